"""The schema editors use agrees with the loader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from sopdocs.institution import institutions, load_institution
from sopdocs.load import find_definitions
from sopdocs.model import Sop
from sopdocs.schema import DRAFT, schema
from sopdocs.source.shape import fields_of
from sopdocs.starter import starter
from tests.load.marked import loaded

SCHEMA = schema()
VALIDATOR = Draft202012Validator(SCHEMA)


class EditorLoader(yaml.SafeLoader):
    """Scalars as editors type them (YAML 1.2): dates stay texts."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def typed(text: str) -> Any:
    return yaml.load(text, EditorLoader)


def complaints(text: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(typed(text))]


def test_it_is_a_schema_of_its_draft() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == DRAFT
    assert not {"$id", "title"} & set(SCHEMA)


def properties(part: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for each in (part, *part.get("$defs", {}).values()):
        yield from each["properties"].items()


def test_every_key_is_described_and_none_is_left_out() -> None:
    for key, value in properties(SCHEMA):
        assert value["description"], key
        assert not {"title", "$ref"} & set(value), key
    assert list(SCHEMA["properties"]) == list(fields_of(Sop))


@pytest.mark.parametrize("path", find_definitions([Path("definitions")]), ids=lambda path: path.stem)
def test_it_accepts_the_definitions(path: Path) -> None:
    assert complaints(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", institutions([]))
def test_it_accepts_the_starters(name: str) -> None:
    assert complaints(starter(load_institution(name, []))) == []


ACCEPTED = (
    "nomor: 7\nsampul: {tahun: 2023}\ntanggal:\nlangkah:\n",
    "pengesahan: {nip: 198506132009021001}\n",
    "langkah: [{keputusan: {no: selesai, ya: [a, b]}, output: {no: [x], ya: 1}, waktu: {gabung: atas}}]\n",
    "penjelasan: [Satu, {judul: A, isi: [dua, {teks: tiga}]}]\n",
    "pelaksana: {kepala: Kepala, kabag: }\nperingatan: satu\n",
    "alur: [{judul: A, pelaksana: {a: A}, langkah: [{kegiatan: b}]}]\n",
)
REFUSED = (
    "nomr: 7\n",
    "jenis: mikr\n",
    "status: disahkan\n",
    "langkah: [Melapor]\n",
    "langkah: [{cara: serentak}]\n",
    "langkah: [{keputusan: [Ya, Tidak]}]\n",
    "pelaksana: [kepala]\n",
    "judul: [a]\n",
    "dasar_hukum: [{UU: 7}]\n",
    "tanggal: 2023-06-15\n",
    "- judul: A\n",
)


@pytest.mark.parametrize("text", ACCEPTED)
def test_what_the_loader_takes_it_takes(tmp_path: Path, text: str) -> None:
    assert complaints(text) == []
    assert loaded(tmp_path, text).problems == ()


@pytest.mark.parametrize("text", REFUSED)
def test_what_the_loader_refuses_it_refuses(tmp_path: Path, text: str) -> None:
    assert complaints(text) != []
    assert loaded(tmp_path, text).problems != ()
