"""Deletion notes: invented codes in the grammar that publishers write."""

import pytest

from addenda.model.notes import And, Case, Code, Logic, Or, Range, codes_in, parse, render

A, B, C, D = (Code(digit * 5) for digit in "1234")


def either(*parts: Logic) -> Or:
    return Or(parts)


def every(*parts: Logic) -> And:
    return And(parts)


# note, its logic, the logic in words
NOTES: list[tuple[str, Logic, str]] = [
    # what is to be done
    ("To report, use 11111", A, "11111"),
    ("(99990 has been deleted. To report, use 11111)", A, "11111"),
    ("(99990 has been deleted. To report, report 11111 (unlisted procedure))", A, "11111"),
    ("(99990 has been deleted, use 11111)", A, "11111"),
    ("99990 deleted, see 11111.", A, "11111"),
    ("Deleted code. Use 11111.", A, "11111"),
    ("99990 has been deleted effective January 1, 2025, use 11111", A, "11111"),
    ("99990 has been renumbered 11111", A, "11111"),
    ("99990 has been renumbered to 11111", A, "11111"),
    ("99990 has been replaced by 11111 and 22222", every(A, B), "11111 and 22222"),
    ("99990 was deleted and replaced with 11111", A, "11111"),
    ("(99990 has been deleted. To report, see Category III code 0123T)", Code("0123T"), "0123T"),
    ("USE THE UNLISTED PROCEDURE CODE 11111", A, "11111"),
    ("please refer to new HCPCS code J1234 instead", Code("J1234"), "J1234"),
    ("11111", A, "11111"),
    # or, and, lists
    ("see 11111 or 22222", either(A, B), "11111 or 22222"),
    ("see either 11111 or 22222 as appropriate", either(A, B), "11111 or 22222"),
    ("see 11111, 22222, 33333", either(A, B, C), "11111, 22222 or 33333"),
    ("see 11111, 22222, or 33333", either(A, B, C), "11111, 22222 or 33333"),
    ("use 11111, 22222 and 33333", every(A, B, C), "11111, 22222 and 33333"),
    ("see 11111; 22222; or 33333", either(A, B, C), "11111, 22222 or 33333"),
    ("use 11111 or see also 22222", either(A, B), "11111 or 22222"),
    ("use 11111. See also 22222.", either(A, B), "11111 or 22222"),
    ("see 11111 and/or 22222", Or((A, B), together=True), "11111 and/or 22222"),
    ("see 11111, 22222, and/or 33333", Or((A, B, C), together=True), "11111, 22222 and/or 33333"),
    ("use 11111 in conjunction with 22222", every(A, B), "11111 and 22222"),
    ("use 11111 together with 22222", every(A, B), "11111 and 22222"),
    ("use 11111 with 22222", every(A, B), "11111 and 22222"),
    # precedence
    (
        "(33865 has been deleted. To report, see 338X1 or 338X2 and 33405 or 33406)",
        every(either(Code("338X1"), Code("338X2")), either(Code("33405"), Code("33406"))),
        "338X1 or 338X2, and 33405 or 33406",
    ),
    ("see 11111 or 22222, and 33333 or 44444", every(either(A, B), either(C, D)), "11111 or 22222, and 33333 or 44444"),
    ("see 11111, 22222 or 33333, and 44444", every(either(A, B, C), D), "11111, 22222 or 33333, and 44444"),
    ("see 11111, 22222, and 33333 or 44444", every(A, B, either(C, D)), "11111, and 22222, and 33333 or 44444"),
    ("use 11111 or 22222 in conjunction with 33333", every(either(A, B), C), "11111 or 22222, and 33333"),
    ("see 11111 and 22222, or 33333", either(every(A, B), C), "(11111 and 22222) or 33333"),
    ("see 33333, or 11111 and 22222", either(C, every(A, B)), "33333 or (11111 and 22222)"),
    ("see 11111, 22222, or 33333 and 44444", every(either(A, B, C), D), "11111, 22222 or 33333, and 44444"),
    ("see 11111 or (22222 and 33333)", either(A, every(B, C)), "11111 or (22222 and 33333)"),
    ("see (11111 or 22222) and 33333", every(either(A, B), C), "11111 or 22222, and 33333"),
    # ranges and modifiers
    ("see 11111-11119", Range("11111", "11119"), "11111-11119"),
    ("see 0123T through 0126T", Range("0123T", "0126T"), "0123T-0126T"),
    ("see 11111 to 11119, 22222", either(Range("11111", "11119"), B), "11111-11119 or 22222"),
    ("use 11111 with modifier 52", Code("11111", ("52",)), "11111 with modifier 52"),
    ("use 11111-52", Code("11111", ("52",)), "11111 with modifier 52"),
    ("use 11111 appended with modifier -52", Code("11111", ("52",)), "11111 with modifier 52"),
    (
        "use 11111 with modifiers 52, 59, and LT",
        Code("11111", ("52", "59", "LT")),
        "11111 with modifiers 52, 59 and LT",
    ),
    (
        "use 11111 with modifier 52 or 53",
        either(Code("11111", ("52",)), Code("11111", ("53",))),
        "11111 with modifier 52 or 11111 with modifier 53",
    ),
    (
        "USE 11111 WITH MODIFIER 52 OR LT",
        either(Code("11111", ("52",)), Code("11111", ("LT",))),
        "11111 with modifier 52 or 11111 with modifier LT",
    ),
    (
        "use 11111 with modifier 52 and 22222",
        every(Code("11111", ("52",)), B),
        "11111 with modifier 52 and 22222",
    ),
    # circumstances
    ("For repair of a fold, use 11111", Case("for repair of a fold", A), "for repair of a fold: 11111"),
    (
        "For open approach, see 11111. For percutaneous approach, use 22222 or 33333",
        either(Case("for open approach", A), Case("for percutaneous approach", either(B, C))),
        "for open approach: 11111; for percutaneous approach: 22222 or 33333",
    ),
    ("For X, use 11111; for Y, use 22222", either(Case("for X", A), Case("for Y", B)), "for X: 11111; for Y: 22222"),
    ("For X use 11111; and for Y use 22222", either(Case("for X", A), Case("for Y", B)), "for X: 11111; for Y: 22222"),
    ("For X, use 11111, for Y, use 22222", either(Case("for X", A), Case("for Y", B)), "for X: 11111; for Y: 22222"),
    ("For X use 11111 and for Y use 22222", either(Case("for X", A), Case("for Y", B)), "for X: 11111; for Y: 22222"),
    ("Use 11111 for X or 22222 for Y", either(Case("for X", A), Case("for Y", B)), "for X: 11111; for Y: 22222"),
    ("use 11111 or 22222 for X", Case("for X", either(A, B)), "for X: 11111 or 22222"),
    ("see 11111 and, when performed, 22222", every(A, Case("when performed", B)), "11111 and (when performed: 22222)"),
    ("see 11111 and 22222 when performed", every(A, Case("when performed", B)), "11111 and (when performed: 22222)"),
    ("If done on both sides, report 11111-50", Case("if done on both sides", Code("11111", ("50",))), ""),
    (
        "For open, closed, or robotic approach (any), see 11111",
        Case("for open, closed, or robotic approach (any)", A),
        "",
    ),
    ("To report 99990, use 11111", Case("to report 99990", A), "to report 99990: 11111"),
    # brackets and prohibitions
    ("(99990 has been deleted) (To report, use 11111)", A, "11111"),
    ("(99990 has been deleted. To report, use 11111", A, "11111"),
    ("99990 has been deleted. Use 11111. Do not report 11111 in conjunction with 22222.", A, "11111"),
    ("use 11111. (22222 should not be reported with 11111)", A, "11111"),
    ("use 11111. 33333 is not separately reported", A, "11111"),
    ("Use 11111. Never report 33333.", A, "11111"),
    ("Use 11111. 33333 cannot be reported with 22222.", A, "11111"),
    ("Use 11111. Code 33333 can not be reported.", A, "11111"),
    ("Use 11111. 33333 is no longer reported", A, "11111"),
    ("Use 11111. 33333 isn\u2019t reported", A, "11111"),
    # what is left out
    ("use 11111, not 33333", A, "11111"),
    ("use 11111 (not 33333)", A, "11111"),
    ("use 11111 and not 33333", A, "11111"),
    ("use 11111 or 22222, but not 33333 or 44444", either(A, B), "11111 or 22222"),
    ("use 11111, do not report 33333 with 22222", A, "11111"),
    ("Use 11111 instead of 33333", A, "11111"),
    ("Use 11111 in place of 33333-33335", A, "11111"),
    ("Use 11111, 22222 rather than the unlisted code 33333", either(A, B), "11111 or 22222"),
    ("use 11111-11119, excluding 11115", Range("11111", "11119"), "11111-11119"),
    ("use 11111-11119 except 11115 and 11116", Range("11111", "11119"), "11111-11119"),
    ("use 11111 or 22222 other than 33333", either(A, B), "11111 or 22222"),
    ("11111, not 33333", A, "11111"),
    ("Instead of 33333, use 11111", Case("instead of 33333", A), "instead of 33333: 11111"),
    ("For services other than 33333, use 11111", Case("for services other than 33333", A), ""),
    (
        "use 11111 when not performed, or 22222 when performed",
        either(Case("when not performed", A), Case("when performed", B)),
        "when not performed: 11111; when performed: 22222",
    ),
]


@pytest.mark.parametrize(("text", "logic", "words"), NOTES, ids=[text for text, _, _ in NOTES])
def test_a_note_is_read_and_said_again(text: str, logic: Logic, words: str) -> None:
    note = parse(text)
    assert (note.text, note.logic, note.unread) == (text, logic, ())
    assert not words or render(logic) == words
    assert parse(render(logic)).logic == logic


@pytest.mark.parametrize(
    ("text", "deleted"),
    [
        ("(99990 has been deleted)", ("99990",)),
        ("99990, 99991 have been deleted", ("99990", "99991")),
        ("(99990 and 99991 have been deleted. To report, use 11111)", ("99990", "99991")),
        ("(99990-99995 have been deleted. To report, see 11111)", ("99990", "99995")),
        ("CPT code 9999T was retired in 2024.", ("9999T",)),
        ("For deleted services, see 11111", ()),
    ],
)
def test_the_codes_that_a_note_deletes_stand_apart(text: str, deleted: tuple[str, ...]) -> None:
    note = parse(text)
    assert note.deleted == deleted
    assert not set(deleted) & set(codes_in(text))
    assert note.unread == ()


@pytest.mark.parametrize(
    ("text", "unread", "codes"),
    [
        ("see 11111 if", (), ("11111",)),
        ("whatever 11111 means", ("whatever 11111 means",), ("11111",)),
        ("use 11111 and 22222, respectively", ("use 11111 and 22222, respectively",), ("11111", "22222")),
        ("use 11111 or 22222 and/or 33333", ("use 11111 or 22222 and/or 33333",), ("11111", "22222", "33333")),
        (
            "use 11111 for X, 22222 or 33333 for Y",
            ("use 11111 for X, 22222 or 33333 for Y",),
            ("11111", "22222", "33333"),
        ),
        ("use 11111. Then 22222 once", ("Then 22222 once",), ("11111", "22222")),
        ("(99990 has been deleted. Ask your payer)", ("Ask your payer",), ()),
        ("99990 has been deleted, 11111 perhaps", ("99990 has been deleted, 11111 perhaps",), ("11111",)),
        ("(" * 50 + "11111" + ")" * 50, ("(" * 50 + "11111" + ")" * 50,), ("11111",)),
        ("use 11111, 33333 is not reported", ("use 11111, 33333 is not reported",), ()),
        ("use 11111 when not performed with 33333", ("use 11111 when not performed with 33333",), ()),
        ("use 11111 unless 33333 is reported", ("use 11111 unless 33333 is reported",), ()),
        ("use 11111, not 33333 as before", ("use 11111, not 33333 as before",), ()),
        ("A fold (33333) is never reported", ("A fold (33333) is never reported",), ()),
        ("99990 was deleted and not replaced by 11111", ("99990 was deleted and not replaced by 11111",), ()),
        ("Do not report 33333, use 11111", ("Do not report 33333, use 11111",), ()),
        ("use 11111. Then not 33333 but 22222", ("Then not 33333 but 22222",), ("11111",)),
        ("(" * 50 + "not 11111" + ")" * 50, ("(" * 50 + "not 11111" + ")" * 50,), ()),
    ],
)
def test_what_is_not_understood_is_kept_and_marked(text: str, unread: tuple[str, ...], codes: tuple[str, ...]) -> None:
    note = parse(text)
    assert note.text == text
    assert note.unread == unread
    assert codes_in(text) == codes
    assert note.logic is None or not unread


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("(33865 has been deleted. To report, see 338X1 or 338X2 and 33405)", ("338X1", "338X2", "33405")),
        ("see 11111-11119 or 0123T", ("11111", "11119", "0123T")),
        ("For 99990, see 11111; for 99991, see 11111 or 22222", ("11111", "22222")),
        ("Do not report 11111", ()),
        ("11111 is not separately reported", ()),
        ("Never report 11111", ()),
        ("Not 11111", ()),
        ("see J1234 1234 123456 12345X", ("J1234",)),
        ("", ()),
    ],
)
def test_codes_to_use_instead(text: str, codes: tuple[str, ...]) -> None:
    assert codes_in(text) == codes
