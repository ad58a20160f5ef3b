"""``[sign]`` of the workspace's sopdocs.toml: who signs with what, the timestamp service, whom to trust."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from sopdocs.ledger import SignatureLevel
from sopdocs.model import Part
from sopdocs.sign.faults import SigningError
from sopdocs.trust import TrustSettings
from sopdocs.values.misfit import misfit

FILE, GUIDE = "sopdocs.toml", 9
_SECRETS = ("secret", "user", "account")
"""Settings that name where a secret comes from."""

Backend = Literal["pem", "pkcs12", "pkcs11", "csc", "bsre"]


class SignerSettings(Part):
    """One way to sign. Which keys count depends on ``backend``; a secret is only ever named, never written here."""

    backend: Backend
    file: str | None = None
    key: str | None = None
    chain: tuple[str, ...] = ()
    module: str | None = None
    token: str | None = None
    label: str | None = None
    url: str | None = None
    credential: str | None = None
    user: str | None = None
    version: Literal[1, 2] = 2
    secret: str = "prompt"
    account: str | None = None
    visible: bool = False


class SignSettings(Part):
    """The whole table."""

    tsa_url: str | None = None
    level: SignatureLevel = "b-t"
    trust: TrustSettings = TrustSettings()
    signers: dict[str, SignerSettings] = Field(default_factory=dict)


@dataclass(frozen=True)
class SignSetup:
    """The settings, and the folder their paths are relative to."""

    settings: SignSettings
    folder: Path


def load_settings(beside: Path) -> SignSetup:
    """Settings of the workspace ``beside`` lies in: the nearest sopdocs.toml at or above it, else the defaults.

    :raises SigningError: a file that is not TOML, or says what there is not.
    """
    for folder in beside.resolve().parents:
        path = folder / FILE
        if path.is_file():
            return SignSetup(_from(folder, _read(path)), folder)
    return SignSetup(SignSettings(), beside.resolve().parent)


def _read(path: Path) -> SignSettings:
    try:
        tree = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise SigningError("settings_unreadable", path=path, why=error) from None
    try:
        return SignSettings.model_validate(tree.get("sign", {}))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        key = ".".join(str(part) for part in ("sign", *first["loc"]))
        reason, values = misfit(first)
        raise SigningError(reason, path=path, name=key, guide=GUIDE, **values) from None


def _from(folder: Path, settings: SignSettings) -> SignSettings:
    """The settings with the secrets that lie in files sought from ``folder``, as all their paths are."""
    signers = {
        name: each.model_copy(update={key: _source(folder, getattr(each, key)) for key in _SECRETS})
        for name, each in settings.signers.items()
    }
    return settings.model_copy(update={"signers": signers})


def _source(folder: Path, named: str | None) -> str | None:
    kind, _, rest = (named or "").partition(":")
    return f"file:{folder / Path(rest).expanduser()}" if kind == "file" and rest else named
