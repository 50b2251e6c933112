import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('assembly', '0003_withdrawn'),
        ('register', '0015_import_postal'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Ledger',
            fields=[
                ('item', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to='assembly.item')),
                ('count', models.PositiveIntegerField(default=0)),
                ('root', models.CharField(blank=True, max_length=64)),
            ],
        ),
        migrations.AlterModelOptions(
            name='assembly',
            options={'ordering': ['day', 'address']},
        ),
        migrations.AddField(
            model_name='assembly',
            name='address',
            field=models.CharField(max_length=80, null=True, unique=True),
        ),
        migrations.AddField(
            model_name='assembly',
            name='call',
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='assembly',
            name='ends_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='assembly',
            name='follows',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followed_by', to='assembly.assembly'),
        ),
        migrations.AddField(
            model_name='assembly',
            name='is_rehearsal',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='assembly',
            name='link',
            field=models.URLField(blank=True),
        ),
        migrations.AddField(
            model_name='assembly',
            name='mode',
            field=models.CharField(choices=[('room', 'in the room'), ('remote', 'remote'), ('both', 'in the room and remote'), ('written', 'in writing')], default='room', max_length=10),
        ),
        migrations.AddField(
            model_name='assembly',
            name='roll_frozen_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='ballot',
            name='round',
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='ballot',
            name='source',
            field=models.CharField(choices=[('site', 'on the site'), ('roll_call', 'in a roll call'), ('paper', 'on paper')], default='site', max_length=10),
        ),
        migrations.AddField(
            model_name='item',
            name='form',
            field=models.CharField(choices=[('open', 'open vote'), ('roll_call', 'roll call'), ('cards', 'raised cards'), ('secret', 'secret vote')], default='open', max_length=10),
        ),
        migrations.AddField(
            model_name='item',
            name='minutes_to_speak',
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='item',
            name='reading',
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='item',
            name='round',
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AlterField(
            model_name='assembly',
            name='day',
            field=models.DateField(verbose_name='day'),
        ),
        migrations.AlterField(
            model_name='ballot',
            name='choice',
            field=models.TextField(),
        ),
        migrations.CreateModel(
            name='Coming',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mode', models.CharField(choices=[('present', 'in the room'), ('remote', 'remote'), ('absent', 'absent')], max_length=20)),
                ('at', models.DateTimeField()),
                ('assembly', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comings', to='assembly.assembly')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.organisation')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Delegation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rank', models.PositiveSmallIntegerField(default=1)),
                ('named_at', models.DateTimeField()),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('assembly', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='delegations', to='assembly.assembly')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.organisation')),
            ],
            options={
                'ordering': ['rank'],
                'constraints': [models.UniqueConstraint(fields=('assembly', 'organisation', 'account'), name='assembly_named_once'), models.UniqueConstraint(fields=('assembly', 'organisation', 'rank'), name='assembly_rank_once')],
            },
        ),
        migrations.CreateModel(
            name='Entrusting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('given', 'given'), ('accepted', 'accepted'), ('declined', 'declined'), ('revoked', 'revoked')], default='given', max_length=10)),
                ('instructions', models.TextField(blank=True)),
                ('given_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(null=True)),
                ('revoked_at', models.DateTimeField(null=True)),
                ('used_at', models.DateTimeField(null=True)),
                ('assembly', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entrustings', to='assembly.assembly')),
                ('holder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.organisation')),
                ('principal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.organisation')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ('given', 'accepted'))), fields=('assembly', 'principal'), name='assembly_entrusts_one')],
            },
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('name', models.TextField()),
                ('country', models.CharField(blank=True, max_length=10)),
                ('category', models.CharField(max_length=60)),
                ('facts', models.JSONField(default=dict)),
                ('votes', models.PositiveIntegerField(null=True)),
                ('holds', models.BooleanField(null=True)),
                ('attendance', models.CharField(max_length=20)),
                ('since', models.DateTimeField(null=True)),
                ('holder', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.organisation')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='places', to='assembly.item')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.organisation')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('item', 'organisation'), name='assembly_place_once')],
            },
        ),
        migrations.CreateModel(
            name='RollEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('name', models.TextField()),
                ('country', models.CharField(blank=True, max_length=10)),
                ('category', models.CharField(max_length=60)),
                ('facts', models.JSONField(default=dict)),
                ('assembly', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roll', to='assembly.assembly')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.organisation')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('assembly', 'organisation'), name='assembly_roll_once')],
            },
        ),
    ]
