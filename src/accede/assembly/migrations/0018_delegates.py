from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assembly", "0017_convening")]

    operations = [
        # Nobody has been named so far, so nobody has no name.
        migrations.AddField("delegation", "name", models.CharField(max_length=200, default=""), preserve_default=False),
        migrations.AddField("delegation", "is_substitute", models.BooleanField(default=False)),
        migrations.AddField("delegation", "speaks", models.BooleanField(default=True)),
        migrations.AddField("delegation", "since", models.DateTimeField(null=True)),
        migrations.AddField("assembly", "has_delegations", models.BooleanField(default=False)),
    ]
