"""The JSON of recognisers and editors: words in, words out, whose they are, and when."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ghostcli.recognition.recognise import read
from ghostcli.transcripts.base import Cue, ParsedTranscript
from ghostcli.transcripts.formats import find

from .shapes import SHAPES
from .talk import TALK, TEXT, WORDS, spoken


def reading(value: Any, format: str | None = None) -> ParsedTranscript:  # noqa: A002
    return read(json.dumps(value).encode(), format)


def said(found: ParsedTranscript) -> list[str]:
    return [word for cue in found.cues for word in cue.text.split()]


@pytest.mark.parametrize("name", SHAPES)
def test_words_speakers_and_times_are_kept(name: str) -> None:
    shape = SHAPES[name]
    found = reading(shape.value)
    assert found.format == shape.format
    assert said(found) == WORDS
    assert found.speakers == shape.speakers
    assert [remark for remark in found.remarks if "by the pace" not in remark.message] == []
    names = dict(zip(("Mara Lind", "Jon Akers"), shape.speakers, strict=True)) if shape.speakers else {}
    for line in TALK:
        cues = [cue for cue in found.cues if cue.text in line.text or line.text in cue.text]
        assert cues, line
        assert {cue.speaker for cue in cues} == {names.get(line.who)}
        if "no words" not in name:
            assert cues[0].start == pytest.approx(line.start, abs=0.002)
        assert cues[-1].end == pytest.approx(line.end, abs=0.002)


@pytest.mark.parametrize("name", SHAPES)
def test_a_format_that_is_named_reads_the_same(name: str) -> None:
    shape = SHAPES[name]
    assert reading(shape.value, shape.format) == reading(shape.value)


def test_every_format_of_json_has_a_shape_here() -> None:
    old = {"podcasting", "reduct", "youtube", "otranscribe", "json"}  # tested with the lists and beside them
    formats = {shape.format for shape in SHAPES.values()}
    assert all(find(name).suffixes[0] == ".json" for name in formats)
    assert {"whisper", "deepgram", "assemblyai"} < formats
    assert not formats & old


# --- what each of them has of its own


def test_sounds_of_elevenlabs_stand_in_brackets() -> None:
    words = [
        {"text": "Well.", "start": 1, "end": 1.5, "type": "word", "speaker_id": "speaker_0"},
        {"text": " ", "start": 1.5, "end": 1.6, "type": "spacing", "speaker_id": "speaker_0"},
        {"text": "laughter", "start": 1.6, "end": 2.5, "type": "audio_event", "speaker_id": "speaker_0"},
        {"text": " ", "start": 2.5, "end": 2.6, "type": "spacing"},
        {"text": "Yes.", "start": 3, "end": 3.5, "type": "word", "speaker_id": "speaker_1"},
    ]
    found = reading({"language_code": "eng", "text": "Well. (laughter) Yes.", "words": words})
    assert found.language == "eng"
    assert [cue[2:] for cue in found.cues] == [
        ("speaker_0", "Well."),
        ("speaker_0", "(laughter)"),
        ("speaker_1", "Yes."),
    ]


def test_marks_of_speechmatics_stand_where_they_attach() -> None:
    results = [
        {"type": "punctuation", "attaches_to": "next", "alternatives": [{"content": "¿"}]},
        *(
            {
                "type": "word",
                "start_time": at,
                "end_time": at + 0.4,
                "alternatives": [{"content": word, "speaker": who}],
            }
            for at, word, who in ((1.0, "Quién", "S1"), (1.5, "fue", "S1"))
        ),
        {"type": "punctuation", "attaches_to": "previous", "alternatives": [{"content": "?"}]},
        {
            "type": "word",
            "start_time": 3.0,
            "end_time": 3.4,
            "alternatives": [{"content": "well", "speaker": "UU"}],
        },
        {"type": "punctuation", "attaches_to": "both", "alternatives": [{"content": "-"}]},
        {
            "type": "word",
            "start_time": 3.5,
            "end_time": 3.9,
            "alternatives": [{"content": "being", "speaker": "UU"}],
        },
        {"type": "speaker_change", "alternatives": []},
    ]
    found = reading({"format": "2.9", "results": results})
    assert found.cues == (Cue(1, 1.9, "S1", "¿Quién fue?"), Cue(3, 3.9, None, "well-being"))


def test_a_speaker_of_rev_may_be_named_in_the_monologue() -> None:
    elements = [{"type": "text", "value": "We", "ts": 1, "end_ts": 1.4}, {"type": "punct", "value": " "}]
    elements += [{"type": "text", "value": "did", "ts": 1.5, "end_ts": 1.9}, {"type": "punct", "value": ". "}]
    elements += [{"type": "unknown", "value": "<unintelligible>"}, {"type": "punct", "value": "."}]
    monologues = [
        {"speaker": 0, "speaker_name": "Mara Lind", "elements": elements},
        {"speaker": 1, "speaker_info": {"id": "x", "display_name": "Jon Akers"}, "elements": elements[:4]},
        {"speaker": 2, "elements": []},
    ]
    found = reading({"monologues": monologues})
    assert [cue[2:] for cue in found.cues] == [
        ("Mara Lind", "We did."),
        ("Mara Lind", "<unintelligible>."),
        ("Jon Akers", "We did."),
    ]


def test_a_result_of_google_without_words_begins_where_the_one_above_ends() -> None:
    found = reading(SHAPES["Google, no words"].value)
    assert [cue[:2] for cue in found.cues] == [(0, 8), (8, 11.5), (11.5, 15), (15, 18.5)]


def test_a_time_of_zero_that_google_leaves_out() -> None:
    words = [
        {"endOffset": "0.4s", "word": "We"},
        {"startOffset": "0.4s", "endOffset": "0.8s", "word": "did."},
    ]
    found = reading({"results": [{"alternatives": [{"transcript": "We did.", "words": words}]}]})
    assert found.cues == (Cue(0, 0.8, None, "We did."),)


def test_channels_of_google_and_azure_are_voices_where_nobody_is_named() -> None:
    results = [
        {"channelTag": tag, "alternatives": [{"transcript": text, "words": words}]}
        for tag, text, words in (
            (1, "We did.", [{"startTime": "3s", "endTime": "4s", "word": "We did."}]),
            (2, "Who?", [{"startTime": "1s", "endTime": "2s", "word": "Who?"}]),
        )
    ]
    assert [cue[2:] for cue in reading({"results": results}).cues] == [
        ("Channel 2", "Who?"),
        ("Channel 1", "We did."),
    ]
    phrases = [
        {"channel": 0, "offset": "PT3S", "duration": "PT1S", "nBest": [{"display": "We did."}]},
        {"channel": 1, "offset": "PT1S", "duration": "PT1S", "nBest": [{"lexical": "who"}]},
    ]
    assert [cue[2:] for cue in reading({"recognizedPhrases": phrases}).cues] == [
        ("Channel 1", "who"),
        ("Channel 0", "We did."),
    ]


def test_results_that_were_taken_back_are_left_out() -> None:
    value = SHAPES["IBM, nobody"].value
    early = {"final": False, "alternatives": [{"transcript": "we count", "timestamps": [["we", 5, 5.2]]}]}
    assert said(reading({**value, "results": [early, *value["results"]]})) == WORDS
    live = [
        {
            "isFinal": final,
            "alternatives": [{"transcript": text, "words": [{"word": text, "startTime": "1s"}]}],
        }
        for final, text in ((False, "we did"), (True, "We did."))
    ]
    assert said(reading({"results": live})) == ["We", "did."]


def test_words_between_the_paragraphs_are_nobodys() -> None:
    value = SHAPES["paper edit"].value
    found = reading({**value, "paragraphs": [value["paragraphs"][0], value["paragraphs"][3]]})
    assert said(found) == WORDS
    assert [(voice.name, voice.words) for voice in found.voices] == [
        ("Mara Lind", 9),
        ("Jon Akers", 9),
        (None, len(WORDS) - 18),
    ]


def test_marks_with_times_are_of_the_word_before_them() -> None:
    value = SHAPES["Speechmatics, version 1"].value
    words = [
        part
        for word in value["words"]
        for part in (
            {**word, "name": word["name"].rstrip(".,?")},
            {
                "name": word["name"][-1],
                "time": f"{float(word['time']) + float(word['duration']):.3f}",
                "duration": "0",
            },
        )
        if part["duration"] != "0" or not part["name"].isalpha()
    ]
    found = reading({**value, "words": words})
    assert (said(found), found.voices) == (WORDS, reading(value).voices)
    listed = [
        {"text": "Well", "start": 1, "end": 2, "speaker": "A"},
        {"text": ".", "start": 2, "end": 2, "speaker": None},
    ]
    assert reading({"text": "Well.", "words": listed}).cues == (Cue(1, 2, "Speaker A", "Well."),)


def test_a_chunk_may_have_no_end() -> None:
    chunks = [
        {"text": " We did.", "timestamp": [1.0, 2.0]},
        {"text": " Who did it?", "timestamp": [2.0, None]},
    ]
    found = reading({"text": " We did. Who did it?", "chunks": chunks})
    assert (found.cues[-1].start, found.remarks) == (2, ())


def test_trint_keeps_what_was_struck_through() -> None:
    value = SHAPES["Trint"].value
    words = [{**word, "strikethrough": number < 3} for number, word in enumerate(value["words"])]
    found = reading({**value, "words": words})
    assert said(found) == WORDS
    assert [remark.message for remark in found.remarks] == ["3 words struck through, kept as speech"]


# --- words whose labels differ from that of their segment


def _segment(words: list[dict[str, Any]], text: str, **more: Any) -> dict[str, Any]:
    return {"segments": [{"start": 1, "end": 9, "text": text, "words": words, **more}]}


def _labelled(*labels: str | None) -> list[dict[str, Any]]:
    words = ("Did", "you", "count", "them?", "No,", "I", "asked", "the", "keeper")
    return [
        {"word": word, "start": 1 + at, "end": 1.8 + at, **({"speaker": label} if label else {})}
        for at, (word, label) in enumerate(zip(words, labels, strict=True))
    ]


A, B = "SPEAKER_00", "SPEAKER_01"


def test_a_segment_is_cut_where_its_words_change_the_speaker() -> None:
    words = _labelled(A, A, None, A, B, None, B, B, B)
    found = reading(_segment(words, " “Did you count them?” — “No, I asked the keeper!”", speaker=A))
    assert found.cues == (
        Cue(1, 4.8, A, "“Did you count them?” —"),
        Cue(5, 9.8, B, "“No, I asked the keeper!”"),
    )
    assert found.remarks == ()


def test_a_word_without_a_label_is_that_of_the_word_before_it() -> None:
    words = _labelled(None, A, A, A, None, B, B, B, B)
    found = reading(_segment(words, "Did you count them? No, I asked the keeper", speaker=B))
    assert [cue[2:] for cue in found.cues] == [
        (B, "Did"),
        (A, "you count them?"),
        (A, "No,"),
        (B, "I asked the keeper"),
    ]


def test_text_that_is_not_that_of_the_words_stays_whole_and_the_words_are_counted() -> None:
    words = _labelled(A, A, A, A, B, B, B, B, B)
    found = reading(_segment(words, "Have you counted? No, the keeper was asked, I think.", speaker=A))
    assert [cue[2:] for cue in found.cues] == [(A, "Have you counted? No, the keeper was asked, I think.")]
    assert [str(remark) for remark in found.remarks] == [
        "line 1: 5 words with another speaker's label, and their text cannot be cut there, the first in entry 1"
    ]
    nobody = reading(_segment(words, "Have you counted? No, the keeper was asked, I think."))
    assert [cue.speaker for cue in nobody.cues] == [None]


def test_words_that_the_text_lacks_are_reported() -> None:
    words = _labelled(*[A] * 9)
    found = reading({"segments": [{"start": 1, "end": 9, "text": "Did you count them?", "words": words}]})
    assert [remark.message for remark in found.lost] == [
        "5 words with no place in the text beside them, and are left out, the first in entry 1"
    ]


def test_the_label_of_all_words_counts_before_that_of_the_segment() -> None:
    found = reading(_segment(_labelled(*[B] * 9), "Did you count them? No, I asked the keeper", speaker=A))
    assert {cue.speaker for cue in found.cues} == {B}


def test_words_of_a_whole_file_without_a_label_are_nobodys() -> None:
    words = [
        {**word, "speaker": None if number == 1 else "AB"[line.number]}
        for number, line in enumerate(TALK)
        for word in spoken(line, "text", unit=1000)
    ]
    found = reading({"text": TEXT, "words": words})
    assert [(cue.speaker, cue.text) for cue in found.cues][1] == (None, TALK[1].text)
    assert said(found) == WORDS


# --- older and rarer wrappings


def test_rarer_wrappings_hold_the_same_words() -> None:
    google = SHAPES["Google"].value
    ibm = SHAPES["IBM"].value
    azure = [
        {
            "RecognitionStatus": "Success",
            "ChannelNumber": None,
            "OffsetInSeconds": line.start,
            "DurationInSeconds": line.end - line.start,
            "NBest": [{"Confidence": 0.9, "Display": line.text}],
        }
        for line in TALK
    ]
    spoken_parts = [
        {
            "id": n,
            "transcript": o.text,
            "start_time": str(o.start),
            "end_time": str(o.end),
            "speaker_label": f"spk_{o.number}",
        }
        for n, o in enumerate(TALK)
    ]
    for value, form, speakers in (
        ({"annotationResults": [{"speechTranscriptions": google["results"]}]}, "google", ()),
        ({"results": {"gs://lake/1.wav": {"transcript": google}}}, "google", ()),
        ([{"results": [result]} for result in google["results"]], "google", ()),
        (google["results"], "google", ()),
        ([ibm], "ibm", ("Speaker 0", "Speaker 1")),
        ({"AudioFileResults": [{"AudioFileName": "1.wav", "SegmentResults": azure}]}, "azure", ()),
        ({"results": {"audio_segments": spoken_parts}}, "aws", ("spk_0", "spk_1")),
    ):
        found = reading(value)
        assert (found.format, said(found), found.speakers) == (form, WORDS, speakers)
        assert [cue.start for cue in found.cues] == [line.start for line in TALK]


def test_channels_of_speechmatics_and_names_of_azures_channels() -> None:
    results = [
        {
            "type": "word",
            "channel": f"channel_{n}",
            "start_time": n,
            "end_time": n + 0.5,
            "alternatives": [{"content": "so"}],
        }
        for n in (1, 2)
    ]
    assert reading({"format": "2.9", "results": results}).speakers == ("Channel 1", "Channel 2")


def test_a_piece_that_is_cut_out_keeps_the_segments_own_times() -> None:
    words = _labelled(A, A, A, A, B, B, B, B, B)
    for word in (words[0], words[-1]):
        del word["start"], word["end"]
    found = reading(_segment(words, "Did you count them? No, I asked the keeper"))
    assert [(cue.start, cue.end) for cue in found.cues] == [(1, 4.8), (5, 9)]


def test_text_with_words_beyond_those_that_are_timed_stays_whole() -> None:
    words = _labelled(A, A, A, A, B, B, B, B, B)
    for text in (
        "Did you count them? No, I asked the keeper. Twice.",
        "So did you count them? No, I asked the keeper",
    ):
        assert [cue.text for cue in reading(_segment(words, text, speaker=A)).cues] == [text]
    dashed = [*words[:4], {"word": "–", "start": 5, "end": 5, "speaker": A}, *words[4:]]
    text = "Did you count them? No, I asked the keeper"
    assert [cue.speaker for cue in reading(_segment(dashed, text)).cues] == [A, B]
