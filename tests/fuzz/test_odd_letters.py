"""Letters that are others' capitals or variants: what matches a word is not always a word of the tables."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from sopdocs.jobs.checking import examine
from sopdocs.jobs.mending import remake
from tests.rules.examples import BASE, examples

ODD = {"dotted I": ("i", "İ"), "dotless i": ("i", "ı"), "long s": ("s", "ſ"), "Kelvin": ("k", "\u212a")}
"""Pairs that a pattern that ignores case takes for the same letter."""
WORDS = (
    "aktifitas", "di proses", "dsb", "sesuai kebutuhan", "kemudian", "prasyarat: SOP A", "SOP B (lanjutan)", "email",
    "secepatnya", "2 kali setahun", "Selasa, 7 Januari 2025", "5 menit", "paling lama 3 hari kerja", "setiap triwulan",
    "Keputusan Sekretaris Nomor 1 Tahun 2020 tentang Arsip", "Undang-Undang Nomor 43 Tahun 2009 jo. UU 1/2010",
    "7 Desember 2024", "1 x 24 jam", "SOP Mikro Pengaduan", "lihat SOP Arsip", "Drs. Ibnu Sina, S.Si.", "disesuaikan",
)  # fmt: skip


def other_letters(tree: Any, letter: str, odd: str) -> Any:
    if isinstance(tree, dict):
        return {key: other_letters(value, letter, odd) for key, value in tree.items()}
    if isinstance(tree, list):
        return [other_letters(item, letter, odd) for item in tree]
    return tree.replace(letter, odd) if isinstance(tree, str) else tree


def looked_at(tree: Any, folder: Path) -> None:
    paths = [folder / "a.yaml", folder / "b.yaml"]
    for path in paths:
        path.write_text(
            yaml.dump(tree, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper), allow_unicode=True), "utf-8"
        )
    assert examine(paths, date(2025, 1, 6), "id").files
    list(remake(paths, date(2025, 1, 6)))


@pytest.mark.parametrize(("letter", "odd"), ODD.values(), ids=ODD)
def test_words_of_the_tables_in_odd_letters(letter: str, odd: str, tmp_path: Path) -> None:
    base = yaml.load(BASE, Loader=yaml.BaseLoader)
    for word in WORDS:
        step = {"kegiatan": word, "waktu": word, "output": word, "keterangan": word, "pelaksana": "kepala"}
        tree = base | {
            "langkah": [*base["langkah"], step, step | {"kegiatan": f"Memeriksa {word} dan menyusun {word}"}]
        }
        lists = ("dasar_hukum", "keterkaitan", "peralatan", "peringatan", "pencatatan", "kualifikasi_pelaksana")
        tree |= {key: [word, f"Memahami {word}"] for key in lists} | {"judul": word, "peninjauan": {"frekuensi": word}}
        tree |= {"tanggal": dict.fromkeys(("pembuatan", "revisi", "efektif", "pengesahan"), word)}
        looked_at(other_letters(tree, letter, odd), tmp_path)


@pytest.mark.parametrize(("letter", "odd"), ODD.values(), ids=ODD)
def test_the_examples_of_the_pages_in_odd_letters(letter: str, odd: str, tmp_path: Path) -> None:
    for example in examples()[::4]:
        try:
            tree = yaml.load(example.text, Loader=yaml.BaseLoader)
        except yaml.YAMLError:
            continue
        looked_at(other_letters(tree, letter, odd), tmp_path)
