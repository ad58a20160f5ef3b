"""Files a command was asked to write, and what the machine says when it cannot."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Mapping
from pathlib import Path

from sopdocs.cli.context import Context
from sopdocs.cli.messages import Lang, say
from sopdocs.cli.paths import UsageError

_INDONESIAN: dict[int, str] = {
    errno.EACCES: "tidak ada izin",
    errno.EPERM: "tidak diizinkan",
    errno.EROFS: "penyimpanannya hanya dapat dibaca",
    errno.ENOSPC: "penyimpanan penuh",
    errno.EISDIR: "itu sebuah folder",
    errno.ENOTDIR: "sebagian jalurnya bukan folder",
    errno.EEXIST: "sebagian jalurnya berkas, bukan folder",
    errno.ENOENT: "berkas atau folder itu tidak ada",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
}


def existing(context: Context, path: Path) -> Path:
    """A file that the command line names, if it is there. Raises UsageError."""
    if path.is_dir():
        why = reason(IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR)), context.lang)
        raise UsageError(say(context.lang, "cannot_read", path=path, why=why))
    if not path.exists():
        raise UsageError(say(context.lang, "no_path", path=path))
    return path


def reason(error: OSError, lang: Lang) -> str:
    """Why the machine refused, in the chosen language where it is a usual reason."""
    told = error.strerror or str(error)
    return told if lang == "en" else _INDONESIAN.get(error.errno or 0, told)


def spoken(values: Mapping[str, object], lang: Lang) -> dict[str, object]:
    """The values of a sentence, with errors among them in words."""
    return {key: _why(value, lang) if isinstance(value, Exception) else value for key, value in values.items()}


def _why(error: Exception, lang: Lang) -> str:
    if isinstance(error, OSError):
        return reason(error, lang)
    place = re.search(r"at line (\d+), column (\d+)", str(error))
    if place:
        return say(lang, "toml_at", line=place[1], column=place[2])
    if "at end of document" in str(error):
        return say(lang, "toml_end")
    return say(lang, "not_utf8") if isinstance(error, UnicodeDecodeError) else str(error)


def write(context: Context, file: Path, data: bytes) -> None:
    """Write a file whole. Raises UsageError."""
    from sopdocs.publish import publish

    try:
        publish(file, data)
    except OSError as error:
        raise UsageError(say(context.lang, "cannot_write", path=file, why=reason(error, context.lang))) from None
