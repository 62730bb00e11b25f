"""Who and what a sentence names: words of the lexicon put together, [state] + [office] + [name]."""
