"""The nine protected characteristics, the three aims, and the 25 pairs of them that the Act allows."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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
