from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostcli.recognition.recognise import read
from ghostcli.text.words import words
from ghostcli.transcripts import plain_text
from ghostcli.transcripts.base import Cue, Metadata, ParsedTranscript, UnreadableError
from ghostcli.transcripts.formats import write

ONE, TWO, THREE = "We measured the river twice.", "And trusted one number.", "Nobody asked the ferryman."


def reading(text: str, format: str | None = None) -> ParsedTranscript:  # noqa: A002
    return read(text.encode(), format)


def said(found: ParsedTranscript) -> list[tuple[float | None, str | None, str]]:
    return [(cue.start, cue.speaker, cue.text) for cue in found.cues]


TIMED = [(0.0, "Ada Reed", ONE), (7.0, "Ben Ash", TWO), (3723.0, "Ada Reed", THREE)]


@pytest.mark.parametrize(
    "text",
    [
        f"Ada Reed (00:00:00):\n{ONE}\n\nBen Ash (00:00:07):\n{TWO}\n\nAda Reed (01:02:03):\n{THREE}\n",
        f"Ada Reed (00:00:00) - {ONE}\n\nBen Ash (00:00:07) - {TWO}\n\nAda Reed (01:02:03) - {THREE}\n",
        f"Ada Reed: 00:00:00\n\n{ONE}\n\nBen Ash: 00:00:07 \n\n{TWO}\n\nAda Reed: 01:02:03\n\n{THREE}\n",
        f"Ada Reed  0:00\n{ONE}\n\nBen Ash  0:07\n{TWO}\n\nAda Reed  1:02:03\n{THREE}\n",
        f"**Ada Reed** _0:00_\n\n{ONE}\n\n**Ben Ash** _0:07_\n\n{TWO}\n\n**Ada Reed** _1:02:03_\n\n{THREE}\n",
        f"**Ada Reed (00:00):** {ONE}\n\n**Ben Ash (00:07):** {TWO}\n\n**Ada Reed (01:02:03):** {THREE}\n",
        f"**Ada Reed:** [00:00] {ONE}\n\n**Ben Ash:** [00:07] {TWO}\n\n**Ada Reed:** [01:02:03] {THREE}\n",
        f"[0:00:00] Ada Reed: {ONE}\n\n[0:00:07] Ben Ash: {TWO}\n\n[1:02:03] Ada Reed: {THREE}\n",
        f"[0:00:00] Ada Reed: {ONE}\n[0:00:07] Ben Ash: {TWO}\n[1:02:03] Ada Reed: {THREE}\n",
        f"[00:00:00:00] Ada Reed: {ONE}\n[00:00:00:07] Ben Ash: {TWO}\n[00:01:02:03] Ada Reed: {THREE}\n",
        f"00:00:00 <v Ada Reed>{ONE}\n\n00:00:07 <v Ben Ash>{TWO}\n\n01:02:03 <v Ada Reed>{THREE}\n",
        f"[00:00] **Ada Reed:** {ONE}\n[00:07] **Ben Ash:** {TWO}\n[01:02:03] **Ada Reed:** {THREE}\n",
        f"0:00\nAda Reed: {ONE}\n0:07\nBen Ash: {TWO}\n1:02:03\nAda Reed: {THREE}\n",
    ],
)
def test_turns_with_times(text: str) -> None:
    found = reading(text)
    assert said(found) == TIMED
    assert (found.speakers, found.lost) == (("Ada Reed", "Ben Ash"), ())
    assert [cue.end for cue in found.cues] == [7, 3723, 3724.6]


@pytest.mark.parametrize(
    "text",
    [
        f"Ada Reed: {ONE}\n\nBen Ash: {TWO}\n\nAda Reed: {THREE}\n",
        f"Ada Reed: {ONE}\nBen Ash: {TWO}\nAda Reed: {THREE}\n",
        f"Ada Reed : {ONE}\n\nBen Ash : {TWO}\n\nAda Reed : {THREE}\n",
        f"Ada Reed:\n{ONE}\n\nBen Ash:\n{TWO}\n\nAda Reed:\n{THREE}\n",
        f"- Ada Reed: {ONE}\n- Ben Ash: {TWO}\n- Ada Reed: {THREE}\n" + "plain\n" * 8,
        f"**Ada Reed:** {ONE}\n\n**Ben Ash:** {TWO}\n\n**Ada Reed:** {THREE}\n",
        f"**Ada Reed**: {ONE}\n\n**Ben Ash**: {TWO}\n\n**Ada Reed**: {THREE}\n",
        f"__Ada Reed__: {ONE}\n\n__Ben Ash__: {TWO}\n\n__Ada Reed__: {THREE}\n",
    ],
)
def test_turns_without_times(text: str) -> None:
    found = reading(text)
    assert [cue[2:] for cue in found.cues][:2] == [("Ada Reed", ONE), ("Ben Ash", TWO)]
    assert found.cues[2].text.startswith(THREE)
    assert {cue[:2] for cue in found.cues} == {(None, None)}


def test_four_parts_are_days_first_or_frames_last() -> None:
    for fourth, second in (("[00:59:03:24]", 3543.96), ("[00:23:03:24]", 23 * 3600 + 3 * 60 + 24)):
        found = reading(f"[00:00:00:00] Ada: {ONE}\n[00:00:07:00] Ben: {TWO}\n{fourth} Ada: {THREE}\n")
        assert found.cues[2].start == second


def test_wrapped_lines_and_paragraphs() -> None:
    text = (
        "Ada Reed (00:00:00) - We measured the\nriver twice, in a well-\nknown way, and\nwrote - as ever -\n"
        "it down.\n\nThen we built.\n\nBen Ash (00:00:07) - And\n\nAda Reed (00:00:09) - Yes.\n"
    )
    assert [cue.text for cue in reading(text).cues] == [
        "We measured the river twice, in a well-known way, and wrote - as ever - it down.\nThen we built.",
        "And",
        "Yes.",
    ]


def test_a_time_within_a_turn_begins_a_cue() -> None:
    text = (
        f"**Ada:** {ONE} \\[00:10\\] {TWO}\n\n\\[00:30\\] {THREE}\n\n"
        "**Break:** \\[00:40\\] to \\[01:40\\]\n\n**Ben:** \\[unintelligible 00:41.15\\] \\[laughs\\]\n\n"
        "**Ada:** Yes.\n"
    )
    found = reading(text)
    assert said(found) == [
        (None, "Ada", ONE),
        (10, "Ada", TWO),
        (30, "Ada", THREE),
        (None, "Ben", "[unintelligible 00:41.15] [laughs]"),
        (None, "Ada", "Yes."),
    ]
    assert [cue.end for cue in found.cues] == [None, 30, 31.6, None, None]
    assert found.speakers == ("Ada", "Ben")
    assert [str(remark) for remark in found.remarks] == ["line 5: 1 name with no words: “Break”"]


def test_a_word_in_bold_proves_nothing_but_opens_a_turn_among_others() -> None:
    found = reading(f"**Ada:** {ONE}\n\n**Recording:** {TWO}\n\n**Ada:** {THREE}\n")
    assert found.speakers == ("Ada", "Recording")
    with pytest.raises(UnreadableError):
        reading(f"**Note:** {ONE}\n\n**Warning:** {TWO}\n\n**Note:** {THREE}\n")


def test_a_paragraph_in_italics_is_not_the_speakers() -> None:
    text = (
        f"**Ada:** {ONE}\n\n\\[00:10\\]\n\n*A clip is played.*\n\n*Another.*\n\nAnd so on.\n\n"
        "**Ben:** *Very* good.\n"
    )
    assert said(reading(text)) == [
        (None, "Ada", ONE),
        (10, None, "A clip is played."),
        (None, None, "Another."),
        (None, "Ada", "And so on."),
        (None, "Ben", "Very good."),
    ]


def test_names_that_shorten_and_spellings_that_vary() -> None:
    names = ["Ada Reed", "Ben Ash", "Ada", "ADA Reed", "Ben Oak", "Ben", "Speaker 1", "Speaker"]
    text = "".join(f"{name}: 00:00:{number:02}\n\n{ONE}\n\n" for number, name in enumerate(names))
    found = reading(text)
    assert found.speakers == ("Ada Reed", "Ben Ash", "Ben Oak", "Ben", "Speaker 1", "Speaker")
    assert [remark.message for remark in found.remarks] == [
        "“Ada” is taken for “Ada Reed”",
        "“ADA Reed” is taken for “Ada Reed”",
    ]


def test_a_first_name_that_comes_before_the_whole_one_is_left_alone() -> None:
    text = "".join(f"{name}: 00:00:0{n}\n\n{ONE}\n\n" for n, name in enumerate(["Ada", "Ada Reed", "Ada"]))
    assert reading(text).speakers == ("Ada", "Ada Reed")


def test_front_matter_headings_and_rules() -> None:
    text = (
        "---\ntitle: The bridge\ndate: '2024-05-01'\nmedia: https://example.org/a\nlanguage: en\n---\n\n"
        f"## Intro\n\nAda: 00:00:00\n\n{ONE}\n\n---\n\n## The *end*\n\nBen: 00:00:07\n\n{TWO}\n"
    )
    found = reading(text)
    assert (found.format, found.title, found.language) == ("markdown", "The bridge", "en")
    assert (found.published, found.url) == ("2024-05-01", "https://example.org/a")
    assert [cue.text for cue in found.cues] == [ONE, TWO]
    assert [str(remark) for remark in found.remarks] == [
        "line 8: 2 headings left out as no speech: “Intro, The end”"
    ]
    assert reading(f"## One\n\n**Ada:** {ONE}\n\n**Ben:** {TWO}\n").title is None
    assert reading(f"# The bridge\n\n**Ada:** {ONE}\n\n**Ben:** {TWO}\n").title == "The bridge"


def test_text_above_the_first_turn_is_kept() -> None:
    found = reading(f"A cold open.\n\nAda: 00:00:01\n\n{ONE}\n\nBen: 00:00:07\n\n{TWO}\n")
    assert said(found)[0] == (None, None, "A cold open.")
    assert found.remarks[0].line == 1


def test_times_alone() -> None:
    found = reading(f"0:00\n{ONE}\n0:05\n{TWO}\n0:09\n{THREE}\n")
    assert said(found) == [(0, None, ONE), (5, None, TWO), (9, None, THREE)]


def test_a_colon_in_speech_opens_no_turn() -> None:
    text = (
        f"Ada Reed (00:00:00):\nThe rule: measure.\nBen Ash: he never asked.\n\nBen Ash (00:00:07):\n{TWO}\n"
    )
    assert [cue.speaker for cue in reading(text).cues] == ["Ada Reed", "Ben Ash"]


def test_a_sentence_that_ends_with_a_time_opens_no_turn() -> None:
    text = f"Ada: 00:00:00\n\n{ONE}\nAround 10:30\n10:45 perhaps.\n\nBen: 00:00:07\n\n{TWO}\n"
    assert [cue.text for cue in reading(text).cues] == [f"{ONE} Around 10:30 10:45 perhaps.", TWO]


PROSE = "We measured the river twice, and trusted the first number. Nobody asked the ferryman. " * 3


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        (PROSE, 1, "ghost finds no names or times that open turns"),
        (f"\n\nOne rule: ask.\n\n{PROSE}\n", 3, "no lines open turns"),
        ("# Notes\n\n- **Ada:** [a](https://example.org)\n- Ben: one\n" * 5, 1, "these are notes"),
        (f"**Ghost:** an explorer.\n\n{PROSE}\n", 1, "no lines open turns"),
        (
            "0:00 Intro\n10:00 Bridges\n20:00 Rivers\n30:00 Ferries\n",
            1,
            "a list of chapters",
        ),
        (
            "0:00 Intro: bridges\n10:00 Part: rivers\n20:00 More: ferries\n30:00 End\n",
            1,
            "a list of chapters",
        ),
        ("**Ada:** one\n- a\n- b\n- c\n**Ada:** two\n- d\n- e\n- f\n", 1, "these are lists"),
        (
            f"{PROSE}\n\n" * 4 + f"Ada: 00:01\n\n{ONE}\n\nAda: 00:09\n\n{TWO}\n",
            9,
            "words are above the first turn",
        ),
        (
            "Look:\n\n```\n[00:01] Ada: yes\n\n[00:03] Ben: no\n```\n\n**bold** text\n",
            1,
            "no lines open turns",
        ),
    ],
)
def test_what_is_no_transcript_is_refused(text: str, line: int, sentence: str) -> None:
    with pytest.raises(UnreadableError, match=sentence) as error:
        reading(text)
    assert error.value.line == line


def test_lines_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_text, "_MAX_LINES", 5)
    with pytest.raises(UnreadableError, match="line 6: more than 5 lines"):
        reading("Ada: one\n" * 6)


def test_any_text_is_read_where_that_is_asked_for() -> None:
    found = reading(f"One rule: ask.\n{ONE}\n\n{TWO}\n", "text")
    assert said(found) == [(None, None, f"One rule: ask. {ONE}"), (None, None, TWO)]
    marked = reading(f"# Title\n\n*{ONE}*\n\nSo \\[laughs\\].\n", "markdown")
    assert said(marked) == [(None, None, ONE), (None, None, "So [laughs].")]
    single = reading(f"**Ada:** {ONE}\n", "markdown")
    assert said(single) == [(None, "Ada", ONE)]


# --- writing


def test_writes_plain_text() -> None:
    text = write(
        [
            Cue(None, None, None, "Before."),
            Cue(1, 2, "Ada", "One\nline."),
            Cue(3, 4, "Ada", "And\tmore\u202e."),
            Cue(None, None, "Ben", "Two."),
            Cue(3723.9, 3725, None, "Three."),
        ],
        "text",
    )
    assert text == ("Before.\n\n[0:00:01] Ada: One line. And more.\n\nBen: Two.\n\n[1:02:03] Three.\n")


SAID = st.lists(
    st.sampled_from(["we", "asked", "twice", "*so*", "a_b", "[x]", "5.", "# y", "\n"]), min_size=1
)
TURNS = st.lists(
    st.tuples(st.sampled_from(["Ada Reed", "Ben Ash", "Eve"]), SAID.filter(lambda text: set(text) != {"\n"})),
    min_size=2,
    max_size=6,
)


@pytest.mark.parametrize("form", ["text", "markdown", "podcasting"])
@given(TURNS, st.booleans())
def test_words_and_speakers_survive(form: str, told: list[tuple[str, list[str]]], timed: bool) -> None:
    cues = [
        Cue(10.0 * n if timed else None, 10.0 * n + 5 if timed else None, name, " ".join(text))
        for n, (name, text) in enumerate(told)
    ]
    found = reading(write(cues, form, Metadata("A # title")), form)
    spoken = [(cue.speaker, word) for cue in cues for word in words(cue.text)]
    assert [(cue.speaker, word) for cue in found.cues for word in words(cue.text)] == spoken
    if timed and form != "podcasting":
        starts = [
            cue.start for place, cue in enumerate(cues) if not place or cues[place - 1].speaker != cue.speaker
        ]
        assert [cue.start for cue in found.cues] == starts


@pytest.mark.parametrize("time", ["[00:0{}.00]", "[0:0{}]", "(00:0{})", "[00:0{}.000 --> 00:09.000]"])
@pytest.mark.parametrize("name", ["", "Ada: "])
def test_words_may_touch_the_bracket_of_a_time(time: str, name: str) -> None:
    found = reading("".join(f"{time.format(2 * n)}{name}{one}\n" for n, one in enumerate((ONE, TWO, THREE))))
    assert said(found) == [(2 * n, name[:-2] or None, one) for n, one in enumerate((ONE, TWO, THREE))]


@pytest.mark.parametrize(("words", "is_title"), [(13, True), (14, True), (15, False)])
def test_a_title_above_the_turns_has_fourteen_words_at_most(words: int, is_title: bool) -> None:
    line = " ".join(["word"] * words)
    talk = "\n\nAda: One two three.\n\nBen: Four five.\n\nAda: Six.\n\nBen: Seven.\n"
    found = reading(line + talk)
    assert (found.title == line) == is_title
    assert (found.cues[0].text == line) != is_title
