"""What ``sopdocs remind`` says, in Indonesian and English."""

from __future__ import annotations

REMIND_MESSAGES: dict[str, tuple[str, str]] = {
    "help_remind": (
        "ingatkan tinjauan SOP yang jatuh tempo: surel, kalender, webhook, WhatsApp\n\n"
        "Aman dijalankan berkali-kali: yang sudah terkirim tidak dikirim lagi, yang gagal dicoba lagi berikutnya.\n"
        "Keluar dengan 0 bila semua sampai, 1 bila ada yang harus dibereskan (SOP tanpa penanggung jawab, alamat "
        "ditolak),\n2 bila pengaturan salah, 4 bila ada yang belum terkirim.",
        "remind of SOP reviews that are due: e-mail, calendar, webhook, WhatsApp\n\n"
        "Safe to run any number of times: what was sent is not sent again, what failed is sent by the next run.\n"
        "Exit status 0 all delivered, 1 something needs a person (an SOP without owner, a refused address),\n"
        "2 wrong settings, 4 something is not delivered yet.",
    ),
    "help_remind_format": (
        "text (daftar hari ini) atau whatsapp (teks siap kirim; tidak mengirim apa pun)",
        "text (today's list) or whatsapp (texts to paste; sends nothing)",
    ),
    "help_dry_run": (
        "tunjukkan yang akan dikirim; tidak mengirim dan tidak menulis apa pun",
        "show what would be sent; sends and writes nothing",
    ),
    "help_remind_test": (
        "kirim surat percobaan kepada pengelola, lalu selesai",
        "send the administrator a trial letter and stop",
    ),
    "trial_needs": (
        "isi dahulu [pengingat] pengelola dan [pengingat.surel] di sopdocs.toml",
        "fill in [pengingat] pengelola and [pengingat.surel] in sopdocs.toml first",
    ),
    "trial_sent": ("surat percobaan terkirim kepada {who}", "trial letter sent to {who}"),
    "trial_failed": ("surat percobaan kepada {who} TIDAK terkirim: {why}", "trial letter to {who} NOT sent: {why}"),
    "remind_scope": (
        "{day}: {count} SOP dilihat, {force} di antaranya berlaku",
        "{day}: {count} SOPs looked at, {force} of them in force",
    ),
    "remind_late": ("TERLAMBAT ({count})", "OVERDUE ({count})"),
    "remind_soon": ("SEGERA JATUH TEMPO ({count})", "DUE SOON ({count})"),
    "remind_nothing": (
        "Tidak ada tinjauan yang terlambat atau segera jatuh tempo.",
        "No review is overdue or due soon.",
    ),
    "remind_line": (
        "  {state}, {due}: {kind} {title} ({place}); {who}",
        "  {state}, {due}: {kind} {title} ({place}); {who}",
    ),
    "remind_stray": ("PERLU DIBERESKAN ({count})", "NEEDS A PERSON ({count})"),
    "remind_trouble": ("  {title} ({place}): {why}", "  {title} ({place}): {why}"),
    "remind_no_admin": (
        '  Alamat pengelola belum diisi ([pengingat] pengelola = "..."), jadi hanya tertulis di sini.',
        '  No administrator\'s address is set ([pengingat] pengelola = "..."), so it is told here only.',
    ),
    "remind_sent": ("{channel} terkirim: {who} ({count} pengingat)", "{channel} sent: {who} ({count} reminders)"),
    "remind_planned": (
        "{channel} akan dikirim: {who} ({count} pengingat)",
        "{channel} would be sent: {who} ({count} reminders)",
    ),
    "remind_later": (
        "{channel} BELUM terkirim: {who} ({count} pengingat): {why}; dicoba lagi pada jalan berikutnya",
        "{channel} NOT sent yet: {who} ({count} reminders): {why}; the next run tries again",
    ),
    "remind_unsure": (
        "{channel} belum pasti sampai: {who} ({count} pengingat): {why}; diulang sekali, lalu besok",
        "{channel} perhaps not delivered: {who} ({count} reminders): {why}; repeated once, then tomorrow",
    ),
    "remind_refused": (
        "{channel} DITOLAK: {who} ({count} pengingat): {why}; perbaiki alamatnya di pejabat.yaml",
        "{channel} REFUSED: {who} ({count} reminders): {why}; mend the address in pejabat.yaml",
    ),
    "remind_cut": ("jalan sebelumnya terputus saat mengirim", "an earlier run was cut off while sending"),
    "channel_mail": ("surel", "e-mail"),
    "channel_webhook": ("webhook", "webhook"),
    "everybody": ("semua", "everybody"),
    "remind_file": ("{path} ditulis", "{path} written"),
    "remind_file_failed": ("{path} TIDAK dapat ditulis: {why}", "CANNOT write {path}: {why}"),
    "remind_quiet": (
        "belum ada saluran: isi [pengingat.surel] di sopdocs.toml agar pengingat terkirim (lihat panduan 11)",
        "no channel yet: fill in [pengingat.surel] in sopdocs.toml so that reminders are sent (see guide 11)",
    ),
    "remind_share": (
        "peringatan: {path} berada di folder jaringan ({kind}); kuncinya tidak dapat diandalkan. Pindahkan dengan "
        '[pengingat] keadaan = "~/.local/state/sopdocs/pengingat.sqlite"',
        "warning: {path} lies on a network share ({kind}), where locks cannot be relied on. Move it by "
        '[pengingat] keadaan = "~/.local/state/sopdocs/pengingat.sqlite"',
    ),
    "bad_sender": (
        '[pengingat.surel] dari = "{written}" bukan alamat surel; contoh: SOP Dinas <sop@dinas.example>',
        '[pengingat.surel] dari = "{written}" is no e-mail address; for example: SOP Dinas <sop@dinas.example>',
    ),
    "bad_admin": (
        '[pengingat] pengelola = "{written}" bukan alamat surel',
        '[pengingat] pengelola = "{written}" is no e-mail address',
    ),
    "mail_insecure": (
        '[pengingat.surel] keamanan = "none" hanya untuk mesin ini sendiri, bukan {host}; pakai starttls atau tls',
        '[pengingat.surel] keamanan = "none" is for this very machine only, not {host}; use starttls or tls',
    ),
    "mail_no_password": (
        '[pengingat.surel] pengguna = "{user}" tanpa sandi; isi sumbernya: sandi = "file:.sopdocs/sandi-surel"',
        '[pengingat.surel] pengguna = "{user}" without sandi; name its source: sandi = "file:.sopdocs/sandi-surel"',
    ),
    "mail_no_roots": (
        "[pengingat.surel] akar: berkas {path} tidak ada",
        "[pengingat.surel] akar: there is no file {path}",
    ),
    "webhook_url": (
        '[pengingat.webhook] url = "{url}" bukan alamat web',
        '[pengingat.webhook] url = "{url}" is no web address',
    ),
    "webhook_insecure": (
        '[pengingat.webhook] url = "{url}" harus https (http hanya untuk mesin ini sendiri)',
        '[pengingat.webhook] url = "{url}" must be https (http is for this very machine only)',
    ),
    "busy": (
        "pengingat lain sedang berjalan dan memakai {path}; coba lagi nanti",
        "another run is using {path}; try again later",
    ),
    "state_unusable": (
        "catatan pengiriman {path} tidak dapat dibuka atau ditulis ({why}); periksa izin foldernya, atau pindahkan "
        "dengan [pengingat] keadaan",
        "the record of deliveries {path} cannot be opened or written ({why}); see to the folder's rights, or move it "
        "by [pengingat] keadaan",
    ),
    "state_broken": (
        "catatan pengiriman {path} rusak ({why}). Ganti namanya lalu jalankan lagi: paling banyak pengingat hari ini "
        "terkirim sekali lagi",
        "the record of deliveries {path} is damaged ({why}). Rename it and run again: at most today's reminders are "
        "sent once more",
    ),
    "state_newer": (
        "catatan pengiriman dibuat oleh sopdocs yang lebih baru (bentuk {version}, dikenal {known}); perbarui sopdocs",
        "the record of deliveries was made by a newer sopdocs (shape {version}, known {known}); update sopdocs",
    ),
}
