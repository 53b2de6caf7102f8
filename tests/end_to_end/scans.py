#!/usr/bin/python3
"""Scans for the tests of OCR: the pages of a PDF as images and nothing else, in a new PDF.

    scans.py IN.pdf OUT.pdf [--dpi 200] [--turn DEGREES] [--noise AMOUNT] [--jpeg]

The pages are drawn by Poppler (pdftoppm), changed as asked with Pillow, and put at their size into a PDF by reportlab. --turn lays
them askew on white paper; --noise adds grey noise of that standard deviation, and specks; --jpeg stores them as scanners do.
"""
import argparse
import io
import pathlib
import random
import subprocess
import tempfile

from PIL import Image, ImageChops, ImageDraw
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

rl_config.invariant = 1


def drawn(path, dpi):
    """The pages as grey images."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", str(dpi), "-gray", str(path), f"{folder}/page"], check=True)
        for name in sorted(pathlib.Path(folder).iterdir()):
            with Image.open(name) as image:
                yield image.convert("L")


def noisy(image, amount):
    out = ImageChops.add(image, Image.effect_noise(image.size, amount), 1, -128)
    specks = random.Random(7)  # the same ones every time
    draw = ImageDraw.Draw(out)
    for _ in range(image.width * image.height // 20_000):
        x, y = specks.randrange(image.width), specks.randrange(image.height)
        draw.rectangle((x, y, x + 1, y + 1), fill=specks.randrange(120))
    return out


def put(canvas, image, dpi, jpeg=False):
    """A page that is this image."""
    size = (image.width * 72 / dpi, image.height * 72 / dpi)
    canvas.setPageSize(size)
    if jpeg:
        stored = io.BytesIO()
        image.save(stored, "JPEG", quality=60)
        image = Image.open(stored)
    canvas.drawImage(ImageReader(image), 0, 0, *size)
    canvas.showPage()


def scan(source, target, dpi=200, turn=0.0, noise=0.0, jpeg=False):
    canvas = Canvas(str(target), invariant=1)
    for image in drawn(source, dpi):
        if turn:
            image = image.rotate(-turn, Image.BICUBIC, fillcolor=255)
        if noise:
            image = noisy(image, noise)
        put(canvas, image, dpi, jpeg)
    canvas.save()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source")
    parser.add_argument("target")
    parser.add_argument("--dpi", type=int, default=200)
    parser.add_argument("--turn", type=float, default=0)
    parser.add_argument("--noise", type=float, default=0)
    parser.add_argument("--jpeg", action="store_true")
    scan(**vars(parser.parse_args()))


if __name__ == "__main__":
    main()
