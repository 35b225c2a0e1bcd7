export LC_ALL=C
# address seconds: what lies there, on the output
get() {
  if command -v curl >/dev/null; then
    curl -fsSL --proto =http,https --proto-redir =http,https --connect-timeout 20 --speed-limit 1 --speed-time 60 \
      --max-time "$2" --url "$1"
  else
    timeout "$2" wget -q --tries 1 --timeout 60 -O - "$1"
  fi
}
