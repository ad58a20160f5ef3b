"""The institution's logo in a line of text."""

from __future__ import annotations

import base64
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from sopdocs.render.docx.runs import escape
from sopdocs.render.docx.units import emu
from sopdocs.render.logo import Logo

_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_USUAL_HEIGHT = 22.0


def png_of(logo: Logo | None) -> bytes | None:
    """The logo as PNG; None where there is none, or only a drawing (SVG), which older Words cannot show."""
    prefix = "data:image/png;base64,"
    return base64.b64decode(logo.uri.removeprefix(prefix)) if logo and logo.uri.startswith(prefix) else None


@dataclass(frozen=True)
class Picture:
    """An image that is part of the package: its relation, its proportions, the numbers for its copies."""

    relation: str
    share: float
    """Width over height."""
    ids: Iterator[int]

    @classmethod
    def of(cls, png: bytes, relation: str, ids: Iterator[int]) -> Picture:
        """Read the proportions of a PNG."""
        width, height = struct.unpack(">II", png[16:24])
        return cls(relation, width / height, ids)

    def inline(self, height: float | None, widest: float, description: str) -> str:
        """The image as ``w:drawing``, ``height`` mm tall unless it would be wider than ``widest`` mm."""
        tall = height or _USUAL_HEIGHT
        wide = min(tall * self.share, widest)
        size = f'cx="{emu(wide)}" cy="{emu(wide / self.share)}"'
        number = next(self.ids)
        words = escape(description or "Logo")
        return (
            f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f'<wp:docPr id="{number}" name="sop:logo" descr="{words}"/><wp:cNvGraphicFramePr/><a:graphic>'
            f'<a:graphicData uri="{_PICTURE}"><pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="logo.png"/>'
            f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{self.relation}"/><a:stretch><a:fillRect/>'
            f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing>"
        )
