# $1: the root. What git says of tracked files; nothing where there is no repository or no git. Takes no lock and writes no index.
cd -- "$1" || exit 70
[ -e .git ] && command -v git >/dev/null || exit 0
GIT_OPTIONAL_LOCKS=0 git -c safe.directory='*' -c core.fsmonitor=false status --porcelain -z --untracked-files=no
