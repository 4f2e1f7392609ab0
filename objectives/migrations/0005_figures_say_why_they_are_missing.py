import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("councils", "0002_the_nine_characteristics"),
        ("objectives", "0004_measures_with_population_benchmark_and_frequency"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="reading",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="reading",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="reading",
            name="delete_delete",
        ),
        migrations.RemoveConstraint(
            model_name="reading",
            name="a_numerator_has_its_denominator",
        ),
        migrations.RemoveConstraint(
            model_name="reading",
            name="a_comparator_numerator_has_its_denominator",
        ),
        migrations.AddField(
            model_name="reading",
            name="benchmark_denominator",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="reading",
            name="benchmark_numerator",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="reading",
            name="benchmark_state",
            field=models.CharField(
                blank=True,
                choices=[
                    ("known", "known"),
                    ("not_yet", "not yet available"),
                    ("not_collected", "not collected"),
                    ("hidden", "hidden to protect people"),
                ],
                max_length=15,
            ),
        ),
        migrations.AddField(
            model_name="reading",
            name="benchmark_value",
            field=models.DecimalField(blank=True, decimal_places=4, max_digits=16, null=True),
        ),
        migrations.AddField(
            model_name="reading",
            name="break_before",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="reading",
            name="comparator_state",
            field=models.CharField(
                blank=True,
                choices=[
                    ("known", "known"),
                    ("not_yet", "not yet available"),
                    ("not_collected", "not collected"),
                    ("hidden", "hidden to protect people"),
                ],
                max_length=15,
            ),
        ),
        migrations.AddField(
            model_name="reading",
            name="state",
            field=models.CharField(
                choices=[
                    ("known", "known"),
                    ("not_yet", "not yet available"),
                    ("not_collected", "not collected"),
                    ("hidden", "hidden to protect people"),
                ],
                default="known",
                max_length=15,
            ),
        ),
        migrations.AddField(
            model_name="reading",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="readingevent",
            name="benchmark_denominator",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="readingevent",
            name="benchmark_numerator",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="readingevent",
            name="benchmark_state",
            field=models.CharField(
                blank=True,
                choices=[
                    ("known", "known"),
                    ("not_yet", "not yet available"),
                    ("not_collected", "not collected"),
                    ("hidden", "hidden to protect people"),
                ],
                max_length=15,
            ),
        ),
        migrations.AddField(
            model_name="readingevent",
            name="benchmark_value",
            field=models.DecimalField(blank=True, decimal_places=4, max_digits=16, null=True),
        ),
        migrations.AddField(
            model_name="readingevent",
            name="break_before",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="readingevent",
            name="comparator_state",
            field=models.CharField(
                blank=True,
                choices=[
                    ("known", "known"),
                    ("not_yet", "not yet available"),
                    ("not_collected", "not collected"),
                    ("hidden", "hidden to protect people"),
                ],
                max_length=15,
            ),
        ),
        migrations.AddField(
            model_name="readingevent",
            name="state",
            field=models.CharField(
                choices=[
                    ("known", "known"),
                    ("not_yet", "not yet available"),
                    ("not_collected", "not collected"),
                    ("hidden", "hidden to protect people"),
                ],
                default="known",
                max_length=15,
            ),
        ),
        migrations.AddField(
            model_name="readingevent",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AlterField(
            model_name="reading",
            name="value",
            field=models.DecimalField(blank=True, decimal_places=4, max_digits=16, null=True),
        ),
        # Going back, the history keeps what it says of figures that were not there: nobody rewrites it, nor could they.
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    "ALTER TABLE objectives_readingevent ALTER COLUMN value DROP NOT NULL", migrations.RunSQL.noop
                ),
            ],
            state_operations=[
                migrations.AlterField(
                    model_name="readingevent",
                    name="value",
                    field=models.DecimalField(blank=True, decimal_places=4, max_digits=16, null=True),
                ),
            ],
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reading",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "objectives_readingevent" ("benchmark_denominator", "benchmark_numerator", "benchmark_state", "benchmark_value", "break_before", "comparator_denominator", "comparator_numerator", "comparator_state", "comparator_value", "denominator", "ends_on", "id", "is_baseline", "measure_id", "note", "numerator", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "value", "version") VALUES (NEW."benchmark_denominator", NEW."benchmark_numerator", NEW."benchmark_state", NEW."benchmark_value", NEW."break_before", NEW."comparator_denominator", NEW."comparator_numerator", NEW."comparator_state", NEW."comparator_value", NEW."denominator", NEW."ends_on", NEW."id", NEW."is_baseline", NEW."measure_id", NEW."note", NEW."numerator", NEW."period", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."state", NEW."value", NEW."version"); RETURN NULL;',
                    hash="73c738ad4eb71969b39ddfb0aa4f9131d0dd6f63",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_09c3f",
                    table="objectives_reading",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reading",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "objectives_readingevent" ("benchmark_denominator", "benchmark_numerator", "benchmark_state", "benchmark_value", "break_before", "comparator_denominator", "comparator_numerator", "comparator_state", "comparator_value", "denominator", "ends_on", "id", "is_baseline", "measure_id", "note", "numerator", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "value", "version") VALUES (NEW."benchmark_denominator", NEW."benchmark_numerator", NEW."benchmark_state", NEW."benchmark_value", NEW."break_before", NEW."comparator_denominator", NEW."comparator_numerator", NEW."comparator_state", NEW."comparator_value", NEW."denominator", NEW."ends_on", NEW."id", NEW."is_baseline", NEW."measure_id", NEW."note", NEW."numerator", NEW."period", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."state", NEW."value", NEW."version"); RETURN NULL;',
                    hash="2c7516518e17046ac067fff3659c025de800e8c9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1226b",
                    table="objectives_reading",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reading",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "objectives_readingevent" ("benchmark_denominator", "benchmark_numerator", "benchmark_state", "benchmark_value", "break_before", "comparator_denominator", "comparator_numerator", "comparator_state", "comparator_value", "denominator", "ends_on", "id", "is_baseline", "measure_id", "note", "numerator", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "value", "version") VALUES (OLD."benchmark_denominator", OLD."benchmark_numerator", OLD."benchmark_state", OLD."benchmark_value", OLD."break_before", OLD."comparator_denominator", OLD."comparator_numerator", OLD."comparator_state", OLD."comparator_value", OLD."denominator", OLD."ends_on", OLD."id", OLD."is_baseline", OLD."measure_id", OLD."note", OLD."numerator", OLD."period", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."state", OLD."value", OLD."version"); RETURN NULL;',
                    hash="c77e600f4877356110d48799f1e48ce2f17332da",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f3d92",
                    table="objectives_reading",
                    when="AFTER",
                ),
            ),
        ),
        # Without a figure a row cannot stand under the older rules: going back, it goes.
        migrations.RunSQL(
            "UPDATE objectives_reading SET comparator_state = 'known' WHERE comparator_value IS NOT NULL",
            "DELETE FROM objectives_reading WHERE value IS NULL",
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["known", "not_yet", "not_collected", "hidden"])),
                name="own_state_is_named",
            ),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "known"), ("value__isnull", False)),
                    models.Q(models.Q(("state", "known"), _negated=True), ("value", None)),
                    _connector="OR",
                ),
                name="own_figure_is_known_or_says_why_not",
            ),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "known"), models.Q(("denominator", None), ("numerator", None)), _connector="OR"
                ),
                name="own_counts_belong_to_a_known_figure",
            ),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.CheckConstraint(
                condition=models.Q(("numerator", None), ("denominator__gt", 0), _connector="OR"),
                name="own_numerator_has_its_denominator",
            ),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("comparator_state", "known"), ("comparator_value__isnull", False)),
                    models.Q(models.Q(("comparator_state", "known"), _negated=True), ("comparator_value", None)),
                    _connector="OR",
                ),
                name="comparator_figure_is_known_or_says_why_not",
            ),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("comparator_state", "known"),
                    models.Q(("comparator_denominator", None), ("comparator_numerator", None)),
                    _connector="OR",
                ),
                name="comparator_counts_belong_to_a_known_figure",
            ),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.CheckConstraint(
                condition=models.Q(("comparator_numerator", None), ("comparator_denominator__gt", 0), _connector="OR"),
                name="comparator_numerator_has_its_denominator",
            ),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("benchmark_state", "known"), ("benchmark_value__isnull", False)),
                    models.Q(models.Q(("benchmark_state", "known"), _negated=True), ("benchmark_value", None)),
                    _connector="OR",
                ),
                name="benchmark_figure_is_known_or_says_why_not",
            ),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("benchmark_state", "known"),
                    models.Q(("benchmark_denominator", None), ("benchmark_numerator", None)),
                    _connector="OR",
                ),
                name="benchmark_counts_belong_to_a_known_figure",
            ),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.CheckConstraint(
                condition=models.Q(("benchmark_numerator", None), ("benchmark_denominator__gt", 0), _connector="OR"),
                name="benchmark_numerator_has_its_denominator",
            ),
        ),
    ]
