"""A talk to hold quotes against, made up for these tests: it opens with a clip from later on."""

from __future__ import annotations

from ghostcli.fidelity.check import check
from ghostcli.fidelity.finding import Finding
from ghostcli.fidelity.reference import Reference
from ghostcli.transcripts.base import Cue

ADA, BEN = "Ada Reed", "Ben Okoro"

_SAID = (
    (ADA, "A bridge is a promise to people who are not born yet."),
    (BEN, "That was Ada Reed, and this is the river show. I'm Ben Okoro, thank you for being with us today."),
    (BEN, "What went wrong with the old bridge?"),
    (ADA, "We measured the river twice and trusted the first number."),
    (ADA, "Nobody asked the ferryman, and he had known for thirty years."),
    (
        ADA,
        "You know, um, the water was, like, twenty billion litres a year, and we planned for half of that.",
    ),
    (BEN, "And the, the committee, I mean, they signed it anyway?"),
    (ADA, "They did not read the appendix, which is where the flood tables were."),
    (ADA, "It's not that anybody lied. It's that we didn't want to know what the numbers were saying."),
    (BEN, "How much did the pre-training of the crew cost in the end?"),
    (
        ADA,
        "About 2.5 million dollars, and I'd say ninety percent of it was spent before a single stone moved.",
    ),
    (ADA, "I think a good engineer is somebody who is a little bit afraid of water all of the time."),
    (BEN, "My grandmother used to say that rivers keep their own calendar, and nobody reads it."),
    (ADA, "She was right. Ours comes up in March, and we poured the footings in February."),
    (
        ADA,
        "So when people ask me what a bridge is, I say a bridge is a promise to people who are not born yet.",
    ),
    (BEN, "Would you build it in the same place again?"),
    (
        ADA,
        "No. I would build it four hundred metres upstream, where the rock is, and I would let it be ugly.",
    ),
    (BEN, "Ugly bridges last longer, then?"),
    (ADA, "Ugly bridges get inspected, because no tourist is standing in the way with a camera."),
)
STARTS = tuple(10.0 * number for number in range(len(_SAID)))
CUES = tuple(Cue(start, start + 8, who, text) for start, (who, text) in zip(STARTS, _SAID, strict=True))
TALK = Reference.of(CUES)


def said(*texts: str) -> Reference:
    """A transcript of such cues, ten seconds each, of nobody in particular."""
    return Reference.of([Cue(10.0 * at, 10.0 * at + 10, None, text) for at, text in enumerate(texts)])


def verdicts(quote: str, reference: Reference = TALK) -> tuple[str, ...]:
    """The verdicts on a quote."""
    return check(quote, reference).verdicts


def shown(finding: Finding) -> str:
    """The diff on one line: what is not equal as `[printed|said]`, a cut as `/`."""
    pieces: list[str] = []
    for op, printed, reference in finding.diff:
        if op == "equal":
            pieces.append(printed)
        elif op == "cut":
            pieces.append(f"{printed}/")
        else:
            pieces.append(f"[{'~' if op == 'cleaned' else ''}{printed}|{reference}]")
    return " ".join(pieces)
