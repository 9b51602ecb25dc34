"""Notes on episodes with one title: two if their show or their date is another."""

from __future__ import annotations

from itertools import permutations

import pytest

from traced import Home


def notes(title: str, show: str, day: str, takeaway: str) -> str:
    facts = (f"**Podcast:** {show}\n" if show else "") + (f"**Date:** {day}\n" if day else "")
    return f"# {title}\n\n{facts}\n## Key Takeaways\n\n- {takeaway}\n"


THREE = [
    ("Show One", "2026-01-02", "Measure twice"),
    ("Show Two", "2026-01-02", "Measure once"),
    ("Show One", "2026-05-02", "Measure thrice"),
]


@pytest.mark.parametrize("order", list(permutations(range(3))))
@pytest.mark.parametrize("together", [True, False])
def test_another_show_or_date_is_another_episode(
    home: Home, order: tuple[int, ...], *, together: bool
) -> None:
    """Another show was an error, and another date was the same episode."""
    files = [home.write(f"in/{n}.md", notes("Monthly Q&A", *one)) for n, one in enumerate(THREE)]
    ordered = [files[n] for n in order]
    runs = [home.ghost("import", *ordered)] if together else [home.ghost("import", one) for one in ordered]
    told = "".join(ran.err for ran in runs)
    assert (
        together or "a new episode: with this title, but another show or date, there is monthly-q-a" in told
    )
    found = home.ghost("takeaways", "-o", "json").json
    assert sorted(one["title"] for one in found) == ["Measure once", "Measure thrice", "Measure twice"]
    assert len({one["episode"] for one in found}) == 3
    before = home.files()
    home.ghost("import", *files)
    assert home.files() == before


def test_files_of_one_name_are_of_two_shows(home: Home) -> None:
    for number, one in enumerate(THREE):
        home.ghost("import", home.write(f"in/{number}/a.md", notes("Monthly Q&A", *one)))
    assert len(list(home.library.glob("*/episode.yaml"))) == 3


def test_the_id_says_the_show_or_the_date(home: Home) -> None:
    ids = [
        home.ghost("import", home.write(f"in/{n}.md", notes("Monthly Q&A", *one))).rows[0][0]
        for n, one in enumerate(THREE)
    ]
    assert ids == ["monthly-q-a", "monthly-q-a-show-two", "monthly-q-a-2026-05-02"]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("2026-01-02", "2026-01-05", True),
        ("2026-01-02", "2026-01-06", False),
        ("2026-01-31", "2026-02", True),
        ("2026-01", "2026-02-03", True),
        ("2026-01", "2026-02-04", False),
        ("2025", "2025-12-31", True),
        ("2025", "2026-01-03", True),
        ("2025", "2026-02", False),
        ("", "2026-02", True),
    ],
)
def test_dates_tell_episodes_apart(home: Home, first: str, second: str, *, same: bool) -> None:
    """Publishers in other time zones give other days, and some give only a month."""
    for published, takeaway in ((first, "One"), (second, "Two")):
        given = ("--published", published) if published else ()
        home.ghost("import", home.write(f"in/{takeaway}.md", notes("A talk", "Show", "", takeaway)), *given)
    assert len(list(home.library.glob("*/episode.yaml"))) == (1 if same else 2)


def test_a_short_title_alone_is_still_an_error(home: Home) -> None:
    home.episode("standup")
    file = home.write("in/a.md", notes("Standup", "Show", "2026-01-02", "One"))
    assert "--episode standup adds the notes to it" in home.ghost("import", file, status=2).err
