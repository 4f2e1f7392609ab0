import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("objectives", "0002_the_people_told_of_an_objective"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Action",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=300)),
                ("owner", models.CharField(blank=True, max_length=200)),
                ("origin", models.CharField(blank=True, max_length=300)),
                ("due_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "To do"), ("done", "Done"), ("dropped", "Dropped")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("ended_because", models.CharField(blank=True, max_length=300)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "objective",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="actions", to="objectives.objective"
                    ),
                ),
                (
                    "owner_account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ActionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(max_length=300)),
                ("owner", models.CharField(blank=True, max_length=200)),
                ("origin", models.CharField(blank=True, max_length=300)),
                ("due_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "To do"), ("done", "Done"), ("dropped", "Dropped")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("ended_because", models.CharField(blank=True, max_length=300)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "objective",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="objectives.objective",
                    ),
                ),
                (
                    "owner_account",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="objectives.action",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "done", "dropped"])), name="an_action_is_in_a_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_on", None), ("state", "open")),
                    models.Q(models.Q(("state", "open"), _negated=True), ("ended_on__isnull", False)),
                    _connector="OR",
                ),
                name="an_action_that_ended_has_its_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "dropped"), _negated=True),
                    models.Q(("ended_because", ""), _negated=True),
                    _connector="OR",
                ),
                name="a_dropped_action_says_why",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="action",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "objectives_actionevent" ("due_on", "ended_because", "ended_on", "id", "objective_id", "origin", "owner", "owner_account_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "title", "version") VALUES (NEW."due_on", NEW."ended_because", NEW."ended_on", NEW."id", NEW."objective_id", NEW."origin", NEW."owner", NEW."owner_account_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."state", NEW."title", NEW."version"); RETURN NULL;',
                    hash="1cd41ce26fce2191845505c2342011fbe1094f6d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2a215",
                    table="objectives_action",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="action",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "objectives_actionevent" ("due_on", "ended_because", "ended_on", "id", "objective_id", "origin", "owner", "owner_account_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "title", "version") VALUES (NEW."due_on", NEW."ended_because", NEW."ended_on", NEW."id", NEW."objective_id", NEW."origin", NEW."owner", NEW."owner_account_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."state", NEW."title", NEW."version"); RETURN NULL;',
                    hash="8e33266dc82f0d4af9ed3d6175f9efe1723c4aee",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_492af",
                    table="objectives_action",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="action",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "objectives_actionevent" ("due_on", "ended_because", "ended_on", "id", "objective_id", "origin", "owner", "owner_account_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "title", "version") VALUES (OLD."due_on", OLD."ended_because", OLD."ended_on", OLD."id", OLD."objective_id", OLD."origin", OLD."owner", OLD."owner_account_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."state", OLD."title", OLD."version"); RETURN NULL;',
                    hash="a88b00167527c0a3021987ac9ebba6af4d9c4760",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4eab4",
                    table="objectives_action",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="110414aeb9e104f3103c996d547573891def7955",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c74ee",
                    table="objectives_actionevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
