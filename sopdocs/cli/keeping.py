"""Where results are kept: ``--cache``, SOPDOCS_CACHE, ``[cache]`` of sopdocs.toml, else the user's cache folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from sopdocs.cli.context import Context
from sopdocs.cli.messages import say
from sopdocs.cli.paths import UsageError
from sopdocs.store import LIMIT_MB, Store

FILE = "sopdocs.toml"


def store_of(context: Context) -> Store | None:
    """The store a command is to use; None with ``--no-cache`` and where there is no place for one.

    :raises UsageError: a ``[cache]`` table that says what there is not.
    """
    if getattr(context.options, "no_cache", False):
        return None
    folder, limit_mb = _settings(context)
    given: Path | None = context.options.cache
    named = os.environ.get("SOPDOCS_CACHE")
    chosen = given or (Path(named) if named else None) or folder or _users()
    return Store(chosen, limit_mb * 1_000_000) if chosen else None


def _settings(context: Context) -> tuple[Path | None, int]:
    """``[cache]`` of the nearest sopdocs.toml at or above the working folder."""
    here = Path.cwd()
    file = next((folder / FILE for folder in (here, *here.parents) if (folder / FILE).is_file()), None)
    if file is None:
        return None, LIMIT_MB
    table = _table(context, file)
    folder, limit_mb = table.get("folder"), table.get("limit_mb", LIMIT_MB)
    known = table.keys() <= {"folder", "limit_mb"} and isinstance(folder, str | None)
    if not known or not isinstance(limit_mb, int) or isinstance(limit_mb, bool) or limit_mb < 1:
        raise UsageError(say(context.lang, "cache_table", path=file))
    return (file.parent / folder if folder else None), limit_mb


def _table(context: Context, file: Path) -> dict[str, Any]:
    import tomllib

    try:
        table = tomllib.loads(file.read_text("utf-8")).get("cache", {})
    except (OSError, ValueError, RecursionError) as error:
        raise UsageError(say(context.lang, "cache_unreadable", path=file, why=error)) from None
    if not isinstance(table, dict):
        raise UsageError(say(context.lang, "cache_table", path=file))
    return table


def _users() -> Path | None:
    """The user's cache folder by the customs of the system; None where the user has none."""
    base = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    home = Path("~").expanduser()
    if base:
        return Path(base) / "sopdocs"
    return home / ".cache" / "sopdocs" if home.is_absolute() else None
