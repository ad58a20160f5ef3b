"""The metadata say what the pages were made from, and describe themselves as PDF/A asks."""

from __future__ import annotations

from html import unescape
from xml.etree import ElementTree

import pytest

from sopdocs.provenance import PARTS, Item, Provenance, read
from sopdocs.render.metadata import NAMESPACE
from sopdocs.render.pdf import render_pdf
from tests.pdfa import broken_rules
from tests.render.making import edition_of, small_sop


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render_pdf(edition_of(small_sop()))


def texts(pdf: bytes) -> dict[str, str]:
    start = pdf.index(b"<x:xmpmeta")
    tree = ElementTree.fromstring(pdf[start : pdf.index(b"</x:xmpmeta>") + len(b"</x:xmpmeta>")])
    return {part: unescape(tree.findtext(f".//{{{NAMESPACE}}}{part}") or "") for part in PARTS}


def test_the_pdf_tells_what_it_is_made_from(pdf: bytes) -> None:
    assert read(texts(pdf)) == edition_of(small_sop()).provenance


def test_what_is_told_can_be_that_of_another_office(pdf: bytes) -> None:
    other = Provenance(tuple(Item(part, "lain <&> é", "1") for part in PARTS))
    made = render_pdf(edition_of(small_sop()), made_from=other)
    assert read(texts(made)) == other
    assert broken_rules(made, "3a") == set()
    assert render_pdf(edition_of(small_sop()), made_from=read(texts(pdf))) == pdf


def test_every_property_is_described_in_the_file(pdf: bytes) -> None:
    hidden = pdf.replace(b"<pdfaProperty:name>engine<", b"<pdfaProperty:name>engima<")
    assert "PDFA3A-XMP-EXTENSION-PROPERTY-DEFINITION-001" in broken_rules(hidden, "3a")
    assert broken_rules(pdf, "3a") == set()
