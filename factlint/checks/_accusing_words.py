"""The words by which an article accuses somebody, and states what nobody has decided."""

from __future__ import annotations

import msgspec

from factlint.checks._deeds import Offence
from factlint.rulebook.lexicon import Words
from factlint.rulebook.patterns import Pattern


class Untested(msgspec.Struct, frozen=True):
    """Words by which somebody is accused of something that nobody has decided."""

    pending: tuple[Pattern, ...] = ()
    """What says that somebody is accused, or denies it: the name stands beside it."""
    doubts: tuple[Pattern, ...] = ()
    """What may say so, too, where other signs do."""
    accusing: tuple[Pattern, ...] = ()
    """What accuses whoever is named behind it alone: "has accused"."""
    mutual: tuple[Pattern, ...] = ()
    """What says that two sides blame each other, or that nobody could tell who did it."""
    settled: tuple[Pattern, ...] = ()
    """What says that it is decided or admitted; such an article passes."""
    undecided: Words = ()
    """What stands before words of `settled` where it is not decided yet: "*if* convicted"."""
    granted: tuple[Pattern, ...] = ()
    """What says that the deed is not in doubt, or of whom: "self-defence", "footage"."""
    retold: tuple[Pattern, ...] = ()
    """What says that an article retells a hearing: "the court heard"."""
    running: tuple[Pattern, ...] = ()
    """What tells in a sentence beside a statement whose words it may be: "police said"."""
    denying: tuple[Pattern, ...] = ()
    """What tells that a sentence behind a statement denies it, and so is not its source."""
    procedure: tuple[Pattern, ...] = ()
    """What tells in a sentence beside a statement that it is of the case: "released on bail"."""
    rebuttals: tuple[Pattern, ...] = ()
    """What denies the statement before it, from its verb on: "*denied this*"."""
    rejections: tuple[Pattern, ...] = ()
    """What denies an accusation, of which it is the first word: "*denied the claim*"."""
    defences: tuple[Pattern, ...] = ()
    """What tells of a case that is to be heard: "*would contest the suit*"."""
    wrongly: Words = ()
    """What tells that something was wrong: "*secretly*"."""
    hinted: tuple[Pattern, ...] = ()
    """What tells in a headline that it is a charge: "court", "alleged"."""
    deeds: tuple[Pattern, ...] = ()
    """What somebody did, as one is accused of it: "stole the"."""
    offences: tuple[Offence, ...] = ()
    """Kinds of what somebody is accused of, with the verbs that tell of each."""
    likely: tuple[Offence, ...] = ()
    """The same, with wider words, where other signs tell of a deed, too."""
    acts: Words = ()
    """Verbs that are one where the accusation has their object: "passed the papers"."""
    bodies: Words = ()
    """What an accused body is called: "the *company* hid"."""
    forces: Words = ()
    """What an accused force is called: "the *rebels* shelled"."""
    brands: Words = ()
    """What convicts whom it stands for: "the *killer*"."""
    wrongs: Words = ()
    """What convicts whose it is: "Marsh's *theft*"."""
    under: Words = ()
    """What opens a clause whose fact a sentence takes for granted: "*since* he stole it"."""
    opens: Words = ()
    """What opens a clause with a subject: "*after* the mayor took"."""
    tellers: Words = ()
    """Who tells of the accusation in a sentence beside a statement: "police"."""
    formal: Words = ()
    """Verbs that are none, though the accusation has them: "appeared"."""
    scenes: Words = ()
    """Words of a sentence that tells what somebody did at a hearing: "dock"."""
    forms: tuple[tuple[str, ...], ...] = ()
    """Forms of one verb: [take, took, taking]."""
    riches: Words = ()
    """Words for money."""
    attacks: tuple[Pattern, ...] = ()
    """What a force did, from its subject on: "rebels shelled"."""
    grievances: tuple[Pattern, ...] = ()
    """What was done to somebody, and why, as those say who sue for it."""
    undergone: tuple[Pattern, ...] = ()
    """What was done before the name of who did it: "was murdered by"."""
    crimes: tuple[Pattern, ...] = ()
    """What is said behind the name of who did it: "Marsh *'s theft of*"."""
    culprits: tuple[Pattern, ...] = ()
    """What an accused is called, with what is told of one: "the rapist listened"."""
    portraits: tuple[Pattern, ...] = ()
    """The same, with what is told of one who is known: "the killer had lived there"."""
    branded: tuple[Pattern, ...] = ()
    """What an accused is called in a headline: "killer dad in court"."""
    headlines: tuple[Pattern, ...] = ()
    """A deed in a headline: "stole £4,000"."""
    asides: Words = ()
    """What may stand between a subject and its verb: "later"."""
    unless: tuple[Pattern, ...] = ()
    """A sentence that says one of these passes: "killed himself"."""

    def patterns(self) -> tuple[Pattern, ...]:
        """All patterns."""
        fields = (getattr(self, name) for name in self.__struct_fields__)
        return tuple(each for field in fields for each in field if isinstance(each, Pattern))
