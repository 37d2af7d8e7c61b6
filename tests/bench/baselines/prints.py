"""The same texts, lines, pictures and QR codes at the same places with bare reportlab: argv is PLAN.json, OUT.pdf."""

import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import Color
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas


def draw(canvas: Canvas, page: Any, photo: str) -> None:
    canvas.setPageSize(page["paper"])
    for x, y, width, height, colour in page["areas"]:
        canvas.setFillColor(Color(*(colour * 3)[:3]))
        canvas.rect(x, y, width, height, stroke=0, fill=1)
    canvas.setLineWidth(0.35)
    for line in page["lines"]:
        canvas.line(*line)
    for place in page["pictures"]:
        canvas.drawImage(photo, *place)
    for text, x, y, width, height in page["codes"]:
        code = Drawing(width, height)
        code.add(QrCodeWidget(text, barLevel="M", barBorder=0, barWidth=width, barHeight=height))
        renderPDF.draw(code, canvas, x, y)
    for font, size, colour, x, y, text in page["texts"]:
        canvas.setFillColor(Color(*colour))
        canvas.setFont(font, size)
        canvas.drawString(x, y, text)
    canvas.showPage()


def main(planned: str, out: str) -> None:
    plan = json.loads(Path(planned).read_text(encoding="utf-8"))
    begun = time.process_time()
    for name, path in plan["fonts"].items():
        pdfmetrics.registerFont(TTFont(name, path))
    canvas = Canvas(out, pageCompression=1)
    for page in plan["pages"]:
        draw(canvas, page, plan["photo"])
    canvas.save()
    took = (time.process_time() - begun) * 1000
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"took": [took], "memory": [peak], "size": [Path(out).stat().st_size / 1e6]}))


if __name__ == "__main__":
    main(*sys.argv[1:])
