"""Lines say which membership they are about, close one, and put each other right."""

from collections import defaultdict

import django.db.models.deletion
from django.db import migrations, models


def name_memberships(apps, schema_editor):
    """Each line so far admitted somebody: the first of an organisation began its first membership, and so on."""
    memberships = defaultdict(list)
    for one in apps.get_model("register", "Membership").objects.order_by("number"):
        memberships[one.organisation_id].append(one.pk)
    for line in apps.get_model("register", "RegisterEntry").objects.order_by("number"):
        line.membership_id = memberships[line.organisation_id].pop(0)
        line.save(update_fields=["membership"])


def of(model, related_name, **said):
    """A reference that keeps what it names from being deleted."""
    return models.ForeignKey(model, django.db.models.deletion.PROTECT, related_name=related_name, **said)


class Migration(migrations.Migration):
    dependencies = [("register", "0001_initial")]

    operations = [
        migrations.RemoveConstraint("membership", "register_one_open_membership"),
        migrations.AddField("membership", "is_void", models.BooleanField(default=False)),
        migrations.AddField("registerentry", "closes", of("register.membership", "closing_lines", null=True)),
        migrations.AddField(
            "registerentry",
            "corrects",
            models.OneToOneField(
                "register.registerentry",
                django.db.models.deletion.PROTECT,
                null=True,
                related_name="corrected_by",
            ),
        ),
        migrations.AddField("registerentry", "membership", of("register.membership", "lines", null=True)),
        migrations.AddField("registerentry", "path", models.CharField(blank=True, max_length=60)),
        migrations.AddField("registerentry", "reason", models.TextField(blank=True)),
        migrations.AlterField("registerentry", "entered_at", models.DateTimeField(db_index=True)),
        migrations.AlterField(
            "registerentry",
            "event",
            models.CharField(
                choices=[
                    ("admitted", "admitted"),
                    ("changed", "changed category"),
                    ("left", "left"),
                    ("void", "void"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            "membership",
            models.UniqueConstraint(
                condition=models.Q(("ends", None), ("is_void", False)),
                fields=("organisation",),
                name="register_one_open_membership",
            ),
        ),
        # Last: PostgreSQL alters no table in which it has just changed rows.
        migrations.RunPython(name_memberships, migrations.RunPython.noop, elidable=True),
    ]
