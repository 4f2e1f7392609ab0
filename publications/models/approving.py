"""How a council agrees to what it publishes: the steps it set once, and what was said at each of one submission."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from councils.models import Council, User
from councils.permanence import kept_once_written, never_deleted, never_emptied, written_once
from publications.models.publication import Publication
from publications.querysets import SignOffQuerySet


class StepKind(models.TextChoices):
    """Who answers at a step. Nobody answers at a wait: it is over by itself."""

    PERSON = "person", _("A person agrees")
    BODY = "body", _("A body decides")
    WAIT = "wait", _("A time passes, such as call-in")


class Answer(models.TextChoices):
    """What was said at a step. Only `agreed` and `passed_over` let a document go on."""

    WAITING = "waiting", _("Waiting")
    AGREED = "agreed", _("Agreed")
    CONDITIONAL = "agreed_with_changes", _("Agreed, with changes asked for")
    CHANGES = "changes_asked", _("Changes asked for")
    REFUSED = "refused", _("Refused")
    PASSED_OVER = "passed_over", _("Passed over")


@pghistory.track()
class ApprovalStep(models.Model):
    """One step that documents of a council go through, in order. `working_days` is how long it usually takes, or for a
    wait how long it lasts. `documents` are the kinds that go through it; none named: all. Where no `person` is named,
    anybody who may approve answers."""

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="approval_steps")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=StepKind.choices)
    name = models.CharField(max_length=100)
    person = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    working_days = models.PositiveSmallIntegerField(default=5)
    documents = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "position"],
                name="approval_steps_stand_in_order",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(fields=["council", "name"], name="an_approval_step_stands_once"),
            models.CheckConstraint(name="an_approval_step_is_of_a_known_kind", condition=Q(kind__in=StepKind.values)),
            models.CheckConstraint(
                name="only_a_persons_step_names_one", condition=Q(kind=StepKind.PERSON) | Q(person=None)
            ),
            models.CheckConstraint(name="an_approval_step_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class SignOff(models.Model):
    """One step of one submission (`round` counts them), its words copied from the council's list of that day.

    `digest` is what lay before them. Whoever answered is `decided_by`; of a body's step that is who noted it. Closed
    for good when it is decided. An agreement to the very same text, given in an earlier round, is kept: `kept_from`.
    """

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="sign_offs")
    round = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=StepKind.choices)
    name = models.CharField(max_length=100)
    working_days = models.PositiveSmallIntegerField(default=0)
    submitted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=20, choices=Answer.choices, default=Answer.WAITING)
    decided_on = models.DateField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_by_name = models.CharField(max_length=200, blank=True)
    minute_reference = models.CharField(max_length=100, blank=True)
    link = models.URLField(max_length=500, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    note = models.TextField(blank=True)
    kept_from = models.PositiveSmallIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = SignOffQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["publication", "round", "position"], name="a_step_is_asked_once_a_round"),
            models.CheckConstraint(
                name="a_sign_off_is_of_a_known_kind",
                condition=Q(kind__in=StepKind.values, state__in=Answer.values),
            ),
            models.CheckConstraint(
                name="a_decision_names_its_day_and_person",
                condition=Q(state=Answer.WAITING, decided_on=None, decided_at=None, decided_by=None)
                & Q(decided_by_name="", digest="", minute_reference="", link="", note="")
                | ~Q(state=Answer.WAITING)
                & Q(decided_on__isnull=False, decided_at__isnull=False)
                & ~Q(decided_by_name="")
                & ~Q(digest=""),
            ),
            models.CheckConstraint(
                name="nobody_answers_at_a_wait", condition=~Q(kind=StepKind.WAIT) | Q(state=Answer.WAITING)
            ),
            models.CheckConstraint(
                name="whoever_does_not_agree_says_why",
                condition=Q(state__in=[Answer.WAITING, Answer.AGREED]) | ~Q(note=""),
            ),
            models.CheckConstraint(
                name="only_a_body_has_minutes", condition=Q(kind=StepKind.BODY) | Q(minute_reference="", link="")
            ),
            models.CheckConstraint(
                name="only_a_persons_sign_off_names_one", condition=Q(kind=StepKind.PERSON) | Q(person=None)
            ),
            models.CheckConstraint(
                name="nobody_is_asked_about_their_own",
                condition=Q(person=None) | Q(submitted_by=None) | ~Q(person=F("submitted_by")),
            ),
            models.CheckConstraint(
                name="nobody_agrees_to_their_own",
                condition=~Q(kind=StepKind.PERSON, state=Answer.AGREED)
                | Q(decided_by=None)
                | Q(submitted_by=None)
                | ~Q(decided_by=F("submitted_by")),
            ),
        ]
        triggers = [written_once("decided_at"), never_deleted(), never_emptied()]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Comment(models.Model):
    """What somebody said of one part while asking for changes (`part`: its key, or the number of an objective), and
    what became of it: said once, and answered once."""

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="comments")
    round = models.PositiveSmallIntegerField()
    part = models.CharField(max_length=40)
    heading = models.CharField(max_length=500)
    text = models.TextField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made_by_name = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_by_name = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_comment_says_something", condition=~Q(text="") & ~Q(made_by_name="")),
            models.CheckConstraint(
                name="an_answered_comment_says_how",
                condition=Q(answered_at=None, answer="", answered_by=None, answered_by_name="")
                | Q(answered_at__isnull=False) & ~Q(answer="") & ~Q(answered_by_name=""),
            ),
        ]
        triggers = [
            kept_once_written("made_at", "text", "made_by", "made_by_name", "part", "heading", "round"),
            kept_once_written("answered_at", "answer", "answered_by", "answered_by_name"),
            never_deleted(),
            never_emptied(),
        ]

    def __str__(self) -> str:
        return self.heading
