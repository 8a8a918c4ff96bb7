"""From the linked library to pages: one module per kind of page, one template of the same name."""
