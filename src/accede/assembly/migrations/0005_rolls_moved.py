"""What stood in the rows of items moves into rows of its own: the roll of each vote, and the end of each ledger."""

from django.db import migrations


def moved(apps, _schema):
    """Give each assembly its address, and each item its ledger's end and the places of its roll."""
    assemblies = apps.get_model("assembly", "Assembly")
    for one in assemblies.objects.all():
        assemblies.objects.filter(pk=one.pk).update(address=f"{one.day}")
    ledgers, places = apps.get_model("assembly", "Ledger"), apps.get_model("assembly", "Place")
    for item in apps.get_model("assembly", "Item").objects.all().iterator():
        ledgers.objects.create(item=item, count=item.ballots_cast, root=item.ledger_root)
        places.objects.bulk_create([_place(places, item, row) for row in item.roll], batch_size=500)


def _place(places, item, row):
    return places(
        item=item,
        organisation_id=row["organisation"],
        number=row["number"],
        name=row["name"],
        country=row["country"],
        category=row["category"],
        facts=row["facts"],
        attendance=row["attendance"],
        since=row["since"] or None,
    )


class Migration(migrations.Migration):

    dependencies = [
        ('assembly', '0004_rolls'),
    ]

    operations = [
        migrations.RunPython(moved, migrations.RunPython.noop),
    ]
