"""What a document is made from besides its definition: program, engine, profile, templates, fonts, each with a digest.

Two documents of the same definition with the same provenance have the same bytes. PDFs carry theirs in their metadata,
so that verifying can tell another state of the office from pages that never came from the definition; a build may skip
what has the same `content_key`. Nothing here depends on the day, the folder's place on disk, or the user.
"""

from __future__ import annotations

import ctypes
import hashlib
import platform
import re
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote

from sopdocs import __version__
from sopdocs.profile import Profile
from sopdocs.typefaces import Typefaces

PARTS = ("program", "engine", "profile", "templates", "fonts")
"""Kinds of things a document is made from, in the order they are written down."""
_PACKAGE = Path(__file__).parent
_LIBRARIES = (
    "babel", "cssselect2", "fonttools", "jinja2", "lxml", "pillow", "pydyf", "pyphen", "python-docx", "tinycss2",
    "tinyhtml5", "uharfbuzz", "weasyprint",
)  # fmt: skip
_NATIVE: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "fontconfig": ("FcGetVersion", ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll")),
    "harfbuzz": ("hb_version_string", ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll")),
    "pango": ("pango_version_string", ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll")),
}
"""Libraries of the system that the PDF engine sets text with: what tells their version, and their names."""
_DIGITS = 32
"""Hexadecimal digits of a digest that are kept (128 bits)."""
_TOKEN = re.compile(r"([A-Za-z0-9_.~%/-]{1,400})=([A-Za-z0-9_.~%+-]{1,120})")


class Item(NamedTuple):
    """One thing a document is made from: a file or a library, with its digest or version."""

    part: str
    name: str
    value: str


@dataclass(frozen=True)
class Provenance:
    """Everything a document is made from besides its definition."""

    items: tuple[Item, ...]

    @property
    def digest(self) -> str:
        """SHA-256 over everything, hexadecimal."""
        return hashlib.sha256("\n".join("\t".join(item) for item in self.items).encode()).hexdigest()

    def texts(self) -> dict[str, str]:
        """Part -> ``name=value name=value`` in plain ASCII; `read` understands it."""
        return {part: " ".join(_token(item) for item in self.items if item.part == part) for part in PARTS}

    def differences(self, other: Provenance) -> Iterator[str]:
        """Names of what is not the same in both, in this one's order; then what only the other one has."""
        there = {item[:2]: item.value for item in other.items}
        here = {item[:2] for item in self.items}
        yield from (item.name for item in self.items if there.get(item[:2]) != item.value)
        yield from (item.name for item in other.items if item[:2] not in here)


def provenance_of(profile: Profile, folders: Sequence[Path], typefaces: Typefaces) -> Provenance:
    """What a document is made from in this office, here and now.

    :param profile: the merged profile; its rules and what it extends are left out, since no page shows them.
    :param folders: the institution's folders, most specific first.
    """
    text = profile.model_dump_json(exclude={"rules", "extends"}).encode()
    return Provenance(
        (
            Item("program", "sopdocs", f"{__version__}+{_program()}"),
            *_engine(),
            Item("profile", "profile.yaml", _short(text)),
            *_templates(folders, profile.logo),
            *_fonts(typefaces),
        )
    )


def content_key(source: bytes, name: str, provenance: Provenance) -> str:
    """Key of everything that is made from a definition: its bytes, its file's name, and its provenance (SHA-256)."""
    parts = (hashlib.sha256(source).hexdigest(), name, provenance.digest)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def read(texts: Mapping[str, str]) -> Provenance | None:
    """A provenance as `Provenance.texts` wrote it; None where it is not exactly that."""
    items = []
    for part in PARTS:
        for token in filter(None, texts.get(part, "").split(" ")):
            found = _TOKEN.fullmatch(token)
            if found is None:
                return None
            items.append(Item(part, unquote(found[1]), unquote(found[2])))
    result = Provenance(tuple(items))
    return result if items and result.texts() == {part: texts.get(part, "") for part in PARTS} else None


def _token(item: Item) -> str:
    return f"{quote(item.name, safe='/')}={quote(item.value, safe='+')}"


def _short(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:_DIGITS]


@cache
def _program() -> str:
    """Digest of the package's own code, so that two states of a checkout with one version number are told apart."""
    files = sorted(_PACKAGE.rglob("*.py"))
    listed = (f"{path.relative_to(_PACKAGE).as_posix()} {_short(path.read_bytes())}" for path in files)
    return _short("\n".join(listed).encode())


@cache
def _engine() -> tuple[Item, ...]:
    versions = {"python": platform.python_version(), "platform": f"{sys.platform}-{platform.machine()}"}
    versions |= {"zlib": zlib.ZLIB_RUNTIME_VERSION}
    versions |= {name: _installed(name) for name in _LIBRARIES}
    versions |= {name: _loaded(function, files) for name, (function, files) in _NATIVE.items()}
    return tuple(Item("engine", name, versions[name]) for name in sorted(versions))


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"


def _loaded(function: str, names: Iterable[str]) -> str:
    """Version of a library of the system; "-" where there is none (then no PDF can be made either)."""
    for name in names:
        try:
            asked = getattr(ctypes.CDLL(name), function)
        except (OSError, AttributeError):
            continue
        asked.restype = ctypes.c_char_p if function.endswith("string") else ctypes.c_int
        answer = asked()
        return answer.decode() if isinstance(answer, bytes) else str(answer)
    return "-"


def _templates(folders: Sequence[Path], logo: str | None) -> Iterator[Item]:
    """Templates, styles and logo: every file of the folders except the profile, which is merged."""
    names = [folder.name for folder in folders]
    for index, folder in enumerate(folders):
        again = names[:index].count(folder.name)
        label = folder.name + (f"~{again + 1}" if again else "")
        files = {path.name: path for path in sorted(folder.iterdir()) if path.is_file()} if folder.is_dir() else {}
        if logo and (folder / logo).is_file():
            files[logo] = folder / logo
        files.pop("profile.yaml", None)
        yield from (Item("templates", f"{label}/{name}", _of_file(path)) for name, path in files.items())


def _fonts(typefaces: Typefaces) -> Iterator[Item]:
    """Every face there is, by what it calls itself."""
    for (family, bold, italic), path in sorted(typefaces.files.items()):
        style = f"{'bold' if bold else ''}{'italic' if italic else ''}" or "regular"
        yield Item("fonts", f"{family} {style}", _of_file(path))


def _of_file(path: Path) -> str:
    try:
        state = path.stat()
        return _digest(path, state.st_size, state.st_mtime_ns)
    except OSError:
        return "-"


@lru_cache(maxsize=512)
def _digest(path: Path, size: int, changed: int) -> str:
    """Digest of a file; size and time of change tell whether it was read before."""
    del size, changed
    return _short(path.read_bytes())
