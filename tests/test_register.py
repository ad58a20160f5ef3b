"""What the register finds of other SOPs: circles of prerequisites, copies of steps; each without looking at all."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sopdocs.ledger import Ledger
from sopdocs.model import Sop
from sopdocs.profile import Profile
from sopdocs.register import Register, acts_in, acts_of, entry
from sopdocs.rules import Subject, check

TODAY = date(2025, 1, 6)


def _found(code: str, *sops: dict[str, Any]) -> list[tuple[str, dict[str, str]]]:
    """Problems of that code, by title of the SOP they are found in."""
    models = [Sop.model_validate(each) for each in sops]
    register = Register(tuple(entry(f"{place}.yaml", sop) for place, sop in enumerate(models)))
    return [
        (sop.title or "", dict(problem.values))
        for place, sop in enumerate(models)
        for problem in check(Subject(sop, Ledger(), Profile(), TODAY, register, f"{place}.yaml"))
        if problem.code == code
    ]


def _sop(title: str, *related: str) -> dict[str, Any]:
    return {"judul": title, "keterkaitan": list(related)}


def test_a_circle_over_three_is_found_in_each_that_names_a_prerequisite() -> None:
    found = _found(
        "SOP813",
        _sop("Alfa", "SOP Beta (prasyarat)"),
        _sop("Beta", "Prasyarat: SOP Gama"),
        _sop("Gama", "SOP Delta"),
        _sop("Alfa Dua", "SOP Gama (prasyarat)"),
        _sop("Alfa Tiga"),
    )
    assert found == []
    found = _found(
        "SOP813",
        _sop("Alfa", "SOP Beta (prasyarat)", "SOP Gama (lanjutan)"),
        _sop("Beta", "Prasyarat: SOP Gama"),
        _sop("Gama"),
        _sop("Alfa Dua", "SOP Gama (prasyarat)"),
    )
    assert [(title, values["jalan"]) for title, values in found] == [
        ("Alfa", "alfa → beta → gama → alfa"),
        ("Beta", "beta → gama → alfa → beta"),
    ]


@pytest.mark.parametrize("own", ["SOP Beta", "SOP Beta (lanjutan)", "SOP Alfa (prasyarat)", "(prasyarat)"])
def test_what_is_no_circle(own: str) -> None:
    assert _found("SOP813", _sop("Alfa", own), _sop("Beta", "SOP Alfa (prasyarat)")) == []


def test_a_long_chain_is_followed_within_bounds() -> None:
    chain = [_sop(f"Nama {k} mulai", f"SOP Nama {k + 1} mulai (prasyarat)") for k in range(40)]
    assert len(_found("SOP813", *chain, _sop("Nama 40 mulai", "SOP Nama 0 mulai (prasyarat)"))) == 41


ACTS = ("Menerima surat", "Mencatat surat", "Menelaah surat", "Memaraf surat", "Mengirim surat", "Menyimpan surat")


def _steps(title: str, *acts: str) -> dict[str, Any]:
    return {"judul": title, "pelaksana": {"p": "P"}, "langkah": [{"kegiatan": act, "pelaksana": "p"} for act in acts]}


@pytest.mark.parametrize(
    ("theirs", "copied"),
    [
        (ACTS, True),
        (tuple(reversed(ACTS)), True),
        ((*ACTS[:5], "Memusnahkan surat"), False),
        (ACTS[:5], True),
        (ACTS[:4], False),
    ],
)
def test_copied_steps(theirs: tuple[str, ...], copied: bool) -> None:
    found = _found("SOP814", _steps("Surat Masuk", *ACTS), _steps("Pengelolaan Dokumen", *theirs))
    assert ("Surat Masuk" in [title for title, _ in found]) is copied


def test_one_title_is_told_by_another_rule() -> None:
    assert _found("SOP814", _steps("Surat Masuk", *ACTS), _steps("SOP Surat Masuk", *ACTS)) == []


def test_an_entry_keeps_digests_of_what_is_done() -> None:
    sop = Sop.model_validate(_steps("Surat Masuk", *ACTS, ACTS[0].upper()))
    assert len(acts_of(sop)) == 4 * len(ACTS)
    assert len(acts_in(acts_of(sop))) == len(ACTS)
    assert acts_of(Sop()) == b""


@pytest.mark.parametrize(
    ("related", "near"), [("SOP Penyimpanan Arsip Statis", "Penyimpanan Arsip Vital"), ("SOP Perawatan Gedung", "")]
)
def test_a_related_sop_that_is_not_there_names_the_nearest(related: str, near: str) -> None:
    others = ("Penyimpanan Arsip Vital", "Alfa", "Beta", "Gama", "Delta")
    [(_, values)] = _found("SOP808", _sop("Peminjaman", related), *(_sop(title) for title in others))
    assert values["usul"] == near
