"""What ``sopdocs verify`` says, in Indonesian and English."""

from __future__ import annotations

VERIFY_MESSAGES: dict[str, tuple[str, str]] = {
    "help_verify": (
        "buktikan keutuhan dan penanda tangan sebuah PDF (tanpa jaringan)",
        "prove that a PDF is whole and who signed it (offline)",
    ),
    "help_pdf": ("PDF bertanda tangan", "signed PDF"),
    "help_source": (
        "definisi yang seharusnya menghasilkan PDF ini (catatannya ikut diperiksa)",
        "the definition this PDF should be made from (its ledger counts too)",
    ),
    "help_require": ("peran yang harus sudah menandatangani, dipisah koma", "roles that must have signed"),
    "bad_role": (
        "--require: peran '{name}' tidak dikenal; pilihannya: {roles}",
        "--require: there is no role '{name}'; there are: {roles}",
    ),
    "help_least": ("tingkat paling rendah yang diterima", "lowest level that is accepted"),
    "help_trust": (
        "sertifikat akar yang dipercaya (PEM), boleh berulang",
        "trusted root certificate (PEM), repeatable",
    ),
    "help_online": (
        "boleh menanyakan data pencabutan ke alamat yang disebut sertifikat",
        "may ask the addresses certificates name for revocation data",
    ),
    "help_json": ("jawaban sebagai JSON", "answer as JSON"),
    "verdict_valid": ("SAH", "VALID"),
    "verdict_invalid": ("TIDAK SAH", "INVALID"),
    "verdict_indeterminate": ("BELUM DAPAT DIVERIFIKASI", "NOT YET VERIFIABLE"),
    "line_signature": (
        "  {role} [{field}]: {name}; pejabat: {official}",
        "  {role} [{field}]: {name}; official: {official}",
    ),
    "line_certificate": ("    penerbit {issuer}; jalur: {path}", "    issued by {issuer}; path: {path}"),
    "line_time": ("    {time}; tingkat {level}; sesudahnya: {changes}", "    {time}; level {level}; since: {changes}"),
    "line_timestamp": ("  stempel waktu dokumen: {name}; {time}", "  document timestamp: {name}; {time}"),
    "known_by": ("{official}, dikenali dari {basis}", "{official}, recognised by {basis}"),
    "time_timestamp": ("waktu {moment} menurut stempel waktu", "time {moment} by its timestamp"),
    "time_untrusted_timestamp": (
        "waktu {moment} menurut stempel waktu yang belum dapat dipercaya",
        "time {moment} by a timestamp that is not trusted yet",
    ),
    "time_claim": ("waktu {moment} menurut penanda tangan sendiri", "time {moment} as the signer claims"),
    "time_none": ("tanpa keterangan waktu", "no time given"),
    "changes_none": ("tidak ada perubahan", "no change"),
    "changes_proof": ("hanya bukti jangka panjang", "long-term proof only"),
    "changes_forms": ("tanda tangan berikutnya", "later signatures"),
    "changes_forbidden": ("perubahan yang tidak diizinkan", "changes that are not allowed"),
    "changes_unknown": ("tidak dapat ditentukan", "cannot be told"),
    "verify_P01": ("berkas ini tidak terbaca sebagai PDF", "this file cannot be read as a PDF"),
    "verify_S00": ("tidak ada tanda tangan elektronik", "there is no electronic signature"),
    "verify_S01": ("tanda tangan {peran} tidak ada atau rusak", "the signature of {peran} is missing or broken"),
    "verify_S03": ("isi yang ditandatangani tidak utuh", "what was signed is not whole"),
    "verify_S04": ("tanda tangannya sendiri rusak", "the signature itself is broken"),
    "verify_S05": (
        "sertifikatnya dicabut atau tidak berlaku pada waktu yang terbukti ({sebab})",
        "the certificate was revoked or not in force at the proved time ({sebab})",
    ),
    "verify_S06": (
        "diubah sesudah ditandatangani, di luar yang diizinkan",
        "changed after signing beyond what is allowed",
    ),
    "verify_S09": (
        "ditandatangani {sertifikat}, padahal tempat ini milik {seharusnya}",
        "signed by {sertifikat}, but this is the place of {seharusnya}",
    ),
    "verify_S10": ("algoritma yang sudah lemah ({sebab})", "a weak algorithm ({sebab})"),
    "verify_S11": (
        "ada isi yang tidak dijaga tanda tangan: sesudah akhir dokumen, atau di ruang sisa tanda tangan",
        "there is content no signature covers: after the end of the document, or in a signature's spare room",
    ),
    "verify_L01": ("tingkatnya {ada}, yang diminta {diminta}", "its level is {ada}, {diminta} was asked for"),
    "verify_U01": (
        "akar sertifikatnya tidak ada di antara yang dipercaya kantor ini",
        "its root certificate is not among those this office trusts",
    ),
    "verify_U02": (
        "belum ada bukti bahwa sertifikatnya tidak dicabut ({sebab}); coba --online",
        "no proof yet that the certificate was not revoked ({sebab}); try --online",
    ),
    "verify_U03": ("stempel waktunya belum dapat dipercaya", "the timestamp is not trusted yet"),
    "verify_U04": (
        "dibuktikan dengan data pencabutan per {tanggal} yang ada di berkas; --online menanyakan yang terbaru",
        "proved by the revocation data of {tanggal} in the file; --online asks for the newest",
    ),
    "verify_U05": (
        "tidak ada definisi yang mengatakan siapa {peran}; nama tempat tanda tangan saja bukan bukti",
        "no definition tells who {peran} is; the name of a field alone proves nothing",
    ),
    "verify_K01": (
        "berkas ini tercatat, tetapi ada yang lebih baru (tanda tangan atau arsip berikutnya)",
        "this file is on record, but there is a later one (a further signature or an archive)",
    ),
    "verify_K03": ("berkas ini tidak ada di catatan", "this file is not on record"),
    "verify_K02": (
        "ini edisi terdahulu (revisi ke {revisi}), yang ditinggalkan {tanggal}; naskah sekarang berbeda di: {bagian}",
        "this is a former edition (revision {revisi}), left behind on {tanggal}; today's text differs in: {bagian}",
    ),
    "verify_D00": ("tidak memuat definisi", "carries no definition"),
    "verify_D01": (
        "definisi di dalamnya diganti sesudah dibuat",
        "the definition inside was replaced after it was made",
    ),
    "verify_D02": ("definisi sekarang berbeda di: {bagian}", "today's definition differs in: {bagian}"),
    "verify_D03": (
        "definisi sekarang berbeda tulisannya, isinya sama",
        "today's definition is written differently, its content is the same",
    ),
    "verify_R00": ("halamannya tidak dapat dibuat ulang di sini", "its pages cannot be made again here"),
    "verify_R01": (
        "halamannya belum dapat dibuktikan berasal dari definisi di dalamnya: waktu dibuat, ini lain: {beda}",
        "its pages cannot be proved to come from the definition inside; this was other when they were made: {beda}",
    ),
    "verify_R02": (
        "halamannya bukan hasil definisi di dalamnya, padahal program, templat, dan hurufnya sama dengan di sini",
        "its pages do not come from the definition inside, though program, templates and fonts are those at hand",
    ),
}
