import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("deadlines", "0011_new_figures_are_due"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="arrangements",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="arrangements",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="arrangements",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="arrangements",
            name="reply_working_days",
            field=models.PositiveSmallIntegerField(default=20),
        ),
        migrations.AddField(
            model_name="arrangementsevent",
            name="reply_working_days",
            field=models.PositiveSmallIntegerField(default=20),
        ),
        migrations.AlterField(
            model_name="deadline",
            name="kind",
            field=models.CharField(
                choices=[
                    ("statutory", "statutory duty"),
                    ("set_review", "review of a set of objectives"),
                    ("objective_review", "review of an objective"),
                    ("monitoring", "monitoring"),
                    ("action", "action"),
                    ("figures", "new figures of a measure"),
                    ("document_review", "review of a document"),
                    ("accessibility", "review of the accessibility statement"),
                    ("compliance_notice", "reply to a compliance notice"),
                    ("format_request", "answer to a request for another format"),
                    ("own_promise", "promise of the council"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="deadlineevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("statutory", "statutory duty"),
                    ("set_review", "review of a set of objectives"),
                    ("objective_review", "review of an objective"),
                    ("monitoring", "monitoring"),
                    ("action", "action"),
                    ("figures", "new figures of a measure"),
                    ("document_review", "review of a document"),
                    ("accessibility", "review of the accessibility statement"),
                    ("compliance_notice", "reply to a compliance notice"),
                    ("format_request", "answer to a request for another format"),
                    ("own_promise", "promise of the council"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="diaryentry",
            name="kind",
            field=models.CharField(
                choices=[
                    ("statutory", "statutory duty"),
                    ("set_review", "review of a set of objectives"),
                    ("objective_review", "review of an objective"),
                    ("monitoring", "monitoring"),
                    ("action", "action"),
                    ("figures", "new figures of a measure"),
                    ("document_review", "review of a document"),
                    ("accessibility", "review of the accessibility statement"),
                    ("compliance_notice", "reply to a compliance notice"),
                    ("format_request", "answer to a request for another format"),
                    ("own_promise", "promise of the council"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="diaryentryevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("statutory", "statutory duty"),
                    ("set_review", "review of a set of objectives"),
                    ("objective_review", "review of an objective"),
                    ("monitoring", "monitoring"),
                    ("action", "action"),
                    ("figures", "new figures of a measure"),
                    ("document_review", "review of a document"),
                    ("accessibility", "review of the accessibility statement"),
                    ("compliance_notice", "reply to a compliance notice"),
                    ("format_request", "answer to a request for another format"),
                    ("own_promise", "promise of the council"),
                ],
                max_length=20,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="arrangements",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "deadlines_arrangementsevent" ("cabinet_working_days", "call_in_working_days", "consultation_weeks", "council_id", "drafting_weeks", "escalate_after_days", "evidence_weeks", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication_working_days", "reply_working_days", "scrutiny_working_days", "sponsor_id", "version") VALUES (NEW."cabinet_working_days", NEW."call_in_working_days", NEW."consultation_weeks", NEW."council_id", NEW."drafting_weeks", NEW."escalate_after_days", NEW."evidence_weeks", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."publication_working_days", NEW."reply_working_days", NEW."scrutiny_working_days", NEW."sponsor_id", NEW."version"); RETURN NULL;',
                    hash="61bdbf0d1cb8b4e3025793cc9ff77cbfeff60464",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_50670",
                    table="deadlines_arrangements",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="arrangements",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "deadlines_arrangementsevent" ("cabinet_working_days", "call_in_working_days", "consultation_weeks", "council_id", "drafting_weeks", "escalate_after_days", "evidence_weeks", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication_working_days", "reply_working_days", "scrutiny_working_days", "sponsor_id", "version") VALUES (NEW."cabinet_working_days", NEW."call_in_working_days", NEW."consultation_weeks", NEW."council_id", NEW."drafting_weeks", NEW."escalate_after_days", NEW."evidence_weeks", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."publication_working_days", NEW."reply_working_days", NEW."scrutiny_working_days", NEW."sponsor_id", NEW."version"); RETURN NULL;',
                    hash="6d3d2741fbc81b251160a045f1a425583d037e05",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5c8c4",
                    table="deadlines_arrangements",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="arrangements",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "deadlines_arrangementsevent" ("cabinet_working_days", "call_in_working_days", "consultation_weeks", "council_id", "drafting_weeks", "escalate_after_days", "evidence_weeks", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication_working_days", "reply_working_days", "scrutiny_working_days", "sponsor_id", "version") VALUES (OLD."cabinet_working_days", OLD."call_in_working_days", OLD."consultation_weeks", OLD."council_id", OLD."drafting_weeks", OLD."escalate_after_days", OLD."evidence_weeks", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."publication_working_days", OLD."reply_working_days", OLD."scrutiny_working_days", OLD."sponsor_id", OLD."version"); RETURN NULL;',
                    hash="b774f493f1d549eb4721ff4af24773cbb0140c64",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c073f",
                    table="deadlines_arrangements",
                    when="AFTER",
                ),
            ),
        ),
    ]
