"""Designed pages: one for each thing the router must draw well."""

from __future__ import annotations

from collections.abc import Callable

from sopdocs.layout.problem import PageProblem
from tests.layout.problems import Sketch


def straight_down() -> Sketch:
    page = Sketch(1, 3)
    page.put("1", "capsule", 0, 0)
    page.put("2", "box", 0, 1)
    page.put("3", "capsule", 0, 2)
    page.wire("1", "2")
    page.wire("2", "3")
    return page


def zigzag() -> Sketch:
    page = Sketch(3, 4)
    for row, column in enumerate((0, 2, 0, 1)):
        page.put(str(row + 1), "box", column, row)
    for row in (1, 2, 3):
        page.wire(str(row), str(row + 1))
    return page


def loop_back() -> Sketch:
    page = Sketch(2, 3)
    page.put("1", "capsule", 0, 0)
    page.put("2", "diamond", 1, 1)
    page.put("3", "capsule", 1, 2)
    page.wire("1", "2")
    page.wire("2", "3", "Ya")
    page.wire("2", "1", "Tidak")
    return page


def two_exits_that_part() -> Sketch:
    page = Sketch(3, 4)
    page.put("1", "box", 1, 0)
    page.put("2", "diamond", 1, 1)
    page.put("3", "box", 0, 2)
    page.put("4", "box", 2, 2)
    page.put("5", "capsule", 1, 3)
    page.wire("1", "2")
    page.wire("2", "3", "Ya")
    page.wire("2", "4", "Tidak")
    page.wire("3", "5")
    page.wire("4", "5")
    return page


def jump_over_rows() -> Sketch:
    page = Sketch(1, 5)
    for row in range(5):
        page.put(str(row + 1), "diamond" if row == 1 else "box", 0, row)
    for row in (1, 3, 4):
        page.wire(str(row), str(row + 1))
    page.wire("2", "3", "Ya")
    page.wire("2", "5", "Tidak")
    return page


def five_into_one() -> Sketch:
    page = Sketch(5, 6, row=16)
    for row, column in enumerate((0, 1, 2, 3, 4)):
        page.put(str(row + 1), "box", column, row)
    page.put("6", "capsule", 2, 5)
    for row in range(1, 6):
        page.wire(str(row), "6")
    return page


def fork_and_join() -> Sketch:
    page = Sketch(3, 3)
    page.put("1", "box", 1, 0)
    for column, name in enumerate("234"):
        page.put(name, "box", column, 1)
        page.wire("1", name)
    page.put("5", "capsule", 1, 2)
    for name in "234":
        page.wire(name, "5")
    return page


def joint_act() -> Sketch:
    page = Sketch(4, 3)
    page.put("1", "box", 3, 0)
    for column, name in enumerate("abc"):
        page.put(name, "box", column, 1)
    page.link("a", "b")
    page.link("b", "c")
    page.put("3", "capsule", 0, 2)
    page.wire("1", "a b c")
    page.wire("a b c", "3")
    return page


def one_after_the_other() -> Sketch:
    page = Sketch(4, 2)
    for column, name in enumerate("1234"):
        page.put(name, "box", column, 0)
    for first, second in ("12", "23", "34"):
        page.wire(first, second)
    page.put("5", "capsule", 3, 1)
    page.wire("4", "5")
    return page


def stacked_capsules() -> Sketch:
    page = Sketch(2, 3, row=24)
    page.put("m", "capsule", 0, 0, shift=-5)
    page.put("1", "box", 0, 0, shift=5.5)
    page.put("2", "diamond", 1, 1)
    page.put("3", "diamond", 0, 2, shift=-4)
    page.put("s", "capsule", 0, 2, shift=8)
    page.wire("m", "1")
    page.wire("1", "2")
    page.wire("2", "3", "Ya")
    page.wire("2", "1", "Tidak")
    page.wire("3", "s", "Ya")
    page.wire("3", "2", "Tidak")
    return page


def nested_loops() -> Sketch:
    page = Sketch(2, 6)
    for row in range(6):
        page.put(str(row + 1), "diamond" if row > 2 else "box", row % 2, row)
    for row in range(1, 6):
        page.wire(str(row), str(row + 1), "Ya" if row > 3 else "")
    page.wire("4", "3", "Tidak")
    page.wire("5", "2", "Tidak")
    page.wire("6", "1", "Tidak")
    return page


def to_and_from_other_pages() -> Sketch:
    page = Sketch(3, 4)
    page.put("A", "pentagon", 0, 0)
    page.put("B", "pentagon", 2, 0, flip=True)
    page.put("4", "box", 0, 1)
    page.put("5", "diamond", 1, 2)
    page.put("C", "pentagon", 1, 3)
    page.wire("A", "4")
    page.wire("4", "5")
    page.wire("5", "C", "Ya")
    page.wire("5", "B", "Tidak", back=True)
    return page


def step_that_points_at_itself() -> Sketch:
    page = Sketch(1, 2)
    page.put("1", "diamond", 0, 0)
    page.put("2", "capsule", 0, 1)
    page.wire("1", "2", "Ya")
    page.wire("1", "1", "Tidak")
    return page


def exits_that_all_loop() -> Sketch:
    page = Sketch(3, 4)
    for row, column in enumerate((0, 1, 2)):
        page.put(str(row + 1), "box", column, row)
    page.put("4", "diamond", 1, 3)
    for first, second in ("12", "23", "34"):
        page.wire(first, second)
    page.wire("4", "1", "Ditolak")
    page.wire("4", "2", "Diperbaiki")
    page.wire("4", "3", "Ditunda")
    return page


def exits_with_long_names() -> Sketch:
    page = Sketch(2, 6)
    for row in range(6):
        page.put(str(row + 1), "diamond" if row == 3 else "box", row % 2, row)
    for row in (1, 2, 3, 5):
        page.wire(str(row), str(row + 1))
    page.wire("4", "5", "Memenuhi syarat")
    page.wire("4", "1", "Tidak memenuhi syarat administratif")
    page.wire("4", "6", "Perlu dikonsultasikan")
    return page


def many_acts_in_turn() -> Sketch:
    page = Sketch(4, 3)
    for row, columns in enumerate(((0, 2, 3), (2, 0), (1, 3))):
        for column in columns:
            page.put(f"{'abcd'[column]}{row}", "box", column, row)
    for name in ("a0", "c0", "d0"):
        page.wire(name, "c1")
    page.wire("c1", "a1")
    page.wire("a1", "b2")
    page.wire("a1", "d2")
    return page


def chain_that_fans_out() -> Sketch:
    page = Sketch(3, 2)
    for row in (0, 1):
        for column, name in enumerate("abc"):
            page.put(f"{name}{row}", "box", column, row)
    page.wire("c0", "b0")
    page.wire("b0", "a0")
    for name in "abc":
        page.wire("a0", f"{name}1")
    return page


CASES: dict[str, Callable[[], Sketch]] = {
    case.__name__: case
    for case in (
        straight_down,
        zigzag,
        loop_back,
        two_exits_that_part,
        jump_over_rows,
        five_into_one,
        fork_and_join,
        joint_act,
        one_after_the_other,
        stacked_capsules,
        nested_loops,
        to_and_from_other_pages,
        step_that_points_at_itself,
        exits_that_all_loop,
        exits_with_long_names,
        many_acts_in_turn,
        chain_that_fans_out,
    )
}


def problem(name: str) -> PageProblem:
    return CASES[name]().problem()
