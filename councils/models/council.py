"""Councils, the names they go by, and how many people they employ."""

from collections.abc import Iterable
from datetime import date

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from councils.querysets import CouncilQuerySet


class Nation(models.TextChoices):
    ENGLAND = "england", _("England")
    WALES = "wales", _("Wales")
    SCOTLAND = "scotland", _("Scotland")
    NORTHERN_IRELAND = "northern_ireland", _("Northern Ireland")


class Kind(models.TextChoices):
    LONDON_BOROUGH = "london_borough", _("London borough")
    CITY_CORPORATION = "city_corporation", _("City corporation")
    COUNTY = "county", _("County council")
    METROPOLITAN = "metropolitan", _("Metropolitan district council")
    DISTRICT = "district", _("District council")
    UNITARY = "unitary", _("Unitary council")
    JOINT_BODY = "joint_body", _("Joint body")


@pghistory.track()
class Council(models.Model):
    """A body under the duty: a principal council, a joint body, or an example that stands apart from the register.

    `code` is the register's stable key of the authority; the GSS code names an area and changes with its boundaries.
    A joint body may have neither. `enrolled_on` is the day it began to use the portal: duties, flags and mail exist
    only from then. `shown_as_at` marks an example made from published documents: its pages answer as of that day,
    and it is never enrolled, flagged, mailed or counted. Without a `colour` ("#17575c") its pages have the
    portal's own.
    """

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    nation = models.CharField(max_length=20, choices=Nation.choices)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    code = models.CharField(max_length=10, unique=True, null=True, blank=True)
    gss_code = models.CharField(max_length=9, unique=True, null=True, blank=True)
    website = models.URLField(blank=True)
    started_on = models.DateField(null=True, blank=True)
    is_start_assumed = models.BooleanField(default=False)
    ended_on = models.DateField(null=True, blank=True)
    successors = models.ManyToManyField("self", symmetrical=False, related_name="predecessors", blank=True)
    members = models.ManyToManyField("self", symmetrical=False, related_name="joint_bodies", blank=True)
    enrolled_on = models.DateField(null=True, blank=True)
    shown_as_at = models.DateField(null=True, blank=True)
    is_fictional = models.BooleanField(default=False)
    notice = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)
    contact = models.TextField(blank=True)
    colour = models.CharField(max_length=7, blank=True)
    logo_sha256 = models.CharField(max_length=64, blank=True)
    logo_type = models.CharField(max_length=20, blank=True)
    logo_alt = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = CouncilQuerySet.as_manager()

    seen_on: date | None = None
    """Another day as of which somebody looks at the council just now; never stored."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_example_is_never_enrolled",
                condition=models.Q(enrolled_on=None) | models.Q(shown_as_at=None),
            ),
            models.CheckConstraint(
                name="a_council_ends_after_it_starts",
                condition=models.Q(ended_on=None)
                | models.Q(started_on=None)
                | models.Q(ended_on__gte=models.F("started_on")),
            ),
            models.CheckConstraint(
                name="a_colour_is_six_digits", condition=models.Q(colour="") | models.Q(colour__regex=r"^#[0-9a-f]{6}$")
            ),
            models.CheckConstraint(
                name="a_logo_has_words_for_those_who_cannot_see_it",
                condition=models.Q(logo_sha256="", logo_type="", logo_alt="")
                | models.Q(
                    ~models.Q(logo_sha256=""), ~models.Q(logo_alt=""), logo_type__in=["image/png", "image/jpeg"]
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_historical_example(self) -> bool:
        return self.shown_as_at is not None

    @property
    def is_followed(self) -> bool:
        """Whether the portal knows enough to say how this council stands; of all others it says nothing."""
        return self.enrolled_on is not None or self.is_historical_example

    def has_ended(self, *, on: date) -> bool:
        """Whether it had been abolished by the day; its last day is still its own."""
        return self.ended_on is not None and self.ended_on < on

    def headcount(self, *, on: date) -> "Headcount | None":
        """The newest headcount up to the day."""
        return self.headcounts.filter(as_at__lte=on).order_by("-as_at").first()


class CouncilName(models.Model):
    """A name a council goes or went by, with a folded copy (no accents, no case) for search."""

    class Sort(models.TextChoices):
        OFFICIAL = "official", _("official name")
        SHORT = "short", _("short name")
        WELSH = "welsh", _("Welsh name")
        OTHER = "other", _("also known as")
        EARLIER = "earlier", _("earlier name")

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, db_index=True)
    sort = models.CharField(max_length=10, choices=Sort.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "name"], name="a_council_has_each_name_once")]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Headcount(models.Model):
    """How many people a council employed on a day. Heads, not full-time equivalents; staff of maintained schools are
    their governing body's, not the council's (SI 2017/353 reg 2). Never one mutable number."""

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="headcounts")
    as_at = models.DateField()
    count = models.PositiveIntegerField()
    is_upper_bound = models.BooleanField(default=False)  # "fewer than 150" is all that some bodies say
    basis = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "as_at"], name="one_headcount_a_day")]

    def __str__(self) -> str:
        return f"{self.count} on {self.as_at}"


def size_between(
    noted: Iterable[Headcount], begins_on: date, ends_on: date, *, latest: date | None = None
) -> Headcount | None:
    """The headcount that says how large a council was from one day to another: the largest noted in that time, else the
    newest before it, else the earliest after it, up to `latest`: what is later still says nothing of that time."""
    every = sorted(noted, key=lambda headcount: headcount.as_at)
    within = [headcount for headcount in every if begins_on <= headcount.as_at <= ends_on]
    if within:
        return max(within, key=lambda headcount: headcount.count)
    before = [headcount for headcount in every if headcount.as_at < begins_on]
    after = [headcount for headcount in every if latest is None or headcount.as_at <= latest]
    return before[-1] if before else next(iter(after), None)
