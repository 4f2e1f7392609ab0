"""Loading the example, as often as one likes: what is there already stays as it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from councils.models import Council
from psed_portal.example import barsetshire, loamshire, other_nations, people
from psed_portal.example.bexley import bexley
from psed_portal.example.bodies import kensington_and_chelsea, london_councils, westminster, worcester
from psed_portal.example.told import Calendar

HISTORICAL: dict[str, Callable[[], Council]] = {
    "westminster-2021-example": westminster,
    "london-councils-2021-example": london_councils,
    "kensington-and-chelsea-2023-example": kensington_and_chelsea,
    "worcester-2013-example": worcester,
    "bexley-2017-example": bexley,
}
INVENTED = (people.BARSETSHIRE, people.LOAMSHIRE, people.CWMHELYG, people.INVERMUIR)


@dataclass(frozen=True)
class Loaded:
    """What one run did. `new_password` is set only where nobody had chosen one: it is shown once and kept nowhere."""

    added: tuple[str, ...]
    is_password_changed: bool
    new_password: str = ""

    def __str__(self) -> str:
        if self.added:
            return f"Loaded the example: {', '.join(self.added)}."
        if self.is_password_changed:
            return "The example is already there; its people now have the password of EXAMPLE_PASSWORD."
        return "The example is already there; nothing changed."


@transaction.atomic
def load(*, on: date, password: str) -> Loaded:
    """Add what is missing of the example, all or nothing, as it stands on a day."""
    there = set(Council.objects.filter(slug__in=(*INVENTED, *HISTORICAL)).values_list("slug", flat=True))
    calendar, added, new_password = Calendar(on), [], ""
    if people.BARSETSHIRE not in there:
        new_password = "" if password else people.new_password()
        accounts = people.open_accounts(password or new_password)
        added.append(barsetshire.load(calendar, accounts).name)
    if people.LOAMSHIRE not in there:
        added.append(loamshire.load(calendar).name)
    if people.CWMHELYG not in there:
        added.append(other_nations.in_wales(calendar).name)
    if people.INVERMUIR not in there:
        added.append(other_nations.in_scotland(calendar).name)
    added += [tell().name for slug, tell in HISTORICAL.items() if slug not in there]
    is_changed = not added and people.change_password_if_told(password)
    return Loaded(tuple(added), is_changed, new_password)
