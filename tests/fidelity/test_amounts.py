"""Units, fractions, dates, times of day and numbers of other languages, in words and in figures."""

from __future__ import annotations

import pytest

from ghostcli.fidelity.check import check
from ghostcli.fidelity.normalization import spelled
from ghostcli.fidelity.numbers import amounts, in_context, run, value
from ghostcli.fidelity.reference import Reference
from ghostcli.transcripts.base import Cue

FRAMES = {
    "en": "As I said back then, {} and that was all of it.",
    "de": "Wie ich damals schon gesagt habe, {} und das war dann alles.",
    "fr": "Comme je l'avais déjà dit, {} et c'était tout ce qu'il y avait.",
    "es": "Como ya lo había dicho entonces, {} y eso fue todo lo que hubo.",
    "ja": "前に言ったとおり{}それだけでした。",
}


def verdict(language: str, printed: str, said: str) -> str:
    frame = FRAMES[language]
    reference = Reference.of([Cue(0.0, 9.0, None, frame.format(said))], language)
    return ",".join(check(frame.format(printed), reference).verdicts)


SAME = [
    ("en", "the boat left at 9:30 sharp", "the boat left at half past nine sharp"),
    ("en", "the boat left at 9:30 sharp", "the boat left at nine thirty sharp"),
    ("en", "the boat left at 9.30 sharp", "the boat left at 9:30 sharp"),
    ("en", "the boat left at 9:30 pm sharp", "the boat left at 9.30 p.m. sharp"),
    ("de", "um 9.30 Uhr waren wir da", "um neun Uhr dreißig waren wir da"),
    ("en", "the boat left at 9:45 sharp", "the boat left at a quarter to ten sharp"),
    ("en", "the boat left at 9:10 sharp", "the boat left at ten past nine sharp"),
    ("en", "the boat left at 9:15 sharp", "the boat left at a quarter past nine sharp"),
    ("en", "the boat left at 9:15 sharp", "the boat left at a quarter after nine sharp"),
    ("en", "the boat left at 3:05 sharp", "the boat left at three oh five sharp"),
    ("en", "the boat left at 3 pm sharp", "the boat left at three p.m. sharp"),
    ("en", "the boat left at 3pm sharp", "the boat left at three PM sharp"),
    ("en", "the boat left at 3:00 sharp", "the boat left at three o'clock sharp"),
    ("en", "on the 2nd of June, 2023, we ate", "on the second of June, twenty twenty-three, we ate"),
    ("en", "on 4 June we ate", "on the fourth of June we ate"),
    ("en", "on June 4th we ate", "on June fourth we ate"),
    ("en", "on June 4 we ate", "on June the fourth we ate"),
    ("en", "on June 21 we ate", "on June twenty-first we ate"),
    ("en", "the mill kept 2/3 of it", "the mill kept two thirds of it"),
    ("en", "the mill kept 1/4 of it", "the mill kept a quarter of it"),
    ("en", "it took us 2 1/2 years", "it took us two and a half years"),
    ("en", "it took us 3.75 years", "it took us three and three quarters years"),
    ("en", "in the 1970s we dug", "in the nineteen seventies we dug"),
    ("en", "in the 1970s we dug", "in the 1970's we dug"),
    ("en", "in the '70s we dug", "in the seventies we dug"),
    ("en", "in the 1900s we dug", "in the nineteen hundreds we dug"),
    ("en", "in 1907 we dug", "in nineteen oh seven we dug"),
    ("en", "in 2007 we dug", "in two thousand and seven we dug"),
    ("en", "the dyke was 20 km long", "the dyke was twenty kilometres long"),
    ("en", "the dyke was 20km long", "the dyke was twenty kilometers long"),
    ("en", "the wind was 5 mph", "the wind was five miles per hour"),
    ("en", "the oven was 200°C at last", "the oven was two hundred degrees Celsius at last"),
    ("en", "we walked 1.5 miles there", "we walked a mile and a half there"),
    ("en", "we walked 1.5 hours there", "we walked one hour and a half there"),
    ("en", "the door was 6 ft 11 in high", "the door was six feet eleven inches high"),
    ("en", "a 6 foot door", "a six feet door"),
    ("en", "the disk had 16 GB then", "the disk had sixteen gigabytes then"),
    ("en", "they paid USD 5 million", "they paid five million dollars"),
    ("en", "50 per cent of the bread", "fifty percent of the bread"),
    ("en", "a 350 page ledger", "a three fifty page ledger"),
    (
        "de",
        "die Brücke hat 20 Milliarden Kronen gekostet",
        "die Brücke hat zwanzig Milliarden Kronen gekostet",
    ),
    ("de", "im Jahr 1984 war das", "im Jahr neunzehnhundertvierundachtzig war das"),
    ("de", "es waren 3,5 Prozent davon", "es waren drei Komma fünf Prozent davon"),
    ("de", "es waren 3,5 % davon", "es waren drei Komma fünf Prozent davon"),
    ("de", "es waren 1.200 Leute", "es waren zwölfhundert Leute"),
    ("de", "am 3. Mai sind wir los", "am dritten Mai sind wir los"),
    ("de", "es kostet 1 Million Euro", "es kostet eine Million Euro"),
    ("de", "es dauerte 1,5 Stunden", "es dauerte anderthalb Stunden"),
    ("de", "es dauerte 2,5 Stunden", "es dauerte zweieinhalb Stunden"),
    ("de", "um 3:30 Uhr waren wir da", "um halb vier waren wir da"),
    ("de", "um 9:30 Uhr waren wir da", "um neun Uhr dreißig waren wir da"),
    ("de", "in den 90er Jahren", "in den neunziger Jahren"),
    ("de", "im 20. Jahrhundert", "im zwanzigsten Jahrhundert"),
    ("de", "es waren 20 Kilometer", "es waren zwanzig km"),
    ("fr", "il en restait 97 en tout", "il en restait quatre-vingt-dix-sept en tout"),
    ("fr", "il en restait 71 en tout", "il en restait soixante et onze en tout"),
    ("fr", "il en restait 71 en tout", "il en restait septante et un en tout"),
    ("fr", "il en restait 91 en tout", "il en restait nonante et un en tout"),
    ("fr", "3,5 % de tout", "trois virgule cinq pour cent de tout"),
    ("fr", "en 1984 il était là", "en dix-neuf cent quatre-vingt-quatre il était là"),
    ("fr", "le 1er mai il était là", "le premier mai il était là"),
    ("fr", "1 200 personnes", "mille deux cents personnes"),
    ("fr", "un million de personnes", "1 million de personnes"),
    ("es", "eran 235 personas", "eran doscientas treinta y cinco personas"),
    ("es", "eran 2.500 personas", "eran dos mil quinientas personas"),
    ("es", "3,5 por ciento", "tres coma cinco por ciento"),
    ("es", "3,5 % de todo", "tres coma cinco por ciento de todo"),
    ("es", "1 millón de personas", "un millón de personas"),
    ("es", "el 3 de mayo era", "el tres de mayo era"),
    ("ja", "21人がいました", "二十一人がいました"),
    ("ja", "120人がいました", "百二十人がいました"),
    ("ja", "12,000人がいました", "一万二千人がいました"),
    ("ja", "2万人がいました", "二万人がいました"),
    ("ja", "2024年のことです", "二〇二四年のことです"),
    ("ja", "２１人がいました", "21人がいました"),
    ("ja", "¥500でした", "五百円でした"),
]
NEARLY = [
    ("en", "on June 4 we ate", "on the fourth of June we ate"),
    ("en", "in the 1970s we dug", "in the seventies we dug"),
    ("en", "the door was 6'11\", and painted", "the door was six foot eleven, and painted"),
]
OTHER = [
    ("en", "on June 4 we ate", "on the fifth of June we ate"),
    ("en", "on June 5 we ate", "on July fifth we ate"),
    ("en", "in the 1870s we dug", "in the seventies we dug"),
    ("en", "the boat left at 9:30 sharp", "the boat left at half past ten sharp"),
    ("en", "the boat left at 9:30 sharp", "the boat left at 9.3 sharp"),
    ("en", "the tax rose to 9.30 percent then", "the tax rose to 9:30 percent then"),
    ("en", "the boat left at 9:30 am sharp", "the boat left at nine thirty pm sharp"),
    ("en", "they paid €5 million", "they paid five million dollars"),
    ("en", "the mill kept 2/3 of it", "the mill kept three quarters of it"),
    ("en", "there were hundreds of them", "there were thousands of them"),
    ("de", "es waren 3,5 Prozent davon", "es waren fünfunddreißig Prozent davon"),
    ("de", "am 3. Mai sind wir los", "am vierten Mai sind wir los"),
    ("de", "es waren 2 Milliarden davon", "es waren zwei Millionen davon"),
    ("fr", "il en restait 98 en tout", "il en restait quatre-vingt-dix-sept en tout"),
    ("es", "eran once personas", "eran doce personas"),
    ("ja", "21人がいました", "二十二人がいました"),
]
# A number word of another language is a word like any other.
STRANGE = [
    ("en", "once the ice broke", "11 the ice broke"),
    ("en", "an elf in the mill", "an 11 in the mill"),
    ("en", "a man in the mill", "1 man in the mill"),
    ("de", "eine Frau war da", "ein Frau war da"),
]


@pytest.mark.parametrize(("language", "one", "other"), SAME)
def test_the_same_amount_is_verbatim_either_way(language: str, one: str, other: str) -> None:
    assert verdict(language, one, other) == "verbatim"
    assert verdict(language, other, one) == "verbatim"


@pytest.mark.parametrize(("language", "one", "other"), NEARLY)
def test_nearly_the_same_amount_is_near(language: str, one: str, other: str) -> None:
    assert verdict(language, one, other) == "near"
    assert verdict(language, other, one) == "near"


@pytest.mark.parametrize(("language", "one", "other"), OTHER)
def test_another_amount_is_reworded(language: str, one: str, other: str) -> None:
    assert verdict(language, one, other) == "reworded"
    assert verdict(language, other, one) == "reworded"


@pytest.mark.parametrize(("language", "one", "other"), STRANGE)
def test_number_words_count_in_their_language_alone(language: str, one: str, other: str) -> None:
    assert verdict(language, one, other) != "verbatim"


@pytest.mark.parametrize(
    ("language", "words", "figures"),
    [
        ("de", "2 komma 5", ("2p5",)),
        ("fr", "60 et 11", ("71",)),
        ("fr", "4 20 10 9 thousand", ("99000",)),
        ("es", "30 y un thousand", ("31000",)),
        ("es", "200 5", ("205",)),
        (None, "60 et 11", ("60", "et", "11")),
        (None, "3 .5", ("3p5",)),
        ("fr", "1 +200", ("1200",)),
    ],
)
def test_how_a_language_joins_its_numbers(language: str | None, words: str, figures: tuple[str, ...]) -> None:
    assert value(tuple(words.split()), language) == (figures, ())


def test_an_amount_ends_where_it_may_end() -> None:
    said = ("5", "kilometers", "and", "a", "half", "of", "it")
    assert sorted(one.length for one in amounts(said)) == [1, 2, 5]
    assert run(said, 0) == 1
    assert amounts(("men",)) == ()


@pytest.mark.parametrize(
    "text", ["9" * 6000 + "/" + "3" * 5000, "1/2/3", "²/³ ①/②", "3. 3. 3,5,5 1 000 000", "٣/٤"]
)
@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ja"])
def test_any_figures_are_taken(text: str, language: str) -> None:
    assert verdict(language, text, text) == "verbatim"
    assert verdict(language, text, "5")


def test_the_words_of_a_transcript_tell_whose_number_words_count() -> None:
    cues = [Cue(0.0, 9.0, None, FRAMES["de"].format("es waren einundzwanzig Kisten auf dem Kahn"))]
    reference = Reference.of(cues)
    assert reference.language == "de"
    assert check("es waren 21 Kisten auf dem Kahn", reference).verdicts == ("verbatim",)
    strange = Reference.of(cues, "it")
    assert check("Wie ich damals schon gesagt habe, es waren 21 Kisten", strange).verdicts != ("verbatim",)


@pytest.mark.parametrize(("day", "ordinal"), [(1, "1st"), (29, "29th"), (30, "30th"), (31, "31st")])
def test_the_days_of_a_month(day: int, ordinal: str) -> None:
    frame = "we met the miller on {} at the lock"
    for one, other in (("May {}", "May {}"), ("{} May", "the {} of May")):
        written, told = frame.format(one.format(day)), frame.format(other.format(ordinal))
        assert verdict("en", written, told) == verdict("en", told, written) == "verbatim"


@pytest.mark.parametrize(("day", "ordinal"), [(0, "0th"), (32, "32nd")])
def test_what_is_no_day_of_a_month(day: int, ordinal: str) -> None:
    frame = "we met the miller on May {} at the lock"
    assert verdict("en", frame.format(day), frame.format(ordinal)) == "reworded"


MONTHS = """
    january jan januar janvier enero
    february feb februar fevrier febrero
    march mar marz maerz mars marzo
    april apr avril abril
    may mai mayo
    june jun juni juin junio
    july jul juli juillet julio
    august aug aout agosto
    september sep sept septembre septiembre
    october oct oktober octobre octubre
    november nov novembre noviembre
    december dec dezember decembre diciembre
"""


@pytest.mark.parametrize(("number", "names"), list(enumerate(MONTHS.strip().splitlines(), 1)))
def test_months_in_four_languages_and_short(number: int, names: str) -> None:
    for name in names.split():
        for words, order in ((("4", name), "day first"), ((name, "4"), "month first")):
            assert any((order, number, 4) in one.exact for one in amounts(words, "en"))


@pytest.mark.parametrize(("text", "found"), [
    ("1 200 Leute", {1: "+200"}), ("123 200 Leute", {1: "+200"}),
    ("1234 200 Leute", {}), ("1 20 Leute", {}), ("1 2000 Leute", {}),
])  # fmt: skip
def test_a_blank_joins_up_to_three_figures_and_three(text: str, found: dict[int, str]) -> None:
    assert in_context(text, spelled(text), "de") == found
