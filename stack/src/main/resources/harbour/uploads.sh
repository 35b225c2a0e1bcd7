# What people have put into the berth book: names and kinds of files as they occur.
set -eu
cd storage/uploads
echo 'berths 1 to 6' >plan.txt
echo dash >-rf
echo blank >'a  name with blanks .txt'
echo umlaut >'Hafenübersicht.txt'
echo quotes >"it's \"quoted\" \$HOME \`id\`.txt"
echo newline >'two
lines.txt'
: >empty
ln -s plan.txt link
ln -s nowhere dangling
ln plan.txt hardlink
mkdir -p 'old/2024 spring'
echo old >'old/2024 spring/invoice.txt'
mkdir nothing-in-here
chmod 640 'old/2024 spring/invoice.txt'
chmod 750 old
touch -d '2024-02-29 12:34:56.789 UTC' plan.txt empty old
echo 'warm' >../cache/page.html
echo 'started' >../logs/harbour.log
