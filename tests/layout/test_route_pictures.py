"""Designed pages, drawn: a change in routing shows as a change of these pictures.

Each was looked at and found right; when one changes, look again before taking the new one over.
"""

from __future__ import annotations

import pytest

from sopdocs.layout.quality import score
from sopdocs.layout.route import route
from tests.layout.assemble import assemble
from tests.layout.cases import CASES
from tests.layout.pictures import draw

PICTURES = {
    "straight_down": """
(1)
 ▼
[2]
 ▼
(3)""",
    "zigzag": """
[1]────┐
       ▼
 ┌────[2]
 ▼
[3]─┐
    ▼
   [4]""",
    "loop_back": """
┌▶(1)─┐
│     ▼
└────<2>
      ▼
     (3)""",
    "two_exits_that_part": """
   [1]
    ▼
 ┌─<2>─┐
 ▼     ▼
[3]─┐ [4]
    ├──┘
    ▼
   (5)""",
    "jump_over_rows": """
 [1]
  ▼
┌<2>
│ ▼
│[3]
│ ▼
│[4]
└─┤
  ▼
 [5]""",
    "five_into_one": """
[1]
 │ [2]
 └──┤
    │ [3]
    └──┤
       ├─[4]
       ├────[5]
       ▼
      (6)""",
    "fork_and_join": """
 ┌──[1]─┐
 ▼   ▼  ▼
[2] [3][4]
 │   ├──┘
 │   ▼
 └─▶(5)""",
    "joint_act": """
         ┌─[1]
         ▼
[a]═[b]═[c]
 ▼
(3)""",
    "one_after_the_other": """
[1]▶[2]▶[3]▶[4]
             ▼
            (5)""",
    "stacked_capsules": """
┌───────┐
│ (m)   │
│  ▼    │
└▶[1]─┐ │
      ▼ │
   ┌─<2>┘
   ▼  ▲
  <3>─┘
   ▼
  (s)""",
    "nested_loops": """
┌─▶[1]──┐
│       ▼
│┌────▶[2]
││  ┌───┴─┐
││  ▼     │
││ [3]──┐ │
││      ▼ │
││  ┌──<4>┘
││  ▼
│└─<5>──┐
│       ▼
└──────<6>""",
    "to_and_from_other_pages": r"""
\A/   /B\
 ▼     ▲
[4]─┐  │
    ▼  │
   <5>─┘
    ▼
   \C/""",
    "step_that_points_at_itself": """
 ┌─┐
 ▼ │
<1>┘
 ▼
(2)""",
    "exits_that_all_loop": """
┌▶[1]────┐
│        ▼
│    ┌─▶[2]─┐
│    │      ▼
│    │   ┌─[3]◀┐
│    └┐  │     │
│     │  ▼     │
└─────┴─<4>────┘""",
    "exits_with_long_names": """
┌▶[1]──┐
│      ▼
│  ┌──[2]
│  ▼
│ [3]──┐
│      ▼
└────┬<4>
   ┌─┘ │
   ▼   │
  [5]──┤
       ▼
      [6]""",
    "many_acts_in_turn": """
[a]      [c][d]
 └────────┤  │
          ├──┘
          ▼
[a]◀┬────[c]
 │  └────────┐
 │           ▼
 └───▶[b]   [d]""",
    "chain_that_fans_out": """
[a]◀┬┬[b]◀[c]
 │  │└─────┐
 │  └──┐   │
 ▼     ▼   ▼
[a]   [b] [c]""",
}


@pytest.mark.parametrize("name", CASES)
def test_picture(name: str) -> None:
    problem = CASES[name]().problem()
    assert draw(problem, route(problem)) == PICTURES[name]


@pytest.mark.parametrize("name", CASES)
def test_nothing_collides(name: str) -> None:
    problem = CASES[name]().problem()
    routed = route(problem)
    quality = score(assemble(problem, routed), unrouted=len(routed.unrouted))
    assert (quality.hard, quality.label_hits, quality.astray, quality.head_on) == ({}, 0, 0, 0)
