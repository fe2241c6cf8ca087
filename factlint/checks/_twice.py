"""Two ordinals of one article that cannot both be: one thing counted twice, or two things once."""

from __future__ import annotations

from factlint.checks._occasions import Occasion
from factlint.checks._row_nouns import BYGONE, NOTHING
from factlint.checks._row_text import RowText
from factlint.checks._row_words import ROW

LEAD = 3
"""The sentences in which an article says what its headline does."""
LEAST = 12
"""So many tokens before an ordinal may say that it is of the year before."""
MANY = 5
"""An ordinal of so much is not given twice by chance."""
SCENE = 8
"""So many tokens a place and time take that a sentence begins with."""
NEAR = 4
"""So many sentences from one of two that are of the same time."""


def are_of_one_row(text: RowText, one: Occasion, two: Occasion) -> bool:
    """True for two of one kind, time, place and owner."""
    generic = text.kinds["persons"]
    if not (one.heads & two.heads) - generic or one.vague != two.vague:
        return False
    known = one.window & two.window or (one.day and one.day == two.day)
    if one.loose != two.loose and not (_names(one, two) and known):
        return False
    if (one.loose and two.loose) or one.row != two.row or one.rank != two.rank:
        return False
    if one.row and one.heads <= text.kinds["units"]:  # "the third week running" of the same
        shared = text.content(*one.sentence) & text.content(*two.sentence)
        return not shared <= one.heads | {ROW}
    held = bool(one.holder and two.holder)
    if one.apart != two.apart or (not held and one.owner.differs(two.owner)):
        return False
    if are_yearly(text, one, two):
        return bool(one.apart)
    if are_of_two_times(text, one, two):
        return False
    if (
        one.sentence == two.sentence
        and one.narrow
        and two.narrow
        and one.narrow.isdisjoint(two.narrow)
    ):
        return False  # "third in the women's race, and third in the men's"
    left = one.narrow - one.window - two.said, two.narrow - two.window - one.said
    loosely = one.headline or bool(known) or one.rank or held or one.vague
    if (one.loose and left[0]) or (two.loose and left[1]):  # "and the second in the ward"
        return False
    return not any(left) or (loosely and not all(left))


def are_of_two_times(text: RowText, one: Occasion, two: Occasion) -> bool:
    """True for one of a time that the other is not of: "of the year", "of the month"."""
    windows = one.window | two.window
    if one.window and two.window and BYGONE in one.window ^ two.window:
        return True
    if not windows or (one.window | one.narrow) & (two.window | two.narrow) & windows:
        return False
    days = one.day and two.day and one.day != two.day and two.nth - one.nth <= LEAD
    timed = days and not (one.past or text.lists["short"] & windows)
    return not ((one.headline and not one.window) or (timed and not (one.window and two.window)))


def _names(one: Occasion, two: Occasion) -> bool:
    """True where one of two has a noun that the other's clause says."""
    return bool(one.head and one.head in two.heads) or bool(two.head and two.head in one.heads)


def is_one_thing(text: RowText, one: Occasion, two: Occasion) -> bool:
    """True for two different ordinals of what is one thing."""
    if one.number == two.number or one.rank or one.past or two.past or one.vague:
        return False
    if one.coming and not two.coming:
        return False
    apart = two.nth - one.nth
    if one.headline and apart <= LEAD and is_told_again(text, one, two):
        return True
    if one.headline and apart <= LEAD and is_holder_again(text, one, two):
        return True
    if not are_of_one_row(text, one, two) or one.sentence == two.sentence:
        return False
    if one.headline:
        return apart <= LEAD and not two.headline and not two.opens
    if one.day and two.day and one.day != two.day:
        return False
    if one.holder and two.holder:
        return bool(one.holder & two.holder)
    after = goes_on(text, two) and two.number > 1 and 0 < apart <= LEAD
    after = after and not text.days(one.sentence[1], two.sentence[0])
    same_day = bool(one.day and one.day == two.day and apart > 1)
    timed = bool(one.window & two.window) and apart <= NEAR and not one.opens
    timed = timed and not (two.opens and two.number < one.number)
    timed = timed and not is_of_another_day(text, one, two)
    yearly = are_yearly(text, one, two)
    return after or same_day or yearly or (timed and not two.also)


def is_news_again(text: RowText, one: Occasion, two: Occasion) -> bool:
    """True for a headline's thing, which the text opens with or goes on to count otherwise.

    The noun of a headline runs on into its verb: "Fifth whale washes up".
    """
    told = one.headline and not two.headline and two.nth - one.nth <= LEAD and one.number > 1
    opens = two.vague and two.first == text.start(*two.sentence) + 1
    if not told or one.number == two.number or not (opens or goes_on(text, two)):
        return False
    other = [o for o in (one, two) if o.rank or o.row or o.past or o.also or o.coming or o.loose]
    nouns = one.heads | one.apart
    alike = two.heads <= nouns and two.apart <= nouns | one.said
    before = text.lists["had"].intersection(two.said)
    if other or before or not alike or bool(one.window) != bool(two.window):
        return False
    numbers = (n for n in text.article.numbers if one.stop <= n.first < two.sentence[1])
    return not any(one.number in (n.value, n.value and round(1 / n.value)) for n in numbers)


def is_told_again(text: RowText, one: Occasion, two: Occasion) -> bool:
    """True for a headline's thing, told again and counted behind: "…, the fourth she faced"."""
    plain = not (one.window or two.window or two.headline or two.opens or one.row or two.also)
    if not plain or one.loose or not two.loose or one.head not in two.heads:
        return False
    narrow = two.narrow if two.end > two.stop and not _begins_anew(text, two) else NOTHING
    return (one.apart | one.narrow) <= two.said and narrow <= one.said


def is_holder_again(text: RowText, one: Occasion, two: Occasion) -> bool:
    """True for "third chief executive" and "the fourth person to hold the role"."""
    holder = two.head in text.kinds["persons"] and bool(text.kinds["posts"] & two.heads)
    alike = one.window == two.window and two.narrow <= one.narrow | one.apart | one.window
    part = text.kinds["sexes"] & two.heads - one.apart  # "the third woman to hold it"
    other = part or one.head in text.kinds["persons"]
    plain = not (other or one.loose or one.row or two.opens or two.also)
    return holder and alike and plain and (not one.apart or _is_title(text, one))


def _is_title(text: RowText, one: Occasion) -> bool:
    """True for "third chief executive" where a "chief executive" is told of again."""
    title = text.words[one.first + 1 : one.stop]
    last = range(one.sentence[1], len(text.words) - len(title))
    return any(text.words[at : at + len(title)] == title for at in last)


def _begins_anew(text: RowText, two: Occasion) -> bool:
    """True where a clause with a subject follows: "the fourth *she* has faced"."""
    opening = text.small - text.of - text.articles - text.lists["links"]
    return not opening.isdisjoint(text.words[two.stop : two.stop + 1])


def are_yearly(text: RowText, one: Occasion, two: Occasion) -> bool:
    """True for "the 12th annual fair" and another annual fair."""
    shared = (one.heads | one.apart) & (two.heads | two.apart)
    return bool(text.kinds["yearly"] & shared)


def is_of_last_year(text: RowText, one: Occasion, two: Occasion) -> bool:
    """True for "the 12th Calder Fair" whose last one is not told as the eleventh."""
    if one.loose or min(one.number, two.number) < MANY or one.window or one.row:
        return False
    annual = text.kinds["yearly"] & one.apart & two.apart  # "the tenth annual weekend"
    if not two.loose and not (annual and (two.apart | two.heads) & one.apart - annual):
        return False
    before = text.words[max(two.sentence[0], two.first - LEAST) : two.first]
    yearly = two.window & text.lists["yearly-times"]
    last = yearly and text.lists["last"].intersection(before)
    slip = abs(one.number - two.number) <= 2 and two.number != one.number - 1
    return bool(last and slip)


def goes_on(text: RowText, two: Occasion) -> bool:
    """True for "It was the country's fifth", of what was told of right before."""
    begin = two.sentence[0]
    leads = text.lists["saying"] | text.lists["pointing"]
    starts = (
        at
        for at in range(max(begin, two.first - LEAD - 1), two.first - 1)
        if at == begin or text.words[at - 1] in leads
    )
    return any(
        text.words[at] in text.lists["it"] and text.words[at + 1] in text.be for at in starts
    )


def are_two_things(text: RowText, one: Occasion, two: Occasion) -> bool:
    """True for one ordinal of two things: of different days or holders in one row."""
    if one.number != two.number:
        return False
    if one.owned and two.loose and two.also and two.past and one.head in two.heads:
        return not one.past
    same = one.owned and two.owned and one.window & two.window and two.moment
    many = one.number >= MANY and one.owner.names & two.owner.names
    if same and (many or (one.heads == two.heads and not two.owner.names)):
        return one.moment != two.moment
    if is_of_another_year(text, one, two) or are_two_goals(text, one, two):
        return True
    if is_told_of_another(text, one, two) or is_of_before(text, one, two):
        return True
    if are_two_scenes(text, one, two):
        return True
    if not are_of_one_row(text, one, two):
        return False
    if are_two_holders(one, two):
        here = one.sentence == two.sentence
        new = two.holder - one.holder
        told = new and new <= one.said and not here
        excused = two.also or told or (two.rank and (one.past or two.past))
        return not excused and (not here or one.rank)
    if one.sentence == two.sentence:
        return False
    if one.window & two.window and one.newest and two.past:
        return True
    if one.day and two.day and one.past == two.past:
        return one.day != two.day
    if one.vague:
        return False
    timed = one.owned and two.owned and one.window & two.window
    return bool(timed and two.moment and one.moment != two.moment)


def is_told_of_another(text: RowText, one: Occasion, two: Occasion) -> bool:
    """True for "the third fatal crash this year" again, of somebody who comes in on another day."""
    alike = one.head == two.head and one.apart == two.apart and one.row == two.row
    full = alike and one.window & two.window and not (one.vague or two.vague or two.opens)
    if not full or one.rank or one.owner.differs(two.owner) or one.sentence == two.sentence:
        return False
    return is_of_another_day(text, one, two)


def are_two_scenes(text: RowText, one: Occasion, two: Occasion) -> bool:
    """True for "In Leeds … his third win of the season", and the same "At Ascot a week later"."""
    plain = not any(o.loose or o.rank or o.row or o.past or o.coming or o.also for o in (one, two))
    if not plain or not (one.owned and two.owned) or one.sentence == two.sentence:
        return False
    same = one.heads == two.heads and one.apart == two.apart and one.window == two.window
    places = [text.scene(o.sentence) for o in (one, two)]
    if text.lists["saying"] & two.said or text.says("about", two.sentence):
        return False
    begin = text.start(*two.sentence)
    timed = text.timed(begin, begin + SCENE)
    return bool(one.window) and same and bool(timed) and all(places) and places[0] != places[1]


def is_of_before(text: RowText, one: Occasion, two: Occasion) -> bool:
    """True for "Sunday's launch was the firm's third", and "its third launch, in May, failed"."""
    if not (one.loose and one.owned and two.owned) or two.loose or two.head not in one.heads:
        return False
    narrowed = one.window | two.window | one.apart | two.apart
    if one.number < 2 or narrowed or one.owner.differs(two.owner) or one.past:
        return False
    told = two.also or text.says("coming", two.sentence) or one.sentence == two.sentence
    return bool(one.day) and (two.past or two.dated) and not told


def are_two_goals(text: RowText, one: Occasion, two: Occasion) -> bool:
    """True for "Hale headed the third on the hour, and Reis added the third in stoppage time"."""
    plain = not any(o.owned or o.vague or o.rank or o.row or o.past or o.also for o in (one, two))
    if not plain or two.nth - one.nth > 1:
        return False
    clauses = [text.said_in(*text.clause(o.first, o.sentence)) for o in (one, two)]
    timed = all(text.lists["moments"] & said for said in clauses)
    scored = (one.heads | two.heads) & text.kinds["within"] or all(
        text.lists["netting"] & said for said in clauses
    )
    again = text.kinds["games"] & text.said_in(one.stop, two.sentence[1])
    return timed and bool(scored and text.names(one.stop, two.first, openers=True)) and not again


def is_of_another_day(text: RowText, one: Occasion, two: Occasion) -> bool:
    """True where somebody or something comes in with the second of two, on another day."""
    begin, stop = two.sentence
    if text.words[begin] in text.lists["it"] | text.lists["owning"]:
        begin, _ = text.article.sentence_of(begin - 1)
    behind = max(begin, one.sentence[1])
    parts = text.lists["saying"] | {";"}
    told = max((at for at in range(behind, two.first) if text.words[at] in parts), default=behind)
    new = not text.indefinite.isdisjoint(text.words[told : two.first])
    days = [text.days(*sentence) for sentence in (one.sentence, (begin, stop))]
    return new and all(map(bool, days)) and days[0].isdisjoint(days[1])


def is_of_another_year(text: RowText, one: Occasion, two: Occasion) -> bool:
    """True for "the second flood, in 2023" beside a second one that is the news of a day."""
    news = one.newest and one.day and not one.dated and two.dated and not two.also
    if not news or two.loose or one.loose or one.number < 2 or one.sentence == two.sentence:
        return False
    alike = (one.heads & two.heads) - text.kinds["persons"]
    same = one.row == two.row and not (two.rank or two.window or one.owner.differs(two.owner))
    return bool(alike) and same and one.apart == two.apart and two.narrow <= one.said


def are_two_holders(one: Occasion, two: Occasion) -> bool:
    """True for two names, also where a noun is part of both: Storm Ada and Storm Bo."""
    shared = one.holder & two.holder
    nouns = bool(shared & one.heads)
    return bool(one.holder and two.holder) and (
        not shared or (nouns and bool(one.holder - shared) and bool(two.holder - shared))
    )
