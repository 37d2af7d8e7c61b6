"""Photos from outside: read in the child, turned upright, written anew as a small JPEG that carries nothing else."""

import io
import struct
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
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
class CleanPhoto:
    """A JPEG without any of the original's metadata; its size in pixels."""

    jpeg: bytes
    width: int
    height: int


def clean_photo(child: Child, original: bytes, *, longest_side: int = LONGEST_SIDE) -> CleanPhoto:
    """The photo, its longest side at most `longest_side` pixels; a `UserError` when the bytes are no photo we take."""
    if not original:
        raise _refused("empty", N_("The file is empty, so there is no photo in it."))
    if len(original) > FILE_AT_MOST:
        megabytes = FILE_AT_MOST // 1_000_000
        raise _refused("too_big", N_("The photo's file is larger than {megabytes} MB."), megabytes=megabytes)
    answer, jpeg = child.run("photo", original, {"longest_side": longest_side})
    match answer:
        case {"width": int(width), "height": int(height)}:
            return CleanPhoto(jpeg, width, height)
        case _:
            raise _refused("unreadable", N_("The photo is damaged or incomplete."))


def photo(original: bytes, options: Mapping[str, object]) -> tuple[dict[str, object], bytes]:
    """The child's job: option `longest_side` in; `width` and `height` and a JPEG out."""
    from PIL import Image, JpegImagePlugin, PngImagePlugin, UnidentifiedImageError, WebPImagePlugin

    # Named, so that Pillow does not load its forty other readers when it is given something it does not know.
    del JpegImagePlugin, PngImagePlugin, WebPImagePlugin
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(original), formats=_FORMATS) as picture:
                if picture.width * picture.height > PIXELS_AT_MOST:
                    raise _too_many_pixels()
                clean = _on_white(_small(picture, int(str(options["longest_side"]))))
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except UnidentifiedImageError as error:
        raise _refused("no_photo", N_("The file is no photo that ClientDesk can read.")) from error
    except _DAMAGED as error:
        raise _refused("damaged", N_("The photo is damaged or incomplete.")) from error
    jpeg = io.BytesIO()
    clean.save(jpeg, "JPEG", quality=_QUALITY, optimize=True)
    return {"width": clean.width, "height": clean.height}, jpeg.getvalue()


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
