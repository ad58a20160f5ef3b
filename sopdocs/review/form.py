"""A form of reviews that took place, many in one file: what ``sopdocs review record --from`` reads."""

from __future__ import annotations

from pydantic import Field

from sopdocs.ledger import IsoDate, ReviewKind, ReviewResult
from sopdocs.model import Part


class Held(Part):
    """One review of one SOP; who, when and of which kind may be told once for the whole form."""

    sop: str = Field(alias="sop", description="Berkas definisi (dilihat dari folder formulir ini) atau nomor SOP.")
    date: IsoDate | None = Field(None, alias="tanggal", description="Tanggal tinjauan.")
    kind: ReviewKind | None = Field(None, alias="jenis", description="pemantauan atau evaluasi.")
    by: str | None = Field(None, alias="oleh", description="Pejabat dari pejabat.yaml, atau nama.")
    result: ReviewResult = Field(alias="hasil", description="tetap, perlu_revisi, atau dicabut.")
    note: str | None = Field(None, alias="catatan", description="Catatan hasil.")
    makes_up_for: int | None = Field(
        None, alias="untuk_tahun", ge=1945, le=9999, description="Tahun yang kekurangannya ditutup."
    )
    fingerprint: str | None = Field(
        None, alias="sidik", description="Sidik naskah yang ditinjau; bila diisi, harus sama dengan naskah sekarang."
    )


class ReviewForm(Part):
    """All reviews of a form, and what holds for those that do not say it themselves."""

    date: IsoDate | None = Field(None, alias="tanggal", description="Tanggal tinjauan.")
    kind: ReviewKind | None = Field(None, alias="jenis", description="pemantauan atau evaluasi.")
    by: str | None = Field(None, alias="oleh", description="Peninjau.")
    reviews: tuple[Held, ...] = Field((), alias="tinjauan", description="Satu butir satu SOP.")
