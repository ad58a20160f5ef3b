"""Steps taken on definitions of unusual bytes: a byte order mark, Windows line ends, anchors."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sopdocs.jobs.living import Act, LifeError, revise, submit
from tests.review.office import TEXT, office

TODAY = date(2026, 2, 1)
WINDOWS = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()


def test_byte_order_mark_and_line_ends_stay(tmp_path: Path) -> None:
    made = office(tmp_path, approved=False)
    made.file.write_bytes(WINDOWS)
    made.approve()
    revise(Act(made.file, TODAY, TODAY))
    data = made.file.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf# Naskah contoh\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    added = {b"status: draf\r", b"  revisi: 2026-02-01\r", b"  revisi_ke: 1\r"}
    assert set(data.split(b"\n")) - set(WINDOWS.split(b"\n")) == added


def test_an_anchored_status_is_left_to_its_author(tmp_path: Path) -> None:
    text = TEXT.replace("status: diajukan", "status: &s draf").replace("judul: ", "jenis: mikro\njudul: ")
    made = office(tmp_path, text, approved=False)
    with pytest.raises(LifeError, match="key_unwritable") as refused:
        submit(Act(made.file, TODAY, TODAY, reason="x"))
    assert refused.value.values["key"] == "status"
    assert made.file.read_text("utf-8") == text
    assert not made.ledger.exists()
