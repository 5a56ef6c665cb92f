"""The card's front matter, as the Hugging Face Hub reads it.

Source: the Hub's model card specification (hub-docs, modelcard.md): `license` must be one of its identifiers, or
"other" with a name; `model-index` holds one result for every dataset, with its metrics.
"""

from collections import Counter
from collections.abc import Sequence

import yaml
from pydantic import JsonValue

from hunmin.evaluation.results import Results
from hunmin.report.facts import Facts, Source
from hunmin.report.markdown import few
from hunmin.report.measured import largest

HUB_LICENSES = frozenset(
    {
        "afl-3.0", "apache-2.0", "artistic-2.0", "bsd-2-clause", "bsd-3-clause", "bsl-1.0", "cc-by-2.0", "cc-by-2.5",
        "cc-by-3.0", "cc-by-4.0", "cc-by-nc-4.0", "cc-by-nc-nd-4.0", "cc-by-nc-sa-4.0", "cc-by-nd-4.0", "cc-by-sa-3.0",
        "cc-by-sa-4.0", "cc0-1.0", "gfdl", "gpl-2.0", "gpl-3.0", "isc", "lgpl-2.1", "lgpl-3.0", "mit", "mpl-2.0",
        "odbl", "odc-by", "pddl", "unknown", "unlicense", "zlib",
    }
)  # fmt: skip
"""Those of the Hub's identifiers that text is published under."""


def front_matter(name: str, facts: Facts) -> str:
    """YAML between two lines of dashes."""
    content: dict[str, JsonValue] = {
        "language": languages(facts.sources),
        **license_fields(facts.licenses),
        "library_name": "transformers",
        "pipeline_tag": "text-generation",
    }
    results = _results(facts.results) if facts.results else []
    if results:
        content["model-index"] = [{"name": name, "results": results}]
    content = {key: value for key, value in content.items() if value}
    return f"---\n{yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=1000)}---\n"


def languages(sources: Sequence[Source]) -> list[JsonValue]:
    """The codes of the languages of the text, the one with most documents first."""
    documents: Counter[str] = Counter()
    for source in sources:
        documents.update(source.languages)
    return [language for language, _ in documents.most_common() if len(language) == 2]


def license_fields(licenses: Sequence[str]) -> dict[str, JsonValue]:
    """One licence that the Hub knows by name, or "other" named after them; nothing where none is known."""
    identifiers = ["-".join(license.lower().split()) for license in few(licenses)]
    if not identifiers:
        return {}
    if len(identifiers) == 1 and identifiers[0] in HUB_LICENSES:
        return {"license": identifiers[0]}
    return {"license": "other", "license_name": "-and-".join(identifiers)}


def _results(results: Results) -> list[JsonValue]:
    written: list[JsonValue] = []
    for score in results.scores:
        dataset: dict[str, JsonValue] = {
            "name": f"Hunmin tool use, {score.kind}, {score.split.replace('_', ' ')}",
            "type": "hunmin-tool-use",
            "config": score.kind,
            "split": score.split,
        }
        metric: dict[str, JsonValue] = {
            "type": "accuracy",
            "name": "% right",
            "value": round(100 * score.share, 2),
            "args": {"n": score.n, "low": round(100 * score.low, 2), "high": round(100 * score.high, 2)},
        }
        written.append(_result("tool use", dataset, metric))
    for source in largest(results.bits_per_byte) if results.bits_per_byte else []:
        dataset = {
            "name": f"held-out documents of {source.source}",
            "type": "hunmin-held-out",
            "config": source.source,
        }
        metric = {"type": "bits_per_byte", "name": "bits per byte", "value": round(source.trained, 4)}
        written.append(_result("language modelling", dataset, metric))
    return written


def _result(task: str, dataset: dict[str, JsonValue], metric: dict[str, JsonValue]) -> JsonValue:
    return {"task": {"type": "text-generation", "name": task}, "dataset": dataset, "metrics": [metric]}
