"""An edition becomes a document: sections in the institution's order, then everything around them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from math import hypot

from sopdocs.embedded import write_item
from sopdocs.render.compose import Composition, paper_of
from sopdocs.render.dates import document_date
from sopdocs.render.docx.appearance import Wardrobe
from sopdocs.render.docx.base import base_package
from sopdocs.render.docx.declared import Type
from sopdocs.render.docx.flow import flow_section, roles
from sopdocs.render.docx.footing import foot, head
from sopdocs.render.docx.lists import Lists
from sopdocs.render.docx.naming import Names
from sopdocs.render.docx.office_styles import office_styles
from sopdocs.render.docx.package import Package, Properties
from sopdocs.render.docx.pictures import Picture, png_of
from sopdocs.render.docx.prose import Place, Scribe
from sopdocs.render.docx.sections import Section, Sheet, joined
from sopdocs.render.docx.styles import role_style
from sopdocs.render.edition import Edition
from sopdocs.render.engine import uncollected
from sopdocs.render.mark import mark_word
from sopdocs.render.pages import document_title


@uncollected()
def render_docx(edition: Edition) -> bytes:
    """The DOCX of an edition; the same bytes for the same edition, always."""
    sop, profile = edition.sop, edition.profile
    package = Package(base_package(profile.fonts, office_styles(edition.folders).parts))
    composition = edition.composition
    ids = count(1)
    png = png_of(composition.logo)
    picture = Picture.of(png, package.add_image(png), ids) if png else None
    scribe = Scribe(Names(), Lists(*package.free_numbers()), picture)
    sections = list(_sections(edition, composition, scribe, ids))
    flow = roles(edition.chart, profile)
    package.add_styles(scribe.names.styles(), [role_style(role) for role in flow.values()])
    package.add_lists(scribe.lists.forms(), scribe.lists.lists())
    header = package.add_header(head(mark_word(sop), hypot(edition.chart.width, edition.chart.height)))
    footer = package.add_footer(foot(len(edition.chart.pages) + len(sections) - 1))
    author = ", ".join(sop.institution)
    package.set_properties(Properties(document_title(sop), sop.number or "", author, document_date(sop.dates)))
    package.embed(write_item(edition.source, edition.source_name))
    return package.save(joined(sections, header, footer))


def _sections(edition: Edition, composition: Composition, scribe: Scribe, ids: Iterator[int]) -> Iterator[Section]:
    """A section for each part of the institution's form that has anything to print."""
    profile = edition.profile
    text = Type(profile.fonts.body, profile.fonts.body_size)
    for part in composition.parts:
        if part.name == "bagan":
            if edition.chart.pages:
                yield flow_section(edition.sop, edition.chart, profile, ids)
            continue
        sheet = Sheet.of(paper_of(part.name, profile), numbered=part.name != "sampul")
        width = sheet.width - sheet.margins.left - sheet.margins.right
        dressed = Wardrobe(composition.css, width).dress(part.elements, text)
        yield Section(sheet, "".join(scribe.blocks(element, Place(width)) for element in dressed))
