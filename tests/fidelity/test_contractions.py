"""English contractions written out, or the other way, are cleaned; what they are not short for is another wording."""

from __future__ import annotations

import pytest

from ghostcli.fidelity.check import check
from ghostcli.fidelity.reference import Reference
from ghostcli.transcripts.base import Cue

REST = "barley candles anchors lanterns copper saddles walnuts ribbons hammers kettles feathers mirrors"
SAME = """
    we'd = we would; we'd = we had; we'll = we will; we'll = we shall; we're = we are; we've = we have;
    I'm = I am; it's = it is; it's = it has; let's = let us; don't = do not; doesn't = does not;
    didn't = did not; isn't = is not; aren't = are not; wasn't = was not; weren't = were not;
    hasn't = has not; haven't = have not; hadn't = had not; wouldn't = would not; couldn't = could not;
    shouldn't = should not; mustn't = must not; needn't = need not; can't = can not; can't = cannot;
    won't = will not; shan't = shall not; ain't = is not; ain't = are not; ain't = has not;
    gonna = going to; wanna = want to; gotta = got to; dunno = do not know;
    gimme = give me; lemme = let me; 'cause = because; 'em = them; dont = do not; its = it is; thats = that is
"""
OTHER = (
    "we'd = we will; we'll = we would; we're = we have; won't = would not; can't = could not; don't = did not"
)


def pairs(listed: str) -> list[tuple[str, ...]]:
    return [tuple(side.strip() for side in pair.split(" = ")) for pair in listed.split(";")]


def verdicts(printed: str, said: str) -> tuple[str, ...]:
    return check(f"{printed} {REST}", Reference.of([Cue(0, 9, None, f"{said} {REST}")], "en")).verdicts


@pytest.mark.parametrize(("short", "long"), pairs(SAME))
def test_a_contraction_written_out_is_cleaned(short: str, long: str) -> None:
    finding = check(f"{short} {REST}", Reference.of([Cue(0, 9, None, f"{long} {REST}")], "en"))
    assert {step.op for step in finding.diff} <= {"equal", "cleaned"}
    assert verdicts(short, long) == verdicts(long, short) == ("near",)


@pytest.mark.parametrize(("short", "other"), pairs(OTHER))
def test_what_a_contraction_is_not_short_for_is_not_cleaned(short: str, other: str) -> None:
    for printed, said in ((short, other), (other, short)):
        finding = check(f"{printed} {REST}", Reference.of([Cue(0, 9, None, f"{said} {REST}")], "en"))
        assert "replace" in {step.op for step in finding.diff}
