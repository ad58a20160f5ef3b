"""Standings of an invented office, as a survey would give them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from sopdocs.standing import Duty, Person, Said, Standing

TODAY = date(2026, 11, 23)
"""A Monday."""
HEAD = Person("kadis", "Kepala Dinas Contoh", "Sari Contoh, S.H.", "kadis@dinas.example")
CHIEF = Person("kabid", "Kepala Bidang Arsip", "Budi Uji", "kabid@dinas.example", "kadis")
CLERK = Person("arsiparis", "Arsiparis", "Tini Uji", "arsiparis@dinas.example", "kabid")


def duty(left: int, key: str = "pemantauan", today: date = TODAY) -> Duty:
    """A duty with so many days left on ``today``."""
    said = Said("pemantauan tiap 6 bulan", "monitoring every 6 months")
    return Duty(key, "pemantauan", today + timedelta(days=left), said, "PermenPANRB 35/2012")


def standing(
    name: str,
    *duties: Duty,
    owner: Person | None = CLERK,
    superiors: tuple[Person, ...] = (CHIEF, HEAD),
    today: date = TODAY,
    title: str = "Peminjaman Arsip",
) -> Standing:
    """An SOP with these open duties."""
    return Standing(
        Path(f"definitions/{name}.yaml"),
        f"{name}/UJI/2026",
        title,
        "Bidang Arsip",
        "permenpan",
        "disahkan",
        today,
        revision="1",
        effective=date(2025, 2, 3),
        duties=duties,
        owner=owner,
        approver=HEAD,
        superiors=superiors if owner else (),
    )
