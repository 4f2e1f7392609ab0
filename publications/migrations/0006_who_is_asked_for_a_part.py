import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("publications", "0005_tables_figures_links_and_files_of_a_part"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Contribution",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person_name", models.CharField(max_length=200)),
                ("wanted", models.CharField(max_length=500)),
                ("due_on", models.DateField()),
                ("asked_on", models.DateField()),
                ("asked_by_name", models.CharField(max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Asked"),
                            ("done", "Done"),
                            ("unchanged", "Nothing has changed"),
                            ("cannot", "Cannot do it"),
                            ("taken_back", "Taken back"),
                            ("submitted", "Submitted without an answer"),
                        ],
                        default="open",
                        max_length=20,
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("because", models.CharField(blank=True, max_length=500)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contributions",
                        to="publications.section",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ContributionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("person_name", models.CharField(max_length=200)),
                ("wanted", models.CharField(max_length=500)),
                ("due_on", models.DateField()),
                ("asked_on", models.DateField()),
                ("asked_by_name", models.CharField(max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Asked"),
                            ("done", "Done"),
                            ("unchanged", "Nothing has changed"),
                            ("cannot", "Cannot do it"),
                            ("taken_back", "Taken back"),
                            ("submitted", "Submitted without an answer"),
                        ],
                        default="open",
                        max_length=20,
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("because", models.CharField(blank=True, max_length=500)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
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
                        to="publications.contribution",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="publications.section",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "open")),
                fields=("section", "person"),
                name="a_colleague_is_asked_once_for_a_part",
            ),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_on", None), ("state", "open")),
                    models.Q(models.Q(("state", "open"), _negated=True), ("ended_on__isnull", False)),
                    _connector="OR",
                ),
                name="a_contribution_ends_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "cannot"), _negated=True),
                    models.Q(("because", ""), _negated=True),
                    _connector="OR",
                ),
                name="who_cannot_contribute_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "done", "unchanged", "cannot", "taken_back", "submitted"])),
                name="a_contribution_is_in_a_known_state",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contribution",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "publications_contributionevent" ("asked_by_name", "asked_on", "because", "due_on", "ended_on", "id", "person_id", "person_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id", "state", "version", "wanted") VALUES (NEW."asked_by_name", NEW."asked_on", NEW."because", NEW."due_on", NEW."ended_on", NEW."id", NEW."person_id", NEW."person_name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."section_id", NEW."state", NEW."version", NEW."wanted"); RETURN NULL;',
                    hash="e2d3244918a2a7f0473922343ee751369bf1f281",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2eb84",
                    table="publications_contribution",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contribution",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "publications_contributionevent" ("asked_by_name", "asked_on", "because", "due_on", "ended_on", "id", "person_id", "person_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id", "state", "version", "wanted") VALUES (NEW."asked_by_name", NEW."asked_on", NEW."because", NEW."due_on", NEW."ended_on", NEW."id", NEW."person_id", NEW."person_name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."section_id", NEW."state", NEW."version", NEW."wanted"); RETURN NULL;',
                    hash="7efe49c3027757e057f5689c19ee5a98429139a0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_97035",
                    table="publications_contribution",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contribution",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "publications_contributionevent" ("asked_by_name", "asked_on", "because", "due_on", "ended_on", "id", "person_id", "person_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id", "state", "version", "wanted") VALUES (OLD."asked_by_name", OLD."asked_on", OLD."because", OLD."due_on", OLD."ended_on", OLD."id", OLD."person_id", OLD."person_name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."section_id", OLD."state", OLD."version", OLD."wanted"); RETURN NULL;',
                    hash="713f26146e6967ee31816303a2c54e6e9f46a95c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_03996",
                    table="publications_contribution",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contributionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="799dfbe22658685b93bb055839444ca14fe83705",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_9fb4a",
                    table="publications_contributionevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
