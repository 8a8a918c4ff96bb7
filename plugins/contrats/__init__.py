"""Contrats en clair: France's contrats de ville as public web sites."""
