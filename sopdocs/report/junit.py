"""Findings as JUnit XML: a suite for each definition, a case for each finding, a failure for each error.

Warnings and advice do not fail a build, so their cases pass and say what was found on their output.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from sopdocs.finding import Finding
from sopdocs.report.clean import xml_text
from sopdocs.report.levels import LEVEL_NAMES, by_file
from sopdocs.report.options import Options

_CLEAN = {"id": "tidak ada temuan", "en": "no findings"}


def report(findings: Sequence[Finding], options: Options) -> str:
    """An XML document. Files that were not definitions themselves (ledgers, a baseline) get a suite too."""
    own = by_file(findings, options)
    cases = sum(max(1, len(each)) for each in own.values())
    suites = Element("testsuites", _counts(findings, cases), name="sopdocs")
    for path, each in own.items():
        _suite(suites, path, each, options)
    ElementTree.indent(suites)
    return "<?xml version='1.0' encoding='utf-8'?>\n" + ElementTree.tostring(suites, encoding="unicode")


def _counts(findings: Sequence[Finding], cases: int) -> dict[str, str]:
    failures = sum(finding.level == "error" for finding in findings)
    return {"tests": str(cases), "failures": str(failures), "errors": "0"}


def _suite(suites: Element, path: str, findings: Sequence[Finding], options: Options) -> None:
    suite = SubElement(suites, "testsuite", _counts(findings, max(1, len(findings))), name=xml_text(path))
    if not findings:
        SubElement(suite, "testcase", name=_CLEAN[options.lang], classname=xml_text(path))
    for finding in findings:
        name = f"{finding.code} {finding.line}:{finding.column}"
        case = SubElement(suite, "testcase", name=name, classname=xml_text(path), line=str(finding.line))
        details = xml_text("\n".join(part for part in (finding.message, finding.hint, finding.source) if part))
        if finding.level == "error":
            SubElement(case, "failure", message=xml_text(finding.message), type=finding.code).text = details
        else:
            SubElement(case, "system-out").text = f"{LEVEL_NAMES[options.lang][finding.level]}: {details}"
