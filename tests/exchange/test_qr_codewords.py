"""The bytes of QR codes beside those of reportlab's own, slow encoder."""

from typing import Any

import pytest
from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRCode, QRErrorCorrectLevel

from clientdesk.exchange.cards.qr_codewords import codewords

LONGEST = (14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287)
"""How many bytes a code of versions 1 to 12 holds at level M."""


@pytest.mark.parametrize("version", range(1, 13))
def test_a_code_and_what_mends_it_are_those_of_the_standard(version: int) -> None:
    for length in {1, LONGEST[version - 1] // 2, LONGEST[version - 1] - 1, LONGEST[version - 1]}:
        text = ("王小明 BEGIN:VCARD" * 40).encode()[:length]
        encoder: Any = QRCode
        wanted = encoder.createData(version, QRErrorCorrectLevel.M, [QR8bitByte(text)])
        assert codewords(text, version) == list(wanted)
