"""Names in scripts without spaces are short; the text of a sentence up to its colon is none."""

from __future__ import annotations

import pytest

from ghostcli.recognition.recognise import read
from ghostcli.transcripts.base import UnreadableError

SENTENCES = (
    "昨晚我看了一下账本，还没有全部核对，但大致情况是：六家铁铺都欠了钱。",
    "昨晚我看了账本以后发现大致情况其实就是这个样子的：六家铁铺都欠了钱。",
    "昨日帳簿を見た、まだ全部ではない、大体の状況は：六軒が借りている。",
)
TURNS = ("小林：我们先看账本。", "老王：好的，我也带来了。", "小林：先问铁匠。", "老王：那我们去吧。")


def speakers(text: str) -> list[str | None]:
    return [cue.speaker for cue in read(text.encode()).cues]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("head", ["", "[00:00:{}] "])
def test_a_sentence_with_a_colon_is_speech(sentence: str, head: str) -> None:
    lines = [*TURNS[:2], sentence, *TURNS[2:]]
    text = "\n\n".join(head.format(10 * n) + line for n, line in enumerate(lines, 1))
    assert set(speakers(text)) == {"小林", "老王"}
    assert sentence in "".join(cue.text for cue in read(text.encode()).cues)


def test_sentences_with_colons_open_no_turns() -> None:
    with pytest.raises(UnreadableError, match="no lines open turns"):
        read("\n\n".join(SENTENCES).encode())


@pytest.mark.parametrize(
    "name", ["阿里斯托芬·约翰逊·史密斯", "山田太郎（司会）", "田中、鈴木", "ドナルド・ジョンソン"]
)
def test_names_without_spaces_open_turns(name: str) -> None:
    assert (
        speakers(f"{name}：はい。\n\n小林：では。\n\n{name}：はい。\n\n小林：では。\n") == [name, "小林"] * 2
    )
