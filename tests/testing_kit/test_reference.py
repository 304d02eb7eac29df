"""The reference of the kit lists the laws that there are, with their reasons."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

import gcm_alignment as gcm
from gcm_alignment.testing import laws
from gcm_alignment.testing.laws import Law

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "testing.md"
BOOK = gcm.load_rules()
OF_RULES = laws.for_rule(BOOK.rules[0], book=BOOK)


def unchanged(value: object) -> object:
    """Write and read nothing at all."""
    return value


LAWS: dict[str, Iterable[Law]] = {
    "for_rule": OF_RULES,
    "for_rule_book": [law for law in laws.for_rule_book(BOOK) if law.name not in OF_RULES.names],
    "for_suggester": laws.for_suggester(gcm.LexiconSuggester()),
    "for_portfolio": laws.for_portfolio(gcm.load_portfolio("rabat-2022")),
    "for_codec": laws.for_codec(unchanged, unchanged),
}


@pytest.mark.parametrize("maker, tried", LAWS.items(), ids=LAWS)
def test_the_reference_lists_each_law_with_its_reason(maker: str, tried: Iterable[Law]) -> None:
    """Who leaves a law out by name, or reads why it matters, looks it up there."""
    section = PAGE.read_text(encoding="utf-8").partition(f"`laws.{maker}`\n")[2].partition("\n#")[0]
    expected = [(law.name, law.why.en) for law in tried]
    actual = re.findall(r"^\| `(.+)` \| (.+) \|$", section, re.MULTILINE)
    assert expected == actual


@pytest.mark.parametrize(
    "law", [law for tried in LAWS.values() for law in tried], ids=lambda law: f"{law.subject}-{law.name}"
)
def test_each_law_has_a_reason_in_both_languages(law: Law) -> None:
    """A French team reads why in French."""
    expected = True
    actual = law.why.en != law.why.fr
    assert expected == actual
