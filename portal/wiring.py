"""The one table of event → reaction. To tell something upwards, an app publishes; here stands who listens."""

from collections.abc import Mapping, Sequence

from kernel.events import Event, Reaction

TABLE: Mapping[type[Event], Sequence[Reaction]] = {}
