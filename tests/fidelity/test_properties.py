"""What holds for any transcript and any text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ghostcli.fidelity.check import check
from ghostcli.fidelity.disfluencies import FILLERS
from ghostcli.fidelity.normalization import comparison_words
from ghostcli.fidelity.printed_quote import PrintedQuote
from ghostcli.fidelity.reference import Reference
from ghostcli.model import VERDICTS
from ghostcli.timecode import Span
from ghostcli.transcripts.base import Cue
from talk import TALK

_TALE = "the river rose in March and took an old bridge away from two towns below 20 90% Reed"
_ODD = (
    "the a of to and not no never um you know like it's don't we're can't two twenty hundred million 20 2.5"
    " 50% $5 pre-training pretraining river bridge March numbers known ... … [...] [then] (laughs) “ ” 橋"
)
_WORDS = st.sampled_from(_ODD.split())
_TEXTS = st.lists(_WORDS, max_size=40).map(" ".join)
_SECONDS = st.floats(0, 10_000)
_CUES = st.builds(
    lambda start, who, text: Cue(start, None if start is None else start + 5, who, text),
    st.none() | _SECONDS,
    st.sampled_from([None, "Ada Reed", "SPEAKER_01"]),
    _TEXTS,
)
_PLAIN = st.sampled_from(_TALE.split())


@given(
    st.lists(_CUES, max_size=6),
    _TEXTS | st.text(max_size=60),
    st.lists(st.tuples(_SECONDS, st.none()), max_size=2),
)
def test_any_text_gets_a_verdict(cues: list[Cue], text: str, at: list[Span]) -> None:
    reference = Reference.of(cues)
    finding = check(text, reference, speaker="Ada", sic={"river": "bridge", "the": "a b"}, at=at)
    assert finding.verdicts
    assert set(finding.verdicts) <= set(VERDICTS)
    assert 0 <= finding.share <= 1
    for part in finding.parts:
        assert 0 <= part.position < part.position + part.length <= len(reference)
    if not finding.parts:
        assert set(finding.verdicts) <= {"absent", "unclear"}


@given(st.lists(_CUES, max_size=6), _TEXTS)
def test_the_diff_holds_every_printed_word_once_and_in_order(cues: list[Cue], text: str) -> None:
    steps = [step for step in check(text, Reference.of(cues)).diff if step.op != "cut"]
    found = [word for step in steps for word in comparison_words(step.printed)]
    readings = [
        PrintedQuote.of(text, uncut=uncut) for uncut in (False, True)
    ]  # "[then]" may be said as it stands
    assert found in [[word.word for word in printed.words] for printed in readings]


@given(st.lists(st.lists(_PLAIN, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=8), st.data())
def test_a_stretch_of_a_transcript_is_verbatim(texts: list[str], data: st.DataObject) -> None:
    reference = Reference.of([Cue(None, None, None, text) for text in texts])
    words = " ".join(texts).split()
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    quote = " ".join(words[first:last])
    finding = check(quote, reference)
    assert ({*finding.verdicts} - {"misleading"}, finding.share) == ({"verbatim"}, 1.0)  # below | 20
    assert comparison_words(finding.parts[0].said) == comparison_words(quote)


@given(st.integers(0, len(TALK) - 12), st.integers(10, 30), st.sampled_from(FILLERS), st.data())
def test_a_filler_dropped_or_added_is_near(first: int, length: int, filler: str, data: st.DataObject) -> None:
    words = ["river", *TALK.words[first : first + length], "bridge"]
    place = data.draw(st.integers(3, len(words) - 3))
    clean, full = " ".join(words), " ".join([*words[:place], filler, *words[place:]])
    for quote, said in ((clean, full), (full, clean)):
        finding = check(quote, Reference.of([Cue(0, 9, None, f"zebra {said} okapi")]))
        assert (finding.verdicts, finding.share) == (("near",), 1.0)


@given(st.integers(0, len(TALK) - 25), st.integers(10, 25), st.data())
def test_words_put_in_the_place_of_others_lower_the_share(
    first: int, length: int, data: st.DataObject
) -> None:
    words = TALK.words[first : first + length]
    places = data.draw(st.sets(st.integers(1, length - 2), min_size=1, max_size=length // 3))
    quote = " ".join(f"zebra{place}" if place in places else word for place, word in enumerate(words))
    finding = check(quote, TALK)
    assert finding.verdicts[0] in {"near", "reworded"}
    assert finding.share <= (length - len(places)) / length + 1e-9 or any(
        step.op == "cleaned" for step in finding.diff
    )


@given(st.integers(0, len(TALK) - 1), st.integers(1, 40))
def test_case_and_punctuation_do_not_matter(first: int, length: int) -> None:
    quote = " — ".join(TALK.words[first : first + length]).upper()
    assert {*check(quote, TALK).verdicts} - {"misleading"} == {"verbatim"}
