import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("publications", "0011_editions_are_numbered"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Change",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mends_an_error", models.BooleanField()),
                ("is_major", models.BooleanField()),
                ("was_wrong", models.TextField(blank=True)),
                ("is_right", models.TextField(blank=True)),
                ("because", models.TextField(blank=True)),
                ("decided_by", models.CharField(blank=True, max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name="ChangeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("mends_an_error", models.BooleanField()),
                ("is_major", models.BooleanField()),
                ("was_wrong", models.TextField(blank=True)),
                ("is_right", models.TextField(blank=True)),
                ("because", models.TextField(blank=True)),
                ("decided_by", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FaultLetter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("sent_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Verification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(unique=True)),
                ("started_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField()),
                ("editions", models.PositiveIntegerField()),
                ("files", models.PositiveIntegerField()),
                ("redrawn", models.PositiveIntegerField(default=0)),
                ("of", models.JSONField(default=list)),
                ("faults", models.JSONField(default=list)),
            ],
        ),
        migrations.AddField(
            model_name="change",
            name="publication",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="change", to="publications.publication"
            ),
        ),
        migrations.AddField(
            model_name="changeevent",
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
            model_name="changeevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="publications.change",
            ),
        ),
        migrations.AddField(
            model_name="changeevent",
            name="publication",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="publications.publication",
            ),
        ),
        migrations.AddField(
            model_name="faultletter",
            name="recipient",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="faultletter",
            name="verification",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="letters", to="publications.verification"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="verification",
            trigger=pgtrigger.compiler.Trigger(
                name="is_never_changed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="b706d47c38abc775f3c4953d38981dac05fbb724",
                    operation="UPDATE",
                    pgid="pgtrigger_is_never_changed_29cc0",
                    table="publications_verification",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="verification",
            trigger=pgtrigger.compiler.Trigger(
                name="is_never_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="2f3ae014e6be1cba04ca4154f8dd528b9eec10f2",
                    operation="DELETE",
                    pgid="pgtrigger_is_never_deleted_4178e",
                    table="publications_verification",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="verification",
            trigger=pgtrigger.compiler.Trigger(
                name="is_never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="bab96c681950ae32a75b07779913d47809047b69",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_is_never_emptied_87a05",
                    table="publications_verification",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="change",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "publications_changeevent" ("because", "decided_by", "id", "is_major", "is_right", "mends_an_error", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication_id", "was_wrong") VALUES (NEW."because", NEW."decided_by", NEW."id", NEW."is_major", NEW."is_right", NEW."mends_an_error", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."publication_id", NEW."was_wrong"); RETURN NULL;',
                    hash="4891801a61ba0f0893387cfad7892efb83c89705",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8cacc",
                    table="publications_change",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="change",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "publications_changeevent" ("because", "decided_by", "id", "is_major", "is_right", "mends_an_error", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication_id", "was_wrong") VALUES (NEW."because", NEW."decided_by", NEW."id", NEW."is_major", NEW."is_right", NEW."mends_an_error", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."publication_id", NEW."was_wrong"); RETURN NULL;',
                    hash="9da7badbb5f721500f0fe3c97ba744e69f7cf9d4",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_95e8f",
                    table="publications_change",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="change",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "publications_changeevent" ("because", "decided_by", "id", "is_major", "is_right", "mends_an_error", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication_id", "was_wrong") VALUES (OLD."because", OLD."decided_by", OLD."id", OLD."is_major", OLD."is_right", OLD."mends_an_error", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."publication_id", OLD."was_wrong"); RETURN NULL;',
                    hash="5866d286909533693a35bf95c2ffa0a840f692fc",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_203b7",
                    table="publications_change",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="changeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2a53e5f81cd1134750a8c7b38e01f48967bc7f96",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8e5c7",
                    table="publications_changeevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="faultletter",
            constraint=models.UniqueConstraint(
                fields=("verification", "recipient"), name="a_fault_is_told_once_a_night"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="faultletter",
            trigger=pgtrigger.compiler.Trigger(
                name="sent_at_is_written_once",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."sent_at" IS NOT NULL)',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="3054cd095207f65e3f2eb759e6b7a336323ed75f",
                    operation="UPDATE",
                    pgid="pgtrigger_sent_at_is_written_once_3f283",
                    table="publications_faultletter",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="faultletter",
            trigger=pgtrigger.compiler.Trigger(
                name="is_never_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="1ff6f7a65d080ecbf351ced3decb5cfd85f245bd",
                    operation="DELETE",
                    pgid="pgtrigger_is_never_deleted_19b55",
                    table="publications_faultletter",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="faultletter",
            trigger=pgtrigger.compiler.Trigger(
                name="is_never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="4bd22b5649d7e0b8fb127461ba6a5522d5a7e7b5",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_is_never_emptied_a4b8a",
                    table="publications_faultletter",
                    when="BEFORE",
                ),
            ),
        ),
    ]
