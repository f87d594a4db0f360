"""The errors a person meets: each says what is wrong, where, and what to do about it."""


class ClaimhouseError(Exception):
    """Base of all errors that Claimhouse raises on purpose.

    Args:
        what: what is wrong, in words.
        where: the file, row, table or id that it concerns.
        todo: what the reader can do about it.
    """

    exit_code = 2

    def __init__(self, what: str, *, where: str = "", todo: str = "") -> None:
        self.what, self.where, self.todo = what, where, todo
        super().__init__(": ".join(part for part in (where, what) if part) + (f". {todo}" if todo else ""))


class InputError(ClaimhouseError):
    """Something that was given cannot be used: a file, a label, an argument, a query."""


class WarehouseError(ClaimhouseError):
    """The warehouse folder cannot be read or written."""


class ChecksBlocked(ClaimhouseError):
    """Critical checks failed, so nothing was published."""

    exit_code = 1
