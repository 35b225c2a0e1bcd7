# Input: a path and the name of an extended attribute, in turn, each ended with NUL.
receive
if command -v setfattr >/dev/null; then
    xargs -0 -r -n 2 sh -c 'setfattr -h -x "$2" -- "$1"' sh <"$work/all" || exit 73
elif command -v python3 >/dev/null; then
    xargs -0 -r -n 2 python3 -c 'import os, sys; os.removexattr(*map(os.fsencode, sys.argv[1:]), follow_symlinks=False)' \
        <"$work/all" || exit 73
else
    exit 75
fi
