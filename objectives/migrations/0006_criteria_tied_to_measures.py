import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("councils", "0002_the_nine_characteristics"),
        ("objectives", "0005_figures_say_why_they_are_missing"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="successcriterion",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="successcriterion",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="successcriterion",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="successcriterion",
            name="condition",
            field=models.CharField(
                blank=True,
                choices=[
                    ("target", "its target is met"),
                    ("improve", "it is better than at the start"),
                    ("narrow", "the gap to the comparator is narrower than at the start"),
                    ("above", "it is better than the comparator"),
                    ("benchmark", "it is better than the benchmark"),
                    ("zero", "there is none"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="successcriterion",
            name="evidence",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="successcriterion",
            name="is_seen",
            field=models.BooleanField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="successcriterion",
            name="judged_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="successcriterion",
            name="judged_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="successcriterion",
            name="measure",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.RESTRICT,
                related_name="criteria",
                to="objectives.measure",
            ),
        ),
        migrations.AddField(
            model_name="successcriterionevent",
            name="condition",
            field=models.CharField(
                blank=True,
                choices=[
                    ("target", "its target is met"),
                    ("improve", "it is better than at the start"),
                    ("narrow", "the gap to the comparator is narrower than at the start"),
                    ("above", "it is better than the comparator"),
                    ("benchmark", "it is better than the benchmark"),
                    ("zero", "there is none"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="successcriterionevent",
            name="evidence",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="successcriterionevent",
            name="is_seen",
            field=models.BooleanField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="successcriterionevent",
            name="judged_by",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="successcriterionevent",
            name="judged_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="successcriterionevent",
            name="measure",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="objectives.measure",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="successcriterion",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "objectives_successcriterionevent" ("condition", "evidence", "id", "is_seen", "judged_by_id", "judged_on", "measure_id", "objective_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text") VALUES (NEW."condition", NEW."evidence", NEW."id", NEW."is_seen", NEW."judged_by_id", NEW."judged_on", NEW."measure_id", NEW."objective_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."text"); RETURN NULL;',
                    hash="687859afbbac0d299c6414f2d44bf31d60f6021c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8e7c0",
                    table="objectives_successcriterion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="successcriterion",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "objectives_successcriterionevent" ("condition", "evidence", "id", "is_seen", "judged_by_id", "judged_on", "measure_id", "objective_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text") VALUES (NEW."condition", NEW."evidence", NEW."id", NEW."is_seen", NEW."judged_by_id", NEW."judged_on", NEW."measure_id", NEW."objective_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."text"); RETURN NULL;',
                    hash="a6055fadaeaa55006768e4a24c693e5618175030",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0d07b",
                    table="objectives_successcriterion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="successcriterion",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "objectives_successcriterionevent" ("condition", "evidence", "id", "is_seen", "judged_by_id", "judged_on", "measure_id", "objective_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text") VALUES (OLD."condition", OLD."evidence", OLD."id", OLD."is_seen", OLD."judged_by_id", OLD."judged_on", OLD."measure_id", OLD."objective_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."text"); RETURN NULL;',
                    hash="f416f5b2483249670e31d88246e1c5bec8f8d45d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2d197",
                    table="objectives_successcriterion",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="successcriterion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("condition", ""), ("measure", None)),
                    models.Q(("measure__isnull", False), models.Q(("condition", ""), _negated=True)),
                    _connector="OR",
                ),
                name="a_criterion_of_a_measure_has_its_condition",
            ),
        ),
        migrations.AddConstraint(
            model_name="successcriterion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("evidence", ""), ("is_seen", None), ("judged_on", None)),
                    models.Q(
                        ("is_seen__isnull", False),
                        ("judged_on__isnull", False),
                        models.Q(("evidence", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="a_judgement_has_its_day_and_evidence",
            ),
        ),
        migrations.AddConstraint(
            model_name="successcriterion",
            constraint=models.CheckConstraint(
                condition=models.Q(("measure", None), ("is_seen", None), _connector="OR"),
                name="what_is_computed_is_not_judged",
            ),
        ),
    ]
