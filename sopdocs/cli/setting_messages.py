"""What is said of a settings file that cannot be followed, in Indonesian and English."""

from __future__ import annotations

SETTING_MESSAGES: dict[str, tuple[str, str]] = {
    "settings_unreadable": (
        "{path} tidak terbaca: {why}",
        "cannot read {path}: {why}",
    ),
    "toml_at": (
        "penulisan TOML salah di baris {line}, kolom {column}",
        "no valid TOML at line {line}, column {column}",
    ),
    "toml_end": ("penulisan TOML salah di akhir berkas", "no valid TOML at the end of the file"),
    "not_utf8": ("bukan teks UTF-8", "no UTF-8 text"),
    "setting_missing": ("{path}: {name} harus diisi", "{path}: {name} must be filled in"),
    "setting_unknown": (
        "{path}: kunci {name} tidak dikenal (lihat panduan {guide})",
        "{path}: unknown key {name} (see guide {guide})",
    ),
    "setting_choice": ("{path}: {name} harus salah satu dari {choices}", "{path}: {name} must be one of {choices}"),
    "setting_pattern": (
        "{path}: {name} tidak berbentuk yang diminta (SHA-256 ialah 64 angka heksadesimal: {pattern})",
        "{path}: {name} has not the form that is asked for (a SHA-256 is 64 hexadecimal digits: {pattern})",
    ),
    "setting_text": ('{path}: {name} harus teks di antara tanda petik ("…")', '{path}: {name} must be a text ("…")'),
    "setting_truth": ("{path}: {name} harus true atau false", "{path}: {name} must be true or false"),
    "setting_list": ("{path}: {name} harus daftar ([…])", "{path}: {name} must be a list ([…])"),
    "setting_table": (
        "{path}: {name} harus sebuah tabel ([{name}] atau {{…}})",
        "{path}: {name} must be a table ([{name}] or {{…}})",
    ),
    "setting_number": ("{path}: {name} harus angka, tanpa tanda petik", "{path}: {name} must be a number, unquoted"),
    "setting_above": ("{path}: {name} harus lebih dari {limit}", "{path}: {name} must be more than {limit}"),
    "setting_least": ("{path}: {name} paling sedikit {limit}", "{path}: {name} must be at least {limit}"),
    "setting_below": ("{path}: {name} harus kurang dari {limit}", "{path}: {name} must be less than {limit}"),
    "setting_most": ("{path}: {name} paling banyak {limit}", "{path}: {name} must be at most {limit}"),
    "setting_wrong": ("{path}: nilai {name} tidak dapat dipakai ({why})", "{path}: {name} cannot be used ({why})"),
}
