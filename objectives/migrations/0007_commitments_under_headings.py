import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("councils", "0002_the_nine_characteristics"),
        ("objectives", "0006_criteria_tied_to_measures"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="commitment",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="commitment",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="commitment",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="commitment",
            name="heading",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="commitmentevent",
            name="heading",
            field=models.CharField(blank=True, max_length=200),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="commitment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "objectives_commitmentevent" ("heading", "id", "objective_id", "objective_set_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text") VALUES (NEW."heading", NEW."id", NEW."objective_id", NEW."objective_set_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."text"); RETURN NULL;',
                    hash="7458ad4b5af6ece070214eef5e19a2d2d6d4934d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b3715",
                    table="objectives_commitment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="commitment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "objectives_commitmentevent" ("heading", "id", "objective_id", "objective_set_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text") VALUES (NEW."heading", NEW."id", NEW."objective_id", NEW."objective_set_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."text"); RETURN NULL;',
                    hash="63157a4bbc20d529438520d67aa77a121f511ad7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_16fef",
                    table="objectives_commitment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="commitment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "objectives_commitmentevent" ("heading", "id", "objective_id", "objective_set_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text") VALUES (OLD."heading", OLD."id", OLD."objective_id", OLD."objective_set_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."text"); RETURN NULL;',
                    hash="00fdb5421f4e3a501161eb784f02db33f8c01750",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f324d",
                    table="objectives_commitment",
                    when="AFTER",
                ),
            ),
        ),
    ]
