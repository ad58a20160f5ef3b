"""The visible stamp of an electronic signature: a one-page PDF of exactly the field's size, QR code and words.

Only a signed document carries it. The QR code holds the address where the office lets anyone check the document; an
office without such an address has no QR code.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from math import ceil

from sopdocs.render.drawing import number
from sopdocs.render.engine import load_weasyprint
from sopdocs.render.fonts import USUAL, linked_faces
from sopdocs.typefaces import Typefaces

_PADDING = 1.5
"""Room around the content, pt."""
_GAP = 4.0
"""Room between the code and the words, pt."""
_LEADING = 1.15
_SMALLEST, _USUAL_SIZE, _LARGEST = 3.5, 5.5, 7.0
"""Type sizes, pt."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a stamp says and how large it is (pt); ``url`` "" leaves out the QR code."""

    width: float
    height: float
    lines: tuple[str, ...]
    url: str = ""


def stamp_lines(name: str, position: str, day: str) -> tuple[str, ...]:
    """The words of a stamp; the day is the signer's own claim, the proof of time is in the signature."""
    return tuple(filter(None, ("Ditandatangani secara elektronik oleh:", position, name, day)))


def render_stamp(stamp: Stamp, typefaces: Typefaces) -> bytes:
    """The stamp as a PDF page."""
    weasyprint = load_weasyprint()

    from sopdocs.render.fetch import OwnFiles

    side = min(stamp.height - 2 * _PADDING, stamp.width * 0.4) if stamp.url else 0.0
    room = stamp.width - side - 2 * _PADDING - _GAP
    size = max(_SMALLEST, min(_LARGEST, (stamp.height - 2 * _PADDING) / (_LEADING * _rows(stamp.lines, room))))
    css = (
        f"@page{{size:{number(stamp.width)}pt {number(stamp.height)}pt;margin:0}}"
        f'body{{margin:0;font-family:"{USUAL}";font-size:{number(size)}pt;line-height:{_LEADING}}}'
        f".kode{{position:absolute;left:{_PADDING}pt;top:{number((stamp.height - side) / 2)}pt;"
        f"width:{number(side)}pt;height:{number(side)}pt}}"
        f".isi{{position:absolute;left:{number(_PADDING + side + (_GAP if side else 0))}pt;width:{number(room)}pt;"
        f"top:{_PADDING}pt;height:{number(stamp.height - 2 * _PADDING)}pt;overflow:hidden}}"
        "p{margin:0}.kuat{font-weight:bold}"
    )
    code = f'<div class="kode">{_qr(stamp.url)}</div>' if stamp.url else ""
    words = "".join(
        f"<p{' class=kuat' if index == len(stamp.lines) - 2 else ''}>{escape(line)}</p>"
        for index, line in enumerate(stamp.lines)
    )
    html = (
        f"<!DOCTYPE html><html><head><style>{linked_faces(typefaces, (USUAL,))}{css}</style></head>"
        f'<body>{code}<div class="isi">{words}</div></body></html>'
    )
    page = weasyprint.HTML(string=html, url_fetcher=OwnFiles(typefaces), base_url=None)
    return bytes(page.write_pdf(uncompressed_pdf=True, cache={}))


def _rows(lines: tuple[str, ...], room: float) -> int:
    """Rows the words will take at the usual size, estimated generously."""
    return sum(max(1, ceil(len(line) * _USUAL_SIZE * 0.56 / room)) for line in lines)


def _qr(url: str) -> str:
    import segno

    code = segno.make(url, micro=False, error="m")
    return str(code.svg_inline(scale=1, border=0, omitsize=True))
