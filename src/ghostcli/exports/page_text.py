"""Text of a page: content as HTML that is only ever text, and addresses that may be followed."""

from __future__ import annotations

import html

from ghostcli.records.moments import web_address
from ghostcli.text.escaping import defused, one_line


def text(content: str) -> str:
    """Content as HTML on one line, inside an element."""
    return html.escape(one_line(content), quote=False)


def attribute(content: str) -> str:
    """Content as the value of an attribute, in double quotes."""
    return f'"{html.escape(one_line(content))}"'


def paragraphs(content: str) -> str:
    """Content as paragraphs: blank lines separate them, other line breaks are kept."""
    blocks = (block.strip() for block in defused(content).split("\n\n"))
    return "".join(
        f"<p>{html.escape(block, quote=False).replace(chr(10), '<br>')}</p>\n" for block in blocks if block
    )


def link(url: str, words: str) -> str:
    """A link to a web address; only the words if it is no address that may be opened."""
    if not web_address(url):
        return text(words)
    return f'<a rel="noreferrer" href={attribute(url)}>{text(words)}</a>'
