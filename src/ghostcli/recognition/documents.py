"""Recognize other documents by most of their lines: code, logs, ghost's own notes."""

from __future__ import annotations

import re
from itertools import islice

from ghostcli.recognition.beginnings import are_most
from ghostcli.recognition.pages import is_page
from ghostcli.text.words import words
from ghostcli.transcripts.base import lines_of
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.markdown_syntax import body_start

_LONGEST = 1000
"""In characters: the part of a line that is examined."""

_SHARE = 0.6
_CODE, _CODE_BEGUN = 0.4, 0.25
"""Minimum shares of code lines; the second one if a text begins as code. Prose has at most 0.1."""

_FEW_WORDS = 40
_FEW_LINES = 3
_YAML = 50_000

_CODE_START = re.compile(
    r"#!\s?/|<\?php|#include\b|#pragma\b|package [\w.]+;?\s*\n|(?:from [\w.]+ )?import [\w.{*]|using [\w.]+;"
    r"|['\"]use strict['\"]|(?:export )?(?:const|function|class|interface) \w|\\documentclass|@import "
    r"|(?:CREATE|INSERT|SELECT|DROP) [A-Z]{2,}|%!PS|diff --git |--- a/"
)
_CODE_ENDS = frozenset(";{}")
# Ends and beginnings of code lines, in widely used languages.
_CODE_LINE = re.compile(
    r"\s*(?:def|class|elif|else|try|except|while|for|if|with|async|case|switch|func|fn|function)\b[^\n]*[:{(\[]\s*\Z"
    r"|\s*(?:return|import|raise|yield|assert|end\b|fi\b|done\b|let |const |var |public |private )"
    r"|\s*from [\w.]+ import"
    r"|\s*(?://|/\*|\*/|#(?!#* \S)|\"\"\")"
    r"|\s*[\w.\[\]\"']+(?:: [\w\[\], .|]+)? [-+*/|]?= \S"
    r"|\s*[)\]}]+[,;:]?\s*\Z|\s{2,}[\w.]+\([^\n]*\)?,?\s*\Z|\s{2,}[\"'\w. ]{1,60}[,(\[]\s*\Z"
)
_LOG_LINE = re.compile(
    r"[\[(]?[0-9]{4}[-/][0-9]{2}[-/][0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}[^\n]{0,80}\b"
    r"(?:DEBUG|INFO|WARN(?:ING)?|ERROR|TRACE|FATAL|CRITICAL|debug|info|warn(?:ing)?|error)\b"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}[0-9]{1,2} [0-9]{2}:[0-9]{2}:[0-9]{2} \S+ \S"
    r"|\S{1,60} \S{1,40} \S{1,40} \[[0-9]{1,2}/[A-Z][a-z]{2}/[0-9]{4}:"
    r"|(?:\[?[0-9.:]{5,20}\]? )?\[?(?:DEBUG|INFO|WARN(?:ING)?|ERROR|TRACE|FATAL)\b"
)
_KEY = re.compile(r"([a-z_]{2,30}):(?:[ \t]|\Z)")
_SCHEMA = "# yaml-language-server: $schema="
_ASIDE = re.compile(r"\s|#|-(?:[ \t]|--|\Z)|\Z")
_SILENT = ("script", "style", "noscript", "template", "svg", "head")
_TAG = re.compile(r"<[^<>]{0,5000}>")
_TIME = re.compile(r"[0-9]:[0-5][0-9]")
_PARAGRAPH = re.compile(
    r"<p(?:\s[^<>]{0,1000})?>\s{0,100}+(?:<[a-z][^<>]{0,200}>\s{0,100}+){0,4}\w", re.IGNORECASE
)
_SEVERAL = 2  # paragraphs with words; a page shell has fewer


def _beginnings(source: SourceText) -> list[str]:
    return [line[:_LONGEST] for line in source.first_lines]


def is_code(source: SourceText) -> bool:
    """Whether a text is source code: it begins as code, or most lines end like code."""
    if source.clean.count("\n") < _FEW_LINES:
        return False
    begins = _CODE_START.match(source.head[:_LONGEST]) is not None
    return are_most(_beginnings(source), _is_line_of_code, _CODE_BEGUN if begins else _CODE)


def _is_line_of_code(line: str) -> bool:
    return line.rstrip()[-1:] in _CODE_ENDS or _CODE_LINE.match(line) is not None


def is_log(source: SourceText) -> bool:
    """Whether most lines begin with a date and time, or a level, as in program logs."""
    return are_most(_beginnings(source), _LOG_LINE.match, _SHARE)


def is_own_notes(source: SourceText) -> bool:
    """Whether a text is YAML with only the kinds and facts of an episode."""
    from ghostcli.model import EPISODES, KINDS

    text = source.clean
    keys: list[str] = []
    if _is_markdown_below(text):
        return False
    for line in lines_of(text[:_YAML]):
        if found := _KEY.match(line):
            keys.append(found[1])
        elif not _ASIDE.match(line):
            return False
    known = {*(field.name for field in EPISODES.fields), *KINDS, "source"}
    several = len(set(keys)) > 1 or any(key in KINDS for key in keys) or text.startswith(_SCHEMA)
    return bool(keys) and set(keys) <= known and several


def _is_markdown_below(text: str) -> bool:
    """Whether a text goes on below front matter without keys, or with headings of notes."""
    from ghostcli.notes.headings import kind_of

    start = body_start(text)
    lines = [line for line in lines_of(text[start : start + _YAML]) if start and line.strip()]
    headed = any(line.startswith("#") and kind_of(line) for line in lines)
    return bool(lines) and (headed or not any(map(_KEY.match, lines)))


def is_shell_of_a_page(source: SourceText) -> bool:
    """Whether a page has scripts, few words, and no times or paragraphs: scripts build its contents."""
    text = source.clean
    if "<script" not in text or not is_page(source):
        return False
    for name in _SILENT:
        text = _without(text, name)
    if sum(1 for _ in islice(_PARAGRAPH.finditer(text), _SEVERAL)) == _SEVERAL:
        return False
    shows = _TAG.sub(" ", text)
    return len(words(shows)) < _FEW_WORDS and _TIME.search(shows) is None


def _without(text: str, name: str) -> str:
    """Return the text without the elements of a name; an unclosed one extends to the end."""
    opens = re.compile(rf"<{name}[\s/>]", re.IGNORECASE)
    closes = re.compile(rf"</{name}[\s>]", re.IGNORECASE)
    kept: list[str] = []
    place = 0
    while begin := opens.search(text, place):
        kept.append(text[place : begin.start()])
        end = closes.search(text, begin.end())
        if end is None:
            return " ".join(kept)
        place = end.end()
    return " ".join([*kept, text[place:]])
