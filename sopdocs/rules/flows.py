"""One flow table as the rules see it."""

from __future__ import annotations

from typing import NamedTuple

from sopdocs.graph import Graph
from sopdocs.model import Flow, Route, Step


class FlowView(NamedTuple):
    """One flow table with its place in the definition and its graph."""

    flow: Flow
    route: Route
    graph: Graph

    def at(self, *rest: str | int) -> Route:
        """Route of something inside this flow."""
        return (*self.route, *rest)

    @property
    def steps(self) -> tuple[tuple[int, Step], ...]:
        """The steps with their index."""
        return tuple(enumerate(self.flow.steps))
