"""Notes told from transcripts: none is stored as speech, and no transcript is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledgers import NAMES, PLAIN, SAID, TOLD, refused, said, signs_of, turns, what
from made_notes import NOTES as FAMILIES
from made_notes import mixed, talks
from note_maker import SPOKEN, WRITTEN, File

from ghostcli.recognition.base import DOUBT, NOTES, OTHER, TRANSCRIPT, Recognised
from ghostcli.recognition.conversation import LISTED, TITLES
from ghostcli.recognition.notes import (
    MANY_TURNS,
    MOMENTS_AT_LEAST,
    SURE,
    TURNS,
    recognise_notes,
)
from ghostcli.recognition.recognise import read, recognise
from ghostcli.recognition.signs import SIGNS
from ghostcli.recognition.splitting import narrowed
from ghostcli.recognition.survey import BULLETS, CREDITED, ITEMS, QUOTED, TASKS
from ghostcli.text.escaping import CONTROL
from ghostcli.transcripts.base import UnreadableError
from ghostcli.transcripts.encoding import SourceText, decode

SHARED = Path(__file__).parents[3] / "shared"


@dataclass
class Outcome:
    """What became of a file that was made."""

    spoken: str = ""
    speakers: tuple[str, ...] = ()
    refusal: str = ""


def outcome(file: File) -> Outcome:
    try:
        reading = read(file.data)
    except UnreadableError as error:
        return Outcome(refusal=str(error))
    return Outcome(said(reading), reading.speakers)


@pytest.mark.parametrize("made", FAMILIES, ids=lambda made: made.__name__)
@pytest.mark.parametrize("seed", [1, 2])
def test_no_notes_of_any_family_are_stored_as_speech(
    made: Callable[[int], Iterator[File]], seed: int
) -> None:
    files = list(made(seed))
    assert [file.family for file in files if not outcome(file).refusal] == []
    assert len(files) > 7


@pytest.mark.parametrize("seed", [1, 2])
def test_of_notes_with_a_transcript_the_speech_is_read_and_nothing_else(seed: int) -> None:
    files = list(mixed(seed))
    for file in files:
        got = outcome(file)
        assert not got.refusal, (file.family, file.data.decode())
        assert WRITTEN not in got.spoken + " ".join(got.speakers), file.data.decode()
        assert got.spoken.count(SPOKEN) == file.data.decode().count(SPOKEN), file.data.decode()
    assert len(files) == 42


@pytest.mark.parametrize("seed", [1, 2])
def test_no_transcript_is_refused_for_what_it_shares_with_notes(seed: int) -> None:
    files = list(talks(seed))
    for file in files:
        source = decode(file.data)
        found = recognise(source)
        assert found.what == TRANSCRIPT, (found, source.clean)
        lines = source.clean.split("\n")
        kept = [line for first, last in found.lines for line in lines[first - 1 : last]] or lines
        assert "\n".join(kept).count(SPOKEN) == source.clean.count(SPOKEN), (found, source.clean)
    assert len(files) == 160


def test_the_refusal_of_notes_says_what_showed_them_and_names_no_flag() -> None:
    assert refused(f"## Summary\n\n{TOLD}\n\n## 🔑 Key Takeaways (2)\n\n- {TOLD}\n") == (
        "line 1: these are notes, no transcript (headings “Summary” and “🔑 Key Takeaways (2)”): they are not read as a transcript"
    )
    snipd = f"# Ledgers\n\n## Snips\n\n### [A](https://share.snipd.com/snip/1)\n\n- {TOLD}\n\nCreated with [Snipd](x)\n"
    assert refused(snipd).startswith("line 1: these are notes (Snipd), no transcript")
    with pytest.raises(UnreadableError) as error:
        read(snipd.encode())
    assert error.value.hint is None


def test_in_doubt_both_readings_are_named_with_the_flag_that_decides() -> None:
    minutes = "\n\n".join(f"**{NAMES[n % 2]}:** the ledgers are to be moved." for n in range(4))
    text = f"## Attendees\n\nIris, Otto\n\n## Ledgers\n\n{minutes}\n\n## Next Steps\n\nMove them.\n"
    found = what(text)
    assert (found.what, found.format) == (DOUBT, "markdown")
    with pytest.raises(UnreadableError) as error:
        read(text.encode())
    assert (
        str(error.value)
        == "line 1: this may be notes or a transcript (headings “Attendees” and “Next Steps”)"
    )
    assert error.value.hint == "--format markdown reads it as a transcript"
    assert len(read(text.encode(), "markdown").cues) >= 4


def test_documents_that_are_no_notes_are_called_so() -> None:
    links = "\n".join(f"- [Ledger {n}](https://x.example/{n})" for n in range(9))
    assert refused(f"Ledgers:\n\n{links}\n") == "line 1: this is a document, no transcript (lists and links)"


def test_a_turn_that_goes_on_under_a_chapter_called_summary_is_speech() -> None:
    text = f"## Start\n\n{turns(6)}\n\n## Summary\n\n{PLAIN}\n\n{PLAIN}\n\n## End\n\n{turns(6)}\n"
    assert said(read(text.encode())).count(SAID[0]) == 4
    assert signs_of(text) is None


@pytest.mark.parametrize(
    ("number", "kind"), [(TURNS - 1, DOUBT), (TURNS, TRANSCRIPT)], ids=["too few turns", "enough"]
)
def test_among_sure_notes_a_talk_needs_turns(number: int, kind: str) -> None:
    notes = "## Overview\n\nLedgers.\n\n## Talk\n\n{}\n\n## Resources\n\nLedgers.\n"
    assert what(notes.format(turns(number, names=NAMES[:1]))).what == kind


@pytest.mark.parametrize(
    ("number", "kind"), [(MANY_TURNS - 2, DOUBT), (MANY_TURNS, TRANSCRIPT)], ids=["too few turns", "enough"]
)
def test_and_more_of_them_where_nobody_says_i_we_or_you(number: int, kind: str) -> None:
    minutes = "\n\n".join(
        f"**{NAMES[n % 2]}:** the ledgers are to be moved to the attic." for n in range(number)
    )
    assert what(f"## Overview\n\nLedgers.\n\n## Talk\n\n{minutes}\n\n## Resources\n\nLedgers.\n").what == kind


LINES = {
    ITEMS: lambda n: f"Quote: ledger {n}\n",
    CREDITED: lambda n: f"> {TOLD} {n}\n\n— Iris Vale\n\n",
    QUOTED: lambda n: f"“{TOLD} {n}”\n",
    TASKS: lambda n: f"- [ ] ledger {n}\n",
}


@pytest.mark.parametrize("name", LINES)
def test_each_sign_of_notes_counts_from_its_least_number_on(name: str) -> None:
    least = min(sign.least for sign in SIGNS if sign.name == name)

    def found(number: int) -> Recognised | None:
        return signs_of("".join(LINES[name](n) for n in range(number)))

    assert found(least - 1) is None
    got = found(least)
    assert got is not None
    assert (got.what, name in got.why) == (NOTES, True)


def test_lists_make_a_document_from_a_share_of_lines_on() -> None:
    def found(listed: int, lines: int) -> Recognised | None:
        return signs_of("".join(f"- ledger {n}\n" for n in range(listed)) + f"{TOLD}\n" * (lines - listed))

    (few, many) = (sign for sign in SIGNS if sign.name == BULLETS)
    assert found(many.least, 13) == Recognised(OTHER, "", "a document", "", "lists")
    assert found(many.least, 14) is None  # one sign alone, and none of notes
    assert few.weight + many.weight == SURE


def test_links_to_moments_make_show_notes() -> None:
    moment = f"- [@0:16](https://x.example?t=16)\n  Iris: {TOLD}\n"
    assert MOMENTS_AT_LEAST == 2
    assert signs_of(moment) is None
    found = signs_of(moment * 2)
    assert found is not None
    assert (found.what, found.why) == (NOTES, "links to moments")


def test_times_beside_titles_of_their_own_are_in_doubt() -> None:
    def outline(number: int) -> str:
        return "\n\n".join(
            f"**[0{n}:00] About {SAID[n % 6][:12]}{n}**\n\n{(TOLD + ' ') * 9}" for n in range(number)
        )

    assert what(outline(TITLES)).what == DOUBT
    assert what(outline(TITLES - 1)).what == TRANSCRIPT
    named = "\n\n".join(f"**[0{n}:00] {NAMES[n % 2]}**\n\n{PLAIN}" for n in range(6))
    assert what(named).what == TRANSCRIPT


def test_times_too_far_apart_for_the_words_are_notes_or_chapters() -> None:
    slow = "\n".join(f"{10 * n}:00 The ledger of {n}, Iris said: it was wet" for n in range(6))
    found = signs_of(slow)
    assert found is not None
    assert (found.what, found.name) == (NOTES, "notes or chapters")
    assert signs_of("\n".join(f"0:{4 * n:02} {SAID[n % 6]}" for n in range(14))) is None


def test_lists_that_names_open_are_a_talk_and_lists_of_tasks_are_not() -> None:
    items = [f"- **{NAMES[n % 2]}:** {SAID[n % 6]}" for n in range(10)]
    assert signs_of("\n".join(items)) is None
    mostly = items[:5] + [f"- {TOLD} {n}" for n in range(5)]
    assert LISTED * 10 > 5
    assert signs_of("\n".join(mostly)) is not None
    assert signs_of("\n".join(item.replace("- ", "- [ ] ") for item in items)) is not None


def test_names_that_come_back_as_headings_open_turns() -> None:
    spoken = "\n\n".join(f"### {NAMES[n % 2]} (0:{5 * n:02})\n\n{SAID[n % 6]}" for n in range(8))
    found = what(f"{spoken}\n\n## Links\n\n- https://x.example\n")
    assert (found.what, len(found.lines)) == (TRANSCRIPT, 1)
    items = "\n\n".join(f"### Ledger {n}\n\n{TOLD}" for n in range(8))
    assert what(f"{items}\n\n## Links\n\n- https://x.example\n").what == NOTES


def test_questions_and_answers_are_an_interview_unless_they_are_one_section_of_notes() -> None:
    asked = "\n\n".join(f"**Q:** {SAID[n]}\n\n**A:** {SAID[n + 1]}" for n in range(0, 6, 2))
    assert what(f"# Iris on ledgers\n\n## Q&A\n\n{asked}\n").what == TRANSCRIPT
    assert what(f"# FAQ\n\n{asked}\n\n## Links\n\n- https://x.example\n").what == NOTES
    assert what(f"{turns(6)}\n\n## Q&A\n\n{asked}\n").lines == ()


PAGE = (
    "<!DOCTYPE html>\n<html><head><title>x</title><style>p {{}}</style></head>\n<body>\n<h1>Ledgers</h1>\n"
    "<h2>Key Takeaways</h2>\n<ul><li>{told}</li></ul>\n<h2>Notable Quotes</h2>\n<blockquote>{told}</blockquote>\n{more}\n</body></html>"
)


def test_pages_are_told_apart_too() -> None:
    assert "headings “Key Takeaways” and “Notable Quotes”" in refused(PAGE.format(told=TOLD, more=""))
    talk = turns(6, "<p><strong>{name}:</strong> {said}</p>")
    reading = read(PAGE.format(told=TOLD, more=f"<h2>Transcript</h2>\n{talk}").encode())
    assert (len(reading.cues), reading.speakers) == (6, NAMES)
    assert TOLD not in said(reading)
    one_line = PAGE.format(told=TOLD, more=f"<h2>Transcript</h2>{talk}").replace("\n", "")
    assert refused(one_line).startswith("line 1: this may be a page of notes with a transcript inside")


def test_a_file_of_a_million_lines_is_no_transcript() -> None:
    with pytest.raises(UnreadableError, match="more than 1,000,000 lines"):
        recognise(decode(b"a\n" * 1_000_002))


PARTS = (
    "# Summary\n",
    "**Quotes**\n",
    "# Transcript\n",
    "Iris: a\n",
    "[0:08] b\n",
    "> “c”\n",
    "— Iris\n",
    "- [ ] d\n",
    "\n",
    "```\n",
    "<h2>",
    "</p>",
    "---\n",
)


@given(st.text(max_size=60) | st.lists(st.sampled_from(PARTS), max_size=30).map("".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    for beginning in ("", "<html><body>\n", "---\ntitle: a\n---\n"):
        source = SourceText(CONTROL.sub("", beginning + text))
        found = recognise_notes(source)
        if found and found.lines:
            inside, remark = narrowed(source, found.lines)
            assert inside.text.count("\n") == source.text.count("\n") + 1
            assert remark.line <= inside.text.count("\n")
            assert [first <= last for first, last in found.lines] == [True] * len(found.lines)


needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared samples are not here")
SPLIT = {"podwise/2026-03.md", "podwise/2026-07.md", "timed-notes/video.md"}
TALKS = {"not-notes/transcript.md", "meetings/otter.txt", "meetings/fathom-transcript.txt"}


@needs_shared
def test_of_the_samples_of_notes_none_is_stored_as_speech() -> None:
    folder = SHARED / "notes-samples"
    paths = [
        *(
            path
            for path in folder.rglob("*")
            if path.suffix in (".md", ".txt", ".csv") and path.parent != folder
        ),
        *(SHARED / "seeds").glob("*.txt"),
        *(SHARED / "transcripts/oxide-notes").glob("*.md"),
        *(SHARED / "transcripts/python-bytes").glob("*.md"),
    ]
    read_through = {}
    for path in paths:
        got = outcome(File(path.name, path.read_bytes()))
        if not got.refusal:
            read_through[str(path.relative_to(folder))] = got
    assert set(read_through) == SPLIT | TALKS
    for name in SPLIT:
        assert "Ada Reed and Tomas Vey tell" not in read_through[name].spoken
        assert "two signatures" not in read_through[name].spoken
    assert len(paths) > 40


@needs_shared
def test_of_the_real_transcripts_none_has_signs_of_notes() -> None:
    folder = SHARED / "transcripts"
    paths = [
        path
        for pattern in (
            "changelog/*.md",
            "bitcointranscripts/*__*.md",
            "metamuse/[46]*.txt",
            "metamuse/*.html",
            "python-bytes/*.txt",
        )
        for path in folder.glob(pattern)
    ]
    assert [path.name for path in paths if recognise_notes(decode(path.read_bytes()))] == []
    assert len(paths) > 60
