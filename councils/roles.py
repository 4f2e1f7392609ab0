"""The powers there are, and which role holds which. The only table of its kind: pages, menus and actions all ask it."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Can(StrEnum):
    """What a person may do at a council."""

    SEE_DASHBOARD = "see the councillors' dashboard"
    SEE_DRAFTS = "see drafts and what is owed"
    EDIT_OBJECTIVES = "edit objectives"
    NOTE_PROGRESS = "note progress"
    EDIT_PUBLICATIONS = "write publications and submit them"
    CONTRIBUTE = "write the parts of a document that one is asked for"
    APPROVE = "approve what is to be published"
    PUBLISH = "publish what was approved"
    READ_RECORD = "read the record of acts"
    MANAGE_PEOPLE = "invite people and give roles"
    SEE_ANOTHER_DAY = "see an example as of another day"


class Role(models.TextChoices):
    OFFICER = "officer", _("Equality officer")
    APPROVER = "approver", _("Approver")
    COUNCILLOR = "councillor", _("Councillor")
    CONTRIBUTOR = "contributor", _("Contributor")
    AUDITOR = "auditor", _("Auditor")
    ADMINISTRATOR = "administrator", _("Administrator")


ROLES: dict[str, frozenset[Can]] = {
    Role.OFFICER: frozenset(
        {
            Can.SEE_DASHBOARD,
            Can.SEE_DRAFTS,
            Can.EDIT_OBJECTIVES,
            Can.NOTE_PROGRESS,
            Can.EDIT_PUBLICATIONS,
            Can.CONTRIBUTE,
            Can.PUBLISH,
            Can.SEE_ANOTHER_DAY,
        }
    ),
    Role.APPROVER: frozenset({Can.SEE_DASHBOARD, Can.SEE_DRAFTS, Can.APPROVE, Can.PUBLISH}),
    Role.COUNCILLOR: frozenset({Can.SEE_DASHBOARD}),
    Role.CONTRIBUTOR: frozenset({Can.SEE_DASHBOARD, Can.SEE_DRAFTS, Can.NOTE_PROGRESS, Can.CONTRIBUTE}),
    Role.AUDITOR: frozenset({Can.SEE_DASHBOARD, Can.SEE_DRAFTS, Can.READ_RECORD, Can.SEE_ANOTHER_DAY}),
    Role.ADMINISTRATOR: frozenset(
        {Can.SEE_DASHBOARD, Can.SEE_DRAFTS, Can.READ_RECORD, Can.MANAGE_PEOPLE, Can.SEE_ANOTHER_DAY}
    ),
}

WHAT_A_ROLE_IS_FOR = {
    Role.OFFICER: _("Writes objectives and reports, notes progress, submits for approval and publishes."),
    Role.APPROVER: _("Agrees to what is to be published, or sends it back. Never approves their own work."),
    Role.COUNCILLOR: _("Reads the dashboard. Sees no drafts."),
    Role.CONTRIBUTOR: _(
        "Notes progress on objectives, and writes the parts of documents they are asked for. Publishes nothing."
    ),
    Role.AUDITOR: _("Reads everything, drafts and record of acts included. Changes nothing."),
    Role.ADMINISTRATOR: _("Invites people and gives roles."),
}
