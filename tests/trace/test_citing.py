"""`ghost cite`: what is cited, and what is refused."""

from __future__ import annotations

import re

import pytest
from citations import BOOK, FILE, TITLE

from ghostcli.render.formats import CITATIONS
from traced import BRIDGE, BUILTIN, SAMPLE, Home

# What is cited


def test_a_quote_that_stands_is_cited(sample: Home) -> None:
    ran = sample.ghost("cite", "one-book")
    assert ran.out == f"“{BOOK}” — Tom Okafor, Small Works, “{TITLE}”, 2026-04-12, 0:02:24. {FILE}#t=144\n"
    assert not ran.err


def test_a4_has_the_address_of_its_second(home: Home) -> None:
    for name in CITATIONS.names:
        assert (
            "https://www.youtube.com/watch?v=lXUZvyajciY&t=6930"
            in home.ghost("cite", "actually-optimistic", "-o", name).out
        )


def test_b5_is_refused_with_its_places(home: Home) -> None:
    for name in CITATIONS.names:
        ran = home.ghost("cite", "industry-slop", "-o", name, status=1)
        assert not ran.out
        assert "0:37:08" in ran.err
        assert "0:12:23" in ran.err
        assert "spliced, reordered, reworded (recorded)" in ran.err
        assert "--force cites it anyway" in ran.err


REFUSED = {
    "two-days": "is verbatim, misleading (computed): said at 0:01:34 and 0:01:35\n  the cut leaves out: not",
    "glass": "is spliced (computed): said at 0:01:12 and 0:02:12",
    "bread-before-roof": "is spliced, reordered (computed): said at 0:00:30 and 0:00:22",
    "most-careful": "is verbatim, misattributed (computed): said at 0:01:01",
    "never-said": "is absent (computed)",
}
MACHINE = "a queue is a machine. It is the cheapest machine there is, and you know, it repairs itself"
WARNED = {
    "cheapest-machine": f"is reworded (computed)\n  said: “I think that {MACHINE}: when somebody sits down, the next one steps up.”",
    "firm-price": "is near (computed)\n  said: “The firm wanted, um, forty thousand crowns and six weeks”",
    "too-short": "is unclear (computed)\n  said: “Not for the town hall.”",
    "in-german": "is unchecked",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_was_not_said_like_that_is_refused_unless_forced(sample: Home, name: str) -> None:
    ran = sample.ghost("cite", name, status=1)
    assert not ran.out
    assert f"ghost: {SAMPLE}/quotes/{name} {REFUSED[name]}" in ran.err
    forced = sample.ghost("cite", name, "--force")
    assert forced.out.startswith("“")
    assert REFUSED[name] in forced.err
    assert "--force" not in forced.err


@pytest.mark.parametrize("name", WARNED)
def test_what_is_not_verbatim_is_printed_with_a_warning_and_what_was_said(sample: Home, name: str) -> None:
    ran = sample.ghost("cite", name)
    assert ran.out.startswith("“")
    assert ran.err == f"ghost: {SAMPLE}/quotes/{name} {WARNED[name]}\n"
    quiet = sample.ghost("cite", name, "-q")
    assert quiet == (0, ran.out, "")  # the mark is in the citation, and nothing is wrong
    assert re.search(r"” \[[~✗?] [a-z, ]+\] — ", ran.out)


@pytest.mark.parametrize("name", ["order-of-people", "one-book", "far-apart"])
def test_what_stands_is_printed_without_a_word(sample: Home, name: str) -> None:
    assert not sample.ghost("cite", name).err


def test_what_the_notes_alone_call_verbatim_says_so(home: Home) -> None:
    ran = home.ghost("cite", "actually-optimistic")
    assert ran.err.endswith("is verbatim (recorded)\n")
    assert "” [✓ verbatim (recorded)] — " in ran.out


def test_what_may_not_be_quoted_is_marked_in_every_format(sample: Home) -> None:
    """A block quote of what nobody said looked like any other."""
    ran = {name: sample.ghost("cite", "glass", "--force", "-o", name) for name in CITATIONS.names}
    assert "borrowed from.” [✗ spliced] — Tom Okafor" in ran["text"].out
    assert ran["md"].out.startswith("> **✗ spliced**\n>\n> Give a child one thing")
    assert "borrowed from.” [spliced] (0:01:12)" in ran["bibtex"].out
    assert "borrowed from.” [spliced] (0:01:12)" in ran["csl-json"].json[0]["note"]
    for one in ran.values():
        assert "\n  said: “Give a child one thing and tell her that it matters […] People carry" in one.err
    near = {name: sample.ghost("cite", "firm-price", "-o", name).out for name in CITATIONS.names}
    assert "” [~ near] — " in near["text"]
    assert near["md"].startswith("> **~ near**\n>\n> ")
    assert "” [near] (0:00:18)" in near["bibtex"]
    assert "” [near] (0:00:18)" in near["csl-json"]
    for name in CITATIONS.names:  # verbatim needs none
        assert not re.search("[✓~✗?]|verbatim", sample.ghost("cite", "one-book", "-o", name).out)
    assert "reworded" not in sample.ghost("cite", "cheapest-machine", "--as-said").out


def test_who_says_a_misattributed_quote_is_told(home: Home) -> None:
    names = (
        "people:\n  - {name: Ada Reed, aliases: [SPEAKER_01]}\n  - {name: Ben Cole, aliases: [SPEAKER_00]}\n"
    )
    text = "What went wrong with the old bridge? We measured the river twice"
    quotes = f"quotes:\n  - {{id: a, text: '{text}', speaker: Ben Cole}}\n"
    quotes += "  - {id: b, text: 'We measured the river twice and trusted it', speaker: Cleo Marsh}\n"
    home.episode("bridge", names + quotes)
    said = "said “What went wrong with the old bridge” by Ben Cole; “We measured the river twice” by Ada Reed"
    assert f"\n  {said}\n" in home.ghost("cite", "a", status=1).err
    told = "said by Ada Reed; no speaker label here is Cleo Marsh"
    assert f"\n  {told}\n" in home.ghost("cite", "b", status=1).err


def test_a_range_has_its_own_words_and_no_more(sample: Home) -> None:
    """Whole passages were printed, some of them twice as long as what was asked for."""
    ran = sample.ghost("cite", f"{SAMPLE}@0:00:47-0:00:54")
    assert ran.out.startswith("“The ferry took twelve at a time. When the twelve came off")
    assert "put the box down.” — Tom Okafor" in ran.out
    assert not ran.err
    ran = sample.ghost("cite", f"{SAMPLE}@0:00:50-0:00:52")
    assert ran.out.startswith("“The ferry took twelve at a time.")
    reach = "single words have no times; these are the cues of 0:00:47-0:00:54"
    assert ran.err == f"{SAMPLE}@0:00:50-0:00:52: {reach}\n"
    assert ", 0:00:47-0:00:54. " in ran.out  # the times of what is printed, not those asked for
    assert sample.ghost("cite", f"{SAMPLE}@0:00:50-0:00:52", "-q") == (0, ran.out, "")
    two = sample.ghost("cite", f"{SAMPLE}@0:00:47-0:00:57").out
    assert two.startswith("“Tom Okafor: The ferry took")
    assert "box down. Mara Lind: I have seen the photographs." in two
    assert " — Small Works, " in two
    sample.episode("quiet", "duration: 0:10:00\n")
    assert sample.ghost("cite", "quiet@0:09:00-0:09:05").out.startswith("“quiet”, 0:09:00")


def test_as_said_has_the_transcripts_words(sample: Home) -> None:
    said = "“The firm wanted, um, forty thousand crowns and six weeks” — Tom Okafor"
    assert sample.ghost("cite", "firm-price", "--as-said").out.startswith(said)
    ran = sample.ghost("cite", "far-apart", "--as-said")
    assert ran.out.startswith("“The ferry took twelve at a time […] Nobody asked what it should become” — ")


def test_as_said_names_who_says_it(sample: Home) -> None:
    """The words of one speaker were printed under the name of another."""
    out = sample.ghost("cite", "most-careful", "--as-said", "--force").out
    assert " — Tom Okafor, " in out
    assert " — Mara Lind, " in sample.ghost("cite", "most-careful", "--force").out


def test_as_said_without_a_transcript_is_as_printed_and_says_so(home: Home) -> None:
    """It passed in silence for what was said."""
    ran = home.ghost("cite", "actually-optimistic", "--as-said")
    assert "no transcript: citing the quote as printed in the notes" in ran.err
    assert ran.out.startswith("“I'm actually optimistic.")


def test_a_moment_is_cited_with_what_is_said_then(sample: Home) -> None:
    tail = f"Tom Okafor, Small Works, “{TITLE}”, 2026-04-12, 0:02:39. {FILE}#t=159\n"
    assert sample.ghost("cite", f"{SAMPLE}@0:02:39").out == f"“Thank you. I keep looking.” — {tail}"
    hit = sample.ghost("search", "floated", "-k", "transcript").out
    assert sample.ghost("cite", "-", stdin=hit).out.startswith("“A book on swimming. It slid off the ferry")


def test_a_moment_of_several_speakers_has_none(sample: Home) -> None:
    out = sample.ghost("cite", f"{SAMPLE}@0:02:34-0:02:40").out
    assert " — Small Works, " in out
    assert ", 0:02:33-0:02:41. " in out  # the cues of both reach further


def test_a_time_inside_a_passage_is_cited_with_the_times_of_that(sample: Home) -> None:
    """Words said half a minute before stood under the time that was asked for."""
    ran = sample.ghost("cite", f"{SAMPLE}@0:00:52")
    said, began, ended = re.search(r"“(.+)” — .+, (0:00:\d\d)-(0:0\d:\d\d)\. ", ran.out).groups()  # type: ignore[union-attr]
    assert began < "0:00:52" <= ended
    assert ran.err == (
        f"{SAMPLE}@0:00:52: single words have no times; this is the passage of {began}-{ended}\n"
    )
    assert sample.ghost("cite", f"{SAMPLE}@{began}").out.startswith(f"“{said}”")


def test_a_range_is_cited_by_the_episodes_clock(home: Home) -> None:
    """It was looked for on the transcript's, a minute away from what was asked for."""
    rows = [
        ("What went wrong with the old bridge?", "0:01:01"),
        ("We measured the river twice", "0:01:05"),
        ("Nobody asked the ferryman", "0:01:12"),
    ]
    notes = "quotes:\n" + "".join(f"  - {{text: '{text}', at: {at}}}\n" for text, at in rows)
    home.episode("bridge", notes)
    ran = home.ghost("cite", "bridge@0:01:12-0:01:19")
    assert ran.out.startswith("“Nobody asked the ferryman, and he had known for thirty years.”")
    assert ran.out.endswith("0:01:12-0:01:19.\n")
    assert home.ghost("cite", "bridge@0:01:14-0:01:16").out.endswith("0:01:12-0:01:19.\n")


def test_words_of_two_are_not_cited_as_one_speakers(home: Home) -> None:
    text = "trusted the first number. What did the ferryman have to say about it"
    talk = BRIDGE + "\n00:20.000 --> 00:25.000\n<v SPEAKER_00>What did the ferryman have to say about it?\n"
    talk = talk.replace(
        "Nobody asked the ferryman, and he had known for thirty years.", "Trusted the first number."
    )
    home.episode("bridge", f"quotes:\n  - {{id: a, text: '{text}'}}\n", talk)
    two = (
        "“Trusted the first number” by SPEAKER_01; “What did the ferryman have to say about it” by SPEAKER_00"
    )
    assert f"\nsaid {two}\n" in home.ghost("show", "a").out
    out = home.ghost("cite", "a", "--as-said").out
    assert out.startswith(
        "“SPEAKER_01: Trusted the first number — SPEAKER_00: What did the ferryman have to say about it” — “b"
    )


def test_a_moment_without_a_transcript_has_no_words(home: Home) -> None:
    """Empty quotation marks were printed."""
    for name in CITATIONS.names:
        out = home.ghost("cite", f"{BUILTIN}@0:43:08", "--builtin", "-o", name).out
        assert "“”" not in out
        assert "t=2588" in out
    text = home.ghost("cite", f"{BUILTIN}@0:43:08", "--builtin").out
    assert text.startswith("Dwarkesh Podcast, “We’re summoning ghosts")


def test_a_time_and_a_speaker_are_given_only_if_known(home: Home) -> None:
    home.episode("bridge", "quotes:\n  - {id: a, text: Nobody asked anyone}\n", transcript=None)
    assert home.ghost("cite", "a").out == "“Nobody asked anyone” [? unchecked] — “bridge”.\n"
    assert home.ghost("cite", "a", "-o", "csl-json").json == [
        {
            "id": "bridge:quotes:a",
            "type": "broadcast",
            "title": "bridge",
            "note": "“Nobody asked anyone” [unchecked]",
        }
    ]
    assert "author" not in home.ghost("cite", "a", "-o", "bibtex").out


def test_a_time_that_is_not_recorded_is_taken_from_the_transcript(sample: Home) -> None:
    assert ", 0:00:47. " in sample.ghost("cite", "far-apart").out


def test_a_time_that_is_wrong_is_not_repeated(home: Home) -> None:
    """The recorded time was cited although the transcript has the words minutes away."""
    quote = "{id: a, at: 0:05:00, text: Nobody asked the ferryman}"
    notes = f"media: [{{url: 'https://example.org/b.mp3'}}]\nquotes:\n  - {quote}\n"
    home.episode("bridge", notes)
    assert home.ghost("cite", "a").out.endswith(", 0:00:12. https://example.org/b.mp3#t=12\n")


def test_a_time_on_another_clock_stays_the_episodes(home: Home) -> None:
    rows = [
        ("a", "What went wrong with the old bridge?", "0:01:01"),
        ("b", "We measured the river twice", "0:01:05"),
    ]
    rows.append(("c", "Nobody asked the ferryman", "0:01:12"))
    notes = "quotes:\n" + "".join(f"  - {{id: {i}, text: '{t}', at: {at}}}\n" for i, t, at in rows)
    home.episode("bridge", notes + "  - {id: d, text: he had known for thirty years}\n")
    assert home.ghost("cite", "a").out.endswith(", 0:01:01.\n")
    assert re.search(r", 0:01:1\d\.\n$", home.ghost("cite", "d").out)


def test_several_are_cited_and_what_is_not_is_named(sample: Home) -> None:
    """The first ref that did not exist ended the command."""
    ran = sample.ghost("cite", "one-book", "glass", "order-of-people", status=1)
    assert len(ran.lines) == 2
    assert "glass is spliced" in ran.err
    ran = sample.ghost("cite", "one-book", "nowhere", "takeaways/1", "order-of-people", status=2)
    assert len(ran.lines) == 2
    assert '"nowhere"' in ran.err
    assert "takeaways/one-day is neither a quote nor a moment" in ran.err
    assert len(sample.ghost("cite", "one-book", "order-of-people", "-o", "csl-json").json) == 2


MISTAKES = [
    ([], "cite needs a ref"),
    (["takeaways/1"], "is neither a quote nor a moment"),
    ([SAMPLE], "is neither a quote nor a moment"),
    (["nowhere"], 'there is no record or episode "nowhere"'),
    (["one-book", "-o", "bibtx"], 'did you mean "bibtex"?'),
]


@pytest.mark.parametrize(("arguments", "reason"), MISTAKES)
def test_what_makes_no_sense(sample: Home, arguments: list[str], reason: str) -> None:
    ran = sample.ghost("cite", *arguments, status=2)
    assert reason in ran.err
    assert not ran.out
    assert sample.ghost("cite", "-", stdin="", status=1)[1:] == ("", "")


def test_voices_of_a_transcript_are_cited_by_the_names_of_the_people(home: Home) -> None:
    home.episode("bridge", "people:\n  - {name: Ada Reed, aliases: [SPEAKER_01]}\n", BRIDGE)
    assert " — Ada Reed, " in home.ghost("cite", "bridge@0:00:12").out


@pytest.mark.parametrize("moment", ["bridge@0:00:20", "bridge@9:00:00", "bridge@0:01:00-0:02:00"])
def test_a_moment_after_the_talk_is_neither_cited_nor_shown(home: Home, moment: str) -> None:
    """A time that was mistyped was cited without a word."""
    home.episode()
    for command in ("cite", "show"):
        ran = home.ghost(command, moment, status=2)
        assert f"ghost: {moment} is after the end of the talk at 0:00:19" in ran.err
        assert not ran.out
        both = home.ghost(command, moment, "bridge@0:00:06", status=2)
        assert "trusted the first number" in both.out


def test_the_notes_or_the_transcript_say_when_a_talk_ends(home: Home) -> None:
    home.episode("longer", "duration: 0:01:00\n")
    home.episode("silent", "duration: 0:01:00\n", None)
    home.episode("endless", "", None)
    for name in ("longer", "silent", "endless"):
        assert "0:00:30" in home.ghost("cite", f"{name}@0:00:30").out
    assert "0:01:01" in home.ghost("cite", "endless@0:01:01").out
    for name in ("longer", "silent"):
        assert "at 0:01:00" in home.ghost("cite", f"{name}@0:01:01", status=2).err
