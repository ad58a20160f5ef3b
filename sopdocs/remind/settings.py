"""``[pengingat]`` of the workspace's sopdocs.toml: where reminders go, when, and from where."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from sopdocs.model import Part
from sopdocs.remind.faults import RemindError
from sopdocs.values.misfit import misfit

FILE, TABLE, GUIDE = "sopdocs.toml", "pengingat", 11
STATE = ".sopdocs/pengingat.sqlite"

Days = Annotated[int, Field(ge=0, le=3650)]
Security = Literal["starttls", "tls", "none"]


class MailSettings(Part):
    """The office's own mail server. The password is only ever named (``env:``, ``file:``, ``keyring:``, ``fd:``)."""

    host: str = Field(alias="peladen", min_length=1)
    port: int | None = Field(None, alias="port", ge=1, le=65535)
    security: Security = Field("starttls", alias="keamanan")
    user: str | None = Field(None, alias="pengguna")
    password: str | None = Field(None, alias="sandi")
    sender: str = Field(alias="dari")
    roots: str | None = Field(None, alias="akar")
    timeout: float = Field(30, alias="batas_detik", gt=0, le=600)


class WebhookSettings(Part):
    """A program of the office that wants to know; ``secret`` names the key that signs what it gets."""

    url: str
    secret: str = Field(alias="rahasia")
    timeout: float = Field(15, alias="batas_detik", gt=0, le=600)


class RemindSettings(Part):
    """The whole table; days are calendar days, those of ``escalate`` working days (0: never)."""

    admin: str | None = Field(None, alias="pengelola")
    ahead: tuple[Days, ...] = Field((30, 7, 0), alias="hari_sebelum")
    repeat: int = Field(7, alias="ulang_hari", ge=1, le=366)
    escalate: Days = Field(5, alias="eskalasi_hari_kerja")
    state: str = Field(STATE, alias="keadaan")
    feed: str | None = Field(None, alias="kalender")
    texts: str | None = Field(None, alias="whatsapp")
    mail: MailSettings | None = Field(None, alias="surel")
    webhook: WebhookSettings | None = None


@dataclass(frozen=True)
class Setup:
    """The settings, the folder their paths are relative to, and the file they stand in (None: there is none)."""

    settings: RemindSettings
    folder: Path
    file: Path | None = None

    def path(self, name: str) -> Path:
        """A path of the settings; ``~`` is the home folder."""
        return self.folder / Path(name).expanduser()


def load_settings(beside: Path) -> Setup:
    """Settings of the workspace ``beside`` (a folder) belongs to: the nearest sopdocs.toml, else the defaults.

    :raises RemindError: a file that is not TOML, or that says what there is not.
    """
    for folder in (beside.resolve(), *beside.resolve().parents):
        path = folder / FILE
        if path.is_file():
            return Setup(_read(path), folder, path)
    return Setup(RemindSettings(), beside.resolve())


def _read(path: Path) -> RemindSettings:
    try:
        tree = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise RemindError("settings_unreadable", path=path, why=error) from None
    try:
        return RemindSettings.model_validate(tree.get(TABLE, {}))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        key = ".".join(str(part) for part in (TABLE, *first["loc"]))
        reason, values = misfit(first)
        raise RemindError(reason, path=path, name=key, guide=GUIDE, **values) from None
