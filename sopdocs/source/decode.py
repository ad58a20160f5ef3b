"""Bytes to text: UTF-8, with or without its mark."""

from __future__ import annotations

import codecs

from sopdocs.finding import Problem
from sopdocs.source.limits import CONTROL, TEXT, both
from sopdocs.source.marks import Place, place_at

_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def decode(data: bytes) -> tuple[str, Problem | None]:
    """Text of the bytes; where they are no UTF-8 text, what can be shown of it and SOP001."""

    def unreadable(place: Place, indonesian: str, english: str) -> Problem:
        return Problem("SOP001", values=both("sebab", indonesian, english), place=place)

    if data.startswith(_WIDE_BOMS) or data[:2].count(0) == 1:
        return "", unreadable(
            (1, 1, 2),
            "teks tersimpan sebagai UTF-16 atau UTF-32; simpan ulang sebagai UTF-8",
            "the text is saved as UTF-16 or UTF-32; save it as UTF-8",
        )
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        return before, unreadable(
            place_at(before, len(before)),
            f"bita 0x{data[error.start]:02x} bukan UTF-8; simpan ulang teks ini sebagai UTF-8",
            f"byte 0x{data[error.start]:02x} is not UTF-8; save this text as UTF-8",
        )
    control = None if TEXT.fullmatch(text) else CONTROL.search(text)
    if control is None:
        return text, None
    code = f"U+{ord(control.group()):04X}"
    return text, unreadable(
        place_at(text, control.start()),
        f"ada karakter kendali {code}; berkas ini tampaknya bukan teks biasa",
        f"it holds the control character {code}; this does not look like a text file",
    )
