"""Gives the editions there are the numbers people read, by their order: 1.0, 1.1, 1.2 …; then nothing may change them."""

from typing import Any

import pgtrigger
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


def number(apps: Any, _editor: object) -> None:
    """Those that follow another one mended an error, save amendments of objectives. A removed edition is closed by its
    trigger; this step alone may number it."""
    with pgtrigger.ignore("publications.Edition:removed_on_is_written_once"):
        for edition in (
            apps.get_model("publications", "Edition")
            .objects.filter(number__gt=1)
            .select_related("publication")
            .only("number", "publication__kind")
        ):
            edition.minor = edition.number - 1
            edition.is_correction = edition.publication.kind != "equality_objectives"
            edition.save(update_fields=["minor", "is_correction"])


class Migration(migrations.Migration):
    dependencies = [("publications", "0010_how_editions_are_called")]

    operations = [
        migrations.RunPython(number, migrations.RunPython.noop),
        pgtrigger.migrations.RemoveTrigger(
            model_name="edition",
            name="is_never_changed",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="edition",
            trigger=pgtrigger.compiler.Trigger(
                name="is_never_changed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."change_decided_by" IS DISTINCT FROM (NEW."change_decided_by") OR OLD."changed_because" IS DISTINCT FROM (NEW."changed_because") OR OLD."corrects_id" IS DISTINCT FROM (NEW."corrects_id") OR OLD."digest" IS DISTINCT FROM (NEW."digest") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_correction" IS DISTINCT FROM (NEW."is_correction") OR OLD."is_right" IS DISTINCT FROM (NEW."is_right") OR OLD."major" IS DISTINCT FROM (NEW."major") OR OLD."minor" IS DISTINCT FROM (NEW."minor") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."passport" IS DISTINCT FROM (NEW."passport") OR OLD."publication_id" IS DISTINCT FROM (NEW."publication_id") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."published_on" IS DISTINCT FROM (NEW."published_on") OR OLD."schema" IS DISTINCT FROM (NEW."schema") OR OLD."snapshot" IS DISTINCT FROM (NEW."snapshot") OR OLD."was_wrong" IS DISTINCT FROM (NEW."was_wrong") OR OLD."what_changed" IS DISTINCT FROM (NEW."what_changed"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="778a50978152813d2c878a174c94d2fc856028fe",
                    operation="UPDATE",
                    pgid="pgtrigger_is_never_changed_1b5e3",
                    table="publications_edition",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.UniqueConstraint(
                fields=("publication", "major", "minor"), name="editions_are_called_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("corrects__isnull", False),
                    models.Q(("is_correction", False), ("is_right", ""), ("was_wrong", "")),
                    _connector="OR",
                ),
                name="only_a_further_edition_mends_an_error",
            ),
        ),
    ]
