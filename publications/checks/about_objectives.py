"""What is found in what a document tells of objectives, their progress and their figures."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from duty.written import in_words
from publications.checks.document import Document
from publications.checks.finding import Seen, Spot


def about_objectives(document: Document) -> Iterator[Seen]:
    part = document.part("objectives")
    if part and document.tells_objectives and not part.left_out_because:
        if not document.objectives and part.is_empty:
            yield Seen("no-objectives", part)
        for objective in document.objectives if has_begun(document) else ():
            said = objective.said_on
            if objective.is_pursued and (said is None or (document.since and said < document.since)):
                where = _("last said on %(day)s") % {"day": in_words(said)} if said else _("nothing said yet")
                spot = Spot(objective.title, where, objective.href)
                yield Seen("progress", part, spot, is_soft=not document.must_tell_progress)
        for figures in document.late_figures:
            due = _("due by %(day)s") % {"day": in_words(figures.due_on)}
            yield Seen("stale-figures", part, Spot(figures.label, due, figures.href))
    for each in document.written:
        for table in each.tables:
            if table.ends_on and document.starts_on and table.ends_on < document.starts_on:
                yield Seen("old-table", each, Spot(table.title, in_words(table.ends_on), table.href))


def about_figures(document: Document) -> Iterator[Seen]:
    for figure in document.small_figures:
        part = document.part(figure.part)
        if part and not part.left_out_because:
            yield Seen("small-figures", part, Spot(figure.label, figure.words, figure.href))


def has_begun(document: Document) -> bool:
    """Whether there can be progress in its period: a plan for a time to come has none to tell."""
    return document.starts_on is None or document.starts_on <= document.on
