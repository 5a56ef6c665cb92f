"""The decoder: one definition for training and serving, in and out of the Hugging Face format."""
