"""The PDF that signing starts from: fields where the pages show signatures, still PDF/A-3a and PDF/UA-1."""

from __future__ import annotations

from typing import get_args

import pymupdf
import pytest

from sopdocs.ledger import SignerRole
from sopdocs.render.fields import SIGNING_ORDER
from sopdocs.render.pdf import render_pdf
from tests.pdfa import broken_rules
from tests.render.making import edition_of, seed_edition, small_sop


def fields(data: bytes) -> dict[str, pymupdf.Rect]:
    document = pymupdf.open(stream=data, filetype="pdf")
    found = {}
    for sheet in document:
        for widget in sheet.widgets():
            assert widget.field_type_string == "Signature"
            found[widget.field_name] = widget.rect
    return found


def test_every_role_has_its_turn() -> None:
    assert set(SIGNING_ORDER) == set(get_args(SignerRole))


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_fields_break_no_conformance(profile: str) -> None:
    data = render_pdf(seed_edition("kpu"), fields=True)
    assert broken_rules(data, profile) == set()


def test_a_field_lies_above_the_printed_name() -> None:
    data = render_pdf(seed_edition("polhukam"), fields=True)
    (box,) = fields(data).values()
    sheet = pymupdf.open(stream=data, filetype="pdf")[0]
    name = sheet.search_for("Drs. Rudolf Albert Rodja")[0]
    assert (name.x0 - 1 <= box.x0, box.y1 <= name.y0 + 1) == (True, True)
    assert (box.width > 140, box.height > 40) == (True, True)


def test_each_printed_signer_has_a_field_and_locks_what_is_not_to_come() -> None:
    others = [{"peran": "penyusun", "jabatan": "Kepala Seksi", "nama": "Tini Uji"}]
    data = render_pdf(edition_of(small_sop(penandatangan=others)), fields=True)
    assert set(fields(data)) == {"ttd_penyusun", "ttd_pengesah"}
    assert data.count(b"/SigFieldLock") == 2
    assert b"/Action /Exclude/P 2/Fields [(ttd_pengesah)]" in data
    assert b"/Action /All/P 1" in data


def test_without_fields_there_is_no_form() -> None:
    assert b"/AcroForm" not in render_pdf(edition_of(small_sop()))
