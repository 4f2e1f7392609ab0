import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("publications", "0002_kinds_owners_and_what_a_document_replaces"),
    ]

    operations = [
        migrations.CreateModel(
            name="Claim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("duty", models.CharField(max_length=40)),
                (
                    "body",
                    models.CharField(
                        choices=[
                            ("council", "the council"),
                            ("education_authority", "the education authority"),
                            ("licensing_board", "the licensing board"),
                        ],
                        default="council",
                        max_length=20,
                    ),
                ),
                ("cycle", models.CharField(blank=True, max_length=20)),
                ("is_part", models.BooleanField(default=False)),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="claims",
                        to="publications.publication",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ClaimEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("duty", models.CharField(max_length=40)),
                (
                    "body",
                    models.CharField(
                        choices=[
                            ("council", "the council"),
                            ("education_authority", "the education authority"),
                            ("licensing_board", "the licensing board"),
                        ],
                        default="council",
                        max_length=20,
                    ),
                ),
                ("cycle", models.CharField(blank=True, max_length=20)),
                ("is_part", models.BooleanField(default=False)),
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
                        to="publications.claim",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="publications.publication",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.UniqueConstraint(fields=("publication", "duty", "body"), name="a_duty_is_claimed_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claim",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "publications_claimevent" ("body", "cycle", "duty", "id", "is_part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication_id") VALUES (NEW."body", NEW."cycle", NEW."duty", NEW."id", NEW."is_part", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."publication_id"); RETURN NULL;',
                    hash="7c9668fc7153d2d58256c4793c2a9f2aaffc182b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_fd59c",
                    table="publications_claim",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claim",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "publications_claimevent" ("body", "cycle", "duty", "id", "is_part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication_id") VALUES (NEW."body", NEW."cycle", NEW."duty", NEW."id", NEW."is_part", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."publication_id"); RETURN NULL;',
                    hash="e63f4d3600c67a968083671d78a0099acb19b17d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0ebc0",
                    table="publications_claim",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claim",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "publications_claimevent" ("body", "cycle", "duty", "id", "is_part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication_id") VALUES (OLD."body", OLD."cycle", OLD."duty", OLD."id", OLD."is_part", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."publication_id"); RETURN NULL;',
                    hash="9793b13ad7adf647bb48de864e9faaccf298a9a5",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ee3c5",
                    table="publications_claim",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="cbb99184c3ca3e56b4f3a2665c6dcf30f1678f9c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_cd673",
                    table="publications_claimevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
