"""The smallest document Word opens without complaint: what every DOCX of ours begins with."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from sopdocs.profile import Fonts
from sopdocs.render.docx.archive import pack
from sopdocs.render.docx.families import word_family
from sopdocs.render.docx.runs import escape
from sopdocs.render.docx.styles import MAIN, base_styles, font_table

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
NAMESPACES = (
    f'xmlns:w="{MAIN}" xmlns:r="{_OFFICE}/relationships" xmlns:wp="{_DRAWING}/wordprocessingDrawing" '
    f'xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
SETTINGS = (
    f'<w:settings xmlns:w="{MAIN}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '<w:compatSetting w:name="differentiateMultirowTableHeaders" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="1"/></w:compat><w:themeFontLang w:val="id-ID"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
    "</w:settings>"
)
"""Mode 15 (Word 2013 and later): only there do shapes in cells behave as planned."""
EMPTY_NUMBERING = f'<w:numbering xmlns:w="{MAIN}"/>'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = ("styles", "settings", "fontTable", "numbering", "theme")
_THEME_COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6", "accent1": "4472C4", "accent2": "ED7D31",
    "accent3": "A5A5A5", "accent4": "FFC000", "accent5": "5B9BD5", "accent6": "70AD47", "hlink": "0563C1",
    "folHlink": "954F72",
}  # fmt: skip


def base_package(fonts: Fonts, own: Mapping[str, bytes]) -> bytes:
    """A document without text.

    :param fonts: the institution's type.
    :param own: parts by name that the institution has itself (``word/styles.xml``), in place of the usual ones.
    """
    return _packed(fonts, tuple(sorted(own.items())))


@lru_cache(maxsize=32)
def _packed(fonts: Fonts, own: tuple[tuple[str, bytes], ...]) -> bytes:
    parts = {
        "[Content_Types].xml": _content_types().encode(),
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}).encode(),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body><w:sectPr/></w:body></w:document>".encode(),
        "word/_rels/document.xml.rels": _relations({name: f"{name}.xml" for name in _PARTS}).encode(),
        "word/styles.xml": base_styles(fonts),
        "word/settings.xml": SETTINGS.encode(),
        "word/fontTable.xml": font_table((fonts.body, fonts.table)),
        "word/theme.xml": _theme(fonts).encode(),
        "word/numbering.xml": EMPTY_NUMBERING.encode(),
    }
    return pack(parts | dict(own))


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), *((name, name) for name in _PARTS[:-1]))
    )
    theme = "application/vnd.openxmlformats-officedocument.theme+xml"
    overrides += f'<Override PartName="/word/theme.xml" ContentType="{theme}"/>'
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _theme(fonts: Fonts) -> str:
    """A theme in the institution's type and Office's colours, for what somebody adds in Word."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{rgb}"/></a:{name}>' for name, rgb in _THEME_COLOURS.items())
    family = escape(word_family(fonts.body))
    faces = f'<a:latin typeface="{family}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    lines = "".join(
        f'<a:ln w="{w}"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>' for w in (6350, 12700, 19050)
    )
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'<a:theme xmlns:a="{_DRAWING}/main" name="SOP"><a:themeElements>'
        f'<a:clrScheme name="SOP">{colours}</a:clrScheme>'
        f'<a:fontScheme name="SOP"><a:majorFont>{faces}</a:majorFont><a:minorFont>{faces}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="SOP"><a:fillStyleLst>{fill}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def _relations(targets: dict[str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{index}" Type="{_OFFICE}/relationships/{kind}" Target="{target}"/>'
        for index, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{lines}</Relationships>'
