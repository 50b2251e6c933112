"""What was paid on an invoice becomes money received and what it clears."""

import django.db.models.deletion
from django.db import migrations, models


def apart(apps, _schema):
    Payment, Clearing = apps.get_model("fees", "Payment"), apps.get_model("fees", "Clearing")
    for one in Payment.objects.select_related("invoice").iterator():
        one.currency = one.invoice.currency
        one.save(update_fields=["currency"])
        Clearing.objects.create(invoice=one.invoice, kind="paid", cents=one.cents, on=one.on, payment=one)


class Migration(migrations.Migration):

    dependencies = [
        ('fees', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='payment',
            name='currency',
            field=models.CharField(default='', max_length=3),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name='Clearing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('paid', 'paid')], max_length=12)),
                ('cents', models.BigIntegerField()),
                ('on', models.DateField()),
                ('invoice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clearings', to='fees.invoice')),
                ('payment', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='clearings', to='fees.payment')),
            ],
            options={
                'ordering': ['on', 'pk'],
            },
        ),
        migrations.RunPython(apart, migrations.RunPython.noop),
        migrations.RemoveField(
            model_name='payment',
            name='invoice',
        ),
    ]
