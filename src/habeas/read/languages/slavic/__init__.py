"""What Russian and Ukrainian share: tokens, readings of words, sentences, quotations, names."""
