"""Portraits and marks drawn by code: a face on a plain ground, the same for the same words, of the size of a photo."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from clientdesk.exchange import marks, portraits
from clientdesk.exchange.drawing import mixed, points_of
from clientdesk.exchange.marks import Mark, mark
from clientdesk.exchange.portraits import Looks, portrait

SKIN_IN_LIGHT, SKIN_IN_DARK = "#FBDCC4", "#6F452D"
NOSE = (160, 240)
"""A place beside the nose, in pixels."""


def opened(jpeg: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(jpeg))
    assert picture.format == "JPEG"
    return picture.convert("RGB")


def is_near(picture: Image.Image, place: tuple[int, int], wanted: str) -> bool:
    have = picture.getpixel(place)
    assert isinstance(have, tuple)
    parts = (int(wanted[at : at + 2], 16) for at in (1, 3, 5))
    return all(abs(one - other) < 24 for one, other in zip(have, parts, strict=True))


@pytest.mark.parametrize("hair", portraits.HAIR)
@pytest.mark.parametrize("gender", ["f", "m"])
def test_every_hair_frames_a_face(hair: str, gender: str) -> None:
    picture = opened(portrait("王小明", Looks(gender=gender, hair=hair, colour="auburn", skin=0)))
    assert picture.size == (350, 450)
    assert is_near(picture, NOSE, SKIN_IN_LIGHT)
    above = is_near(picture, (175, 96), SKIN_IN_LIGHT)
    assert above == (hair in ("bald", "receding")), "hair stands above the brow, or none does"


@pytest.mark.parametrize("clothes", portraits.CLOTHES)
def test_everybody_is_dressed(clothes: str) -> None:
    picture = opened(portrait("王小明", Looks(clothes=clothes, skin=0)))
    assert not is_near(picture, (60, 430), SKIN_IN_LIGHT)
    assert not is_near(picture, (290, 430), SKIN_IN_LIGHT)


def test_looks_show_on_the_picture() -> None:
    plain = Looks(gender="m", hair="short", clothes="tee", colour="dark", face="oval")
    made = portrait("Daniel", plain)
    others = [
        *(replace(plain, glasses=shape) for shape in ("round", "square")),
        *(replace(plain, beard=kind) for kind in ("full", "stubble", "moustache")),
        *(replace(plain, face=face) for face in portraits.FACES if face != "oval"),
        *(replace(plain, colour=colour) for colour in portraits.COLOURS if colour != "dark"),
        replace(plain, age=75),
        replace(plain, gender="f"),
        replace(plain, skin=5),
    ]
    pictures = [portrait("Daniel", looks) for looks in others]
    assert len({made, *pictures}) == 1 + len(others)
    assert is_near(opened(pictures[-1]), NOSE, SKIN_IN_DARK)


def test_the_same_person_always_looks_the_same_and_another_one_different() -> None:
    looks = Looks(age=33, gender="f")
    assert portrait("沈雨桐", looks) == portrait("沈雨桐", looks)
    assert len({portrait(name, looks) for name in ("沈雨桐", "林雅婷", "Karen", "Nell", "Priya", "Grace")}) == 6


def test_old_people_turn_grey_by_themselves() -> None:
    tops = [opened(portrait("Ann", Looks(age=age, gender="f", hair="bob"))).getpixel((175, 75)) for age in (40, 60, 75)]
    assert tops == sorted(tops, key=lambda colour: sum(colour) if isinstance(colour, tuple) else 0)
    assert len(set(tops)) == 3


@pytest.mark.parametrize("shape", marks.SHAPES)
@pytest.mark.parametrize("sign", [*marks.SIGNS, ""])
def test_every_mark_is_a_white_sign_on_a_coloured_shape(shape: str, sign: str) -> None:
    picture = opened(mark(Mark(shape, "#2F4B6E", sign=sign, letters="" if sign else "光")))
    assert picture.size == (320, 320)
    colours = picture.quantize(2).getcolors() or []
    assert len(colours) == 2
    assert is_near(picture, (1, 1), "#FFFFFF")
    assert min(count for count, _ in colours) > 320 * 320 * 0.15


def test_curves_end_where_they_should_and_colours_mix() -> None:
    corners = list(points_of("M0 0 L10 0 Q20 0 20 10 C20 20 10 20 0 20 Z"))
    assert corners[:2] == [(0.0, 0.0), (10.0, 0.0)]
    assert (20.0, 10.0) in corners
    assert corners[-1] == (0.0, 20.0)
    assert all(0 <= x <= 20 and 0 <= y <= 20 for x, y in corners)
    assert mixed("#000000", "#FFFFFF", share=0.5) == "#808080"
