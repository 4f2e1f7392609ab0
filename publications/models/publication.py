"""A document on its way to the public."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from councils.models import Council, User
from objectives.models import ObjectiveSet
from publications.querysets import PublicationQuerySet


class Kind(models.TextChoices):
    """What is published. The stored key, with a hyphen for an underscore, is part of the address for ever."""

    INFORMATION = "equality_information", _("Equality information")
    OBJECTIVES = "equality_objectives", _("Equality objectives")
    STRATEGIC_PLAN = "strategic_equality_plan", _("Strategic Equality Plan")
    ANNUAL_REPORT = "annual_equality_report", _("Annual equality report")
    MAINSTREAMING = "mainstreaming_report", _("Mainstreaming report")
    OUTCOMES_PROGRESS = "outcomes_progress_report", _("Progress report on equality outcomes")
    EQUAL_PAY = "equal_pay_statement", _("Equal pay statement")
    PAY_GAP = "gender_pay_gap", _("Gender pay gap")
    WORKFORCE = "workforce_summary", _("Workforce summary")
    ACTION_PLAN = "action_plan", _("Action plan")
    POLICY = "policy", _("Policy")
    COMMITTEE_REPORT = "committee_report", _("Committee report")


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("With the approver")
    APPROVED = "approved", _("Approved")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


@pghistory.track(exclude=["submitted", "sent_back_content"])
class Publication(models.Model):
    """A document on its way to the public, and afterwards the place where its editions stand.

    `period` is the part of the address that tells one year's from the next ("2026-to-2027"), or one policy from others.
    `owner` is who answers for the document, an office or a person; `review_on` the day by which a policy is looked at
    again; `supersedes` the document that this one replaces where the periods do not say so. From submit to
    publication, `submitted` holds the frozen content and `digest` its SHA-256: what is agreed to is exactly what is
    published. The `sent_back_*` facts stay until then: who asked for changes sees what became of them.
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="publications")
    kind = models.CharField(max_length=30, choices=Kind.choices)
    period = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    owner = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=5, default="en")
    review_on = models.DateField(null=True, blank=True)
    supersedes = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    objective_set = models.OneToOneField(
        ObjectiveSet, on_delete=models.PROTECT, null=True, blank=True, related_name="publication"
    )
    state = models.CharField(max_length=20, choices=State.choices, default=State.DRAFT)
    submitted = models.JSONField(null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    submitted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    submitted_by_name = models.CharField(max_length=200, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    approved_by_name = models.CharField(max_length=200, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    sent_back_content = models.JSONField(null=True, blank=True)
    sent_back_because = models.TextField(blank=True)
    sent_back_by_name = models.CharField(max_length=200, blank=True)
    what_changes = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "kind", "period"], name="a_period_is_published_once"),
            models.CheckConstraint(
                name="only_objectives_are_drawn_from_a_set",
                condition=Q(kind="equality_objectives", objective_set__isnull=False)
                | (~Q(kind="equality_objectives") & Q(objective_set=None)),
            ),
            models.CheckConstraint(
                name="what_is_submitted_is_frozen",
                condition=~Q(state__in=["in_review", "approved"]) | (Q(submitted__isnull=False) & ~Q(digest="")),
            ),
            models.CheckConstraint(
                name="an_approval_names_its_person",
                condition=Q(approved_at=None, approved_by_name="")
                | (Q(approved_at__isnull=False) & ~Q(approved_by_name="")),
            ),
            models.CheckConstraint(
                name="nobody_approves_their_own",
                condition=Q(approved_by=None) | Q(submitted_by=None) | ~Q(approved_by=F("submitted_by")),
            ),
            models.CheckConstraint(name="a_publication_is_in_a_known_state", condition=Q(state__in=State.values)),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The public page of the latest edition."""
        return reverse("publication", args=[self.council.slug, self.kind_in_address, self.period])

    @property
    def kind_in_address(self) -> str:
        return self.kind.replace("_", "-")

    @property
    def is_open_to_editing(self) -> bool:
        return self.state == State.DRAFT
