"""A council's own words on how it goes about equality, version by version."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _

from councils.models.council import Council
from councils.models.people import User
from councils.permanence import never_deleted, never_emptied, written_once
from councils.querysets import ApproachQuerySet


@pghistory.track()
class Approach(models.Model):
    """One version of "Our approach". It has no number while it is being written, and there is one such at a time; from
    the day it is published it never changes.

    `writers` are the numbers of everybody who wrote in this version: none of them may approve it. `digest` is the
    SHA-256 of the text that was submitted. `version` counts on from one row to the next, so that whoever began from the
    public words is stopped by a draft begun meanwhile.
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="approaches")
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    text = models.TextField()
    writers = ArrayField(models.BigIntegerField(), default=list, blank=True)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    written_by_name = models.CharField(max_length=200)
    written_at = models.DateTimeField()
    submitted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    submitted_by_name = models.CharField(max_length=200, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    sent_back_because = models.TextField(blank=True)
    sent_back_by_name = models.CharField(max_length=200, blank=True)
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    approved_by_name = models.CharField(max_length=200, blank=True)
    published_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ApproachQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "number"], name="approaches_are_numbered_once"),
            models.UniqueConstraint(fields=["council"], condition=Q(number=None), name="one_approach_is_being_written"),
            models.CheckConstraint(name="an_approach_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="a_submitted_approach_has_its_digest",
                condition=Q(submitted_at=None, digest="") | (Q(submitted_at__isnull=False) & ~Q(digest="")),
            ),
            models.CheckConstraint(
                name="a_published_approach_was_submitted_and_approved",
                condition=Q(number=None, published_on=None, approved_by=None, approved_by_name="")
                | (
                    Q(number__isnull=False, published_on__isnull=False)
                    & Q(submitted_at__isnull=False, approved_by__isnull=False)
                    & ~Q(approved_by_name="")
                ),
            ),
            models.CheckConstraint(
                name="nobody_approves_their_own_approach",
                condition=Q(approved_by=None)
                | (
                    ~Q(writers__contains=[F("approved_by")])
                    & (Q(submitted_by=None) | ~Q(submitted_by=F("approved_by")))
                ),
            ),
        ]
        triggers = [written_once("number"), never_deleted(), never_emptied()]

    def __str__(self) -> str:
        if self.number is None:
            return _("Our approach, draft")
        return _("Our approach, version %(number)s") % {"number": self.number}
