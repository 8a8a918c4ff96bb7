"""Every file that the publication depends on, by the digest of its bytes.

The digest of a file is kept with its size, dates and number on the disk: a build that changes nothing reads no file.
Files saved within two seconds of their reading are read again next time, as the clock of a disk may not tell them
apart. Nothing heavy is imported here: a build without change must end within a second.
"""

from __future__ import annotations

import hashlib
import os
import platform
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from contrats.outputs.leaflet import leaflet_files
from contrats.publishing.cache import Cache
from contrats.publishing.configuration import environment, files_of_configuration, themes_beside

CONTRACTS = "content/contrats/"
PACKAGES = (
    "mkdocs",
    "mkdocs-material",
    "jinja2",
    "markupsafe",
    "markdown",
    "nh3",
    "folium",
    "branca",
    "pydantic",
    "pydantic-core",
    "pyyaml",
)
"""Packages whose version may show on a page."""
STILL = 2_000_000_000
"""Nanoseconds after which a file that keeps its size and dates has kept its bytes."""


@dataclass(frozen=True)
class Inventaire:
    """Digests of what a publication is made of, and the weight of each contract in bytes."""

    code: str
    versions: str
    configuration: str
    commun: str
    """All that is shared: content and data outside the folders of contracts."""
    contrats: dict[str, str]
    poids: dict[str, int]

    def identite(self, au: str) -> dict[str, str]:
        """What two machines must have in common for their parts to make one publication."""
        content = digest([self.commun, *(f"{c} {d}" for c, d in sorted(self.contrats.items()))])
        return {
            "jour": au,
            "contenu": content,
            "code": self.code,
            "configuration": self.configuration,
            "versions": self.versions,
        }


def take_stock(root: Path, cache: Cache | None) -> Inventaire:
    """The inventory of the project at ``root``. Raises OSError where a file cannot be read."""
    digests = _Digests(cache.read("empreintes") if cache else None)
    shared, own, weights = [], {}, {}
    for name, size, link in (f for folder in ("content", "data") for f in _files(root, folder)):
        line = f"{name} {'dehors' if link and leads_out(root, name) else digests.of(root / name, name)}"
        if name.startswith(CONTRACTS) and name.count("/") > 2:
            contract = name.split("/", 3)[2]
            own.setdefault(contract, []).append(line)
            weights[contract] = weights.get(contract, 0) + size
        else:
            shared.append(line)
    package = Path(__file__).resolve().parents[1]
    code = [f"{name} {digests.of(package / name, f'code/{name}')}" for name, *_ in _files(package, "")]
    leaflet = [f"leaflet/{name} {digests.of(path, f'leaflet/{name}')}" for name, path in leaflet_files(root).items()]
    named = files_of_configuration(root)
    named += [name for theme in themes_beside(root, package) for name, *_ in _files(root, theme)]
    configuration = [*environment(root, named), *(f"{name} {digests.of(root / name, name)}" for name in named)]
    if cache:
        cache.write("empreintes", digests.kept)
    return Inventaire(
        code=digest([*code, *leaflet]),
        versions=digest([platform.python_version(), *map(_version, PACKAGES)]),
        configuration=digest(configuration),
        commun=digest(shared),
        contrats={contract: digest(lines) for contract, lines in own.items()},
        poids=weights,
    )


def leads_out(root: Path, name: str) -> bool:
    """Whether a link leads out of the project: it is then refused, whatever is there."""
    return not Path(os.path.realpath(root / name)).is_relative_to(os.path.realpath(root))


def digest(lines: list[str]) -> str:
    """32 hexadecimal digits of these lines."""
    return hashlib.sha256("\n".join(lines).encode(errors="surrogateescape")).hexdigest()[:32]


def file_digest(path: Path) -> str:
    """32 hexadecimal digits of the bytes of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:32]


class _Digests:
    def __init__(self, kept: object):
        self.before = kept if isinstance(kept, dict) else {}
        self.kept: dict[str, list] = {}
        self.now = time.time_ns()

    def of(self, path: Path, name: str) -> str:
        try:
            state = path.stat()
        except OSError:
            return f"-> {path.readlink()}" if path.is_symlink() else "disparu"
        if not stat.S_ISREG(state.st_mode):
            return "n'est pas un fichier"  # never opened: a pipe would be waited for
        seen = [state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino]
        known = self.before.get(name)
        try:
            made = known[4] if isinstance(known, list) and known[:4] == seen else file_digest(path)
        except PermissionError:
            return "illisible"  # told by whoever reads it, for its contract alone
        if max(state.st_mtime_ns, state.st_ctime_ns) + STILL < self.now:
            self.kept[name] = [*seen, made]
        return made


def _files(root: Path, folder: str) -> Iterator[tuple[str, int, bool]]:
    """Names and sizes of the files below a folder, and whether they are links, in order; hidden ones left out."""
    start = root / folder
    if not start.is_dir():
        return
    found, folders = [], [(str(start), f"{folder}/" if folder else "")]
    while folders:
        path, prefix = folders.pop()
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.name.startswith(".") or entry.name == "__pycache__":
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append((entry.path, f"{prefix}{entry.name}/"))
                else:
                    state = entry.stat(follow_symlinks=False)
                    found.append((prefix + entry.name, state.st_size, stat.S_ISLNK(state.st_mode)))
    yield from sorted(found)


def _version(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return package
