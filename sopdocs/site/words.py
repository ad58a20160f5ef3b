"""Every word the pages of the register say themselves, in Indonesian and English."""

from __future__ import annotations

from datetime import date
from typing import Literal

from sopdocs.values.dates import show_date

Lang = Literal["id", "en"]

WORDS: dict[str, tuple[str, str]] = {
    "register": ("Daftar SOP", "Register of SOPs"),
    "skip": ("Langsung ke isi", "Skip to the content"),
    "menu": ("Halaman", "Pages"),
    "home": ("Daftar SOP", "Register"),
    "calendar": ("Kalender tinjauan", "Review calendar"),
    "rules": ("Penjelasan aturan", "Rules explained"),
    "as_of": ("Keadaan per {day}", "As of {day}"),
    "footer": (
        "Dibuat sopdocs dari berkas definisi dan catatannya. Yang mengikat adalah dokumen yang disahkan.",
        "Made by sopdocs from the definitions and their records. The approved documents are what binds.",
    ),
    "also_as": ("Daftar ini juga sebagai:", "This list is also there as:"),
    # the list
    "caption": ("{count} SOP, keadaan per {day}", "{count} SOPs as of {day}"),
    "empty": ("Belum ada SOP di daftar ini.", "There is no SOP in this register yet."),
    "unread": ("Berkas yang belum terbaca seluruhnya", "Files that could not be read in full"),
    "summary": ("Ringkasan", "Summary"),
    "tile_all": ("SOP dalam daftar", "SOPs in the register"),
    "tile_force": ("disahkan", "approved"),
    "tile_overdue": ("tinjauan terlambat", "reviews overdue"),
    "tile_soon": ("jatuh tempo dalam 30 hari", "due within 30 days"),
    "tile_uncounted": ("tinjauan belum dihitung", "reviews not counted"),
    "tile_error": ("dengan galat pemeriksaan", "with errors found"),
    "search": ("Cari", "Search"),
    "search_hint": ("nomor, judul, unit, …", "number, title, unit, …"),
    "all": ("Semua", "All"),
    "review": ("Tinjauan", "Review"),
    "review_late": ("Terlambat", "Overdue"),
    "review_soon": ("Dalam 30 hari", "Within 30 days"),
    "review_later": ("Lebih dari 30 hari", "Later than 30 days"),
    "review_uncounted": ("Belum dihitung", "Not counted"),
    "review_none": ("Tanpa jadwal", "Nothing scheduled"),
    "sort_by": ("Urutkan", "Sort by"),
    "clear": ("Tampilkan semua", "Show all"),
    "count": ("{shown} dari {all} SOP ditampilkan", "{shown} of {all} SOPs shown"),
    "count_cut": (
        "{shown} dari {all} SOP cocok, {first} pertama ditampilkan",
        "{shown} of {all} SOPs fit, the first {first} shown",
    ),
    "show_rest": ("Tampilkan semuanya", "Show them all"),
    "no_match": ("Tidak ada SOP yang cocok dengan pilihan ini.", "No SOP fits this choice."),
    "chosen": ("Pilihan", "Chosen"),
    "sort_up": ("urut naik", "ascending"),
    "sort_down": ("urut turun", "descending"),
    "number": ("Nomor", "Number"),
    "title": ("Judul", "Title"),
    "unit": ("Unit", "Unit"),
    "status": ("Status", "Status"),
    "revision": ("Revisi", "Revision"),
    "effective": ("Berlaku sejak", "Effective"),
    "last": ("Tinjauan terakhir", "Last review"),
    "next": ("Tinjauan berikutnya", "Next review"),
    "signatures": ("Tanda tangan", "Signatures"),
    "findings": ("Temuan", "Findings"),
    "documents": ("Dokumen", "Documents"),
    "none": ("–", "–"),
    "nothing": ("tidak ada", "none"),
    "no_number": ("tanpa nomor", "no number"),
    "uncounted": ("belum dihitung", "not counted"),
    "unproven": ("pengesahan belum tercatat", "approval not on record"),
    "no_title": ("(tanpa judul)", "(no title)"),
    "state_draf": ("Draf", "Draft"),
    "state_diajukan": ("Diajukan", "Submitted"),
    "state_disahkan": ("Disahkan", "Approved"),
    "state_dicabut": ("Dicabut", "Revoked"),
    "changed": ("isi berubah", "text changed"),
    "changed_long": (
        "Isi naskah berubah sejak terakhir ditinjau atau ditandatangani.",
        "The text has changed since it was last reviewed or signed.",
    ),
    "late": ("terlambat {days} hari", "{days} days overdue"),
    "today": ("hari ini", "today"),
    "days_left": ("{days} hari lagi", "in {days} days"),
    "late_1": ("terlambat {days} hari", "{days} day overdue"),
    "days_left_1": ("{days} hari lagi", "in {days} day"),
    "result_tetap": ("tetap", "kept"),
    "result_perlu_revisi": ("perlu revisi", "needs revision"),
    "result_dicabut": ("dicabut", "revoked"),
    "means_elektronik": ("{count} elektronik", "{count} electronic"),
    "means_basah": ("{count} basah", "{count} in ink"),
    "level_error": ("{count} galat", "{count} errors"),
    "level_warning": ("{count} peringatan", "{count} warnings"),
    "level_advice": ("{count} saran", "{count} advice"),
    "level_error_1": ("{count} galat", "{count} error"),
    "level_warning_1": ("{count} peringatan", "{count} warning"),
    # a page for each SOP
    "way": ("Letak halaman", "You are here"),
    "on_page": ("Di halaman ini", "On this page"),
    "sheets": ("{count} lembar", "{count} sheets"),
    "sheets_1": ("{count} lembar", "{count} sheet"),
    "identity": ("Identitas", "Identity"),
    "kind": ("Jenis", "Kind"),
    "kind_makro": ("makro", "macro"),
    "kind_mikro": ("mikro", "micro"),
    "institution": ("Lembaga", "Institution"),
    "made_on": ("Tanggal pembuatan", "Made on"),
    "revised_on": ("Tanggal revisi", "Revised on"),
    "approved_on": ("Tanggal pengesahan", "Approved on"),
    "approver": ("Disahkan oleh", "Approved by"),
    "instead": (
        "(menggantikan '{post}', yang tidak ada di pejabat.yaml)",
        "(instead of '{post}', which is not in pejabat.yaml)",
    ),
    "owner": ("Penanggung jawab tinjauan", "Responsible for the review"),
    "approving": ("Pejabat pengesah", "Approving official"),
    "source_file": ("Berkas definisi", "Definition file"),
    "legal_basis": ("Dasar hukum", "Legal basis"),
    "qualifications": ("Kualifikasi pelaksana", "Qualifications of performers"),
    "equipment": ("Peralatan/perlengkapan", "Equipment"),
    "warnings": ("Peringatan", "Warnings"),
    "records": ("Pencatatan dan pendataan", "Records"),
    "boxes": ("Dasar hukum dan kelengkapan", "Legal basis and particulars"),
    "duties": ("Kewajiban tinjauan", "Review duties"),
    "no_duties": ("Tidak ada tinjauan yang menunggu.", "No review is waiting."),
    "not_in_force": (
        "SOP ini tidak sedang berlaku, jadi tidak ada tinjauan yang menunggu.",
        "This SOP is not in force, so no review is waiting.",
    ),
    "kind_pemantauan": ("Pemantauan", "Monitoring"),
    "kind_evaluasi": ("Evaluasi", "Evaluation"),
    "kind_jumlah": ("Jumlah tinjauan setahun", "Reviews in a year"),
    "kind_peristiwa": ("Tinjauan karena peristiwa", "Review after an event"),
    "due": ("jatuh tempo {day}", "due {day}"),
    "source": ("Sumber", "Source"),
    "unverified": ("belum diverifikasi", "not verified"),
    "chart": ("Bagan alur", "Flow chart"),
    "chart_sheet": ("Lembar {page} dari {pages}", "Sheet {page} of {pages}"),
    "chart_alt": (
        "Bagan alur {title}, lembar {page} dari {pages}; langkahnya tertulis di bawah gambar.",
        "Flow chart of {title}, sheet {page} of {pages}; its steps are written below.",
    ),
    "chart_open": ("buka gambar penuh", "open full size"),
    "no_chart": ("Bagan alur belum dapat digambar; lihat temuan.", "There is no chart to draw yet; see the findings."),
    "steps": ("Langkah dalam bentuk tulisan", "The steps in words"),
    "steps_caption": ("Langkah {title}", "Steps of {title}"),
    "no": ("No.", "No."),
    "activity": ("Kegiatan", "Activity"),
    "performers": ("Pelaksana", "Performers"),
    "inputs": ("Kelengkapan", "Inputs"),
    "time": ("Waktu", "Time"),
    "outputs": ("Output", "Output"),
    "remark": ("Keterangan", "Remark"),
    "onward": ("Lanjut ke", "Goes on to"),
    "end": ("selesai", "end"),
    "relations": ("Keterkaitan", "Relations"),
    "names": ("SOP yang disebut naskah ini", "SOPs this text names"),
    "named_by": ("SOP yang menyebut naskah ini", "SOPs that name this one"),
    "not_here": ("tidak ada di daftar ini", "not in this register"),
    "history": ("Riwayat", "History"),
    "no_history": ("Belum ada yang tercatat.", "Nothing is on record yet."),
    "no_findings": ("Pemeriksaan tidak menemukan apa pun.", "The check found nothing."),
    "error": ("Galat", "Error"),
    "warning": ("Peringatan", "Warning"),
    "advice": ("Saran", "Advice"),
    "line": ("baris {line}", "line {line}"),
    "in_file": ("{file} baris {line}", "{file} line {line}"),
    "rule_link": ("penjelasan {code}", "about {code}"),
    # the calendar
    "calendar_title": ("Kalender tinjauan SOP {year}", "Calendar of SOP reviews {year}"),
    "years": ("Tahun", "Years"),
    "state_late": ("terlambat", "overdue"),
    "state_due": ("jatuh tempo", "due"),
    "state_done": ("selesai", "done"),
    "mark_late": ("!", "!"),
    "mark_due": ("○", "○"),
    "mark_done": ("✓", "✓"),
    "legend": ("Arti tanda", "Key"),
    "no_entries": ("tidak ada tinjauan", "no reviews"),
    "carried": (
        "Masih terbuka dari tahun sebelumnya: {count}",
        "Still open from earlier years: {count}",
    ),
    "list_title": ("Daftar menurut bulan", "List by month"),
    "print_one": ("Halaman ini tercetak pada satu lembar A4 mendatar.", "This page prints on one landscape A4 sheet."),
    "who": ("oleh", "by"),
    # rules
    "rules_intro": (
        "Aturan pemeriksaan yang menghasilkan temuan di daftar ini.",
        "The rules behind the findings in this register.",
    ),
    "wrong": ("Salah", "Wrong"),
    "right": ("Benar", "Right"),
}
_WEEKDAYS = {
    "id": ("Sn", "Sl", "Rb", "Km", "Jm", "Sb", "Mg"),
    "en": ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"),
}


def say(lang: Lang, key: str, **values: object) -> str:
    """A sentence in the chosen language (KeyError for an unknown key: a bug of ours)."""
    text = WORDS[key][lang == "en"]
    return text.format(**values) if values else text


def counted(lang: Lang, key: str, count: int) -> str:
    """A sentence about a number of things, in the singular where a language has one."""
    return say(lang, f"{key}_1" if count == 1 and f"{key}_1" in WORDS else key, count=count, days=count)


def short_date(day: date, lang: Lang) -> str:
    """A date for a table.

    >>> short_date(date(2026, 8, 3), "id")
    '3 Agu 2026'
    """
    number, month, year = show_date(day, lang).split()
    return f"{number} {month[:3]} {year}"


def month_name(month: int, lang: Lang) -> str:
    """Name of a month, 1 to 12."""
    return show_date(date(2000, month, 1), lang).split()[1]


def weekdays(lang: Lang) -> tuple[str, ...]:
    """Two letters for each day of the week, Monday first."""
    return _WEEKDAYS[lang]
