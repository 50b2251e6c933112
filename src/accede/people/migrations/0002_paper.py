from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='account',
            name='by_post',
            field=models.BooleanField(default=False, verbose_name='wishes letters on paper'),
        ),
        migrations.AddField(
            model_name='account',
            name='postal',
            field=models.TextField(blank=True, verbose_name='postal address'),
        ),
        migrations.AlterField(
            model_name='account',
            name='email',
            field=models.EmailField(blank=True, max_length=254, null=True, unique=True, verbose_name='e-mail address'),
        ),
    ]
