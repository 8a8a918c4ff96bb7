"""A program measured from outside: seconds, processor seconds, the most memory that one of its processes held."""

from __future__ import annotations

import os
import platform
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


@dataclass(frozen=True)
class Mesure:
    """What a run took. Memory in MB, for the greediest process: what forked workers share is counted in each.

    ``others`` is how many cores other programs kept busy meanwhile: seconds of a clock mean little when it is not 0.
    """

    seconds: float
    cpu: float
    memory: float
    processes: int
    others: float = 0

    def __add__(self, other: Mesure) -> Mesure:
        """Two runs one after the other."""
        seconds = self.seconds + other.seconds
        most = max(self.memory, other.memory), max(self.processes, other.processes)
        others = (self.others * self.seconds + other.others * other.seconds) / seconds
        return Mesure(seconds, self.cpu + other.cpu, *most, others)

    def times(self, factor: float) -> Mesure:
        """So many times the same work."""
        return Mesure(self.seconds * factor, self.cpu * factor, self.memory, self.processes, self.others)


class MeasuredProgramError(Exception):
    """The program failed; its last words."""


def mesure(command: Sequence[str | Path], *, cwd: Path, env: Mapping[str, str] | None = None) -> Mesure:
    """Run a program to its end. Raises MeasuredProgramError when it fails."""
    log = cwd / "mesure.log"
    with log.open("wb") as out:
        start, busy = time.perf_counter(), _busy()
        process = subprocess.Popen([str(c) for c in command], cwd=cwd, env={**os.environ, **(env or {})}, stdout=out, stderr=out)  # fmt: skip
        peaks: dict[int, int] = {}
        watcher = threading.Thread(target=_watch, args=(process.pid, peaks), daemon=True)
        watcher.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds, busy = time.perf_counter() - start, _busy() - busy
        process.returncode = os.waitstatus_to_exitcode(status)
        watcher.join()
    said = log.read_text(encoding="utf-8", errors="replace")
    log.unlink()
    if process.returncode:
        raise MeasuredProgramError(f"{' '.join(map(str, command))}\n{said[-2000:]}")
    most = max(peaks.values(), default=usage.ru_maxrss)
    cpu = usage.ru_utime + usage.ru_stime
    return Mesure(seconds, cpu, most / 1024, max(1, len(peaks)), max(0, busy - cpu) / seconds)


def _busy() -> float:
    """Seconds that the cores of the machine have worked, for whomever, since it started."""
    user, nice, system, _idle, _wait, irq, softirq, steal, *_ = map(int, Path("/proc/stat").read_text().split()[1:11])
    return (user + nice + system + irq + softirq + steal) / os.sysconf("SC_CLK_TCK")


def _watch(pid: int, peaks: dict[int, int]) -> None:
    """Note the most memory (kB) of each process of the family, twenty-five times a second, until the first one ends."""
    while Path(f"/proc/{pid}/status").exists():
        for member in [pid, *_children(pid)]:
            peak = _peak(member)
            if peak:
                peaks[member] = max(peak, peaks.get(member, 0))
            elif member == pid:
                return
        time.sleep(0.04)


def _children(pid: int) -> Iterator[int]:
    try:
        words = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for word in words:
        yield int(word)
        yield from _children(int(word))


def _peak(pid: int) -> int:
    """VmHWM in kB; 0 once the process has ended."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)


def octets(folder: Path) -> tuple[int, int]:
    """Bytes of a folder as a visitor sees it, and as the disk holds it: a file linked twice is held once."""
    seen: dict[tuple[int, int], int] = {}
    total = 0
    for path in folder.rglob("*"):
        if path.is_file():
            facts = path.stat()
            total += facts.st_size
            seen[facts.st_dev, facts.st_ino] = facts.st_size
    return total, sum(seen.values())


def pages(folder: Path) -> int:
    return sum(1 for _ in folder.rglob("index.html"))


def machine() -> str:
    """Processor, memory, system, Python: what a time means little without."""
    info = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.partition(": ")[2] for line in info if line.startswith("model name")), platform.machine())
    memory = int(Path("/proc/meminfo").read_text().split()[1]) / 1e6
    cores, system = os.cpu_count(), ".".join(platform.release().split(".")[:2])
    load = os.getloadavg()[0]
    return (
        f"{cores} cores of {model}, {memory:.0f} GB, Linux {system}, Python {platform.python_version()}; "
        f"{load:.1f} programs at work on average when it began"
    )


def versions(*packages: str) -> str:
    """« mkdocs 1.6.1, … » of the packages that are installed."""
    found = []
    for package in packages:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            continue
    return ", ".join(found)
