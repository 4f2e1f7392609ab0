"""A council's own words for its objectives: themes, groups of people, corporate priorities. None of them is law."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from councils.models import Council


class TagKind(models.TextChoices):
    GROUP = "group", _("People in particular")
    THEME = "theme", _("Theme")
    PRIORITY = "priority", _("Corporate priority")


@pghistory.track()
class Tag(models.Model):
    """ "Older people", "SEN pupils", "Putting the customer first": a place for what is no protected characteristic."""

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="tags")
    kind = models.CharField(max_length=10, choices=TagKind.choices)
    name = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "kind", "name"], name="a_tag_stands_once"),
            models.CheckConstraint(name="a_tag_is_of_a_known_kind", condition=Q(kind__in=TagKind.values)),
        ]

    def __str__(self) -> str:
        return self.name
