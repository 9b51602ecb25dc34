"""Feeds: an episode for each item, its people and chapters, and what the feed links without fetching it."""

from __future__ import annotations

import subprocess

import pytest
from chapter_texts import read, said

from ghostcli.notes import feed
from ghostcli.notes.base import NO_KIND, RECORD, EpisodeNotes, NoteReading
from ghostcli.recognition.base import FEED
from ghostcli.recognition.recognise import recognise
from ghostcli.transcripts.base import FIELD, LEFT_OVER, UnreadableError
from ghostcli.transcripts.encoding import decode

SPACES = {
    "podcast": "https://podcastindex.org/namespace/1.0",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "psc": "http://podlove.org/simple-chapters",
    "content": "http://purl.org/rss/1.0/modules/content/",
}


def rss(*items: str, above: str = "", spaces: dict[str, str] | None = None) -> str:
    declared = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in (spaces or SPACES).items())
    body = "".join(f"<item>\n{item}\n</item>\n" for item in items)
    return f'<?xml version="1.0"?>\n<rss version="2.0" {declared}>\n<channel>\n<title>The Mill</title>\n{above}\n{body}</channel>\n</rss>\n'


def one(item: str, above: str = "") -> tuple[EpisodeNotes, NoteReading]:
    """The only episode of a feed, and the reading of the feed."""
    reading = read(rss(item, above=above))
    (episode,) = reading.episodes
    return episode, reading


def people(episode: EpisodeNotes) -> list[tuple[str, str, str]]:
    return [
        (found.values["name"], found.values.get("role", ""), found.values.get("description", ""))
        for found in episode.records
        if found.kind == "people"
    ]


def timed(episode: EpisodeNotes) -> list[tuple[float, str]]:
    return [
        (found.values["at"][0][0], found.values["title"])
        for found in episode.records
        if found.kind == "chapters"
    ]


ITEM = """<title>Bread &amp; salt</title>
<pubDate>Fri, 20 Mar 2026 23:30:00 -0800</pubDate>
<itunes:duration>1:02:03</itunes:duration>
<enclosure url="https://example.org/1.mp3" type="audio/mpeg"/>
<link>https://example.org/1</link>
<podcast:transcript url="https://example.org/1.vtt?a=1&amp;b='2'" type="text/vtt"/>
<podcast:transcript url="file:///etc/passwd" type="text/plain"/>
<podcast:chapters url="https://example.org/1.json" type="application/json+chapters"/>
<podcast:person>Ida Brandt</podcast:person>
<podcast:person role="Guest" href="https://example.org/tom">Tom Osei</podcast:person>
<podcast:person role="sound designer">Jun Mori</podcast:person>
<podcast:soundbite startTime="16" duration="10">The oven</podcast:soundbite>
<psc:chapters><psc:chapter start="0" title="Flour"/>
<psc:chapter start="1:30.5" title="Salt" href="https://example.org/salt"/></psc:chapters>
<content:encoded><![CDATA[<p>Two bakers &amp; an oven.</p>
<ul><li>(0:00) Flour</li><li>(1:30) Salt</li></ul>]]></content:encoded>
<rating:stars xmlns:rating="https://example.org/stars">five</rating:stars>"""


def test_an_item_is_an_episode() -> None:
    source = decode(rss(ITEM).encode())
    assert (recognise(source).what, recognise(source).format) == (FEED, "feed")
    episode, reading = one(ITEM, above="<language>en-GB</language>")
    assert (reading.family, reading.source) == ("feed", "podcast feed")
    assert episode.facts == {
        "title": "Bread & salt",
        "show": "The Mill",
        "published": "2026-03-20",
        "duration": 3723,
        "language": "en-GB",
        "url": "https://example.org/1.mp3",
        "summary": "Two bakers & an oven.",
    }
    assert people(episode) == [
        ("Ida Brandt", "host", ""),
        ("Tom Osei", "guest", ""),
        ("Jun Mori", "", "sound designer"),
    ]
    assert timed(episode) == [(0, "Flour"), (90.5, "Salt")]
    assert {found.line for found in episode.records} == {15, 16, 17, 18, 19, 20}
    assert [(found.kind, found.values) for found in episode.records if found.line == 18] == [
        ("takeaways", {"title": "The oven", "at": ((16, 26),)})
    ]


def test_each_line_of_an_item_has_its_place() -> None:
    _, reading = one(ITEM)
    assert reading.lines_in(RECORD) == [15, 16, 17, 18, 19, 20]
    assert reading.lines_in(NO_KIND) == []
    assert reading.lines_in(LEFT_OVER) == [13, 23]
    assert 21 in reading.lines_in(FIELD)
    told = said(reading)
    assert "line 13: transcript without a web address: “file:///etc/passwd”" in told
    assert "line 22: 2 chapters of a description left out: the item has others" in told
    assert "line 23: 1 element not understood: “stars”" in told
    assert "line 17: 1 person with a role that ghost lacks" in told
    assert "line 20: 1 address is left out of the chapters" in told


def test_what_is_linked_is_a_command_that_a_shell_reads_as_one_address() -> None:
    episode, reading = one(ITEM)
    assert [(found.what, found.type, found.line) for found in episode.linked] == [
        ("transcript", "text/vtt", 12),
        ("chapters", "application/json+chapters", 14),
    ]
    command = episode.linked[0].command
    assert command == "curl -O -L 'https://example.org/1.vtt?a=1&b=%272%27'"
    assert f"line 12: it links a transcript: {command}" in said(reading)
    shell = subprocess.run(
        ["sh", "-c", command.replace("curl", "printf '%s\\n'")], capture_output=True, text=True, check=True
    )
    assert shell.stdout.splitlines() == ["-O", "-L", "https://example.org/1.vtt?a=1&b=%272%27"]


@pytest.mark.parametrize(
    "change", ["other prefixes", "a default namespace", "none declared", "old addresses"]
)
def test_a_namespace_counts_and_not_its_prefix(change: str) -> None:
    plain = read(rss(ITEM)).episodes
    text = rss(ITEM)
    if change == "other prefixes":
        for number, prefix in enumerate(SPACES):
            text = text.replace(f"{prefix}:", f"x{number}:").replace(f"xmlns:{prefix}=", f"xmlns:x{number}=")
    elif change == "a default namespace":
        text = text.replace("<psc:chapters>", f'<chapters xmlns="{SPACES["psc"]}">').replace(
            "psc:chapter", "chapter"
        )
        text = text.replace("</psc:", "</")
    elif change == "none declared":
        for prefix, address in SPACES.items():
            text = text.replace(f'xmlns:{prefix}="{address}"', "")
    else:
        text = text.replace(
            SPACES["podcast"], "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"
        ).replace(SPACES["itunes"], "http://www.itunes.com/DTDs/Podcast-1.0.dtd")
    assert read(text).episodes == plain


def test_a_foreign_namespace_under_a_known_prefix_is_not_taken() -> None:
    text = rss(ITEM, spaces={**SPACES, "podcast": "https://example.org/other"})
    (episode,) = read(text).episodes
    assert (people(episode), episode.linked) == ([], ())


def test_the_people_of_an_item_replace_those_of_the_feed() -> None:
    above = '<podcast:person role="host">Mara Quill</podcast:person>'
    reading = read(rss("<title>One</title>", "<podcast:person>Ida</podcast:person>", above=above))
    assert [people(episode) for episode in reading.episodes] == [
        [("Mara Quill", "host", "")],
        [("Ida", "host", "")],
    ]
    assert reading.places[4] == RECORD
    assert read(rss("<podcast:person>Ida</podcast:person>", above=above)).places[4] == FIELD


def test_a_person_who_is_named_twice_is_one() -> None:
    twice = (
        '<podcast:person role="writer">Ida</podcast:person><podcast:person role="guest">Ida</podcast:person>'
    )
    assert people(one(twice)[0]) == [("Ida", "guest", "")]


LISTED = "<p>Two bakers.</p><p>Timestamps:</p>0:00 Flour<br/>\n1:30 Salt<br/>\n6:00 Water &amp;amp; oven"


@pytest.mark.parametrize("name", ["description", "content:encoded", "itunes:summary"])
def test_the_chapters_of_a_description(name: str) -> None:
    text = LISTED.replace("&amp;amp;", "&amp;")
    episode, reading = one(f"<{name}><![CDATA[{text}]]></{name}>")
    assert timed(episode) == [(0, "Flour"), (90, "Salt"), (360, "Water & oven")]
    assert [found.line for found in episode.records] == [7, 8, 9]
    assert episode.facts["summary"] == "Two bakers."
    assert reading.lines_in(RECORD) == [7, 8, 9]


def test_two_times_in_a_description_are_no_list() -> None:
    episode, _ = one("<description>0:00 Flour\n1:30 Salt</description>")
    assert timed(episode) == []
    assert episode.facts["summary"] == "0:00 Flour 1:30 Salt"


def test_a_long_description_is_no_summary() -> None:
    long = "<description>" + "Bread and salt. " * 100 + "</description>"
    episode, reading = one(long)
    assert "summary" not in episode.facts
    assert reading.lines_in(NO_KIND) == [7]
    assert "line 7: 1 description left out: too long for a summary, or a further one" in said(reading)
    short, _ = one(long + "\n<itunes:subtitle>Bread.</itunes:subtitle>")
    assert short.facts["summary"] == "Bread."


def test_markup_scripts_and_comments_are_no_summary() -> None:
    html = "<!-- never --><p>Bread<b>s</b> &nbsp;and\n<a href='x\ny'>salt</a></p><script>alert(1)</script><style>p"
    episode, _ = one(f"<description><![CDATA[{html}]]></description>")
    assert episode.facts["summary"] == "Breads and salt"


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("Sun,09 Mar 2025 10:00:00 +0000", "2025-03-09"),
        ("Wed, 5 Mar 25 10:00:00 GMT", "2025-03-05"),
        ("5 Mar 99", "1999-03-05"),
        ("Fri, 20 Mar 2026 16:30:00 +0000", "2026-03-20"),
        ("20 March 2026", "2026-03-20"),
        ("1 Jan 2026 00:10 EST", "2026-01-01"),
        ("2026-03-20T23:59:00Z", "2026-03-20"),
        ("30 Feb 2026", None),
        ("Fri, 20 Mai 2026", None),
        ("yesterday", None),
    ],
)
def test_dates(written: str, date: str | None) -> None:
    episode, reading = one(f"<pubDate>{written}</pubDate>")
    assert episode.facts.get("published") == date
    assert (f"not a date: “{written}”" in said(reading)) is (date is None)
    assert (7 in reading.lines_in(LEFT_OVER)) is (date is None)


@pytest.mark.parametrize(
    ("written", "length"),
    [("262", 262), ("4:22", 262), ("1:02:03", 3723), ("0", None), ("00:00:00", None), ("long", None)],
)
def test_lengths(written: str, length: int | None) -> None:
    episode, reading = one(f"<itunes:duration>{written}</itunes:duration>")
    assert episode.facts.get("duration") == length
    assert ("not a length" in said(reading)) is (written == "long")


def test_a_page_is_the_address_where_nothing_can_be_heard() -> None:
    page = "<link>https://example.org/1</link>"
    assert one(page)[0].facts["url"] == "https://example.org/1"
    picture = '<enclosure url="https://example.org/1.jpg" type="image/jpeg"/>'
    assert one(picture + page)[0].facts["url"] == "https://example.org/1"
    assert "url" not in one("<link>javascript:alert(1)</link>")[0].facts


def test_atom_and_rss_1_0() -> None:
    atom = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Mill</title>
<entry><title>Bread</title><published>2026-03-20T10:00:00Z</published><summary>Two bakers.</summary>
<link href="https://example.org/1"/><link rel="enclosure" type="audio/mpeg" href="https://example.org/1.mp3"/></entry></feed>"""
    assert read(atom).episodes[0].facts == {
        "title": "Bread",
        "show": "The Mill",
        "language": "en",
        "published": "2026-03-20",
        "summary": "Two bakers.",
        "url": "https://example.org/1.mp3",
    }
    rdf = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>The Mill</title></channel><item><title>Bread</title></item></rdf:RDF>"""
    assert read(rdf).episodes[0].facts == {"title": "Bread", "show": "The Mill"}


def test_too_many_records_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "MAX_FEED_RECORDS", 3)
    person = "<podcast:person>Ida</podcast:person>"
    assert len(read(rss(person, person, person)).episodes) == 3
    with pytest.raises(UnreadableError, match=r"line 15: more than 3 chapters and people"):
        read(rss(person, person, person, person))


def test_the_description_of_a_video_is_in_a_group() -> None:
    """As in the feed of a channel of YouTube."""
    said = "Two engineers talk.\n\n00:00 Intro\n02:10 Things\n10:00 End\n"
    group = f"<media:title>Other</media:title><media:description>{said}</media:description>"
    episode, _ = one(f'<media:group xmlns:media="http://search.yahoo.com/mrss/">{group}</media:group>')
    assert episode.facts["summary"].startswith("Two engineers talk.")
    assert [record.values["title"] for record in episode.records] == ["Intro", "Things", "End"]
