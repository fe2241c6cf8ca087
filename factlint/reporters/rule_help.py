"""A rule's manual page, as text and as Markdown, for formats that carry it with the findings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from inspect import cleandoc

import msgspec

from factlint.checks import check_names, load_check
from factlint.rulebook import ExampleText, Rule

_SENTENCE_END = re.compile(r"(?<=[.!?])\s")
_FENCE = "~~~~"


class RuleHelp(msgspec.Struct, frozen=True):
    """What a rule is for: in a sentence, in a paragraph, and in full."""

    short: str
    full: str
    text: str
    markdown: str


def rule_help(rule: Rule) -> RuleHelp:
    """The manual page of a rule."""
    manual = check_manual(rule.check)
    why = " ".join(rule.why.split()) or " ".join(manual.partition("\n\n")[0].split())
    sections = [(title, body) for title, body in _sections(rule, manual) if body]
    return RuleHelp(
        short=_SENTENCE_END.split(why, maxsplit=1)[0] or rule.id,
        full=why or rule.id,
        text="\n\n".join(f"{title}:\n{body}" for title, body in sections),
        markdown="\n\n".join(
            f"**{title}**\n\n{_FENCE}text\n{body.replace(_FENCE, '~~~ ~')}\n{_FENCE}"
            if title in ("Flags", "Passes")
            else f"**{title}**\n\n{body}"
            for title, body in sections
        ),
    )


def check_manual(check: str) -> str:
    """What a check says of itself; empty for what is no check."""
    return cleandoc(load_check(check).__doc__ or "") if check in check_names() else ""


def _sections(rule: Rule, manual: str) -> Iterator[tuple[str, str]]:
    yield "Why", rule.why.strip()
    yield "Source", rule.source.strip()
    yield "Flags", shown_examples(rule.examples.flag)
    yield "Passes", shown_examples(rule.examples.quiet)
    yield f"How {rule.check} works", manual


def shown_examples(examples: tuple[tuple[ExampleText, ...], ...]) -> str:
    """Each example with a dash, its documents one below the other."""
    return "\n".join("- " + "\n  ".join(map(_example, example)) for example in examples)


def _example(document: ExampleText) -> str:
    text = document.text.strip().replace("\n", "\n  ")
    return f"({document.published}) {text}" if document.published else text
