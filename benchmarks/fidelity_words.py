"""Words that stand against one another, sound alike or are spelled in two ways: the benchmark's own lists."""

from __future__ import annotations

from fidelity_turning import among


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Both ways round."""
    found = [tuple(pair.split("/")) for pair in text.split()]
    return tuple((one, other) for one, other in found) + tuple((other, one) for one, other in found)


ANTONYMS = _pairs(
    "rose/fell rise/fall rising/falling before/after always/never most/few up/down more/less more/fewer "
    "increase/decrease increased/decreased increasing/decreasing in/out over/under above/below "
    "with/without first/last early/late earlier/later old/new older/newer good/bad better/worse "
    "best/worst big/small bigger/smaller large/small larger/smaller high/low higher/lower fast/slow "
    "faster/slower easy/hard easier/harder long/short longer/shorter hot/cold open/closed open/close "
    "start/stop started/stopped win/lose won/lost buy/sell bought/sold push/pull left/right true/false "
    "same/different strong/weak safe/dangerous cheap/expensive rich/poor young/old full/empty "
    "public/private inside/outside everything/nothing everybody/nobody everyone/nobody love/hate "
    "loved/hated remember/forget add/remove added/removed accept/reject success/failure minimum/maximum "
    "least/most many/few north/south east/west wrong/right simple/complex often/rarely all/none on/off "
    "upload/download input/output internal/external front/back top/bottom day/night begin/end "
    "began/ended allow/forbid allowed/forbidden positive/negative major/minor gain/loss profit/loss "
    "forward/backward"
)
"""Written for this file."""

UNITS = _pairs(
    "miles/kilometers feet/meters inches/centimeters pounds/kilograms dollars/euros minutes/hours "
    "seconds/minutes days/weeks weeks/months months/years million/billion thousand/million "
    "percent/points megabytes/gigabytes kilobytes/megabytes degrees/radians nautical/statute "
    "second/hour minute/hour hour/day day/week week/month month/year volts/amps milliseconds/seconds"
)

PREFIXES = _pairs(
    "possible/impossible likely/unlikely able/unable legal/illegal necessary/unnecessary usual/unusual "
    "common/uncommon fair/unfair regular/irregular agree/disagree agreed/disagreed appear/disappear "
    "important/unimportant comfortable/uncomfortable happy/unhappy known/unknown clear/unclear "
    "safe/unsafe certain/uncertain expected/unexpected aware/unaware related/unrelated "
    "visible/invisible valid/invalid secure/insecure direct/indirect complete/incomplete "
    "correct/incorrect consistent/inconsistent relevant/irrelevant responsible/irresponsible "
    "perfect/imperfect mutable/immutable balanced/unbalanced helpful/unhelpful stable/unstable "
    "reliable/unreliable willing/unwilling limited/unlimited used/unused familiar/unfamiliar "
    "reasonable/unreasonable realistic/unrealistic advantage/disadvantage locked/unlocked "
    "connected/disconnected enabled/disabled"
)

HARDLY = ("hardly", "barely", "rarely", "seldom", "scarcely", "never")
OFTEN = ("always", "often", "usually")

ALIKE = _pairs(
    "their/there write/right hear/here new/knew weather/whether flower/flour affect/effect then/than "
    "whole/hole week/weak buy/by sea/see piece/peace pair/pear wait/weight way/weigh would/wood "
    "where/wear which/witch road/rode plain/plane past/passed lead/led mail/male main/mane meet/meat "
    "made/maid break/brake site/sight role/roll some/sum threw/through waste/waist seen/scene "
    "board/bored base/bass course/coarse principle/principal complement/compliment accept/except "
    "allowed/aloud"
)
"""Words that sound alike, the second of a pair for the first too."""

BRITISH = _pairs(
    "color/colour favorite/favourite behavior/behaviour center/centre realize/realise "
    "organization/organisation organize/organise optimize/optimise optimization/optimisation "
    "analyze/analyse recognize/recognise program/programme defense/defence license/licence gray/grey "
    "traveled/travelled modeling/modelling labeled/labelled canceled/cancelled apologize/apologise "
    "prioritize/prioritise customize/customise customized/customised specialized/specialised "
    "summarize/summarise neighbor/neighbour honor/honour humor/humour labor/labour dialog/dialogue "
    "catalog/catalogue initialize/initialise finalize/finalise minimize/minimise maximize/maximise "
    "emphasize/emphasise judgment/judgement"
)

FUNCTION = among(
    "this that these those there here where when what which while with without within about above after "
    "again against also although always among another anybody anyone anything anyway around because "
    "been before behind being below both cannot come comes coming could down each either else enough "
    "even ever every everybody everyone everything gets getting give gives goes going gonna gotta have "
    "having hers herself himself however into itself just kind know known least less like likely little "
    "look looking lots made make makes making many maybe might more most much must myself need needs "
    "neither never nobody none nothing okay once only onto other others ours over own perhaps pretty "
    "quite rather really right said same says seems shall should since some somebody someone something "
    "sometimes somewhere soon sort still stuff such sure take taken takes taking tell than their theirs "
    "them themselves then they thing things think thought though through thus together took toward "
    "under unless until upon used very want wanted wants well went were whatever whether whole whom "
    "whose will wish would yeah your yours yourself actually basically literally probably obviously "
    "definitely certainly already almost mean means guess hello thanks thank please sorry back away "
    "long good great first last next gotten done doing does from till else wanna kinda sorta roger"
)
"""Words of four letters or more that a swap does not take for words of content."""
