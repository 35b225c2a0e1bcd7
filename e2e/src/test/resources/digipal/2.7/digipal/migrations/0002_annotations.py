from django.db import migrations, models

from digipal import ledger


def annotate(apps, schema_editor):
    Image, Annotation = apps.get_model('digipal', 'Image'), apps.get_model('digipal', 'Annotation')
    for image in Image.objects.all():
        Annotation.objects.create(image=image, text='fol. ' + image.locus)
    apps.get_model('digipal', 'Scribe').objects.filter(name__startswith='?').delete()
    ledger.write('0002')


class Migration(migrations.Migration):
    atomic = False
    dependencies = [('digipal', '0001_initial')]
    operations = [
        migrations.AddField('Image', 'width', models.IntegerField(default=0)),
        migrations.CreateModel('Annotation', [
            ('id', models.AutoField(primary_key=True)),
            ('image', models.ForeignKey('digipal.Image', on_delete=models.CASCADE)),
            ('text', models.TextField()),
        ]),
        migrations.RunPython(annotate, atomic=False),
        migrations.AlterField('Image', 'locus', models.CharField(max_length=20, unique=True)),
    ]
