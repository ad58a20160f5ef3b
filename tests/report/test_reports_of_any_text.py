"""Reports of any findings at all stay what their format promises."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from sopdocs.cli import main
from sopdocs.finding import LEVELS, Finding
from sopdocs.report import DOCUMENTS, REPORTS, Options, statistics

SCHEMA = jsonschema.Draft4Validator(json.loads(Path(__file__).with_name("sarif-2.1.0.json").read_text("utf-8")))
TEXT = st.text(max_size=30)
FINDINGS = st.lists(
    st.builds(
        Finding,
        code=st.sampled_from(["SOP001", "SOP203"]),
        level=st.sampled_from(LEVELS),
        path=TEXT,
        line=st.integers(1, 99),
        column=st.integers(1, 40),
        end_column=st.integers(41, 60),
        message=TEXT,
        hint=TEXT,
        source=TEXT,
        excerpt=TEXT,
    ),
    max_size=3,
)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(FINDINGS, st.sampled_from(["id", "en"]))
def test_text_formats(findings: list[Finding], lang: str) -> None:
    options = Options(lang, titles={"SOP203": "a:b,c\n"})  # type: ignore[arg-type]
    said = {name: report(findings, options) for name, report in REPORTS.items()}
    SCHEMA.validate(json.loads(said["sarif"]))
    assert len(json.loads(said["json"])["findings"]) == len(findings)
    assert len(list(ElementTree.fromstring(said["junit"].encode()).iter("testcase"))) >= len(findings)
    commands = said["github"].split("\n")[: len(findings)]
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in commands)
    assert said["markdown"].count("- [ ] **SOP") == len(findings)
    assert statistics.report(findings, options)


@settings(max_examples=15, deadline=None, derandomize=True)
@given(FINDINGS)
def test_the_document(findings: list[Finding]) -> None:
    document = Document(io.BytesIO(DOCUMENTS["docx"](findings, Options())))
    assert sum(paragraph.text.startswith("☐") for paragraph in document.paragraphs) == len(findings)


@pytest.mark.parametrize("name", [*REPORTS, *DOCUMENTS])
def test_a_file_name_that_is_no_text(name: str, tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"a\xff.yaml")
    file.write_text("judul: [\n", "utf-8")
    output = tmp_path / "laporan"
    assert main(["check", str(file), "--format", name, "--output", str(output)]) == 1
    assert main(["check", str(file), "--write-baseline", str(tmp_path / "lama.json")]) == 0
    assert output.stat().st_size
