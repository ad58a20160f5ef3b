"""An edition becomes a document: sections in the institution's order, then everything around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

from sopdocs.render.dates import document_date
from sopdocs.render.docx.embed import source_item
from sopdocs.render.docx.flow import HEADER, HEADING, SHAPE, flow_section, roles
from sopdocs.render.docx.footing import foot, head
from sopdocs.render.docx.package import Package, Properties
from sopdocs.render.docx.sections import Section
from sopdocs.render.docx.styles import role_style
from sopdocs.render.edition import Edition
from sopdocs.render.mark import mark_word

STYLE_FILE = "style.docx"
"""An institution's Word styles, in its folder."""


def render_docx(edition: Edition) -> bytes:
    """The DOCX of an edition; the same bytes for the same edition, always."""
    sop, profile = edition.sop, edition.profile
    package = Package(_style_file(edition.folders), (profile.fonts.body, profile.fonts.table), profile.fonts)
    flow = roles(edition.chart, profile)
    package.add_styles((), [role_style(role, role.id in (HEADING, HEADER, SHAPE)) for role in flow.values()])
    sections = list(_sections(edition))
    package.set_body(sections)
    package.set_margins(sections, head(mark_word(sop)), foot(len(edition.chart.pages) + len(sections) - 1))
    author = ", ".join(sop.institution)
    package.set_properties(Properties(sop.title or "", sop.number or "", author, document_date(sop.dates)))
    package.embed(source_item(edition.source, edition.source_name))
    return package.save()


def _sections(edition: Edition) -> Iterator[Section]:
    """A section for each part of the institution's form that has anything to print."""
    ids = count(1)
    for name in edition.profile.parts:
        if name == "bagan" and edition.chart.pages:
            yield flow_section(edition.sop, edition.chart, edition.profile, ids)


def _style_file(folders: Sequence[Path]) -> Path | None:
    return next((folder / STYLE_FILE for folder in folders if (folder / STYLE_FILE).is_file()), None)
