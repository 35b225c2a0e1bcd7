# site: the folder for jobs where the site file names none
for base in /var/lib/drydock "${HOME:-/nonexistent}/.local/state/drydock"; do
  if mkdir -p "$base/$1" 2>/dev/null && [ -w "$base/$1" ]; then printf '%s' "$base/$1"; exit 0; fi
done
exit 1
