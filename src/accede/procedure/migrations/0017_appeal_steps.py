from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("procedure", "0016_attendance")]

    operations = [migrations.AddField("appeal", "taken", models.JSONField(default=list))]
