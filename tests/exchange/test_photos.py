import io
import random
import struct
import sys
import zlib
from collections.abc import Iterator

import pytest
from PIL import Image, PngImagePlugin

from clientdesk.errors import ExitCode, UserError
from clientdesk.exchange.photos import CleanPhoto, Crop, clean_photo
from clientdesk.exchange.untrusted import Child

SERVE = [sys.executable, "-B", "-c", "from clientdesk.exchange.untrusted.child import serve; serve()"]
SECRET = b"N 39.9042 E 116.4074"


@pytest.fixture(scope="module")
def child() -> Iterator[Child]:
    with Child(command=SERVE) as running:
        yield running


def encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


def portrait(mode: str = "RGB", size: tuple[int, int] = (60, 40)) -> Image.Image:
    """Left half red, right half blue."""
    picture = Image.new("RGB", size, "red")
    picture.paste("blue", (size[0] // 2, 0, *size))
    return picture.convert(mode)


def seen(photo: CleanPhoto) -> Image.Image:
    picture = Image.open(io.BytesIO(photo.jpeg))
    assert (picture.format, picture.size) == ("JPEG", (photo.width, photo.height))
    return picture.convert("RGB")


def colour(picture: Image.Image, x: int, y: int) -> str:
    red, green, blue = picture.getpixel((x, y))  # type: ignore[misc]  # an RGB picture has three
    if min(red, green, blue) > 200:
        return "white"
    strongest = max((red, "red"), (green, "green"), (blue, "blue"))
    return strongest[1] if strongest[0] > 100 > min(red, green, blue) else "?"


def refusal(child: Child, original: bytes) -> UserError:
    with pytest.raises(UserError) as caught:
        clean_photo(child, original)
    assert caught.value.code == ExitCode.REFUSED
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_comes_back_as_a_jpeg_of_its_own_size(child: Child, kind: str) -> None:
    photo = clean_photo(child, encoded(portrait(), kind))
    assert (photo.width, photo.height) == (60, 40)
    assert (colour(seen(photo), 5, 20), colour(seen(photo), 55, 20)) == ("red", "blue")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_every_usual_way_to_store_colours_is_read(child: Child, mode: str) -> None:
    picture = portrait("L").convert("I;16") if mode == "I;16" else portrait(mode)
    photo = clean_photo(child, encoded(picture, "JPEG" if mode == "CMYK" else "PNG"))
    assert seen(photo).size == (60, 40)


def test_sixteen_bits_of_grey_keep_their_shades(child: Child) -> None:
    grey = Image.new("I;16", (8, 8), 0x8000)
    assert seen(clean_photo(child, encoded(grey, "PNG"))).getpixel((4, 4)) == (128, 128, 128)


def test_a_large_photo_is_shrunk_to_1024_pixels(child: Child) -> None:
    photo = clean_photo(child, encoded(portrait(size=(3000, 1500)), "JPEG"))
    assert (photo.width, photo.height) == (1024, 512)


def test_a_thumbnail_is_as_small_as_asked(child: Child) -> None:
    photo = clean_photo(child, encoded(portrait(size=(400, 800)), "PNG"), longest_side=96)
    assert (photo.width, photo.height) == (48, 96)


def test_a_very_flat_picture_keeps_a_pixel(child: Child) -> None:
    photo = clean_photo(child, encoded(Image.new("RGB", (20_000, 1)), "PNG"))
    assert (photo.width, photo.height) == (1024, 1)


def test_a_photo_of_forty_megapixels_is_taken(child: Child) -> None:
    assert clean_photo(child, encoded(Image.new("RGB", (8000, 5000), "red"), "JPEG")).width == 1024


def test_a_photo_taken_sideways_stands_upright(child: Child) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6  # the camera was turned: show the picture a quarter clockwise
    upright = seen(clean_photo(child, encoded(portrait(), "JPEG", exif=turned)))
    assert upright.size == (40, 60)
    assert (colour(upright, 20, 5), colour(upright, 20, 55)) == ("red", "blue")


def test_what_is_transparent_becomes_white(child: Child) -> None:
    clear = Image.new("RGBA", (40, 40), (255, 0, 0, 0))
    assert colour(seen(clean_photo(child, encoded(clear, "PNG"))), 20, 20) == "white"


def test_a_transparent_palette_becomes_white(child: Child) -> None:
    clear = Image.new("P", (40, 40), 0)
    assert colour(seen(clean_photo(child, encoded(clear, "PNG", transparency=0))), 20, 20) == "white"


def test_nothing_but_the_picture_is_kept(child: Child) -> None:
    place = Image.Exif()
    place[0x010E] = SECRET.decode()
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", SECRET.decode())
    originals = (
        encoded(portrait(), "JPEG", exif=place, comment=SECRET, xmp=b"<x>" + SECRET + b"</x>"),
        encoded(portrait(), "WEBP", exif=place, xmp=SECRET),
        encoded(portrait(), "PNG", exif=place, pnginfo=words),
    )
    for original in originals:
        assert SECRET in original
        photo = clean_photo(child, original)
        assert SECRET not in photo.jpeg
        assert set(Image.open(io.BytesIO(photo.jpeg)).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_an_empty_file_is_no_photo(child: Child) -> None:
    assert str(refusal(child, b"")) == "The file is empty, so there is no photo in it."


@pytest.mark.parametrize(
    "original",
    [
        b"\0",
        b"hello" * 100,
        b"%PDF-1.7",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\xff\xd8",
        b"\x89PNG\r\n\x1a\n",
    ],
)
def test_what_is_no_photo_is_refused(child: Child, original: bytes) -> None:
    assert str(refusal(child, original)) == "The file is no photo that ClientDesk can read."


@pytest.mark.parametrize("kind", ["GIF", "TIFF", "BMP", "PPM", "ICO"])
def test_kinds_of_picture_that_are_not_taken_are_refused(child: Child, kind: str) -> None:
    assert refusal(child, encoded(portrait(), kind)).key == "no_photo"


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def claimed_png(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(1_000_000), 9) * 3
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_picture_bomb_is_refused_before_it_is_unpacked(child: Child) -> None:
    for width, height in ((30_000, 30_000), (7_100, 7_100), (50_000_001, 1)):
        error = refusal(child, claimed_png(width, height))
        assert str(error) == "The picture has more than 50 megapixels, so it was not read."


def test_a_webp_bomb_is_refused(child: Child) -> None:
    size = struct.pack("<I", 16_382)[:3]
    head = b"WEBPVP8X" + struct.pack("<I", 10) + b"\x10\0\0\0" + size + size
    bomb = b"RIFF" + struct.pack("<I", len(head)) + head
    assert refusal(child, bomb).key == "too_many_pixels"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_cut_short_is_refused(child: Child, kind: str) -> None:
    noise = Image.frombytes("RGB", (100, 100), random.Random(1).randbytes(30_000))
    original = encoded(noise, kind)
    assert refusal(child, original[: len(original) // 2]).key in ("damaged", "no_photo")


def test_a_file_of_more_than_fifty_megabytes_is_not_sent(child: Child) -> None:
    assert str(refusal(child, bytes(50_000_001))) == "The photo's file is larger than 50 MB."


@pytest.mark.parametrize("seed", range(40))
def test_a_mutated_photo_is_read_or_refused_and_the_reader_lives_on(child: Child, seed: int) -> None:
    chance = random.Random(seed)
    kind = ("JPEG", "PNG", "WEBP")[seed % 3]
    original = bytearray(encoded(portrait(("RGB", "RGBA", "P")[seed % 3] if kind == "PNG" else "RGB"), kind))
    for _ in range(chance.randint(1, 12)):
        original[chance.randrange(len(original))] = chance.randrange(256)
    if chance.random() < 0.3:
        del original[chance.randrange(len(original)) :]
    try:
        assert max(seen(clean_photo(child, bytes(original))).size) <= 1024
    except UserError as error:
        assert error.key in ("damaged", "no_photo", "empty", "too_many_pixels")  # noqa: PT017 - both ends are right


def test_the_same_photo_gives_the_same_bytes(child: Child) -> None:
    original = encoded(portrait(), "PNG")
    assert clean_photo(child, original) == clean_photo(child, original)


# A part of the picture


def quarters() -> bytes:
    """A picture of 400 × 200: red and green above, blue and white below."""
    picture = Image.new("RGB", (400, 200), "white")
    for left, top, shade in ((0, 0, "red"), (200, 0, "green"), (0, 100, "blue")):
        picture.paste(shade, (left, top, left + 200, top + 100))
    return encoded(picture, "PNG")


def test_a_part_is_cut_out_where_the_frame_stands(child: Child) -> None:
    kept = clean_photo(child, quarters(), crop=Crop(0.5, 0.0, 0.5, 0.5))
    assert (kept.width, kept.height) == (200, 100)
    assert colour(seen(kept), 100, 50) == "green"


@pytest.mark.parametrize(("turns", "shade"), [(0, "red"), (1, "blue"), (2, "white"), (3, "green")])
def test_a_quarter_turn_to_the_right_comes_before_the_cut(child: Child, turns: int, shade: str) -> None:
    kept = clean_photo(child, quarters(), crop=Crop(0.0, 0.0, 0.5, 0.5, turns))
    assert (kept.width, kept.height) == ((100, 200) if turns % 2 else (200, 100))
    assert colour(seen(kept), kept.width // 2, kept.height // 2) == shade


def test_a_small_part_of_a_large_picture_keeps_its_dots_up_to_the_limit(child: Child) -> None:
    large = encoded(Image.new("RGB", (6000, 4000), "red"), "JPEG")
    kept = clean_photo(child, large, crop=Crop(0.25, 0.25, 0.25, 0.375))
    assert max(kept.width, kept.height) == 1024
    assert b"Exif" not in kept.jpeg


@pytest.mark.parametrize("crop", [Crop(1.0, 1.0, 0.0, 0.0), Crop(-1.0, -1.0, 5.0, 5.0), Crop(0.9, 0.9, 0.5, 0.5)])
def test_a_frame_off_the_picture_still_keeps_something_of_it(child: Child, crop: Crop) -> None:
    kept = clean_photo(child, quarters(), crop=crop)
    assert 1 <= kept.width <= 400
    assert 1 <= kept.height <= 200
