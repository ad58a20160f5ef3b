"""Signature fields: the PDF that signing starts from has one in every place where its pages show a signature.

WeasyPrint writes a check box where the template leaves room (``p.ttd`` with an id); the finisher turns it into an empty
signature field with a lock. The fields are named ``ttd_`` and the role. ISO 32000-1, 12.7.4.5 (fields, locks).
"""

from __future__ import annotations

import re
from typing import Any

from sopdocs.model import Sop

PREFIX = "ttd_"
"""What every signature field's name begins with; the role follows."""
GENERATOR = "sopdocs (medan tanda tangan)"
"""The creator's name in the metadata of a PDF with fields, so that it can be made again."""
SIGNING_ORDER: tuple[str, ...] = (
    "penyusun", "pemeriksa", "menetapkan", "menyetujui", "mengesahkan", "pengesah",
)  # fmt: skip
"""Who signs before whom; the last of those present closes the document."""

CSS = (
    ".medan-ttd{appearance:auto;display:block;box-sizing:border-box;width:100%;max-width:62mm;height:100%;"
    "margin:0;padding:0;border:0}\n"
)
_ROOM = re.compile(r'(<p [^>]*\bid="ttd-([a-z0-9]+)"[^>]*>)</p>')
_PRINTED_AND_LOCKED = 4 + 128
_LEFT_OVER = ("DA", "V", "Ff", "MaxLen", "MK", "AS", "AP", "Border", "BS")


def with_fields(html: str, sop: Sop) -> str:
    """The document's HTML with a check box in the first place for each signature."""
    names = field_names(sop)

    def put(match: re.Match[str]) -> str:
        name = names.pop(match[2], "")
        if not name:
            return match[0]
        words = f"Tanda tangan elektronik {role_of(name)}"
        return f'{match[1]}<input type="checkbox" class="medan-ttd" name="{name}" title="{words}"></p>'

    return _ROOM.sub(put, html).replace("</style></head>", f"{CSS}</style></head>", 1)


def field_names(sop: Sop) -> dict[str, str]:
    """Place in the templates -> name of the field; a role's second holder gets a number."""
    signers = {"pengesah": sop.approval.role or "pengesah"}
    signers |= {f"tambahan{index + 1}": signer.role or "" for index, signer in enumerate(sop.signers)}
    names: dict[str, str] = {}
    for place, role in signers.items():
        if role in SIGNING_ORDER:
            before = sum(role_of(name) == role for name in names.values())
            names[place] = f"{PREFIX}{role}" + (f"_{before + 1}" if before else "")
    return names


def role_of(field: str) -> str:
    """The role a field is for: ``ttd_pemeriksa_2`` -> ``pemeriksa``."""
    return field.removeprefix(PREFIX).partition("_")[0]


def finish_fields(pdf: Any) -> None:
    """Turn the check boxes of a WeasyPrint PDF into signature fields."""
    widgets = {}
    for item in pdf.objects:
        if not isinstance(item, dict):
            continue
        if item.get("S") == "/Form" and isinstance(item.get("K"), list) and len(item["K"]) == 1:
            item["K"] = item["K"][0]
        name = _name(item)
        if item.get("Subtype") == "/Widget" and item.get("FT") == "/Btn" and name.startswith(PREFIX):
            widgets[name] = item
    order = sorted(widgets, key=lambda name: SIGNING_ORDER.index(role_of(name)))
    for position, name in enumerate(order):
        _as_signature(pdf, widgets[name], order[position + 1 :])
    form = pdf.catalog.get("AcroForm")
    if form is not None:
        for key in ("NeedAppearances", "DR", "DA"):
            form.pop(key, None)
        form["SigFlags"] = 1


def _name(item: Any) -> str:
    found = item.get("T")
    return str(getattr(found, "string", found) or "")


def _as_signature(pdf: Any, widget: Any, later: list[str]) -> None:
    """An empty signature field; signing it locks all but the fields of those who sign later."""
    import pydyf

    for key in _LEFT_OVER:
        widget.pop(key, None)
    x0, y0, x1, y1 = (float(number) for number in widget["Rect"])
    width, height = abs(x1 - x0), abs(y1 - y0)
    look = pydyf.Stream(
        [],
        {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": pydyf.Array([0, 0, width, height]),
            "Resources": pydyf.Dictionary({}),
        },
    )
    pdf.add_object(look)
    lock = pydyf.Dictionary(
        {"Type": "/SigFieldLock", "Action": "/Exclude" if later else "/All", "P": 2 if later else 1}
    )
    if later:
        lock["Fields"] = pydyf.Array([pydyf.String(name) for name in later])
    pdf.add_object(lock)
    widget.update(
        FT="/Sig",
        F=_PRINTED_AND_LOCKED,
        Rect=pydyf.Array([min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)]),
        AP=pydyf.Dictionary({"N": look.reference}),
        Lock=lock.reference,
    )
