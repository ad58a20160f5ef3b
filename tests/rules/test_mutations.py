"""Good SOPs give no error and no warning; broken in one way, each error-level rule finds it, on the right line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from bench.good import TODAY, good
from sopdocs.institution import PACKAGED_TEMPLATES, load_institution
from sopdocs.ledger import Ledger
from sopdocs.load import load
from sopdocs.model import Route
from sopdocs.place import Definition
from sopdocs.register import Entry, Register
from sopdocs.rules import CHECKS, Subject, check, level_of
from sopdocs.rules.words import word_all

FORM = load_institution("permenpan", [PACKAGED_TEMPLATES]).profile
SEEDS = range(50)
Tree = dict[str, Any]
Mutation = Callable[[Tree, Random], Route]
SIGNED = {"tanggal": "2024-01-02", "peran": "pengesah", "cara": "basah", "berkas": "bukti.pdf", "sha256": "00"}


def _set(value: Any, *route: str) -> Mutation:
    """Write a value at a fixed place, where the finding is expected."""

    def mutate(tree: Tree, _: Random) -> Route:
        part = tree
        for key in route[:-1]:
            part = part[key]
        part[route[-1]] = value
        return route

    return mutate


def _on_step(key: str, value: Any, expected: str | None = None) -> Mutation:
    """Write a value into some step that decides nothing; expected is the key, or the step itself (empty)."""

    def mutate(tree: Tree, rng: Random) -> Route:
        steps = tree["langkah"]
        index = rng.choice([k for k, step in enumerate(steps) if "keputusan" not in step])
        steps[index][key] = value
        name = key if expected is None else expected
        return ("langkah", index, name) if name else ("langkah", index)

    return mutate


def _decision(change: Callable[[Tree, int], Route]) -> Mutation:
    """Make the second step a decision and change it."""

    def mutate(tree: Tree, _: Random) -> Route:
        step = tree["langkah"][1]
        step["keputusan"] = {"Ya": "s2", "Tidak": "s0"}
        return ("langkah", 1, *change(step, 1))

    return mutate


def _one_exit(step: Tree, _: int) -> Route:
    step["keputusan"] = {"Ya": "s2"}
    return ("keputusan",)


def _same_label(step: Tree, _: int) -> Route:
    step["keputusan"] = {"Ya": "s2", "ya.": "s0"}
    return ("keputusan", "ya.")


def _exit_to_nothing(step: Tree, _: int) -> Route:
    step["keputusan"] = {"Ya": "s2", "Tidak": None, "Nanti": "s0"}
    return ("keputusan", "Tidak")


def _foreign_exit(step: Tree, _: int) -> Route:
    step["output"] = {"Ya": "Hasil", "Mungkin": "Hasil lain"}
    return ("output", "Mungkin")


def _jump_over(tree: Tree, _: Random) -> Route:
    tree["langkah"] = [step for step in tree["langkah"] if "keputusan" not in step]
    tree["langkah"].insert(1, {**tree["langkah"][0], "id": "lewat"})
    tree["langkah"][0]["lanjut"] = tree["langkah"][2]["id"]
    return ("langkah", 1)


def _circle(tree: Tree, _: Random) -> Route:
    first = tree["langkah"][0]
    tree["langkah"].append({**first, "id": "putar", "lanjut": "putar"})
    tree["langkah"][-2]["lanjut"] = "selesai"
    first["keputusan"] = {"Ya": "s1", "Tidak": "putar"}
    return ("langkah", len(tree["langkah"]) - 1)


def _endless(tree: Tree, _: Random) -> Route:
    tree["langkah"][-1]["lanjut"] = "s0"
    return ("langkah", len(tree["langkah"]) - 1)


def _twice(tree: Tree, _: Random) -> Route:
    tree["langkah"].append({**tree["langkah"][-1]})
    return ("langkah", len(tree["langkah"]) - 1, "id")


def _merge_first(tree: Tree, _: Random) -> Route:
    tree["langkah"][0]["waktu"] = {"gabung": "atas"}
    return ("langkah", 0, "waktu")


def _newer_law(tree: Tree, _: Random) -> Route:
    tree["dasar_hukum"].append("Peraturan Wali Kota Contoh Nomor 3 Tahun 2031 tentang Layanan")
    return ("dasar_hukum", len(tree["dasar_hukum"]) - 1)


def _reversed_dates(tree: Tree, _: Random) -> Route:
    tree["tanggal"]["efektif"] = "2 Januari 2021"
    return ("tanggal", "efektif")


def _two_forms(tree: Tree, _: Random) -> Route:
    tree["alur"] = [{"pelaksana": tree["pelaksana"], "langkah": tree["langkah"]}]
    return ("langkah",)


MUTATIONS: dict[str, Mutation] = {
    "SOP101": _set("SOP-..../BLA", "nomor"),
    "SOP102": _set(None, "judul"),
    "SOP105": _set("31 Juni 2025", "tanggal", "revisi"),
    "SOP106": _reversed_dates,
    "SOP107": _set("-", "tanggal", "pembuatan"),
    "SOP112": _set("Senin, 14 Januari 2025", "tanggal", "efektif"),
    "SOP201": _set([], "dasar_hukum"),
    "SOP205": _newer_law,
    "SOP301": _on_step("pelaksana", None),
    "SOP302": _on_step("pelaksana", "orang_lain"),
    "SOP401": _set([], "langkah"),
    "SOP402": _on_step("lanjut", "tidak_ada"),
    "SOP403": _twice,
    "SOP404": _jump_over,
    "SOP405": _circle,
    "SOP406": _decision(_one_exit),
    "SOP407": _decision(_same_label),
    "SOP409": _endless,
    "SOP410": _on_step("kegiatan", None),
    "SOP412": _on_step("id", "selesai"),
    "SOP413": _decision(_exit_to_nothing),
    "SOP416": _two_forms,
    "SOP501": _on_step("waktu", None),
    "SOP506": _on_step("waktu", "15-10 menit"),
    "SOP512": _merge_first,
    "SOP513": _decision(_foreign_exit),
    "SOP602": _set("1 kali dalam 3 tahun", "peninjauan", "frekuensi"),
    "SOP603": _set("setiap 6 bulan", "peninjauan", "frekuensi"),
    "SOP701": _set("....", "pengesahan", "nama"),
    "SOP703": _set("19850631 200902 1 001", "pengesahan", "nip"),
    "SOP706": _set("Kepala Dinas", "pengesahan"),
    "SOP801": _set("SOP-999/BLA", "nomor"),
}

_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def _definition(tree: Tree, folder: Path) -> Definition:
    path = folder / "sop.yaml"
    path.write_text(yaml.dump(tree, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")
    return load(path)


def _subject(definition: Definition, signature: dict[str, str] | None = None, today: date = TODAY) -> Subject:
    assert definition.sop is not None
    ledger = Ledger.model_validate({"tanda_tangan": [signature] if signature else []})
    others = Register((Entry("lain.yaml", "SOP-999/BLA", "Layanan Lain"),))
    return Subject(definition.sop, ledger, FORM, today, others, "sop.yaml")


@pytest.mark.parametrize("seed", SEEDS)
def test_a_good_sop_gives_no_error_and_no_warning(seed: int, tmp_path: Path) -> None:
    definition = _definition(good(seed), tmp_path)
    assert not definition.problems
    found = word_all(check(_subject(definition)), definition, FORM)
    assert [each.message for each in found if each.level != "advice"] == []


OF_FILES = {"SOP714", "SOP715", "SOP716"}
"""Rules about signed files, which no text can break: tests/verify/test_in_the_checker.py."""


def test_every_error_rule_is_broken_here() -> None:
    assert set(MUTATIONS) | OF_FILES == {code for code in CHECKS if level_of(code, FORM) == "error"}


@pytest.mark.parametrize("code", MUTATIONS)
def test_broken_in_one_way_it_is_found_on_its_line(code: str, tmp_path: Path) -> None:
    for seed in SEEDS:
        tree, rng = good(seed), Random(seed)
        route = MUTATIONS[code](tree, rng)
        signature, today = None, TODAY
        if code == "SOP603":
            tree["tanggal"] = {"pembuatan": "2024-01-02", "efektif": "2024-01-08"}
            signature = SIGNED
        if code == "SOP706":
            tree["pengesahan"] = good(seed)["pengesahan"]
            signature = {**SIGNED, "sha256": ""}
        definition = _definition(tree, tmp_path)
        mark, _ = definition.marks.nearest(route)
        assert mark is not None
        lines = {place[0] for place in (mark.key, mark.value) if place}
        found = word_all(check(_subject(definition, signature, today)), definition, FORM)
        assert lines & {each.line for each in found if each.code == code}, (seed, route)
