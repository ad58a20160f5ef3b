"""A small invented office on disk: definitions, ledgers, pejabat.yaml."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sopdocs.jobs.survey import Survey, survey
from sopdocs.ledger import fingerprint
from sopdocs.load import find_definitions
from sopdocs.standing import Duty, Standing

TEXT = """# Naskah contoh
profil: permenpan
nomor: 7/UJI/2024
judul: Peminjaman Arsip
status: diajukan
instansi: [DINAS CONTOH, Bidang Arsip]
tanggal:
  pembuatan: 2024-01-02   # selesai ditulis
  efektif: 2024-02-01
pengesahan:
  {tempat: Kota Contoh, jabatan: Kepala Dinas Contoh, nama: "Dr. Sari Contoh, S.H.", nip: "198001012005012001"}
dasar_hukum: [Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan]
kualifikasi_pelaksana: [Memahami kearsipan]
peralatan: [Komputer]
peringatan: [Bila tidak dijalankan arsip hilang]
pencatatan: [Buku peminjaman]
peninjauan: {frekuensi: 2 kali setahun}
pelaksana: {petugas: Petugas, arsiparis: Arsiparis}
langkah:
  - {kegiatan: Mencatat permintaan, pelaksana: petugas, kelengkapan: Surat, waktu: 5 Menit, output: Catatan}
  - {kegiatan: Menyerahkan arsip, pelaksana: arsiparis, kelengkapan: Catatan, waktu: 5 Menit, output: Arsip}
"""
OFFICIALS = """pejabat:
  kadis:
    jabatan: Kepala Dinas Contoh
    atasan: sekda
    pemangku:
      - {nama: "Dr. Sari Contoh, S.H.", nip: "198001012005012001", sejak: 2020-01-01, surel: kadis@contoh.example}
  kabid:
    jabatan: Kepala Bidang Arsip
    atasan: kadis
    pemangku: [{nama: Tini Uji, sejak: 2021-01-01}]
  sekda: {jabatan: Sekretaris Daerah, surel: sekda@contoh.example, pemangku: [{nama: Budi Contoh}]}
"""
SCAN = b"%PDF-1.4 pindaian"


@dataclass(frozen=True)
class Office:
    folder: Path

    @property
    def file(self) -> Path:
        return self.folder / "definitions" / "arsip.yaml"

    @property
    def ledger(self) -> Path:
        return self.file.with_name("arsip.catatan.yaml")

    def write(self, name: str, text: str) -> Path:
        path = self.folder / "definitions" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
        return path

    def approve(self, day: str = "2024-01-20", file: Path | None = None) -> None:
        """A signature in ink on record for the text as it stands, with its scan."""
        path = file or self.file
        scan = self.folder / "output" / "signed" / f"{path.stem}-{day}.pdf"
        scan.parent.mkdir(parents=True, exist_ok=True)
        scan.write_bytes(SCAN + path.stem.encode() + day.encode())
        entry = (
            f"  - tanggal: {day}\n    peran: pengesah\n    cara: basah\n    berkas: {scan.relative_to(self.folder)}\n"
            f"    sha256: {hashlib.sha256(scan.read_bytes()).hexdigest()}\n"
            f"    sidik: {fingerprint(path.read_bytes())}\n"
        )
        self.append(path, "tanda_tangan", entry)

    def reviewed(self, day: str, kind: str = "evaluasi", file: Path | None = None, extra: str = "") -> None:
        path = file or self.file
        entry = (
            f"  - tanggal: {day}\n    jenis: {kind}\n    oleh: kadis\n    hasil: tetap\n{extra}"
            f"    sidik: {fingerprint(path.read_bytes())}\n"
        )
        self.append(path, "tinjauan", entry)

    def append(self, path: Path, key: str, entry: str) -> None:
        ledger = path.with_name(f"{path.stem}.catatan.yaml")
        old = ledger.read_text("utf-8") if ledger.exists() else ""
        if f"{key}:\n" not in old:
            old += f"{key}:\n"
        ledger.write_text(old.replace(f"{key}:\n", f"{key}:\n{entry}", 1), encoding="utf-8")

    def survey(self, today: date, *, findings: bool = False) -> Survey:
        return survey(find_definitions([self.folder / "definitions"]), today, "id", findings=findings)

    def standing(self, today: date, *, findings: bool = False) -> Standing:
        return next(each for each in self.survey(today, findings=findings).standings if each.path == self.file)

    def duties(self, today: date, kinds: Sequence[str] = ()) -> tuple[Duty, ...]:
        return tuple(each for each in self.standing(today).duties if not kinds or each.kind in kinds)


def office(folder: Path, text: str = TEXT, *, approved: bool = True, officials: str = OFFICIALS) -> Office:
    made = Office(folder)
    made.write("arsip.yaml", text)
    if officials:
        (folder / "pejabat.yaml").write_text(officials, encoding="utf-8")
    if approved:
        made.approve()
    return made
