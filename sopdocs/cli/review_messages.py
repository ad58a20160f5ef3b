"""What the commands about the life and the reviews of an SOP say, in Indonesian and English."""

from __future__ import annotations

from sopdocs.cli.paper_messages import PAPER_MESSAGES

REVIEW_MESSAGES: dict[str, tuple[str, str]] = {
    "help_submit": (
        "ajukan sebuah draf untuk disahkan (atau tarik kembali dengan --withdraw)",
        "hand a draft in for approval (or take it back with --withdraw)",
    ),
    "help_withdraw": ("tarik kembali yang sudah diajukan", "take back what was handed in"),
    "help_submit_reason": (
        "ajukan walaupun ada galat, dengan alasan ini; dicatat",
        "hand in despite errors, for this reason; it is recorded",
    ),
    "help_revise": (
        "mulai edisi baru: edisi lama disimpan, Revisi ke dinaikkan, status kembali draf",
        "begin a new edition: the former is kept, the revision number raised, the status a draft again",
    ),
    "help_revise_date": (
        "tanggal revisi (bila tidak diberikan, ditanyakan)",
        "date of the revision (asked if not given)",
    ),
    "help_revise_reason": (
        "alasan revisi; juga bila edisi lama tidak dapat disimpan seperti tercatat",
        "why; also where the former edition cannot be kept as recorded",
    ),
    "help_revoke": ("cabut SOP yang sudah disahkan", "revoke an approved SOP"),
    "help_revoke_reason": ("alasan pencabutan (wajib)", "why it is revoked (required)"),
    "help_step_date": ("tanggal langkah ini (bawaan: hari ini)", "day of this step (default: today)"),
    "help_by": ("pejabat dari pejabat.yaml, atau nama", "an official of pejabat.yaml, or a name"),
    "help_history": (
        "ceritakan riwayat sebuah SOP dari catatannya dan dari git",
        "tell the life of an SOP from its records and from git",
    ),
    "help_life_json": ("dalam bentuk JSON", "as JSON"),
    "help_review": ("tinjauan: yang jatuh tempo, dan mencatatnya", "reviews: what is due, and recording them"),
    "help_review_actions": ("perintah tinjauan", "review commands"),
    "help_review_due": ("daftar tinjauan yang jatuh tempo atau terlambat", "list the reviews that are due or overdue"),
    "help_review_record": ("catat tinjauan yang sudah dilakukan", "put a review that took place on record"),
    "help_within": (
        "juga yang jatuh tempo dalam jangka ini: 30d, 6w, 12m (bawaan: 30d)",
        "also what is due within this time: 30d, 6w, 12m (default: 30d)",
    ),
    "help_due_format": ("bentuk: {formats} (bawaan: text)", "format: {formats} (default: text)"),
    "help_due_output": ("tulis ke berkas ini", "write to this file"),
    "help_review_file": ("definisi yang ditinjau", "definition that was reviewed"),
    "help_from": ("catat semua tinjauan dalam formulir YAML ini", "record all reviews of this YAML form"),
    "help_result": ("hasil: {results}", "result: {results}"),
    "help_note": ("catatan hasil", "note on the result"),
    "help_kind": ("jenis: pemantauan (bawaan) atau evaluasi", "kind: pemantauan (monitoring, default) or evaluasi"),
    "help_review_date": ("tanggal tinjauan (bawaan: hari ini)", "day of the review (default: today)"),
    "help_for_year": (
        "tinjauan susulan: tahun yang kekurangannya ditutup",
        "the year whose shortage this review makes up for",
    ),
    "meta_within": ("JANGKA", "TIME"),
    "meta_result": ("HASIL", "RESULT"),
    "meta_kind": ("JENIS", "KIND"),
    "meta_note": ("CATATAN", "NOTE"),
    "meta_year": ("TAHUN", "YEAR"),
    "ask_date": ("Tanggal revisi (TTTT-BB-HH): ", "Date of the revision (YYYY-MM-DD): "),
    "no_revise_date": ("sebutkan tanggal revisi dengan --date", "give the date of the revision with --date"),
    "bad_within": (
        "'{text}' bukan jangka; tulis misalnya 30d, 6w, atau 12m",
        "'{text}' is no time; write 30d, 6w or 12m",
    ),
    "submitted": ("diajukan: {path}\n  dicatat di {ledger}", "handed in: {path}\n  recorded in {ledger}"),
    "withdrawn": ("ditarik kembali: {path}\n  dicatat di {ledger}", "taken back: {path}\n  recorded in {ledger}"),
    "revised": (
        "edisi baru dimulai: {path} (Revisi ke {revision}, status draf)\n  dicatat di {ledger}\n"
        "  Ubah naskahnya, perbarui tanggal efektif dan pengesahan, lalu: sopdocs submit {path}",
        "new edition begun: {path} (revision {revision}, a draft)\n  recorded in {ledger}\n"
        "  Change the text, renew the dates of effect and approval, then: sopdocs submit {path}",
    ),
    "revoked": ("dicabut: {path}\n  dicatat di {ledger}", "revoked: {path}\n  recorded in {ledger}"),
    "kept": ("  disimpan: {path}", "  kept: {path}"),
    "in_force_still": (
        "  edisi lama tetap berlaku, dan tetap harus ditinjau, sampai edisi baru disahkan",
        "  the former edition stays in force, and under review, until the new one is approved",
    ),
    "recorded": (
        "dicatat: {path}: {kind} {day}, {result} ({by})\n  di {ledger}",
        "recorded: {path}: {kind} {day}, {result} ({by})\n  in {ledger}",
    ),
    "recorded_before": ("sudah tercatat: {path}: {kind} {day}", "on record already: {path}: {kind} {day}"),
    "next_due": ("  berikutnya {day}: {reason}", "  next on {day}: {reason}"),
    "late_still": ("  masih terlambat sejak {day}: {reason}", "  still overdue since {day}: {reason}"),
    "any_reviewer": (
        "  pejabat.yaml tidak ada atau tidak memuat pejabat, jadi {by} dicatat tanpa diperiksa (panduan 10)",
        "  there is no pejabat.yaml, or no official in it, so {by} is recorded unchecked (guide 10)",
    ),
    "not_recorded": (
        "tidak ada yang dicatat; perbaiki yang di atas, lalu ulangi",
        "nothing was recorded; mend the above, then try again",
    ),
    "no_history": ("(folder ini bukan repositori git)", "(this folder is no git repository)"),
    "due_unread": (
        "{count} berkas tidak terbaca seutuhnya, jadi daftar ini mungkin kurang",
        "{count} files cannot be read as a whole, so this list may lack something",
    ),
    # why a step was not taken, or a review not recorded
    "step_refused": ("{path} berstatus {state}: {why}", "{path} is {state}: {why}"),
    "reason_missing": ("sebutkan alasan pencabutan dengan --reason", "give the reason with --reason"),
    "not_ready_to_submit": (
        "belum dapat diajukan: {against}. Perbaiki, atau sebutkan --reason (alasannya dicatat)",
        "cannot be handed in yet: {against}. Mend it, or give a --reason (it is recorded)",
    ),
    "ledger_faulty": (
        "catatan {path} memuat kesalahan; rapikan dahulu (sopdocs check menunjukkan tempatnya)",
        "the ledger {path} has faults; tidy it first (sopdocs check shows where)",
    ),
    "day_to_come": ("{day} belum tiba", "{day} has not come yet"),
    "before_approval": (
        "{day} mendahului pengesahan ({approval})",
        "{day} is before the approval ({approval})",
    ),
    "nobody_known": (
        "'{by}' tidak ada di pejabat.yaml; yang ada: {known}",
        "there is no '{by}' in pejabat.yaml; there are: {known}",
    ),
    "edition_doubtful": (
        "edisi lama tidak dapat disimpan seperti tercatat: {what} hilang atau sudah berubah. Kembalikan dahulu, "
        "atau sebutkan --reason (alasannya dicatat)",
        "the former edition cannot be kept as recorded: {what} is gone or has changed. Bring it back first, "
        "or give a --reason (it is recorded)",
    ),
    "edition_taken": (
        "{path} sudah berisi edisi lain; edisi yang disimpan tidak pernah ditimpa",
        "{path} holds another edition; what is kept is never overwritten",
    ),
    "revision_unreadable": (
        "revisi_ke '{text}' bukan angka; tulis misalnya 1",
        "revisi_ke '{text}' is no number; write 1, say",
    ),
    "key_unwritable": (
        "{path}: kunci {key} tidak dapat diubah oleh perintah ini; ubah sendiri, lalu ulangi",
        "{path}: the key {key} cannot be changed by this command; change it yourself, then try again",
    ),
    "changed_meanwhile": ("{path} baru saja berubah; ulangi", "{path} has just changed; try again"),
    "not_in_force": (
        "SOP ini tidak sedang berlaku (belum disahkan, belum efektif, atau dicabut), jadi tidak ada yang ditinjau",
        "this SOP is not in force (not approved, not in effect yet, or revoked), so there is nothing to review",
    ),
    "before_in_force": (
        "{day} mendahului hari SOP ini mulai berlaku ({since})",
        "{day} is before the SOP came into force ({since})",
    ),
    "nobody": ("sebutkan siapa yang meninjau (oleh, atau --by)", "say who reviewed it (oleh, or --by)"),
    "not_serving": (
        "'{by}' tidak menjabat pada {day} menurut pejabat.yaml",
        "'{by}' did not hold office on {day} according to pejabat.yaml",
    ),
    "wrong_year": (
        "tinjauan susulan {day} tidak dapat menutup tahun {year}; pilih {first} sampai tahun sebelum tinjauan",
        "the review of {day} cannot make up for {year}; choose {first} up to the year before the review",
    ),
    "no_year_yet": (
        "tinjauan {day} tidak dapat menutup tahun {year}: SOP ini baru berlaku {since}, belum setahun lewat",
        "the review of {day} cannot make up for {year}: in force since {since} only, the SOP has no year behind it yet",
    ),
    "form_faulty": ("formulir belum dapat dicatat: {what}", "the form cannot be recorded yet: {what}"),
    "form_empty": ("formulir ini tidak memuat tinjauan", "this form has no reviews"),
    "sop_unknown": ("tidak ada definisi bernama atau bernomor '{sop}'", "no definition has the name or number '{sop}'"),
    "sop_several": ("'{sop}' cocok dengan beberapa definisi: {paths}", "'{sop}' is several definitions: {paths}"),
    "no_day": ("tinjauan ini tidak bertanggal", "this review has no date"),
    "other_text": (
        "naskah {path} sudah bukan yang ditinjau (sidiknya berbeda)",
        "the text of {path} is no longer the one that was reviewed (another fingerprint)",
    ),
    "needs_file_or_form": (
        "sebutkan definisi, atau --from formulir (bukan keduanya)",
        "give a definition, or --from a form (not both)",
    ),
    "needs_by_and_result": ("sebutkan --by dan --result", "give --by and --result"),
    "form_alone": ("--from tidak dipakai bersama {options}", "--from does not go with {options}"),
    **PAPER_MESSAGES,
}
