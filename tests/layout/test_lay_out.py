"""The whole layout on generated SOPs, ordinary and absurd: every law holds, nothing raises, nothing varies."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.suites import hard, usual
from sopdocs.graph import build_graph
from sopdocs.layout.cells import row_texts
from sopdocs.layout.faces import find_faces
from sopdocs.layout.flow import ROOMS, FlowJob, plan_flow
from sopdocs.layout.lay_out import lay_out
from sopdocs.model import Sop
from sopdocs.profile import Profile
from sopdocs.typefaces import find_typefaces
from tests.layout.laws import PROFILE, violations

TYPEFACES = find_typefaces([])


def smallest(suite: Callable[[int, int], Iterator[Sop]], count: int) -> list[Sop]:
    """The shortest SOPs of a suite: every law is cheap on them; the benchmark looks at the others."""
    return sorted(suite(60, 1), key=lambda sop: len(sop.steps))[:count]


@pytest.mark.parametrize("sop", smallest(usual, 20), ids=lambda sop: sop.number)
def test_every_law_holds_on_usual_sops(sop: Sop) -> None:
    assert violations(sop, lay_out(sop, PROFILE, TYPEFACES)) == []


@pytest.mark.parametrize("sop", smallest(hard, 10), ids=lambda sop: sop.number)
def test_every_law_holds_on_hard_sops(sop: Sop) -> None:
    assert violations(sop, lay_out(sop, PROFILE, TYPEFACES)) == []


WORDS = ("Memeriksa", "berkas/lampiran", "tanda-tangan", "OT.01.02-056", "dan", "menyampaikannya", "x", "")


def sentence(rng: Random) -> str:
    return rng.choice((" ", " ", "\n")).join(rng.choices(WORDS, k=rng.choice((0, 1, 4, 12, 60))))


def quality(rng: Random) -> Any:
    kind = rng.randrange(5)
    if kind == 0:
        return {"gabung": "atas"}
    if kind == 1:
        return {"Ya": sentence(rng), "Tidak": [sentence(rng), sentence(rng)]}
    return [sentence(rng) for _ in range(rng.choice((0, 1, 1, 3)))]


def absurd_step(rng: Random, index: int, actors: list[str]) -> dict[str, Any]:
    targets = ["berikut", "selesai", "entah", *(f"s{k}" for k in range(6))]
    step: dict[str, Any] = {
        "id": f"s{index}",
        "kegiatan": sentence(rng),
        "pelaksana": rng.sample([*actors, "asing"], rng.randint(0, min(3, len(actors) + 1))),
        "cara": rng.choice((None, "bersama", "berurutan", "paralel")),
        "simbol": rng.choice((None, None, None, "kapsul", "kotak", "belah_ketupat")),
    }
    step |= {key: quality(rng) for key in ("kelengkapan", "waktu", "output", "keterangan")}
    if rng.random() < 0.4:
        step["keputusan"] = {label: rng.choice(targets) for label in ("Ya", "Tidak", "Perlu perbaikan")}
        step["pertanyaan"] = rng.choice((None, "Sesuai?", "Sudah lengkap dan benar?", sentence(rng)))
    elif rng.random() < 0.3:
        step["lanjut"] = rng.sample(targets, 2)
    return step


def absurd_sop(rng: Random) -> Sop:
    flows = []
    for number in range(rng.choice((1, 1, 2))):
        actors = [f"p{k}" for k in range(rng.choice((0, 1, 2, 3, 5)))]
        flows.append(
            {
                "judul": rng.choice((None, f"Alur {number}")),
                "pelaksana": {name: rng.choice((None, "Kepala", "Kasubbag Perencanaan")) for name in actors},
                "langkah": [absurd_step(rng, k, actors) for k in range(rng.randint(0, 6))],
            }
        )
    return Sop.model_validate({"judul": "Uji", "alur": flows})


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.integers(0, 10_000))
def test_every_law_holds_on_absurd_sops(seed: int) -> None:
    sop = absurd_sop(Random(seed))
    assert violations(sop, lay_out(sop, PROFILE, TYPEFACES)) == []


def odd_profile(rng: Random) -> Profile:
    """An institution's table as no institution would have it, but might type it."""
    margins = {"atas": (0, 15, 40), "kanan": (0, 14, 30), "bawah": (0, 20, 50), "kiri": (0, 16, 30)}
    table = {
        "ukuran_huruf": (5.5, 8, 11),
        "ukuran_kepala": (5.5, 8.5, 12),
        "jarak_baris": (1, 1.2, 2),
        "sela_sel": (0, 1.1, 2),
        "garis": (0.1, 0.48, 2),
        "baris_nomor_kolom": (True, False),
        "judul_alur": ("", "{judul}", "SOP {jenis} {judul} " * 9),
        "kapsul": ("sendiri", "bertumpuk"),
        "letak_teks": ("atas", "tengah"),
        "daftar": ("angka", "huruf", "strip", "plus", "baris", "tanpa"),
    }
    widths = {"kegiatan": (30, 56, 120), "no": (6, 8), "pelaksana_min": (10, 14), "pelaksana_maks": (12, 27, 50)}
    paper = {"ukuran": rng.choice(("A4", "F4", "Letter", "Legal")), "margin": picked(rng, margins)}
    style = picked(rng, table) | {"lebar": picked(rng, widths)}
    return Profile.model_validate({"kertas": {"mendatar": paper}, "tabel": style})


def picked(rng: Random, choices: dict[str, tuple[Any, ...]]) -> dict[str, Any]:
    return {key: rng.choice(values) for key, values in choices.items()}


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.integers(0, 10_000))
def test_every_law_holds_for_odd_institutions(seed: int) -> None:
    rng = Random(seed)
    profile, sop = odd_profile(rng), absurd_sop(rng)
    assert violations(sop, lay_out(sop, profile, TYPEFACES), profile) == []


def test_an_sop_without_a_flow_has_no_pages() -> None:
    chart = lay_out(Sop.model_validate({"judul": "Uji"}), PROFILE, TYPEFACES)
    assert (chart.pages, chart.faults) == ((), ())


def test_a_flow_without_rows_is_a_table_with_its_head() -> None:
    sop = Sop.model_validate({"judul": "Uji", "pelaksana": {"kepala": None}})
    (page,) = lay_out(sop, PROFILE, TYPEFACES).pages
    assert [row.kind for row in page.rows] == ["header", "header"]
    assert page.caption is not None
    assert page.caption.cell.lines == ("Uji",)


def many_exits(exits: int, officials: int) -> Sop:
    """A decision with that many exits, each to a step of its own."""
    rows: list[dict[str, Any]] = [
        {"id": f"s{k}", "kegiatan": f"Langkah {k}", "pelaksana": f"p{k % officials}"} for k in range(exits + 2)
    ]
    rows[1]["keputusan"] = {f"Pilihan {k}": f"s{k + 2}" for k in range(exits)}
    return Sop.model_validate({"pelaksana": {f"p{k}": None for k in range(officials)}, "langkah": rows})


def test_arrows_that_find_no_way_get_more_room() -> None:
    sop = many_exits(10, 1)
    graph = build_graph(sop.flows[0], "own")
    faces = find_faces(PROFILE, TYPEFACES)
    job = FlowJob(sop, PROFILE, 0, sop.flows[0], graph, row_texts(sop.flows[0], PROFILE.table), faces)
    chart = lay_out(sop, PROFILE, TYPEFACES)
    assert violations(sop, chart) == []
    drawn = [[row.h for row in page.rows if row.kind == "step"] for page in chart.pages]
    usual, wider = ([[row.height for row in sheet.rows] for sheet in plan_flow(job, room).sheets] for room in ROOMS[:2])
    assert usual != wider == drawn


def test_an_arrow_without_a_way_is_named_by_its_exit() -> None:
    lost = [fault for fault in lay_out(many_exits(13, 3), PROFILE, TYPEFACES).faults if fault.code == "SOP026"]
    assert lost
    for fault in lost:
        values = dict(fault.values)
        exit_ = str(fault.route[3])
        assert fault.route[:3] == ("steps", 1, "exits")
        assert values == {"dari": f"2 ({exit_})", "ke": str(int(exit_.removeprefix("Pilihan ")) + 3)}


FINGERPRINT = """
import hashlib
from bench.suites import hard
from sopdocs.layout.lay_out import lay_out
from sopdocs.profile import Profile
from sopdocs.typefaces import find_typefaces
sop = min(hard(8, 1), key=lambda sop: len(sop.steps))
print(hashlib.sha256(repr(lay_out(sop, Profile(), find_typefaces([]))).encode()).hexdigest())
"""


def test_the_chart_is_the_same_in_every_run() -> None:
    root = Path(__file__).parents[2]
    runs = [
        subprocess.run(
            [sys.executable, "-c", FINGERPRINT],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert len(runs[0]) > 60
    assert runs[0] == runs[1]
