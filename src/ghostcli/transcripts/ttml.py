"""TTML and its profiles: DFXP, EBU-TT, IMSC, and Apple's podcast transcripts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from ghostcli.text.words import words
from ghostcli.transcripts.base import LEFT_OVER, Cue, ParsedTranscript, Remarks, UnreadableError, check_number
from ghostcli.transcripts.canonical import counted, tidy_name
from ghostcli.transcripts.captions import captions, sorted_by_start
from ghostcli.transcripts.cue_markup import unescaped
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.speaking_rate import FASTEST, SLOWEST
from ghostcli.transcripts.ttml_body import BREAK, Body, TimedParagraph, TimedText
from ghostcli.transcripts.ttml_times import COMMON_RATES, has_ticks, rates_of
from ghostcli.transcripts.word_timings import LONGEST, TimedWord, sentences
from ghostcli.transcripts.xml_input import Element, parse

NAME = "ttml"

_WORDS_EACH = 2.0
"""Average number of words per timed span; up to this, spans are words and not captions."""

_NEAR = 0.5


def read(source: SourceText) -> ParsedTranscript:
    """Return a cue for each paragraph, or for each timed span in it; with word times long ones are split.

    Agents are speakers, with their names if they have any. Long paragraphs are split by sentence. Styles,
    regions, metadata and ruby are not speech. Source: https://www.w3.org/TR/ttml2/; for Apple's files by
    example: word spans are joined with spaces, and times in nested elements count from the beginning.
    """
    remarks = Remarks(source.remarks)
    root = parse(source.clean, remarks)
    names = _agents(root)
    head = next(root.all("head"), None)
    title = next((one.text for one in head.all("title")), "") if head else ""
    language = root.get("lang")
    body = _body(root, remarks, ticks=has_ticks(source.clean))
    del root  # it takes more memory than the result
    body.report()
    if not body.paragraphs and body.pictures:
        raise UnreadableError(1, "this is TTML of pictures: there is no text in it")
    cues: list[Cue] = []
    lines: list[int] = []
    for paragraph in _in_one_language(body.paragraphs, remarks):
        cues += _cues(paragraph, names, blanks=body.blanks)
        lines += [paragraph.line] * (len(cues) - len(lines))
    check_number(cues, 0)
    cues, lines = sorted_by_start(cues, lines, remarks, "paragraphs")
    starts = [cue.start for cue in cues if cue.start is not None]
    if body.rates.smpte and starts and min(starts) >= 3600:
        remarks.add(0, f"times are time code, which begins at {min(starts) / 3600:.1f} h: --offset moves it")
    return captions(NAME, cues, remarks, title=tidy_name(title), language=language or None, lines=lines)


def _body(root: Element, remarks: Remarks, *, ticks: bool) -> Body:
    """Return the body, with the tick rate that the file states, else one that gives a human speaking rate."""
    rates, stated = rates_of(root)
    if stated or not ticks:
        return Body(root, rates, remarks)
    for rate in (rates.ticks, *COMMON_RATES):
        body = Body(root, replace(rates, ticks=rate), remarks)
        if _is_human(body.paragraphs):
            return body
    raise UnreadableError(1, "times are in ticks, and the file does not say how long a tick is")


def _agents(root: Element) -> dict[str, str]:
    """Return agent id -> name; for a character, the character's name and not the actor's."""
    found: dict[str, str] = {}
    for agent in root.all("agent"):
        name = next((one for one in agent.children if one.name == "name" and one.text.strip()), None)
        if (id_ := agent.get("id")) and name:
            found[id_] = " ".join(name.text.split())
    return found


def _is_human(paragraphs: Iterable[TimedParagraph]) -> bool:
    """Whether words and times give a human speaking rate."""
    number, length = 0, 0.0
    for one in paragraphs:
        if one.start is not None and one.end is not None:
            number += len(words("".join(piece.text for piece in one.pieces)))
            length += one.end - one.start
    return length > 0 and SLOWEST <= number / length <= FASTEST


def _in_one_language(paragraphs: list[TimedParagraph], remarks: Remarks) -> list[TimedParagraph]:
    """Remove the paragraphs that repeat others in another language at the same times."""
    number = Counter(one.language for one in paragraphs)
    if len(number) < 2:
        return paragraphs
    main = number.most_common(1)[0][0]
    starts = {
        round(one.start / _NEAR) for one in paragraphs if one.language == main and one.start is not None
    }
    left: set[str] = set()
    for language, many in number.items():
        same = sum(
            bool({round(one.start / _NEAR) + near for near in (-1, 0, 1)} & starts)
            for one in paragraphs
            if one.language == language and one.start is not None
        )
        if language != main and same > 0.5 * many:
            left.add(language)
            first = next(one for one in paragraphs if one.language == language)
            what = f"{counted(many, 'caption')} in another language ({language or 'not named'})"
            remarks.add(first.line, f"{what} at the same times: left out", LEFT_OVER)
    return [one for one in paragraphs if one.language not in left]


def _cues(paragraph: TimedParagraph, names: dict[str, str], *, blanks: bool) -> list[Cue]:
    """Return the cues of a paragraph: one for each agent and, if its spans are captions, for each span."""
    pieces = _spaced(paragraph.pieces, blanks=blanks)
    cues: list[Cue] = []
    for agent, group in groupby(pieces, key=lambda piece: piece.agent):
        speaker = " & ".join(names.get(one, one) for one in agent.split()) or None
        run = list(group)
        timed = [piece for piece in run if piece.timed and piece.text.strip()]
        number = sum(len(piece.text.split()) for piece in timed)
        if not timed:
            cues.append(Cue(paragraph.start, paragraph.end, speaker, _text(run)))
        elif number > _WORDS_EACH * len(timed):
            for times, part in groupby(run, key=lambda piece: piece.times if piece.timed else None):
                start, end = times or (paragraph.start, paragraph.end)
                cues.append(Cue(start, end, speaker, _text(part)))
        else:
            cues += _by_words(paragraph, run, speaker)
    return [cue for cue in cues if cue.text]


def _by_words(paragraph: TimedParagraph, run: list[TimedText], speaker: str | None) -> list[Cue]:
    timed = [piece for piece in run if piece.timed]
    alone = len(run) == len(paragraph.pieces)
    start = paragraph.start if alone and paragraph.start is not None else timed[0].start
    end = paragraph.end if alone and paragraph.end is not None else timed[-1].end
    whole = Cue(start, end, speaker, _text(run))
    if start is not None and end is not None and end - start <= LONGEST:
        return [whole]
    return sentences(
        TimedWord(
            unescaped(piece.text.replace(BREAK, " ")),
            *(piece.times if piece.timed else (None, None)),
            speaker,
        )
        for piece in run
    )


def _spaced(pieces: list[TimedText], *, blanks: bool) -> list[TimedText]:
    """Merge spaces into the piece before; with `blanks`, put a space between all pieces."""
    result: list[TimedText] = []
    for piece in pieces:
        if result and not piece.text.strip():
            result[-1] = result[-1]._replace(text=result[-1].text + piece.text)
        elif result and blanks and piece.alone and _touch(result[-1].text, piece.text):
            result.append(piece._replace(text=f" {piece.text}"))
        else:
            result.append(piece)
    return result


def _touch(before: str, after: str) -> bool:
    """Whether two words stand together without a space, in a script that uses spaces."""
    if not before or not after or before[-1].isspace() or after[0].isspace() or before[-1] == BREAK:
        return False
    return not (before[-1] >= "\u2e80" and after[0] >= "\u2e80")


def _text(pieces: Iterable[TimedText]) -> str:
    lines = unescaped("".join(piece.text for piece in pieces)).split(BREAK)
    return "\n".join(filter(None, (re.sub(r"[ \t\n\r]+", " ", line).strip() for line in lines)))
