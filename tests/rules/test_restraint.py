"""Never cry wolf: generated SOPs whose flow is sound give no error of the flow group; oddities are no crash."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.suites import hard, usual
from sopdocs.ledger import Ledger
from sopdocs.model import END, NEXT, Sop
from sopdocs.profile import Profile
from sopdocs.rules import CHECKS, Subject, check, level_of
from sopdocs.rules.words import spoken

TODAY = date(2025, 1, 6)


@pytest.mark.parametrize("suite", [usual, hard])
def test_generated_flows_are_sound(suite: Callable[[int, int], Iterator[Sop]]) -> None:
    for sop in suite(25, 7):
        problems = check(Subject(sop, Ledger(), Profile(), TODAY))
        errors = {each.code for each in problems if level_of(each.code, Profile()) == "error"}
        assert not {code for code in errors if code[3] in "345"}, errors


NAMES = st.sampled_from(["a", "b", "c", NEXT, END, "", "hilang"])
TEXTS = st.sampled_from(
    ["", "-", "Memeriksa berkas", "Berkas", "5 menit", "10-5 menit", "Segera", "SOP X", "\n", "{x}"]
)
PAIRS = st.dictionaries(TEXTS, TEXTS, max_size=2)
CELLS = st.one_of(TEXTS, st.lists(TEXTS, max_size=3), st.just({"gabung": "atas"}), PAIRS)
STEPS = st.fixed_dictionaries(
    {},
    optional={
        "id": NAMES,
        "kegiatan": TEXTS,
        "pelaksana": st.lists(NAMES, max_size=2),
        "cara": st.sampled_from(["berurutan", "bersama", "paralel"]),
        "keputusan": st.dictionaries(TEXTS, st.one_of(NAMES, st.lists(NAMES, max_size=2)), max_size=3),
        "lanjut": st.lists(NAMES, max_size=2),
        "simbol": st.sampled_from(["kapsul", "kotak", "belah_ketupat"]),
        "kelengkapan": CELLS,
        "waktu": CELLS,
        "output": CELLS,
        "keterangan": CELLS,
    },
)
FLOWS = st.fixed_dictionaries(
    {"pelaksana": st.dictionaries(NAMES, TEXTS, max_size=3), "langkah": st.lists(STEPS, max_size=5)}
)
CITED = st.sampled_from(["UU 1 Tahun 2030", "Renstra", "PP No. 1 Tahun 2000 tentang X", ""])
SEVERAL = {"alur": st.lists(FLOWS, max_size=2), "dasar_hukum": st.lists(CITED, max_size=3), "judul": TEXTS}
SOPS = st.one_of(FLOWS, st.fixed_dictionaries(SEVERAL))


@settings(max_examples=150, deadline=None)
@given(SOPS)
def test_no_definition_makes_a_rule_stumble(data: dict[str, object]) -> None:
    subject = Subject(Sop.model_validate(data), Ledger(), Profile(), TODAY)
    for problem in check(subject):
        assert problem.code in CHECKS
        assert spoken(problem.values, "id").keys() == spoken(problem.values, "en").keys()


@pytest.mark.parametrize(
    ("activity", "codes"),
    [
        ("Menyetujui/menolak permohonan", {"SOP408"}),
        ("Menyetujui atau menolak permohonan", {"SOP408"}),
        ("Menerima dan/atau menolak berkas", {"SOP408"}),
        ("Memeriksa dan memaraf surat", set()),
        ("Memeriksa kelengkapan, keabsahan, dan kesesuaian berkas", set()),
        ("Me-review dan menyimpan konsep", set()),
        ("Menerima laporan dan meneruskan disposisi", {"SOP903"}),
        ("Menyiapkan arsip, kemudian mengirimkannya", {"SOP903"}),
        ("Penyerahan arsip", {"SOP901"}),
        ("Berkas diserahkan", {"SOP901"}),
    ],
)
def test_how_an_activity_may_be_worded(activity: str, codes: set[str]) -> None:
    sop = Sop.model_validate({"pelaksana": {"p": "Petugas"}, "langkah": [{"kegiatan": activity, "pelaksana": "p"}]})
    found = {problem.code for problem in check(Subject(sop, Ledger(), Profile(), TODAY))}
    assert found & {"SOP408", "SOP901", "SOP902", "SOP903"} == codes
