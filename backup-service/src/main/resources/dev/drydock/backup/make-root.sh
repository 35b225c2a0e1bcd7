# $2: the site's root, of which nothing is left.
mkdir -- "$2" || exit 74
