"""A plain document as Word file, from the same blocks and the same style sheet as its PDF."""

from __future__ import annotations

from itertools import count

from sopdocs.render.docx.appearance import Wardrobe
from sopdocs.render.docx.base import base_package
from sopdocs.render.docx.declared import Type
from sopdocs.render.docx.footing import foot, head
from sopdocs.render.docx.lists import Lists
from sopdocs.render.docx.naming import Names
from sopdocs.render.docx.office_styles import office_styles
from sopdocs.render.docx.package import Package, Properties
from sopdocs.render.docx.pictures import Picture, png_of
from sopdocs.render.docx.prose import Place, Scribe
from sopdocs.render.docx.sections import Section, Sheet, joined
from sopdocs.render.paper.folio import Folio
from sopdocs.render.paper.words import word


def write_folio(folio: Folio) -> bytes:
    """The DOCX of a document."""
    profile, composition = folio.office.profile, folio.composition
    package = Package(base_package(profile.fonts, office_styles(folio.office.folders).parts))
    png = png_of(composition.logo)
    picture = Picture.of(png, package.add_image(png), count(1)) if png else None
    scribe = Scribe(Names(), Lists(*package.free_numbers()), picture)
    sheet = Sheet.of(folio.paper)
    width = sheet.width - sheet.margins.left - sheet.margins.right
    dressed = Wardrobe(composition.css, width).dress(
        composition.elements, Type(profile.fonts.body, profile.fonts.body_size)
    )
    body = "".join(scribe.blocks(element, Place(width)) for element in dressed)
    package.add_styles(scribe.names.styles(), ())
    package.add_lists(scribe.lists.forms(), scribe.lists.lists())
    header = package.add_header(head("", 0.0))
    footer = package.add_footer(foot(1, (word("halaman", folio.lang), word("dari", folio.lang))))
    package.set_properties(Properties(folio.title, "", folio.author, folio.day))
    return package.save(joined([Section(sheet, body)], header, footer))
