"""The webhook, against a real receiver that checks the signature as the guide tells it to."""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sopdocs.jobs.reminding import Office, Report, Run, preview, remind
from sopdocs.remind.faults import RemindError
from sopdocs.remind.settings import load_settings
from sopdocs.standing import Standing
from tests.pki.loopback import Reply, Request, served
from tests.remind.office import TODAY, duty, standing

SECRET = "rahasia-uji"


def genuine(request: Request, now: int) -> bool:
    """The receiver's own check: the parts of the header, the age, the HMAC of what came."""
    parts = dict(part.split("=", 1) for part in request.headers["X-Sopdocs-Signature"].split(","))
    expected = hmac.new(SECRET.encode(), parts["t"].encode() + b"." + request.body, hashlib.sha256).hexdigest()
    return abs(now - int(parts["t"])) < 300 and hmac.compare_digest(expected, parts["v1"])


@dataclass
class Receiver:
    """Answers with the given statuses, then 204; keeps what came."""

    statuses: list[int] = field(default_factory=list)
    got: list[Request] = field(default_factory=list)

    def answer(self, request: Request) -> Reply:
        self.got.append(request)
        return Reply(self.statuses.pop(0) if self.statuses else 204, b"")


@dataclass
class Desk:
    folder: Path
    monkeypatch: pytest.MonkeyPatch
    secret: str = SECRET

    def on(self, url: str, days: int, *made: Standing) -> Report:
        self.monkeypatch.setenv("KUNCI_UJI", self.secret)
        text = f'[pengingat.webhook]\nurl = "{url}"\nrahasia = "env:KUNCI_UJI"\nbatas_detik = 5\n'
        (self.folder / "sopdocs.toml").write_text(text, encoding="utf-8")
        moment = datetime.now().astimezone()
        today = TODAY + timedelta(days=days)
        office = Office(tuple(replace(each, today=today) for each in made))
        return remind(office, Run(load_settings(self.folder), today, lambda: moment, pause=0.01))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(tmp_path, monkeypatch)


def states(report: Report) -> list[str]:
    return [each.state for each in report.deliveries]


def test_the_receiver_gets_signed_json_once(desk: Desk) -> None:
    receiver = Receiver()
    with served(receiver.answer) as url:
        assert states(desk.on(f"{url}/sop", 0, standing("a", duty(-8)), standing("b", duty(99)))) == ["sent"]
        assert states(desk.on(f"{url}/sop", 0, standing("a", duty(-8)), standing("b", duty(99)))) == []
    (request,) = receiver.got
    assert request.path == "/sop"
    assert genuine(request, int(datetime.now().timestamp()))
    forged = replace(request, body=request.body.replace(b"a/UJI/2026", b"z/UJI/2026"))
    assert not genuine(forged, int(datetime.now().timestamp()))
    body = json.loads(request.body)
    assert (body["format"], body["kind"], body["date"]) == (1, "sopdocs.reminder", TODAY.isoformat())
    assert request.headers["X-Sopdocs-Delivery"] == body["id"]
    (item,) = body["items"]
    assert (item["number"], item["duty"]["days_left"], item["escalated"]) == ("a/UJI/2026", -8, True)
    assert item["owner"] == {"post": "arsiparis", "position": "Arsiparis", "name": "Tini Uji"}


def test_a_preview_names_the_webhook_and_asks_for_no_secret(desk: Desk) -> None:
    receiver = Receiver()
    with served(receiver.answer) as url:
        desk.on(url, 0)
        desk.monkeypatch.delenv("KUNCI_UJI")
        today = Office((standing("a", duty(0)),))
        run = Run(load_settings(desk.folder), TODAY, lambda: datetime.now().astimezone())
        assert [(each.channel, each.state) for each in preview(today, run).deliveries] == [("webhook", "planned")]
    assert receiver.got == []


def test_a_receiver_in_trouble_is_asked_again_with_the_same_delivery(desk: Desk) -> None:
    receiver = Receiver([503, 429, 500])
    with served(receiver.answer) as url:
        assert states(desk.on(url, 0, standing("a", duty(0)))) == ["sent"]
    assert len({request.headers["X-Sopdocs-Delivery"] for request in receiver.got}) == 1
    assert len(receiver.got) == 4


@pytest.mark.parametrize(("statuses", "asked"), [([503] * 9, 4), ([404], 1), ([302], 1)])
def test_what_a_run_cannot_deliver_the_next_one_does(desk: Desk, statuses: list[int], asked: int) -> None:
    receiver = Receiver(list(statuses))
    with served(receiver.answer) as url:
        report = desk.on(url, 0, standing("a", duty(0)))
        assert states(report) == ["later"]
        assert str(statuses[0]) in report.deliveries[0].why
        assert len(receiver.got) == asked
        receiver.statuses.clear()
        assert states(desk.on(url, 1, standing("a", duty(0)))) == ["sent"]


def test_a_receiver_that_is_not_there_costs_nothing_but_time(desk: Desk) -> None:
    with served(Receiver().answer) as url:
        pass
    for _ in range(3):
        assert states(desk.on(url, 0, standing("a", duty(0)))) == ["later"]


def test_a_receiver_that_does_not_answer_gets_a_delivery_twice_a_day_at_most(desk: Desk) -> None:
    got: list[str] = []

    def cut(request: Request) -> Reply:
        got.append(request.headers["X-Sopdocs-Delivery"])
        raise ConnectionAbortedError

    with served(cut) as url:
        assert [states(desk.on(url, 0, standing("a", duty(0)))) for _ in range(3)] == [["unsure"]] * 3
        assert len(got) == 2
        desk.on(url, 1, standing("a", duty(0)))
    assert len(got) == 3


@pytest.mark.parametrize("url", ["http://dinas.example/sop", "ftp://127.0.0.1/x", "dinas"])
def test_secrets_and_names_do_not_travel_in_the_open(desk: Desk, url: str) -> None:
    with pytest.raises(RemindError, match="webhook_"):
        desk.on(url, 0, standing("a", duty(0)))


def test_a_missing_secret_is_said_before_anything_is_planned(desk: Desk) -> None:
    desk.secret = ""
    with pytest.raises(RemindError, match="secret_empty") as caught:
        desk.on("http://127.0.0.1:1/", 0, standing("a", duty(0)))
    assert caught.value.service
    assert not (desk.folder / ".sopdocs").exists()
