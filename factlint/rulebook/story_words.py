"""Words for the checks of what a desk declares of a story: speakers, places, titles, order."""

from __future__ import annotations

import msgspec

from factlint.rulebook.patterns import Pattern


class Attribution(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """How a text says that something is said and not known."""

    saying: tuple[Pattern, ...] = ()
    """Words that make a whole sentence somebody's: "according to", "said"."""
    alleging: tuple[Pattern, ...] = ()
    """Words that do so as far as their clause goes: "accused of", "allegedly"."""
    after: tuple[Pattern, ...] = ()
    """The same, behind what is said: "which he denies"."""
    hedged: tuple[Pattern, ...] = ()
    """Words that do so right before a noun: "suspected"."""
    breaks: tuple[Pattern, ...] = ()
    """Where the reach of `alleging` ends: ", and is"."""
    gerunds: tuple[str, ...] = ()
    """Endings of a verb that goes on with a list: "accused of fraud, *running* a ring"."""
    beside: tuple[Pattern, ...] = ()
    """What makes the sentence next to it a claim, too: "denied the charges"."""
    unreal: tuple[Pattern, ...] = ()
    """What is denied, asked, supposed or proved is stated by nobody as his word: "convicted of"."""
    tallied: tuple[Pattern, ...] = ()
    """Words that give the source of a figure, beside those of `saying`: "a count by"."""
    made: tuple[Pattern, ...] = ()
    """Words with which a sentence goes on to say who made a report."""
    reporting: tuple[Pattern, ...] = ()
    """Words with which it names the medium that had it first: "first reported"."""
    introduced: tuple[Pattern, ...] = ()
    """Words that make one of those who are asked of somebody with a name: "chief economist"."""
    asking: tuple[Pattern, ...] = ()
    """What a pollster or an author does, behind his name: "put its questions to", "wrote it"."""
    plurals: tuple[str, ...] = ()
    """Endings of several, who are no name where they begin a sentence: "Researchers asked"; and of
    several `papers`."""
    own: tuple[Pattern, ...] = ()
    """What a body says of itself, as no expert does: "said it would"."""
    counted: tuple[Pattern, ...] = ()
    """Words with which a sentence goes on with more figures and says whose they are."""
    offices: tuple[str, ...] = ()
    """Titles of those who are not the experts that a text means: "mayor"."""
    partisans: tuple[str, ...] = ()
    """Those whom a text means who may well have an office: "critics"."""
    contrary: tuple[str, ...] = ()
    """Verbs of somebody who does not share what others say: "disputes"."""
    makers: tuple[str, ...] = ()
    """What near a name says that a report is of that name."""
    linking: tuple[str, ...] = ()
    """What joins a report to a name behind it."""
    signing: tuple[str, ...] = ()
    """What joins it to its makers, whose names may stand farther on: "by"."""
    bystanders: tuple[str, ...] = ()
    """Who is no expert, by the word beside the name."""
    bodies: tuple[str, ...] = ()
    """Words for a body without a name, and words that the names of such have."""
    schools: tuple[str, ...] = ()
    """Words of `papers` that may be a mere place: "at Brill Academy"."""
    papers: tuple[str, ...] = ()
    """What a source may have written: "report". Named anywhere, it is named."""


class Reaches(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """How far a place or a time in a sentence reaches to a figure."""

    within: tuple[str, ...] = ()
    """Words before a place in which something is counted: "in", "across"."""
    starts: tuple[str, ...] = ()
    """Words between such a word and a time of which it is the first day: "since *the start of*"."""
    opening: tuple[str, ...] = ()
    """Those of them that open one which goes on: "since"."""
    closing: tuple[str, ...] = ()
    """Those before the last day of one: "through"."""
    stretches: tuple[Pattern, ...] = ()
    """Two times that are the first and the last of one: "between January and June"."""
    everywhere: tuple[Pattern, ...] = ()
    """Wordings for all places that there are: "worldwide"."""
    local: tuple[Pattern, ...] = ()
    """Wordings that make some name that of a small place: "in the town of"."""
    rivals: tuple[str, ...] = ()
    """Words for others, whose figures are not those of the story."""
    origins: tuple[str, ...] = ()
    """The same behind what is counted: "people *from* Marl"."""
    there: tuple[str, ...] = ()
    """Words for a place that was named before: "there"."""
    kinds: tuple[str, ...] = ()
    """What places are, in their names: "*County*"."""
    there_kind: tuple[Pattern, ...] = ()
    """The same, with what kind of place it is: "across the county"."""
    not_there: tuple[Pattern, ...] = ()
    """Wordings in which such a word stands for none: "there are"."""
    where: tuple[Pattern, ...] = ()
    """What follows a place when the rest is about it: ", where"."""
    counting: tuple[Pattern, ...] = ()
    """What a place does with a figure of its own: "has counted"."""
    possessive: tuple[Pattern, ...] = ()
    """What makes a place that of the words behind it: "Marl's"."""
    counted: tuple[Pattern, ...] = ()
    """What says behind a count that all of it was counted there: "that were recorded"."""
    no_counters: tuple[str, ...] = ()
    """Words behind it for those who count more than their place: "Marl's *police*"."""
    with_place: tuple[str, ...] = ()
    """Words behind a place that belong to it: "Marl *alone*"."""
    alone: tuple[str, ...] = ()
    """What says behind a place that no other is meant."""
    days: tuple[str, ...] = ()
    """Words before a day on which all of it happened: "on"."""
    no_days: tuple[str, ...] = ()
    """Words with which a day is that of the count: "*has* risen to 40 on Monday"."""
    lasting: tuple[Pattern, ...] = ()
    """A stretch of time by its length: "in just three days"."""
    nights: tuple[Pattern, ...] = ()
    """A day or night in which all of it happened: "overnight"."""
    entirely: tuple[Pattern, ...] = ()
    """What says before a place that all of it happened there: "all of them in"."""
    edges: tuple[str, ...] = ()
    """Words between that of a stretch of time and its name: "since *the start of* July"."""
    links: tuple[Pattern, ...] = ()
    """What joins a claim to what it covers: ", limited"."""
    scoping: tuple[str, ...] = ()
    """Words right behind a claim that say of what it is: "the ban *in* all schools"."""
    covering: tuple[Pattern, ...] = ()
    """What a claim does with what it covers: "applies to"."""
    covered: tuple[Pattern, ...] = ()
    """What is said of that: "fall under"."""
    under: tuple[str, ...] = ()
    """Words before a claim at the beginning of a sentence about it: "*Under* the ban, …"."""
    spared: tuple[Pattern, ...] = ()
    """What a sentence says of something that a claim does not cover: "exempt"."""
    windows: tuple[str, ...] = ()
    """Words before a stretch of time over which something is counted: "since", "in"."""
    ends: tuple[Pattern, ...] = ()
    """What stands between a figure and a place that is not its own: ", which", "said"."""
    partly: tuple[Pattern, ...] = ()
    """What makes a place that of a part: "most of them", "including"."""
    narrowing: tuple[Pattern, ...] = ()
    """What ends with the name of a place behind a count: "in {capital}"."""
    events: tuple[Pattern, ...] = ()
    """What a sentence says of what happened, so that it counts all of it: "the fire", "so far"."""


class Titles(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """How a text gives persons their titles."""

    offices: tuple[str, ...] = ()
    """Words for an office, which stand last in a title or before "of": "Secretary"."""
    portfolios: tuple[str, ...] = ()
    """Words that make another office of it: "interior", "vice"."""
    lesser: tuple[str, ...] = ()
    """Those of them without which it is a higher office: "deputy"."""
    links: tuple[str, ...] = ()
    """Words inside a title that say nothing: "of"."""
    same: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Words for the same: `{senator: [sen]}`."""
    former: tuple[str, ...] = ()
    """Before a title that is no longer held: "ex"."""
    coming: tuple[str, ...] = ()
    """With one that is not held yet: "elect", "incoming"."""
    other: tuple[str, ...] = ()
    """With a title of which the days do not tell: "acting", "then"."""
    descriptors: tuple[str, ...] = ()
    """Words before a name that introduce as a title does: "dictator"."""
    articles: tuple[str, ...] = ()
    """Words before a name that is part of another expression: "*the* Marsh era"."""
    before_aside: tuple[str, ...] = ()
    """Words that begin what is said of a person behind a name: ", *the* mayor"."""
    joins: tuple[str, ...] = ()
    """Words with which a list of names goes on behind a comma: "and"."""
    styles: tuple[str, ...] = ()
    """What stands between a title and the name: "the Bishop of Larne, *the Right Reverend*"."""
    history: tuple[Pattern, ...] = ()
    """A sentence that says this tells of other days."""
    acts: tuple[str, ...] = ()
    """What only a person does, behind a name that nobody declared: "wept"."""
    owned: tuple[str, ...] = ()
    """What only a person has: "lawyer"."""
    relatives: tuple[str, ...] = ()
    """What goes on about a person behind a comma: "who"."""
    pronouns: tuple[str, ...] = ()
    """Words for a person named before: "his"."""
    endings: tuple[str, ...] = ()
    """Endings of family names: "sen"."""
    peoples: tuple[str, ...] = ()
    """Endings of words for a people: "ians"."""
    common_endings: tuple[str, ...] = ()
    """Endings of common words that begin a sentence: "ing"."""
    things: tuple[str, ...] = ()
    """Words of a sentence whose name may be a firm, a team or a place: "shares"."""
    human_acts: tuple[str, ...] = ()
    """What only a person does, also in a sentence about firms and teams: "defended"."""
    bare: tuple[str, ...] = ()
    """Common words that may begin a sentence alone and do what a person does: "police"."""
    institutional: tuple[str, ...] = ()
    """Words of saying that firms and states do, or that are nouns, too: "reported"."""
    belonging: tuple[str, ...] = ()
    """Those of the words for a thing or a group that stand before what it has: "its"."""
    written: tuple[str, ...] = ()
    """What firms and groups say something in: "statement"."""
    neuter: tuple[str, ...] = ()
    """Words for a thing or a group named before: "its"."""
    team_verbs: tuple[str, ...] = ()
    """What goes on about a team or a firm behind "who": "beat"."""
    both_act: tuple[str, ...] = ()
    """What two persons may do: "Moe and Strand deny"."""
    with_persons: tuple[str, ...] = ()
    """What one has with a person: "talks"."""
    company: tuple[str, ...] = ()
    """Before a person who takes part: "talks *with* Nakamura"."""
    as_role: tuple[str, ...] = ()
    """What follows a person behind one of these: "in the role"."""
    one_name: tuple[Pattern, ...] = ()
    """A sentence about somebody who has but one name."""
    household: str = ""
    """Those whom everybody knows by one name, as one text with white space between them."""


class UnitSpan(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """How many days a unit is, counted or not."""

    words: tuple[str, ...]
    """The unit: "week", "weeks"."""
    days: float
    """How many days one of it is."""
    slack: int = 0
    """How many days more or less a count of it may be, beside a tenth of the whole."""
    least: int
    """The fewest days that are meant where nobody counts: "weeks after"."""
    most: int
    """The most."""


class Sequence(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """How a text puts one event before or after another; a span is `{number} {unit}` in front."""

    after: tuple[Pattern, ...] = ()
    """What stands before the earlier of the two: "after", "{number} {unit} after"."""
    before: tuple[Pattern, ...] = ()
    """What stands before the later of the two: "ahead of"."""
    loose: tuple[str, ...] = ()
    """Words of `before` that may be about a place, too: "before" a judge."""
    then: tuple[Pattern, ...] = ()
    """What begins a sentence that tells of something later than the one before: "In response,"."""
    earlier: tuple[Pattern, ...] = ()
    """What begins one that tells of something earlier: "Two days earlier"."""
    near: tuple[Pattern, ...] = ()
    """What stands between two that are not far apart: "within a week of"."""
    between: tuple[Pattern, ...] = ()
    """What stands before two that are so far apart: "in the two weeks between"."""
    behind: tuple[Pattern, ...] = ()
    """How far apart they are, behind the second: "by two days"."""
    lead: tuple[str, ...] = ()
    """Words that may open a sentence before words of order: "*Just* hours after"."""
    fewer: tuple[str, ...] = ()
    """Words that make a span the most it can be: "*less* than"."""
    more: tuple[str, ...] = ()
    """Words that make it the least it can be: "*more* than"."""
    heads: tuple[str, ...] = ()
    """Words of which an event may be, and still be meant: "the *announcement* of the ban"."""
    at: tuple[str, ...] = ()
    """Words before an event for what is done while it is: "agreed *at* the summit"."""
    brings: tuple[str, ...] = ()
    """Verbs whose object is what happens: "*held* the vote", not "criticised the vote"."""
    particles: tuple[str, ...] = ()
    """Words that stand between such a verb and its object: "put *out* the report"."""
    prepared: tuple[str, ...] = ()
    """What was done with an event before it was one, beside `event-states: arranged`."""
    lasting: tuple[Pattern, ...] = ()
    """What says behind an event that it went on: "was still in force"."""
    ended: tuple[Pattern, ...] = ()
    """What says that it was over, which is no day of one without a last day: "was lifted"."""
    refers: tuple[Pattern, ...] = ()
    """What begins a sentence whose subject is what the one before tells of: "That was"."""
    refers_verbally: tuple[Pattern, ...] = ()
    """The same before words that tell what an event does: "It" before "led to"."""
    inversions: tuple[str, ...] = ()
    """What begins a sentence on what was not: "*Had* the vote come earlier"."""
    inverting: tuple[str, ...] = ()
    """What turns the next clause round: "*Only* after the vote did he go"."""
    one: tuple[str, ...] = ()
    """Words for one unit: "a"."""
    spans: tuple[UnitSpan, ...] = ()
    """How long the units are."""
    hedges: tuple[str, ...] = ()
    """Words before a span that make it a rough one: "than", "about"."""
    unreal: tuple[Pattern, ...] = ()
    """What makes a whole sentence one of what was not: "would have"."""
    idioms: tuple[Pattern, ...] = ()
    """Wordings in which such words put nothing in order: "named after"."""
    unless: tuple[Pattern, ...] = ()
    """A clause that says this tells of no order: a plan, a denial."""
    apart: tuple[Pattern, ...] = ()
    """What begins another clause: ", but"."""
