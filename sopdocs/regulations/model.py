"""What an office knows of regulations, ``regulasi.yaml``: what amends and what revokes them, and who says so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from sopdocs.ledger import IsoDate
from sopdocs.model import Texts
from sopdocs.parts import Part, field
from sopdocs.values.citations import Citation, Identity, read_item


class Regulation(Part):
    """One regulation, its own title and dates, and the regulations that changed it."""

    kind: str | None = field(
        None, key="jenis", description="Jenis dan lembaga, misalnya Peraturan Komisi Pemilihan Umum."
    )
    number: str | None = field(None, key="nomor", description="Nomor, misalnya 14 atau 131/PMK.01/2015.")
    year: int | None = field(None, key="tahun", ge=1945, le=2200, description="Tahun.")
    title: str | None = field(None, key="judul", description="Judul, tanpa kata 'tentang'.")
    day: IsoDate | None = field(None, key="tanggal", description="Tanggal diundangkan atau ditetapkan.")
    amended_by: Texts = field(
        (), key="diubah_oleh", description="Peraturan yang mengubahnya, satu butir satu sitasi; [] bila tidak ada."
    )
    revoked_by: Texts = field((), key="dicabut_oleh", description="Peraturan yang mencabutnya; [] bila tidak ada.")
    source: str | None = field(None, key="sumber", description="Di mana hal itu dibaca.")
    checked: IsoDate | None = field(None, key="tanggal_periksa", description="Kapan hal itu diperiksa.")

    @property
    def cited(self) -> Citation | None:
        """The regulation as a citation; None where kind, number or year do not make one."""
        year = f" Tahun {self.year}" if self.year is not None else ""
        main = read_item(f"{self.kind or ''} Nomor {self.number or ''}{year}").main
        return main if main is not None and main.identity is not None else None

    @property
    def verified(self) -> bool:
        """True where a source is named and the day it was read."""
        return bool((self.source or "").strip()) and self.checked is not None

    @property
    def unchanged(self) -> bool:
        """True where someone looked and wrote that nothing amends and nothing revokes it."""
        return self.verified and {"amended_by", "revoked_by"} <= self.model_fields_set


class RegulationList(Part):
    """Everything ``regulasi.yaml`` holds."""

    regulations: tuple[Regulation, ...] = field((), key="regulasi", description="Daftar peraturan.")


class Listed(NamedTuple):
    """A regulation of a list, and whether the list is the office's own."""

    regulation: Regulation
    own: bool = False


class Regulations(NamedTuple):
    """Regulations by what tells them from all others."""

    listed: Mapping[Identity, Listed] = {}

    def of(self, citation: Citation) -> Listed | None:
        """What is listed of a cited regulation."""
        identity = citation.identity
        if identity is None:
            return None
        if not identity[0]:
            # A number like PER/21/M.PAN/11/2008 tells who issued it.
            return next((self.listed[each] for each in self.listed if each[1:] == identity[1:]), None)
        return self.listed.get(identity)

    def day(self, identity: Identity | None) -> date | None:
        """The day a regulation was promulgated, where the list has it."""
        listed = self.listed.get(identity) if identity else None
        return listed.regulation.day if listed else None

    def over(self, other: Regulations) -> Regulations:
        """These on top of others: what both list is taken from these."""
        return Regulations({**other.listed, **self.listed})


def by_identity(entries: tuple[Regulation, ...], *, own: bool) -> Regulations:
    """Entries that make a citation, by identity; of one listed twice the first."""
    listed: dict[Identity, Listed] = {}
    for entry in entries:
        cited = entry.cited
        if cited is not None and cited.identity is not None:
            listed.setdefault(cited.identity, Listed(entry, own))
    return Regulations(listed)
