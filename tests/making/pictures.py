"""Portraits and signs drawn by code."""

import hashlib
import io
from random import Random

from PIL import Image, ImageDraw

from clientdesk.dossier.values import Attachment

_WIDTH, _HEIGHT = 48, 64


def portrait(rng: Random) -> tuple[Attachment, bytes]:
    """A face of a few strokes, as the small JPEG that a photo is kept as."""
    skin, shirt, wall = (tuple(rng.randint(low, low + 80) for _ in range(3)) for low in (150, 30, 90))
    picture = Image.new("RGB", (_WIDTH, _HEIGHT), wall)
    draw = ImageDraw.Draw(picture)
    draw.ellipse((4, 44, 44, 90), fill=shirt)
    draw.ellipse((12, 10 + rng.randint(0, 4), 36, 44), fill=skin)
    for eye in (18, 27):
        draw.ellipse((eye, 24, eye + 3, 27), fill="black")
    draw.arc((18, 28, 30, 28 + rng.randint(4, 10)), 20, 160, fill="darkred")
    jpeg = io.BytesIO()
    picture.save(jpeg, "JPEG", quality=60)
    return kept(jpeg.getvalue(), name=f"photo{rng.randrange(1000)}.jpg", media="image/jpeg")


def paper(rng: Random) -> tuple[Attachment, bytes]:
    """A small text file."""
    text = f"样本 sample {rng.randrange(10**9)}\n".encode()
    return kept(text, name=f"样本 {rng.randrange(1000)}.txt", media="text/plain")


def kept(data: bytes, *, name: str, media: str) -> tuple[Attachment, bytes]:
    """The value and the bytes it names."""
    return Attachment(hashlib.sha256(data).hexdigest(), name, media, len(data)), data
