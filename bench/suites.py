"""Two seeded suites of invented SOPs: what an office draws, and what no office should.

``usual(n, seed)`` and ``hard(n, seed)`` give the same definitions on every machine. Every step is reachable and can
reach an end; the words are invented, their lengths and shapes follow real SOPs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from sopdocs.model import END, NEXT, Sop

OFFICIALS = (
    "Kepala Dinas", "Sekretaris", "Kepala Bidang Layanan", "Kasubbag Umum dan Kepegawaian", "Bendahara",
    "Petugas Loket", "Verifikator", "Pemohon", "Tim Teknis", "Arsiparis", "Operator Aplikasi",
    "Analis Data Perencanaan", "Pejabat Pembuat Komitmen", "Staf Administrasi", "Pengelola Keuangan", "Auditor Madya",
)  # fmt: skip
VERBS = (
    "Menerima", "Memeriksa", "Mencatat", "Meneliti", "Memverifikasi", "Menyusun", "Mengoreksi", "Meneruskan",
    "Menandatangani", "Mengarsipkan", "Menyampaikan", "Menghimpun", "Mendisposisikan", "Membahas", "Menetapkan",
)  # fmt: skip
THINGS = (
    "berkas permohonan", "nota dinas", "rancangan surat keputusan", "daftar hadir peserta", "laporan bulanan",
    "surat pengantar", "rekapitulasi kehadiran pegawai", "kerangka acuan kerja", "usulan kebutuhan barang",
    "dokumen pendukung", "bukti pembayaran", "jadwal pelaksanaan", "hasil telaahan staf", "konsep tanggapan",
    "formulir data diri", "lembar disposisi",
)  # fmt: skip
TAILS = (
    "sesuai ketentuan yang berlaku", "paling lambat pada akhir bulan berjalan", "beserta lampirannya",
    "dan menyampaikannya kepada pimpinan untuk mendapat persetujuan", "melalui aplikasi persuratan/kepegawaian",
    "serta melakukan konfirmasi kepada unit kerja terkait apabila ditemukan kekurangan", "dengan teliti",
    "untuk dibahas dalam rapat koordinasi bersama tim teknis dan unit pengusul",
)  # fmt: skip
STATES = ("terverifikasi", "yang telah diparaf", "lengkap", "terdisposisi", "final", "yang disetujui", "tercatat")
TIMES = ("5 Menit", "10 Menit", "15 Menit", "30 Menit", "1 Jam", "2 Jam", "1 Hari", "3 Hari Kerja", "5-10 Menit")
NOTES = ("", "", "", "", "Dilengkapi daftar periksa", "SOP Pengelolaan Surat Masuk", "Sesuai kebutuhan")
EXITS = (("Ya", "Tidak"), ("Ya", "Tidak"), ("Setuju", "Tidak setuju"), ("Lengkap", "Belum lengkap"), ("Y", "T"))
QUESTIONS = ("", "", "", "Sesuai?", "Lengkap?", "Setuju?")
MODES = ("bersama", "berurutan", "paralel")


@dataclass
class _Draft:
    """A flow under construction: rows as an author would type them."""

    rng: Random
    rows: list[dict[str, Any]]
    reached: set[int] = field(default_factory=set)
    """Rows that something other than the row just above leads to."""

    def name(self, row: int) -> str:
        self.rows[row]["id"] = f"langkah-{row + 1}"
        return f"langkah-{row + 1}"

    def jump(self, source: int, target: int) -> str:
        """Target name for an arrow from ``source``; forward targets become reached."""
        if target > source:
            self.reached.add(target)
        return NEXT if target == source + 1 else self.name(target)


def _thing(rng: Random) -> str:
    return f"{rng.choice(THINGS)} {rng.choice(STATES)}".capitalize()


def _things(rng: Random) -> str | list[str]:
    count = rng.choices((1, 2, 3, 4), (55, 28, 12, 5))[0]
    things = [_thing(rng) for _ in range(count)]
    return things[0] if count == 1 else things


def _activity(rng: Random) -> str:
    tails = rng.sample(TAILS, rng.choices((0, 1, 2, 3), (30, 40, 22, 8))[0])
    return " ".join([rng.choice(VERBS), rng.choice(THINGS), *tails])


def _rows(rng: Random, count: int, actors: list[str]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    actor = rng.choice(actors)
    for _ in range(count):
        if rng.random() < 0.65:
            actor = rng.choice(actors)
        outputs = _things(rng)
        inputs = rows[-1]["output"] if rows and rng.random() < 0.5 else _things(rng)
        row = {"kegiatan": _activity(rng), "pelaksana": actor, "kelengkapan": inputs, "waktu": rng.choice(TIMES)}
        rows.append(row | {"output": outputs, "keterangan": rng.choice(NOTES) or None})
    return rows


def _share_rows(rng: Random, rows: list[dict[str, Any]], actors: list[str]) -> None:
    """Give 6 % of the rows several officials, in one of the three modes."""
    for row in rows:
        if rng.random() < 0.06:
            count = min(len(actors), rng.choice((2, 2, 2, 3, 4)))
            row["pelaksana"] = rng.sample(actors, count)
            row["cara"] = rng.choice(MODES)


def _usual_flow(draft: _Draft) -> None:
    """25 % of the rows decide: 70 % of them loop back up to six rows, the others jump forward."""
    rng, last = draft.rng, len(draft.rows) - 1
    for i in range(1, last):
        if rng.random() >= 0.25:
            continue
        if rng.random() < 0.7 or i + 2 > last:
            other = draft.name(rng.randint(max(0, i - 6), i - 1))
        else:
            other = draft.jump(i, rng.randint(i + 2, min(last, i + 7)))
        _decide(draft, i, [NEXT, other])


def _decide(draft: _Draft, row: int, targets: list[Any]) -> None:
    labels = list(draft.rng.choice(EXITS))
    if len(targets) > 2:
        labels = ["Diterima", "Diperbaiki", "Ditolak", "Ditunda"][: len(targets)]
    draft.rows[row]["keputusan"] = dict(zip(labels, targets, strict=True))
    question = draft.rng.choice(QUESTIONS)
    if question:
        draft.rows[row]["pertanyaan"] = question


def _hard_flow(draft: _Draft) -> None:
    """Half the rows decide and jump anywhere; forks, joins, several exits, ends in mid-table."""
    rng, last = draft.rng, len(draft.rows) - 1
    joins: set[int] = set()
    for i in range(last):
        if i in joins:
            continue
        free = i + 1 in draft.reached
        chance = rng.random()
        if chance < 0.5:
            first = _anywhere(draft, i) if free else NEXT
            _decide(draft, i, [first, *(_anywhere(draft, i) for _ in range(rng.choice((1, 1, 1, 2, 3))))])
        elif chance < 0.6 and i + 3 <= last:
            draft.rows[i]["lanjut"] = [draft.jump(i, i + 1), draft.jump(i, i + 2)]
            draft.rows[i + 1]["lanjut"] = draft.jump(i + 1, i + 3)
            joins |= {i + 1, i + 2}
        elif free and chance < 0.7:
            draft.rows[i]["lanjut"] = END if rng.random() < 0.4 else _forward(draft, i)


def _forward(draft: _Draft, row: int) -> str:
    return draft.jump(row, draft.rng.randint(row + 1, len(draft.rows) - 1))


def _anywhere(draft: _Draft, row: int) -> str:
    rng, last = draft.rng, len(draft.rows) - 1
    if rng.random() < 0.08:
        return END
    if row and rng.random() < 0.5:
        return draft.name(rng.randint(0, row - 1))
    return draft.jump(row, rng.randint(row + 1, last))


def _tree(
    rng: Random, serial: int, shape: Callable[[_Draft], None], steps: int | None = None, officials: int | None = None
) -> dict[str, Any]:
    names = rng.sample(OFFICIALS, officials or rng.randint(2, 12))
    actors = {f"p{k + 1}": name for k, name in enumerate(names)}
    rows = _rows(rng, steps or rng.randint(5, 60), list(actors))
    _share_rows(rng, rows, list(actors))
    shape(_Draft(rng, rows))
    return {
        "nomor": f"SOP-{serial + 1:03d}/UJI/2025",
        "judul": f"Pengelolaan {rng.choice(THINGS).title()} {serial + 1}",
        "instansi": ["Dinas Contoh Kabupaten Uji"],
        "tanggal": {"pembuatan": "2025-01-06", "efektif": "2025-02-03"},
        "pengesahan": {"jabatan": "Kepala Dinas Contoh", "nama": "Budi Contoh, S.AP.", "nip": "197001012000031001"},
        "dasar_hukum": ["Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"],
        "kualifikasi_pelaksana": ["Memahami administrasi perkantoran"],
        "peralatan": ["Komputer", "Alat tulis kantor"],
        "peringatan": ["Apabila SOP ini tidak dilaksanakan maka pelayanan terhambat"],
        "pencatatan": ["Disimpan sebagai data elektronik dan manual"],
        "pelaksana": actors,
        "langkah": [{key: value for key, value in row.items() if value is not None} for row in rows],
    }


def usual(n: int, seed: int) -> Iterator[Sop]:
    """``n`` SOPs as offices write them: 5-60 steps, 2-12 officials."""
    for serial in range(n):
        yield Sop.model_validate(_tree(Random(f"usual {seed} {serial}"), serial, _usual_flow))


def sized(steps: int, officials: int, serial: int) -> Sop:
    """The SOP number ``serial`` of so many steps and officials, as offices write them; no two are the same."""
    return Sop.model_validate(sized_tree(steps, officials, serial))


def sized_tree(steps: int, officials: int, serial: int) -> dict[str, Any]:
    """The same SOP as its author would type it."""
    return _tree(Random(f"sized {steps} {officials} {serial}"), serial, _usual_flow, steps, officials)


def hard(n: int, seed: int) -> Iterator[Sop]:
    """``n`` SOPs whose flows are as tangled as the language allows."""
    for serial in range(n):
        yield Sop.model_validate(_tree(Random(f"hard {seed} {serial}"), serial, _hard_flow))
