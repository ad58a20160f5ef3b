"""Templates to pages: the one place of this stage where Jinja2 is used. Everything printed is escaped.

Style and script stand inside each page and are allowed by their hash alone, so that the pages work from any folder,
on a file share as on a web server, and nothing else in them can run.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sopdocs.site.rows import COLUMNS
from sopdocs.site.words import Lang, counted, say

if TYPE_CHECKING:
    from jinja2 import Environment

_LOOK = Path(__file__).parent / "look"
_POLICY = "default-src 'none'; img-src 'self' file: data:; base-uri 'none'; form-action 'none'"
_LABELLED = tuple(enumerate(COLUMNS, 1))


def page(template: str, lang: Lang, values: Mapping[str, Any], *, script: bool = False) -> bytes:
    """A page from a template of ``look/`` and what it prints; ``script`` puts the list's script into it."""
    css = style(lang)
    code = _read("daftar.js") if script else ""
    allowed = f"{_POLICY}; style-src {_hash(css)}" + (f"; script-src {_hash(code)}" if code else "")
    common = {"lang": lang, "policy": allowed, "css": css, "script": code}
    text = _environment(lang).get_template(template).render({**common, **values})
    return text.encode("utf-8", "replace")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _read(name: str) -> str:
    return (_LOOK / name).read_text("utf-8")


@cache
def style(lang: Lang) -> str:
    """The style sheet; where the list becomes cards, each value's label comes from here."""
    cards = (f'.daftar td:nth-child({index})::before{{content:"{say(lang, name)}"}}' for index, name in _LABELLED)
    labels = "".join(cards)
    return f"{_read('daftar.css')}@media screen and (max-width:47.9em){{{labels}}}\n"


@cache
def _environment(lang: Lang) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_LOOK),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )

    def words(key: str, **filled: object) -> str:
        return say(lang, key, **filled)

    def numbered(key: str, count: int) -> str:
        return counted(lang, key, count)

    environment.globals.update(t=words, n=numbered)
    return environment
