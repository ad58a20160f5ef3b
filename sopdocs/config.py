"""An office's choices on disk: ``sopdocs.toml``, or ``[tool.sopdocs]`` in a ``pyproject.toml``.

The nearest one at or above a definition's folder holds for it. Paths in it are relative to its own folder.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from pathlib import Path
from typing import Any, NamedTuple

from sopdocs.finding import Level
from sopdocs.policy import LEVEL_WORDS, Layer, Policy, Setting
from sopdocs.values.likeness import nearest

OWN_FILE, SHARED_FILE = "sopdocs.toml", "pyproject.toml"
_LAYER_KEYS = ("select", "ignore", "levels", "minimum")
_KEYS = (*_LAYER_KEYS, "per-path", "baseline")
_OTHERS = ("sign", "pengingat", "cache")
"""Tables that other readers take: `sopdocs.sign.settings`, `sopdocs.remind.settings`, `sopdocs.cli.keeping`."""


class ConfigError(Exception):
    """A choice that cannot be followed: the file and key it stands in (or the option), and why, in both languages."""

    def __init__(self, indonesian: str, english: str, key: str = "", path: Path | None = None) -> None:
        super().__init__(f"{path or ''} {key}: {english}")
        self.path = path
        self.key = key
        self.why = {"id": indonesian, "en": english}


class Config(NamedTuple):
    """What one file says; ``folder`` is where its paths begin."""

    folder: Path
    base: Layer
    per_path: tuple[tuple[str, Layer], ...] = ()
    baseline: Path | None = None

    def layers(self, path: Path) -> tuple[Layer, ...]:
        """The layers that hold for a definition, the strongest first: of matching tables the last, then the base."""
        place = _below(path, self.folder)
        matching = [layer for pattern, layer in self.per_path if place and glob(pattern).fullmatch(place)]
        return (*reversed(matching), self.base)


class Choices:
    """The policy of every definition: the command line's layer over the configuration that holds for it."""

    def __init__(self, given: Layer, known: Collection[str], config: Config | None = None) -> None:
        """``known`` are the codes there are; ``config`` holds for all definitions, else each has its nearest."""
        self._given = given
        self._known = known
        self._config = config
        self._nearest: dict[Path, Config | None] = {}

    def policy(self, path: Path) -> Policy:
        """What holds for a definition. Raises ConfigError."""
        config = self.config(path.parent)
        return Policy((self._given, *(config.layers(path) if config else ())))

    def config(self, folder: Path) -> Config | None:
        """The configuration that holds in a folder; one above the working folder does where there is none nearer."""
        if self._config is not None:
            return self._config
        return self._find(folder.resolve()) or self._find(Path.cwd())

    def _find(self, folder: Path) -> Config | None:
        if folder not in self._nearest:
            own = read_config(folder / OWN_FILE, self._known) or read_config(folder / SHARED_FILE, self._known)
            above = self._find(folder.parent) if own is None and folder != folder.parent else None
            self._nearest[folder] = own or above
        return self._nearest[folder]


def read_config(path: Path, known: Collection[str]) -> Config | None:
    """Read one file; None where there is none, or where it is a pyproject.toml without our table. Raises ConfigError.

    :param known: the codes there are; a prefix that begins none of them is refused.
    """
    try:
        if not path.is_file():
            return None
        data: Any = tomllib.loads(path.read_text("utf-8"))
        if path.name == SHARED_FILE:
            data = data.get("tool", {}).get("sopdocs")
        return None if data is None else _config(data, path, known)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"tidak terbaca ({error})", f"cannot be read ({error})", "", path) from None
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"penulisan TOML salah: {error}", f"no valid TOML: {error}", "", path) from None
    except ConfigError as error:
        raise ConfigError(error.why["id"], error.why["en"], error.key, path) from None


def _config(data: Any, path: Path, known: Collection[str]) -> Config:
    table = _table(data, "tool.sopdocs")
    _only(table, (*_KEYS, *_OTHERS), "")
    baseline = table.get("baseline")
    if baseline is not None and not isinstance(baseline, str):
        raise _shape("baseline", "nama berkas", "a file name")
    per_path = _table(table.get("per-path", {}), "per-path")
    layers = []
    for pattern, inner in per_path.items():
        key = f"per-path.{pattern}"
        _only(_table(inner, key), _LAYER_KEYS, f"{key}.")
        layers.append((pattern, _layer(inner, f"{key}.", known)))
    folder = path.parent.resolve()
    return Config(folder, _layer(table, "", known), tuple(layers), folder / baseline if baseline else None)


def _layer(table: dict[str, Any], at: str, known: Collection[str]) -> Layer:
    minimum = table.get("minimum")
    levels = _table(table.get("levels", {}), f"{at}levels")
    return Layer(
        codes(_texts(table.get("select", []), f"{at}select"), known, f"{at}select"),
        codes(_texts(table.get("ignore", []), f"{at}ignore"), known, f"{at}ignore"),
        tuple((codes([code], known, f"{at}levels")[0], setting(word, f"{at}levels.{code}"))
              for code, word in levels.items()),
        None if minimum is None else least(minimum, f"{at}minimum"),
    )  # fmt: skip


def codes(words: Collection[str], known: Collection[str], key: str) -> tuple[str, ...]:
    """Prefixes of codes as typed, in capitals. Raises ConfigError for one that begins no code there is."""
    found = tuple(prefix for word in words if (prefix := word.strip().upper()))
    for prefix in found:
        if not any(code.startswith(prefix) for code in known):
            near = nearest(prefix, known, 60)
            raise ConfigError(
                f"tidak ada aturan '{prefix}'" + (f"; maksud Anda {near}?" if near else ""),
                f"there is no rule '{prefix}'" + (f"; did you mean {near}?" if near else ""),
                key,
            )
    return found


def setting(word: Any, key: str) -> Setting:
    """A level or "off", in either language. Raises ConfigError."""
    found = LEVEL_WORDS.get(word.strip().lower()) if isinstance(word, str) else None
    if found is None:
        raise ConfigError(
            f"'{word}' bukan tingkat; pilihannya galat, peringatan, saran, mati",
            f"'{word}' is no level; choose error, warning, advice or off",
            key,
        )
    return found


def least(word: Any, key: str) -> Level:
    """The least level that is shown. Raises ConfigError."""
    found = setting(word, key)
    if found == "off":
        raise ConfigError(
            "pilihannya galat, peringatan, saran",
            "choose error, warning or advice",
            key,
        )
    return found


def glob(pattern: str) -> re.Pattern[str]:
    """A path pattern: ``*`` and ``?`` within a name, ``**`` across folders; a folder means all in it.

    >>> bool(glob("lama/**/*.yaml").fullmatch("lama/a/b.yaml")), bool(glob("lama").fullmatch("lama/a/b.yaml"))
    (True, True)
    >>> bool(glob("*.yaml").fullmatch("lama/b.yaml"))
    False
    """
    signs = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    pieces = re.split(r"(\*\*/|\*\*|\*|\?)", pattern.removeprefix("./").rstrip("/"))
    return re.compile("".join(signs.get(piece, re.escape(piece)) for piece in pieces) + "(?:/.*)?", re.DOTALL)


def _below(path: Path, folder: Path) -> str | None:
    whole = path.resolve()
    return whole.relative_to(folder).as_posix() if whole.is_relative_to(folder) else None


def _only(table: dict[str, Any], allowed: Collection[str], at: str) -> None:
    for key in table:
        if key not in allowed:
            near = nearest(key, allowed, 60)
            raise ConfigError(
                f"kunci ini tidak dikenal; maksud Anda '{near}'?" if near else f"pilihannya {', '.join(allowed)}",
                f"unknown key; did you mean '{near}'?" if near else f"choose from {', '.join(allowed)}",
                f"{at}{key}",
            )


def _table(value: Any, key: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _shape(key, "tabel TOML", "a table")
    return value


def _texts(value: Any, key: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise _shape(key, 'daftar kode, misalnya ["SOP2", "SOP301"]', 'a list of codes, such as ["SOP2", "SOP301"]')
    return value


def _shape(key: str, indonesian: str, english: str) -> ConfigError:
    return ConfigError(f"harus {indonesian}", f"must be {english}", key)
