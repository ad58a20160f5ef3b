"""The SOP as its author wrote it: frozen pydantic models.

YAML keys are the official Indonesian words and appear here, as aliases, and nowhere else; everything above
speaks English attribute names. Scalars are kept as the text the author typed (dates, numbers and times
are read by `sopdocs.values`), and almost nothing is required: a missing part is found by a rule that can name
its legal source, so that a draft always previews.

Source of the parts: PermenPANRB 35/2012 (identity block, five symbols, mutu baku).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

NEXT = "berikut"
"""Reserved target: the next row."""
END = "selesai"
"""Reserved target: an end capsule of its own in this row."""

Route = tuple[str | int, ...]
"""Where something stands in the model: attribute names, mapping keys and indices."""


def _as_list(value: Any) -> Any:
    """Let an author write one item without the list; nothing at all is an empty list."""
    if value is None:
        return []
    if isinstance(value, str):
        return [value]
    return value


def _as_pairs(value: Any) -> Any:
    """Keep a mapping's order and its keys as written."""
    if value is None:
        return ()
    if isinstance(value, Mapping):
        return tuple((key, item) for key, item in value.items())
    if isinstance(value, tuple):
        return value
    raise PydanticCustomError("dict_type", "Input should be a valid dictionary")


_TEXT_OR_LIST = {
    "anyOf": [
        {"type": ["string", "number", "null"]},
        {"type": "array", "items": {"type": ["string", "number"]}},
    ]
}

Texts = Annotated[tuple[str, ...], BeforeValidator(_as_list), WithJsonSchema(_TEXT_OR_LIST)]
"""One text or a list of them."""


class Part(BaseModel):
    """Base of every part of a definition: frozen, closed to unknown keys, readable under its YAML aliases."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        validate_by_alias=True,
        validate_by_name=True,
        serialize_by_alias=True,
        defer_build=True,
    )


class Dates(Part):
    """The dates of the identity block, as typed (``2023-06-15``, ``2023-07``, ``-``)."""

    made: str | None = Field(None, alias="pembuatan", description="Tanggal SOP selesai dibuat, misalnya 2023-06-15.")
    revised: str | None = Field(
        None, alias="revisi", description="Tanggal revisi; kosong (null) mencetak kotak 'Revisi ke' yang kosong."
    )
    revision: str | None = Field(None, alias="revisi_ke", description="Nomor revisi: 1, 2, …")
    effective: str | None = Field(None, alias="efektif", description="Tanggal SOP mulai berlaku.")
    approved: str | None = Field(None, alias="pengesahan", description="Tanggal SOP disahkan.")


class Signer(Part):
    """An official who signs, as printed."""

    role: str | None = Field(
        None,
        alias="peran",
        description="penyusun, pemeriksa, pengesah, menetapkan, menyetujui, atau mengesahkan.",
    )
    honorific: str | None = Field(None, alias="sebutan", description="Plt., Plh., atau a.n.")
    position: str | None = Field(None, alias="jabatan", description="Jabatan penanda tangan.")
    name: str | None = Field(None, alias="nama", description="Nama lengkap beserta gelar.")
    rank: str | None = Field(None, alias="pangkat", description="Pangkat/golongan.")
    nip: str | None = Field(None, alias="nip", description="NIP, 18 angka.")
    nrp: str | None = Field(None, alias="nrp", description="NRP (TNI/Polri).")


class Approval(Signer):
    """The approving official, and the separate approval page where an institution has one."""

    place: str | None = Field(None, alias="tempat", description="Kota tempat SOP disahkan.")
    clauses: Texts = Field((), alias="butir", description="Butir-butir halaman PENGESAHAN.")


class ReviewDuty(Part):
    """What the SOP itself says about its review."""

    frequency: str | None = Field(None, alias="frekuensi", description="Misalnya: 2 kali setahun.")
    owner: str | None = Field(
        None,
        alias="penanggung_jawab",
        description="Nama pendek jabatan (pejabat.yaml) yang meninjau; bawaan: jabatan pengesah.",
    )


class Cover(Part):
    """What the title page prints where it differs from the identity block."""

    institution: Texts = Field((), alias="instansi", description="Nama lembaga pada sampul, baris demi baris.")
    title: Texts = Field((), alias="judul", description="Judul pada sampul, baris demi baris.")
    year: str | None = Field(None, alias="tahun", description="Tahun pada sampul.")
    address: str | None = Field(None, alias="alamat", description="Alamat kantor.")


class Exemption(Part):
    """A rule this SOP is excused from, with the reason on the record."""

    rule: str | None = Field(None, alias="aturan", description="Kode aturan, misalnya SOP502.")
    reason: str | None = Field(None, alias="alasan", description="Alasan pengecualian (wajib).")


def _as_quality(value: Any) -> Any:
    """Read the four ways of filling a mutu-baku cell into one shape."""
    if value is None:
        return {}
    if isinstance(value, str):
        return {"butir": [value]}
    if isinstance(value, list | tuple):
        return {"butir": value}
    if isinstance(value, Mapping) and set(value) != {"gabung"} and not set(value) <= {"butir", "per_keluar"}:
        return {"per_keluar": value}
    return value


_QUALITY_SCHEMA = {
    "anyOf": [
        *_TEXT_OR_LIST["anyOf"],
        {"type": "object", "properties": {"gabung": {"const": "atas"}}, "required": ["gabung"]},
        {"type": "object", "additionalProperties": _TEXT_OR_LIST},
    ]
}

_Pairs = Annotated[tuple[tuple[str, Texts], ...], BeforeValidator(_as_pairs)]


class Quality(Part):
    """One mutu-baku cell: a list of items, items per exit of a decision, or 'the same as above'."""

    items: Texts = Field((), alias="butir")
    by_exit: _Pairs = Field((), alias="per_keluar")
    merge: Literal["atas"] | None = Field(None, alias="gabung")

    @property
    def merged(self) -> bool:
        """True where the value of the row above holds for this row too."""
        return self.merge is not None

    @property
    def all_items(self) -> tuple[str, ...]:
        """Every item of the cell, whatever exit it belongs to."""
        return self.items + tuple(item for _, items in self.by_exit for item in items)

    def __bool__(self) -> bool:
        return bool(self.items or self.by_exit or self.merge)


QualityCell = Annotated[Quality, BeforeValidator(_as_quality), WithJsonSchema(_QUALITY_SCHEMA)]

_EXITS_SCHEMA = {"type": "object", "additionalProperties": _TEXT_OR_LIST}
Exits = Annotated[tuple[tuple[str, Texts], ...], BeforeValidator(_as_pairs), WithJsonSchema(_EXITS_SCHEMA)]
_NAMES_SCHEMA = {"type": "object", "additionalProperties": {"type": "string"}}
LABELS: tuple[str, ...] = (
    "nomor", "tanggal_pembuatan", "tanggal_revisi", "tanggal_efektif", "tanggal_pengesahan", "disahkan_oleh", "judul",
    "dasar_hukum", "kualifikasi_pelaksana", "keterkaitan", "peralatan", "peringatan", "pencatatan",
    "no", "kegiatan", "pelaksana", "mutu_baku", "kelengkapan", "waktu", "output", "keterangan",
    "pengesahan", "disahkan_di", "pada_tanggal", "penjelasan", "revisi_ke", "peninjauan",
    "peran_penyusun", "peran_pemeriksa", "peran_pengesah", "peran_menetapkan", "peran_menyetujui", "peran_mengesahkan",
)  # fmt: skip
"""Keys of all the words that an institution prints in its own way."""


def _label_key(key: str) -> str:
    if key not in LABELS:
        raise PydanticCustomError("extra_forbidden", "Unknown label")
    return key


Label = Annotated[str, AfterValidator(_label_key)]
"""A key of `LABELS`."""
Names = Annotated[tuple[tuple[str, str | None], ...], BeforeValidator(_as_pairs), WithJsonSchema(_NAMES_SCHEMA)]

_LABELS_SCHEMA = {**_NAMES_SCHEMA, "propertyNames": {"enum": list(LABELS)}}
OwnLabels = Annotated[tuple[tuple[Label, str | None], ...], BeforeValidator(_as_pairs), WithJsonSchema(_LABELS_SCHEMA)]

Mode = Literal["berurutan", "bersama", "paralel"]
ShapeName = Literal["kapsul", "kotak", "belah_ketupat"]


class Step(Part):
    """One row of the flow table."""

    id: str | None = Field(None, alias="id", description="Nama pendek; hanya perlu bila ditunjuk langkah lain.")
    activity: str | None = Field(None, alias="kegiatan", description="Uraian kegiatan.")
    performers: Texts = Field((), alias="pelaksana", description="Nama pendek pelaksana (satu atau beberapa).")
    mode: Mode | None = Field(
        None,
        alias="cara",
        description="Bila pelaksana lebih dari satu: bersama (bawaan), berurutan, atau paralel.",
    )
    exits: Exits = Field((), alias="keputusan", description="Belah ketupat: label jalan keluar dan langkah tujuannya.")
    question: str | None = Field(None, alias="pertanyaan", description="Teks di dalam belah ketupat.")
    next: Texts = Field(
        (), alias="lanjut", description="Langkah berikutnya bila bukan baris di bawahnya: id, atau selesai."
    )
    shape: ShapeName | None = Field(
        None, alias="simbol", description="Hanya bila gambar berbeda dari aturan: kapsul, kotak, belah_ketupat."
    )
    inputs: QualityCell = Field(Quality(), alias="kelengkapan", description="Kelengkapan (masukan) langkah ini.")
    time: QualityCell = Field(Quality(), alias="waktu", description="Waktu, misalnya 5 Menit.")
    outputs: QualityCell = Field(Quality(), alias="output", description="Output (keluaran) langkah ini.")
    note: QualityCell = Field(Quality(), alias="keterangan", description="Keterangan.")

    @property
    def is_decision(self) -> bool:
        """True where the step is drawn as a diamond."""
        return bool(self.exits) or self.shape == "belah_ketupat"


class Flow(Part):
    """One flow table: its columns (officials) and its rows (steps)."""

    title: str | None = Field(None, alias="judul", description="Judul alur.")
    actors: Names = Field((), alias="pelaksana", description="Kolom pelaksana: nama pendek -> judul kolom.")
    steps: tuple[Step, ...] = Field((), alias="langkah", description="Langkah-langkah, berurutan dari atas.")

    @model_validator(mode="before")
    @classmethod
    def _empty(cls, value: Any) -> Any:
        return {} if value is None else value

    def heading(self, actor: str) -> str:
        """Printed heading of an official's column (the short name where none is given)."""
        return dict(self.actors).get(actor) or actor


class Narrative(Part):
    """A block of the narrative after the table: a paragraph, or a heading with what stands under it."""

    text: str | None = Field(None, alias="teks", description="Paragraf.")
    heading: str | None = Field(None, alias="judul", description="Judul atau butir bernomor.")
    body: tuple[NarrativeItem, ...] = Field((), alias="isi", description="Paragraf atau butir di bawah judul.")


def _as_narrative(value: Any) -> Any:
    return {"teks": value} if isinstance(value, str) else value


NarrativeItem = Annotated[Narrative, BeforeValidator(_as_narrative)]


class Sop(Part):
    """A whole definition: identity block, flows, narrative."""

    profile: str = Field("permenpan", alias="profil", description="Nama folder lembaga di templates/.")
    number: str | None = Field(None, alias="nomor", description="Nomor SOP.")
    title: str | None = Field(None, alias="judul", description="Nama/judul SOP.")
    cover: Cover = Field(Cover(), alias="sampul", description="Halaman judul, bila lembaga memakainya.")
    level: Literal["makro", "mikro"] | None = Field(None, alias="jenis", description="makro atau mikro.")
    status: Literal["draf", "diajukan", "dicabut"] = Field(
        "draf", alias="status", description="draf, diajukan, atau dicabut. 'disahkan' mengikuti catatan."
    )
    institution: Texts = Field((), alias="instansi", description="Nama lembaga dan unit, satu baris satu butir.")
    dates: Dates = Field(Dates(), alias="tanggal", description="Tanggal-tanggal SOP.")
    approval: Approval = Field(Approval(), alias="pengesahan", description="Pejabat yang mengesahkan.")
    signers: tuple[Signer, ...] = Field((), alias="penandatangan", description="Penanda tangan lain.")
    legal_basis: Texts = Field((), alias="dasar_hukum", description="Dasar hukum, satu peraturan satu butir.")
    qualifications: Texts = Field((), alias="kualifikasi_pelaksana", description="Kualifikasi pelaksana.")
    related: Texts = Field((), alias="keterkaitan", description="SOP lain yang terkait.")
    equipment: Texts = Field((), alias="peralatan", description="Peralatan/perlengkapan.")
    warnings: Texts = Field((), alias="peringatan", description="Akibat bila SOP tidak dijalankan.")
    records: Texts = Field((), alias="pencatatan", description="Pencatatan dan pendataan.")
    review: ReviewDuty = Field(ReviewDuty(), alias="peninjauan", description="Kewajiban peninjauan.")
    service_time: str | None = Field(
        None, alias="waktu_layanan", description="Waktu layanan yang dijanjikan, misalnya 3 hari kerja; tidak dicetak."
    )
    actors: Names = Field((), alias="pelaksana", description="Kolom pelaksana: nama pendek -> judul kolom.")
    steps: tuple[Step, ...] = Field((), alias="langkah", description="Langkah-langkah, berurutan dari atas.")
    sections: tuple[Flow, ...] = Field((), alias="alur", description="Beberapa alur dalam satu SOP.")
    narrative: tuple[NarrativeItem, ...] = Field((), alias="penjelasan", description="Penjelasan sesudah tabel.")
    outside_inputs: Texts = Field((), alias="masukan_luar", description="Masukan dari luar SOP ini.")
    labels: OwnLabels = Field(
        (),
        alias="label",
        description="Label yang pada naskah ini berbeda dari label lembaga (mis. mutu_baku).",
        json_schema_extra={"propertyNames": {"enum": list(LABELS)}},
    )
    exemptions: tuple[Exemption, ...] = Field((), alias="abaikan", description="Pengecualian aturan.")

    @property
    def flows(self) -> tuple[Flow, ...]:
        """Every flow table: the ones under ``alur``, else the single one at the top level (if it has anything)."""
        if self.sections:
            return self.sections
        if self.actors or self.steps:
            return (Flow.model_construct(actors=self.actors, steps=self.steps),)
        return ()

    def flow_route(self, index: int) -> Route:
        """Route of flow ``index``: empty for the single flow written at the top level."""
        return ("sections", index) if self.sections else ()
