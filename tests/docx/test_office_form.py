"""What an institution decides of Word's pages: fill and ink of the table's head, and its own styles."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from sopdocs.render import FORMATS
from sopdocs.render.faults import find_faults
from tests.render.making import in_office


def test_a_broken_style_file_is_found_and_does_no_harm(tmp_path: Path) -> None:
    office = tmp_path / "uji"
    office.mkdir()
    (office / "profile.yaml").write_text("{}\n")
    (office / "style.docx").write_bytes(b"no package")
    edition = in_office(office)
    assert [problem.code for problem in find_faults(edition)] == ["SOP025"]
    assert dict(find_faults(edition)[0].values)["berkas"] == "uji/style.docx"
    assert docx.Document(BytesIO(FORMATS["docx"](edition)[".docx"])).tables


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
