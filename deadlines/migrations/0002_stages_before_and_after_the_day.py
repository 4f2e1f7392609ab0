import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("deadlines", "0001_discharges_deadlines_flags_and_notices"),
        ("councils", "0002_the_nine_characteristics"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Morning",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(unique=True)),
                ("ran_at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="deadline",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="deadline",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="deadline",
            name="delete_delete",
        ),
        migrations.RemoveConstraint(
            model_name="flag",
            name="a_stage_is_flagged_once",
        ),
        migrations.AddField(
            model_name="deadline",
            name="armed_on",
            field=models.DateField(default=django.utils.timezone.localdate),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="deadline",
            name="cycle",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name="deadline",
            name="notice_days",
            field=models.PositiveSmallIntegerField(default=90),
        ),
        migrations.AddField(
            model_name="deadline",
            name="owner",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="deadline",
            name="sponsor",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="deadlineevent",
            name="armed_on",
            field=models.DateField(default=django.utils.timezone.localdate),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="deadlineevent",
            name="cycle",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name="deadlineevent",
            name="notice_days",
            field=models.PositiveSmallIntegerField(default=90),
        ),
        migrations.AddField(
            model_name="deadlineevent",
            name="owner",
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
            model_name="deadlineevent",
            name="sponsor",
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
            model_name="flag",
            name="week",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="notice",
            name="because",
            field=models.CharField(
                choices=[
                    ("owner", "owner"),
                    ("officer", "equality officer"),
                    ("administrator", "administrator"),
                    ("sponsor", "member sponsor"),
                ],
                default="officer",
                max_length=20,
            ),
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
                    ("document_review", "review of a document"),
                    ("accessibility", "review of the accessibility statement"),
                    ("compliance_notice", "reply to a compliance notice"),
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
                    ("document_review", "review of a document"),
                    ("accessibility", "review of the accessibility statement"),
                    ("compliance_notice", "reply to a compliance notice"),
                    ("own_promise", "promise of the council"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="flag",
            name="stage",
            field=models.CharField(
                choices=[
                    ("365_days", "a year before"),
                    ("180_days", "180 days before"),
                    ("90_days", "90 days before"),
                    ("60_days", "60 days before"),
                    ("30_days", "30 days before"),
                    ("14_days", "14 days before"),
                    ("7_days", "a week before"),
                    ("1_day", "the day before"),
                    ("on_the_day", "on the day"),
                    ("overdue", "overdue"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddIndex(
            model_name="deadline",
            index=models.Index(
                condition=models.Q(("closed_on", None)), fields=["armed_on"], name="open_deadlines_by_arming"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="deadline",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "deadlines_deadlineevent" ("armed_on", "body", "closed_on", "contested_until", "council_id", "cycle", "due_on", "duty", "explanation", "id", "is_promise", "kind", "label", "notice_days", "opened_on", "owner_id", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sponsor_id", "subject_number", "subject_type") VALUES (NEW."armed_on", NEW."body", NEW."closed_on", NEW."contested_until", NEW."council_id", NEW."cycle", NEW."due_on", NEW."duty", NEW."explanation", NEW."id", NEW."is_promise", NEW."kind", NEW."label", NEW."notice_days", NEW."opened_on", NEW."owner_id", NEW."path", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sponsor_id", NEW."subject_number", NEW."subject_type"); RETURN NULL;',
                    hash="90934b445c2e4e289cf48c203da4d2fb3cf5b271",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_76ec5",
                    table="deadlines_deadline",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="deadline",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "deadlines_deadlineevent" ("armed_on", "body", "closed_on", "contested_until", "council_id", "cycle", "due_on", "duty", "explanation", "id", "is_promise", "kind", "label", "notice_days", "opened_on", "owner_id", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sponsor_id", "subject_number", "subject_type") VALUES (NEW."armed_on", NEW."body", NEW."closed_on", NEW."contested_until", NEW."council_id", NEW."cycle", NEW."due_on", NEW."duty", NEW."explanation", NEW."id", NEW."is_promise", NEW."kind", NEW."label", NEW."notice_days", NEW."opened_on", NEW."owner_id", NEW."path", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sponsor_id", NEW."subject_number", NEW."subject_type"); RETURN NULL;',
                    hash="720cb20203077094483e3ef3730ad3dee1e38855",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9629b",
                    table="deadlines_deadline",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="deadline",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "deadlines_deadlineevent" ("armed_on", "body", "closed_on", "contested_until", "council_id", "cycle", "due_on", "duty", "explanation", "id", "is_promise", "kind", "label", "notice_days", "opened_on", "owner_id", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sponsor_id", "subject_number", "subject_type") VALUES (OLD."armed_on", OLD."body", OLD."closed_on", OLD."contested_until", OLD."council_id", OLD."cycle", OLD."due_on", OLD."duty", OLD."explanation", OLD."id", OLD."is_promise", OLD."kind", OLD."label", OLD."notice_days", OLD."opened_on", OLD."owner_id", OLD."path", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sponsor_id", OLD."subject_number", OLD."subject_type"); RETURN NULL;',
                    hash="734695482d2b8473b1338fdd2cd59341c84b87e6",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7afed",
                    table="deadlines_deadline",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="flag",
            constraint=models.UniqueConstraint(
                fields=("deadline", "due_on", "stage", "week"), name="a_stage_is_flagged_once"
            ),
        ),
        # A flag raised before weeks were counted stands for the first.
        migrations.RunSQL("UPDATE deadlines_flag SET week = 1 WHERE stage = 'overdue'", migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="flag",
            constraint=models.CheckConstraint(
                condition=models.Q(("stage", "overdue"), ("week", 0), _connector="XOR"),
                name="only_overdue_weeks_are_counted",
            ),
        ),
    ]
