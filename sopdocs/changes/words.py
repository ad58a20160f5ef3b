"""How the places of an SOP are called, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from sopdocs.changes.change import Lang

_WORDS: Mapping[str, tuple[str, str]] = {
    "profile": ("Bentuk (profil)", "Form (profile)"),
    "number": ("Nomor SOP", "SOP number"),
    "title": ("Judul SOP", "SOP title"),
    "level": ("Jenis SOP", "Kind of SOP"),
    "status": ("Status", "Status"),
    "institution": ("Instansi", "Institution"),
    "cover": ("Sampul", "Cover"),
    "year": ("tahun", "year"),
    "address": ("alamat", "address"),
    "dates": ("Tanggal", "Dates"),
    "made": ("pembuatan", "made"),
    "revised": ("revisi", "revised"),
    "revision": ("revisi ke", "revision number"),
    "effective": ("efektif", "effective"),
    "approved": ("pengesahan", "approved"),
    "approval": ("Pejabat pengesah", "Approving official"),
    "signers": ("Penanda tangan", "Signers"),
    "role": ("peran", "role"),
    "honorific": ("sebutan", "honorific"),
    "position": ("jabatan", "position"),
    "name": ("nama", "name"),
    "rank": ("pangkat", "rank"),
    "nip": ("NIP", "NIP"),
    "nrp": ("NRP", "NRP"),
    "place": ("tempat", "place"),
    "clauses": ("butir pengesahan", "approval clauses"),
    "legal_basis": ("Dasar hukum", "Legal basis"),
    "qualifications": ("Kualifikasi pelaksana", "Qualifications"),
    "related": ("Keterkaitan", "Related SOPs"),
    "equipment": ("Peralatan/perlengkapan", "Equipment"),
    "warnings": ("Peringatan", "Warnings"),
    "records": ("Pencatatan dan pendataan", "Records"),
    "review": ("Peninjauan", "Review"),
    "owner": ("penanggung jawab", "person in charge"),
    "frequency": ("frekuensi", "frequency"),
    "narrative": ("Penjelasan", "Narrative"),
    "outside_inputs": ("Masukan dari luar", "Inputs from outside"),
    "labels": ("Label", "Labels"),
    "exemptions": ("Pengecualian aturan", "Exemptions from rules"),
    "sections": ("Alur", "Flow"),
    "actors": ("Kolom pelaksana", "Columns of officials"),
    "step": ("Langkah {no}", "Step {no}"),
    "step_was": ("Langkah {no} (semula {was})", "Step {no} (was {was})"),
    "order": ("urutan", "order"),
    "id": ("id", "id"),
    "activity": ("kegiatan", "activity"),
    "performers": ("pelaksana", "officials"),
    "mode": ("cara", "mode"),
    "exits": ("keputusan", "decision"),
    "question": ("pertanyaan", "question"),
    "next": ("lanjut ke", "goes on to"),
    "shape": ("simbol", "symbol"),
    "inputs": ("kelengkapan", "inputs"),
    "time": ("waktu", "time"),
    "outputs": ("output", "outputs"),
    "note": ("keterangan", "note"),
    "item": ("butir {no}", "item {no}"),
    "as_above": ("sama dengan langkah di atasnya", "as in the step above"),
    "next_step": ("langkah berikutnya", "the next step"),
    "empty": ("(kosong)", "(empty)"),
    "end": ("selesai", "end"),
    "to_step": ("langkah {no}", "step {no}"),
}


def word(name: str, lang: Lang, **values: object) -> str:
    """A word or place; ``name`` is an attribute of the model, or one of ours; one without words stands for itself."""
    return _WORDS.get(name, (name, name))[lang == "en"].format(**values)


def joined(*parts: str) -> str:
    """A place from the outside in: "Langkah 3, kegiatan"."""
    return ", ".join(filter(None, parts))
