import django.db.models.constraints
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("objectives", "0013_considered_beside_the_nine"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("publications", "0004_documents_on_their_way_say_what_they_meet"),
    ]

    operations = [
        migrations.CreateModel(
            name="PartFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200)),
                ("name", models.CharField(max_length=150)),
                ("type", models.CharField(max_length=100)),
                ("bytes", models.PositiveBigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="publications.section"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PartFileEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(max_length=200)),
                ("name", models.CharField(max_length=150)),
                ("type", models.CharField(max_length=100)),
                ("bytes", models.PositiveBigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
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
                        to="publications.partfile",
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
        migrations.CreateModel(
            name="PartLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=200)),
                ("address", models.URLField(max_length=500)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="links", to="publications.section"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PartLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("text", models.CharField(max_length=200)),
                ("address", models.URLField(max_length=500)),
                ("version", models.PositiveIntegerField(default=1)),
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
                        to="publications.partlink",
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
        migrations.CreateModel(
            name="PartMeasure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="objectives.measure"
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="measures", to="publications.section"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PartMeasureEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "measure",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="objectives.measure",
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
                        to="publications.partmeasure",
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
        migrations.CreateModel(
            name="PartTable",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=200)),
                ("columns", models.JSONField(default=list)),
                ("rows", models.JSONField(default=list)),
                ("as_at", models.DateField(blank=True, null=True)),
                ("source", models.CharField(blank=True, max_length=300)),
                ("note", models.CharField(blank=True, max_length=500)),
                (
                    "chart",
                    models.CharField(
                        blank=True, choices=[("", "None"), ("bars", "Bars"), ("lines", "Lines")], max_length=20
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tables", to="publications.section"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PartTableEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("position", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=200)),
                ("columns", models.JSONField(default=list)),
                ("rows", models.JSONField(default=list)),
                ("as_at", models.DateField(blank=True, null=True)),
                ("source", models.CharField(blank=True, max_length=300)),
                ("note", models.CharField(blank=True, max_length=500)),
                (
                    "chart",
                    models.CharField(
                        blank=True, choices=[("", "None"), ("bars", "Bars"), ("lines", "Lines")], max_length=20
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
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
                        to="publications.parttable",
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
            model_name="partfile",
            constraint=models.UniqueConstraint(fields=("section", "sha256"), name="a_file_stands_once_in_a_part"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partfile",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "publications_partfileevent" ("bytes", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id", "sha256", "title", "type") VALUES (NEW."bytes", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."section_id", NEW."sha256", NEW."title", NEW."type"); RETURN NULL;',
                    hash="adda8eda3a9d7a682934f1c8333dde82b88a5474",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ed377",
                    table="publications_partfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partfile",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "publications_partfileevent" ("bytes", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id", "sha256", "title", "type") VALUES (NEW."bytes", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."section_id", NEW."sha256", NEW."title", NEW."type"); RETURN NULL;',
                    hash="443ad9ad452d132e93dfe4b46b9ec14a21a68a3b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6e606",
                    table="publications_partfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partfile",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "publications_partfileevent" ("bytes", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id", "sha256", "title", "type") VALUES (OLD."bytes", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."section_id", OLD."sha256", OLD."title", OLD."type"); RETURN NULL;',
                    hash="33ede73354a7eb8677a5c94829e323cde25c6571",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_371e8",
                    table="publications_partfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partfileevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="818513b4a2a65186a6e55ca0e7145870f2d856c3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_1d551",
                    table="publications_partfileevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="partlink",
            constraint=models.CheckConstraint(
                condition=models.Q(("address__regex", "^https?://")), name="a_link_leads_to_the_web"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partlink",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "publications_partlinkevent" ("address", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id", "text", "version") VALUES (NEW."address", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."section_id", NEW."text", NEW."version"); RETURN NULL;',
                    hash="300011410bca24a2fd7606326f118e64c5c328d6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1e5c7",
                    table="publications_partlink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partlink",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "publications_partlinkevent" ("address", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id", "text", "version") VALUES (NEW."address", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."section_id", NEW."text", NEW."version"); RETURN NULL;',
                    hash="dcbbc685bfbd8820ce37587307591f41e0064195",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_459a0",
                    table="publications_partlink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partlink",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "publications_partlinkevent" ("address", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id", "text", "version") VALUES (OLD."address", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."section_id", OLD."text", OLD."version"); RETURN NULL;',
                    hash="8cdd15cd88159144ba017244a5fa88c8a14731f3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1eb28",
                    table="publications_partlink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partlinkevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="338187c4f2b398fcc88148f6e881886a9faa038a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b9e17",
                    table="publications_partlinkevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="partmeasure",
            constraint=models.UniqueConstraint(fields=("section", "measure"), name="a_measure_stands_once_in_a_part"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partmeasure",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "publications_partmeasureevent" ("id", "measure_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id") VALUES (NEW."id", NEW."measure_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."section_id"); RETURN NULL;',
                    hash="9c75592d898206524166bdbc6dcd06403f57daf3",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7329b",
                    table="publications_partmeasure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partmeasure",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "publications_partmeasureevent" ("id", "measure_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id") VALUES (NEW."id", NEW."measure_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."section_id"); RETURN NULL;',
                    hash="45c30018cfd418337f8154d411fc45d55e1c6845",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_378db",
                    table="publications_partmeasure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partmeasure",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "publications_partmeasureevent" ("id", "measure_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id") VALUES (OLD."id", OLD."measure_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."section_id"); RETURN NULL;',
                    hash="ce3bf75a18522915342dc349c532f4f2b859e925",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9c730",
                    table="publications_partmeasure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partmeasureevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f6b98580af71ace160dfa0234f4656b315781f79",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_551c9",
                    table="publications_partmeasureevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="parttable",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("section", "position"),
                name="tables_stand_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="parttable",
            constraint=models.CheckConstraint(
                condition=models.Q(("chart__in", ["", "bars", "lines"])), name="a_table_is_drawn_as_we_can"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="parttable",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "publications_parttableevent" ("as_at", "chart", "columns", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "rows", "section_id", "source", "title", "version") VALUES (NEW."as_at", NEW."chart", NEW."columns", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."rows", NEW."section_id", NEW."source", NEW."title", NEW."version"); RETURN NULL;',
                    hash="c030886a5e737cb3b739f71610efeb0caf738f36",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c243c",
                    table="publications_parttable",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="parttable",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "publications_parttableevent" ("as_at", "chart", "columns", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "rows", "section_id", "source", "title", "version") VALUES (NEW."as_at", NEW."chart", NEW."columns", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."rows", NEW."section_id", NEW."source", NEW."title", NEW."version"); RETURN NULL;',
                    hash="2e42f27ccd76a5a1044b19c0fb989fc20bd3967a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_bf7cd",
                    table="publications_parttable",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="parttable",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "publications_parttableevent" ("as_at", "chart", "columns", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "rows", "section_id", "source", "title", "version") VALUES (OLD."as_at", OLD."chart", OLD."columns", OLD."id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."rows", OLD."section_id", OLD."source", OLD."title", OLD."version"); RETURN NULL;',
                    hash="22d86f44bb33658cd9aea83abe5320944d6f4eae",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0f4cb",
                    table="publications_parttable",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="parttableevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="c8f9ec4a188bd1af6f069fe06ca7161bf0e5eef7",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_3ad3d",
                    table="publications_parttableevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
