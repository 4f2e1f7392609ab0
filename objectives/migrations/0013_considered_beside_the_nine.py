import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("councils", "0003_local_characteristics"),
        ("objectives", "0012_target_groups_go"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="ObjectiveLocalCover",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "aim",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("eliminate", "Eliminate discrimination, harassment and victimisation"),
                            ("advance", "Advance equality of opportunity"),
                            ("foster", "Foster good relations"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "local",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="local_cover",
                        to="councils.localcharacteristic",
                    ),
                ),
                (
                    "objective",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="local_cover",
                        to="objectives.objective",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ObjectiveLocalCoverEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "aim",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("eliminate", "Eliminate discrimination, harassment and victimisation"),
                            ("advance", "Advance equality of opportunity"),
                            ("foster", "Foster good relations"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "local",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="councils.localcharacteristic",
                    ),
                ),
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
                        to="objectives.objectivelocalcover",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="objectivelocalcover",
            constraint=models.UniqueConstraint(
                fields=("objective", "local", "aim"), name="a_local_pair_is_covered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="objectivelocalcover",
            constraint=models.CheckConstraint(
                condition=models.Q(("aim", ""), ("aim__in", ["eliminate", "advance", "foster"]), _connector="OR"),
                name="a_local_pair_is_for_a_known_aim",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objectivelocalcover",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "objectives_objectivelocalcoverevent" ("aim", "id", "local_id", "objective_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."aim", NEW."id", NEW."local_id", NEW."objective_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="bfaf1d6f89902ccf35a7381f721f89cee90fc56c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_54b6b",
                    table="objectives_objectivelocalcover",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objectivelocalcover",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "objectives_objectivelocalcoverevent" ("aim", "id", "local_id", "objective_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."aim", NEW."id", NEW."local_id", NEW."objective_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="74f66a8117865313262d0050c1b8700f8f56cd1a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1eb35",
                    table="objectives_objectivelocalcover",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objectivelocalcover",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "objectives_objectivelocalcoverevent" ("aim", "id", "local_id", "objective_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."aim", OLD."id", OLD."local_id", OLD."objective_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="3d9e75ce9ce757bce3346eb8152cf4be5dcc574c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1dba0",
                    table="objectives_objectivelocalcover",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objectivelocalcoverevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="bc15c90252162ba69030d69032b7a3e8cc5986ac",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_12f99",
                    table="objectives_objectivelocalcoverevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
