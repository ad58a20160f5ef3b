"""Every report format: what it says of the same findings, and that other programs can read it."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
from docx import Document

from sopdocs.finding import Finding, content_hash
from sopdocs.report import DOCUMENTS, REPORTS, Checked, Options, statistics

FIRST = Finding(
    code="SOP106",
    level="error",
    path="definisi/surat keluar.yaml",
    line=14,
    column=12,
    end_column=22,
    message="Berlaku 2025-01-01, sebelum dibuat: 100 % salah",
    hint="Periksa kedua tanggal.",
    source="PermenPANRB 35/2012 <lampiran>",
    excerpt="  efektif: 2025-01-01",
)
FINDINGS = [
    FIRST,
    FIRST._replace(code="SOP206", level="advice", line=20, message="dua\nbaris | *bintang*", hint="", source=""),
    FIRST._replace(code="SOP705", level="warning", path="/tempat/lain.catatan.yaml", line=1, excerpt=""),
]
FILES = (
    Checked("definisi/bersih.yaml", "Bersih", "1/2025", "Bagian Umum", "sha256:00"),
    Checked("definisi/surat keluar.yaml", "Surat Keluar", "2/2025", "Bagian Umum", "sha256:11"),
)
OPTIONS = Options(
    checked=2,
    files=FILES,
    today=date(2025, 8, 17),
    titles={"SOP106": "Tanggal: urutan, salah"},
    reasons={"SOP106": "# Mengapa"},
    version="1.2",
)
ENGLISH = OPTIONS._replace(lang="en")


def test_concise_is_one_line_a_finding_and_the_summary() -> None:
    lines = REPORTS["concise"]([FIRST], OPTIONS).splitlines()
    assert lines == [
        "definisi/surat keluar.yaml:14:12: galat SOP106 Berlaku 2025-01-01, sebelum dibuat: 100 % salah",
        "1 temuan dalam 2 definisi: 1 galat.",
    ]


def test_text_offers_what_can_be_mended() -> None:
    said = REPORTS["text"](FINDINGS, ENGLISH._replace(mendable=frozenset({"SOP106"})))
    assert said.endswith("1 of them may be mended with --fix (--diff shows how).")


def test_sarif_is_valid_against_its_schema() -> None:
    schema = json.loads((Path(__file__).with_name("sarif-2.1.0.json")).read_text("utf-8"))
    for findings in ([], FINDINGS):
        log = json.loads(REPORTS["sarif"](findings, OPTIONS))
        jsonschema.Draft4Validator(schema).validate(log)
        assert len(log["runs"][0]["results"]) == len(findings)


def test_sarif_names_rules_places_and_levels() -> None:
    run = json.loads(REPORTS["sarif"](FINDINGS, OPTIONS))["runs"][0]
    results = run["results"]
    assert [run["tool"]["driver"]["rules"][each["ruleIndex"]]["id"] for each in results] == [
        "SOP106",
        "SOP206",
        "SOP705",
    ]
    assert run["tool"]["driver"]["rules"][0]["help"]["markdown"] == "# Mengapa"
    assert [each["level"] for each in results] == ["error", "note", "warning"]
    uris = [each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in results]
    assert uris == ["definisi/surat%20keluar.yaml"] * 2 + ["file:///tempat/lain.catatan.yaml"]
    assert results[0]["locations"][0]["physicalLocation"]["region"]["snippet"]["text"] == "2025-01-01"
    assert results[0]["partialFingerprints"]["sopdocs/v1"] == content_hash(FIRST)


def test_the_content_hash_outlives_moved_lines_but_not_another_text() -> None:
    assert content_hash(FIRST._replace(line=99, message="in English")) == content_hash(FIRST)
    assert content_hash(FIRST._replace(excerpt="  efektif: 2025-01-02")) != content_hash(FIRST)
    assert content_hash(FIRST._replace(code="SOP107")) != content_hash(FIRST)


def test_junit_fails_for_errors_only_and_names_clean_files() -> None:
    suites = ElementTree.fromstring(REPORTS["junit"](FINDINGS, OPTIONS).encode())
    assert (suites.get("tests"), suites.get("failures")) == ("4", "1")
    assert [(suite.get("name"), suite.get("tests"), suite.get("failures")) for suite in suites] == [
        ("definisi/bersih.yaml", "1", "0"),
        ("definisi/surat keluar.yaml", "2", "1"),
        ("/tempat/lain.catatan.yaml", "1", "0"),
    ]
    assert [failure.get("type") for failure in suites.iter("failure")] == ["SOP106"]
    assert len(list(suites.iter("system-out"))) == 2


def test_junit_holds_no_sign_xml_forbids() -> None:
    text = REPORTS["junit"]([FIRST._replace(message="a\x00b\x1b", path="\ud800")], OPTIONS)
    assert ElementTree.fromstring(text.encode()).find(".//failure").get("message") == "a\ufffdb\ufffd"  # type: ignore[union-attr]


def test_github_escapes_what_would_end_a_command() -> None:
    first, second = REPORTS["github"](FINDINGS, OPTIONS).splitlines()[:2]
    assert first.startswith("::error file=definisi/surat keluar.yaml,line=14,col=12,endColumn=22,")
    assert "title=SOP106 Tanggal%3A urutan%2C salah::" in first
    assert first.endswith("100 %25 salah%0APeriksa kedua tanggal.")
    assert second.startswith("::notice ")
    assert second.endswith("::dua%0Abaris | *bintang*")


def test_markdown_is_a_checklist_for_every_definition() -> None:
    note = REPORTS["markdown"](FINDINGS, OPTIONS)
    assert note.count("# Nota Hasil Pemeriksaan SOP") == 3
    assert "| Tanggal pemeriksaan | 17 Agustus 2025 |" in note
    assert "| Hasil | 1 galat, 1 saran |" in note
    assert "| Hasil | tidak ada temuan |" in note
    assert "- [ ] **SOP106** (baris 14): Berlaku 2025-01-01" in note
    assert r"dua baris \| \*bintang\*" in note
    assert "Note on the Examination" in REPORTS["markdown"](FINDINGS, ENGLISH)


def test_word_says_the_same_and_is_the_same_twice() -> None:
    data = DOCUMENTS["docx"](FINDINGS, OPTIONS)
    assert data == DOCUMENTS["docx"](FINDINGS, OPTIONS)
    document = Document(io.BytesIO(data))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert text.count("Nota Hasil Pemeriksaan SOP") == 3
    assert "☐\tSOP106 (baris 14): Berlaku 2025-01-01" in text
    assert "Dasar: PermenPANRB 35/2012 <lampiran>" in text
    assert document.tables[2].cell(0, 1).text == "Surat Keluar"


def test_statistics_count_rules() -> None:
    table = statistics.report([*FINDINGS, FIRST], OPTIONS).splitlines()
    assert table[2].split(maxsplit=3) == ["2", "SOP106", "galat", "Tanggal: urutan, salah"]
    assert table[-1].startswith("4 temuan")
    assert statistics.report([], ENGLISH) == "No findings in 2 definitions."


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_every_format_takes_nothing_at_all(name: str) -> None:
    assert isinstance(REPORTS[name]([], Options(checked=0)), str)


@pytest.mark.parametrize("name", sorted(set(REPORTS) - {"json", "sarif", "github"}))
def test_every_format_for_people_speaks_both_languages(name: str) -> None:
    assert REPORTS[name](FINDINGS, OPTIONS) != REPORTS[name](FINDINGS, ENGLISH)
