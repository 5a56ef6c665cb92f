"""The text of the card, section by section."""

import json
from collections.abc import Mapping

from pydantic import JsonValue

from hunmin.progress import duration
from hunmin.recipe import Recipe
from hunmin.report.facts import Facts
from hunmin.report.front_matter import front_matter, languages
from hunmin.report.markdown import MISSING, MOST_SHOWN, few, not_shown, scientific, table, value, verbatim, whole
from hunmin.report.measured import bits_per_byte, conversation, not_reached, scores

ARCHITECTURE = (
    ("Architecture", "architectures"),
    ("Layers", "num_hidden_layers"),
    ("Width", "hidden_size"),
    ("Feed-forward width", "intermediate_size"),
    ("Attention heads", "num_attention_heads"),
    ("Key-value heads", "num_key_value_heads"),
    ("Head width", "head_dim"),
    ("Vocabulary", "vocab_size"),
    ("Context (tokens)", "max_position_embeddings"),
    ("Rotary base", "rope_theta"),
    ("Norm epsilon", "rms_norm_eps"),
    ("Tied embeddings", "tie_word_embeddings"),
)
"""The rows of the table and their keys in config.json."""


def render(recipe: Recipe, facts: Facts, loss_chart: str | None, score_chart: str | None) -> str:
    """The whole README.md; the charts are file names beside it, None where there was nothing to draw."""
    results = facts.results
    sections = {
        "Scores": scores(results, score_chart),
        "A conversation": conversation(facts.sample),
        "Architecture": _architecture(facts),
        "Data": _data(facts),
        "Training": _training(facts, loss_chart),
        "Bits per byte": bits_per_byte(results.bits_per_byte if results else None),
        "Limits": _limits(recipe, facts),
        "Use": _use(recipe),
        "How to make it again": _reproduction(recipe, facts),
    }
    body = "\n\n".join(f"## {title}\n\n{text}" for title, text in sections.items())
    return f"{front_matter(recipe.name, facts)}\n# {recipe.name}\n\n{_summary(facts)}\n\n{body}\n"


def _summary(facts: Facts) -> str:
    parameters = whole(facts.weights.parameters) if facts.weights else MISSING
    names = {stage: "pretraining" if stage == "training" else stage for stage in facts.logs}
    tokens = "; ".join(f"of {name}: {whole(facts.count(stage, 'tokens'))}" for stage, name in names.items())
    codes = ", ".join(map(str, languages(facts.sources))) or MISSING
    return (
        "A language model made from scratch with Hunmin, taught to ask for what is missing, to call tools and to "
        f"answer from their results. Languages: {codes}. Parameters: {parameters}. "
        f"Tokens {tokens}."
    )


def _architecture(facts: Facts) -> str:
    weights, configuration = facts.weights, facts.configuration
    rows = [
        ["Parameters", whole(weights.parameters) if weights else MISSING],
        ["Weights stored as", ", ".join(weights.types) if weights else MISSING],
        *([label, value(_configured(configuration, key))] for label, key in ARCHITECTURE),
    ]
    return table(["", "final model"], rows, right="lr")


def _configured(configuration: Mapping[str, JsonValue], key: str) -> JsonValue:
    """A key of config.json, which newer versions of transformers keep under rope_parameters if it is about rotation."""
    inner = configuration.get("rope_parameters")
    return configuration.get(key, inner.get(key) if isinstance(inner, dict) else None)


def _data(facts: Facts) -> str:
    dropped = {source.name: sum(source.tally.dropped.values()) for source in facts.sources}
    rows = [
        ["Documents", whole(facts.count("tokens", "documents"))],
        ["Characters", whole(facts.count("tokens", "characters"))],
        ["Tokens", whole(facts.count("tokens", "tokens"))],
        ["Documents held out, for measuring only", whole(facts.count("tokens", "held_out_documents"))],
        ["Conversations", whole(facts.count("alignment", "conversations"))],
        ["Conversations longer than a row, left out", whole(facts.count("alignment", "conversations_too_long"))],
        *(_label(reason, whole(number)) for reason, number in _drops(facts)),
        ["Licences", ", ".join(few(facts.licenses)) or MISSING],
    ]
    sources = [
        [
            source.name,
            ", ".join(few(source.languages)) or MISSING,
            ", ".join(few(source.licenses)) or MISSING,
            *map(whole, (source.tally.training, source.tally.bytes, source.tally.held_out, dropped[source.name])),
        ]
        for source in facts.sources[:MOST_SHOWN]
    ]
    header = ["source", "language", "licence", "documents", "bytes", "held out", "dropped"]
    return "\n\n".join(
        [
            table(["", "all text"], rows, right="lr"),
            table(header, sources, right="lllrrrr") if sources else f"Sources: {MISSING}.",
            *not_shown(len(facts.sources), "the corpus's sources.json"),
        ]
    )


def _drops(facts: Facts) -> list[tuple[str, float]]:
    """Every reason for which the corpus stage left something out, and how often."""
    counts = facts.manifests["corpus"].counts if "corpus" in facts.manifests else {}
    return [(name, number) for name, number in counts.items() if name.startswith(("dropped", "broken"))]


def _label(name: str, *cells: str) -> list[str]:
    """A row headed by a name that code gave: `weight_decay` reads "Weight decay"."""
    words = name.replace("_", " ")
    return [words[:1].upper() + words[1:], *cells]


def _training(facts: Facts, chart: str | None) -> str:
    parameters = facts.weights.parameters if facts.weights else None
    trained = list(facts.logs)
    tokens = [facts.count(stage, "tokens") for stage in trained]
    seconds = [facts.count(stage, "seconds") for stage in trained]
    losses = [facts.logs[stage][-1].loss if facts.logs[stage] else None for stage in trained]
    rows = [
        ["Tokens seen", *map(whole, tokens)],
        ["FLOPs, 6ND", *(scientific(6 * parameters * seen if parameters and seen else None) for seen in tokens)],
        ["FLOPs, matrices and attention", *(scientific(facts.count(stage, "flops")) for stage in trained)],
        ["Seconds", *map(whole, seconds)],
        [
            "Tokens a second",
            *(whole(seen / took if seen and took else None) for seen, took in zip(tokens, seconds, strict=True)),
        ],
        ["Last loss (nats a token)", *(MISSING if loss is None else f"{loss:.4f}" for loss in losses)],
        *(_label(key, *(_setting(facts, stage, key) for stage in trained)) for key in _settings(facts)),
        ["Machine", *(_versions(facts, stage).get("machine", MISSING) for stage in trained)],
        ["Versions", *(_software(facts, stage) for stage in trained)],
    ]
    return "\n\n".join(
        [
            table(["", *trained], rows, right="l" + "r" * len(trained)),
            "6ND is 6 × N × D: N all parameters, counted in the model's files, D the tokens seen, repeats counted. The "
            "row below it is the trainer's own count: 6 per weight of every matrix that a token passes, and "
            "attention's products over a full row. Seconds are those of all steps, also of steps before a kill.",
            f"![Loss, learning rate, gradient norm and speed]({chart})" if chart else f"Loss chart: {MISSING}.",
        ]
    )


def _settings(facts: Facts) -> list[str]:
    """The keys of the recipe that said how the model was trained; the tokens are told as they were seen."""
    keys = dict.fromkeys(key for stage in facts.logs for key in facts.settings(stage))
    return [key for key in keys if key != "tokens"]


def _setting(facts: Facts, stage: str, key: str) -> str:
    """A setting of a stage; a dash where a stage that was run has no such key."""
    settings = facts.settings(stage)
    return "–" if settings and key not in settings else value(settings.get(key))


def _versions(facts: Facts, stage: str) -> Mapping[str, str]:
    return facts.manifests[stage].versions if stage in facts.manifests else {}


def _software(facts: Facts, stage: str) -> str:
    versions = _versions(facts, stage)
    return ", ".join(f"{name} {version}" for name, version in versions.items() if name != "machine") or MISSING


def _limits(recipe: Recipe, facts: Facts) -> str:
    context = value(facts.configuration.get("max_position_embeddings"))
    limits = [
        "It knows the text that its own generator composes, a small made world, and nothing of the real one."
        if not recipe.corpus.path
        else "It knows what stands in the sources above, true or not, and the made world of the conversations, which "
        "Hunmin's own generator composes; the scores of its tool use are of that world alone.",
        f"Longest conversation that it can read, in tokens: {context}.",
        "Its answers were not made safe beyond what its training text shows, and it can be wrong in fluent sentences.",
        "No public benchmark was measured.",
    ]
    if facts.results:
        limits.append(f"Answers of more than {whole(facts.results.maximum_tokens)} tokens were not measured.")
        missed = len(list(not_reached(facts.results)))
        limits.append(
            f"Targets that it does not reach, or that were not measured: {missed}; they are named under Scores."
        )
    return "\n".join(f"- {limit}" for limit in limits)


def _use(recipe: Recipe) -> str:
    commands = f"hunmin chat {recipe.name}\nhunmin serve {recipe.name}"
    return f"{verbatim(commands, 'bash')}\n\nThe model's directory also loads in transformers (`AutoModelForCausalLM`)."


def _reproduction(recipe: Recipe, facts: Facts) -> str:
    option = " --set corpus.path=DIR" if recipe.corpus.path else ""
    stages = [
        [
            stage,
            f"`{manifest.fingerprint}`",
            duration(manifest.counts["seconds"]) if "seconds" in manifest.counts else MISSING,
        ]
        for stage, manifest in facts.manifests.items()
    ]
    return "\n\n".join(
        [
            f"With the recipe `{recipe.name}`, which is:",
            verbatim(_toml(recipe), "toml"),
            verbatim(f"hunmin run {recipe.name}.toml{option}", "bash"),
            table(["stage", "fingerprint", "took"], stages, right="llr") if stages else f"Stages: {MISSING}.",
        ]
    )


def _toml(recipe: Recipe) -> str:
    """The whole recipe, every default written out. The place of a user's own files is theirs and stays out."""
    content: dict[str, JsonValue] = recipe.model_dump(exclude_none=True)
    sections = {name: section for name, section in content.items() if isinstance(section, dict)}
    if recipe.corpus.path:
        sections["corpus"] = sections["corpus"] | {"path": "DIR"}
    lines = [f"{key} = {_scalar(setting)}" for key, setting in content.items() if key not in sections]
    for name, section in sections.items():
        lines += ["", f"[{name}]", *(f"{key} = {_scalar(setting)}" for key, setting in section.items())]
    return "\n".join(lines)


def _scalar(setting: JsonValue) -> str:
    """As TOML, which writes the texts, numbers and truth values of JSON as JSON does."""
    return json.dumps(setting, ensure_ascii=False)
