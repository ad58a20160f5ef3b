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

MAX_BYTES = 5_000_000
MAX_PIXELS = 25_000_000
_ACTIVE = re.compile(rb"<!ENTITY|<!DOCTYPE|<script|<text|<image|<foreignObject|<style|<use|@import|url\s*\(|href", re.I)


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
    except (OSError, ValueError, SyntaxError) as error:
        reason = str(error) or type(error).__name__
        return None, (Problem("SOP024", ("profile",), (("berkas", name), ("sebab", reason))),)
    return Logo(uri), ()


def _find(name: str, folders: tuple[Path, ...]) -> Path:
    for folder in folders:
        path = folder / name
        if path.is_file():
            if not path.resolve().is_relative_to(folder.resolve()):
                raise ValueError("menunjuk ke luar folder lembaga")
            if path.stat().st_size > MAX_BYTES:
                raise ValueError(f"lebih besar dari {MAX_BYTES // 1_000_000} MB")
            return path
    raise ValueError("tidak ada di folder lembaga")


def _svg(data: bytes) -> str:
    found = _ACTIVE.search(data)
    if found:
        raise ValueError(f"SVG berisi '{found.group().decode()}'; yang boleh hanya bentuk gambar")
    return _uri("image/svg+xml", data)


def _raster(data: bytes) -> str:
    from PIL import Image

    with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image:
        if image.width * image.height > MAX_PIXELS:
            raise ValueError(f"lebih dari {MAX_PIXELS // 1_000_000} juta titik")
        picture = image.convert("RGBA")
    ground = Image.new("RGBA", picture.size, "white")
    target = BytesIO()
    Image.alpha_composite(ground, picture).convert("RGB").save(target, "PNG", optimize=False)
    return _uri("image/png", target.getvalue())


def _uri(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"
