"""What invented notes and talks are made of: words, headings, layouts of turns, and the drift of real files."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import NamedTuple

WRITTEN, SPOKEN = "written", "spoken"

WORDS = [
    "harbour",
    "lantern",
    "cellar",
    "orchard",
    "copper",
    "ladder",
    "barley",
    "quarry",
    "sparrow",
    "linen",
    "furnace",
    "chapel",
    "ribbon",
    "kettle",
    "meadow",
]
_VERBS = ["kept", "lost", "found", "carried", "moved", "painted", "measured", "sold", "opened", "trusted"]
_SIGNS = "川橋数字灯台港湾冬春紙石木門道話人年月日声音"
CASTS = (
    ("Iris Vale", "Otto Brandt"),
    ("Noor Haddad", "Pim Koster"),
    ("佐藤健", "田中花"),
    ("Speaker 1", "Speaker 2"),
    ("DR. WEBB", "MS. ONO"),
)
HEADINGS: dict[str, dict[str, Sequence[str]]] = {
    "en": {
        "summary": ("Summary", "TL;DR", "Executive Summary", "Episode Summary"),
        "takeaways": ("Key Takeaways", "Key Points", "Key Takeaways from This Episode"),
        "quotes": ("Notable Quotes", "Highlights", "Surprising Quotes"),
        "questions": ("Q&A", "Questions Answered in This Episode"),
        "mentions": ("Companies Mentioned", "People", "Mentions"),
        "rest": ("Action Items", "Resources", "Keywords"),
        "transcript": ("Transcript", "Full Transcript", "📚 Transcript"),
    },
    "de": {
        "summary": ("Zusammenfassung",),
        "takeaways": ("Wichtigste Erkenntnisse", "Kernpunkte"),
        "quotes": ("Bemerkenswerte Zitate",),
        "questions": ("Offene Fragen",),
        "mentions": ("Unternehmen",),
        "rest": ("Nächste Schritte",),
        "transcript": ("Transkript",),
    },
    "fr": {
        "summary": ("Résumé",),
        "takeaways": ("Points clés", "À retenir"),
        "quotes": ("Citations marquantes",),
        "questions": ("Questions et réponses",),
        "mentions": ("Entreprises",),
        "rest": ("Prochaines étapes",),
        "transcript": ("Transcription complète",),
    },
    "es": {
        "summary": ("Resumen",),
        "takeaways": ("Puntos clave",),
        "quotes": ("Citas destacadas",),
        "questions": ("Preguntas y respuestas",),
        "mentions": ("Empresas",),
        "rest": ("Próximos pasos",),
        "transcript": ("Transcripción",),
    },
    "ja": {
        "summary": ("要約", "概要"),
        "takeaways": ("重要なポイント",),
        "quotes": ("名言",),
        "questions": ("質疑応答",),
        "mentions": ("企業",),
        "rest": ("次のステップ",),
        "transcript": ("文字起こし",),
    },
    "zh": {
        "summary": ("摘要", "总结"),
        "takeaways": ("精华收获", "核心要点"),
        "quotes": ("金句",),
        "questions": ("问答",),
        "mentions": ("公司",),
        "rest": ("行动项",),
        "transcript": ("文字稿", "逐字稿"),
    },
}
STYLES = ("#", "##", "###", "####", "bold", "bold:", "alone")
LAYOUTS = (
    "**{name}:** {said}",
    "{name}: {said}",
    "**{name}** [{at}]\n{said}",
    "[{at}] **{name}**\n{said}",
    "{name}  {at}\n{said}",
    "[{at}] {name}: {said}",
    "**{name}:**\n[({at})](https://podwise.ai/dashboard/episodes/1?locate=8)\n{said}",
    "**[{at}] {name}:** {said}",
    "{at}\n{said}",
    "[{at}] {said}",
)
PLAIN = "{said}"


class File(NamedTuple):
    """A file that was made: of which family, and its bytes."""

    family: str
    data: bytes


class Maker:
    """Makes files; the same of the same seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - files, not secrets
        self.number = 0

    def sentence(self, mark: str, language: str = "en") -> str:
        self.number += 1
        length = self.chance.randint(6, 16)
        if language in ("ja", "zh"):
            return "".join(self.chance.choices(_SIGNS, k=2 * length)) + f"{mark}{self.number}。"
        words = self.chance.choices(WORDS, k=length)
        words[length // 2] = self.chance.choice(_VERBS)
        return f"The {' '.join(words)} {mark}{self.number}{self.chance.choice('...?')}"

    def notes(self, language: str = "en", sentences: int = 1) -> str:
        return " ".join(self.sentence(WRITTEN, language) for _ in range(sentences))

    def clock(self, seconds: int) -> str:
        hours, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
        return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"

    def heading(self, text: str, style: str, number: int) -> str:
        chance = self.chance.random
        text = text.upper() if chance() < 0.1 else text
        text = f"{self.chance.choice('🔑💬✨📝✅')} {text}" if chance() < 0.25 else text
        text = f"{number}. {text}" if chance() < 0.15 and style != "alone" else text
        text = f"{text} ({number})" if chance() < 0.1 else text
        text = f"{text}:" if chance() < 0.1 else text
        return {"bold": f"**{text}**", "bold:": f"**{text}:**", "alone": text}.get(style, f"{style} {text}")

    def item(self, language: str, at: int) -> str:
        text, link = self.notes(language), f"https://www.youtube.com/watch?v=Ab{self.number}&t={at}s"
        return self.chance.choice(
            (
                f"- {text}",
                f"* **{self.chance.choice(WORDS).title()}** – {text}",
                f"{self.chance.randint(1, 9)}. {text}",
                f"- **Copper Works** ([{self.clock(at)}]({link})) - {text}",
                f"1. [{self.clock(at)}] {text}",
                f"- {text} `[{self.clock(at)}-{self.clock(at + 30)}]`",
                f"| {self.chance.choice(WORDS)} | {text} |",
                text,
            )
        )

    def quote(self, language: str, name: str, at: int) -> str:
        text = self.notes(language)
        return self.chance.choice(
            (
                f'> "{text}"\n> — {name}, [{self.clock(at)}](https://youtu.be/x?t={at})',
                f"“{text}”\n— {name}",
                f'- "{text}" – {name}',
                f'> *"{text}"*\n> — **{name}** ({self.clock(at)})',
                f'**{name}:** "{text}"',
                f"「{text}」 — {name} [{self.clock(at)}]",
            )
        )

    def section(self, kind: str, language: str, style: str, cast: Sequence[str], number: int) -> str:
        blocks = [self.heading(self.chance.choice(HEADINGS[language][kind]), style, number)]
        at = 10
        for _ in range(self.chance.randint(1, 5)):
            if kind == "summary":
                blocks.append(self.notes(language, 2))
            elif kind == "quotes":
                blocks.append(self.quote(language, self.chance.choice(cast), at))
            elif kind == "questions":
                blocks.append(f"**Q: {self.notes(language)}**\n\nA: {self.notes(language)}")
            else:
                blocks.append(self.item(language, at))
            at += self.chance.randint(20, 400)
        return "\n\n".join(blocks)

    def sections(self, language: str, style: str, cast: Sequence[str], least: int) -> str:
        kinds = [kind for kind in HEADINGS[language] if kind != "transcript"]
        chosen = self.chance.sample(kinds, self.chance.randint(least, len(kinds)))
        return "\n\n".join(
            self.section(kind, language, style, cast, number) for number, kind in enumerate(chosen, 1)
        )

    def turns(self, layout: str, language: str, cast: Sequence[str], number: int) -> str:
        at, blocks = 2, []
        for turn in range(number):
            said = " ".join(self.sentence(SPOKEN, language) for _ in range(self.chance.randint(1, 3)))
            blocks.append(layout.format(name=cast[turn % len(cast)], at=self.clock(at), said=said))
            at += max(2, len(said.split()) // 3)
        return "\n\n".join(blocks)

    def front(self) -> str:
        return self.chance.choice(
            (
                "",
                '---\ntitle: "The lamps"\nvideo_id: Xy1\nchannel: Lamps\nduration: 300\nurl: https://x.example\n---\n\n',
                '---\npodcast: "Lamps"\nlink: https://podwise.ai/dashboard/episodes/1\nsave-time: "2026-03-22"\n---\n',
            )
        )

    def file(self, family: str, text: str) -> File:
        """The text with the drift of files: another encoding, no blank lines, a break of HTML."""
        drift = self.chance.random()
        if drift < 0.15:
            text = "\ufeff" + text.replace("\n", "\r\n")
        elif drift < 0.25:
            text = text.replace("\n\n", "\n")
        elif drift < 0.35:
            text += "<br/>\n"
        return File(family, text.encode())
