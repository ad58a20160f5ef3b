"""What ``sopdocs review form`` and ``sopdocs review changes`` say, in Indonesian and English."""

from __future__ import annotations

PAPER_MESSAGES: dict[str, tuple[str, str]] = {
    "help_review_form": (
        "buat lembar evaluasi (PermenPANRB 35/2012, tabel 7) untuk setiap SOP, atau satu formulir isian (yaml)",
        "make the evaluation form (PermenPANRB 35/2012, table 7) of each SOP, or one form to fill in (yaml)",
    ),
    "help_review_changes": (
        "buat daftar perubahan SOP semula dan SOP menjadi terhadap edisi sebelumnya",
        "make the list of changes (SOP semula, SOP menjadi) since the former edition",
    ),
    "help_form_format": (
        "bentuk, dipisah koma: pdf, docx, yaml (bawaan: pdf,docx)",
        "formats, separated by commas: pdf, docx, yaml (default: pdf,docx)",
    ),
    "help_changes_format": (
        "bentuk, dipisah koma: pdf, docx (bawaan: keduanya)",
        "formats, separated by commas: pdf, docx (default: both)",
    ),
    "help_against": (
        "bandingkan dengan definisi ini, bukan dengan edisi yang disimpan",
        "compare with this definition instead of the edition that was kept",
    ),
    "paper_kept": (
        "sudah ada dengan isi lain, jadi tidak ditimpa: {path} (pindahkan dulu, atau pakai --output)",
        "there already with other content, so it is not replaced: {path} (move it first, or use --output)",
    ),
    "no_former": (
        "belum ada edisi sebelumnya: {path} (edisi disimpan oleh sopdocs revise; atau sebutkan --against)",
        "no former edition: {path} (sopdocs revise keeps editions; or give --against)",
    ),
    "against_several": ("--against hanya untuk satu definisi", "--against is for one definition only"),
}
