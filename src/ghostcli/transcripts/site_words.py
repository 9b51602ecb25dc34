"""What a site or a tool writes into a transcript of its own: footers, call-outs, lists of who was there."""

from __future__ import annotations

import re

_LONGEST = 400

_ANYWHERE = re.compile(
    r"ACTION ITEM: .{0,300}(?:WATCH: https?://\S+)?"
    r"|(?:WATCH|VIEW RECORDING)\b.{0,80}https?://\S+"
    r"|(?:\*{0,2}\[?)?VIEW RECORDING - .{0,200}"
    r"|transcription (?:ended|started|stopped)(?: after)?\b.{0,60}"
    r"|.{0,60}\b(?:started|stopped|beendete|startete) (?:the )?(?:transcription|transkription|recording)\.?"
    r"|meeting (?:started|ended):?.{0,60}"
    r"|this (?:editable )?transcript was (?:computer|automatically|machine)[ -]generated.{0,200}"
    r"|\(?this transcript (?:was|is|has been) (?:auto|generated|created|made|exported|provided).{0,200}\)?"
    r"|.{0,40}\bauto-?generated (?:transcript|captions|by)\b.{0,120}",
    re.IGNORECASE | re.DOTALL,
)
_MAKERS = r"otter|rev|sonix|descript|trint|temi|happy ?scribe|fireflies|fathom|riverside|noscribe|atrain|whisper|turboscribe|notta|tactiq|zoom|teams|amberscript|veed|podium|podscribe|castmagic|deepgram|assemblyai|speechmatics|gladia|amara|buzz|macwhisper|vibe"
_AT_THE_END = re.compile(
    rf"(?:(?:transcribed|transcription|transcript|captioned|captions|subtitles|subtitled|generated|created|powered|made|exported|recorded|translated|produced)"
    rf"(?: (?:and \w{{1,15}}|provided|created|generated|made|edited))? (?:by|with|using|via|in|from)\b.{{0,60}}(?:https?://\S+|\b\w[\w-]{{0,40}}\.(?:ai|com|io|org|net|fm|app|co|de|fr)\b|\b(?:{_MAKERS})\b).{{0,60}}"
    r"|transcri(?:bed|ption|pt) by:? .{1,80}"
    r"|(?:untertitel|untertitelung|sous-titres|sous-titrage|subt[íi]tulos|legendas|sottotitoli|ondertiteling|ondertitels)\b.{0,40}\b(?:amara\.org|zdf|ard|wdr|ndr|swr|orf|funk|st' ?501|soustitreur|qtss|la comunidad|d'amara).{0,60}"
    r"|(?:want|need) .{0,60}\btranscri\w{1,6}\b.{0,80}"
    r"|(?:https?://|www\.)\S{4,200}"
    r"|(?:-{2,} ?)?(?:end of (?:the )?(?:transcript|transcription|recording|file|document)|\[?end\]?|ende der (?:aufnahme|transkription)|fin de la transcri\w+)(?: ?-{2,})?\.?)",
    re.IGNORECASE | re.DOTALL,
)
_ATTENDEES = re.compile(
    r"(?:attendees|invitees|invited|participants|teilnehmer(?:innen)?|participantes|present|speakers|in attendance)\s*:?",
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
