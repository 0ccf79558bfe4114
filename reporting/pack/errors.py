"""What can go wrong while a pack is made, each with a plain sentence for the person who waits for it."""


class PackError(Exception):
    """A pack that could not be made; ``str()`` is a sentence that may be shown."""


class SnapshotInvalid(PackError):
    """The snapshot cannot be printed; ``problems`` has a sentence for each fault."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = list(problems)
        super().__init__(" ".join(self.problems))


class RenderLimit(PackError):
    """Setting the document took more time or memory than is allowed."""


class RenderFailed(PackError):
    """The document could not be set."""
