import accede.post.models
import django.db.models.deletion
from accede.post.models import searched_words
from django.db import migrations, models


def fill(apps, schema_editor):
    letters = apps.get_model('post', 'Letter').objects
    for one in letters.only('subject', 'recipient', 'email').iterator():
        words = searched_words(one.subject, one.recipient, one.email)
        letters.filter(pk=one.pk).update(words=words)


class Migration(migrations.Migration):

    dependencies = [
        ('post', '0002_party'),
    ]

    operations = [
        migrations.AddField(
            model_name='letter',
            name='instead_of',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sent_again', to='post.letter'),
        ),
        migrations.AddField(
            model_name='letter',
            name='kind',
            field=models.CharField(blank=True, db_index=True, max_length=40),
        ),
        migrations.AddField(
            model_name='letter',
            name='words',
            field=accede.post.models.SearchedWords(default='', editable=False),
        ),
        migrations.AlterField(
            model_name='letter',
            name='state',
            field=models.CharField(choices=[('queued', 'queued'), ('accepted', 'accepted'), ('bounced', 'not delivered'), ('settled', 'not delivered, settled'), ('acknowledged', 'acknowledged')], default='queued', max_length=12),
        ),
        migrations.AlterField(
            model_name='letterevent',
            name='kind',
            field=models.CharField(choices=[('queued', 'queued'), ('deferred', 'not taken yet, to be tried again'), ('accepted', 'accepted by the next server'), ('bounced', 'refused for good'), ('undelivered', 'could not be delivered'), ('again', 'sent again, in another letter'), ('settled', 'settled: nothing more is done'), ('acknowledged', 'acknowledged on the site')], max_length=12),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
