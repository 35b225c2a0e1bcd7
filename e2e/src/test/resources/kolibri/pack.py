# releases ledger.py out: a wheel for each release, a folder each laid over the one before.
import os
import sys
import zipfile

RELEASES = ['0.15.12', '0.16.0', '0.16.2', '0.17.0']
releases, ledger, out = sys.argv[1:]
files = {'kolibri/ledger.py': ledger}
for release in RELEASES:
    top = os.path.join(releases, release)
    for folder, _, names in os.walk(top):
        for name in names:
            path = os.path.join(folder, name)
            files[os.path.relpath(path, top)] = path
    info = 'kolibri-%s.dist-info/' % release
    with zipfile.ZipFile(os.path.join(out, 'kolibri-%s-py3-none-any.whl' % release), 'w') as wheel:
        for name, path in sorted(files.items()):
            wheel.write(path, name)
        wheel.writestr(info + 'METADATA', 'Metadata-Version: 2.1\nName: kolibri\nVersion: %s\n' % release)
        wheel.writestr(info + 'WHEEL', 'Wheel-Version: 1.0\nGenerator: fixture\nRoot-Is-Purelib: true\nTag: py3-none-any\n')
        wheel.writestr(info + 'entry_points.txt', '[console_scripts]\nkolibri = kolibri.cli:main\n')
        wheel.writestr(info + 'RECORD', '')
