# bash completion for vane                                 -*- shell-script -*-
# SPDX-License-Identifier: GPL-3.0-or-later

_vane ()
{
  local cur prev words cword split
  _init_completion -s || return

  case $prev in
    --api-key-file) _filedir; return ;;
    --anchor)
      COMPREPLY=($(compgen -W 'top bottom left right top-left top-right bottom-left bottom-right center' -- "$cur"))
      return
      ;;
    --timeout|--endpoint|--margin|--output|--place) return ;;
  esac
  $split && return
  COMPREPLY=($(compgen -W '$("$1" --help-all 2>/dev/null | sed -n "s/^  \(-., \)*\(--[a-z-]*=*\).*/\2/p")' -- "$cur"))
  [[ ${COMPREPLY-} == *= ]] && compopt -o nospace
} &&
complete -F _vane vane
