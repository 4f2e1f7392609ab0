import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("councils", "0002_the_nine_characteristics"),
        ("objectives", "0003_actions"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="measure",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="measure",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="measure",
            name="delete_delete",
        ),
        migrations.RemoveConstraint(
            model_name="measure",
            name="only_a_value_target_has_a_value",
        ),
        migrations.AddField(
            model_name="measure",
            name="benchmark",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="measure",
            name="every_months",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="measure",
            name="lag_months",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="measure",
            name="note",
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AddField(
            model_name="measure",
            name="owner",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="measure",
            name="owner_account",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="measure",
            name="population",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="measure",
            name="target_upper",
            field=models.DecimalField(blank=True, decimal_places=4, max_digits=16, null=True),
        ),
        migrations.AddField(
            model_name="measure",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="measureevent",
            name="benchmark",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="measureevent",
            name="every_months",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="measureevent",
            name="lag_months",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="measureevent",
            name="note",
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AddField(
            model_name="measureevent",
            name="owner",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="measureevent",
            name="owner_account",
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
            model_name="measureevent",
            name="population",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="measureevent",
            name="target_upper",
            field=models.DecimalField(blank=True, decimal_places=4, max_digits=16, null=True),
        ),
        migrations.AddField(
            model_name="measureevent",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AlterField(
            model_name="measure",
            name="target_kind",
            field=models.CharField(
                choices=[
                    ("none", "no target stated"),
                    ("value", "reach a value"),
                    ("within", "stay within a range"),
                    ("improve", "do better than at the start"),
                    ("narrow", "narrow the gap"),
                    ("above", "do better than the comparator"),
                    ("benchmark", "do better than the benchmark"),
                    ("zero", "no incident"),
                ],
                default="none",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="measure",
            name="unit",
            field=models.CharField(
                blank=True,
                choices=[
                    ("percent", "per cent"),
                    ("number", "number"),
                    ("score", "score"),
                    ("money", "pounds"),
                    ("days", "days"),
                    ("index", "index"),
                ],
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="measureevent",
            name="target_kind",
            field=models.CharField(
                choices=[
                    ("none", "no target stated"),
                    ("value", "reach a value"),
                    ("within", "stay within a range"),
                    ("improve", "do better than at the start"),
                    ("narrow", "narrow the gap"),
                    ("above", "do better than the comparator"),
                    ("benchmark", "do better than the benchmark"),
                    ("zero", "no incident"),
                ],
                default="none",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="measureevent",
            name="unit",
            field=models.CharField(
                blank=True,
                choices=[
                    ("percent", "per cent"),
                    ("number", "number"),
                    ("score", "score"),
                    ("money", "pounds"),
                    ("days", "days"),
                    ("index", "index"),
                ],
                max_length=10,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measure",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "objectives_measureevent" ("benchmark", "comparator", "direction", "every_months", "group", "id", "lag_months", "name", "note", "objective_id", "owner", "owner_account_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "population", "position", "replaces_id", "source", "target_kind", "target_on", "target_upper", "target_value", "unit", "version") VALUES (NEW."benchmark", NEW."comparator", NEW."direction", NEW."every_months", NEW."group", NEW."id", NEW."lag_months", NEW."name", NEW."note", NEW."objective_id", NEW."owner", NEW."owner_account_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."population", NEW."position", NEW."replaces_id", NEW."source", NEW."target_kind", NEW."target_on", NEW."target_upper", NEW."target_value", NEW."unit", NEW."version"); RETURN NULL;',
                    hash="71833a805913b462d85cb9123333f66397bf5e80",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_07c0c",
                    table="objectives_measure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measure",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "objectives_measureevent" ("benchmark", "comparator", "direction", "every_months", "group", "id", "lag_months", "name", "note", "objective_id", "owner", "owner_account_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "population", "position", "replaces_id", "source", "target_kind", "target_on", "target_upper", "target_value", "unit", "version") VALUES (NEW."benchmark", NEW."comparator", NEW."direction", NEW."every_months", NEW."group", NEW."id", NEW."lag_months", NEW."name", NEW."note", NEW."objective_id", NEW."owner", NEW."owner_account_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."population", NEW."position", NEW."replaces_id", NEW."source", NEW."target_kind", NEW."target_on", NEW."target_upper", NEW."target_value", NEW."unit", NEW."version"); RETURN NULL;',
                    hash="a1adeb4af987a8ee04508636c4f84306bb01d0a7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_18f59",
                    table="objectives_measure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measure",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "objectives_measureevent" ("benchmark", "comparator", "direction", "every_months", "group", "id", "lag_months", "name", "note", "objective_id", "owner", "owner_account_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "population", "position", "replaces_id", "source", "target_kind", "target_on", "target_upper", "target_value", "unit", "version") VALUES (OLD."benchmark", OLD."comparator", OLD."direction", OLD."every_months", OLD."group", OLD."id", OLD."lag_months", OLD."name", OLD."note", OLD."objective_id", OLD."owner", OLD."owner_account_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."population", OLD."position", OLD."replaces_id", OLD."source", OLD."target_kind", OLD."target_on", OLD."target_upper", OLD."target_value", OLD."unit", OLD."version"); RETURN NULL;',
                    hash="d54b1f4a1430f5e1930a48c19b897070c1b9fdc9",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2fad3",
                    table="objectives_measure",
                    when="AFTER",
                ),
            ),
        ),
        # The older rules know no range: going back, one is no target.
        migrations.RunSQL(
            migrations.RunSQL.noop,
            "UPDATE objectives_measure SET target_kind = 'none', target_value = NULL WHERE target_kind = 'within'",
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(("target_kind__in", ["value", "within"]), ("target_value", None), _connector="OR"),
                name="only_a_value_target_has_a_value",
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(("target_kind", "within"), ("target_upper", None), _connector="OR"),
                name="only_a_range_has_an_upper_edge",
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("target_upper", None),
                    ("target_value", None),
                    ("target_upper__gte", models.F("target_value")),
                    _connector="OR",
                ),
                name="a_range_ends_above_its_start",
            ),
        ),
    ]
