"""Running text is compared only where it plainly says the same thing twice."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sopdocs.ledger import Ledger
from sopdocs.model import Sop
from sopdocs.profile import Profile
from sopdocs.rules import Subject, check

ACTS = ("Menerima laporan kejadian", "Meneruskan laporan kepada Kasubbag KUL", "Menyelesaikan laporan kejadian")
FORM = Profile(parts=("pengesahan", "identitas", "bagan", "penjelasan"))


def _found(code: str, **sop: Any) -> list[dict[str, str]]:
    problems = check(Subject(Sop.model_validate(sop), Ledger(), FORM, date(2025, 1, 6)))
    return [dict(each.values) for each in problems if each.code == code]


def _told(*told: str) -> list[dict[str, str]]:
    steps = [{"kegiatan": act, "pelaksana": "p"} for act in ACTS]
    items = [{"judul": text} for text in told]
    narrative = [{"judul": "Penanganan:", "isi": items}]
    return _found("SOP417", pelaksana={"p": "Petugas"}, langkah=steps, penjelasan=narrative)


@pytest.mark.parametrize(
    "who",
    [
        "Kasubbag KUL",
        "kasubag KUL",
        "Kepala Sub Bagian Keuangan, Umum dan Logistik",
        "Kepala Sub Bagian Keuangan, Umum, dan Logistik Kota Contoh;",
    ],
)
def test_one_office_by_any_of_its_names(who: str) -> None:
    assert _told(ACTS[0], f"Meneruskan laporan kepada {who}", ACTS[2]) == []


def test_another_addressee_is_told() -> None:
    [values] = _told(ACTS[0], "Meneruskan laporan kepada Sekretaris", ACTS[2])
    assert (values["penjelasan"], values["tabel"], values["langkah"]) == ("Sekretaris", "Kasubbag KUL", "2")


@pytest.mark.parametrize(
    "told",
    [
        (ACTS[0], "Meneruskan laporan kepada Sekretaris"),
        ("Pasal satu", "Hal ini disampaikan kepada Sekretaris", "Pasal tiga"),
        (ACTS[0], "Meneruskan laporan", ACTS[2]),
        (),
    ],
)
def test_what_does_not_go_through_the_steps_is_left_alone(told: tuple[str, ...]) -> None:
    assert _told(*told) == []


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Sub Bagian Keuangan, Umum dan Logistik", "sub bagian umum, keuangan, dan logistik", True),
        ("Sub Bagian Keuangan, Umum dan Logistik", "Sub Bagian Keuangan, Umum, dan Logistik", False),
        ("Sub Bagian Keuangan, Umum dan Logistik", "Bidang Umum, Keuangan dan Logistik", False),
        ("Bagian Umum dan Keuangan", "Bagian Keuangan dan Umum", False),
    ],
)
def test_one_office_in_two_orders(one: str, other: str, told: bool) -> None:
    assert bool(_found("SOP310", penjelasan=[f"Melapor kepada {one}.", f"Menunggu {other}."])) is told


@pytest.mark.parametrize(
    ("clause", "told"),
    [
        ("SOP ini mulai berlaku sejak ditetapkan SOP ini mulai berlaku sejak ditandatangani", True),
        ("SOP ini mulai berlaku sejak SOP ini ditetapkan", False),
        ("Bila bertentangan dengan Peraturan X atau Keputusan X maka berlaku Peraturan X atau Keputusan X", False),
        ("SOP ini", False),
        ("", False),
    ],
)
def test_a_clause_that_begins_anew(clause: str, told: bool) -> None:
    assert bool(_found("SOP128", pengesahan={"butir": [clause]})) is told
