"""The named styles of a document: the institution's own from ``style.docx``, and whatever that lacks from here.

An office changes how its documents look by changing styles in Word and saving the file as ``style.docx`` in its folder.
Only the styles of the flow pages are never taken from there.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from lxml import etree

from sopdocs.profile import Fonts
from sopdocs.render.docx.families import STAND_INS, word_family
from sopdocs.render.docx.runs import Role, chart_font, escape
from sopdocs.render.docx.units import half_points

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STYLE = f"{{{MAIN}}}style"
_ID = f"{{{MAIN}}}styleId"
_ABSTRACT, _NUMBER, _CLEANUP = (f"{{{MAIN}}}{name}" for name in ("abstractNum", "num", "numIdMacAtCleanup"))
_ABSTRACT_ID, _NUMBER_ID = f"{{{MAIN}}}abstractNumId", f"{{{MAIN}}}numId"


def font_table(families: Iterable[str]) -> bytes:
    """The document's list of fonts, each with the family that may stand in for it."""
    fonts = []
    for family in sorted({word_family(family) for family in families}):
        other = f'<w:altName w:val="{escape(STAND_INS[family])}"/>' if family in STAND_INS else ""
        fonts.append(f'<w:font w:name="{escape(family)}">{other}</w:font>')
    return f'<w:fonts xmlns:w="{MAIN}">{"".join(fonts)}</w:fonts>'.encode()


def base_styles(fonts: Fonts) -> bytes:
    """The styles every document has: defaults in the institution's body type, Indonesian, and a plain table."""
    size = half_points(fonts.body_size)
    family = escape(word_family(fonts.body))
    face = f'<w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:eastAsia="{family}" w:cs="{family}"/>'
    return (
        f'<w:styles xmlns:w="{MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>{face}<w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/><w:lang w:val="id-ID" w:eastAsia="id-ID" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>'
    ).encode()


def role_style(role: Role) -> str:
    """The paragraph style of a role of the flow pages."""
    return paragraph_style((role.id, role.name), role.setting, chart_font(role.type))


def paragraph_style(names: tuple[str, str], paragraph: str, text: str, outline: str = "") -> str:
    """A ``w:style``; ``names`` are its id and the name Word shows."""
    id_, name = names
    return (
        f'<w:style xmlns:w="{MAIN}" w:type="paragraph" w:customStyle="1" w:styleId="{id_}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}{outline}</w:pPr><w:rPr>{text}</w:rPr></w:style>'
    )


@lru_cache(maxsize=128)
def with_styles(part: bytes, usual: tuple[str, ...], fixed: tuple[str, ...]) -> bytes:
    """A part of styles with more ``w:style`` texts in it.

    :param usual: kept out where the part has a style of that id already.
    :param fixed: put in whatever the part has.
    """
    styles = _parse(part)
    present = {style.get(_ID): style for style in styles.iterchildren(_STYLE)}
    for text, forced in [*((text, False) for text in usual), *((text, True) for text in fixed)]:
        style = _parse(text)
        old = present.get(style.get(_ID))
        if old is None:
            styles.append(style)
        elif forced:
            styles.replace(old, style)
    return _written(styles)


def free_numbers(part: bytes) -> tuple[int, int]:
    """The lowest numbers above those of the list forms and of the lists in a part of numbering."""
    numbering = _parse(part)
    forms = [int(form.get(_ABSTRACT_ID, "0")) for form in numbering.iterchildren(_ABSTRACT)]
    lists = [int(item.get(_NUMBER_ID, "0")) for item in numbering.iterchildren(_NUMBER)]
    return max(forms, default=-1) + 1, max(lists, default=0) + 1


@lru_cache(maxsize=128)
def with_lists(part: bytes, forms: tuple[str, ...], lists: tuple[str, ...]) -> bytes:
    """A part of numbering with more list forms and lists in it; forms come before all lists."""
    numbering = _parse(part)
    first = next(numbering.iterchildren(_NUMBER), None)
    last = next(numbering.iterchildren(_CLEANUP), None)
    for texts, following in ((forms, first), (lists, last)):
        for text in texts:
            tag, rest = text.split(" ", 1)
            element = _parse(f'{tag} xmlns:w="{MAIN}" {rest}')
            if following is None:
                numbering.append(element)
            else:
                following.addprevious(element)
    return _written(numbering)


def _parse(xml: bytes | str) -> etree._Element:
    return etree.fromstring(xml, etree.XMLParser(remove_blank_text=True, resolve_entities=False, no_network=True))


def _written(part: etree._Element) -> bytes:
    return etree.tostring(part, encoding="UTF-8", standalone=True)
