"""The people who were let read one pack, and who can be."""

from kernel.access.actor import STATE
from kernel.accounts.models import Post
from kernel.accounts.seeing.grants import Held, posts_to_choose, standing
from reporting.models import Pack, PackGrant


def readers(pack: Pack) -> list[Held]:
    """Everybody who was let read it and from whom it was not taken back."""
    return standing(PackGrant, pack, STATE)


def possible_readers() -> list[Post]:
    """Everybody with an open post in a Member State."""
    return posts_to_choose(STATE)
