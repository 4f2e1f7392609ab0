"""Which sets and objectives."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import OuterRef, Q, Subquery

# When a set takes its place. Published early, with a first day of its own that is still to come, it leaves the one
# before it in place until then; with none before it, it holds from its publication on. Once as SQL, once for a row.


def in_place(prefix: str, *, on: date) -> Q:
    begun = Q(**{f"{prefix}supersedes": None}) | Q(**{f"{prefix}starts_on": None})
    return Q(**{f"{prefix}published_on__lte": on}) & (begun | Q(**{f"{prefix}starts_on__lte": on}))


def in_place_from(objective_set: Any) -> date | None:
    """The day from which a set holds; None while it is not published."""
    published, starts = objective_set.published_on, objective_set.starts_on
    return max(published, starts) if published and starts and objective_set.supersedes_id else published


def replaced_by(objective_set: Any, *, on: date) -> Any:
    """The set that had taken this one's place by the day, or None. Wants `superseded_by__superseded_by` selected."""
    newer = getattr(objective_set, "superseded_by", None)
    while newer and not ((since := in_place_from(newer)) and since <= on):
        newer = getattr(newer, "superseded_by", None)
    return newer


class ObjectiveSetQuerySet(models.QuerySet):
    def published(self) -> Self:
        """Made public at some time; an amendment under way hides nothing."""
        return self.filter(published_on__isnull=False)

    def current(self, *, on: date) -> Self:
        """In place on the day and not replaced by then, whether or not its time has run out."""
        newer = ("superseded_by__", "superseded_by__superseded_by__")
        return self.filter(in_place("", on=on)).exclude(in_place(newer[0], on=on)).exclude(in_place(newer[1], on=on))

    def last_in_line(self) -> Self:
        """Those that no published set follows: the next one to be made public follows one of these."""
        return self.published().filter(Q(superseded_by=None) | Q(superseded_by__published_on=None))

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

    def with_everything(self) -> Self:
        """All that a page about whole objectives shows, in a fixed number of queries."""
        return self.prefetch_related(
            "cover__pair__characteristic",
            "local_cover__local",
            "measures__readings",
            "measures__replaces",
            "tagged__tag",
            "criteria",
            "commitments",
            "progress",
            "reviews",
        )
