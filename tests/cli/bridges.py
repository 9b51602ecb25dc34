"""Notes of an episode whose words are awkward to complete."""

from __future__ import annotations

EPISODE = """\
title: On bridges
quotes:
- {id: river, text: 'We measured.', speaker: "Conan O'Brien", tags: [water, two words, 'x:y']}
- {text: Without an id., speaker: Ada Reed}
themes: [{id: spans, title: 'Spans: "a" [/red] :smile: it''s'}]
people: [{id: ada-reed, name: Ada Reed, role: guest}]
"""
