"""Fit the weights of a check's signs to texts that it must flag and texts that it must not.

    PYTHONPATH=. python bench/odds.py CHECK TEXTS… [--hold NAME…] [--list]
        [--quiet Q] [--smooth S] [--slight W] [--lean L]

TEXTS are files of cases, as in tests/checks/cases, and folders of articles in which nothing is
wrong. `bench/texts` has the files, CHECK-SET.yml, to which the weights were fitted together with
the cases of the tests; of those of other checks, what must pass is right for this one, too (what
must be flagged may hold an error that several checks see). A candidate is right where its places
are those that a case marks. Those of files named behind `--hold` are left out of the fit: how many
of them are found tells what it is worth, and how many would be if
`always` were so much more: `--lean` adds that. Prints, for each `ODDS` of the check, `always` and
the weights, to be written down in its module, and the signs that are read though none of the texts
gives them any weight. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from sklearn.linear_model import LogisticRegression

from factlint.checks._odds import Candidate, Odds
from factlint.documents.reading import Unreadable
from tests.checks import test_cases as cases
from tests.extract.corpus import said

QUIET = 10.0
"""A false alarm costs so many misses."""
SMOOTH = 3.0
"""How freely weights grow: the inverse strength of regularization."""
ROUNDS = 4
"""So often the likeliest of the candidates that share their marks are chosen anew."""
HEADING = "# "
"""What the headline of a text begins with."""
SLIGHT = 0.05
"""A weight nearer to nothing is left out."""

LEANS = (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5)
"""What may be added to `always`, to see what it is worth."""


class Seen(msgspec.Struct, frozen=True):
    """A candidate of one text: who weighs it, whether it is right, and which marks it shares."""

    module: str
    source: str
    text: str
    right: bool
    hits: tuple[bool, ...]
    signs: dict[str, float]


def main() -> int:
    """Print the weights, and what they find."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("check")
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--hold", nargs="*", default=[], help="names of files to measure on")
    parser.add_argument("--quiet", type=float, default=QUIET, help="misses a false alarm costs")
    parser.add_argument("--smooth", type=float, default=SMOOTH, help="how freely weights grow")
    parser.add_argument("--slight", type=float, default=SLIGHT, help="weights to leave out")
    parser.add_argument("--lean", type=float, default=0.0, help="what to add to `always`")
    parser.add_argument("--list", action="store_true", help="show what is wrongly told apart")
    arguments = parser.parse_args()
    seen = list(candidates(arguments.check, arguments.texts))
    fit = partial(fitted, quiet=arguments.quiet, smooth=arguments.smooth, slight=arguments.slight)
    for module in sorted({each.module for each in seen}):
        print(f"# {module}")
        show([each for each in seen if each.module == module], fit, arguments)
    return 0


def show(
    seen: Sequence[Seen], fit: Callable[[Sequence[Seen]], Odds], arguments: argparse.Namespace
) -> None:
    """Print the weights of one module, and what they find."""
    learn = [each for each in seen if Path(each.source).stem not in arguments.hold]
    held = [each for each in seen if Path(each.source).stem in arguments.hold]
    odds = fit(learn)
    for _ in range(ROUNDS):
        odds = fit(list(likeliest(odds, learn)))
    seen, learn, held = (list(likeliest(odds, some)) for some in (seen, learn, held))
    for name, some in (("fit", learn), ("held", held)):
        right = [each for each in some if each.right]
        wrong = [each for each in some if not each.right]
        for lean in LEANS:
            leaning = Odds(odds.always + lean, odds.weights)
            hits, alarms = found(leaning, right), found(leaning, wrong)
            told = f"{hits} of {len(right)} right, {alarms} of {len(wrong)} wrong"
            print(f"# {name}, leaning {lean:+}: {told}")
    odds = Odds(odds.always + arguments.lean, odds.weights)
    for each in seen if arguments.list else ():
        if (odds.of(Candidate((), each.signs)) > 0) != each.right:
            kind = "missed" if each.right else "wrong"
            print(kind, each.source, " ".join(each.text.split()))
            print("    ", ", ".join(name for name, sign in each.signs.items() if sign))
    print(f"ODDS = Odds(\n    {odds.always:.1f},\n    {{")
    for name, weight in sorted(odds.weights.items(), key=lambda item: -item[1]):
        print(f'        "{name}": {weight:.1f},')
    print("    },\n)")
    print(
        "# without weight:",
        *sorted({name for each in seen for name in each.signs} - {*odds.weights}),
    )


def found(odds: Odds, some: Sequence[Seen]) -> int:
    """How many candidates are taken for contradictions."""
    return sum(odds.of(Candidate((), each.signs)) > 0 for each in some)


def likeliest(odds: Odds, seen: Sequence[Seen]) -> Iterator[Seen]:
    """All wrong candidates, and of the right ones of a text with the same marks the likeliest."""
    best: dict[tuple[str, str, tuple[bool, ...]], Seen] = {}
    for each in seen:
        if not each.right:
            yield each
            continue
        key = each.source, each.text, each.hits
        other = best.setdefault(key, each)
        if odds.of(Candidate((), each.signs)) > odds.of(Candidate((), other.signs)):
            best[key] = each
    yield from best.values()


def fitted(
    seen: Sequence[Seen], quiet: float = QUIET, smooth: float = SMOOTH, slight: float = SLIGHT
) -> Odds:
    """The weights by which right candidates are told from wrong ones."""
    names = sorted({name for each in seen for name in each.signs})
    rows = [[float(each.signs.get(name, 0)) for name in names] for each in seen]
    model = LogisticRegression(
        C=smooth, class_weight={False: quiet, True: 1.0}, max_iter=10_000
    ).fit(rows, [each.right for each in seen])
    weights = dict(zip(names, map(float, model.coef_[0]), strict=True))
    return Odds(float(model.intercept_[0]), {n: w for n, w in weights.items() if abs(w) > slight})


def candidates(check: str, texts: Sequence[Path]) -> Iterator[Seen]:
    """All candidates of all texts, but those that share some of the marks only."""
    gathered: list[tuple[Odds, Candidate]] = []
    weigh = Odds.of

    def record(odds: Odds, candidate: Candidate) -> float:
        gathered.append((odds, candidate))
        return weigh(odds, candidate)

    Odds.of = record  # type: ignore[method-assign]
    with TemporaryDirectory() as folder:
        desk = cases.Desk(Path(folder))
        for source, case in all_cases(check, texts):
            gathered.clear()
            with suppress(Unreadable):
                desk.lint(check, case)
            spans = said(case.texts[0]).spans
            for odds, candidate in gathered:
                hits = tuple(
                    any(b < p.end and p.start < e for p in candidate.places) for b, e in spans
                )
                if sum(hits) in (0, min(len(spans), len(candidate.places))):
                    signs = {name: float(sign) for name, sign in candidate.signs.items()}
                    yield Seen(home(odds), source, case.texts[0], any(hits), hits, signs)
    Odds.of = weigh  # type: ignore[method-assign]


def home(odds: Odds) -> str:
    """The module of the checks in which weights are written down."""
    return next(
        name
        for name, module in sys.modules.items()
        if vars(module).get("ODDS") is odds and vars(module).get("Odds") is Odds
    )


def all_cases(check: str, texts: Sequence[Path]) -> Iterator[tuple[str, cases.Case]]:
    """The cases of one article of files; of other checks' files those that pass."""
    for path in texts:
        if path.is_dir():
            for article in sorted(path.iterdir()):
                yield str(article), cases.Case(article.read_text("utf-8").replace("<", "‹"))
            continue
        cases.FILES[check] = path
        cases.content.cache_clear()
        written = cases.content(check)
        own = path.stem == check or path.stem.startswith(f"{check}-")
        for kind in ("flag", "pass") if own else ("pass",):
            for each in written.get(kind, []):
                with suppress(msgspec.ValidationError):
                    case = cases.case_of(check, each)
                    if case.texts[0].startswith(HEADING) and path.stem != check:
                        case = msgspec.structs.replace(case, name="draft.md")
                    if len(case.texts) == 1 and not case.pack:
                        text = case.texts[0] if own else said(case.texts[0]).text
                        yield str(path), msgspec.structs.replace(case, text=text)


if __name__ == "__main__":
    sys.exit(main())
