"""Documents in, tokenizer out; and the documents as tokens."""
