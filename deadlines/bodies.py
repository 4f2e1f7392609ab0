"""Which listed bodies stand behind one council, and which duties each of them owes."""

from councils.models import Council, Kind, Nation
from deadlines.models import ListedBody
from duty.regimes import Duty


def bodies_of(council: Council) -> tuple[ListedBody, ...]:
    """A Scottish council is three listed bodies: the council, the education authority and the licensing board (the
    Schedule to SSI 2012/162 lists them apart). Any other is one."""
    if council.nation == Nation.SCOTLAND and council.kind != Kind.JOINT_BODY:
        return (ListedBody.COUNCIL, ListedBody.EDUCATION, ListedBody.LICENSING)
    return (ListedBody.COUNCIL,)


def bodies_owing(council: Council, duty: Duty) -> tuple[ListedBody, ...]:
    """The bodies that owe a duty. A licensing board employs nobody, so a duty that begins with a number of employees is
    not owed by it."""
    if duty.threshold is None:
        return bodies_of(council)
    return tuple(body for body in bodies_of(council) if body != ListedBody.LICENSING)


def label_of(duty: Duty, body: str, cycle: str = "") -> str:
    """ "Gender pay gap 2026-27", "Mainstreaming report (the education authority)"."""
    name = f"{duty.name} {cycle}".strip()
    return name if body == ListedBody.COUNCIL else f"{name} ({ListedBody(body).label})"
