"""Findings for people and for machines: one module a format, one line here. A format is imported when it is used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sopdocs.finding import Finding
    from sopdocs.report.options import Checked, Options

    Report = Callable[[Sequence[Finding], Options], str]
    Document = Callable[[Sequence[Finding], Options], bytes]


def _report(name: str) -> Report:
    def report(findings: Sequence[Finding], options: Options) -> str:
        made: Report = import_module(f"sopdocs.report.{name}").report
        return made(findings, options)

    return report


def _document(name: str) -> Document:
    def report(findings: Sequence[Finding], options: Options) -> bytes:
        made: Document = import_module(f"sopdocs.report.{name}").report
        return made(findings, options)

    return report


def __getattr__(name: str) -> Any:
    """`Checked` and `Options`, imported when they are asked for."""
    if name in ("Checked", "Options"):
        return getattr(import_module("sopdocs.report.options"), name)
    raise AttributeError(name)


REPORTS: dict[str, Report] = {
    name: _report(name) for name in ("text", "concise", "json", "sarif", "junit", "github", "markdown")
}
"""Formats that are text."""

DOCUMENTS: dict[str, Document] = {"docx": _document("word")}
"""Formats that are files."""

__all__ = ["DOCUMENTS", "REPORTS", "Checked", "Options"]
