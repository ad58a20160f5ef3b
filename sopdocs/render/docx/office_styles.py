"""An institution's ``style.docx``: the styles, list forms and theme an officer made in Word, and nothing else of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from lxml import etree

STYLE_FILE = "style.docx"
MAX_BYTES = 5_000_000
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
    try:
        return OfficeStyles(_read(path), name)
    except (OSError, BadZipFile, KeyError, ValueError, NotImplementedError, RuntimeError, etree.XMLSyntaxError):
        return OfficeStyles({}, name, "bukan dokumen Word (DOCX) yang utuh")


def _read(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        if "word/styles.xml" not in archive.namelist():
            raise KeyError("word/styles.xml")
        parts = {ours: _part(archive, name) for name, ours in _PARTS.items() if name in archive.namelist()}
    return {f"word/{ours}.xml": data for ours, data in parts.items() if ours == "styles" or _LINKED not in data}


def _part(archive: ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > MAX_BYTES:
        raise ValueError(name)
    root = etree.fromstring(archive.read(name), etree.XMLParser(resolve_entities=False, no_network=True))
    return etree.tostring(root, encoding="UTF-8", standalone=True)
