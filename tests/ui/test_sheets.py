"""Pages of PDFs on paper: which, how often, in which order, and never cut. Poppler looks at what was printed."""

import re
import subprocess

import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter

from app.errors import Cancelled
from app.progress import Progress
from app.summary.refusals import PrintFailed
from tests.app.printed_summary import needs_poppler
from tests.ui.paper_makers import FRAME, pages
from ui.sheets import Sheets

pytestmark = needs_poppler
COLOURS = ("red", "green", "blue", "cyan", "magenta")


@pytest.fixture
def printer(qapp, tmp_path):
    """Writes what it prints into a file; it leaves a margin of 5 mm."""
    printer = QPrinter()
    printer.setResolution(72)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(5, 5, 5, 5), QPageLayout.Unit.Millimeter)
    return printer


def whole_page():
    return pages("red", size=QPageSize.PageSizeId.A4)


def print_(printer, *pdfs, progress=None):
    return Sheets(pdfs, printer).print(progress or Progress())


def printed(tmp_path):
    """A picture of each page that came out, 72 px an inch."""
    out = tmp_path / "printed.pdf"
    subprocess.run(["pdftoppm", "-r", "72", "-png", str(out), str(tmp_path / "page")], check=True)
    return [QImage(str(one)) for one in sorted(tmp_path.glob("page*.png"))]


def colours(tmp_path):
    """Of the squares in the middle, in the order in which their pages came out."""
    found = [one.pixelColor(one.width() // 2, one.height() // 2) for one in printed(tmp_path)]
    return [min(COLOURS, key=lambda name: distance(QColor(name), middle)) for middle in found]


def distance(one, other):
    return sum((a - b) ** 2 for a, b in zip(one.getRgb(), other.getRgb(), strict=True))


def rows(image):
    """How light it is, a row of bytes for each line."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    bits, wide = bytes(grey.constBits()), grey.bytesPerLine()
    return [bits[at * wide : at * wide + grey.width()] for at in range(grey.height())]


def frame(image):
    """Left, top, right and bottom of the outermost ink."""
    lines = rows(image)
    down = [y for y, line in enumerate(lines) if min(line) < 200]
    across = [x for x, column in enumerate(zip(*lines, strict=True)) if min(column) < 200]
    return across[0], down[0], across[-1], down[-1]


def is_whole(image):
    """Whether all four sides of the frame are there: one that was cut off is not."""
    left, top, right, bottom = frame(image)
    lines = rows(image)
    columns = list(zip(*lines, strict=True))
    sides = (lines[top][left:right], lines[bottom][left:right], columns[left][top:bottom], columns[right][top:bottom])
    return all(sum(light < 230 for light in side) > 0.98 * len(side) for side in sides)


def test_every_page_comes_out_once_in_its_order(printer, tmp_path):
    assert print_(printer, pages("red", "green", "blue")) == 3
    assert colours(tmp_path) == ["red", "green", "blue"]


def test_the_pages_of_a_second_volume_follow_those_of_the_first(printer, tmp_path):
    print_(printer, pages("red", "green"), pages("blue"))
    assert colours(tmp_path) == ["red", "green", "blue"]


def test_a_range_counts_through_all_volumes(printer, tmp_path):
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("2-3,5"))
    assert print_(printer, pages("red", "green"), pages("blue", "cyan", "magenta")) == 3
    assert colours(tmp_path) == ["green", "blue", "magenta"]


def test_a_range_beyond_the_last_page_is_said_to_have_failed(printer, tmp_path):
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("7-9"))
    with pytest.raises(PrintFailed):
        print_(printer, pages("red"))


@pytest.mark.parametrize(
    ("collated", "order"), [(True, ["red", "green", "red", "green"]), (False, ["red", "red", "green", "green"])]
)
def test_copies_are_made_whole_or_page_by_page(printer, tmp_path, collated, order):
    printer.setCopyCount(2)
    printer.setCollateCopies(collated)
    assert not printer.supportsMultipleCopies()
    print_(printer, pages("red", "green"))
    assert colours(tmp_path) == order


def test_the_last_page_can_come_first(printer, tmp_path):
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    print_(printer, pages("red", "green", "blue"))
    assert colours(tmp_path) == ["blue", "green", "red"]


@pytest.mark.parametrize("grey", [True, False])
def test_what_is_printed_in_grey_has_no_colour(printer, tmp_path, grey):
    printer.setColorMode(QPrinter.ColorMode.GrayScale if grey else QPrinter.ColorMode.Color)
    print_(printer, pages("red"))
    (page,) = printed(tmp_path)
    red, green, blue, _ = page.pixelColor(page.width() // 2, page.height() // 2).getRgb()
    assert (red == green == blue) is grey


MARGIN = 14  # points: 5 mm


@pytest.mark.parametrize("size", [QPageSize.PageSizeId.A4, QPageSize.PageSizeId.A5, QPageSize.PageSizeId.Letter])
def test_a_page_is_fitted_into_what_the_printer_can_print_on_and_nothing_is_cut(printer, tmp_path, size):
    printer.setPageSize(QPageSize(size))
    print_(printer, whole_page())
    (page,) = printed(tmp_path)
    left, top, right, bottom = frame(page)
    assert min(left, top, page.width() - right, page.height() - bottom) >= MARGIN
    assert is_whole(page)


def test_it_stays_in_proportion_and_in_the_middle(printer, tmp_path):
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    print_(printer, whole_page())
    (page,) = printed(tmp_path)
    left, top, right, bottom = frame(page)
    assert (right - left) / (bottom - top) == pytest.approx((595 - 2 * FRAME) / (842 - 2 * FRAME), rel=0.01)
    assert (left, top) == (
        pytest.approx(page.width() - 1 - right, abs=2),
        pytest.approx(page.height() - 1 - bottom, abs=2),
    )


def test_larger_paper_does_not_make_it_larger(printer, tmp_path):
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A3))
    print_(printer, whole_page())
    left, top, right, bottom = frame(printed(tmp_path)[0])
    assert (right - left, bottom - top) == (
        pytest.approx(595 - 2 * FRAME, abs=3),
        pytest.approx(842 - 2 * FRAME, abs=3),
    )


def test_on_paper_that_lies_on_its_side_the_page_does_too(printer, tmp_path):
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    print_(printer, whole_page())
    (page,) = printed(tmp_path)
    left, top, right, bottom = frame(page)
    assert (right - left) / (bottom - top) == pytest.approx((842 - 2 * FRAME) / (595 - 2 * FRAME), rel=0.01)
    assert right - left > page.width() * 0.9
    assert is_whole(page)


def test_it_is_as_sharp_as_three_hundred_dots_an_inch(printer, tmp_path):
    print_(printer, whole_page())
    listed = subprocess.run(["pdfimages", "-list", str(tmp_path / "printed.pdf")], capture_output=True, check=True)
    (line,) = listed.stdout.decode().splitlines()[2:]
    _, _, _, width, height, *_ = line.split()
    assert (int(width), int(height)) == (pytest.approx(2480, abs=2), pytest.approx(3508, abs=2))
    assert not re.search(r"\bjpeg\b", line)


def test_it_stops_between_two_pages_and_knows_how_many_went(printer):
    progress = Progress(lambda done, total: progress.cancel() if done == 2 else None)
    sheets = Sheets([pages(*COLOURS)], printer)
    with pytest.raises(Cancelled):
        sheets.print(progress)
    assert sheets.given == 3  # the wish came with the third page, and the fourth obeyed it


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_is_gone_has_been_given_nothing(printer, tmp_path):
    printer.setOutputFileName(str(tmp_path / "no" / "such" / "folder.pdf"))
    sheets = Sheets([pages("red")], printer)
    with pytest.raises(PrintFailed) as told:
        sheets.print(Progress())
    assert (sheets.given, told.value.advice) == (0, PrintFailed.advice)
