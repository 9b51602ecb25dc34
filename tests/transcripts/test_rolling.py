from __future__ import annotations

from ghostcli.transcripts.encoding import decode
from ghostcli.transcripts.webvtt import read

ROLLING = """WEBVTT
Kind: captions
Language: en

00:00:00.160 --> 00:00:02.389 align:start position:0%
 
we<00:00:00.400><c> measured</c><00:00:00.560><c> the</c><00:00:00.800><c> river</c>

00:00:02.389 --> 00:00:02.399 align:start position:0%
we measured the river
 

00:00:02.399 --> 00:00:04.549 align:start position:0%
we measured the river
twice<00:00:02.639><c> &amp;</c><00:00:02.800><c> trusted</c>

00:00:04.549 --> 00:00:04.559 align:start position:0%
twice &amp; trusted
 

00:00:04.559 --> 00:00:06.000 align:start position:0%
twice &amp; trusted
yes

00:00:06.000 --> 00:00:06.010 align:start position:0%
yes
 

00:00:06.010 --> 00:00:08.000 align:start position:0%
yes
yes

00:00:08.000 --> 00:00:09.000 align:start position:0%
 
yes
"""  # noqa: W293


def test_each_line_is_kept_once_and_what_was_said_twice_twice() -> None:
    found = read(decode(ROLLING.encode()))
    assert [(cue.start, cue.end, cue.text) for cue in found.cues] == [
        (0.16, 2.389, "we measured the river"),
        (2.399, 4.549, "twice & trusted"),
        (4.559, 6.0, "yes"),
        (6.01, 8.0, "yes"),
        (8.0, 9.0, "yes"),
    ]
    assert found.language == "en"
    assert [remark.message for remark in found.remarks] == ["captions roll: 6 lines shown again left out"]


def test_the_same_words_twice_stay_where_nothing_rolls() -> None:
    cue = "00:00:0{0}.000 --> 00:00:0{0}.900\nYes, yes.\n\n"
    found = read(decode(("WEBVTT\n\n" + cue.format(1) + cue.format(2)).encode()))
    assert [one.text for one in found.cues] == ["Yes, yes.", "Yes, yes."]
