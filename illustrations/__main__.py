"""Write every illustration as SVG and as PNG: `python -m illustrations OUTDIR`."""

import argparse
import os
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from illustrations import SCENES
from illustrations.shapes import HEIGHT, WIDTH


def render(svg: str, size: tuple[int, int] = (WIDTH, HEIGHT)) -> QImage:
    """Render a drawing at its own size."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    return image


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(prog="illustrations", description=__doc__)
    parser.add_argument("outdir", type=Path, help="folder to write to; it is created if needed")
    outdir: Path = parser.parse_args().outdir
    outdir.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    for name, draw in SCENES.items():
        svg = draw()
        (outdir / f"{name}.svg").write_text(svg, encoding="utf-8", newline="\n")
        if not render(svg).save(str(outdir / f"{name}.png")):
            raise OSError(f"cannot write {outdir / name}.png")
    application.shutdown()


if __name__ == "__main__":
    main()
