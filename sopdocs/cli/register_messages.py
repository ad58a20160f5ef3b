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
    "help_fewer": (
        "izinkan daftar yang ada menjadi kurang: SOP yang tidak diberikan dikeluarkan darinya",
        "let the register that is there become less: SOPs that are not given leave it",
    ),
    "fewer": (
        "daftar di {path} akan kehilangan {count} SOP yang definisinya masih ada, misalnya {example}. Berikan folder "
        "seluruhnya (bawaan: definitions), pilih --output lain, atau pakai --fewer bila memang dimaksud",
        "the register in {path} would lose {count} SOPs whose definitions are still there, for example {example}. Give "
        "the whole folder (default: definitions), choose another --output, or use --fewer if you mean it",
    ),
    "registered": (
        "{count} SOP dalam daftar, {overdue} di antaranya terlambat ditinjau.",
        "{count} SOPs in the register; the review of {overdue} is overdue.",
    ),
    "register_unproven": (
        "{count} SOP berlaku menurut tanggalnya sendiri, tetapi tanda tangan pengesahnya belum tercatat, jadi "
        "tinjauannya tidak dihitung (`sopdocs review due` menyebutkannya)",
        "{count} SOPs are in force by their own date, but the approver's signature is not on record, so their reviews "
        "are not counted (`sopdocs review due` names them)",
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
