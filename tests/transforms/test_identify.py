"""Ids are the same everywhere, and different for different parts."""

from hypothesis import given
from hypothesis import strategies as st

from transforms.identify import make_id

PARTS = st.lists(st.one_of(st.none(), st.integers(), st.text()), max_size=4)


def test_id_never_changes_between_versions() -> None:
    assert make_id("a-source", 12, None) == "8ac684cc6962e18a"


def test_parts_do_not_run_together() -> None:
    lists = [
        (),
        ("",),
        (None,),
        ("ab", "c"),
        ("a", "bc"),
        ("abc",),
        ("1",),
        (1,),
        ("None",),
        ("a:1", "b"),
        ("a", "1:b"),
    ]
    assert len({make_id(*parts) for parts in lists}) == len(lists)


@given(PARTS, PARTS)
def test_only_equal_parts_share_an_id(one: list[str | int | None], other: list[str | int | None]) -> None:
    same = [(type(p), p) for p in one] == [(type(p), p) for p in other]
    assert (make_id(*one) == make_id(*other)) == same
    assert len(make_id(*one)) == 16
