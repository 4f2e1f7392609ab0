import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("councils", "0004_our_approach"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="council",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="council",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="council",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="council",
            name="colour",
            field=models.CharField(blank=True, max_length=7),
        ),
        migrations.AddField(
            model_name="council",
            name="logo_alt",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="council",
            name="logo_sha256",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name="council",
            name="logo_type",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name="councilevent",
            name="colour",
            field=models.CharField(blank=True, max_length=7),
        ),
        migrations.AddField(
            model_name="councilevent",
            name="logo_alt",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="councilevent",
            name="logo_sha256",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name="councilevent",
            name="logo_type",
            field=models.CharField(blank=True, max_length=20),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="council",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "councils_councilevent" ("code", "colour", "contact", "ended_on", "enrolled_on", "gss_code", "id", "is_fictional", "is_start_assumed", "kind", "logo_alt", "logo_sha256", "logo_type", "name", "nation", "notice", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "shown_as_at", "slug", "source", "started_on", "version", "website") VALUES (NEW."code", NEW."colour", NEW."contact", NEW."ended_on", NEW."enrolled_on", NEW."gss_code", NEW."id", NEW."is_fictional", NEW."is_start_assumed", NEW."kind", NEW."logo_alt", NEW."logo_sha256", NEW."logo_type", NEW."name", NEW."nation", NEW."notice", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."shown_as_at", NEW."slug", NEW."source", NEW."started_on", NEW."version", NEW."website"); RETURN NULL;',
                    hash="9748a989151800c112b1711a77bba1f95d993aa7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_017ac",
                    table="councils_council",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="council",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "councils_councilevent" ("code", "colour", "contact", "ended_on", "enrolled_on", "gss_code", "id", "is_fictional", "is_start_assumed", "kind", "logo_alt", "logo_sha256", "logo_type", "name", "nation", "notice", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "shown_as_at", "slug", "source", "started_on", "version", "website") VALUES (NEW."code", NEW."colour", NEW."contact", NEW."ended_on", NEW."enrolled_on", NEW."gss_code", NEW."id", NEW."is_fictional", NEW."is_start_assumed", NEW."kind", NEW."logo_alt", NEW."logo_sha256", NEW."logo_type", NEW."name", NEW."nation", NEW."notice", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."shown_as_at", NEW."slug", NEW."source", NEW."started_on", NEW."version", NEW."website"); RETURN NULL;',
                    hash="becc8c2d82f4b93f75062bf2e4ced80ef137da30",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d45c0",
                    table="councils_council",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="council",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "councils_councilevent" ("code", "colour", "contact", "ended_on", "enrolled_on", "gss_code", "id", "is_fictional", "is_start_assumed", "kind", "logo_alt", "logo_sha256", "logo_type", "name", "nation", "notice", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "shown_as_at", "slug", "source", "started_on", "version", "website") VALUES (OLD."code", OLD."colour", OLD."contact", OLD."ended_on", OLD."enrolled_on", OLD."gss_code", OLD."id", OLD."is_fictional", OLD."is_start_assumed", OLD."kind", OLD."logo_alt", OLD."logo_sha256", OLD."logo_type", OLD."name", OLD."nation", OLD."notice", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."shown_as_at", OLD."slug", OLD."source", OLD."started_on", OLD."version", OLD."website"); RETURN NULL;',
                    hash="db71d3372c057a49ba6324ab868f5ef2edc76930",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2983b",
                    table="councils_council",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="council",
            constraint=models.CheckConstraint(
                condition=models.Q(("colour", ""), ("colour__regex", "^#[0-9a-f]{6}$"), _connector="OR"),
                name="a_colour_is_six_digits",
            ),
        ),
        migrations.AddConstraint(
            model_name="council",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("logo_alt", ""), ("logo_sha256", ""), ("logo_type", "")),
                    models.Q(
                        models.Q(("logo_sha256", ""), _negated=True),
                        models.Q(("logo_alt", ""), _negated=True),
                        ("logo_type__in", ["image/png", "image/jpeg"]),
                    ),
                    _connector="OR",
                ),
                name="a_logo_has_words_for_those_who_cannot_see_it",
            ),
        ),
    ]
