"""The packaged list is sound, and says of what SOPs commonly cite what its sources say."""

from __future__ import annotations

from pathlib import Path

import pytest

import sopdocs.regulations
from sopdocs.regulations import load_regulations, packaged, status_of
from sopdocs.regulations.files import FILE
from sopdocs.values.citations import read_item


def test_packaged_list_has_no_fault_but_what_it_says_is_not_verified(tmp_path: Path) -> None:
    text = (Path(sopdocs.regulations.__file__).parent / "data" / FILE).read_text("utf-8")
    (tmp_path / FILE).write_text(text, "utf-8")
    unverified = sum(not each.regulation.verified for each in packaged().listed.values())
    faults = load_regulations(tmp_path / "x.yaml").faults
    assert len(faults) == unverified == 2
    assert all("belum diverifikasi" in dict(fault.problem.values)["sebab_id"] for fault in faults)
    assert all(each.regulation.source for each in packaged().listed.values())


@pytest.mark.parametrize(
    ("text", "state", "changes"),
    [
        ("UU 7 Tahun 2017", "amended", ["Perppu 1/2022 (UU 7/2023)"]),
        (
            "Undang-Undang Nomor 32 Tahun 2004 tentang Pemerintahan Daerah",
            "revoked",
            ["Perppu 3/2005 (UU 8/2005)", "UU 12/2008", "Undang-Undang Nomor 23 Tahun 2014"],
        ),
        ("UU No. 5 Tahun 1985", "revoked", ["UU 6/1999"]),
        ("PKPU 2 Tahun 2021", "amended", ["Peraturan Komisi Pemilihan Umum Nomor 8 Tahun 2021"]),
        ("PP 53/2010", "revoked", ["Peraturan Pemerintah Nomor 94 Tahun 2021"]),
        ("PMK 131/PMK.01/2015", "amended", ["Peraturan Menteri Keuangan Nomor 128/PMK.01/2020"]),
        (
            "Perpres No. 16 Tahun 2018",
            "amended",
            ["Peraturan Presiden Nomor 12 Tahun 2021", "Peraturan Presiden Nomor 46 Tahun 2025"],
        ),
        ("UU 25 Tahun 2009", "unverified", []),
        ("Permenpan dan RB 62 Tahun 2018", "unverified", []),
        ("PP Nomor 71 Tahun 2019", "unverified", []),
        ("UU Nomor Tahun 2007", "unverified", []),
    ],
)
def test_status(text: str, state: str, changes: list[str]) -> None:
    main = read_item(text).main
    assert main is not None
    status = status_of(main, packaged())
    assert (status.state, [each.name for each in status.changes]) == (state, changes)
    assert all(each.source.id and each.source.en for each in status.changes)


def test_unverified_change_says_so() -> None:
    main = read_item("PER/21/M.PAN/11/2008 tentang Pedoman").main
    assert main is not None
    [change] = status_of(main, packaged()).changes
    assert not change.verified
    assert change.source.id.endswith("(belum diverifikasi)")
    assert change.source.en.endswith("(not verified)")
