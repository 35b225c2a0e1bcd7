# dir root: the lines one after the other; the first that fails ends it
. "$1/env"
cd "$2" || { echo "cannot enter $2"; exit 126; }
for line in "$1"/line.*; do
  sh "$line" || exit $?
done
