"""The portal over the contracts: find one's quartier, what surrounds the contracts, compare them."""

from contrats.pages.portail.ensemble import MENU, pages_du_portail

__all__ = ["MENU", "pages_du_portail"]
