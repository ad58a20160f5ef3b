"""The list *SOP semula | SOP menjadi*: what a reader is told, and that nothing an SOP says can change unnoticed."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopdocs.changes import Change, changes
from sopdocs.changes.align import align
from sopdocs.changes.fields import FIELDS
from sopdocs.changes.flows import STEP
from sopdocs.model import Sop, Step
from sopdocs.values.likeness import likeness

OLD: dict[str, Any] = {
    "nomor": "1/UJI/2024",
    "judul": "Peminjaman Kunci Gudang",
    "jenis": "mikro",
    "instansi": ["DINAS CONTOH"],
    "dasar_hukum": ["Aturan Satu", "Aturan Dua", "Aturan Tiga yang lain sama sekali"],
    "pelaksana": {"petugas": "Petugas Gudang", "kepala": "Kepala Seksi"},
    "langkah": [
        {"id": "catat", "kegiatan": "Mencatat peminjam", "pelaksana": "petugas", "waktu": "5 Menit"},
        {
            "id": "putus",
            "kegiatan": "Memeriksa izin peminjam",
            "pelaksana": "kepala",
            "keputusan": {"Ya": "serah", "Tidak": "catat"},
        },
        {"id": "serah", "kegiatan": "Menyerahkan kunci kepada peminjam", "pelaksana": "kepala", "waktu": "5 Menit"},
    ],
}


def sop(**changed: Any) -> Sop:
    return Sop.model_validate(copy.deepcopy(OLD) | changed)


def steps(*indices: int, **more: Any) -> list[dict[str, Any]]:
    found = copy.deepcopy([OLD["langkah"][index] for index in indices])
    found[-1] |= more
    return found


def told(after: Sop, lang: str = "id") -> list[tuple[str, str, str, str]]:
    return [(each.kind, each.place, each.before, each.after) for each in changes(sop(), after, lang)]  # type: ignore[arg-type]


def test_the_same_text_has_not_changed() -> None:
    assert changes(sop(), sop()) == ()


def test_a_title_and_an_item_are_told_by_their_place() -> None:
    after = sop(
        judul="Peminjaman Kunci", dasar_hukum=["Aturan Satu", "Aturan Dua B", "Aturan Tiga yang lain sama sekali"]
    )
    assert told(after) == [
        ("changed", "Judul SOP", "Peminjaman Kunci Gudang", "Peminjaman Kunci"),
        ("changed", "Dasar hukum, butir 2", "Aturan Dua", "Aturan Dua B"),
    ]


def test_a_step_put_in_leaves_the_others_as_they_were() -> None:
    new = {"kegiatan": "Mencocokkan kartu tanda penduduk", "pelaksana": "petugas", "waktu": "2 Menit"}
    after = sop(langkah=[*steps(0), new, *steps(1, 2)])
    assert told(after) == [
        ("added", "Langkah 2", "", "Mencocokkan kartu tanda penduduk\nPelaksana: Petugas Gudang\nWaktu: 2 Menit")
    ]


def test_a_step_changed_behind_one_put_in_names_both_numbers() -> None:
    new = {"kegiatan": "Mencocokkan kartu tanda penduduk", "pelaksana": "petugas"}
    after = sop(langkah=[*steps(0), new, *steps(1, 2, waktu="7 Menit")])
    assert ("changed", "Langkah 4 (semula 3), waktu", "5 Menit", "7 Menit") in told(after)
    assert ("changed", "Step 4 (was 3), time", "5 Menit", "7 Menit") in told(after, "en")


def test_where_a_decision_leads_is_told_in_numbers() -> None:
    exits = {"Ya": "serah", "Tidak": "selesai"}
    after = sop(langkah=[*steps(0), *steps(1, keputusan=exits), *steps(2)])
    assert told(after) == [
        (
            "changed",
            "Langkah 2, keputusan",
            "Ya: langkah 3; Tidak: langkah 1",
            "Ya: langkah 3; Tidak: selesai",
        )
    ]


def test_a_step_that_went_away_is_told_whole() -> None:
    after = sop(langkah=[*steps(0), *steps(1, keputusan={"Ya": "selesai", "Tidak": "catat"})])
    assert [(kind, place) for kind, place, *_ in told(after)] == [
        ("changed", "Langkah 2, keputusan"),
        ("removed", "Langkah 3"),
    ]


def test_moved_steps_and_items_are_no_new_ones() -> None:
    after = sop(langkah=steps(1, 2, 0), dasar_hukum=[*OLD["dasar_hukum"][1:], "Aturan Satu"])
    assert [(kind, place) for kind, place, *_ in told(after)] == [
        ("moved", "Dasar hukum, butir 3"),
        ("moved", "Langkah 3 (semula 1), urutan"),
    ]


def test_an_official_called_otherwise_does_not_change_every_step() -> None:
    after = sop(pelaksana={"petugas": "Pengelola Gudang", "kepala": "Kepala Seksi"})
    assert told(after) == [("changed", "Kolom pelaksana", "Petugas Gudang", "Pengelola Gudang")]


def test_another_short_name_for_the_same_column_or_step_is_no_change() -> None:
    text = json.dumps(OLD).replace('"petugas"', '"p1"').replace('"catat"', '"awal"')
    assert changes(sop(), Sop.model_validate(json.loads(text))) == ()


def test_columns_in_another_order_are_told() -> None:
    after = sop(pelaksana=dict(reversed(OLD["pelaksana"].items())))
    assert told(after) == [
        ("moved", "Kolom pelaksana, urutan", "Petugas Gudang | Kepala Seksi", "Kepala Seksi | Petugas Gudang")
    ]


def test_a_flow_put_in_and_one_that_stays() -> None:
    first = {"judul": "Alur pinjam", "pelaksana": OLD["pelaksana"], "langkah": OLD["langkah"]}
    second = {
        "judul": "Alur kembali",
        "pelaksana": {"p": "P"},
        "langkah": [{"kegiatan": "Menerima kunci", "pelaksana": "p"}],
    }
    before = Sop.model_validate({"alur": [first]})
    after = Sop.model_validate({"alur": [second, first]})
    found = changes(before, after)
    assert [(each.kind, each.place) for each in found if each.route[2:3] == ("steps",)] == [
        ("added", "Alur 1 (Alur kembali), Langkah 1")
    ]


def test_dates_and_status_are_formal() -> None:
    found = changes(sop(), sop(tanggal={"revisi_ke": "1", "revisi": "2025-01-02"}, status="diajukan", judul="Lain"))
    assert [(each.place, each.formal) for each in found] == [
        ("Judul SOP", False),
        ("Tanggal, revisi", True),
        ("Tanggal, revisi ke", True),
        ("Status", True),
    ]


SAMPLES: dict[str, Any] = {
    "profil": "kpu", "nomor": "x", "judul": "x", "sampul": {"tahun": "2020"}, "jenis": "makro", "status": "dicabut",
    "instansi": ["x"], "tanggal": {"pembuatan": "2020-01-01"}, "pengesahan": {"nama": "x"},
    "penandatangan": [{"peran": "penyusun", "nama": "x"}], "dasar_hukum": ["x"], "kualifikasi_pelaksana": ["x"],
    "keterkaitan": ["x"], "peralatan": ["x"], "peringatan": ["x"], "pencatatan": ["x"],
    "peninjauan": {"frekuensi": "x"},
    "penjelasan": ["x"], "masukan_luar": ["x"], "label": {"no": "x"}, "abaikan": [{"aturan": "SOP502", "alasan": "x"}],
    "waktu_layanan": "3 hari kerja",
    "pelaksana": {"x": "x"}, "langkah": [{"kegiatan": "x"}],
    "alur": [{"langkah": [{"kegiatan": "x"}]}],
}  # fmt: skip
OF_STEP: dict[str, Any] = {
    "kegiatan": "y", "pelaksana": "y", "cara": "paralel", "keputusan": {"Ya": "selesai"}, "pertanyaan": "y",
    "lanjut": "selesai", "simbol": "kapsul", "kelengkapan": "y", "waktu": "y", "output": "y",
    "keterangan": {"gabung": "atas"},
}  # fmt: skip


@pytest.mark.parametrize("field", Sop.model_fields)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_no_part_of_an_sop_changes_unnoticed(field: str, lang: Any) -> None:
    key = Sop.model_fields[field].alias or field
    full = Sop.model_validate({key: SAMPLES[key]})
    assert field in (*FIELDS, "actors", "steps", "sections")
    assert next(each.kind for each in changes(Sop(), full, lang)) in ("added", "changed")
    assert next(each.kind for each in changes(full, Sop(), lang)) in ("removed", "changed")


@pytest.mark.parametrize("field", Step.model_fields)
def test_no_part_of_a_step_changes_unnoticed(field: str) -> None:
    if field == "id":
        assert field not in STEP
        return
    key = Step.model_fields[field].alias or field
    before, after = (Sop.model_validate({"langkah": [{"kegiatan": "x"} | more]}) for more in ({}, {key: OF_STEP[key]}))
    assert changes(before, after) != ()


CHOSEN = st.dictionaries(st.sampled_from([key for key in SAMPLES if key != "alur"]), st.booleans())


@given(CHOSEN, CHOSEN)
@settings(max_examples=150, deadline=None)
def test_only_the_same_sop_has_no_changes(one: dict[str, bool], other: dict[str, bool]) -> None:
    before, after = (Sop.model_validate({key: SAMPLES[key] for key in keys if keys[key]}) for keys in (one, other))
    forth, back = changes(before, after), changes(after, before)
    assert (forth == ()) == (before == after) == (back == ())
    assert all(each.before != each.after and each.place for each in (*forth, *back))


TEXTS = st.lists(st.sampled_from("abcdef"), max_size=9)


@given(TEXTS, TEXTS)
@settings(max_examples=200, deadline=None)
def test_every_item_is_paired_once(before: list[str], after: list[str]) -> None:
    pairs = align(before, after, lambda one, other: float(one == other))
    assert sorted(pair.before for pair in pairs if pair.before is not None) == list(range(len(before)))
    assert [pair.after for pair in pairs if pair.after is not None] == list(range(len(after)))
    assert all(before[i] == after[j] for i, j, _ in pairs if i is not None and j is not None)
    common = sum(min(before.count(letter), after.count(letter)) for letter in "abcdef")
    assert sum(pair.before is not None and pair.after is not None for pair in pairs) == common


def test_what_stayed_the_same_counts_more_than_what_is_alike() -> None:
    before = [f"Memeriksa berkas permohonan ke-{number} dan meneruskannya" for number in range(1, 21)]
    pairs = align(before, [*before[5:], "Menutup"], lambda one, other: likeness(one, other) / 100)
    assert [(pair.before, pair.after) for pair in pairs if pair.after is None] == [(k, None) for k in range(5)]


def test_a_thousand_steps_are_aligned_too() -> None:
    before = [f"langkah {number}" for number in range(1000)]
    after = [*before[:400], "sisipan", *before[400:900], "lain", *before[901:]]
    pairs = align(before, after, lambda one, other: float(one == other))
    assert [pair for pair in pairs if pair.before is None or pair.after is None] != []
    assert sum(pair.before is not None and pair.after is not None for pair in pairs) >= 999


def test_a_change_is_frozen() -> None:
    change = Change("changed", "Judul SOP", "a", "b", ("title",))
    with pytest.raises(AttributeError):
        change.after = "c"  # type: ignore[misc]
