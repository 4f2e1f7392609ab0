"""One objective, whom it is for, and the standing commitments beside it."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from councils.models import Aim, Characteristic, CharacteristicAim, LocalCharacteristic, User
from objectives.models.criterion import CriteriaLogic
from objectives.models.objective_set import ObjectiveSet
from objectives.models.tag import Tag, TagKind
from objectives.querysets import ObjectiveQuerySet


@pghistory.track()
class Objective(models.Model):
    """What the council means to achieve. A draft may lack everything but a title; the rules bite at submit.

    `reference` is as printed, or none; two may share one. `number` is given at the first publication and never
    changes: addresses use it. `position` is the order on the page. `characteristics_without_aim` are named while nobody
    has decided yet which aim they are for. `is_about_pay`: on the causes of pay differences, which in Wales covers no
    characteristic by itself (SI 2011/1064 regulation 3(3)). `owner` and `member_sponsor` name offices, as the
    public sees; `owner_account` and `sponsor_account` are the people in them just now, who are told what falls due.
    """

    objective_set = models.ForeignKey(ObjectiveSet, on_delete=models.CASCADE, related_name="objectives")
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    position = models.PositiveSmallIntegerField()
    reference = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=500)
    why = models.TextField(blank=True)
    aims = ArrayField(models.CharField(max_length=10, choices=Aim.choices), default=list, blank=True)
    pairs = models.ManyToManyField(CharacteristicAim, through="ObjectiveCover", related_name="objectives")
    characteristics_without_aim = ArrayField(models.SlugField(max_length=40), default=list, blank=True)
    is_about_pay = models.BooleanField(default=False)
    tags = models.ManyToManyField(Tag, through="ObjectiveTag", related_name="objectives")
    owner = models.CharField(max_length=200, blank=True)
    member_sponsor = models.CharField(max_length=200, blank=True)
    owner_account = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    sponsor_account = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    review_on = models.DateField(null=True, blank=True)
    criteria_logic = models.CharField(max_length=3, choices=CriteriaLogic.choices, default=CriteriaLogic.ALL)
    version = models.PositiveIntegerField(default=1)

    objects = ObjectiveQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["objective_set", "number"], name="a_number_is_given_once"),
            models.CheckConstraint(name="aims_are_of_the_three", condition=Q(aims__contained_by=Aim.values)),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("objective", args=[self.objective_set.council.slug, self.objective_set.slug, self.pk])


@pghistory.track()
class ObjectiveCover(models.Model):
    """That an objective serves an aim for people who share a characteristic: always one of the 25 lawful pairs."""

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="cover")
    pair = models.ForeignKey(CharacteristicAim, on_delete=models.PROTECT, related_name="cover")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["objective", "pair"], name="a_pair_is_covered_once")]

    def __str__(self) -> str:
        return f"{self.objective_id}: {self.pair_id}"


@pghistory.track()
class ObjectiveLocalCover(models.Model):
    """That an objective is for people whom the council considers beside the nine: for an aim, or for none yet. It stays
    when the council ends that characteristic."""

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="local_cover")
    local = models.ForeignKey(LocalCharacteristic, on_delete=models.PROTECT, related_name="local_cover")
    aim = models.CharField(max_length=10, choices=Aim.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["objective", "local", "aim"], name="a_local_pair_is_covered_once"),
            models.CheckConstraint(name="a_local_pair_is_for_a_known_aim", condition=Q(aim="") | Q(aim__in=Aim.values)),
        ]

    def __str__(self) -> str:
        return f"{self.objective_id}: {self.local_id}"


@pghistory.track()
class ObjectiveTag(models.Model):
    """That an objective carries one of the council's tags."""

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="tagged")
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="tagged")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["objective", "tag"], name="a_tag_is_given_once")]

    def __str__(self) -> str:
        return f"{self.objective_id}: {self.tag_id}"


@pghistory.track()
class GapReason(models.Model):
    """Why no objective of the set covers a characteristic, or one aim for it: a duty in Wales (SI 2011/1064 regulation
    3(3)) and Scotland (SSI 2012/162 regulation 4), good practice in England. An empty `aim` means all of the row."""

    objective_set = models.ForeignKey(ObjectiveSet, on_delete=models.CASCADE, related_name="gap_reasons")
    characteristic = models.ForeignKey(Characteristic, on_delete=models.PROTECT, related_name="gap_reasons")
    aim = models.CharField(max_length=10, choices=Aim.choices, blank=True)
    text = models.CharField(max_length=1000)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["objective_set", "characteristic", "aim"], name="a_gap_has_one_reason"),
            models.CheckConstraint(name="a_reason_says_something", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return f"{self.characteristic_id}: {self.text}"


@pghistory.track()
class Commitment(models.Model):
    """A standing promise without end or target, shown as such and never scored as an objective. Those under one
    `heading` stand together, as a council's "ambition" does."""

    objective_set = models.ForeignKey(ObjectiveSet, on_delete=models.CASCADE, related_name="commitments")
    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, null=True, related_name="commitments")
    position = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=200, blank=True)
    text = models.CharField(max_length=500)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["objective_set", "position"], name="commitments_stand_in_order")]

    def __str__(self) -> str:
        return self.text


def characteristics_of(objective: Objective) -> list[Characteristic]:
    """The characteristics an objective names, in the statute's order, each once. Wants `cover__pair__characteristic`
    prefetched."""
    named = {cover.pair.characteristic for cover in objective.cover.all()}
    return sorted(named, key=lambda characteristic: characteristic.position)


def tags_of(objective: Objective) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The council's own tags on an objective, under the name of their kind. Wants `tagged__tag` prefetched."""
    names = sorted((row.tag.kind, row.tag.name) for row in objective.tagged.all())
    found = [(str(kind.label), tuple(name for of, name in names if of == kind)) for kind in TagKind]
    return tuple((label, each) for label, each in found if each)
