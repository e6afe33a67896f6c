# What bash offers for each line, parted by "|": complete.bash SCRIPT LINE…
source "$1"
shift
for typed in "$@"; do
  read -ra COMP_WORDS <<<"$typed"
  [ "${typed% }" = "$typed" ] || COMP_WORDS+=('')
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
  COMPREPLY=()
  _kehoach
  (IFS='|'; echo "${COMPREPLY[*]}")
done
