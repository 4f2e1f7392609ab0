import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("deadlines", "0005_first_dates_set_by_administrators"),
        ("councils", "0002_the_nine_characteristics"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Arrangements",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("evidence_weeks", models.PositiveSmallIntegerField(default=6)),
                ("consultation_weeks", models.PositiveSmallIntegerField(default=12)),
                ("drafting_weeks", models.PositiveSmallIntegerField(default=4)),
                ("scrutiny_working_days", models.PositiveSmallIntegerField(default=15)),
                ("cabinet_working_days", models.PositiveSmallIntegerField(default=15)),
                ("call_in_working_days", models.PositiveSmallIntegerField(default=5)),
                ("publication_working_days", models.PositiveSmallIntegerField(default=3)),
                ("escalate_after_days", models.PositiveSmallIntegerField(default=14)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name="ArrangementsEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("evidence_weeks", models.PositiveSmallIntegerField(default=6)),
                ("consultation_weeks", models.PositiveSmallIntegerField(default=12)),
                ("drafting_weeks", models.PositiveSmallIntegerField(default=4)),
                ("scrutiny_working_days", models.PositiveSmallIntegerField(default=15)),
                ("cabinet_working_days", models.PositiveSmallIntegerField(default=15)),
                ("call_in_working_days", models.PositiveSmallIntegerField(default=5)),
                ("publication_working_days", models.PositiveSmallIntegerField(default=3)),
                ("escalate_after_days", models.PositiveSmallIntegerField(default=14)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="arrangements",
            name="council",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="arrangements", to="councils.council"
            ),
        ),
        migrations.AddField(
            model_name="arrangements",
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
            model_name="arrangementsevent",
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
            model_name="arrangementsevent",
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
            model_name="arrangementsevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="deadlines.arrangements",
            ),
        ),
        migrations.AddField(
            model_name="arrangementsevent",
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
        pgtrigger.migrations.AddTrigger(
            model_name="arrangements",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "deadlines_arrangementsevent" ("cabinet_working_days", "call_in_working_days", "consultation_weeks", "council_id", "drafting_weeks", "escalate_after_days", "evidence_weeks", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication_working_days", "scrutiny_working_days", "sponsor_id", "version") VALUES (NEW."cabinet_working_days", NEW."call_in_working_days", NEW."consultation_weeks", NEW."council_id", NEW."drafting_weeks", NEW."escalate_after_days", NEW."evidence_weeks", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."publication_working_days", NEW."scrutiny_working_days", NEW."sponsor_id", NEW."version"); RETURN NULL;',
                    hash="8f5799344240566c3be0b045a636c07f7defe803",
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
                    func='INSERT INTO "deadlines_arrangementsevent" ("cabinet_working_days", "call_in_working_days", "consultation_weeks", "council_id", "drafting_weeks", "escalate_after_days", "evidence_weeks", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication_working_days", "scrutiny_working_days", "sponsor_id", "version") VALUES (NEW."cabinet_working_days", NEW."call_in_working_days", NEW."consultation_weeks", NEW."council_id", NEW."drafting_weeks", NEW."escalate_after_days", NEW."evidence_weeks", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."publication_working_days", NEW."scrutiny_working_days", NEW."sponsor_id", NEW."version"); RETURN NULL;',
                    hash="7d04219e4910e6b36020ae0d33a9569f4a05b85c",
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
                    func='INSERT INTO "deadlines_arrangementsevent" ("cabinet_working_days", "call_in_working_days", "consultation_weeks", "council_id", "drafting_weeks", "escalate_after_days", "evidence_weeks", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication_working_days", "scrutiny_working_days", "sponsor_id", "version") VALUES (OLD."cabinet_working_days", OLD."call_in_working_days", OLD."consultation_weeks", OLD."council_id", OLD."drafting_weeks", OLD."escalate_after_days", OLD."evidence_weeks", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."publication_working_days", OLD."scrutiny_working_days", OLD."sponsor_id", OLD."version"); RETURN NULL;',
                    hash="aa1b34b9aac9b8b2843cb77ff53581887978515c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c073f",
                    table="deadlines_arrangements",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="arrangementsevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f28bb6c5404883a6a0db4caf2ba34c5c79d3d27a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_87670",
                    table="deadlines_arrangementsevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
