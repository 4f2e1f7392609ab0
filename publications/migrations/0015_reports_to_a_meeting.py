import django.db.models.constraints
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("publications", "0014_requests_for_other_formats"),
    ]

    operations = [
        migrations.CreateModel(
            name="CommitteeReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("meeting_of", models.CharField(max_length=200)),
                ("meeting_on", models.DateField()),
                ("report_of", models.CharField(max_length=200)),
                ("contact_officer", models.CharField(blank=True, max_length=300)),
                ("wards", models.CharField(blank=True, max_length=300)),
                ("is_key_decision", models.BooleanField(default=False)),
                ("is_subject_to_call_in", models.BooleanField(default=False)),
                ("consulted_until", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "about",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="committee_reports",
                        to="publications.publication",
                    ),
                ),
                (
                    "publication",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="committee",
                        to="publications.publication",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CommitteeReportEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("meeting_of", models.CharField(max_length=200)),
                ("meeting_on", models.DateField()),
                ("report_of", models.CharField(max_length=200)),
                ("contact_officer", models.CharField(blank=True, max_length=300)),
                ("wards", models.CharField(blank=True, max_length=300)),
                ("is_key_decision", models.BooleanField(default=False)),
                ("is_subject_to_call_in", models.BooleanField(default=False)),
                ("consulted_until", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "about",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="publications.publication",
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
                        to="publications.committeereport",
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
        migrations.CreateModel(
            name="Recommendation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "asked",
                    models.CharField(
                        choices=[("approve", "Approve"), ("note", "Note"), ("recommend", "Recommend to Council")],
                        max_length=10,
                    ),
                ),
                ("words", models.CharField(max_length=1000)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("agreed", "Agreed"),
                            ("amended", "Agreed with changes"),
                            ("deferred", "Deferred"),
                            ("refused", "Not agreed"),
                        ],
                        max_length=10,
                    ),
                ),
                ("outcome_on", models.DateField(blank=True, null=True)),
                ("minute", models.CharField(blank=True, max_length=300)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="publications.publication",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recommendations",
                        to="publications.committeereport",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RecommendationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "asked",
                    models.CharField(
                        choices=[("approve", "Approve"), ("note", "Note"), ("recommend", "Recommend to Council")],
                        max_length=10,
                    ),
                ),
                ("words", models.CharField(max_length=1000)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("agreed", "Agreed"),
                            ("amended", "Agreed with changes"),
                            ("deferred", "Deferred"),
                            ("refused", "Not agreed"),
                        ],
                        max_length=10,
                    ),
                ),
                ("outcome_on", models.DateField(blank=True, null=True)),
                ("minute", models.CharField(blank=True, max_length=300)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="publications.publication",
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
                        to="publications.recommendation",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="publications.committeereport",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="committeereport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("meeting_of", ""), _negated=True), models.Q(("report_of", ""), _negated=True)
                ),
                name="a_report_goes_to_somebody_from_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="committeereport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("about", None), models.Q(("about", models.F("publication")), _negated=True), _connector="OR"
                ),
                name="a_report_is_not_about_itself",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committeereport",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "publications_committeereportevent" ("about_id", "consulted_until", "contact_officer", "id", "is_key_decision", "is_subject_to_call_in", "meeting_of", "meeting_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication_id", "report_of", "version", "wards") VALUES (NEW."about_id", NEW."consulted_until", NEW."contact_officer", NEW."id", NEW."is_key_decision", NEW."is_subject_to_call_in", NEW."meeting_of", NEW."meeting_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."publication_id", NEW."report_of", NEW."version", NEW."wards"); RETURN NULL;',
                    hash="0933e60238eb938b3b674ed03f1cbb530163a05b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ea9c0",
                    table="publications_committeereport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committeereport",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "publications_committeereportevent" ("about_id", "consulted_until", "contact_officer", "id", "is_key_decision", "is_subject_to_call_in", "meeting_of", "meeting_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication_id", "report_of", "version", "wards") VALUES (NEW."about_id", NEW."consulted_until", NEW."contact_officer", NEW."id", NEW."is_key_decision", NEW."is_subject_to_call_in", NEW."meeting_of", NEW."meeting_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."publication_id", NEW."report_of", NEW."version", NEW."wards"); RETURN NULL;',
                    hash="1d4d97538068c2ebb14a2b9662fd0d52fbe8650d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0b3ab",
                    table="publications_committeereport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committeereport",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "publications_committeereportevent" ("about_id", "consulted_until", "contact_officer", "id", "is_key_decision", "is_subject_to_call_in", "meeting_of", "meeting_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication_id", "report_of", "version", "wards") VALUES (OLD."about_id", OLD."consulted_until", OLD."contact_officer", OLD."id", OLD."is_key_decision", OLD."is_subject_to_call_in", OLD."meeting_of", OLD."meeting_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."publication_id", OLD."report_of", OLD."version", OLD."wards"); RETURN NULL;',
                    hash="91ac11b587f23cd49563abf42e6961d7f1ea8b96",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_749a8",
                    table="publications_committeereport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="committeereportevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="6eae00117e8b03416e50260f7f2ae4495f7dcffc",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_89cf9",
                    table="publications_committeereportevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("report", "position"),
                name="recommendations_stand_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.CheckConstraint(
                condition=models.Q(("asked__in", ["approve", "note", "recommend"])),
                name="a_meeting_is_asked_one_of_three",
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="a_recommendation_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("minute", ""), ("outcome", ""), ("outcome_on", None)),
                    models.Q(
                        ("outcome__in", ["agreed", "amended", "deferred", "refused"]), ("outcome_on__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="an_outcome_has_its_day",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recommendation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "publications_recommendationevent" ("asked", "document_id", "id", "minute", "outcome", "outcome_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "report_id", "version", "words") VALUES (NEW."asked", NEW."document_id", NEW."id", NEW."minute", NEW."outcome", NEW."outcome_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."report_id", NEW."version", NEW."words"); RETURN NULL;',
                    hash="1a055dc3234c73b8e5d4a0ceb679100320cd6ac4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7ee15",
                    table="publications_recommendation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recommendation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "publications_recommendationevent" ("asked", "document_id", "id", "minute", "outcome", "outcome_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "report_id", "version", "words") VALUES (NEW."asked", NEW."document_id", NEW."id", NEW."minute", NEW."outcome", NEW."outcome_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."report_id", NEW."version", NEW."words"); RETURN NULL;',
                    hash="5e4a2785201aea10aa423537c509b3ec4a1b5f8d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_45c35",
                    table="publications_recommendation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recommendation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "publications_recommendationevent" ("asked", "document_id", "id", "minute", "outcome", "outcome_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "report_id", "version", "words") VALUES (OLD."asked", OLD."document_id", OLD."id", OLD."minute", OLD."outcome", OLD."outcome_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."report_id", OLD."version", OLD."words"); RETURN NULL;',
                    hash="750f2b0854c9fbab8da9e277c897ae1badf7ffee",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_dd1a7",
                    table="publications_recommendation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recommendationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="bd9e6986b30d4821014f68a5260deca5be90f58a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_91c03",
                    table="publications_recommendationevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
