"""A package whose bytes depend on nothing but its parts."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_DATE = (1980, 1, 1, 0, 0, 0)
_FIRST = ("[Content_Types].xml", "_rels/.rels")


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Zip parts: content types first as readers expect, the rest by name, no date, no system."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts, key=lambda name: (name not in _FIRST, name)):
            entry = ZipInfo(name, _DATE)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, parts[name])
    return target.getvalue()


def repack(package: bytes, replaced: Mapping[str, bytes]) -> bytes:
    """The same package with dates, systems and order taken out, and some parts in place of its own."""
    with ZipFile(BytesIO(package)) as archive:
        kept = {name: archive.read(name) for name in archive.namelist() if name not in replaced}
    return pack({**kept, **replaced})
