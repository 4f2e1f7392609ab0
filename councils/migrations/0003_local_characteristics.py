import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("councils", "0002_the_nine_characteristics"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="LocalCharacteristic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=110)),
                ("name", models.CharField(max_length=100)),
                ("folded", models.TextField()),
                ("description", models.CharField(blank=True, max_length=300)),
                ("adopted_on", models.DateField()),
                ("decided_by", models.CharField(max_length=150)),
                ("decision_reference", models.CharField(blank=True, max_length=300)),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("ended_because", models.CharField(blank=True, max_length=300)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="local_characteristics",
                        to="councils.council",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LocalCharacteristicEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, max_length=110)),
                ("name", models.CharField(max_length=100)),
                ("folded", models.TextField()),
                ("description", models.CharField(blank=True, max_length=300)),
                ("adopted_on", models.DateField()),
                ("decided_by", models.CharField(max_length=150)),
                ("decision_reference", models.CharField(blank=True, max_length=300)),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("ended_because", models.CharField(blank=True, max_length=300)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "council",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="councils.council",
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
                        to="councils.localcharacteristic",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="localcharacteristic",
            constraint=models.UniqueConstraint(
                fields=("council", "slug"), name="a_local_characteristic_has_its_address"
            ),
        ),
        migrations.AddConstraint(
            model_name="localcharacteristic",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_on", None)),
                fields=("council", "folded"),
                name="a_local_characteristic_is_adopted_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="localcharacteristic",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_because", ""), ("ended_on", None)),
                    models.Q(("ended_on__isnull", False), models.Q(("ended_because", ""), _negated=True)),
                    _connector="OR",
                ),
                name="an_ended_local_characteristic_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="localcharacteristic",
            constraint=models.CheckConstraint(
                condition=models.Q(("ended_on", None), ("ended_on__gte", models.F("adopted_on")), _connector="OR"),
                name="a_local_characteristic_ends_after_it_was_adopted",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="localcharacteristic",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "councils_localcharacteristicevent" ("adopted_on", "council_id", "decided_by", "decision_reference", "description", "ended_because", "ended_on", "folded", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "version") VALUES (NEW."adopted_on", NEW."council_id", NEW."decided_by", NEW."decision_reference", NEW."description", NEW."ended_because", NEW."ended_on", NEW."folded", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."version"); RETURN NULL;',
                    hash="a2915e738d7a2a68f20aaf225b8157a4f898bf44",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d48ad",
                    table="councils_localcharacteristic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="localcharacteristic",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "councils_localcharacteristicevent" ("adopted_on", "council_id", "decided_by", "decision_reference", "description", "ended_because", "ended_on", "folded", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "version") VALUES (NEW."adopted_on", NEW."council_id", NEW."decided_by", NEW."decision_reference", NEW."description", NEW."ended_because", NEW."ended_on", NEW."folded", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."version"); RETURN NULL;',
                    hash="964012a2b8ee270702c9e83ba61f1cf770762a6e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_090ea",
                    table="councils_localcharacteristic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="localcharacteristic",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "councils_localcharacteristicevent" ("adopted_on", "council_id", "decided_by", "decision_reference", "description", "ended_because", "ended_on", "folded", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "version") VALUES (OLD."adopted_on", OLD."council_id", OLD."decided_by", OLD."decision_reference", OLD."description", OLD."ended_because", OLD."ended_on", OLD."folded", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."version"); RETURN NULL;',
                    hash="6c7f6a5bc332eb9927a96c8442138d93d9187f1d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1ea12",
                    table="councils_localcharacteristic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="localcharacteristicevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="7b3d5d9916244d573dbe114b45a7d27a34de478a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_1f78c",
                    table="councils_localcharacteristicevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
