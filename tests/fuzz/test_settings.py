"""A sopdocs.toml that cannot be followed is told by each of its readers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sopdocs.config import ConfigError, read_config
from sopdocs.remind.faults import RemindError
from sopdocs.remind.settings import load_settings as reminding
from sopdocs.rules.pages import codes
from sopdocs.sign.faults import SigningError
from sopdocs.sign.settings import load_settings as signing

READERS: dict[str, Callable[[Path], object]] = {
    "config": lambda file: read_config(file, codes()),
    "sign": lambda file: signing(file.parent / "definitions" / "a.yaml"),
    "remind": lambda file: reminding(file.parent),
}
TEXTS = {
    "lists within lists": b"select = " + b"[" * 100_000,
    "tables within tables": b"levels = " + b"{a=" * 100_000,
    "a number without end": b"a = " + b"9" * 5_000,
    "not UTF-8": b"a = '\xff'",
    "no TOML": b"judul: SOP\n",
    "NUL": b"\x00" * 100,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
def test_it_is_told(read: Callable[[Path], object], text: bytes, tmp_path: Path) -> None:
    file = tmp_path / "sopdocs.toml"
    file.write_bytes(text)
    with pytest.raises((ConfigError, SigningError, RemindError)) as told:
        read(file)
    assert file.name in repr(vars(told.value))
