"""A rule's page: its level, words and source from the front matter, and its examples.

``rules/SOP105.md`` begins with front matter between ``---`` lines (keys as in `Page`), goes on with the reason in
Indonesian, and shows what is wrong under ``## Salah`` and what is right under ``## Benar``. The reason in English is
``rules/en/SOP105.md``; the examples are those of the page. A page is read only when its code is needed.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

import yaml

from sopdocs.finding import Level

Stage = Literal["periksa", "mesin", "muat", "bangun"]
"""When the fault is noticed: by a rule, by the engine, while reading the file, or while building the pages."""

LEVEL_WORDS: dict[str, Level] = {"galat": "error", "peringatan": "warning", "saran": "advice"}
EVIDENCE: dict[str, tuple[str, str]] = {
    "dibaca": ("", ""),
    "ingatan": ("belum diverifikasi", "not verified"),
    "praktik": ("praktik", "practice"),
    "simpulan": ("simpulan", "inference"),
    "alat": ("", ""),
}
"""How well the source is known: its text was read; from memory; measured practice; our own inference; our own tool."""

_FOLDER = Path(__file__).parent
_FENCE = "---"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The safe loader in C where PyYAML has one: a tenth of the time."""
_ENGLISH = {"## Salah": "## Wrong", "## Benar": "## Right"}


class Page(NamedTuple):
    """Everything the page of a rule says. Pairs of texts are by language, ``id`` and ``en``."""

    code: str
    level: Level
    stage: Stage
    title: Mapping[str, str]
    message: Mapping[str, str]
    hint: Mapping[str, str]
    hint_beside: Mapping[str, str]
    """The hint where the fault is not in a definition but in a file beside it."""
    source: Mapping[str, str]
    evidence: str
    since: str
    body: str

    def source_in(self, lang: str) -> str:
        """The source, and in brackets how well it is known."""
        note = EVIDENCE[self.evidence][0 if lang == "id" else 1]
        source = self.source[lang]
        return f"{source} ({note})" if note and note not in source.casefold() else source

    def body_in(self, lang: str) -> str:
        """Why, and the examples, as Markdown."""
        return self.body if lang == "id" else _in_english(self.code, self.title["en"], self.body)


@cache
def page(code: str) -> Page:
    """The page of a code. KeyError where the catalogue has none."""
    path = _FOLDER / f"{code}.md"
    if not code.isalnum() or not path.is_file():
        raise KeyError(code)
    return read_page(path.read_text("utf-8"))


@cache
def codes() -> tuple[str, ...]:
    """Every code that has a page, in order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("SOP*.md")))


@cache
def _in_english(code: str, title: str, body: str) -> str:
    reason = (_FOLDER / "en" / f"{code}.md").read_text("utf-8")
    _, mark, examples = body.partition("\n## ")
    lines = (mark.strip("\n") + examples).split("\n")
    return "\n".join((f"# {code}: {title}\n\n{reason}", *(_ENGLISH.get(line, line) for line in lines))).strip() + "\n"


def read_page(text: str) -> Page:
    """Read a page's text. ValueError or KeyError where it is not one (the catalogue's tests see to that)."""
    _, front, body = text.split(_FENCE + "\n", 2)
    data: dict[str, Any] = yaml.load(front, _LOADER)
    return Page(
        code=data["kode"],
        level=LEVEL_WORDS[data["tingkat"]],
        stage=data.get("tahap", "periksa"),
        title=data["judul"],
        message=data["pesan"],
        hint=data["petunjuk"],
        hint_beside=data.get("petunjuk_lain", data["petunjuk"]),
        source=data["sumber"],
        evidence=data["bukti"],
        since=str(data["sejak"]),
        body=body.strip() + "\n",
    )
