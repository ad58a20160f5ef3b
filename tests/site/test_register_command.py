"""``sopdocs register`` as an office runs it."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from subprocess import PIPE

import pytest
from bs4 import BeautifulSoup

from sopdocs.cli import main

ROOT = Path(__file__).parents[2]
DEFINITION = """\
nomor: {number}
judul: {title}
status: diajukan
instansi: [Dinas Perizinan, Kabupaten Contoh, {unit}]
tanggal: {{pembuatan: 2024-01-08, efektif: 2024-02-01}}
pengesahan: {{jabatan: Kepala Dinas, nama: Sari Contoh, nip: "198001012005012001"}}
keterkaitan: [{related}]
pelaksana: {{staf: Staf}}
langkah:
  - {{kegiatan: Menerima berkas, pelaksana: staf, waktu: 5 Menit, output: Berkas}}
  - {{kegiatan: Mencatat berkas, pelaksana: staf, waktu: 5 Menit, output: Catatan}}
"""
LEDGER = """\
tanda_tangan:
  - tanggal: 2024-02-01
    peran: pengesah
    oleh: kadis
    cara: basah
    berkas: output/signed/pindai.png
    sha256: "{scan}"
tinjauan:
  - {{tanggal: 2025-03-03, jenis: evaluasi, oleh: kadis, hasil: tetap, catatan: Rapat tim}}
"""
OFFICIALS = "pejabat: {kadis: {jabatan: Kepala Dinas Perizinan, pemangku: [{nama: Sari Contoh}]}}\n"
TODAY = "2026-11-22"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "definitions" / "layanan"
    folder.mkdir(parents=True)
    one = DEFINITION.format(number="1/SOP/2024", title="Pelayanan Izin", unit="Sekretariat", related="")
    two = DEFINITION.format(number="2/SOP/2024", title="Pengaduan", unit="Bidang B", related="SOP Pelayanan Izin")
    (folder / "izin.yaml").write_text(one)
    (folder / "adu.yaml").write_text(two)
    (tmp_path / "pejabat.yaml").write_text(OFFICIALS)
    scan = tmp_path / "output" / "signed" / "pindai.png"
    scan.parent.mkdir(parents=True)
    scan.write_bytes(b"\x89PNG")
    digest = hashlib.sha256(scan.read_bytes()).hexdigest()
    (folder / "izin.catatan.yaml").write_text(LEDGER.format(scan=digest))
    return tmp_path


def register(*words: str) -> int:
    return main(["register", "--today", TODAY, "-f", "web", *words])


def page(name: str, folder: str = "output/daftar") -> BeautifulSoup:
    return BeautifulSoup(Path(folder, name).read_text(), "html.parser")


def laid(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.usefixtures("office")
def test_the_pages_tell_of_the_office_its_sops_and_their_papers() -> None:
    Path("output/layanan").mkdir()
    Path("output/layanan/izin.pdf").write_bytes(b"%PDF-")
    assert register() == 0
    first = page("index.html")
    assert first.find(class_="lembaga").get_text(" ", strip=True) == "Dinas Perizinan Kabupaten Contoh"  # type: ignore[union-attr]
    rows = [[cell.get_text(" ", strip=True) for cell in row.find_all(["td", "th"])] for row in first.select("tbody tr")]
    assert [row[:4] for row in rows] == [
        ["1/SOP/2024", "Pelayanan Izin", "Sekretariat", "Disahkan"],
        ["2/SOP/2024", "Pengaduan", "Bidang B", "Diajukan"],
    ]
    assert rows[0][6] == "3 Mar 2025 tetap"
    links = [link["href"] for link in first.select(".dok")]
    assert links == ["../signed/pindai.png", "../layanan/izin.pdf"]


@pytest.mark.usefixtures("office")
def test_a_page_has_its_chart_its_relations_both_ways_and_its_life() -> None:
    register()
    izin, adu = page("sop/layanan/izin.html"), page("sop/layanan/adu.html")
    assert izin.select_one("figure img")["src"] == "izin-alur-1.svg"  # type: ignore[index]
    assert Path("output/daftar/sop/layanan/izin-alur-1.svg").read_bytes().startswith(b"<?xml")
    assert adu.select_one("section[aria-labelledby=keterkaitan] a")["href"] == "izin.html"  # type: ignore[index]
    assert izin.select_one("section[aria-labelledby=keterkaitan] a")["href"] == "adu.html"  # type: ignore[index]
    life = izin.find(class_="riwayat").get_text(" ", strip=True)  # type: ignore[union-attr]
    assert life.index("3 Mar 2025") < life.index("1 Feb 2024")
    assert "oleh Kepala Dinas Perizinan" in life
    assert "19800101" not in izin.get_text()


def test_the_same_office_gives_the_same_bytes(office: Path) -> None:
    register()
    before = laid(office / "output" / "daftar")
    register("-o", "lain")
    register()
    assert laid(office / "output" / "daftar") == before
    assert set(laid(office / "lain" / "daftar")) == set(before)


def test_a_list_of_officials_with_faults_is_told_and_is_no_success(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (office / "pejabat.yaml").write_text("pejabat: {kadis: {jabatan: [}}\n")
    assert register() == 1
    assert "pejabat.yaml:1:" in capsys.readouterr().out
    assert "pejabat.yaml" in page("index.html").find(class_="tak-terbaca").get_text()  # type: ignore[union-attr]


def test_ctrl_c_stops_every_process_without_a_word_of_theirs_and_nothing_is_half_written(office: Path) -> None:
    folder = office / "definitions" / "layanan"
    for number in range(3, 15):
        text = DEFINITION.format(number=f"{number}/SOP/2024", title=f"Izin {number}", unit="Bidang B", related="")
        (folder / f"izin-{number}.yaml").write_text(text)
    command = [sys.executable, "-m", "sopdocs", "register", "--today", TODAY, "-f", "web", "--no-cache"]
    home = {**os.environ, "PYTHONPATH": str(ROOT)}
    for wait in (0.1, 0.4):
        shutil.rmtree(office / "output" / "daftar", ignore_errors=True)
        run = subprocess.Popen(command, env=home, stdout=PIPE, stderr=PIPE, text=True, start_new_session=True)
        until = time.monotonic() + 60
        while not (office / "output" / "daftar").exists() and run.poll() is None and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(wait)
        with suppress(ProcessLookupError):
            os.killpg(run.pid, signal.SIGINT)
        _, said = run.communicate(timeout=60)
        assert "Traceback" not in said
        assert run.returncode in (130, -signal.SIGINT, 0)
    broken = laid(office / "output" / "daftar")
    assert not [name for name in broken if Path(name).name.startswith(".")]
    assert register() == 0
    resumed = laid(office / "output" / "daftar")
    shutil.rmtree(office / "output" / "daftar")
    register()
    assert laid(office / "output" / "daftar") == resumed


def test_an_sop_that_is_gone_takes_its_pages_with_it(office: Path) -> None:
    register()
    (office / "definitions" / "layanan" / "adu.yaml").unlink()
    register()
    names = laid(office / "output" / "daftar")
    assert not [name for name in names if "adu" in name]
    assert "sop/layanan/izin.html" in names


@pytest.mark.parametrize("words", [["definitions/layanan/izin.yaml"], ["definitions/umum"]])
def test_a_part_of_the_office_does_not_replace_the_register_of_the_whole(
    office: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    other = office / "definitions" / "umum" / "tamu.yml"
    other.parent.mkdir()
    other.write_text(DEFINITION.format(number="3/SOP/2024", title="Tamu", unit="Umum", related=""))
    register()
    before = laid(office / "output" / "daftar")
    capsys.readouterr()
    assert register(*words) == 2
    told = capsys.readouterr().err
    assert "akan kehilangan" in told
    assert "--fewer" in told
    assert laid(office / "output" / "daftar") == before
    assert register(*words, "-o", "lain") == 0
    assert register("definitions/layanan", "definitions/umum") == 0
    assert register(*words, "--fewer") == 0
    assert len(laid(office / "output" / "daftar")) < len(before)


def test_sops_in_force_by_their_own_date_alone_are_counted_apart(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register()
    assert "1 SOP berlaku menurut tanggalnya sendiri" in capsys.readouterr().err
    assert "belum dihitung pengesahan belum tercatat" in page("index.html").get_text(" ", strip=True)
    (office / "definitions" / "layanan" / "adu.yaml").unlink()
    register()
    assert "menurut tanggalnya sendiri" not in capsys.readouterr().err


def test_a_fault_in_the_offices_own_template_of_the_list_is_told(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = office / "templates" / "permenpan"
    form.mkdir(parents=True)
    (form / "profile.yaml").write_text("nama: Dinas Contoh\n")
    (form / "daftar-sop.html").write_text("<p>{{ kop.baris[0] | tidak_ada }}</p>")
    assert main(["register", "--today", TODAY, "-f", "pdf"]) == 0
    assert "daftar-sop.html:1" in capsys.readouterr().out
    assert register() == 0
    assert "daftar-sop.html" not in capsys.readouterr().out


@pytest.mark.usefixtures("office")
def test_lists_for_paper_are_made_apart_and_named_by_the_pages() -> None:
    assert main(["register", "--today", TODAY, "-f", "xlsx,docx"]) == 0
    assert sorted(laid(Path("output/daftar"))) == ["daftar-sop.docx", "daftar-sop.xlsx", "daftar.sha256"]
    register()
    assert [link["href"] for link in page("index.html").select(".bentuk a")] == ["daftar-sop.docx", "daftar-sop.xlsx"]


def test_a_definition_that_cannot_be_read_is_named_everywhere(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (office / "definitions" / "rusak.yaml").write_text("judul: [\n")
    assert register() == 1
    told = capsys.readouterr()
    assert "TIDAK masuk daftar: definitions/rusak.yaml" in told.err
    assert "definitions/rusak.yaml" in page("index.html").find(class_="tak-terbaca").get_text()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["-f", "web,doc"], "bentuk 'doc' tidak dikenal"),
        (["tidak-ada"], "tidak-ada: berkas atau folder itu tidak ada"),
        (["-o", "berkas.txt"], "tidak dapat ditulis"),
    ],
)
@pytest.mark.usefixtures("office")
def test_what_cannot_be_done_is_told(words: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("berkas.txt").write_text("x")
    assert register(*words) == 2
    assert told in capsys.readouterr().err
    assert not Path("output/daftar").exists()


def test_a_folder_of_other_files_is_left_alone(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    foreign = office / "output" / "daftar"
    foreign.mkdir()
    (foreign / "index.html").write_text("milik orang")
    assert register() == 2
    assert "bukan daftar buatan sopdocs" in capsys.readouterr().err
    assert laid(foreign) == {"index.html": b"milik orang"}


@pytest.mark.usefixtures("office")
def test_english_is_complete() -> None:
    assert main(["register", "--lang", "en", "--today", TODAY, "-f", "web"]) == 0
    text = page("sop/layanan/izin.html").get_text(" ", strip=True)
    assert all(words in text for words in ("Flow chart", "Review duties", "History", "Approved by"))
    assert not [word for word in ("Riwayat", "Temuan", "Kewajiban tinjauan") if word in text]
