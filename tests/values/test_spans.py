"""Sums of times, and when one is surely longer than another."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sopdocs.values.durations import read_duration
from sopdocs.values.spans import Span, span_of


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("90 menit", "1 jam 30 menit", "1 jam 30 menit"),
        ("1 x 24 jam", "24 jam", "24 jam"),
        ("1,5 jam", "1 jam 30 menit", "1 jam 30 menit"),
        ("2-3 hari kerja", "2 hari kerja", "3 hari kerja"),
        ("paling lama 2 minggu", "0 menit", "14 hari"),
        ("1 triwulan", "3 bulan", "3 bulan"),
        ("2 bulan; 5 hari kerja; 1 hari", "2 bulan 1 hari 5 hari kerja", "2 bulan 1 hari 5 hari kerja"),
        ("2 menit/berkas", "2 menit", "2 menit"),
        ("setengah hari", "0,5 hari", "0,5 hari"),
        ("45 detik", "0,75 menit", "0,75 menit"),
    ],
)
def test_span_of_a_time(text: str, least: str, most: str) -> None:
    span = span_of(read_duration(text))
    assert span is not None
    assert (span[0].words(), span[1].words()) == (least, most)


@pytest.mark.parametrize("text", ["Segera", "", "Triwulanan", "H+3", "lekas"])
def test_no_number_no_span(text: str) -> None:
    assert span_of(read_duration(text)) is None


def _span(text: str) -> Span:
    span = span_of(read_duration(text))
    assert span is not None
    return span[1]


@pytest.mark.parametrize(
    ("one", "other", "longer"),
    [
        ("6 hari kerja", "5 hari kerja", True),
        ("5 hari kerja", "5 hari kerja", False),
        ("7 hari", "5 hari kerja", False),
        ("8 hari", "5 hari kerja", True),
        ("5 hari kerja", "4 hari", True),
        ("5 hari kerja", "5 hari", False),
        ("1 bulan", "28 hari", False),
        ("1 bulan", "27 hari", True),
        ("61 menit", "1 jam", True),
        ("10 jam", "1 hari kerja", False),
    ],
)
def test_only_what_is_sure_is_longer(one: str, other: str, longer: bool) -> None:
    assert _span(one).surely_longer(_span(other)) is longer


def test_words_in_english() -> None:
    span = Span(Fraction(61), Fraction(1), Fraction(2), Fraction(1))
    assert span.words(english=True) == "1 month 2 days 1 working day 1 hour 1 minute"
