"""What shows on the pages without being a record counts too: the configuration, the theme, where a link leads."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable

import pytest
from contrats.engines.mkdocs import chaud
from contrats.publishing.bascule import PublicationError

from tests.publishing.conftest import CONTRATS, PAGE, Atelier, tree


def _theme(atelier: Atelier) -> None:
    shutil.copytree(atelier.root / "plugins/contrats/engines/mkdocs/theme", atelier.root / "habit")
    atelier.change("mkdocs.yml", "plugins/contrats/engines/mkdocs/theme", "habit")


def _inherit(atelier: Atelier) -> None:
    atelier.write({"commun.yml": "site_author: Ancien\n"})
    atelier.change("mkdocs.yml", "site_name: ", "INHERIT: commun.yml\nsite_name: ")


def _hook(atelier: Atelier) -> None:
    atelier.write({"hooks/pied.py": "def on_post_page(output, **_):\n    return output + '<!-- Ancien -->'\n"})
    atelier.change("mkdocs.yml", "validation:", "hooks: [hooks/pied.py]\nvalidation:")


CONFIGURATIONS = {
    # what is added to mkdocs.yml, then what changes in it
    "a theme of the project": (_theme, "habit/main.html", "{{ site.nom }}</title>", "Nouveau</title>"),
    "a configuration inherited": (_inherit, "commun.yml", "Ancien", "Nouveau"),
    "a hook": (_hook, "hooks/pied.py", "Ancien", "Nouveau"),
}


@pytest.mark.parametrize(("add", "name", "old", "new"), CONFIGURATIONS.values(), ids=CONFIGURATIONS)
def test_change_of_a_file_that_the_configuration_names_builds_everything_again(
    atelier: Atelier, add: Callable[[Atelier], None], name: str, old: str, new: str
) -> None:
    add(atelier)
    assert atelier.publish().construits == CONTRATS
    atelier.change(name, old, new)
    chaud._WARM.clear()  # as a new process finds it
    assert atelier.publish().construits == CONTRATS
    assert tree(atelier.site) == atelier.anew()


def test_value_that_the_configuration_takes_from_the_environment_counts(
    atelier: Atelier, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The address of a preview is one of each proposal: pages built for another are not used again."""
    atelier.change("mkdocs.yml", "site_name: ", 'site_url: !ENV [ADRESSE, "https://exemple.fr/"]\nsite_name: ')
    for address in ("https://un.exemple.fr/", "https://deux.exemple.fr/"):
        monkeypatch.setenv("ADRESSE", address)
        chaud._WARM.clear()  # as a new process finds it
        assert atelier.publish().construits == CONTRATS
        assert f"<loc>{address}" in (atelier.site / "sitemap.xml").read_text("utf-8")


@pytest.mark.parametrize("name", [PAGE, "content/contrats/essai/contrat.yml"])
def test_link_counts_by_where_it_leads(atelier: Atelier, name: str) -> None:
    """The same bytes, but outside the project: refused, though they are in the cache, and by its neighbours too."""
    path = atelier.root / name
    outside = shutil.copy(path, atelier.root.parent / "dehors.md")
    path.unlink()
    path.symlink_to(outside)
    elsewhere = shutil.copytree(atelier.site, atelier.root.parent / "ailleurs")
    assert atelier.publish().gardes == atelier.publish(target=elsewhere, cache=None).gardes == ("essai",)
    assert tree(atelier.site / "autre") == tree(elsewhere / "autre")


def test_shapes_that_a_link_takes_from_outside_leave_every_map(atelier: Atelier) -> None:
    place = '{"type":"Feature","properties":{"code":"QN05941I"},"geometry":{"type":"MultiPolygon","coordinates":'
    shapes = f"{place}[[[[2,50],[3,50],[3,51],[2,50]]]]}}}}"
    name = "data/geo/quartiers.geojson"
    atelier.write({name: f'{{"type":"FeatureCollection","source":"ANCT","date":"2024-01-01","features":[{shapes}]}}'})
    atelier.publish()
    path = atelier.root / name
    outside = shutil.copy(path, atelier.root.parent / "dehors.geojson")
    path.unlink()
    path.symlink_to(outside)
    atelier.publish()
    assert tree(atelier.site) == atelier.anew()


def test_configuration_without_our_plugin_is_told(atelier: Atelier) -> None:
    before = tree(atelier.site)
    atelier.change("mkdocs.yml", "- contrats:", "- search:")
    atelier.change("mkdocs.yml", "contrat: !ENV", "lang: !ENV")
    atelier.change("mkdocs.yml", "date: !ENV [DATE_DU_SITE, null]", "separator: a")
    with pytest.raises(PublicationError, match="ne nomme plus le greffon"):
        atelier.publish()
    assert tree(atelier.site) == before


@pytest.mark.parametrize("name", [PAGE, "content/contrats/essai/dossier", "content/contrats/essai/medias/plan.png"])
def test_folder_or_pipe_in_the_place_of_a_file_is_of_its_contract_alone(atelier: Atelier, name: str) -> None:
    path = atelier.root / name
    path.unlink(missing_ok=True)
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(atelier.root / "data")
    os.mkfifo(path.with_name("tube.yml"))
    atelier.change("content/contrats/voisin/contrat.yml", "nom-court: Voisin", "nom-court: Tout-proche")
    account = atelier.publish()
    assert (account.construits, account.gardes) == (("voisin",), ("essai",))
    assert [(d.code, d.place.file) for d in account.diagnostics] == [("L001", name)]
