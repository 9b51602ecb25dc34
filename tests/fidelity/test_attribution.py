from __future__ import annotations

from collections.abc import Collection

import pytest

from ghostcli.fidelity.check import check
from ghostcli.fidelity.finding import Finding, best_finding, severity
from ghostcli.fidelity.reference import Reference
from ghostcli.fidelity.speaker_labels import Voices, anonymous, same_voice
from ghostcli.transcripts.base import Cue
from talk import ADA, BEN, CUES, TALK, said

RIVERS = "rivers keep their own calendar, and nobody reads it."


def renamed(names: dict[str | None, str | None]) -> Reference:
    return Reference.of([cue._replace(speaker=names.get(cue.speaker, cue.speaker)) for cue in CUES])


@pytest.mark.parametrize(
    ("speaker", "attributed"),
    [
        (BEN, True),
        ("Okoro", True),
        ("BEN", True),
        (ADA, False),
        ((ADA, BEN), True),
        ("Nobody Else", False),
        (None, None),
        ((), None),
        ("", False),
    ],
)
def test_who_says_it(speaker: str | Collection[str] | None, attributed: bool | None) -> None:
    finding = check(RIVERS, TALK, speaker=speaker)
    assert finding.attributed is attributed
    assert ("misattributed" in finding.verdicts) is (attributed is False)
    assert finding.verdicts[0] == "verbatim"


@pytest.mark.parametrize(
    ("own", "others", "attributed"),
    [
        ("the river rose in March, long before the footings were poured and dry", "and then it fell", False),
        ("the river rose in March, long before the footings were poured and dry", "and it fell", True),
        ("the river rose in March", "and fell", False),  # two words of seven
        ("the river rose in March early that year again", "and fell", True),  # two of eleven
        ("the river rose", "high", True),  # one word is no part
    ],
)
def test_no_part_is_anothers(own: str, others: str, attributed: bool) -> None:
    reference = Reference.of([line("A One", f"{own}."), line("B Two", f"{others}.")])
    finding = check(f"{own} {others}", reference, speaker="A One")
    assert (finding.attributed, "misattributed" in finding.verdicts) == (attributed, not attributed)
    assert check(f"{own} {others}", reference, speaker="C Three").attributed is False
    assert check(f"{own} {others}", reference, speaker=("A One", "B Two")).attributed is True
    marked = check(f"{own} … {others}", reference, speaker="A One")
    assert marked.attributed is attributed


def test_what_another_puts_in_is_nobodys_part() -> None:
    before, inside, after = (
        "the river rose in March",
        "you mean the flood of that year",
        "and took the bridge",
    )
    reference = Reference.of([line("A One", before), line("B Two", inside), line("A One", after)])
    finding = check(f"{before} {after}", reference, speaker="A One")
    assert (finding.verdicts, finding.attributed) == (("verbatim",), True)
    assert ("aside", "", inside) in finding.diff
    assert check(f"{before} {inside} {after}", reference, speaker="A One").verdicts == (
        "verbatim",
        "misattributed",
    )
    turn = Reference.of([line("A One", before), line("B Two", f"{inside}, {inside}"), line("A One", after)])
    assert "spliced" in check(f"{before} {after}", turn, speaker="A One").verdicts


def line(who: str | None, text: str) -> Cue:
    return CUES[0]._replace(speaker=who, text=text)


def test_labels_that_name_nobody_tell_nothing() -> None:
    diarised = renamed({ADA: "SPEAKER_00", BEN: "SPEAKER_01"})
    assert check(RIVERS, diarised, speaker=BEN).attributed is None
    assert check(RIVERS, diarised, speaker=(BEN, "SPEAKER_01")).attributed is True
    # Who is known by such a label is nobody of another one.
    assert check(RIVERS, diarised, speaker=(ADA, "SPEAKER_00")).attributed is False
    before, after = "the river rose in March", "so the bridge was gone by April"
    halves = Reference.of([line("SPEAKER_00", before), line("SPEAKER_01", after)])
    assert check(f"{before}, {after}", halves, speaker="SPEAKER_00").attributed is False
    assert check(f"{before}, {after}", halves, speaker=ADA).attributed is None
    unnamed = renamed({ADA: None, BEN: None})
    assert check(RIVERS, unnamed, speaker=BEN).attributed is None
    half = renamed({BEN: None})
    assert check(RIVERS, half, speaker=BEN).attributed is None
    assert check(f"{RIVERS} She", half, speaker=BEN).attributed is True  # hardly any of it is another's


@pytest.mark.parametrize(
    ("label", "speakers", "expected"),
    [
        ("SPEAKER_01", [], True),
        ("Speaker A", [], True),
        ("spk-3", [], True),
        ("Unknown", [], True),
        ("A", ["A", "B"], True),
        ("3", ["3", "4"], True),
        ("S1", ["S1"], True),
        ("P", ["P", "CC", "LCC"], False),
        ("Ada Reed", [], False),
        ("Sam", ["Sam"], False),
    ],
)
def test_anonymous_labels(label: str, speakers: list[str], expected: bool) -> None:
    assert anonymous(label, speakers) is expected
    assert Voices({*speakers, label}).anonymous(label) is expected


@pytest.mark.parametrize(
    ("name", "label", "expected"),
    [
        ("Andrej Karpathy", "Karpathy", True),
        ("karpathy", "ANDREJ KARPATHY", True),
        ("José", "Jose", True),
        ("Ada Reed", "Ben Reed", False),
        ("", "Ada", False),
    ],
)
def test_names_for_one_person(name: str, label: str, expected: bool) -> None:
    assert same_voice(name, label) is expected


def found(*verdicts: str, share: float = 1.0, attributed: bool | None = None) -> Finding:
    return check(CUES[3].text, TALK)._replace(verdicts=verdicts, share=share, attributed=attributed)


@pytest.mark.parametrize(
    ("findings", "number"),
    [
        ([found("near"), found("verbatim")], 1),
        ([found("reworded", share=0.7), found("reworded", share=0.8)], 1),
        ([found("reworded", "spliced"), found("reworded")], 1),
        ([found("absent"), found("unclear")], 1),
        ([found("verbatim", "misattributed", attributed=False), found("reordered")], 0),
        ([found("near", "distant"), found("near")], 0),
        ([found("unchecked"), found("absent")], 1),
    ],
)
def test_of_several_transcripts_the_kindest_stands(findings: list[Finding], number: int) -> None:
    assert best_finding(findings) == (number, findings[number])
    assert severity(found("near")) < severity(found("reworded", "distant"))


def test_a_transcript_without_names_does_not_clear_a_quote_of_somebody_elses() -> None:
    named = found("near", "misattributed", attributed=False)
    bare = found("verbatim")
    assert best_finding([named, bare])[1].verdicts == ("verbatim", "misattributed")
    assert best_finding([named, bare, found("near", attributed=True)])[1].verdicts == ("verbatim",)
    assert best_finding([named, check("Concrete pylons", said("nothing"))])[0] == 0


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        (("verbatim",), True),
        (("near", "distant"), True),
        (("near", "misattributed"), False),
        (("unclear",), False),
    ],
)
def test_what_may_be_quoted(verdicts: tuple[str, ...], expected: bool) -> None:
    assert found(*verdicts).quotable is expected
