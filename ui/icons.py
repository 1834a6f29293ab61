"""Icons by what they mean; drawn by qtawesome, which is loaded after the first paint."""

from PySide6.QtGui import QIcon

from ui.theme import Theme

NAMES = {
    "home": "mdi6.home-outline",
    "workshops": "mdi6.storefront-outline",
    "cluster": "mdi6.account-group-outline",
    "data": "mdi6.swap-vertical",
    "settings": "mdi6.cog-outline",
    "search": "mdi6.magnify",
    "print": "mdi6.printer-outline",
    "add": "mdi6.plus",
    "remove": "mdi6.trash-can-outline",
    "edit": "mdi6.pencil-outline",
    "photo": "mdi6.camera-outline",
    "visit": "mdi6.clipboard-text-outline",
    "undo": "mdi6.undo",
    "redo": "mdi6.redo",
    "open": "mdi6.folder-open-outline",
    "import": "mdi6.table-arrow-right",
    "help": "mdi6.help-circle-outline",
    "lock": "mdi6.lock-outline",
    "drag": "mdi6.drag",
    "phone": "mdi6.phone-outline",
    "people": "mdi6.account-multiple-outline",
    "machine": "mdi6.cogs",
    "calendar": "mdi6.calendar-outline",
    "up": "mdi6.chevron-up",
    "down": "mdi6.chevron-down",
    "done": "mdi6.check",
}


def icon(name: str, theme: Theme, role: str = "text") -> QIcon:
    """The icon for a meaning, in a colour role. Raises KeyError for an unknown meaning."""
    import qtawesome

    return qtawesome.icon(NAMES[name], color=theme.roles[role])
