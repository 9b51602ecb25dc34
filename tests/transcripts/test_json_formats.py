"""The readers of JSON: each with a file of its own kind, small and made by hand."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ghostcli.recognition.recognise import read
from ghostcli.transcripts.base import Cue, ParsedTranscript, UnreadableError


def reading(value: Any, format: str | None = None) -> ParsedTranscript:  # noqa: A002
    return read(json.dumps(value).encode(), format)


def words(text: str, start: float, key: str = "word", unit: float = 1, **more: Any) -> list[dict[str, Any]]:
    """A word every half second."""
    return [
        {key: word, "start": (start + 0.5 * place) * unit, "end": (start + 0.5 * place + 0.4) * unit, **more}
        for place, word in enumerate(text.split(" "))
    ]


# --- Podcasting 2.0


def test_podcasting_carries_the_speaker_forward() -> None:
    found = reading(
        {
            "version": "1.0.0",
            "segments": [
                {"startTime": 0, "endTime": 1, "body": "Before anybody speaks."},
                {"speaker": "Ada", "startTime": 1, "endTime": 2.5, "body": "We measured it.\n"},
                {"startTime": 3, "body": "And once more."},
                {"speaker": "", "startTime": "0:00:04.5", "endTime": "00:00:05,500", "body": "Still Ada."},
                {"speaker": None, "startTime": 6, "endTime": 7, "body": "Somebody else."},
                {"speaker": "Ben", "body": "At some time."},
            ],
        }
    )
    assert found.format == "podcasting"
    assert found.cues == (
        Cue(0, 1, None, "Before anybody speaks."),
        Cue(1, 2.5, "Ada", "We measured it."),
        Cue(3, 4.5, "Ada", "And once more."),
        Cue(4.5, 5.5, "Ada", "Still Ada."),
        Cue(6, 7, None, "Somebody else."),
        Cue(None, None, "Ben", "At some time."),
    )


def test_podcasting_joins_segments_of_one_word() -> None:
    said = [("Ada", "We measured it. Twice ."), ("Ben", "And?")]
    segments = [
        {
            "speaker": name,
            "startTime": 2 * turn + 0.2 * place,
            "endTime": 2 * turn + 0.2 * place + 0.1,
            "body": word,
        }
        for turn, (name, text) in enumerate(said)
        for place, word in enumerate(text.split())
    ]
    found = reading({"segments": [*segments, {"speaker": "Ben", "startTime": 9, "body": "Two words."}]})
    assert [cue[2:] for cue in found.cues] == [
        ("Ada", "We measured it."),
        ("Ada", "Twice."),
        ("Ben", "And?"),
        ("Ben", "Two words."),
    ]
    assert (found.cues[0].start, found.cues[0].end) == (0, 0.5)


# --- Whisper


def test_openai_whisper_and_its_kin() -> None:
    found = reading(
        {
            "text": " We measured it. Nobody asked.",
            "segments": [
                {"id": 0, "start": 0.0, "end": 2.0, "text": " We measured it.", "tokens": [1, 2]},
                {"id": 1, "start": 2.0, "end": 2.0, "text": ""},
                {
                    "id": 2,
                    "start": 2.0,
                    "end": 4.0,
                    "text": " Nobody asked.",
                    "words": words(" Nobody asked.", 2),
                },
            ],
            "language": "en",
        }
    )
    assert (found.format, found.language, found.remarks) == ("whisper", "en", ())
    assert found.cues == (Cue(0, 2, None, "We measured it."), Cue(2, 4, None, "Nobody asked."))


def test_a_long_segment_is_cut_by_its_words() -> None:
    first = "We measured the river twice and trusted the first number."
    second = "Nobody asked the ferryman, and he had known."
    text = f"{first} {second}"
    found = reading({"segments": [{"start": 0, "end": 60, "text": text, "words": words(text, 1)}]})
    assert [cue.text for cue in found.cues] == [first, second]
    assert [(cue.start, cue.end) for cue in found.cues] == [(1, 5.9), (6, 9.9)]
    other = reading({"segments": [{"start": 0, "end": 60, "text": text, "words": words("other words", 1)}]})
    assert [(cue.start, cue.end, cue.text) for cue in other.cues] == [(0, 60, text)]


def test_whisperx_may_lack_times_and_speakers() -> None:
    spoken = [
        {"word": "In"},
        {"word": "1984"},
        {"word": "we", "start": 1.5, "end": 1.7, "speaker": "SPEAKER_01"},
    ]
    found = reading(
        {
            "segments": [
                {"start": 1.0, "end": 2.0, "text": "One.", "speaker": "SPEAKER_00", "words": []},
                {"words": spoken},
                {"start": 0.5, "end": 0.9, "text": "Out of order."},
            ],
            "word_segments": [],
        }
    )
    assert found.cues == (
        Cue(1, 2, "SPEAKER_00", "One."),
        Cue(None, None, None, "In 1984"),
        Cue(1.5, 1.7, "SPEAKER_01", "we"),
        Cue(0.5, 0.9, None, "Out of order."),
    )
    assert "before that of the one above" in found.remarks[0].message


def test_whisper_cpp() -> None:
    found = reading(
        {
            "result": {"language": "de"},
            "transcription": [
                {
                    "timestamps": {"from": "00:00:00,000", "to": "00:00:02,500"},
                    "offsets": {"from": 0, "to": 2500},
                    "text": "[_BEG_] Wir massen[_TT_125]",
                    "speaker": "0",
                },
                {
                    "timestamps": {"from": "00:00:02,500", "to": "00:00:01,000"},
                    "text": " zweimal.",
                    "speaker": "?",
                },
                {"offsets": {"from": 4000, "to": 3000}, "text": " Niemand<|endoftext|>"},
                {"text": ""},
            ],
        }
    )
    assert found.language == "de"
    assert found.cues == (
        Cue(0, 2.5, "Speaker 0", "Wir massen"),
        Cue(2.5, 4, None, "zweimal."),
        Cue(4, 5, None, "Niemand"),
    )
    assert "end before the start" in found.remarks[0].message


def test_whisper_without_segments() -> None:
    listed = reading({"task": "transcribe", "text": "One two.", "words": words("One two.", 1)}, "whisper")
    assert listed.cues == (Cue(1, 1.9, None, "One two."),)
    plain = reading({"text": "One.\nTwo.", "language": "en"})
    assert plain.cues == (Cue(None, None, None, "One."), Cue(None, None, None, "Two."))
    bare = reading([{"start": 1, "end": 2, "text": "One."}])
    assert (bare.format, bare.cues) == ("json", (Cue(1, 2, None, "One."),))


def test_words_that_only_the_full_text_has_are_reported() -> None:
    found = reading({"text": "One two three", "segments": [{"start": 0, "end": 1, "text": "One"}]})
    assert [remark.message for remark in found.lost] == [
        "the file's own full text has 3 words, its timed parts 1"
    ]


# --- Deepgram, AssemblyAI, Reduct


def test_deepgram_utterances() -> None:
    spoken = words("we asked nobody", 1, speaker=0)
    found = reading(
        {
            "results": {
                "channels": [
                    {
                        "detected_language": "en",
                        "alternatives": [{"transcript": "One. Two.", "words": spoken}],
                    }
                ],
                "utterances": [
                    {"start": 1, "end": 2, "speaker": 0, "transcript": "One."},
                    {"start": 2, "end": 3, "transcript": "Two."},
                    {"start": 4, "end": 5, "speaker": 1, "words": spoken},
                ],
            }
        }
    )
    assert (found.format, found.language) == ("deepgram", "en")
    assert found.cues == (
        Cue(1, 2, "Speaker 0", "One."),
        Cue(2, 3, None, "Two."),
        Cue(1, 2.4, "Speaker 0", "we asked nobody"),
    )


def test_deepgram_words_and_channels() -> None:
    first = [{"word": "one", "punctuated_word": "One.", "start": 1, "end": 1.5, "speaker": 0}]
    first += [{"word": "two", "start": 2, "end": 2.5, "speaker": 1}]
    channels = [{"alternatives": [{"transcript": "One. two", "words": first}]}]
    assert [cue[2:] for cue in reading({"results": {"channels": channels}}).cues] == [
        ("Speaker 0", "One."),
        ("Speaker 1", "two"),
    ]
    second = [{"word": "mine", "start": 1.7, "end": 1.9}]
    channels.append({"alternatives": [{"transcript": "mine", "words": second}]})
    found = reading({"results": {"channels": channels}})
    assert [cue[2:] for cue in found.cues] == [
        ("Speaker 0", "One."),
        ("Channel 1", "mine"),
        ("Speaker 1", "two"),
    ]
    untimed = reading({"results": {"channels": [{"alternatives": [{"transcript": "One.\nTwo."}]}]}})
    assert [cue[:4] for cue in untimed.cues] == [(None, None, None, "One."), (None, None, None, "Two.")]


def test_assemblyai() -> None:
    text = "We measured it. Nobody asked."
    whole = {"start": 1000, "end": 30000, "speaker": "A", "text": text, "words": words(text, 1, "text", 1000)}
    found = reading({"text": text, "utterances": [whole], "words": [], "language_code": "en_us"})
    assert (found.format, found.language) == ("assemblyai", "en_us")
    assert found.cues == (
        Cue(1, 2.4, "Speaker A", "We measured it."),
        Cue(2.5, 3.4, "Speaker A", "Nobody asked."),
    )
    by_words = reading({"text": text, "utterances": None, "words": words(text, 1, "text", 1000)})
    assert [cue.text for cue in by_words.cues] == ["We measured it.", "Nobody asked."]
    by_text = reading({"text": text}, "assemblyai")
    assert by_text.cues == (Cue(None, None, None, text),)
    named = reading({"utterances": [{"speaker": "Ada", "text": "One.", "start": 0, "end": 900, "words": []}]})
    assert named.cues == (Cue(0, 0.9, "Ada", "One."),)
    wordy = reading({"utterances": [{"text": "", "words": words("One.", 1, "text", 1000, speaker="B")}]})
    assert wordy.cues == (Cue(1, 1.4, "Speaker B", "One."),)


@pytest.mark.parametrize(("label", "name"), [
    ("A", "Speaker A"), ("AB", "Speaker AB"), ("Ada", "Ada"), ("12", "Speaker 12"), ("", None),
])  # fmt: skip
def test_assemblyai_letters_are_speakers_and_names_are_names(label: str, name: str | None) -> None:
    found = reading({"utterances": [{"speaker": label, "text": "One.", "start": 0, "end": 900, "words": []}]})
    assert found.cues == (Cue(0, 0.9, name, "One."),)


def test_reduct() -> None:
    spaced = [
        {"word": word, "start": at, "end": at + 0.2}
        for at, word in ((1, "for "), (1.3, "200, $"), (1.6, "300. "))
    ]
    spaced += [{"word": "Hey ", "start": 1.9, "end": 2.0, "unaligned": True}]
    found = reading(
        {"segments": [{"wdlist": spaced, "speaker_name": "Ada"}, {"wdlist": [], "speaker_id": "x"}]}
    )
    assert found.format == "reduct"
    assert [cue[2:] for cue in found.cues] == [("Ada", "for 200, $300."), ("Ada", "Hey")]


# --- YouTube


def test_json3() -> None:
    found = reading(
        {
            "wireMagic": "pb3",
            "events": [
                {"tStartMs": 0, "dDurationMs": 9000, "id": 1},
                {
                    "tStartMs": 160,
                    "dDurationMs": 4000,
                    "segs": [{"utf8": "we"}, {"utf8": " measured", "tOffsetMs": 200}],
                },
                {"tStartMs": 2390, "dDurationMs": 10, "aAppend": 1, "segs": [{"utf8": "\n"}]},
                {"tStartMs": 2400, "dDurationMs": 2000, "segs": [{"utf8": "it"}, {}]},
                {"tStartMs": 9000, "segs": [{"utf8": "twice"}]},
            ],
        }
    )
    assert found.format == "youtube"
    assert found.cues == (
        Cue(0.16, 2.4, None, "we measured"),
        Cue(2.4, 4.4, None, "it"),
        Cue(9, 10, None, "twice"),
    )


def test_json3_of_written_captions_may_overlap() -> None:
    events = [
        {"tStartMs": 0, "dDurationMs": 5000, "segs": [{"utf8": "Ada:\nyes"}]},
        {"tStartMs": 2000, "dDurationMs": 5000, "segs": [{"utf8": "Ben: no"}]},
    ]
    assert [cue[:2] for cue in reading({"events": events}).cues] == [(0, 5), (2, 7)]


@pytest.mark.parametrize(("following", "end"), [(2000, 5), (2001, 2.001), (4000, 4), (1999, 5), (7000, 5)])
def test_json3_of_recognised_speech_lasts_until_the_next_one(following: int, end: float) -> None:
    """The first one begins at two seconds; what begins before it ends nothing."""
    events = [
        {"tStartMs": 2000, "dDurationMs": 3000, "segs": [{"utf8": "we measured"}]},
        {"tStartMs": following, "dDurationMs": 3000, "aAppend": 1, "segs": [{"utf8": "it"}]},
    ]
    (cue, _) = reading({"events": events}).cues
    assert (cue.start, cue.end) == (2, end if following != 2000 else 2)


# --- all of them


@pytest.mark.parametrize(
    "value",
    [
        {"segments": [{"startTime": 1, "body": "One two."}, "stray text", 5, None]},
        {"segments": [{"start": 1, "end": 2, "text": "One two."}, "stray text"]},
        {"events": [{"tStartMs": 1000, "segs": [{"utf8": "One two."}]}, "stray text"]},
        {"transcription": [{"offsets": {"from": 1000}, "text": "One two."}, "stray text"]},
        {"results": {"utterances": [{"start": 1, "transcript": "One two."}, "stray text"]}},
        {"segments": [{"wdlist": words("One two.", 1)}, "stray text"]},
    ],
)
def test_what_is_no_object_is_reported(value: Any) -> None:
    found = reading(value)
    assert [cue.text for cue in found.cues] == ["One two."]
    assert any("“stray text”" in remark.message for remark in found.lost)


def test_json_of_no_transcript() -> None:
    strange: list[Any] = [
        {"a": 1},
        {"segments": []},
        {"text": "x", "other": 1},
        {"events": []},
        [[]],
        {"results": {}},
    ]
    for value in strange:
        with pytest.raises(UnreadableError, match="JSON, but not a transcript"):
            reading(value)
    empty: list[Any] = [{"a": 1}, {"segments": "none"}, [1], {"results": []}]
    for form in ("podcasting", "whisper", "deepgram", "assemblyai", "youtube", "reduct"):
        for value in empty:
            with pytest.raises(UnreadableError, match="there is no speech in it"):
                reading(value, form)
