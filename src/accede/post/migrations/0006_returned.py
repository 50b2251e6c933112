from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('post', '0005_paper'),
    ]

    operations = [
        migrations.AlterField(
            model_name='letterevent',
            name='kind',
            field=models.CharField(choices=[('waiting', 'written, to be looked at'), ('worded', 'worded anew'), ('withheld', 'not sent'), ('queued', 'queued'), ('to_print', 'to be printed'), ('printed', 'printed and posted'), ('deferred', 'not taken yet, to be tried again'), ('accepted', 'accepted by the next server'), ('bounced', 'refused for good'), ('returned', 'came back, not delivered'), ('undelivered', 'could not be delivered'), ('again', 'sent again, in another letter'), ('settled', 'settled: nothing more is done'), ('acknowledged', 'acknowledged on the site')], max_length=12),
        ),
    ]
