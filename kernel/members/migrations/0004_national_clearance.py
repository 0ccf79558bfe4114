"""Whether an office clears its records nationally, and whether a signature on paper may stand for it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("members", "0003_role_declarations")]

    operations = [
        migrations.AddField("office", "clears", models.BooleanField(default=False)),
        migrations.AddField("office", "clears_on_paper", models.BooleanField(default=False)),
    ]
