"""Which publications, editions and files."""

from datetime import date, datetime
from typing import Any, Self

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, When


class PublicationQuerySet(models.QuerySet):
    def public(self) -> Self:
        """Those of which at least one edition stands in public."""
        editions: Any = self.model._meta.get_field("editions").related_model
        return self.filter(Exists(editions.objects.filter(publication=OuterRef("pk"))))

    def newest_first(self) -> Self:
        return self.order_by(F("ends_on").desc(nulls_last=True), "-pk")


class EditionQuerySet(models.QuerySet):
    def of_council(self, council: models.Model) -> Self:
        return self.filter(publication__council=council)

    def latest_of_each(self, *, on: date | None = None) -> Self:
        """Only the newest edition of each publication (by the day, if one is given)."""
        later = self.model._default_manager.filter(publication=OuterRef("publication"), number__gt=OuterRef("number"))
        if on is None:
            return self.filter(~Exists(later))
        return self.filter(~Exists(later.filter(published_on__lte=on)), published_on__lte=on)

    def newest_first(self) -> Self:
        return self.order_by("-published_at", "-number")

    def one_in(self, many: int, *, turn: int) -> Self:
        """Each so-many-th, beginning with that one: in as many turns everything has had its own."""
        return self.alias(of_turn=F("pk") % many).filter(of_turn=turn)

    def of_the_period_before(self, publication: Any) -> Self:
        """Those of the same kind about an earlier period, the nearest period's newest edition first."""
        same = self.filter(publication__council=publication.council, publication__kind=publication.kind)
        if publication.ends_on is None:  # of a document about no period none comes before
            return same.none()
        return same.filter(publication__ends_on__lt=publication.ends_on).order_by("-publication__ends_on", "-number")


class RenditionQuerySet(models.QuerySet):
    def pdf(self) -> Self:
        """The files for print, which people wait for; the others are served before they are drawn."""
        return self.filter(format="pdf")

    def made(self) -> Self:
        return self.exclude(made_at=None)

    def waiting(self, *, at: datetime) -> Self:
        """Not made yet, and held by no living lease."""
        return self.filter(made_at=None).filter(Q(leased_until=None) | Q(leased_until__lt=at))

    def most_wanted_first(self) -> Self:
        """The files for print before all others, however many of those wait; then what was tried least."""
        return self.order_by(Case(When(format="pdf", then=0), default=1), "attempts", "pk")

    def waiting_long(self, *, attempts: int) -> Self:
        """Not made yet although they were tried so many times."""
        return self.filter(made_at=None, attempts__gte=attempts)


class SignOffQuerySet(models.QuerySet):
    def in_order(self) -> Self:
        """The latest submission first, and of each the steps in their order."""
        return self.order_by("-round", "position")

    def asking(self) -> Self:
        """Those that wait for an answer of somebody."""
        return self.filter(state="waiting").exclude(kind="wait")
