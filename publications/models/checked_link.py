"""What the addresses that documents link to answered when they were last asked."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duty.written import in_words


class LinkAnswer(models.TextChoices):
    """What came of asking. That machines may not look says nothing against a link, and that the portal has no way out
    says nothing at all."""

    WORKS = "works", gettext_lazy("it answers")
    GONE = "gone", gettext_lazy("no page there")
    NO_HOST = "no_host", gettext_lazy("no website of this name")
    NO_ANSWER = "no_answer", gettext_lazy("no answer")
    BROKEN = "broken", gettext_lazy("the website reports an error of its own")
    UNSAFE = "unsafe", gettext_lazy("its certificate is not valid")
    ROUND = "round", gettext_lazy("it leads from one address to the next without end")
    SHUT = "shut", gettext_lazy("it does not let machines look")
    PRIVATE = "private", gettext_lazy("it is no public address")
    NO_NETWORK = "no_network", gettext_lazy("the portal has no way out to the web")


ALIVE = frozenset({LinkAnswer.WORKS, LinkAnswer.SHUT})
UNKNOWN = frozenset({"", LinkAnswer.NO_NETWORK})


class CheckedLink(models.Model):
    """An address, whoever links to it. `asked_at` is when somebody last wanted to know, `checked_at` when it was last
    tried, and `answer` what came of it; a row that was asked for since waits for the worker, which holds it by a lease.
    Nothing here is a council's: it is a memory that may be thrown away."""

    address = models.CharField(max_length=1000, unique=True)
    asked_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=10, choices=LinkAnswer.choices, blank=True)
    leased_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_checked_link_has_its_answer",
                condition=Q(checked_at=None, answer="")
                | (Q(checked_at__isnull=False) & Q(answer__in=LinkAnswer.values)),
            )
        ]

    def __str__(self) -> str:
        return self.address

    @property
    def is_dead(self) -> bool:
        return self.answer not in ALIVE | UNKNOWN

    @property
    def known_on(self) -> date | None:
        """The day of which something is known of it."""
        known = self.checked_at and self.answer not in UNKNOWN
        return timezone.localdate(self.checked_at) if known else None

    @property
    def in_words(self) -> str:
        if self.checked_at is None:
            return _("waiting to be checked")
        told = {"answer": LinkAnswer(self.answer).label, "day": in_words(timezone.localdate(self.checked_at))}
        return _("%(answer)s, asked on %(day)s") % told
