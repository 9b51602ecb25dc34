from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ghostcli.index.library import library_in_memory
from ghostcli.index.reader import StoredEpisodes
from ghostcli.model import EPISODES, KINDS, kind_named
from ghostcli.refs import RefError, episode_named, resolve

unhurried = settings(deadline=None)

MANY = "".join(f"- {{id: many-{number}, text: a}}\n" for number in range(1, 13))
LIBRARY = {
    "alpha": f"""\
title: A
quotes:
- {{id: straw, text: a}}
- {{id: straw-single, text: b}}
- {{text: c}}
{MANY}themes:
- {{id: thin, title: d}}
- {{id: straw-man, title: e}}
people:
- {{id: alphabet, name: f}}
""",
    "alpine": "title: B\nquotes:\n- {id: straw, text: a}\n- {id: only-here, text: b}\nthemes: [{title: c}]\n",
    "beta": "title: C\nquotes:\n- speaker: nobody\n- {id: last, text: a}\n",
}


@pytest.fixture(scope="module")
def episodes(tmp_path_factory: pytest.TempPathFactory) -> StoredEpisodes:
    root = tmp_path_factory.mktemp("library")
    for name, text in LIBRARY.items():
        (root / name).mkdir()
        (root / name / "episode.yaml").write_text(text, encoding="utf-8")
    return library_in_memory([str(root)]).episodes


@pytest.mark.parametrize(
    ("typed", "ref"),
    [
        ("alpha", "alpha"),
        ("alpi", "alpine"),
        ("b", "beta"),
        ("alpha/quotes/straw", "alpha/quotes/straw"),
        ("alpine/quotes/straw", "alpine/quotes/straw"),
        ("alpi/quote/straw", "alpine/quotes/straw"),
        ("alpha/quotes/3", "alpha/quotes/3"),
        ("alpha/quotes/1", "alpha/quotes/straw"),
        ("alpha/quotes/003", "alpha/quotes/3"),
        ("alpha/QUOTE/2", "alpha/quotes/straw-single"),
        ("alpha/quo/2", "alpha/quotes/straw-single"),
        ("beta/quotes/2", "beta/quotes/last"),
        ("2/quotes/straw", "alpine/quotes/straw"),
        ("quotes/only-here", "alpine/quotes/only-here"),
        ("quotes/only", "alpine/quotes/only-here"),
        ("theme/thin", "alpha/themes/thin"),
        ("themes/2", "alpha/themes/straw-man"),
        ("thin", "alpha/themes/thin"),
        ("thi", "alpha/themes/thin"),
        ("only-here", "alpine/quotes/only-here"),
        ("many-1", "alpha/quotes/many-1"),
        ("alphab", "alpha/people/alphabet"),
        ("episodes/alpine", "alpine"),  # completion offers this form, and it found nothing
        ("episodes/2", "alpine"),
        ("episode/be", "beta"),
        (" alpha/quotes/straw/ ", "alpha/quotes/straw"),
        ("/alpha", "alpha"),
    ],
)
def test_a_ref_means_one_record(episodes: StoredEpisodes, typed: str, ref: str) -> None:
    assert resolve(typed, episodes).ref == ref


@pytest.mark.parametrize(
    ("kind", "typed", "ref"),
    [
        ("quotes", "16", None),
        ("quotes", "15", "alpha/quotes/many-12"),
        ("quotes", "straw-s", "alpha/quotes/straw-single"),
        ("themes", "straw", "alpha/themes/straw-man"),
        ("themes", "alpine/themes/1", "alpine/themes/1"),
        ("themes", "quotes/last", "beta/quotes/last"),
        ("people", "alpha", "alpha/people/alphabet"),
        ("episodes", "3", "beta"),
        ("episodes", "alpha", "alpha"),
        ("episodes", "alpi", "alpine"),
        ("episodes", "0", None),
    ],
)
def test_after_a_kind_less_is_enough(
    episodes: StoredEpisodes, kind: str, typed: str, ref: str | None
) -> None:
    if ref is None:
        with pytest.raises(RefError):
            resolve(typed, episodes, kind=kind_named(kind))
    else:
        assert resolve(typed, episodes, kind=kind_named(kind)).ref == ref


@pytest.mark.parametrize(
    ("typed", "more", "ref"),
    [
        ("straw", {"within": ["alpha"]}, "alpha/quotes/straw"),
        ("straw", {"within": ["alpine"]}, "alpine/quotes/straw"),
        ("quotes/2", {"within": ["alpine"]}, "alpine/quotes/only-here"),
        ("straw", {"default": "alpine"}, "alpine/quotes/straw"),
        ("straw", {"default": "alpine", "within": ["alpha"]}, "alpha/quotes/straw"),
        ("only-here", {"default": "alpha"}, "alpine/quotes/only-here"),
        ("alpha/quotes/straw", {"within": ["alpine"]}, "alpha/quotes/straw"),
        ("thin", {"default": "nowhere"}, "alpha/themes/thin"),
        ("1", {"kind": KINDS["themes"], "default": "alpine"}, "alpine/themes/1"),
        ("2", {"kind": EPISODES, "within": ["alpine", "beta"]}, "alpine"),
        ("al", {"default": "alpine"}, "alpine"),
    ],
)
def test_an_episode_settles_it(episodes: StoredEpisodes, typed: str, more: dict[str, Any], ref: str) -> None:
    assert resolve(typed, episodes, **more).ref == ref


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", '"" is not a valid ref'),
        ("/", '"/" is not a valid ref'),
        ("a//b", '"a//b" is not a valid ref'),
        ("alpha/quotes/straw/more", '"alpha/quotes/straw/more" is not a valid ref'),
        ("3", "3 is a number in which kind?"),
        ("zebra", 'there is no record or episode "zebra"'),
        ("only-heer", 'there is no record or episode "only-heer"; did you mean "only-here"?'),
        ("apline", 'there is no record or episode "apline"; did you mean "alpine"?'),
        ("quotes/strwa", 'there is no quote "quotes/strwa"; did you mean "straw"?'),
        # The whole ref was compared with the ids, to which it is never near.
        ("alpha/themes/thim", 'there is no theme "alpha/themes/thim"; did you mean "thin"?'),
        ("alpha/qoutes/1", '"alpha/qoutes/1": no kind is called "qoutes"; did you mean "quotes"?'),
        ("alpha/p/1", '"alpha/p/1": no kind is called "p"'),  # begins two of them
        ("alpa/quotes/1", 'there is no episode "alpa"; did you mean "alpha"?'),
        ("gamma/quotes/1", 'there is no episode "gamma"'),
        ("themes/33", "there is no theme 33; they go from 1 to 2"),
        ("themes/0", "there is no theme 0; they go from 1 to 2"),
        ("beta/quotes/1", "there is no quote 1; they go from 2 to 2"),
        ("beta/themes/1", "there is no theme 1; no theme is here at all"),
        ("companies/1", "there is no company 1; no company is here at all"),
        ("episodes/4", "there is no episode 4; they go from 1 to 3"),
        ("episodes/zebra", 'there is no episode "episodes/zebra"'),
        ("quotes/1234567", 'there is no quote "quotes/1234567"'),
        ("a\x1b[31m", r'there is no record or episode "a\x1b[31m"'),
    ],
)
def test_a_ref_that_means_nothing(episodes: StoredEpisodes, typed: str, message: str) -> None:
    with pytest.raises(RefError) as caught:
        resolve(typed, episodes)
    assert caught.value.message == message
    assert caught.value.status == 2


@pytest.mark.parametrize(
    ("kind", "typed", "message"),
    [
        ("themes", "33", "there is no theme 33; they go from 1 to 2"),
        ("themes", "0", "there is no theme 0; they go from 1 to 2"),
        ("episodes", "33", "there is no episode 33; they go from 1 to 3"),
        ("episodes", "zebra", 'there is no episode "zebra"'),
        ("insights", "1", "there is no insight 1; no insight is here at all"),
        ("themes", "thni", 'there is no theme "thni"; did you mean "thin"?'),
    ],
)
def test_a_kind_has_nothing_of_that_name(
    episodes: StoredEpisodes, kind: str, typed: str, message: str
) -> None:
    with pytest.raises(RefError) as caught:
        resolve(typed, episodes, kind=kind_named(kind))
    assert caught.value.message == message


@pytest.mark.parametrize(
    ("typed", "more", "listed"),
    [
        ("straw", {}, ["alpha/quotes/straw", "alpine/quotes/straw"]),
        (
            "stra",
            {"within": ["alpha"]},
            ["alpha/themes/straw-man", "alpha/quotes/straw", "alpha/quotes/straw-single"],
        ),
        ("al", {}, ["alpha", "alpine", "alpha/people/alphabet"]),
        ("al", {"kind": EPISODES}, ["alpha", "alpine"]),
        (
            "2",
            {"kind": KINDS["quotes"]},
            ["alpha/quotes/straw-single", "alpine/quotes/only-here", "beta/quotes/last"],
        ),
        (
            "stra",
            {"default": "alpha"},
            ["alpha/themes/straw-man", "alpha/quotes/straw", "alpha/quotes/straw-single"],
        ),
    ],
)
def test_what_fits_several_is_listed(
    episodes: StoredEpisodes, typed: str, more: dict[str, Any], listed: list[str]
) -> None:
    with pytest.raises(RefError) as caught:
        resolve(typed, episodes, **more)
    first, *lines = caught.value.message.split("\n")
    assert first == f'"{typed}" fits {len(listed)} of them:'
    assert [line.strip() for line in lines] == listed
    assert caught.value.hint == "use --episode ID or a longer ref"


def test_of_more_than_ten_the_first_are_listed_and_all_counted(episodes: StoredEpisodes) -> None:
    with pytest.raises(RefError) as caught:
        resolve("many", episodes)
    first, *lines = caught.value.message.split("\n")
    assert first == '"many" fits 12 of them:'
    assert lines == [*(f"  alpha/quotes/many-{number}" for number in range(1, 11)), "  and 2 more"]


def test_episodes_by_name(episodes: StoredEpisodes) -> None:
    assert [episode_named(typed, episodes) for typed in ("alpha", "be", "2")] == ["alpha", "beta", "alpine"]
    for typed in ("al", "zebra", "0", "4", ""):
        with pytest.raises(RefError):
            episode_named(typed, episodes)


def test_in_an_empty_library_nothing_is_meant(tmp_path: Path) -> None:
    with pytest.raises(RefError):
        resolve("anything", library_in_memory([str(tmp_path)]).episodes)


SPEECH = """\
WEBVTT

00:00:01.000 --> 00:00:04.000
<v Ada>We measured the bridge twice.

00:01:00.000 --> 00:01:04.000
<v Ben>Was it the same?
"""


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> StoredEpisodes:
    root = tmp_path_factory.mktemp("library")
    for name in ("bridges", "silent"):
        (root / name).mkdir()
        (root / name / "episode.yaml").write_text("title: A\n")
    (root / "bridges" / "transcript.vtt").write_text(SPEECH)
    return library_in_memory([str(root)]).episodes


class TestAMoment:
    @pytest.mark.parametrize(
        ("typed", "ref", "text"),
        [
            ("bridges@0:01:00", "bridges@0:01:00", "Was it the same?"),
            ("bri@1:02", "bridges@0:01:02", "Was it the same?"),
            ("1@0:00:01-0:00:03", "bridges@0:00:01-0:00:03", "We measured the bridge twice."),
            ("bridges@turn2", "bridges@turn2", "Was it the same?"),
            ("bridges@9:00:00", "bridges@9:00:00", ""),
            ("silent@0:01:00", "silent@0:01:00", ""),
        ],
    )
    def test_is_what_was_said_then(self, spoken: StoredEpisodes, typed: str, ref: str, text: str) -> None:
        moment = resolve(typed, spoken)
        assert (moment.ref.partition("@")[0], moment.label) == (ref.partition("@")[0], text)
        assert "turn" in typed or moment.ref == ref

    @pytest.mark.parametrize(
        ("typed", "message"),
        [
            ("bridges@", '"bridges@" is not a valid moment'),
            ("bridges@soon", '"bridges@soon" is not a valid moment'),
            ("bridges@0:02-0:01", '"bridges@0:02-0:01" is not a valid moment'),
            ("bridges@turn", '"bridges@turn" is not a valid moment'),
            ("bridges@turn0", "there is no turn 0 in bridges; it has 2"),
            ("bridges@turn3", "there is no turn 3 in bridges; it has 2"),
            ("silent@turn1", "there is no turn 1 in silent; it has 0"),
            ("briges@0:01", 'there is no episode "briges"; did you mean "bridges"?'),
            ("@0:01", 'there is no episode ""'),
            ("bridges@\x1b", r'"bridges@\x1b" is not a valid moment'),
        ],
    )
    def test_must_be_one(self, spoken: StoredEpisodes, typed: str, message: str) -> None:
        with pytest.raises(RefError) as caught:
            resolve(typed, spoken)
        assert caught.value.message == message


@pytest.mark.parametrize("name", [*KINDS, "episodes"])
def test_kinds_have_two_names(name: str) -> None:
    kind = kind_named(name.upper())
    assert kind
    assert (kind.name, kind_named(kind.singular)) == (name, kind)
    assert kind_named("zebra") is None


def test_every_ref_of_a_record_leads_back_to_it(episodes: StoredEpisodes) -> None:
    for episode in episodes.values():
        for record in episode:
            assert resolve(record.ref, episodes) == record
            assert resolve(f"{episode.id}/{record.kind.name}/{record.number}", episodes) == record


@unhurried
@given(
    typed=st.lists(st.sampled_from(["alpha", "quotes", "/", "1", "straw", "many", "x", " ", "-"])).map(
        "".join
    )
    | st.text()
)
def test_whatever_is_typed_is_a_record_or_an_error(episodes: StoredEpisodes, typed: str) -> None:
    try:
        record = resolve(typed, episodes)
    except RefError:
        pass
    else:
        assert record in list(episodes[record.episode])


TALKS = {
    "episode-371-pipx": "title: Run Python tools with pipx\naliases: [Tools in boxes]\n",
    "ferry": "title: The Ferry and the Río\n",
    "mill": "title: The mill\nquotes: [{id: wheel, text: a}]\n",
}


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> StoredEpisodes:
    root = tmp_path_factory.mktemp("talks")
    for name, text in TALKS.items():
        (root / name).mkdir()
        (root / name / "episode.yaml").write_text(text, encoding="utf-8")
    return library_in_memory([str(root)]).episodes


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("pipx", '; did you mean "episode-371-pipx"?'),
        ("371-pipx", '; did you mean "episode-371-pipx"?'),
        ("python tools", '; did you mean "episode-371-pipx"?'),
        ("boxes", '; did you mean "episode-371-pipx"?'),
        ("rio", '; did you mean "ferry"?'),
        ("the", "; these have the words:\n  ferry\n  mill"),
        ("fery", '; did you mean "ferry"?'),
        ("nothing like it", ""),
        ("???", ""),
    ],
)
def test_an_unknown_episode_suggests_by_words(typed: str, expected: str, talks: StoredEpisodes) -> None:
    with pytest.raises(RefError) as caught:
        episode_named(typed, talks)
    assert caught.value.message == f'there is no episode "{typed}"{expected}'
    with pytest.raises(RefError) as caught:
        resolve(typed, talks)
    assert caught.value.message == f'there is no record or episode "{typed}"{expected}'


def test_words_are_looked_for_within_the_named_episodes(talks: StoredEpisodes) -> None:
    with pytest.raises(RefError) as caught:
        resolve("rio", talks, within=["mill"])
    assert caught.value.message == 'there is no record or episode "rio"'
