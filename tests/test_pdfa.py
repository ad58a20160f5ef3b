"""What ``broken_rules`` lets go of the validator's findings, and what it does not."""

from __future__ import annotations

from io import BytesIO

import pytest
from pyhanko.pdf_utils.generic import StreamObject, pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from sopdocs.render.pdf import render_pdf
from tests.pdfa import OWN, broken_rules
from tests.render.making import edition_of, small_sop


@pytest.fixture(scope="module")
def ends_in_cr() -> bytes:
    """A file with a stream whose last byte is CR, as every 256th certificate's is."""
    writer = IncrementalPdfFileWriter(BytesIO(render_pdf(edition_of(small_sop()))))
    writer.root[pdf_name("/Extra")] = writer.add_object(StreamObject(stream_data=b"abc\r"))
    writer.update_root()
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_stream_may_end_in_any_byte(ends_in_cr: bytes) -> None:
    assert not any(rule.endswith(OWN) for rule in broken_rules(ends_in_cr, "3a"))


def test_a_wrong_length_stays_wrong(ends_in_cr: bytes) -> None:
    assert b"/Length 4" in ends_in_cr
    wrong = ends_in_cr.replace(b"/Length 4", b"/Length 3")
    assert any(rule.endswith(OWN) for rule in broken_rules(wrong, "3a"))
