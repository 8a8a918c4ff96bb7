"""Runs the jobs of a GitLab pipeline of the main branch on this machine: a fresh clone each, artifacts and caches."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from tests.ci.coureur import Caches, carry
from tests.ci.depots import NOBODY, ROOT, equip, git
from tests.ci.test_workflows import read

FILE = ROOT / "ci" / "gitlab" / "gitlab-ci.yml"


def script(job: str) -> str:
    """The commands of a job."""
    return "\n".join(read(FILE)[job]["script"])


def run(commands: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs commands in ``folder``, as the host does: in bash, ending at the first that fails."""
    env = {**os.environ, **NOBODY, "HOME": str(folder.parent), "ANNEE_DES_CONTOURS": "", **variables}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", commands],
        cwd=folder, env=env, text=True, encoding="utf-8", timeout=300, check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip


def cloned(depot: Path, folder: Path, version: str = "main") -> Path:
    """A checkout of a branch, with the program installed."""
    git(depot, "clone", "--quiet", str(depot), str(folder))
    git(folder, "checkout", "--quiet", "--detach", f"origin/{version}")
    equip(folder)
    return folder


@dataclass
class Pipeline:
    """One pipeline of the main branch, with these variables of the project."""

    depot: Path
    folder: Path
    variables: dict[str, str]
    codes: dict[str, int] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)

    def run(self) -> Pipeline:
        """Every job whose needs succeeded, stage by stage."""
        whole = read(FILE)
        for stage in whole["stages"]:
            before = dict(self.codes)
            for name, job in whole.items():
                if isinstance(job, dict) and job.get("stage") == stage and self._wanted(job):
                    needed = job.get("needs", list(before))
                    if not any(before.get(need, 1) for need in needed):
                        self._job(name, job, needed)
        return self

    def _wanted(self, job: dict) -> bool:
        rules = " ".join(rule["if"] for rule in job.get("rules", []))
        if "merge_request_event" in rules:
            return False
        if "$HEBERGEUR" not in rules:
            return True
        return ("HEBERGEUR" in self.variables) is ("$HEBERGEUR == null" not in rules)

    def _job(self, name: str, job: dict, needed: list[str]) -> None:
        total = int(job.get("parallel", "1"))
        for index in range(1, total + 1):
            folder = cloned(self.depot, self.folder / f"{name}{index}" / "projet")
            values = {**self.variables, "CI_NODE_INDEX": str(index), "CI_NODE_TOTAL": str(total)}
            caches = [self._cache(cache, values) for cache in job.get("cache", [])]
            for key, paths, _ in caches:
                self.caches.restore([f"{key}-"], paths, folder)
            for need in needed:
                carry(self.folder / "artefacts" / need, folder)
            done = run("\n".join(job["script"]), folder, **values)
            self.codes[name] = max(self.codes.get(name, 0), done.returncode)
            self.said[name] = self.said.get(name, "") + done.stdout
            if done.returncode:
                continue
            for path in job.get("artifacts", {}).get("paths", []):
                carry(folder / path, self.folder / "artefacts" / name / path)
            if "reports" in job.get("artifacts", {}):
                lines = (folder / job["artifacts"]["reports"]["dotenv"]).read_text().splitlines()
                self.variables.update(line.split("=", 1) for line in lines)
            for key, paths, policy in caches:
                if policy != "pull":
                    self.caches.save(f"{key}-{self.folder.name}", paths, folder)

    @property
    def caches(self) -> Caches:
        return Caches(self.depot.parent / "caches")

    @staticmethod
    def _cache(cache: dict, values: dict[str, str]) -> tuple[str, list[str], str]:
        key = re.sub(r"\$(\w+)", lambda match: values.get(match[1], ""), cache["key"])
        return key, cache["paths"], cache.get("policy", "pull-push")
