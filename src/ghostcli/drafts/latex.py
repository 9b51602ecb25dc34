"""Reads the LaTeX commands of a draft: quotations, environments, notes, comments."""

from __future__ import annotations

import re
import unicodedata

from ghostcli.drafts.plain import Plain

_IS_LATEX = re.compile(
    r"\\(?:documentclass|begin\{(?:document|displayquote|quot(?:e|ation))\}"
    r"|(?:enquote|say|textquote|foreignquote|blockquote|emph|textit|(?:sub){0,2}section|chapter)\*?\{)"
)
_MARKUP = re.compile(
    r"^[ \t]*%[^\n]*|(?<![0-9])%[^\n]*|\\(begin|end)\{([a-z]{1,20}\*?)\}"
    r"|\\([a-zA-Z]{1,30})\*?(?:\[[^\[\]\n]{0,200}\]){0,3}\{?"
    r"|\\(['`^\"~=.])\{?([A-Za-z])\}?|\\[^a-zA-Z]|[{}~]|\"[`']|``|''|`|-{2,3}",
    re.MULTILINE,
)
_QUOTING = frozenset((
    "enquote", "say", "textquote", "textcquote", "foreignquote", "hyphenquote", "foreigntextquote",
    "hyphentextquote", "foreigntextcquote", "hyphentextcquote",
))  # fmt: skip
_BLOCK_QUOTING = frozenset((
    "blockquote", "blockcquote", "foreignblockquote", "hyphenblockquote", "foreignblockcquote",
    "hyphenblockcquote", "epigraph",
))  # fmt: skip
_KEYS = {
    name: name.startswith(("foreign", "hyphen")) + name.endswith("cquote")
    for name in (*_QUOTING, *_BLOCK_QUOTING, "displaycquote", "foreigndisplayquote", "foreigndisplaycquote")
}
"""The number of arguments before the quoted words: a language, a key."""

_QUOTE_ENVIRONMENTS = frozenset((
    "quote", "quotation", "displayquote", "displaycquote", "verse", "foreigndisplayquote",
    "foreigndisplaycquote", "hyphendisplayquote",
))  # fmt: skip
_OPTIONS = re.compile(r"(?:\[[^\[\]\n]{0,200}\]){0,3}")
_KEY = re.compile(r"\{?[^{}\n]{0,200}\}(?:\[[^\[\]\n]{0,200}\]){0,3}[ \t]?")
_LATE = re.compile(r"[ \t]?\{")
_CODE_ENVIRONMENTS = frozenset(
    ("comment", "verbatim", "lstlisting", "minted", "equation", "align", "tikzpicture")
)
_NOTES = frozenset(("footnote", "footnotetext", "endnote", "marginpar"))
_HEADINGS = frozenset(("title", "chapter", "section", "subsection", "subsubsection", "paragraph"))
_UNPRINTED = frozenset((
    "cite", "citep", "citet", "autocite", "parencite", "footcite", "textcite", "footnotemark", "label",
    "ref", "pageref", "index", "input", "include", "usepackage", "documentclass", "bibliography",
    "bibliographystyle", "texttt", "lstinline",
))  # fmt: skip
_COMMANDS = {
    "dots": "…", "ldots": "…", "textellipsis": "…", "textquotedblleft": "“", "textquotedblright": "”",
    "textquoteleft": "‘", "textquoteright": "’", "glqq": "„", "grqq": "“", "flqq": "«", "frqq": "»",
    "guillemotleft": "«", "guillemotright": "»", "og": "«", "fg": "»", "par": "\n\n", "ss": "ß",
}  # fmt: skip
_INSERTING = frozenset(("textelp", "textins", "textdel"))
_SIGNS = {
    "``": "“", "''": "”", "`": "‘", "~": " ", "--": "–", "---": "—", '"`': "„", "\"'": "“", "\\,": " ",
    "\\;": " ", "\\:": " ", "\\!": "", "\\-": "", "\\/": "", "\\@": "", "\\\\": " ",
}  # fmt: skip
_ACCENTS = {
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    '"': "\u0308",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
}


def is_latex(source: str) -> bool:
    """Whether a draft is LaTeX: it has a command that occurs in no other text."""
    return _IS_LATEX.search(source) is not None


def read_latex(source: str, plain: Plain) -> None:
    """Append `source` to `plain` without commands. Notes follow as separate paragraphs."""
    _Latex(source, plain).read()


class _Latex:
    def __init__(self, source: str, plain: Plain) -> None:
        self._source = source
        self._plain = plain
        self._open: list[
            str
        ] = []  # the text that ends each open brace; "!" for text that is not printed, "n" for a note
        self._unprinted = self._in_notes = 0
        self._notes: list[tuple[str, int, bool]] = []
        self._missing: set[str] = set()

    def read(self) -> None:
        """Read the whole source."""
        at, source = 0, self._source
        while match := _MARKUP.search(source, at):
            self._keep(source[at : match.start()], at)
            at, start = match.end(), match.start()
            if match[2]:
                at = self._environment(match)
            elif match[3]:
                at = self._command(match)
            elif match[4]:
                self._put(unicodedata.normalize("NFC", match[5] + _ACCENTS[match[4]]), start)
            elif match[0] == "{":
                self._open.append("")
            elif match[0] == "}":
                self._close(start)
            elif match[0].lstrip()[:1] != "%":
                self._put(_SIGNS.get(match[0], match[0][1:]), start)
        self._keep(source[at:], at)
        for text, old, follows in self._notes:
            (self._plain.keep if follows else self._plain.put)(text, old)

    def _keep(self, text: str, at: int) -> None:
        self._append(text, at, follows=True)

    def _put(self, text: str, at: int) -> None:
        self._append(text, at, follows=False)

    def _append(self, text: str, at: int, *, follows: bool) -> None:
        if self._in_notes:
            self._notes.append((text, at, follows))
        elif not self._unprinted:
            (self._plain.keep if follows else self._plain.put)(text, at)

    def _environment(self, match: re.Match[str]) -> int:
        """Append the text for the begin or end of an environment. Returns the next position to read."""
        name = match[2].rstrip("*")
        if name in _QUOTE_ENVIRONMENTS:
            begins = match[1] == "begin"
            self._plain.quote_block(match.start(), begins=begins)
            return self._behind_keys(name, self._behind(_OPTIONS, match.end())) if begins else match.end()
        if name in _CODE_ENVIRONMENTS and match[1] == "begin" and match[2] not in self._missing:
            closing = f"\\end{{{match[2]}}}"
            stop = self._source.find(closing, match.end())
            if stop >= 0:
                self._plain.drop(match.end(), stop)
                return stop + len(closing)
            self._missing.add(match[2])
        else:
            self._plain.end_paragraph(match.start())
        return match.end()

    def _behind(self, pattern: re.Pattern[str], at: int) -> int:
        found = pattern.match(self._source, at)
        return found.end() if found else at

    def _behind_keys(self, name: str, at: int) -> int:
        """The position of a quotation's words, after a language or the key of a source."""
        for _ in range(_KEYS.get(name, 0)):
            at = self._behind(_KEY, at)
        return at

    def _command(self, match: re.Match[str]) -> int:
        """Append the text for a command. Returns the next position to read."""
        name, at, end = match[3], match.start(), match.end()
        opens = match[0].endswith("{")
        if not opens and name in _KEYS and (found := _LATE.match(self._source, end)):
            opens, end = True, found.end()
        if name in {"url", "href"} and opens and (found := _KEY.match(self._source, end)):
            self._plain.link(found[0].strip("{} \t").replace("\\", ""))
            return found.end()
        if name == "verb" and not opens:
            stop = self._source.find(self._source[end : end + 1], end + 1, end + 500)
            return stop + 1 if stop >= 0 else end
        if not opens or name in _COMMANDS:
            self._put(_COMMANDS.get(name, " "), at)
            if opens:
                self._open.append("")
            return end
        if _KEYS.get(name):
            start = self._behind_keys(name, end)
            end = start + 1 if self._source.startswith("{", start) else start
        closing = ""
        if name in _UNPRINTED:
            closing, self._unprinted = "!", self._unprinted + 1
        elif name in _NOTES:
            closing, self._in_notes = "n", self._in_notes + 1
            self._put("\n\n", at)
        elif name in _QUOTING:
            closing = "”"
            self._put("“", at)
        elif name in _INSERTING:
            closing = "]"
            self._put("[…" if name != "textins" else "[", at)
        elif name in _BLOCK_QUOTING:
            closing = "e" if name == "epigraph" else ">"
            self._plain.quote_block(at, begins=True)
        elif name in _HEADINGS:
            closing = "\n\n"
            self._put(closing, at)
        self._open.append(closing)
        return end

    def _close(self, at: int) -> None:
        closing = self._open.pop() if self._open else ""
        if closing == "!":
            self._unprinted -= 1
        elif closing == "n":
            self._in_notes -= 1
        elif closing in {">", "e"}:
            self._plain.quote_block(at, begins=False)
            self._put("— " if closing == "e" and self._source.startswith("{", at + 1) else "", at)
        else:
            self._put(closing, at)
