"""Canonical text as git shows it: readable, harmless on a terminal, and never the same for lines that differ."""

import subprocess
import sys
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from addenda.model.canonical import encode
from addenda.model.concept import Concept, ConceptKey
from addenda.rendering.concept_blocks import concept_blocks
from addenda.rendering.visible import SHOWN
from tests.support.build import CODESET, concept

VALUES = st.recursive(
    st.text(max_size=8),
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(st.text(max_size=4), inner, min_size=1),
    max_leaves=4,
)
NAMES = st.text("abc_", min_size=1, max_size=3)
LINES = st.builds(
    lambda code, fields: orjson.dumps({"code": code, **fields}, option=orjson.OPT_APPEND_NEWLINE),
    st.text(max_size=6).filter(lambda code: code[:1] not in ("", " ", "{")),
    st.dictionaries(NAMES, VALUES, max_size=3),
)


def test_a_concept_is_a_block_with_a_line_for_each_field() -> None:
    line = encode(concept("A0001", kind="procedure", long="Übung, one", pricing=["38", "39"]), CODESET)
    line += encode(Concept(ConceptKey("A0002", "TC"), {"hierarchy": {"section": "S", "parts": ["a"]}}), CODESET)
    assert concept_blocks(line).decode() == (
        "A0001\n"
        "  kind: procedure\n"
        "  long: Übung, one\n"
        "  pricing[]: 38\n"
        "  pricing[]: 39\n"
        "A0002-TC\n"
        "  hierarchy.section: S\n"
        "  hierarchy.parts[]: a\n"
    )


def test_what_a_terminal_would_act_on_is_spelled() -> None:
    hostile = {"long": "\x1b[31mred\x9b\r\nA9999\u202eb\\n", "sh\nort": "\x00\x7f\ufeff"}
    shown = concept_blocks(orjson.dumps({"code": "A\n1", **hostile}) + b"\n").decode()
    assert shown == ("A\\n1\n  long: \\x1b[31mred\\x9b\\r\\nA9999\\u202eb\\\\n\n  sh\\nort: \\x00\\x7f\\ufeff\n")


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\n\n",
        b"A0001\n",
        b'{"code":"A0001", "long":"a blank"}\n',
        b'{"code":"A0001","long":"twice","long":"twice"}\n',
        b'{"code":"A0001","units":1}\n',
        b'{"code":"A0001","long":null}\n',
        b'{"code":"A0001","pricing":[]}\n',
        b'{"code":1}\n',
        b'{"code":"A0001","modifier":["TC"]}\n',
        b'{"long":"no code"}\n',
        b'{"code":""}\n',
        b'{"code":"  long: no field"}\n',
        b'["code"]\n',
        b'{"code":"A0001","long":"\\u00fc"}\n',
        b'{"code":"A0001","long":"\\ud800"}\n',
        b'{"code":"A0001","long":"a carriage return"}\r\n',
        b"\x00\xff\xfe binary \x00",
        b'{"code":"A0001","long":' + b"[" * 100_000 + b"\n",
    ],
)
def test_what_is_not_canonical_comes_out_as_it_is(text: bytes) -> None:
    assert concept_blocks(text) == text


def test_a_damaged_line_stays_among_concepts() -> None:
    text = b'<<<<<<< HEAD\n{"code":"A0001"}\n=======\n{"code":"A0002"}\n>>>>>>> theirs'
    assert concept_blocks(text) == b"<<<<<<< HEAD\nA0001\n=======\nA0002\n>>>>>>> theirs"


def test_values_of_one_text_in_another_shape_are_not_shown_as_the_same() -> None:
    values: list[Any] = [
        *("a", "[a]", ["a"], [["a"]], ["a", "b"], [["a"], ["b"]], [["a", "b"]], ["a", ["b"]], [["a"], "b"]),
        *({"a": "b"}, [{"a": "b"}], {"a": "b", "c": "d"}, [{"a": "b", "c": "d"}], [{"a": "b"}, {"c": "d"}]),
        *({"a: b": "c"}, {"a": "b: c"}, {"a.b": "c"}, {"a": {"b": "c"}}, {"a[]": "b"}, {"a": ["b"]}, "a\n  x[]: b"),
    ]
    shown = {concept_blocks(orjson.dumps({"code": "A", "x": value}) + b"\n") for value in values}
    assert len(shown) == len(values)


@given(LINES)
def test_whatever_line_is_canonical_is_a_block_that_is_safe_to_show(line: bytes) -> None:
    shown = concept_blocks(line).decode()
    assert not shown.startswith("{")
    assert not [char for char in shown if ord(char) in SHOWN and char != "\n"]
    assert all(row.startswith("  ") for row in shown.splitlines()[1:])


@given(LINES, LINES)
def test_lines_that_differ_are_never_shown_as_the_same(one: bytes, other: bytes) -> None:
    assert (concept_blocks(one) == concept_blocks(other)) == (one == other)


def test_git_waits_for_no_library() -> None:
    script = "import sys, addenda.cli.commands.git_diff_driver; print(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-P", "-c", script], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert not loaded & {"orjson", "typer", "git", "jinja2", "pathlib", "dataclasses", "inspect"}
