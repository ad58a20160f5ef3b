"""An invented office with SOPs in every state, for the plain documents."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sopdocs.finding import Finding
from sopdocs.institution import PACKAGED_TEMPLATES, load_institution
from sopdocs.ledger import Review, Signature
from sopdocs.model import Sop
from sopdocs.render.paper.evaluation import Assessed
from sopdocs.render.paper.folio import Letterhead, Office
from sopdocs.render.paper.listing import Listing
from sopdocs.standing import Duty, Person, Said, Standing
from tests.render.making import small_sop

TODAY = date(2026, 11, 22)
HEAD = Letterhead(("PEMERINTAH KABUPATEN CONTOH", "DINAS UJI COBA"), "Jalan Contoh Nomor 1, Kota Contoh 12345")
STATES = ("draf", "diajukan", "disahkan", "disahkan", "dicabut")


def office(name: str = "permenpan", roots: tuple[Path, ...] = (), head: Letterhead = HEAD) -> Office:
    return Office.of(load_institution(name, [*roots, PACKAGED_TEMPLATES]), head)


def standing(number: int = 1, /, **changed: Any) -> Standing:
    due = TODAY + timedelta(days=(number * 37) % 200 - 60)
    reason = Said(f"evaluasi tahunan ke-{number}", f"yearly evaluation {number}")
    values: dict[str, Any] = {
        "path": Path(f"definisi/sop-{number}.yaml"),
        "number": f"OT.02.02/{number:03}/UJI/2026",
        "title": f"Pelayanan Uji Coba Nomor {number}" + " Bagi Masyarakat dan Instansi Lain" * (number % 3),
        "unit": "Bidang Pelayanan",
        "profile": "permenpan",
        "state": STATES[number % 5],
        "today": TODAY,
        "revision": str(number % 4 or ""),
        "effective": date(2025, 1, 2),
        "last": Review(date=date(2026, 1, 5), kind="evaluasi", by="kabid", result="tetap", note="Masih sesuai"),
        "duties": (Duty(f"evaluasi:{number}", "evaluasi", due, reason, "PermenPANRB 35/2012, lampiran hlm. 53"),),
        "signatures": (Signature(date=date(2025, 1, 2), role="pengesah", means="elektronik"),) * (number % 2),
        "owner": Person("kabid", "Kepala Bidang Pelayanan", "Nama Petinjau, S.Sos."),
        "findings": {"warning": number % 3, "advice": number % 2},
    }
    return Standing(**(values | changed))


def listing(count: int = 12, lang: Any = "id", **changed: Any) -> Listing:
    return Listing(office(), tuple(standing(number, **changed) for number in range(1, count + 1)), TODAY, lang)


def finding(number: int = 1) -> Finding:
    return Finding(
        "SOP214", "warning", "a.yaml", number, 1, 2, f"Peraturan ke-{number} sudah dicabut.", "Ganti dasarnya.", "", ""
    )


def assessed(sop: Sop | None = None, **changed: Any) -> Assessed:
    chosen = sop or small_sop()
    here = standing(1, number=chosen.number or "", title=chosen.title or "", **changed)
    return Assessed(chosen, "sha256:" + "5f" * 32, here, (finding(1), finding(2)))
