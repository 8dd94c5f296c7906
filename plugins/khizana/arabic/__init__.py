"""The Arabic language: letters, folding, tokens, sentences, numerals, collation. No other part of Khizana below it."""
