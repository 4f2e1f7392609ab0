"""Somebody asks to have a publication in another form."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from councils.models import Council
from councils.permanence import never_deleted, never_emptied
from publications.models.edition import Edition
from publications.models.publication import Publication

PERSONAL = ("details", "name", "email", "address", "phone")
"""What tells who asked, or may: kept in no history and no record, in no mail, and erased some time after the answer."""


class AskedFor(models.TextChoices):
    EASY_READ = "easy_read", _("Easy Read")
    LARGE_PRINT = "large_print", _("Large print")
    BSL = "bsl", _("British Sign Language (BSL)")
    AUDIO = "audio", _("Audio")
    BRAILLE = "braille", _("Braille")
    TRANSLATION = "translation", _("Another language")
    OTHER = "other", _("Something else")


class Outcome(models.TextChoices):
    ANSWERED = "answered", _("Answered")
    REFUSED = "refused", _("It cannot be done")


@pghistory.track(exclude=list(PERSONAL))
class FormatRequest(models.Model):
    """A request for another format, from the day it came to the day it was answered. `due_on` is what the person was
    told. `form_key` is that of the page it was sent from: the same page sent twice is one request."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="format_requests")
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="format_requests")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    reference = models.SlugField(max_length=12, unique=True)
    form_key = models.CharField(max_length=64, unique=True)
    asked_for = models.CharField(max_length=20, choices=AskedFor.choices)
    details = models.TextField(blank=True)
    name = models.CharField(max_length=200, blank=True)
    email = models.CharField(max_length=254, blank=True)
    address = models.TextField(blank=True)
    phone = models.CharField(max_length=50, blank=True)
    received_on = models.DateField()
    due_on = models.DateField()
    outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True)
    answered_on = models.DateField(null=True)
    answer = models.TextField(blank=True)
    answered_by_name = models.CharField(max_length=200, blank=True)
    erased_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_format_request_can_be_answered",
                condition=Q(erased_on__isnull=False) | ~Q(email="") | ~Q(address="") | ~Q(phone=""),
            ),
            models.CheckConstraint(
                name="an_answered_request_says_how",
                condition=Q(answered_on=None, outcome="", answer="", answered_by_name="")
                | (
                    Q(answered_on__gte=F("received_on"))
                    & Q(outcome__in=Outcome.values)
                    & ~Q(answer="")
                    & ~Q(answered_by_name="")
                ),
            ),
            models.CheckConstraint(
                name="nobody_is_erased_before_the_answer",
                condition=Q(erased_on=None)
                | Q(
                    answered_on__isnull=False,
                    erased_on__gte=F("answered_on"),
                    **dict.fromkeys(PERSONAL, ""),
                ),
            ),
            models.CheckConstraint(
                name="a_format_is_one_of_those_asked_for", condition=Q(asked_for__in=AskedFor.values)
            ),
        ]
        indexes = [
            models.Index(fields=["answered_on"], condition=Q(erased_on=None), name="requests_with_people"),
        ]
        triggers = [never_deleted(), never_emptied()]

    def __str__(self) -> str:
        return f"{self.reference}: {self.get_asked_for_display()}"
