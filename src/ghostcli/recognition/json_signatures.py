"""The table of signatures of JSON files."""

from __future__ import annotations

from ghostcli.recognition.base import (
    CHAPTERS,
    CHAPTERS_NAME,
    DOUBT,
    FEED,
    NO_SPEECH,
    NOTES,
    OTHER,
    TRANSCRIPT,
    UNKNOWN,
    Recognised,
    Signature,
)
from ghostcli.recognition.json_paths import Test, every, has, lacks, like, only, text_at
from ghostcli.transcripts.encoding import SourceText

_NO_NOTES = "they are not read as a transcript"


def _keyed(source: SourceText) -> Recognised | None:
    """Test for a list with the usual keys: speech, or in doubt, or neither."""
    # Imported here, because a stored transcript is read without the JSON readers.
    from ghostcli.transcripts.keyed import Verdict, evidence

    verdict = evidence(source.json)
    if verdict is Verdict.SPEECH:
        return Recognised(TRANSCRIPT, "json")
    if verdict is Verdict.DOUBT:
        return Recognised(
            DOUBT,
            "json",
            "JSON of a transcript, or of notes",
            "--format json reads it as a transcript",
            "texts with times, too few words for speech without a break",
        )
    return None


def _strange(source: SourceText) -> bool:
    """Whether a list of texts has times that are impossible for its words."""
    from ghostcli.transcripts.keyed import Verdict, evidence

    return evidence(source.json) is Verdict.STRANGE


def _inside(source: SourceText) -> Recognised | None:
    """Recognize a transcript inside one JSON string, as a file of its own would be."""
    # Imported here for the same reason.
    from ghostcli.recognition.text_signatures import TEXT_SIGNATURES
    from ghostcli.transcripts.embedded import embedded, text_in

    inner = SourceText(text_in(source.json))
    for row in TEXT_SIGNATURES if inner.text else ():
        if found := row.test(inner):
            known = found if isinstance(found, Recognised) else Recognised(row.what, name=row.name)
            if known.what != TRANSCRIPT or known.lines:
                return Recognised(NOTES, "", "notes in JSON", _NO_NOTES) if known.what == NOTES else None
            break
    return Recognised(TRANSCRIPT, "json") if embedded(source.json, "json") else None


def _any(*paths: str) -> Test:
    tests = [has(path) for path in paths]
    return lambda source: any(test(source) for test in tests)


def _chapters(test: Test) -> Signature:
    return Signature(CHAPTERS, "chapters-json", test, CHAPTERS_NAME, NO_SPEECH)


def _transcript(format: str, *paths: str) -> Signature:  # noqa: A002
    return Signature(TRANSCRIPT, format, has(*paths))


JSON_SIGNATURES: tuple[Signature, ...] = (
    # Ghost's own output.
    Signature(TRANSCRIPT, "ghost", like("start", "end", "speaker", "text", "turn")),
    Signature(
        TRANSCRIPT, "ghost", every(only("start", "end", "speaker", "text", "turn"), has("text", "turn"))
    ),
    Signature(
        NOTES, "", has("[].ref", "[].kind"), "records that ghost printed", "they are in a library already"
    ),
    # Services and tools with unique keys.
    _transcript("rev", "monologues[].elements"),
    _transcript("azure", "recognizedPhrases[]"),
    _transcript("azure", "phrases[].offsetMilliseconds"),
    _transcript("azure", "AudioFileResults[].SegmentResults"),
    _transcript("azure", "NBest[].Display", "Offset"),
    _transcript("azure", "[].NBest[].Display"),
    _transcript("azure", "[].DisplayText", "[].Offset"),
    _transcript("videoindexer", "videos[].insights.transcript[].text"),
    _transcript("videoindexer", "insights.transcript[].instances"),
    _transcript("aws", "results.items[].alternatives"),
    _transcript("aws", "results.audio_segments[].transcript"),
    _transcript("aws", "results.channel_labels.channels[].items"),
    _transcript("aws", "results.transcripts[].transcript"),
    _transcript("speechmatics", "results[].alternatives[].content"),
    _transcript("speechmatics", "words[].name", "words[].time"),
    _transcript("ibm", "results[].alternatives[].timestamps[]"),
    _transcript("ibm", "[].results[].alternatives[].timestamps[]"),
    _transcript("ibm", "result_index", "results[].alternatives[].transcript"),
    _transcript("google", "results[].alternatives[].words[].word"),
    _transcript("google", "results[].alternatives[].transcript"),
    _transcript("google", "[].results[].alternatives[].transcript"),
    _transcript("google", "[].alternatives[].transcript"),
    _transcript("google", "results.*.transcript.results[].alternatives"),
    _transcript("google", "annotationResults[].speechTranscriptions"),
    _transcript("google", "annotation_results[].speech_transcriptions"),
    _transcript("gladia", "transcription.utterances[].text"),
    _transcript("gladia", "prediction[].transcription"),
    _transcript("podcasting", "segments[].body"),
    _transcript("podcasting", "segments[].startTime"),
    _transcript("reduct", "segments[].wdlist"),
    _transcript("deepgram", "results.channels[].alternatives"),
    _transcript("deepgram", "results.utterances[]"),
    _transcript("podwhisperer", "segments[].speakerLabel", "segments[].text"),
    _transcript("premiere", "segments[].words[].eos"),
    _transcript("premiere", "segments[].words[].duration", "speakers[].name"),
    _transcript("otter", "transcripts[].transcript", "transcripts[].start_offset"),
    _transcript("dote", "lines[].speakerDesignation"),
    _transcript("youtube", "events[].tStartMs"),
    _transcript("youtube", "events[].segs"),
    Signature(TRANSCRIPT, "otranscribe", text_at("text", "data-timestamp")),
    _transcript("otranscribe", "text", "media-time"),
    _transcript("elevenlabs", "words[].type", "words[].text"),
    _transcript("elevenlabs", "transcripts[].words[].type"),
    _transcript("paperedit", "paragraphs[].start", "words[].start"),
    _transcript("paperedit", "segmentation.segments[].start", "words[].start"),
    _transcript("trint", "words[].paragraphId", "words[].time"),
    _transcript("transformers", "chunks[].timestamp"),
    _transcript("transformers", "speakers[].timestamp", "speakers[].text"),
    # Shapes that many programs write.
    _transcript("whisper", "segments[].text", "segments[].start"),
    _transcript("whisper", "segments[].text", "segments[].speaker"),
    _transcript("whisper", "segments[].words[].start"),
    _transcript("whisper", "transcription[].text", "transcription[].offsets"),
    _transcript("whisper", "transcription[].text", "transcription[].timestamps"),
    _transcript("assemblyai", "utterances[].text", "utterances[].start"),
    _transcript("assemblyai", "utterances[].words[].start"),
    _transcript("assemblyai", "words[].text", "words[].start"),
    Signature(TRANSCRIPT, "json", _keyed),
    Signature(TRANSCRIPT, "json", _inside),
    Signature(
        TRANSCRIPT,
        "whisper",
        every(
            has("text"),
            only("text", "language", "task", "duration", "segments", "words", "usage", "logprobs"),
        ),
    ),
    # Formats that are recognized by name and are not transcripts.
    _chapters(has("chapters[].title")),
    _chapters(has("chapters[].tags.title", "chapters[].start_time")),
    _chapters(has("[].title", "[].start")),
    _chapters(has("[].title", "[].startTime")),
    Signature(
        FEED,
        "",
        has("items[].date_published", "version"),
        "a JSON feed",
        "download the transcript that it links to, if it links to one",
    ),
    Signature(
        OTHER,
        "",
        has("extractor", "formats[].url"),
        "yt-dlp's metadata of a video",
        "download its captions: yt-dlp --write-subs --write-auto-subs --skip-download",
    ),
    Signature(
        OTHER,
        "",
        every(has("segments[].speaker", "segments[].start"), lacks("segments[].text", "segments[].words")),
        "a list of speakers' times without words",
        "import the transcript that was made with it",
    ),
    Signature(
        OTHER,
        "",
        every(has("[].speaker", "[].start"), lacks("[].text", "[].words")),
        "a list of speakers' times without words",
        "import the transcript that was made with it",
    ),
    Signature(
        OTHER,
        "",
        every(has("audio_url", "status"), lacks("text", "words", "utterances")),
        "a job that has no transcript yet",
        "ask the service again when it is done",
    ),
    Signature(
        OTHER,
        "",
        has("TranscriptionJob.TranscriptionJobName"),
        "AWS Transcribe's status of a job",
        "download the file that its TranscriptFileUri names",
    ),
    Signature(
        OTHER,
        "",
        has("messages[].role", "messages[].content"),
        "a chat with a language model",
        "only what people said is imported",
    ),
    Signature(
        OTHER, "", has("architectures[]", "model_type"), "the settings of a model", "import what it wrote"
    ),
    Signature(NOTES, "", _any("quotes[]", "takeaways[]", "key_takeaways[]"), "notes in JSON", _NO_NOTES),
    Signature(NOTES, "", _any("[].quote", "[].highlight", "[].takeaway"), "notes in JSON", _NO_NOTES),
    Signature(NOTES, "", _any("action_items", "key_points[]"), "notes in JSON", _NO_NOTES),
    Signature(
        UNKNOWN,
        "",
        _strange,
        "JSON of texts whose times fit no human speaking rate, in any unit",
        "look at its times: they may be frames, or in a unit of their own, or of another recording",
    ),
    Signature(
        UNKNOWN,
        "",
        lambda _: True,
        "JSON, but not a transcript that ghost knows",
        "a list of objects with start, speaker and text is read, whoever wrote it",
    ),
)
"""All shapes, the most reliable first: if two match, the first row counts."""
