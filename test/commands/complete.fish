# What fish offers for each line, parted by "|": complete.fish SCRIPT LINE…
source $argv[1]
for typed in $argv[2..-1]
    set -l offers (complete -C $typed | string split -f1 \t)
    echo (string join -- '|' $offers)
end
