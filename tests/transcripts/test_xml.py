"""XML: the parser's limits, TTML in its variants, YouTube's three forms, Podlove's."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostcli.recognition.recognise import recognise
from ghostcli.text.words import words
from ghostcli.transcripts import podlove, timedtext, ttml, xml_input
from ghostcli.transcripts.base import FIELD, LEFT_OVER, Cue, ParsedTranscript, Remarks, UnreadableError
from ghostcli.transcripts.boilerplate import is_footer
from ghostcli.transcripts.encoding import decode
from ghostcli.transcripts.ttml_times import Rates

NAMESPACES = (
    'xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" '
    'xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xmlns:tts="http://www.w3.org/ns/ttml#styling"'
)


def read_ttml(body: str, head: str = "", attributes: str = "") -> ParsedTranscript:
    text = f'<?xml version="1.0"?>\n<tt {NAMESPACES} {attributes}>{head}<body>{body}</body></tt>'
    source = decode(text.encode())
    assert recognise(source).format == "ttml"
    return ttml.read(source)


def cues(body: str, head: str = "", attributes: str = "") -> list[tuple[float | None, float | None, str]]:
    return [(cue.start, cue.end, cue.text) for cue in read_ttml(body, head, attributes).cues]


def p(text: str = "The oven was cold.", begin: str = "2s", end: str = "5s", more: str = "") -> str:
    return f'<p begin="{begin}" end="{end}" {more}>{text}</p>'


@pytest.mark.parametrize(
    ("begin", "end", "attributes", "expected"),
    [
        ("00:00:02.500", "00:00:05.25", "", (2.5, 5.25)),
        ("2.5s", "5250ms", "", (2.5, 5.25)),
        ("0.5h", "31m", "", (1800.0, 1860.0)),
        ("2.5", "1:05.25", "", (2.5, 65.25)),
        ("00:00:02:15", "00:00:05:00", "", (2.5, 5.0)),
        ("00:00:02:05", "00:00:05:20", 'ttp:frameRate="25"', (2.2, 5.8)),
        ("50f", "125f", 'ttp:frameRate="25"', (2.0, 5.0)),
        ("25000000t", "50000000t", 'ttp:tickRate="10000000"', (2.5, 5.0)),
        (
            "00:00:02:23",
            "00:00:05:00",
            'ttp:frameRate="24" ttp:frameRateMultiplier="1000 1001"',
            (2.959, 5.0),
        ),
        (
            "00:01:00:02",
            "00:01:01:02",
            'ttp:timeBase="smpte" ttp:frameRate="30" ttp:dropMode="dropNTSC"',
            (60.0, 61.0),
        ),
    ],
)
def test_times(begin: str, end: str, attributes: str, expected: tuple[float, float]) -> None:
    assert cues(p(begin=begin, end=end), attributes=attributes)[0][:2] == expected


def test_drop_frames_keep_to_the_clock() -> None:
    """Source: SMPTE ST 12-1: an hour of 29.97 frames a second is an hour, not 3.6 s more."""
    rates = Rates(30, 30000 / 1001, 1, 1, smpte=True, drops=True)
    assert rates.seconds("01:00:00:00") == pytest.approx(3600, abs=0.01)
    assert Rates(30, 30000 / 1001, smpte=True).seconds("01:00:00:00") == pytest.approx(3603.6)


def test_a_length_in_place_of_an_end_and_neither() -> None:
    body = '<p begin="2s" dur="3s">One loaf.</p><p begin="6s">Two loaves.</p><p begin="9s" end="10s" dur="8s">Three.</p>'
    assert [one[:2] for one in cues(body)] == [(2.0, 5.0), (6.0, 9.0), (9.0, 10.0)]


def test_times_that_are_none_are_named_with_their_line() -> None:
    found = read_ttml(f"\n{p(begin='soon')}\n{p('It burnt.', '9s', '8s')}")
    assert [cue[:2] for cue in found.cues] == [(None, None), (9.0, 10.0)]
    assert [str(one) for one in found.remarks] == [
        "line 3: “soon” is not a valid time: treated as unknown",
        "line 4: ends before it begins: the end is treated as unknown",
    ]


def test_times_of_nested_elements_count_from_those_around_them() -> None:
    body = '<div begin="60s">' + p() + "</div>"
    assert cues(body) == [(62.0, 65.0, "The oven was cold.")]
    body = (
        '<div begin="60s" timeContainer="seq">'
        + 2 * '<p dur="3s">Cold.</p>'
        + '<p begin="1s" dur="3s">Old.</p></div>'
    )
    assert [one[:2] for one in cues(body)] == [(60.0, 63.0), (63.0, 66.0), (67.0, 70.0)]


def test_where_they_fit_only_from_the_beginning_they_count_from_there() -> None:
    spans = '<span begin="60s" end="61s">The oven</span> <span begin="61s" end="63s">was cold.</span>'
    body = f'<div begin="60s" end="70s">{p(spans, "60s", "63s")}{p("It was.", "64s", "66s")}</div>'
    assert cues(body) == [(60.0, 63.0, "The oven was cold."), (64.0, 66.0, "It was.")]


def test_breaks_blanks_and_what_is_no_speech() -> None:
    text = 'The\n   <span tts:fontStyle="italic">oven</span><br/>was <metadata><ttm:desc>x</ttm:desc></metadata>cold.<set/>'
    head = "<head><styling><style/></styling><layout><region>never</region></layout></head>"
    assert cues(p(text), head) == [(2.0, 5.0, "The oven\nwas cold.")]
    text = f"<tt><head><metadata><title>The oven</title></metadata></head>{p('It was cold.')}</tt>"
    assert [cue.text for cue in ttml.read(decode(text.encode())).cues] == ["It was cold."]
    assert cues(p("The\noven", more='xml:space="preserve"')) == [(2.0, 5.0, "The\noven")]
    found = read_ttml(
        p(
            '<span tts:ruby="container"><span tts:ruby="base">竈</span><span tts:ruby="text">かまど</span></span>'
        )
    )
    assert [cue.text for cue in found.cues] == ["竈"]
    assert [one.place for one in found.remarks] == [FIELD]
    found = read_ttml(f"<div>loose{p()}</div>")
    assert [(one.place, one.line) for one in found.remarks] == [(LEFT_OVER, 2)]


def test_agents_are_speakers_by_their_names() -> None:
    head = (
        '<head><metadata><ttm:title>The oven</ttm:title><ttm:agent xml:id="a" type="person">'
        '<ttm:name type="full">Ida Moss</ttm:name></ttm:agent><ttm:agent xml:id="b" type="person"/></metadata></head>'
    )
    body = (
        p(more='ttm:agent="a"')
        + p('It was <span ttm:agent="b">ice.</span>', "6s", "7s", 'ttm:agent="a"')
        + f'<div ttm:agent="b">{p("No.", "8s", "9s")}</div>'
        + p("All.", "10s", "11s", 'ttm:agent="a b"')
    )
    found = read_ttml(body, head, 'xml:lang="en"')
    assert [cue.speaker for cue in found.cues] == ["Ida Moss", "Ida Moss", "b", "b", "Ida Moss & b"]
    assert (found.title, found.language) == ("The oven", "en")


def test_words_of_apple_podcasts_are_joined_by_blanks() -> None:
    def sentence(at: float, said: str) -> str:
        each = said.split()
        spans = "".join(
            f'<span podcasts:unit="word" begin="{at + n}" end="{at + n + 0.5}">{word}</span>'
            for n, word in enumerate(each)
        )
        return f'<span podcasts:unit="sentence" begin="{at}" end="{at + len(each)}">{spans}</span>'

    first = sentence(60, "The oven was cold before dawn.") + sentence(66, "Nobody lit it that day, did he?")
    body = p(first, "1:00", "1:13", 'ttm:agent="SPEAKER_1"') + f"<p>{sentence(80, 'It burnt.')}</p>"
    found = read_ttml(body, attributes='xmlns:podcasts="http://podcasts.apple.com/transcript-ttml-internal"')
    assert found.cues == (
        Cue(60.0, 65.5, "SPEAKER_1", "The oven was cold before dawn."),
        Cue(66.0, 72.5, "SPEAKER_1", "Nobody lit it that day, did he?"),
        Cue(80.0, 81.5, None, "It burnt."),
    )


def test_words_without_times_and_with_the_same_are_words_too() -> None:
    words_alone = "".join(f'<span podcasts:unit="word">{word}</span>' for word in ("It", "was", "cold."))
    twins = "".join(
        f'<span podcasts:unit="word" begin="6s" end="7s">{word}</span>' for word in ("It", "burnt.")
    )
    found = cues(p(words_alone) + p(twins, "6s", "7s"), attributes='xmlns:podcasts="x"')
    assert found == [(2.0, 5.0, "It was cold."), (6.0, 7.0, "It burnt.")]


def test_syllables_stay_together_and_spans_of_sentences_are_cues() -> None:
    syllables = '<span begin="2s" end="3s">o</span><span begin="3s" end="4s">ven</span> <span begin="4s" end="5s">cold</span>'
    assert cues(p(syllables)) == [(2.0, 5.0, "oven cold")]
    captions = '<span begin="2s" end="4s">The oven was cold.</span> <span begin="4s" end="7s">Nobody lit it at all.</span>'
    assert cues(f"<p>{captions}</p>") == [
        (2.0, 4.0, "The oven was cold."),
        (4.0, 7.0, "Nobody lit it at all."),
    ]


def test_a_translation_beside_is_left_out_and_another_language_between_stays() -> None:
    first = "".join(p(f"Loaf number {n}.", f"{n}s", f"{n + 1}s") for n in (1, 2, 3))
    german = "".join(p(f"Laib Nummer {n}.", f"{n}s", f"{n + 1}s") for n in (1, 2))
    found = read_ttml(f'<div xml:lang="en">{first}</div><div xml:lang="de">{german}</div>')
    assert [cue.text for cue in found.cues] == ["Loaf number 1.", "Loaf number 2.", "Loaf number 3."]
    assert "2 captions in another language (de) at the same times: left out" in [
        one.message for one in found.remarks
    ]
    assert found.remarks[0].place == LEFT_OVER
    between = p("Bonjour.", "5s", "6s", 'xml:lang="fr"')
    assert len(read_ttml(f'<div xml:lang="en">{first}{between}</div>').cues) == 4


def test_ticks_without_a_rate_are_those_of_people() -> None:
    body = "".join(
        p("The oven was cold before dawn.", f"{n}0000000t", f"{n + 2}0000000t") for n in (10, 20, 30)
    )
    assert [one[:2] for one in cues(body)] == [(10.0, 12.0), (20.0, 22.0), (30.0, 32.0)]
    with pytest.raises(UnreadableError, match="does not say how long a tick is"):
        read_ttml(p(begin="1t", end="100t"))


@pytest.mark.parametrize("rate", [10_000_000, 1_000_000, 90_000, 1_000])
def test_each_common_rate_of_ticks_is_told_by_how_fast_people_talk(rate: int) -> None:
    body = "".join(
        p("The oven was cold before dawn.", f"{n * rate}t", f"{(n + 2) * rate}t") for n in (10, 20, 30)
    )
    assert [one[:2] for one in cues(body)] == [(10.0, 12.0), (20.0, 22.0), (30.0, 32.0)]


def test_pictures_of_captions_hold_no_text() -> None:
    with pytest.raises(UnreadableError, match="TTML of pictures"):
        read_ttml('<div smpte:backgroundImage="#a" begin="1s" xmlns:smpte="x"/>')


def test_time_code_that_begins_at_ten_is_said() -> None:
    found = read_ttml(
        p(begin="10:00:02:00", end="10:00:05:00"), attributes='ttp:timeBase="smpte" ttp:frameRate="25"'
    )
    assert found.cues[0].start == 36002.0
    assert found.remarks[0].message == "times are time code, which begins at 10.0 h: --offset moves it"


SRV1 = """<?xml version="1.0" encoding="utf-8" ?><transcript><text start="2.5" dur="2.5">It&amp;#39;s cold &amp;amp; old.</text>
<text start="6">Nobody lit it.</text><text start="9" dur="x">It burnt.</text></transcript>"""
SRV2 = """<timedtext><window id="1" t="0"/><text w="1" t="2500" d="2500">It was</text>
<text t="4000" d="100" append="1" w="1">
</text><text w="1" t="4000" d="3000">cold.</text></timedtext>"""
SRV3 = """<?xml version="1.0" encoding="utf-8" ?><timedtext format="3"><head><pen id="1"/><ws id="0"/></head><body>
<w t="0" id="1"/><p t="2500" d="4000" w="1"><s ac="255">It</s><s t="300" ac="200"> was</s></p>
<p t="4000" w="1" a="1">
</p><p t="4010" d="3000" w="1"><s>cold &amp;</s><s t="20"> old.</s></p></body></timedtext>"""


def read_timedtext(text: str) -> ParsedTranscript:
    source = decode(text.encode())
    assert recognise(source).format == "timedtext"
    return timedtext.read(source)


def test_the_three_forms_of_youtube() -> None:
    found = read_timedtext(SRV1)
    assert [cue[:2] + cue[3:] for cue in found.cues] == [
        (2.5, 5.0, "It's cold & old."),
        (6.0, 9.0, "Nobody lit it."),
        (9.0, 10.0, "It burnt."),
    ]
    assert str(found.remarks[0]) == "line 2: “x” is not a valid time: treated as unknown"
    assert [cue[:2] + cue[3:] for cue in read_timedtext(SRV2).cues] == [
        (2.5, 4.0, "It was"),
        (4.0, 7.0, "cold."),
    ]
    assert [cue[:2] + cue[3:] for cue in read_timedtext(SRV3).cues] == [
        (2.5, 4.01, "It was"),
        (4.01, 7.01, "cold & old."),
    ]


def test_srv3_by_way_of_other_programs_counts_seconds() -> None:
    found = read_timedtext(
        '<timedtext format="3"><text start="2.5" dur="2.5"><span start="2.5">It was</span></text></timedtext>'
    )
    assert found.cues == (Cue(2.5, 5.0, None, "It was"),)


PODLOVE = """<?xml version="1.0"?>
<pst:transcripts xmlns:pst="http://podlove.org/simple-transcripts" version="1.0">
<pst:speech><pst:speaker name="Ida Moss"/><pst:item start="00:00:02.500" end="00:00:05.000">It was
 cold.</pst:item><pst:item start="x" end="00:00:06.000">Ice.</pst:item></pst:speech>
<pst:speech><pst:speaker>Tom Vale</pst:speaker><pst:item start="00:00:07" end="00:00:08">No.</pst:item></pst:speech>
<speech><item start="00:00:09" end="00:00:10">Yes.</item></speech></pst:transcripts>"""


def test_podlove() -> None:
    source = decode(PODLOVE.encode())
    assert recognise(source).format == "podlove"
    found = podlove.read(source)
    assert found.cues == (
        Cue(2.5, 5.0, "Ida Moss", "It was cold."),
        Cue(None, None, "Ida Moss", "Ice."),
        Cue(7.0, 8.0, "Tom Vale", "No."),
        Cue(9.0, 10.0, None, "Yes."),
    )
    assert str(found.remarks[0]) == "line 4: “x” is not a valid time: treated as unknown"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("<tt>\n<body><p>cold", "line 2: the XML breaks off or is broken here: no element found"),
        ("\n\n<tt></body>", "line 3: the XML breaks off or is broken here: mismatched tag"),
        (
            '<!DOCTYPE tt [<!ENTITY a "aaaa">]><tt>&a;</tt>',
            "line 1: the XML declares entities of its own: it is not read",
        ),
        ("<tt>" + "<a>" * 200, "line 1: the XML is nested too deeply for a transcript"),
    ],
)
def test_xml_that_is_not_read(text: str, sentence: str) -> None:
    with pytest.raises(UnreadableError) as error:
        xml_input.parse(text, Remarks())
    assert error.value.message == sentence


def test_elements_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_input, "MAX_ELEMENTS", 10)
    assert len(xml_input.parse("<tt>" + "<p/>" * 9 + "</tt>", Remarks()).children) == 9
    with pytest.raises(UnreadableError, match="line 2: more than 10 elements of XML"):
        xml_input.parse("<tt>\n" + "<p/>" * 10 + "</tt>", Remarks())


def test_ampersands_as_people_write_them() -> None:
    remarks = Remarks()
    root = xml_input.parse("<tt><p>cold & old&nbsp;&amp; dry</p></tt>", remarks)
    assert root.text == "cold & old&nbsp;& dry"
    assert remarks.listed()[0].message == "2 times “&” opens no entity: kept as text"
    outside = '<!DOCTYPE tt SYSTEM "http://example.org/x.dtd"><tt><p>cold&nbsp;now</p></tt>'
    assert xml_input.parse(outside, Remarks()).text == "cold&nbsp;now"
    assert cues(p("cold & old&nbsp;now"))[0][2] == "cold & old\xa0now"


TEXT = st.text(st.characters(exclude_characters="<&>:：", exclude_categories=("C", "Z")), min_size=1)


# What a site writes at the ends of captions ("© 2026") is left out: see test_site_words.py.
@given(
    st.lists(TEXT.filter(words), min_size=1, max_size=8).filter(
        lambda texts: not any(is_footer(text) for text in [*texts, " ".join(texts)])
    )
)
def test_words_in_are_words_out(texts: list[str]) -> None:
    def heard(reading: ParsedTranscript) -> list[str]:
        return words(" ".join(f"{cue.speaker or ''} {cue.text}" for cue in reading.cues))

    expected = words(" ".join(texts))
    body = "".join(p(text, f"{2 * n}s", f"{2 * n + 1}s") for n, text in enumerate(texts))
    assert heard(read_ttml(body)) == expected
    spans = "".join(f'<span begin="{n}s" end="{n + 1}s">{text} </span>' for n, text in enumerate(texts))
    assert heard(read_ttml(p(spans, "0s", f"{len(texts)}s"))) == expected
    srv = "".join(f'<p t="{2000 * n}" d="1000"><s>{text}</s></p>' for n, text in enumerate(texts))
    assert heard(read_timedtext(f"<timedtext><body>{srv}</body></timedtext>")) == expected


@pytest.mark.parametrize("reader", [ttml.read, timedtext.read, podlove.read])
@given(st.data())
def test_nothing_but_a_located_sentence_is_raised(
    reader: Callable[..., ParsedTranscript], data: st.DataObject
) -> None:
    spans = '<span begin="1s"><span begin="3t">a</span>b</span>'
    whole = data.draw(
        st.sampled_from(
            [f"<tt><head/><body><div>{p(spans)}{p()}</div></body></tt>", SRV1, SRV2, SRV3, PODLOVE]
        )
    )
    for _ in range(data.draw(st.integers(1, 3))):
        cut = data.draw(st.integers(0, len(whole)))
        put = data.draw(st.text(st.sampled_from('<>/="&;sp:0123456789btd. \n')))
        whole = whole[:cut] + put + whole[cut + data.draw(st.integers(0, 10)) :]
    sentence = "read"
    try:
        reader(decode(whole.encode() or b" "))
    except UnreadableError as error:
        sentence = error.message
    assert sentence


def test_references_to_control_characters_are_left_out_and_said() -> None:
    """One of them, in the title of one item, refused a whole feed."""
    from ghostcli.transcripts.base import Remarks
    from ghostcli.transcripts.xml_input import parse

    remarks = Remarks(())
    root = parse("<a><b>one&#27;&#x0B; two&#10;&#xA;three &amp; four</b></a>", remarks)
    assert root.text == "one two\n\nthree & four"
    assert "2 times a control character is named: left out" in str(remarks.listed())
