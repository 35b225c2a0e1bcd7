from django.db import migrations, models

import morango.models


class Migration(migrations.Migration):
    initial = True
    operations = [
        migrations.CreateModel('DatabaseIDModel', [
            ('id', models.CharField(max_length=32, primary_key=True, default=morango.models.new)),
        ]),
    ]
