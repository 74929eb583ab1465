"""Language knowledge: the lexicon reader, morphology, and the data of each language."""
