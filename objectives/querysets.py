"""Which sets and objectives."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery


class ObjectiveSetQuerySet(models.QuerySet):
    def published(self) -> Self:
        """Made public at some time; an amendment under way hides nothing."""
        return self.filter(published_on__isnull=False)

    def current(self, *, on: date) -> Self:
        """Published on or before the day and not superseded by then, whether or not its time has run out."""
        return (
            self.published()
            .filter(published_on__lte=on)
            .filter(Q(superseded_by=None) | Q(superseded_by__published_on=None) | Q(superseded_by__published_on__gt=on))
        )

    def newest_first(self) -> Self:
        return self.order_by(models.F("published_on").desc(nulls_first=True), "-pk")


class ObjectiveQuerySet(models.QuerySet):
    def in_order(self) -> Self:
        return self.order_by("position", "pk")

    def of_council(self, council: models.Model) -> Self:
        return self.filter(objective_set__council=council)

    def with_latest_progress(self, *, on: date) -> Self:
        """Adds `rag`, `said_on` and `said`: the newest word on each objective up to the day, or None."""
        updates: Any = self.model._meta.get_field("progress").related_model
        newest = updates.objects.filter(objective=OuterRef("pk"), as_at__lte=on).order_by("-as_at", "-pk")
        return self.annotate(
            rag=Subquery(newest.values("rag")[:1]),
            said_on=Subquery(newest.values("as_at")[:1]),
            said=Subquery(newest.values("narrative")[:1]),
        )

    def still_pursued(self, *, on: date) -> Self:
        """All but those that a review retired."""
        reviews: Any = self.model._meta.get_field("reviews").related_model
        retired = reviews.objects.filter(objective=OuterRef("pk"), decision="retire", decided_on__lte=on)
        return self.filter(~Exists(retired))

    def with_everything(self) -> Self:
        """All that a page about whole objectives shows, in a fixed number of queries."""
        return self.prefetch_related(
            "cover__pair__characteristic",
            "measures__readings",
            "measures__replaces",
            "criteria",
            "commitments",
            "progress",
            "reviews",
        )
