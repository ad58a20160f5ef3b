"""The files an office installs are what systemd takes, and what the guide shows."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
import tomllib
from pathlib import Path

import pytest

from sopdocs.cli.remind import ATTENTION, UNDELIVERED
from sopdocs.remind.settings import MailSettings, RemindSettings, WebhookSettings
from sopdocs.remind.webhook import signature

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
GUIDE = (ROOT / "docs" / "panduan" / "11-pengingat.md").read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    service = (DEPLOY / "sopdocs-pengingat.service").read_text(encoding="utf-8")
    here = service.replace("/srv/sop/.venv/bin/sopdocs", "/bin/true").replace("User=sopdocs", "User=root")
    (tmp_path / "sopdocs-pengingat.service").write_text(here, encoding="utf-8")
    shutil.copy(DEPLOY / "sopdocs-pengingat.timer", tmp_path)
    for name in ("sopdocs-pengingat.service", "sopdocs-pengingat.timer"):
        done = subprocess.run(
            ["systemd-analyze", "verify", "--man=no", str(tmp_path / name)], capture_output=True, text=True, check=False
        )
        told = [row for row in done.stderr.splitlines() if "sopdocs-pengingat" in row]
        assert told == []
    times = re.findall(r"OnCalendar=(.*)", (tmp_path / "sopdocs-pengingat.timer").read_text(encoding="utf-8"))
    for when in times:
        assert subprocess.run(["systemd-analyze", "calendar", when], capture_output=True, check=False).returncode == 0
    assert len(times) == 3


def test_cron_and_systemd_run_the_line_of_the_guide() -> None:
    command = "sopdocs remind definitions"
    row = next(row for row in (DEPLOY / "sopdocs-pengingat.cron").read_text("utf-8").splitlines() if row[:1] == "0")
    assert row in GUIDE
    assert row.endswith(command)
    assert command in (DEPLOY / "sopdocs-pengingat.service").read_text(encoding="utf-8")


def test_what_waits_for_a_person_is_no_failure_of_the_unit_and_what_was_not_delivered_is() -> None:
    service = (DEPLOY / "sopdocs-pengingat.service").read_text(encoding="utf-8")
    assert re.findall(r"^SuccessExitStatus=(.*)$", service, re.MULTILINE) == [str(ATTENTION)]
    assert UNDELIVERED not in (0, ATTENTION)


def test_the_settings_of_the_guide_are_settings_and_all_of_them_are_there() -> None:
    blocks = [tomllib.loads(text) for text in re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)]
    for block in blocks:
        RemindSettings.model_validate(block["pengingat"])
    whole = blocks[-1]["pengingat"]
    for model, table in ((RemindSettings, whole), (MailSettings, whole["surel"]), (WebhookSettings, whole["webhook"])):
        assert {field.alias or name for name, field in model.model_fields.items()} == set(table)


def test_the_receivers_check_of_the_guide_tells_genuine_from_forged() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)
    names: dict[str, object] = {}
    exec(code, names)
    check = names["asli"]
    assert callable(check)
    now = int(time.time())
    assert check(b"kunci", signature(b"kunci", now, b"isi"), b"isi")
    assert not check(b"kunci", signature(b"kunci", now, b"isi"), b"lain")
    assert not check(b"kunci", signature(b"lain", now, b"isi"), b"isi")
    assert not check(b"kunci", signature(b"kunci", now - 3600, b"isi"), b"isi")
