"""The vocabulary of the pages that are not drawings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sopdocs.institution import PACKAGED_TEMPLATES
from sopdocs.render.blocks import CHILDREN, CLASSES, MAX_DEPTH, parse_blocks
from sopdocs.render.compose import compose
from sopdocs.render.emit import blocks_html
from tests.render.making import SEEDS, seed_edition


def test_white_space_of_the_template_is_no_text() -> None:
    parsed = parse_blocks("<section>\n  <p>\n   Satu <strong> dua </strong>\n   <br>  tiga\n </p>\n</section>")
    assert parsed.refused == ()
    assert parsed.elements[0].text == "Satu  dua \ntiga"


def test_tree_written_again_reads_the_same() -> None:
    for name in SEEDS:
        for part in compose(seed_edition(name)).parts:
            again = parse_blocks(
                re.sub(r"<svg.*?</svg>", '<span class="kotak"></span>', blocks_html(part.elements, None))
            )
            assert [element.text for element in again.elements] == [element.text for element in part.elements]


@pytest.mark.parametrize(
    "html",
    [
        "<p>di luar bagian</p>",
        "<section>teks lepas</section>",
        "<section><p>a<p>b</p></p></section>",
        "<section><table><td>x</td></table></section>",
        "<section><ol><p>x</p></ol></section>",
        "<section><p>a</section>",
        "<section><p>a</p>",
        "<section><table><tr><td colspan='900'>x</td></tr></table></section>",
        "<section><table><colgroup><col width='3em'></colgroup></table></section>",
        "<section><p id='apa saja'>x</p></section>",
        "<section><p>" + "<span>" * (MAX_DEPTH + 5) + "x" + "</span>" * (MAX_DEPTH + 5) + "</p></section>",
        "<![CDATA[x]]>",
    ],
)
def test_what_the_vocabulary_lacks_is_refused(html: str) -> None:
    assert parse_blocks(html).refused != ()


def test_a_thousand_nested_tags_do_no_harm() -> None:
    parsed = parse_blocks("<section><p>" + "<em>" * 5000 + "x")
    assert parsed.elements[0].text == "x"
    assert parsed.refused != ()


def test_check_boxes_become_drawings_and_columns_shares() -> None:
    html = (
        '<section><table><colgroup><col width="3"><col width="1"></colgroup>'
        '<tr><td><span class="centang"></span></td><td></td></tr></table></section>'
    )
    written = blocks_html(parse_blocks(html).elements, None)
    assert "width:75.000%" in written
    assert "<title>kotak terisi</title>" in written


@pytest.mark.parametrize(
    "path", sorted(PACKAGED_TEMPLATES.glob("*/*.html")), ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_packaged_templates_keep_to_the_vocabulary(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tags = set(re.findall(r"<([a-z0-9]+)", text))
    words = {word for value in re.findall(r'class="([a-z -]+)"', text) for word in value.split()}
    assert tags <= set(CHILDREN)
    assert words <= set(CLASSES)
