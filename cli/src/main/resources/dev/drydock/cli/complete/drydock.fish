# fish: ./drydock completion fish >~/.config/fish/completions/drydock.fish
function __drydock_complete
  set -l typed (commandline -opc)
  set -l now (commandline -ct)
  set -l found (eval (string escape -- $typed[1]) complete -- (string escape -- $typed[2..-1] "$now") 2>/dev/null </dev/null)
  if set -q found[1]
    printf '%s\n' $found
  else
    __fish_complete_path "$now"
  end
end
complete -c drydock -f -a '(__drydock_complete)'
