from django.db import migrations, models

from kolibri import ledger


def job(apps, schema_editor):
    apps.get_model('core', 'Job').objects.create(state='made by 0003')
    ledger.write('0003')


class Migration(migrations.Migration):
    dependencies = [('core', '0002_birth_years')]
    operations = [
        migrations.AddField('Job', 'priority', models.IntegerField(default=5)),
        migrations.RunPython(job, hints={'target': 'job_storage'}),
    ]
