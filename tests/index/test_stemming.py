"""The languages in which words have other forms are those that `docs/search.md` names."""

from __future__ import annotations

import pytest

from ghostcli.index.stemming import stems

FORMS = {
    "ar": "كتاب كتابها", "da": "bil biler", "nl": "boot boten", "en": "attack attacks", "fi": "talo talossa",
    "fr": "chat chats", "de": "haus hauses", "el": "δρομος δρομου", "hu": "haz hazak", "it": "gatto gatti",
    "nb": "bil biler", "nn": "bil biler", "no": "bil biler", "pt": "gato gatos", "ro": "carte carti",
    "ru": "дом дома", "es": "gato gatos", "sv": "bil bilar", "ta": "மரத்தில் மரத்தை", "tr": "ev evler",
    "en-GB": "attack attacks", "EN": "attack attacks",
}  # fmt: skip


@pytest.mark.parametrize("language", FORMS)
def test_two_forms_have_one_stem(language: str) -> None:
    one, other = stems(FORMS[language].split(), language)
    assert one == other


@pytest.mark.parametrize("language", ["ja", "pl", ""])
def test_in_others_a_word_has_no_form_but_itself(language: str) -> None:
    assert stems(["attack", "attacks"], language) == ["attack", "attacks"]
