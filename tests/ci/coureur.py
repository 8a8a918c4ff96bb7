"""Runs the jobs of a GitHub workflow on this machine: its commands for true, the host's actions by what they do."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.ci.depots import NOBODY, equip, git
from tests.ci.test_workflows import read

EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


@dataclass
class Job:
    """What came of a job."""

    name: str
    folder: Path
    codes: dict[str, int] = field(default_factory=dict)
    said: str = ""
    summary: str = ""

    @property
    def failed(self) -> bool:
        return any(self.codes.values())


@dataclass
class Coureur:
    """One run of a workflow; ``values`` are those of the expressions it uses, by their text."""

    workflow: dict
    depot: Path
    folder: Path
    values: dict[str, str]
    done: list[Job] = field(default_factory=list)
    environment: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, path: Path, depot: Path, folder: Path, values: Mapping[str, str], **environment: str) -> Coureur:
        return cls(read(path), depot, folder, dict(values), environment=environment)

    def run(self) -> list[Job]:
        """The jobs that ran, in order; none that needs one that failed or did not run."""
        ended = set()
        for name, job in self.workflow["jobs"].items():
            needs = job.get("needs", [])
            if not ended.issuperset([needs] if isinstance(needs, str) else needs):
                continue
            if "if" in job and not self._true(job["if"]):
                continue
            made = []
            for part in self._matrix(job):
                self.values["matrix.partie"] = part
                made.append(self._job(f"{name}{part}", job))
            self.done += made
            if not any(one.failed for one in made):
                ended.add(name)
            for output, value in job.get("outputs", {}).items():
                self.values[f"needs.{name}.outputs.{output}"] = self._text(value)
        return self.done

    def _matrix(self, job: dict) -> list[str]:
        if "strategy" not in job:
            return [""]
        listed = self.values["needs.verifier.outputs.parties"]
        return re.findall(r"\d+", listed)

    def _job(self, name: str, job: dict) -> Job:
        made = Job(name, self.folder / name / "travail")
        made.folder.mkdir(parents=True)
        home = made.folder.parent / "maison"
        home.mkdir()
        around = {**self.workflow.get("env", {}), **job.get("env", {})}
        later = []
        for number, step in enumerate(job["steps"]):
            if made.failed and step.get("if") != "${{ !cancelled() }}":
                continue
            if "if" in step and not self._true(step["if"]):
                continue
            title = step.get("name", step.get("uses", ""))
            if "run" in step:
                files = {n: made.folder.parent / f"{number}-{n}" for n in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
                env = {k: self._text(v) for k, v in {**around, **step.get("env", {})}.items()}
                made.codes[title] = self._command(made, step["run"], {**env, "HOME": str(home)}, files)
                self._outputs(step.get("id", ""), files["GITHUB_OUTPUT"])
            else:
                given = {k: self._text(v) for k, v in step.get("with", {}).items()}
                self._action(made, step["uses"].partition("@")[0], given)
                later += [given] if step["uses"].startswith("actions/cache@") else []
        for given in later if not made.failed else ():
            self.caches.save(given["key"], given["path"].split(), made.folder)
        return made

    @property
    def caches(self) -> Caches:
        return Caches(self.depot.parent / "caches")

    def _command(self, job: Job, text: str, env: dict[str, str], files: dict[str, Path]) -> int:
        for file in files.values():
            file.touch()
        told = {name: str(path) for name, path in files.items()}
        whole = {**os.environ, **NOBODY, **env, **told, "GITHUB_ACTIONS": "true", **self.environment}
        order = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", text]
        done = subprocess.run(
            order, cwd=job.folder, env=whole, text=True, encoding="utf-8", timeout=300, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        job.said += done.stdout
        job.summary += files["GITHUB_STEP_SUMMARY"].read_text("utf-8")
        return done.returncode

    def _outputs(self, step: str, file: Path) -> None:
        for line in file.read_text("utf-8").splitlines():
            key, _, value = line.partition("=")
            self.values[f"steps.{step}.outputs.{key}"] = value

    def _action(self, job: Job, name: str, given: dict[str, str]) -> None:
        store = self.folder / "artefacts"
        if name == "actions/checkout":
            target = job.folder / given.get("path", ".")
            git(self.depot, "clone", "--quiet", str(self.depot), str(target))
            git(target, "checkout", "--quiet", "--detach", self._ref(target, given.get("ref", "main")))
            if "path" not in given:
                equip(job.folder)
        elif name == "actions/upload-artifact":
            source = job.folder / given["path"]
            if source.exists():
                _copy(source, store / given["name"])
        elif name == "actions/download-artifact":
            for found in self._found(store, given):
                shutil.copytree(found, job.folder / given.get("path", "."), dirs_exist_ok=True)
        elif name == "actions/upload-pages-artifact":
            _copy(job.folder / given["path"], store / "pages")
        elif name in {"actions/cache", "actions/cache/restore"}:
            keys = [given["key"], *given.get("restore-keys", "").split()]
            self.caches.restore(keys, given["path"].split(), job.folder)
        elif name == "actions/cache/save":
            self.caches.save(given["key"], given["path"].split(), job.folder)
        elif name != "actions/deploy-pages":
            raise AssertionError(f"{name} is not known here")

    def _ref(self, clone: Path, ref: str) -> str:
        return git(clone, "rev-parse", f"origin/{ref}" if ref == "main" else ref)

    @staticmethod
    def _found(store: Path, given: dict[str, str]) -> Iterator[Path]:
        yield from store.glob(given["pattern"]) if "pattern" in given else [store / given["name"]]

    def _text(self, value: str) -> str:
        return EXPRESSION.sub(lambda match: self._value(match[1]), value)

    def _value(self, expression: str) -> str:
        if expression.startswith("hashFiles("):
            return "empreinte"
        for sign in (" == ", " != "):
            if sign in expression:
                known, _, wanted = expression.partition(sign)
                return "yes" if (self._value(known) == wanted.strip("'")) is (sign == " == ") else ""
        known, _, otherwise = expression.partition(" || ")
        if known.startswith(("vars.", "secrets.")):
            return self.values.get(known, "") or otherwise.strip("'")
        return self.values[expression]

    def _true(self, condition: str) -> bool:
        inside = EXPRESSION.fullmatch(condition)[1]
        if inside == "!cancelled()":
            return True
        return not self._value(inside[1:]) if inside.startswith("!") else bool(self._value(inside))


@dataclass(frozen=True)
class Caches:
    """What runs of the same branch leave to the next: never written twice, the latest that begins as asked is given."""

    folder: Path

    def save(self, key: str, paths: Sequence[str], work: Path) -> None:
        kept = [path for path in paths if not path.startswith("~") and (work / path).exists()]
        if kept and not (self.folder / key).exists():
            for path in kept:
                carry(work / path, self.folder / key / path)
            with (self.folder / "ordre").open("a") as order:
                order.write(f"{key}\n")

    def restore(self, keys: Sequence[str], paths: Sequence[str], work: Path) -> None:
        order = self.folder / "ordre"
        known = order.read_text().split() if order.exists() else []
        for asked in keys:
            for key in reversed(known):
                if key.startswith(asked):
                    for path in paths:
                        carry(self.folder / key / path, work / path)
                    return


def carry(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, symlinks=True, dirs_exist_ok=True)
    elif source.exists():
        shutil.copy2(source, target)


def _copy(source: Path, target: Path) -> None:
    """As artifacts are: without what starts with a dot, and without links."""
    if source.is_file():
        target.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target / source.name)
    else:
        shutil.copytree(source, target, ignore=shutil.ignore_patterns(".*"))
