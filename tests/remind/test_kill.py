"""A run is a process of its own and is killed by SIGKILL at a step the mail server or the receiver sees it reach.

Nothing in sopdocs knows of this: the servers hold the process's number and end it at EHLO, MAIL, RCPT, DATA, once a
letter is stored and before it is answered, at the next letter's MAIL (so just after the first was marked), and at QUIT.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from bench.mailhost import Assassin, MailHost, serving
from tests.pki.loopback import Reply, Request, served
from tests.remind.workspace import Workspace, workspace

EVERYBODY = {"arsiparis@dinas.example", "kabid@dinas.example", "kadis@dinas.example"}
STEPS = [
    ("EHLO", 1),
    ("MAIL", 1),
    ("RCPT", 1),
    ("DATA", 1),
    ("STORED", 1),
    ("MAIL", 2),
    ("STORED", 2),
    ("STORED", 3),
    ("QUIT", 1),
]


def office(folder: Path, port: int, settings: str = "") -> Workspace:
    made = workspace(folder, port, f'pengelola = "admin@dinas.example"\n{settings}')
    made.add("a", -30)
    made.add("b", 3)
    made.add("c", 3, "kadis")
    return made


def killed(made: Workspace, assassin: Assassin) -> int:
    process = made.start()
    assassin.aim(process.pid)
    process.communicate(timeout=60)
    return process.returncode


def counts(host: MailHost) -> Counter[str]:
    return Counter(letter.recipient for letter in host.letters)


@pytest.mark.parametrize(("step", "nth"), STEPS)
def test_killed_at_a_step_nothing_is_lost_and_one_letter_at_most_comes_twice(
    tmp_path: Path, step: str, nth: int
) -> None:
    host = MailHost(assassin=Assassin(step, nth))
    with serving(host):
        made = office(tmp_path, host.port)
        assert host.assassin
        assert killed(made, host.assassin) == -signal.SIGKILL
        status, said = made.run()
        assert status == 0, said
        settled = counts(host)
        assert made.run()[0] == 0
    assert set(settled) == EVERYBODY
    assert counts(host) == settled
    assert sum(settled.values()) == 3 + (step == "STORED")
    for recipient in EVERYBODY:
        assert len({letter.message["Message-ID"] for letter in host.to(recipient)}) == 1


def test_interrupted_by_hand_it_says_so_and_the_next_run_goes_on(tmp_path: Path) -> None:
    host = MailHost(assassin=Assassin("RCPT", 2, blow=signal.SIGINT))
    with serving(host):
        made = office(tmp_path, host.port)
        process = made.start()
        assert host.assassin
        host.assassin.aim(process.pid)
        _, said = process.communicate(timeout=60)
        assert (process.returncode, "Traceback" in said) == (130, False)
        assert "dihentikan" in said
        assert made.run()[0] == 0
    assert counts(host) == Counter(EVERYBODY)


def test_killed_again_and_again_at_the_worst_moment_a_letter_comes_twice_and_no_more(tmp_path: Path) -> None:
    host = MailHost()
    with serving(host):
        made = office(tmp_path, host.port)
        for _ in range(3):
            host.assassin = Assassin("STORED")
            killed(made, host.assassin)
        host.assassin = None
        status, said = made.run()
    assert max(counts(host).values()) == 2
    assert set(counts(host)) == EVERYBODY
    assert status == 4
    assert "belum pasti sampai" in said


def test_killed_at_any_moment_by_the_clock(tmp_path: Path) -> None:
    host, rng = MailHost(), Random(6)
    with serving(host):
        made = office(tmp_path, host.port, 'kalender = "tinjauan.ics"\n')
        for _ in range(6):
            process = made.start()
            time.sleep(rng.uniform(0.3, 1.2))
            process.send_signal(signal.SIGKILL)
            process.communicate(timeout=60)
        status, said = made.run()
    assert status in (0, 4), said
    assert set(counts(host)) == EVERYBODY
    assert max(counts(host).values()) <= 2
    assert (tmp_path / "tinjauan.ics").read_bytes().endswith(b"END:VCALENDAR\r\n")
    with closing(sqlite3.connect(made.state)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_two_runs_at_once_send_every_letter_once(tmp_path: Path) -> None:
    host = MailHost()
    with serving(host):
        made = office(tmp_path, host.port)
        both: list[subprocess.Popen[str]] = [made.start(), made.start()]
        said = [process.communicate(timeout=60) for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert counts(host) == Counter(EVERYBODY)


def test_a_webhook_that_sees_its_sender_die_gets_the_same_delivery_once_more(tmp_path: Path) -> None:
    victims: list[int] = []
    seen: list[str] = []

    def answer(request: Request) -> Reply:
        seen.append(request.headers["X-Sopdocs-Delivery"])
        if victims:
            os.kill(victims.pop(), signal.SIGKILL)
        return Reply(204, b"")

    with served(answer) as url:
        made = workspace(tmp_path)
        made.add("a", -30)
        secret = tmp_path / "kunci"
        secret.write_text("rahasia", encoding="utf-8")
        secret.chmod(0o600)
        made.settings.write_text(f'[pengingat.webhook]\nurl = "{url}/sop"\nrahasia = "file:kunci"\n', "utf-8")
        process = made.start()
        victims.append(process.pid)
        process.communicate(timeout=60)
        assert process.returncode == -signal.SIGKILL
        assert made.run()[0] == 0
        assert made.run()[0] == 0
    assert len(seen) == 2
    assert len(set(seen)) == 1
