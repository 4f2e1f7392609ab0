"""What may be done to the other formats of a publication, and to requests for them. The only place these change."""

import secrets
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from councils.actions import NotPossible
from councils.edits import held, latest, rewrite
from councils.models import Council
from councils.record import Actor, SystemActor, act, record
from deadlines import actions as deadlines
from deadlines.keeping import arrangements_of
from deadlines.models import Kind
from deadlines.plans import working_days
from duty.forwards import working_days_on
from duty.written import in_words
from files import store
from files.accepting import Accepted
from govuk.quotes import in_quotes
from publications.languages import ENGLISH
from publications.models import AskedFor, Edition, FormatRequest, OtherFormat, Outcome
from publications.models.format_request import PERSONAL

KEPT_AFTER_THE_ANSWER = timedelta(days=90)
MOST_A_DAY = 400
"""Requests that one council takes in a day: more are no people who need a format."""
LETTERS = "23456789BCDFGHJKMNPQRSTVWXYZ"  # none that reads like another
ANYBODY = SystemActor("A member of the public")
ERASER = SystemActor("The portal, 90 days after the answer")


class TooMany(NotPossible):
    """More requests came today than people can have sent."""


@act
def add_format(
    edition: Edition,
    *,
    sort: str,
    language: str = ENGLISH,
    file: Accepted | None = None,
    link: str = "",
    on: date,
    by: Actor,
) -> OtherFormat:
    """Offer an edition in another format, as a file or a link. One of the same sort and language stays, behind it; the
    very same as the last, as by a double click, is one. Raises NotPossible for an edition that was removed by law."""
    publication = edition.publication
    council = held(publication.council)
    must_stand(edition)
    last = publication.other_formats.order_by("number").last()
    kept: dict[str, Any] = {}
    if file:
        sha256 = store.keep(file.content)
        kept = {"sha256": sha256, "name": file.name, "media_type": file.media_type, "bytes": file.size}
    told = {"edition": edition, "sort": sort, "language": language, "link": link, "sha256": ""} | kept
    if last and last.removed_on is None and all(getattr(last, name) == value for name, value in told.items()):
        return last
    added = OtherFormat.objects.create(
        publication=publication,
        number=last.number + 1 if last else 1,
        added_on=on,
        added_by_name=str(by),
        **told,
    )
    after = {"sort": sort, "language": language, "edition": edition.number, "sha256": added.sha256, "link": link}
    record("other format added", by=by, council=council, of=added, after=after)
    return added


@act
def remove_format(other: OtherFormat, *, because: str, on: date, by: Actor) -> OtherFormat:
    """Take a format away from readers. Its row stays with the reason, which its address shows from now on. Twice for
    one reason is once; raises NotPossible for one that was removed for another."""
    council = held(other.publication.council)
    other = OtherFormat.objects.select_for_update(no_key=True).get(pk=other.pk)
    if other.removed_on is not None:
        if other.removed_because == because:
            return other
        raise NotPossible(_("It was removed already, on %(day)s.") % {"day": in_words(other.removed_on)})
    other.removed_on, other.removed_because, other.removed_by_name = on, because, str(by)
    other.save(update_fields=["removed_on", "removed_because", "removed_by_name"])
    record("other format removed", by=by, council=council, of=other, after={"because": because})
    return other


def must_stand(edition: Edition) -> None:
    if edition.removed_on is not None:
        raise NotPossible(_("This edition was removed by law. It cannot be offered in another format."))


# --- Requests ---------------------------------------------------------------------------------------------------------


def reply_day(council: Council, *, on: date) -> date:
    """By when a request that comes on a day is answered: the council's own number of working days after it."""
    within = arrangements_of(council).reply_working_days
    return working_days_on(on, within, is_working_day=working_days(council.nation))


@act
def ask(
    edition: Edition, *, asked_for: str, person: Mapping[str, str], form_key: str, on: date, by: Actor
) -> FormatRequest:
    """Take a request for another format of an edition, and open the day by which it is answered. The same form sent
    twice is one request. `person` is what they say of themselves, by the names of PERSONAL: none of it goes into the
    record or the book.

    Raises NotPossible where nobody would read it, and TooMany when more came today than people can have sent.
    """
    publication = edition.publication
    council = held(publication.council)
    if known := FormatRequest.objects.filter(form_key=form_key).first():
        return known
    must_stand(edition)
    if council.enrolled_on is None:
        raise NotPossible(_("This council does not take requests here."))
    if council.format_requests.filter(received_on=on).count() >= MOST_A_DAY:
        raise TooMany(_("The council has had very many requests today. Try again tomorrow, or write to it directly."))
    request = FormatRequest.objects.create(
        council=council,
        publication=publication,
        edition=edition,
        reference=new_reference(),
        form_key=form_key,
        asked_for=asked_for,
        received_on=on,
        due_on=reply_day(council, on=on),
        **person,
    )
    expect_an_answer(request, within=arrangements_of(council).reply_working_days, by=by)
    after = {"asked_for": asked_for, "due_on": request.due_on.isoformat()}
    record("another format asked for", by=by, council=council, of=request, after=after)
    return request


def new_reference() -> str:
    """Eight letters that can be read out, and that nobody guesses: "F7K3-9TXB"."""
    drawn = "".join(secrets.choice(LETTERS) for _each in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"


def expect_an_answer(request: FormatRequest, *, within: int, by: Actor) -> None:
    told = {
        "what": AskedFor(request.asked_for).label,
        "title": in_quotes(request.publication.title),
        "reference": request.reference,
    }
    days = {"day": in_words(request.received_on), "within": within, "due": in_words(request.due_on)}
    deadlines.expect(
        request,
        council=request.council,
        kind=Kind.FORMAT_REQUEST,
        label=(_("Answer request %(reference)s for another format (%(what)s) of %(title)s") % told)[:300],
        path=reverse("format_request", args=[request.council.slug, request.reference]),
        opened_on=request.received_on,
        due_on=request.due_on,
        explanation=_(
            "Received on %(day)s. The council answers within %(within)s working days, so by %(due)s. The day is the "
            "council’s own. The duty to make reasonable adjustments (Equality Act 2010, sections 20 and 29) names none."
        )
        % days,
        is_promise=True,
        by=by,
    )


@act
def answer_request(
    request: FormatRequest, *, outcome: str, answered_on: date, answer: str, seen: int, by: Actor
) -> FormatRequest:
    """Note that a request was answered, or why it cannot be met; its day is closed. Raises StaleEdit when a colleague
    noted it meanwhile. What the answer says stays out of the record: it may tell who asked."""
    council = held(request.council)
    request = latest(request, seen=seen)
    if request.erased_on is not None:
        raise NotPossible(_("This request was answered long ago, and what told who asked has been erased."))
    told = {"outcome": Outcome(outcome), "answered_on": answered_on, "answer": answer}
    rewrite(request, **told, answered_by_name=str(by))
    deadlines.close(request, kind=Kind.FORMAT_REQUEST, on=answered_on, by=by)
    after = {"outcome": outcome, "on": answered_on.isoformat()}
    record("request for another format answered", by=by, council=council, of=request, after=after)
    return request


@act
def erase_answered(*, on: date, by: Actor) -> int:
    """Erase what tells who asked from the requests that were answered long enough ago; the rows stay. Gives how many.
    Safe to repeat."""
    answered = FormatRequest.objects.filter(erased_on=None, answered_on__lte=on - KEPT_AFTER_THE_ANSWER)
    keys = list(answered.order_by("council_id", "pk").values_list("pk", flat=True))
    for request in FormatRequest.objects.filter(pk__in=keys).select_related("council").order_by("council_id", "pk"):
        council = held(request.council)
        rewrite(latest(request), erased_on=on, **dict.fromkeys(PERSONAL, ""))
        record("what told who asked was erased", by=by, council=council, of=request)
    return len(keys)
