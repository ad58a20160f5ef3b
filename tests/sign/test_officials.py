"""Who holds which post on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sopdocs.officials import Officials, load_officials

TEXT = """
pejabat:
  kadis:
    jabatan: Kepala Dinas Contoh
    surel: dinas@contoh.example
    pemangku:
      - {nama: "Dr. Sari Contoh, S.H.", nip: 19800101 200501 2 001, sampai: 2024-06-30}
      - nama: Budi Contoh
        nip: "198102022006041002"
        sejak: 2024-07-01
        surel: budi@contoh.example
        sertifikat: [{nama: BUDI C, sha256: 00ff}]
  sekretaris: {jabatan: Sekretaris, atasan: kadis, pemangku: [{nama: Tini Uji}]}
"""


def officials(tmp_path: Path) -> Officials:
    (tmp_path / "pejabat.yaml").write_text(TEXT, encoding="utf-8")
    read = load_officials(tmp_path / "definitions" / "a" / "b.yaml")
    assert read.problems == ()
    return read.officials


def test_terms_decide_who_serves(tmp_path: Path) -> None:
    people = officials(tmp_path)
    on = {
        day: {found.key: found.holder.name for found in people.serving(day)}
        for day in (date(2024, 6, 30), date(2024, 7, 1))
    }
    assert [names["kadis"] for names in on.values()] == ["Dr. Sari Contoh, S.H.", "Budi Contoh"]


def test_the_number_decides_and_else_the_bare_name(tmp_path: Path) -> None:
    people = officials(tmp_path)
    by_number = people.named("Nama Lain", "198102022006041002", date(2025, 1, 1))
    assert by_number is not None
    assert (by_number.key, by_number.email) == ("kadis", "budi@contoh.example")
    by_name = people.named("SARI CONTOH", None, date(2024, 1, 1))
    assert by_name is not None
    assert by_name.email == "dinas@contoh.example"
    assert people.named("Budi Contoh", "198102022006041009", date(2025, 1, 1)) is None
    assert people.named("Budi Contoh", None, date(2024, 1, 1)) is None


def test_faults_are_problems_and_absence_is_empty(tmp_path: Path) -> None:
    assert load_officials(tmp_path / "a.yaml").path is None
    (tmp_path / "pejabat.yaml").write_text("pejabat:\n  kadis: {jabattan: x}\n", encoding="utf-8")
    read = load_officials(tmp_path / "a.yaml")
    assert [problem.code for problem in read.problems] == ["SOP004"]
