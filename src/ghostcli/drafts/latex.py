"""The commands of LaTeX in a draft: quotations, environments, notes, comments."""

from __future__ import annotations

import re
import unicodedata

from ghostcli.drafts.plain import Plain

_IS_LATEX = re.compile(
    r"\\(?:documentclass|begin\{(?:document|displayquote|quot(?:e|ation))\}"
    r"|(?:enquote|textquote|blockquote|emph|textit|(?:sub){0,2}section|chapter)\*?\{)"
)
_MARKUP = re.compile(
    r"^[ \t]*%[^\n]*|\\(begin|end)\{([a-z]{1,20}\*?)\}|\\([a-zA-Z]{1,30})\*?(?:\[[^\[\]\n]{0,200}\])?\{?"
    r"|\\(['`^\"~=.])\{?([A-Za-z])\}?|\\[^a-zA-Z]|[{}~]|\"[`']|``|''|`|-{2,3}",
    re.MULTILINE,
)
_QUOTING = frozenset(("enquote", "textquote", "textcquote", "foreignquote"))
_BLOCK_QUOTING = frozenset(("blockquote", "blockcquote"))
_QUOTE_ENVIRONMENTS = frozenset(("quote", "quotation", "displayquote", "displaycquote", "verse"))
_CODE_ENVIRONMENTS = frozenset(("verbatim", "lstlisting", "minted", "equation", "align", "tikzpicture"))
_NOTES = frozenset(("footnote", "footnotetext", "endnote", "marginpar"))
_HEADINGS = frozenset(("title", "chapter", "section", "subsection", "subsubsection", "paragraph"))
_UNPRINTED = frozenset((
    "cite", "citep", "citet", "autocite", "parencite", "footcite", "textcite", "footnotemark", "label",
    "ref", "pageref", "index", "input", "include", "usepackage", "documentclass", "url", "bibliography",
    "bibliographystyle", "texttt",
))  # fmt: skip
_COMMANDS = {
    "dots": "…", "ldots": "…", "textellipsis": "…", "textquotedblleft": "“", "textquotedblright": "”",
    "textquoteleft": "‘", "textquoteright": "’", "glqq": "„", "grqq": "“", "flqq": "«", "frqq": "»",
    "guillemotleft": "«", "guillemotright": "»", "og": "«", "fg": "»", "par": "\n\n", "ss": "ß",
}  # fmt: skip
_SIGNS = {"``": "“", "''": "”", "`": "‘", "~": " ", "--": "–", "---": "—", '"`': "„", "\"'": "“"}
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
    """Whether a draft is LaTeX: it has a command that no other text has."""
    return _IS_LATEX.search(source) is not None


def read_latex(source: str, plain: Plain) -> None:
    """Appends `source` to `plain` without commands; notes follow as paragraphs of their own."""
    _Latex(source, plain).read()


class _Latex:
    def __init__(self, source: str, plain: Plain) -> None:
        self._source = source
        self._plain = plain
        self._open: list[
            str
        ] = []  # what each open brace ends with; "!" for what is not printed, "n" for a note
        self._unprinted = self._in_notes = 0
        self._notes: list[tuple[str, int, bool]] = []
        self._missing: set[str] = set()

    def read(self) -> None:
        """Reads all of it."""
        at, source = 0, self._source
        while match := _MARKUP.search(source, at):
            self._keep(source[at : match.start()], at)
            at, start = match.end(), match.start()
            if match[2]:
                at = self._environment(match)
            elif match[3]:
                self._command(match)
            elif match[4]:
                self._put(unicodedata.normalize("NFC", match[5] + _ACCENTS[match[4]]), start)
            elif match[0] == "{":
                self._open.append("")
            elif match[0] == "}":
                self._close(start)
            elif match[0].lstrip()[:1] != "%":
                self._put(_SIGNS.get(match[0]) or match[0][1:].replace("\\", " "), start)
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
        """Appends what an environment begins or ends with. Returns where to read on."""
        name = match[2].rstrip("*")
        if name in _QUOTE_ENVIRONMENTS:
            self._plain.quote_block(match.start(), begins=match[1] == "begin")
        elif name in _CODE_ENVIRONMENTS and match[1] == "begin" and match[2] not in self._missing:
            closing = f"\\end{{{match[2]}}}"
            stop = self._source.find(closing, match.end())
            if stop >= 0:
                self._plain.drop(match.end(), stop)
                return stop + len(closing)
            self._missing.add(match[2])
        else:
            self._plain.end_paragraph(match.start())
        return match.end()

    def _command(self, match: re.Match[str]) -> None:
        name, at = match[3], match.start()
        if not match[0].endswith("{"):
            self._put(_COMMANDS.get(name, " "), at)
            return
        closing = ""
        if name in _UNPRINTED:
            closing, self._unprinted = "!", self._unprinted + 1
        elif name in _NOTES:
            closing, self._in_notes = "n", self._in_notes + 1
            self._put("\n\n", at)
        elif name in _QUOTING:
            closing = "”"
            self._put("“", at)
        elif name in _BLOCK_QUOTING:
            closing = ">"
            self._plain.quote_block(at, begins=True)
        elif name in _HEADINGS:
            closing = "\n\n"
            self._put(closing, at)
        self._open.append(closing)

    def _close(self, at: int) -> None:
        closing = self._open.pop() if self._open else ""
        if closing == "!":
            self._unprinted -= 1
        elif closing == "n":
            self._in_notes -= 1
        elif closing == ">":
            self._plain.quote_block(at, begins=False)
        else:
            self._put(closing, at)
