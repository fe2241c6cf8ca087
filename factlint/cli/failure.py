"""The one exception by which a command says that the run cannot go on."""


class RunFailed(Exception):
    """The run failed (exit code 2); each of `reasons` is printed as a line on standard error."""

    def __init__(self, *reasons: object) -> None:
        super().__init__("\n".join(map(str, reasons)))
        self.reasons = reasons
