import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publications", "0001_publications_and_frozen_editions"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="publication",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="publication",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="publication",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="publication",
            name="language",
            field=models.CharField(default="en", max_length=5),
        ),
        migrations.AddField(
            model_name="publication",
            name="owner",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="publication",
            name="review_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="publication",
            name="supersedes",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="superseded_by",
                to="publications.publication",
            ),
        ),
        migrations.AddField(
            model_name="publicationevent",
            name="language",
            field=models.CharField(default="en", max_length=5),
        ),
        migrations.AddField(
            model_name="publicationevent",
            name="owner",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="publicationevent",
            name="review_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="publicationevent",
            name="supersedes",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="publications.publication",
            ),
        ),
        migrations.AlterField(
            model_name="publication",
            name="kind",
            field=models.CharField(
                choices=[
                    ("equality_information", "Equality information"),
                    ("equality_objectives", "Equality objectives"),
                    ("strategic_equality_plan", "Strategic Equality Plan"),
                    ("annual_equality_report", "Annual equality report"),
                    ("mainstreaming_report", "Mainstreaming report"),
                    ("outcomes_progress_report", "Progress report on equality outcomes"),
                    ("equal_pay_statement", "Equal pay statement"),
                    ("gender_pay_gap", "Gender pay gap"),
                    ("workforce_summary", "Workforce summary"),
                    ("action_plan", "Action plan"),
                    ("policy", "Policy"),
                    ("committee_report", "Committee report"),
                ],
                max_length=30,
            ),
        ),
        migrations.AlterField(
            model_name="publicationevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("equality_information", "Equality information"),
                    ("equality_objectives", "Equality objectives"),
                    ("strategic_equality_plan", "Strategic Equality Plan"),
                    ("annual_equality_report", "Annual equality report"),
                    ("mainstreaming_report", "Mainstreaming report"),
                    ("outcomes_progress_report", "Progress report on equality outcomes"),
                    ("equal_pay_statement", "Equal pay statement"),
                    ("gender_pay_gap", "Gender pay gap"),
                    ("workforce_summary", "Workforce summary"),
                    ("action_plan", "Action plan"),
                    ("policy", "Policy"),
                    ("committee_report", "Committee report"),
                ],
                max_length=30,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publication",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "publications_publicationevent" ("approved_at", "approved_by_id", "approved_by_name", "council_id", "digest", "ends_on", "id", "kind", "language", "objective_set_id", "owner", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_on", "sent_back_because", "sent_back_by_name", "starts_on", "state", "submitted_at", "submitted_by_id", "submitted_by_name", "supersedes_id", "title", "version", "what_changes") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."approved_by_name", NEW."council_id", NEW."digest", NEW."ends_on", NEW."id", NEW."kind", NEW."language", NEW."objective_set_id", NEW."owner", NEW."period", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."review_on", NEW."sent_back_because", NEW."sent_back_by_name", NEW."starts_on", NEW."state", NEW."submitted_at", NEW."submitted_by_id", NEW."submitted_by_name", NEW."supersedes_id", NEW."title", NEW."version", NEW."what_changes"); RETURN NULL;',
                    hash="65c1e3f4b7e2dd4a70f20ba22946d03577bb64c4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c05a8",
                    table="publications_publication",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publication",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."approved_at" IS DISTINCT FROM (NEW."approved_at") OR OLD."approved_by_id" IS DISTINCT FROM (NEW."approved_by_id") OR OLD."approved_by_name" IS DISTINCT FROM (NEW."approved_by_name") OR OLD."council_id" IS DISTINCT FROM (NEW."council_id") OR OLD."digest" IS DISTINCT FROM (NEW."digest") OR OLD."ends_on" IS DISTINCT FROM (NEW."ends_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."objective_set_id" IS DISTINCT FROM (NEW."objective_set_id") OR OLD."owner" IS DISTINCT FROM (NEW."owner") OR OLD."period" IS DISTINCT FROM (NEW."period") OR OLD."review_on" IS DISTINCT FROM (NEW."review_on") OR OLD."sent_back_because" IS DISTINCT FROM (NEW."sent_back_because") OR OLD."sent_back_by_name" IS DISTINCT FROM (NEW."sent_back_by_name") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."submitted_by_id" IS DISTINCT FROM (NEW."submitted_by_id") OR OLD."submitted_by_name" IS DISTINCT FROM (NEW."submitted_by_name") OR OLD."supersedes_id" IS DISTINCT FROM (NEW."supersedes_id") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."what_changes" IS DISTINCT FROM (NEW."what_changes"))',
                    func='INSERT INTO "publications_publicationevent" ("approved_at", "approved_by_id", "approved_by_name", "council_id", "digest", "ends_on", "id", "kind", "language", "objective_set_id", "owner", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_on", "sent_back_because", "sent_back_by_name", "starts_on", "state", "submitted_at", "submitted_by_id", "submitted_by_name", "supersedes_id", "title", "version", "what_changes") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."approved_by_name", NEW."council_id", NEW."digest", NEW."ends_on", NEW."id", NEW."kind", NEW."language", NEW."objective_set_id", NEW."owner", NEW."period", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."review_on", NEW."sent_back_because", NEW."sent_back_by_name", NEW."starts_on", NEW."state", NEW."submitted_at", NEW."submitted_by_id", NEW."submitted_by_name", NEW."supersedes_id", NEW."title", NEW."version", NEW."what_changes"); RETURN NULL;',
                    hash="104806f72ca17b175bd71cacd666cdff1b0ee59f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cf1e3",
                    table="publications_publication",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publication",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "publications_publicationevent" ("approved_at", "approved_by_id", "approved_by_name", "council_id", "digest", "ends_on", "id", "kind", "language", "objective_set_id", "owner", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_on", "sent_back_because", "sent_back_by_name", "starts_on", "state", "submitted_at", "submitted_by_id", "submitted_by_name", "supersedes_id", "title", "version", "what_changes") VALUES (OLD."approved_at", OLD."approved_by_id", OLD."approved_by_name", OLD."council_id", OLD."digest", OLD."ends_on", OLD."id", OLD."kind", OLD."language", OLD."objective_set_id", OLD."owner", OLD."period", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."review_on", OLD."sent_back_because", OLD."sent_back_by_name", OLD."starts_on", OLD."state", OLD."submitted_at", OLD."submitted_by_id", OLD."submitted_by_name", OLD."supersedes_id", OLD."title", OLD."version", OLD."what_changes"); RETURN NULL;',
                    hash="0cfd1158e1941b94be81bab4cf41e38acf25598e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6f020",
                    table="publications_publication",
                    when="AFTER",
                ),
            ),
        ),
    ]
