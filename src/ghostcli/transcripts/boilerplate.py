"""Text that sites and tools add to a transcript: footers, calls to action, lists of attendees."""

from __future__ import annotations

import re

from ghostcli.transcripts.base import SITE, Cue, Remarks, shown
from ghostcli.transcripts.canonical import counted

_AT_THE_ENDS = 3
"""Cues at each end of captions that may come from a tool."""

_LONGEST = 900

_ANYWHERE = re.compile(
    r"ACTION ITEM: .{0,300}(?:WATCH: https?://\S+)?"
    r"|(?:WATCH|VIEW RECORDING)\b.{0,80}https?://\S+"
    r"|VIEW RECORDING - .{0,200}"
    r"|transcription (?:ended|started|stopped)(?: after)? ?[0-9:]{0,12}"
    r"|[^\W\d_][^.?!:]{0,60} (?:started|stopped) transcription"
    r"|meeting (?:started|ended):?(?: after)? ?[0-9:,/ apm-]{0,40}[^\w]{0,6}"
    r"|(?:end|ende|fin|start|begin) of (?:tape|recording|interview|audio|side)\b.{0,60}"
    r"|this (?:editable )?transcript (?:was|is|has been) (?:computer|auto|machine|generated|created|made)"
    r"\w{0,15}\b.{0,200}"
    r"|auto-?(?:matically )?generated (?:transcript|captions|by)\b.{0,120}",
    re.IGNORECASE | re.DOTALL,
)
_MADE = (
    r"transcribed|transcription|transcript|captioned|captions|subtitles|subtitled|generated|created|powered|made"
    r"|exported|recorded|translated|produced"
)
_MAKERS = (
    r"otter|rev|sonix|descript|trint|temi|happy ?scribe|fireflies|fathom|riverside|noscribe|atrain|whisper"
    r"|turboscribe|notta|tactiq|zoom|teams|amberscript|veed|podium|podscribe|castmagic|deepgram|assemblyai"
    r"|speechmatics|gladia|amara|buzz|macwhisper|vibe"
)
_ADDRESS = r"https?://\S+|\b\w[\w-]{0,40}\.(?:ai|com|io|org|net|fm|app|co|de|fr)\b"
_SUBTITLES = (
    r"untertitel|untertitelung|sous-titres|sous-titrage|subt[íi]tulos|legendas|sottotitoli|ondertiteling"
    r"|ondertitels"
)
_STATIONS = r"amara\.org|zdf|ard|wdr|ndr|swr|orf|funk|st' ?501|soustitreur|qtss|la comunidad|d'amara"
_ENDS = (
    r"end of (?:the )?(?:transcript|transcription|recording|file|document)"
    r"|ende der (?:aufnahme|transkription)|fin de la transcri\w{1,6}"
)
_AT_THE_END = re.compile(
    rf"(?:{_MADE})(?: (?:and \w{{1,15}}|provided|created|generated|made|edited))?"
    rf" (?:by|with|using|via|in|from)\b.{{0,60}}(?:{_ADDRESS}|\b(?:{_MAKERS})\b).{{0,60}}"
    r"|transcri(?:bed|ption|pt) by:? .{1,80}"
    r"|(?:copyright ?)?(?:©|\(?c\)(?= ?[\d©]))[^\n]{0,800}|copyright,? (?:\d{4}|by )[^\n]{0,800}"
    r"|(?:photo|image) credit:.{0,100}"
    r"|[^\n]{0,80}transcripts are created on a rush deadline[^\n]{0,700}"
    r"|(?:the )?(?:meeting|hearing|committee|house|sitting) (?:rose|(?:was )?adjourned|ended) at .{1,60}"
    r"|end[ \t]{1,8}[0-9:. apmestdutc]{1,30}|english \(auto-generated\)"
    r"|(?:synced|corrected|sync)\b.{0,40}\bby\b.{1,60}|advertise your product or brand.{0,80}"
    r"|share this episode:?.{0,100}"
    r"|(?:subscribe|like and subscribe)(?: now| here| to [^.,?!]{1,60})?[.!]?"
    r"|以上内容由.{1,30}生成.{0,10}|[\w.-]{1,40}\.(?:com|ai|net|org|io)(?:/\S{0,100})?"
    rf"|(?:{_SUBTITLES})\b.{{0,40}}\b(?:{_STATIONS}).{{0,60}}"
    r"|(?:https?://|www\.)\S{4,200}"
    rf"|(?:-{{2,}} ?)?(?:{_ENDS})(?: ?-{{2,}})?\.?",
    re.IGNORECASE | re.DOTALL,
)
_ATTENDEES = re.compile(
    r"(?:attendees|invitees|invited|participants|teilnehmer(?:innen)?|participantes|present|speakers"
    r"|in attendance|(?:summary )?keywords)\s*:?",
    re.IGNORECASE,
)


def is_call_out(text: str) -> bool:
    """Whether a whole paragraph is a site's text between or around the speech."""
    return len(text) <= _LONGEST and _ANYWHERE.fullmatch(_bare(text)) is not None


def is_footer(text: str) -> bool:
    """Whether a whole paragraph is a tool's text below or above a transcript."""
    return len(text) <= _LONGEST and (is_call_out(text) or _AT_THE_END.fullmatch(_bare(text)) is not None)


def without_site_words(cues: list[Cue], remarks: Remarks) -> list[Cue]:
    """Remove the cues at both ends that only a site or tool wrote."""
    first, last = 0, len(cues)
    while first < min(_AT_THE_ENDS, last) and is_footer(cues[first].text):
        first += 1
    while last > max(first, len(cues) - _AT_THE_ENDS) and is_footer(cues[last - 1].text):
        last -= 1
    left = [*cues[:first], *cues[last:]]
    if left:
        what = shown(", ".join(cue.text for cue in left))
        remarks.add(0, f"{counted(len(left), 'cue')} of the site's own words left out: {what}", SITE)
    return cues[first:last]


def is_attendees(text: str) -> bool:
    """Whether a line is the heading of a list of attendees."""
    return _ATTENDEES.fullmatch(_bare(text)) is not None


def _bare(text: str) -> str:
    return text.strip(" \t\n*_[]()-–—#>").strip()
