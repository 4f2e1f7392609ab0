import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publications", "0012_changes_and_verifications"),
    ]

    operations = [
        migrations.CreateModel(
            name="OtherFormat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "sort",
                    models.CharField(
                        choices=[
                            ("easy_read", "Easy Read"),
                            ("large_print", "Large print"),
                            ("bsl", "BSL video"),
                            ("audio", "Audio"),
                            ("translation", "Translation"),
                            ("braille", "Braille, on request"),
                        ],
                        max_length=20,
                    ),
                ),
                ("language", models.CharField(default="en", max_length=20)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("name", models.CharField(blank=True, max_length=120)),
                ("media_type", models.CharField(blank=True, max_length=100)),
                ("bytes", models.PositiveBigIntegerField(default=0)),
                ("link", models.URLField(blank=True, max_length=500)),
                ("added_on", models.DateField()),
                ("added_by_name", models.CharField(max_length=200)),
                ("removed_on", models.DateField(null=True)),
                ("removed_because", models.TextField(blank=True)),
                ("removed_by_name", models.CharField(blank=True, max_length=200)),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="other_formats",
                        to="publications.edition",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="other_formats",
                        to="publications.publication",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="otherformat",
            constraint=models.UniqueConstraint(
                fields=("publication", "number"), name="other_formats_are_numbered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="otherformat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("sort__in", ["easy_read", "large_print", "bsl", "audio", "translation", "braille"])
                ),
                name="another_format_is_of_a_known_sort",
            ),
        ),
        migrations.AddConstraint(
            model_name="otherformat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("link", ""), ("sha256", ""), ("sort", "braille")),
                    models.Q(
                        models.Q(("sort", "braille"), _negated=True),
                        models.Q(
                            models.Q(models.Q(("sha256", ""), _negated=True), ("link", "")),
                            models.Q(("sha256", ""), models.Q(("link", ""), _negated=True)),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="another_format_is_a_file_or_a_link",
            ),
        ),
        migrations.AddConstraint(
            model_name="otherformat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("bytes", 0), ("media_type", ""), ("name", ""), ("sha256", "")),
                    models.Q(
                        models.Q(("sha256", ""), _negated=True),
                        models.Q(("name", ""), _negated=True),
                        models.Q(("media_type", ""), _negated=True),
                        ("bytes__gt", 0),
                    ),
                    _connector="OR",
                ),
                name="a_file_of_another_format_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="otherformat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("removed_because", ""), ("removed_by_name", ""), ("removed_on", None)),
                    models.Q(
                        ("removed_on__isnull", False),
                        models.Q(("removed_because", ""), _negated=True),
                        models.Q(("removed_by_name", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="a_removed_format_says_why",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="otherformat",
            trigger=pgtrigger.compiler.Trigger(
                name="is_never_changed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."added_by_name" IS DISTINCT FROM (NEW."added_by_name") OR OLD."added_on" IS DISTINCT FROM (NEW."added_on") OR OLD."bytes" IS DISTINCT FROM (NEW."bytes") OR OLD."edition_id" IS DISTINCT FROM (NEW."edition_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."link" IS DISTINCT FROM (NEW."link") OR OLD."media_type" IS DISTINCT FROM (NEW."media_type") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."publication_id" IS DISTINCT FROM (NEW."publication_id") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."sort" IS DISTINCT FROM (NEW."sort"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="e1a7d4c88143b06e341b3dc8f50f9ec0e29b22c0",
                    operation="UPDATE",
                    pgid="pgtrigger_is_never_changed_b39c6",
                    table="publications_otherformat",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="otherformat",
            trigger=pgtrigger.compiler.Trigger(
                name="removed_on_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."removed_on" IS NOT NULL AND (OLD."removed_on" IS DISTINCT FROM (NEW."removed_on") OR OLD."removed_because" IS DISTINCT FROM (NEW."removed_because") OR OLD."removed_by_name" IS DISTINCT FROM (NEW."removed_by_name")))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="21d4295c8a834df36c9399d721878fe3213fbc6c",
                    operation="UPDATE",
                    pgid="pgtrigger_removed_on_is_kept_bb1f0",
                    table="publications_otherformat",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="otherformat",
            trigger=pgtrigger.compiler.Trigger(
                name="is_never_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="a63a157e93c7afe3f88a13d4d7565156d12f45fa",
                    operation="DELETE",
                    pgid="pgtrigger_is_never_deleted_d3b16",
                    table="publications_otherformat",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="otherformat",
            trigger=pgtrigger.compiler.Trigger(
                name="is_never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="e18358aa2e4bfac67962e987c33925d0cfb87d67",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_is_never_emptied_bb52a",
                    table="publications_otherformat",
                    when="BEFORE",
                ),
            ),
        ),
    ]
