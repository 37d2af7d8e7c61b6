"""The system libraries Qt needs on Linux: installed by root, else unpacked beside the environment."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_
from installer.house import House, only_one
from installer.system_packages import install_command, is_root, system_manager
from installer.voice import tell


class Library(NamedTuple):
    """A shared library and the package that holds it, for each package manager (as in `system_packages.COMMANDS`)."""

    soname: str
    apt: str
    dnf: str
    pacman: str
    zypper: str


ALWAYS = (
    Library("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd", "libglvnd"),
    Library("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd", "libglvnd"),
    Library("libX11.so.6", "libx11-6", "libX11", "libx11", "libX11-6"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon", "libxkbcommon0"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig", "libfontconfig1"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus", "libdbus-1-3"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2", "glib2", "libglib-2_0-0"),
    Library("libgthread-2.0.so.0", "libglib2.0-0", "glib2", "glib2", "libgthread-2_0-0"),
    Library("libgssapi_krb5.so.2", "libgssapi-krb5-2", "krb5-libs", "krb5", "krb5"),
)
X11 = (
    Library("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb", "libx11", "libX11-xcb1"),
    Library(
        "libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11", "libxkbcommon-x11-0"
    ),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor", "libxcb-cursor0"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm", "libxcb-icccm4"),
    Library("libxcb-image.so.0", "libxcb-image0", "xcb-util-image", "xcb-util-image", "libxcb-image0"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms", "libxcb-keysyms1"),
    Library(
        "libxcb-render-util.so.0",
        "libxcb-render-util0",
        "xcb-util-renderutil",
        "xcb-util-renderutil",
        "libxcb-render-util0",
    ),
    Library("libxcb-randr.so.0", "libxcb-randr0", "libxcb", "libxcb", "libxcb-randr0"),
    Library("libxcb-render.so.0", "libxcb-render0", "libxcb", "libxcb", "libxcb-render0"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb", "libxcb-shape0"),
    Library("libxcb-shm.so.0", "libxcb-shm0", "libxcb", "libxcb", "libxcb-shm0"),
    Library("libxcb-sync.so.1", "libxcb-sync1", "libxcb", "libxcb", "libxcb-sync1"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb", "libxcb", "libxcb-xfixes0"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb", "libxcb", "libxcb-xkb1"),
)
WAYLAND = (
    Library("libwayland-client.so.0", "libwayland-client0", "libwayland-client", "wayland", "libwayland-client0"),
    Library("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor", "wayland", "libwayland-cursor0"),
    Library("libwayland-egl.so.1", "libwayland-egl1", "libwayland-egl", "wayland", "libwayland-egl1"),
)

# What drives graphics cards (with the compiler it brings) is large, and of no use where no driver is installed.
NOT_UNPACKED = (
    "libgl1-mesa",
    "libglx-mesa",
    "libegl-mesa",
    "mesa-",
    "libgbm",
    "libglapi",
    "libdrm",
    "libpciaccess",
    "libsensors",
    "libllvm",
    "libz3",
    "libxml2",
    "libicu",
    "libedit",
    "libelf",
)

# Data that libraries look for under /etc or /usr/share: variable, place in the system, place in what was unpacked.
DATA = (
    ("FONTCONFIG_PATH", "/etc/fonts", "etc/fonts"),
    ("XKB_CONFIG_ROOT", "/usr/share/X11/xkb", "usr/share/X11/xkb"),
    ("XLOCALEDIR", "/usr/share/X11/locale", "usr/share/X11/locale"),
)


def needed(environ: Mapping[str, str]) -> tuple[Library, ...]:
    """What Qt loads with this screen."""
    platform = environ.get("QT_QPA_PLATFORM", "")
    found: tuple[Library, ...] = ALWAYS
    if environ.get("DISPLAY") and (not platform or "xcb" in platform):
        found += X11
    if environ.get("WAYLAND_DISPLAY") and (not platform or "wayland" in platform):
        found += WAYLAND
    return found


def missing(libraries: Iterable[Library]) -> list[Library]:
    """Those which the system's own loader does not find."""
    return [library for library in libraries if not loads(library.soname)]


def loads(soname: str) -> bool:
    """Whether a shared library with all it depends on is on this system."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def provide(house: House, environ: Mapping[str, str]) -> dict[str, str]:
    """Bring in what Qt misses; gives the variables that let a program find it. Raises `UserError` with the command."""
    if sys.platform != "linux":
        return {}
    lacking = missing(needed(environ))
    if not lacking:
        return {}
    unpacked = house.tools / "libraries"
    if not lies_in(unpacked, lacking):
        manager = system_manager()
        if manager == "apt-get" and (is_root() or the_user_says_yes_to_sudo(lacking)):
            install_with_apt(lacking)
            return {}
        if manager != "apt-get" or not house.is_writable():
            raise libraries_are_missing(lacking)
        with only_one(house.tools / "libraries.lock", waiting=lambda: None):
            if not lies_in(unpacked, lacking):
                unpack_with_apt(lacking, unpacked)
    return variables_for(unpacked, environ)


def the_user_says_yes_to_sudo(lacking: list[Library]) -> bool:
    """Ask on a terminal; nobody there means no."""
    if not (shutil.which("sudo") and sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    tell(N_("The window needs system libraries that are missing: {names}"), names=names_of(lacking))
    tell(N_("Install them for the whole system with this command? {command}"), command=command_for(lacking))
    tell(N_("(y = yes; anything else keeps copies for ClientDesk alone, without sudo)"))
    return sys.stdin.readline().strip().lower() in ("y", "yes", "是")


def install_with_apt(lacking: list[Library]) -> None:
    """Install for the whole system: as root, or through sudo once the user has agreed to it."""
    tell(N_("Installing the system libraries of the window: {names}"), names=" ".join(apt_names(lacking)))
    prefix = [] if is_root() else ["sudo"]
    quiet = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    # Without fresh lists the packages may still be at hand, so a failed update is left to the installation to judge.
    subprocess.run([*quiet, "update"], check=False, capture_output=is_root())
    done = subprocess.run(
        [*quiet, "install", "-y", "--no-install-recommends", *apt_names(lacking)],
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL if is_root() else None,
    )
    if done.returncode or missing(lacking):
        raise libraries_are_missing(missing(lacking) or lacking)


def unpack_with_apt(lacking: list[Library], place: Path) -> None:
    """Download the packages with apt's own checks of their signatures, and unpack them into `place` without root."""
    tell(N_("Fetching copies of system libraries for the window: {names}"), names=" ".join(apt_names(lacking)))
    building = place.with_name(place.name + ".building")
    shutil.rmtree(building, ignore_errors=True)
    private = building / "apt"
    for folder in ("lists/partial", "cache/archives/partial"):
        (private / folder).mkdir(parents=True)
    apt = [
        "apt-get",
        "-qq",
        "-o",
        f"Dir::State::lists={private}/lists",
        "-o",
        f"Dir::Cache={private}/cache",
        "-o",
        "Debug::NoLocking=1",
        "-o",
        "Dir::Log=/dev/null",
    ]
    install = ["install", "--no-install-recommends", *apt_names(lacking)]
    try:
        subprocess.run([*apt, "update"], check=True, capture_output=True)
        plan = subprocess.run([*apt, "--simulate", *install], check=True, capture_output=True, text=True).stdout
        archives = private / "cache" / "archives"
        subprocess.run([*apt, "download", *packages_in(plan)], check=True, capture_output=True, cwd=archives)
        for archive in sorted(archives.glob("*.deb")):
            subprocess.run(["dpkg-deb", "--extract", str(archive), str(building)], check=True, capture_output=True)
        shutil.rmtree(private)
        shutil.rmtree(place, ignore_errors=True)
        building.rename(place)
    except (OSError, subprocess.CalledProcessError) as error:
        raise libraries_are_missing(lacking) from error
    finally:
        shutil.rmtree(building, ignore_errors=True)
    if not lies_in(place, lacking):
        raise libraries_are_missing(lacking)


def packages_in(plan: str) -> list[str]:
    """The packages a simulated installation would bring, without those that are of no use unpacked."""
    names = [line.split()[1] for line in plan.splitlines() if line.startswith("Inst ")]
    return [name for name in names if not name.startswith(NOT_UNPACKED)]


def folders_in(unpacked: Path) -> list[Path]:
    """The folders with libraries in an unpacked tree; their names carry the machine's type."""
    return [
        folder for top in ("usr/lib", "lib") for folder in sorted((unpacked / top).glob("*-linux-*")) if folder.is_dir()
    ]


def lies_in(unpacked: Path, libraries: Iterable[Library]) -> bool:
    """Whether all these libraries have been unpacked."""
    folders = folders_in(unpacked)
    return all(any((folder / library.soname).exists() for folder in folders) for library in libraries)


def variables_for(unpacked: Path, environ: Mapping[str, str]) -> dict[str, str]:
    """The variables that let a program find an unpacked tree, the system's own folders still before our data."""
    earlier = [environ["LD_LIBRARY_PATH"]] if environ.get("LD_LIBRARY_PATH") else []
    found = {"LD_LIBRARY_PATH": os.pathsep.join([*earlier, *map(str, folders_in(unpacked))])}
    for name, system, ours in DATA:
        if name not in environ and not Path(system).exists() and (unpacked / ours).exists():
            found[name] = str(unpacked / ours)
    return found


def apt_names(libraries: Iterable[Library]) -> list[str]:
    """The Debian packages of these libraries, each once."""
    return list(dict.fromkeys(library.apt for library in libraries))


def names_of(libraries: Iterable[Library]) -> str:
    """The libraries' names for a sentence."""
    return ", ".join(library.soname for library in libraries)


def command_for(libraries: Iterable[Library]) -> str:
    """The line to type on this system; empty where no package manager is known."""
    manager = system_manager()
    if manager is None:
        return ""
    column = manager.removesuffix("-get")
    return install_command(dict.fromkeys(getattr(library, column) for library in libraries))


def libraries_are_missing(libraries: list[Library]) -> UserError:
    """The one sentence when the libraries cannot be brought in."""
    command = command_for(libraries)
    if not command:
        return UserError(
            N_("The window needs system libraries that are missing: {names}. Install them with the system's packages."),
            code=ExitCode.DISK,
            key="libraries_missing",
            names=names_of(libraries),
        )
    return UserError(
        N_("The window needs system libraries that are missing ({names}); install them with: {command}"),
        code=ExitCode.DISK,
        key="libraries_missing",
        names=names_of(libraries),
        command=command,
    )
