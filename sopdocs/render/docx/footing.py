"""What stands at the head and foot of the pages: the mark of a document not in force, and page numbers."""

from __future__ import annotations

from sopdocs.chart import PT
from sopdocs.render.docx.runs import run
from sopdocs.render.mark import GREY
from sopdocs.render.pages import PAGE_OF

_TINY = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
_SIZE = '<w:sz w:val="14"/><w:szCs w:val="14"/>'
_SHARE = 0.52
"""Part of the paper's diagonal that the mark spans."""
_LETTER = 0.95
"""Mean width of its letters, as a share of their height."""
_WORD_ART = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>'
    '<v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/>'
    '<v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" '
    'o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
)
"""Word's own definition of text drawn as a shape; its watermarks are made of nothing else."""


def head(word: str, diagonal: float) -> str:
    """The header's paragraph with ``word`` across the page as a watermark Word can remove; empty without a word.

    :param diagonal: of the paper, mm.
    """
    return f"<w:p><w:pPr>{_TINY}</w:pPr>{_watermark(word, diagonal) if word else ''}</w:p>"


def _watermark(word: str, diagonal: float) -> str:
    width = diagonal * _SHARE / PT
    place = (
        f"position:absolute;margin-left:0;margin-top:0;width:{width:.0f}pt;"
        f"height:{width / (_LETTER * len(word)):.0f}pt;rotation:328;"
        "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:page;"
        "mso-position-vertical:center;mso-position-vertical-relative:page"
    )
    return (
        f'<w:r><w:pict>{_WORD_ART}<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" '
        f'type="#_x0000_t136" alt="{word}" style="{place}" o:allowincell="f" fillcolor="{GREY}" stroked="f">'
        f'<v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt;font-weight:bold" string="{word}"/>'
        "</v:shape></w:pict></w:r>"
    )


def foot(pages: int, words: tuple[str, str] = PAGE_OF) -> str:
    """ "Halaman x dari y" as fields; ``pages`` is what the second shows until Word counts itself."""
    page, of = (run(word, _SIZE) for word in (f"{words[0]} ", f" {words[1]} "))
    fields = f"{page}{_field('PAGE', 1)}{of}{_field('NUMPAGES', pages)}"
    return f'<w:p><w:pPr><w:spacing w:before="0" w:after="0"/><w:jc w:val="right"/></w:pPr>{fields}</w:p>'


def _field(code: str, shown: int) -> str:
    look = f"<w:rPr>{_SIZE}</w:rPr>"
    return (
        f'<w:r>{look}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{look}<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r>{run(str(shown), _SIZE)}'
        f'<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r>'
    )
