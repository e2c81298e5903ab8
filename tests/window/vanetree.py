# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader meets, node by node, and where GTK's releases differ in it."""

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402


def children(node):
    found = []
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            found.append(child)
    return found


def is_shown(node):
    """GTK 4.8 sets SHOWING for windows only; what is hidden is not in the tree."""
    return node.get_state_set().contains(Atspi.StateType.VISIBLE)


def get_role(node):
    """Newer GTK has roles of their own for a group, and for a check button of which one in a group is set."""
    role = node.get_role()
    return {Atspi.Role.GROUPING: Atspi.Role.PANEL, Atspi.Role.RADIO_BUTTON: Atspi.Role.CHECK_BOX}.get(role, role)


def is_in_list(node):
    """Lists scroll."""
    while node is not None:
        if node.get_role() in (Atspi.Role.LIST, Atspi.Role.LIST_ITEM):
            return True
        node = node.get_parent()
    return False


def find_outside(frame, nodes, width):
    """What of a window reaches over its side, but what scrolls sideways."""
    found = []
    # Newer GTK counts from within the frame, and leaves out the insides of what stands around.
    start = frame.get_component_iface().get_extents(Atspi.CoordType.WINDOW).x
    for node in nodes:
        try:
            extents = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
            x = extents.x - start
            end = x + extents.width
            # Frames are a pixel wider than what they frame; other pages are beside the window.
            inside = x >= -2 and end <= width + 2
            beside = end <= 20 or x >= width - 20
            # What is only painted has a place that is old in newer GTK, or anything.
            is_painted = not node.get_name() and node.get_child_count() == 0
            if not inside and not beside and extents.width > 0 and not is_painted and not is_in_list(node):
                found.append((node.get_role().value_nick, node.get_name(), extents.x, extents.width))
        except (AttributeError, GLib.Error):
            continue
    return found
