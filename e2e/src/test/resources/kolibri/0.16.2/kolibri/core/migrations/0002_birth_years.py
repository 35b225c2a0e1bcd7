from django.db import migrations, models

from kolibri import ledger


def learner(apps, schema_editor):
    apps.get_model('core', 'Learner').objects.create(name='made by 0002')
    ledger.write('0002')


class Migration(migrations.Migration):
    """The same, mended."""
    dependencies = [('core', '0001_initial')]
    operations = [
        migrations.AddField('Learner', 'birth_year', models.IntegerField(null=True)),
        migrations.RunPython(learner, hints={'target': 'default'}),
        migrations.AddField('SyncQueue', 'tries', models.IntegerField(default=0)),
        migrations.AddField('Notification', 'read', models.BooleanField(default=False)),
    ]
