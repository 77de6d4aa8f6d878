"""What is known about a folder where a journal may live: who copies it, who shares it, whether it lasts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePath, PurePosixPath, PureWindowsPath


class Case(StrEnum):
    """The gravest first; a folder can be several."""

    EMPLOYER_CLOUD = "employer_cloud"
    PERSONAL_CLOUD = "personal_cloud"
    NETWORK = "network"
    ROAMING = "roaming"
    TEMPORARY = "temporary"
    REMOVABLE = "removable"
    UNKNOWN = "unknown"  # the list of disks could not be read

    def is_covered_by(self, other: str) -> bool:
        """Whether whoever has agreed to the case `other` has agreed to this one: it is no graver."""
        cases = list(Case)
        return other in cases and cases.index(Case(other)) <= cases.index(self)


_DELIBERATE = (Case.EMPLOYER_CLOUD, Case.NETWORK, Case.ROAMING)
_HARMLESS = (Case.PERSONAL_CLOUD, Case.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Finding:
    """`provider` such as "OneDrive", `account` such as "Ashdown NHS Trust"; "" where they are not known."""

    case: Case
    provider: str = ""
    account: str = ""

    @property
    def needs_tick(self) -> bool:
        """Whether somebody else may copy, keep or delete what lies here."""
        return self.case in _DELIBERATE

    @property
    def worth_changing(self) -> bool:
        return self.case not in _HARMLESS


@dataclass(frozen=True, slots=True)
class Mount:
    """A place where a file system is attached."""

    at: str
    kind: str  # "ext4", "nfs4", …


@dataclass(frozen=True, slots=True)
class Synced:
    """A folder that a client says it copies."""

    root: str
    provider: str
    business: bool = False


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All that `classify` looks at. `platform` is sys.platform; `mounts` is None where they could not be read.

    `beside` are the names in the folder and in all folders above it, `xattrs` the names of their extended attributes,
    `drive` is "network", "removable", "memory" or "" on Windows.
    """

    platform: str
    home: str
    env: Mapping[str, str] = field(default_factory=dict, repr=False)
    mounts: Sequence[Mount] | None = ()
    synced: Sequence[Synced] = ()
    beside: Sequence[str] = ()
    xattrs: Sequence[str] = ()
    drive: str = ""


_EMPLOYER_WORDS = re.compile(r"(?<![^\W_])(?:nhs|trust|hospitals?|health)(?![^\W_])", re.IGNORECASE)
_ONEDRIVE_OF = re.compile(r"OneDrive\s*[-–]\s*(?:SharedLibraries-)?(.+)", re.IGNORECASE)
_USUAL_NAMES = {
    "OneDrive": "OneDrive",
    "Dropbox": "Dropbox",
    "Google Drive": "Google Drive",
    "GoogleDrive": "Google Drive",
    "iCloud Drive": "iCloud",
    "iCloudDrive": "iCloud",
    "Box": "Box",
    "Box Sync": "Box",
    "Nextcloud": "Nextcloud",
    "ownCloud": "ownCloud",
    "MEGA": "MEGA",
    "MEGAsync": "MEGA",
    "pCloud Drive": "pCloud",
    "pCloudDrive": "pCloud",
}
_LEFT_BY = (
    (re.compile(r"\.dropbox\.cache"), "Dropbox"),
    (re.compile(r"\.tmp\.drive(up|down)load"), "Google Drive"),
    (re.compile(r"\.(_?sync_.+|_sync_)\.db"), "Nextcloud"),
    (re.compile(r"\.stfolder"), "Syncthing"),
)
_MARKED_BY = (
    ("com.apple.file-provider-domain-id", "iCloud"),
    ("com.apple.fileprovider", "iCloud"),
    ("com.dropbox", "Dropbox"),
    ("user.com.dropbox", "Dropbox"),
)
_NETWORK_KINDS = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "davfs", "ceph", "glusterfs", "afs", "autofs",
    "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.davfs2", "fuse.glusterfs",
}  # fmt: skip
_MEMORY_KINDS = {"tmpfs", "ramfs", "overlay"}
_STICK_KINDS = {"vfat", "msdos", "exfat"}
_STICK_PLACES = ("/run/media", "/media", "/Volumes")
_TEMPORARY_PLACES = ("/tmp", "/var/tmp", "/private/tmp", "/dev/shm", "/run/shm")  # noqa: S108 - not to be written to


def classify(path: str, around: Surroundings) -> tuple[Finding, ...]:
    """What speaks about keeping a journal in `path`, which is absolute and has its links resolved. Never raises."""
    place = _Place(path, around)
    cloud = _cloud(place, around)
    kind = _kind(place, around)
    found = [cloud] if cloud else []
    if place.is_share or around.drive == "network" or kind in _NETWORK_KINDS or _on_home_share(place, around):
        found.append(Finding(Case.NETWORK))
    if around.platform == "win32" and place.under(around.env.get("APPDATA", "")):
        found.append(Finding(Case.ROAMING))
    if around.drive == "memory" or kind in _MEMORY_KINDS or _is_temporary(place, around):
        found.append(Finding(Case.TEMPORARY))
    if around.drive == "removable" or kind in _STICK_KINDS or _is_stick(place, around):
        found.append(Finding(Case.REMOVABLE))
    if around.mounts is None and not found:
        found.append(Finding(Case.UNKNOWN))
    return tuple(found)


def stick(path: str) -> str:
    """The name of the removable disk on which this lies; "" for a folder elsewhere."""
    for root in _STICK_PLACES:
        if PurePath(path).is_relative_to(root):
            below = PurePath(path).relative_to(root).parts
            deep = 1 if root == "/Volumes" else 2  # below the name of the account
            return below[deep - 1] if len(below) >= deep else ""
    return ""


class _Place:
    """A path that knows what it lies under, by whole names."""

    def __init__(self, path: str, around: Surroundings) -> None:
        self._pure: type[PurePath] = PureWindowsPath if around.platform == "win32" else PurePosixPath
        self._caseless = around.platform in ("win32", "darwin")
        if around.platform == "win32" and path.startswith("\\\\?\\"):
            path = path[4:]
            path = f"\\\\{path[4:]}" if path.upper().startswith("UNC\\") else path
        self.path = self._pure(path)

    @property
    def is_share(self) -> bool:
        return self.path.drive.startswith(("\\\\", "//"))

    def under(self, root: str) -> bool:
        return self.below(root) is not None

    def below(self, root: str) -> tuple[str, ...] | None:
        """The names on the way from `root` to here; None when this is elsewhere, or `root` is nothing or a disk."""
        base = self._pure(root)
        deep = len(base.parts)
        if not base.is_absolute() or deep < 2 or self._folded(self.path.parts[:deep]) != self._folded(base.parts):
            return None
        return self.path.parts[deep:]

    def first_below(self, root: str) -> str:
        return next(iter(self.below(root) or ()), "")

    def _folded(self, parts: tuple[str, ...]) -> list[str]:
        return [part.casefold() if self._caseless else part for part in parts]


def _cloud(place: _Place, around: Surroundings) -> Finding | None:
    for look in (_by_env, _by_client, _by_name, _by_system, _by_trace):
        synced = look(place, around)
        if synced:
            provider, account, business = synced
            employer = business or bool(_EMPLOYER_WORDS.search(f"{place.path} {account}"))
            return Finding(Case.EMPLOYER_CLOUD if employer else Case.PERSONAL_CLOUD, provider, account)
    return None


_Copied = tuple[str, str, bool]  # provider, account, whether the account is an organisation's


def _by_env(place: _Place, around: Surroundings) -> _Copied | None:
    """OneDrive for Windows names its folders in the environment; Documents moved there lie under them too."""
    business = around.env.get("OneDriveCommercial", "")
    organisation = _organisation(PureWindowsPath(business).name)
    if place.under(business):
        return "OneDrive", organisation, True
    if organisation and place.first_below(around.home).casefold() == organisation.casefold():
        return "SharePoint", organisation, True
    if any(place.under(around.env.get(name, "")) for name in ("OneDriveConsumer", "OneDrive")):
        return "OneDrive", "", False
    return None


def _by_name(place: _Place, around: Surroundings) -> _Copied | None:
    """Where clients put their folder unless told otherwise. Only whole names: "Dropbox-old" is none."""
    name = place.first_below(around.home)
    if name in _USUAL_NAMES:
        return _USUAL_NAMES[name], "", False
    if _ONEDRIVE_OF.fullmatch(name):
        return "OneDrive", _organisation(name), bool(_organisation(name))
    on_disk = place.path.parts[1] if around.platform == "win32" and len(place.path.parts) > 1 else ""
    if on_disk in ("My Drive", "Shared drives"):
        return "Google Drive", "", on_disk == "Shared drives"
    return None


def _by_client(place: _Place, around: Surroundings) -> _Copied | None:
    """What a client's own settings say."""
    synced = next((one for one in around.synced if place.under(one.root)), None)
    return (synced.provider, "", synced.business) if synced else None


def _by_system(place: _Place, around: Surroundings) -> _Copied | None:
    """On a Mac the system holds them all in one place: "OneDrive-AshdownNHSTrust", "GoogleDrive-me@example.org"."""
    if around.platform != "darwin":
        return None
    if place.under(f"{around.home}/Library/Mobile Documents"):
        return "iCloud", "", False
    name = place.first_below(f"{around.home}/Library/CloudStorage")
    if not name:
        return None
    provider = name.partition("-")[0]
    return _USUAL_NAMES.get(provider, provider), _organisation(name), bool(_organisation(name))


def _by_trace(place: _Place, around: Surroundings) -> _Copied | None:
    """What a client leaves in the folders that it copies."""
    for name in around.beside:
        for pattern, provider in _LEFT_BY:
            if pattern.fullmatch(name):
                return provider, "", False
    for name in around.xattrs:
        for start, provider in _MARKED_BY:
            if name.startswith(start):
                return provider, "", False
    return None


def _organisation(folder_name: str) -> str:
    """Whose OneDrive it is: "OneDrive - Ashdown NHS Trust" is the Trust's, "OneDrive - Personal" is nobody else's."""
    named = _ONEDRIVE_OF.fullmatch(folder_name)
    return named[1] if named and named[1].casefold() != "personal" else ""


def _kind(place: _Place, around: Surroundings) -> str:
    """The file system of the deepest mount above; of several at one place the last covers the others."""
    best, kind = -1, ""
    for mount in around.mounts or ():
        deep = len(PurePosixPath(mount.at).parts)
        if deep >= best and (mount.at == "/" or place.under(mount.at)):
            best, kind = deep, mount.kind
    return kind


def _on_home_share(place: _Place, around: Surroundings) -> bool:
    """A drive letter that stands for a home folder on a server."""
    share, letter = around.env.get("HOMESHARE", ""), around.env.get("HOMEDRIVE", "")
    return share.startswith("\\\\") and place.path.drive.casefold() == letter.casefold() != ""


def _is_temporary(place: _Place, around: Surroundings) -> bool:
    if around.platform == "win32":
        return any(place.under(around.env.get(name, "")) for name in ("TEMP", "TMP"))
    return any(place.under(root) for root in (*_TEMPORARY_PLACES, around.env.get("TMPDIR", "")))


def _is_stick(place: _Place, around: Surroundings) -> bool:
    return around.platform != "win32" and any(place.first_below(root) for root in _STICK_PLACES)
