"""Routes of attribute names become places in the author's file."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopdocs.finding import Problem
from sopdocs.load import load
from sopdocs.model import Route
from sopdocs.place import Place, apart, place
from tests.load.marked import loaded

TEXT = """\
judul: Contoh
tanggal: {pembuatan: 2023-06-15, revisi: }
pelaksana:
  kepala: Kepala Unit
langkah:
  - kegiatan: Memeriksa
    pelaksana: kepala
    keputusan: {Ya: arsip, Tidak: [lapor, selesai]}
    output: {Ya: Berkas, Tidak: [a, b]}
  - id: arsip
    kelengkapan: [a, b]
    waktu: {gabung: atas}
alur:
  - langkah:
      - kegiatan: Lain
penjelasan:
  - Satu paragraf.
  - {judul: A, isi: [b]}
"""

PLACES: dict[Route, str] = {
    ("title",): "judul: «Contoh»",
    ("dates", "made"): "tanggal: {pembuatan: «2023-06-15», revisi: }",
    ("dates", "revised"): "tanggal: {pembuatan: 2023-06-15, «revisi»: }",
    ("dates", "effective"): "«tanggal»: {pembuatan: 2023-06-15, revisi: }",
    ("actors", "kepala"): "  kepala: «Kepala Unit»",
    ("steps", 0): "  - «kegiatan: Memeriksa»",
    ("steps", 0, "performers", 0): "    pelaksana: «kepala»",
    ("steps", 0, "exits", "Ya"): "    keputusan: {Ya: «arsip», Tidak: [lapor, selesai]}",
    ("steps", 0, "exits", "Ya", 0): "    keputusan: {Ya: «arsip», Tidak: [lapor, selesai]}",
    ("steps", 0, "exits", "Tidak", 1): "    keputusan: {Ya: arsip, Tidak: [lapor, «selesai»]}",
    ("steps", 0, "outputs", "by_exit", "Tidak", 1): "    output: {Ya: Berkas, Tidak: [a, «b»]}",
    ("steps", 0, "time"): "  - «kegiatan: Memeriksa»",
    ("steps", 1, "inputs", "items", 1): "    kelengkapan: [a, «b»]",
    ("steps", 1, "time", "merge"): "    waktu: {gabung: «atas»}",
    ("sections", 0, "steps", 0, "activity"): "      - kegiatan: «Lain»",
    ("narrative", 0, "text"): "  - «Satu paragraf.»",
    ("narrative", 1, "body", 0, "text"): "  - {judul: A, isi: [«b»]}",
    ("review", "frequency"): "«judul: Contoh»",
}


def shown(found: Place) -> str:
    return (
        found.excerpt[: found.column - 1]
        + "«"
        + found.excerpt[found.column - 1 : found.end_column - 1]
        + "»"
        + found.excerpt[found.end_column - 1 :]
    )


@pytest.mark.parametrize(("route", "line"), PLACES.items())
def test_a_route_has_its_place(tmp_path: Path, route: Route, line: str) -> None:
    definition = loaded(tmp_path, TEXT)
    found = place(definition, Problem("SOP000", route))
    assert shown(found) == line
    assert TEXT.splitlines()[found.line - 1] == found.excerpt


def test_the_marker_may_stand_on_the_key(tmp_path: Path) -> None:
    definition = loaded(tmp_path, TEXT)
    found = place(definition, Problem("SOP000", ("steps", 0, "exits"), on_key=True))
    assert shown(found) == "    «keputusan»: {Ya: arsip, Tidak: [lapor, selesai]}"


def test_a_problem_without_any_content_stands_at_the_start(tmp_path: Path) -> None:
    assert place(loaded(tmp_path, ""), Problem("SOP000", ("title",))) == Place(1, 1, 2, "")


@pytest.mark.parametrize(
    ("typed", "route", "kept"),
    [
        ("judul: [a, b]\n", ("title",), False),
        ("langkah: 3\n", ("steps",), False),
        ("langkah:\n  - {kegiatan: a, waktu: {gabung: x}}\n", ("steps", 0, "time"), False),
        ("langkah:\n  - {kegiatan: a, output: [[a]]}\n", ("steps", 0, "outputs"), False),
        ("langkah:\n  - {kegiatan: a, output: [[a], b]}\n", ("steps", 0, "outputs"), True),
        ("langkah:\n  - {kegitan: a, waktu: 1 jam}\n", ("steps", 0, "activity"), True),
        ("pengesahan:\n  jabtan: A\n", ("approval", "position"), True),
        ("judul: a\nnomr: b\n", ("number",), True),
    ],
)
def test_what_could_not_be_read_is_not_also_missing(
    tmp_path: Path, typed: str, route: tuple[str | int, ...], kept: bool
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(typed, "utf-8")
    definition = load(path)
    assert definition.problems
    problem = Problem("SOP000", route)
    assert list(apart(definition, [problem])) == ([problem] if kept else [])
