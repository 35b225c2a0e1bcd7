# Prints one word on what is there, and a detail.
say() { printf '%s %s\n' "$1" "${2:-}"; exit 0; }
inspect
say good
