"""Invented notes of every family, with the drift that real ones have, and talks in layouts that they resemble.

Every sentence of notes has the word `written` and a number, every sentence of speech the word `spoken`.
"""

from __future__ import annotations

from collections.abc import Iterator

from note_maker import CASTS, HEADINGS, LAYOUTS, PLAIN, STYLES, WORDS, WRITTEN, File, Maker


def summaries(seed: int) -> Iterator[File]:
    """What language models write, in six languages and seven ways to write a heading; some break off."""
    maker = Maker(seed)
    for language in HEADINGS:
        for style in STYLES:
            cast = maker.chance.choice(CASTS)
            text = maker.sections(language, style, cast, 2)
            if maker.chance.random() < 0.3:
                text = text[: int(len(text) * maker.chance.uniform(0.7, 0.95))]
            title = f"# The lamps {WRITTEN}\n\n" if maker.chance.random() < 0.5 else ""
            yield maker.file(f"summary {language}", maker.front() + title + text)


def breakdowns(seed: int) -> Iterator[File]:
    """Teahose's: numbered sections, items with labels and quotes; as Markdown of two years, and as text."""
    maker = Maker(seed)
    titles = (
        "Key Themes",
        "Contrarian Perspectives",
        "Companies Identified",
        "People Identified",
        "Operating Insights",
    )
    for number in range(36):
        year, marks = ("2025", "2026", "text")[number % 3], number % 3 != 2
        cast = maker.chance.choice(CASTS[:3])
        lines = []
        if marks:
            lines.append(
                f"# [Lamps](https://y.example)\n\n**Podcast:** Lamps\n**Date:** 2026-03-01\n**Participants:** {cast[0]}\n"
            )
        for place, title in enumerate(titles[: 5 - number % 4], 1):
            lines.append(
                f"{'##' if number % 2 else '###'} {place}. {title}" if marks else f"{place}. {title}"
            )
            for _ in range(maker.chance.randint(1, 3)):
                heading = f"{maker.chance.choice(WORDS).title()} {WRITTEN}"
                lines.append({"2025": f"### **{heading}**", "2026": f"### {heading}"}.get(year, heading))
                lines.append(maker.notes(sentences=2))
                label = maker.chance.choice(("Quote", "Description", "Why mentioned", "Substantiation"))
                quote = f'"{maker.notes()}" [[00:01:10]](https://y.example&t=1m1s)'
                lines.append(f"**{label}:** {quote}" if marks else f"{label}: {quote}")
                if year == "2026":
                    lines.append(f'**{cast[1]}:** "{maker.notes()}"')
                if number % 5 == 0:
                    lines.append(f"Translation: 灯台は冬に光る {WRITTEN}")
        text = ("\n\n" if marks else "\n").join(lines)
        yield maker.file(f"breakdown {year}", text[: int(len(text) * 0.85)] if number % 4 == 0 else text)


def pages(seed: int) -> Iterator[File]:
    """uListen's page as text: headings alone on a line, no blank line, no time."""
    maker = Maker(seed)
    for number in range(8):
        cast = maker.chance.choice(CASTS[:3])
        lines = [f"LampsThe {WRITTEN}", maker.notes(sentences=3), "Key Takeaways"]
        lines += [maker.notes() for _ in range(6)]
        lines.append("Notable Quotes")
        for _ in range(maker.chance.randint(2, 5)):
            lines += [f"“{maker.notes()}”", f"— {maker.chance.choice(cast)}"]
        lines += ["Questions Answered in This Episode", *(maker.notes() for _ in range(4))]
        if number % 4:
            lines += ["EVERY SPOKEN WORD", "Install uListen for AI-powered search — Get Full Transcript"]
            lines += [f"Get more out of videos {WRITTEN}.", "Add to Chrome"]
        yield maker.file("page", "\n".join(lines))


def clippings(seed: int) -> Iterator[File]:
    """Snipd's and Readwise's: pieces that somebody cut out, with what was said in them."""
    maker = Maker(seed)
    for number in range(16):
        cast = maker.chance.choice(CASTS)
        heads = (
            "# [[Lamps]]\n\n## Episode metadata\n- Episode link:: [open](https://share.snipd.com/episode/1)\n\n## Snips\n",
            "---\nepisode_title: Lamps\nfrom_snipd: true\n---\n# Lamps\n- [Open](https://share.snipd.com/episode/1)\n\n## Snips\n",
            "- # [[Lamps]]\n  - link:: [Snipd](https://share.snipd.com/episode/1)\n- ## Snips\n",
        )
        lines = [heads[number % 3]]
        for _ in range(maker.chance.randint(1, 3)):
            lines.append(
                f"### [01:10] Lamps\n[🎧 Play snip](https://share.snipd.com/snip/{number})\n\n- {maker.notes()}\n"
            )
            lines.append(
                maker.chance.choice(
                    (
                        f"#### 📚 Transcript\n\n**{cast[0]}**: {maker.notes()}\n\n**{cast[1]}**: {maker.notes()}\n",
                        f"#### 📚 Transcript\n<details>\n<blockquote><b>{cast[0]}</b><br/>{maker.notes()}</blockquote>\n</details>\n",
                        f"> [!quote]- Transcript\n> **{cast[0]}**: {maker.notes()}\n> **{cast[1]}**: {maker.notes()}\n",
                    )
                )
            )
        yield maker.file("snips", "\n".join(lines))
    for number in range(6):
        if number % 2:
            rows = (
                f'"{maker.notes()}\nTranscript:\nSpeaker 1\n{maker.notes()}",Lamps,Show,,,,,time_offset,7,,'
                for _ in range(3)
            )
            text = (
                "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,,\n"
                + "\n".join(rows)
            )
        else:
            items = (
                f"- Lamps\n  Transcript:\n  Speaker 1\n  {maker.notes()} ([Time 0:01:59](https://x.example))"
                for _ in range(3)
            )
            text = "# Lamps\n\n## Metadata\n- Category: #podcasts\n\n## Highlights\n" + "\n".join(items)
        yield maker.file("highlights", text)


def moments(seed: int) -> Iterator[File]:
    """Show notes with links to moments, and descriptions of videos with their chapters."""
    maker = Maker(seed)
    for number in range(20):
        lines, at = (
            [f"# Lamps {WRITTEN}" if number % 2 else f"Lamps {WRITTEN}", "", maker.notes(sentences=2), ""],
            5,
        )
        if number % 4 == 0:
            lines.append("TIMESTAMPS:")
        for _ in range(maker.chance.randint(4, 10)):
            clock, text = maker.clock(at), f"{maker.chance.choice(WORDS).title()} {WRITTEN}"
            link = f"- [@{clock}](https://youtu.be/q?t={at})"
            plain = f"{clock}{maker.chance.choice((' - ', ' – ', ' ', ': ', ' | '))}{text}"
            lines.append(
                f"{link}\n  Bryan: {maker.notes()}\n  > Adam: {maker.notes()}" if number % 2 else plain
            )
            at += maker.chance.randint(60, 600)
        yield maker.file("moments" if number % 2 else "description", "\n".join(lines))


def meetings(seed: int) -> Iterator[File]:
    """What Fathom, Granola and people write of meetings."""
    maker = Maker(seed)
    for number in range(16):
        one, other = maker.chance.choice(CASTS[:3])
        fathom = (
            f"[**VIEW RECORDING - 5 mins**](https://fathom.video/share/e)\n\n## Meeting Purpose\n\n{maker.notes()}\n\n"
            f"## Key Takeaways\n\n- [**A:** {maker.notes()}](https://fathom.video/share/e?timestamp=132.0)\n\n"
            f"## Next Steps\n\n- **{one}:** {maker.notes()}\n"
        )
        granola = (
            f"### Lamps\n\n- {maker.notes()}\n  - {maker.notes()}\n\n### Next Steps\n\n- {one} to do {WRITTEN}\n\n---\n\n"
            "Chat with meeting transcript: [x](https://notes.granola.ai/t/0)"
        )
        minutes = (
            f"# Sync\n\nDate: 2026-03-01\n\n## Agenda\n- {maker.notes()}\n\n## Discussion\n- {one}: {maker.notes()}\n"
            f"- {other}: {maker.notes()}\n- {one}: {maker.notes()}\n- {other}: {maker.notes()}\n\n"
            f"## Action Items\n- [ ] {one}: {maker.notes()}"
        )
        fireflies = (
            f"Overview\n{maker.notes(sentences=2)}\n\nAction items\n{one}\n{maker.notes()} (02:10)\n\n"
            f"Outline\nLamps (00:00 - 05:00)\n{maker.notes()}"
        )
        texts = (fathom, granola, minutes, fireflies)
        yield maker.file("meeting", texts[number % 4])


def papers(seed: int) -> Iterator[File]:
    """Other documents with names or labels before colons."""
    maker = Maker(seed)
    note = maker.notes
    texts = {
        "readme": f"# Tool\n\n{note()}\n\n## Usage\n\n```\nrun\n```\n\n- `a`: {note()}\n\n**Note:** {note()}\n\n**Note:** {note()}\n\n```\nrun\n```",
        "recipe": f"# Soup\n\n**Serves:** 4\n\n## Ingredients\n\n- salt\n\n**Note:** {note()}\n**Tip:** {note()}\n**Note:** {note()}",
        "changes": "\n\n".join(
            f"## 1.{n}\n\n- **Fixed:** {note()}\n- **Added:** {note()}\n- **Fixed:** {note()}"
            for n in range(4)
        ),
        "prompt": f"## 1. Key Themes (3-10 themes)\n- {note()}\n\n## 2. Quotes\n- Format: name, quote\n\nRules: {note()}",
        "article": "\n\n".join(f'{note(sentences=3)} "{note()}" said Iris Vale.' for _ in range(5))
        + f"\n\nNote: {note()}\n\nPS: {note()}",
        "code": "\n\n".join(f"### fn{n}\n\nParameters: {note()}\n\nReturns: {note()}" for n in range(4)),
        "poem": "\n".join(f"{note()[:-1]}," for _ in range(8)),
        "letter": f"From: Iris <i@e.example>\nTo: Otto <o@e.example>\nSubject: lamps\n\n{note()}\n\nOn Mon, Otto wrote:\n> {note()}\n",
        "chat": "\n".join(
            f"[12.03.26, 14:0{n}:33] {name}: {note()}" for n in range(5) for name in ("Iris", "Otto")
        ),
        "telegram": "\n\n".join(
            f"{name}, [12.03.2026 14:0{n}]\n{note()}" for n in range(5) for name in ("Iris", "Otto")
        ),
        "irc": "\n".join(f"[14:0{n}] <{name}> {note()}" for n in range(5) for name in ("iris", "otto")),
        "prompted": "\n\n".join(f"**User:** {note()}\n\n**Assistant:** {note()}" for _ in range(4)),
        "tasks": "\n".join(f"- [ ] Iris: {note()}" for _ in range(6)),
        "play": "ACT I\n\nSCENE 1. A harbour.\n\n"
        + "\n\n".join(f"{name}: {note()}" for _ in range(4) for name in ("IRIS", "OTTO")),
        "screenplay": f"INT. CELLAR - NIGHT\n\nIRIS: {note()}\n\nOTTO: {note()}\n\nEXT. HARBOUR - DAY\n\nIRIS: {note()}\n\nOTTO: {note()}",
        "questions": "# FAQ\n\n"
        + "\n\n".join(f"**Q: {note()}**\n\nA: {note()}" for _ in range(4))
        + f"\n\n## Links\n\n- {note()}",
        "outline": "\n\n".join(
            f"## [{n}:00] {WORDS[n].title()} {WRITTEN}\n\n{note(sentences=5)}" for n in range(6)
        ),
        "link": f"# Lamps\n\n## Summary\n{note()}\n\n## Transcript\n\n[View the transcript {WRITTEN}](https://x.example)",
        "call": f"# Lamps\n\n## Summary\n{note()}\n\n## Transcript\n\nSign up to read the full transcript {WRITTEN}.",
        "claims": f"# Lamps\n\n## Summary\n{note()}\n\n## Key Insights\n\n"
        + "\n\n".join(f"**{name}:** {note()}" for _ in range(3) for name in CASTS[0]),
        "digest": "\n\n".join(f'{note()}\n\n**Iris Vale:** "{note()}"' for _ in range(5)),
    }
    for family, text in texts.items():
        yield maker.file(family, text)


def mixed(seed: int) -> Iterator[File]:
    """Notes with a transcript inside, in every layout of turns and without names and times."""
    maker = Maker(seed)
    for language in HEADINGS:
        for style in STYLES:
            cast = maker.chance.choice(CASTS)
            layout = maker.chance.choice((*LAYOUTS, PLAIN))
            body = maker.turns(layout, language, cast, maker.chance.randint(8, 16))
            if maker.chance.random() < 0.2:
                body = f"<details>\n<summary>Click to expand</summary>\n\n{body}\n\n</details>"
            heading = maker.heading(HEADINGS[language]["transcript"][0], style, 9)
            text = f"{maker.sections(language, style, cast, 1)}\n\n{heading}\n\n{body}"
            if maker.chance.random() < 0.4:
                text += "\n\n" + maker.section("rest", language, style, cast, 10)
            yield maker.file(f"mixed {language}", maker.front() + text)


def talks(seed: int) -> Iterator[File]:
    """Transcripts that resemble notes: with titles, chapters, questions, facts, links."""
    maker = Maker(seed)
    for layout in LAYOUTS:
        for language in ("en", "zh"):
            cast = maker.chance.choice(CASTS)
            body = maker.turns(layout, language, cast, 12)
            half = body.index("\n\n", len(body) // 2)
            for family, text in {
                "bare": body,
                "title": f"# The lamps\n\nIris Vale talks with Otto Brandt about lamps.\n\n{body}",
                "chapters": f"## Introduction\n\n{body[:half]}\n\n## Questions\n\n{body[half:]}",
                "timed chapters": f"### 0:00 Start\n\n{body[:half]}\n\n### 1:00 End\n\n{body[half:]}",
                "facts": f"---\ntitle: Lamps\ndate: 2026-01-02\nspeakers:\n  - Iris Vale\ntags:\n  - lamps\n---\n\n{body}",
                "labels": f"# Lamps\n\n**Date:** 2026-01-02\n**Guest:** Otto\n\n[Listen](https://e.example/a)\n\n---\n\n{body}",
                "links": f"{body}\n\n## Links\n\n- [a](https://e.example/a)\n- [b](https://e.example/b)\n",
                "footer": f"{body}\n\nTranscribed by https://otter.ai",
            }.items():
                yield maker.file(f"talk with {family}", text)


NOTES = (summaries, breakdowns, pages, clippings, moments, meetings, papers)
"""All that makes notes, without a transcript."""
