"""Runs against a real mail server and a real receiver on loopback, day by day."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from bench.mailhost import PASSWORD, USER, MailHost, certificate, serving
from sopdocs.finding import Finding
from sopdocs.jobs.reminding import Office, Report, Run, preview, remind
from sopdocs.remind.faults import RemindError
from sopdocs.remind.settings import load_settings
from sopdocs.standing import Standing
from tests.remind.office import CHIEF, CLERK, HEAD, TODAY, duty, standing
from tests.remind.workspace import MAIL

ADMIN = 'pengelola = "admin@dinas.example"\n'
UNREAD = Finding("SOP001", "error", "", 1, 1, 1, "rusak", "", "", "")
DUE = TODAY + timedelta(days=3)


@dataclass
class Desk:
    """An office that is reminded: ``on`` runs it on a day so many days after the first."""

    folder: Path
    port: int
    settings: str = ADMIN

    def on(self, days: int, *made: Callable[[date], Standing], unread: tuple[Finding, ...] = ()) -> Report:
        return remind(self.office(days, *made, unread=unread), self.run(days))

    def office(self, days: int, *made: Callable[[date], Standing], unread: tuple[Finding, ...] = ()) -> Office:
        today = TODAY + timedelta(days=days)
        return Office(tuple(make(today) for make in made), unread)

    def run(self, days: int) -> Run:
        today = TODAY + timedelta(days=days)
        text = f"[pengingat]\n{self.settings}{MAIL.format(port=self.port)}"
        (self.folder / "sopdocs.toml").write_text(text, encoding="utf-8")
        moment = datetime.combine(today, datetime.now().time()).astimezone()
        return Run(load_settings(self.folder), today, lambda: moment, pause=0.01)


def sop(name: str, due: date = DUE, **changes: object) -> Callable[[date], Standing]:
    """An SOP under the desk's folder whose one duty is due on a day."""

    def make(today: date) -> Standing:
        made = standing(name, duty((due - today).days, today=today), today=today)
        return replace(made, **changes)  # type: ignore[arg-type]

    return make


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, 1)


def states(report: Report) -> list[tuple[str, str]]:
    return [(each.recipient, each.state) for each in report.deliveries]


CLERKS, CHIEFS, HEADS = str(CLERK.email), str(CHIEF.email), str(HEAD.email)


def test_every_occasion_is_told_once_however_often_it_runs(desk: Desk) -> None:
    with serving() as host:
        desk.port = host.port
        days = []
        for day in range(-35, 30):
            before = len(host.to(CLERKS))
            for _ in range(2):
                desk.on(day, sop("a"))
            days += [day] * (len(host.to(CLERKS)) - before)
    assert days == [-27, -4, 3, 4, 7, 14, 21, 28]
    assert len({letter.message["Message-ID"] for letter in host.letters}) == len(host.letters)
    assert len(host.to(CHIEFS)) == 4
    assert len(host.to(HEADS)) == 3


def test_a_day_without_a_run_is_caught_up_on_the_next(desk: Desk) -> None:
    with serving() as host:
        desk.port = host.port
        for day in (-20, 1, 6):
            desk.on(day, sop("a"))
        assert [letter.message["Subject"].split("(")[0] for letter in host.to(CLERKS)] == [
            "Tinjauan SOP: 1 segera jatuh tempo ",
            "Tinjauan SOP: 1 segera jatuh tempo ",
            "Tinjauan SOP: 1 terlambat ",
        ]


def test_a_dead_server_loses_nothing_and_what_waited_comes_in_one_letter(desk: Desk) -> None:
    with serving() as host:
        desk.port = host.port
    for day in (3, 4, 5):
        report = desk.on(day, sop("a"), sop("b", DUE + timedelta(days=1)))
        assert states(report) == [(CLERKS, "later")]
    with serving(host):
        assert states(desk.on(6, sop("a"), sop("b", DUE + timedelta(days=1)))) == [(CLERKS, "sent")]
        assert states(desk.on(6, sop("a"), sop("b", DUE + timedelta(days=1)))) == []
    (letter,) = host.letters
    assert letter.text.count("TERLAMBAT") == 2


def test_what_was_recorded_while_the_server_was_away_is_no_longer_told(desk: Desk) -> None:
    with serving() as host:
        desk.port = host.port
    desk.on(3, sop("a"), sop("b"))
    with serving(host):
        desk.on(4, sop("b"))
        desk.on(4)
        desk.on(5)
    (letter,) = host.letters
    assert "b/UJI/2026" in letter.text
    assert "a/UJI/2026" not in letter.text


def test_what_vanishes_for_a_day_is_told_when_it_is_back(desk: Desk) -> None:
    with serving() as host:
        desk.port = host.port
    desk.on(0, sop("a"))
    desk.on(1)
    with serving(host):
        assert states(desk.on(2, sop("a"))) == [(CLERKS, "sent")]


def test_a_refused_address_is_told_to_the_administrator_and_not_tried_again_before_the_next_occasion(
    desk: Desk,
) -> None:
    with serving(MailHost(answers={CLERKS: "550 5.1.1 No such user"})) as host:
        desk.port = host.port
        assert states(desk.on(0, sop("a"))) == [(CLERKS, "refused"), ("admin@dinas.example", "sent")]
        assert states(desk.on(0, sop("a"))) == []
        assert states(desk.on(1, sop("a"))) == []
        assert states(desk.on(3, sop("a"))) == [(CLERKS, "refused"), ("admin@dinas.example", "sent")]
    assert "550 5.1.1 No such user" in host.letters[0].text
    assert CLERKS in host.letters[0].text


def test_a_server_that_hangs_up_after_a_refusal_has_refused(desk: Desk) -> None:
    with serving(MailHost(answers={CLERKS: "550 5.1.1 No such user", "HANGUP": "x"})) as host:
        desk.port = host.port
        assert states(desk.on(0, sop("a"))) == [(CLERKS, "refused"), ("admin@dinas.example", "sent")]


@pytest.mark.parametrize("answer", ["450 4.2.1 busy", "451 greylisted", "550 5.7.1 relaying denied", "554 no service"])
def test_an_answer_that_is_not_about_the_mailbox_is_tried_again(desk: Desk, answer: str) -> None:
    with serving(MailHost(answers={CLERKS: answer})) as host:
        desk.port = host.port
        assert states(desk.on(0, sop("a"))) == [(CLERKS, "later")]
        host.answers.clear()
        assert states(desk.on(0, sop("a"))) == [(CLERKS, "sent")]


def test_a_refused_content_is_the_administrators_and_a_refused_administrator_waits(desk: Desk) -> None:
    with serving(MailHost(answers={"DATA": "552 5.3.4 too big"})) as host:
        desk.port = host.port
        assert states(desk.on(0, sop("a"))) == [(CLERKS, "refused"), ("admin@dinas.example", "later")]
        host.answers.clear()
        assert states(desk.on(1, sop("a"))) == [("admin@dinas.example", "sent")]


def test_one_recipient_in_trouble_does_not_keep_the_others_from_theirs(desk: Desk) -> None:
    other = replace(CLERK, post="lain", email="aaa@dinas.example")
    with serving(MailHost(answers={"aaa@dinas.example": "450 later"})) as host:
        desk.port = host.port
        report = desk.on(0, sop("a", owner=other), sop("b"))
    assert states(report) == [("aaa@dinas.example", "later"), (CLERKS, "sent")]


def test_a_connection_that_breaks_in_a_letter_may_have_delivered_it_and_is_handed_over_twice_at_most(
    desk: Desk,
) -> None:
    with serving(MailHost(answers={"BREAK": "x"})) as host:
        desk.port = host.port
        assert states(desk.on(0, sop("a"))) == [(CLERKS, "unsure")]
        assert states(desk.on(0, sop("a"))) == [(CLERKS, "unsure")]
        host.answers.clear()
        third = desk.on(0, sop("a"))
        assert states(third) == [(CLERKS, "unsure")]
        assert third.deliveries[0].held
        assert host.letters == []
        assert states(desk.on(1, sop("a"))) == [(CLERKS, "sent")]


def test_what_nobody_can_be_told_and_what_cannot_be_read_goes_to_the_administrator_once_a_period(desk: Desk) -> None:
    broken = UNREAD._replace(path=str(desk.folder / "definitions/x.yaml"))
    with serving() as host:
        desk.port = host.port
        for day in range(7):
            report = desk.on(day, sop("a", owner=None, superiors=()), unread=(broken,))
            assert [each.trouble for each in report.plan.stray] == ["no_owner"]
            assert [each.place for each in report.unknown] == ["definitions/x.yaml"]
    letters = host.to("admin@dinas.example")
    assert ["terlambat" in letter.message["Subject"] for letter in letters] == [False, False, True]
    assert "definitions/x.yaml tidak terbaca" in letters[0].text
    assert "Penanggung jawabnya belum ada" in letters[0].text
    assert host.letters == letters


def test_an_administrator_who_is_an_owner_gets_one_letter_with_both(desk: Desk) -> None:
    desk.settings = f'pengelola = "{CLERKS}"\n'
    with serving() as host:
        desk.port = host.port
        desk.on(0, sop("a"), sop("b", owner=None, superiors=()))
    (letter,) = host.letters
    assert letter.text.count("3 HARI LAGI") == 2


def test_the_feed_and_the_texts_are_written_even_where_the_server_is_dead(desk: Desk) -> None:
    desk.settings = 'kalender = "output/tinjauan.ics"\nwhatsapp = "output/wa.txt"\n'
    with serving() as host:
        desk.port = host.port
    report = desk.on(0, sop("a"))
    assert [each.fault for each in report.files] == [None, None]
    assert b"BEGIN:VEVENT" in (desk.folder / "output/tinjauan.ics").read_bytes()
    text = (desk.folder / "output/wa.txt").read_text(encoding="utf-8")
    assert "https://wa.me/?text=Yth.%20Tini%20Uji" in text


def test_an_unreadable_definition_keeps_its_entry_in_the_feed(desk: Desk) -> None:
    desk.settings = 'kalender = "tinjauan.ics"\n'
    broken = UNREAD._replace(path=str(desk.folder / "definitions/a.yaml"))
    made = sop("a", path=desk.folder / "definitions/a.yaml")
    with serving() as host:
        desk.port = host.port
        desk.on(0, made)
        before = (desk.folder / "tinjauan.ics").read_bytes()
        desk.on(1, unread=(broken,))
        assert (desk.folder / "tinjauan.ics").read_bytes() == before
        desk.on(2)
    assert b"STATUS:CANCELLED" in (desk.folder / "tinjauan.ics").read_bytes()


def test_a_file_that_cannot_be_written_is_told_and_stops_nothing(desk: Desk) -> None:
    desk.settings = 'kalender = "halangan/tinjauan.ics"\n'
    (desk.folder / "halangan").write_text("berkas", encoding="utf-8")
    with serving() as host:
        desk.port = host.port
        report = desk.on(0, sop("a"))
    assert report.files[0].fault is not None
    assert states(report) == [(CLERKS, "sent")]


def test_a_preview_says_what_would_go_and_leaves_no_trace(desk: Desk) -> None:
    with serving() as host:
        desk.port = host.port
        assert states(preview(desk.office(0, sop("a")), desk.run(0))) == [(CLERKS, "planned")]
        assert not (desk.folder / ".sopdocs").exists()
        desk.on(0, sop("a"))
        assert states(preview(desk.office(0, sop("a")), desk.run(0))) == []
        assert states(preview(desk.office(3, sop("a")), desk.run(3))) == [(CLERKS, "planned")]
    assert len(host.letters) == 1


@pytest.mark.parametrize(("security", "implicit"), [("starttls", False), ("tls", True)])
def test_letters_go_over_verified_tls_with_a_login(desk: Desk, security: str, implicit: bool) -> None:
    chain, context = certificate(desk.folder)
    secret = desk.folder / "sandi"
    secret.write_text(f"{PASSWORD}\n", encoding="utf-8")
    secret.chmod(0o600)
    with serving(tls=context, login=not implicit, implicit=implicit) as host:
        desk.port = host.port
        run = desk.run(0)
        text = run.setup.file.read_text("utf-8") if run.setup.file else ""
        more = "" if implicit else f'pengguna = "{USER}"\nsandi = "file:sandi"\n'
        whole = text.replace('"none"', f'"{security}"') + more
        (desk.folder / "sopdocs.toml").write_text(whole, encoding="utf-8")
        stranger = remind(desk.office(0, sop("a")), replace(run, setup=load_settings(desk.folder)))
        assert states(stranger) == [(CLERKS, "later")]
        assert "certificate" in stranger.deliveries[0].why.lower()
        (desk.folder / "sopdocs.toml").write_text(f'{whole}akar = "{chain.name}"\n', encoding="utf-8")
        known = remind(desk.office(0, sop("a")), replace(run, setup=load_settings(desk.folder)))
    assert states(known) == [(CLERKS, "sent")]
    assert bool(host.logins) is not implicit
    assert host.encrypted == [not implicit] or implicit


def test_a_wrong_password_delivers_nothing_and_says_so_without_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    chain, context = certificate(desk.folder)
    monkeypatch.setenv("SANDI_UJI", "bukan-sandinya")
    with serving(tls=context, login=True) as host:
        desk.port = host.port
        run = desk.run(0)
        assert run.setup.file
        more = f'pengguna = "{USER}"\nsandi = "env:SANDI_UJI"\nakar = "{chain.name}"\n'
        text = run.setup.file.read_text("utf-8").replace('"none"', '"starttls"') + more
        run.setup.file.write_text(text, encoding="utf-8")
        report = remind(desk.office(0, sop("a")), replace(run, setup=load_settings(desk.folder)))
    assert states(report) == [(CLERKS, "later")]
    assert report.deliveries[0].why.startswith("535")
    assert "bukan-sandinya" not in str(report)


def test_a_server_without_tls_is_not_trusted_with_anything(desk: Desk) -> None:
    with serving() as host:
        desk.port = host.port
        run = desk.run(0)
        assert run.setup.file
        text = run.setup.file.read_text("utf-8").replace('"none"', '"starttls"')
        run.setup.file.write_text(text, encoding="utf-8")
        report = remind(desk.office(0, sop("a")), replace(run, setup=load_settings(desk.folder)))
    assert states(report) == [(CLERKS, "later")]
    assert host.letters == []


def test_plain_connections_are_for_this_machine_only(desk: Desk) -> None:
    run = desk.run(0)
    assert run.setup.file
    run.setup.file.write_text(run.setup.file.read_text("utf-8").replace("127.0.0.1", "mail.dinas.example"), "utf-8")
    with pytest.raises(RemindError, match="mail_insecure"):
        remind(desk.office(0), replace(run, setup=load_settings(desk.folder)))
    assert not (desk.folder / ".sopdocs").exists()


def test_a_state_of_a_newer_version_or_of_something_else_is_refused_and_left_alone(desk: Desk) -> None:
    desk.on(0)
    state = desk.folder / ".sopdocs" / "pengingat.sqlite"
    with closing(sqlite3.connect(state)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(RemindError, match="state_newer"):
        desk.on(0)
    for side in state.parent.glob("pengingat.sqlite-*"):
        side.unlink()
    state.write_bytes(b"bukan sqlite " * 100)
    with pytest.raises(RemindError, match="state_broken"):
        desk.on(0)
    assert state.read_bytes() == b"bukan sqlite " * 100
