"""Reads the name of a file: its title, its language, and an episode's id from it."""

from __future__ import annotations

import os
import re
import unicodedata

from ghostcli.errors import GhostError
from ghostcli.library.folders import is_episode_id
from ghostcli.text.escaping import visible
from ghostcli.text.words import stream_safe

_MEDIA_ID = re.compile(r"\s*[\[(][\w-]{11}[\])]\s*$")
_MEDIA = re.compile(r"\.(mp3|m4a|mp4|m4v|mkv|mov|webm|ogg|opus|wav|flac|aac)$", re.IGNORECASE)
_CODE = re.compile(r"\.([a-z]{2})(?:[-_]([A-Z]{2}|[A-Z][a-z]{3})|[-_][A-Za-z0-9_-]{2,20})?$")
# ISO 639-1: "talk.de.vtt" is German; "node.js.vtt" and "v2.ok.vtt" have no language code.
_CODES = (
    " aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de"
    " dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id"
    " ie ig ii ik io is it iu iw ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt"
    " lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt"
    " qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to"
    " tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu "
)
_GENERIC = frozenset(
    {"transcript", "transcripts", "captions", "subtitles", "subs", "audio", "video", "index", "tec"}
)
_FORMATS = frozenset(
    {"notes", "summary", "export", "podwise", "readwise", "snipd", "teahose", "ulisten", "chapters"}
)
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})


def split_language(name: str) -> tuple[str, str | None]:
    """A name without a language code at its end, and that code: `talk.pt-BR` is Portuguese."""
    found = _CODE.search(name)
    if not found or f" {found[1]} " not in _CODES or not found.start():
        return name, None
    return name[: found.start()], f"{found[1]}-{found[2]}" if found[2] else found[1]


def bases(path: str) -> list[str]:
    """The possible base names of a file: its path without its ending, then without endings that tools add.

    `talk.en.vtt` has captions of `talk`; `talk.mp3.vtt` is a transcript of `talk.mp3`.
    """
    folder, name = os.path.split(path)
    stem = os.path.splitext(name)[0]
    shorter = dict.fromkeys([stem, split_language(stem)[0], _MEDIA.sub("", stem)])
    return [os.path.join(folder, one) for one in shorter if one]


def bare_name(path: str) -> str:
    """The name of a file without endings, language and media id; for a generic name, that of its folder."""
    name = os.path.splitext(os.path.basename(path))[0]
    name = _MEDIA_ID.sub("", _MEDIA.sub("", split_language(name)[0]))
    if name.lower() in _GENERIC:
        name = os.path.basename(os.path.dirname(os.path.abspath(path))) or name
    return name


def is_telling(path: str) -> bool:
    """Whether the name of a file says something of its episode: not only a date, or what the file is."""
    name = split_language(os.path.splitext(os.path.basename(path))[0])[0]
    has_letters = any(char.isalpha() for char in name)
    return has_letters and name.lower() not in _GENERIC | _FORMATS


def title_of(path: str) -> str:
    """A title from a file's name, without endings, language and media id."""
    name = bare_name(path)
    return visible(name.replace("_", " ").strip()) or "untitled"


def language_of(path: str) -> str | None:
    """The language in a file's name, as in `talk.de.vtt`; None if there is none."""
    return split_language(os.path.splitext(os.path.basename(path))[0])[1]


def id_of(name: str) -> str:
    """An episode's id from a name or title. Raises GhostError if it gives no valid id."""
    plain = unicodedata.normalize("NFKD", stream_safe(name).casefold().translate(_LETTERS))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode())
    if words and not is_episode_id("-".join(words)[:80]):  # a digit first, or a device name of Windows
        words.insert(0, "episode")
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:80]
        if len(longer) > 80:
            break
        slug = longer
    if not slug:
        raise GhostError(f"cannot make an id from {visible(name) or 'nothing'}", "give one with --episode ID")
    return slug
