import accede.projects.models.call
from django.db import migrations


def fill(apps, schema_editor):
    for call in apps.get_model("projects", "Call").objects.exclude(conditions=None):
        call.save(update_fields=["of_one"])  # it fills itself


class Migration(migrations.Migration):

    dependencies = [
        ('projects', '0004_ideas'),
    ]

    operations = [
        migrations.AddField(
            model_name='call',
            name='of_one',
            field=accede.projects.models.call.OfOne(default='{}', editable=False),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
