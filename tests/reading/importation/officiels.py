"""Small files in the shape of the official ones, and a project that imports them with the repository's own mappings."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from contrats.model.importation import Importation
from contrats.reading.importation.archive import Piece
from contrats.reading.importation.tableau import Tableau, read_rows
from contrats.reading.tree import read_tree

from tests.projects import BASE, CATALOGUE, CONTRAT, SOURCES, TERRITOIRES, Files, write

ROOT = Path(__file__).resolve().parents[3]
IMPORTS = ROOT / "data" / "imports"
KEPT = ("QN05941I", "QN05956M", "QN05957M")

DECLARE = (
    "CODGEO;LIBGEO;DEC_Q1_A21;DEC_MED_A21;DEC_Q3_A21;DEC_GINI_A21;DEC_NOTE_A21\n"
    "QN05941I;Les Essais;8200;13 320;18650;0,291;\n"
    "QN05956M;Elnon;;ns;s;nd;1\n"
    "QN00101M;Ailleurs;9000;14000,5;20000;0,3;\n"
)
DISPONIBLE = "CODGEO;LIBGEO;DISP_MED_A21;DISP_TP60_A21\nQN05941I;Les Essais;15010;42,5\nQN05956M;Elnon;0;\n"
META = (
    "COD_VAR;LIB_VAR;LIB_VAR_LONG;COD_MOD;LIB_MOD;TYPE_VAR\n"
    "DEC_NOTE_A21;Note;Note;1;Trop peu de ménages pour publier;CHAR\n"
)
REVENUS = {
    "data_indic-revenu-declare-qp24-2021_v2_QP24.csv": DECLARE,
    "data_indic-revenu-declare-qp24-2021_v2_ENSQP.csv": DECLARE.replace("QN05941I", "ENSQP"),
    "data_indic-revenu-disponible-qp24-2021_v2_QP24.csv": DISPONIBLE,
    "meta_indic-revenu-declare-qp24-2021_v2_QP24.csv": META,
}
DEMOGRAPHIE = (
    "codeQPV,libQPV,popMuniQPV,partPop15_24,partPopEt,indiceJeunesse,listeDepcom\n"
    'QN05941I,Les Essais,1416,14.2,nd,1.2,59295\nQN05956M,Elnon,1190,12,3.1,"0,9","59526,59295"\n'
)
LISTE = (
    "\ufeffcode_qp;lib_qp;insee_reg;lib_reg;insee_dep;lib_dep;insee_com;lib_com;siren_epci;lib_epci;;;\n"
    'QN05941I;Les Essais;32;Hauts-de-France;59;Nord;="59295";Essai;200040947;CC de l\'Essai;;;\n'
    "QN05956M;Elnon;32;Hauts-de-France;59;Nord;59526;Saint-Amand;200042190,200040947;CA du Bout, CC de l'Essai;;;\n"
    "QN05957M;C\u009cur de ville;32;Hauts-de-France;59;Nord;5952;Saint-Amand;200042190;CA du Bout;;;\n"
)
CORRESPONDANCE = (
    "\ufeffQP2024;Label_QP2024;Statut;QP2015_1;Label_QP2015_1;QP2015_2;Label_QP2015_2;QP2015_3;Label_QP2015_3;;\n"
    "QN05941I;Les Essais;INCHANGE;QP059041;Les Essais;;;;;;\n"
    "QN05956M;Elnon;MODIFIE;QP059058;Quartier Collinière;QP059060;La Gare;;;;\n"
    "QN05957M;Collinière;MODIFIE;QP059057;Elnon;;;;;;\n"
    "QN00101M;Ailleurs;MODIFIE;QP001001;Ailleurs;;;;;;\n"
)

PROJECT: Files = {
    **BASE,
    CONTRAT: """
        titre: Contrat de ville d'Essai
        nom-court: Essai
        porteur: ville
        quartiers: [{code: QN05941I}, {code: QN05956M}, {code: QN05957M}]
        """,
    "content/quartiers/QN05941I.md": '---\nnom: Les Essais\ncommunes: "59295"\ncodes-2015: QP059041\n---\n',
    "content/quartiers/QN05956M.md": '---\nnom: Elnon\ncommunes: "59526"\ncodes-2015: QP059057\n---\n',
    "content/quartiers/QN05957M.md": '---\nnom: Collinière\ncommunes: "59526"\n---\n',
    TERRITOIRES: """
        - {id: "59295", nom: Essai, type: commune}
        - {id: "59526", nom: Le Bout, type: commune}
        - {id: essai-agglo, nom: Communauté de communes de l'Essai, type: epci, quartiers: [QN05941I, QN05956M]}
        """,
}


def archive(members: dict[str, str | bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of these members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return made.getvalue()


def mappings() -> dict[str, Importation]:
    """The mappings of the repository, by id."""
    return {mapping.id: mapping for mapping in read_tree(ROOT)[0].shared["imports"]}


def table(text: str, separator: str = ";") -> Tableau:
    """A table without fault."""
    read, faults = read_rows(text.removeprefix("\ufeff"), separator, name="essai.csv")
    assert read is not None, faults
    return read


def piece(text: str, file: str = "essai.csv", *, in_archive: bool = True) -> Piece:
    return Piece(f"essai.zip!{file}", file, text.encode(), in_archive)


def project(root: Path, files: Files | None = None) -> Path:
    """A project on the disk with the repository's mappings, and the indicators and sources that they name."""
    known = mappings().values()
    indicators = sorted({value.indicateur for mapping in known for value in mapping.valeurs})
    sources = sorted({mapping.source for mapping in known if mapping.source})
    write(
        root,
        {
            **PROJECT,
            **{f"data/imports/{path.name}": path.read_bytes() for path in IMPORTS.glob("*.yml")},
            CATALOGUE: "".join(f"- {{id: {ident}, libelle: {ident}}}\n" for ident in indicators),
            SOURCES: "".join(f"- {{id: {ident}, titre: {ident}}}\n" for ident in ("contrat-essai", *sources)),
            **(files or {}),
        },
    )
    return root
