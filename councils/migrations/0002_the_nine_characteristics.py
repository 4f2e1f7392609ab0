"""Seed the nine protected characteristics of s.4 and the 25 pairs with an aim that s.149(7) allows."""

from django.db import migrations

NINE = [
    ("age", "Age", "s.5"),
    ("disability", "Disability", "s.6"),
    ("gender_reassignment", "Gender reassignment", "s.7"),
    ("marriage_civil_partnership", "Marriage and civil partnership", "s.8"),
    ("pregnancy_maternity", "Pregnancy and maternity", "s.4"),
    ("race", "Race", "s.9"),
    ("religion_belief", "Religion or belief", "s.10"),
    ("sex", "Sex", "s.11"),
    ("sexual_orientation", "Sexual orientation", "s.12"),
]
AIMS = ["eliminate", "advance", "foster"]


def seed(apps, schema_editor):
    Characteristic = apps.get_model("councils", "Characteristic")
    CharacteristicAim = apps.get_model("councils", "CharacteristicAim")
    for position, (code, name, section) in enumerate(NINE, start=1):
        characteristic = Characteristic.objects.create(code=code, name=name, section=section, position=position)
        for aim in AIMS if code != "marriage_civil_partnership" else AIMS[:1]:
            CharacteristicAim.objects.create(characteristic=characteristic, aim=aim)


def unseed(apps, schema_editor):
    apps.get_model("councils", "CharacteristicAim").objects.all().delete()
    apps.get_model("councils", "Characteristic").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("councils", "0001_councils_people_and_the_record")]
    operations = [migrations.RunPython(seed, unseed)]
