"""What a failing golden test prints names the rows that changed."""

from __future__ import annotations

from tests.golden.rows import ROW_WIDTH, ROWS_SHOWN, differences

from onrecord.codec import dumps
from onrecord.codec.shape import Json


def written(**sections: Json) -> str:
    return dumps(sections)


def test_equal_texts_do_not_differ() -> None:
    assert differences(written(figures=[{"low": 14}]), written(figures=[{"low": 14}])) == []


def test_a_changed_row_is_shown_both_ways_and_its_neighbours_are_not() -> None:
    report = differences(
        written(figures=[{"low": 9}, {"low": 14}], gaps=[]),
        written(figures=[{"low": 9}, {"low": 16}], gaps=[]),
    )
    assert report == ["figures: 1 gone, 1 new (of 2)", '  - {"low": 14}', '  + {"low": 16}']


def test_a_row_given_twice_is_new_the_second_time() -> None:
    assert (
        differences(written(gaps=[{"text": "undated"}]), written(gaps=[{"text": "undated"}, {"text": "undated"}]))[0]
        == "gaps: 0 gone, 1 new (of 1)"
    )


def test_another_order_is_said_to_be_that() -> None:
    report = differences(written(times=[1, 2, 3]), written(times=[1, 3, 2]))
    assert report == ["times: the same 3 rows in another order, from row 1 on"]


def test_a_section_may_come_or_go() -> None:
    assert differences(written(figures=[]), written(figures=[], title="A ferry burns")) == [
        "title: 0 gone, 1 new (of 0)",
        '  + "A ferry burns"',
    ]


def test_many_rows_and_long_rows_are_cut_to_what_differs() -> None:
    others: list[Json] = [{"id": f"b{number}"} for number in range(20)]
    report = differences(
        written(claims=[{"id": "a", "text": "smoke " * 200 + "14 dead"}]),
        written(claims=[{"id": "a", "text": "smoke " * 200 + "16 dead"}, *others]),
    )
    assert report[0] == "claims: 1 gone, 21 new (of 1)"
    assert "14 dead" in report[1] and "16 dead" in report[2]
    assert max(map(len, report)) <= ROW_WIDTH + len("  + ……")
    assert report[-1] == f"  + … and {21 - ROWS_SHOWN} more"


def test_a_change_of_form_alone_is_still_a_difference() -> None:
    text = written(figures=[{"low": 14}])
    assert differences(text, text.replace("\n", " ")) == [
        "the rows are the same; the form of the file, or the order of its sections, is not"
    ]
