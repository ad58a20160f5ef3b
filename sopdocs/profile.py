"""An institution's form as data: ``templates/<institution>/profile.yaml``, merged key by key along ``extends``.

The keys of profile.yaml are Indonesian, because an officer owns the file; they are aliases here and nowhere else.
Lengths are mm, type sizes and strokes pt, as written in the keys' descriptions.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from sopdocs.finding import Level
from sopdocs.model import LABELS, Label, Texts
from sopdocs.parts import After, Before, Part, field, refused
from sopdocs.values.patterns import pattern_fault
from sopdocs.values.regex import regex


class Margins(Part):
    """Page margins, mm."""

    top: float = field(15, key="atas", ge=0)
    right: float = field(14, key="kanan", ge=0)
    bottom: float = field(20, key="bawah", ge=0)
    left: float = field(16, key="kiri", ge=0)


class Paper(Part):
    """A page: A4 210 x 297, F4 215 x 330, Letter 215.9 x 279.4, Legal 215.9 x 355.6 mm."""

    size: Literal["A4", "F4", "Letter", "Legal"] = field("A4", key="ukuran")
    orientation: Literal["tegak", "mendatar"] = field("mendatar", key="arah")
    margins: Margins = field(Margins(), key="margin")

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

    upright: Paper = field(Paper(orientation="tegak"), key="tegak")
    landscape: Paper = field(Paper(), key="mendatar")


class Fonts(Part):
    """Type families; each must be packaged or lie as TTF in a ``fonts/`` folder (an unknown family is a finding)."""

    body: str = field("Liberation Sans", key="isi", description="Huruf halaman selain tabel alur.")
    table: str = field("Liberation Sans Narrow", key="tabel", description="Huruf tabel alur.")
    body_size: float = field(10, key="ukuran_isi", description="pt", ge=6, le=16)


class ColumnWidths(Part):
    """Preferred widths of the flow table's fixed columns, mm; what is left over is shared out."""

    number: float = field(8, key="no", gt=0)
    activity: float = field(56, key="kegiatan", gt=0)
    inputs: float = field(30, key="kelengkapan", gt=0)
    time: float = field(16, key="waktu", gt=0)
    outputs: float = field(30, key="output", gt=0)
    note: float = field(24, key="keterangan", gt=0)
    actor_min: float = field(10, key="pelaksana_min", gt=0)
    actor_max: float = field(27, key="pelaksana_maks", gt=0)


ListStyle = Literal["angka", "huruf", "strip", "plus", "baris", "tanpa"]
"""How a list prints: 1. 2. / a. b. / - - / joined by " + " / a line each / as it is."""


class TableStyle(Part):
    """Geometry and type of the flow table. Only this decides it; no CSS can move it."""

    widths: ColumnWidths = field(ColumnWidths(), key="lebar")
    size: float = field(8, key="ukuran_huruf", description="pt", ge=5.5, le=12)
    header_size: float = field(8.5, key="ukuran_kepala", description="pt", ge=5.5, le=14)
    leading: float = field(1.2, key="jarak_baris", ge=1, le=2)
    padding: float = field(1.1, key="sela_sel", description="mm", ge=0, le=4)
    rule: float = field(0.48, key="garis", description="pt", gt=0, le=2)
    stroke: float = field(0.75, key="garis_simbol", description="pt", gt=0, le=2)
    header_fill: str = field("#ffffff", key="arsir_kepala", pattern="^#[0-9a-fA-F]{6}$", examples=["#d9e2f3"])
    number_row: bool = field(False, key="baris_nomor_kolom")
    caption: str = field("{judul}", key="judul_alur", description="Judul di atas tabel; kosong: tanpa judul.")
    capsule: Literal["sendiri", "bertumpuk"] = field("sendiri", key="kapsul")
    number_mark: str = field("{no}", key="tanda_nomor", description="Misalnya {no}. ")
    list_style: ListStyle = field("angka", key="daftar", description="Bila kelengkapan/output lebih dari satu.")
    vertical: Literal["atas", "tengah"] = field("tengah", key="letak_teks")


class ListStyles(Part):
    """List style of each identity box; a single item is printed without a mark unless ``single`` is set."""

    legal_basis: ListStyle = field("angka", key="dasar_hukum")
    qualifications: ListStyle = field("angka", key="kualifikasi_pelaksana")
    related: ListStyle = field("angka", key="keterkaitan")
    equipment: ListStyle = field("angka", key="peralatan")
    warnings: ListStyle = field("tanpa", key="peringatan")
    records: ListStyle = field("angka", key="pencatatan")
    number_single: bool = field(True, key="nomori_butir_tunggal")


class ReviewRule(Part):
    """The review duty of the institution, with its source."""

    minimum_per_year: int | None = field(None, key="minimal_per_tahun", ge=0)
    monitoring_months: int | None = field(6, key="pemantauan_bulan", ge=1)
    evaluation_months: int | None = field(12, key="evaluasi_bulan", ge=1)
    source: str = field("PermenPANRB 35/2012, lampiran hlm. 53", key="sumber", description="Sumber minimal_per_tahun.")
    monitoring_source: str = field("PermenPANRB 35/2012, lampiran hlm. 53", key="sumber_pemantauan")
    evaluation_source: str = field("PermenPANRB 35/2012 (evaluasi sedikitnya setahun sekali)", key="sumber_evaluasi")
    unverified: tuple[Literal["pemantauan", "evaluasi", "minimal"], ...] = field(
        ("evaluasi",), key="belum_diverifikasi", description="Kewajiban yang naskah sumbernya belum dibaca."
    )
    event_days: int = field(
        30, key="peristiwa_hari", ge=0, le=3650, description="Tenggat tinjauan sesudah suatu peristiwa, hari."
    )
    event_findings: Literal["galat", "peringatan", "saran", "mati"] = field(
        "galat", key="peristiwa_temuan", description="Temuan mulai tingkat ini meminta tinjauan; mati: tidak."
    )


class RuleSetting(Part):
    """What an institution changes about a rule: its level, or 'mati' to switch it off."""

    level: Level | Literal["off"] | None = field(
        None, key="tingkat", json_schema_extra={"enum": ["galat", "peringatan", "saran", "mati"]}
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
        raise refused("expected", "Input should be {en}", expected)
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
        raise refused("expected", "Input should be {en}", expected)
    return pattern


DateName = Literal["pembuatan", "revisi", "efektif", "pengesahan"]
PartName = Literal["sampul", "pengesahan", "identitas", "bagan", "penjelasan"]


class Profile(Part):
    """Everything an institution decides."""

    name: str = field("", key="nama", description="Nama bentuk ini, untuk manusia.")
    extends: str | None = field(None, key="extends", description="Folder lembaga yang diperluas.")
    parts: tuple[PartName, ...] = field(("identitas", "bagan"), key="bagian")
    labels: dict[Label, str] = field(
        default_factory=dict, key="label", json_schema_extra={"propertyNames": {"enum": list(LABELS)}}
    )
    pages: Pages = field(Pages(), key="kertas")
    fonts: Fonts = field(Fonts(), key="huruf")
    table: TableStyle = field(TableStyle(), key="tabel")
    lists: ListStyles = field(ListStyles(), key="daftar")
    dates: tuple[DateName, ...] = field(
        ("pembuatan", "revisi", "efektif"), key="tanggal", description="Tanggal yang dicetak, berurutan."
    )
    date_format: Annotated[str, After(_date_pattern)] = field(
        "d MMMM y", key="format_tanggal", description="Pola CLDR, misalnya EEEE, d MMMM y."
    )
    clauses: Texts = field((), key="butir_pengesahan", description="Butir bawaan halaman pengesahan.")
    logo: str | None = field(None, key="logo", description="Berkas gambar di folder lembaga (PNG, JPEG, SVG).")
    verify_url: str | None = field(
        None,
        key="alamat_verifikasi",
        description="Alamat dalam kode QR tanda tangan; {nomor} dan {sidik} diganti nomor SOP dan sidik isinya.",
    )
    review: ReviewRule = field(ReviewRule(), key="peninjauan")
    number_pattern: Annotated[str, After(_usable_pattern)] | None = field(
        None, key="pola_nomor", description="Ekspresi reguler nomor SOP (sintaks RE2)."
    )
    rules: dict[str, Annotated[RuleSetting, Before(_as_setting)]] = field(
        default_factory=dict, key="aturan", description="Kode aturan -> galat, peringatan, saran, atau mati."
    )
