"""An office that can sign: a definition of an invented SOP, keys, pejabat.yaml and sopdocs.toml in one folder."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sopdocs.jobs.signing import Ask, Signed, sign
from sopdocs.jobs.verifying import Question, verify
from sopdocs.ledger import SignatureLevel
from sopdocs.sign.secrets import Secret
from sopdocs.sign.services import Services
from sopdocs.verify.report import Report
from tests.pki.authority import NOW, Authority, Credential

AUTHORITY = Authority()
PIN = "rahasia-1234"
HEAD, WRITER = ("SARI CONTOH", "198001012005012001"), ("TINI UJI", "199003042015032003")
TEXT = """profil: permenpan
nomor: 7/UJI/2024
judul: Peminjaman Arsip
status: diajukan
instansi: [DINAS CONTOH, Bidang Arsip]
tanggal: {pembuatan: 2024-01-02, efektif: 2024-02-01}
pengesahan:
  {tempat: Kota Contoh, jabatan: Kepala Dinas Contoh, nama: "Dr. Sari Contoh, S.H.", nip: "198001012005012001"}
penandatangan:
  - {peran: penyusun, jabatan: Arsiparis, nama: Tini Uji, nip: "199003042015032003"}
dasar_hukum: [Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan]
peninjauan: {frekuensi: 2 kali setahun}
pelaksana: {petugas: Petugas, arsiparis: Arsiparis}
langkah:
  - {kegiatan: Mencatat permintaan, pelaksana: petugas, kelengkapan: Surat, waktu: 5 Menit, output: Catatan}
  - {kegiatan: Menyerahkan arsip, pelaksana: arsiparis, kelengkapan: Catatan, waktu: 5 Menit, output: Arsip}
"""
ALONE = TEXT.replace(TEXT[TEXT.index("penandatangan:") : TEXT.index("dasar_hukum:")], "")


@dataclass(frozen=True)
class Workspace:
    folder: Path

    @property
    def file(self) -> Path:
        return self.folder / "definitions" / "arsip.yaml"

    @property
    def output(self) -> Path:
        return self.folder / "output"

    @property
    def ledger(self) -> Path:
        return self.file.with_name("arsip.catatan.yaml")

    @property
    def signed_files(self) -> list[Path]:
        folder = self.output / "signed"
        return sorted(folder.iterdir()) if folder.exists() else []

    def add_key(self, name: str, credential: Credential, passphrase: str = "") -> None:
        """A signer ``name`` with PEM files."""
        (self.folder / f"{name}.pem").write_bytes(credential.pem)
        (self.folder / f"{name}.key").write_bytes(credential.key_pem(passphrase.encode() or None))
        with (self.folder / "sopdocs.toml").open("a") as file:
            file.write(
                f'[sign.signers.{name}]\nbackend="pem"\nfile="{name}.pem"\nkey="{name}.key"\nsecret="env:UJI_PIN"\n'
            )

    def ask(self, role: Any = "pengesah", signer: str = "kepala", **changes: Any) -> Ask:
        level: SignatureLevel = changes.pop("level", "b-b")
        moment: datetime = changes.pop("moment", NOW)
        return Ask(self.file, role, signer, level, self.output, moment, **changes)

    def sign(self, role: Any = "pengesah", signer: str = "kepala", **changes: Any) -> Signed:
        services = changes.pop("services", Services(AUTHORITY.timestamper()))
        return sign(self.ask(role, signer, **changes), lambda _: Secret(PIN), services)


def workspace(folder: Path, text: str = ALONE) -> Workspace:
    """The office, trusting the test authority."""
    made = Workspace(folder)
    made.file.parent.mkdir()
    made.file.write_text(text, encoding="utf-8")
    root, crl = AUTHORITY.root.pem, AUTHORITY.revocations().dump()
    (folder / "akar.pem").write_bytes(root)
    (folder / "dicabut.crl").write_bytes(crl)
    digest = hashlib.sha256(root).hexdigest()
    (folder / "sopdocs.toml").write_text(
        f'[sign.trust]\nroots=[{{file="akar.pem", sha256="{digest}"}}]\ncrls=["dicabut.crl"]\n'
    )
    made.add_key("kepala", AUTHORITY.issue(*HEAD))
    made.add_key("penyusun", AUTHORITY.issue(*WRITER), PIN)
    return made


def asked(path: Path, source: Path | None = None, **changes: Any) -> Report:
    """The answer about a PDF now."""
    return verify(Question(path, changes.pop("moment", datetime.now(UTC)), source, **changes))
