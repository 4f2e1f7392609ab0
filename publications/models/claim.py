"""Which duties a document meets, for which listed bodies."""

import pghistory
from django.db import models

from deadlines.models import ListedBody
from publications.models.publication import Publication


@pghistory.track()
class Claim(models.Model):
    """That a document, once published, meets a duty of a listed body. One document may meet several; and where several
    documents meet one together, those with `is_part` move no day: the one without it does.

    `cycle` names the reporting year, where the duty has a fixed day; empty is the one open on the day of publication.
    """

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="claims")
    duty = models.CharField(max_length=40)
    body = models.CharField(max_length=20, choices=ListedBody.choices, default=ListedBody.COUNCIL)
    cycle = models.CharField(max_length=20, blank=True)
    is_part = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["publication", "duty", "body"], name="a_duty_is_claimed_once"),
        ]

    def __str__(self) -> str:
        return f"{self.duty} ({self.body})"
