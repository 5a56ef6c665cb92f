"""Model directories as one GGUF file, which llama.cpp runs, and back."""
