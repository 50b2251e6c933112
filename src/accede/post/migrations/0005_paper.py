from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('post', '0004_waiting'),
    ]

    operations = [
        migrations.AddField(
            model_name='letter',
            name='on_paper',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='letter',
            name='postal',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='letter',
            name='posted_on',
            field=models.DateField(null=True),
        ),
        migrations.AlterField(
            model_name='letter',
            name='email',
            field=models.EmailField(blank=True, max_length=254),
        ),
        migrations.AlterField(
            model_name='letter',
            name='state',
            field=models.CharField(choices=[('waiting', 'to be looked at'), ('withheld', 'not sent'), ('queued', 'queued'), ('to_print', 'to be printed'), ('printed', 'printed and posted'), ('accepted', 'accepted'), ('bounced', 'not delivered'), ('settled', 'not delivered, settled'), ('acknowledged', 'acknowledged')], default='queued', max_length=12),
        ),
        migrations.AlterField(
            model_name='letterevent',
            name='kind',
            field=models.CharField(choices=[('waiting', 'written, to be looked at'), ('worded', 'worded anew'), ('withheld', 'not sent'), ('queued', 'queued'), ('to_print', 'to be printed'), ('printed', 'printed and posted'), ('deferred', 'not taken yet, to be tried again'), ('accepted', 'accepted by the next server'), ('bounced', 'refused for good'), ('undelivered', 'could not be delivered'), ('again', 'sent again, in another letter'), ('settled', 'settled: nothing more is done'), ('acknowledged', 'acknowledged on the site')], max_length=12),
        ),
    ]
