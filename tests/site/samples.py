"""Invented SOPs of an invented office, as the pages get them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from sopdocs.finding import Finding, Level
from sopdocs.ledger import Review, Signature
from sopdocs.model import Sop
from sopdocs.site.dossier import Document, Dossier, Event, Office, Relation, RuleNote, Site
from sopdocs.standing import Duty, Person, Said, Standing, State

TODAY = date(2026, 11, 22)
OFFICE = Office(("Dinas Perizinan", "Kabupaten Contoh"))
UNITS = ("Sekretariat", "Bidang Pelayanan", "Bidang Pengaduan")
HEAD = Person("kadis", "Kepala Dinas", "Sari Contoh", "sari@example.org")


def duty(due: date, kind: str = "evaluasi") -> Duty:
    reason = Said("evaluasi setiap 12 bulan", "evaluation every 12 months")
    return Duty(f"{kind}/{due}", kind, due, reason, "PermenPANRB 35/2012", verified=False)  # type: ignore[arg-type]


def review(day: date, result: str = "tetap") -> Review:
    return Review(date=day, kind="evaluasi", by="Kepala Dinas", result=result, note="Rapat tim")  # type: ignore[arg-type]


def finding(level: Level, message: str = "Judul kosong.", code: str = "SOP101") -> Finding:
    return Finding(code, level, "definitions/sop.yaml", 3, 1, 5, message, "Isi judulnya.", "PermenPANRB 35/2012", "")


def sop(**changes: object) -> Sop:
    values: dict[str, object] = {
        "judul": "Pelayanan Izin",
        "instansi": ["Dinas Perizinan", "Kabupaten Contoh", "Sekretariat"],
        "pelaksana": {"staf": "Staf", "kadis": "Kepala Dinas"},
        "langkah": [
            {"id": "satu", "kegiatan": "Menerima berkas", "pelaksana": "staf", "waktu": "5 Menit", "output": "Berkas"},
            {"kegiatan": "Memeriksa", "pelaksana": "kadis", "keputusan": {"Ya": "selesai", "Tidak": "satu"}},
        ],
    }
    return Sop.model_validate(values | changes)


def dossier(number: int, *, state: State = "disahkan", due: date | None = None, **changes: object) -> Dossier:
    """SOP ``number``; its unit goes round, its review is due so many days after today."""
    standing: dict[str, object] = {
        "path": Path(f"definitions/sop-{number}.yaml"),
        "number": f"SOP-{number}/2026",
        "title": f"Pelayanan Izin {number}",
        "unit": UNITS[number % 3],
        "profile": "permenpan",
        "state": state,
        "today": TODAY,
        "effective": date(2024, 1, 1) + timedelta(days=number),
        "duties": (duty(due),) if due else (),
        "owner": HEAD,
        "signatures": (Signature(date=TODAY, role="pengesah", means="elektronik"),) if state == "disahkan" else (),
    }
    own = {key: changes.pop(key) for key in list(changes) if key in Standing.__dataclass_fields__}
    where = Standing(**(standing | own))  # type: ignore[arg-type]
    fields: dict[str, object] = {"sop": sop(judul=where.title), "unit": where.unit}
    return Dossier(name=f"unit/sop-{number}", standing=where, **(fields | changes))  # type: ignore[arg-type]


def full() -> Dossier:
    """An SOP that has something of everything."""
    kept = dossier(
        1,
        due=date(2026, 3, 2),
        last=review(date(2025, 9, 1)),
        findings={"error": 1, "advice": 1},
        changed=True,
        revision="2",
    )
    return Dossier(
        name="unit/sop #1 & lain",
        standing=kept.standing,
        sop=sop(),
        unit="Sekretariat",
        documents=(Document(Said("PDF", "PDF"), "../unit/sop #1 & lain.pdf"),),
        charts=("sop/unit/sop #1 & lain-alur-1.svg",),
        names=(Relation("SOP Pelayanan Izin 2", "unit/sop-2"), Relation("SOP Yang Tidak Ada")),
        named_by=(Relation("Pelayanan Izin 2", "unit/sop-2"),),
        findings=(finding("advice", "Lebih rinci."), finding("error")),
        reviews=(review(date(2025, 9, 1)),),
        events=(Event(date(2025, 9, 1), Said("evaluasi: tetap berlaku", "evaluation: stays in force")),),
    )


NOTE = RuleNote("SOP101", "Judul kosong", "# SOP101\n\nSOP perlu `judul`.\n\n## Salah\n\n```yaml\njudul:\n```\n", "P35")


def site(*dossiers: Dossier) -> Site:
    return Site(TODAY, dossiers, OFFICE, (), {"SOP101": NOTE})


def many(count: int) -> Site:
    """So many SOPs: every tenth overdue, every seventh a draft, titles of all lengths."""
    return site(
        *(
            dossier(
                number,
                state="draf" if number % 7 == 0 else "disahkan",
                due=TODAY + timedelta(days=-40 if number % 10 == 0 else 20 if number % 10 == 1 else 200),
                title=f"Pelayanan Izin Usaha Mikro dan Kecil {number}" + " serta Tindak Lanjutnya" * (number % 5),
                findings={"error": 1} if number % 9 == 0 else {},
                reviews=(review(date(2026, 1 + number % 11, 1 + number % 28)),),
            )
            for number in range(1, count + 1)
        )
    )
