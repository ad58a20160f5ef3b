"""Editions for the tests: the two real SOPs, and a small invented one in any form."""

from __future__ import annotations

from pathlib import Path

from sopdocs.institution import PACKAGED_TEMPLATES, load_institution
from sopdocs.layout.lay_out import lay_out
from sopdocs.load import load
from sopdocs.model import Sop
from sopdocs.render import Edition
from sopdocs.typefaces import find_typefaces

DEFINITIONS = Path(__file__).resolve().parents[2] / "definitions"
SEEDS = {
    "kpu": DEFINITIONS / "kpu-kota-bengkulu" / "penanganan-masalah.yaml",
    "polhukam": DEFINITIONS / "kemenko-polhukam" / "pelayanan-pengaduan-masyarakat.yaml",
}


def edition_of(sop: Sop, source: bytes = b"", name: str = "sop.yaml", roots: tuple[Path, ...] = ()) -> Edition:
    """An edition as a build makes it; ``roots`` are a workspace's own template folders."""
    institution = load_institution(sop.profile, [*roots, PACKAGED_TEMPLATES])
    typefaces = find_typefaces([folder / "fonts" for folder in institution.folders])
    chart = lay_out(sop, institution.profile, typefaces)
    return Edition(sop, chart, institution.profile, institution.folders, typefaces, source, name)


def seed_edition(name: str) -> Edition:
    """One of the two real SOPs."""
    definition = load(SEEDS[name])
    assert definition.sop is not None
    return edition_of(definition.sop, definition.data, definition.path.name)


def small_sop(**changes: object) -> Sop:
    """An invented SOP of two steps; keys as an author writes them."""
    values: dict[str, object] = {
        "nomor": "1/UJI/2024",
        "judul": "Peminjaman Kunci Gudang",
        "status": "diajukan",
        "instansi": ["DINAS CONTOH", "Bidang Uji"],
        "pengesahan": {"jabatan": "Kepala Dinas Contoh", "nama": "Nama Contoh", "nip": "198001012005011001"},
        "pelaksana": {"petugas": "Petugas", "kepala": "Kepala"},
        "langkah": [
            {"kegiatan": "Mencatat peminjam", "pelaksana": "petugas", "waktu": "5 Menit"},
            {"kegiatan": "Menyerahkan kunci", "pelaksana": "kepala", "waktu": "5 Menit"},
        ],
    }
    return Sop.model_validate(values | changes)


def in_office(folder: Path, **changes: object) -> Edition:
    """The invented SOP in the form whose folder is given."""
    return edition_of(small_sop(profil=folder.name, **changes), roots=(folder.parent,))
