"""From data to the packaged pipeline and the generated tables; never imported at run time."""
