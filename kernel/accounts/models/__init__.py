"""People, the posts they hold, and how posts are given, handed over, confirmed and ended."""

from kernel.accounts.models.invitations import HandOver, Invitation
from kernel.accounts.models.people import User
from kernel.accounts.models.posts import ApiToken, ChairPost, Post
from kernel.accounts.models.requests import Agreement, TwoPersonRequest
from kernel.accounts.models.yearly import Reminder, YearlyConfirmation

__all__ = [
    "Agreement",
    "ApiToken",
    "ChairPost",
    "HandOver",
    "Invitation",
    "Post",
    "Reminder",
    "TwoPersonRequest",
    "User",
    "YearlyConfirmation",
]
