from django.db import migrations


def erase(apps, schema_editor):
    apps.get_model('post', 'Letter').objects.filter(secret=True).exclude(state='queued').update(body='')


class Migration(migrations.Migration):

    dependencies = [
        ('post', '0008_earlier_letters'),
    ]

    operations = [
        migrations.RunPython(erase, migrations.RunPython.noop, elidable=True),
    ]
