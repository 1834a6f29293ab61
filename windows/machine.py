"""A Debian machine that can run Windows programs: Wine in a chroot, a screen, and how to call it.

Debian 12 has a Wine that is too old for the program's Qt; the one of the next Debian lives in a
chroot below the cache. Nothing stays mounted: every call has mounts of its own.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CACHE_VARIABLE = "HILVAN_WINDOWS_CACHE"
RELEASE = "trixie"
PACKAGES_INSIDE = ("ca-certificates", "wine64", "wine", "xauth", "fonts-liberation", "fontconfig")
TARGET = "x86_64-w64-mingw32"
TOOLS = {
    "debootstrap": "debootstrap",
    "makensis": "nsis",
    f"{TARGET}-gcc": "gcc-mingw-w64-x86-64-win32",
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "openbox": "openbox",
    "import": "imagemagick",
}
STAND_INS = ("icuuc", "mscms", "ucrtbase")
WINES_OWN = "ucrtwine"  # Wine's ucrtbase, to which the stand-in hands on what it has not itself
SCREEN = "1366x768x24"
LINE = "apt-get install -y --no-install-recommends"
NO_VARIABLES: Mapping[str, str] = {}

# $1 the cache, $2 the folder to work in; the command follows.
ENTER = r"""
set -e
cache=$1 folder=$2; shift 2; root=$cache/chroot
mount --make-rprivate /
mkdir -p "$root$cache" "$root/tmp/.X11-unix"
mount --bind "$cache" "$root$cache"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
[ ! -d /tmp/.X11-unix ] || mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
exec chroot "$root" /usr/bin/env -i -C "$folder" "$@" </dev/null
"""


class Failed(Exception):
    """A step cannot go on; the text is for the person at the keyboard."""


def why_not_here() -> str | None:
    """One sentence when this machine cannot do it."""
    if sys.platform != "linux" or shutil.which("apt-get") is None:
        return "it needs a Debian machine: Wine is put into a chroot by debootstrap."
    if os.geteuid() != 0:
        return "it needs root, to make a chroot and mount into it: repeat it as root."
    return None


def default_cache() -> Path:
    """Where everything large is kept between two runs."""
    chosen = os.environ.get(CACHE_VARIABLE)
    if chosen:
        return Path(chosen).absolute()
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "hilvan-windows"


@dataclass
class Machine:
    """The cache folder, and the calls into the Windows that lives in it."""

    cache: Path
    log: Path
    variables: dict[str, str] = field(default_factory=dict)

    @property
    def chroot(self) -> Path:
        return self.cache / "chroot"

    @property
    def prefix(self) -> Path:
        return self.cache / "prefix"

    @property
    def drive(self) -> Path:
        """Drive C: as Linux sees it."""
        return self.prefix / "drive_c"

    @property
    def person(self) -> Path:
        """The folder of the Windows user."""
        return self.drive / "users" / "root"

    def windows_path(self, path: Path) -> str:
        """A path as Windows programs know it: below C: where it can be, else Z:."""
        if path.is_relative_to(self.drive):
            return "C:\\" + str(path.relative_to(self.drive)).replace("/", "\\")
        return "Z:" + str(path).replace("/", "\\")

    def command(
        self,
        command: Sequence[str | Path],
        folder: Path,
        seconds: float,
        variables: Mapping[str, str] = NO_VARIABLES,
    ) -> list[str]:
        """The whole command line that runs a command in the chroot, ended after some seconds."""
        environment = {
            "HOME": "/root",
            "LANG": "C.UTF-8",
            "PATH": "/usr/bin:/bin:/usr/lib/wine",
            "DISPLAY": os.environ.get("DISPLAY", ""),
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            # No .NET, no browser engine, no menu entries on this machine; two are stand-ins, of which
            # the second is not there yet while the prefix is made.
            "WINEDLLOVERRIDES": "mscms=n;ucrtbase=n,b;mscoree=;mshtml=;winemenubuilder.exe=",
            **self.variables,
            **variables,
        }
        pairs = [f"{name}={value}" for name, value in environment.items()]
        inside = ["timeout", "-k", "5", f"{seconds:g}", *(str(part) for part in command)]
        enter = ["unshare", "-m", "bash", "-c", ENTER, "enter", str(self.cache), str(folder)]
        return [*enter, *pairs, *inside]

    def wine(
        self,
        *command: str | Path,
        folder: Path | None = None,
        seconds: float = 300,
        variables: Mapping[str, str] = NO_VARIABLES,
        log: Path | None = None,
    ) -> int:
        """Run a Windows program; what it prints goes to the log. Gives the exit code.

        124 and 137 say that it did not end in time.
        """
        whole = self.command(["wine", *command], folder or self.cache, seconds, variables)
        with (log or self.log).open("ab") as out:
            return subprocess.run(whole, stdout=out, stderr=subprocess.STDOUT).returncode

    def must(
        self,
        *command: str | Path,
        folder: Path | None = None,
        seconds: float = 300,
        variables: Mapping[str, str] = NO_VARIABLES,
    ) -> None:
        """The same, for what everything after it needs."""
        code = self.wine(*command, folder=folder, seconds=seconds, variables=variables)
        if code:
            raise Failed(f"{Path(str(command[0])).name} ended with {code}")

    def output(self, *command: str | Path, folder: Path | None = None, seconds: float = 120) -> str:
        """What a Windows program prints."""
        whole = self.command(["wine", *command], folder or self.cache, seconds)
        done = subprocess.run(whole, capture_output=True, text=True, encoding="utf-8")
        if done.returncode:
            raise Failed(f"{command[0]} ended with {done.returncode}: {done.stderr[-400:]}")
        return done.stdout.replace("\r\n", "\n").strip()

    def has_wine(self) -> bool:
        return (self.chroot / "usr/bin/wine-stable").exists() and self.prefix.exists()

    def stop_wine(self) -> None:
        """End what still runs in this prefix, and nothing else."""
        if self.has_wine():
            whole = self.command(["wineserver", "-k"], self.cache, 20)
            subprocess.run(whole, capture_output=True)

    def host(self, *command: str | Path, seconds: float = 1800, folder: Path | None = None) -> None:
        """Run a program of this machine, which everything after it needs."""
        words = [str(part) for part in command]
        with self.log.open("ab") as out:
            code = subprocess.run(
                words, stdout=out, stderr=subprocess.STDOUT, cwd=folder, timeout=seconds
            ).returncode
        if code:
            raise Failed(f"{words[0]} ended with {code}")


@contextmanager
def screen(*, managed: bool = True) -> Iterator[str]:
    """A screen of its own, under the first free number; `managed` gives windows their frames."""
    with tempfile.TemporaryFile() as said:
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"],
            stdout=said,
            stderr=subprocess.DEVNULL,
        )
        keeper: subprocess.Popen[bytes] | None = None
        before = os.environ.get("DISPLAY")
        try:
            os.environ["DISPLAY"] = _display(server, said.fileno())
            if managed:
                quiet = subprocess.DEVNULL
                keeper = subprocess.Popen(["openbox"], stdout=quiet, stderr=quiet)
            yield os.environ["DISPLAY"]
        finally:
            for process in filter(None, (keeper, server)):
                process.send_signal(signal.SIGTERM)
                process.wait()
            os.environ.pop("DISPLAY", None)
            if before is not None:
                os.environ["DISPLAY"] = before


def _display(server: "subprocess.Popen[bytes]", said: int) -> str:
    import time

    for _wait in range(100):
        number = os.pread(said, 20, 0).decode().strip()
        if number:
            return f":{number}"
        if server.poll() is not None:
            break
        time.sleep(0.1)
    raise Failed("Xvfb did not start.")


def install_tools(machine: Machine) -> str:
    """The Debian packages that this needs; gives what was missing."""
    missing = sorted({package for tool, package in TOOLS.items() if shutil.which(tool) is None})
    if not Path("/usr/share/debootstrap/scripts", RELEASE).exists():
        missing.append("debootstrap")
    if not Path("/usr/share/keyrings/debian-archive-keyring.gpg").exists():
        missing.append("debian-archive-keyring")
    if subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True).returncode:
        missing.append("python3-pip")
    if missing:
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        machine.host("apt-get", "update", "-qq")
        machine.host(*LINE.split(), "-qq", *missing)
    return f"installed: {', '.join(missing)}" if missing else "all there"


def make_chroot(machine: Machine) -> str:
    """Wine from the next Debian, from the mirror that this machine takes its packages from."""
    if (machine.chroot / "debootstrap").exists() or not machine.chroot.exists():
        shutil.rmtree(machine.chroot, ignore_errors=True)
        include = f"--include={','.join(PACKAGES_INSIDE)}"
        command = ["debootstrap", "--variant=minbase", include, RELEASE]
        machine.host(*command, machine.chroot, _mirror())
    version = next(machine.chroot.glob("usr/share/doc/wine/changelog.Debian*"), None)
    return f"{megabytes(machine.chroot)} MB" + ("" if version else ", but no Wine")


def _mirror() -> str:
    fields = ["$(REPO_URI)", "Identifier: Packages", "Label: Debian", "Component: main"]
    known = subprocess.run(
        ["apt-get", "indextargets", "--format", *fields], capture_output=True, text=True
    ).stdout.split()
    if not known:
        raise Failed("apt knows no Debian mirror: run apt-get update, and repeat.")
    return sorted(set(known))[0]


def make_prefix(machine: Machine) -> str:
    """A fresh Windows, where a crash ends the program, with what Qt asks for and Wine has not."""
    machine.stop_wine()
    shutil.rmtree(machine.prefix, ignore_errors=True)
    machine.must("wineboot", "-i", seconds=180)
    debugger = r"HKLM\Software\Microsoft\Windows NT\CurrentVersion\AeDebug"
    # Asked first, Wine shows a box, and who crashed waits behind it for ever; no such debugger ends it.
    for name, value in (("Auto", "1"), ("Debugger", "false")):
        machine.must("reg", "add", debugger, "/v", name, "/d", value, "/f")
    found = re.search(r"wine-[\d.]+", machine.output("--version"))
    machine.stop_wine()  # who runs has the old ones loaded
    for name in STAND_INS:
        _put_stand_in(machine, name)
    return f"{found.group() if found else 'wine'}, {megabytes(machine.prefix)} MB"


def _put_stand_in(machine: Machine, name: str) -> None:
    """Compile it and put it in the place of Wine's; `ucrtbase` hands on most of its names."""
    source = ROOT / "windows" / "stand_ins" / f"{name}.c"
    made, target = (folder / f"{name}.dll" for folder in (machine.cache, _system_folder(machine)))
    compiler = (f"{TARGET}-gcc", "-O2")
    if name != "ucrtbase":
        machine.host(*compiler, "-shared", "-s", "-o", made, source)
    else:
        compiled, names = (machine.cache / f"{name}.{kind}" for kind in ("o", "def"))
        wines = target.rename(target.with_name(f"{WINES_OWN}.dll"))
        machine.host(*compiler, "-c", "-o", compiled, source)
        names.write_text(names_handed_on(_told("objdump", "-p", wines), _told("nm", compiled)))
        machine.host(*compiler, "-shared", "-static-libgcc", "-s", "-o", made, compiled, names)
    target.unlink(missing_ok=True)
    shutil.copyfile(made, target)


def _system_folder(machine: Machine) -> Path:
    return machine.drive / "windows" / "system32"


def _told(tool: str, *arguments: str | Path) -> str:
    command = [f"{TARGET}-{tool}", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def names_handed_on(wines: str, compiled: str) -> str:
    """The names of a library for its linker: those of Wine's, each its own where it is compiled.

    The two texts are what objdump tells of Wine's library, and nm of what was compiled.
    """
    listed = wines.partition("[Ordinal/Name Pointer] Table")[2]
    own = set(re.findall(r" T own_(\w+)", compiled))
    lines = [
        f"{name}=own_{name}" if name in own else f"{name}={WINES_OWN}.{name}"
        for name in re.findall(r"(?m)^\s+\[ *\d+\] (\w+)\s*$", listed)
    ]
    return "\n".join(["EXPORTS", *lines, ""])


def megabytes(path: Path) -> int:
    """The size of a file, or of all the files in a folder."""
    files = [path] if path.is_file() else path.rglob("*")
    return round(sum(one.lstat().st_size for one in files if not one.is_dir()) / 1e6)
