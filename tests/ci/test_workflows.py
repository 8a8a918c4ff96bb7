"""The CI files to copy are well written, and hold the rules that keep a proposal harmless."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.ci.depots import ROOT

CI = ROOT / "ci"
GITHUB = sorted((CI / "github").glob("*.yml"))
GITLAB = CI / "gitlab" / "gitlab-ci.yml"
SCHEMAS = [
    *((path, ["--builtin-schema", "vendor.github-workflows"]) for path in GITHUB),
    (GITLAB, ["--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci"]),
]


def read(path: Path) -> dict:
    """A workflow; every scalar as it is written, since YAML takes « on » for a truth value."""
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - the base loader makes texts only


def steps(workflow: dict) -> Iterator[tuple[str, dict]]:
    for name, job in workflow["jobs"].items():
        for step in job["steps"]:
            yield name, step


def validate(path: Path, schema: list[str]) -> subprocess.CompletedProcess[str]:
    order = [sys.executable, "-m", "check_jsonschema", "--color", "never", *schema, str(path)]
    return subprocess.run(order, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.parametrize(("path", "schema"), SCHEMAS, ids=lambda value: getattr(value, "name", ""))
def test_the_file_is_what_its_host_expects(path: Path, schema: list[str]) -> None:
    done = validate(path, schema)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(("path", "schema"), SCHEMAS, ids=lambda value: getattr(value, "name", ""))
def test_a_slip_would_be_found(path: Path, schema: list[str], tmp_path: Path) -> None:
    slip = re.sub(r"runs-on:|stage: ", "etape: ", path.read_text("utf-8"), count=1)
    (tmp_path / path.name).write_text(slip.replace("script:", "scripts:", 1) if path == GITLAB else slip)
    assert validate(tmp_path / path.name, schema).returncode == 1


@pytest.mark.parametrize("path", GITHUB, ids=lambda path: path.name)
def test_a_workflow_may_read_and_no_more_unless_it_publishes(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {"contents": "read"}
    more = {name: job["permissions"] for name, job in workflow["jobs"].items() if "permissions" in job}
    assert more in ({}, {"pages": {"pages": "write", "id-token": "write"}})
    assert all("timeout-minutes" in job for job in workflow["jobs"].values())


@pytest.mark.parametrize("path", GITHUB, ids=lambda path: path.name)
def test_only_the_host_s_own_actions_are_used_and_none_keeps_the_token(path: Path) -> None:
    for _, step in steps(read(path)):
        if "uses" in step:
            assert re.fullmatch(r"actions/[\w./-]+@[0-9a-f]{40}", step["uses"])
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false" and "submodules" not in step["with"]


@pytest.mark.parametrize("path", GITHUB, ids=lambda path: path.name)
def test_no_value_from_outside_is_pasted_into_a_command(path: Path) -> None:
    assert [step["run"] for _, step in steps(read(path)) if "${{" in step.get("run", "")] == []


def test_a_proposal_has_no_secret_nor_a_cache_to_write_in_reach() -> None:
    text = (CI / "github" / "proposition.yml").read_text("utf-8")
    workflow = read(CI / "github" / "proposition.yml")
    assert list(workflow["on"]) == ["pull_request"]
    assert "secrets." not in text and "github.token" not in text
    used = [step.get("uses", "") for _, step in steps(workflow)]
    assert not [u for u in used if u.startswith(("actions/cache@", "actions/cache/save@"))]
    assert used[0].startswith("actions/checkout@")
    assert workflow["jobs"]["apercu"]["steps"][0]["with"]["ref"] == "${{ github.base_ref }}"


def test_the_secret_is_given_to_one_step_of_a_guarded_environment() -> None:
    workflow = read(CI / "github" / "publication.yml")
    found = [(name, step["name"]) for name, step in steps(workflow) if "secrets." in str(step)]
    assert found == [("hebergeur", "Envoyer et basculer d'un coup")]
    assert workflow["jobs"]["hebergeur"]["environment"] == "hebergeur"
    assert "pull_request" not in str(workflow["on"])


def test_in_gitlab_a_proposal_runs_one_job_and_no_other() -> None:
    workflow = read(GITLAB)
    hidden = {"stages", "default", "variables", "workflow"}
    rules = {}
    for name, job in workflow.items():
        if name not in hidden and not name.startswith("."):
            inherited = workflow[job["extends"]] if "extends" in job else {}
            rules[name] = [rule["if"] for rule in {**inherited, **job}["rules"]]
    proposal = '$CI_PIPELINE_SOURCE == "merge_request_event"'
    assert [name for name, found in rules.items() if proposal in found] == ["proposition"]
    main = "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"
    assert all(found[0].startswith(main) for name, found in rules.items() if name != "proposition")
    assert "cache" not in workflow["proposition"]


@pytest.mark.parametrize(
    "path", sorted(p for p in CI.rglob("*.*") if p.suffix in {".sh", ".py", ".yml", ".json"}), ids=lambda p: p.name
)
def test_ci_files_are_plain(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "\t" not in text and text.endswith("\n") and "\r" not in text


@pytest.mark.parametrize("path", sorted(CI.glob("*.sh")), ids=lambda p: p.name)
def test_a_script_is_one_that_sh_can_read(path: Path) -> None:
    assert subprocess.run(["sh", "-n", str(path)], check=False).returncode == 0


def test_an_action_has_one_version_which_a_comment_names() -> None:
    used = re.findall(r"uses: (\S+?)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)$", _both(), re.M)
    assert len(used) == _both().count("uses: ")
    versions = {"/".join(name.split("/")[:2]): (sha, version) for name, sha, version in used}
    assert {("/".join(name.split("/")[:2]), (sha, version)) for name, sha, version in used} == set(versions.items())


def test_what_is_carried_from_run_to_run_is_never_a_program() -> None:
    kept = {
        path
        for p in GITHUB
        for _, s in steps(read(p))
        if "/cache" in s.get("uses", "")
        for path in s["with"]["path"].split()
    }
    assert kept == {"~/.cache/pip", ".cache/contours", ".cache/publication", "data/geo", "site.tar"}
    jobs = [job for job in read(GITLAB).values() if isinstance(job, dict)]
    kept = {path for job in jobs for cache in job.get("cache", []) for path in cache["paths"]}
    assert kept == {".cache/pip", ".cache/contours", ".cache/publication", "data/geo", "site"}


def _both() -> str:
    return "".join(path.read_text("utf-8") for path in GITHUB)
