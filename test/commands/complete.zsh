# What an interactive zsh makes of each line when Tab is pressed: complete.zsh FOLDER-OF-KEHOACH ARCHIVE SCRIPT LINE…
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z "PROMPT=; RPROMPT=; unsetopt zle_bracketed_paste prompt_cr prompt_sp; export TERM=dumb PATH=$1:\$PATH KEHOACH_ARCHIVE=$2; autoload -Uz compinit; compinit -u -D; source $3; show() { print -r -- \"BUF<\$BUFFER>\"; BUFFER= }; zle -N show; bindkey '^X' show; bindkey '^I' complete-word; setopt no_list_beep no_beep; print READ''Y"
while zpty -r z line; do [[ $line == *READY* ]] && break; done
shift 3
for typed in "$@"; do
  zpty -w -n z "$typed"$'\t\x18'
  seen=''
  while zpty -r z line; do
    seen+=$line
    [[ $line == *'BUF<'*'>'* ]] && break
  done
  [[ $seen =~ 'BUF<([^>]*)>' ]]
  print -r -- "$match[1]"
done
zpty -d z
