from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def of_the_invoice(apps, _schema):
    """What has left so far reminded of the invoice's own day."""
    invoices = apps.get_model("fees", "Invoice").objects.filter(pk=OuterRef("invoice"))
    apps.get_model("fees", "Reminder").objects.update(due=Subquery(invoices.values("due")))


class Migration(migrations.Migration):

    dependencies = [
        ('fees', '0013_instalments'),
    ]

    operations = [
        migrations.AddField(
            model_name='reminder',
            name='due',
            field=models.DateField(null=True),
        ),
        migrations.RunPython(of_the_invoice, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='reminder',
            name='due',
            field=models.DateField(),
        ),
        migrations.RemoveConstraint(
            model_name='reminder',
            name='fees_reminded_once_a_step',
        ),
        migrations.AddConstraint(
            model_name='reminder',
            constraint=models.UniqueConstraint(fields=('invoice', 'step', 'due'), name='fees_reminded_once_a_step'),
        ),
    ]
