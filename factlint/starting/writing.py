"""A story draft as a commented pack: what is given is filled in, the rest shown in comments."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from factlint.rulebook import ExampleText
from factlint.starting.examples import Documents, Pair
from factlint.starting.story import DraftFact, DraftName, StoryDraft

_PLAIN = re.compile(r"[^\W\d_](?:[\w .'’*-]*[\w*])?")
_NUMBER = re.compile(r"\d+")
_MEAN_MORE = ("true", "false", "yes", "no", "on", "off", "null")
"""What YAML and its tools take for no text."""

_HEAD = """\
# The story "{story}".
#
#   factlint test {file}           runs the examples below
#   factlint try {file} ARCHIVE    shows what it would say over an archive"""

_ABOUT = """\
# An article belongs to the story if it says one of these. In a pattern, `strike*` is a word that
# begins so, `(fire|blaze)` one of several, `[grain]` may be missing, `...` is a short gap.
"""

_SERIES = """\
# One event. For many incidents with one running total, such as a campaign of strikes:
# series: true"""

_NAMES = """\
# Names as the desk writes them. Misspellings need no list: they are found. A title may have days:
# {title: Senator, from: 2019-01-03, until: 2025-01-20}
"""
_NO_NAMES = """\
# names:
#   - {name: Ana Petrović, titles: [Mayor], accept: [Ana M. Petrović]}
#   - {name: Port of Kestrel, kind: place}     # person, organisation, place or ship
"""

_EVENTS = """\
# Days of events: a sentence that says one of the patterns must give one of the days.
# events:
#   - {id: outbreak, said: ["fire (broke out|began)"], on: 2025-03-02, source: Fire service log}"""

_CLAIMS = """\
# What only somebody says. An article that states it must say who does, or "allegedly".
# claims:
#   - {id: arson, said: ["(set|started) the fire"], source: "Police, 3 March; denied"}"""

_SCOPES = """\
# Where a total is counted. An article that gives it for one of the places alone is asked.
# scopes:
#   - {id: deaths, subject: killed, places: [Kestrel, Port Lorne], since: 2025-03-02}"""

_FACTS = """\
# The fact sheet: from `as_of` on the desk holds it to be so. Add a line when a figure changes, and
# leave the old one: an article is held to the fact of its own day.
"""
_NO_FACTS = """\
# facts:
#   - {subject: killed, value: at least 14, as_of: 2025-03-04, source: "County coroner, 4 March"}
"""

_TRACK = """\
# Figures that are compared across the articles of the story, and with the facts.
# Known without further words: {measures}.
"""
_NO_TRACK = """\
# track: [killed, injured]
"""

_MEASURES = """\
# Measures of this story's own: the words that say what is counted. The sentences in which they can
# stand are known ("verb": rescued 900 people; "participle": 900 people were rescued). More roles:
#   intransitive: [fled]              # 900 residents fled
#   state: [in shelters]              # 900 people are in shelters
#   noun: [evacuees]                  # 900 evacuees
#   total: [number of evacuees]       # the number of evacuees rose to 900
"""
_NO_MEASURES = """\
# Measures of this story's own.
# measures:
#   evacuated:
#     participle: [evacuated, moved to safety]     # 900 people were evacuated
#     noun: [evacuees]                             # 900 evacuees"""

_RULES = """\
# Rules of this story's own.
# rules:
#   - id: silos
#     check: count
#     subject: silos
#     read: ["{count} silos (burned|collapsed)"]"""


def write_story(
    draft: StoryDraft,
    examples: Mapping[str, Pair],
    measures: Iterable[str],
    file: str,
    modeline: str = "",
) -> str:
    """The pack as YAML. `measures` are those that need no words of the desk's."""
    head = _HEAD.format(story=draft.story, file=file)
    track = _TRACK.format(measures=", ".join(sorted(measures)))
    sections = (
        f"{modeline}\n{head}" if modeline else head,
        f"story: {draft.story}",
        "series: true" if draft.series else _SERIES,
        _ABOUT + _section("about", [[quote(about)] for about in draft.about], ""),
        _NAMES + _section("names", [_name(n, examples) for n in draft.names], _NO_NAMES),
        _EVENTS,
        _CLAIMS,
        _SCOPES,
        _FACTS + _section("facts", map(_fact, draft.facts), _NO_FACTS),
        track + _section("track", [_tracked(t, examples) for t in draft.tracked], _NO_TRACK),
        _measures(draft) or _NO_MEASURES,
        _RULES,
    )
    return "\n\n".join(section.rstrip("\n") for section in sections) + "\n"


def quote(text: str) -> str:
    """A text as YAML: plain where that means nothing else, else in double quotes."""
    plain = _PLAIN.fullmatch(text) or _NUMBER.fullmatch(text)
    return (
        text if plain and text.lower() not in _MEAN_MORE else json.dumps(text, ensure_ascii=False)
    )


def _section(key: str, items: Iterable[list[str]], empty: str) -> str:
    """A list of items, each of some lines; `empty` where there are none."""
    lines = [
        f"  {'  ' if number else '- '}{line}" for item in items for number, line in enumerate(item)
    ]
    return "\n".join([f"{key}:", *lines]) if lines else empty


def _name(name: DraftName, examples: Mapping[str, Pair]) -> list[str]:
    lines = [f"name: {quote(name.name)}"]
    if name.titles:
        lines.append(f"titles: [{', '.join(map(quote, name.titles))}]")
    if name.kind != "person":
        lines.append(f"kind: {name.kind}")
    return lines + _examples(examples.get(name.name))


def _fact(fact: DraftFact) -> list[str]:
    return [
        f"subject: {quote(fact.subject)}",
        f"value: {quote(fact.value)}",
        f"as_of: {fact.as_of}",
        f"source: {quote(fact.source)}",
    ]


def _tracked(measure: str, examples: Mapping[str, Pair]) -> list[str]:
    return [f"measure: {quote(measure)}", *_examples(examples.get(measure))]


def _measures(draft: StoryDraft) -> str:
    """The section of the story's own measures, empty when it has none."""
    if not draft.measures:
        return ""
    language = "" if draft.language == "en" else f"language: {draft.language}\n"
    lines = []
    for measure in draft.measures:
        lines.append(f"  {quote(measure.name)}:")
        lines += [f"    {role}: [{quote(measure.words)}]" for role in measure.roles]
    return "\n".join([f"{_MEASURES}{language}measures:", *lines])


def _examples(pair: Pair | None) -> list[str]:
    if pair is None:
        return []
    return [
        "examples:",
        "  flag:",
        *_documents(pair.flag),
        "  pass:",
        *_documents(pair.quiet),
    ]


def _documents(documents: Documents) -> list[str]:
    """One example: documents that are compared stand in a list of their own."""
    several = len(documents) > 1
    return [
        f"    {('- - ' if not number else '  - ') if several else '- '}{_document(document)}"
        for number, document in enumerate(documents)
    ]


def _document(document: ExampleText) -> str:
    text = json.dumps(document.text, ensure_ascii=False)
    return f"{{text: {text}, published: {document.published}}}" if document.published else text
