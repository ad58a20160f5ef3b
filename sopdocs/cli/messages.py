"""Every sentence the command line itself says, in Indonesian and English."""

from __future__ import annotations

from typing import Literal

from sopdocs.cli.insight_messages import INSIGHT_MESSAGES
from sopdocs.cli.register_messages import REGISTER_MESSAGES
from sopdocs.cli.remind_messages import REMIND_MESSAGES
from sopdocs.cli.review_messages import REVIEW_MESSAGES
from sopdocs.cli.scale_messages import SCALE_MESSAGES
from sopdocs.cli.setting_messages import SETTING_MESSAGES
from sopdocs.cli.signing_messages import SIGNING_MESSAGES

Lang = Literal["id", "en"]

MESSAGES: dict[str, tuple[str, str]] = {
    "help_usage": ("pemakaian:", "usage:"),
    "help_arguments": ("yang diberikan", "arguments"),
    "help_options": ("pilihan", "options"),
    "help_commands": ("perintah", "commands"),
    "help_command": ("PERINTAH", "COMMAND"),
    "help_help": ("tampilkan bantuan ini", "show this help"),
    "help_lang": ("bahasa pesan: id (bawaan) atau en", "language of messages: id (default) or en"),
    "help_version": ("tampilkan versi", "show the version"),
    "help_sopdocs": (
        "SOP Administrasi Pemerintahan dari satu berkas teks: dokumen resmi dan pemeriksaannya.",
        "Government SOPs (SOP Administrasi Pemerintahan) from one text file: the official document and its checks.",
    ),
    "help_epilog": (
        "Mulai: sopdocs new sop-saya.yaml --profile kpu; sopdocs check sop-saya.yaml; sopdocs build sop-saya.yaml\n"
        "Keluar dengan 0 bila baik, 1 bila ada galat, 2 bila perintah atau lingkungan salah, 70 bila sopdocs keliru.",
        "Start: sopdocs new my-sop.yaml --profile kpu; sopdocs check my-sop.yaml; sopdocs build my-sop.yaml\n"
        "Exit status 0 clean, 1 errors found, 2 wrong usage or environment, 70 a fault of sopdocs itself.",
    ),
    "help_build": (
        "buat dokumen resmi dari definisi (temuan tidak menghentikan; lihat check)",
        "make the official documents of definitions (findings do not stop it; see check)",
    ),
    "help_check": ("periksa definisi sebelum disahkan", "check definitions before approval"),
    "help_new": ("tulis definisi baru yang siap diisi", "write a new definition to fill in"),
    "help_rule": ("jelaskan satu aturan", "explain one rule"),
    "help_rules": ("tampilkan daftar aturan", "list the rules"),
    "help_codes": (
        "kode atau awalan kode, misalnya SOP2 (bawaan: semua)",
        "codes or beginnings, e.g. SOP2 (default: all)",
    ),
    "head_code": ("kode", "code"),
    "head_level": ("tingkat", "level"),
    "head_rule": ("aturan", "rule"),
    "help_fix": (
        "perbaiki yang aman diperbaiki (urutan dan ejaan dasar hukum, butir ganda, …), lalu periksa",
        "mend what is safe to mend (order and spelling of the legal basis, repeated items, …), then check",
    ),
    "help_show_fix": (
        "hanya tampilkan apa yang akan diubah --fix",
        "only show what --fix would change",
    ),
    "fixed": ("diperbaiki: {path}: {codes}", "mended: {path}: {codes}"),
    "would_fix": (
        "Definisi yang akan berubah: {count}; --fix mengubahnya.",
        "Definitions that would change: {count}; --fix does it.",
    ),
    "signed_not_fixed": (
        "{path} sudah ditandatangani, jadi tidak diubah.",
        "{path} has been signed, so it is left as it is.",
    ),
    "yes": ("ya", "yes"),
    "help_watch": ("periksa lagi setiap kali berkas berubah", "check again whenever a file changes"),
    "watching": ("Menunggu perubahan; Ctrl-C menghentikan.", "Waiting for changes; Ctrl-C stops."),
    "help_schema": ("cetak JSON Schema untuk penyunting teks", "print the JSON Schema for editors"),
    "meta_schema": ("BERKAS", "KIND"),
    "help_schema_kind": ("skema untuk: {kinds} (bawaan: definisi)", "schema of: {kinds} (default: definisi)"),
    "help_extract": (
        "kembalikan definisi yang tersimpan di dalam dokumen Word atau PDF",
        "give back the definition a Word document or a PDF carries",
    ),
    "help_diff": (
        "sebut apa yang diubah di Word sejak dokumen itu dibuat",
        "name what was changed in Word since the document was made",
    ),
    "help_docx": ("dokumen buatan sopdocs", "a document made by sopdocs"),
    "help_extract_output": (
        "tulis ke berkas baru (bawaan: ke layar)",
        "write to a new file (default: standard output)",
    ),
    "document_unreadable": (
        "{path} bukan dokumen Word (.docx) atau PDF yang dapat dibaca",
        "{path} is no Word document (.docx) or PDF that can be read",
    ),
    "document_absent": (
        "{path} tidak memuat definisi; mungkin bukan buatan sopdocs, atau disimpan program yang membuangnya",
        "{path} carries no definition; it was not made by sopdocs, or a program that saved it dropped the definition",
    ),
    "document_damaged": (
        "definisi di dalam {path} sudah berubah dari yang dimasukkan; pakailah berkas definisi aslinya",
        "the definition in {path} is no longer what was put in; use the original definition file",
    ),
    "changes": ("{count} perubahan di {path}", "{count} changes in {path}"),
    "change_text": ("teks diubah", "text changed"),
    "change_added": ("ditambahkan", "added"),
    "change_removed": ("dihapus", "removed"),
    "change_moved": ("simbol dipindahkan", "symbol moved"),
    "change_form": ("bentuk simbol diganti", "form of the symbol changed"),
    "cannot_read": ("{path} tidak dapat dibaca: {why}", "cannot read {path}: {why}"),
    "help_paths": (
        "berkas definisi atau folder (bawaan: definitions)",
        "definition files or folders (default: definitions)",
    ),
    "help_format": (
        "bentuk yang dibuat, dipisah koma (bawaan: pdf,docx,html,svg; pratinjau: PDF cepat, bukan untuk disahkan)",
        "formats to make, comma-separated (default: pdf,docx,html,svg; pratinjau: a quick PDF, not for signing)",
    ),
    "help_output": ("folder hasil (bawaan: output)", "output folder (default: output)"),
    "help_report": ("bentuk laporan: {formats} (bawaan: text)", "report format: {formats} (default: text)"),
    "help_report_output": ("tulis laporan ke berkas ini", "write the report to this file"),
    "help_check_select": (
        "hanya aturan ini: kode atau awalannya, dipisah koma (SOP2,SOP301)",
        "only these rules: codes or their beginnings, comma-separated (SOP2,SOP301)",
    ),
    "help_check_ignore": ("tanpa aturan ini", "without these rules"),
    "help_check_level": (
        "ubah tingkat aturan: SOP203=saran,SOP9=mati",
        "change levels of rules: SOP203=advice,SOP9=off",
    ),
    "help_minimum": (
        "tingkat terendah yang ditampilkan: galat, peringatan, atau saran (bawaan)",
        "the least level shown: error, warning or advice (default)",
    ),
    "help_config": (
        "pakai sopdocs.toml atau pyproject.toml ini (bawaan: yang terdekat di atas definisi)",
        "use this sopdocs.toml or pyproject.toml (default: the nearest above the definition)",
    ),
    "help_baseline": (
        "sembunyikan temuan lama yang tercatat di berkas ini",
        "hide the known findings listed in this file",
    ),
    "help_write_baseline": (
        "catat semua temuan sekarang ke berkas ini sebagai temuan lama",
        "list all findings there are now in this file as known",
    ),
    "help_statistics": ("hanya jumlah temuan per aturan", "only the number of findings of each rule"),
    "help_today": ("anggap hari ini tanggal itu (TTTT-BB-HH)", "take that date (YYYY-MM-DD) as today"),
    "help_new_file": ("berkas yang akan ditulis, misalnya sop-saya.yaml", "file to write, e.g. my-sop.yaml"),
    "help_profile": ("lembaga: permenpan (bawaan), kpu, polhukam, …", "institution: permenpan (default), kpu, …"),
    "help_code": ("kode aturan, misalnya SOP502", "rule code, e.g. SOP502"),
    "meta_date": ("TANGGAL", "DATE"),
    "meta_file": ("BERKAS", "FILE"),
    "meta_format": ("BENTUK", "FORMAT"),
    "meta_check_select": ("KODE,KODE", "CODE,CODE"),
    "meta_check_ignore": ("KODE,KODE", "CODE,CODE"),
    "meta_check_level": ("KODE=TINGKAT", "CODE=LEVEL"),
    "meta_minimum": ("TINGKAT", "LEVEL"),
    "meta_name": ("NAMA", "NAME"),
    "meta_code": ("KODE", "CODE"),
    "see_help": ("Lihat: {command} --help", "See: {command} --help"),
    "bad_date": (
        "'{text}' bukan tanggal; tulis tahun-bulan-hari, misalnya 2026-01-31",
        "'{text}' is no date; write year-month-day, e.g. 2026-01-31",
    ),
    "bad_format": (
        "bentuk '{name}' tidak dikenal; pilihannya: {formats}",
        "unknown format '{name}'; choose from: {formats}",
    ),
    "baseline_written": ("{count} temuan dicatat di {path}", "{count} findings listed in {path}"),
    "bad_baseline": (
        "{path}: bukan daftar temuan lama ({why}); tulis ulang dengan --write-baseline {path}",
        "{path}: no list of known findings ({why}); write it anew with --write-baseline {path}",
    ),
    "needs_output": (
        "laporan {format} adalah berkas; sebutkan namanya dengan --output nota.{format}",
        "a {format} report is a file; name it with --output note.{format}",
    ),
    "no_path": ("{path}: berkas atau folder itu tidak ada", "{path}: no such file or folder"),
    "nothing": (
        "tidak ada definisi (*.yaml) di: {paths}",
        "no definitions (*.yaml) in: {paths}",
    ),
    "made": ("dibuat: {path}", "made: {path}"),
    "not_made": (
        "TIDAK dibuat: {path} (perbaiki galat di atas, lalu ulangi)",
        "NOT made: {path} (mend the errors above, then try again)",
    ),
    "built": ("{made} dari {all} definisi dibuat.", "{made} of {all} definitions made."),
    "exists": (
        "{path} sudah ada; sopdocs tidak menimpanya. Pilih nama lain atau hapus dahulu.",
        "{path} exists; sopdocs does not overwrite it. Choose another name or remove it first.",
    ),
    "no_profile": (
        "lembaga '{name}' tidak ada; yang tersedia: {known}",
        "there is no institution '{name}'; available: {known}",
    ),
    "no_rule": ("tidak ada aturan {code}", "there is no rule {code}"),
    "rule_mendable": (
        "sopdocs check --fix dapat memperbaikinya bila aman.",
        "sopdocs check --fix can mend it where that is safe.",
    ),
    "rule_source": ("Sumber: {source}", "Source: {source}"),
    "written": (
        "{path} ditulis. Isi, lalu: sopdocs check {path}",
        "{path} written. Fill it in, then: sopdocs check {path}",
    ),
    "cannot_write": ("{path} tidak dapat ditulis: {why}", "cannot write {path}: {why}"),
    "clash": (
        "dua definisi akan menulis hasil yang sama {path}; bangun satu per satu atau ganti nama salah satunya",
        "two definitions would write the same {path}; build them one by one or rename one",
    ),
    "signed_folder": (
        "{path}: folder 'signed' hanya untuk dokumen bertanda tangan; ganti nama folder definisinya",
        "{path}: the folder 'signed' is for signed documents only; rename the folder of the definition",
    ),
    "bug": (
        "sopdocs sendiri keliru ({what}) saat mengolah {path}. Mohon laporkan; SOPDOCS_DEBUG=1 menampilkan rinciannya.",
        "sopdocs itself failed ({what}) on {path}. Please report it; SOPDOCS_DEBUG=1 shows the details.",
    ),
    "environment": (
        "pustaka sistem belum terpasang: {what}\nPasang dengan: apt-get install libpango-1.0-0 libpangoft2-1.0-0 "
        "libharfbuzz-subset0",
        "a system library is missing: {what}\nInstall it: apt-get install libpango-1.0-0 libpangoft2-1.0-0 "
        "libharfbuzz-subset0",
    ),
    "interrupted": ("dihentikan; yang sudah selesai tetap tersimpan", "interrupted; what was finished is kept"),
    **REGISTER_MESSAGES,
    **REMIND_MESSAGES,
    **SCALE_MESSAGES,
    **INSIGHT_MESSAGES,
    **SETTING_MESSAGES,
    **SIGNING_MESSAGES,
    **REVIEW_MESSAGES,
}


def say(lang: Lang, key: str, /, **values: object) -> str:
    """One sentence in the chosen language (KeyError for an unknown key: a bug of ours)."""
    return MESSAGES[key][lang == "en"].format(**values) if values else MESSAGES[key][lang == "en"]
