"""Levels, exemptions and order."""

from __future__ import annotations

from datetime import date

import pytest

from sopdocs.ledger import Ledger
from sopdocs.model import Sop
from sopdocs.profile import Profile
from sopdocs.rules import CHECKS, Subject, check, level_of
from sopdocs.rules.engine import ENGINE_CODES

TODAY = date(2025, 1, 6)


def _codes(sop: dict[str, object], rules: dict[str, str] | None = None) -> list[str]:
    profile = Profile.model_validate({"aturan": rules or {}})
    return [problem.code for problem in check(Subject(Sop.model_validate(sop), Ledger(), profile, TODAY))]


def test_an_empty_definition_is_judged_whole() -> None:
    codes = _codes({})
    assert {"SOP102", "SOP201", "SOP401", "SOP601", "SOP701"} <= set(codes)
    assert set(codes) <= set(CHECKS)


def test_a_rule_switched_off_finds_nothing() -> None:
    assert "SOP102" not in _codes({}, {"SOP102": "mati"})


def test_a_profile_raises_and_lowers() -> None:
    profile = Profile.model_validate({"aturan": {"SOP102": "saran", "SOP503": {"tingkat": "galat"}}})
    assert level_of("SOP102", profile) == "advice"
    assert level_of("SOP503", profile) == "error"
    assert level_of("SOP401", profile) == "error"


@pytest.mark.parametrize(
    ("exemption", "expected"),
    [
        ({"aturan": "SOP102", "alasan": "Belum ditetapkan."}, {"SOP102": False}),
        ({"aturan": " sop102 ", "alasan": "Belum ditetapkan."}, {"SOP102": False}),
        ({"aturan": "SOP102"}, {"SOP102": True, "SOP011": True}),
        ({"aturan": "SOP102", "alasan": "..."}, {"SOP102": True, "SOP011": True}),
        ({"aturan": "SOP801", "alasan": "x"}, {"SOP102": True, "SOP012": True}),
        ({"aturan": "SOP10", "alasan": "x"}, {"SOP102": True, "SOP013": True}),
        ({"aturan": "SOP001", "alasan": "x"}, {"SOP013": True}),
        ({"alasan": "x"}, {"SOP013": True}),
    ],
)
def test_exemption(exemption: dict[str, str], expected: dict[str, bool]) -> None:
    codes = _codes({"abaikan": [exemption]})
    assert {code: code in codes for code in expected} == expected
    assert [code for code in codes if code in ENGINE_CODES] == [code for code in expected if code in ENGINE_CODES]


def test_an_exemption_of_a_rule_that_is_off_is_unused() -> None:
    exemption = {"abaikan": [{"aturan": "SOP102", "alasan": "Belum ditetapkan."}]}
    assert "SOP012" in _codes(exemption, {"SOP102": "mati"})
    assert "SOP012" not in _codes(exemption, {"SOP102": "mati", "SOP012": "mati"})


def test_problems_come_in_the_order_of_the_parts() -> None:
    step = {"kegiatan": "Memeriksa", "waktu": "Segera"}
    sop = {
        "pelaksana": {"a": "Petugas"},
        "langkah": [step, {"pelaksana": "a"}, step],
        "tanggal": {"efektif": "31/6/25"},
    }
    subject = Subject(Sop.model_validate(sop), Ledger(), Profile(), TODAY)
    steps = [problem.route[1] for problem in check(subject) if problem.route[:1] == ("steps",)]
    assert steps == sorted(steps)
    assert len(set(steps)) == 3


def test_the_same_subject_gives_the_same_problems() -> None:
    subject = Subject(Sop.model_validate({"langkah": [{"kegiatan": "x"}]}), Ledger(), Profile(), TODAY)
    assert check(subject) == check(subject)
