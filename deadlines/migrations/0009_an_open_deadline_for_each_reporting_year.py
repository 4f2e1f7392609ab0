from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("deadlines", "0008_calendar_addresses")]

    operations = [
        migrations.RemoveConstraint(model_name="deadline", name="one_open_deadline_for_each_thing"),
        migrations.AddConstraint(
            model_name="deadline",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_on", None)),
                fields=("council", "body", "kind", "duty", "cycle", "subject_type", "subject_number"),
                name="one_open_deadline_for_each_thing",
            ),
        ),
    ]
