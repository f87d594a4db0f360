"""Why an address brought nothing."""

from __future__ import annotations


class FetchFailure(Exception):
    """One try failed: `rule` names why, `reason` says it and what to do.

    Attributes:
        again: whether another try may succeed.
        after: seconds that the host asked us to wait before it.
        unreachable: whether the host itself did not answer, so that its other pages will not either.
    """

    def __init__(
        self, rule: str, reason: str, *, again: bool = False, after: float | None = None, unreachable: bool = False
    ) -> None:
        super().__init__(reason)
        self.rule, self.reason, self.again, self.after, self.unreachable = rule, reason, again, after, unreachable


def refuse(reason: str) -> FetchFailure:
    """The failure of an address that we will not go to."""
    return FetchFailure("address_refused", reason)
