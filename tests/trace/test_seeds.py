"""The two documents from which the built-in episode was written give its records when they are imported."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from ghostcli.library.paths import builtin_root, read_library
from ghostcli.model import KINDS, Episode, Record
from ghostcli.text.words import fold
from traced import BUILTIN, Home

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the two documents are not here")

IMPORTED = {
    "people": 2,
    "themes": 4,
    "perspectives": 5,
    "takeaways": 7,
    "quotes": 16,
    "questions": 5,
    "companies": 2,
}
"""What the documents hold, counted by hand. A kind that is not here has no record."""

BY_HAND = {
    "chapters": 9,  # the publisher's own list; neither document has it
    "people": 1,  # Richard Sutton: a commentary says "Sutton-style", and nothing lists him
}
"""How many records of the built-in episode are of other origin."""

REPHRASED = "questions"
"""The built-in episode asks them in ghost's own words; titles, names and quotes are as printed."""


@pytest.fixture
def imported(home: Home) -> Episode:
    """Both documents, in a library that has nothing else, as an episode of their own."""
    home.ghost("import", *sorted(SEEDS.glob("*.txt")), "--episode", "talk")
    return _episode(home.library, "talk")


@pytest.fixture
def builtin_episode() -> Episode:
    return _episode(builtin_root(), BUILTIN)


def _episode(root: str | Path, name: str) -> Episode:
    library = read_library([str(root)])
    assert not library.problems
    return library.episodes[name]


def labels(episode: Episode, kind: str) -> Counter[str]:
    """The titles, names or texts of the records of a kind, folded."""
    return Counter(fold(one.label) for one in episode.records.get(kind, ()))


def test_of_each_kind_the_records_are_the_same(imported: Episode, builtin_episode: Episode) -> None:
    assert {kind: count for kind in KINDS if (count := labels(imported, kind).total())} == IMPORTED
    for kind in KINDS:
        ours, theirs = labels(imported, kind), labels(builtin_episode, kind)
        assert theirs.total() - ours.total() == BY_HAND.get(kind, 0), kind
        if kind != REPHRASED:
            assert not ours - theirs, kind
            assert (theirs - ours).total() == BY_HAND.get(kind, 0), kind


def test_what_is_of_other_origin_says_so(builtin_episode: Episode) -> None:
    assert {one.values.get("source") for one in builtin_episode.records["chapters"]} == {"Dwarkesh Podcast"}
    (person,) = [one for one in builtin_episode.records["people"] if one.values.get("note")]
    assert (person.label, person.values["source"]) == ("Richard Sutton", "Teahose")


def _said(episode: Episode, record: Record) -> list[str]:
    """The folded texts of the quotes to which a record links."""
    texts = {one.id: fold(one.label) for one in episode.records["quotes"]}
    return [texts[name] for name in record.values.get("quotes", ())]


@pytest.mark.parametrize("kind", ["themes", "perspectives", "companies"])
def test_each_record_has_its_own_quote(kind: str, imported: Episode, builtin_episode: Episode) -> None:
    ours, theirs = (
        [(fold(one.label), one.values.get("source"), _said(episode, one)) for one in episode.records[kind]]
        for episode in (imported, builtin_episode)
    )
    assert ours == theirs
    assert all(len(said) == 1 for *_, said in ours)


def test_quotes_have_their_source_and_the_speaker_that_is_printed(
    imported: Episode, builtin_episode: Episode
) -> None:
    """Teahose prints no speaker; the built-in episode has him from the transcript."""
    ours, theirs = (
        {
            fold(one.label): (one.values.get("source"), one.values.get("speaker"))
            for one in episode.records["quotes"]
        }
        for episode in (imported, builtin_episode)
    )
    implied = {
        text: (source, speaker if source == "uListen" else None) for text, (source, speaker) in theirs.items()
    }
    assert ours == implied
    assert Counter(source for source, _ in ours.values()) == {"Teahose": 11, "uListen": 5}


def test_questions_are_answered_and_cut_alike(imported: Episode, builtin_episode: Episode) -> None:
    ours, theirs = (
        [("answer" in one.values, one.values.get("cut")) for one in episode.records[REPHRASED]]
        for episode in (imported, builtin_episode)
    )
    assert ours == theirs
    assert ours[0] == (True, True)


def test_without_a_name_for_the_episode_they_join_the_built_in_one(home: Home) -> None:
    """It is known by its title, and each of their quotes is one of its statements."""
    ran = home.ghost("import", *SEEDS.glob("*.txt"))
    assert {tuple(row[:2]) for row in ran.rows} == {(BUILTIN, "added")}
    quotes = home.ghost("quotes", "-e", BUILTIN, "-o", "json").json
    shipped = labels(_episode(builtin_root(), BUILTIN), "quotes")
    assert Counter(fold(one["text"]) for one in quotes) == shipped + shipped
    assert sum(not one.get("same_as") for one in quotes) == 14
