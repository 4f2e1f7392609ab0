"""Documents begun before they said which duties they meet say what their kind always met."""

from django.db import migrations

MET = {
    ("equality_information", "england"): "EQ_INFO",
    ("equality_objectives", "england"): "EQ_OBJECTIVES",
    ("equality_objectives", "wales"): "WAL_OBJECTIVES_REVIEW",
    ("equality_objectives", "scotland"): "SCO_OUTCOMES",
}


def say_it(apps, schema_editor):
    Publication, Claim = apps.get_model("publications", "Publication"), apps.get_model("publications", "Claim")
    for publication in Publication.objects.select_related("council"):
        council = publication.council
        code = MET.get((publication.kind, council.nation))
        is_three = council.nation == "scotland" and council.kind != "joint_body"
        bodies = ("council", "education_authority", "licensing_board") if is_three else ("council",)
        for body in bodies if code else ():
            Claim.objects.get_or_create(publication=publication, duty=code, body=body)


class Migration(migrations.Migration):
    dependencies = [("publications", "0003_which_duties_a_document_meets")]
    operations = [migrations.RunPython(say_it, migrations.RunPython.noop)]
