"""A saved edit is shown; a wrong one is told while the last good version stays; nothing an editor does ends it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.direct.apercus import HOME, ROOT, WRONG, Servi, equip, servi, titled
from tests.projects import BASE, CONTRAT, ORIENTATION, QUARTIER, write

THEME = "plugins/contrats/engines/mkdocs/theme"
ALERT = '<div id="direct" role="alert" tabindex="0">'


def test_a_saved_edit_is_shown(apercu: Servi) -> None:
    assert "Contrat de ville d’Essai" in apercu.page() and f"{ALERT}</div>" in apercu.page()
    apercu.save(titled("Le contrat des roses"))
    assert f"{ALERT}</div>" in apercu.attend("Le contrat des roses")


def test_a_wrong_edit_leaves_the_last_good_page_and_says_where_and_how_to_mend(apercu: Servi) -> None:
    edition = apercu.apercu.epreuve.etat.edition
    apercu.save({CONTRAT: WRONG.replace("d'Essai", "des roses").replace("59295", "59999")})
    page = apercu.attend("erreurs à corriger")
    assert "Contrat de ville d’Essai" in page and "des roses" not in page
    assert f"{CONTRAT}, ligne 3, colonne 10" in page and "vouliez-vous dire « ville »" in page
    assert "2 erreurs à corriger" in page and "59999" in page
    assert apercu.apercu.epreuve.etat.edition == edition


def test_mended_the_new_page_is_shown_without_a_banner(apercu: Servi) -> None:
    apercu.save({CONTRAT: WRONG})
    apercu.attend("à corriger")
    apercu.save(titled("Le contrat réparé"))
    assert f"{ALERT}</div>" in apercu.attend("Le contrat réparé")


def test_what_was_just_saved_is_told_before_what_follows_from_it(apercu: Servi) -> None:
    apercu.save({QUARTIER: BASE[QUARTIER].replace("59295", "59999"), "content/communs/a.yml": "titre: [\n"})
    etat = apercu.etat(lambda e: len(e.fautes) > 1, what="two faults")
    apercu.save({CONTRAT: BASE[CONTRAT].replace("titre", "titrre")})
    etat = apercu.etat(lambda e: any(d.place.file == CONTRAT for d in e.fautes), what="the contract's fault")
    touched = [d.place.file in {QUARTIER, "content/communs/a.yml", CONTRAT} for d in etat.fautes]
    assert touched == sorted(touched, reverse=True)


def test_words_of_a_fault_are_shown_as_text(apercu: Servi) -> None:
    apercu.save({CONTRAT: BASE[CONTRAT].replace("porteur: ville", 'porteur: "<img src=x onerror=alert(1)>"')})
    page = apercu.attend("à corriger")
    assert "<img src=x" not in page and "&lt;img src=x" in page


def test_many_faults_are_counted_and_the_first_ones_told(apercu: Servi) -> None:
    wrong = "\n".join(f"- {{id: caf-{n}, nom: Caisse {n}, type: rien}}" for n in range(30))
    apercu.save({"data/organisations.yml": f"- {{id: ville, nom: Ville, type: commune}}\n{wrong}\n"})
    page = apercu.attend("30 erreurs à corriger")
    assert page.count("ligne ") == 10 and "Le terminal montre les 20 suivantes." in page


def test_it_starts_on_content_that_is_wrong_and_shows_the_site_once_mended(tmp_path: Path) -> None:
    with servi(equip(tmp_path, {CONTRAT: "titre: [\n"})) as apercu:
        answer = apercu.demande("/")
        assert answer.status == 503 and "ne peut pas encore être montré" in answer.corps.decode()
        assert f"{CONTRAT}, ligne " in answer.corps.decode()
        apercu.save(titled("Enfin lisible"))
        apercu.attend("Enfin lisible")


def test_it_starts_without_content(tmp_path: Path) -> None:
    equip(tmp_path)
    shutil.rmtree(tmp_path / "content")
    shutil.rmtree(tmp_path / "data")
    with servi(tmp_path) as apercu:
        assert apercu.demande("/").status == 200
        apercu.save(BASE)
        apercu.attend("Contrat de ville d’Essai")


def test_a_new_contract_appears_and_a_removed_one_goes(apercu: Servi) -> None:
    assert apercu.demande("/neuf/").status == 404
    apercu.save({"content/contrats/neuf/contrat.yml": BASE[CONTRAT].replace("Essai", "Neuf")})
    apercu.attend("Contrat de ville d’Neuf", "/neuf/")
    shutil.rmtree(apercu.root / "content/contrats/neuf")
    apercu.attend("Cette page n", "/neuf/")


def test_a_renamed_page_moves(apercu: Servi) -> None:
    orientation = "---\ntitre: La santé\n---\n"
    apercu.save({ORIENTATION: orientation})
    apercu.attend("La santé", "/essai/orientations/sante/")
    (apercu.root / ORIENTATION).rename(apercu.root / ORIENTATION.replace("sante", "soins"))
    apercu.attend("La santé", "/essai/orientations/soins/")
    apercu.attend("Cette page n", "/essai/orientations/sante/")


def test_an_editor_that_saves_beside_then_renames_is_followed(apercu: Servi) -> None:
    write(apercu.root, {f"{CONTRAT}.tmp": titled("Écrit à côté")[CONTRAT], f"{CONTRAT}~": BASE[CONTRAT]})
    (apercu.root / f"{CONTRAT}.tmp").replace(apercu.root / CONTRAT)
    (apercu.root / f"{CONTRAT}~").unlink()
    apercu.attend("Écrit à côté")


def test_folders_put_aside_and_back_are_followed(apercu: Servi) -> None:
    """As git does from one branch to another."""
    content = apercu.root / "content"
    shutil.move(content, apercu.root / "ailleurs")
    apercu.attend("Cette page n")
    shutil.move(apercu.root / "ailleurs", content)
    apercu.attend("Contrat de ville d’Essai")
    apercu.save(titled("Après le retour"))
    apercu.attend("Après le retour")


def test_a_change_of_the_program_asks_to_start_again_and_keeps_serving(tmp_path: Path) -> None:
    equip(tmp_path)
    (tmp_path / "site_build.py").write_text("")
    with servi(tmp_path) as apercu:
        (tmp_path / "site_build.py").write_text("# autre chose\n")
        page = apercu.attend("Arrêtez l&#x27;aperçu")
        assert "Contrat de ville d’Essai" in page
        apercu.save(titled("Encore suivi"))
        assert "Arrêtez l&#x27;aperçu" in apercu.attend("Encore suivi")


def test_a_wrong_configuration_is_told_and_mended(apercu: Servi) -> None:
    config = apercu.root / "mkdocs.yml"
    good = config.read_text()
    config.write_text(good.replace("name: material", "name: matériau"))
    page = apercu.attend("la clé « theme » de la configuration de MkDocs est à revoir")
    line = good[: good.index("\ntheme:")].count("\n") + 2
    assert "Contrat de ville d’Essai" in page and f"mkdocs.yml, ligne {line}" in page and "matériau" in page
    config.write_text(f"{good}\nextra: [\n")
    apercu.attend(f"mkdocs.yml, ligne {good.count(chr(10)) + 3}, colonne 1 : la structure")
    apercu.save(titled("Sous une configuration à revoir"))
    apercu.etat(lambda _: apercu.said[-1][1] == {CONTRAT}, what="the edit")
    assert "mkdocs.yml, ligne" in apercu.page(), "what is still wrong is still told"
    config.write_text(good)
    apercu.attend("Sous une configuration à revoir")
    assert not apercu.apercu.epreuve.etat.defaut


def test_a_template_that_cannot_be_read_is_told_with_its_line(tmp_path: Path) -> None:
    equip(tmp_path)
    (tmp_path / "plugins" / "contrats").unlink()
    shutil.copytree(ROOT / THEME, tmp_path / THEME)
    with servi(tmp_path) as apercu:
        apercu.page()
        template = tmp_path / THEME / "main.html"
        good = template.read_text()
        template.write_text(f"{good.rstrip()}\n{{% if %}}\n")
        page = apercu.attend("ce gabarit ne peut pas être lu")
        assert apercu.demande("/essai/plan-du-site/").status == 200, "a page that nobody had seen yet"
        assert f"main.html, ligne {good.rstrip().count(chr(10)) + 2}" in page and "Contrat de ville d’Essai" in page
        template.write_text(good)
        apercu.etat(lambda e: not e.defaut, what="the mended template")


def test_with_one_contract_only_this_one_is_shown(tmp_path: Path) -> None:
    other = {"content/contrats/autre/contrat.yml": BASE[CONTRAT]}
    with servi(equip(tmp_path, other), contrat="essai") as apercu:
        assert apercu.demande("/").getheader("Location") == HOME
        assert apercu.demande(HOME).status == 200
        assert apercu.demande("/autre/").status == 404
        shutil.rmtree(apercu.root / "content/contrats/essai")
        assert "Contrat de ville d’Essai" in apercu.attend("n&#x27;est plus dans content/contrats/")


def test_the_terminal_hears_of_each_file(apercu: Servi) -> None:
    apercu.save(titled("Entendu"))
    apercu.attend("Entendu")
    assert apercu.said[-1][1] == {CONTRAT}


@pytest.mark.parametrize("name", ["content/.contrat.yml.swp", "content/contrats/essai/contrat.yml~", "content/4913"])
def test_what_editors_leave_beside_is_no_edit(apercu: Servi, name: str) -> None:
    apercu.save({name: "passager"})
    apercu.save(titled("Ensuite"))
    apercu.attend("Ensuite")
    assert all(name not in changed for _, changed in apercu.said)
