"""Files of rules that teams write: what is read, what is written, and every fault at once with its line."""

from pathlib import Path

import attrs
import pytest
from hypothesis import given, strategies as st

import gcm_alignment as gcm
from gcm_alignment.catalogue.records import BadRecord
from gcm_alignment.conditions import Condition
from gcm_alignment.testing import strategies
from gcm_alignment.when import (
    after,
    audience,
    before,
    country,
    during,
    host,
    kind,
    member,
    mentions,
    place,
    principle,
    process,
    theme,
    under,
)

NO_TERMS = gcm.Lexicon(())
HEAD = """\
schema = "gcm-rules/1"
id = "demo"
version = "1"
author = "the demo team"
"""
ENVELOPE = """
[[term]]
id = "cash-envelope"
en = ["cash envelope(s)"]
fr = ["enveloppe(s) d’argent"]
"""


def rule(when: str) -> str:
    """Write a file of one rule that asks for something."""
    return f"""{HEAD}{ENVELOPE}
[[rule]]
id = "funds"
objectives = [20]
reason.en = "Money is sent home."
reason.fr = "De l’argent est envoyé au pays."
when = {when}
"""


def asked(when: str) -> Condition:
    """Read what a rule asks for."""
    return gcm.parse_rules(rule(when)).rules[0].condition


@pytest.mark.parametrize(
    "written, expected",
    [
        ('{ mentions = "remittances" }', mentions("remittances")),
        ('{ mentions = ["remittances", "cash-envelope"] }', mentions("remittances") | mentions("cash-envelope")),
        ('{ mentions = "remittances", in = "title" }', mentions("remittances", field="title")),
        ('{ says = "money boxes" }', mentions("money boxes")),
        ('{ says = { en = "box", fr = ["tirelire(s)", "caisse"] } }', mentions(en="box", fr=["tirelire(s)", "caisse"])),
        ('{ says = { fr = "caisse" }, in = "description" }', mentions(fr="caisse", field="description")),
        ('{ kind = "workshop" }', kind("workshop")),
        ('{ kind = ["workshop", "training"] }', kind("workshop", "training")),
        ('{ theme = "drivers" }', theme("drivers")),
        ('{ audience = ["media"] }', audience("media")),
        ('{ principle = "g" }', principle("g")),
        ('{ process = "rabat" }', process("rabat")),
        ('{ item = "cadiz-2023:domain-1" }', under("cadiz-2023:domain-1")),
        ('{ during = "2019/2020" }', during("2019/2020")),
        ('{ before = "2020" }', before("2020")),
        ('{ after = "2018-12" }', after("2018-12")),
        ('{ place = "Genève" }', place("Geneva")),
        ('{ country = ["Nigéria", "SN"] }', country("NG", "SN")),
        ('{ host = "MA" }', host("MA")),
        ('{ member = "SN" }', member("SN")),
        ('{ kind = "workshop", mentions = "remittances" }', kind("workshop") & mentions("remittances")),
        ('{ not = { kind = "study" } }', ~kind("study")),
        ('{ any = [{ kind = "study" }, { country = "NG" }] }', kind("study") | country("NG")),
        (
            '{ all = [{ kind = "study" }, { any = [{ host = "MA" }, { not = { host = "SN" } }] }] }',
            kind("study") & (host("MA") | ~host("SN")),
        ),
    ],
)
def test_a_condition_reads_as_it_is_written(written: str, expected: Condition) -> None:
    """Who can write a list can write a rule: several entries of a table are all to hold."""
    actual = asked(written)
    assert expected == actual


def test_when_joins_what_the_short_form_asks_for() -> None:
    """The short form of the shipped rules stays, and a rule may outgrow it without being written anew."""
    text = rule('{ not = { kind = "study" } }').replace("when =", 'any = ["remittances"]\nkinds = ["workshop"]\nwhen =')
    expected = gcm.AllOf([gcm.AnyOf([mentions("remittances")]), kind("workshop"), ~kind("study")])
    actual = gcm.parse_rules(text).rules[0].condition
    assert expected == actual


@given(
    strategies.rule_books(
        lexicons=strategies.lexicons(min_terms=1),
    )
)
def test_a_book_that_is_written_reads_as_the_same_book(book: gcm.RuleBook) -> None:
    """Rules travel between teams as files, and nothing may be lost on the way."""
    expected = book
    actual = gcm.parse_rules(gcm.rules_toml(book, lexicon=NO_TERMS), lexicon=NO_TERMS)
    assert expected == actual


def test_the_shipped_book_is_written_and_read_again() -> None:
    """A team that changes one shipped rule starts from a file of all of them."""
    expected = gcm.load_rules()
    actual = gcm.parse_rules(gcm.rules_toml(gcm.load_rules()))
    assert expected == actual


def test_a_united_book_keeps_who_wrote_each_rule_in_its_file() -> None:
    """Reviews name rules by their book, which the file of a united book must not lose."""
    both = gcm.load_rules() | gcm.parse_rules(rule('{ kind = "study" }'))
    expected = both.rules
    actual = gcm.parse_rules(gcm.rules_toml(both)).rules
    assert expected == actual


def test_quotes_and_control_characters_survive() -> None:
    """A reason that quotes somebody is still one line of TOML."""
    nasty = gcm.BilingualText('He said "so"\n\\ \x7f \x01', "« Ainsi »\u00a0!")
    book = gcm.parse_rules(rule('{ kind = "study" }'))
    changed = attrs.evolve(book, rules=[attrs.evolve(one, reason=nasty) for one in book])
    expected = changed
    actual = gcm.parse_rules(gcm.rules_toml(changed))
    assert expected == actual


def test_a_file_is_written_and_read(tmp_path: Path) -> None:
    """Files come with a byte-order mark from some editors, and names of folders with accents."""
    path = tmp_path / "règles.toml"
    book = gcm.parse_rules(rule('{ kind = "study" }'))
    gcm.write_rules(book, path)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    expected = book
    actual = gcm.read_rules(path)
    assert expected == actual


def test_the_scope_is_what_the_rules_lead_to_where_the_file_does_not_say() -> None:
    """A team that looked for one objective did not find the other 22 missing."""
    expected = gcm.ObjectiveSet([20])
    actual = gcm.parse_rules(rule('{ kind = "study" }')).scope
    assert expected == actual


def test_all_faults_are_told_at_once_with_their_lines() -> None:
    """Who mends one fault after the other, running the command each time, gives up after the third."""
    text = f"""{HEAD}
[[rule]]
id = "first"
objectives = [24]
when = {{ kinds = "workshop", mention = "remittances" }}
reason.en = "So."

[[rule]]
id = "second"
objectives = [4]
confidence = 2
colour = "red"
when = {{ any = [{{ mentions = "remitances" }}, {{ in = "footer", says = "x" }}, {{ country = "Narnia" }}, {{}}] }}
reason = {{ en = "So.", fr = "Ainsi." }}

[[rule]]
id = "third"
objectives = [4]
reason = {{ en = "So.", fr = "Ainsi." }}
when = {{ not = {{ says = {{ de = "Geld" }} }}, all = [], before = 2020 }}
"""
    expected = [
        "rules.toml:12: rule[2]: unknown fields colour",
        "rules.toml:6: rule[1]: when: unknown entries kinds, mention; expected some of kind, mentions",
        "rules.toml:6: rule[1]: no objective 24: the Compact numbers them 1 to 23",
        "rules.toml:6: rule[1]: reason: fr is missing; expected a text",
        "rules.toml:12: rule[2]: when: any[1]: no term 'remitances' in the lexicon; near matches: remittances",
        "rules.toml:12: rule[2]: when: any[2]: in is 'footer'; expected one of title, description",
        "rules.toml:12: rule[2]: when: any[3]: not a country code: 'Narnia'; write one such as NG",
        "rules.toml:12: rule[2]: when: any[4]: a condition that asks for nothing; expected some of all, any",
        "rules.toml:12: rule[2]: a confidence lies between 0 and 1: 2.0",
        "rules.toml:20: rule[3]: when: not: says: unknown fields de",
        "rules.toml:20: rule[3]: when: a condition of no conditions; give at least one",
        "rules.toml:20: rule[3]: when: before is 2020; expected a text",
    ]
    with pytest.raises(BadRecord) as caught:
        gcm.parse_rules(text)
    told = str(caught.value)
    actual = [message for message in expected if message in told]
    assert expected == actual


def test_faults_are_told_in_french() -> None:
    """Many who write rules work in French first."""
    with pytest.raises(BadRecord) as caught:
        gcm.parse_rules(rule('{ mentions = "remitances" }'))
    expected = (
        "rules.toml:11: rule[1]: when\u00a0: aucun terme 'remitances' dans le lexique\u202f; "
        "termes proches\u00a0: remittances, remittance-costs et returnees\u202f; "
        "une expression à vous s’écrit dans says"
    )
    actual = gcm.label(caught.value, "fr")
    assert expected == actual


@pytest.mark.parametrize(
    "text, message",
    [
        ("id = ", "rules.toml: cannot be read as TOML: Invalid value"),
        (HEAD.replace("gcm-rules/1", "gcm-terms/1"), "rules.toml: schema is 'gcm-terms/1'; expected 'gcm-rules/1'"),
        (HEAD.replace('id = "demo"\n', ""), "rules.toml: id is missing; expected a text"),
        (HEAD + "scope = [1]\n" + rule('{ kind = "study" }')[len(HEAD) :], "rules.toml: book demo: rules lead outside"),
        (HEAD + ENVELOPE + ENVELOPE, "rules.toml: two terms of one id: cash-envelope"),
        (HEAD + ENVELOPE.replace("cash-envelope", "remittances"), "rules.toml: two contents of term remittances"),
        (rule('{ kind = "study" }') + rule("0")[len(HEAD + ENVELOPE) :], "rules.toml:18: rule[2]: when is 0; expected"),
    ],
)
def test_a_file_that_is_no_book_of_rules_is_refused(text: str, message: str) -> None:
    """The message names the file, what was found and what is expected."""
    with pytest.raises(gcm.GcmError) as caught:
        gcm.parse_rules(text)
    expected = message
    actual = str(caught.value)[: len(message)]
    assert expected == actual


def test_a_file_that_cannot_be_opened_or_decoded_says_so(tmp_path: Path) -> None:
    """Word processors save in the encoding of the country."""
    latin = tmp_path / "latin.toml"
    latin.write_bytes(HEAD.replace("demo team", "équipe").encode("latin-1"))
    messages: list[str] = []
    for path in (tmp_path / "none.toml", latin):
        with pytest.raises(gcm.UnusableInput) as caught:
            gcm.read_rules(path)
        messages.append(str(caught.value))
    expected = [
        f"cannot read {str(tmp_path / 'none.toml')!r}: No such file or directory; give a TOML file of rules",
        "'latin.toml' is not in UTF-8 (byte 63); save it as UTF-8",
    ]
    actual = messages
    assert expected == actual


@given(st.text() | st.binary().map(lambda data: data.decode("latin-1")))
def test_any_text_is_read_or_refused_with_a_message(text: str) -> None:
    """Whatever a file holds, nobody sees a traceback of ours."""
    try:
        told = gcm.parse_rules(text).id
    except gcm.GcmError as error:
        told = gcm.label(error, "fr")
    expected = ""
    actual = told
    assert expected != actual
