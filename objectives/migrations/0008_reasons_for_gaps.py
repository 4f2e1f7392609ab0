import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("councils", "0002_the_nine_characteristics"),
        ("objectives", "0007_commitments_under_headings"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="GapReason",
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
                ("text", models.CharField(max_length=1000)),
            ],
        ),
        migrations.CreateModel(
            name="GapReasonEvent",
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
                ("text", models.CharField(max_length=1000)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="gapreason",
            name="characteristic",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="gap_reasons", to="councils.characteristic"
            ),
        ),
        migrations.AddField(
            model_name="gapreason",
            name="objective_set",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="gap_reasons", to="objectives.objectiveset"
            ),
        ),
        migrations.AddField(
            model_name="gapreasonevent",
            name="characteristic",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="councils.characteristic",
            ),
        ),
        migrations.AddField(
            model_name="gapreasonevent",
            name="objective_set",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="objectives.objectiveset",
            ),
        ),
        migrations.AddField(
            model_name="gapreasonevent",
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
            model_name="gapreasonevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="objectives.gapreason",
            ),
        ),
        migrations.AddConstraint(
            model_name="gapreason",
            constraint=models.UniqueConstraint(
                fields=("objective_set", "characteristic", "aim"), name="a_gap_has_one_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="gapreason",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="a_reason_says_something"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gapreason",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "objectives_gapreasonevent" ("aim", "characteristic_id", "id", "objective_set_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."aim", NEW."characteristic_id", NEW."id", NEW."objective_set_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."text"); RETURN NULL;',
                    hash="69f6a61ca38bb4717c962552b9b31342906f44a8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_89764",
                    table="objectives_gapreason",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gapreason",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "objectives_gapreasonevent" ("aim", "characteristic_id", "id", "objective_set_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."aim", NEW."characteristic_id", NEW."id", NEW."objective_set_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."text"); RETURN NULL;',
                    hash="ade9fe6940e26d4dacb0e95ffc4f5f5a7b8618b9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_19ef2",
                    table="objectives_gapreason",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gapreason",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "objectives_gapreasonevent" ("aim", "characteristic_id", "id", "objective_set_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (OLD."aim", OLD."characteristic_id", OLD."id", OLD."objective_set_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."text"); RETURN NULL;',
                    hash="c24dafedff0873b2ac4a463f7ad2664f3e72bd1b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0af2c",
                    table="objectives_gapreason",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gapreasonevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="fc3a4d73d6811ef1f985a8737fa8944f5eb69726",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_2a214",
                    table="objectives_gapreasonevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
