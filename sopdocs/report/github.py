"""Findings as GitHub's workflow commands, which show as annotations in a pull request."""

from __future__ import annotations

from collections.abc import Sequence

from sopdocs.finding import Finding, Level
from sopdocs.report.levels import summary
from sopdocs.report.options import Options

_COMMANDS: dict[Level, str] = {"error": "error", "warning": "warning", "advice": "notice"}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def report(findings: Sequence[Finding], options: Options) -> str:
    """One command a finding, then the summary as plain text."""
    return "\n".join([*(_command(finding, options) for finding in findings), summary(findings, options)])


def _command(finding: Finding, options: Options) -> str:
    title = options.titles.get(finding.code)
    properties = {
        "file": finding.path,
        "line": finding.line,
        "col": finding.column,
        "endColumn": finding.end_column,
        "title": f"{finding.code} {title}" if title else finding.code,
    }
    listed = ",".join(f"{name}={_escaped(str(value), _PROPERTY)}" for name, value in properties.items())
    message = "\n".join(part for part in (finding.message, finding.hint) if part)
    return f"::{_COMMANDS[finding.level]} {listed}::{_escaped(message, _DATA)}"


def _escaped(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(char, char) for char in text)
