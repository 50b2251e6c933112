"""Every line names its membership."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0002_lines")]

    operations = [
        migrations.AlterField(
            "registerentry",
            "membership",
            models.ForeignKey(
                "register.membership", django.db.models.deletion.PROTECT, related_name="lines"
            ),
        ),
    ]
