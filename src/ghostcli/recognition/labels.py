"""Labels before a colon that are not speakers, as in notes and other documents."""

from __future__ import annotations

import re
from functools import lru_cache

from ghostcli.notes.headings import folded, kind_of

_ITEMS = """
    Description | Why mentioned | Why relevant | Why notable | Why it matters | Why interesting
    Relevance | Quote | Quotes | Key quote | Supporting quote | Direct quote | Substantiation
    Evidence | The implication | Implication | Implications | The insight | Insight | Key insight
    Takeaway | Key takeaway | Lesson | Translation | Context | Detail | Details | Category
    Commentary | Explanation | Example from the episode | My take | Significance | What it is
    What they said | The claim | Claim | Counterpoint | Contrarian take | Perspective | Theme
    Core argument | Main point | Key point | Actionable insight | Analysis | Impact | Role
    Background | Owner | Assignee | Due | Due date | Deadline | Status | Priority | Decision
    Action | Action item | Next step | Beschreibung | Zitat | Erwähnt wegen | Warum erwähnt
    Kontext | Erkenntnis | Bedeutung | Begründung | Übersetzung | Citation | Pourquoi mentionné
    Contexte | Pertinence | Traduction | Enseignement | Descripción | Cita | Por qué se menciona
    Contexto | Relevancia | Traducción | Aprendizaje | Descrição | Citação | Descrizione | Citazione
    Contesto | Beschrijving | Citaat | Описание | Цитата | Контекст | Вывод | 説明 | 引用 | 言及理由
    背景 | 翻訳 | 描述 | 引用原文 | 提及原因 | 背景 | 译文 | 翻译 | 核心观点 | 金句 | 설명 | 인용
    언급 이유
"""
"""Labels for the fields of an item, which notes repeat."""

_FACTS = """
    Podcast | Show | Episode | Episode title | Episode URL | Episode link | Title | Date | Published
    Publish date | Processed | Participants | Region | Video | Video ID | Video URL | Source
    Source URL | Duration | Channel | URL | Link | Author | Guests | Hosts | Owner / Host | Tags
    Category | Rating | Export date | Transcript | YouTube | Speakers | Attendees | Location
    Present | Absent | Apologies | In attendance | Présents | Présent | Absents | Excusés | Anwesend
    Entschuldigt | Asistentes | Presenti | Aanwezig | Place | Venue | Lieu | Ort | Lugar
    Language | Website | Twitter | Sponsor | Sponsors | Recorded | Datum | Titel | Dauer | Gäste
    Teilnehmer | Quelle | Fecha | Título | Duración | Invitados | Titre | Durée | Invités | 标题
    作者 | 来源 | 类型 | 频道 | 日期 | 时长 | 标签 | タイトル | 日付 | 番組
"""
"""Facts of a document or an episode."""

_PAPERS = """
    Note | Notes | Tip | Tips | Warning | Important | Caution | Example | Examples | Usage
    Parameters | Params | Args | Arguments | Returns | Return | Raises | Throws | Yields
    Attributes | Default | Defaults | Type | Types | Required | Optional | Input | Output | Request
    Response | Expected | Actual | Result | Results | Steps | Step | Given | When | Then
    Ingredients | Method | Serves | Prep time | Cook time | Total time | Yield | Servings | Fixed
    Added | Changed | Removed | Deprecated | Security | Breaking | Breaking change | Bug | Feature
    Features | Price | Year | Publisher | Pages | Version | License | Licence | Copyright
    Requirements | Installation | Prerequisites | Format | Rules | Task | Goal | Goals | Objective
    Constraints | Tone | Audience | System | Prompt | Instructions | From | To | Cc | Bcc | Subject
    Sent | Reply-To | Von | An | Betreff | Gesendet | Kopie | De | Para | Asunto | Enviado | Objet
    Envoyé | Pros | Cons | Files | File | Command | Name | Email | Phone | Address | Time | Budget
    Score | Step one | Hinweis | Tipp | Beispiel | Zutaten | Zubereitung | Nota | Ejemplo
    Ingredientes | Exemple | Ingrédients | 注意 | 示例
"""
"""Labels in other documents: code, recipes, letters, lists of changes, instructions."""

_ASKED = re.compile(
    r"(?:q|a|question|answer|frage|antwort|pregunta|respuesta|reponse|domanda|risposta|問|答|问)\Z"
)


@lru_cache(maxsize=1)
def _tables() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    items, facts, papers = (
        frozenset(folded(label) for line in table.strip().splitlines() for label in line.split("|"))
        for table in (_ITEMS, _FACTS, _PAPERS)
    )
    return items, facts, papers


@lru_cache(maxsize=4096)
def sort_of(label: str) -> str:
    """Return the sort of a label: `item`, `fact`, `paper`, `asked`, `heading`; "" if it may be a name."""
    key = folded(label)
    items, facts, papers = _tables()
    if _ASKED.match(key):
        return "asked"
    if key in items:
        return "item"
    if key in facts:
        return "fact"
    if key in papers:
        return "paper"
    return "heading" if kind_of(label) else ""
