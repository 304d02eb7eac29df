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


STUDY = '{ kind = "study" }'


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
        "rules.toml:12 › rule[2]: unknown fields 'colour'",
        "rules.toml:6 › rule[1] › when: unknown entries 'kinds', 'mention'; expected some of kind, mentions",
        "rules.toml:6 › rule[1] › objectives: no objective 24: the Compact numbers them 1 to 23",
        "rules.toml:6 › rule[1] › reason: fr is missing; expected a text",
        "rules.toml:12 › rule[2] › when › any[1] › mentions: no term 'remitances' in the lexicon; near",
        "rules.toml:12 › rule[2] › when › any[2]: in is 'footer'; expected one of title, description",
        "rules.toml:12 › rule[2] › when › any[3] › country: no country 'Narnia': give its name in English or French",
        "rules.toml:12 › rule[2] › when › any[4]: a condition that asks for nothing; expected some of all, any",
        "rules.toml:12 › rule[2]: a confidence lies between 0 and 1: 2.0",
        "rules.toml:20 › rule[3] › when › not › says: unknown fields 'de'; expected some of en, fr",
        "rules.toml:20 › rule[3] › when › all: a condition of no conditions; give at least one",
        "rules.toml:20 › rule[3] › when: before is 2020; expected a text",
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
        "rules.toml:11 › rule[1] › when › mentions\u00a0: aucun terme 'remitances' dans le lexique\u202f; "
        "termes proches\u00a0: remittances, remittance-costs et returnees\u202f; "
        "une expression à vous s’écrit dans says"
    )
    actual = gcm.label(caught.value, "fr")
    assert expected == actual


@pytest.mark.parametrize(
    "text, message",
    [
        ("id = ", "rules.toml:1: the text ends too early"),
        (
            rule(STUDY).replace("gcm-rules/1", "gcm-terms/1"),
            "rules.toml: schema is 'gcm-terms/1'; expected 'gcm-rules/1'",
        ),
        (rule(STUDY).replace('id = "demo"\n', ""), "rules.toml: id is missing; expected a text"),
        (
            HEAD + "scope = [1]\n" + rule('{ kind = "study" }')[len(HEAD) :],
            "rules.toml: rule funds leads outside",
        ),
        (
            rule('{ kind = "study" }').replace(ENVELOPE, ENVELOPE + ENVELOPE),
            "rules.toml:11 › term[2]: a second term cash-envelope; give it another id",
        ),
        (
            rule('{ kind = "study" }').replace("cash-envelope", "remittances"),
            "rules.toml: two contents of term remittances",
        ),
        (
            rule('{ kind = "study" }') + rule("0")[len(HEAD + ENVELOPE) :],
            "rules.toml:18 › rule[2]: when is 0; expected",
        ),
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
        f"cannot read {str(tmp_path / 'none.toml')!r}: no such file or folder; give a TOML file of rules",
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


@pytest.mark.parametrize(
    "text, faults",
    [
        (rule('{ kind = "study", in = "title" }'), ["in stands beside mentions or says in one table"]),
        (rule('{ any = [{ mentions = "remittances" }], in = "title" }'), ["in stands beside mentions or says"]),
        (
            rule(STUDY).replace('id = "funds"', 'id = ""'),
            ["rule[1] › id: not an id of a rule or a book: ''"],
        ),
        (rule(STUDY).replace('author = "the demo team"', 'author = " "'), ["rules.toml: author is empty"]),
        (
            rule(STUDY) + 'actions = ["99.a"]\n',
            ["rule[1] › actions: not an action: '99.a'; write one such as 20.a"],
        ),
        (rule(STUDY) + 'degree = "foo"\n', ["degree is 'foo'; expected one of principal, significant"]),
        (
            rule(STUDY) + 'book = "shipped"\n',
            ["rule funds says that it is of the book shipped, which has no such rule"],
        ),
        (rule(STUDY) + '[[term]]\nid = "x"\n', ["term[2]: term x needs words in English or in French"]),
        (rule(STUDY) + 'reason.de = "So"\n', ["rule[1] › reason: unknown fields 'de'; expected some of en, es, fr"]),
        (
            rule(STUDY).replace("[[term]]", '[[term]]\nexcept.EN = ["x"]'),
            ["term[1] › except: unknown fields 'EN'; expected some of en"],
        ),
        (rule(STUDY).replace("[[term]]", "[[terms]]"), ["no table 'terms' is read; expected one of term"]),
        (rule(STUDY).replace("[[rule]]", "[rule]"), ["rule is one table; expected a list: write [[rule]]"]),
        (rule(STUDY) + '[[activity]]\nid = "a"\n', ["a file of rules has no table activity"]),
        (rule("{ during = 2019-11-05 }"), ["when: during is 2019-11-05; expected a text: put it in quotes"]),
        (rule("{ after = 2019 }"), ["when: after is 2019; expected a text: put it in quotes"]),
        (rule('{ after = "9999" }'), ["when › after: nothing begins after 9999"]),
        (rule('{ process = "Rabat Process" }'), ["not the id of a process: 'Rabat Process'"]),
        (rule("{ all = {} }"), ["when: all is one table; expected a list: write all = [ … ]"]),
        (
            rule('{ mentions = "remitances" }').replace('en = ["cash envelope(s)"]', 'en = ["("]'),
            [
                "rules.toml:6 › term[1] › en: not a form of a term: '('",
                "rules.toml:11 › rule[1] › when › mentions: no term 'remitances'",
            ],
        ),
        (rule(STUDY) + rule(STUDY)[len(HEAD + ENVELOPE) :], ["rules.toml:18 › rule[2]: a second rule funds"]),
    ],
)
def test_each_slip_is_told_and_nothing_is_passed_over(text: str, faults: list[str]) -> None:
    """What is passed over in silence makes a rule that holds where its author did not mean it."""
    with pytest.raises(gcm.GcmError) as caught:
        gcm.parse_rules(text)
    told = str(caught.value)
    expected = (faults, len(faults))
    lines = [line for line in told.splitlines() if line.startswith("rules.toml")]
    actual = ([fault for fault in faults if fault in told], len(lines))
    assert expected == actual


def test_bytes_and_marks_of_the_byte_order_are_read() -> None:
    """Notepad puts a mark before the text, and some read files as bytes."""
    text = rule(STUDY)
    expected = [gcm.parse_rules(text)] * 2
    actual = [gcm.parse_rules("\ufeff" + text), gcm.parse_rules(text.encode())]
    assert expected == actual


def test_the_name_of_a_file_is_not_its_text() -> None:
    """The error of the TOML reader would lead astray."""
    with pytest.raises(gcm.UnusableInput) as caught:
        gcm.parse_rules("rules.toml")
    expected = "'rules.toml' is the name of a file, not its text; use read_rules"
    actual = str(caught.value)
    assert expected == actual


def test_a_book_that_cannot_be_written_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    """Who saves over yesterday's rules must not lose both."""
    path = tmp_path / "rules.toml"
    path.write_text("yesterday", encoding="utf-8")
    book = attrs.evolve(gcm.parse_rules(rule(STUDY)), author="a\ud800")
    messages: list[str] = []
    for where in (path, tmp_path, tmp_path / "none" / "rules.toml"):
        with pytest.raises(gcm.UnusableInput) as caught:
            gcm.write_rules(book if where == path else gcm.parse_rules(rule(STUDY)), where)
        messages.append(str(caught.value).rpartition(": ")[2])
    expected = (
        ["it holds characters that no file can hold", "it is a folder", "no such file or folder"],
        "yesterday",
    )
    actual = (messages, path.read_text(encoding="utf-8"))
    assert expected == actual


def test_a_book_whose_terms_differ_from_those_beside_it_is_not_written() -> None:
    """The file could not be read again: the reader would know two contents of one term."""
    book = attrs.evolve(gcm.parse_rules(rule(STUDY)), lexicon=gcm.Lexicon([gcm.Term(id="remittances", en=["zzz"])]))
    with pytest.raises(gcm.Conflict):
        gcm.rules_toml(book)
    expected = book
    actual = gcm.parse_rules(gcm.rules_toml(book, lexicon=NO_TERMS), lexicon=NO_TERMS)
    assert expected == actual


@pytest.mark.parametrize("when", ["not." * 3000 + "kind", None])
def test_what_is_nested_too_deeply_is_refused(when: str | None) -> None:
    """Python's own limit is no message for an author."""
    deep = f"when.{when} = 'study'" if when else "when = " + "{ not = " * 500 + STUDY + " }" * 500
    text = rule(STUDY).replace(f"when = {STUDY}", deep)
    with pytest.raises(gcm.GcmError) as caught:
        gcm.parse_rules(text)
    expected = "nested too deeply to be read"
    actual = str(caught.value)
    assert expected in actual


@pytest.mark.parametrize(
    "condition",
    [
        mentions("remittances", field="title"),
        mentions(en="box", fr=["tirelire(s)", "caisse"]),
        kind("workshop"),
        theme("drivers"),
        audience("media"),
        principle("g"),
        process("rabat"),
        under("cadiz-2023:domain-1"),
        during("2019/2020"),
        place("Genève"),
        country("NG", "SN"),
        host("MA"),
        member("SN"),
        gcm.Not(gcm.Not(kind("study"))),
        (kind("study") | host("MA")) & ~member("SN"),
    ],
)
def test_each_condition_is_written_so_that_it_reads_the_same(condition: Condition) -> None:
    """A rule of the most seldom kind must not be lost in a file."""
    book = gcm.parse_rules(rule(STUDY))
    [only] = book
    changed = attrs.evolve(book, rules=[attrs.evolve(only, condition=condition, degree=gcm.Degree.PRINCIPAL)])
    expected = changed
    actual = gcm.parse_rules(gcm.rules_toml(changed))
    assert expected == actual
