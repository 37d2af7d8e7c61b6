"""Portraits of people who do not exist: flat, friendly, drawn by code, the same for the same looks and name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from random import Random

from clientdesk.exchange.drawing import Sheet, mixed

_WIDTH, _HEIGHT = 100, 900 / 7
_SCALE = 3.5
"""350 × 450 pixels, which is 35 × 45 mm at 254 dots to the inch."""
_GROUNDS = ("#DCE7EE", "#E6E3F1", "#F3E4DA", "#E1ECDD", "#F4EBD3", "#D9ECEA", "#F2DFE3", "#E4E6EA")
_SKINS = (
    ("#FBDCC4", "#EDBE9F", "#F2A98F"),
    ("#F5CDAA", "#E3AE86", "#EA9878"),
    ("#E8B88D", "#CF9668", "#D98764"),
    ("#C68E63", "#A97045", "#B9683F"),
    ("#9A6542", "#7C4C2E", "#8C4A2E"),
    ("#6F452D", "#55321F", "#63331F"),
)
"""Skin, its shade, and the cheeks."""
_HAIRS = {
    "black": ("#2A2627", "#423C3E"),
    "dark": ("#3D2C25", "#574137"),
    "brown": ("#5E4030", "#7A5642"),
    "chestnut": ("#7B4B2E", "#98633F"),
    "auburn": ("#8F4A2B", "#AE6240"),
    "blond": ("#C99B5B", "#DDB77C"),
    "grey": ("#8C8E92", "#A9ABAE"),
    "white": ("#D3D5D8", "#E6E7E9"),
}
"""Hair and the light on it."""
_CLOTHES = (
    "#2F4B6E",
    "#3F6B5C",
    "#8A3F45",
    "#5B4A78",
    "#B5633C",
    "#3C7283",
    "#6B6F76",
    "#A8803A",
    "#44546A",
    "#7A5566",
)
_PALE = ("#F4F5F2", "#E9EEF4", "#F6EFE4", "#EEF1EA")
_INK, _LIPS, _WHITE = "#2B2A2E", "#B5544A", "#FBFBF9"

_FACES = {
    "oval": "M30 50 C30 33 38 26 50 26 C62 26 70 33 70 50 C70 67 62 81 50 81 C38 81 30 67 30 50 Z",
    "round": "M29 51 C29 34 38 26 50 26 C62 26 71 34 71 51 C71 69 62 80 50 80 C38 80 29 69 29 51 Z",
    "square": "M30 50 C30 33 38 26 50 26 C62 26 70 33 70 50 C70 63 68 73 60 78 C55 81 45 81 40 78 C32 73 30 63 30 50 Z",
}
_NECK = "M42 70 L42 94 Q50 101 58 94 L58 70 Z"
_NECK_SHADE = "M42 76 Q50 87 58 76 L58 82 Q50 91 42 82 Z"
_BODY = "M3 130 C4 110 13 102 29 97 L41 93 Q50 101 59 93 L71 97 C87 102 96 110 97 130 Z"

_BACKS = {
    "bob": "M25 50 C22 27 36 18 50 18 C64 18 78 27 75 50 C76 62 77 72 74 80 Q66 84 62 80 L38 80 Q34 84 26 80 C23 72 "
    "24 62 25 50 Z",
    "shoulder": "M25 50 C22 27 36 18 50 18 C64 18 78 27 75 50 C76 68 82 82 78 97 Q64 103 58 90 L42 90 Q36 103 22 97 "
    "C18 82 24 68 25 50 Z",
    "long": "M25 50 C22 27 36 18 50 18 C64 18 78 27 75 50 C76 72 84 92 82 114 Q66 118 58 96 L42 96 Q34 118 18 114 C16 "
    "92 24 72 25 50 Z",
    "ponytail": "M62 26 C84 22 90 44 85 66 C83 78 78 84 75 88 C77 72 74 52 66 40 Z",
    "bun": "M38 18 C36 4 64 4 62 18 Q50 26 38 18 Z",
    "curls": "M24 56 C14 50 15 36 23 33 C21 22 33 14 41 17 C47 10 60 11 64 17 C75 15 82 25 79 34 C87 40 86 51 79 56 "
    "C84 64 79 75 72 75 L28 75 C20 75 17 64 24 56 Z",
}
_FRONTS = {
    "bob": "M26 60 C22 30 35 17 50 17 C65 17 78 30 74 60 C72 52 70 44 66 38 C58 42 44 42 37 36 C31 44 29 51 26 60 Z",
    "fringe": "M26 62 C21 30 35 17 50 17 C65 17 79 30 74 62 C72 56 71 50 70 45 C60 48 40 48 30 45 C29 50 28 56 26 62 Z",
    "shoulder": "M26 60 C22 30 35 17 50 17 C65 17 78 30 74 60 C73 48 66 38 56 30 C50 40 35 46 31 47 C28 52 27 56 26 "
    "60 Z",
    "long": "M26 60 C22 30 36 17 50 17 C64 17 78 30 74 60 C73 50 69 38 50 29 C31 38 27 50 26 60 Z",
    "ponytail": "M28 54 C24 30 36 18 50 18 C64 18 76 30 72 54 C71 46 67 38 58 34 C48 40 37 40 33 40 C30 45 29 49 28 "
    "54 Z",
    "bun": "M28 54 C24 30 36 18 50 18 C64 18 76 30 72 54 C71 45 66 36 50 32 C34 36 29 45 28 54 Z",
    "curls": "M28 50 C22 40 28 26 37 24 C42 17 58 16 64 24 C73 27 78 40 72 50 C71 44 69 41 65 40 C61 43 57 41 54 38 "
    "C49 42 45 42 42 38 C38 42 35 42 34 41 C31 43 29 46 28 50 Z",
    "pixie": "M28 56 C23 30 36 18 51 18 C67 18 77 31 72 54 C71 46 69 41 66 38 C58 42 46 44 36 42 C32 46 30 50 28 56 Z",
    "waves": "M27 58 C20 44 26 24 42 20 C56 14 74 22 75 38 C78 46 76 54 73 59 C72 50 70 44 66 40 C57 44 52 36 45 38 "
    "C39 42 33 42 31 46 C29 50 28 54 27 58 Z",
    "side": "M29 54 C25 32 35 19 53 19 C68 20 75 33 71 54 C70 46 68 41 65 37 C56 40 46 38 39 32 C34 38 31 45 29 54 Z",
    "short": "M29 53 C26 32 35 21 50 21 C65 21 74 32 71 53 C70 46 68 40 64 36 C56 33 44 33 36 36 C32 40 30 46 29 53 Z",
    "wavy": "M29 54 C25 45 27 33 33 29 C35 22 44 18 50 20 C58 16 68 20 70 28 C75 34 74 46 71 54 C70 47 68 43 65 40 "
    "C60 42 57 38 53 37 C48 40 44 36 40 37 C35 39 31 46 29 54 Z",
    "crew": "M29 50 C27 33 36 23 50 23 C64 23 73 33 71 50 C70 43 67 37 62 34 C55 31 45 31 38 34 C33 37 30 43 29 50 Z",
    "brushed": "M29 54 C24 34 34 17 54 17 C70 17 76 32 71 54 C70 46 68 40 64 36 C54 37 44 35 38 35 C33 40 30 46 29 54 "
    "Z",
    "receding": "M29 54 C26 38 31 27 40 24 C37 30 36 34 36 37 C32 41 30 47 29 54 Z M71 54 C74 38 69 27 60 24 C63 30 "
    "64 34 64 37 C68 41 70 47 71 54 Z",
    "fringe_man": "M29 54 C25 32 35 19 51 19 C67 19 75 32 71 54 C70 48 69 44 67 41 C59 44 50 38 41 42 C36 44 33 44 32 "
    "44 C30 48 29 51 29 54 Z",
}
HAIR = ("bald", *_FRONTS)
COLOURS = tuple(_HAIRS)
FACES = tuple(_FACES)
"""The words for hair, its colours and faces."""
_BEHIND = {"fringe": "bob", "waves": "bob"}
"""Styles that share what hangs behind the neck."""
_LIGHTS = {
    "bob": "M36 25 Q44 20.5 53 21",
    "fringe": "M34 28 Q42 22.5 52 22.5",
    "shoulder": "M36 26 Q41 22 47 21.5",
    "long": "M36 27 Q40 23 46 22",
    "ponytail": "M37 26 Q42 22.5 49 22",
    "bun": "M37 26 Q42 22.5 48 22",
    "pixie": "M37 25 Q44 21.5 52 22",
    "waves": "M37 26 Q43 22 50 21.5",
    "side": "M45 23.5 Q53 20.5 60 24",
    "wavy": "M40 24.5 Q46 21.5 51 24",
    "brushed": "M44 24 Q53 20 61 24.5",
    "short": "M41 26 Q48 23.5 55 25",
}
_BEARD = "M30.6 57 C32 62 36 63 40 64 Q50 60 60 64 C64 63 68 62 69.4 57 C69 72 62 83 50 83 C38 83 31 72 30.6 57 Z"
_MOUSTACHE = "M41.5 68 Q46 63.6 50 65.4 Q54 63.6 58.5 68 Q54 67.6 50 67.4 Q46 67.6 41.5 68 Z"

_CROPPED = ("short", "crew", "side", "brushed", "wavy", "fringe_man")
_FLOWING = ("bob", "fringe", "shoulder", "long", "ponytail", "bun", "waves", "pixie")
_GREYING, _WHITE_HAIRED, _LINED = 58, 70, 55
"""From these ages on hair is grey, white, and a face has lines, unless the looks say otherwise."""


@dataclass(frozen=True)
class Looks:
    """How somebody looks. `age` in years, `gender` a code, `skin` 0 to 5 from light to dark, `hair` of `HAIR`, `colour`
    (of the hair) of `COLOURS`, `face` of `FACES`, `glasses` round or square, `beard` full, stubble or moustache,
    `clothes` of `CLOTHES`. What is left out is chosen by the name."""

    age: int = 40
    gender: str = "u"
    hair: str = ""
    colour: str = ""
    skin: int = 0
    face: str = ""
    glasses: str = ""
    beard: str = ""
    clothes: str = ""


def portrait(name: str, looks: Looks) -> bytes:
    """A portrait in the shape of a passport photo, as a JPEG of 350 × 450 pixels."""
    rng = Random(f"portrait of {name}")  # noqa: S311 - chooses colours, keeps no secret
    ground = rng.choice(_GROUNDS)
    chosen = _chosen(looks, rng)
    sheet = Sheet(_WIDTH, _HEIGHT, scale=_SCALE, ground=ground)
    skin, hair = _SKINS[chosen.skin], _HAIRS[chosen.colour]
    sheet.oval(50, 62, 46, 46, colour=_lighter(ground))
    if back := _BACKS.get(_BEHIND.get(chosen.hair, chosen.hair)):
        sheet.fill(back, hair[0])
    sheet.fill(_NECK, skin[0])
    sheet.fill(_NECK_SHADE, skin[1])
    _CLOTHING[chosen.clothes](sheet, rng.choice(_CLOTHES), rng.choice(_PALE), skin[0])
    _draw_head(sheet, chosen, skin)
    _draw_face(sheet, chosen, skin, hair[0])
    if front := _FRONTS.get(chosen.hair):
        for part in front.split(" Z "):
            sheet.fill(part, hair[0])
    if light := _LIGHTS.get(chosen.hair):
        sheet.stroke(light, hair[1], width=1.6)
    if chosen.glasses:
        _draw_glasses(sheet, chosen.glasses)
    return sheet.jpeg()


def _chosen(looks: Looks, rng: Random) -> Looks:
    """The looks with nothing left open."""
    woman = looks.gender == "f"
    colour = "white" if looks.age >= _WHITE_HAIRED else "grey" if looks.age >= _GREYING else "black"
    return replace(
        looks,
        hair=looks.hair or rng.choice(_FLOWING if woman else _CROPPED),
        face=looks.face or rng.choice(("oval", "round") if woman else ("oval", "round", "square")),
        clothes=looks.clothes or rng.choice(("blouse", "shirt", "rollneck") if woman else ("shirt", "suit", "tee")),
        colour=looks.colour or colour,
    )


def _lighter(colour: str) -> str:
    return mixed(colour, "#FFFFFF", share=0.4)


def _darker(colour: str) -> str:
    return mixed(colour, "#000000", share=0.2)


def _draw_head(sheet: Sheet, looks: Looks, skin: tuple[str, str, str]) -> None:
    for x in (29.5, 70.5):
        sheet.oval(x, 56, 3.6, 5.2, colour=skin[0])
        sheet.oval(x, 56, 1.7, 2.9, colour=skin[1])
    sheet.fill(_FACES[looks.face], skin[0])
    if looks.hair == "receding":
        sheet.stroke("M43 30 Q48 28 53 29", _lighter(skin[0]), width=1.4)


def _draw_face(sheet: Sheet, looks: Looks, skin: tuple[str, str, str], hair: str) -> None:
    for x in (37, 63):
        sheet.oval(x, 66, 4.4, 2.8, colour=mixed(skin[0], skin[2], share=0.5))
    if looks.beard:
        _draw_beard(sheet, looks.beard, hair, skin=skin[0])
    brow = hair if looks.age < _WHITE_HAIRED else _HAIRS["grey"][0]
    thick = 1.3 if looks.gender == "f" else 1.9
    sheet.stroke("M37.6 49.6 Q41.5 47.2 45.4 49", brow, width=thick)
    sheet.stroke("M54.6 49 Q58.5 47.2 62.4 49.6", brow, width=thick)
    for x in (42, 58):
        sheet.oval(x, 55.2, 1.9, 2.3, colour=_INK)
        sheet.oval(x + 0.6, 54.4, 0.6, 0.6, colour=_WHITE)
    if looks.gender == "f":
        sheet.stroke("M39.4 54.6 Q41.4 52 44.4 53.2", _INK, width=0.9)
        sheet.stroke("M60.6 54.6 Q58.6 52 55.6 53.2", _INK, width=0.9)
    sheet.stroke("M50.4 57.5 Q48.2 62.6 50.8 63.6", skin[1], width=1.3)
    lips = _LIPS if looks.gender == "f" else _darker(skin[2])
    smile = "M45.4 69.6 Q50 72.6 54.6 69.6" if looks.beard == "full" else "M44.6 69.2 Q50 74 55.4 69.2"
    sheet.stroke(smile, lips, width=1.6)
    if looks.age >= _LINED:
        sheet.stroke("M38.6 62.5 Q36.6 66.6 38 69.6", skin[1], width=0.8)
        sheet.stroke("M61.4 62.5 Q63.4 66.6 62 69.6", skin[1], width=0.8)
        sheet.stroke("M44 40.6 Q50 39.6 56 40.6", skin[1], width=0.8)


def _draw_beard(sheet: Sheet, kind: str, hair: str, *, skin: str) -> None:
    if kind == "moustache":
        sheet.fill(_MOUSTACHE, hair)
        return
    sheet.fill(_BEARD, hair if kind == "full" else mixed(skin, hair, share=0.25))
    sheet.fill("M43.4 68.2 Q50 66.4 56.6 68.2 Q55 73.6 50 73.6 Q45 73.6 43.4 68.2 Z", skin)


def _draw_glasses(sheet: Sheet, shape: str) -> None:
    frame = "#3A3A40"
    for x in (41.6, 58.4):
        if shape == "round":
            sheet.ring(x, 55.4, 6.6, 6.4, colour=frame, width=1.2)
        else:
            sheet.stroke(
                f"M{x - 6.8} 51 L{x + 6.8} 51 Q{x + 7.2} 60.4 {x + 2} 60.4 L{x - 2} 60.4 Q{x - 7.2} 60.4 {x - 6.8} 51",
                frame,
                width=1.2,
            )
    sheet.stroke("M48.2 54.4 Q50 53 51.8 54.4", frame, width=1.2)
    sheet.stroke("M35 54 L30.4 53", frame, width=1.1)
    sheet.stroke("M65 54 L69.6 53", frame, width=1.1)


# Clothes


def _shirt(sheet: Sheet, colour: str, pale: str, skin: str) -> None:
    del skin
    sheet.fill(_BODY, colour)
    _collar(sheet, pale)


def _collar(sheet: Sheet, colour: str) -> None:
    sheet.fill("M40 91 L50 103 L42 110 L34 96 Z", colour)
    sheet.fill("M60 91 L50 103 L58 110 L66 96 Z", colour)


def _suit(sheet: Sheet, colour: str, pale: str, skin: str) -> None:
    del skin
    sheet.fill(_BODY, "#37414F")
    sheet.fill("M39 94 L50 130 L61 94 Q50 103 39 94 Z", pale)
    sheet.fill("M47.4 102 L52.6 102 L54 108 L50 130 L46 108 Z", colour)
    _collar(sheet, pale)
    for side in ("M38 94 L30 99 L36 112 L49 130 L40 130 Z", "M62 94 L70 99 L64 112 L51 130 L60 130 Z"):
        sheet.fill(side, "#29313C")


def _blazer(sheet: Sheet, colour: str, pale: str, skin: str) -> None:
    sheet.fill(_BODY, colour)
    sheet.fill("M37 95 L50 130 L63 95 Q50 103 37 95 Z", pale)
    sheet.fill("M40 92 Q50 108 60 92 L60 88 L40 88 Z", skin)
    for side in ("M38 94 L30 99 L36 112 L49 130 L40 130 Z", "M62 94 L70 99 L64 112 L51 130 L60 130 Z"):
        sheet.fill(side, _darker(colour))


def _tee(sheet: Sheet, colour: str, pale: str, skin: str) -> None:
    del pale
    sheet.fill(_BODY, colour)
    sheet.fill("M40 92 Q50 106 60 92 L60 88 L40 88 Z", skin)
    sheet.stroke("M39.4 93.4 Q50 108 60.6 93.4", _darker(colour), width=1.8)


def _rollneck(sheet: Sheet, colour: str, pale: str, skin: str) -> None:
    del pale, skin
    sheet.fill(_BODY, colour)
    sheet.fill("M40 84 Q50 92 60 84 L61 97 Q50 104 39 97 Z", _lighter(colour))
    sheet.stroke("M39.6 97 Q50 104 60.4 97", _darker(colour), width=1.2)


def _blouse(sheet: Sheet, colour: str, pale: str, skin: str) -> None:
    del pale
    sheet.fill(_BODY, colour)
    sheet.fill("M39 93 L50 116 L61 93 Q50 96 39 93 Z", skin)
    sheet.stroke("M38.6 93.6 L50 116 L61.4 93.6", _lighter(colour), width=2.2)


def _cardigan(sheet: Sheet, colour: str, pale: str, skin: str) -> None:
    sheet.fill(_BODY, colour)
    sheet.fill("M36 95 L50 130 L64 95 Q50 104 36 95 Z", pale)
    sheet.fill("M40 92 Q50 104 60 92 L60 88 L40 88 Z", skin)
    sheet.stroke("M36 95 L49 130", _darker(colour), width=1.6)
    sheet.stroke("M64 95 L51 130", _darker(colour), width=1.6)


def _hoodie(sheet: Sheet, colour: str, pale: str, skin: str) -> None:
    sheet.fill("M26 100 C26 84 36 82 50 92 C64 82 74 84 74 100 L62 108 L50 104 L38 108 Z", _darker(colour))
    sheet.fill(_BODY, colour)
    sheet.fill("M41 92 Q50 104 59 92 L59 88 L41 88 Z", skin)
    sheet.stroke("M36 96 Q50 114 64 96", _darker(colour), width=3)
    for x in (45, 55):
        sheet.stroke(f"M{x} 106 L{x} 118", pale, width=1.2)


def _apron(sheet: Sheet, colour: str, pale: str, skin: str) -> None:
    _tee(sheet, "#E9E6DF", pale, skin)
    sheet.fill("M33 112 Q50 117 67 112 L70 130 L30 130 Z", colour)
    sheet.stroke("M34 113 L38 95", colour, width=2.6)
    sheet.stroke("M66 113 L62 95", colour, width=2.6)


_CLOTHING: Mapping[str, Callable[[Sheet, str, str, str], None]] = {
    "shirt": _shirt,
    "suit": _suit,
    "blazer": _blazer,
    "tee": _tee,
    "rollneck": _rollneck,
    "blouse": _blouse,
    "cardigan": _cardigan,
    "hoodie": _hoodie,
    "apron": _apron,
}
CLOTHES = tuple(_CLOTHING)
"""The words for clothes."""
