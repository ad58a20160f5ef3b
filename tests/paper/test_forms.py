"""``sopdocs review form`` and ``review changes`` as a stranger runs them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import pymupdf
import pytest
import yaml

from sopdocs.cli import main
from sopdocs.jobs.reviewing import record_form
from sopdocs.load import load_ledger

TODAY = "2026-11-22"
SOP = """\
nomor: {number}
judul: Peminjaman Kunci Gudang Utama
status: diajukan
instansi: [DINAS CONTOH, Bidang Uji]
tanggal: {{pembuatan: 2025-01-02, efektif: 2025-02-03}}
pengesahan: {{jabatan: Kepala Dinas Contoh, nama: Nama Contoh, nip: "198001012005011001"}}
peninjauan: {{penanggung_jawab: kabid}}
pelaksana: {{petugas: Petugas, kepala: Kepala}}
langkah:
  - {{kegiatan: {activity}, pelaksana: petugas, waktu: 5 Menit}}
  - {{kegiatan: Menyerahkan kunci, pelaksana: kepala, waktu: 5 Menit}}
"""
OFFICIALS = """\
pejabat:
  kabid:
    jabatan: Kepala Bidang Uji
    pemangku:
      - {nama: Nama Petinjau, sejak: 2024-01-01}
"""
LEDGER = """\
tanda_tangan:
  - {tanggal: 2025-02-01, peran: pengesah, oleh: Nama Contoh, cara: basah, berkas: bukti.pdf, sha256: 9a1e, sidik: SEAL}
"""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    from sopdocs.ledger import fingerprint

    monkeypatch.chdir(tmp_path)
    for folder, name in (("umum", "a"), ("umum", "b"), ("khusus", "a")):
        path = tmp_path / "definisi" / folder / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = SOP.format(number=f"1/{folder}/{name}", activity="Mencatat peminjam")
        path.write_text(text, encoding="utf-8")
        ledger = LEDGER.replace("SEAL", fingerprint(text.encode()))
        path.with_name(f"{name}.catatan.yaml").write_text(ledger, encoding="utf-8")
    (tmp_path / "pejabat.yaml").write_text(OFFICIALS, encoding="utf-8")
    return tmp_path


def run(*words: str) -> int:
    return main(["review", *words, "--today", TODAY])


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_every_sop_gets_its_own_form(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("form", "definisi") == 0
    output = workspace / "output"
    names = ("khusus/a", "umum/a", "umum/b")
    assert files(output) == [f"{name}.evaluasi-{TODAY}.{kind}" for name in names for kind in ("docx", "pdf")]
    with pymupdf.open(output / f"umum/b.evaluasi-{TODAY}.pdf") as opened:
        text = "".join(sheet.get_text() for sheet in opened)
    wanted = (
        "1/umum/b",
        "Mencatat peminjam (Petugas)",
        "DINAS CONTOH",
        "Kepala Bidang Uji",
        "Nama Petinjau",
        "hlm. 53",
    )
    assert [words for words in wanted if words not in text] == []
    assert "lewat" in text
    assert f"umum/b.evaluasi-{TODAY}.pdf" in capsys.readouterr().out


def test_the_form_is_read_back_once_it_is_filled_in(workspace: Path) -> None:
    assert run("form", "definisi", "--format", "yaml", "--output", "isian") == 0
    form = workspace / "isian" / f"formulir-tinjauan-{TODAY}.yaml"
    text = form.read_text(encoding="utf-8")
    tree = yaml.safe_load(text)
    assert (tree["jenis"], tree["oleh"], len(tree["tinjauan"])) == ("pemantauan", "kabid", 3)
    assert tree["tinjauan"][0]["sop"] == "../definisi/khusus/a.yaml"
    assert main(["review", "record", "--from", str(form), "--today", TODAY]) != 0
    assert load_ledger(workspace / "definisi/umum/a.yaml")[0].reviews == ()
    filled = text.replace("tanggal:  ", "tanggal: 2026-11-20 ", 1).replace("hasil:  ", "hasil: tetap ")
    form.write_text(filled.replace("catatan:", "catatan: Alur masih sesuai"), encoding="utf-8")
    done = record_form(form, date(2026, 11, 22))
    assert len(done) == 3
    review = load_ledger(workspace / "definisi/umum/a.yaml")[0].reviews[0]
    assert (review.date, review.kind, review.by, review.result, review.note) == (
        date(2026, 11, 20), "pemantauan", "kabid", "tetap", "Alur masih sesuai",
    )  # fmt: skip


def test_a_form_filled_in_by_hand_is_never_replaced(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = workspace / "output" / f"b.evaluasi-{TODAY}.docx"
    assert run("form", "definisi/umum/b.yaml", "-f", "docx") == 0
    made = target.read_bytes()
    assert run("form", "definisi/umum/b.yaml", "-f", "docx") == 0
    assert target.read_bytes() == made
    target.write_bytes(b"diisi tangan")
    assert run("form", "definisi/umum/b.yaml", "-f", "docx,yaml") == 1
    assert target.read_bytes() == b"diisi tangan"
    assert (workspace / "output" / f"formulir-tinjauan-{TODAY}.yaml").exists()
    assert "tidak ditimpa" in capsys.readouterr().err


def test_a_definition_that_cannot_be_read_does_not_stop_the_others(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (workspace / "definisi/umum/rusak.yaml").write_text("nomor: [\n", encoding="utf-8")
    (workspace / "definisi/umum/aneh.yaml").write_text(
        'nomor: "=1+1"\njudul: "# a: b\\u0007 \\u2028 -"\nlangkah: [{kegiatan: "<b>{{ x }}"}]\n', encoding="utf-8"
    )
    assert run("form", "definisi", "-f", "docx,yaml") == 1
    told = capsys.readouterr()
    assert "rusak.yaml:2" in told.err or "rusak.yaml:1" in told.err
    assert len(files(workspace / "output")) == 5
    form = workspace / "output" / f"formulir-tinjauan-{TODAY}.yaml"
    assert len(yaml.safe_load(form.read_text(encoding="utf-8"))["tinjauan"]) == 4


def test_the_list_of_changes_since_the_former_edition(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = workspace / "definisi/umum/a.yaml"
    assert run("changes", str(path)) == 1
    assert "belum ada edisi sebelumnya" in capsys.readouterr().err
    assert not (workspace / "output").exists()
    assert main(["revise", str(path), "--date", "2026-11-21", "--today", TODAY, "--reason", "uji"]) == 0
    path.write_text(path.read_text(encoding="utf-8").replace("Mencatat peminjam", "Mencatat peminjam dan tujuan"))
    assert run("changes", "definisi") == 1
    table = docx.Document(str(workspace / "output" / f"daftar-perubahan-{TODAY}.docx")).tables[-2]
    assert [cell.text for cell in table.rows[1].cells] == [
        "1", "1/umum/a", "Peminjaman Kunci Gudang Utama", "Langkah 1, kegiatan", "Mencatat peminjam",
        "Mencatat peminjam dan tujuan",
    ]  # fmt: skip
    assert run("changes", str(path)) == 0
    assert f"a.perubahan-{TODAY}.pdf" in files(workspace / "output")


def test_two_given_editions_are_compared(workspace: Path) -> None:
    old = workspace / "lama.yaml"
    old.write_text(SOP.format(number="1/umum/a", activity="Mencatat"), encoding="utf-8")
    assert run("changes", "definisi/umum/a.yaml", "--against", "lama.yaml", "-f", "pdf", "--lang", "en") == 0
    with pymupdf.open(workspace / "output" / f"a.perubahan-{TODAY}.pdf") as opened:
        text = "".join(sheet.get_text() for sheet in opened)
    assert "Step 1, activity" in " ".join(text.split())
    assert "SOP before" in text


def test_an_edition_that_cannot_be_read_is_told(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workspace / "lama.yaml").write_text("nomor: [\n", encoding="utf-8")
    assert run("changes", "definisi/umum/a.yaml", "--against", "lama.yaml") == 1
    told = capsys.readouterr().err
    assert "lama.yaml:" in told
    assert "belum ada edisi" not in told


def test_a_faulty_configuration_is_told(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workspace / "sopdocs.toml").write_text('[check]\nlevel = "aneh"\n', encoding="utf-8")
    assert run("form", "definisi") == 2
    assert "sopdocs.toml" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("form", "tiada.yaml"), "tiada.yaml"),
        (("form", "definisi", "-f", "odt"), "odt"),
        (("changes", "definisi", "-f", "yaml"), "yaml"),
        (("changes", "definisi", "--against", "definisi/umum/a.yaml"), "--against hanya untuk satu definisi"),
        (("changes", "definisi/umum/a.yaml", "--against", "tiada.yaml"), "tiada.yaml"),
        (("form", "pejabat.yaml"), "pejabat.yaml"),
    ],
)
def test_what_cannot_be_done_is_said(
    words: tuple[str, ...], said: str, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*words) in (1, 2)
    assert said in capsys.readouterr().err
    assert not (workspace / "output").exists()


def test_a_file_in_place_of_the_folder(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workspace / "output").write_text("", encoding="utf-8")
    assert run("form", "definisi/umum/a.yaml") == 2
    assert "output" in capsys.readouterr().err
