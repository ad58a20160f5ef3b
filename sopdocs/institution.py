"""An institution from its folder: ``templates/<name>/profile.yaml``, merged key by key along ``extends``.

A workspace's own ``templates/`` come before the packaged ones. A profile without ``extends`` extends ``permenpan``;
one that extends its own name takes the next folder of that name, so that an office changes a packaged form by a
few lines.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sopdocs.finding import Problem
from sopdocs.place import Elsewhere, elsewhere
from sopdocs.profile import Profile
from sopdocs.source import Fitted, Marks, Source, both, fit, read_file
from sopdocs.source.limits import clip
from sopdocs.values.regex import regex

DEFAULT = "permenpan"
PROFILE_FILE = "profile.yaml"
CHAIN_LIMIT = 20
_NAME = regex(r"\w[\w-]{0,59}")
"""What a folder may be called; sixty letters are at most the 255 bytes a file system takes."""


def _packaged() -> Path:
    package = Path(__file__).resolve().parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"


PACKAGED_TEMPLATES = _packaged()
"""``sopdocs/templates`` in an installed package, the repository's ``templates`` in a checkout."""


class Institution(NamedTuple):
    """A profile ready for use, the folders it comes from (most specific first), and what is wrong.

    ``problems`` belong to the definition that names the institution, ``faults`` to files of the institution.
    """

    name: str
    profile: Profile
    folders: tuple[Path, ...]
    problems: tuple[Problem, ...] = ()
    faults: tuple[Elsewhere, ...] = ()


class _Layer(NamedTuple):
    folder: Path
    source: Source
    fitted: Fitted[Profile]

    @property
    def file(self) -> Path:
        return self.folder / PROFILE_FILE

    @property
    def extends(self) -> str | None:
        return self.fitted.value.extends if self.fitted.value else None


def load_institution(name: str, roots: Sequence[Path], rules: Collection[str] | None = None) -> Institution:
    """Institution ``name`` from ``roots`` (folders of institutions, most important first) and the packaged ones.

    Always gives a profile: an unknown institution is SOP008 and prints in the default form, a faulty key of a profile
    counts as absent. Faults of profile.yaml have the loader's codes, a broken ``extends`` has SOP008. Where ``rules``
    (every code there is) are given, a setting for any other code is an unknown key.
    """
    folders = _candidates(name, roots)
    problems: tuple[Problem, ...] = ()
    if not folders:
        problems = (_unknown(name, roots),)
        folders = _candidates(DEFAULT, roots)
    layers, faults = _chain(folders, roots)
    if rules is not None:
        faults = (*faults, *(fault for layer in layers for fault in _unknown_rules(layer, rules)))
    merged: dict[str, Any] = {}
    for layer in reversed(layers):
        merged = merge(merged, layer.fitted.tree)
    profile = fit(Profile, Source("", merged, Marks(None, ""), ())).value
    return Institution(name, profile or Profile(), tuple(layer.folder for layer in layers), problems, faults)


def institutions(roots: Sequence[Path]) -> tuple[str, ...]:
    """Names of all institutions there are, sorted."""
    found = {
        folder.name
        for root in (*roots, PACKAGED_TEMPLATES)
        if root.is_dir()
        for folder in root.iterdir()
        if _NAME.fullmatch(folder.name) and (folder / PROFILE_FILE).is_file()
    }
    return tuple(sorted(found))


def merge(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """``over`` on top of ``base``: mappings are merged key by key, anything else replaces."""
    merged = dict(base)
    for key, value in over.items():
        below = merged.get(key)
        merged[key] = merge(below, value) if isinstance(below, Mapping) and isinstance(value, Mapping) else value
    return merged


def _candidates(name: str, roots: Sequence[Path]) -> list[Path]:
    """Folders of that name, most important first; a name with a path in it is no institution."""
    if not _NAME.fullmatch(name):
        return []
    folders = [root / name for root in dict.fromkeys((*roots, PACKAGED_TEMPLATES))]
    return [folder for folder in folders if (folder / PROFILE_FILE).is_file()]


def _unknown(name: str, roots: Sequence[Path]) -> Problem:
    known = ", ".join(institutions(roots))
    sebab = both(
        "sebab", f"tidak ada folder templates/{clip(name)}; yang ada: {known}", f"no such folder; there are: {known}"
    )
    return Problem("SOP008", route=("profile",), values=(("lembaga", clip(name)), *sebab))


def _chain(start: list[Path], roots: Sequence[Path]) -> tuple[list[_Layer], tuple[Elsewhere, ...]]:
    layers: list[_Layer] = []
    faults: list[Elsewhere] = []
    candidates = start
    while candidates:
        layer = _layer(candidates[0])
        layers.append(layer)
        faults.extend(elsewhere(layer.file, layer.source, problem) for problem in layer.fitted.problems)
        folder = layer.folder
        name = layer.extends or (None if folder.name == DEFAULT else DEFAULT)
        if name is None:
            break
        later = candidates[1:] if name == folder.name else _candidates(name, roots)
        used = {each.folder for each in layers}
        if not later or later[0] in used or len(layers) >= CHAIN_LIMIT:
            faults.extend(_broken(layer, name, cycle=bool(later)))
            candidates = [each for each in _candidates(DEFAULT, roots) if each not in used]
            continue
        candidates = later
    return layers, tuple(faults)


def _layer(folder: Path) -> _Layer:
    _, source = read_file(folder / PROFILE_FILE)
    empty = source.tree is None and not source.problems
    return _Layer(folder, source, Fitted(Profile(), {}, ()) if empty else fit(Profile, source))


def _unknown_rules(layer: _Layer, rules: Collection[str]) -> Iterator[Elsewhere]:
    """Settings for rules that do not exist; the nearest code is not offered, since any code is like any other."""
    for code in layer.fitted.value.rules if layer.fitted.value else ():
        if code not in rules:
            mark = layer.source.marks.get(("aturan", code))
            problem = Problem("SOP004", values=(("kunci", code), ("usul", "")), place=mark.key if mark else None)
            yield elsewhere(layer.file, layer.source, problem)


def _broken(layer: _Layer, name: str, *, cycle: bool) -> list[Elsewhere]:
    if layer.extends is None:
        return []
    sebab = (
        both("sebab", f"'extends: {name}' berputar kembali ke lembaga ini", f"'extends: {name}' leads back to itself")
        if cycle
        else both("sebab", f"'extends: {name}': folder itu tidak ada", f"'extends: {name}': there is no such folder")
    )
    mark = layer.source.marks.get(("extends",))
    place = (mark.value or mark.key) if mark else None
    problem = Problem("SOP008", values=(("lembaga", layer.folder.name), *sebab), place=place)
    return [elsewhere(layer.file, layer.source, problem)]
