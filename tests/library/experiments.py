"""A kind that ghost does not have, with a field of every type, and notes of it."""

from __future__ import annotations

from collections.abc import Callable

from ghostcli.fields import Field, Kind, Tier, Type
from ghostcli.model import KINDS

EXPERIMENTS = Kind(
    "experiments",
    "experiment",
    "what was tried",
    "name",
    (
        Field("name", Type.TEXT, "what it is called", required=True, tier=Tier.TITLE),
        Field("method", Type.TEXT, "how it was done", tier=Tier.TEXT),
        Field("worked", Type.FLAG, "whether it worked"),
        Field("took", Type.DURATION, "how long it took"),
        Field("trials", Type.SECONDS, "seconds of a trial"),
        Field("day", Type.DATE, "when it was done"),
        Field("outcome", Type.CHOICE, "how it ended", choices=("good", "bad"), tier=Tier.REST),
        Field("readings", Type.PAIRS, "what was read", tier=Tier.REST),
        Field("evidence", Type.LINK, "quotes that tell of it", many=True, links="quotes"),
        Field("repeats", Type.LINK, "those that it repeats", many=True, links="experiments"),
        Field(
            "setup",
            Type.GROUP,
            "where it was done",
            many=True,
            group=(
                Field("room", Type.TEXT, "the room", required=True, tier=Tier.REST),
                Field("lamps", Type.SECONDS, "how many lamps"),
            ),
        ),
        *(field for field in KINDS["chapters"].fields if field.name != "title"),
    ),
    columns=("outcome", "took"),
)
NOTES = """\
title: A talk
duration: 1:00:00
quotes:
- {id: said, text: It worked twice, speaker: Ada}
experiments:
- name: Two slits
  id: slits
  method: A beam through a wall
  worked: true
  took: 0:10:00
  trials: 12.5
  day: 1927-05
  outcome: good
  readings: {dark: bright}
  evidence: said
  setup: [{room: cellar, lamps: 2}, {room: attic}]
  at: [0:01:00-0:02:00, 0:03:00]
  tags: [light]
- {name: A wall, id: wall, took: 0:02:00, trials: 3, day: 1930, outcome: bad, repeats: slits, method: paint}
- {name: Nothing, note: a wall}
"""

Ghost = Callable[..., str]


SLITS = {
    "ref": "talk/experiments/slits",
    "kind": "experiments",
    "episode": "talk",
    "number": 1,
    "id": "slits",
    "name": "Two slits",
    "method": "A beam through a wall",
    "worked": True,
    "took": 600,
    "trials": 12.5,
    "day": "1927-05",
    "outcome": "good",
    "readings": {"dark": "bright"},
    "evidence": ["talk/quotes/said"],
    "repeats": [],
    "setup": [{"room": "cellar", "lamps": 2}, {"room": "attic", "lamps": None}],
    "source": None,
    "at": 60,
    "times": [[60, 120], [180, None]],
    "tags": ["light"],
    "note": None,
    "used_by": ["talk/experiments/wall"],
    "line": 6,
    "url": None,
}
