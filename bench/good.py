"""Good SOPs, invented from a seed: nothing in them deserves an error or a warning."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

OFFICIALS = ("Pemohon", "Petugas Loket", "Kepala Seksi", "Arsiparis", "Kepala Bidang", "Sekretaris Dinas")
VERBS = ("Memeriksa", "Menyusun", "Mencatat", "Meneliti", "Menelaah", "Mengoreksi", "Menghimpun", "Menyampaikan")
THINGS = ("permohonan", "rancangan surat", "daftar hadir", "laporan bulanan", "usulan kebutuhan", "konsep tanggapan")
STATES = ("terdaftar", "terkoreksi", "terhimpun", "lengkap", "final", "tercatat", "terkirim", "terbaca", "tersimpan")
TIMES = ("5 menit", "10-15 menit", "2 jam", "1 hari kerja", "paling lama 3 hari kerja", "1 x 24 jam", "2 menit/berkas")
LABELS = (("Ya", "Tidak"), ("Lengkap", "Belum lengkap"), ("Setuju", "Tidak setuju"), ("Sesuai", "Belum sesuai"))
LAWS = (
    "Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik",
    "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik",
    "Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan",
    "Peraturan Pemerintah Nomor 28 Tahun 2012 tentang Pelaksanaan Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan",
    "Peraturan Presiden Nomor 81 Tahun 2010 tentang Rancangan Besar Layanan",
    "Peraturan Daerah Kota Contoh Nomor 4 Tahun 2016 tentang Perangkat Daerah",
)
FREQUENCIES = ("2 kali setahun", "setiap 6 bulan", "setiap triwulan", "paling sedikit 1 (satu) kali setahun")
TODAY = date(2025, 1, 6)


def good(seed: int, count: int | None = None) -> dict[str, Any]:
    """A good definition as its author would type it, keys in Indonesian; of 4 to 14 steps where no count is given."""
    rng = Random(seed)
    made = date(2024, 1, 1) + timedelta(days=rng.randrange(300))
    officials = list(OFFICIALS[: rng.randint(2, 6)])
    rng.shuffle(officials)
    columns = {f"p{number}": name for number, name in enumerate(officials)}
    steps = _steps(rng, list(columns), count)
    acting = dict.fromkeys(step["pelaksana"] for step in steps)
    return {
        "nomor": f"SOP-{seed:03d}/BLA",
        "judul": f"Pengelolaan {rng.choice(THINGS)} nomor {seed}",
        "status": "diajukan",
        "instansi": ["DINAS CONTOH", "Bidang Layanan"],
        "tanggal": {
            "pembuatan": made.isoformat(),
            "efektif": (TODAY + timedelta(days=rng.randrange(1, 200))).isoformat(),
        },
        "pengesahan": {"jabatan": "Kepala Dinas", "nama": f"Nama Contoh {seed}", "nip": _nip(rng)},
        "dasar_hukum": [law for law in LAWS if rng.random() < 0.6] or [LAWS[0]],
        "kualifikasi_pelaksana": ["Memahami tata cara pelayanan"],
        "keterkaitan": ["SOP Pengaduan Layanan"],
        "peralatan": ["Komputer"],
        "peringatan": ["Apabila SOP ini tidak dijalankan, layanan terlambat"],
        "pencatatan": ["Buku agenda"],
        "peninjauan": {"frekuensi": rng.choice(FREQUENCIES)},
        "masukan_luar": ["Berkas masuk"],
        "pelaksana": {name: columns[name] for name in acting},
        "langkah": steps,
    }


def _nip(rng: Random) -> str:
    birth = date(1970, 1, 1) + timedelta(days=rng.randrange(9000))
    return f"{birth:%Y%m%d}{birth.year + 25}{rng.randint(1, 12):02d}{rng.randint(1, 2)}{rng.randint(1, 999):03d}"


def _steps(rng: Random, officials: list[str], wanted: int | None) -> list[dict[str, Any]]:
    """A chain of steps; some decide, and then go back to the step before with a remark, which that step takes up."""
    steps: list[dict[str, Any]] = []
    thing = "Berkas masuk"
    count = wanted or rng.randint(4, 14)
    for number in range(count):
        output = f"{rng.choice(THINGS)} {rng.choice(STATES)} {number}".capitalize()
        step: dict[str, Any] = {
            "id": f"s{number}",
            "kegiatan": f"{rng.choice(VERBS)} {rng.choice(THINGS)} tahap {number}",
            "pelaksana": rng.choice(officials),
            "kelengkapan": [thing],
            "waktu": rng.choice(TIMES),
            "output": output,
        }
        if 0 < number < count - 1 and rng.random() < 0.4 and "keputusan" not in steps[-1]:
            _decide(rng, step, steps[-1], number, output)
        steps.append(step)
        thing = output
    return steps


def _decide(rng: Random, step: dict[str, Any], before: dict[str, Any], number: int, output: str) -> None:
    yes, no = rng.choice(LABELS)
    remark = f"Catatan perbaikan {number}"
    step["keputusan"] = {yes: f"s{number + 1}", no: before["id"]}
    step["output"] = {yes: output, no: remark}
    before["kelengkapan"].append(remark)
