"""The parts of a page that a script makes, each between two comments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def with_parts(text: str, script: str, parts: Mapping[str, Iterable[str]]) -> str:
    """The text of a page with the named parts made anew of these lines.

    Raises ValueError where the page has no place for one.
    """
    for name, lines in parts.items():
        begin, end = f"<!-- made by {script}: {name} -->", f"<!-- end: {name} -->"
        made = f"{begin}\n\n" + "\n".join(lines).rstrip() + f"\n\n{end}"
        before, _, rest = text.partition(begin)
        _, found, behind = rest.partition(end)
        if not found:
            raise ValueError(f"the page has no place for {name}")
        text = before + made + behind
    return text
