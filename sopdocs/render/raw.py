"""Objects of pydyf's PDF: found by their reference, made of given bytes, spelt once."""

from __future__ import annotations

from functools import cache
from typing import Any


def resolve(pdf: Any, reference: bytes) -> Any:
    """The object that a reference (``12 0 R``) means."""
    return pdf.objects[int(reference.split()[0])]


@cache
def raw_object() -> type[Any]:
    """The class (pydyf is imported when it is first asked for): ``content`` is what stands between obj and endobj."""
    import pydyf

    class Raw(pydyf.Object):  # type: ignore[misc]
        content = b""

        @property
        def data(self) -> bytes:
            return self.content

    return Raw


def freeze(pdf: Any) -> None:
    """Spell every object once: the writer asks twice, for the file and for its identifier, and packs streams each time.

    Packed data that happens to end in a carriage return would melt into the line end before ``endstream``, and some
    checkers then miscount its length: such a stream stays plain.

    :param pdf: pydyf's, complete but for its Info.
    """
    raw = raw_object()
    for place, item in enumerate(pdf.objects):
        if item.free == "f" or isinstance(item, raw):
            continue
        frozen = pdf.objects[place] = raw()
        frozen.number, frozen.generation, frozen.content = item.number, item.generation, item.data
        if frozen.content.endswith(b"\r\nendstream"):
            item.compress = False
            frozen.content = item.data
