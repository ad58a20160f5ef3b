"""SOP numbers as real offices write them: no pattern of our own, and only true gaps are gaps."""

from __future__ import annotations

from datetime import date

import pytest

from sopdocs.ledger import Ledger
from sopdocs.model import Sop
from sopdocs.profile import Profile
from sopdocs.rules import Subject, check

NUMBERS = [
    "SOP-001/17000/2025", "SOP-1-100/17000/2025", "SOP-003/08/2022", "4/ORT.06/1771/1/2023", "OT.01.02-056-056.De.5",
    "42 /SOP/ DISKOMINFO.IP /2024", "000.8.3.3/ 324 /SATPOLPP-A", "065/71/SATPOLPP", "188.44/765/KPTS/2017-2",
    "W17.U2/1/PM-SOP/HK/2017", "W24.U/ 01 /HK/ 5 /2016", "1.07/Sekr/SatpolPP/2018", "UNILA/WMM/01", "HK-01",
    "02320.04", "SOP/UPM/DJBM-146", "SOP-PPID-02", "KP.11 001", "01", "114/07/XI/2012", "SOP/AP/01",
]  # fmt: skip
GAPS = ["000.8.3.3/    /SATPOLPP-A", "-", "…………", "", "SOP-XXX/2025", "..../ORT/2025"]


def _codes(number: str, **sop: object) -> set[str]:
    data = {"nomor": number, "status": "diajukan", **sop}
    return {each.code for each in check(Subject(Sop.model_validate(data), Ledger(), Profile(), date(2025, 1, 6)))}


@pytest.mark.parametrize("number", NUMBERS)
def test_a_real_number_is_a_number(number: str) -> None:
    assert not _codes(number) & {"SOP101", "SOP103"}


@pytest.mark.parametrize("number", GAPS)
def test_a_gap_is_no_number(number: str) -> None:
    assert "SOP101" in _codes(number)


@pytest.mark.parametrize(
    ("number", "odd"),
    [("SOP-003/08/2022", True), ("SOP-003/08/2023", False), ("188.44/765/KPTS/2017-2", False), ("1/2022/A", False)],
)
def test_only_a_year_at_the_end_is_compared(number: str, odd: bool) -> None:
    assert ("SOP121" in _codes(number, tanggal={"pengesahan": "2023-01-02"})) is odd
