"""Corpus → tokenizer: `tokenizer.json`, and the chat files with which transformers and vLLM load it."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from tokenizers import AddedToken

from hunmin.artifact import Built
from hunmin.chat.export import write_chat_files
from hunmin.chat.phrases import fixed_phrases
from hunmin.chat.special_tokens import ADDED_TOKENS, TAGS
from hunmin.chat.template import ChatTemplate, template_source
from hunmin.progress import progress, say
from hunmin.recipe import Recipe
from hunmin.tokenizer.sample import corpus_characters, sample
from hunmin.tokenizer.texts import licenses
from hunmin.tokenizer.train import train


def build_tokenizer(recipe: Recipe, inputs: Mapping[str, Path], directory: Path) -> Built:
    """Learn a tokenizer from the corpus, and write it with the chat files of the recipe's format.

    Raises HunminError if the text has too few merges for the vocabulary.
    """
    corpus = inputs["corpus"]
    template = ChatTemplate(template_source(recipe.model.chat))
    total = corpus_characters(corpus)
    limit = min(recipe.tokenizer.sample_characters, total)
    phrases = fixed_phrases(recipe.model.chat) if recipe.tokenizer.phrases else []
    added_tokens = [AddedToken(content, special=content not in TAGS) for content in ADDED_TOKENS]
    added_tokens += [AddedToken(phrase, special=False, normalized=False) for phrase in phrases]
    read = 0

    def shown(texts: Iterable[tuple[str, int]]) -> Iterator[str]:
        nonlocal read
        with progress("tokenizer", limit, "characters") as bar:
            for text, counted in texts:
                read += len(text)
                bar.advance(counted)
                yield text
        say(f"  {read:,} characters read, now learning {recipe.tokenizer.vocabulary:,} tokens from them")

    texts = sample(corpus, limit, total, partial(template.render, add_generation_prompt=False))
    tokenizer = train(shown(texts), recipe.tokenizer, added_tokens)
    tokenizer.save(str(directory / "tokenizer.json"))
    write_chat_files(directory, recipe.model.chat, recipe.model.context)
    return Built({"vocabulary": tokenizer.get_vocab_size(), "characters": read}, licenses(corpus))
