"""What the PDF engine may open."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopdocs.render.fetch import OwnFiles
from sopdocs.typefaces import find_typefaces

TYPEFACES = find_typefaces([])


def test_fonts_and_data_are_given() -> None:
    font = TYPEFACES.file("Liberation Sans")
    assert font is not None
    assert OwnFiles(TYPEFACES).fetch(font.resolve().as_uri()).read() == font.read_bytes()
    assert OwnFiles(TYPEFACES).fetch("data:,halo").read() == b"halo"


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "http://example.org/a.png", "https://example.org/", "ftp://example.org/a", "a.png"]
)
def test_anything_else_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="tidak diizinkan"):
        OwnFiles(TYPEFACES).fetch(url)


def test_a_font_beside_the_known_ones_is_refused(tmp_path: Path) -> None:
    (tmp_path / "lain.ttf").write_bytes(b"x")
    with pytest.raises(ValueError, match="tidak diizinkan"):
        OwnFiles(TYPEFACES).fetch((tmp_path / "lain.ttf").as_uri())
