"""What a site or a tool writes at the ends of captions is no speech, and is reported."""

from __future__ import annotations

import pytest

from ghostcli.transcripts.base import SITE, Cue, Remarks
from ghostcli.transcripts.boilerplate import is_footer, without_site_words

SAID = [Cue(2.0, 4.0, None, "The oven was cold."), Cue(4.0, 6.0, None, "Then it was not.")]


@pytest.mark.parametrize(
    "text",
    [
        "© 2026 Small Works",
        "©0",
        "Copyright 2026 Small Works",
        "Copyright © Small Works. All rights reserved.",
        "(c) 2026 Small Works",
        "Transcribed by https://otter.ai",
        "Subtitles by the Amara.org community",
        "Transcription ended after 00:12:10",
        "End of transcript",
        "www.smallworks.example/talks",
    ],
)
@pytest.mark.parametrize("at_the_end", [False, True])
def test_site_words_at_the_ends_are_left_out_and_reported(text: str, at_the_end: bool) -> None:
    remarks = Remarks()
    written = Cue(6.0, 8.0, None, text)
    assert without_site_words([*SAID, written] if at_the_end else [written, *SAID], remarks) == SAID
    assert [remark.place for remark in remarks.listed()] == [SITE]
    assert text in str(remarks.listed()[0])


@pytest.mark.parametrize(
    "text",
    [
        "Copyright is what I would have changed.",
        "Copyright law took the songs away from us.",
        "(c) and (b) are the same question.",
        "Subscribe to that view if you like, I never did.",
        "The transcript was read aloud in court.",
        "We ended at four.",
    ],
)
def test_what_people_say_stays(text: str) -> None:
    remarks = Remarks()
    assert not is_footer(text)
    assert without_site_words([*SAID, Cue(6.0, 8.0, None, text)], remarks)[-1].text == text
    assert not remarks.listed()


def test_site_words_between_cues_stay() -> None:
    cues = [SAID[0], *[SAID[1]] * 3, Cue(6.0, 8.0, None, "© 2026"), *[SAID[1]] * 3]
    assert without_site_words(cues, Remarks()) == cues


@pytest.mark.parametrize(("number", "left"), [(1, 0), (2, 0), (3, 0), (4, 1), (5, 2)])
def test_site_words_are_three_cues_at_either_end_at_most(number: int, left: int) -> None:
    written = [Cue(6.0, 8.0, None, f"© 202{at}") for at in range(number)]
    above, below = (
        without_site_words([*written, *SAID], Remarks()),
        without_site_words([*SAID, *written], Remarks()),
    )
    assert (len(above), len(below)) == (len(SAID) + left, len(SAID) + left)
    both = without_site_words([*written, *SAID, *written], Remarks())
    assert both == [*written[number - left :], *SAID, *written[:left]]
