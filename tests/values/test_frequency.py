"""Review frequencies as SOPs, approval pages and regulations word them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sopdocs.values.frequency import read_frequency


@pytest.mark.parametrize(
    ("text", "per_year"),
    [
        ("2 kali setahun", 2),
        ("2x/tahun", 2),
        ("dua kali setahun", 2),
        ("sekali setahun", 1),
        ("setahun 2 kali", 2),
        ("dalam 1 tahun dilakukan 2 kali", 2),
        ("satu kali dalam 1 (satu) tahun", 1),
        ("minimal 1 kali dalam setahun", 1),
        ("sekurang-kurangnya sekali dalam 6 (enam) bulan", 2),
        ("2 kali dalam satu semester", 4),
        ("setiap 6 bulan", 2),
        ("setiap 6 (enam) bulan sekali", 2),
        ("per enam bulan sekali", 2),
        ("6 bulan sekali", 2),
        ("setiap semester", 2),
        ("setiap triwulan", 4),
        ("triwulanan", 4),
        ("setiap tahun", 1),
        ("tahunan", 1),
        ("setiap dua tahun sekali", Fraction(1, 2)),
        ("per dua belas bulan", 1),
        ("setiap minggu", 52),
    ],
)
def test_frequency(text: str, per_year: int | Fraction) -> None:
    frequency = read_frequency(f"SOP ini dievaluasi {text}.")
    assert frequency is not None
    assert frequency.per_year == per_year
    assert not frequency.weak


@pytest.mark.parametrize(
    "text", ["secara berkala", "setiap waktu", "setiap 0 bulan", "0 kali setahun", "berlaku dalam 2 tahun", ""]
)
def test_no_frequency(text: str) -> None:
    assert read_frequency(text) is None


@pytest.mark.parametrize(
    ("text", "weak"),
    [
        ("dapat dilakukan evaluasi paling sedikit 2 (dua) kali setahun", True),
        ("evaluasi dilakukan setiap 6 bulan bila perlu", True),
        ("SOP dapat diubah. Evaluasi dilakukan setiap 6 bulan.", False),
    ],
)
def test_permission_is_no_duty(text: str, weak: bool) -> None:
    frequency = read_frequency(text)
    assert frequency is not None
    assert frequency.weak is weak


@pytest.mark.parametrize(("text", "per_year"), [("triwulan", 4), ("Semester.", 2), ("kuartal", 4), ("caturwulan", 3)])
def test_a_period_alone_is_a_frequency(text: str, per_year: int) -> None:
    frequency = read_frequency(text)
    assert frequency is not None
    assert frequency.per_year == per_year


def test_a_period_within_a_sentence_is_none() -> None:
    assert read_frequency("laporan triwulan disusun kepala seksi") is None
