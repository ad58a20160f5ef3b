"""An office's ``style.css``, fenced in: it dresses the parts made from templates and reaches nothing else.

Every selector is put under ``.bagian``, which the flow pages are not part of; only properties of plain appearance pass,
nothing that loads a file or leaves its place (``position``; a ``float`` that does not fit would be carried
over to the flow's page). Fonts and paper belong to profile.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from sopdocs.render.said import Said
from sopdocs.render.sandbox import TemplateFault

SCOPE = ".bagian"
STYLE_FILE = "style.css"
_KEPT = 16
"""Style sheets that are kept scoped in a process: documents of one office share theirs."""
_PREFIXES = ("margin", "padding", "border", "text-", "list-style", "page-break", "break-")
_UNREADABLE = Said("ada bagian yang tidak terbaca", "a part of it cannot be read")
_FUNCTION = Said("fungsi seperti url() tidak tersedia", "functions like url() are not available")
PROPERTIES = frozenset({
    "color", "background-color", "font-size", "font-weight", "font-style", "font-variant", "line-height",
    "letter-spacing", "word-spacing", "white-space", "vertical-align", "width", "height", "min-width", "min-height",
    "max-width", "max-height", "display", "hyphens", "orphans", "widows", "table-layout",
})  # fmt: skip
"""Properties that pass besides the families ``margin-*``, ``padding-*``, ``border-*``, ``text-*`` and their like."""


def office_css(folders: Sequence[Path]) -> tuple[str, tuple[TemplateFault, ...]]:
    """The style sheets of all folders, most general first, scoped; and what had to be left out."""
    rules: list[str] = []
    faults: list[TemplateFault] = []
    for folder in reversed(folders):
        path = folder / STYLE_FILE
        if path.is_file():
            text, wrong = _scoped(_text(path), f"{folder.name}/{STYLE_FILE}")
            rules.append(text)
            faults.extend(wrong)
    return "".join(rules), tuple(faults)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


@lru_cache(maxsize=_KEPT)
def _scoped(css: str, file: str) -> tuple[str, tuple[TemplateFault, ...]]:
    import tinycss2

    rules: list[str] = []
    faults: list[TemplateFault] = []
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if rule.type != "qualified-rule":
            reason = _no(f"@{rule.at_keyword}") if rule.type == "at-rule" else _UNREADABLE
            faults.append(TemplateFault(file, rule.source_line, reason))
            continue
        selectors = [f"{SCOPE} {selector}" for selector in _selectors(rule.prelude)]
        kept = list(_declarations(tinycss2.parse_blocks_contents(rule.content), file, faults))
        if selectors and kept:
            rules.append(f"{','.join(selectors)}{{{';'.join(kept)}}}\n")
    return "".join(rules), tuple(faults)


def _selectors(prelude: Sequence[Any]) -> Iterator[str]:
    """The selectors of a rule, split at its own commas."""
    current: list[str] = []
    for token in (*prelude, None):
        if token is None or (token.type == "literal" and token.value == ","):
            if text := "".join(current).strip():
                yield text
            current = []
        else:
            current.append(token.serialize())


def _declarations(content: Sequence[Any], file: str, faults: list[TemplateFault]) -> Iterator[str]:
    for item in content:
        if item.type in ("comment", "whitespace"):
            continue
        if item.type != "declaration":
            faults.append(TemplateFault(file, item.source_line, _UNREADABLE))
        elif item.lower_name not in PROPERTIES and not item.lower_name.startswith(_PREFIXES):
            faults.append(TemplateFault(file, item.source_line, _no(item.lower_name)))
        elif _loads(item.value):
            faults.append(TemplateFault(file, item.source_line, _FUNCTION))
        else:
            value = "".join(token.serialize() for token in item.value).strip()
            yield f"{item.lower_name}:{value}{'!important' if item.important else ''}"


def _no(name: str) -> Said:
    return Said(f"'{name}' tidak tersedia", f"'{name}' is not available")


def _loads(tokens: Sequence[Any]) -> bool:
    for token in tokens:
        if token.type == "url" or (token.type == "function" and token.lower_name not in ("rgb", "rgba", "hsl", "calc")):
            return True
        if token.type in ("function", "() block") and _loads(getattr(token, "arguments", None) or token.content):
            return True
    return False
