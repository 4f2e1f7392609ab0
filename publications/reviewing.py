"""The day by which a published policy is looked at again, in the book of deadlines: one for each that stands."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from councils.record import Actor
from deadlines import actions as deadlines
from deadlines.models import Kind as Awaited
from duty.written import in_words
from govuk.quotes import in_quotes
from publications.kinds import KIND
from publications.models import Kind, Publication
from publications.report.succession import standing, superseded_by


def keep_review_day(publication: Publication, *, on: date, by: Actor) -> None:
    """Open, move or close the review of a document of a kind that is reviewed, and of the one it replaces: owed is that
    of what readers find, and of nothing that was withdrawn or replaced. Whoever calls this holds the council."""
    for each in (publication, publication.supersedes):
        if each is None or not KIND[Kind(each.kind)].is_reviewed:
            continue
        if each.review_on and is_in_force(each, on=on):
            deadlines.expect(
                each,
                council=each.council,
                kind=Awaited.DOCUMENT_REVIEW,
                label=_("Review %(quoted)s") % {"quoted": in_quotes(each.title)},
                path=reverse("officer_publication", args=[each.council.slug, each.kind_in_address, each.period]),
                opened_on=on,
                due_on=each.review_on,
                explanation=_("The document says that it will be looked at again by %(day)s.")
                % {"day": in_words(each.review_on)}
                + " "
                + _("It is the council’s own promise, not a legal duty."),
                is_promise=True,
                by=by,
            )
        else:
            deadlines.close(each, kind=Awaited.DOCUMENT_REVIEW, on=on, by=by)


def is_in_force(publication: Publication, *, on: date) -> bool:
    """Whether an edition stands and nothing that stands replaces it."""
    return standing(on).filter(publication=publication).exists() and not superseded_by(publication, on=on)
