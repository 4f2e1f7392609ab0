import django.contrib.postgres.fields
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("objectives", "0009_tags"),
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
            name="characteristics_without_aim",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.SlugField(max_length=40), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="objective",
            name="is_about_pay",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="objectiveevent",
            name="characteristics_without_aim",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.SlugField(max_length=40), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="objectiveevent",
            name="is_about_pay",
            field=models.BooleanField(default=False),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objective",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "objectives_objectiveevent" ("aims", "characteristics_without_aim", "criteria_logic", "id", "is_about_pay", "member_sponsor", "number", "objective_set_id", "owner", "owner_account_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reference", "review_on", "sponsor_account_id", "target_groups", "title", "version", "why") VALUES (NEW."aims", NEW."characteristics_without_aim", NEW."criteria_logic", NEW."id", NEW."is_about_pay", NEW."member_sponsor", NEW."number", NEW."objective_set_id", NEW."owner", NEW."owner_account_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."reference", NEW."review_on", NEW."sponsor_account_id", NEW."target_groups", NEW."title", NEW."version", NEW."why"); RETURN NULL;',
                    hash="b86c2f759b3f1af3c9f8f0291193b8868473bbe0",
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
                    func='INSERT INTO "objectives_objectiveevent" ("aims", "characteristics_without_aim", "criteria_logic", "id", "is_about_pay", "member_sponsor", "number", "objective_set_id", "owner", "owner_account_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reference", "review_on", "sponsor_account_id", "target_groups", "title", "version", "why") VALUES (NEW."aims", NEW."characteristics_without_aim", NEW."criteria_logic", NEW."id", NEW."is_about_pay", NEW."member_sponsor", NEW."number", NEW."objective_set_id", NEW."owner", NEW."owner_account_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."reference", NEW."review_on", NEW."sponsor_account_id", NEW."target_groups", NEW."title", NEW."version", NEW."why"); RETURN NULL;',
                    hash="fe8ec51d6e3e89104ad7769a174839a52eded872",
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
                    func='INSERT INTO "objectives_objectiveevent" ("aims", "characteristics_without_aim", "criteria_logic", "id", "is_about_pay", "member_sponsor", "number", "objective_set_id", "owner", "owner_account_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reference", "review_on", "sponsor_account_id", "target_groups", "title", "version", "why") VALUES (OLD."aims", OLD."characteristics_without_aim", OLD."criteria_logic", OLD."id", OLD."is_about_pay", OLD."member_sponsor", OLD."number", OLD."objective_set_id", OLD."owner", OLD."owner_account_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."reference", OLD."review_on", OLD."sponsor_account_id", OLD."target_groups", OLD."title", OLD."version", OLD."why"); RETURN NULL;',
                    hash="80f21c93322520633f14566663cf6b45460355f2",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9a7da",
                    table="objectives_objective",
                    when="AFTER",
                ),
            ),
        ),
    ]
