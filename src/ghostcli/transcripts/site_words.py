"""What a site or a tool writes into a transcript of its own: footers, call-outs, lists of who was there."""

from __future__ import annotations

import re

_LONGEST = 400

_ANYWHERE = re.compile(
    r"ACTION ITEM: .{0,300}(?:WATCH: https?://\S+)?"
    r"|(?:WATCH|VIEW RECORDING)\b.{0,80}https?://\S+"
    r"|VIEW RECORDING - .{0,200}"
    r"|transcription (?:ended|started|stopped)(?: after)? ?[0-9:]{0,12}"
    r"|[^\W\d_][^.?!:]{0,60} (?:started|stopped) transcription"
    r"|meeting (?:started|ended):? ?[0-9:,/ apm-]{0,40}"
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
    rf"|(?:{_SUBTITLES})\b.{{0,40}}\b(?:{_STATIONS}).{{0,60}}"
    r"|(?:https?://|www\.)\S{4,200}"
    rf"|(?:-{{2,}} ?)?(?:{_ENDS})(?: ?-{{2,}})?\.?",
    re.IGNORECASE | re.DOTALL,
)
_ATTENDEES = re.compile(
    r"(?:attendees|invitees|invited|participants|teilnehmer(?:innen)?|participantes|present|speakers"
    r"|in attendance)\s*:?",
    re.IGNORECASE,
)


def is_call_out(text: str) -> bool:
    """Whether a whole paragraph is what a site writes between or around what was said."""
    return len(text) <= _LONGEST and _ANYWHERE.fullmatch(_bare(text)) is not None


def is_footer(text: str) -> bool:
    """Whether a whole paragraph is what a tool writes below or above a transcript."""
    return len(text) <= _LONGEST and (is_call_out(text) or _AT_THE_END.fullmatch(_bare(text)) is not None)


def is_attendees(text: str) -> bool:
    """Whether a line is the heading of a list of who was there."""
    return _ATTENDEES.fullmatch(_bare(text)) is not None


def _bare(text: str) -> str:
    return text.strip(" \t\n*_[]()-–—#>").strip()
