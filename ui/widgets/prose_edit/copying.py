"""Copied words: raw Markdown as plain text, with the hints that keep it out of clipboard histories."""

from PySide6.QtCore import QMimeData, QStringListModel

from ui.clipboard import HINTS


def carry(text: str) -> QMimeData:
    """What goes on the clipboard for `text`."""
    # Made by Qt, not by Python: one of Python's own that is still there at exit ends in a crash.
    model = QStringListModel([""])
    data = model.mimeData([model.index(0, 0)])
    for kind in data.formats():
        data.removeFormat(kind)
    data.setText(text)
    for kind, value in HINTS.items():
        data.setData(kind, value)
    return data
