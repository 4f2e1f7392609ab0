from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("publications", "0009_what_is_under_way_is_signed_off")]

    operations = [
        migrations.AddField(
            model_name="edition",
            name="change_decided_by",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="edition",
            name="changed_because",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="edition",
            name="is_correction",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="edition",
            name="is_right",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="edition",
            name="major",
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="edition",
            name="minor",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="edition",
            name="was_wrong",
            field=models.TextField(blank=True),
        ),
        migrations.AlterField(
            model_name="rendition",
            name="format",
            field=models.CharField(
                choices=[("pdf", "PDF"), ("html", "HTML"), ("csv", "CSV"), ("json", "JSON")], max_length=10
            ),
        ),
    ]
