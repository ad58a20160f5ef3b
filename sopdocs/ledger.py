"""What happened to an SOP, beside its text: reviews and signatures, in ``NAME.catatan.yaml``.

The ledger is append-only and is not part of what is signed. Reading the file is `sopdocs.load.load_ledger`.
"""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple

from sopdocs.parts import Before, Part, field, refused

ReviewKind = Literal["pemantauan", "evaluasi"]
ReviewResult = Literal["tetap", "perlu_revisi", "dicabut"]
Means = Literal["elektronik", "basah"]
SignatureLevel = Literal["b-b", "b-t", "b-lt", "b-lta"]
PassageStep = Literal["diajukan", "ditarik", "revisi", "dicabut"]
SignerRole = Literal["pengesah", "penyusun", "pemeriksa", "menetapkan", "menyetujui", "mengesahkan"]


def _as_date(value: Any) -> Any:
    """Read an ISO date and nothing looser: a ledger is written by commands."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise refused("iso_date", "not a date like 2024-01-31") from None


IsoDate = Annotated[date, Before(_as_date)]


class Review(Part):
    """A review that took place."""

    date: IsoDate = field(key="tanggal", description="Tanggal tinjauan, misalnya 2024-01-08.")
    kind: ReviewKind = field(key="jenis", description="pemantauan atau evaluasi.")
    by: str | None = field(None, key="oleh", description="Pejabat dari pejabat.yaml, atau nama.")
    result: ReviewResult | None = field(None, key="hasil", description="tetap, perlu_revisi, atau dicabut.")
    note: str | None = field(None, key="catatan", description="Catatan bebas.")
    fingerprint: str | None = field(None, key="sidik", description="Sidik isi yang ditinjau.")
    makes_up_for: int | None = field(
        None,
        key="untuk_tahun",
        ge=1945,
        le=9999,
        description="Tahun yang kekurangannya ditutup; tinjauan ini tidak dihitung lagi untuk tahunnya sendiri.",
    )

    @property
    def counts_for(self) -> int:
        """The calendar year it is counted in: the one it makes up for, else its own."""
        return self.makes_up_for or self.date.year


class Signature(Part):
    """A signature, with its evidence."""

    date: IsoDate = field(key="tanggal", description="Tanggal tanda tangan.")
    role: SignerRole | None = field(None, key="peran", description="Peran penanda tangan.")
    by: str | None = field(None, key="oleh", description="Pejabat dari pejabat.yaml, atau nama.")
    means: Means = field(
        key="cara", description="elektronik (PDF bertanda tangan) atau basah (pindaian sebagai bukti)."
    )
    file: str | None = field(None, key="berkas", description="Berkas bukti.")
    sha256: str | None = field(None, key="sha256", description="SHA-256 berkas bukti.")
    fingerprint: str | None = field(None, key="sidik", description="Sidik isi yang ditandatangani.")
    level: SignatureLevel | None = field(None, key="tingkat", description="Tingkat PAdES: b-b, b-t, b-lt, atau b-lta.")
    note: str | None = field(None, key="catatan", description="Alasan bila syarat tanda tangan dikesampingkan.")


class Archived(Part):
    """A signed file given proof for the long term, or having it renewed."""

    date: IsoDate = field(key="tanggal", description="Tanggal pengarsipan.")
    file: str | None = field(None, key="berkas", description="Berkas hasilnya.")
    sha256: str | None = field(None, key="sha256", description="SHA-256 berkas itu.")
    fingerprint: str | None = field(None, key="sidik", description="Sidik isi yang ditandatangani.")


class Passage(Part):
    """A step in the life of an SOP: handed in, taken back, taken up for revision, or revoked.

    A revision names the edition it leaves behind: its number, since when it was in force, its fingerprint, where its
    text is kept, and how many signatures of the ledger belong to it and to the ones before it.
    """

    date: IsoDate = field(key="tanggal", description="Tanggal langkah.")
    step: PassageStep = field(key="langkah", description="diajukan, ditarik, revisi, atau dicabut.")
    by: str | None = field(None, key="oleh", description="Pejabat dari pejabat.yaml, atau nama.")
    reason: str | None = field(None, key="alasan", description="Alasan.")
    revision: str | None = field(None, key="revisi_ke", description="Revisi ke berapa edisi yang ditinggalkan.")
    since: IsoDate | None = field(None, key="berlaku_sejak", description="Hari pertama edisi itu berlaku.")
    file: str | None = field(None, key="berkas", description="Naskah edisi itu yang disimpan.")
    fingerprint: str | None = field(None, key="sidik", description="Sidik isi naskah pada langkah ini.")
    signed: int | None = field(
        None, key="tanda_tangan", ge=0, description="Banyak tanda tangan yang tercatat sampai langkah ini."
    )


class Ledger(Part):
    """Everything on record for one SOP, in the order it was written."""

    reviews: tuple[Review, ...] = field((), key="tinjauan", description="Tinjauan yang sudah dilakukan.")
    signatures: tuple[Signature, ...] = field((), key="tanda_tangan", description="Tanda tangan dan buktinya.")
    archived: tuple[Archived, ...] = field((), key="arsip", description="Pengarsipan berkas bertanda tangan.")
    passages: tuple[Passage, ...] = field((), key="riwayat", description="Pengajuan, revisi, pencabutan.")

    @property
    def revised(self) -> Passage | None:
        """The last time it was taken up for revision."""
        return next((each for each in reversed(self.passages) if each.step == "revisi"), None)

    @property
    def current(self) -> tuple[Signature, ...]:
        """Signatures of the edition at hand, without those of the editions before it."""
        return self.signatures[self.revised.signed or 0 :] if self.revised else self.signatures


ProofState = Literal["valid", "wet", "undecided", "invalid", "stranger", "altered", "missing"]


class Proof(NamedTuple):
    """What the file behind a recorded signature shows today.

    ``reason`` are codes of `sopdocs.verify.report`; ``until`` is the last day of the certificate that the proof rests
    on: the newest archive timestamp's, else the signer's.
    """

    day: date
    role: str
    file: str
    state: ProofState
    reason: str = ""
    until: date | None = None


def fingerprint(data: bytes) -> str:
    """Fingerprint of a definition's bytes, as ledgers name it: ``sha256:`` and 64 hexadecimal digits."""
    return "sha256:" + hashlib.sha256(data).hexdigest()
