"""The office's own logo as an image that may stand in the document; never a drawn emblem.

Raster images are read and written anew (no hidden data, no transparency, colours RGB), SVG is passed on only if it is
nothing but shapes.
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from sopdocs.finding import Problem
from sopdocs.render.said import Said, Values

MAX_BYTES = 5_000_000
MAX_PIXELS = 25_000_000
_ACTIVE = re.compile(rb"<!ENTITY|<!DOCTYPE|<script|<text|<image|<foreignObject|<style|<use|@import|url\s*\(|href", re.I)


_AS_SHAPES = Said(
    "Di Inkscape: ubah teks menjadi garis (Path > Object to Path), lalu simpan sebagai 'Plain SVG'; "
    "atau simpan sebagai PNG.",
    "In Inkscape: turn text into paths (Path > Object to Path), then save as 'Plain SVG'; or save it as PNG.",
)


class _UnusableError(Exception):
    """The image may not stand in a document."""

    def __init__(self, indonesian: str, english: str, advice: Values = ()) -> None:
        super().__init__(indonesian)
        self.said, self.advice = Said(indonesian, english), advice


@dataclass(frozen=True, slots=True)
class Logo:
    """The logo's image as a data: URI."""

    uri: str


def load_logo(name: str | None, folders: tuple[Path, ...]) -> tuple[Logo | None, tuple[Problem, ...]]:
    """Find ``name`` in the institution's folders, most specific first; a Problem (SOP024) where it cannot be used."""
    if not name:
        return None, ()
    try:
        path = _find(name, folders)
        data = path.read_bytes()
        uri = _svg(data) if path.suffix.lower() == ".svg" else _raster(data)
    except _UnusableError as error:
        return None, (Problem("SOP024", ("profile",), (("berkas", name), *error.said.values(), *error.advice)),)
    except (OSError, ValueError, SyntaxError):
        said = Said("tidak terbaca sebagai gambar", "it cannot be read as an image")
        return None, (Problem("SOP024", ("profile",), (("berkas", name), *said.values())),)
    return Logo(uri), ()


def _find(name: str, folders: tuple[Path, ...]) -> Path:
    for folder in folders:
        path = folder / name
        if path.is_file():
            if not path.resolve().is_relative_to(folder.resolve()):
                raise _UnusableError("menunjuk ke luar folder lembaga", "it points out of the institution's folder")
            if path.stat().st_size > MAX_BYTES:
                megabytes = MAX_BYTES // 1_000_000
                raise _UnusableError(f"lebih besar dari {megabytes} MB", f"it is larger than {megabytes} MB")
            return path
    raise _UnusableError("tidak ada di folder lembaga", "it is not in the institution's folder")


def _svg(data: bytes) -> str:
    found = _ACTIVE.search(data)
    if found:
        part = found.group().decode()
        raise _UnusableError(
            f"SVG ini berisi '{part}'; yang boleh hanya bentuk gambar",
            f"this SVG holds '{part}'; only shapes may stand in it",
            _AS_SHAPES.values("saran"),
        )
    return _uri("image/svg+xml", data)


def _raster(data: bytes) -> str:
    from PIL import Image

    with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image:
        if image.width * image.height > MAX_PIXELS:
            millions = MAX_PIXELS // 1_000_000
            raise _UnusableError(f"lebih dari {millions} juta titik", f"it has more than {millions} million pixels")
        picture = image.convert("RGBA")
    ground = Image.new("RGBA", picture.size, "white")
    target = BytesIO()
    Image.alpha_composite(ground, picture).convert("RGB").save(target, "PNG", optimize=False)
    return _uri("image/png", target.getvalue())


def _uri(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"
