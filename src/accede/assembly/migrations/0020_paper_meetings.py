import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assembly", "0019_boxes")]

    operations = [
        migrations.AddField("assembly", "is_on_paper", models.BooleanField(default=False)),
        migrations.CreateModel(
            name="PaperMeeting",
            fields=[
                (
                    "assembly",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="paper",
                        serialize=False,
                        to="assembly.assembly",
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField()),
                ("begun_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("by", models.CharField(max_length=100)),
            ],
        ),
    ]
