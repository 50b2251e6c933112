from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('post', '0003_fate'),
    ]

    operations = [
        migrations.CreateModel(
            name='KindChoice',
            fields=[
                ('kind', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('waits', models.BooleanField()),
            ],
        ),
        migrations.AddField(
            model_name='letter',
            name='facts',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='letter',
            name='made_body',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='letter',
            name='made_subject',
            field=models.CharField(blank=True, max_length=250),
        ),
        migrations.AddField(
            model_name='letter',
            name='revision',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AlterField(
            model_name='letter',
            name='state',
            field=models.CharField(choices=[('waiting', 'to be looked at'), ('withheld', 'not sent'), ('queued', 'queued'), ('accepted', 'accepted'), ('bounced', 'not delivered'), ('settled', 'not delivered, settled'), ('acknowledged', 'acknowledged')], default='queued', max_length=12),
        ),
        migrations.AlterField(
            model_name='letterevent',
            name='kind',
            field=models.CharField(choices=[('waiting', 'written, to be looked at'), ('worded', 'worded anew'), ('withheld', 'not sent'), ('queued', 'queued'), ('deferred', 'not taken yet, to be tried again'), ('accepted', 'accepted by the next server'), ('bounced', 'refused for good'), ('undelivered', 'could not be delivered'), ('again', 'sent again, in another letter'), ('settled', 'settled: nothing more is done'), ('acknowledged', 'acknowledged on the site')], max_length=12),
        ),
    ]
