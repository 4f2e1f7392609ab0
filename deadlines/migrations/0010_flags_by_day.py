from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("deadlines", "0009_an_open_deadline_for_each_reporting_year")]

    operations = [
        migrations.AddIndex(model_name="flag", index=models.Index(fields=["raised_on"], name="flags_by_day")),
    ]
