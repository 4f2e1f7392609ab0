import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("publications", "0015_reports_to_a_meeting")]

    operations = [
        migrations.CreateModel(
            name="Proof",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("content", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                ("asked_on", models.DateField()),
                ("asked_at", models.DateTimeField()),
                ("asked_by_name", models.CharField(max_length=200)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("bytes", models.PositiveBigIntegerField(default=0)),
                ("pages", models.PositiveIntegerField(default=0)),
                ("leased_until", models.DateTimeField(null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("last_error", models.CharField(blank=True, max_length=500)),
                ("made_at", models.DateTimeField(null=True)),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proofs",
                        to="publications.publication",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="proof",
            constraint=models.UniqueConstraint(fields=("publication", "digest"), name="a_draft_is_printed_once"),
        ),
        migrations.AddConstraint(
            model_name="proof",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("made_at", None), ("sha256", "")),
                    models.Q(("made_at__isnull", False), models.Q(("sha256", ""), _negated=True)),
                    _connector="OR",
                ),
                name="a_made_proof_is_known_by_its_hash",
            ),
        ),
    ]
