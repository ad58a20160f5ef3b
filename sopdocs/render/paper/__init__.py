"""Plain documents beside the SOPs: evaluation form, list of changes, list of SOPs.

Each is a template of the institution (``lembar-evaluasi.html``, ``daftar-perubahan.html``, ``daftar-sop.html``) filled
with values: a `sopdocs.render.paper.folio.Folio`. `FORMATS` prints one as PDF or Word, from the same blocks and the
same style as the SOPs. The list of SOPs is a spreadsheet too.
"""

from __future__ import annotations

from collections.abc import Callable

from sopdocs.render.paper.folio import Folio


def _pdf(folio: Folio) -> bytes:
    from sopdocs.render.paper.printed import print_folio

    return print_folio(folio)


def _docx(folio: Folio) -> bytes:
    from sopdocs.render.paper.word import write_folio

    return write_folio(folio)


FORMATS: dict[str, Callable[[Folio], bytes]] = {"pdf": _pdf, "docx": _docx}
"""Format name -> the bytes of a document in it; the same folio gives the same bytes."""
