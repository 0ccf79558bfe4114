"""Once a year a state's approvers confirm its posts; before a post ends its people are reminded."""

from django.db import models

from kernel.accounts.models.posts import Post


class YearlyConfirmation(models.Model):
    """One state's question of one year; its dates are days in Jakarta."""

    office = models.ForeignKey("members.Office", models.PROTECT, related_name="+")
    opened_on = models.DateField()
    answer_until = models.DateField()
    noticed_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-opened_on"]
        constraints = [
            models.UniqueConstraint(fields=["office", "opened_on"], name="accounts_yearly_once"),
            models.UniqueConstraint(
                fields=["office"], condition=models.Q(closed_on__isnull=True), name="accounts_yearly_one_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office_id} {self.opened_on}"


class Reminder(models.Model):
    """A reminder that went out, so that each goes out once for one end."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="reminders")
    end = models.DateField()
    days = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "end", "days"], name="accounts_reminder_once")]

    def __str__(self) -> str:
        return f"{self.post_id} {self.days}"
