"""What is with its approver already, or approved, gets the one step it has been asked for."""

from django.db import migrations
from django.utils import timezone


def lay_out(apps, schema_editor):
    """One step, "Approval": agreed where the document is approved, waiting where it is not."""
    Publication = apps.get_model("publications", "Publication")
    SignOff = apps.get_model("publications", "SignOff")
    for publication in Publication.objects.filter(state__in=["in_review", "approved"], sign_offs=None):
        told = {}
        if publication.state == "approved":
            told = {
                "state": "agreed",
                "decided_on": timezone.localdate(publication.approved_at),
                "decided_at": publication.approved_at,
                "decided_by": publication.approved_by,
                "decided_by_name": publication.approved_by_name,
                "digest": publication.digest,
            }
        SignOff.objects.create(
            publication=publication,
            round=1,
            position=1,
            kind="person",
            name="Approval",
            submitted_by=publication.submitted_by,
            **told,
        )


class Migration(migrations.Migration):
    dependencies = [
        ("publications", "0008_sign_offs_and_comments"),
    ]

    operations = [
        # Backwards the table goes as a whole, in the migration before.
        migrations.RunPython(lay_out, migrations.RunPython.noop),
    ]
