"""Where the pages show room for a signature, for services that draw theirs at a place they are told."""

from __future__ import annotations

from dataclasses import dataclass

from sopdocs.chart import PT
from sopdocs.render.edition import Edition
from sopdocs.render.engine import load_weasyprint
from sopdocs.render.fields import field_names, role_of
from sopdocs.render.pdf import document_html

_PX = 25.4 / 96
"""A CSS pixel in mm."""


@dataclass(frozen=True, slots=True)
class Room:
    """A box on a page (from 1), in pt from the page's top left corner."""

    page: int
    x: float
    y: float
    width: float
    height: float


def signature_place(edition: Edition, role: str) -> Room | None:
    """The first room for a role's signature; None where the pages have none."""
    weasyprint = load_weasyprint()

    from sopdocs.render.fetch import OwnFiles

    anchors = [f"ttd-{place}" for place, field in field_names(edition.sop).items() if role_of(field) == role]
    html = document_html(edition, edition.composition)
    document = weasyprint.HTML(string=html, url_fetcher=OwnFiles(edition.typefaces), base_url=None).render()
    for number, page in enumerate(document.pages, 1):
        for name in anchors:
            if name in page.anchors:
                left, top, right, bottom = (value * _PX / PT for value in page.anchors[name])
                return Room(number, left, top, right - left, bottom - top)
    return None
