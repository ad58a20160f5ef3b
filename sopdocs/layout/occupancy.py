"""Who runs where on the grid: counts per unit edge, node and port, so that overlaps are impossible by construction.

A unit edge in use is closed. A node may be passed straight only where whatever is there passes it straight the other
way (a crossing); turning needs an empty node. Wires with the same targets share their common tail, hence counts.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sopdocs.layout.grid import Grid

EMPTY, ACROSS, ALONG, BOTH, CORNER = range(5)
"""What passes a node: nothing, a horizontal line, a vertical one, both, or something that turns or ends there."""


@dataclass(frozen=True, slots=True)
class Way:
    """A wire's route on the grid: nodes from the first outside its source port to the last before its target port.

    ``moves[i]`` is the direction in which node ``i`` is left (the last one: into the target). ``cost`` is what the
    search paid for it.
    """

    wire: int
    group: int
    out_port: int
    in_port: int
    first_move: int
    nodes: tuple[int, ...]
    moves: tuple[int, ...]
    cost: int = field(compare=False)
    at: frozenset[int] = field(init=False, compare=False, repr=False)
    """The nodes, to ask whether two ways meet."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "at", frozenset(self.nodes))


class Occupancy:
    """Mutable state of one page while it is being routed."""

    def __init__(self, grid: Grid) -> None:
        size = grid.width * grid.height
        self.grid = grid
        self.state = bytearray(size)
        """EMPTY, ACROSS, ... for each node."""
        self.busy = bytearray(grid.blocked)
        """1 for directed unit edges that are blocked or in use."""
        self.soft = bytearray(size)
        """1 where a joint link, cheaper to cross than an arrow, passes."""
        self.port_out = [0] * len(grid.ports)
        self.port_in = [0] * len(grid.ports)
        self.changes = 0
        self._straight = ([0] * size, [0] * size)
        self._corner = [0] * size
        self._edges = [0] * (4 * size)
        self._back = [4 * step + (move ^ 2) - move for move, step in enumerate(grid.step)]
        """From a directed unit edge to the same edge the other way, by direction."""

    def link(self, start: int, end: int, ports: tuple[int, ...]) -> None:
        """Enter a joint link between two nodes of one grid row for good, and close its ports."""
        for node in range(min(start, end), max(start, end) + 1):
            self._straight[0][node] += 1
            self.soft[node] = 1
            self.state[node] = (self._straight[0][node] > 0) + 2 * (self._straight[1][node] > 0)
            if node < max(start, end):
                self._use(node, 0, 1)
        for port in ports:
            self.port_out[port] += 1

    def add(self, way: Way) -> None:
        """Enter a route."""
        self._apply(way, 1)

    def remove(self, way: Way) -> None:
        """Take a route out again; tails it shares stay as long as others use them."""
        self._apply(way, -1)

    def _apply(self, way: Way, sign: int) -> None:
        self.changes += 1
        self.port_out[way.out_port] += sign
        self.port_in[way.in_port] += sign
        straight, corner, state = self._straight, self._corner, self.state
        across, down = straight
        before = way.first_move
        for node, move in zip(way.nodes, way.moves, strict=True):
            if before == move:
                straight[move & 1][node] += sign
            else:
                corner[node] += sign
            state[node] = CORNER if corner[node] else (across[node] > 0) + 2 * (down[node] > 0)
            before = move
        for node, move in zip(way.nodes[:-1], way.moves, strict=False):
            self._use(node, move, sign)

    def _use(self, node: int, move: int, sign: int) -> None:
        edge = 4 * node + move
        back = edge + self._back[move]
        uses = self._edges[edge] = self._edges[back] = self._edges[edge] + sign
        self.busy[edge] = 1 if uses else self.grid.blocked[edge]
        self.busy[back] = 1 if uses else self.grid.blocked[back]
