"""A folder of an invented office: definitions in force, pejabat.yaml and sopdocs.toml."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

from sopdocs.cli import main
from tests.remind.office import TODAY

DEFINITION = """profil: permenpan
nomor: {name}/UJI/2025
judul: Peminjaman Arsip {name}
status: diajukan
instansi: [DINAS CONTOH, Bidang Arsip]
tanggal: {{pembuatan: {start}, efektif: {start}}}
pengesahan: {{tempat: Kota Contoh, jabatan: Kepala Dinas Contoh, nama: Sari Contoh, nip: "198001012005012001"}}
dasar_hukum: [Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan]
peninjauan: {{frekuensi: 2 kali setahun, penanggung_jawab: {owner}}}
pelaksana: {{petugas: Petugas, arsiparis: Arsiparis}}
langkah:
  - {{kegiatan: Mencatat permintaan, pelaksana: petugas, kelengkapan: Surat, waktu: 5 Menit, output: Catatan}}
  - {{kegiatan: Menyerahkan arsip, pelaksana: arsiparis, kelengkapan: Catatan, waktu: 5 Menit, output: Arsip}}
"""
LEDGER = """tanda_tangan:
  - {{tanggal: {start}, peran: pengesah, oleh: kadis, cara: basah, berkas: bukti.png, sha256: {digest}}}
"""
OFFICIALS = """pejabat:
  kadis:
    jabatan: Kepala Dinas Contoh
    surel: kadis@dinas.example
    pemangku: [{nama: "Sari Contoh, S.H.", nip: "198001012005012001", sejak: 2020-01-02}]
  kabid:
    jabatan: Kepala Bidang Arsip
    surel: kabid@dinas.example
    atasan: kadis
    pemangku: [{nama: Budi Uji, sejak: 2020-01-02}]
  arsiparis:
    jabatan: Arsiparis
    surel: arsiparis@dinas.example
    atasan: kabid
    pemangku: [{nama: Tini Uji, sejak: 2020-01-02}]
"""
SCAN = b"pindaian uji"
MAIL = """
[pengingat.surel]
peladen = "127.0.0.1"
port = {port}
keamanan = "none"
dari = "SOP Dinas Contoh <sop@dinas.example>"
batas_detik = 10
"""


@dataclass(frozen=True)
class Workspace:
    folder: Path

    @property
    def settings(self) -> Path:
        return self.folder / "sopdocs.toml"

    @property
    def state(self) -> Path:
        return self.folder / ".sopdocs" / "pengingat.sqlite"

    def add(self, name: str, left: int, owner: str = "arsiparis", today: date = TODAY) -> Path:
        """An SOP whose half-yearly monitoring is due in so many days, give or take one or two at a month's end."""
        start = (today + timedelta(days=left - 184)).isoformat()
        file = self.folder / "definitions" / f"{name}.yaml"
        file.write_text(DEFINITION.format(name=name, start=start, owner=owner), encoding="utf-8")
        ledger = file.with_name(f"{name}.catatan.yaml")
        ledger.write_text(LEDGER.format(start=start, digest=hashlib.sha256(SCAN).hexdigest()), encoding="utf-8")
        return file

    def start(self, *words: str) -> subprocess.Popen[str]:
        """`sopdocs remind` as a process of its own, in the folder."""
        environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONIOENCODING": "utf-8"}
        return subprocess.Popen(
            [sys.executable, "-m", "sopdocs", "remind", "--today", TODAY.isoformat(), *words],
            cwd=self.folder, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def run(self, *words: str) -> tuple[int, str]:
        """The same in this process: its exit status, and all it said."""
        said = StringIO()
        with redirect_stdout(said), redirect_stderr(said):
            status = main(["remind", str(self.folder / "definitions"), "--today", TODAY.isoformat(), *words])
        return status, said.getvalue()


def workspace(
    folder: Path, port: int | None = None, settings: str = 'pengelola = "admin@dinas.example"\n'
) -> Workspace:
    (folder / "definitions").mkdir()
    (folder / "definitions" / "bukti.png").write_bytes(SCAN)
    (folder / "pejabat.yaml").write_text(OFFICIALS, encoding="utf-8")
    mail = MAIL.format(port=port) if port else ""
    (folder / "sopdocs.toml").write_text(f"[pengingat]\n{settings}{mail}", encoding="utf-8")
    return Workspace(folder)
