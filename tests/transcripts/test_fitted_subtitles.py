"""Subtitles: every word in order, in few short lines, for one to seven seconds, without overlaps."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ghostcli.errors import GhostError
from ghostcli.recognition.exporting import export
from ghostcli.recognition.recognise import read
from ghostcli.text.words import words
from ghostcli.transcripts.base import Cue
from ghostcli.transcripts.canonical import normal
from ghostcli.transcripts.subtitles import LONGEST, SHORTEST, SubtitleSize, size_of, subtitles

TWO_LINES = SubtitleSize(42, 2)
LONG = Cue(
    0,
    24,
    "Ada",
    "When we measured the river the first time, it was spring. The water was high, and nobody had asked the "
    "ferryman, who had known for thirty years that the east bank moves. So we trusted the first number, and "
    "we built on it.",
)


def texts(*cues: Cue, size: SubtitleSize = TWO_LINES) -> list[str]:
    return [cue.text for cue in subtitles(cues, size).cues]


@pytest.mark.parametrize(
    ("typed", "size"),
    [
        ("42x2", SubtitleSize(42, 2)),
        ("16x1", SubtitleSize(16, 1)),
        ("42X2", SubtitleSize(42, 2)),
        (" 42×2 ", SubtitleSize(42, 2)),
        *[(one, None) for one in ("42", "x2", "0x2", "42x0", "4.2x2", "100x2", "42x10", "-42x2", "")],
    ],
)
def test_a_size(typed: str, size: SubtitleSize | None) -> None:
    assert size_of(typed) == size


def test_a_long_cue_is_split_where_a_sentence_or_clause_ends() -> None:
    assert texts(LONG) == [
        "When we measured the river\nthe first time, it was spring.",
        "The water was high,\nand nobody had asked the ferryman,",
        "who had known for thirty years\nthat the east bank moves.",
        "So we trusted the first number,\nand we built on it.",
    ]


def test_cues_that_end_in_a_sentence_are_joined() -> None:
    cues = [
        Cue(0, 1, "Ada", "So we"),
        Cue(1, 2, "Ada", "trusted the first"),
        Cue(2, 3, "Ada", "number. And then"),
        Cue(3, 4, "Ada", "we built."),
    ]
    assert [(cue.start, cue.end, cue.text) for cue in subtitles(cues, TWO_LINES).cues] == [
        (0, 4, "So we trusted the first number.\nAnd then we built.")
    ]


def test_a_title_with_a_full_stop_ends_no_sentence() -> None:
    said = "I went to see the old ferryman with my friend Dr. Okafor and his sister from the bakery"
    assert not any(text.endswith("Dr.") for text in texts(Cue(0, 6, None, said)))


def test_no_subtitle_has_two_speakers_or_spans_a_pause() -> None:
    cues = [Cue(0, 1, "Ada", "Yes."), Cue(1, 2, "Ben", "No."), Cue(4, 5, "Ben", "Well.")]
    assert texts(*cues) == ["Yes.", "No.", "Well."]


def test_the_times_of_a_cue_are_kept_at_its_beginning_and_end() -> None:
    made = subtitles([LONG, Cue(24, 26, "Ben", "I see.")], TWO_LINES).cues
    assert (made[0].start, made[-2].end, made[-1][:2]) == (0, 24, (24, 26))


def test_silence_inside_a_cue_is_not_spread_over_its_words() -> None:
    """A cue of a minute with three words: they would have appeared one by one, every twenty seconds."""
    (made,) = subtitles([Cue(0, 60, None, "And we waited.")], TWO_LINES).cues
    assert made == (0, LONGEST, None, "And we waited.")


def test_a_short_one_stays_for_a_second_and_the_next_waits_for_it() -> None:
    cues = [Cue(0, 0.3, "Ada", "Yes."), Cue(0.4, 4, "Ben", "I thought so.")]
    assert [cue[:2] for cue in subtitles(cues, TWO_LINES).cues] == [(0, 1), (1, 4)]
    alone = subtitles([Cue(0, 0.3, "Ada", "Yes."), Cue(9, 12, "Ben", "I thought so.")], TWO_LINES)
    assert [cue[:2] for cue in alone.cues] == [(0, 1), (9, 12)]


def test_one_that_has_no_room_for_a_second_is_counted() -> None:
    made = subtitles(
        [Cue(0, 0.4, "Ada", "Yes."), Cue(0.4, 1, "Ben", "No."), Cue(1, 2, "Ada", "Oh.")], TWO_LINES
    )
    assert [cue[:2] for cue in made.cues] == [(0, 0.4), (0.4, 1), (1, 2)]
    assert made.excesses == ("2 subtitles shorter than a second: the next one follows at once",)


def test_speech_at_once_is_shown_in_order() -> None:
    cues = [Cue(0, 8, "Ada", "I was there."), Cue(4, 8, "Ben", "So was I."), Cue(4, 8, "Cleo", "And I too.")]
    made = subtitles(cues, TWO_LINES).cues
    assert [cue.text for cue in made] == ["I was there.", "So was I.", "And I too."]
    assert made[0].start == 0
    assert all(one.end is not None and one.end <= (two.start or 0) for one, two in pairwise(made))


def test_a_word_wider_than_a_line_is_not_broken_but_counted() -> None:
    made = subtitles([Cue(0, 4, None, "See extraordinarily.")], SubtitleSize(8, 2))
    assert [cue.text for cue in made.cues] == ["See\nextraordinarily."]
    assert made.excesses == ("1 line longer than 8 characters: one word, or a name with one",)


def test_a_script_without_spaces_is_broken_between_characters() -> None:
    said = "我们两次测量了河流,相信了第一个数字。没有人问过摆渡人,他三十年来一直知道。"
    made = texts(Cue(0, 12, None, said), size=SubtitleSize(10, 2))
    assert "".join(text.replace("\n", "") for text in made) == said
    assert all(len(line) <= 10 and line[0] not in ",。" for text in made for line in text.split("\n"))


def test_the_name_counts_where_srt_prints_it() -> None:
    said = Cue(0, 5, "Alexandra Konstantin", "We measured the river twice, and trusted the first number.")
    made = subtitles([said], TWO_LINES, named=True).cues
    text = export(made, "srt", plain=True).text
    assert max(map(len, text.splitlines())) <= 42


def test_cues_without_a_time_get_one_between_their_neighbours_and_are_counted() -> None:
    """They came out whole: lines of three hundred characters."""
    untimed = [
        Cue(None, None, "Ben", "Nobody asked the ferryman. " * 8),
        Cue(None, None, "Ada", "So it was."),
    ]
    made = subtitles(
        [Cue(0, 4, "Ada", "It was spring."), *untimed, Cue(40, 44, "Ben", "And then?")], TWO_LINES
    )
    assert all(len(line) <= 42 for cue in made.cues for line in cue.text.split("\n"))
    assert all(4 <= (cue.start or 0) < 40 for cue in made.cues[1:-1])
    assert made.excesses == ("2 cues without a time: estimated from the times around",)


def test_without_any_time_there_are_no_subtitles() -> None:
    with pytest.raises(GhostError, match="subtitles need times"):
        subtitles([Cue(None, None, None, "Words.")], TWO_LINES)


def test_a_speech_goes_on_when_somebody_interjects() -> None:
    """It was squeezed into the second before the interjection."""
    speech = Cue(0, 12, "Ann", "We measured the river twice, in spring and in autumn. " * 3)
    made = subtitles([speech, Cue(1, 1.4, "Bob", "Yeah."), Cue(14, 16, "Ann", "And then?")], TWO_LINES)
    assert [cue.speaker for cue in made.cues] == ["Ann", "Bob", "Ann", "Ann"]
    assert (made.cues[0].end or 0) > 4  # its words take six seconds
    assert all((cue.end or 0) - (cue.start or 0) >= 1 for cue in made.cues)
    assert not made.excesses


def test_two_who_speak_at_once_share_the_time() -> None:
    said = "We measured the river twice, in spring and in autumn. " * 2
    made = subtitles([Cue(0, 12, "Ann", said), Cue(0, 12, "Bob", said)], TWO_LINES)
    assert all((cue.end or 0) - (cue.start or 0) >= 1.5 for cue in made.cues)
    assert (made.cues[-1].end or 0) <= 13


SPOKEN = st.builds(
    lambda start, length, speaker, said: Cue(start / 8, (start + length) / 8, speaker, said),
    st.integers(0, 60),
    st.integers(0, 60),
    st.sampled_from(["Ann", "Bob", "Cat"]),
    st.sampled_from(
        ["Yes.", "No, not at all.", "this no is well, hello the", "it I", "We measured twice. " * 5]
    ),
)


@given(st.lists(SPOKEN, min_size=1, max_size=8))
def test_however_people_speak_at_once_no_subtitle_overlaps_or_is_empty(cues: list[Cue]) -> None:
    made = subtitles(cues, TWO_LINES).cues
    assert all((cue.start or 0) < (cue.end or 0) for cue in made)
    assert all((one.end or 0) <= (two.start or 0) for one, two in pairwise(made))
    assert sorted(" ".join(cue.text for cue in made).split()) == sorted(
        " ".join(cue.text for cue in cues).split()
    )


def test_who_begins_at_the_same_time_stays_in_order() -> None:
    """A subtitle of no duration is not shown."""
    cues = [Cue(1, 2, "Bob", "One."), Cue(5, 6, "Ann", "Yes."), Cue(5, 5.8, "Bob", "No, not at all.")]
    made = subtitles(cues, TWO_LINES).cues
    assert [cue.text for cue in made] == ["One.", "Yes.", "No, not at all."]
    assert (made[1].end or 0) - (made[1].start or 0) > 0.2


def test_no_break_is_inside_a_syllable_of_thai() -> None:
    said = "ห้องน้ำสะอาดและเครื่องปัญญาประดิษฐ์ในเมืองไทย"
    lines = [
        line for text in texts(Cue(0, 20, None, said), size=SubtitleSize(8, 1)) for line in text.split("\n")
    ]
    assert "".join(lines) == said
    assert not any(line[0] in "ะาำๅๆ" or line[-1] in "เแโใไ" for line in lines)


def test_brackets_and_small_signs_stay_with_their_characters() -> None:
    chinese = texts(
        Cue(0, 30, None, "老师问我们“这是什么意思呢”然后大家都说“不知道啊老师”"), size=SubtitleSize(6, 2)
    )
    japanese = texts(Cue(0, 30, None, "ちょっとラーメンをたべてキャッチボール"), size=SubtitleSize(4, 1))
    lines = [line for text in chinese + japanese for line in text.split("\n")]
    assert not any(line[-1] == "“" or line[0] in "”ょっーャッ" for line in lines)
    assert "".join(chinese).replace("\n", "").count("“") == 2


def test_no_space_is_put_between_cues_without_spaces() -> None:
    assert texts(Cue(0, 2, None, "结果非常好。"), Cue(2, 3, None, "对。")) == ["结果非常好。对。"]
    assert texts(Cue(0, 2, None, "well"), Cue(2, 3, None, "yes.")) == ["well yes."]


def test_an_abbreviation_ends_no_sentence() -> None:
    said = "He is a few years old, e.g. a child who has never seen the river or the ferry."
    assert not any(text.endswith("e.g.") for text in texts(Cue(0, 6, None, said)))


TIMES = st.floats(0, 120).map(lambda time: round(time, 1))
TEXT = st.lists(
    st.sampled_from(
        ["we", "river.", "number,", "ferryman", "a", "Dr.", "extraordinarily", "没有人。", "-", "«so»"]
    )
    | st.text(min_size=1, max_size=12),
    max_size=60,
).map(" ".join)
CUES = st.lists(
    st.builds(Cue, TIMES | st.none(), TIMES | st.none(), st.sampled_from(["Ada", "Ben", None]), TEXT),
    max_size=12,
)


@given(CUES, st.builds(SubtitleSize, st.integers(4, 60), st.integers(1, 3)), st.booleans())
def test_the_rules_hold_for_any_cues(cues: list[Cue], size: SubtitleSize, named: bool) -> None:
    assume(not cues or any(normal(cue).start is not None and normal(cue).text for cue in cues))
    made = subtitles(cues, size, named=named)
    assert all((one.end or 0) <= (two.start or 0) for one, two in pairwise(made.cues))
    assert all((cue.end or 0) - (cue.start or 0) <= LONGEST + 0.001 for cue in made.cues)
    assert all(len(cue.text.split("\n")) <= size.lines for cue in made.cues)
    lines = [line for cue in made.cues for line in cue.text.split("\n")]
    assert all(len(line) <= size.width or " " not in line for line in lines)
    short = sum((cue.end or 0) - (cue.start or 0) < SHORTEST - 0.0005 for cue in made.cues)
    assert any("shorter than a second" in told for told in made.excesses) == bool(short)
    if not named:
        wide = any(len(line) > size.width for line in lines)
        assert any("characters" in told for told in made.excesses) == wide


@given(CUES)
def test_no_word_is_lost_and_none_changes_its_speaker(cues: list[Cue]) -> None:
    said = [cue for cue in map(normal, cues) if cue.text]
    assume(any(cue.start is not None for cue in said))
    made = subtitles(cues, TWO_LINES).cues
    for speaker in ("Ada", "Ben", None):
        before, after = (
            sorted(word for cue in some if cue.speaker == speaker for word in "".join(cue.text.split()))
            for some in (said, made)
        )
        assert before == after


@given(
    st.lists(
        st.builds(Cue, st.just(None), st.none(), st.sampled_from(["Ada", "Ben", None]), TEXT), max_size=12
    )
)
def test_words_stay_in_order_where_people_take_turns(cues: list[Cue]) -> None:
    timed = [cue._replace(start=10.0 * at, end=10.0 * at + 9) for at, cue in enumerate(cues)]
    made = subtitles(timed, TWO_LINES).cues
    assert "".join("".join(cue.text.split()) for cue in made) == "".join(
        "".join(cue.text.split()) for cue in map(normal, timed)
    )


@pytest.mark.parametrize("name", ["srt", "vtt"])
def test_ghost_reads_them_back(name: str) -> None:
    cues = subtitles([LONG, Cue(24, 30, "Ben", "And it fell? " * 6)], TWO_LINES, named=name == "srt").cues
    made = export(cues, name, plain=True)
    found = read(made.text.encode()).cues
    assert not made.losses
    assert [words(cue.text) for cue in found] == [words(cue.text) for cue in cues]
    assert [cue.speaker for cue in found] == [cue.speaker for cue in cues]
