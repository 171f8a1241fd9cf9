"""How a municipality's nodes came out of a validation, in the form in which a view shows it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ssp_graph.texts import text
from ssp_graph.views.model import Outcome

if TYPE_CHECKING:
    from ssp_graph.conformance import Validation


def by_node(validation: Validation) -> dict[str, list[Outcome]]:
    """Return the outcomes of `validation` by the IRI of the node they are about.

    What a rule comes to for one forum stands with that forum, what it comes to for the
    description as a whole with the municipality.
    """
    found: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in validation.outcomes:
        for judgement in outcome.judgements:
            key = f"validate.outcome-{judgement.outcome.replace(' ', '-')}"
            found[judgement.focus].append(
                Outcome(
                    rule=outcome.rule.id,
                    outcome=judgement.outcome,
                    label=(text(key, "da"), text(key, "en")),
                    message=(
                        _message(outcome.message("da"), outcome.rule.id, judgement.missing_da),
                        _message(outcome.message("en"), outcome.rule.id, judgement.missing_en),
                    ),
                )
            )
    return dict(found)


def _message(message: str, rule: str, missing: tuple[str, ...]) -> str:
    told = message.removeprefix(f"{rule}: ")
    return f"{told} ({', '.join(missing)})" if missing else told
