"""Who speaks in a text: by where names stand, and nobody where a head is not understood."""

from __future__ import annotations

import pytest

from ghostcli.recognition.recognise import read
from ghostcli.transcripts.base import FIELD, LEFT_OVER, SITE, ParsedTranscript

A, B, C = "We bought the mill in autumn.", "Nobody had the key to it.", "So we went in by the window."


def reading(text: str) -> ParsedTranscript:
    return read(text.encode())


def said(text: str) -> list[tuple[float | None, str | None, str]]:
    return [(cue.start, cue.speaker, cue.text) for cue in reading(text).cues]


NAMES = [
    "Vale, Tom", "Tom Vale, Jr.", "Peter ‘Bo’ Lund", 'Rosa "Bee" Lind', "Ida Moss (she/her)", "Ida Moss [they/them]",
    "Ida Moss | Mill & Co", "ida moss", "J. R. R. Vale", "spk_1", "@idamoss", "Ida 🌾", "ida's iPhone", "Dr. Ida Moss",
    "IDA MOSS", "Ида Мосс", "井田さん", "ida@example.org", "Speaker 2", "Zoë van den Berg", "O’Neill-Lund", "+4912345678",
    "Unknown Speaker", "Moss/Vale", "M&M", "Q", "St. John Moss",
]  # fmt: skip

LAYOUTS = [
    "{n} (0:05):\n{a}\n\n{m} (0:12):\n{b}\n\n{n} (0:19):\n{c}\n\n{m} (0:25):\n{a}\n",
    "{n}  0:05\n{a}\n\n{m}  0:12\n{b}\n\n{n}  0:19\n{c}\n\n{m}  0:25\n{a}\n",
    "[0:05] {n}: {a}\n[0:12] {m}: {b}\n[0:19] {n}: {c}\n[0:25] {m}: {a}\n",
    "0:05\n{n}\n{a}\n\n0:12\n{m}\n{b}\n\n0:19\n{n}\n{c}\n\n0:25\n{m}\n{a}\n",
    "{n}\n0:05\n{a}\n\n{m}\n0:12\n{b}\n\n{n}\n0:19\n{c}\n\n{m}\n0:25\n{a}\n",
    "[0:05] - {n}\n{a}\n\n[0:12] - {m}\n{b}\n\n[0:19] - {n}\n{c}\n\n[0:25] - {m}\n{a}\n",
    "**{n}** (0:05): {a}\n\n**{m}** (0:12): {b}\n\n**{n}** (0:19): {c}\n\n**{m}** (0:25): {a}\n",
]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_what_stands_where_names_stand(name: str, layout: str) -> None:
    found = said(layout.format(n=name, m="Rolf Ash", a=A, b=B, c=C))
    assert found == [(5, name, A), (12, "Rolf Ash", B), (19, name, C), (25, "Rolf Ash", A)]


@pytest.mark.parametrize("name", [name for name in NAMES if name not in {"Vale, Tom", "井田さん"}])
def test_what_repeats_before_a_colon_is_a_speaker(name: str) -> None:
    text = "".join(f"{name}: {one}\n\nRolf Ash: {two}\n\n" for one, two in [(A, B), (C, A), (B, C)])
    assert [cue.speaker for cue in reading(text).cues] == [name, "Rolf Ash"] * 3


@pytest.mark.parametrize(
    "opener",
    ["Caution", "Warning", "Example", "For instance", "In short", "C'est-à-dire", "Zum Beispiel", "Primero", "Note", "The point", "Deuxièmement", "En resumen", "例えば", "Итак", "Here's the thing"],
)  # fmt: skip
def test_a_word_before_a_colon_that_does_so_once_is_none(opener: str) -> None:
    turns = f"Ida Moss: {A}\n\nRolf Ash: {B}\n\n" * 3
    found = said(f"{turns}{opener}: {C}\n\nRolf Ash: {A}\n")
    assert found[-2][1] in {"Rolf Ash", None}
    assert found[-2][2].endswith(f"{opener}: {C}")


def test_a_time_alone_goes_on_with_the_speaker() -> None:
    text = f"Ida Moss (0:05):\n{A}\n\nRolf Ash (0:12):\n{B}\n\n(0:40)\n{C}\n\nIda Moss (0:50):\n{A}\n"
    assert said(text)[2] == (40, "Rolf Ash", C)


TURNS = f"Ida Moss (0:05):\n{A}\n\nRolf Ash (0:12):\n{B}\n\n"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Ida Moss (0:2O):", "Ida Moss"),
        ("Ida Moss (0:20", "Ida Moss"),
        ("Ida Moss 0:20", "Ida Moss"),
        ("ida moss (0:20):", "Ida Moss"),
        ("Ida Moss:", "Ida Moss"),
        ("Ida  Moss(0:20):", "Ida Moss"),
        ("Idda Moss", None),
        (", (0:20):", None),
        (">> I know.", None),
        ("- I know.", None),
        ("Somebody (0:2x):", None),
    ],
)
def test_a_damaged_head_is_the_speakers_or_nobodys(head: str, name: str | None) -> None:
    text = f"{TURNS * 2}{head}\n{C}\n\nRolf Ash (0:30):\n{A}\n"
    found = reading(text)
    (cue,) = [cue for cue in found.cues if C in cue.text]
    assert cue.speaker == name
    assert found.cues[-1].speaker == "Rolf Ash"
    assert name is not None or any("may open a turn" in remark.message for remark in found.remarks)


@pytest.mark.parametrize(("number", "speakers"), [(1, 0), (2, 4), (3, 6)])
def test_q_and_a_with_a_blank_open_turns_where_there_are_two_of_each(number: int, speakers: int) -> None:
    text = f"MS. MOSS:  {A}\n\nMR. ASH:  {B}\n\n" * 2 + f"Q {A}\n\nA {B}\n\n" * number
    assert [cue.speaker for cue in reading(text).cues][4:] == ["Q", "A"] * (speakers // 2)


def test_q_opens_a_turn_of_its_own() -> None:
    text = f"MS. MOSS:  {A}\n\nQ    {B}\n\nMS. MOSS:  {C}\n\nQ    {A}\n\nMS. MOSS:  {B}\n"
    assert [cue.speaker for cue in reading(text).cues] == ["MS. MOSS", "Q", "MS. MOSS", "Q", "MS. MOSS"]


@pytest.mark.parametrize(
    "text",
    [
        f"Ida Moss (0:05):\n{A}\n\nRolf Ash (0:12):\n{B} Ida Moss (0:20):\n{C}\n\nRolf Ash (0:30):\n{A}\n",
        f"[0:05] Ida Moss: {A}\n[0:12] Rolf Ash: {B} [0:20] Ida Moss: {C}\n[0:30] Rolf Ash: {A}\n",
        f"**Ida Moss:** {A}\n\n**Rolf Ash:** {B} **Ida Moss:** {C}\n\n**Rolf Ash:** {A}\n",
        f"Ida Moss\n0:05\n{A}\n\nRolf Ash\n0:12\n{B} Ida Moss\n0:20\n{C}\n\nRolf Ash\n0:30\n{A}\n",
    ],
)
def test_a_head_glued_to_the_line_above_opens_a_turn(text: str) -> None:
    assert [cue[2:] for cue in reading(text).cues] == [
        ("Ida Moss", A), ("Rolf Ash", B), ("Ida Moss", C), ("Rolf Ash", A),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "footer",
    [
        "Transcribed by https://example.ai", "Transcribed with Otter", "This transcript was generated automatically.",
        "Subtitles by the Amara.org community", "Untertitel im Auftrag des ZDF", "https://example.org/more",
        "--- End of transcript ---",
    ],
)  # fmt: skip
def test_a_footer_is_the_sites(footer: str) -> None:
    found = reading(f"{TURNS}{footer}\n")
    assert [cue.text for cue in found.cues] == [A, B]
    assert [remark.place for remark in found.remarks] == [SITE]


@pytest.mark.parametrize(
    "text", ["They stopped the recording.", "We made it with love in Rome.", "I need to transcribe this."]
)
def test_a_sentence_is_no_footer(text: str) -> None:
    assert reading(f"{TURNS}{text}\n").cues[-1].text.endswith(text)


def test_call_outs_stand_between_turns() -> None:
    found = reading(
        f"{TURNS}ACTION ITEM: Send it - WATCH: https://example.org/?t=16\n\nIda Moss (0:30):\n{C}\n"
    )
    assert [cue.text for cue in found.cues] == [A, B, C]
    assert [remark.place for remark in found.remarks] == [SITE]


def test_what_stands_above_the_turns_is_no_speech_but_sentences_are() -> None:
    text = f"The mill\nDate: 2026-05-01\n\nThe door opens, and they come in.\n\n{TURNS}"
    found = reading(text)
    assert found.title == "The mill"
    assert found.cues[0][2:] == (None, "The door opens, and they come in.")
    assert [remark.place for remark in found.remarks] == [FIELD, ""]


def test_a_list_of_who_was_there_is_no_speech() -> None:
    found = reading(f"Attendees\nIda Moss, Rolf Ash\n\n{TURNS}")
    assert [cue.text for cue in found.cues] == [A, B]
    assert any("Ida Moss, Rolf Ash" in str(remark) or remark.line == 1 for remark in found.remarks)


def test_turns_below_a_time_of_five_minutes_have_that_time() -> None:
    text = f"### 00:00:00\n\n**Ida:** {A}\n\n**Rolf:** {B}\n\n### 00:05:00\n\n**Ida:** {C}\n"
    found = reading(text)
    assert [cue[:1] + cue[2:] for cue in found.cues] == [(0, "Ida", A), (0, "Rolf", B), (300, "Ida", C)]
    assert any("not exact" in remark.message for remark in found.remarks)


def test_frames_are_parts_of_a_second() -> None:
    text = f"00:00:05:12 - 00:00:08:00\nSpeaker 1\n{A}\n\n00:00:11:00 - 00:00:14:23\nSpeaker 2\n{B}\n\n00:01:02:05 - 00:01:05:00\nSpeaker 1\n{C}\n"
    assert said(text) == [(5.5, "Speaker 1", A), (11, "Speaker 2", B), (62.208, "Speaker 1", C)]


def test_a_time_behind_a_paragraph_is_its_end() -> None:
    text = f"Ida: {A} #00:00:04-5#\nRolf: {B} #00:00:08-1#\nIda: {C} #00:00:13-2#\nRolf: {A} #00:00:17-0#\n"
    assert [cue[:3] for cue in reading(text).cues][:2] == [(0, 4.5, "Ida"), (4.5, 8.1, "Rolf")]


def test_headings_between_timed_lines_are_no_speech() -> None:
    lines = "".join(
        f"0:{at:02}\n{text}\n" for at, text in zip(range(0, 40, 5), [A, B, C, A, B, C, A, B], strict=True)
    )
    found = reading(f"Intro\n{lines}The mill\n0:41\n{C}\n0:46\n{A}\n")
    assert [cue.text for cue in found.cues][-3:] == [B, C, A]
    assert [remark.place for remark in found.remarks] == [FIELD]


def test_a_head_that_cannot_be_read_is_left_over_with_its_line() -> None:
    found = reading(f"{TURNS * 2}Idda Moss\n{C}\n")
    assert [(remark.line, remark.place) for remark in found.lost] == [(13, LEFT_OVER)]


def test_lists_of_fields_are_no_transcript() -> None:
    with pytest.raises(Exception, match="fields with a word each"):
        reading("a: b\n" * 50)


@pytest.mark.parametrize("above", ["Transcript", "# Full transcript", "TRANSCRIPTION"])
def test_a_line_that_says_only_that_a_transcript_follows_is_no_title(above: str) -> None:
    found = reading(f"{above}\n\nIda (0:00)\n{A}\n\nTom (0:12)\n{B}\n\nIda (0:20)\n{C}\n")
    assert found.title is None
    assert len(found.cues) == 3
