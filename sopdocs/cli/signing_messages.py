"""What the commands about signatures say, in Indonesian and English."""

from __future__ import annotations

from sopdocs.cli.verify_messages import VERIFY_MESSAGES

SIGNING_MESSAGES: dict[str, tuple[str, str]] = {
    "help_sign": (
        "tanda tangani PDF sebuah definisi secara elektronik",
        "sign the PDF of a definition electronically",
    ),
    "help_archive": (
        "lengkapi berkas bertanda tangan dengan bukti jangka panjang (juga memperbaruinya)",
        "give a signed file proof for the long term (also renews it)",
    ),
    "help_evidence": (
        "simpan pindaian tanda tangan basah sebagai bukti",
        "file the scan of a signature in ink as evidence",
    ),
    "help_signers": ("coba kunci penanda tangan tanpa menandatangani", "try the signers' keys without signing"),
    "help_definition": ("berkas definisi", "definition file"),
    "help_role": ("peran penanda tangan: {roles}", "role of the signer: {roles}"),
    "help_signer": ("nama penanda tangan di sopdocs.toml", "name of the signer in sopdocs.toml"),
    "help_one_signer": ("hanya penanda tangan ini (bawaan: semua)", "this signer only (default: all)"),
    "help_level": ("tingkat PAdES: {levels}", "PAdES level: {levels}"),
    "help_reason": (
        "kesampingkan syarat dengan alasan ini; dicatat",
        "override the preconditions for this reason; it is recorded",
    ),
    "help_secret": (
        "sumber PIN: fd:3, file:JALUR, keyring:LAYANAN:NAMA, env:NAMA, atau prompt",
        "where the PIN comes from: fd:3, file:PATH, keyring:SERVICE:USER, env:NAME, or prompt",
    ),
    "help_scan": ("pindaian (PDF, PNG, atau JPEG)", "scan (PDF, PNG or JPEG)"),
    "help_signed_on": ("tanggal tanda tangan basah", "date of the signature in ink"),
    "help_action": ("yang dilakukan: check", "what to do: check"),
    "help_beside": ("definisi atau folder ruang kerja (bawaan: folder ini)", "definition or workspace (default: here)"),
    "meta_role": ("PERAN", "ROLE"),
    "meta_level": ("TINGKAT", "LEVEL"),
    "meta_reason": ("ALASAN", "REASON"),
    "meta_secret": ("SUMBER", "SOURCE"),
    "basis_sha256": ("sidik SHA-256", "its SHA-256"),
    "basis_nomor": ("NIP/NRP", "the staff number"),
    "basis_nama": ("nama", "the name"),
    "basis_": ("-", "-"),
    "signed": (
        "ditandatangani: {path}\n  peran {role}, pejabat {official} (dikenali dari {basis}), tingkat {level}\n"
        "  SHA-256 {sha256}, dicatat di {ledger}",
        "signed: {path}\n  role {role}, official {official} (recognised by {basis}), level {level}\n"
        "  SHA-256 {sha256}, recorded in {ledger}",
    ),
    "overridden": ("dikesampingkan dengan alasan: {what}", "overridden for a reason: {what}"),
    "archived": (
        "diarsipkan: {path}\n  SHA-256 {sha256}, dicatat di {ledger}",
        "archived: {path}\n  SHA-256 {sha256}, recorded in {ledger}",
    ),
    "filed": (
        "disimpan: {path}\n  tanda tangan basah, tidak terverifikasi secara digital\n"
        "  SHA-256 {sha256}, dicatat di {ledger}",
        "filed: {path}\n  signature in ink, not verifiable digitally\n  SHA-256 {sha256}, recorded in {ledger}",
    ),
    "signer_fine": (
        "{name}: baik ({holder}, berlaku sampai {until})",
        "{name}: fine ({holder}, valid until {until})",
    ),
    "service_fine": ("{name}: baik (BSrE: {said})", "{name}: fine (BSrE: {said})"),
    "signer_bad": ("{name}: {why}", "{name}: {why}"),
    "no_signers": ("tidak ada penanda tangan di sopdocs.toml", "there are no signers in sopdocs.toml"),
    # why something was not signed
    "no_definition": (
        "{path} tidak terbaca sebagai definisi; jalankan sopdocs check",
        "{path} cannot be read as a definition; run sopdocs check",
    ),
    "no_signer": (
        "definisi tidak menyebut siapa yang menandatangani sebagai {role}",
        "the definition names nobody who signs as {role}",
    ),
    "officials_faulty": (
        "{path} memuat kesalahan, jadi tidak diketahui siapa pejabatnya; sopdocs review due menyebutkan tempatnya",
        "{path} has faults, so nobody knows who the officials are; sopdocs review due says where",
    ),
    "not_in_office": (
        "{name} tidak tercatat menjabat pada {tanggal} di {path}",
        "{name} does not hold office on {tanggal} according to {path}",
    ),
    "unknown_signer": (
        "tidak ada penanda tangan '{name}' di sopdocs.toml; yang ada: {known}",
        "there is no signer '{name}' in sopdocs.toml; there are: {known}",
    ),
    "not_ready": (
        "belum boleh ditandatangani: {against}. Perbaiki, atau sebutkan --reason (alasannya dicatat)",
        "not ready to be signed: {against}. Mend it, or give a --reason (it is recorded)",
    ),
    "too_early": (
        "{role} menutup dokumen, padahal {waiting} belum menandatangani; sebutkan --reason bila memang demikian",
        "{role} closes the document, but {waiting} has not signed; give a --reason if that is meant",
    ),
    "no_field": (
        "halamannya tidak menyediakan tempat tanda tangan {role}",
        "its pages have no place for the signature of {role}",
    ),
    "already_signed": (
        "tempat tanda tangan {role} sudah terisi",
        "the place for the signature of {role} is taken",
    ),
    "nothing_signed": (
        "naskah ini belum ditandatangani secara elektronik",
        "this text has not been signed electronically",
    ),
    "base_changed": (
        "hasilnya mengubah isi yang ditandatangani; ditolak",
        "the result changes what was signed; refused",
    ),
    "no_tsa": (
        "tingkat {level} memerlukan layanan stempel waktu; isi tsa_url di [sign] sopdocs.toml",
        "level {level} needs a timestamp service; set tsa_url in [sign] of sopdocs.toml",
    ),
    "bad_url": ("bukan alamat web: {url}", "no web address: {url}"),
    "insecure_url": (
        "{url} menerima rahasia, jadi harus https",
        "{url} would get a secret, so it must be https",
    ),
    "expired": ("sertifikatnya habis masa berlaku {tanggal}", "the certificate expired on {tanggal}"),
    "not_yet_valid": (
        "sertifikatnya baru berlaku {tanggal}",
        "the certificate is valid from {tanggal} only",
    ),
    "key_usage": (
        "sertifikatnya tidak untuk menandatangani dokumen",
        "the certificate is not meant for signing documents",
    ),
    "weak_key": ("kuncinya lemah ({bit})", "the key is weak ({bit})"),
    "weak_hash": (
        "sertifikatnya ditandatangani dengan {algoritma}, yang sudah lemah",
        "the certificate is signed with {algoritma}, which is weak",
    ),
    "other_person": (
        "sertifikat ini atas nama {sertifikat}, bukan milik pejabat yang tertulis; petakan di pejabat.yaml bila benar",
        "this certificate is that of {sertifikat}, not of the official named; map it in pejabat.yaml if it is right",
    ),
    "scan_unreadable": ("{path} tidak ada atau tidak dapat dibaca", "{path} is not there or cannot be read"),
    "scan_unknown": ("{path} bukan PDF, PNG, atau JPEG", "{path} is no PDF, PNG or JPEG"),
    "on_record": ("{path} sudah dicatat", "{path} is on record already"),
    "file_taken": (
        "{path} sudah ada dengan isi lain; berkas bertanda tangan tidak pernah ditimpa",
        "{path} exists with other content; signed files are never overwritten",
    ),
    "not_on_record": (
        "{path} tidak cocok dengan catatan (SHA-256); jangan ditandatangani lagi sebelum jelas sebabnya",
        "{path} does not match the record (SHA-256); do not sign on before it is clear why",
    ),
    "ledger_refuses": (
        "catatan {path} tidak dapat ditambah ({why}); rapikan dahulu",
        "cannot append to the ledger {path} ({why}); tidy it first",
    ),
    # keys, secrets and services: exit status 4
    "secret_source": (
        "itu bukan sumber rahasia; PIN tidak pernah ditulis di sini. Pilihannya: {kinds}",
        "that is no source of a secret; a PIN is never written here. There are: {kinds}",
    ),
    "secret_empty": ("{source} kosong", "{source} is empty"),
    "secret_missing": ("{source} tidak terbaca", "cannot read {source}"),
    "secret_open": (
        "{path} terbaca orang lain; jalankan chmod 600",
        "others can read {path}; run chmod 600",
    ),
    "secret_no_terminal": (
        "tidak ada terminal untuk mengetik PIN; pakai --secret",
        "there is no terminal to type the PIN; use --secret",
    ),
    "secret_wrong": ("PIN atau passphrase salah", "wrong PIN or passphrase"),
    "keyring_absent": ("paket 'keyring' belum terpasang", "the package 'keyring' is not installed"),
    "pkcs11_absent": ("paket 'python-pkcs11' belum terpasang", "the package 'python-pkcs11' is not installed"),
    "token_absent": (
        "token '{token}' tidak ditemukan lewat {module}",
        "token '{token}' is not found through {module}",
    ),
    "csc_incomplete": (
        "penanda tangan CSC memerlukan url dan credential di sopdocs.toml",
        "a CSC signer needs url and credential in sopdocs.toml",
    ),
    "csc_unreachable": ("layanan CSC di {url} tidak menjawab", "the CSC service at {url} does not answer"),
    "bsre_incomplete": (
        "penanda tangan '{name}' memerlukan url, account, dan user di sopdocs.toml",
        "signer '{name}' needs url, account and user in sopdocs.toml",
    ),
    "bsre_no_place": (
        "tanda tangan {role} yang terlihat memerlukan tempatnya di halaman dan alamat_verifikasi di profile.yaml",
        "a visible signature of {role} needs its place on a page and alamat_verifikasi in profile.yaml",
    ),
    "bsre_unknown_user": (
        "BSrE: NIK belum terdaftar (2011 atau 1110)",
        "BSrE: the NIK is not registered (2011 or 1110)",
    ),
    "bsre_not_ready": (
        "BSrE: belum dapat menandatangani; status sertifikatnya {said}",
        "BSrE: cannot sign yet; the status of the certificate is {said}",
    ),
    "bsre_passphrase": (
        "BSrE: passphrase salah (2031); tidak dicoba lagi supaya akun tidak terkunci",
        "BSrE: wrong passphrase (2031); not tried again, so that the account is not locked",
    ),
    "bsre_refused": ("BSrE menolak (HTTP {status}, kode {code})", "BSrE refused (HTTP {status}, code {code})"),
    "bsre_unreachable": ("BSrE di {url} tidak dapat dihubungi", "BSrE at {url} cannot be reached"),
    "bsre_odd_answer": ("jawaban BSrE tidak dikenal", "BSrE gave an unknown answer"),
    "bsre_broken": (
        "yang dikembalikan BSrE tidak utuh atau bukan satu tanda tangan; ditolak",
        "what BSrE gave back is not whole or not one signature; refused",
    ),
    "key_unreadable": (
        "{path} tidak terbaca sebagai kunci dan sertifikat",
        "cannot read {path} as key and certificate",
    ),
    "key_without_certificate": ("kunci ini tidak bersertifikat", "this key has no certificate"),
    "key_failed": ("kunci gagal menandatangani: {why}", "the key failed to sign: {why}"),
    "timestamp_failed": (
        "layanan stempel waktu tidak menjawab dengan benar; tidak ada yang ditandatangani",
        "the timestamp service did not answer properly; nothing was signed",
    ),
    "unproved": ("sertifikat {nama} tidak dapat dibuktikan", "the certificate of {nama} cannot be proved"),
    "unproved_expired": (
        "sertifikat {nama} sudah habis masa berlakunya; bukti jangka panjang harus dibuat sebelum itu",
        "the certificate of {nama} has expired; proof for the long term must be made before that",
    ),
    "unproved_revoked": ("sertifikat {nama} sudah dicabut", "the certificate of {nama} is revoked"),
    "unproved_no_data": (
        "tidak ada data pencabutan (OCSP atau CRL) yang berlaku bagi sertifikat {nama}; layanannya mungkin mati",
        "there is no revocation data (OCSP or CRL) in force for the certificate of {nama}; its service may be down",
    ),
    "unproved_no_path": (
        "sertifikat {nama} tidak sampai ke akar yang dipatok di [sign.trust] sopdocs.toml",
        "the certificate of {nama} leads to no root pinned in [sign.trust] of sopdocs.toml",
    ),
    "trust_unreadable": ("{path} tidak terbaca sebagai sertifikat", "cannot read {path} as a certificate"),
    "trust_other": ("{path} bukan berkas yang dipatok SHA-256-nya", "{path} is not the file whose SHA-256 is pinned"),
    **VERIFY_MESSAGES,
}
