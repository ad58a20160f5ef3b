"""Definitions and ledgers from disk."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from sopdocs.ledger import Ledger, Review, Signature, fingerprint
from sopdocs.load import STEP_LIMIT, NoSuchPathError, find_definitions, ledger_path, load, load_ledger
from tests.load.marked import unmarked


@pytest.mark.parametrize("path", find_definitions([Path("definitions")]), ids=lambda path: path.stem)
def test_the_definitions_load_without_a_problem(path: Path) -> None:
    definition = load(path)
    assert definition.problems == ()
    assert definition.sop is not None
    assert definition.sop.flows
    assert definition.data == path.read_bytes()


def test_as_many_steps_as_are_allowed(tmp_path: Path) -> None:
    path = tmp_path / "panjang.yaml"
    path.write_text("langkah:\n" + "- {kegiatan: a}\n" * STEP_LIMIT, encoding="utf-8")
    definition = load(path)
    assert definition.problems == ()
    assert definition.sop is not None


def test_loading_imports_nothing_heavy() -> None:
    heavy = {"weasyprint", "jinja2", "docx", "uharfbuzz", "babel", "fontTools", "rapidfuzz"}
    program = "import sys, sopdocs.load, sopdocs.institution, sopdocs.starter, sopdocs.schema; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert "sopdocs.load" in loaded
    assert heavy.isdisjoint(loaded)


def test_definitions_are_found_in_folders(tmp_path: Path) -> None:
    files = (
        "b/kedua.yaml",
        "a/pertama.yml",
        "a/pertama.catatan.yaml",
        "a/c/ketiga.yaml",
        "pejabat.yaml",
        "regulasi.yaml",
        ".hidden/x.yaml",
        ".x.yaml",
        "templates/kota/profile.yaml",
        "templates/kota/contoh.yaml",
        "a/catatan.txt",
    )
    for name in files:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    found = find_definitions([tmp_path, tmp_path / "a" / "pertama.yml", tmp_path / "a" / "catatan.txt"])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == [
        "a/c/ketiga.yaml",
        "a/catatan.txt",
        "a/pertama.yml",
        "b/kedua.yaml",
    ]


def test_a_path_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoSuchPathError) as caught:
        find_definitions([tmp_path, tmp_path / "tiada.yaml"])
    assert caught.value.path == tmp_path / "tiada.yaml"


def with_ledger(folder: Path, text: str) -> Path:
    path = folder / "naskah.yaml"
    (folder / "naskah.catatan.yaml").write_text(text, encoding="utf-8")
    return path


def test_no_ledger_is_an_empty_one(tmp_path: Path) -> None:
    assert load_ledger(tmp_path / "naskah.yaml") == (Ledger(), ())
    assert load_ledger(with_ledger(tmp_path, "# belum ada\n")) == (Ledger(), ())
    assert load_ledger(with_ledger(tmp_path, "tinjauan:\ntanda_tangan:\n")) == (Ledger(), ())


def test_a_ledger_is_read(tmp_path: Path) -> None:
    path = with_ledger(
        tmp_path,
        "tinjauan:\n"
        "  - {tanggal: 2024-01-08, jenis: pemantauan, oleh: sesdep, hasil: tetap, catatan: Sesuai., sidik: sha256:5f}\n"
        "tanda_tangan:\n"
        "  - {tanggal: 2023-07-10, peran: pengesah, oleh: deputi, cara: basah, berkas: a.pdf, sha256: 9a, sidik: s}\n",
    )
    ledger, faults = load_ledger(path)
    assert faults == ()
    assert ledger.reviews == (
        Review(
            date=date(2024, 1, 8),
            kind="pemantauan",
            by="sesdep",
            result="tetap",
            note="Sesuai.",
            fingerprint="sha256:5f",
        ),
    )
    assert ledger.signatures == (
        Signature(
            date=date(2023, 7, 10),
            role="pengesah",
            by="deputi",
            means="basah",
            file="a.pdf",
            sha256="9a",
            fingerprint="s",
        ),
    )


GOOD = "{tanggal: 2024-01-08, jenis: evaluasi}"
LEDGER_FAULTS = {
    "no such day": ("tinjauan:\n  - {tanggal: «2023-06-31», jenis: evaluasi}\n", "tanggal seperti 2024-01-31"),
    "date in words": ("tinjauan:\n  - {tanggal: «8 Januari 2024», jenis: evaluasi}\n", "tanggal seperti 2024-01-31"),
    "kind unknown": ("tinjauan:\n  - {tanggal: 2024-01-08, jenis: «audit»}\n", "pemantauan, evaluasi"),
    "kind missing": ("tinjauan:\n  - «{tanggal: 2024-01-08}»\n", "'jenis' harus diisi"),
    "unknown key": (f"{{tinjauan: [{GOOD}], «tinjau»: x}}\n", "'tinjau' tidak dikenal"),
    "duplicate key": (f"tinjauan: [{GOOD}]\n«tinjauan»: []\n", "ditulis dua kali"),
    "no list": ("tinjauan: «x»\n", "'tinjauan' harus daftar"),
    "syntax": ("tinjauan: «[»\n", "kurung ini tidak ditutup"),
    "control character": ("tinjauan: «\x07»\n", "karakter kendali"),
}


@pytest.mark.parametrize(("typed", "cause"), LEDGER_FAULTS.values(), ids=LEDGER_FAULTS.keys())
def test_a_faulty_ledger(tmp_path: Path, typed: str, cause: str) -> None:
    text, place = unmarked(typed)
    path = with_ledger(tmp_path, text)
    ledger, faults = load_ledger(path)
    fault = next(fault for fault in faults if cause in dict(fault.problem.values)["sebab_id"])
    assert {fault.problem.code for fault in faults} == {"SOP009"}
    assert fault.path == ledger_path(path)
    assert (fault.place.line, fault.place.column, fault.place.end_column) == place
    assert fault.place.excerpt == text.splitlines()[place[0] - 1]
    assert len(ledger.reviews) == text.count("evaluasi") - text.count("2023-06-31") - text.count("8 Januari")


def test_a_faulty_entry_takes_no_other_with_it(tmp_path: Path) -> None:
    text = f"tinjauan:\n  - {{tanggal: x, jenis: evaluasi}}\n  - {GOOD}\n"
    ledger, faults = load_ledger(with_ledger(tmp_path, text))
    assert [review.date for review in ledger.reviews] == [date(2024, 1, 8)]
    assert [fault.problem.code for fault in faults].count("SOP009") == len(faults) > 0


def test_the_fingerprint_is_of_the_bytes() -> None:
    assert fingerprint(b"") == "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert fingerprint(b"a: b\n") != fingerprint(b"a: b\r\n")


@pytest.mark.parametrize("entry", ["{tanggal: , jenis: evaluasi}", "{tanggal: 2024-01-01, jenis: }"])
def test_an_entry_with_an_empty_key_it_needs_is_not_dropped_in_silence(tmp_path: Path, entry: str) -> None:
    ledger, (fault,) = load_ledger(with_ledger(tmp_path, f"tinjauan:\n  - {entry}\n"))
    assert ledger.reviews == ()
    assert "harus diisi" in dict(fault.problem.values)["sebab_id"]
    assert fault.place.line == 2
