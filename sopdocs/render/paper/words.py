"""The words of plain documents, in both languages, and how they write dates and people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from sopdocs.render.dates import print_day

Lang = Literal["id", "en"]

WORDS: Mapping[str, tuple[str, str]] = {
    "judul_evaluasi": (
        "Lembar Evaluasi Standar Operasional Prosedur", "Evaluation Form of a Standard Operating Procedure",
    ),
    "judul_perubahan": (
        "Daftar Perubahan Standar Operasional Prosedur", "List of Changes in Standard Operating Procedures",
    ),
    "judul_daftar": ("Daftar Standar Operasional Prosedur", "List of Standard Operating Procedures"),
    "halaman": ("Halaman", "Page"),
    "dari": ("dari", "of"),
    "no": ("No.", "No."),
    "nomor_sop": ("Nomor SOP", "SOP number"),
    "judul": ("Judul SOP", "SOP title"),
    "unit": ("Unit", "Unit"),
    "status": ("Status", "Status"),
    "revisi": ("Revisi", "Revision"),
    "revisi_ke": ("Revisi ke", "Revision number"),
    "efektif": ("Tanggal efektif", "Effective from"),
    "terakhir": ("Tinjauan terakhir", "Last review"),
    "berikut": ("Tinjauan berikutnya", "Next review"),
    "tanda_tangan": ("Tanda tangan", "Signatures"),
    "temuan": ("Temuan terbuka", "Open findings"),
    "keadaan": ("Keadaan pada", "As of"),
    "jumlah": ("Jumlah SOP", "Number of SOPs"),
    "lewat": ("Lewat tenggat tinjauan", "Review overdue"),
    "oleh": ("oleh {person}", "by {person}"),
    "dengan_catatan": ("catatan: {text}", "remarks: {text}"),
    "belum_dihitung": ("Tinjauan belum dihitung", "Review not counted"),
    "tanpa_bukti": ("pengesahan belum tercatat", "approval not on record"),
    "lewat_hari": ("lewat {days} hari", "{days} days overdue"),
    "sisa_hari": ("{days} hari lagi", "{days} days left"),
    "hari_ini": ("hari ini", "today"),
    "belum": ("belum ada", "none yet"),
    "daftar_kosong": ("Belum ada SOP.", "There are no SOPs yet."),
    "prosedur": ("Prosedur", "Procedure"),
    "penilaian": ("Penilaian", "Assessment"),
    "baik": ("berjalan baik", "works well"),
    "tidak_baik": ("tidak berjalan baik", "does not work well"),
    "catatan_hasil": ("Catatan hasil penilaian", "Notes on the assessment"),
    "tindakan": ("Tindakan yang harus diambil", "Action to be taken"),
    "paraf": ("Paraf penilai", "Assessor's initials"),
    "tenggat": ("Tenggat", "Due"),
    "dasar": ("dasar: {source}", "basis: {source}"),
    "belum_diverifikasi": ("belum diverifikasi", "not verified"),
    "temuan_terbuka": ("Temuan pemeriksaan yang masih terbuka", "Findings that are still open"),
    "saran_saja": ("{count} saran; lihat sopdocs check.", "{count} advice; see sopdocs check."),
    "saran_lain": ("Selain itu {count} saran; lihat sopdocs check.", "Besides, {count} advice; see sopdocs check."),
    "jenis": ("Jenis tinjauan", "Kind of review"),
    "hasil": ("Hasil", "Result"),
    "catatan": ("Catatan", "Remarks"),
    "penilai": ("Penilai,", "Assessor,"),
    "mengetahui": ("Mengetahui,", "Acknowledged by,"),
    "tempat_tanggal": ("...................., ....................", "...................., ...................."),
    "titik": ("(........................................)", "(........................................)"),
    "arsip": (
        "Berkas: {file}. Sidik naskah yang dinilai: {seal}. Dasar lembar ini: PermenPANRB 35/2012, lampiran hlm. 54, "
        "tabel 7. Sesudah diisi, catat hasilnya dengan perintah sopdocs review record.",
        "File: {file}. Fingerprint of the text that is assessed: {seal}. Basis of this form: PermenPANRB 35/2012, "
        "annex p. 54, table 7. Once filled in, put the result on record with sopdocs review record.",
    ),
    "isian_kepala": (
        "Formulir tinjauan SOP, dibuat {day}.\nIsi yang masih kosong, hapus butir SOP yang tidak ditinjau, lalu catat "
        "dengan: sopdocs review record --from BERKAS_INI",
        "Form of SOP reviews, made on {day}.\nFill in what is open, delete entries of SOPs not reviewed, then record "
        "it with: sopdocs review record --from THIS_FILE",
    ),
    "isian_tanggal": ("hari tinjauan, misalnya 2026-01-31", "day of the review, such as 2026-01-31"),
    "isian_jenis": ("pemantauan atau evaluasi", "pemantauan (monitoring) or evaluasi (evaluation)"),
    "isian_oleh": ("nama pendek jabatan di pejabat.yaml, atau nama", "short name of a post in pejabat.yaml, or a name"),
    "isian_hasil": (
        "tetap, perlu_revisi, atau dicabut", "tetap (unchanged), perlu_revisi (needs revision) or dicabut (revoked)",
    ),
    "isian_sidik": ("naskah yang dinilai; jangan diubah", "the text that is assessed; leave as it is"),
    "bagian": ("Bagian", "Part"),
    "semula": ("SOP semula", "SOP before"),
    "menjadi": ("SOP menjadi", "SOP after"),
    "edisi_semula": ("Edisi semula", "Former edition"),
    "edisi_menjadi": ("Edisi menjadi", "New edition"),
    "tanpa_perubahan": ("Tidak ada perubahan isi.", "The content has not changed."),
    "dihapus": ("(dihapus)", "(removed)"),
    "baru": ("(baru)", "(new)"),
    "bernilai_efektif": ("berlaku {day}", "in force from {day}"),
    "draf": ("draf", "draft"),
    "diajukan": ("diajukan", "submitted"),
    "disahkan": ("disahkan", "approved"),
    "dicabut": ("dicabut", "revoked"),
    "pemantauan": ("pemantauan", "monitoring"),
    "evaluasi": ("evaluasi", "evaluation"),
    "tetap": ("tetap", "unchanged"),
    "perlu_revisi": ("perlu revisi", "needs revision"),
    "elektronik": ("elektronik", "electronic"),
    "basah": ("basah", "in ink"),
    "error": ("{count} galat", "{count} errors"),
    "warning": ("{count} peringatan", "{count} warnings"),
    "advice": ("{count} saran", "{count} advice"),
    "nihil": ("tidak ada", "none"),
}  # fmt: skip
"""Name -> Indonesian, English. Templates see all of them as ``kata``."""


def word(name: str, lang: Lang, **values: object) -> str:
    """A word in a language."""
    text = WORDS[name][lang == "en"]
    return text.format(**values) if values else text


def long_date(day: date | None, lang: Lang) -> str:
    """``2 Januari 2026``; "" for no day."""
    return print_day(day, "d MMMM y", lang) if day else ""


def short_date(day: date | None, lang: Lang) -> str:
    """``2 Jan 2026``; "" for no day."""
    return print_day(day, "d MMM y", lang) if day else ""
