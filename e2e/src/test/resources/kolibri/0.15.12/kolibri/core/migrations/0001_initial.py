from django.db import migrations, models


def model(kind, **fields):
    return migrations.CreateModel(kind, [('id', models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID'))] + list(fields.items()))


class Migration(migrations.Migration):
    initial = True
    operations = [
        model('Learner', name=models.CharField(max_length=100)),
        model('SyncQueue', peer=models.CharField(max_length=100)),
        model('NetworkLocation', address=models.CharField(max_length=100)),
        model('Notification', text=models.CharField(max_length=100)),
        model('Job', state=models.CharField(max_length=20)),
    ]
