"""Files an answer about a signed definition depends on though nobody named them on the command line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sopdocs.ledger import Ledger
from sopdocs.sign.faults import SigningError
from sopdocs.sign.settings import load_settings


def beside(path: Path, ledger: Ledger) -> Iterator[Path]:
    """Where the files a ledger names are sought, and the certificates the workspace trusts."""
    files = {*(each.file for each in ledger.signatures), *(each.file for each in ledger.archived)}
    for name in filter(None, files):
        for folder in path.resolve().parents:
            yield folder / name
            if (folder / name).is_file():
                break
    try:
        setup = load_settings(path)
    except SigningError:
        return
    trust = setup.settings.trust
    names = (*(each.file for each in trust.roots), *trust.intermediates, *trust.crls)
    yield from (setup.folder / name for name in names)
