"""Off-page connectors: lettered pairs for the arrows that leave a page.

One letter stands for one target and one direction: all arrows that go down to that target from earlier pages meet in
the same letter, so a reader finds exactly one place where it goes on. An arrow over several pages shows on its two end
pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sopdocs.graph import Edge
from sopdocs.layout.letters import letter

_DISTANCE = 2
_IN_THE_WAY = 5


@dataclass(frozen=True, slots=True)
class Connector:
    """A pentagon on a page: ``incoming`` where the arrow goes on, ``down`` for arrows to a later page (its tip points
    the way)."""

    letter: str
    page: int
    incoming: bool
    down: bool
    edges: tuple[Edge, ...]

    @property
    def top(self) -> bool:
        """Arrows down arrive at the top, loops back leave there."""
        return self.incoming == self.down

    @property
    def id(self) -> str:
        """Symbol id, unique on the page."""
        return f"@{self.letter}"


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a connector stands: row of its strip (0 next to the table's rows) and official's column."""

    row: int
    column: int


def connect_pages(edges: Sequence[Edge], page_of: Mapping[int, int], used: int = 0) -> tuple[Connector, ...]:
    """Name the connectors of a flow.

    :param edges: the flow's arrows.
    :param page_of: page of each step's symbols.
    :param used: how many letters earlier flows of the SOP have taken.
    """
    shared: dict[tuple[tuple[str, ...], bool], list[Edge]] = {}
    for edge in edges:
        start, end = page_of[edge.source_step], page_of[edge.target_step]
        if start != end:
            shared.setdefault((edge.targets, end > start), []).append(edge)
    return tuple(
        connector
        for position, ((_, down), members) in enumerate(shared.items())
        for connector in _pair(letter(used + position), down, members, page_of)
    )


def _pair(name: str, down: bool, edges: list[Edge], page_of: Mapping[int, int]) -> Iterator[Connector]:
    leaving: dict[int, list[Edge]] = {}
    for edge in edges:
        leaving.setdefault(page_of[edge.source_step], []).append(edge)
    for page, members in leaving.items():
        yield Connector(name, page, incoming=False, down=down, edges=tuple(members))
    yield Connector(name, page_of[edges[0].target_step], incoming=True, down=down, edges=tuple(edges))


def seat_connectors(
    wishes: Sequence[tuple[Connector, int]], crowd: Sequence[int], columns: int
) -> dict[Connector, Seat]:
    """Give each connector of a strip its place.

    :param wishes: connectors with the column each would like best.
    :param crowd: for each column how many symbols stand between the strip and the connectors' ends.
    :param columns: how many officials' columns there are; more connectors than that need further strip rows.
    """
    seats: dict[Connector, Seat] = {}
    taken: set[Seat] = set()
    for connector, wish in sorted(wishes, key=lambda pair: (pair[1], pair[0].letter)):
        row = len(seats) // columns
        free = [column for column in range(columns) if Seat(row, column) not in taken]
        column = min(free, key=lambda column: (_cost(column, wish, crowd), column))
        seats[connector] = Seat(row, column)
        taken.add(seats[connector])
    return seats


def _cost(column: int, wish: int, crowd: Sequence[int]) -> int:
    return _DISTANCE * abs(column - wish) + (_IN_THE_WAY * crowd[column] + 1 if column != wish else 0)
