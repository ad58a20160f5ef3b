"""The model: what an author may write, and where it stands in the file."""

import pytest
from pydantic import ValidationError

from sopdocs.model import Quality, Route, Sop
from sopdocs.routes import yaml_route

WRITTEN = {
    "judul": "Pelayanan Contoh",
    "tanggal": {"pembuatan": "2024-01-02"},
    "pelaksana": {"k": "Kepala"},
    "langkah": [
        {
            "kegiatan": "Memeriksa",
            "pelaksana": "k",
            "keputusan": {"Ya": "b", "Tidak": ["c", "d"]},
            "output": {"Ya": "m"},
        },
        {"id": "b", "kelengkapan": {"gabung": "atas"}, "waktu": "2 Menit", "output": ["x", "y"]},
    ],
    "penjelasan": ["satu", {"judul": "A", "isi": ["dua", {"judul": "tiga"}]}],
}


@pytest.mark.parametrize(
    ("route", "expected"),
    [
        (("title",), ("judul",)),
        (("dates", "made"), ("tanggal", "pembuatan")),
        (("steps", 0, "exits", "Tidak", 1), ("langkah", 0, "keputusan", "Tidak", 1)),
        (("steps", 0, "outputs", "by_exit", "Ya", 0), ("langkah", 0, "output", "Ya", 0)),
        (("steps", 1, "outputs", "items", 1), ("langkah", 1, "output", 1)),
        (("actors", "k"), ("pelaksana", "k")),
        (("narrative", 1, "body", 1, "heading"), ("penjelasan", 1, "isi", 1, "judul")),
        (("approval", "name"), ("pengesahan", "nama")),
    ],
)
def test_routes_become_the_keys_of_the_file(route: Route, expected: Route) -> None:
    assert yaml_route(Sop.model_validate(WRITTEN), route) == expected


def test_one_item_needs_no_list() -> None:
    sop = Sop.model_validate({"dasar_hukum": "UU", "langkah": [{"output": "surat"}]})
    assert sop.legal_basis == ("UU",)
    assert sop.steps[0].outputs == Quality(items=("surat",))


def test_a_flow_at_the_top_and_flows_under_alur_read_alike() -> None:
    single = Sop.model_validate({"pelaksana": {"k": "K"}, "langkah": [{"pelaksana": "k"}]})
    several = Sop.model_validate({"alur": [{"pelaksana": {"k": "K"}, "langkah": [{"pelaksana": "k"}]}]})
    assert single.flows == several.flows
    assert (single.flow_route(0), several.flow_route(0)) == ((), ("sections", 0))


def test_nothing_is_required() -> None:
    assert Sop.model_validate({}).flows == ()


def test_unknown_keys_are_refused() -> None:
    with pytest.raises(ValidationError):
        Sop.model_validate({"judull": "x"})


def test_quality_cells() -> None:
    cell = Sop.model_validate(WRITTEN).steps
    assert cell[1].inputs.merged
    assert cell[0].outputs.all_items == ("m",)
    assert not cell[0].time
