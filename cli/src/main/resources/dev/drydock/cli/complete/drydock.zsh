#compdef drydock ./drydock
# zsh: ./drydock completion zsh >FOLDER_OF_YOUR_FPATH/_drydock
_drydock() {
  local -a found
  found=("${(@f)$("${words[1]}" complete -- "${(@)words[2,CURRENT]}" 2>/dev/null </dev/null)}")
  if [[ -n "${found[1]}" ]]; then compadd -a found; else _files; fi
}
if [[ "${funcstack[1]}" = _drydock ]]; then _drydock "$@"; else compdef _drydock drydock ./drydock; fi
