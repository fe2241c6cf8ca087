"""`python -m factlint` is the command line."""

import sys

from factlint.cli import main

if __name__ == "__main__":
    sys.exit(main())
