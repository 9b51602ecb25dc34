"""Tables: CSV, TSV and their kin, with headings and without; Audacity, ELAN; CTM and STM."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostcli.recognition.recognise import read as read_any
from ghostcli.recognition.recognise import recognise
from ghostcli.text.words import words
from ghostcli.transcripts import nist, table
from ghostcli.transcripts.base import FIELD, LEFT_OVER, REPEAT, Cue, ParsedTranscript, UnreadableError
from ghostcli.transcripts.boilerplate import is_footer
from ghostcli.transcripts.columns import HEADINGS, by_headings
from ghostcli.transcripts.encoding import decode

COLD, LIT, BURNT = "The oven was cold before dawn.", "Nobody lit it that day, did he?", "And then it burnt."
EXPECTED = (
    Cue(5.0, 8.0, "Ida Moss", COLD),
    Cue(11.5, 14.0, "Tom Vale", LIT),
    Cue(62.0, 65.0, "Ida Moss", BURNT),
)
NAMELESS = tuple(cue._replace(speaker=None) for cue in EXPECTED)


def read(text: str, format: str = "table") -> ParsedTranscript:  # noqa: A002
    found = read_any(text.encode())
    assert found.format == format
    return found


def tabs(*rows: str) -> str:
    return "".join(row.replace(" | ", "\t") + "\n" for row in rows)


NAMED = {
    "commas": f'Start,End,Speaker,Text\n0:00:05,0:00:08,Ida Moss,{COLD}\n0:00:11.5,0:00:14,Tom Vale,"{LIT}"\n'
    f"0:01:02,0:01:05,Ida Moss,{BURNT}\n",
    "semicolons and decimal commas": f"Beginn;Ende;Sprecher;Text\n5,0;8,0;Ida Moss;{COLD}\n11,5;14;Tom Vale;{LIT}\n"
    f"62;65;Ida Moss;{BURNT}\n",
    "tabs": tabs(
        "Locuteur | Texte | Début | Fin",
        f"Ida Moss | {COLD} | 00:05 | 00:08",
        f"Tom Vale | {LIT} | 00:11.500 | 00:14",
        f"Ida Moss | {BURNT} | 01:02 | 01:05",
    ),
    "Spanish": f'hablante,inicio,fin,texto\nIda Moss,5,8,{COLD}\nTom Vale,11.5,14,"{LIT}"\nIda Moss,62,65,{BURNT}\n',
    "Premiere, with frames": '"Speaker Name","Start Time","End Time","Text"\n'
    f'"Ida Moss","00:00:05:00","00:00:08:00","{COLD}"\n"Tom Vale","00:00:11:12","00:00:14:00","{LIT}"\n'
    f'"Ida Moss","00:01:02:00","00:01:05:00","{BURNT}"\n',
    "milliseconds, said": f'start_ms,end_ms,speaker,text\n5000,8000,Ida Moss,{COLD}\n11500,14000,Tom Vale,"{LIT}"\n'
    f"62000,65000,Ida Moss,{BURNT}\n",
    "milliseconds, not said": f"start|end|speaker|text\n5000|8000|Ida Moss|{COLD}\n11500|14000|Tom Vale|{LIT}\n"
    f"62000|65000|Ida Moss|{BURNT}\n",
    "a length": f'Time,Duration,Who,What,Text\n5s,3s,Ida Moss,x,{COLD}\n11.5s,2.5s,Tom Vale,x,"{LIT}"\n62s,3s,Ida Moss,x,{BURNT}\n',
    "a range in one cell": f'Timecode,Speaker,Transcript\n00:05 - 00:08,Ida Moss,{COLD}\n0:11.5 --> 0:14,Tom Vale,"{LIT}"\n'
    f"1:02-1:05,Ida Moss,{BURNT}\n",
    "Markdown": "| Start | End | Speaker | Text |\n|---|:--|--:|---|\n"
    f"| 0:05 | 0:08 | Ida Moss | {COLD} |\n| 0:11.5 | 0:14 | Tom Vale | {LIT} |\n| 1:02 | 1:05 | Ida Moss | {BURNT} |\n",
    "a title above": f'The oven\n\nStart,End,Speaker,Text\n0:05,0:08,Ida Moss,{COLD}\n0:11.5,0:14,Tom Vale,"{LIT}"\n'
    f"1:02,1:05,Ida Moss,{BURNT}\n",
    "no headings": f'5.0,8.0,Ida Moss,"{COLD}"\n11.5,14.0,Tom Vale,"{LIT}"\n62.0,65.0,Ida Moss,"{BURNT}"\n',
    "no headings, numbered": f'1,5.0,8.0,Ida Moss,"{COLD}"\n2,11.5,14.0,Tom Vale,"{LIT}"\n3,62.0,65.0,Ida Moss,"{BURNT}"\n',
    "ELAN": tabs(
        f"Ida Moss | Ida Moss | 00:00:05.000 | 5.0 | 00:00:08.000 | 8.0 | 00:00:03.000 | 3.0 | {COLD}",
        f"Ida Moss | Ida Moss | 00:01:02.000 | 62.0 | 00:01:05.000 | 65.0 | 00:00:03.000 | 3.0 | {BURNT}",
        f"Tom Vale | Tom Vale | 00:00:11.500 | 11.5 | 00:00:14.000 | 14.0 | 00:00:02.500 | 2.5 | {LIT}",
    ),
    "ELAN, a column for each": tabs(
        '"#file:///talk.eaf -- offset: 0"',
        "Begin Time - hh:mm:ss.ms | Begin Time - ss.msec | End Time - hh:mm:ss.ms | Duration - ss.msec | Ida Moss | Tom Vale",
        f"00:00:05.000 | 5.0 | 00:00:08.000 | 3.0 | {COLD} | ",
        f"00:00:11.500 | 11.5 | 00:00:14.000 | 2.5 |  | {LIT}",
        f"00:01:02.000 | 62.0 | 00:01:05.000 | 3.0 | {BURNT} | ",
    ),
}


@pytest.mark.parametrize("text", NAMED.values(), ids=NAMED)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_tables_with_speakers(text: str, encoding: str) -> None:
    found = read_any(text.encode(encoding))
    assert found.format == "table"
    assert found.cues == EXPECTED
    assert not found.lost


UNNAMED = {
    "whisper's tsv": tabs(
        "start | end | text", f"5000 | 8000 | {COLD}", f"11500 | 14000 | {LIT}", f"62000 | 65000 | {BURNT}"
    ),
    "whisper.cpp's csv": f'start,end,text\n5000,8000,"{COLD}"\n11500,14000,"{LIT}"\n62000,65000,"{BURNT}"\n',
    "whisper-timestamped": f'{COLD},5.0,8.0\n"{LIT}",11.5,14.0\n{BURNT},62.0,65.0\n',
    "Audacity": tabs(
        f"5.000000 | 8.000000 | {COLD}",
        "\\ | 100.0 | 2000.0",
        f"11.5 | 14.0 | {LIT}",
        f"62.0 | 65.0 | {BURNT}",
    ),
    "ticks": tabs(
        "start | end | text",
        f"50000000 | 80000000 | {COLD}",
        f"115000000 | 140000000 | {LIT}",
        f"620000000 | 650000000 | {BURNT}",
    ),
}


@pytest.mark.parametrize("text", UNNAMED.values(), ids=UNNAMED)
def test_tables_without_speakers(text: str) -> None:
    assert read(text).cues == NAMELESS


def test_only_starts() -> None:
    rows = [f"0:{n:02} | {COLD}" for n in range(0, 30, 3)]
    found = read(tabs(*rows))
    assert [cue.start for cue in found.cues] == [float(n) for n in range(0, 30, 3)]
    found = read(tabs("start | text", *(f"{n}000 | {COLD}" for n in range(0, 30, 3))))
    assert [cue.start for cue in found.cues][:3] == [0.0, 3.0, 6.0]
    with pytest.raises(UnreadableError, match="nobody speaks"):
        read(
            tabs(
                "time | text",
                *(
                    f"{n}:00:00 | {COLD} and {n} loaves, and so on, and on, and on, and on"
                    for n in range(1, 5)
                ),
            )
        )


def test_quotation_marks_where_they_are_speech_and_where_they_are_marks() -> None:
    raw = tabs(
        "start | end | text", '5000 | 8000 | "Cold," she said, "and old."', '9000 | 11000 | "It burnt.'
    )
    assert [cue.text for cue in read(raw).cues] == ['"Cold," she said, "and old."', '"It burnt.']
    quoted = tabs(
        "start | end | text", '5000 | 8000 | "Cold, ""and"" old."', '9000 | 11000 | "It burnt.\nTwice."'
    )
    assert [cue.text for cue in read(quoted).cues] == ['Cold, "and" old.', "It burnt.\nTwice."]
    comma = 'start,end,text\n5,8,"Cold, ""and"" old,\nand dry."\n9,11,It burnt, twice, they said.\n'
    assert [cue.text for cue in read(comma).cues] == [
        'Cold, "and" old,\nand dry.',
        "It burnt, twice, they said.",
    ]


def test_what_is_wrong_in_a_row_is_said_with_its_line() -> None:
    found = read(
        "start,end,speaker,text,score\n"
        "soon,8,Ida Moss,It was cold.,1\n"
        "9,8,Tom Vale,It was not.,1\n"
        "10,12,Tom Vale\n"
        "13,15,,,1\n"
        "and this line is loose\n"
        "16,18,,Cold.,1,beyond\n"
        "start,end,speaker,text,score\n"
    )
    assert found.cues == (
        Cue(None, None, "Ida Moss", "It was cold."),
        Cue(9.0, 10.2, "Tom Vale", "It was not."),
        Cue(None, None, None, "and this line is loose"),
        Cue(16.0, 18.0, None, "Cold."),
    )
    assert [(str(one), one.place) for one in found.remarks] == [
        ("line 1: 1 column not read: “score”", FIELD),
        ("line 2: “soon” is not a valid time: treated as unknown", ""),
        ("line 3: ends (“8”) before it begins: the end is treated as unknown", ""),
        ("line 4: 3 cells of 5 in this row: “10 12 Tom Vale”", ""),
        ("line 6: no row of the table: “and this line is loose”: kept, without speaker and time", ""),
        ("line 7: beyond the last column: “beyond”", LEFT_OVER),
        ("line 8: 1 row of headings and remarks in the table: no speech", FIELD),
        ("line 4: 2 rows without words", ""),
    ]


def test_rows_that_are_words_are_joined() -> None:
    spoken = f"{COLD} {LIT} {BURNT} {COLD}".split()
    rows = "".join(f'"{word}",{n / 2},{n / 2 + 0.4},{n > 5}\n' for n, word in enumerate(spoken))
    found = read("word,start,end,speaker\n" + rows)
    assert [cue.text for cue in found.cues] == [COLD, LIT, BURNT, COLD]
    assert found.speakers == ("False", "True")
    pipes = "token|speaker|ts|endTs|punctuation|case\nCold|1|1.0|1.5|,|UC\nold|1|1.5|2.0|.|LC\nNo|2|||.|UC\n"
    assert read(pipes).cues == (Cue(1.0, 2.0, "Speaker 1", "Cold, old."), Cue(None, None, "Speaker 2", "No."))


@pytest.mark.parametrize("tier", ["default", "default-lt", "Default-LT"])
def test_headings_of_elan_in_french_and_a_tier_without_a_name(tier: str) -> None:
    found = read(
        tabs(
            "Temps de départ - hh:mm:ss.ms | Temps de départ - ss.msec | temps de fin - hh:mm:ss.ms | "
            + tier,
            f"00:00:05.000 | 5.0 | 00:00:08.000 | {COLD}",
        )
    )
    assert found.cues == (Cue(5.0, 8.0, None, COLD),)


def test_words_beside_their_segments_are_not_said_twice() -> None:
    text = f"type,speaker,start,end,text,word\nsegment,A,5,8,{COLD},\nword,A,5,6,,The\nword,A,6,7,,oven\n"
    found = read(text)
    assert [cue.text for cue in found.cues] == [COLD]
    assert [one.place for one in found.remarks] == [REPEAT]


def test_names_in_the_text_speak_where_there_is_no_column_for_them() -> None:
    rows = "".join(
        f'{n},{n + 1},"{name}: It was cold."\n' for n, name in enumerate(["Ida", "Tom", "Ida", "Tom"])
    )
    found = read("start,end,text\n" + rows)
    assert found.speakers == ("Ida", "Tom")
    assert {cue.text for cue in found.cues} == {"It was cold."}


def test_words_and_speakers_without_times() -> None:
    found = read(f'Speaker,Text\nIda Moss,{COLD}\nTom Vale,"{LIT}"\n')
    assert [cue[1:] for cue in found.cues] == [(None, "Ida Moss", COLD), (None, "Tom Vale", LIT)]


def test_dates_count_from_the_first_one_and_data_of_other_things_is_refused() -> None:
    rows = [f"2026-05-14T10:00:{n:02}Z | Ida | {COLD}" for n in range(10, 40, 3)]
    found = read(tabs("Timestamp | Speaker | Text", *rows))
    assert [cue.start for cue in found.cues][:3] == [0.0, 3.0, 6.0]
    assert "the times are dates: they are counted from the first one" in found.remarks[0].message
    rows = [f"2026-05-{n:02} 10:00:00 | {COLD}" for n in range(10, 28)]
    with pytest.raises(UnreadableError, match="nobody speaks"):
        read(tabs("time | text", *rows))
    with pytest.raises(UnreadableError, match="a table with invalid times, the first “May 10”"):
        read(tabs("time | text", *(f"May {n} | {COLD}" for n in range(10, 28))))


def test_chinese_speech_has_a_human_pace() -> None:
    rows = [f"{n}000 | {n + 3}000 | 炉子天亮前是冷的没有人点它" for n in range(0, 90, 3)]
    assert read(tabs("start | end | text", *rows)).cues[1].start == 3.0


@pytest.mark.parametrize(
    "text",
    [
        "name,price\nflour,2\nsalt,1\n",
        "id,start,end\n1,2,3\n2,3,4\n",
        "Well, I never, he said.\nYes, he did, she said.\nSo, there, it is.\n",
        "2 cups flour, 3 eggs, salt\n",
        "Ida: one, two, three\nTom: four, five, six\n",
        "a\tb\nc\td\n",
        "date,open,close,note\n2024-01-02,1.5,2.5,up\n2024-01-03,1.5,2.5,up\n",
    ],
)
def test_what_is_no_table_of_speech(text: str) -> None:
    assert recognise(decode(text.encode())).format != "table"


def test_the_table_of_headings() -> None:
    """No heading stands for two things, and each is known in its folded form."""
    listed = [name.strip() for names in HEADINGS.values() for name in names.split(",")]
    assert len(listed) == len(set(listed))
    for role, names in HEADINGS.items():
        for name in names.split(","):
            other = "start" if role in ("text", "word") else "text"
            found = by_headings([name.strip(), other]) or by_headings([name.strip(), other, "speaker"])
            assert found is not None, name
            assert getattr(found, role) == 0, name


def test_a_cell_has_a_limit() -> None:
    with pytest.raises(UnreadableError, match=r"line 2: a cell of more than 131,072 characters"):
        read('start,end,text\n5,8,"' + "cold " * 30_000 + '"\n')


CTM = "".join(
    f"talk 1 {n / 2:.2f} 0.40 {word} 0.9\n" for n, word in enumerate(f"{COLD} {LIT} {BURNT}".split())
)
STM = f""";; made by hand
talk 1 Ida_Moss 5.0 8.0 <o,f0> {COLD}
talk 1 inter_segment_gap 8.0 11.5 <o,f0> ignore_time_segment_in_scoring
talk 1 Tom_Vale 11.5 14.0 <o,f0> {LIT}
talk 1 Ida_Moss 62.0 65.0 <o,f0> {BURNT}
"""


def test_ctm() -> None:
    found = read(CTM, "nist")
    assert [cue.text for cue in found.cues] == [COLD, LIT, BURNT]
    assert found.cues[0] == Cue(0.0, 2.9, None, COLD)
    channels = CTM + "".join(f"talk 2 {20 + n / 2} 0.40 {word}\n" for n, word in enumerate(COLD.split()))
    assert read(channels, "nist").speakers == ("Channel 1", "Channel 2")
    broken = read(CTM + "talk 1 9.0 cold\n", "nist")
    assert [(one.line, one.place) for one in broken.remarks] == [(18, LEFT_OVER)]


def test_stm() -> None:
    found = read(STM, "nist")
    assert [cue[:3] for cue in found.cues] == [
        (5.0, 8.0, "Ida_Moss"),
        (11.5, 14.0, "Tom_Vale"),
        (62.0, 65.0, "Ida_Moss"),
    ]
    assert [cue.text for cue in found.cues] == [COLD, LIT, BURNT]
    assert [one.place for one in found.remarks] == [FIELD]


TEXT = st.text(st.characters(exclude_characters=":：", exclude_categories=("C", "Z")), min_size=1)
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["Ida Moss", "Tom Vale", ""]),
        TEXT.filter(words).filter(lambda text: not is_footer(text)),
    ),
    min_size=1,
    max_size=8,
)


@given(ROWS, st.sampled_from(",;\t|"), st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]))
def test_words_in_are_words_out(rows: list[tuple[str, str]], delimiter: str, quoting: Any) -> None:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter, quoting=quoting)
    writer.writerow(["start", "end", "speaker", "text"])
    for n, (speaker, text) in enumerate(rows):
        writer.writerow([f"0:0{n}:00", f"0:0{n}:01", speaker, text])
    found = table.read(decode(file.getvalue().encode()))
    assert words(" ".join(cue.text for cue in found.cues)) == words(" ".join(text for _, text in rows))
    assert [cue.speaker for cue in found.cues] == [speaker or None for speaker, _ in rows]


@given(st.data())
def test_nothing_but_a_located_sentence_is_raised(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([*NAMED.values(), *UNNAMED.values(), CTM, STM]))
    for _ in range(data.draw(st.integers(1, 4))):
        cut = data.draw(st.integers(0, len(whole)))
        put = data.draw(st.text(st.sampled_from('",;|\t:.0123456789\nstartend \\')))
        whole = whole[:cut] + put + whole[cut + data.draw(st.integers(0, 20)) :]
    for reader in (table.read, nist.read):
        sentence = "read"
        try:
            reader(decode(whole.encode() or b" "))
        except UnreadableError as error:
            sentence = error.message
        assert sentence
