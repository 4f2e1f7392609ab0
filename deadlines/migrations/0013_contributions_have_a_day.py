from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("deadlines", "0012_format_requests_are_answered"),
    ]

    operations = [
        migrations.AlterField(
            model_name="deadline",
            name="kind",
            field=models.CharField(
                choices=[
                    ("statutory", "statutory duty"),
                    ("set_review", "review of a set of objectives"),
                    ("objective_review", "review of an objective"),
                    ("monitoring", "monitoring"),
                    ("action", "action"),
                    ("figures", "new figures of a measure"),
                    ("document_review", "review of a document"),
                    ("accessibility", "review of the accessibility statement"),
                    ("compliance_notice", "reply to a compliance notice"),
                    ("format_request", "answer to a request for another format"),
                    ("own_promise", "promise of the council"),
                    ("contribution", "contribution to a document"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="deadlineevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("statutory", "statutory duty"),
                    ("set_review", "review of a set of objectives"),
                    ("objective_review", "review of an objective"),
                    ("monitoring", "monitoring"),
                    ("action", "action"),
                    ("figures", "new figures of a measure"),
                    ("document_review", "review of a document"),
                    ("accessibility", "review of the accessibility statement"),
                    ("compliance_notice", "reply to a compliance notice"),
                    ("format_request", "answer to a request for another format"),
                    ("own_promise", "promise of the council"),
                    ("contribution", "contribution to a document"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="diaryentry",
            name="kind",
            field=models.CharField(
                choices=[
                    ("statutory", "statutory duty"),
                    ("set_review", "review of a set of objectives"),
                    ("objective_review", "review of an objective"),
                    ("monitoring", "monitoring"),
                    ("action", "action"),
                    ("figures", "new figures of a measure"),
                    ("document_review", "review of a document"),
                    ("accessibility", "review of the accessibility statement"),
                    ("compliance_notice", "reply to a compliance notice"),
                    ("format_request", "answer to a request for another format"),
                    ("own_promise", "promise of the council"),
                    ("contribution", "contribution to a document"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="diaryentryevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("statutory", "statutory duty"),
                    ("set_review", "review of a set of objectives"),
                    ("objective_review", "review of an objective"),
                    ("monitoring", "monitoring"),
                    ("action", "action"),
                    ("figures", "new figures of a measure"),
                    ("document_review", "review of a document"),
                    ("accessibility", "review of the accessibility statement"),
                    ("compliance_notice", "reply to a compliance notice"),
                    ("format_request", "answer to a request for another format"),
                    ("own_promise", "promise of the council"),
                    ("contribution", "contribution to a document"),
                ],
                max_length=20,
            ),
        ),
    ]
