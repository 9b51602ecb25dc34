"""Units of measure and months: map abbreviation, singular and plural to one form."""

from __future__ import annotations

_MEASURES = {
    "km": "km kilometer kilometers kilometro kilometros kilometern",
    "m": "m meter meters metro metros metern",
    "cm": "cm centimeter centimeters centimetro centimetros zentimeter zentimetern",
    "mm": "mm millimeter millimeters milimetro milimetros millimetern",
    "mi": "mi mile miles meile meilen",
    "ft": "ft foot feet fuss pied pieds pie pies",
    "in": "inch inches zoll pulgada pulgadas",
    "yd": "yd yds yard yards",
    "kg": "kg kgs kilo kilos kilogram kilograms kilogramm kilogramme kilogrammes kilogramo kilogramos",
    "g": "g gram grams gramm gramme grammes gramo gramos",
    "mg": "mg milligram milligrams milligramm milligramme milligrammes miligramo miligramos",
    "lb": "lb lbs pound pounds",
    "oz": "oz ounce ounces unze unzen",
    "t": "t ton tons tonne tonnes tonnen tonelada toneladas",
    "l": "l liter liters litro litros litern",
    "ml": "ml milliliter milliliters mililitro mililitros millilitern",
    "ha": "ha hectare hectares hektar hectarea hectareas",
    "mph": "mph",
    "kmh": "kmh kph",
    "h": "h hr hrs hour hours stunde stunden heure heures hora horas",
    "min": "min mins minute minutes minuten minuto minutos",
    "s": "s sec secs seconds sekunde sekunden seconde secondes segundos",
    "ms": "ms millisecond milliseconds millisekunden millisecondes milisegundos",
    "yr": "yr yrs year years jahr jahre jahren an ans annee annees ano anos",
    "kb": "kb kilobyte kilobytes",
    "mb": "mb megabyte megabytes",
    "gb": "gb gig gigs gigabyte gigabytes",
    "tb": "tb terabyte terabytes",
    "w": "w watt watts",
    "kw": "kw kilowatt kilowatts",
    "mw": "mw megawatt megawatts",
    "gw": "gw gigawatt gigawatts",
    "v": "v volt volts",
    "hz": "hz hertz",
    "khz": "khz kilohertz",
    "mhz": "mhz megahertz",
    "ghz": "ghz gigahertz",
    "°": "degree degrees grad degre degres grado grados",
    "°c": "c celsius",
    "°f": "f fahrenheit",
}
_PHRASES = {
    "mph": "miles per hour:miles an hour:mile per hour",
    "kmh": "km h:kilometers per hour:kilometers an hour:km per hour:kilometer pro stunde:stundenkilometer",
    "°c": "degrees celsius:degrees c:degree celsius:grad celsius:degres celsius:grados celsius",
    "°f": "degrees fahrenheit:degrees f:grad fahrenheit:degree fahrenheit",
}
MEASURES: dict[tuple[str, ...], str] = {
    **{(word,): unit for unit, listed in _MEASURES.items() for word in listed.split()},
    **{tuple(phrase.split()): unit for unit, listed in _PHRASES.items() for phrase in listed.split(":")},
}
"""Name of a unit after a number, in comparison words (English, German, French, Spanish) -> the unit.

The words are those of the International System (BIPM, "The International System of Units", 9th edition), of
the customary units (NIST Handbook 44, appendix C) and of computing.
"""

LONGEST = max(map(len, MEASURES))

_ABBREVIATIONS = """
    km cm mm m mi ft yd kg g mg lb lbs oz l ml mph kmh kph h hr hrs min mins s sec secs ms kb mb gb tb w
    kw mw gw v hz khz mhz ghz t c f yr yrs
"""
GLUED = frozenset(_ABBREVIATIONS.split())
"""Abbreviations that may follow a figure without a space: 20km."""

MONTHS = {
    name: number
    for number, names in enumerate(
        """
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
        """.strip().splitlines(),
        1,
    )
    for name in names.split()
}
"""Folded month name -> number of the month."""
