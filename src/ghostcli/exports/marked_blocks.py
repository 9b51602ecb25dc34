"""Renews ghost's own blocks in a text that a person also edits.

A block stands between two comments. The first has a hash of what ghost wrote, so that an edit is seen:

    <!-- ghost:begin quotes/a 1f3c9a02 -->
    ...
    <!-- ghost:end quotes/a -->

A comment at the end lists all blocks that ghost has ever written, so that a removed one stays away.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

_BEGIN = re.compile(r"<!-- ghost:begin (\S+) ([0-9a-f]{8})( gone)? -->[ \t]*\r?\n?")
_KNOWN = re.compile(r"<!-- ghost:known((?: \S+)*) -->[ \t]*\r?\n?")
_LINK = re.compile(r"\[\[[^\]|#^\n]*")


class Block(NamedTuple):
    """A block that ghost writes: its key without blanks, and its Markdown without a line break at the end."""

    key: str
    body: str


@dataclass
class Account:
    """What became of the blocks, by key; `edited` were changed by hand and are left as they are."""

    edited: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


class _Part(NamedTuple):
    """A part of a text: ghost's block with this key, or with an empty key what a person wrote."""

    key: str
    text: str
    body: str = ""
    mark: str = ""
    gone: bool = False

    @property
    def is_untouched(self) -> bool:
        return bool(self.key) and hash_of(self.body) == self.mark


def hash_of(body: str) -> str:
    """Eight hexadecimal digits of a body; line ends, trailing blanks and the targets of links do not count.

    Obsidian itself changes the target of a link when a note is renamed.
    """
    lines = "\n".join(line.rstrip() for line in body.strip("\r\n").splitlines())
    return hashlib.sha256(_LINK.sub("[[", lines).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def renewed(
    text: str,
    blocks: Sequence[Block],
    is_gone: Callable[[str], bool],
    facts: Mapping[str, str] | None = None,
) -> tuple[str, Account]:
    """The text with renewed blocks, and what became of them.

    An untouched block is replaced, an edited one stays, a new one stands behind its neighbour. A block that
    was removed by hand stays away. An untouched block that is not among `blocks` is struck through if
    `is_gone` says so of its key, and else left as it is. All other text is unchanged. `facts` are names and
    values without blanks that the comment at the end keeps.
    """
    parts, known = _parts(text)
    account = Account()
    wanted = {block.key: block.body for block in blocks}
    new_line = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
    present = {part.key for part in parts if part.key}
    account.removed = [key for key in wanted if key in known and key not in present]
    result = [_renewed(part, wanted, is_gone, account, new_line) for part in parts]
    result = _with_new(result, blocks, present, known, new_line)
    keys = dict.fromkeys([*known, *wanted, *(part.key for part in parts if part.key)])
    listed = [f"={name}={value}" for name, value in (facts or {}).items()] + sorted(keys)
    return _with_known(result, " ".join(listed), new_line), account


def known_facts(text: str) -> dict[str, str]:
    """The names and values that the comment at the end of a text keeps."""
    found = _KNOWN.search(text)
    words = found[1].split() if found else []
    pairs = (word[1:].partition("=") for word in words if word.startswith("="))
    return {name: value for name, _, value in pairs}


def _parts(text: str) -> tuple[list[_Part], set[str]]:
    """The parts of a text, without the comment of known keys, whose place is an empty part `known`."""
    parts: list[_Part] = []
    known: set[str] = set()
    at = 0
    while at < len(text):
        begin, listed = _BEGIN.search(text, at), _KNOWN.search(text, at)
        if listed and (not begin or listed.start() < begin.start()):
            parts += [_Part("", text[at : listed.start()]), _Part("", "", mark="known")]
            known |= {word for word in listed[1].split() if not word.startswith("=")}
            at = listed.end()
            continue
        end = (
            re.compile(rf"<!-- ghost:end {re.escape(begin[1])} -->").search(text, begin.end())
            if begin
            else None
        )
        following = _BEGIN.search(text, begin.end()) if begin else None
        if not begin:
            parts.append(_Part("", text[at:]))
            break
        if end is None or (following and following.start() < end.start()):
            parts.append(_Part("", text[at : begin.end()]))  # a marker without its pair is a person's text
            at = begin.end()
            continue
        parts.append(_Part("", text[at : begin.start()]))
        whole, body = text[begin.start() : end.end()], text[begin.end() : end.start()]
        parts.append(_Part(begin[1], whole, body, begin[2], bool(begin[3])))
        at = end.end()
    return [part for part in parts if part.text or part.mark], known


def _renewed(
    part: _Part,
    wanted: Mapping[str, str],
    is_gone: Callable[[str], bool],
    account: Account,
    new_line: str,
) -> _Part:
    if not part.key:
        return part
    body = wanted.get(part.key)
    gone = body is None and is_gone(part.key)
    if body is None and (not gone or part.gone):
        return part
    if not part.is_untouched and (body is None or hash_of(part.body) != hash_of(body)):
        account.edited.append(part.key)
        return part
    if gone:
        account.gone.append(part.key)
        return part._replace(text=_written(part.key, _struck(part.body), new_line, " gone"))
    return part._replace(text=_written(part.key, str(body), new_line))


def _written(key: str, body: str, new_line: str, gone: str = "") -> str:
    lines = [
        f"<!-- ghost:begin {key} {hash_of(body)}{gone} -->",
        *body.split("\n"),
        f"<!-- ghost:end {key} -->",
    ]
    return new_line.join(lines)


_PREFIX = re.compile(r"(> (?:\[![a-z]+\][+-]? ?)?|#+ |)(.*?)((?: \^[A-Za-z0-9-]+)?)")


def _struck(body: str) -> str:
    """A body with its words struck through; marks at the start of a line and block ids are not words."""
    lines = []
    for line in body.strip("\r\n").splitlines():
        found = _PREFIX.fullmatch(line)
        words = found[2].strip() if found else ""
        if not found or not words or words.startswith("^"):
            lines.append(line)
        else:
            lines.append(f"{found[1]}~~{words}~~{found[3]}")
    return "\n".join(lines)


def _with_new(
    parts: Sequence[_Part],
    blocks: Sequence[Block],
    present: Container[str],
    known: Container[str],
    new_line: str,
) -> list[_Part]:
    """The parts with new blocks, each behind the nearest present block before it; else before the first."""
    behind: dict[str, list[str]] = {}
    last = ""
    for block in blocks:
        if block.key in present:
            last = block.key
        elif block.key not in known:
            behind.setdefault(last, []).append(_written(block.key, block.body, new_line))
    first = new_line.join(f"{text}{new_line}" for text in behind.pop("", ()))
    wanted = {block.key for block in blocks}
    found: list[_Part] = []
    for part in parts:
        if first and (part.key in wanted or part.mark == "known"):
            above = "".join(one.text for one in found) if part.mark == "known" else ""
            found += [_Part("", _gap(above, new_line) + first + new_line)]
            first = ""
        found.append(part)
        found += [_Part("", new_line * 2 + text) for text in behind.get(part.key, ()) if part.key]
    if first:
        found.append(_Part("", _gap("".join(one.text for one in found), new_line) + first))
    return found


def _gap(above: str, new_line: str) -> str:
    """The line breaks that make an empty line below a text."""
    if not above.strip():
        return ""
    if not above.endswith("\n"):
        return new_line * 2
    return "" if above.endswith(("\n\n", "\n\r\n")) else new_line


def _with_known(parts: Sequence[_Part], listed: str, new_line: str) -> str:
    comment = f"<!-- ghost:known {listed} -->{new_line}"
    if any(part.mark == "known" for part in parts):
        first = next(at for at, part in enumerate(parts) if part.mark == "known")
        return "".join(
            comment if at == first else "" if part.mark == "known" else part.text
            for at, part in enumerate(parts)
        )
    text = "".join(part.text for part in parts)
    return text + _gap(text, new_line) + comment
