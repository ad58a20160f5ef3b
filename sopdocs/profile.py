"""An institution's form as data: ``templates/<institution>/profile.yaml``, merged key by key along ``extends``.

The keys of profile.yaml are Indonesian, because an officer owns the file; they are aliases here and nowhere else.
Lengths are mm, type sizes and strokes pt, as written in the keys' descriptions.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from sopdocs.finding import Level
from sopdocs.model import LABELS, Label, Part, Texts
from sopdocs.values.patterns import pattern_fault
from sopdocs.values.regex import regex


class Margins(Part):
    """Page margins, mm."""

    top: float = Field(15, alias="atas", ge=0)
    right: float = Field(14, alias="kanan", ge=0)
    bottom: float = Field(20, alias="bawah", ge=0)
    left: float = Field(16, alias="kiri", ge=0)


class Paper(Part):
    """A page: A4 210 x 297, F4 215 x 330, Letter 215.9 x 279.4, Legal 215.9 x 355.6 mm."""

    size: Literal["A4", "F4", "Letter", "Legal"] = Field("A4", alias="ukuran")
    orientation: Literal["tegak", "mendatar"] = Field("mendatar", alias="arah")
    margins: Margins = Field(Margins(), alias="margin")

    @property
    def width(self) -> float:
        """Width in mm in this orientation."""
        return self._sides[self.orientation == "mendatar"]

    @property
    def height(self) -> float:
        """Height in mm in this orientation."""
        return self._sides[self.orientation == "tegak"]

    @property
    def _sides(self) -> tuple[float, float]:
        return _SIZES[self.size]


_SIZES: dict[str, tuple[float, float]] = {
    "A4": (210.0, 297.0),
    "F4": (215.0, 330.0),
    "Letter": (215.9, 279.4),
    "Legal": (215.9, 355.6),
}


class Pages(Part):
    """Paper of the upright parts (cover, approval page, narrative) and of the landscape ones (identity, flow)."""

    upright: Paper = Field(Paper(orientation="tegak"), alias="tegak")
    landscape: Paper = Field(Paper(), alias="mendatar")


class Fonts(Part):
    """Type families; each must be packaged or lie as TTF in a ``fonts/`` folder (an unknown family is a finding)."""

    body: str = Field("Liberation Sans", alias="isi", description="Huruf halaman selain tabel alur.")
    table: str = Field("Liberation Sans Narrow", alias="tabel", description="Huruf tabel alur.")
    body_size: float = Field(10, alias="ukuran_isi", description="pt", ge=6, le=16)


class ColumnWidths(Part):
    """Preferred widths of the flow table's fixed columns, mm; what is left over is shared out."""

    number: float = Field(8, alias="no", gt=0)
    activity: float = Field(56, alias="kegiatan", gt=0)
    inputs: float = Field(30, alias="kelengkapan", gt=0)
    time: float = Field(16, alias="waktu", gt=0)
    outputs: float = Field(30, alias="output", gt=0)
    note: float = Field(24, alias="keterangan", gt=0)
    actor_min: float = Field(10, alias="pelaksana_min", gt=0)
    actor_max: float = Field(27, alias="pelaksana_maks", gt=0)


ListStyle = Literal["angka", "huruf", "strip", "plus", "baris", "tanpa"]
"""How a list prints: 1. 2. / a. b. / - - / joined by " + " / a line each / as it is."""


class TableStyle(Part):
    """Geometry and type of the flow table. Only this decides it; no CSS can move it."""

    widths: ColumnWidths = Field(ColumnWidths(), alias="lebar")
    size: float = Field(8, alias="ukuran_huruf", description="pt", ge=5.5, le=12)
    header_size: float = Field(8.5, alias="ukuran_kepala", description="pt", ge=5.5, le=14)
    leading: float = Field(1.2, alias="jarak_baris", ge=1, le=2)
    padding: float = Field(1.1, alias="sela_sel", description="mm", ge=0, le=4)
    rule: float = Field(0.48, alias="garis", description="pt", gt=0, le=2)
    stroke: float = Field(0.75, alias="garis_simbol", description="pt", gt=0, le=2)
    header_fill: str = Field("#ffffff", alias="arsir_kepala", pattern="^#[0-9a-fA-F]{6}$", examples=["#d9e2f3"])
    number_row: bool = Field(False, alias="baris_nomor_kolom")
    caption: str = Field("{judul}", alias="judul_alur", description="Judul di atas tabel; kosong: tanpa judul.")
    capsule: Literal["sendiri", "bertumpuk"] = Field("sendiri", alias="kapsul")
    number_mark: str = Field("{no}", alias="tanda_nomor", description="Misalnya {no}. ")
    list_style: ListStyle = Field("angka", alias="daftar", description="Bila kelengkapan/output lebih dari satu.")
    vertical: Literal["atas", "tengah"] = Field("tengah", alias="letak_teks")


class ListStyles(Part):
    """List style of each identity box; a single item is printed without a mark unless ``single`` is set."""

    legal_basis: ListStyle = Field("angka", alias="dasar_hukum")
    qualifications: ListStyle = Field("angka", alias="kualifikasi_pelaksana")
    related: ListStyle = Field("angka", alias="keterkaitan")
    equipment: ListStyle = Field("angka", alias="peralatan")
    warnings: ListStyle = Field("tanpa", alias="peringatan")
    records: ListStyle = Field("angka", alias="pencatatan")
    number_single: bool = Field(True, alias="nomori_butir_tunggal")


class ReviewRule(Part):
    """The review duty of the institution, with its source."""

    minimum_per_year: int | None = Field(None, alias="minimal_per_tahun", ge=0)
    monitoring_months: int | None = Field(6, alias="pemantauan_bulan", ge=1)
    evaluation_months: int | None = Field(12, alias="evaluasi_bulan", ge=1)
    source: str = Field(
        "PermenPANRB 35/2012, lampiran hlm. 53", alias="sumber", description="Sumber minimal_per_tahun."
    )
    monitoring_source: str = Field("PermenPANRB 35/2012, lampiran hlm. 53", alias="sumber_pemantauan")
    evaluation_source: str = Field("PermenPANRB 35/2012 (evaluasi sedikitnya setahun sekali)", alias="sumber_evaluasi")
    unverified: tuple[Literal["pemantauan", "evaluasi", "minimal"], ...] = Field(
        ("evaluasi",), alias="belum_diverifikasi", description="Kewajiban yang naskah sumbernya belum dibaca."
    )
    event_days: int = Field(
        30, alias="peristiwa_hari", ge=0, le=3650, description="Tenggat tinjauan sesudah suatu peristiwa, hari."
    )
    event_findings: Literal["galat", "peringatan", "saran", "mati"] = Field(
        "galat", alias="peristiwa_temuan", description="Temuan mulai tingkat ini meminta tinjauan; mati: tidak."
    )


class RuleSetting(Part):
    """What an institution changes about a rule: its level, or 'mati' to switch it off."""

    level: Level | Literal["off"] | None = Field(
        None, alias="tingkat", json_schema_extra={"enum": ["galat", "peringatan", "saran", "mati"]}
    )


_LEVELS = {"galat": "error", "peringatan": "warning", "saran": "advice", "mati": "off"}


def _as_setting(value: Any) -> Any:
    if isinstance(value, str):
        value = {"tingkat": value}
    if isinstance(value, dict) and isinstance(value.get("tingkat"), str):
        return {**value, "tingkat": _LEVELS.get(value["tingkat"], value["tingkat"])}
    return value


def _usable_pattern(value: str) -> str:
    reason = pattern_fault(value)
    if reason is not None:
        expected = {"id": f"ekspresi reguler yang benar (RE2: {reason})", "en": f"a sound pattern (RE2: {reason})"}
        raise PydanticCustomError("expected", "Input should be {en}", expected)
    return value


_DATE_FIELDS = {"y": 4, "M": 4, "L": 4, "d": 2, "E": 4}
"""Date fields of CLDR patterns (UTS #35, part 4) that offices need, and how often a letter may be repeated."""
_DATE_PIECE = regex(r"'[^'{}]*'|(?P<field>([A-Za-z])\2*)|[^A-Za-z'{}]")


def _date_pattern(pattern: str) -> str:
    pieces = list(_DATE_PIECE.finditer(pattern))
    fields = [piece["field"] for piece in pieces if piece["field"]]
    known = all(len(field) <= _DATE_FIELDS.get(field[0], 0) for field in fields)
    if not fields or not known or "".join(piece[0] for piece in pieces) != pattern:
        expected = {
            "id": "pola tanggal dari d, M, y, dan E, misalnya 'd MMMM y' atau 'EEEE, d MMMM y'",
            "en": "a date pattern of d, M, y and E, such as 'd MMMM y' or 'EEEE, d MMMM y'",
        }
        raise PydanticCustomError("expected", "Input should be {en}", expected)
    return pattern


DateName = Literal["pembuatan", "revisi", "efektif", "pengesahan"]
PartName = Literal["sampul", "pengesahan", "identitas", "bagan", "penjelasan"]


class Profile(Part):
    """Everything an institution decides."""

    name: str = Field("", alias="nama", description="Nama bentuk ini, untuk manusia.")
    extends: str | None = Field(None, alias="extends", description="Folder lembaga yang diperluas.")
    parts: tuple[PartName, ...] = Field(("identitas", "bagan"), alias="bagian")
    labels: dict[Label, str] = Field(
        default_factory=dict, alias="label", json_schema_extra={"propertyNames": {"enum": list(LABELS)}}
    )
    pages: Pages = Field(Pages(), alias="kertas")
    fonts: Fonts = Field(Fonts(), alias="huruf")
    table: TableStyle = Field(TableStyle(), alias="tabel")
    lists: ListStyles = Field(ListStyles(), alias="daftar")
    dates: tuple[DateName, ...] = Field(
        ("pembuatan", "revisi", "efektif"), alias="tanggal", description="Tanggal yang dicetak, berurutan."
    )
    date_format: Annotated[str, AfterValidator(_date_pattern)] = Field(
        "d MMMM y", alias="format_tanggal", description="Pola CLDR, misalnya EEEE, d MMMM y."
    )
    clauses: Texts = Field((), alias="butir_pengesahan", description="Butir bawaan halaman pengesahan.")
    logo: str | None = Field(None, alias="logo", description="Berkas gambar di folder lembaga (PNG, JPEG, SVG).")
    verify_url: str | None = Field(
        None,
        alias="alamat_verifikasi",
        description="Alamat dalam kode QR tanda tangan; {nomor} dan {sidik} diganti nomor SOP dan sidik isinya.",
    )
    review: ReviewRule = Field(ReviewRule(), alias="peninjauan")
    number_pattern: Annotated[str, AfterValidator(_usable_pattern)] | None = Field(
        None, alias="pola_nomor", description="Ekspresi reguler nomor SOP (sintaks RE2)."
    )
    rules: dict[str, Annotated[RuleSetting, BeforeValidator(_as_setting)]] = Field(
        default_factory=dict, alias="aturan", description="Kode aturan -> galat, peringatan, saran, atau mati."
    )
