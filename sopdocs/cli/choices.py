"""The choices of the command line and of an office's configuration, for ``sopdocs check``."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TypeVar

from sopdocs.cli.context import Context
from sopdocs.cli.messages import say
from sopdocs.cli.paths import UsageError
from sopdocs.config import Choices, ConfigError, codes, least, read_config, setting
from sopdocs.policy import Layer, Setting
from sopdocs.rules.pages import codes as all_codes

_Chosen = TypeVar("_Chosen")


def choices(context: Context) -> Choices:
    """What the options and ``--config`` ask for. Raises UsageError."""
    known = all_codes()
    file: Path | None = context.options.config
    if file is not None and not file.is_file():
        raise UsageError(say(context.lang, "no_path", path=file))
    layer = told(context, lambda: _layer(context, known))
    return Choices(layer, known, told(context, lambda: read_config(file, known)) if file else None)


def told(context: Context, choose: Callable[[], _Chosen]) -> _Chosen:
    """What ``choose`` gives; a choice that cannot be followed is told with its file and key. Raises UsageError."""
    try:
        return choose()
    except ConfigError as error:
        where = ": ".join(str(part) for part in (error.path, error.key) if part)
        raise UsageError(f"{where}: {error.why[context.lang]}") from None


def _layer(context: Context, known: Collection[str]) -> Layer:
    options = context.options
    return Layer(
        codes(_listed(options.select), known, "--select"),
        codes(_listed(options.ignore), known, "--ignore"),
        tuple(_level(word, known) for word in _listed(options.level)),
        least(options.minimum, "--minimum") if options.minimum else None,
    )


def _level(word: str, known: Collection[str]) -> tuple[str, Setting]:
    code, equals, level = word.partition("=")
    if not equals:
        raise ConfigError(
            f"'{word}' harus KODE=TINGKAT, misalnya SOP203=saran",
            f"'{word}' must be CODE=LEVEL, such as SOP203=advice",
            "--level",
        )
    return codes([code], known, "--level")[0], setting(level, "--level")


def _listed(given: list[str]) -> list[str]:
    return [word for text in given for word in text.split(",") if word.strip()]
