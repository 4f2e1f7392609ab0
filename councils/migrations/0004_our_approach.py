import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("councils", "0003_local_characteristics"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Approach",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("text", models.TextField()),
                (
                    "writers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, default=list, size=None
                    ),
                ),
                ("written_by_name", models.CharField(max_length=200)),
                ("written_at", models.DateTimeField()),
                ("submitted_by_name", models.CharField(blank=True, max_length=200)),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("sent_back_because", models.TextField(blank=True)),
                ("sent_back_by_name", models.CharField(blank=True, max_length=200)),
                ("approved_by_name", models.CharField(blank=True, max_length=200)),
                ("published_on", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="approaches", to="councils.council"
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ApproachEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("number", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("text", models.TextField()),
                (
                    "writers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, default=list, size=None
                    ),
                ),
                ("written_by_name", models.CharField(max_length=200)),
                ("written_at", models.DateTimeField()),
                ("submitted_by_name", models.CharField(blank=True, max_length=200)),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("sent_back_because", models.TextField(blank=True)),
                ("sent_back_by_name", models.CharField(blank=True, max_length=200)),
                ("approved_by_name", models.CharField(blank=True, max_length=200)),
                ("published_on", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                        to="councils.approach",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="approach",
            constraint=models.UniqueConstraint(fields=("council", "number"), name="approaches_are_numbered_once"),
        ),
        migrations.AddConstraint(
            model_name="approach",
            constraint=models.UniqueConstraint(
                condition=models.Q(("number", None)), fields=("council",), name="one_approach_is_being_written"
            ),
        ),
        migrations.AddConstraint(
            model_name="approach",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="an_approach_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="approach",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("digest", ""), ("submitted_at", None)),
                    models.Q(("submitted_at__isnull", False), models.Q(("digest", ""), _negated=True)),
                    _connector="OR",
                ),
                name="a_submitted_approach_has_its_digest",
            ),
        ),
        migrations.AddConstraint(
            model_name="approach",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("approved_by", None), ("approved_by_name", ""), ("number", None), ("published_on", None)),
                    models.Q(
                        ("number__isnull", False),
                        ("published_on__isnull", False),
                        ("approved_by__isnull", False),
                        ("submitted_at__isnull", False),
                        models.Q(("approved_by_name", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="a_published_approach_was_submitted_and_approved",
            ),
        ),
        migrations.AddConstraint(
            model_name="approach",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("approved_by", None),
                    models.Q(
                        models.Q(("writers__contains", [models.F("approved_by")]), _negated=True),
                        models.Q(
                            ("submitted_by", None),
                            models.Q(("submitted_by", models.F("approved_by")), _negated=True),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="nobody_approves_their_own_approach",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="approach",
            trigger=pgtrigger.compiler.Trigger(
                name="number_is_written_once",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."number" IS NOT NULL)',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="ad1a7b25008fa466ff14fbea456f1f5775dccffe",
                    operation="UPDATE",
                    pgid="pgtrigger_number_is_written_once_45a4e",
                    table="councils_approach",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="approach",
            trigger=pgtrigger.compiler.Trigger(
                name="is_never_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="9269c7805d093d77f26a54d55f79d98ffdb16ab6",
                    operation="DELETE",
                    pgid="pgtrigger_is_never_deleted_aa18f",
                    table="councils_approach",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="approach",
            trigger=pgtrigger.compiler.Trigger(
                name="is_never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="b561fac86edb17a627a1d0af687b39ee8adf2238",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_is_never_emptied_fad00",
                    table="councils_approach",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="approach",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "councils_approachevent" ("approved_by_id", "approved_by_name", "council_id", "digest", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "sent_back_because", "sent_back_by_name", "submitted_at", "submitted_by_id", "submitted_by_name", "text", "version", "writers", "written_at", "written_by_id", "written_by_name") VALUES (NEW."approved_by_id", NEW."approved_by_name", NEW."council_id", NEW."digest", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_on", NEW."sent_back_because", NEW."sent_back_by_name", NEW."submitted_at", NEW."submitted_by_id", NEW."submitted_by_name", NEW."text", NEW."version", NEW."writers", NEW."written_at", NEW."written_by_id", NEW."written_by_name"); RETURN NULL;',
                    hash="6125fbd381b86c58ac041244a880235fb8de9f01",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2833e",
                    table="councils_approach",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="approach",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "councils_approachevent" ("approved_by_id", "approved_by_name", "council_id", "digest", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "sent_back_because", "sent_back_by_name", "submitted_at", "submitted_by_id", "submitted_by_name", "text", "version", "writers", "written_at", "written_by_id", "written_by_name") VALUES (NEW."approved_by_id", NEW."approved_by_name", NEW."council_id", NEW."digest", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_on", NEW."sent_back_because", NEW."sent_back_by_name", NEW."submitted_at", NEW."submitted_by_id", NEW."submitted_by_name", NEW."text", NEW."version", NEW."writers", NEW."written_at", NEW."written_by_id", NEW."written_by_name"); RETURN NULL;',
                    hash="22c217536e4472d3c44896208eb44795a03a7d2d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f80af",
                    table="councils_approach",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="approach",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "councils_approachevent" ("approved_by_id", "approved_by_name", "council_id", "digest", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "sent_back_because", "sent_back_by_name", "submitted_at", "submitted_by_id", "submitted_by_name", "text", "version", "writers", "written_at", "written_by_id", "written_by_name") VALUES (OLD."approved_by_id", OLD."approved_by_name", OLD."council_id", OLD."digest", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published_on", OLD."sent_back_because", OLD."sent_back_by_name", OLD."submitted_at", OLD."submitted_by_id", OLD."submitted_by_name", OLD."text", OLD."version", OLD."writers", OLD."written_at", OLD."written_by_id", OLD."written_by_name"); RETURN NULL;',
                    hash="6b4827e32dfa4ff6ddd98434c96da6b327e38cb8",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_75710",
                    table="councils_approach",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="approachevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3d98140c93847997b457c5f82c5df364f8c23a5b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_903cc",
                    table="councils_approachevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
