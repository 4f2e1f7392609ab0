import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("deadlines", "0004_reasons_for_lapses"),
        ("councils", "0002_the_nine_characteristics"),
    ]

    operations = [
        migrations.CreateModel(
            name="FirstDate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("duty", models.CharField(max_length=40)),
                ("due_on", models.DateField()),
                ("because", models.CharField(max_length=500)),
                ("set_by_name", models.CharField(max_length=200)),
                ("set_at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.AddField(
            model_name="firstdate",
            name="council",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="first_dates", to="councils.council"
            ),
        ),
        migrations.AddConstraint(
            model_name="firstdate",
            constraint=models.CheckConstraint(
                condition=models.Q(("because", ""), _negated=True), name="a_first_date_says_why"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="firstdate",
            trigger=pgtrigger.compiler.Trigger(
                name="is_never_changed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="addfc3223f70773ec805dc7d9cd719f50378509b",
                    operation="UPDATE",
                    pgid="pgtrigger_is_never_changed_701dc",
                    table="deadlines_firstdate",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="firstdate",
            trigger=pgtrigger.compiler.Trigger(
                name="is_never_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="0b882e3b2502a8896df0ab8677b55ae69f9d8b16",
                    operation="DELETE",
                    pgid="pgtrigger_is_never_deleted_407c3",
                    table="deadlines_firstdate",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="firstdate",
            trigger=pgtrigger.compiler.Trigger(
                name="is_never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="5ce494e7f88b90bec10b6ea1a7a5d77bc5952e6d",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_is_never_emptied_be7d7",
                    table="deadlines_firstdate",
                    when="BEFORE",
                ),
            ),
        ),
    ]
