"""NIP and NRP: the structure, and every single way to break it."""

from __future__ import annotations

import pytest

from sopdocs.values.staff import nrp_fault, read_nip


@pytest.mark.parametrize(
    "text",
    [
        "198506132009021001",
        "19670511 199403 1 003",
        "19720916.199703.1.004",
        "NIP. 198506132009021001",
        "198001012024211001",
    ],
)
def test_good_nip(text: str) -> None:
    assert read_nip(text).fault is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("19850613200902100", "length"),
        ("1985061320090210011", "length"),
        ("19850613200902I001", "characters"),
        ("", "characters"),
        ("198513132009021001", "birth"),
        ("198502302009021001", "birth"),
        ("198506132009131001", "appointment"),
        ("198506130009021001", "appointment"),
        ("198506132009023001", "sex"),
    ],
)
def test_bad_nip(text: str, fault: str) -> None:
    assert read_nip(text).fault == fault


def test_contract_staff_have_no_month_of_appointment() -> None:
    nip = read_nip("198001012024211001")
    assert nip.contract
    assert (nip.start_year, nip.start_month, nip.age_at_start) == (2024, None, 44)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("66050431", None),
        ("NRP. 66050431", None),
        ("6605043", "length"),
        ("66130431", "birth"),
        ("6605O431", "characters"),
    ],
)
def test_nrp(text: str, fault: str | None) -> None:
    assert nrp_fault(text) == fault
