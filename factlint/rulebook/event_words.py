"""Words that say whether an event of a story is ahead or done."""

from __future__ import annotations

import msgspec

from factlint.rulebook.patterns import Pattern


class EventStates(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """How a text says that an event is ahead or done. `{event}` is the words that tell of it."""

    ahead: tuple[Pattern, ...] = ()
    """It is still to come: "the planned {event}"."""
    ahead_subject: tuple[Pattern, ...] = ()
    """The same, with the event as the subject: not "the date of the {event} has yet to be set"."""
    ahead_lasting: tuple[Pattern, ...] = ()
    """The same of an event that may still go on after its first day: "{event} will last"."""
    ahead_verb: tuple[Pattern, ...] = ()
    """The same before a verb of the event: "will {event}"."""
    ahead_dated: tuple[Pattern, ...] = ()
    """The same when its `{date}` is after publication: "the {event} opens on {date}"."""
    ahead_bare: tuple[Pattern, ...] = ()
    """The same without a verb before it in its clause: "the {event} on {date}"."""
    done: tuple[Pattern, ...] = ()
    """It has happened: "held the {event}"."""
    done_subject: tuple[Pattern, ...] = ()
    """The same, with the event as the subject: "the {event} took place"."""
    done_after: tuple[Pattern, ...] = ()
    """It has happened, unless the sentence goes on with what is `pending`: "after the {event},"."""
    undone: tuple[Pattern, ...] = ()
    """What tells before `done` words that it is not so: "*no ballots have been* counted"."""
    announced: tuple[Pattern, ...] = ()
    """It is done as far as its announcement goes: "announced the {event}"."""
    effected: tuple[Pattern, ...] = ()
    """What is only said of one that has taken effect: "the {event} was completed"."""
    no_effect: tuple[str, ...] = ()
    """Words before it in the sentence that leave that open: "once"."""
    pending: tuple[Pattern, ...] = ()
    """What says that the rest of a sentence is ahead: "will"."""
    dated: tuple[Pattern, ...] = ()
    """The event of a `{date}`, which is ahead or done as that is: "{date} 's {event}"."""
    until: tuple[Pattern, ...] = ()
    """With a present verb of the event, it is ahead: "when {event}"."""
    beside: tuple[Pattern, ...] = ()
    """With a present verb, beside a future one in the sentence, it is ahead: "as {event}"."""
    upon: tuple[Pattern, ...] = ()
    """With a past verb of the event, it is done: "since {event}"."""
    before_noun: tuple[Pattern, ...] = ()
    """It is ahead where the verb that governs it is none of the past: "ahead of {event}"."""
    after_noun: tuple[Pattern, ...] = ()
    """It is done where that verb is past: "following {event}"."""
    at_noun: tuple[Pattern, ...] = ()
    """It is ahead or done as that verb is: "at {event}"."""
    for_noun: tuple[Pattern, ...] = ()
    """It is ahead where that verb is in the future or goes on: "are training for {event}"."""
    acts: tuple[Pattern, ...] = ()
    """The same before an object, of verbs in the plain form: "will *miss {event}*"."""
    ready: tuple[Pattern, ...] = ()
    """It is ahead where the next verb is none of the past: "tickets for {event}"."""
    outcome: tuple[Pattern, ...] = ()
    """It is done where the next verb is past: "turnout in {event}"."""
    happens: tuple[str, ...] = ()
    """Present forms of verbs that tell that something happens: "begins"."""
    denied: tuple[str, ...] = ()
    """Words that deny a verb: "not"."""
    arranged: tuple[str, ...] = ()
    """Past forms that tell of plans only: "announced"."""
    done_there: tuple[str, ...] = ()
    """Verbs of what somebody does at an event: "At the summit, they *agreed*"."""
    foreshadows: tuple[str, ...] = ()
    """What an event can do before it happens: "angered"."""
    tails: tuple[str, ...] = ()
    """Words with which what belongs to an event may begin: "*at* the port"."""
    sets_in: tuple[Pattern, ...] = ()
    """Its own verb in the present tense while it is ahead: "kicks off"."""
    usual: tuple[str, ...] = ()
    """Words with which that tells of no one time: "every", and of no event: "film"."""
    compared: tuple[str, ...] = ()
    """Words before `before_noun` that compare two times: "*than* before"."""
    blamed: tuple[Pattern, ...] = ()
    """What follows "for" when it is the reason: "pay for"."""
    governed: tuple[Pattern, ...] = ()
    """The event belongs to something else, which is then the subject: "the outcome of the
    {event}"."""
    open_verb: tuple[Pattern, ...] = ()
    """What stands before a past form that tells of nothing done: "would have {event}"."""
    other: tuple[Pattern, ...] = ()
    """Another event of the kind: "a second {event}"."""
    answers: tuple[Pattern, ...] = ()
    """What comes of an event, and is another one: "a sequel to the {event}"."""
    suppositions: tuple[str, ...] = ()
    """Words of a condition, of whose own clause it is not known: "if"."""
    possible: tuple[str, ...] = ()
    """Words before a verb that say that it is ahead, though not surely: "may"."""
    which: tuple[str, ...] = ()
    """Words that open a clause on what stands before: "the {event} *that* lasted"."""
    closings: tuple[str, ...] = ()
    """Those of `happens` that tell of an end, which is ahead of an event that goes on."""
    fulfilled: tuple[str, ...] = ()
    """Participles of what is done with an event: "if the {event} is *completed*"."""
    looks_back: tuple[str, ...] = ()
    """What is still to be done with an event that is over: "will *remember* {event}"."""
    unbegun: tuple[Pattern, ...] = ()
    """What cannot be said of an event that goes on: it is ahead, "the forthcoming {event}"."""
    finished: tuple[Pattern, ...] = ()
    """The same: it is over, "the {event} ended"."""
    within: tuple[Pattern, ...] = ()
    """Where something happens that a condition tells of: "if he falls *at {event}*"."""
    belongs: tuple[Pattern, ...] = ()
    """What that is said of, where the event belongs to it: "the tennis at the {event} ended"."""
    unsure: tuple[Pattern, ...] = ()
    """A sentence that says this tells of no state: a denial."""
    moved: tuple[Pattern, ...] = ()
    """The sentence tells of a plan that was changed, or that is past."""
    before: tuple[Pattern, ...] = ()
    """With a past verb in the sentence, it tells of what stood before the event: "ahead of the
    {event}"."""
    deadlines: tuple[str, ...] = ()
    """Words before a day that is not that of the event: "by"."""
    aimed: tuple[str, ...] = ()
    """Words before a day for which an event is planned: "for"."""
    told: tuple[Pattern, ...] = ()
    """Words of saying in the past: beside a day before the event they give a view of that day."""
    breaks: tuple[str, ...] = ()
    """What parts such words and a day: "said, *and* the harvest of May"."""
    archive: tuple[Pattern, ...] = ()
    """The article is an old one, of the `{date}` that it may give."""


class VerbForms(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """How verbs are inflected; the groups `before-base` and so on are what leads their forms."""

    endings: tuple[tuple[str, ...], ...] = ()
    """The endings of third person, past and ongoing form, a row for each kind of stem; one before
    them is that of the base."""
    irregular: tuple[tuple[str, ...], ...] = ()
    """Base, past and participle of verbs that have others."""
    present: tuple[str, ...] = ()
    """Third persons that are no nouns: "resigns"."""
    both_ways: tuple[str, ...] = ()
    """Bases of verbs that say the same in the passive: the bridge opened, it was opened."""


class Tenses(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """The verbs of a sentence by their tense, in patterns of their auxiliaries."""

    future: tuple[Pattern, ...] = ()
    """What is still to be done: "will", "is expected to"."""
    open: tuple[Pattern, ...] = ()
    """What need not be or have been: "would", "had planned to"."""
    perfect: tuple[Pattern, ...] = ()
    """What is done by now: "has"."""
    past: tuple[Pattern, ...] = ()
    """What was: "was", "had"."""
    present: tuple[Pattern, ...] = ()
    """What is: "is", and the commonest verbs."""
    infinitive: tuple[Pattern, ...] = ()
    """A verb that has its tense from the one before: "to {plain}"."""
    no_infinitive: tuple[str, ...] = ()
    """Nouns that stand there without being one: "to court"."""
    past_verbs: tuple[str, ...] = ()
    """Past forms of verbs that do not end as `dates: past-endings` do."""
    no_past: tuple[str, ...] = ()
    """Words that end as verbs do and are none: "hundred", "during"."""
    goes_on: tuple[str, ...] = ()
    """Endings of verbs that go on behind an auxiliary: "ing"."""
    third_person: tuple[str, ...] = ()
    """Endings of present forms that tell of one thing: "opens"."""
    follow: tuple[str, ...] = ()
    """Words inside a group of verbs beside adverbs: "not"."""
