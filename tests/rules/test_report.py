"""What users read, to the letter."""

from __future__ import annotations

import json

import pytest

from sopdocs.finding import Finding
from sopdocs.report import REPORTS, Options

FINDING = Finding(
    code="SOP506",
    level="error",
    path="definitions/a.yaml",
    line=12,
    column=12,
    end_column=23,
    message="'20-10 menit' bukan lama waktu yang mungkin.",
    hint="Tulis rentang dari yang kecil ke yang besar.",
    source="PermenPANRB 35/2012",
    excerpt="    waktu: 20-10 menit",
)
WARNING = Finding("SOP601", "warning", "b.yaml", 1, 1, 2, "Belum disebut.", "", "", "")


def test_text_with_excerpt_and_marker() -> None:
    assert REPORTS["text"]([FINDING, WARNING], Options(checked=2)) == (
        "definitions/a.yaml:12:12: galat SOP506 '20-10 menit' bukan lama waktu yang mungkin.\n"
        "   |\n"
        "12 |     waktu: 20-10 menit\n"
        "   |            ^^^^^^^^^^^\n"
        "   = petunjuk: Tulis rentang dari yang kecil ke yang besar.\n"
        "   = sumber: PermenPANRB 35/2012\n"
        "\n"
        "b.yaml:1:1: peringatan SOP601 Belum disebut.\n"
        "\n"
        "2 temuan dalam 2 definisi: 1 galat, 1 peringatan."
    )


@pytest.mark.parametrize(
    ("findings", "lang", "checked", "line"),
    [
        ([], "id", 2, "Tidak ada temuan dalam 2 definisi."),
        ([], "en", 1, "No findings in 1 definition."),
        ([FINDING], "en", 2, "1 finding in 2 definitions: 1 error."),
        ([FINDING, FINDING, WARNING, WARNING], "en", 1, "4 findings in 1 definition: 2 errors, 2 warnings."),
    ],
)
def test_summary(findings: list[Finding], lang: str, checked: int, line: str) -> None:
    report = REPORTS["text"](findings, Options(lang, False, checked))  # type: ignore[arg-type]
    assert report.splitlines()[-1] == line


def test_colours_only_when_asked() -> None:
    assert "\x1b" not in REPORTS["text"]([FINDING], Options())
    coloured = REPORTS["text"]([FINDING], Options(colour=True))
    assert "\x1b[31;1m^^^^^^^^^^^\x1b[0m" in coloured


def test_long_line_is_cut_around_its_marker() -> None:
    long = "x" * 200 + " salah " + "y" * 200
    finding = Finding("SOP905", "advice", "a.yaml", 7, 202, 207, "m", "", "", long)
    shown, marker = REPORTS["text"]([finding], Options()).splitlines()[2:4]
    assert len(shown) < 120
    start = marker.index("^")
    assert shown[start : start + marker.count("^")] == "salah"


def test_marker_stands_under_wide_characters() -> None:
    finding = Finding("SOP905", "advice", "a.yaml", 1, 3, 5, "m", "", "", "漢字ab")
    assert REPORTS["text"]([finding], Options()).splitlines()[3] == "  |     ^^"


def test_control_characters_of_an_excerpt_do_not_reach_the_terminal() -> None:
    finding = Finding("SOP001", "error", "a.yaml", 1, 1, 2, "m", "", "", "a\x1b[2Jb\tc")
    assert "\x1b" not in REPORTS["text"]([finding], Options())


def test_json_is_versioned_and_whole() -> None:
    data = json.loads(REPORTS["json"]([FINDING, WARNING], Options("en", False, 2)))
    assert (data["version"], data["lang"], data["checked"]) == (1, "en", 2)
    assert data["counts"] == {"error": 1, "warning": 1, "advice": 0}
    assert data["findings"][0]["message"] == FINDING.message
    assert set(data["findings"][0]) == set(Finding._fields)
