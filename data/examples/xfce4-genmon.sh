#!/bin/sh
# xfce4-genmon-plugin runs this every N seconds. Answered from the cache until it expires.
# In its properties: command "/path/to/xfce4-genmon.sh", period 60 s, no label.
line=$(vanectl now 2>/dev/null | head -n 1)
printf '<txt>%s</txt>\n' "${line%% *}"
printf '<tool>%s</tool>\n' "$(printf '%s' "$line" | sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g')"
printf '<txtclick>vane --toggle</txtclick>\n'
