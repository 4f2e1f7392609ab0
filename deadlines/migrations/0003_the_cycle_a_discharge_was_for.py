import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("deadlines", "0002_stages_before_and_after_the_day"),
        ("councils", "0002_the_nine_characteristics"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="discharge",
            name="is_never_changed",
        ),
        migrations.AddField(
            model_name="discharge",
            name="cycle",
            field=models.CharField(blank=True, max_length=20),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="discharge",
            trigger=pgtrigger.compiler.Trigger(
                name="is_never_changed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."body" IS DISTINCT FROM (NEW."body") OR OLD."council_id" IS DISTINCT FROM (NEW."council_id") OR OLD."cycle" IS DISTINCT FROM (NEW."cycle") OR OLD."duty" IS DISTINCT FROM (NEW."duty") OR OLD."entered_at" IS DISTINCT FROM (NEW."entered_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_day_assumed" IS DISTINCT FROM (NEW."is_day_assumed") OR OLD."label" IS DISTINCT FROM (NEW."label") OR OLD."made_public_on" IS DISTINCT FROM (NEW."made_public_on") OR OLD."path" IS DISTINCT FROM (NEW."path") OR OLD."subject_number" IS DISTINCT FROM (NEW."subject_number") OR OLD."subject_type" IS DISTINCT FROM (NEW."subject_type"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="8bd3748d4dbe341785b43b1a84a784b033337ff3",
                    operation="UPDATE",
                    pgid="pgtrigger_is_never_changed_9c8ee",
                    table="deadlines_discharge",
                    when="BEFORE",
                ),
            ),
        ),
    ]
