"""What may be done to a council's words on its approach. The only place they change."""

import hashlib
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from councils.actions import NotPossible
from councils.edits import StaleEdit, held, rewrite
from councils.lifecycle import Move, after, state_of
from councils.models import Approach, Council, User
from councils.people_form import people_who
from councils.record import Actor, act, person, record
from councils.roles import Can


class NotThoseWords(NotPossible):
    """Words that cannot stand as the council's; said beside the box of the text."""

    field = "text"


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def draft_of(council: Council) -> Approach | None:
    """The version that is being written, if there is one, locked until commit."""
    return council.approaches.being_written().select_for_update(no_key=True).first()


def the_draft_of(council: Council) -> Approach:
    draft = draft_of(council)
    if draft is None:
        raise NotPossible(_("There is no draft any more. See what is public now."))
    return draft


def newest_of(council: Council) -> Approach | None:
    """The version that was published last."""
    return council.approaches.published().first()


@act
def write_approach(council: Council, *, text: str, seen: int, by: Actor, at: datetime | None = None) -> Approach:
    """Begin a new version, or change the one that is being written. The same words twice, as by a double click, are
    once.

    `seen` is the version of what was read: the draft, else the public words, else 0. `at` is the moment, where that is
    not now: the past of an example is told afterwards. Raises StaleEdit when another save came between, NotThoseWords
    for words that say nothing or nothing new, and NotPossible while the draft is with its approver.
    """
    council, text = held(council), text.strip()
    draft, public = draft_of(council), newest_of(council)
    if draft and draft.text == text:
        return draft
    if draft:
        after(state_of(draft), Move.WRITE)
    standing = draft or public
    if standing and standing.version != seen:
        raise StaleEdit(standing)
    if not any(letter.isalnum() for letter in text):
        raise NotThoseWords(_("Enter how the council goes about equality"))
    if draft is None and public and public.text == text:
        raise NotThoseWords(_("These words are public already. Change them before you save"))
    written = {"written_by": person(by), "written_by_name": str(by), "written_at": at or timezone.now()}
    me = [by.pk] if by.pk is not None else []
    if draft is None:
        version = public.version + 1 if public else 1
        draft = Approach.objects.create(council=council, text=text, writers=me, version=version, **written)
        record("approach begun", by=by, council=council, of=draft, after={"text": text})
        return draft
    before = {"text": draft.text}
    rewrite(draft, text=text, writers=sorted({*draft.writers, *me}), **written)
    record("approach written", by=by, council=council, of=draft, before=before, after={"text": text})
    return draft


@act
def submit_approach(council: Council, *, seen: int, by: Actor, at: datetime | None = None) -> Approach:
    """Put the draft before the approver: from here on it cannot change, only be agreed to or sent back. A second press
    of the button is none. `at`: see write_approach. Raises StaleEdit when it was changed since it was read, and
    NotPossible when nothing in it is new."""
    council = held(council)
    draft, public = the_draft_of(council), newest_of(council)
    if draft.submitted_at and draft.version == seen + 1:
        return draft
    after(state_of(draft), Move.SUBMIT)
    if draft.version != seen:
        raise StaleEdit(draft)
    if public and public.text == draft.text:
        raise NotPossible(_("The draft says what is public already. Change it before you submit it."))
    rewrite(
        draft,
        digest=digest_of(draft.text),
        submitted_by=person(by),
        submitted_by_name=str(by),
        submitted_at=at or timezone.now(),
    )
    record("approach submitted", by=by, council=council, of=draft, after={"digest": draft.digest})
    return draft


@act
def send_back_approach(council: Council, *, because: str, by: Actor) -> Approach:
    """Ask for changes: the draft opens again, with the reason. The same answer twice is one."""
    council = held(council)
    draft = the_draft_of(council)
    if not draft.submitted_at and (draft.sent_back_because, draft.sent_back_by_name) == (because, str(by)):
        return draft
    after(state_of(draft), Move.SEND_BACK)
    rewrite(
        draft,
        digest="",
        submitted_by=None,
        submitted_by_name="",
        submitted_at=None,
        sent_back_because=because,
        sent_back_by_name=str(by),
    )
    record("approach sent back", by=by, council=council, of=draft, after={"because": because})
    return draft


@act
def publish_approach(council: Council, *, agreed_digest: str, on: date, by: User) -> Approach:
    """Agree to exactly what was submitted, and make it public. A second press of the button is none.

    Raises NotPossible to whoever wrote in it or submitted it, to whoever may not approve here, and when what would be
    published is not what was read or not what was submitted.
    """
    council = held(council)
    public = newest_of(council)
    if public and (public.digest, public.approved_by_id) == (agreed_digest, by.pk) and not draft_of(council):
        return public
    draft = the_draft_of(council)
    after(state_of(draft), Move.PUBLISH)
    if is_own(draft, by):
        raise NotPossible(_("You wrote or submitted this yourself. Another person has to approve it."))
    if by not in people_who(council, Can.APPROVE):
        raise NotPossible(_("%(person)s has no role at this council that lets them approve it.") % {"person": by})
    if agreed_digest != draft.digest:
        raise NotPossible(_("This was submitted again since you opened the page. Read it again before you decide."))
    if digest_of(draft.text) != draft.digest:
        raise NotPossible(_("What would be published is not what was submitted. Send it back and submit it again."))
    number = public.number + 1 if public and public.number else 1
    rewrite(draft, number=number, published_on=on, approved_by=by, approved_by_name=str(by))
    now = {"number": number, "published_on": on.isoformat(), "digest": draft.digest}
    record("approach published", by=by, council=council, of=draft, after=now)
    return draft


def waits_for(council: Council, user: User) -> bool:
    """Whether words are submitted that this person may agree to: somebody else's. Wants the power to approve."""
    draft = council.approaches.being_written().exclude(submitted_at=None).first()
    return draft is not None and not is_own(draft, user)


def is_own(draft: Approach, user: User) -> bool:
    """Whether the person wrote in it or submitted it: nobody approves their own words."""
    return user.pk in draft.writers or user.pk == draft.submitted_by_id
