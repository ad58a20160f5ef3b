"""Ways to cheat with a signed PDF."""

from __future__ import annotations

import re
from io import BytesIO

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader


def flip(pdf: bytes, at: int) -> bytes:
    return pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]


def page_byte(pdf: bytes) -> bytes:
    """One bit of the first page's drawing."""
    return flip(pdf, pdf.index(b"stream\n") + 60)


def signature_byte(pdf: bytes) -> bytes:
    """One bit in the first signature's own value."""
    signature = PdfFileReader(BytesIO(pdf)).embedded_regular_signatures[0]
    value = signature.signer_info["signature"].native.hex().encode()
    at = pdf.lower().index(value) + 40
    return pdf[:at] + (b"1" if pdf[at : at + 1] != b"1" else b"2") + pdf[at + 1 :]


def timestamp_byte(pdf: bytes) -> bytes:
    """One digit in the first signature's timestamp token."""
    found = re.search(rb"/Contents ?<([0-9a-f]+?)0{200,}>", pdf, re.IGNORECASE)
    assert found
    at = found.end(1) - 40
    return pdf[:at] + (b"1" if pdf[at : at + 1] != b"1" else b"2") + pdf[at + 1 :]


def shadow_page(pdf: bytes) -> bytes:
    """A later revision that draws something else on the first page."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"0 0 500 500 re f"))
    writer.mark_update(page.container_ref)
    return written(writer)


def other_definition(pdf: bytes) -> bytes:
    """A later revision with another definition inside."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    names = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
    stream = names[1]["/EF"]["/F"]
    stream._data = b"judul: Palsu\n"
    stream._encoded_data = None
    writer.update_container(stream)
    return written(writer)


def note_on_page(pdf: bytes) -> bytes:
    """A later revision with a free text over the page."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    page = writer.root["/Pages"]["/Kids"][0]
    note = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/FreeText"),
            pdf_name("/Rect"): generic.ArrayObject([generic.NumberObject(number) for number in (50, 50, 300, 90)]),
            pdf_name("/Contents"): generic.TextStringObject("BATAL"),
        }
    )
    page["/Annots"] = generic.ArrayObject([*page.get("/Annots", ()), writer.add_object(note)])
    writer.update_container(page)
    return written(writer)


def written(writer: IncrementalPdfFileWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def rewritten(pdf: bytes) -> bytes:
    """The whole file saved anew, as an editor does."""
    from pyhanko.pdf_utils.writer import copy_into_new_writer

    out = BytesIO()
    copy_into_new_writer(PdfFileReader(BytesIO(pdf))).write(out)
    return out.getvalue()


def shorter_range(pdf: bytes) -> bytes:
    """The signature says it covers less than it did."""
    found = re.search(rb"/ByteRange ?\[(\d+) (\d+) (\d+) (\d+)", pdf)
    assert found
    less = str(int(found[4]) - 9).encode().rjust(len(found[4]), b"0")
    return pdf[: found.start(4)] + less + pdf[found.end(4) :]


def hidden_in_the_room(pdf: bytes) -> bytes:
    """Something behind the last signature, in the room its value left empty; no signature covers that."""
    at = [found.end() for found in re.finditer(rb"/Contents ?<[0-9a-fA-F]+>", pdf)][-1] - 21
    return pdf[:at] + b"25504446" + pdf[at + 8 :]


def junk(pdf: bytes) -> bytes:
    return pdf + b"<script>ini bukan PDF</script>"


def junk_with_an_end(pdf: bytes) -> bytes:
    return pdf + b"\n% tambahan\n%%EOF\n"


def revision(pdf: bytes, number: int) -> bytes:
    """The file as it was after so many revisions (0: before the first signature)."""
    ends = [found.end() for found in re.finditer(rb"%%EOF\r?\n?", pdf)]
    return pdf[: ends[number]]
