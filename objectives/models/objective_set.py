"""The set: objectives that a council publishes together."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from councils.models import Council
from objectives.querysets import ObjectiveSetQuerySet


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("With the approver")
    PUBLISHED = "published", _("Published")
    AMENDING = "amending", _("Published, being amended")


@pghistory.track()
class ObjectiveSet(models.Model):
    """Objectives published together, by whatever name the council gives them, for a period as the council writes it.

    `starts_on` and `ends_on` are what is known of that period; either may be missing. `published_on` is the day the
    first edition was made public, from which four years run; an amendment does not move it. `consulted_until` is the
    last day on which people could answer, where the council asked them before it decided.
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="objective_sets")
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    called = models.CharField(max_length=80, default="equality objectives")
    period_as_written = models.CharField(max_length=100, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    rationale = models.TextField(blank=True)
    consulted_until = models.DateField(null=True, blank=True)
    decided_by = models.CharField(max_length=200, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decision_reference = models.CharField(max_length=300, blank=True)
    monitored_every_months = models.PositiveSmallIntegerField(null=True, blank=True)
    state = models.CharField(max_length=20, choices=State.choices, default=State.DRAFT)
    published_on = models.DateField(null=True, blank=True)
    is_published_day_assumed = models.BooleanField(default=False)
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    version = models.PositiveIntegerField(default=1)

    objects = ObjectiveSetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "slug"], name="a_set_has_its_own_address"),
            models.CheckConstraint(
                name="a_set_ends_after_it_starts",
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="a_published_set_has_its_day",
                condition=Q(state__in=["draft", "in_review"]) | Q(published_on__isnull=False),
            ),
            models.CheckConstraint(name="a_set_is_in_a_known_state", condition=Q(state__in=State.values)),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The officers' page; the public one belongs to its edition."""
        return reverse("objective_set", args=[self.council.slug, self.slug])

    @property
    def is_open_to_editing(self) -> bool:
        return self.state in (State.DRAFT, State.AMENDING)
