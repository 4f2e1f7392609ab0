"""What stands in a part beside its text: tables, figures of the council's objectives, links and files."""

import pghistory
from django.db import models

from objectives.models import Measure
from publications.models.section import Section


class Chart(models.TextChoices):
    """The picture drawn from a table."""

    NONE = "", "None"
    BARS = "bars", "Bars"
    LINES = "lines", "Lines"


@pghistory.track()
class PartTable(models.Model):
    """A table as it is shown: its columns, and rows of as many texts; the first of each names the row. `as_at` is the
    day its figures are about, `chart` the picture drawn from it."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="tables")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    columns = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    as_at = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)
    note = models.CharField(max_length=500, blank=True)
    chart = models.CharField(max_length=20, choices=Chart.choices, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["section", "position"], name="tables_stand_in_order", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(name="a_table_is_drawn_as_we_can", condition=models.Q(chart__in=Chart.values)),
        ]

    def __str__(self) -> str:
        return self.title


@pghistory.track()
class PartMeasure(models.Model):
    """A measure of an objective whose chart and figures stand in a part, and are frozen with it."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="measures")
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["section", "measure"], name="a_measure_stands_once_in_a_part")]

    def __str__(self) -> str:
        return str(self.measure)


@pghistory.track()
class PartLink(models.Model):
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="links")
    text = models.CharField(max_length=200)
    address = models.URLField(max_length=500)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_link_leads_to_the_web", condition=models.Q(address__regex=r"^https?://"))
        ]

    def __str__(self) -> str:
        return self.text


@pghistory.track()
class PartFile(models.Model):
    """A file that goes with a part, as it was uploaded; its content lies in the store under `sha256`. `alternative` is
    the text that stands for a picture, empty for other files."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="files")
    title = models.CharField(max_length=200)
    name = models.CharField(max_length=150)
    type = models.CharField(max_length=100)
    bytes = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    alternative = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["section", "sha256"], name="a_file_stands_once_in_a_part")]

    def __str__(self) -> str:
        return self.title
