import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("deadlines", "0006_arrangements"),
        ("councils", "0002_the_nine_characteristics"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DiaryEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
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
                ("title", models.CharField(max_length=200)),
                ("source", models.CharField(blank=True, max_length=300)),
                ("every_months", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("last_done_on", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("ended_because", models.CharField(blank=True, max_length=300)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name="DiaryEntryEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
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
                ("title", models.CharField(max_length=200)),
                ("source", models.CharField(blank=True, max_length=300)),
                ("every_months", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("last_done_on", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("ended_because", models.CharField(blank=True, max_length=300)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="diaryentry",
            name="council",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="diary", to="councils.council"
            ),
        ),
        migrations.AddField(
            model_name="diaryentry",
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
            model_name="diaryentryevent",
            name="council",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="councils.council",
            ),
        ),
        migrations.AddField(
            model_name="diaryentryevent",
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
            model_name="diaryentryevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="diaryentryevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="deadlines.diaryentry",
            ),
        ),
        migrations.AddConstraint(
            model_name="diaryentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["document_review", "accessibility", "compliance_notice", "own_promise"])
                ),
                name="a_diary_entry_is_of_its_kinds",
            ),
        ),
        migrations.AddConstraint(
            model_name="diaryentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_because", ""), ("ended_on", None)),
                    models.Q(("ended_on__isnull", False), models.Q(("ended_because", ""), _negated=True)),
                    _connector="OR",
                ),
                name="an_ended_diary_entry_says_why",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="diaryentry",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "deadlines_diaryentryevent" ("council_id", "ended_because", "ended_on", "every_months", "id", "kind", "last_done_on", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "title", "version") VALUES (NEW."council_id", NEW."ended_because", NEW."ended_on", NEW."every_months", NEW."id", NEW."kind", NEW."last_done_on", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source", NEW."title", NEW."version"); RETURN NULL;',
                    hash="25ed1753fb0bfc006083a920622e09e5e10cff12",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_731f3",
                    table="deadlines_diaryentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="diaryentry",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "deadlines_diaryentryevent" ("council_id", "ended_because", "ended_on", "every_months", "id", "kind", "last_done_on", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "title", "version") VALUES (NEW."council_id", NEW."ended_because", NEW."ended_on", NEW."every_months", NEW."id", NEW."kind", NEW."last_done_on", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source", NEW."title", NEW."version"); RETURN NULL;',
                    hash="18f52e8940d2abee7d73a2a88bf533b68088a2ef",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_786f3",
                    table="deadlines_diaryentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="diaryentry",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "deadlines_diaryentryevent" ("council_id", "ended_because", "ended_on", "every_months", "id", "kind", "last_done_on", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "title", "version") VALUES (OLD."council_id", OLD."ended_because", OLD."ended_on", OLD."every_months", OLD."id", OLD."kind", OLD."last_done_on", OLD."owner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source", OLD."title", OLD."version"); RETURN NULL;',
                    hash="7de4fef9d7b589c68dcedf1a49256c05e101e90d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2a51c",
                    table="deadlines_diaryentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="diaryentryevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8409762f7e48b67558da6b182088b23d8f63d433",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_656ce",
                    table="deadlines_diaryentryevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
