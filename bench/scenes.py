"""What a fuzzer plays: files of one kind, broken by a seeded random source, and the commands that read them."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

import yaml

from bench.good import good
from bench.mutants import bytes_mutant, tree_mutant
from sopdocs.cli import main as sopdocs
from sopdocs.institution import PACKAGED_TEMPLATES
from sopdocs.ledger import Archived, Ledger, Review, Signature
from sopdocs.model import Approval, Dates, Flow, Narrative, Sop, Step
from sopdocs.officials import Certificate, Holder, Officials, Post, load_officials
from sopdocs.profile import Profile
from sopdocs.regulations.model import Regulation, RegulationList
from sopdocs.sign.faults import SigningError
from sopdocs.sign.settings import load_settings
from sopdocs.source.shape import fields_of

TODAY = "2025-01-06"
FORMATS = ("text", "concise", "json", "sarif", "junit", "github", "markdown")
DEFINITION, NEIGHBOUR, LEDGER = "definitions/a.yaml", "definitions/b.yaml", "definitions/a.catatan.yaml"

LEDGER_TEXT = b"""tinjauan:
  - {tanggal: 2024-07-01, jenis: pemantauan, oleh: kabid, hasil: tetap, catatan: "dipantau: sesuai"}
  - tanggal: 2024-12-02
    jenis: evaluasi
    hasil: perlu_revisi
tanda_tangan:
  - {tanggal: 2024-01-02, peran: pengesah, cara: basah, berkas: bukti.pdf, sha256: "00", sidik: "sha256:00"}
  - {tanggal: 2024-01-03, peran: penyusun, cara: elektronik, berkas: a.pdf, sha256: "00", tingkat: b-lt}
arsip:
  - {tanggal: 2024-02-02, berkas: a.pdf, sha256: "00"}
"""
OFFICIALS_TEXT = b"""pejabat:
  kabid:
    jabatan: Kepala Bidang
    atasan: kadis
    surel: kabid@contoh.go.id
    pemangku:
      - {nama: "Dr. Budi Contoh, S.AP.", nip: 19700101 200003 1 001, sejak: 2020-01-01, sampai: 2024-12-31}
      - nama: Sari Contoh
        sertifikat: [{sha256: "00", nama: SARI CONTOH, nomor: "1234"}]
  kadis: {jabatan: Kepala Dinas, atasan: kabid}
"""
CONFIG_TEXT = b"""select = ["SOP"]
ignore = ["SOP209", "SOP9"]
minimum = "saran"
baseline = "lama.json"
[levels]
SOP203 = "saran"
[per-path."definitions/**"]
levels = { SOP601 = "galat" }
ignore = ["SOP520"]
[sign]
tsa_url = "http://tsa.contoh.go.id"
level = "b-lt"
[sign.signers.kabid]
backend = "pkcs12"
file = "kunci.p12"
"""
BASELINE_TEXT = b"""{
"version": 1,
"findings": [
{"path": "definitions/a.yaml", "code": "SOP101", "hash": "0123456789abcdef", "count": 1, "text": "nomor:"},
{"path": "definitions/z.yaml", "code": "SOP301", "hash": "0123456789abcdef", "count": 2, "text": ""}
]
}
"""
REGULATIONS_TEXT = b"""regulasi:
  - jenis: Undang-Undang
    nomor: "14"
    tahun: 2008
    judul: Keterbukaan Informasi Publik
    tanggal: 2008-04-30
    diubah_oleh: [Undang-Undang Nomor 1 Tahun 2024 tentang Contoh]
    dicabut_oleh: []
    sumber: JDIH
    tanggal_periksa: 2025-01-02
  - {jenis: Peraturan Menteri Contoh, nomor: 5/M/2016, judul: Arsip, dicabut_oleh: Peraturan Menteri Contoh 1/2020}
"""
KEYS = tuple(
    dict.fromkeys(
        key
        for part in (Sop, Step, Dates, Approval, Flow, Narrative, Ledger, Review, Signature, Archived, Officials, Post,
                     Holder, Certificate, Profile, RegulationList, Regulation)
        for key in fields_of(part)
    )
)  # fmt: skip


class BrokenPromiseError(AssertionError):
    """A command broke a promise without an exception of its own."""


def definition_text(seed: int) -> bytes:
    """A good definition, as YAML."""
    return yaml.safe_dump(good(seed), allow_unicode=True, sort_keys=False, width=10_000).encode()


def _mutant(rng: Random, data: bytes, others: tuple[bytes, ...], *, structured: bool = True) -> bytes:
    if structured and rng.random() < 0.6:
        data = tree_mutant(rng, data, KEYS)
        return data if rng.random() < 0.8 else bytes_mutant(rng, data, others)
    return bytes_mutant(rng, data, others)


def put(folder: Path, files: dict[str, bytes]) -> None:
    """Write files below a folder."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def _run(*words: str) -> tuple[int, str]:
    """Status and output of a command; an exception it should not have comes through."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = sopdocs(words)
    if status not in (0, 1, 2):
        raise BrokenPromiseError(f"status {status}: {err.getvalue()}")
    if status == 2 and not err.getvalue().strip():
        raise BrokenPromiseError("refused without a word")
    return status, out.getvalue()


def _check(rng: Random, folder: Path, *words: str) -> int:
    lang = rng.choice(("id", "en"))
    return _run("check", str(folder / "definitions"), "--today", TODAY, "--lang", lang, *words)[0]


def _definition(rng: Random, folder: Path) -> None:
    """Check, and mend: that may only lessen the findings, and has nothing to do the second time."""
    seed = rng.randrange(1000)
    seeds = [path.read_bytes() for path in sorted(Path("definitions").rglob("*.yaml"))]
    data = rng.choice((definition_text(seed), definition_text(seed), *seeds))
    put(folder, {DEFINITION: _mutant(rng, data, (LEDGER_TEXT, *seeds)), NEIGHBOUR: definition_text(seed + 1)})
    _check(rng, folder, "--format", rng.choice(FORMATS))
    if rng.random() < 0.3:
        _mended_once(folder)
    if rng.random() < 0.1:
        _check(rng, folder, "--format", "docx", "--output", str(folder / "nota.docx"))


def _mended_once(folder: Path) -> None:
    where = ("check", str(folder / "definitions"), "--today", TODAY, "--format", "json")
    before = json.loads(_run(*where)[1])["findings"]
    old = (folder / DEFINITION).read_bytes()
    after = json.loads(_run(*where, "--fix")[1])["findings"]
    new = (folder / DEFINITION).read_bytes()
    if (len(after) >= len(before)) if new != old else (after != before):
        raise BrokenPromiseError(f"{len(before)} findings before mending, {len(after)} after")
    _run(*where, "--fix")
    if (folder / DEFINITION).read_bytes() != new:
        raise BrokenPromiseError("mended twice")


def _ledger(rng: Random, folder: Path) -> None:
    put(folder, {DEFINITION: definition_text(1), LEDGER: _mutant(rng, LEDGER_TEXT, (OFFICIALS_TEXT,))})
    _check(rng, folder)


def _officials(rng: Random, folder: Path) -> None:
    put(folder, {"pejabat.yaml": _mutant(rng, OFFICIALS_TEXT, (LEDGER_TEXT,))})
    officials = load_officials(folder / DEFINITION).officials
    for name, number in (("Budi Contoh", None), (None, "197001012000031001"), ("", "")):
        officials.named(name, number, date(2025, 1, 6))


def _profile(rng: Random, folder: Path) -> None:
    own = good(1) | {"profil": "kantor"}
    text = rng.choice([path.read_bytes() for path in sorted(PACKAGED_TEMPLATES.glob("*/profile.yaml"))])
    profile = _mutant(rng, text, (LEDGER_TEXT,))
    put(folder, {DEFINITION: yaml.safe_dump(own).encode(), "templates/kantor/profile.yaml": profile})
    _check(rng, folder)


def _config(rng: Random, folder: Path) -> None:
    config = bytes_mutant(rng, CONFIG_TEXT, (LEDGER_TEXT, BASELINE_TEXT))
    put(folder, {DEFINITION: definition_text(1), "sopdocs.toml": config, "lama.json": BASELINE_TEXT})
    _check(rng, folder)
    with contextlib.suppress(SigningError):
        load_settings(folder / DEFINITION)


def _regulations(rng: Random, folder: Path) -> None:
    known = _mutant(rng, REGULATIONS_TEXT, (OFFICIALS_TEXT,))
    put(folder, {DEFINITION: definition_text(1), NEIGHBOUR: definition_text(2), "regulasi.yaml": known})
    _check(rng, folder)


def _baseline(rng: Random, folder: Path) -> None:
    known = bytes_mutant(rng, BASELINE_TEXT, (CONFIG_TEXT,))
    put(folder, {DEFINITION: definition_text(1), "lama.json": known})
    _check(rng, folder, "--baseline", str(folder / "lama.json"))


@dataclass(frozen=True)
class Scene:
    """Files of one kind to break, and the commands that read them; ``weight`` is its share of the cases."""

    play: Callable[[Random, Path], None]
    weight: int


SCENES: dict[str, Scene] = {
    "definition": Scene(_definition, 12),
    "ledger": Scene(_ledger, 3),
    "officials": Scene(_officials, 2),
    "profile": Scene(_profile, 3),
    "config": Scene(_config, 2),
    "regulations": Scene(_regulations, 2),
    "baseline": Scene(_baseline, 1),
}


def scene_of(seed: int, number: int) -> tuple[str, Random]:
    """The scene of a case, and the random source it is made from."""
    rng = Random(f"{seed}:{number}")
    return rng.choices(list(SCENES), [scene.weight for scene in SCENES.values()])[0], rng


def play(seed: int, number: int, folder: Path) -> str:
    """Run one case in an empty folder; its scene. Raises whatever should not have happened."""
    name, rng = scene_of(seed, number)
    SCENES[name].play(rng, folder)
    return name
