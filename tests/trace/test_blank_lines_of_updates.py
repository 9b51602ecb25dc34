"""What --update adds to and removes from a notes file leaves it as a new import would write it."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ghostcli.actions.merging import NewText, first_text, merge
from ghostcli.actions.written_records import Origin
from ghostcli.library.write_yaml import record_texts
from ghostcli.model import KINDS

SOURCE = "source: x\n"
ORIGIN = Origin("x", "doc")
SECTIONS = {"themes": "title", "takeaways": "title", "quotes": "text", "questions": "text"}


def records(**numbers: list[int]) -> list[NewText]:
    found = []
    for kind in KINDS:
        listed = [{"id": f"r{n}", SECTIONS[kind]: f"words {n}"} for n in numbers.get(kind, ())]
        texts = record_texts(KINDS[kind], listed)
        found += [
            NewText((kind, f"r{n}"), text, text) for n, text in zip(numbers.get(kind, ()), texts, strict=True)
        ]
    return found


STATES = st.dictionaries(
    st.sampled_from(sorted(SECTIONS)), st.lists(st.integers(1, 4), min_size=1, unique=True).map(sorted)
)


@given(STATES, STATES)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_an_update_gives_what_a_new_import_gives(
    first: dict[str, list[int]], second: dict[str, list[int]]
) -> None:
    """Blank lines were doubled, sections joined, and keys without records left over."""
    old = first_text(SOURCE, records(**first), ORIGIN).text
    done = merge(old, "x", records(**second), frozenset(), ORIGIN).text
    body = done.partition("\n# ghost import")[0]
    assert body == first_text(SOURCE, records(**second), ORIGIN).text.partition("\n# ghost import")[0]


@pytest.mark.parametrize("kinds", list(permutations(["themes", "quotes", "questions"], 2)))
def test_what_a_person_wrote_into_a_section_keeps_it(kinds: tuple[str, str]) -> None:
    gone, kept = kinds
    old = first_text(SOURCE, records(**{gone: [1, 2], kept: [1]}), ORIGIN).text
    mine = old.replace(f"{gone}:\n", f"{gone}:\n# mine\n")
    done = merge(mine, "x", records(**{kept: [1]}), frozenset(), ORIGIN).text
    assert f"{gone}:\n# mine\n" in done
    spaced = old.replace("- id: r2", "\n- id: r2")
    done = merge(spaced, "x", records(**{gone: [1], kept: [1]}), frozenset(), ORIGIN).text
    assert "\n\n\n" not in done
