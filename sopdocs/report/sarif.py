"""Findings as SARIF 2.1.0 (OASIS), which code scanning services and editors read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from sopdocs.finding import Finding, Level, content_hash
from sopdocs.report.options import Options

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: dict[Level, str] = {"error": "error", "warning": "warning", "advice": "note"}


def report(findings: Sequence[Finding], options: Options) -> str:
    """One log with one run; columns count Unicode code points."""
    codes = sorted({finding.code for finding in findings})
    driver: dict[str, Any] = {"name": "sopdocs", "rules": [_rule(code, options) for code in codes]}
    if options.version:
        driver["version"] = options.version
    run = {
        "tool": {"driver": driver},
        "language": options.lang,
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": _location(file.path)} for file in options.files],
        "results": [_result(finding, codes.index(finding.code)) for finding in findings],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(code: str, options: Options) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": code}
    if code in options.titles:
        rule["shortDescription"] = {"text": options.titles[code]}
    if code in options.reasons:
        rule["help"] = {"text": options.reasons[code], "markdown": options.reasons[code]}
    return rule


def _result(finding: Finding, index: int) -> dict[str, Any]:
    region: dict[str, Any] = {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endColumn": finding.end_column,
    }
    if finding.excerpt:
        region["snippet"] = {"text": finding.excerpt[finding.column - 1 : finding.end_column - 1]}
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.level],
        "message": {"text": "\n".join(part for part in (finding.message, finding.hint) if part)},
        "locations": [{"physicalLocation": {"artifactLocation": _location(finding.path), "region": region}}],
        "partialFingerprints": {"sopdocs/v1": content_hash(finding)},
        "properties": {"source": finding.source},
    }


def _location(path: str) -> dict[str, str]:
    """An absolute path as a file URI, a relative one below the root of the sources."""
    if PurePath(path).is_absolute():
        return {"uri": PurePath(path).as_uri()}
    return {"uri": quote(path, errors="surrogateescape"), "uriBaseId": "%SRCROOT%"}
