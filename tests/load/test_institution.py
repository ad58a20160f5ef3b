"""Institutions from folders: extends, workspace before package, faults with their places."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopdocs.institution import DEFAULT, PACKAGED_TEMPLATES, institutions, load_institution, merge
from sopdocs.model import LABELS
from tests.load.marked import unmarked


def office(root: Path, name: str, text: str) -> Path:
    folder = root / name
    folder.mkdir(parents=True)
    (folder / "profile.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", institutions([]))
def test_every_packaged_institution_is_without_fault(name: str) -> None:
    institution = load_institution(name, [])
    assert (institution.problems, institution.faults) == ((), ())
    assert institution.folders[0] == PACKAGED_TEMPLATES / name
    assert institution.folders[-1] == PACKAGED_TEMPLATES / DEFAULT


def test_the_default_is_always_there() -> None:
    assert DEFAULT in institutions([])


def test_profiles_are_merged_key_by_key(tmp_path: Path) -> None:
    kota = office(tmp_path, "kota", "nama: K\nlabel: {nomor: A, judul: B}\nbagian: [bagan]\ntabel: {lebar: {no: 9}}\n")
    dinas = office(
        tmp_path, "dinas", "extends: kota\nlabel: {judul: X}\ntabel: {lebar: {waktu: 20}}\nlogo: lambang.png\n"
    )
    unit = office(tmp_path, "unit", "extends: dinas\nnama: Unit\nlogo:\nbagian: [identitas]\n")
    institution = load_institution("unit", [tmp_path])
    profile = institution.profile
    assert institution.folders == (unit, dinas, kota, PACKAGED_TEMPLATES / DEFAULT)
    assert (institution.problems, institution.faults) == ((), ())
    assert profile.name == "Unit"
    assert (profile.labels["nomor"], profile.labels["judul"]) == ("A", "X")
    assert profile.labels["waktu"] == load_institution(DEFAULT, []).profile.labels["waktu"]
    assert profile.parts == ("identitas",)
    assert (profile.table.widths.number, profile.table.widths.time) == (9, 20)
    assert profile.logo is None


def test_a_workspace_may_extend_the_packaged_folder_of_its_name(tmp_path: Path) -> None:
    own = office(tmp_path, DEFAULT, f"extends: {DEFAULT}\nnama: Milik sendiri\n")
    institution = load_institution(DEFAULT, [tmp_path])
    assert institution.folders == (own, PACKAGED_TEMPLATES / DEFAULT)
    assert institution.profile.name == "Milik sendiri"
    assert institution.faults == ()


@pytest.mark.parametrize("name", ["tiada", "../kpu", "", "/", ".", "a/b", "kpu\n", "x" * 5000, "𒀀" * 64])
def test_an_unknown_institution_prints_in_the_default_form(tmp_path: Path, name: str) -> None:
    office(tmp_path / "templates", "rahasia", "nama: x\n")
    institution = load_institution(name, [tmp_path])
    assert institution.profile == load_institution(DEFAULT, []).profile
    assert [(problem.code, problem.route) for problem in institution.problems] == [("SOP008", ("profile",))]
    assert DEFAULT in dict(institution.problems[0].values)["sebab_id"]


FAULTS = {
    "unknown key": ("«tabell»: {}\n", "SOP004"),
    "unknown key deep down": ("tabel: {lebar: {«wktu»: 3}}\n", "SOP004"),
    "no number": ("tabel: {ukuran_huruf: «besar»}\n", "SOP005"),
    "number too small": ("tabel: {ukuran_huruf: «3»}\n", "SOP005"),
    "no whole number": ("peninjauan: {minimal_per_tahun: «1.5»}\n", "SOP005"),
    "no truth value": ("tabel: {baris_nomor_kolom: «mungkin»}\n", "SOP005"),
    "no colour": ("tabel: {arsir_kepala: «merah»}\n", "SOP005"),
    "paper unknown": ("kertas: {tegak: {ukuran: «A5»}}\n", "SOP007"),
    "part unknown": ("bagian: [identitas, «lampiran»]\n", "SOP007"),
    "pattern broken": ("pola_nomor: «(»\n", "SOP005"),
    "pattern that looks back": ("pola_nomor: «'(a)\\1'»\n", "SOP005"),
    "width of nothing": ("tabel: {lebar: {kegiatan: «0»}}\n", "SOP005"),
    "level unknown": ("aturan: {SOP502: «berat»}\n", "SOP007"),
    "label no text": ("label: {nomor: «[a]»}\n", "SOP005"),
    "dates no list": ("tanggal: «revisi»\n", "SOP005"),
    "syntax": ("nama: «[»a\nb: c\n", "SOP002"),
    "duplicate key": ("nama: a\n«nama»: b\n", "SOP003"),
    "extends nothing": ("extends: «tiada»\n", "SOP008"),
    "extends a path": ("extends: «../kpu»\n", "SOP008"),
    "extends itself": ("extends: «kota»\n", "SOP008"),
}


@pytest.mark.parametrize(("typed", "code"), FAULTS.values(), ids=FAULTS.keys())
def test_faults_have_their_place_in_the_profile(tmp_path: Path, typed: str, code: str) -> None:
    text, place = unmarked(typed)
    folder = office(tmp_path, "kota", text)
    institution = load_institution("kota", [tmp_path])
    fault, *others = institution.faults
    assert others == []
    assert (fault.path, fault.problem.code) == (folder / "profile.yaml", code)
    assert (fault.place.line, fault.place.column, fault.place.end_column) == place
    assert institution.folders == (folder, PACKAGED_TEMPLATES / DEFAULT)
    assert institution.profile.parts[:1] == ("identitas",)


def test_what_a_choice_may_be_is_said_in_the_file_s_own_words(tmp_path: Path) -> None:
    office(tmp_path, "kota", "aturan: {SOP502: berat}\n")
    (fault,) = load_institution("kota", [tmp_path]).faults
    assert dict(fault.problem.values)["pilihan"] == "galat, peringatan, saran, mati"


@pytest.mark.parametrize(
    ("typed", "indonesian", "english"),
    [
        ("tabel: {arsir_kepala: biru}\n", "ditulis seperti #d9e2f3", "written like #d9e2f3"),
        ("tabel: {lebar: {kegiatan: -1}}\n", "angka lebih dari 0, misalnya 10 atau 7.5", "a number above 0, such as"),
        ("tabel: {garis: 3}\n", "angka lebih dari 0 sampai 2,", "a number above 0 up to 2,"),
        ("tabel: {ukuran_huruf: 3}\n", "angka mulai 5.5 sampai 12,", "a number from 5.5 up to 12,"),
        ("pola_nomor: (\n", "ekspresi reguler yang benar (RE2: missing ): ()", "a sound pattern (RE2: missing ): ()"),
    ],
)
def test_what_a_value_must_be_is_what_is_accepted(tmp_path: Path, typed: str, indonesian: str, english: str) -> None:
    office(tmp_path, "kota", typed)
    (fault,) = load_institution("kota", [tmp_path]).faults
    values = dict(fault.problem.values)
    assert values["harus_id"].startswith(indonesian)
    assert values["harus_en"].startswith(english)


def test_a_rule_that_does_not_exist_is_named_where_known_rules_are_given(tmp_path: Path) -> None:
    office(tmp_path, "kota", "aturan:\n  SOP502: mati\n  SOP520: mati\n")
    assert load_institution("kota", [tmp_path]).faults == ()
    (fault,) = load_institution("kota", [tmp_path], ("SOP501", "SOP502")).faults
    assert (fault.problem.code, fault.place.line, fault.place.column) == ("SOP004", 3, 3)
    assert dict(fault.problem.values)["kunci"] == "SOP520"


@pytest.mark.parametrize("pattern", ["{{x}}", "jj", '""', "d MMMM y {x}", "'hari'", "ddd", "HH:mm", "d 'y"])
def test_a_date_pattern_that_prints_no_date_is_a_fault(pattern: str, tmp_path: Path) -> None:
    text = pattern if pattern == '""' else f'"{pattern}"'
    office(tmp_path, "kota", f"nama: Kota\nformat_tanggal: {text}\n")
    institution = load_institution("kota", [tmp_path])
    (fault,) = institution.faults
    assert (fault.problem.code, fault.place.line) == ("SOP005", 2)
    assert "d MMMM y" in dict(fault.problem.values)["harus_id"]
    assert institution.profile.date_format == "d MMMM y"


@pytest.mark.parametrize("pattern", ["d MMMM y", "EEEE, d MMMM y", "dd-MM-yyyy", "d 'bulan' MMMM yyyy", "dd/MM/yy"])
def test_date_patterns_of_offices_are_taken(pattern: str, tmp_path: Path) -> None:
    office(tmp_path, "kota", f'format_tanggal: "{pattern}"\n')
    institution = load_institution("kota", [tmp_path])
    assert (institution.faults, institution.profile.date_format) == ((), pattern)


def test_dates_and_labels_that_nothing_prints_are_faults(tmp_path: Path) -> None:
    office(tmp_path, "kota", "tanggal: [efektif, lahir]\nlabel:\n  kegiatn: Y\n  ngawur: Y\n  judul: Nama\n")
    institution = load_institution("kota", [tmp_path])
    found = [(fault.problem.code, fault.place.line, dict(fault.problem.values)) for fault in institution.faults]
    assert [(code, line) for code, line, _ in found] == [("SOP007", 1), ("SOP004", 3), ("SOP004", 4)]
    assert "pengesahan" in found[0][2]["pilihan"]
    assert [values["usul"] for _, _, values in found[1:]] == ["kegiatan", ""]
    assert institution.profile.labels["judul"] == "Nama"
    assert set(institution.profile.labels) == set(LABELS)


def test_a_circle_of_extends_is_one_fault(tmp_path: Path) -> None:
    office(tmp_path, "a", "extends: b\nnama: A\n")
    second = office(tmp_path, "b", "extends: a\nlabel: {judul: X}\n")
    institution = load_institution("a", [tmp_path])
    assert [(fault.path, fault.problem.code) for fault in institution.faults] == [(second / "profile.yaml", "SOP008")]
    assert institution.profile.name == "A"
    assert institution.profile.labels["judul"] == "X"


def test_an_empty_profile_is_the_default_form(tmp_path: Path) -> None:
    office(tmp_path, "kota", "# sama dengan bentuk umum\n")
    institution = load_institution("kota", [tmp_path])
    assert institution.faults == ()
    assert institution.profile == load_institution(DEFAULT, []).profile


def test_merging_leaves_its_arguments_alone() -> None:
    base, over = {"a": {"b": 1}, "c": [1]}, {"a": {"d": 2}, "c": [2]}
    assert merge(base, over) == {"a": {"b": 1, "d": 2}, "c": [2]}
    assert (base, over) == ({"a": {"b": 1}, "c": [1]}, {"a": {"d": 2}, "c": [2]})
