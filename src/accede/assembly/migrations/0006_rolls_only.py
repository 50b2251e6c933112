from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('assembly', '0005_rolls_moved'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='item',
            name='ballots_cast',
        ),
        migrations.RemoveField(
            model_name='item',
            name='ledger_root',
        ),
        migrations.RemoveField(
            model_name='item',
            name='roll',
        ),
        migrations.AlterField(
            model_name='assembly',
            name='address',
            field=models.CharField(max_length=80, unique=True),
        ),
    ]
