"""What a person does on the Share page, for the tests of it."""

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QLineEdit, QPushButton

from tests.ui.showing import shown
from ui.pages.share.leaf import Leaf
from ui.pages.share.page import SharePage
from ui.pages.share.tree import Tree
from ui.places import Place
from ui.widgets.banner import Banner
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.text import Paragraph

PATIENCE = 20_000  # ms


def shown_page(qtbot, session, width=1280, height=800):
    page = SharePage(session, Place("share"))
    shown(qtbot, page, width=width, height=height)
    page.settle(Place("share"))
    return page


def button(page, words):
    return next(b for b in page.window().findChildren(QPushButton) if b.text() == words and b.isVisible())


def click(qtbot, page, words):
    qtbot.mouseClick(button(page, words), Qt.MouseButton.LeftButton)


def choose_reader(qtbot, page, words):
    segment = next(b for b in page.findChildren(QAbstractButton) if b.text() == words)
    qtbot.mouseClick(segment, Qt.MouseButton.LeftButton)


def select(page, name):
    return next(field.editor for field in page.findChildren(Field) if field.editor.accessibleName() == name)


def pick(qtbot, box, words):
    """Choose from a folded list with its keys."""
    box.setFocus()
    step = box.findText(words) - box.currentIndex()
    for _ in range(abs(step)):
        qtbot.keyClick(box, Qt.Key.Key_Down if step > 0 else Qt.Key.Key_Up)


# the tree


def tree(page):
    return page.findChild(Tree)


def row(page, *titles):
    """The index of a title under others."""
    here, model = QModelIndex(), tree(page).model
    for title in titles:
        below = (model.index(at, 0, here) for at in range(model.rowCount(here)))
        here = next(one for one in below if one.data() == title)
    return here


def offered(page, *titles):
    here, model = row(page, *titles), tree(page).model
    return [model.index(at, 0, here).data() for at in range(model.rowCount(here))]


def state(page, *titles):
    return row(page, *titles).data(Qt.ItemDataRole.CheckStateRole)


def press_row(qtbot, page, key, *titles):
    view = tree(page).view
    view.setFocus()
    view.setCurrentIndex(row(page, *titles))
    qtbot.keyClick(view, key)


def click_row(qtbot, page, *titles):
    view = tree(page).view
    spot = QPoint(200, view.visualRect(row(page, *titles)).center().y())
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)


# the pages


def leaf(page):
    return page.findChild(Leaf)


def shows_pages(qtbot, page, words=""):
    """Once they are made, and hold these words on the page that is seen."""
    seen = leaf(page)
    qtbot.waitUntil(lambda: seen.accessibleName() != "" and words in seen.accessibleDescription(), timeout=PATIENCE)
    return seen


# the file


def name_file(qtbot, page, target):
    """In the file dialog that is open: type a name and press Enter."""
    qtbot.waitUntil(lambda: page.window().findChild(QFileDialog) is not None)
    dialog = page.window().findChild(QFileDialog)
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    field.setText(str(target))
    qtbot.keyClick(field, Qt.Key.Key_Return)


def export_to(qtbot, page, target):
    click(qtbot, page, "Export PDF…")
    name_file(qtbot, page, target)


def exported(qtbot, page, target):
    export_to(qtbot, page, target)
    qtbot.waitUntil(lambda: told(page) != "", timeout=PATIENCE)


def told(page):
    """What the banner says after an export; "" before one."""
    banner = next(banner for banner in page.findChildren(Banner) if banner.property("kind") == "good")
    return " ".join(banner.findChild(Paragraph).text().split()) if banner.isVisible() else ""


def asked(page):
    """The question that lies over the page; "" for none."""
    return next((d.accessibleName() for d in page.window().findChildren(Dialog) if d.isVisible()), "")


def said(page):
    return [one.text() for one in page.findChildren(QLabel) if one.isVisible()]


def name_it(qtbot, page, opening, name):
    """Press the button of the line with the name, and write another."""
    click(qtbot, page, opening)
    dialog = next(d for d in page.window().findChildren(Dialog) if d.isVisible())
    field = dialog.findChild(QLineEdit)
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, name)
    qtbot.keyClick(field, Qt.Key.Key_Return)
