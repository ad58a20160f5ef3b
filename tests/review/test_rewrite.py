"""Keys set in definitions of every style, all other characters left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopdocs.edit import apply_edits
from sopdocs.load import load_data
from sopdocs.review.rewrite import UnwritableError, put

STATUS, REVISED, NUMBER = ("status",), ("tanggal", "revisi"), ("tanggal", "revisi_ke")


def rewritten(text: str, keys: tuple[str, ...], value: str) -> str:
    definition = load_data(Path("a.yaml"), text.encode())
    return apply_edits(definition.text, [put(definition, keys, value)])


@pytest.mark.parametrize(
    ("text", "keys", "value", "after"),
    [
        ("status: diajukan\n", STATUS, "draf", "status: draf\n"),
        ("status:   diajukan  # c\n", STATUS, "draf", "status:   draf  # c\n"),
        ("status: 'diajukan'\n", STATUS, "draf", "status: draf\n"),
        ("status:\nnomor: 1\n", STATUS, "draf", "status: draf\nnomor: 1\n"),
        ("status:  # belum\nnomor: 1\n", STATUS, "draf", "status: draf  # belum\nnomor: 1\n"),
        ("nomor: 1\njudul: A\ntanggal: {}\n", STATUS, "draf", "nomor: 1\njudul: A\nstatus: draf\ntanggal: {}\n"),
        ("nomor: 1\r\njudul: A\r\n", STATUS, "draf", "nomor: 1\r\njudul: A\r\nstatus: draf\r\n"),
        ("nomor: 1", STATUS, "draf", "nomor: 1\nstatus: draf"),
        ("# judul\ninstansi:\n  - A\n", STATUS, "draf", "# judul\nstatus: draf\ninstansi:\n  - A\n"),
        ("{nomor: 1}\n", STATUS, "draf", "{status: draf, nomor: 1}\n"),
        ("tanggal: {efektif: 2024-01-01}\n", NUMBER, "1", "tanggal: {revisi_ke: 1, efektif: 2024-01-01}\n"),
        ("tanggal: {}\n", NUMBER, "1", "tanggal: {revisi_ke: 1}\n"),
        ("tanggal:\nnomor: 1\n", NUMBER, "1", "tanggal:\n  revisi_ke: 1\nnomor: 1\n"),
        ("nomor: 1\n", NUMBER, "1", "nomor: 1\ntanggal:\n  revisi_ke: 1\n"),
        (
            "tanggal:\n    pembuatan: 2024-01-01 # a\n    efektif: 2024-02-01\n",
            REVISED,
            "2025-01-01",
            "tanggal:\n    pembuatan: 2024-01-01 # a\n    revisi: 2025-01-01\n    efektif: 2024-02-01\n",
        ),
        ("tanggal:\n  revisi: null\n", REVISED, "2025-01-01", "tanggal:\n  revisi: 2025-01-01\n"),
        ('tanggal: {"revisi": "-"}\n', REVISED, "2025-01-01", 'tanggal: {"revisi": 2025-01-01}\n'),
    ],
)
def test_one_key_changes_and_nothing_else(text: str, keys: tuple[str, ...], value: str, after: str) -> None:
    assert rewritten(text, keys, value) == after


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("status: &s diajukan\njudul: *s\n", STATUS),
        ("status: !x diajukan\n", STATUS),
        ("status: |\n  diajukan\n", STATUS),
        ("tanggal: 2024\n", NUMBER),
        ("tanggal: [2024]\n", NUMBER),
    ],
)
def test_what_no_command_changes_is_refused(text: str, keys: tuple[str, ...]) -> None:
    with pytest.raises(UnwritableError):
        rewritten(text, keys, "1")
