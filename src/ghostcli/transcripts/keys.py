"""Roles of JSON keys, by the names that exporters usually give them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from ghostcli.transcripts.cue_markup import spans, unescaped
from ghostcli.transcripts.json_input import keywords, string
from ghostcli.transcripts.json_speakers import folded, label

_STARTS = keywords(
    """
    start starttime starttimestamp startoffset startsec startsecs startseconds startinseconds
    startat beg begin begintime beginat timebegin timestart from datastart utterancestart audiostart
    cuestart tcin timestamp timestamps time timecode starttimecode ts tstart offset offsetinseconds
    startms starttimems startmillis startmilliseconds starttimemilliseconds starttimeinms tstartms
    beginms beginoffsetmillis beginoffsetmilliseconds offsetms offsetmillis offsetmilliseconds
    timems timestampms startoffsetms position startsmpte
    """
)
_ENDS = keywords(
    """
    end endtime endtimestamp endoffset endsec endsecs endseconds endinseconds endat to stop stoptime
    finish until timeend dataend utteranceend audioend cueend tcout endtimecode endts tend out endms
    endtimems endmillis endmilliseconds endtimemilliseconds endtimeinms tendms endoffsetmillis
    endoffsetmilliseconds stopms endoffsetms
    """
)
_LENGTHS = keywords(
    """
    duration dur length durationseconds durationinseconds durationsec durationms ddurationms
    durationmillis durationmilliseconds lengthms
    """
)
_TEXTS = keywords(
    """
    text transcript content sentence body value caption utterance transcription punctuatedword punct
    displaytext display word line lines said speech dialogue dialog paragraph subtitle segment token
    utf8 utt term textstr rawtext plaintext cleantext cleanedtext words children runs snippet
    """
)
_WORDS = keywords(
    """
    words elements tokens terms worddetails wdlist children items line wordtimings timestamps
    """
)
_SPEAKERS = keywords(
    """
    speakername speakerdisplayname displayname voice participantname speaker speakerlabel
    participant speakerdesignation who speakerinfo talker character participantrole speakerid spk
    speakertag participantid speakernumber speakerindex channellabel
    """
)
_NAMED = frozenset(("speakername", "speakerdisplayname", "displayname", "voice", "participantname"))
_IDS = frozenset(
    keywords(
        """
        speaker speakerid spk speakertag participantid speakernumber speakerindex speakerlabel
        """
    )
)
_WEAK = keywords(
    """
    name user username author role person sid source channel
    """
)
_INSIDE = keywords(
    """
    data instances attributes interval span range timing timestamps offsets position snippet segment
    cue
    """
)
_IN_MILLISECONDS = ("ms", "millis", "milliseconds")
_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")
_START_PARTS, _END_PARTS = frozenset(("start", "begin", "beginning")), frozenset(("end", "stop", "finish"))
_LENGTH_PARTS = frozenset(("duration", "length"))
_TIME_PARTS = frozenset(
    keywords(
        """
        time timestamp stamp ts in at offset ms milliseconds millis sec secs seconds s relative absolute
        audio video media utterance segment cue word speech line sentence caption subtitle clip turn span
        original position
        """
    )
)
_SPEAKER = frozenset(("speaker",))
_SPEAKER_PARTS = frozenset(keywords("speaker name id label display identified assigned mapped final"))


class Keys(NamedTuple):
    """The keys of one kind of object by role, the most likely first."""

    starts: tuple[str, ...]
    ends: tuple[str, ...]
    lengths: tuple[str, ...]
    texts: tuple[str, ...]
    words: tuple[str, ...]
    speakers: tuple[str, ...]
    weak: tuple[str, ...]
    named: tuple[str, ...]
    ids: tuple[str, ...]
    inside: tuple[str, ...]
    milliseconds: bool


@lru_cache(maxsize=256)
def keys_of(names: tuple[str, ...]) -> Keys:
    """Return the roles of exactly these keys."""
    by_fold = {folded(name): name for name in reversed(names)}

    def among(wanted: Iterable[str]) -> tuple[str, ...]:
        return tuple(by_fold[one] for one in wanted if one in by_fold)

    starts = among(_STARTS) or _with(names, _START_PARTS, _START_PARTS | _TIME_PARTS)
    speakers = among(_SPEAKERS)
    return Keys(
        starts,
        among(_ENDS) or _with(names, _END_PARTS, _END_PARTS | _TIME_PARTS),
        among(_LENGTHS) or _with(names, _LENGTH_PARTS, _LENGTH_PARTS | _TIME_PARTS),
        among(_TEXTS),
        among(_WORDS),
        speakers or _with(names, _SPEAKER, _SPEAKER_PARTS),
        among(_WEAK),
        tuple(name for name in speakers if folded(name) in _NAMED),
        tuple(name for name in speakers if folded(name) in _IDS),
        among(_INSIDE),
        any(folded(name).endswith(_IN_MILLISECONDS) for name in starts[:1]),
    )


def _with(names: Iterable[str], wanted: frozenset[str], allowed: frozenset[str]) -> tuple[str, ...]:
    """Return the keys made of allowed words with a wanted one: `relativeStartTimeInMilliseconds`."""
    found: list[str] = []
    for name in names:
        parts = {part.lower() for part in _PART.findall(name[:60])}
        if parts & wanted and parts <= allowed:
            found.append(name)
    return tuple(found)


def keys(entry: dict[str, Any]) -> Keys:
    """Return the roles of an object's keys."""
    return keys_of(tuple(entry))


def first(entry: dict[str, Any], names: Iterable[str]) -> Any:
    """Return the first of the values that exists and is not null."""
    for name in names:
        if (value := entry.get(name)) is not None:
            return value
    return None


def speaker_of(entry: dict[str, Any], weak: Iterable[str] = ()) -> str | None:
    """Return the speaker label, preferably a name; `weak` keys count only if no other key gives one."""
    found = keys(entry)
    for name in (*found.speakers, *weak) if weak else found.speakers:
        if said := label(entry.get(name)):
            return said
    for name in found.inside:
        inner = entry[name]
        if isinstance(inner, dict) and (other := speaker_of(inner)):
            return other
    return None


def text_of(entry: dict[str, Any], depth: int = 3) -> str:
    """Return the text of an object, from one string or several pieces; empty if it has none."""
    for name in keys(entry).texts:
        if found := _text(entry[name], depth):
            return found
    return ""


def own_text(entry: dict[str, Any]) -> str:
    """Return the text of an object without the text of its timed words."""
    found = keys(entry)
    for name in found.texts:
        value = entry[name]
        if name in found.words and timed_words(value):
            continue
        if text := _text(value, 3):
            return text
    return ""


def timed_words(value: object) -> bool:
    """Whether a value is a list of timed words: objects, or lists such as `["we", 1.0, 1.2]`."""
    if not isinstance(value, list):
        return False
    return any(
        (isinstance(one, dict) and keys(one).starts and keys(one).texts)
        or (isinstance(one, list) and len(one) >= 3 and isinstance(one[0], str))
        for one in value[:20]
    )


def _text(value: object, depth: int) -> str:
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, list):
        if value and all(isinstance(item, str) for item in value):
            return plain("\n".join(value))
        if depth and value and all(isinstance(item, dict) for item in value):
            pieces = [text_of(item, depth - 1) for item in value]
            close = any(piece[-1:].isspace() or piece[:1].isspace() for piece in pieces)
            return ("" if close else " ").join(pieces)
        return ""
    if isinstance(value, dict):
        return text_of(value, depth - 1) if depth else ""
    return string(value)


def plain(text: str) -> str:
    """Return a text without subtitle tags and with its entities decoded."""
    if "<" in text:
        return "".join(said for _, said in spans(text))
    return unescaped(text)
