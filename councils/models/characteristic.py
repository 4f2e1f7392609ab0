"""The nine protected characteristics, the three aims and the 25 pairs of them that the Act allows; and what a council
has decided to consider beside them."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from councils.models.council import Council
from councils.querysets import LocalCharacteristicQuerySet


class Aim(models.TextChoices):
    """The three aims of the general duty, Equality Act 2010 s.149(1)(a) to (c)."""

    ELIMINATE = "eliminate", _("Eliminate discrimination, harassment and victimisation")
    ADVANCE = "advance", _("Advance equality of opportunity")
    FOSTER = "foster", _("Foster good relations")


class Characteristic(models.Model):
    """One of the nine of s.4. Seeded by migration; nobody adds or removes one."""

    code = models.SlugField(primary_key=True, max_length=40)
    name = models.CharField(max_length=60)
    section = models.CharField(max_length=20)
    position = models.PositiveSmallIntegerField(unique=True)

    def __str__(self) -> str:
        return self.name


class CharacteristicAim(models.Model):
    """A lawful pair. Marriage and civil partnership counts only for the first aim (s.149(7)): the other two pairs do
    not exist, so nothing can refer to them."""

    characteristic = models.ForeignKey(Characteristic, on_delete=models.PROTECT, related_name="lawful_aims")
    aim = models.CharField(max_length=10, choices=Aim.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["characteristic", "aim"], name="a_pair_stands_once"),
            models.CheckConstraint(name="an_aim_is_one_of_three", condition=models.Q(aim__in=Aim.values)),
            models.CheckConstraint(
                name="marriage_counts_only_for_the_first_aim",
                condition=~models.Q(characteristic="marriage_civil_partnership") | models.Q(aim="eliminate"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_aim_display()}: {self.characteristic_id}"


@pghistory.track()
class LocalCharacteristic(models.Model):
    """What a council has decided to treat as if it were protected: care experience, carers. The law does not protect
    it, and every page that names it says so.

    `folded` is the name without accents and case, by which the same one is known again. The slug stays when the name
    is changed. One that ended stays too, and may be adopted anew.
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="local_characteristics")
    slug = models.SlugField(max_length=110)
    name = models.CharField(max_length=100)
    folded = models.TextField()
    description = models.CharField(max_length=300, blank=True)
    adopted_on = models.DateField()
    decided_by = models.CharField(max_length=150)
    decision_reference = models.CharField(max_length=300, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = LocalCharacteristicQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "slug"], name="a_local_characteristic_has_its_address"),
            models.UniqueConstraint(
                fields=["council", "folded"],
                condition=models.Q(ended_on=None),
                name="a_local_characteristic_is_adopted_once",
            ),
            models.CheckConstraint(
                name="an_ended_local_characteristic_says_why",
                condition=models.Q(ended_on=None, ended_because="")
                | (models.Q(ended_on__isnull=False) & ~models.Q(ended_because="")),
            ),
            models.CheckConstraint(
                name="a_local_characteristic_ends_after_it_was_adopted",
                condition=models.Q(ended_on=None) | models.Q(ended_on__gte=models.F("adopted_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.name
