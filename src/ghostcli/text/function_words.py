"""Function words: frequent words that say little about the subject of a text."""

from __future__ import annotations

CONTRACTED = frozenset(
    """
    arent cant couldnt didnt doesnt dont hadnt hasnt havent heres hes hows im isnt itll ive lets shes shouldnt
    thats theres theyd theyll theyre theyve wasnt werent weve whats wheres whos wont wouldnt youd youll youre
    youve
    """.split()  # noqa: SIM905 - as below
)
"""Contractions without apostrophe. They are not forms of other words, though a stemmer reduces `youre` to
*your*."""

ENGLISH = CONTRACTED | frozenset(
    """
    a about all also am an and any are aren as at be because been being both but by can cannot could couldn
    d did didn do does doesn doing don done each either else ever few for from get got had hadn has hasn have
    haven having he her here hers him his how i if in into is isn it its itself just ll m many me mean means
    might more most much must my need not of off on once one only or other our out over own please re s same
    shall she should shouldn so some such t tell than that the their them then there these they this those
    through to too under until up upon us ve very was wasn we were weren what when where whether which while
    who whom whose why will with won would wouldn you your
    """.split()  # noqa: SIM905 - a list of 140 strings is harder to read
)
