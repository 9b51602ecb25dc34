"""Headings of notes, by kind, in the languages that summarizers write."""

from __future__ import annotations

SUMMARY = "summary"
TAKEAWAYS = "takeaways"
QUOTES = "quotes"
QUESTIONS = "questions"
CHAPTERS = "chapters"
THEMES = "themes"
PERSPECTIVES = "perspectives"
OPERATING = "operating insights"
OVERLOOKED = "overlooked insights"
COMPANIES = "companies"
MENTIONS = "mentions"
THINGS = "things"
PEOPLE = "people"
REST = "rest"
TRANSCRIPT = "transcript"

HEADINGS: dict[str, str] = {
    SUMMARY: """
        Summary | TL;DR | Overview | Executive Summary | Abstract | Synopsis | Recap | At a Glance
        In Brief | Brief Summary | One-line Summary | One Sentence Summary | 一句話總結 | 一句話摘要
        一句话摘要 | Quick Summary | Short Summary | One-sentence Summary
        Detailed Summary | In a Nutshell | AI Description | AI Summary | Description
        Episode AI description | Meeting Purpose | Gist | Core Thesis | Big Idea | The Big Picture
        Main Idea | Core Synthesis | Discussion Summary | What It's About
        What This Episode Is About | About This Episode | Zusammenfassung | Überblick | Kurzfassung
        Kurzzusammenfassung | Auf einen Blick | Worum es geht | Résumé | Synthèse | Aperçu | En bref
        Vue d'ensemble | Résumé exécutif | Resumen | Resumen ejecutivo | Sinopsis | En resumen
        Visión general | Resumo | Visão geral | Resumo executivo | Riassunto | Sintesi | Sommario
        Panoramica | Samenvatting | Overzicht | Sammanfattning | Podsumowanie | Streszczenie
        Краткое содержание | Резюме | Краткий обзор | Обзор | 要約 | 概要 | まとめ | サマリー | 要旨
        エピソード概要 | 摘要 | 总结 | 總結 | 概述 | 内容摘要 | 核心摘要 | 内容概要 | 內容摘要
        简介 | 简述 | 开篇引入 | 一句话总结 | 总体概述 | 요약 | 개요 | 한줄 요약 | Özet
        Bölüm özeti | ملخص | الملخص | सारांश | Ringkasan | Tóm tắt | תקציר | סיכום | Підсумок | สรุป
    """,
    TAKEAWAYS: """
        Key Takeaways | Takeaways | Main Takeaways | Top Takeaways | Actionable Takeaways
        Key Points | Main Points | Key Insights | Insights | Top Insights | Key Learnings
        Learnings | Lessons | Lessons Learned | Key Lessons | Key Ideas | Main Ideas | Core Ideas
        Key Messages | Key Findings | Key Concepts | Core Concepts | Core Arguments | Key Arguments
        Key Discussion Points | Discussion Points | Key Highlights | Bottom Line | What I Learned
        What You'll Learn | What You Will Learn | Why It Matters | Key Outcomes | Outcomes
        Wichtigste Erkenntnisse | Die wichtigsten Erkenntnisse | Wichtige Erkenntnisse
        Erkenntnisse | Kernpunkte | Kernaussagen | Wichtige Punkte | Die wichtigsten Punkte
        Wichtigste Punkte | Das Wichtigste in Kürze | Hauptpunkte | Zentrale Aussagen | Lektionen
        Points clés | Points essentiels | À retenir | Ce qu'il faut retenir | Idées clés
        Idées principales | Enseignements | Leçons | Points importants | Principaux enseignements
        Puntos clave | Ideas clave | Ideas principales | Puntos principales | Conclusiones clave
        Aprendizajes | Lecciones | Aprendizajes clave | Lo más importante | Pontos-chave
        Pontos principais | Principais pontos | Principais aprendizados | Lições | Aprendizados
        Punti chiave | Punti principali | Concetti chiave | Belangrijkste punten | Kernpunten
        Lessen | Viktigaste punkterna | Kluczowe wnioski | Najważniejsze punkty | Ключевые выводы
        Главные выводы | Ключевые идеи | Основные идеи | Ключевые моменты | Основные тезисы
        重要なポイント | 主なポイント | 主要なポイント | 重要ポイント | キーポイント | 要点
        ポイント | 学び | 主な学び | 精华收获 | 要點 | 关键要点 | 關鍵要點 | 核心要点 | 核心观点
        核心觀點 | 关键收获 | 主要观点 | 关键洞察 | 核心洞察 | 重点 | 重點 | 关键点
        收获 | 主要收获 | 关键信息 | 主要内容 | 核心内容 | 핵심 포인트 | 주요 내용
        핵심 요약 | 주요 포인트 | 핵심 내용 | 시사점 | 배운 점 | Önemli noktalar | Ana fikirler
        النقاط الرئيسية | أهم النقاط | मुख्य बिंदु | Poin penting | Poin utama | Điểm chính
        Ý chính | נקודות עיקריות | תובנות | Ключові висновки | ประเด็นสำคัญ
    """,
    QUOTES: """
        Quotes | Quote | Notable Quotes | Memorable Quotes | Key Quotes | Surprising Quotes
        Best Quotes | Best Lines | Top Quotes | Favorite Quotes | Favourite Quotes | Standout Quotes
        Direct Quotes | Great Quotes | Powerful Quotes | Quotable Moments | Notable Quotables
        Memorable Moments | Notable Moments | Highlights | Highlight | Pull Quotes
        Important Quotes | New Highlights | Zitat | Zitate | Bemerkenswerte Zitate | Wichtige Zitate
        Denkwürdige Zitate | Die besten Zitate | Prägnante Zitate | Citations | Citations marquantes
        Citations notables | Citations clés | Citations mémorables | Extraits | Citas
        Citas destacadas | Citas notables | Citas clave | Frases destacadas | Frases memorables
        Citas memorables | Citações | Citações notáveis | Citações marcantes | Frases marcantes
        Citazioni | Citazioni notevoli | Citaten | Opvallende citaten | Citat | Cytaty | Цитаты
        Ключевые цитаты | Яркие цитаты | Важные цитаты | 名言 | 引用 | 印象的な言葉 | 印象的な発言
        注目の発言 | ハイライト | 金句 | 金句摘录 | 精彩语录 | 经典语录 | 语录 | 精彩金句 | 原文金句
        重要原话 | 经典引用 | 亮点 | 명언 | 인용구 | 주요 인용 | 주요 발언 | 하이라이트 | Alıntılar | اقتباسات
        उद्धरण | Kutipan | Trích dẫn | ציטוטים | Цитати | คำคม
    """,
    QUESTIONS: """
        Q&A | Q & A | Q and A | Questions | Questions Answered | Questions and Answers | FAQ | FAQs
        Frequently Asked Questions | Open Questions | Discussion Questions | Follow-up Questions
        Reflection Questions | Key Questions | Fragen | Fragen und Antworten | Offene Fragen
        Häufige Fragen | Questions et réponses | Questions-réponses | Questions ouvertes | Preguntas
        Preguntas y respuestas | Preguntas frecuentes | Preguntas abiertas | Perguntas
        Perguntas e respostas | Domande | Domande e risposte | Vragen | Вопросы | Вопросы и ответы
        質問 | 質疑応答 | よくある質問 | 问答 | 問答 | 问题 | 問題 | 常见问题 | 关键问题 | 开放问题
        질문 | 질의응답 | 질문과 답변
    """,
    CHAPTERS: """
        Chapters | Timestamps | Time Stamps | Timecodes | Timeline | Topics with Times | Outline
        Show Notes | Shownotes | Table of Contents | Topics | Topics Discussed | Topics Covered
        Key Topics | Main Topics | Episode Outline | Segments | Detailed Notes | Chapter Summaries
        Section Summaries | Agenda | What We Cover | What We Discuss | Kapitel | Kapitelmarken
        Zeitmarken | Inhaltsverzeichnis | Themen | Besprochene Themen | Tagesordnung | Gliederung
        Chapitres | Horodatage | Points abordés | Sujets abordés | Thèmes abordés | Ordre du jour
        Table des matières | Notes de l'épisode | Capítulos | Marcas de tiempo | Temas
        Temas tratados | Notas del episodio | Orden del día | Temas principales | Cronología
        Tópicos | Capitoli | Argomenti | Argomenti trattati | Hoofdstukken | Onderwerpen | Таймкоды
        Главы | Оглавление | Темы | Повестка | チャプター | 目次 | タイムスタンプ | トピック
        主なトピック | アジェンダ | 議題 | 章节 | 章節 | 时间戳 | 时间轴 | 時間軸 | 时间线 | 目录
        目錄 | 内容大纲 | 章节摘要 | 章节概要 | 章节概述 | 章节详述 | 章节速览 | 章节总结 | 分章节总结
        大纲 | 大綱 | 议程 | 議程 | 详细内容 | 本期内容 | 节目大纲 | 챕터 | 목차 | 타임스탬프
        안건 | 주제
    """,
    THEMES: """
        Key Themes | Themes | Main Themes | Hauptthemen | Wichtige Themen | Zentrale Themen
        Thèmes clés | Thèmes principaux | Temas clave | Principais temas | Temi principali
        Основные темы | 主要テーマ | 主なテーマ | テーマ | 关键主题 | 主要主题 | 核心主题
        주요 주제 | 핵심 주제
    """,
    PERSPECTIVES: """
        Contrarian Perspectives | Contrarian Views | Contrarian Takes | Contrarian Insights
        Counterintuitive Ideas | 反直觉观点
    """,
    OPERATING: "Operating Insights | Actionable Insights",
    OVERLOOKED: "Overlooked Insights",
    COMPANIES: """
        Companies | Companies Identified | Companies & Organizations | Organizations | Organisations
        Unternehmen | Firmen | Erwähnte Unternehmen | Erwähnte Firmen | Entreprises | Sociétés | Empresas
        Aziende | Bedrijven | Компании | 企業 | 会社 | 言及された企業 | 公司 | 提及公司 | 提到的公司 | 企业
        기업 | 회사
    """,
    MENTIONS: "Mentions | Entities | Erwähnungen | Menciones | Упоминания | 提及",
    THINGS: """
        Products & Technologies | Products | Tools | Tools & Technologies | Tools and Resources
        Technologies | Books | Books & Papers | Papers | Things Mentioned | Mentioned Books
        Erwähnte Bücher | Bücher | Werkzeuge | Livres | Outils | Libros | Herramientas | Livros
        Ferramentas | Libri | Strumenti | Книги | 書籍 | ツール | 书籍 | 工具 | 도구
    """,
    PEOPLE: """
        People | People Identified | Guests | Guest Bio | About the Guest | About the Guests
        Speakers | Participants | Attendees | Hosts | Key People | Who Was There | Personen | Gäste
        Teilnehmer | Teilnehmende | Personnes | Invités | Intervenants | Personas | Invitados
        Participantes | Asistentes | Pessoas | Convidados | Persone | Ospiti | Partecipanti
        Personen en gasten | Deelnemers | Участники | Гости | Люди | 人物 | 参加者 | 出席者 | 登壇者
        参会人员 | 与会人员 | 参与者 | 與會者 | 인물 | 참석자
    """,
    REST: """
        Action Items | Actions | Action Points | Action Plan | Next Steps | Follow-ups | Follow-up
        To-do | Todo | To-dos | Tasks | Decisions | Decisions Made | Key Decisions | Key Decisions Made
        Calendar Event | Resources
        Additional Resources | Further Resources | Resources Mentioned | Links | Episode Links
        Show Links | Useful Links | References | Further Reading | Related | Related Notes
        Related Episodes | See Also | Sponsors | Sponsor | Clip Command | Keywords | Tags | Glossary
        Key Terms | Terminology | Metadata | Episode Metadata | Notes | My Notes | Meeting Notes
        Meeting Minutes | Compte rendu | Compte rendu de réunion
        Raw Notes | Snips | My Thoughts | Personal Notes | Recommendations | Facts | Statistics
        Key Statistics | Credits | Blockers | Risks | About the Host | About the Hosts
        About the Show | About the Podcast | Connect | Connect with Us | Follow Us
        Support the Show | Episode Details | Meeting Details | Details | Aufgaben | Nächste Schritte
        Maßnahmen | Beschlüsse | Entscheidungen | Ressourcen | Quellen | Weiterführende Links
        Notizen | Schlagwörter | Schlüsselbegriffe | Glossar | Sponsoren | Werbung | Empfehlungen
        Actions à mener | Prochaines étapes | Plan d'action | Décisions | Ressources | Liens
        Références | Mots-clés | Glossaire | Tareas | Próximos pasos | Acciones | Decisiones
        Recursos | Enlaces | Referencias | Palabras clave | Notas | Glosario | Recomendaciones
        Plan de acción | Próximos passos | Ações | Decisões | Referências | Palavras-chave
        Prossimi passi | Azioni | Decisioni | Risorse | Riferimenti | Parole chiave | Note
        Actiepunten | Volgende stappen | Besluiten | Bronnen | Следующие шаги | Задачи | Решения
        Ресурсы | Ссылки | Ключевые слова | Заметки | アクションアイテム | 次のステップ
        今後のアクション | 決定事項 | 参考資料 | リソース | リンク | キーワード | メモ | ノート
        用語集 | 行动项 | 行動項目 | 行动建议 | 下一步 | 后续步骤 | 待办事项 | 決議 | 决策 | 决定
        决议 | 参考资料 | 资源 | 链接 | 关键词 | 關鍵詞 | 笔记 | 筆記 | 深度阐述 | 延伸思考 | 个人感受
        术语表 | 材料信息 | 版本 | 标签 | 标签与分类 | 실행 항목 | 다음 단계 | 결정 사항 | 참고 자료
        키워드 | 메모 | 노트
        Summary Keywords | Yapılacaklar | Sonraki adımlar | الخطوات التالية | Langkah selanjutnya
        Bước tiếp theo | Наступні кроки | צעדים הבאים
    """,
    TRANSCRIPT: """
        Transcript | Full Transcript | Complete Transcript | Raw Transcript | Entire Transcript
        Edited Transcript | Verbatim Transcript | Cleaned Transcript | Clean Transcript
        Transcription | Every Spoken Word | Conversation Transcript | Interview Transcript
        Audio Transcript | Auto-generated Transcript | Transcript Text | Transkript | Volltranskript
        Vollständiges Transkript | Transkription | Wortprotokoll | Mitschrift | Abschrift
        Transcription complète | Transcription intégrale | Retranscription | Verbatim
        Transcripción | Transcripción completa | Transcrição | Transcrição completa | Trascrizione
        Trascrizione completa | Transcript completo | Transcriptie
        Volledig transcript | Transkrypcja | Расшифровка
        Полная расшифровка | Стенограмма | Транскрипт | Транскрипция | 文字起こし | 全文文字起こし
        書き起こし | 文字起こし全文 | トランスクリプト | 文字稿 | 完整文字稿 | 全文文字稿 | 逐字稿
        完整逐字稿 | 逐字记录 | 逐字紀錄 | 转录 | 轉錄 | 转录文本 | 转录全文 | 转录稿 | 文字记录
        文字实录 | 원고 전문 | 녹취록 | 전사 | 대본 | 전체 스크립트 | Deşifre | Tam metin
        النص الكامل | نص الحوار | प्रतिलेख | Transkrip | Bản ghi | תמלול | Транскрипція
        Розшифровка | ถอดเสียง
    """,
}
"""Kind -> headings in notes.

The headings of `REST` and `THINGS` belong to no record; their text is counted and left out. `MENTIONS` is
above the headings of several kinds.
"""

AROUND = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "for",
        "from",
        "in",
        "on",
        "to",
        "at",
        "with",
        "and",
        "by",
        "this",
        "that",
        "our",
        "my",
        "your",
        "these",
        "those",
        "all",
        "some",
        "here",
        "s",
        "episode",
        "episodes",
        "video",
        "podcast",
        "meeting",
        "call",
        "interview",
        "talk",
        "conversation",
        "session",
        "discussion",
        "show",
        "lecture",
        "webinar",
        "full",
        "ai",
        "generated",
        "auto",
        "automatic",
        "mentioned",
        "discussed",
        "answered",
        "covered",
        "identified",
        "referenced",
        "section",
        "list",
        "detailed",
        "brief",
        "top",
        "part",
    ]
)
"""Words around a heading of the table that do not change it: "Key Takeaways from This Episode"."""
