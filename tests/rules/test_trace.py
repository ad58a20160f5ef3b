"""Inputs and outputs follow the arrows: through loops, forks, joins, decisions and earlier flows."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sopdocs.ledger import Ledger
from sopdocs.model import Sop
from sopdocs.profile import Profile
from sopdocs.rules import Subject, check

CHAIN = {"SOP507": "spelt", "SOP508": "never", "SOP509": "late", "SOP510": "unused", "SOP518": "branch"}


def _step(name: str, needs: Any = None, gives: Any = None, **more: Any) -> dict[str, Any]:
    return {"id": name, "kegiatan": name, "pelaksana": "p", "kelengkapan": needs, "output": gives, **more}


def _found(*steps: dict[str, Any], **sop: Any) -> list[tuple[str, str]]:
    data = {"pelaksana": {"p": "Petugas"}, "langkah": list(steps), **sop}
    problems = check(Subject(Sop.model_validate(data), Ledger(), Profile(), date(2025, 1, 6)))
    return [(CHAIN[each.code], dict(each.values).popitem()[1]) for each in problems if each.code in CHAIN]


def _kinds(*steps: dict[str, Any], **sop: Any) -> list[str]:
    return [kind for kind, _ in _found(*steps, **sop)]


@pytest.mark.parametrize(
    ("needs", "kinds"),
    [
        ("Surat tugas", []),
        ("surat tugas.", []),
        ("1. Surat tugas", []),
        ("Surat tugas yang telah diparaf", []),
        ("Surat", []),
        ("Surat tgas", ["spelt"]),
        ("Surattugas", ["spelt"]),
        ("Surat jalan", ["never", "unused"]),
        ("Surat tugas 2", []),
        ("Nota dinas", ["never", "unused"]),
        ("-", ["unused"]),
    ],
)
def test_an_input_is_found_or_not(needs: str, kinds: list[str]) -> None:
    assert sorted(_kinds(_step("a", None, "Surat tugas"), _step("b", needs, "Hasil"))) == kinds


@pytest.mark.parametrize(
    ("one", "other"), [("Formulir A", "Formulir B"), ("Form 1", "Form 2"), ("Berkas diterima", "Berkas ditolak")]
)
def test_different_things_are_not_taken_for_misspelt(one: str, other: str) -> None:
    assert "spelt" not in _kinds(_step("a", None, one), _step("b", other, "Hasil"))


def test_equipment_outside_inputs_and_earlier_flows_supply() -> None:
    assert (
        _kinds(
            _step("a", ["Komputer", "Surat masuk"], "H"), peralatan=["Komputer dan printer"], masukan_luar="Surat masuk"
        )
        == []
    )
    flows = [
        {"pelaksana": {"p": "P"}, "langkah": [_step("a", None, "Usulan")]},
        {"pelaksana": {"p": "P"}, "langkah": [_step("a", "Usulan", "Hasil")]},
    ]
    sop = Sop.model_validate({"alur": flows})
    codes = {each.code for each in check(Subject(sop, Ledger(), Profile(), date(2025, 1, 6)))}
    assert not codes & set(CHAIN)


def test_a_later_flow_does_not_supply() -> None:
    flows = [
        {"pelaksana": {"p": "P"}, "langkah": [_step("a", "Usulan", "Hasil")]},
        {"pelaksana": {"p": "P"}, "langkah": [_step("a", None, "Usulan")]},
    ]
    problems = check(Subject(Sop.model_validate({"alur": flows}), Ledger(), Profile(), date(2025, 1, 6)))
    assert [each.route for each in problems if each.code == "SOP508"] == [
        ("sections", 0, "steps", 0, "inputs", "items", 0)
    ]


def test_a_row_above_is_not_an_arrow() -> None:
    """b stands above d, but no arrow leads from b to d."""
    assert _found(
        _step("a", None, None, keputusan={"Ya": "b", "Tidak": "d"}),
        _step("b", None, "Izin", lanjut="selesai"),
        _step("d", "Izin", "Hasil"),
    ) == [("late", "2")]


def test_a_loop_supplies_and_is_no_risk() -> None:
    assert (
        _kinds(
            _step("a", "Catatan", "Berkas"),
            _step("b", "Berkas", {"Ya": "Berkas sah", "Tidak": "Catatan"}, keputusan={"Ya": "c", "Tidak": "a"}),
            _step("c", "Berkas sah", "Hasil"),
        )
        == []
    )


def test_both_branches_of_a_fork_supply_the_join() -> None:
    assert (
        _kinds(
            _step("a", None, "Usulan", lanjut=["b", "c"]),
            _step("b", "Usulan", "Telaahan", lanjut="d"),
            _step("c", "Usulan", "Pagu", lanjut="d"),
            _step("d", ["Telaahan", "Pagu"], "Hasil"),
        )
        == []
    )


def test_one_branch_of_a_decision_is_a_risk_for_the_join() -> None:
    steps = (
        _step("a", None, "Usulan", keputusan={"Ya": "b", "Tidak": "c"}),
        _step("b", "Usulan", "Telaahan", lanjut="c"),
        _step("c", ["Usulan", "Telaahan"], "Hasil"),
    )
    assert _found(*steps) == [("branch", "2")]


def test_what_every_branch_gives_is_no_risk() -> None:
    assert (
        _kinds(
            _step("a", None, "Usulan", keputusan={"Ya": "b", "Tidak": "c"}),
            _step("b", "Usulan", "Telaahan", lanjut="d"),
            _step("c", "Usulan", "Telaahan", lanjut="d"),
            _step("d", "Telaahan", "Hasil"),
        )
        == []
    )


def test_an_output_of_one_exit_is_there_behind_that_exit_only() -> None:
    def steps(behind_yes: str, behind_no: str) -> tuple[dict[str, Any], ...]:
        return (
            _step("a", None, {"Ya": "Izin", "Tidak": "Penolakan"}, keputusan={"Ya": "b", "Tidak": "c"}),
            _step("b", behind_yes, "Hasil", lanjut="selesai"),
            _step("c", behind_no, "Hasil"),
        )

    assert _kinds(*steps("Izin", "Penolakan")) == []
    # An arrow leads there, but never with this output: no path on which the input is at hand.
    assert sorted(_kinds(*steps("Penolakan", "Izin"))) == ["branch", "branch"]


def test_records_and_last_outputs_need_no_user() -> None:
    steps = (_step("a", None, ["Buku agenda", "Nota"]), _step("b", "Nota", "Hasil"))
    assert _found(*steps) == [("unused", "Buku agenda")]
    assert _found(*steps, pencatatan="Buku agenda surat") == []


def test_merged_cells_neither_need_nor_give() -> None:
    assert (
        _kinds(_step("a", None, "Nota"), _step("b", "Nota", {"gabung": "atas"}), _step("c", {"gabung": "atas"}, "H"))
        == []
    )


def test_a_flow_beyond_all_measure_is_not_followed_and_that_is_said() -> None:
    steps = [_step(f"s{number}", "Tak ada", "Juga tak ada") for number in range(401)]
    data = {"pelaksana": {"p": "Petugas"}, "langkah": steps}
    codes = [each.code for each in check(Subject(Sop.model_validate(data), Ledger(), Profile(), date(2025, 1, 6)))]
    assert codes.count("SOP415") == 1
    assert not set(codes) & set(CHAIN)


def test_what_an_exit_sends_back_is_taken_up_where_it_arrives() -> None:
    def back_to(target: str) -> list[str]:
        return _kinds(
            _step("a", None, "Konsep"),
            _step(
                "b",
                "Konsep",
                {"Ya": "Konsep final", "Tidak": "Catatan perbaikan"},
                keputusan={"Ya": "c", "Tidak": target},
            ),
            _step("c", "Konsep final", "Surat"),
            _step("d", "Surat", "Arsip surat"),
        )

    assert back_to("a") == []
    assert back_to("b") == []
    assert "unused" in back_to("d")
