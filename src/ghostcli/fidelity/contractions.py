"""English contractions and their long forms."""

from __future__ import annotations

NOT = {
    **{f"{verb}n": ((verb, "not"),) for verb in (
        "do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "would", "could", "should",
        "must", "need", "might",
    )},
    "can": (("can", "not"), ("cannot",)),
    "won": (("will", "not"),),
    "shan": (("shall", "not"),),
    "ain": tuple((verb, "not") for verb in ("is", "am", "are", "has", "have")),
}  # fmt: skip
"""The part before "'t", with the long form of the whole."""

HALVES = {
    "s": ("is", "has", "us"),
    "d": ("had", "would", "did"),
    "ll": ("will", "shall"),
    "re": ("are",),
    "ve": ("have",),
    "m": ("am",),
    "t": ("not",),
}
"""The part after an apostrophe, with its long form."""

WHOLE = {
    "cannot": "can not", "gonna": "going to", "wanna": "want to", "gotta": "got to", "hafta": "have to",
    "dunno": "do not know", "gimme": "give me", "lemme": "let me", "cause": "because", "cuz": "because",
    "coz": "because", "cos": "because", "em": "them", "til": "until", "till": "until", "ok": "okay",
    "im": "i am", "ive": "i have", "youre": "you are", "youve": "you have", "theyre": "they are",
    "theyve": "they have", "weve": "we have", "thats": "that is", "whats": "what is", "theres": "there is",
    "its": "it is", "hes": "he is", "shes": "she is", "lets": "let us", "whos": "who is",
}  # fmt: skip
"""Contractions written without an apostrophe, with their long forms."""
