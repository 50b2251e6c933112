import accede.register.models.organisation
from accede.register.models.organisation import searched_words
from django.db import migrations, models


def fill(apps, schema_editor):
    organisations = apps.get_model('register', 'Organisation').objects
    for one in organisations.only('name', 'seat').iterator():
        organisations.filter(pk=one.pk).update(words=searched_words(one.name, one.seat))


class Migration(migrations.Migration):

    dependencies = [
        ('register', '0007_declaration'),
    ]

    operations = [
        migrations.AddField(
            model_name='organisation',
            name='words',
            field=accede.register.models.organisation.SearchedWords(default='', editable=False),
        ),
        migrations.AddField(
            model_name='importrow',
            name='words',
            field=models.TextField(default='', editable=False),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name='organisation',
            index=models.Index(fields=['country', 'words'], name='register_searched'),
        ),
    ]
