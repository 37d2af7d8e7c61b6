"""Photos from outside: read in the child, turned upright, written anew as a small JPEG that carries nothing else."""

import io
import struct
import warnings
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from math import ceil
from typing import TYPE_CHECKING

from clientdesk.errors import ExitCode, UserError
from clientdesk.exchange.untrusted import Child
from clientdesk.i18n import N_

if TYPE_CHECKING:
    from PIL import Image

LONGEST_SIDE = 1024
FILE_AT_MOST = 50_000_000
PIXELS_AT_MOST = 50_000_000
_FORMATS = ("JPEG", "PNG", "WEBP")
_QUALITY = 88
# What Pillow's readers were seen to raise on broken pictures, beside `OSError`.
_DAMAGED = (OSError, ValueError, SyntaxError, IndexError, TypeError, EOFError, struct.error)
_SAFE = N_("Nothing was changed. Choose a JPEG, PNG or WebP picture; others can be saved as JPEG by a picture program.")


@dataclass(frozen=True)
class Crop:
    """What is kept of a picture: first it is turned by so many quarter turns to the right, then a rectangle is cut out,
    its place and size as parts (0 to 1) of the turned picture."""

    left: float = 0.0
    top: float = 0.0
    width: float = 1.0
    height: float = 1.0
    turns: int = 0


WHOLE = Crop()


@dataclass(frozen=True)
class CleanPhoto:
    """A JPEG without any of the original's metadata; its size in pixels."""

    jpeg: bytes
    width: int
    height: int


def clean_photo(child: Child, original: bytes, *, longest_side: int = LONGEST_SIDE, crop: Crop = WHOLE) -> CleanPhoto:
    """The photo, or what is kept of it, its longest side at most `longest_side` pixels; a `UserError` when the bytes
    are no photo we take."""
    if not original:
        raise _refused("empty", N_("The file is empty, so there is no photo in it."))
    if len(original) > FILE_AT_MOST:
        megabytes = FILE_AT_MOST // 1_000_000
        raise _refused("too_big", N_("The photo's file is larger than {megabytes} MB."), megabytes=megabytes)
    answer, jpeg = child.run("photo", original, {"longest_side": longest_side, "crop": list(astuple(crop))})
    match answer:
        case {"width": int(width), "height": int(height)}:
            return CleanPhoto(jpeg, width, height)
        case _:
            raise _refused("unreadable", N_("The photo is damaged or incomplete."))


def photo(original: bytes, options: Mapping[str, object]) -> tuple[dict[str, object], bytes]:
    """The child's job: options `longest_side` and `crop` (see `Crop`) in; `width` and `height` and a JPEG out."""
    from PIL import Image, JpegImagePlugin, PngImagePlugin, UnidentifiedImageError, WebPImagePlugin

    # Named, so that Pillow does not load its forty other readers when it is given something it does not know.
    del JpegImagePlugin, PngImagePlugin, WebPImagePlugin
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(original), formats=_FORMATS) as picture:
                if picture.width * picture.height > PIXELS_AT_MOST:
                    raise _too_many_pixels()
                clean = _on_white(_cut(picture, int(str(options["longest_side"])), _crop_of(options)))
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except UnidentifiedImageError as error:
        raise _refused("no_photo", N_("The file is no photo that ClientDesk can read.")) from error
    except _DAMAGED as error:
        raise _refused("damaged", N_("The photo is damaged or incomplete.")) from error
    jpeg = io.BytesIO()
    clean.save(jpeg, "JPEG", quality=_QUALITY, optimize=True)
    return {"width": clean.width, "height": clean.height}, jpeg.getvalue()


def _crop_of(options: Mapping[str, object]) -> Crop:
    told = options.get("crop")
    return Crop(*told) if isinstance(told, list) else WHOLE


def _cut(picture: "Image.Image", longest_side: int, crop: Crop) -> "Image.Image":
    """What is kept of a picture, upright and shrunk. It is shrunk first, so that a large one takes little memory."""
    from PIL import Image

    if crop == WHOLE:
        return _small(picture, longest_side)
    share = max(min(crop.width, crop.height), 0.05)
    turned = _small(picture, ceil(longest_side / share))
    ways = (None, Image.Transpose.ROTATE_270, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90)
    if (way := ways[crop.turns % 4]) is not None:
        turned = turned.transpose(way)
    across, down = turned.size
    left, top = round(crop.left * across), round(crop.top * down)
    right, bottom = round((crop.left + crop.width) * across), round((crop.top + crop.height) * down)
    left, top = min(max(left, 0), across - 1), min(max(top, 0), down - 1)
    kept = turned.crop((left, top, min(max(right, left + 1), across), min(max(bottom, top + 1), down)))
    kept.thumbnail((longest_side, longest_side))
    return kept


def _small(picture: "Image.Image", longest_side: int) -> "Image.Image":
    """The picture upright and shrunk, in a mode that has colours to be mixed."""
    from PIL import ImageOps

    if picture.mode.startswith("I"):
        picture = picture.point(lambda grey: grey / 256).convert("L")
    elif picture.mode != "RGBA" and picture.has_transparency_data:
        picture = picture.convert("RGBA")
    elif picture.mode in ("1", "P"):
        picture = picture.convert("RGB")
    picture.thumbnail((longest_side, longest_side))
    return ImageOps.exif_transpose(picture)


def _on_white(picture: "Image.Image") -> "Image.Image":
    """A new picture, because the old one carries comments and places that a JPEG writer would pass on."""
    from PIL import Image

    clean = Image.new("RGB", picture.size, "white")
    if picture.mode == "RGBA":
        clean.paste(picture, mask=picture.getchannel("A"))
    else:
        clean.paste(picture.convert("RGB"))
    return clean


def _too_many_pixels() -> UserError:
    text = N_("The picture has more than {megapixels} megapixels, so it was not read.")
    return _refused("too_many_pixels", text, megapixels=PIXELS_AT_MOST // 1_000_000)


def _refused(key: str, text: str, **values: object) -> UserError:
    return UserError(text, code=ExitCode.REFUSED, key=key, hint=_SAFE, **values)
