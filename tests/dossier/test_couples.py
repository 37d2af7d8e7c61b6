import pytest

from clientdesk.dossier.couples import couple


@pytest.mark.parametrize(
    ("name", "two"),
    [
        ("John & Mary Smith", ("John Smith", "Mary Smith")),
        ("John and Mary Smith", ("John Smith", "Mary Smith")),
        ("Mr & Mrs J Smith", ("Mr J Smith", "Mrs J Smith")),
        ("Mr John & Mrs Mary Smith", ("Mr John Smith", "Mrs Mary Smith")),
        ("John Smith and Mary Jones", ("John Smith", "Mary Jones")),
        ("Tom & Lea van der Berg", ("Tom van der Berg", "Lea van der Berg")),
    ],
)
def test_a_couple_is_two_names_with_a_surname_each(name: str, two: tuple[str, str]) -> None:
    assert couple(name) == two


@pytest.mark.parametrize(
    "name",
    ["", "Andy Anderson", "Marks & Spencer", "Smith & Sons", "Smith & Jones Ltd", "张伟 & 李娜", "A and B and C D"],
)
def test_others_are_no_couple(name: str) -> None:
    assert couple(name) is None
