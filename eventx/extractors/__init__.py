"""From an annotated article to records, one record kind a module."""
