"""When and among which words an utterance stands in its article."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.checks._quoted import Quoted
from factlint.checks._wordings import Forms
from factlint.extract.article import Article
from factlint.extract.dates import TimeToken
from factlint.extract.passages import times_in, token_range
from factlint.extract.proper import day_words
from factlint.extract.stems import stems_of
from factlint.extract.utterances import Utterance
from factlint.rulebook.words import fold_marks


def times_beside(article: Article, utterance: Utterance) -> str:
    """The times beside an utterance, which may say when it was made."""
    return " ".join(
        time.value.timex3 if time.value else article.tokens.words[time.first].lower()
        for time in _times(article, utterance)
    )


def weekdays_beside(article: Article, utterance: Utterance) -> str:
    """The days of the week among them."""
    days = (time.parts.weekday for time in _times(article, utterance))
    return " ".join(f"weekday-{day}" for day in days if day is not None)


def are_apart(article: Article, one: Utterance, other: Utterance) -> bool:
    """True for two utterances of one article that were made at two times, as far as it tells."""
    times = [
        {time.value.timex3 for time in _times(article, each) if time.value}
        | set(weekdays_beside(article, each).split())
        for each in (one, other)
    ]
    return all(times) and times[0].isdisjoint(times[1])


def setting(article: Article, utterance: Utterance, tells: frozenset[str]) -> str:
    """Its times, its days of the week, and the words of weight and of telling around it.

    This is the `reader` of its assertion, a line each.
    """
    stems, days = stems_of(article.lexicon), day_words(article.lexicon)
    own = Quoted(article, utterance, 0, Forms(), frozenset(), frozenset()).own
    kept = [w for w in own if (stems.of(w) or fold_marks(w) in tells) and fold_marks(w) not in days]
    times = times_beside(article, utterance), weekdays_beside(article, utterance)
    return "\n".join((*times, " ".join(kept)))


def _times(article: Article, utterance: Utterance) -> Iterator[TimeToken]:
    for own in utterance.beside:
        yield from times_in(article, token_range(article, own))
