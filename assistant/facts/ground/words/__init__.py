"""What the words mean: lexicon, tokens, labels, months, opposites. Knows no text and no fact."""
