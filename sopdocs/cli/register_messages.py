"""What ``sopdocs register`` says, in Indonesian and English."""

from __future__ import annotations

REGISTER_MESSAGES: dict[str, tuple[str, str]] = {
    "help_register": (
        "buat daftar SOP: halaman web yang dapat dicari, PDF, Word, dan lembar kerja",
        "make the register of SOPs: searchable web pages, PDF, Word and a spreadsheet",
    ),
    "help_register_format": (
        "bentuk yang dibuat, dipisah koma: {formats} (bawaan: semua)",
        "formats to make, comma-separated: {formats} (default: all)",
    ),
    "help_register_output": (
        "folder hasil build; daftar ditulis di folder daftar di dalamnya (bawaan: output)",
        "output folder of build; the register goes into the folder daftar in it (default: output)",
    ),
    "registered": (
        "{count} SOP dalam daftar, {overdue} di antaranya terlambat ditinjau.",
        "{count} SOPs in the register; the review of {overdue} is overdue.",
    ),
    "not_registered": (
        "TIDAK masuk daftar: {path} (perbaiki galat di atas; namanya disebut di halaman depan)",
        "NOT in the register: {path} (mend the errors above; the first page names it)",
    ),
    "pages": (
        "{written} berkas ditulis, {same} tetap sama, {removed} yang usang dihapus.",
        "{written} files written, {same} unchanged, {removed} stale ones removed.",
    ),
    "page_left": (
        "{path} tidak lagi termasuk daftar, tetapi isinya diubah orang, jadi dibiarkan.",
        "{path} is no longer part of the register, but somebody has changed it, so it is left alone.",
    ),
    "foreign_folder": (
        "{path} sudah berisi berkas lain yang bukan daftar buatan sopdocs; kosongkan, atau pilih --output lain",
        "{path} holds files that are no register made by sopdocs; empty it, or choose another --output",
    ),
}
