"""Options of the test run, and the cache that its tests share."""

from collections.abc import Iterator

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regenerate",
        action="store_true",
        help="write the golden files anew; review the difference before committing it",
    )


@pytest.fixture(scope="session", autouse=True)
def _shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A cache of the run, so that each command need not read all rules anew."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACTLINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield
