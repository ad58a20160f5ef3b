"""Entries go into a ledger and nothing else in it moves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sopdocs.ledger import Archived, Review, Signature
from sopdocs.load import load_ledger
from sopdocs.record import RecordError, appended

SIGNED = Signature(
    date=date(2025, 1, 10), role="pengesah", by="Sari Contoh, S.H.", means="basah", file="output/signed/a b.pdf",
    sha256="ab" * 32, fingerprint="sha256:" + "cd" * 32, note='alasan: "mendesak" # bukan komentar\nbaris dua',
)  # fmt: skip
REVIEW = Review(date=date(2025, 7, 1), kind="pemantauan", by="sesdep", result="tetap")
ARCHIVED = Archived(date=date(2026, 1, 1), file="output/signed/a.pdf", sha256="00" * 32)

LEDGERS = {
    "none": "",
    "only a comment": "# catatan kantor\n",
    "indented": "tinjauan:\n  - tanggal: 2024-01-08\n    jenis: evaluasi   # di sela\n\n# akhir\n",
    "at the margin": "tanda_tangan:\n- tanggal: 2024-01-08\n  cara: basah\n"
    "tinjauan:\n- {tanggal: 2024-02-01, jenis: evaluasi}\n",
    "no last line end": "tinjauan:\n    - tanggal: 2024-01-08\n      jenis: evaluasi\n      catatan: baris",
    "windows": "\ufefftinjauan:\r\n  - tanggal: 2024-01-08\r\n    jenis: evaluasi\r\n",
    "key without value": "tanda_tangan:\ntinjauan:\n  - {tanggal: 2024-01-08, jenis: evaluasi}\n",
}


@pytest.mark.parametrize("old", LEDGERS.values(), ids=LEDGERS)
@pytest.mark.parametrize("entry", [SIGNED, REVIEW, ARCHIVED], ids=["signature", "review", "archive"])
def test_every_byte_stays_and_the_entry_reads_back(
    old: str, entry: Signature | Review | Archived, tmp_path: Path
) -> None:
    data = old.encode()
    result = appended(data, entry)
    cut = next((at for at in range(len(data)) if data[at] != result[at]), len(data))
    assert result.endswith(data[cut:])
    (tmp_path / "a.catatan.yaml").write_bytes(result)
    ledger, faults = load_ledger(tmp_path / "a.yaml")
    assert faults == ()
    assert entry in (*ledger.reviews, *ledger.signatures, *ledger.archived)
    assert appended(result, entry).count(b"tanggal") == result.count(b"tanggal") + 1


@pytest.mark.parametrize(
    "old",
    [
        "tanda_tangan: []\n",
        "tanda_tangan: [{tanggal: 2024-01-01, cara: basah}]\n",
        "lain: 1\n",
        "tinjauan: [\n",
        "tanda_tangan:\n  - tanggal: 2024-01-01\n    cara: basah\n    catatan: |\n      tanpa akhir baris",
    ],
)
def test_what_commands_do_not_write_is_left_alone(old: str) -> None:
    with pytest.raises(RecordError):
        appended(old.encode(), SIGNED)
