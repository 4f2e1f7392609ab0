"""The invented people of the example, who they are, and the password they share."""

import os
import secrets

from councils import actions as councils
from councils.models import Council, User
from councils.record import EXAMPLE
from councils.roles import Role

BARSETSHIRE, LOAMSHIRE, CWMHELYG, INVERMUIR = "barsetshire", "loamshire", "cwmhelyg", "invermuir"
# By the first part of the address: the name, and (council, role) pairs.
PEOPLE: dict[str, tuple[str, str, tuple[tuple[str, Role], ...]]] = {
    "olivia": ("Olivia Officer (example)", BARSETSHIRE, ((BARSETSHIRE, Role.OFFICER),)),
    "petra": ("Petra Approver (example)", BARSETSHIRE, ((BARSETSHIRE, Role.APPROVER),)),
    "cora": ("Cora Councillor (example)", BARSETSHIRE, ((BARSETSHIRE, Role.COUNCILLOR),)),
    "ada": (
        "Ada Administrator (example)",
        BARSETSHIRE,
        tuple((slug, Role.ADMINISTRATOR) for slug in (BARSETSHIRE, LOAMSHIRE, CWMHELYG, INVERMUIR)),
    ),
    "sam": ("Sam Officer (example)", LOAMSHIRE, ((LOAMSHIRE, Role.OFFICER),)),
    "con": ("Con Contributor (example)", BARSETSHIRE, ((BARSETSHIRE, Role.CONTRIBUTOR),)),
    "wyn": ("Wyn Officer (example)", CWMHELYG, ((CWMHELYG, Role.OFFICER),)),
    "isla": ("Isla Officer (example)", INVERMUIR, ((INVERMUIR, Role.OFFICER),)),
    "audrey": ("Audrey Auditor (example)", BARSETSHIRE, ((BARSETSHIRE, Role.AUDITOR),)),
}


def address(first_name: str) -> str:
    _, home, _ = PEOPLE[first_name]
    return f"{first_name}@{home}.example"


def given_password() -> str:
    """EXAMPLE_PASSWORD of the environment or `var/env` (which the settings read into it); empty when there is none."""
    return os.environ.get("EXAMPLE_PASSWORD", "")


def new_password() -> str:
    return secrets.token_urlsafe(12)


def open_accounts(password: str) -> dict[str, User]:
    """An account for each, by first name; roles come with the councils."""
    return {
        first_name: councils.open_example_account(email=address(first_name), name=name, password=password, by=EXAMPLE)
        for first_name, (name, _, _) in PEOPLE.items()
    }


def give_roles(council: Council) -> None:
    """Give everybody of the example their roles at this council."""
    for first_name, (name, _, roles) in PEOPLE.items():
        for slug, role in roles:
            if slug == council.slug:
                councils.invite(council, email=address(first_name), name=name, role=role, by=EXAMPLE)


def change_password_if_told(password: str) -> bool:
    """Give everybody the password that is announced, where the present one is another; answers whether it was."""
    first = User.objects.filter(email=address("olivia")).first()
    if not password or first is None or first.check_password(password):
        return False
    open_accounts(password)
    return True


def sign_ins() -> list[str]:
    """One line for each who can sign in: the address, what they are, and where."""
    lines = []
    for first_name, (_, _, roles) in PEOPLE.items():
        *others, last = (slug.title() for slug, _ in roles)
        where = " and ".join(filter(None, (", ".join(others), last)))
        lines.append(f"{address(first_name):<28}{roles[0][1].label}, {where}")
    return lines
