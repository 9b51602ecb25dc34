"""The talk in the JSON of each recogniser and editor: which format it is, and what the two are called."""

from __future__ import annotations

from typing import Any, NamedTuple

from .cloud_shapes import (
    aws,
    aws_by_channel,
    aws_by_item,
    aws_by_segment,
    azure,
    azure_durations,
    azure_fast,
    azure_live,
    elevenlabs,
    google,
    google_2,
    google_growing,
    google_parts,
    google_tagged,
    ibm,
    rev,
    speechmatics,
    speechmatics_old,
)
from .service_shapes import (
    assemblyai,
    chunks,
    deepgram,
    deepgram_paragraphs,
    dote,
    gladia,
    gladia_old,
    insanely_fast,
    kaldi,
    multichannel,
    otter,
    paperedit,
    podwhisperer,
    premiere,
    trint,
    video_indexer,
    whisperx,
)


class Shape(NamedTuple):
    """A file of the talk: the format that it is read as, and what the two are called there."""

    format: str
    value: Any
    speakers: tuple[str, ...] = ()


_NAMES = ("Mara Lind", "Jon Akers")
_NUMBERS = ("Speaker 0", "Speaker 1")
_FROM_ONE = ("Speaker 1", "Speaker 2")

SHAPES: dict[str, Shape] = {
    "ElevenLabs": Shape("elevenlabs", elevenlabs(), ("speaker_0", "speaker_1")),
    "ElevenLabs, channels": Shape("elevenlabs", multichannel(), ("speaker_0", "speaker_1")),
    "AWS, by item": Shape("aws", aws_by_item(), ("spk_0", "spk_1")),
    "AWS, by segment": Shape("aws", aws_by_segment(), ("spk_0", "spk_1")),
    "AWS, by channel": Shape("aws", aws_by_channel(), ("ch_0", "ch_1")),
    "AWS, nobody": Shape("aws", aws()),
    "Speechmatics": Shape("speechmatics", speechmatics(), ("S1", "S2")),
    "Speechmatics, version 1": Shape("speechmatics", speechmatics_old(), ("M1", "M2")),
    "Rev, a table": Shape(
        "rev", rev(speakers=[{"id": 0, "name": "Mara Lind"}, {"id": 1, "name": "Jon Akers"}]), _NAMES
    ),
    "Rev, numbers": Shape("rev", rev(), _NUMBERS),
    "Google": Shape("google", google()),
    "Google, no words": Shape("google", google(words=False)),
    "Google, in an operation": Shape("google", {"name": "1", "done": True, "response": google()}),
    "Google, tags at the end": Shape("google", google_tagged(), _FROM_ONE),
    "Google, words that grow": Shape("google", google_growing(), _FROM_ONE),
    "Google, version 2": Shape("google", google_2(), _FROM_ONE),
    "Google, seconds and nanos": Shape("google", google_parts()),
    "Azure, batch": Shape("azure", azure(), _FROM_ONE),
    "Azure, durations": Shape("azure", azure_durations(), _FROM_ONE),
    "Azure, fast": Shape("azure", azure_fast(), _FROM_ONE),
    "Azure, live": Shape("azure", azure_live(), ("Guest-1", "Guest-2")),
    "Azure Video Indexer": Shape("videoindexer", video_indexer(), _NAMES),
    "IBM": Shape("ibm", ibm(), _NUMBERS),
    "IBM, nobody": Shape("ibm", ibm(labels=False)),
    "Gladia": Shape("gladia", gladia(), _NUMBERS),
    "Gladia, version 1": Shape("gladia", gladia_old(), _NUMBERS),
    "DOTe": Shape("dote", dote(), _NAMES),
    "Premiere": Shape("premiere", premiere(), _NAMES),
    "paper edit": Shape("paperedit", paperedit(), _NAMES),
    "paper edit, word": Shape("paperedit", paperedit("word"), _NAMES),
    "BBC's Kaldi": Shape("paperedit", kaldi(), ("S0", "S1")),
    "podwhisperer": Shape("podwhisperer", podwhisperer(), _NAMES),
    "WhisperX": Shape("whisper", whisperx(), ("SPEAKER_00", "SPEAKER_01")),
    "WhisperX, in an output": Shape(
        "whisper", {"id": "1", "output": whisperx()}, ("SPEAKER_00", "SPEAKER_01")
    ),
    "transformers": Shape("transformers", chunks()),
    "transformers, words": Shape("transformers", chunks(words=True)),
    "insanely-fast-whisper": Shape("transformers", insanely_fast(), ("SPEAKER_00", "SPEAKER_01")),
    "Trint": Shape("trint", trint(), _NAMES),
    "Otter": Shape("otter", otter(), _NAMES),
    "Deepgram, words": Shape("deepgram", deepgram(), _NUMBERS),
    "Deepgram, paragraphs": Shape("deepgram", deepgram_paragraphs(), _NUMBERS),
    "AssemblyAI": Shape("assemblyai", assemblyai(), ("Speaker A", "Speaker B")),
    "AssemblyAI, seconds": Shape("assemblyai", assemblyai(1), ("Speaker A", "Speaker B")),
}
"""The talk in the JSON of each recogniser and editor that has a format of its own."""
