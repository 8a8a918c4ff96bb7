"""The MkDocs adapter: composed pages in, Material's dress out. Nothing else in the house knows MkDocs."""

from contrats.engines.mkdocs.plugin import ContratsPlugin

__all__ = ["ContratsPlugin"]
