"""From text to an annotated document: cleaning, sentences, quotations, times, names."""
