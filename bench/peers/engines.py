"""The engines: ours and what people would use instead. Each is prepared once and then makes document after document."""

from __future__ import annotations

import base64
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from bench.peers.paper import HEADS, Paper, html, paper
from bench.peers.typst_text import typst_text
from sopdocs.institution import PACKAGED_TEMPLATES, Institution, load_institution
from sopdocs.layout.lay_out import lay_out
from sopdocs.model import Sop
from sopdocs.render import FORMATS, Edition
from sopdocs.typefaces import Typefaces, find_typefaces

Make = Callable[[Any], bytes]
Prepare = Callable[[], Make]


@dataclass(frozen=True)
class Engine:
    """What it makes, how it is got ready (once a process), and what it needs of an SOP beforehand.

    Ours needs the finished layout, arrows and all: that has its own bench (`bench.routing`) and is told apart here.
    """

    makes: str
    prepare: Prepare
    ready: Callable[[Sop], Any]


def _edition(sop: Sop) -> Edition:
    institution, typefaces = _institution(), _typefaces()
    chart = lay_out(sop, institution.profile, typefaces)
    return Edition(sop, chart, institution.profile, institution.folders, typefaces, b"judul: Uji\n", "uji.yaml")


@cache
def _institution() -> Institution:
    return load_institution("permenpan", (PACKAGED_TEMPLATES,))


@cache
def _typefaces() -> Typefaces:
    return find_typefaces(())


def _ours(name: str) -> Prepare:
    def make(edition: Edition) -> bytes:
        (made,) = FORMATS[name](edition).values()
        return made

    return lambda: make


def _weasyprint(variant: str | None) -> Prepare:
    def prepare() -> Make:
        import weasyprint

        return lambda content: bytes(weasyprint.HTML(string=html(content)).write_pdf(pdf_variant=variant))

    return prepare


def _plutoprint() -> Make:
    import plutoprint

    def make(content: Paper) -> bytes:
        book = plutoprint.Book(plutoprint.PAGE_SIZE_A4.landscape(), plutoprint.PAGE_MARGINS_NONE)
        book.load_html(html(content))
        out = BytesIO()
        book.write_to_pdf_stream(out)
        return out.getvalue()

    return make


def _typst() -> Make:
    import typst

    compiler = typst.Compiler()
    return lambda content: bytes(compiler.compile(input=typst_text(content).encode(), format="pdf"))


def _chromium() -> Make:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu"):
        options.add_argument(argument)
    driver = webdriver.Chrome(options, Service("/usr/bin/chromedriver"))
    driver.get("about:blank")
    frame = driver.execute_cdp_cmd("Page.getFrameTree", {})["frameTree"]["frame"]["id"]

    def make(content: Paper) -> bytes:
        driver.execute_cdp_cmd("Page.setDocumentContent", {"frameId": frame, "html": html(content)})
        settings = {"preferCSSPageSize": True, "printBackground": True, "generateTaggedPDF": True}
        return base64.b64decode(driver.execute_cdp_cmd("Page.printToPDF", settings)["data"])

    return make


def _cells() -> Make:
    from docx import Document

    def make(content: Paper) -> bytes:
        document = Document()
        _facts(document, content)
        table = document.add_table(len(content.lines) + 1, 2 + len(content.officials) + len(HEADS))
        for column, name in enumerate(("No", "Kegiatan", *content.officials, *HEADS)):
            table.cell(0, column).text = name
        for number, line in enumerate(content.lines, 1):
            for column, text in enumerate((str(number), line.activity, *map(_glyph, line.symbols), *line.quality)):
                table.cell(number, column).text = text
        out = BytesIO()
        document.save(out)
        return out.getvalue()

    return make


def _docxtpl() -> Make:
    from docxtpl import DocxTemplate

    template = _word_template()

    def make(content: Paper) -> bytes:
        document = DocxTemplate(BytesIO(template))
        rows = [
            [str(number), line.activity, *map(_glyph, line.symbols), *line.quality]
            for number, line in enumerate(content.lines, 1)
        ]
        heads = ["No", "Kegiatan", *content.officials, *HEADS]
        document.render(
            {"title": content.title, "facts": content.facts, "boxes": content.boxes, "heads": heads, "rows": rows},
            autoescape=True,
        )
        out = BytesIO()
        document.save(out)
        return out.getvalue()

    return make


def _office() -> Make:
    """Word document by docxtpl, then LibreOffice, a process for each as an office's script would do it."""
    word = _docxtpl()

    def make(content: Paper) -> bytes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "sop.docx").write_bytes(word(content))
            command = ["soffice", f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--headless"]
            command += ["--convert-to", "pdf", "--outdir", name, str(folder / "sop.docx")]
            subprocess.run(command, check=True, capture_output=True)
            return (folder / "sop.pdf").read_bytes()

    return make


def _facts(document: Any, content: Paper) -> None:
    document.add_heading(content.title)
    for name, value in content.facts:
        document.add_paragraph(f"{name}: {value}")
    for name, items in content.boxes:
        document.add_paragraph(f"{name}: {'; '.join(items)}")


def _word_template() -> bytes:
    from docx import Document

    document = Document()
    document.add_heading("{{ title }}")
    document.add_paragraph("{% for name, value in facts %}{{ name }}: {{ value }} {% endfor %}")
    document.add_paragraph("{% for name, items in boxes %}{{ name }}: {{ items|join('; ') }} {% endfor %}")
    table = document.add_table(4, 3)
    table.cell(0, 0).text = "{%tc for head in heads %}"
    table.cell(0, 1).text = "{{ head }}"
    table.cell(0, 2).text = "{%tc endfor %}"
    table.cell(1, 0).text = "{%tr for row in rows %}"
    table.cell(2, 0).text = "{%tc for cell in row %}"
    table.cell(2, 1).text = "{{ cell }}"
    table.cell(2, 2).text = "{%tc endfor %}"
    table.cell(3, 0).text = "{%tr endfor %}"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _glyph(kind: str) -> str:
    return {"": "", "capsule": "\u2b2d", "diamond": "\u25c7"}.get(kind, "\u25ad")


OURS = {"pdf": "sopdocs pdf", "docx": "sopdocs docx", "draft": "sopdocs pratinjau"}

ENGINES: dict[str, Engine] = {
    OURS["pdf"]: Engine("pdf tagged", _ours("pdf"), _edition),
    "weasyprint naive, pdf/ua-1": Engine("pdf tagged", _weasyprint("pdf/ua-1"), paper),
    "chromium": Engine("pdf tagged", _chromium, paper),
    "typst": Engine("pdf tagged", _typst, paper),
    OURS["draft"]: Engine("pdf untagged", _ours("pratinjau"), _edition),
    "weasyprint naive": Engine("pdf untagged", _weasyprint(None), paper),
    "plutoprint naive": Engine("pdf untagged", _plutoprint, paper),
    "docxtpl + libreoffice": Engine("pdf untagged", _office, paper),
    OURS["docx"]: Engine("docx", _ours("docx"), _edition),
    "docxtpl": Engine("docx", _docxtpl, paper),
    "python-docx table.cell()": Engine("docx", _cells, paper),
}
