"""What the program says of the computer it runs on, without the standard library's `platform`.

On Windows `platform` asks WMI, on a thread of its own and for half a second; asked while Qt's
libraries were being loaded it never came back. A house rule keeps it out.
"""

import os
import sys


def computer_name() -> str:
    """The name of this computer, as `platform.node()` gives it."""
    if hasattr(os, "uname"):
        return os.uname().nodename
    import socket

    return socket.gethostname()


def person_name() -> str:
    """Who uses this computer, as the system calls them; empty when it does not say."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):  # as `getpass`, which knows terminals too
        if said := os.environ.get(name):
            return said
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_name
    except (ImportError, KeyError):  # Windows, a service, a bare container
        return ""


def system_version() -> str:
    """The system and its version, for a report of an error: "Windows 10.0.19045"."""
    if sys.platform == "win32":
        found = sys.getwindowsversion()
        return f"Windows {found.major}.{found.minor}.{found.build}"
    system = os.uname()
    return f"{system.sysname} {system.release} {system.machine}"
