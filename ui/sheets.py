"""Pages of finished PDFs as sheets of paper: one picture at a time, so that memory stays flat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from app.progress import Progress
from app.summary.leaves import Leaves, Picture
from app.summary.refusals import PrintFailed

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

DPI = 300
_Sheet = tuple[Leaves, int]


class Sheets:
    """The pages that a printer was asked for. `given` says, from any thread, how many it has been handed so far."""

    def __init__(self, pdfs: Sequence[bytes], printer: QPrinter) -> None:
        self.given = 0
        self._pdfs, self._printer = pdfs, printer

    def print(self, progress: Progress) -> int:
        """Slow, for a job: Qt allows to paint on a printer there. Returns how many. Raises Cancelled or PrintFailed."""
        leaves = [Leaves(pdf) for pdf in self._pdfs]
        try:
            self._print_all(_asked_for(leaves, self._printer), progress)
        finally:
            for one in leaves:
                one.close()
        return self.given

    def _print_all(self, sheets: Sequence[_Sheet], progress: Progress) -> None:
        painter = QPainter()
        if not sheets or not painter.begin(self._printer):
            raise PrintFailed
        try:
            for number, (leaves, page) in enumerate(sheets):
                progress.step(number, len(sheets))
                if number and not self._printer.newPage():
                    raise _failed(self.given)
                _draw(leaves.picture(page, DPI), painter, self._printer)
                self.given += 1
            progress.step(len(sheets), len(sheets))
        except BaseException:
            self._printer.abort()
            raise
        finally:
            ended = painter.end()
        if not ended or self._printer.printerState() == self._printer.PrinterState.Error:
            raise _failed(self.given)


def _failed(given: int) -> PrintFailed:
    return PrintFailed(advice=PrintFailed.some_gone) if given else PrintFailed()


def _asked_for(leaves: Sequence[Leaves], printer: QPrinter) -> list[_Sheet]:
    """The pages in the order in which they come out; several copies where the printer doesn't make them itself."""
    pages = [(one, page) for one in leaves for page in range(one.count)]
    if printer.printRange() == printer.PrintRange.PageRange:
        ranges = printer.pageRanges()
        pages = [sheet for number, sheet in enumerate(pages, 1) if ranges.contains(number)]
    if printer.pageOrder() == printer.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    return pages * copies if printer.collateCopies() else [sheet for sheet in pages for _ in range(copies)]


def _draw(picture: Picture, painter: QPainter, printer: QPrinter) -> None:
    """In the middle of what the printer can print on, never larger than it is and never cut."""
    image = QImage(picture.data, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
    if printer.colorMode() == printer.ColorMode.GrayScale:
        image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    room = printer.pageRect(printer.Unit.DevicePixel)
    across, down = picture.width / DPI * printer.logicalDpiX(), picture.height / DPI * printer.logicalDpiY()
    turned = (across > down) != (room.width() > room.height())
    if turned:
        across, down = down, across
    scale = min(1.0, room.width() / across, room.height() / down)
    wide, high = across * scale, down * scale
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    painter.translate(room.width() / 2, room.height() / 2)
    if turned:
        painter.rotate(90)
        wide, high = high, wide
    painter.drawImage(QRectF(-wide / 2, -high / 2, wide, high), image)
    painter.restore()
