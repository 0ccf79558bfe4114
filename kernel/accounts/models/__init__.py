"""People, the posts they hold, and how posts are given, handed over, confirmed and ended."""

from kernel.accounts.models.code_sheets import CodeSheet, SheetCode
from kernel.accounts.models.invitations import HandOver, Invitation
from kernel.accounts.models.people import User
from kernel.accounts.models.posts import ApiToken, ChairPost, Post
from kernel.accounts.models.requests import Agreement, TwoPersonRequest
from kernel.accounts.models.yearly import Reminder, YearlyConfirmation

__all__ = [
    "Agreement",
    "ApiToken",
    "ChairPost",
    "CodeSheet",
    "HandOver",
    "Invitation",
    "Post",
    "Reminder",
    "SheetCode",
    "TwoPersonRequest",
    "User",
    "YearlyConfirmation",
]
