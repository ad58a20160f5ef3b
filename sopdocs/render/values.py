"""What a template may print: the SOP under its YAML keys, the institution's labels, printed dates, list styles."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from sopdocs.model import Narrative, Sop
from sopdocs.profile import ListStyle, Profile
from sopdocs.render.dates import print_date
from sopdocs.render.sandbox import plain

_BOXES = {
    "dasar_hukum": "legal_basis",
    "kualifikasi_pelaksana": "qualifications",
    "keterkaitan": "related",
    "peralatan": "equipment",
    "peringatan": "warnings",
    "pencatatan": "records",
}
"""The six boxes of the identity block (PermenPANRB 35/2012): YAML key -> attribute."""

_DATES = {"pembuatan": "made", "revisi": "revised", "efektif": "effective", "pengesahan": "approved"}


def template_values(sop: Sop, profile: Profile, logo: str) -> dict[str, Any]:
    """Everything a template sees; ``logo`` is the name of the one image, or "" where there is none.

    ``sop`` has the keys of the definition, ``label`` the headings in force, ``tanggal`` the printed dates in order,
    ``kotak`` the six boxes with items and list style, ``butir`` the clauses of the approval page, ``penanda_tangan``
    further signers, ``penjelasan`` the narrative in runs of headed blocks and paragraphs.
    """
    return {
        "sop": plain(sop.model_dump(by_alias=True)),
        "label": _labels(sop, profile),
        "penanda_tangan": [_signer(index, sop, profile) for index in range(len(sop.signers))],
        "tanggal": [_date(sop, profile, key) for key in profile.dates],
        "kotak": {key: _box(sop, profile, name) for key, name in _BOXES.items()},
        "butir": list(sop.approval.clauses or profile.clauses),
        "logo": logo,
        "penjelasan": _groups(sop.narrative),
        "tanggal_pengesahan": print_date(sop.dates.approved, "d MMMM y"),
    }


def _labels(sop: Sop, profile: Profile) -> dict[str, str]:
    """Headings in force: the SOP's own before the institution's; ``{jenis}`` is the SOP's kind."""
    labels = dict(profile.labels) | {key: text for key, text in sop.labels if text is not None}
    kind = (sop.level or "").capitalize()
    return {key: text.replace("{jenis}", kind).strip() for key, text in labels.items()}


def _signer(index: int, sop: Sop, profile: Profile) -> dict[str, Any]:
    """A further signer; ``label`` is the heading of the role (or the role as typed), ``kunci`` names his place once."""
    signer = sop.signers[index]
    role = signer.role or ""
    return {
        "pejabat": plain(signer.model_dump(by_alias=True)),
        "label": profile.labels.get(f"peran_{role}", role),
        "kunci": f"tambahan{index + 1}",
    }


def _date(sop: Sop, profile: Profile, key: str) -> dict[str, str]:
    label = f"tanggal_{key}"
    own = dict(sop.labels).get(label) or profile.labels.get(label, label)
    return {"kunci": key, "label": own, "nilai": print_date(getattr(sop.dates, _DATES[key]), profile.date_format)}


def _box(sop: Sop, profile: Profile, name: str) -> dict[str, Any]:
    items = list(getattr(sop, name))
    style: ListStyle = getattr(profile.lists, name)
    single = len(items) == 1 and not profile.lists.number_single
    return {"butir": items, "gaya": "tanpa" if single else style}


def _groups(blocks: Sequence[Narrative]) -> list[dict[str, Any]]:
    """Runs of headed blocks (which become a list) and of plain paragraphs."""
    return [
        {"berjudul": headed, "butir": [_narrative(block) for block in run]}
        for headed, run in groupby(blocks, key=lambda block: block.heading is not None)
    ]


def _narrative(block: Narrative) -> dict[str, Any]:
    return {"judul": block.heading or "", "teks": block.text or "", "isi": _groups(block.body)}
