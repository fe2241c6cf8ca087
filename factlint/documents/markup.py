"""Markup inside a paragraph, blanked so that every offset stays what it was.

Code, link targets, tags, comments and struck words become spaces. Marks inside a word become soft
hyphens, which belong to the word and do not count in it; an entity becomes its character.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container
from html import unescape

from factlint.documents.prose import SOFT_HYPHEN, fold_typography

_MARKUP = re.compile(r"[\\`<&*_]|~~|!?\[|\]|\{[{%:#]|https?://")
_HTML = re.compile(r"[<&]")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_RUN = {mark: re.compile(re.escape(mark) + "+") for mark in "`*_"}
_ADDRESS = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]+:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>")
_TAG = re.compile(r"<(?:/?([A-Za-z][A-Za-z0-9-]*)(?:[\s/][^<>]*)?|[!?][^<>]*)>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_URL = re.compile(r"https?://[^\s<>\]]*[^\s<>\].,:;!?'\")*_]")
_TARGET = re.compile(
    r"\(\s*+(?:<[^<>\n]*+>|[^\s()<>]*+(?:\([^\s()]*+\)[^\s()]*+)*+)"
    r"(?:\s++(?:\"[^\"]{0,999}\"|'[^']{0,999}'|\([^()]{0,999}\)))?+\s*+\)"
)
_LABEL = re.compile(r"\[([^\[\]]{0,999})\]")
_TEMPLATE = re.compile(r"\{\{[<%][^{}\n]*\}\}|\{%[^{}\n]*%\}|\{[:#][^{}\n]*\}")

# What browsers set apart from the text around it (HTML Standard, 15.3.3), and cells.
_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "br", "dd", "details", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hr", "li", "main", "nav", "ol", "p", "section", "summary", "table", "td"),
        *("th", "tr", "ul"),
    }
)
# What is no prose from the tag to its end, or is struck out.
_HIDDEN = frozenset(
    {
        *("code", "del", "iframe", "math", "pre", "s", "samp", "script", "strike", "style", "svg"),
        "template",
    }
)


def clean_markdown(text: str, references: Container[str] = frozenset()) -> str:
    """The prose of a stretch of Markdown, as long as the stretch.

    `references` are the labels of the links that the file defines elsewhere, see `label_key`.
    """
    return _Cleaner(text, references).clean(_MARKUP)


def clean_html(text: str) -> str:
    """The prose of a stretch of HTML, as long as the stretch."""
    return _Cleaner(text, frozenset()).clean(_HTML)


def label_key(label: str) -> str:
    """The form in which two labels of a link are compared (CommonMark, 4.7)."""
    return " ".join(label.split()).lower().upper()


class _Cleaner:
    """Goes over a text from one sign of markup to the next.

    A handler gets the offset of a sign, changes `chars` and gives the offset to go on from.
    """

    def __init__(self, text: str, references: Container[str]) -> None:
        self.text = text
        self.references = references
        self.chars = list(text)
        self.open: list[tuple[int, int]] = []
        self.nowhere: set[str] = set()
        self.handlers: dict[str, Callable[[int], int]] = {
            "\\": self.escape,
            "`": self.code,
            "<": self.tag,
            "&": self.entity,
            "*": self.emphasis,
            "_": self.emphasis,
            "~": self.struck,
            "[": self.opening,
            "!": self.opening,
            "]": self.closing,
            "{": self.template,
            "h": self.url,
        }

    def clean(self, signs: re.Pattern[str]) -> str:
        at = 0
        while found := signs.search(self.text, at):
            at = self.handlers[found[0][0]](found.start())
        return "".join(self.chars)

    def blank(self, start: int, end: int, filler: str = " ") -> int:
        """Blank a stretch, line breaks aside; gives its end."""
        for at in range(start, end):
            if self.text[at] != "\n":
                self.chars[at] = filler
        return end

    def find(self, wanted: str, at: int) -> int:
        """Where a text comes next, -1 for nowhere, which is remembered."""
        if wanted in self.nowhere:
            return -1
        found = self.text.find(wanted, at)
        if found < 0:
            self.nowhere.add(wanted)
        return found

    def is_letter(self, at: int) -> bool:
        return 0 <= at < len(self.text) and self.text[at].isalpha()

    def is_space(self, at: int) -> bool:
        return not 0 <= at < len(self.text) or self.text[at].isspace()

    def in_word(self, start: int, end: int) -> bool:
        """True between two letters."""
        return self.is_letter(start - 1) and self.is_letter(end)

    def escape(self, at: int) -> int:
        following = self.text[at + 1 : at + 2]
        if following in _PUNCTUATION:
            touches = following == "." and self.is_letter(at - 1)  # "Nov\\."
            return self.blank(at, at + 1, SOFT_HYPHEN if touches else " ") + 1
        return self.blank(at, at + 1) if following == "\n" else at + 1

    def code(self, at: int) -> int:
        """A code span ends at a run of as many backticks as began it."""
        run = _RUN["`"].match(self.text, at)
        assert run
        end = run.end()
        while (end := self.find(run[0], end)) >= 0:
            closing = _RUN["`"].match(self.text, end)
            assert closing
            if closing[0] == run[0]:
                return self.blank(at, closing.end())
            end = closing.end()
        self.nowhere.add(run[0])
        return run.end()

    def tag(self, at: int) -> int:
        if self.text.startswith("<!--", at):
            end = self.find("-->", at + 4)
            return self.blank(at, end + 3) if end >= 0 else at + 4
        if address := _ADDRESS.match(self.text, at):
            return self.blank(at, address.end())
        found = _TAG.match(self.text, at)
        if not found:
            return at + 1
        name = (found[1] or "").lower()
        end = found.end()
        if name in _HIDDEN and self.text[at + 1] != "/" and self.text[end - 2] != "/":
            end = max(end, self.end_of(name, end))
        inside = self.in_word(at, end) and name not in _BLOCKS
        self.blank(at, end, SOFT_HYPHEN if inside else " ")
        if name in _BLOCKS:
            self.chars[at] = "\n"
        return end

    def end_of(self, name: str, at: int) -> int:
        """Where an element ends; -1 when nothing closes it."""
        for closing in (f"</{name}>", f"</{name.upper()}>"):
            if (found := self.find(closing, at)) >= 0:
                return found + len(closing)
        return -1

    def entity(self, at: int) -> int:
        found = _ENTITY.match(self.text, at)
        meant = fold_typography(unescape(found[0])) if found else ""
        if found is None or len(meant) != 1 or meant == "\n":
            return at + 1
        end = found.end()
        inside = meant.isalpha() and (self.is_letter(at - 1) or self.is_letter(end))
        self.blank(at, end, SOFT_HYPHEN if inside else " ")
        first = not inside and self.ends_something(meant, at, end)
        self.chars[at if first else end - 1] = meant
        return end

    def ends_something(self, char: str, start: int, end: int) -> bool:
        """True for a character that belongs to what stands before it."""
        if unicodedata.category(char) in ("Pi", "Ps", "Sc"):
            return False
        return not (char in "'\"" and (self.is_space(start - 1) or self.is_letter(end)))

    def emphasis(self, at: int) -> int:
        """Marks at a word are blanked; a sum, a list of stars and an_identifier stay."""
        run = _RUN[self.text[at]].match(self.text, at)
        assert run
        start, end = run.span()
        before, after = self.text[start - 1 : start], self.text[end : end + 1]
        alone = self.is_space(start - 1) and self.is_space(end)
        if alone or (before.isdigit() and after.isdigit()):
            return end
        if self.text[at] == "_" and before.isalnum() and after.isalnum():
            return end
        return self.blank(start, end, SOFT_HYPHEN if self.in_word(start, end) else " ")

    def struck(self, at: int) -> int:
        end = self.find("~~", at + 2)
        if end < 0 or self.is_space(at + 2) or self.is_space(end - 1):
            return at + 2
        return self.blank(at, end + 2)

    def opening(self, at: int) -> int:
        end = self.text.index("[", at) + 1
        self.open.append((at, end))
        return end

    def closing(self, at: int) -> int:
        """The end of a link text, if a target follows or the file defines it elsewhere."""
        if not self.open:
            return at + 1
        start, first = self.open.pop()
        said = self.text[first:at]
        if said.startswith("^"):
            return self.blank(start, at + 1 + self.text.startswith(":", at + 1))
        if target := _TARGET.match(self.text, at + 1):
            end = target.end()
        elif (label := _LABEL.match(self.text, at + 1)) and self.is_defined(label[1] or said):
            end = label.end()
        elif self.is_defined(said):
            end = at + 1
        else:
            return at + 1
        self.blank(start, first, SOFT_HYPHEN if self.in_word(start, first) else " ")
        return self.blank(at, end, SOFT_HYPHEN if self.in_word(at, end) else " ")

    def is_defined(self, label: str) -> bool:
        return label_key(label) in self.references

    def template(self, at: int) -> int:
        found = _TEMPLATE.match(self.text, at)
        return self.blank(at, found.end()) if found else at + 1

    def url(self, at: int) -> int:
        found = _URL.match(self.text, at)
        return self.blank(at, found.end()) if found else at + 1
