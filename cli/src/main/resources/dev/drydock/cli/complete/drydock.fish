# fish: ./drydock completion fish >~/.config/fish/completions/drydock.fish
function __drydock_complete
  set -l typed (commandline -opc)
  set -l now (commandline -ct)
  eval (string escape -- $typed[1]) complete -- (string escape -- $typed[2..-1] "$now") 2>/dev/null </dev/null
end
complete -c drydock -a '(__drydock_complete)'
