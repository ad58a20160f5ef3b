"""Whatever an author types is read, never refused with an exception; and the examples in the docstrings hold."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sopdocs.values
from sopdocs.values.canonical import canonical
from sopdocs.values.citations import read_item
from sopdocs.values.dates import read_date
from sopdocs.values.durations import read_duration
from sopdocs.values.frequency import read_frequency
from sopdocs.values.likeness import contains, nearest, plain
from sopdocs.values.spans import span_of
from sopdocs.values.staff import nrp_fault, read_nip
from sopdocs.values.wording import open_ended, slips

PIECES = st.sampled_from(
    [
        "Nomor",
        "No.",
        "Tahun",
        "tentang",
        "2 Januari 2025",
        "2023-07",
        "Perubahan atas",
        "jo.",
        "sebagaimana telah diubah dengan",
        "PP",
        "UU",
        "Peraturan",
        "5-10",
        "menit",
        "hari kerja",
        "/berkas",
        "paling lama",
        "setiap",
        "kali",
        "se",
        "tahun",
        "H+8",
        "(",
        ")",
        "-",
        "…",
        "0",
        "19850613",
        "NIP",
        "dsb",
        "\n",
        "\x00",
        "٣",
        "²",
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map(" ".join))
MODULES = sorted(path.stem for path in Path(sopdocs.values.__path__[0]).glob("[a-z]*.py"))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_every_reader_takes_any_text(text: str) -> None:
    reading = read_date(text)
    assert (reading.kind == "date") == (reading.value is not None)
    if reading.value:
        assert reading.value.earliest <= reading.value.latest
    duration = read_duration(text)
    assert isinstance(duration.possible, bool)
    assert (span_of(duration) is not None) == duration.measurable
    frequency = read_frequency(text)
    assert frequency is None or (frequency.per_year > 0 and frequency.months > 0)
    assert read_nip(text).fault is not None or len(read_nip(text).digits) == 18
    assert nrp_fault(text) in (None, "characters", "length", "birth")
    for citation in read_item(text).citations:
        assert 0 <= citation.start <= citation.end <= len(text)
        assert citation.short
    assert bool(canonical(read_item(text))) == bool(text.split())
    assert all(slip.text in text for slip in slips(text))
    assert open_ended(text) is None or open_ended(text) in text  # type: ignore[operator]
    assert plain(plain(text)) == plain(text)
    assert contains(text, "") is False
    assert nearest(text, [text], 100) == text


@pytest.mark.parametrize("name", MODULES)
def test_docstring_examples(name: str) -> None:
    result = doctest.testmod(importlib.import_module(f"sopdocs.values.{name}"))
    assert result.failed == 0


def test_every_module_of_values_has_examples() -> None:
    attempted = {name: doctest.testmod(importlib.import_module(f"sopdocs.values.{name}")).attempted for name in MODULES}
    assert all(attempted.values()), attempted
