# fish completion for vane
# SPDX-License-Identifier: GPL-3.0-or-later

function __vane_complete
    vane --help-all 2>/dev/null | string match -rv -- '--(api-key-file|anchor)' |
        string replace -rf '^  (?:-., )?(--[a-z-]+=?)\S* +(.*)$' '$1\t$2'
end

complete -c vane -f -a '(__vane_complete)'
complete -c vane -l anchor -x -a 'top bottom left right top-left top-right bottom-left bottom-right center'
complete -c vane -l api-key-file -r -F
