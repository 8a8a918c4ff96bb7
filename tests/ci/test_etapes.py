"""The steps of the CI files, run here: what is published, and what a proposal may and may not do."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
from contrats.outputs.sites import read_content  # noqa: F401 - the program under test must be importable here

from tests.ci.coureur import Coureur, Job
from tests.ci.depots import ROOT, commit, files, git, repository
from tests.ci.matiere import AUTRE, HOSTILE, OTHER, built, html, official, propose
from tests.direct.apercus import WRONG
from tests.projects import BASE, CONTRAT, plain, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="steps for bash")

GITHUB = ROOT / "ci" / "github"


@pytest.fixture
def depot(tmp_path: Path) -> Path:
    return repository(tmp_path / "depot", {**BASE, **OTHER})


def proposal(depot: Path, tmp_path: Path, version: str) -> Job:
    values = {"github.base_ref": "main", "github.sha": version, "github.run_id": "1"}
    (job,) = Coureur.of(GITHUB / "proposition.yml", depot, tmp_path / "ci", values).run()
    return job


def annotations(job: Job) -> list[tuple[str, ...]]:
    """Severity, file, line and column of what GitHub shows beside the lines, by the expressions given to it."""
    _, _, said = job.said.partition("::add-matcher::ci/github/erreurs.json\n")
    matchers = json.loads((job.folder / "ci/github/erreurs.json").read_text("utf-8"))["problemMatcher"]
    ends = [f"::remove-matcher owner={matcher['owner']}::\n" for matcher in matchers]
    assert all(end in said for end in ends), "the steps that follow would be matched too"
    said = said[: said.index(ends[0])]
    return [
        (matcher["severity"], found[pattern["file"]], found[pattern["line"]], found[pattern["column"]])
        for matcher in matchers
        for pattern in matcher["pattern"]
        for line in said.splitlines()
        if (found := re.search(pattern["regexp"], line))
    ]


# --- Proposals ---


def test_a_proposal_is_checked_and_shown_with_the_program_of_the_destination(depot: Path, tmp_path: Path) -> None:
    version = propose(depot, HOSTILE)
    git(depot, "checkout", "--quiet", "proposition")
    (depot / "content/passwd.md").symlink_to("/etc/passwd")
    (depot / "content/contrats/essai/medias").mkdir()
    (depot / "content/contrats/essai/medias/x.png").symlink_to("/etc/passwd")
    version = commit(depot)
    git(depot, "checkout", "--quiet", "main")
    job = proposal(depot, tmp_path, version)
    assert not job.failed, job.said
    shown = html(tmp_path / "ci" / "artefacts" / "apercu")
    assert "Contrat proposé" in shown and "Pris" not in shown and "root:" not in shown
    assert not list(tmp_path.rglob("RAN"))
    program = files(depot, but=("content", "data"))
    assert {name: data for name, data in files(job.folder).items() if name in program} == program
    assert "'content/passwd.md' n'est pas repris : c'est un lien" in job.said
    changes = job.summary.partition("### Ce qui change pour les lecteurs")[2]
    assert "avant : Contrat de ville d’Essai" in changes and "après : Contrat proposé" in changes
    assert all(line.startswith("    ") for line in changes.splitlines() if line)


def test_a_wrong_proposal_fails_and_its_summary_says_where_and_how_to_mend(depot: Path, tmp_path: Path) -> None:
    job = proposal(depot, tmp_path, propose(depot, {CONTRAT: WRONG}))
    assert job.codes["Vérifier"] == 1
    assert annotations(job) == [("error", CONTRAT, "3", "10")]
    assert f"{CONTRAT}:3:10: erreur" in job.summary and "vouliez-vous dire « ville »" in job.summary
    shown = html(tmp_path / "ci" / "artefacts" / "apercu")
    assert "Autre" in shown and "Contrat de ville d’Essai" in shown, "and the one at fault as it is published"
    assert "Pour les lecteurs, rien ne change." in job.summary


def test_words_of_a_proposal_give_no_order_to_the_ci(depot: Path, tmp_path: Path) -> None:
    order = 'porteur: "::add-mask::x"\n"::stop-commands::x": 1\n"```": "<script>"\n"##[add-mask]x": 1'
    wrong = plain(BASE[CONTRAT]).replace("porteur: ville", order)
    job = proposal(depot, tmp_path, propose(depot, {CONTRAT: wrong}))
    assert job.codes["Vérifier"] == 1 and "::add-mask::" in job.said
    orders = [line for line in re.split("[\r\n]", job.said) if line.lstrip().startswith("::") or "##[" in line]
    ours = [order for order in orders if "-matcher" in order]
    assert orders == ours and len(ours) == 3 and "## [add-mask]" in job.said
    told = [line for line in job.summary.splitlines() if "::" in line or "```" in line or "<script" in line]
    assert told and all(line.startswith("    ") for line in told)


# --- Publication ---


def publication(depot: Path, folder: Path, environment: dict[str, str] | None = None, **variables: str) -> Coureur:
    values = {"github.run_id": folder.name, "steps.mise-en-ligne.outputs.page_url": ""}
    values.update({f"vars.{name}": value for name, value in variables.items()})
    run = Coureur.of(GITHUB / "publication.yml", depot, folder, values, **(environment or {}))
    run.run()
    return run


def failed(run: Coureur) -> list[str]:
    return [job.name for job in run.done if job.failed]


def test_a_site_goes_whole_to_a_host_of_one_s_own(depot: Path, tmp_path: Path) -> None:
    web = tmp_path / "web"
    run = publication(depot, tmp_path / "ci", HEBERGEUR=str(web), HEBERGEUR_CONNU="hote ssh-ed25519 AAAA")
    assert [job.name for job in run.done] == ["verifier", "construire1", "reunir", "hebergeur"]
    assert not failed(run), "".join(job.said for job in run.done)
    assert "Contrat de ville d’Essai" in (web / "courant" / "essai" / "index.html").read_text("utf-8")
    key = run.done[-1].folder.parent / "maison" / ".ssh" / "id_ed25519"
    assert key.stat().st_mode & 0o077 == 0


def test_a_contract_at_fault_keeps_its_last_version_the_others_are_published_and_the_run_fails(
    depot: Path, tmp_path: Path
) -> None:
    first = publication(depot, tmp_path / "ci1")
    assert not failed(first) and "n'ont pas pu être téléchargés" in first.done[0].said, "out of reach, nothing stops"
    write(depot, {CONTRAT: WRONG, AUTRE: OTHER[AUTRE].replace("Contrat de ville d'Autre", "Contrat changé")})
    commit(depot)
    run = publication(depot, tmp_path / "ci2")
    assert [job.name for job in run.done] == ["verifier", "construire1", "reunir", "pages", "compte-rendu"]
    assert failed(run) == ["compte-rendu"], "".join(job.said for job in run.done)
    before, after = (dict(files(tmp_path / run / "artefacts" / "pages")) for run in ("ci1", "ci2"))
    ours = {name: data for name, data in before.items() if name.startswith("essai/")}
    assert ours and ours == {name: data for name, data in after.items() if name.startswith("essai/")}
    assert "Contrat changé" in after["autre/index.html"].decode()
    assert f"| {CONTRAT}:3:10: erreur" in run.done[0].said and f"{CONTRAT}:3:10: erreur" in run.done[0].summary


def test_without_the_last_site_an_error_publishes_nothing(depot: Path, tmp_path: Path) -> None:
    write(depot, {CONTRAT: WRONG})
    commit(depot)
    run = publication(depot, tmp_path / "ci")
    assert failed(run) == ["reunir"] and run.done[-1].name == "reunir"
    assert not (tmp_path / "ci" / "artefacts" / "pages").exists()


def test_an_error_that_every_site_has_leaves_the_last_site(depot: Path, tmp_path: Path) -> None:
    publication(depot, tmp_path / "ci1")
    write(depot, {"data/glossaire.yml": "- {"})
    commit(depot)
    run = publication(depot, tmp_path / "ci2")
    assert "compte-rendu" in failed(run)
    before, after = (dict(files(tmp_path / run / "artefacts" / "pages")) for run in ("ci1", "ci2"))
    assert before == after


def test_parts_are_put_together_as_if_built_in_one_piece_with_contours_fetched_once_a_month(
    depot: Path, tmp_path: Path
) -> None:
    servers = official(tmp_path)
    maps = []
    for number, parts in (("1", "2"), ("2", "1")):
        run = publication(depot, tmp_path / f"ci{number}", {"ESSAI_CONTOURS": str(servers)}, PARTIES=parts)
        assert not failed(run), "".join(job.said for job in run.done)
        jobs = ["verifier", *(f"construire{part + 1}" for part in range(int(parts))), "reunir", "pages"]
        assert [job.name for job in run.done] == jobs
        maps.append(files(tmp_path / f"ci{number}" / "artefacts" / "pages"))
    first, second = (servers / "demandes").read_text().splitlines()
    assert "--renouveler" in first and "--renouveler" not in second
    assert dict(maps[0]) == built(depot, tmp_path, run.values["needs.verifier.outputs.jour"], servers)
    assert maps[0] == maps[1], "two machines or one"
    assert "essai/assets/leaflet/leaflet.js" in maps[0], "the maps are interactive"
    run = publication(depot, tmp_path / "ci3", {"ESSAI_CONTOURS": ""})
    assert not failed(run) and files(tmp_path / "ci3" / "artefacts" / "pages") == maps[0], "the shapes of the last time"
