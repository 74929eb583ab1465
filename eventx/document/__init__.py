"""Article-level facts: publication date, entities, reference, merging of mentions."""
