"""The pytest plugin: rules of a file become tests, a marker tries laws, and a summary tells what a book cannot find."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import one_copy as _one_copy  # noqa: F401 - sessions inside this one share its modules
import pytest

RULES = """
schema = "gcm-rules/1"
id = "team"
version = "1"
author = "a fictional team"

[[term]]
id = "pearls"
en = ["pearl(s)"]
fr = ["perle(s)"]

[[rule]]
id = "divers"
objectives = [6]
when.mentions = "pearls"
reason.en = "Divers."
reason.fr = "Plongeurs."
"""
DEAD = """
[[rule]]
id = "nobody"
objectives = [7]
when.all = [{ kind = "study" }, { not = { kind = "study" } }]
reason.en = "Nobody."
reason.fr = "Personne."
"""
ENGLISH = """
[[rule]]
id = "anglais"
objectives = [6]
when.says = { en = "oyster(s)" }
reason.en = "Oysters."
reason.fr = "Huîtres."
"""
FEW = ("--gcm-examples", "5", "-p", "no:cacheprovider")


def write(pytester: pytest.Pytester, *parts: str) -> Path:
    """Write a file of rules."""
    path = pytester.path / "rules.toml"
    path.write_text("".join(parts), encoding="utf-8")
    return path


def test_each_rule_and_law_is_a_test(pytester: pytest.Pytester) -> None:
    """A law that fails is named in the list of failures, beside the rule."""
    write(pytester, RULES)
    result = pytester.runpytest_inprocess("--gcm-rules", "rules.toml", "-v", *FEW)
    expected = {"passed": 25}
    actual = result.parseoutcomes()
    assert expected == actual
    result.stdout.fnmatch_lines(["rules.toml::divers::case PASSED*", "rules.toml::(book)::union PASSED*"])


def test_a_broken_law_is_shown_without_the_code_that_found_it(pytester: pytest.Pytester) -> None:
    """A policy officer wrote the rule: a traceback through the library says nothing to them."""
    write(pytester, RULES, ENGLISH)
    result = pytester.runpytest_inprocess("--gcm-rules=rules.toml", *FEW)
    expected = 1
    actual = result.parseoutcomes()["failed"]
    assert expected == actual
    result.stdout.fnmatch_lines(
        [
            "rule:team/anglais breaks the law “both-languages”: *have no form in French",
            "why it matters: a term of one language is a blind spot in the other",
            "asked = Says(en=('oyster(s)',))",
        ],
        consecutive=False,
    )
    result.stdout.no_fnmatch_line("*Traceback*")


def test_what_is_wrong_is_told_in_french_too(pytester: pytest.Pytester) -> None:
    """The team may be in Dakar."""
    write(pytester, RULES, ENGLISH)
    result = pytester.runpytest_inprocess("--gcm-rules=rules.toml", "--gcm-lang=fr", "-k", "both-languages", *FEW)
    result.stdout.fnmatch_lines(["*enfreint la loi «\u00a0both-languages\u00a0»*", "portée*1 des 23 objectifs"])


def test_the_summary_tells_the_dead_the_shadowed_and_the_reach(pytester: pytest.Pytester) -> None:
    """What no single law can say: rules beside each other, and the 23 as a whole."""
    degrees = [
        f"""
[[rule]]
id = "{degree}"
objectives = [6]
when.all = [{{ mentions = "pearls" }}, {{ kind = "study" }}]
degree = "{degree}"
reason.en = "So."
reason.fr = "Ainsi."
"""
        for degree in ("principal", "significant")
    ]
    write(pytester, RULES, DEAD, *degrees, ENGLISH, ENGLISH.replace("anglais", "encore"))
    result = pytester.runpytest_inprocess("--gcm-rules=rules.toml", "-k", "nothing-of-all", *FEW)
    result.stdout.fnmatch_lines(
        [
            "*rules of rules.toml*",
            "dead: rule:team/nobody can never hold",
            "duplicate: rule:team/anglais and rule:team/encore say the same",
            "shadowed: rule:team/significant adds nothing to rule:team/principal",
            "overlapping: rule:team/principal and rule:team/significant hold together*",
            "reach: 1 of 23 objectives",
        ]
    )


def test_the_summary_says_what_was_not_decided(pytester: pytest.Pytester) -> None:
    """Silence about a condition that is too large would look like praise."""
    parts = ", ".join(f'{{ any = [{{ says = "a{number} b" }}, {{ says = "c{number} d" }}] }}' for number in range(12))
    large = DEAD.replace('{ kind = "study" }, { not = { kind = "study" } }', parts)
    write(pytester, RULES, large)
    result = pytester.runpytest_inprocess("--gcm-rules=rules.toml", "-k", "nothing-of-all", *FEW)
    result.stdout.fnmatch_lines(["not decided: *; print gcm.analyse(…) to read which"])


def test_a_dead_rule_fails(pytester: pytest.Pytester) -> None:
    """The summary is read by people, the failure by CI."""
    write(pytester, RULES, DEAD)
    result = pytester.runpytest_inprocess("--gcm-rules=rules.toml", "-k", "nobody and satisfiable", *FEW)
    expected = {"failed": 1, "deselected": 45}
    actual = result.parseoutcomes()
    assert expected == actual


def test_one_law_can_be_asked_for(pytester: pytest.Pytester) -> None:
    """Who mends a rule runs its one test again."""
    write(pytester, RULES)
    result = pytester.runpytest_inprocess("--gcm-rules=rules.toml", "rules.toml::divers::case", *FEW)
    expected = {"passed": 1}
    actual = result.parseoutcomes()
    assert expected == actual


def test_other_tests_of_the_session_run_beside_the_rules(pytester: pytest.Pytester) -> None:
    """A team has tests of its own, in the same folder or elsewhere."""
    write(pytester, RULES)
    pytester.makepyfile("def test_of_ours():\n    pass\n")
    result = pytester.runpytest_inprocess("--gcm-rules=rules.toml", *FEW)
    expected = {"passed": 26}
    actual = result.parseoutcomes()
    assert expected == actual


def test_a_file_that_is_not_there_is_a_mistake_of_the_command(pytester: pytest.Pytester) -> None:
    """A misspelt path that collects nothing would look like success."""
    result = pytester.runpytest_inprocess("--gcm-rules=rulse.toml", *FEW)
    expected = pytest.ExitCode.USAGE_ERROR
    actual = result.ret
    assert expected == actual
    result.stderr.fnmatch_lines(["*--gcm-rules: no file *rulse.toml"])


def test_a_rule_that_is_called_book_is_tested_too(pytester: pytest.Pytester) -> None:
    """The laws of the whole stand under a name that no rule can have."""
    write(pytester, RULES, ENGLISH.replace("anglais", "book"))
    result = pytester.runpytest_inprocess("--gcm-rules=rules.toml", *FEW)
    result.stdout.fnmatch_lines(["rule:team/book breaks the law “both-languages”: *"])


@pytest.mark.parametrize(
    "when",
    ['{ member = "NG" }', '{ item = "cadiz-2023:domain-1", not = { kind = "study" } }'],
    ids=["member", "plan"],
)
def test_rules_of_members_and_plans_can_be_met(pytester: pytest.Pytester, when: str) -> None:
    """What the library knows of processes and plans is known while rules are tested, as where they are applied."""
    rule = f'[[rule]]\nid = "here"\nobjectives = [6]\nwhen = {when}\nreason.en = "Here."\nreason.fr = "Ici."\n'
    write(pytester, RULES, rule)
    result = pytester.runpytest_inprocess("--gcm-rules=rules.toml", "-k", "here and satisfiable", *FEW)
    expected = 1
    actual = result.parseoutcomes().get("passed")
    assert expected == actual


def test_no_examples_are_a_mistake_of_the_command(pytester: pytest.Pytester) -> None:
    """A law that was tried on nothing would pass."""
    write(pytester, RULES)
    result = pytester.runpytest_inprocess("--gcm-rules=rules.toml", "--gcm-examples", "0")
    result.stderr.fnmatch_lines(["*--gcm-examples: 0 examples try nothing; ask for 1 or more"])


def test_a_file_that_is_given_twice_is_told_of_once(pytester: pytest.Pytester) -> None:
    """Scripts repeat options."""
    write(pytester, RULES)
    result = pytester.runpytest_inprocess("--gcm-rules=rules.toml", "--gcm-rules=rules.toml", *FEW)
    expected = 1
    actual = sum("rules of rules.toml" in line for line in result.outlines)
    assert expected == actual


def test_a_file_with_faults_tells_all_of_them(pytester: pytest.Pytester) -> None:
    """The reader of rules lists every fault, with its line; the plugin shows the list, not a traceback."""
    write(pytester, RULES, DEAD.replace("objectives = [7]", "objectives = [70]"), ENGLISH.replace("{ en", "{ eng"))
    result = pytester.runpytest_inprocess("--gcm-rules=rules.toml", *FEW)
    expected = {"errors": 1}
    actual = result.parseoutcomes()
    assert expected == actual
    result.stdout.fnmatch_lines(["*no objective 70*", "*eng*"])
    result.stdout.no_fnmatch_line("*Traceback*")


def test_other_toml_files_are_left_alone(pytester: pytest.Pytester) -> None:
    """Only what was asked for is collected."""
    write(pytester, RULES)
    result = pytester.runpytest_inprocess(*FEW)
    expected = pytest.ExitCode.NO_TESTS_COLLECTED
    actual = result.ret
    assert expected == actual
    result.stdout.no_fnmatch_line("*rules of*")


MARKED = """
    import pytest
    import gcm_alignment as gcm
    from gcm_alignment.testing import laws
    BOOK = gcm.read_rules("rules.toml")

    @pytest.mark.gcm_laws({subject})
    def test_ours(law):
        law.check(examples=3)
"""


@pytest.mark.parametrize(
    "subject, count",
    [
        ("BOOK", 25),
        ('BOOK["divers"]', 21),
        ('laws.for_rule(BOOK["divers"], book=BOOK).without("case")', 20),
        ('laws.for_rule_book(BOOK)["union"]', 1),
        ('gcm.Portfolio(id="x", title=gcm.Text.of(en="Register"), activities=[])', 12),
    ],
)
def test_the_marker_calls_a_test_for_each_law(pytester: pytest.Pytester, subject: str, count: int) -> None:
    """A team that writes its rules in Python tries them from its own tests."""
    write(pytester, RULES.replace('id = "pearls"', 'id = "remittances-of-ours"').replace('"pearls"', '"remittances"'))
    pytester.makepyfile(MARKED.format(subject=subject))
    result = pytester.runpytest_inprocess(*FEW, "--strict-markers")
    expected = {"passed": count}
    actual = result.parseoutcomes()
    assert expected == actual


@pytest.mark.parametrize(
    "subject, message",
    [
        ("5", "*no laws for int: give a rule*"),
        ("BOOK, BOOK", "*the marker gcm_laws takes one thing*"),
        ("book=BOOK", "*the marker gcm_laws takes one thing*"),
        ("BOOK, lexicon=BOOK", "*beside it, book= and background=*"),
    ],
)
def test_the_marker_says_what_it_takes(pytester: pytest.Pytester, subject: str, message: str) -> None:
    """A marker that was given the wrong thing would silently try nothing."""
    write(pytester, RULES)
    pytester.makepyfile(MARKED.format(subject=subject))
    result = pytester.runpytest_inprocess(*FEW)
    expected = {"errors": 1}
    actual = result.parseoutcomes()
    assert expected == actual
    result.stdout.fnmatch_lines([message])


def test_the_marker_says_that_the_test_takes_a_law(pytester: pytest.Pytester) -> None:
    """A test without the argument would run once, and try nothing."""
    write(pytester, RULES)
    pytester.makepyfile(MARKED.format(subject="BOOK").replace("test_ours(law)", "test_ours()"))
    result = pytester.runpytest_inprocess(*FEW)
    expected = {"errors": 1}
    actual = result.parseoutcomes()
    assert expected == actual
    result.stdout.fnmatch_lines(["*takes the argument `law`*"])


def test_a_session_that_asks_for_nothing_pays_for_nothing() -> None:
    """The plugin is loaded in the test sessions of everything else that is installed beside it."""
    code = "import gcm_alignment.testing.plugin, sys; print(*sys.modules)"
    command = [sys.executable, "-c", code]
    loaded = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    expected = {"gcm_alignment", "gcm_alignment.testing", "gcm_alignment.testing.plugin"}
    actual = {
        name for name in loaded if name.partition(".")[0] in {"gcm_alignment", "hypothesis", "attrs", "attr", "babel"}
    }
    # pytest itself may bring attrs.
    assert expected == actual - {"attr", "attrs"}


WITHOUT_HYPOTHESIS = """
    import importlib.util
    find = importlib.util.find_spec
    importlib.util.find_spec = lambda name, *rest: None if name == "hypothesis" else find(name, *rest)
"""


def test_without_hypothesis_the_session_says_what_to_install(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The plugin is there without its extra; a traceback from an import would blame the library."""
    write(pytester, RULES)
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "hypothesis" else find(name))
    result = pytester.runpytest_inprocess("--gcm-rules=rules.toml", *FEW)
    expected = pytest.ExitCode.USAGE_ERROR
    actual = result.ret
    assert expected == actual
    result.stderr.fnmatch_lines(
        ['*--gcm-rules needs Hypothesis: run python3 -m pip install "gcm-alignment*hypothesis*"']
    )


def test_without_hypothesis_other_tests_run(pytester: pytest.Pytester) -> None:
    """Who does not use the kit must not notice it."""
    pytester.makepyfile(without_hypothesis=WITHOUT_HYPOTHESIS)
    pytester.makepyfile("def test_of_ours():\n    pass\n")
    result = pytester.runpytest_subprocess("-p", "without_hypothesis", "-p", "no:hypothesispytest")
    expected = {"passed": 1}
    actual = result.parseoutcomes()
    assert expected == actual


BY_MEMBERS = """
    import pytest
    import gcm_alignment as gcm
    BOOK = gcm.read_rules("rules.toml")

    @pytest.mark.gcm_laws({subject})
    def test_ours(law):
        law.check({examples})
"""


def test_a_marked_rule_reads_by_the_terms_of_its_book(pytester: pytest.Pytester) -> None:
    """A rule of a team's book asks for the team's terms."""
    write(pytester, RULES)
    pytester.makepyfile(BY_MEMBERS.format(subject='BOOK["divers"], book=BOOK', examples="examples=3"))
    result = pytester.runpytest_inprocess(*FEW)
    expected = {"passed": 21}
    actual = result.parseoutcomes()
    assert expected == actual


def test_a_marked_rule_without_its_book_asks_for_it(pytester: pytest.Pytester) -> None:
    """“Book trial asks for unknown terms” speaks of a book that nobody wrote."""
    write(pytester, RULES)
    pytester.makepyfile(BY_MEMBERS.format(subject='BOOK["divers"]', examples=""))
    result = pytester.runpytest_inprocess(*FEW)
    result.stdout.fnmatch_lines(
        ["*rule divers asks for terms that the shipped lexicon has not: pearls; give its book as book="]
    )


def test_a_marked_rule_is_tried_against_what_is_given_of_members(pytester: pytest.Pytester) -> None:
    """The shipped processes are known, unless the marker says what is."""
    write(pytester, ENGLISH_MEMBER)
    given = 'BOOK["here"], background=gcm.Background()'
    pytester.makepyfile(
        test_shipped=BY_MEMBERS.format(subject='BOOK["here"]', examples="examples=3"),
        test_given=BY_MEMBERS.format(subject=given, examples="examples=3"),
    )
    result = pytester.runpytest_inprocess("-k", "satisfiable", *FEW)
    expected = (1, 1)
    outcomes = result.parseoutcomes()
    actual = (outcomes["passed"], outcomes["failed"])
    assert expected == actual


def test_a_marked_test_tells_what_is_broken_in_the_language_asked_for(pytester: pytest.Pytester) -> None:
    """A failure reads the same whichever way a rule is tried; the code of the kit says nothing to its author."""
    write(pytester, RULES, ENGLISH)
    pytester.makepyfile(BY_MEMBERS.format(subject="BOOK", examples=""))
    result = pytester.runpytest_inprocess("--gcm-lang=fr", "-k", "both-languages", *FEW)
    result.stdout.fnmatch_lines(["*enfreint la loi «\u00a0both-languages\u00a0»*"])
    result.stdout.no_fnmatch_line("*_law.py*")
    result.stdout.no_fnmatch_line("*raise broken*")


def test_other_errors_of_marked_tests_keep_their_traceback(pytester: pytest.Pytester) -> None:
    """A slip in the test itself is found by its line."""
    write(pytester, RULES)
    pytester.makepyfile(BY_MEMBERS.format(subject="BOOK", examples=")\n        assert (law.name == 3"))
    result = pytester.runpytest_inprocess("-k", "rule-order", *FEW)
    result.stdout.fnmatch_lines(["*assert (law.name == 3)*"])


def test_examples_reach_marked_tests(pytester: pytest.Pytester) -> None:
    """The option means the same for rules of a file and for those of a test; a test that says how many is obeyed."""
    write(pytester, RULES)
    pytester.makepyfile(BY_MEMBERS.format(subject="BOOK", examples=")\n        assert law.examples == (7"))
    result = pytester.runpytest_inprocess("--gcm-examples=7", "-k", "rule-order or union", "-p", "no:cacheprovider")
    expected = {"passed": 2, "deselected": 23}
    actual = result.parseoutcomes()
    assert expected == actual


def test_a_marked_book_is_summed_up_once(pytester: pytest.Pytester) -> None:
    """What no single law can say is said of books in Python too; of a single rule there is nothing to say."""
    write(pytester, RULES, DEAD)
    marked = BY_MEMBERS.format(subject="BOOK", examples="examples=3")
    pytester.makepyfile(
        test_one=marked, test_two=marked, test_rule=marked.replace("laws(BOOK)", 'laws(BOOK["nobody"], book=BOOK)')
    )
    result = pytester.runpytest_inprocess("--gcm-lang=fr", "-k", "nothing-of-all", *FEW)
    expected = ["règles de team", "morte\u00a0: rule:team/nobody ne peut jamais s’appliquer"]
    actual = [line.strip("= ") for line in result.outlines if "team" in line]
    assert expected == actual


ENGLISH_MEMBER = """
schema = "gcm-rules/1"
id = "team"
version = "1"
author = "a fictional team"

[[rule]]
id = "here"
objectives = [6]
when = { member = "NG" }
reason.en = "Here."
reason.fr = "Ici."
"""


def test_a_file_without_rules_fails(pytester: pytest.Pytester) -> None:
    """Green with nothing tried is worse than red."""
    write(pytester, RULES.partition("[[rule]]")[0])
    result = pytester.runpytest_inprocess("--gcm-rules=rules.toml", *FEW)
    expected = {"errors": 1}
    actual = result.parseoutcomes()
    assert expected == actual
    result.stdout.fnmatch_lines(["*rules.toml: no rule; write at least one *"])


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("--gcm-rules=rulse.toml",), "*--gcm-rules\u00a0: il n’y a pas de fichier *rulse.toml"),
        (("--gcm-examples=0",), "*--gcm-examples\u00a0: 0 exemple ne met rien à l’épreuve*"),
    ],
    ids=["no-file", "no-examples"],
)
def test_mistakes_of_the_command_are_told_in_french(
    pytester: pytest.Pytester, arguments: tuple[str, ...], said: str
) -> None:
    """Who asks for French gets it from the first line on."""
    result = pytester.runpytest_inprocess("--gcm-lang=fr", *arguments)
    result.stderr.fnmatch_lines([said])


def test_headings_are_in_french_too(pytester: pytest.Pytester) -> None:
    """A summary is read as a whole."""
    write(pytester, RULES)
    result = pytester.runpytest_inprocess("--gcm-rules=rules.toml", "--gcm-lang=fr", "-k", "nothing-of-all", *FEW)
    result.stdout.fnmatch_lines(["*= règles de rules.toml =*"])
