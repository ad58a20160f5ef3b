"""The head of the flow table in Word: its fill and an ink that can be read on it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from sopdocs.render import FORMATS
from tests.render.making import in_office


@pytest.mark.parametrize(("fill", "ink"), [("#1f3864", "FFFFFF"), ("#d9e2f3", None)])
def test_text_on_a_dark_head_is_white(fill: str, ink: str | None, tmp_path: Path) -> None:
    office = tmp_path / "uji"
    office.mkdir()
    (office / "profile.yaml").write_text(f'tabel: {{arsir_kepala: "{fill}"}}\n')
    edition = in_office(office)
    table = docx.Document(BytesIO(FORMATS["docx"](edition)[".docx"])).tables[-1]
    cell = table.rows[0].cells[0]
    shade = cell._tc.tcPr.find(qn("w:shd"))
    colours = [run.font.color.rgb for paragraph in cell.paragraphs for run in paragraph.runs]
    assert shade.get(qn("w:fill")) == fill.lstrip("#").upper()
    assert [str(colour) if colour else None for colour in colours] == [ink]
