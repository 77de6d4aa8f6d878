"""The pages of a finished PDF one by one, as pictures and as text: what is shown and printed is the PDF itself.

Only for PDFs that were made here. Pages are counted from 0; any thread may ask, and one waits for the other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

POINTS_PER_INCH = 72

_pdfium = Lock()  # it can't do two things at once, not even with two documents


@dataclass(frozen=True, slots=True)
class Picture:
    """Four bytes a pixel: blue, green, red, and one that means nothing."""

    width: int
    height: int
    stride: int
    data: bytes = field(repr=False)


class Leaves:
    """Open until `close`; then it holds nothing of the PDF."""

    def __init__(self, pdf: bytes) -> None:
        from pypdfium2 import PdfDocument

        with _pdfium:
            self._document: PdfDocument | None = PdfDocument(pdf)
            self.count: int = len(self._document)
            self._sizes: list[tuple[float, float]] = [self._document.get_page_size(at) for at in range(self.count)]

    def size(self, number: int) -> tuple[float, float]:
        """Width and height in points."""
        return self._sizes[number]

    def picture(self, number: int, dpi: float) -> Picture:
        with _pdfium:
            page = self._page(number)
            try:
                bitmap = page.render(scale=dpi / POINTS_PER_INCH, may_draw_forms=False, prefer_bgrx=True)
                try:
                    return Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
                finally:
                    bitmap.close()
            finally:
                page.close()

    def text(self, number: int) -> str:
        with _pdfium:
            page = self._page(number)
            try:
                words = page.get_textpage()
                try:
                    return str(words.get_text_range())
                finally:
                    words.close()
            finally:
                page.close()

    def close(self) -> None:
        with _pdfium:
            if self._document is not None:
                self._document.close()
            self._document = None  # it keeps the bytes that it was made of

    def _page(self, number: int) -> PdfPage:
        if self._document is None:
            raise ValueError("the pages are closed")
        return self._document[number]
