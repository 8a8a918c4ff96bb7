"""One contract at fault does not stop the others; it keeps its last good version, and it is said."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from contrats.outputs.sites import read_content
from contrats.publishing import atelier as workshop
from contrats.publishing import equipe
from contrats.publishing.bascule import PublicationError
from contrats.publishing.publish import build_one

from tests.projects import ENGAGEMENTS, ENGLISH, ORGANISATIONS, QUARTIER
from tests.publishing.conftest import CONTRATS, DAY, LUE, NORD, PAGE, Atelier, tree

ESSAI, VOISIN = (f"content/contrats/{c}/contrat.yml" for c in ("essai", "voisin"))
Run = Callable[..., tuple[int, str]]


@pytest.fixture(params=["avec cache", "sans cache"])
def options(request: pytest.FixtureRequest) -> list[str]:
    """A build takes the same decisions with its cache and without."""
    return ["--processus", "1", *(["--no-cache"] if request.param == "sans cache" else [])]


def test_contract_at_fault_keeps_its_last_version_and_the_others_are_published(
    atelier: Atelier, run: Run, options: list[str]
) -> None:
    before = tree(atelier.site / "essai")
    atelier.change(ESSAI, "porteur: ville", "porteur: vile")
    atelier.change(VOISIN, "nom-court: Voisin", "nom-court: Tout-proche")
    code, said = run("build", *options)
    assert code == 1
    assert f"{ESSAI}:3:" in said and "Gardent leur dernière version publiée, à cause des erreurs : essai." in said
    assert tree(atelier.site / "essai") == before
    assert "Tout-proche" in (atelier.site / "voisin/index.html").read_text("utf-8")
    home = (atelier.site / "index.html").read_text("utf-8")
    assert "Tout-proche" in home and 'href="essai/"' in home
    atelier.change(ESSAI, "porteur: vile", "porteur: ville")
    assert run("build", *options)[0] == 0


def test_portal_tells_a_contract_at_fault_as_its_last_version_with_the_cache_and_without(atelier: Atelier) -> None:
    elsewhere = atelier.root.parent / "ailleurs"
    shutil.copytree(atelier.site, elsewhere)
    atelier.change(ESSAI, "nom-court: Essai", "nom-court: Nouveau-nom")
    atelier.change(ESSAI, "porteur: ville", "porteur: vile")
    assert atelier.publish().gardes == atelier.publish(target=elsewhere, cache=None).gardes == ("essai",)
    assert tree(atelier.site) == tree(elsewhere)
    home = (elsewhere / "index.html").read_text("utf-8")
    assert "Essai" in home and "Nouveau-nom" not in home


def test_contract_at_fault_that_was_never_published_is_left_out(atelier: Atelier, run: Run, options: list[str]) -> None:
    atelier.write({"content/contrats/neuf/contrat.yml": "titre: Neuf\nnom-court: Neuf\nporteur: vile\n"})
    code, said = run("build", *options)
    assert code == 1 and "Ne sont pas publiés" in said and "neuf" in said
    assert not (atelier.site / "neuf").exists()
    assert 'href="neuf/"' not in (atelier.site / "index.html").read_text("utf-8")


def test_neighbour_of_a_contract_that_is_not_published_does_not_lead_to_it(
    atelier: Atelier, run: Run, options: list[str]
) -> None:
    page = "autre/quartiers/qn05941i/index.html"
    atelier.change(PAGE, "titre:", "titre: [")
    shutil.rmtree(atelier.cache)
    target = atelier.root / "neuf"
    for name in ("Voisin plus loin", "Voisin tout près"):  # the second time, with what the first one kept
        atelier.change(VOISIN, "Voisin", name)
        code, said = run("build", *options, "--sortie", target)
        assert code == 1 and "Ne sont pas publiés" in said
        assert b"../essai/" not in (target / page).read_bytes() and not list(target.glob(".*"))
    atelier.change(PAGE, "titre: [", "titre:")
    assert run("build", *options, "--sortie", target)[0] == 0
    assert tree(target) == atelier.anew()


def test_strict_publishes_nothing(atelier: Atelier, run: Run, options: list[str]) -> None:
    before = tree(atelier.site)
    atelier.change(ESSAI, "porteur: ville", "porteur: vile")
    atelier.change(VOISIN, "nom-court: Voisin", "nom-court: Tout-proche")
    code, said = run("build", "--strict", *options)
    assert code == 1 and "Rien n'a été publié" in said
    assert tree(atelier.site) == before
    assert run("build", *options)[0] == 1
    assert tree(atelier.site) != before


def test_fault_of_a_file_that_all_use_publishes_nothing(atelier: Atelier, run: Run, options: list[str]) -> None:
    before = tree(atelier.site), atelier.around()
    atelier.change(ORGANISATIONS, "type: association", "type: asociation")
    code, said = run("build", *options)
    assert code == 1 and f"{ORGANISATIONS}:3:" in said and "Rien n'a été publié" in said
    assert (tree(atelier.site), atelier.around()) == before


def test_fault_of_a_quartier_stops_only_those_that_use_it(atelier: Atelier, run: Run, options: list[str]) -> None:
    before = tree(atelier.site)
    atelier.change(QUARTIER, 'communes: "59295"', 'communes: "59999"')
    atelier.change(VOISIN, "nom-court: Voisin", "nom-court: Tout-proche")
    code, said = run("build", *options)
    assert code == 1 and f"{QUARTIER}:" in said and "autre, essai" in said
    after = tree(atelier.site)
    assert {name.partition("/")[0] for name in before if after[name] != before[name]} == {"voisin"}
    assert "Le portail garde sa dernière version" in said and b"Tout-proche" in after["voisin/index.html"]


def test_defect_of_the_program_on_one_contract_stops_only_that_one(
    atelier: Atelier, run: Run, options: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    build_site = workshop.build_site

    def failing(config: Path, content: object, contrat: str, target: Path, **more: object) -> int:
        if contrat == "essai":
            raise ZeroDivisionError("x")
        return build_site(config, content, contrat, target, **more)

    monkeypatch.setattr(workshop, "build_site", failing)
    before = tree(atelier.site / "essai")
    atelier.change(PAGE, "Ancien", "Nouveau")
    atelier.change(VOISIN, "nom-court: Voisin", "nom-court: Tout-proche")
    code, said = run("build", *options)
    assert code == 4 and "ZeroDivisionError" in said and "« essai », par un défaut qui lui est propre" in said
    assert tree(atelier.site / "essai") == before
    assert "Tout-proche" in (atelier.site / "voisin/index.html").read_text("utf-8")
    monkeypatch.undo()
    assert run("build", *options)[0] == 0
    assert b"Nouveau" in (atelier.site / LUE).read_bytes()


def test_fault_is_told_again_by_the_next_build(atelier: Atelier, run: Run) -> None:
    atelier.change(ESSAI, "porteur: ville", "porteur: vile")
    first, second = run("build"), run("build")
    assert first[0] == second[0] == 1
    assert f"{ESSAI}:3:" in second[1] and "Gardent leur dernière version" in second[1]


def test_fault_of_a_departement_stops_only_its_contracts(atelier: Atelier, run: Run, options: list[str]) -> None:
    atelier.change(NORD, "titre: Le Nord", "titre: [Le Nord")
    atelier.change(VOISIN, "nom-court: Voisin", "nom-court: Tout-proche")
    code, said = run("build", *options)
    assert code == 1 and f"{NORD}:" in said and "à cause des erreurs : autre." in said  # whose pages show it
    assert "Le portail garde sa dernière version" in said
    assert "Tout-proche" in (atelier.site / "voisin/index.html").read_text("utf-8")


def test_fault_of_a_contract_that_the_departement_names_is_its_own(
    atelier: Atelier, run: Run, options: list[str]
) -> None:
    """The engagement named by a programme, or the whole contract, cannot be read: the département is not at fault."""
    for name, old, new in ((ENGAGEMENTS, "portee: contrat", "portee: contrats"), (ESSAI, "titre:", "titre: [")):
        atelier.change(name, old, new)
        atelier.change(VOISIN, "Voisin", "Voisin plus loin")
        code, said = run("build", *options)
        assert code == 1 and f"{name}:" in said and NORD not in said
        assert "à cause des erreurs : essai." in said and "Le portail garde" not in said
        assert "Voisin plus loin" in (atelier.site / "index.html").read_text("utf-8")


def test_contract_of_the_calendar_that_was_never_published_is_not_in_it_yet(
    atelier: Atelier, run: Run, options: list[str]
) -> None:
    atelier.change(NORD, "sans-date: autre", "sans-date: [autre, neuf]")
    atelier.write({"content/contrats/neuf/contrat.yml": "titre: Neuf\nnom-court: Neuf\nporteur: vile\n"})
    code, said = run("build", *options)
    assert code == 1 and NORD not in said and "Ne sont pas publiés, sans version précédente" in said
    assert "Neuf" not in (atelier.site / "calendrier/index.html").read_text("utf-8")


# --- Processes ---


@pytest.mark.parametrize("workers", [2, 3])
def test_number_of_processes_does_not_show(atelier: Atelier, workers: int) -> None:
    alone = atelier.anew(workers=1)
    assert atelier.anew(workers=workers) == alone == tree(atelier.site)


def test_processes_that_share_nothing_give_the_same_bytes(atelier: Atelier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(equipe.sys, "platform", "darwin")
    assert atelier.anew(workers=2) == tree(atelier.site)


def test_killed_process_is_told_and_the_site_stays(atelier: Atelier, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(atelier.site), atelier.around()
    parent, build = os.getpid(), workshop.Atelier.build

    def dying(self: workshop.Atelier, ident: str) -> workshop.Fait:
        if ident == "essai" and os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return build(self, ident)

    monkeypatch.setattr(workshop.Atelier, "build", dying)
    atelier.change("mkdocs.yml", "scheme: default", "scheme: slate")
    with pytest.raises(PublicationError, match="arrêté de l'extérieur") as refusal:
        atelier.publish(workers=2)
    assert not ENGLISH.search(str(refusal.value))
    assert (tree(atelier.site), atelier.around()) == before
    monkeypatch.undo()
    assert atelier.publish(workers=2).construits
    assert tree(atelier.site) == atelier.anew()


# --- The portal is composed of contracts in short ---


def test_portal_of_contracts_in_short_is_that_of_whole_contracts(atelier: Atelier, tmp_path: Path) -> None:
    build_one(atelier.root, read_content(atelier.root, au=DAY), "", tmp_path / "portail")
    short = {n: b for n, b in tree(atelier.site).items() if n.partition("/")[0] not in CONTRATS}
    assert tree(tmp_path / "portail") == short
