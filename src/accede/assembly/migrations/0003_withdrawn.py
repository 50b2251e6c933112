from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('assembly', '0002_adjourned'),
    ]

    operations = [
        migrations.AlterField(
            model_name='item',
            name='state',
            field=models.CharField(choices=[('prepared', 'prepared'), ('open', 'open'), ('carried', 'carried'), ('rejected', 'rejected'), ('no_quorum', 'no quorum'), ('adjourned', 'adjourned'), ('withdrawn', 'withdrawn')], default='prepared', max_length=20),
        ),
    ]
