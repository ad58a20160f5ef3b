"""The note on an examination as Markdown, with boxes to tick."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sopdocs.finding import Finding
from sopdocs.report.memo import Entry, Note, notes
from sopdocs.report.options import Options

_SIGNS = re.compile(r"([\\`*_\[\]<>|#~])")
_BLANK = "…" * 20


def report(findings: Sequence[Finding], options: Options) -> str:
    """One note a definition, one after the other."""
    return "\n\n---\n\n".join("\n".join(_lines(note)) for note in notes(findings, options))


def _lines(note: Note) -> Iterator[str]:
    yield f"# {note.heading}"
    yield ""
    yield "| | |"
    yield "|---|---|"
    yield from (f"| {label} | {_plain(value)} |" for label, value in note.facts)
    for title, entries in note.parts:
        yield ""
        yield f"## {title}"
        yield ""
        for entry in entries:
            yield from _entry(entry)
    yield ""
    yield f"## {note.remarks}"
    yield ""
    yield _BLANK
    yield ""
    yield f"*{note.limits}*"
    yield ""
    yield from (f"{label}: {_BLANK}  " for label in note.signing)


def _entry(entry: Entry) -> Iterator[str]:
    yield f"- [ ] **{entry.code}** ({entry.where}): {_plain(entry.message)}"
    yield from (f"  - {label}: {_plain(text)}" for label, text in entry.details)


def _plain(text: str) -> str:
    """The text on one line, its signs no markup."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))
