"""What may be done to the characteristics a council considers beside the nine. The only place they change."""

from datetime import date
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from councils.actions import NotPossible
from councils.edits import held, latest, rewrite
from councils.models import Council, LocalCharacteristic
from councils.querysets import folded
from councils.record import Actor, act, record
from duty.characteristics import CHARACTERISTICS, Characteristic
from duty.written import in_words
from govuk.quotes import in_quotes


class NotThatName(NotPossible):
    """A name that may not be given, or is given already; said beside the box of the name."""

    field = "name"


class NotThatEnd(NotPossible):
    """A day on which it cannot have ended; said beside the box of the day."""

    field = "ended_on"


@act
def adopt_local(
    council: Council,
    *,
    name: str,
    adopted_on: date,
    decided_by: str,
    by: Actor,
    description: str = "",
    decision_reference: str = "",
) -> LocalCharacteristic:
    """Note that the council has decided to consider something as if it were protected in law, which it is not.

    The same decision twice, as by a double click, is one. Raises NotThatName for one of the nine of Equality Act 2010
    s.4, and for another decision about a name that stands already.
    """
    council, name = held(council), " ".join(name.split())
    told = {
        "adopted_on": adopted_on,
        "decided_by": decided_by,
        "description": description,
        "decision_reference": decision_reference,
    }
    must_not_be_protected(name)
    present = council.local_characteristics.filter(folded=folded(name), ended_on=None).first()
    if present and present.name == name and all(getattr(present, key) == value for key, value in told.items()):
        return present
    must_be_free(present)
    characteristic = LocalCharacteristic.objects.create(
        council=council, slug=address_for(council, name), name=name, folded=folded(name), **told
    )
    now = {"name": name, "adopted_on": adopted_on.isoformat(), "decided_by": decided_by}
    record("local characteristic adopted", by=by, council=council, of=characteristic, after=now)
    return characteristic


@act
def change_local(characteristic: LocalCharacteristic, *, seen: int, by: Actor, **changes: Any) -> LocalCharacteristic:
    """Mend what is noted of it. Its address stays. Raises StaleEdit when another save came between, NotThatName as
    above, and NotPossible for one that has ended."""
    council = held(characteristic.council)
    must_stand(latest(characteristic))
    characteristic = latest(characteristic, seen=seen)
    if "name" in changes:
        name = " ".join(changes["name"].split())
        must_not_be_protected(name)
        others = council.local_characteristics.filter(folded=folded(name), ended_on=None)
        must_be_free(others.exclude(pk=characteristic.pk).first())
        changes |= {"name": name, "folded": folded(name)}
    before, now = rewrite(characteristic, **changes)
    if now:
        for noted in (before, now):
            noted.pop("folded", None)
        record("local characteristic changed", by=by, council=council, of=characteristic, before=before, after=now)
    return characteristic


@act
def end_local(characteristic: LocalCharacteristic, *, ended_on: date, because: str, by: Actor) -> LocalCharacteristic:
    """From this day the council considers it no more. The row stays, with the reason. The same end twice is one; raises
    NotThatEnd for a day before it was adopted, and NotPossible for one that ended otherwise."""
    council = held(characteristic.council)
    characteristic = latest(characteristic)
    if (characteristic.ended_on, characteristic.ended_because) == (ended_on, because):
        return characteristic
    must_stand(characteristic)
    if ended_on < characteristic.adopted_on:
        told = {"day": in_words(characteristic.adopted_on)}
        raise NotThatEnd(_("The day must be on or after %(day)s, when it was adopted") % told)
    rewrite(characteristic, ended_on=ended_on, ended_because=because)
    now = {"ended_on": ended_on.isoformat(), "because": because}
    record("local characteristic ended", by=by, council=council, of=characteristic, after=now)
    return characteristic


# --- What is refused --------------------------------------------------------------------------------------------------


def protected_as(name: str) -> Characteristic | None:
    """The characteristic of the law that a name means, however it is written."""
    return next((each for each in CHARACTERISTICS if alike(each.name) == alike(name)), None)


def alike(name: str) -> str:
    """A name as it is compared with the law's: signs and small joining words do not make another one."""
    words = "".join(c if c.isalnum() else " " for c in folded(name)).split()
    return " ".join(word for word in words if word not in ("and", "or"))


def must_not_be_protected(name: str) -> None:
    if protected := protected_as(name):
        told = {"name": protected.name, "section": protected.section.removeprefix("s.")}
        raise NotThatName(
            _("%(name)s is protected by law already (Equality Act 2010, section %(section)s). Enter another name")
            % told
        )
    if alike(name) == "gender":
        raise NotThatName(
            _(
                "The Equality Act 2010 does not speak of gender. Its words are Sex (section 11) and Gender "
                "reassignment (section 7), and both are protected by law already"
            )
        )


def must_be_free(present: LocalCharacteristic | None) -> None:
    if present:
        told = {"name": in_quotes(present.name)}
        raise NotThatName(_("%(name)s is considered here already. Change that one instead") % told)


def must_stand(characteristic: LocalCharacteristic) -> None:
    if characteristic.ended_on:
        told = {"name": in_quotes(characteristic.name), "day": in_words(characteristic.ended_on)}
        raise NotPossible(_("%(name)s ended on %(day)s. If it is adopted again, add it anew.") % told)


def address_for(council: Council, name: str) -> str:
    """A slug of the name that no other of the council has, ended ones included."""
    wanted = slugify(name)[:90].strip("-") or "local"
    taken = set(council.local_characteristics.filter(slug__startswith=wanted).values_list("slug", flat=True))
    return next(slug for n in range(1, len(taken) + 2) if (slug := wanted if n == 1 else f"{wanted}-{n}") not in taken)
