#!/usr/bin/python3
"""Scans for the tests of OCR: the pages of a PDF as images and nothing else, in a new PDF.

    scans.py IN.pdf OUT.pdf [--dpi 200] [--turn DEGREES] [--noise AMOUNT] [--jpeg] [--pages FIRST-LAST] [--text-first]

The pages are drawn by Poppler (pdftoppm), changed as asked with Pillow, and put at their size into a PDF by reportlab.
--turn lays them askew on white paper; --noise adds grey noise of that standard deviation and specks; --jpeg stores
them as scanners do; --text-first leaves page 1 as the text it was.
"""
import argparse
import io
import pathlib
import subprocess
import tempfile

from PIL import Image, ImageChops
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
    noise = Image.effect_noise(image.size, amount)  # around 128
    out = ImageChops.add(image, noise, 1, -128)
    specks = Image.effect_noise((image.width // 2, image.height // 2), 40).point(lambda v: 0 if v < 8 else 255)
    return ImageChops.multiply(out, specks.resize(image.size, Image.NEAREST))


def scan(source, target, dpi=200, turn=0.0, noise=0.0, jpeg=False):
    canvas = Canvas(str(target), invariant=1)
    for image in drawn(source, dpi):
        if turn:
            image = image.rotate(-turn, Image.BICUBIC, fillcolor=255)
        if noise:
            image = noisy(image, noise)
        size = (image.width * 72 / dpi, image.height * 72 / dpi)
        canvas.setPageSize(size)
        if jpeg:
            bytes_ = io.BytesIO()
            image.save(bytes_, "JPEG", quality=60)
            image = Image.open(bytes_)
        canvas.drawImage(ImageReader(image), 0, 0, *size)
        canvas.showPage()
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
