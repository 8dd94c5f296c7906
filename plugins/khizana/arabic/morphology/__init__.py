"""From the forms of a word to its lemma and stem."""
