"""What the commands ``citations``, ``time`` and ``columns`` say, in Indonesian and English."""

from __future__ import annotations

INSIGHT_MESSAGES: dict[str, tuple[str, str]] = {
    "help_citations": (
        "tampilkan dasar hukum: yang terbaca, bentuk baku, dan statusnya",
        "show the legal basis: what was read, its canonical form, and its status",
    ),
    "help_time": (
        "jumlahkan waktu alur: jalan terpanjang dan tiap cabang",
        "add up the times of the flow: its longest path and every branch",
    ),
    "help_columns": (
        "cari urutan kolom pelaksana yang garisnya lebih sedikit berpotongan",
        "look for an order of the officials' columns whose lines cross less",
    ),
    "columns_none": ("tidak ada garis yang berpotongan", "no lines cross"),
    "columns_good": (
        "{now} persilangan; urutan lain yang dicoba tidak menguranginya",
        "{now} crossings; no other order that was tried has fewer",
    ),
    "columns_better": (
        "{now} persilangan; urutan lain menghemat {saved} (menjadi {then}): {order}",
        "{now} crossings; another order saves {saved} (leaving {then}): {order}",
    ),
    "help_insight_format": ("text (bawaan) atau json", "text (default) or json"),
    "unreadable_definition": (
        "{path} tidak dapat dibaca; lihat `sopdocs check {path}`",
        "{path} cannot be read; see `sopdocs check {path}`",
    ),
    "no_basis": ("  dasar hukum belum diisi", "  no legal basis given"),
    "cited_canonical": ("baku", "canonical"),
    "cited_same": ("(sudah baku)", "(as written)"),
    "cited_data": ("data", "data"),
    "cited_status": ("status", "status"),
    "cited_none": ("bukan jenis peraturan yang dikenal", "no kind of regulation that is known"),
    "cited_kind": ("jenis {value}", "kind {value}"),
    "cited_number": ("nomor {value}", "number {value}"),
    "cited_year": ("tahun {value}", "year {value}"),
    "cited_title": ("judul '{value}'", "title '{value}'"),
    "cited_article": ("{value}", "{value}"),
    "cited_gazette": ("{name} {year}/{number}", "{name} {year}/{number}"),
    "cited_missing": ("tidak ada: {value}", "missing: {value}"),
    "relation_jo": ("jo. ", "jo. "),
    "relation_amended_by": ("diubah dengan ", "amended by "),
    "relation_amends": ("mengubah ", "amends "),
    "state_unverified": ("{what}: belum diverifikasi", "{what}: not verified"),
    "state_no_change_found": (
        "{what}: tidak ada perubahan yang ditemukan (menurut {source})",
        "{what}: no change found (according to {source})",
    ),
    "change_amended": (
        "{what}: diubah dengan {by} sejak {since} (menurut {source})",
        "{what}: amended by {by} since {since} (according to {source})",
    ),
    "change_revoked": (
        "{what}: dicabut dengan {by} sejak {since} (menurut {source})",
        "{what}: revoked by {by} since {since} (according to {source})",
    ),
    "no_flow": ("  belum ada langkah", "  no steps yet"),
    "time_aside": (
        "  tidak ikut dijumlah (tidak di jalan ke akhir, misalnya hanya bila dikembalikan): langkah {steps}",
        "  in no sum, being on no path to an end (passed only where something is sent back, say): steps {steps}",
    ),
    "time_longest": ("terlama", "longest"),
    "time_branch": ("cabang", "branch"),
    "time_between": ("{least} sampai {most}", "{least} to {most}"),
    "time_steps": ("langkah {steps}", "steps {steps}"),
    "time_exit": ("{step}: {label}", "{step}: {label}"),
    "time_no_path": ("  tidak ada jalan dari awal sampai akhir", "  no path from the start to an end"),
    "time_more": ("  dan jalan lain yang tidak dihitung", "  and other paths that were not added up"),
    "time_untold": ("  tidak terhitung: {steps}", "  not counted: {steps}"),
    "time_per_object": ("  dihitung untuk satu objek: {steps}", "  counted for one object: {steps}"),
    "time_step": ("langkah {step} '{text}'", "step {step} '{text}'"),
    "time_step_empty": ("langkah {step} (kosong)", "step {step} (empty)"),
    "time_service": ("  waktu layanan yang dijanjikan: {text}", "  service time promised: {text}"),
}
