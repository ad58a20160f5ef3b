"""What a Word document costs, as ratios to python-docx itself. ``python -m bench.docx [STEPS [OFFICIALS]]``

1. our document (every part, drawing and all) against an empty ``Document()`` + ``save()``;
2. against the same flow table's text alone, written with ``table.cell()``.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise

from docx import Document

from sopdocs.chart import ChartPage
from sopdocs.institution import PACKAGED_TEMPLATES, load_institution
from sopdocs.layout.lay_out import lay_out
from sopdocs.model import Sop
from sopdocs.render.docx.document import render_docx
from sopdocs.render.edition import Edition
from sopdocs.typefaces import find_typefaces

REPEATS = 7


def made(steps: int, officials: int) -> Edition:
    """An SOP of so many steps and officials, every sixth step a decision that goes back two steps."""
    names = [f"p{number}" for number in range(officials)]
    rows = [
        {
            "id": f"l{number}",
            "kegiatan": f"Memeriksa kelengkapan berkas permohonan tahap {number + 1} dan meneruskannya",
            "pelaksana": names[number * 5 % officials],
            "kelengkapan": ["Berkas permohonan", "Lembar disposisi"],
            "waktu": "15 Menit",
            "output": "Berkas terverifikasi",
        }
        for number in range(steps)
    ]
    for before, row in pairwise(rows):
        if int(row["id"][1:]) % 6 == 5:
            row["keputusan"] = {"Ya": "berikut", "Tidak": before["id"]}
    sop = Sop.model_validate(
        {"judul": "Contoh", "pelaksana": {name: f"Pejabat {name}" for name in names}, "langkah": rows}
    )
    institution = load_institution(sop.profile, (PACKAGED_TEMPLATES,))
    typefaces = find_typefaces(())
    chart = lay_out(sop, institution.profile, typefaces)
    return Edition(sop, chart, institution.profile, institution.folders, typefaces, b"judul: Contoh\n", "contoh.yaml")


def empty() -> bytes:
    target = BytesIO()
    Document().save(target)
    return target.getvalue()


def by_cell(pages: tuple[ChartPage, ...]) -> bytes:
    """The texts of the flow tables, a ``table.cell()`` each."""
    document = Document()
    for page in pages:
        table = document.add_table(len(page.rows), len(page.columns))
        for number, row in enumerate(page.rows):
            for cell in row.cells:
                table.cell(number, cell.column).text = cell.text
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def least(work: Callable[[], bytes], repeats: int = REPEATS) -> float:
    """CPU time of the fastest of several runs, s."""
    times = []
    for _ in range(repeats):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def main(steps: int = 60, officials: int = 6) -> None:
    edition = made(steps, officials)
    shapes = sum(len(page.symbols) + len(page.arrows) + len(page.labels) for page in edition.chart.pages)
    size = len(render_docx(edition))
    ours, base = least(lambda: render_docx(edition)), least(empty)
    cells = least(lambda: by_cell(edition.chart.pages), 1)
    pages = len(edition.chart.pages)
    print(f"{steps} langkah x {officials} pelaksana: {pages} halaman bagan, {shapes} bentuk, {size} bita")
    print(f"python-docx Document() + save():  {base * 1000:8.1f} ms       1.0")
    print(f"render_docx:                      {ours * 1000:8.1f} ms  {ours / base:8.1f}")
    print(f"teks tabel saja, table.cell():    {cells * 1000:8.1f} ms  {cells / base:8.1f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
