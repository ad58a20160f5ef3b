"""An institution's ``style.docx``: the styles, list forms and theme an officer made in Word, and nothing else of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from sopdocs.zipped import read_parts

STYLE_FILE = "style.docx"
_STYLES = "word/styles.xml"
_PARTS = {"word/styles.xml": "styles", "word/numbering.xml": "numbering", "word/theme/theme1.xml": "theme"}
_LINKED = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""Stands in a part that refers to others (pictures as bullets), which are not taken over."""


@dataclass(frozen=True)
class OfficeStyles:
    """Parts by the names they have in our documents; ``fault`` says why a file could not be used."""

    parts: Mapping[str, bytes] = field(default_factory=dict)
    file: str = ""
    fault: str = ""


def office_styles(folders: Sequence[Path]) -> OfficeStyles:
    """Read the most specific folder's style.docx. Never raises; nothing, with the reason, from one that is faulty."""
    path = next((folder / STYLE_FILE for folder in folders if (folder / STYLE_FILE).is_file()), None)
    if path is None:
        return OfficeStyles()
    name = f"{path.parent.name}/{STYLE_FILE}"
    parts = _usable(path)
    return OfficeStyles(parts, name) if parts else OfficeStyles({}, name, "bukan dokumen Word (DOCX) yang utuh")


def _usable(path: Path) -> dict[str, bytes]:
    """The parts taken over, written anew; nothing of a file without styles."""
    try:
        found = read_parts(path.read_bytes(), _PARTS.__contains__) or {}
        parts = {f"word/{_PARTS[name]}.xml": _well_formed(data, _PARTS[name]) for name, data in found.items()}
    except (OSError, ValueError, etree.XMLSyntaxError):
        return {}
    if _STYLES not in parts:
        return {}
    return {name: data for name, data in parts.items() if name == _STYLES or _LINKED not in data}


def _well_formed(data: bytes, kind: str) -> bytes:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    if etree.QName(root).localname != kind:
        raise ValueError(kind)
    return etree.tostring(root, encoding="UTF-8", standalone=True)
