"""The office of `bench.office`: its folder, its people, when they review, and an own reckoning of what is overdue.

The reckoning (`Kept.due`) knows dates and the two clocks of PermenPANRB 35/2012 alone (monitoring after six months,
which any review satisfies; evaluation after twelve, which only an evaluation does). It shares no code with sopdocs.
"""

from __future__ import annotations

import calendar
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

import vobject
import yaml

from bench.suites import usual
from sopdocs.jobs.reviewing import record
from sopdocs.ledger import Review

BEGIN = date(2024, 1, 1)
UNITS = 24
SCAN = b"pindaian uji"
HANDOVER = date(2025, 7, 1)
"""The day a unit changes hands, and with them the address."""
MUTE = "unit24"
"""A unit without an address: what it owes goes to the administrator."""
SETTINGS = """[pengingat]
pengelola = "pengelola@dinas.example"
kalender = "output/tinjauan.ics"

[pengingat.surel]
peladen = "127.0.0.1"
port = {port}
keamanan = "none"
dari = "SOP Dinas Contoh <sop@dinas.example>"
batas_detik = 10
"""
PLACE = re.compile(r"definitions/[\w-]+\.yaml")
"""How letters and the calendar name a definition."""
ADMIN = "pengelola@dinas.example"


def later(day: date, months: int) -> date:
    """So many months after a day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@dataclass
class Kept:
    """One SOP: whose, since when, what was recorded, when its people mean to review it next (None: never again)."""

    path: Path
    owner: str
    start: date
    reviews: list[tuple[date, str]] = field(default_factory=list)
    next: date | None = None

    def due(self) -> dict[str, date]:
        """When each clock is due."""
        any_of = [day for day, _ in self.reviews]
        deep = [day for day, kind in self.reviews if kind == "evaluasi"]
        return {"pemantauan": later(max([self.start, *any_of]), 6), "evaluasi": later(max([self.start, *deep]), 12)}

    def overdue(self, today: date) -> bool:
        return any(day < today for day in self.due().values())

    def address(self, today: date) -> str:
        """Where its owner reads letters on a day."""
        if self.owner == MUTE:
            return ADMIN
        return f"{'baru.' if self.owner == 'unit03' and today >= HANDOVER else ''}{self.owner}@dinas.example"


@dataclass
class World:
    """The whole office."""

    folder: Path
    rng: Random
    sops: list[Kept] = field(default_factory=list)
    missed: int = 0
    kept: int = 0

    @property
    def paths(self) -> list[Path]:
        return [each.path for each in self.sops]

    def intend(self, sop: Kept) -> None:
        """Four of five reviews take place around their due date; of the others most come months late, some never."""
        due, luck = min(sop.due().values()), self.rng.random()
        on_time = luck < 0.8
        self.kept += on_time
        self.missed += not on_time
        wait = self.rng.randint(-20, 0) if on_time else self.rng.randint(40, 200)
        sop.next = due + timedelta(days=wait) if luck < 0.96 else None

    def reviews(self, today: date) -> Iterator[tuple[Kept, Review]]:
        """What the people of the office record today."""
        for sop in self.sops:
            if sop.next and sop.next <= today:
                deep = sop.due()["evaluasi"] <= today + timedelta(days=60)
                kind = "evaluasi" if deep else "pemantauan"
                yield sop, Review(date=today, kind=kind, by=sop.owner, result="tetap", note="Alur masih sesuai.")

    def done(self, sop: Kept, review: Review) -> None:
        """Remember, apart from the ledger, that a review was recorded."""
        sop.reviews.append((review.date, review.kind))
        self.intend(sop)


def build(folder: Path, count: int, port: int, seed: int) -> World:
    """Write an office of so many SOPs, all in force before the first day, the last year's reviews on record."""
    rng = Random(f"office {seed}")
    world = World(folder, rng)
    (folder / "definitions").mkdir()
    (folder / "definitions" / "bukti.png").write_bytes(SCAN)
    (folder / "pejabat.yaml").write_text(yaml.safe_dump(_officials(), sort_keys=False), encoding="utf-8")
    (folder / "sopdocs.toml").write_text(SETTINGS.format(port=port), encoding="utf-8")
    for number, sop in enumerate(usual(count, seed), 1):
        start = date(2022, 6, 1) + timedelta(days=rng.randrange(300))
        owner = f"unit{number % UNITS + 1:02}"
        path = folder / "definitions" / f"sop-{number:03}.yaml"
        text = sop.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        text |= {"tanggal": {"pembuatan": start.isoformat(), "efektif": start.isoformat()}}
        text |= {"status": "diajukan", "peninjauan": {"penanggung_jawab": owner}}
        path.write_text(json.dumps(text, ensure_ascii=False, indent=1), encoding="utf-8")
        kept = Kept(path, owner, start)
        _begin(kept, rng)
        world.sops.append(kept)
        world.intend(kept)
    return world


def _begin(kept: Kept, rng: Random) -> None:
    """The approval, and a review in each half of the year before the first day."""
    days = [
        date(2023, 3, 1) + timedelta(days=rng.randrange(100)),
        date(2023, 7, 1) + timedelta(days=rng.randrange(150)),
    ]
    kept.reviews = [(day, "evaluasi") for day in days]
    proof = {"berkas": "bukti.png", "sha256": hashlib.sha256(SCAN).hexdigest()}
    signed = {"tanggal": kept.start.isoformat(), "peran": "pengesah", "oleh": "kepala", "cara": "basah", **proof}
    reviews = [{"tanggal": day.isoformat(), "jenis": kind, "hasil": "tetap"} for day, kind in kept.reviews]
    ledger = {"tinjauan": reviews, "tanda_tangan": [signed]}
    text = yaml.safe_dump(ledger, sort_keys=False)
    kept.path.with_name(f"{kept.path.stem}.catatan.yaml").write_text(text, encoding="utf-8")


def _officials() -> dict[str, object]:
    posts: dict[str, object] = {"kepala": _post("Kepala Dinas Contoh", "kepala", None)}
    posts |= {f"bidang{n}": _post(f"Kepala Bidang {n}", f"bidang{n}", "kepala") for n in range(1, 5)}
    for n in range(1, UNITS + 1):
        name = f"unit{n:02}"
        posts[name] = _post(f"Kepala Subbagian {n}", None if name == MUTE else name, f"bidang{n % 4 + 1}")
    posts["unit03"] = {
        "jabatan": "Kepala Subbagian 3",
        "atasan": "bidang4",
        "pemangku": [
            _holder("Lama Contoh", "unit03") | {"sampai": (HANDOVER - timedelta(days=1)).isoformat()},
            _holder("Baru Contoh", "baru.unit03") | {"sejak": HANDOVER.isoformat()},
        ],
    }
    return {"pejabat": posts}


def _post(position: str, address: str | None, above: str | None) -> dict[str, object]:
    post: dict[str, object] = {"jabatan": position, "pemangku": [_holder(f"Pejabat {position}", address)]}
    return post | ({"atasan": above} if above else {})


def _holder(name: str, address: str | None) -> dict[str, str]:
    return {"nama": name, "sejak": "2020-01-01"} | ({"surel": f"{address}@dinas.example"} if address else {})


def put_on_record(path: Path, review: Review) -> None:
    """Record a review as the command does; the very same one a second time writes nothing."""
    record(path, review, review.date)


def late_in_feed(path: Path, today: date) -> set[str]:
    """The SOPs that the calendar, as another library reads it, marks as overdue on a day."""
    whole = vobject.readOne(path.read_text(encoding="utf-8"))
    found: set[str] = set()
    for event in getattr(whole, "vevent_list", []):
        late = event.summary.value.startswith("TERLAMBAT") and event.status.value == "CONFIRMED"
        if late and event.dtstart.value <= today < event.dtend.value:
            found.update(PLACE.findall(event.description.value))
    return found


def glanced_in_feed(path: Path, today: date) -> set[str]:
    """The same, read by its lines alone: for days on which the library's minute is not spent."""
    text = path.read_text(encoding="utf-8").replace("\n ", "")
    found: set[str] = set()
    for block in text.split("BEGIN:VEVENT\n")[1:]:
        values = dict(row.split(":", 1) for row in block.partition("BEGIN:VALARM")[0].splitlines() if ":" in row)
        late = values["SUMMARY"].startswith("TERLAMBAT") and values["STATUS"] == "CONFIRMED"
        day = today.strftime("%Y%m%d")
        if late and values["DTSTART;VALUE=DATE"] <= day < values["DTEND;VALUE=DATE"]:
            found.update(PLACE.findall(values["DESCRIPTION"]))
    return found
