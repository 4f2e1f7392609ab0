import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publications", "0013_other_formats"),
        ("councils", "0005_colour_and_logo"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="FormatRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.SlugField(max_length=12, unique=True)),
                ("form_key", models.CharField(max_length=64, unique=True)),
                (
                    "asked_for",
                    models.CharField(
                        choices=[
                            ("easy_read", "Easy Read"),
                            ("large_print", "Large print"),
                            ("bsl", "British Sign Language (BSL)"),
                            ("audio", "Audio"),
                            ("braille", "Braille"),
                            ("translation", "Another language"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("details", models.TextField(blank=True)),
                ("name", models.CharField(blank=True, max_length=200)),
                ("email", models.CharField(blank=True, max_length=254)),
                ("address", models.TextField(blank=True)),
                ("phone", models.CharField(blank=True, max_length=50)),
                ("received_on", models.DateField()),
                ("due_on", models.DateField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True, choices=[("answered", "Answered"), ("refused", "It cannot be done")], max_length=20
                    ),
                ),
                ("answered_on", models.DateField(null=True)),
                ("answer", models.TextField(blank=True)),
                ("answered_by_name", models.CharField(blank=True, max_length=200)),
                ("erased_on", models.DateField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="format_requests",
                        to="councils.council",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="publications.edition"
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="format_requests",
                        to="publications.publication",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FormatRequestEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("reference", models.SlugField(db_index=False, max_length=12)),
                ("form_key", models.CharField(max_length=64)),
                (
                    "asked_for",
                    models.CharField(
                        choices=[
                            ("easy_read", "Easy Read"),
                            ("large_print", "Large print"),
                            ("bsl", "British Sign Language (BSL)"),
                            ("audio", "Audio"),
                            ("braille", "Braille"),
                            ("translation", "Another language"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("received_on", models.DateField()),
                ("due_on", models.DateField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True, choices=[("answered", "Answered"), ("refused", "It cannot be done")], max_length=20
                    ),
                ),
                ("answered_on", models.DateField(null=True)),
                ("answer", models.TextField(blank=True)),
                ("answered_by_name", models.CharField(blank=True, max_length=200)),
                ("erased_on", models.DateField(null=True)),
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
                    "edition",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="publications.edition",
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
                        to="publications.formatrequest",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="publications.publication",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="formatrequest",
            index=models.Index(
                condition=models.Q(("erased_on", None)), fields=["answered_on"], name="requests_with_people"
            ),
        ),
        migrations.AddConstraint(
            model_name="formatrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("erased_on__isnull", False),
                    models.Q(("email", ""), _negated=True),
                    models.Q(("address", ""), _negated=True),
                    models.Q(("phone", ""), _negated=True),
                    _connector="OR",
                ),
                name="a_format_request_can_be_answered",
            ),
        ),
        migrations.AddConstraint(
            model_name="formatrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", ""), ("answered_by_name", ""), ("answered_on", None), ("outcome", "")),
                    models.Q(
                        ("answered_on__gte", models.F("received_on")),
                        ("outcome__in", ["answered", "refused"]),
                        models.Q(("answer", ""), _negated=True),
                        models.Q(("answered_by_name", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="an_answered_request_says_how",
            ),
        ),
        migrations.AddConstraint(
            model_name="formatrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("erased_on", None),
                    models.Q(
                        ("address", ""),
                        ("answered_on__isnull", False),
                        ("details", ""),
                        ("email", ""),
                        ("erased_on__gte", models.F("answered_on")),
                        ("name", ""),
                        ("phone", ""),
                    ),
                    _connector="OR",
                ),
                name="nobody_is_erased_before_the_answer",
            ),
        ),
        migrations.AddConstraint(
            model_name="formatrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("asked_for__in", ["easy_read", "large_print", "bsl", "audio", "braille", "translation", "other"])
                ),
                name="a_format_is_one_of_those_asked_for",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="formatrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="is_never_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="152dd2d2b9d5834d98626851b1a8e601912cabaa",
                    operation="DELETE",
                    pgid="pgtrigger_is_never_deleted_f670d",
                    table="publications_formatrequest",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="formatrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="is_never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="31aaf2c6ff685fc5c5e188f61af88ed60c254cd9",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_is_never_emptied_e0b9c",
                    table="publications_formatrequest",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="formatrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "publications_formatrequestevent" ("answer", "answered_by_name", "answered_on", "asked_for", "council_id", "due_on", "edition_id", "erased_on", "form_key", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication_id", "received_on", "reference", "version") VALUES (NEW."answer", NEW."answered_by_name", NEW."answered_on", NEW."asked_for", NEW."council_id", NEW."due_on", NEW."edition_id", NEW."erased_on", NEW."form_key", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."publication_id", NEW."received_on", NEW."reference", NEW."version"); RETURN NULL;',
                    hash="0335c0e908a19f3bba7d1893c2bd29ab268b2e1e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_62211",
                    table="publications_formatrequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="formatrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."answer" IS DISTINCT FROM (NEW."answer") OR OLD."answered_by_name" IS DISTINCT FROM (NEW."answered_by_name") OR OLD."answered_on" IS DISTINCT FROM (NEW."answered_on") OR OLD."asked_for" IS DISTINCT FROM (NEW."asked_for") OR OLD."council_id" IS DISTINCT FROM (NEW."council_id") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."edition_id" IS DISTINCT FROM (NEW."edition_id") OR OLD."erased_on" IS DISTINCT FROM (NEW."erased_on") OR OLD."form_key" IS DISTINCT FROM (NEW."form_key") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."publication_id" IS DISTINCT FROM (NEW."publication_id") OR OLD."received_on" IS DISTINCT FROM (NEW."received_on") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "publications_formatrequestevent" ("answer", "answered_by_name", "answered_on", "asked_for", "council_id", "due_on", "edition_id", "erased_on", "form_key", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication_id", "received_on", "reference", "version") VALUES (NEW."answer", NEW."answered_by_name", NEW."answered_on", NEW."asked_for", NEW."council_id", NEW."due_on", NEW."edition_id", NEW."erased_on", NEW."form_key", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."publication_id", NEW."received_on", NEW."reference", NEW."version"); RETURN NULL;',
                    hash="0cd2a21e71080182188d2fdc9ffaaf478e1c25a6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e5c90",
                    table="publications_formatrequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="formatrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "publications_formatrequestevent" ("answer", "answered_by_name", "answered_on", "asked_for", "council_id", "due_on", "edition_id", "erased_on", "form_key", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication_id", "received_on", "reference", "version") VALUES (OLD."answer", OLD."answered_by_name", OLD."answered_on", OLD."asked_for", OLD."council_id", OLD."due_on", OLD."edition_id", OLD."erased_on", OLD."form_key", OLD."id", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."publication_id", OLD."received_on", OLD."reference", OLD."version"); RETURN NULL;',
                    hash="6972325d7ddcc9c97b88aba95eb79aea1b107dc4",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_02c93",
                    table="publications_formatrequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="formatrequestevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="62bbd1e6c968dec3fce18c10d3f402a2437062ea",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_56418",
                    table="publications_formatrequestevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
