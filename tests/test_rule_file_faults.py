"""What is wrong with a file of rules: told all at once, at its place, with the mend, in both languages."""

from typing import TYPE_CHECKING, Never, cast

import attrs
import pytest

import gcm_alignment as gcm
from gcm_alignment.catalogue.records import BadRecord
from gcm_alignment.errors import InvalidValue, UnusableInput
from gcm_alignment.when import country, kind, mentions

if TYPE_CHECKING:
    from pathlib import Path

HEAD = 'schema = "gcm-rules/1"\nid = "demo"\nversion = "1"\nauthor = "the demo team"\n'
REASON = 'reason.en = "So."\nreason.fr = "Ainsi."\n'


def rule(when: str = '{ kind = "study" }', *more: str, objectives: str = "[20]", reason: str = REASON) -> str:
    """Write a table of a rule."""
    return "\n".join(("[[rule]]", 'id = "a"', f"objectives = {objectives}", f"when = {when}", *more, reason))


def told(text: str, lang: str = "en") -> list[str]:
    """Return the faults of a file, a line each."""
    with pytest.raises(BadRecord) as caught:
        gcm.parse_rules(text)
    lines = gcm.label(caught.value, lang).splitlines()
    return [line for line in lines if line.startswith("rules.toml")]


# --- all at once -------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_thousand_faults_are_told(lang: str) -> None:
    """A word that was replaced in a large book puts a fault into each rule; the list of them must be printed."""
    expected = 1000
    actual = len(told(HEAD + "".join(rule('{ kind = "x" }') for _ in range(1000)), lang))
    assert expected == actual


AT = "rules.toml:5 › rule[1]"


@pytest.mark.parametrize(
    "text, faults",
    [
        (
            rule('{ kind = ["workshoop", 3, "trainning"] }'),
            [f"{AT} › when: kind is 3", f"{AT} › when › kind: no kind of", f"{AT} › when › kind: no kind of"],
        ),
        (rule(objectives="[24, true, 25]"), [f"{AT}: objectives is true"] + [f"{AT} › objectives: no objective 2"] * 2),
        (
            rule('{ country = ["Nigeira", "Frannce"], host = "XX" }'),
            [f"{AT} › when › country: no country"] * 2 + [f"{AT} › when › host: no country 'XX'"],
        ),
        (
            rule('{ says = { en = ["a(", "?"], fr = "b{", de = "q" }, in = "x" }'),
            [
                f"{AT} › when: in is 'x'",
                f"{AT} › when › says: unknown fields 'de'; expected some of en",
                f"{AT} › when › says › en: not a form of a term: 'a('",
                f"{AT} › when › says › en: not a form of a term: '?'",
                f"{AT} › when › says › fr: not a form of a term: 'b{{'",
            ],
        ),
        (
            rule(
                '{ kind = "study" }',
                'actions = ["9.a", "20.z", "20(a)"]',
                "confidence = 3",
                'degree = "x"',
                'author = " "',
                'version = ""',
                'book = "a b"',
                'sources = ["", "so"]',
            ).replace('id = "a"', 'id = "a b"'),
            [
                f"{AT} › id: not an id",
                f"{AT}: a confidence lies between 0 and 1: 3.0",
                f"{AT}: degree is 'x'",
                f"{AT} › actions: 9.a is no action of the rule’s objectives 20",
                f"{AT} › actions: no action '20.z': objective 20 has 20.a, 20.b",
                f"{AT} › actions: not an action: '20(a)'; write one such as 20.a",
                f"{AT} › sources: an empty text",
                f"{AT} › author: an empty text",
                f"{AT} › version: an empty text",
                f"{AT} › book: not an id of a rule or a book: 'a b'",
            ],
        ),
        (rule(objectives="[]"), [f"{AT} › objectives: a rule leads to one objective at the least"]),
        (rule(objectives="[]").replace("objectives = []", ""), [f"{AT}: objectives is missing; expected a list"]),
        (
            rule(reason='reason.en = ""\nreason.fr = 3\nreason.es = " "\n'),
            [f"{AT} › reason › en: an empty text", f"{AT} › reason: fr is 3", f"{AT} › reason › es: an empty text"],
        ),
        (rule(reason='reason = "So."\n'), [f"{AT}: reason is 'So.'; expected a table"]),
        (
            '[[term]]\nid = 3\nen = "x"\nfr = ["b("]\nexcept = "y"\nsources = "z"\n' + rule(),
            [
                "rules.toml:5 › term[1]: id is 3",
                "rules.toml:5 › term[1]: except is 'y'; expected a table",
                "rules.toml:5 › term[1]: en is 'x'; expected a list",
                "rules.toml:5 › term[1] › fr: not a form of a term: 'b('",
                "rules.toml:5 › term[1]: sources is 'z'; expected a list",
            ],
        ),
        (
            '[[term]]\nid = "cash"\nen = ["x"]\nexcept.en = ["b("]\n' + rule('{ mentions = "cash" }'),
            ["rules.toml:5 › term[1] › except › en: not a form of a term: 'b('"],
        ),
        ('[[term]]\nid = "a b"\nen = ["x"]\n' + rule(), ["rules.toml:5 › term[1] › id: not an id"]),
        ('scope = "all"\n' + rule(), ["rules.toml: scope is 'all'; expected a list"]),
        ("scope = [0, 24]\n" + rule(), ["rules.toml › scope: no objective 0", "rules.toml › scope: no objective 24"]),
        (
            rule('{ mentions = ["cash", "x"] }'),
            [f"{AT} › when › mentions: no term '{term}' in the lexicon; a phrase" for term in ("cash", "x")],
        ),
        (rule("{ mentions = [] }"), [f"{AT} › when › mentions: a condition that asks for none of anything"]),
        (rule("{ in = 3, mentions = true }"), [f"{AT} › when: in is 3", f"{AT} › when: mentions is true"]),
        (rule('{ any = ["a", "b"] }'), [f"{AT} › when: any is 'a'", f"{AT} › when: any is 'b'"]),
        (rule('{ says = "x", any = "y" }'), [f"{AT} › when: any is 'y'; expected a list"]),
        (rule("{ says = [] }"), [f"{AT} › when › says: a phrase needs words"]),
        (rule("{ not = " * 65 + '{ kind = "study" }' + " }" * 65), [f"{AT} › when › not: conditions stand in each"]),
        ("", ["rules.toml: no rule; write at least one [[rule]]"]),
    ],
)
def test_each_fault_of_an_entry_is_told_at_its_place(text: str, faults: list[str]) -> None:
    """Whoever mends one slip after the other, running the command each time, gives up after the third."""
    lines = told(HEAD + text)
    expected = (faults, len(faults))
    actual = ([fault for fault in faults if any(line.startswith(fault) for line in lines)], len(lines))
    assert expected == actual


def test_the_id_of_a_file_is_told_among_its_other_faults() -> None:
    """It names the book in every review of its rules."""
    expected = [
        "rules.toml: not an id of a rule or a book: 'é'; write one such as my-rules",
        "rules.toml: version is empty",
    ]
    actual = told(HEAD.replace('"demo"', '"é"').replace('"1"', '" "') + rule())
    assert expected == actual


# --- places ------------------------------------------------------------------------------------


def test_a_path_has_one_colon_in_either_language() -> None:
    """French puts a space before a colon: where some have it and some not, a reader cannot tell path from fault."""
    text = HEAD + rule("{ not = { says = { en = 3 } } }")
    expected = [
        "rules.toml:5 › rule[1] › when › not › says: en is 3; expected a text: put it in quotes",
        (
            "rules.toml:5 › rule[1] › when › not › says\u00a0: en vaut 3\u202f; attendu\u00a0: un texte\u202f; "
            "mettez-le entre guillemets droits"
        ),
    ]
    actual = told(text) + told(text, "fr")
    assert expected == actual


@pytest.mark.parametrize(
    "before",
    [
        'title = """\n[[rule]]\n"""',
        "title = '''\n[[rule]]\n'''",
        'title = """a \\""" [[rule]]\n[[rule]]\n""""',
        'title = "# no comment" # """',
    ],
)
def test_lines_are_known_whatever_stands_in_texts(before: str) -> None:
    """A note that shows how a rule is written would leave the author to count the lines of two hundred rules."""
    text = (
        before.replace("title", "author") + "\n" + HEAD.replace('author = "the demo team"\n', "") + rule("{ kind = 3 }")
    )
    expected = [
        f"rules.toml:{4 + before.count(chr(10)) + 1} › rule[1] › when: kind is 3; expected a text: put it in quotes"
    ]
    actual = told(text)
    assert expected == actual


# --- what is no TOML ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line, english, french",
    [
        ("author = “me”", "rules.toml:4: the quotation mark “ is none of TOML; write", "le guillemet “"),
        ("author = « me »", "rules.toml:4: the quotation mark « is none of TOML; write", "le guillemet «"),
        ('author = "me”', "rules.toml:4: the quotation mark ” is none of TOML; write", "le guillemet ”"),
        (
            'author\u00a0= "« me »"',
            "rules.toml:4: a no-break space in column 7; write a plain space",
            "espace insécable",
        ),
        ('author =\u202f"me"', "rules.toml:4: a no-break space in column 9; write", "espace insécable"),
        ('author "« me »"', "rules.toml:4: no = in 'author \"« me »\"'; write such as", "aucun ="),
        ('id = "again"', "rules.toml:4: a name that stands there already: 'id = \"again\"'; give each once", "déjà"),
        ("author = me", "rules.toml:4: column 10 cannot be read as TOML; write such as", "la colonne 10"),
        ("[[rule]", "rules.toml:4: column 7 cannot be read as TOML", "la colonne 7"),
        ("scope = [1,\n", "rules.toml:4: the text ends too early", "le texte s’arrête trop tôt"),
    ],
)
def test_what_is_no_toml_is_told_with_its_line_and_mend(line: str, english: str, french: str) -> None:
    """Word processors turn quotation marks and spaces into others, which look right to whoever looks for the fault."""
    text = 'schema = "gcm-rules/1"\r\nid = "demo"\r\nversion = "1"\r\n' + line
    expected = (english, True)
    actual = (told(text)[0][: len(english)], french in told(text, "fr")[0])
    assert expected == actual


# --- mends -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, fault",
    [
        (rule('{ all = { kind = "workshop" } }'), f"{AT} › when: all is one table; expected a list: write all = [ … ]"),
        (
            f'title = "x"\n{rule()}',
            "rules.toml: no field 'title' is read before the tables; expected one of author",
        ),
        (f'autor = "x"\n{rule()}', "rules.toml: no field 'autor' is read before the tables; expected one of author"),
        (f"[[city]]\n{rule()}", "rules.toml: a file of rules has no table city"),
        (f"[[trem]]\n{rule()}", "rules.toml: no table 'trem' is read; expected one of term"),
        (f"[[xyz]]\n{rule()}", "rules.toml: no table 'xyz' is read; expected one of rule and term"),
        (rule('{ country = "Nigeira" }'), f"{AT} › when › country: no country 'Nigeira': give its name in English or"),
        (rule("{ before = true }"), f"{AT} › when: before is true; expected a text"),
        (rule('{ not = [{ kind = ["study"] }, {}] }'), f"{AT} › when: not is [{{ kind = ['study'] }}, {{}}]; expected"),
    ],
)
def test_the_mend_is_the_one_that_helps(text: str, fault: str) -> None:
    """What is told to write must be readable by the same reader, and in the notation of the file."""
    expected = fault
    actual = next(line[: len(fault)] for line in told(HEAD + text))
    assert expected == actual


@pytest.mark.parametrize("name, near", [("Nigeira", "Nigeria"), ("Sénégall", "Sénégal"), ("Viet Nan", "Viet Nam")])
def test_a_country_has_near_names_in_both_languages(name: str, near: str) -> None:
    """Codes are near no name, and who misspelt a name knows no code."""
    with pytest.raises(gcm.UnknownName) as caught:
        country(name)
    expected = near
    actual = caught.value.near[0]
    assert expected == actual


# --- the shipped book --------------------------------------------------------------------------


def test_the_name_of_the_shipped_book_is_taken() -> None:
    """A link of its own rule would be shown as one of the library's, and reviews could not tell them apart."""
    expected = ["rules.toml: shipped is the id of the book that comes with the library; give yours another one"]
    actual = told(HEAD.replace('"demo"', '"shipped"') + rule())
    assert expected == actual


SHIPPED = gcm.load_rules()
UNITED = SHIPPED | gcm.parse_rules(HEAD + rule())


def test_a_rule_of_older_data_is_read_as_it_was_written() -> None:
    """A book that was united with the shipped one last year can still be read, and says what it said then."""
    older = attrs.evolve(UNITED["climate"], version="2020.1.1", confidence=0.5)
    book = attrs.evolve(UNITED, rules=[older, *(one for one in UNITED if one.id != "climate")])
    expected = older
    actual = gcm.parse_rules(gcm.rules_toml(book))["climate"]
    assert expected == actual


def test_a_rule_that_was_changed_is_not_called_one_that_is_not_there() -> None:
    """The author would look for a slip in its name."""
    changed = attrs.evolve(UNITED["climate"], confidence=0.5)
    book = attrs.evolve(UNITED, rules=[changed, *(one for one in UNITED if one.id != "climate")])
    expected = [
        "rules.toml: rule climate says that it is of the book shipped, where its content is another one; leave out book"
    ]
    actual = told(gcm.rules_toml(book))
    assert expected == actual


# --- what is lost on the way -------------------------------------------------------------------


def test_a_reason_in_spanish_is_written_too() -> None:
    """What the reader takes, the writer keeps."""
    book = gcm.parse_rules(HEAD + rule(reason=REASON + 'reason.es = "Así."\n'))
    expected = (book, "Así.")
    actual = (gcm.parse_rules(gcm.rules_toml(book)), book["a"].reason.es)
    assert expected == actual


def test_a_book_without_rules_says_so() -> None:
    """A file whose rules were lost reads as one that finds nothing; `rule = []` says that none is meant."""
    book = attrs.evolve(gcm.parse_rules(HEAD + rule()), rules=())
    written = gcm.rules_toml(book)
    expected = (book, True)
    actual = (gcm.parse_rules(written), "rule = []" in written)
    assert expected == actual


# --- rules and books in Python -----------------------------------------------------------------

RULE = gcm.Rule(id="a", objectives=[20], condition=kind("study"), reason=gcm.BilingualText("So.", "Ainsi."))
BOOK = gcm.RuleBook(id="b", version="1", author="us", lexicon=gcm.load_lexicon(), scope=[20], rules=[RULE])


@pytest.mark.parametrize(
    "field, given, fault",
    [
        ("id", 5, "not an id of a rule or a book: 5"),
        ("objectives", 20, "expected a list of objectives, found 20; put it in [ ]"),
        ("actions", [5], "expected a list of texts, found 5 in it"),
        ("actions", ["9.a"], "rule a: 9.a is no action of its objectives; write such as 20.a"),
        ("actions", ["9.a", "8.a"], "rule a: 9.a, 8.a are no actions of its objectives"),
        ("confidence", "0.5", "rule a: a confidence lies between 0 and 1: 0.5"),
        ("confidence", 2, "rule a: a confidence lies between 0 and 1: 2"),
        ("author", 5, "author of a rule has words, or is None for that of its book: 5"),
        ("author", "", "author of a rule has words, or is None for that of its book: ''"),
        ("version", " ", "version of a rule has words, or is None for that of its book: ' '"),
        ("book", "a b", "not an id of a rule or a book: 'a b'"),
        ("book", 5, "not an id of a rule or a book: 5"),
        ("sources", ["so", " "], "a source of a rule has words: ('so', ' ')"),
        ("sources", (5,), "expected a list of texts, found 5 in it"),
        ("sources", 5, "expected a list of texts, found 5; put it in [ ]"),
    ],
)
def test_a_rule_refuses_what_its_matches_could_not_bear(field: str, given: object, fault: str) -> None:
    """A rule without an author fails on the first activity that it holds for, a year later."""
    with pytest.raises(InvalidValue) as caught:
        attrs.evolve(RULE, **cast("dict[str, Never]", {field: given}))
    expected = fault
    actual = str(caught.value)[: len(fault)]
    assert expected == actual


@pytest.mark.parametrize(
    "field, given, fault",
    [
        ("id", 5, "not an id of a rule or a book: 5"),
        ("rules", RULE, "expected a list of Rule, found Rule(id='a'"),
        ("rules", ["a"], "expected a list of Rule, found 'a' in it"),
        ("scope", 20, "expected a list of objectives, found 20"),
        ("lexicon", None, "book b reads by a lexicon such as load_lexicon(): None"),
    ],
)
def test_a_book_refuses_what_it_cannot_read_by(field: str, given: object, fault: str) -> None:
    """Python's own words for it name no field and no mend."""
    with pytest.raises(InvalidValue) as caught:
        attrs.evolve(BOOK, **cast("dict[str, Never]", {field: given}))
    expected = fault
    actual = str(caught.value)[: len(fault)]
    assert expected == actual


def test_what_is_no_file_of_rules_is_refused() -> None:
    """An officer who forgets the path is told which argument is wanted."""
    with pytest.raises(UnusableInput) as no_path:
        gcm.read_rules(cast("Path", 5))
    with pytest.raises(UnusableInput) as no_text:
        gcm.parse_rules(cast("str", None))
    expected = [
        "not a path: 5; give that of a TOML file of rules",
        "not the text of a file: None; to read a file, use read_rules",
    ]
    actual = [str(no_path.value), str(no_text.value)]
    assert expected == actual


@pytest.mark.parametrize("words", ["?", "!!!", "{!|visa}"])
def test_a_phrase_has_a_word(words: str) -> None:
    """A mark alone stands in every text, or in none."""
    with pytest.raises(InvalidValue, match="not a form of a term") as caught:
        mentions(en=words)
    expected = repr(words)
    actual = caught.value.fields["given"]
    assert expected == actual
