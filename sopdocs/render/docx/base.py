"""What every DOCX of ours begins with: type, settings and theme, the smallest that Word opens without complaint."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sopdocs.profile import Fonts
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
_THEME_COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6", "accent1": "4472C4", "accent2": "ED7D31",
    "accent3": "A5A5A5", "accent4": "FFC000", "accent5": "5B9BD5", "accent6": "70AD47", "hlink": "0563C1",
    "folHlink": "954F72",
}  # fmt: skip


class Base(NamedTuple):
    """What an institution's documents have in common: its type, and parts by name that it has itself."""

    fonts: Fonts
    own: tuple[tuple[str, bytes], ...]


def base_package(fonts: Fonts, own: Mapping[str, bytes]) -> Base:
    """What a `Package` is begun with.

    :param fonts: the institution's type.
    :param own: parts by name that the institution has itself (``word/styles.xml``), in place of the usual ones.
    """
    return Base(fonts, tuple(sorted(own.items())))


def base_parts(base: Base) -> dict[str, bytes]:
    """Parts by name, without any text and without the tables of contents of the package."""
    fonts = base.fonts
    parts = {
        "word/styles.xml": base_styles(fonts),
        "word/settings.xml": SETTINGS.encode(),
        "word/fontTable.xml": font_table((fonts.body, fonts.table)),
        "word/theme.xml": _theme(fonts).encode(),
        "word/numbering.xml": EMPTY_NUMBERING.encode(),
    }
    return parts | dict(base.own)


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
