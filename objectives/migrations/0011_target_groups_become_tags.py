from django.db import migrations


def become_tags(apps, schema_editor):
    """What stood in the free line becomes one tag of the council, in the same words."""
    models = [apps.get_model("objectives", name) for name in ("Objective", "Tag", "ObjectiveTag")]
    Objective, Tag, ObjectiveTag = models
    for objective in Objective.objects.exclude(target_groups="").select_related("objective_set"):
        tag, _ = Tag.objects.get_or_create(
            council_id=objective.objective_set.council_id, kind="group", name=objective.target_groups
        )
        ObjectiveTag.objects.get_or_create(objective=objective, tag=tag)


def become_a_line(apps, schema_editor):
    """Going back, the groups stand in one line again, as much of it as the line holds."""
    Objective = apps.get_model("objectives", "Objective")
    for objective in Objective.objects.filter(tagged__tag__kind="group").distinct():
        names = objective.tagged.filter(tag__kind="group").order_by("tag__name").values_list("tag__name", flat=True)
        objective.target_groups = ", ".join(names)[:300]
        objective.save(update_fields=["target_groups"])


class Migration(migrations.Migration):
    dependencies = [
        ("objectives", "0010_characteristics_without_an_aim"),
    ]

    operations = [
        migrations.RunPython(become_tags, become_a_line),
    ]
