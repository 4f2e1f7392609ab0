import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("deadlines", "0003_the_cycle_a_discharge_was_for"),
        ("councils", "0002_the_nine_characteristics"),
    ]

    operations = [
        migrations.CreateModel(
            name="LapseReason",
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
                ("given_by_name", models.CharField(max_length=200)),
                ("given_at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.AddField(
            model_name="lapsereason",
            name="council",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="lapse_reasons", to="councils.council"
            ),
        ),
        migrations.AddConstraint(
            model_name="lapsereason",
            constraint=models.CheckConstraint(
                condition=models.Q(("because", ""), _negated=True), name="a_lapse_reason_says_something"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lapsereason",
            trigger=pgtrigger.compiler.Trigger(
                name="is_never_changed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="d41c7b66acaab9260730a0b39fdeca435021de69",
                    operation="UPDATE",
                    pgid="pgtrigger_is_never_changed_e839a",
                    table="deadlines_lapsereason",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lapsereason",
            trigger=pgtrigger.compiler.Trigger(
                name="is_never_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="094dc9bd018e6db3309e4aa2a7c1ed2d4e413c67",
                    operation="DELETE",
                    pgid="pgtrigger_is_never_deleted_dc7b8",
                    table="deadlines_lapsereason",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lapsereason",
            trigger=pgtrigger.compiler.Trigger(
                name="is_never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="a960563089706b7ea9f0af78215543f931085d5f",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_is_never_emptied_5acee",
                    table="deadlines_lapsereason",
                    when="BEFORE",
                ),
            ),
        ),
    ]
