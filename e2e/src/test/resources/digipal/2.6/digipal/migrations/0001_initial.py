from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    operations = [
        migrations.CreateModel('Scribe', [
            ('id', models.AutoField(primary_key=True)),
            ('name', models.CharField(max_length=100)),
        ]),
        migrations.CreateModel('Image', [
            ('id', models.AutoField(primary_key=True)),
            ('locus', models.CharField(max_length=20)),
            ('scribe', models.ForeignKey('digipal.Scribe', on_delete=models.CASCADE)),
        ]),
    ]
