"""Tools that make a PDF of the same content, each as its own guide tells to use it; ready once, then one by one."""

from __future__ import annotations

import sys
from collections.abc import Callable

from bench.peers.paper import Paper, html
from bench.peers.typst_text import typst_text

Make = Callable[[Paper], bytes]


def weasyprint(variant: str | None) -> Make:
    """HTML as anybody would write it; ``variant`` asks for tags."""
    from weasyprint import HTML

    return lambda content: bytes(HTML(string=html(content)).write_pdf(pdf_variant=variant))


def plutoprint() -> Make:
    from io import BytesIO

    import plutoprint

    def make(content: Paper) -> bytes:
        book = plutoprint.Book(plutoprint.PAGE_SIZE_A4.landscape(), plutoprint.PAGE_MARGINS_NONE)
        book.load_html(html(content))
        out = BytesIO()
        book.write_to_pdf_stream(out)
        return out.getvalue()

    return make


def typst(tags: bool) -> Make:
    import typst

    compiler = typst.Compiler()
    return lambda content: bytes(compiler.compile(input=typst_text(content).encode(), format="pdf", pdf_tags=tags))


def chromium(tags: bool) -> Make:
    """One browser for all documents, told what to print over its debugging port."""
    import base64

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
        settings = {"preferCSSPageSize": True, "printBackground": True, "generateTaggedPDF": tags}
        return base64.b64decode(driver.execute_cdp_cmd("Page.printToPDF", settings)["data"])

    return make


def chromium_command() -> Make:
    """A browser for one document, as on the command line."""
    import subprocess
    import tempfile
    from pathlib import Path

    def make(content: Paper) -> bytes:
        with tempfile.TemporaryDirectory() as name:
            page, made = Path(name, "sop.html"), Path(name, "sop.pdf")
            page.write_text(html(content), encoding="utf-8")
            command = ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={name}/profil"]
            command += [f"--print-to-pdf={made}", "--no-pdf-header-footer", page.as_uri()]
            done = subprocess.run(command, capture_output=True, check=False)
            if not made.exists():
                sys.exit(done.stderr.decode(errors="replace"))
            return made.read_bytes()

    return make
