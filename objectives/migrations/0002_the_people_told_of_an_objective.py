import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("objectives", "0001_sets_objectives_and_progress"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="objective",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="objective",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="objective",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="objective",
            name="owner_account",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="objective",
            name="sponsor_account",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="objectiveevent",
            name="owner_account",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="objectiveevent",
            name="sponsor_account",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objective",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "objectives_objectiveevent" ("aims", "criteria_logic", "id", "member_sponsor", "number", "objective_set_id", "owner", "owner_account_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reference", "review_on", "sponsor_account_id", "target_groups", "title", "version", "why") VALUES (NEW."aims", NEW."criteria_logic", NEW."id", NEW."member_sponsor", NEW."number", NEW."objective_set_id", NEW."owner", NEW."owner_account_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."reference", NEW."review_on", NEW."sponsor_account_id", NEW."target_groups", NEW."title", NEW."version", NEW."why"); RETURN NULL;',
                    hash="e1f398d06b89371c78717546d61b273485707ff1",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4e40f",
                    table="objectives_objective",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objective",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "objectives_objectiveevent" ("aims", "criteria_logic", "id", "member_sponsor", "number", "objective_set_id", "owner", "owner_account_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reference", "review_on", "sponsor_account_id", "target_groups", "title", "version", "why") VALUES (NEW."aims", NEW."criteria_logic", NEW."id", NEW."member_sponsor", NEW."number", NEW."objective_set_id", NEW."owner", NEW."owner_account_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."reference", NEW."review_on", NEW."sponsor_account_id", NEW."target_groups", NEW."title", NEW."version", NEW."why"); RETURN NULL;',
                    hash="6d2a11e9fa5c0f196d220b3a3e55bfc7cc0a536c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6b1f5",
                    table="objectives_objective",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objective",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "objectives_objectiveevent" ("aims", "criteria_logic", "id", "member_sponsor", "number", "objective_set_id", "owner", "owner_account_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reference", "review_on", "sponsor_account_id", "target_groups", "title", "version", "why") VALUES (OLD."aims", OLD."criteria_logic", OLD."id", OLD."member_sponsor", OLD."number", OLD."objective_set_id", OLD."owner", OLD."owner_account_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."reference", OLD."review_on", OLD."sponsor_account_id", OLD."target_groups", OLD."title", OLD."version", OLD."why"); RETURN NULL;',
                    hash="5e1dd6be4471cefb5045d49264d5756c49204217",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9a7da",
                    table="objectives_objective",
                    when="AFTER",
                ),
            ),
        ),
    ]
