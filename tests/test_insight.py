"""``sopdocs citations`` and ``sopdocs time`` as a stranger runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sopdocs.cli import main
from sopdocs.cli.insight_messages import INSIGHT_MESSAGES

TEXT = """\
judul: Peminjaman Kunci Gudang
waktu_layanan: 1 hari kerja
dasar_hukum:
  - UU No. 32 Tahun 2004 tentang Pemerintahan Daerah
  - Perda Kota Contoh No 3 Thn 2016
  - Rencana Kerja 2025
pelaksana: {p: Petugas}
langkah:
  - {kegiatan: Memeriksa izin, pelaksana: p, waktu: 5-10 menit, keputusan: {Ya: b, Tidak: selesai}}
  - {id: b, kegiatan: Menyerahkan kunci, pelaksana: p, waktu: 2 menit/kunci}
  - {kegiatan: Mencatat, pelaksana: p, waktu: Segera}
"""


@pytest.fixture
def sop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("kunci.yaml")
    path.write_text(TEXT, "utf-8")
    return path


@pytest.mark.usefixtures("sop")
def test_citations(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["citations", "kunci.yaml"]) == 0
    out = capsys.readouterr().out
    assert "1. (kunci.yaml:4) UU No. 32 Tahun 2004 tentang Pemerintahan Daerah" in out
    assert "baku       Undang-Undang Nomor 32 Tahun 2004 tentang Pemerintahan Daerah" in out
    assert "dicabut dengan Undang-Undang Nomor 23 Tahun 2014 sejak 2 Oktober 2014 (menurut UU 23/2014 pasal 409" in out
    assert "baku       Peraturan Daerah Kota Contoh Nomor 3 Tahun 2016" in out
    assert "tidak ada: tentang" in out
    assert "Perda Kota Contoh Nomor 3 Tahun 2016: belum diverifikasi" in out
    assert "bukan jenis peraturan yang dikenal" in out


@pytest.mark.usefixtures("sop")
def test_an_own_list_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    own = "{jenis: Perda Kota Contoh, nomor: 3, tahun: 2016, dicabut_oleh: [], diubah_oleh: [],"
    Path("regulasi.yaml").write_text(f"regulasi:\n  - {own}\n     sumber: JDIH Contoh, tanggal_periksa: 2026-01-15}}\n")
    assert main(["citations", "kunci.yaml", "--lang", "en"]) == 0
    assert "no change found (according to JDIH Contoh, checked 15 January 2026)" in capsys.readouterr().out


@pytest.mark.usefixtures("sop")
def test_citations_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["citations", "kunci.yaml", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    first, second, third = data["definitions"][0]["items"]
    assert (first["line"], first["citations"][0]["state"]) == (4, "revoked")
    assert second["citations"][0]["missing"] == ["tentang"]
    assert third["citations"] == []


def test_what_is_passed_only_on_the_way_back_is_named(sop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    back = "Ya: c, Tidak: b}}\n  - {id: b, kegiatan: Melengkapi izin, pelaksana: p, waktu: 1 hari, lanjut: a}\n"
    sop.write_text(
        TEXT.replace("Ya: b, Tidak: selesai}}\n", back)
        .replace("kegiatan: Memeriksa", "id: a, kegiatan: Memeriksa")
        .replace("{id: b, kegiatan: Menyerahkan", "{id: c, kegiatan: Menyerahkan")
    )
    assert main(["time", "kunci.yaml"]) == 0
    out = capsys.readouterr().out
    assert "terlama  7 menit sampai 12 menit  langkah 1-3-4 (1: Ya)" in out
    assert "tidak ikut dijumlah (tidak di jalan ke akhir, misalnya hanya bila dikembalikan): langkah 2\n" in out
    assert main(["time", "kunci.yaml", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["definitions"][0]["flows"][0]["on_no_path"] == [2]


@pytest.mark.parametrize("command", ["citations", "time", "columns"])
def test_what_has_no_steps_and_what_cannot_be_read(sop: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    sop.write_text("nomor: 1/UJI/2026\n")
    assert main([command, "kunci.yaml"]) == 0
    assert capsys.readouterr().out.startswith("kunci.yaml\n  ")
    sop.write_text("judul: [\n")
    assert main([command, "kunci.yaml"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "sopdocs check kunci.yaml" in told.err


@pytest.mark.usefixtures("sop")
def test_time(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["time", "kunci.yaml"]) == 0
    assert capsys.readouterr().out == (
        "kunci.yaml: Peminjaman Kunci Gudang\n"
        "  terlama  7 menit sampai 12 menit  langkah 1-2-3 (1: Ya)\n"
        "  cabang   5 menit sampai 10 menit  langkah 1 (1: Tidak)\n"
        "  tidak terhitung: langkah 3 'Segera'\n"
        "  dihitung untuk satu objek: langkah 2 '2 menit/kunci'\n"
        "  waktu layanan yang dijanjikan: 1 hari kerja\n"
    )


@pytest.mark.usefixtures("sop")
def test_time_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["time", "--format", "json", "--lang", "en", "kunci.yaml"]) == 0
    [flow] = json.loads(capsys.readouterr().out)["definitions"][0]["flows"]
    assert [(path["steps"], path["most"]) for path in flow["paths"]] == [([1, 2, 3], "12 minutes"), ([1], "10 minutes")]


@pytest.mark.parametrize("command", ["citations", "time"])
@pytest.mark.parametrize("text", ["", "judul: [\n", "- a\n"])
def test_what_cannot_be_read_is_said(
    command: str, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "rusak.yaml"
    path.write_text(text, "utf-8")
    assert main([command, str(path)]) == 1
    assert f"sopdocs check {path}" in capsys.readouterr().err
    assert main([command, str(tmp_path / "tak-ada.yaml")]) == 2


@pytest.mark.parametrize("command", ["citations", "time"])
def test_a_bare_definition_is_no_fault(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "kosong.yaml"
    path.write_text("judul: Uji\nlangkah:\n  - {kegiatan: Memeriksa, pelaksana: p}\n", "utf-8")
    assert main([command, str(path)]) == 0
    assert "Uji" in capsys.readouterr().out


def test_every_sentence_is_in_both_languages() -> None:
    names = ("{value}", "{name} {year}/{number}", "{step}: {label}", "data", "jo. ", "", "status")
    assert [key for key, (one, other) in INSIGHT_MESSAGES.items() if one == other and one not in names] == []
