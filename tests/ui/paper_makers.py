"""PDFs to be printed, made by Qt: no words, but a colour for each page and a frame that shows whether it was cut."""

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QPageSize, QPainter, QPdfWriter

FRAME = 12  # points from the edge of the page


def pages(*colours, size=QPageSize.PageSizeId.A7):
    """A page for each: a square of the colour in its middle, and a black frame close to its edge."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(72)
    writer.setPageSize(QPageSize(size))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    for number, colour in enumerate(colours):
        if number:
            writer.newPage()
        whole = QRectF(0, 0, writer.width(), writer.height())
        painter.fillRect(QRectF(whole.center().x() - 60, whole.center().y() - 60, 120, 120), QColor(colour))
        painter.setPen(QColor("black"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(whole.adjusted(FRAME, FRAME, -FRAME, -FRAME))
    painter.end()
    return bytes(buffer.data())
