"""The SOP as its author wrote it: frozen parts.

YAML keys are the official Indonesian words and appear here, as aliases, and nowhere else; everything above
speaks English attribute names. Scalars are kept as the text the author typed (dates, numbers and times
are read by `sopdocs.values`), and almost nothing is required: a missing part is found by a rule that can name
its legal source, so that a draft always previews.

Source of the parts: PermenPANRB 35/2012 (identity block, five symbols, mutu baku).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from sopdocs.parts import After, Before, Shown, field, refused
from sopdocs.parts import Part as Part  # noqa: PLC0414  the base of other files' parts is known from here

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
    raise refused("dict_type", "Input should be a valid dictionary")


_TEXT_OR_LIST = {
    "anyOf": [
        {"type": ["string", "number", "null"]},
        {"type": "array", "items": {"type": ["string", "number"]}},
    ]
}

Texts = Annotated[tuple[str, ...], Before(_as_list), Shown(_TEXT_OR_LIST)]
"""One text or a list of them."""


class Dates(Part):
    """The dates of the identity block, as typed (``2023-06-15``, ``2023-07``, ``-``)."""

    made: str | None = field(None, key="pembuatan", description="Tanggal SOP selesai dibuat, misalnya 2023-06-15.")
    revised: str | None = field(
        None, key="revisi", description="Tanggal revisi; kosong (null) mencetak kotak 'Revisi ke' yang kosong."
    )
    revision: str | None = field(None, key="revisi_ke", description="Nomor revisi: 1, 2, …")
    effective: str | None = field(None, key="efektif", description="Tanggal SOP mulai berlaku.")
    approved: str | None = field(None, key="pengesahan", description="Tanggal SOP disahkan.")


class Signer(Part):
    """An official who signs, as printed."""

    role: str | None = field(
        None,
        key="peran",
        description="penyusun, pemeriksa, pengesah, menetapkan, menyetujui, atau mengesahkan.",
    )
    honorific: str | None = field(None, key="sebutan", description="Plt., Plh., atau a.n.")
    position: str | None = field(None, key="jabatan", description="Jabatan penanda tangan.")
    name: str | None = field(None, key="nama", description="Nama lengkap beserta gelar.")
    rank: str | None = field(None, key="pangkat", description="Pangkat/golongan.")
    nip: str | None = field(None, key="nip", description="NIP, 18 angka.")
    nrp: str | None = field(None, key="nrp", description="NRP (TNI/Polri).")


class Approval(Signer):
    """The approving official, and the separate approval page where an institution has one."""

    place: str | None = field(None, key="tempat", description="Kota tempat SOP disahkan.")
    clauses: Texts = field((), key="butir", description="Butir-butir halaman PENGESAHAN.")


class ReviewDuty(Part):
    """What the SOP itself says about its review."""

    frequency: str | None = field(None, key="frekuensi", description="Misalnya: 2 kali setahun.")
    owner: str | None = field(
        None,
        key="penanggung_jawab",
        description="Nama pendek jabatan (pejabat.yaml) yang meninjau; bawaan: jabatan pengesah.",
    )


class Cover(Part):
    """What the title page prints where it differs from the identity block."""

    institution: Texts = field((), key="instansi", description="Nama lembaga pada sampul, baris demi baris.")
    title: Texts = field((), key="judul", description="Judul pada sampul, baris demi baris.")
    year: str | None = field(None, key="tahun", description="Tahun pada sampul.")
    address: str | None = field(None, key="alamat", description="Alamat kantor.")


class Exemption(Part):
    """A rule this SOP is excused from, with the reason on the record."""

    rule: str | None = field(None, key="aturan", description="Kode aturan, misalnya SOP502.")
    reason: str | None = field(None, key="alasan", description="Alasan pengecualian (wajib).")


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

_Pairs = Annotated[tuple[tuple[str, Texts], ...], Before(_as_pairs)]


class Quality(Part):
    """One mutu-baku cell: a list of items, items per exit of a decision, or 'the same as above'."""

    items: Texts = field((), key="butir")
    by_exit: _Pairs = field((), key="per_keluar")
    merge: Literal["atas"] | None = field(None, key="gabung")

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


QualityCell = Annotated[Quality, Before(_as_quality), Shown(_QUALITY_SCHEMA)]

_EXITS_SCHEMA = {"type": "object", "additionalProperties": _TEXT_OR_LIST}
Exits = Annotated[tuple[tuple[str, Texts], ...], Before(_as_pairs), Shown(_EXITS_SCHEMA)]
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
        raise refused("extra_forbidden", "Unknown label")
    return key


Label = Annotated[str, After(_label_key)]
"""A key of `LABELS`."""
Names = Annotated[tuple[tuple[str, str | None], ...], Before(_as_pairs), Shown(_NAMES_SCHEMA)]

_LABELS_SCHEMA = {**_NAMES_SCHEMA, "propertyNames": {"enum": list(LABELS)}}
OwnLabels = Annotated[tuple[tuple[Label, str | None], ...], Before(_as_pairs), Shown(_LABELS_SCHEMA)]

Mode = Literal["berurutan", "bersama", "paralel"]
ShapeName = Literal["kapsul", "kotak", "belah_ketupat"]


class Step(Part):
    """One row of the flow table."""

    id: str | None = field(None, key="id", description="Nama pendek; hanya perlu bila ditunjuk langkah lain.")
    activity: str | None = field(None, key="kegiatan", description="Uraian kegiatan.")
    performers: Texts = field((), key="pelaksana", description="Nama pendek pelaksana (satu atau beberapa).")
    mode: Mode | None = field(
        None,
        key="cara",
        description="Bila pelaksana lebih dari satu: bersama (bawaan), berurutan, atau paralel.",
    )
    exits: Exits = field((), key="keputusan", description="Belah ketupat: label jalan keluar dan langkah tujuannya.")
    question: str | None = field(None, key="pertanyaan", description="Teks di dalam belah ketupat.")
    next: Texts = field(
        (), key="lanjut", description="Langkah berikutnya bila bukan baris di bawahnya: id, atau selesai."
    )
    shape: ShapeName | None = field(
        None, key="simbol", description="Hanya bila gambar berbeda dari aturan: kapsul, kotak, belah_ketupat."
    )
    inputs: QualityCell = field(Quality(), key="kelengkapan", description="Kelengkapan (masukan) langkah ini.")
    time: QualityCell = field(Quality(), key="waktu", description="Waktu, misalnya 5 Menit.")
    outputs: QualityCell = field(Quality(), key="output", description="Output (keluaran) langkah ini.")
    note: QualityCell = field(Quality(), key="keterangan", description="Keterangan.")

    @property
    def is_decision(self) -> bool:
        """True where the step is drawn as a diamond."""
        return bool(self.exits) or self.shape == "belah_ketupat"


class Flow(Part):
    """One flow table: its columns (officials) and its rows (steps)."""

    title: str | None = field(None, key="judul", description="Judul alur.")
    actors: Names = field((), key="pelaksana", description="Kolom pelaksana: nama pendek -> judul kolom.")
    steps: tuple[Step, ...] = field((), key="langkah", description="Langkah-langkah, berurutan dari atas.")

    @classmethod
    def before(cls, value: Any) -> Any:
        """Nothing at all is a flow without anything."""
        return {} if value is None else value

    def heading(self, actor: str) -> str:
        """Printed heading of an official's column (the short name where none is given)."""
        return dict(self.actors).get(actor) or actor


class Narrative(Part):
    """A block of the narrative after the table: a paragraph, or a heading with what stands under it."""

    text: str | None = field(None, key="teks", description="Paragraf.")
    heading: str | None = field(None, key="judul", description="Judul atau butir bernomor.")
    body: tuple[NarrativeItem, ...] = field((), key="isi", description="Paragraf atau butir di bawah judul.")


def _as_narrative(value: Any) -> Any:
    return {"teks": value} if isinstance(value, str) else value


NarrativeItem = Annotated[Narrative, Before(_as_narrative)]


class Sop(Part):
    """A whole definition: identity block, flows, narrative."""

    profile: str = field("permenpan", key="profil", description="Nama folder lembaga di templates/.")
    number: str | None = field(None, key="nomor", description="Nomor SOP.")
    title: str | None = field(None, key="judul", description="Nama/judul SOP.")
    cover: Cover = field(Cover(), key="sampul", description="Halaman judul, bila lembaga memakainya.")
    level: Literal["makro", "mikro"] | None = field(None, key="jenis", description="makro atau mikro.")
    status: Literal["draf", "diajukan", "dicabut"] = field(
        "draf", key="status", description="draf, diajukan, atau dicabut. 'disahkan' mengikuti catatan."
    )
    institution: Texts = field((), key="instansi", description="Nama lembaga dan unit, satu baris satu butir.")
    dates: Dates = field(Dates(), key="tanggal", description="Tanggal-tanggal SOP.")
    approval: Approval = field(Approval(), key="pengesahan", description="Pejabat yang mengesahkan.")
    signers: tuple[Signer, ...] = field((), key="penandatangan", description="Penanda tangan lain.")
    legal_basis: Texts = field((), key="dasar_hukum", description="Dasar hukum, satu peraturan satu butir.")
    qualifications: Texts = field((), key="kualifikasi_pelaksana", description="Kualifikasi pelaksana.")
    related: Texts = field((), key="keterkaitan", description="SOP lain yang terkait.")
    equipment: Texts = field((), key="peralatan", description="Peralatan/perlengkapan.")
    warnings: Texts = field((), key="peringatan", description="Akibat bila SOP tidak dijalankan.")
    records: Texts = field((), key="pencatatan", description="Pencatatan dan pendataan.")
    review: ReviewDuty = field(ReviewDuty(), key="peninjauan", description="Kewajiban peninjauan.")
    service_time: str | None = field(
        None, key="waktu_layanan", description="Waktu layanan yang dijanjikan, misalnya 3 hari kerja; tidak dicetak."
    )
    actors: Names = field((), key="pelaksana", description="Kolom pelaksana: nama pendek -> judul kolom.")
    steps: tuple[Step, ...] = field((), key="langkah", description="Langkah-langkah, berurutan dari atas.")
    sections: tuple[Flow, ...] = field((), key="alur", description="Beberapa alur dalam satu SOP.")
    narrative: tuple[NarrativeItem, ...] = field((), key="penjelasan", description="Penjelasan sesudah tabel.")
    outside_inputs: Texts = field((), key="masukan_luar", description="Masukan dari luar SOP ini.")
    labels: OwnLabels = field(
        (),
        key="label",
        description="Label yang pada naskah ini berbeda dari label lembaga (mis. mutu_baku).",
        json_schema_extra={"propertyNames": {"enum": list(LABELS)}},
    )
    exemptions: tuple[Exemption, ...] = field((), key="abaikan", description="Pengecualian aturan.")

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
