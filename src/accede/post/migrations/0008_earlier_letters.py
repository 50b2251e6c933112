from django.conf import settings
from django.db import migrations
from django.db.models import OuterRef, Subquery


def fill(apps, schema_editor):
    # An address may have passed to somebody else; a letter to that address bears the name of whom it was for.
    accounts = apps.get_model('people', 'Account').objects
    reader = accounts.filter(email=OuterRef('email'), name=OuterRef('recipient')).values('pk')[:1]
    apps.get_model('post', 'Letter').objects.exclude(email='').update(account=Subquery(reader))


class Migration(migrations.Migration):

    dependencies = [
        ('post', '0007_account'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
