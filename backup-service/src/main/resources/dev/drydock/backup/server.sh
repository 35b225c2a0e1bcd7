# Goes before the scripts of a server's clients. The first line of the input is what a client reads its password from, in
# base64; what else it is given lies in the environment. HOME is empty, so that no file of the user's own has a say.
export HOME="$work" COLUMNS=300
IFS= read -r secret || exit 71
printf %s "$secret" | base64 -d >"$work/access" || exit 71
secret=

# The first of these commands that is there.
client() {
    for name; do
        if command -v "$name" >/dev/null; then
            echo "$name"
            return
        fi
    done
    echo "none of these commands: $*" >&2
    exit 76
}
