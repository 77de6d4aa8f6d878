"""What went wrong, as a dialog: the sentence, what to do, and of a bug the technical words, folded away."""

from PySide6.QtCore import QCoreApplication

from app import report
from app.errors import Unforeseen, UserError
from ui.widgets.dialog import Dialog
from ui.widgets.report import more_about


def told(error: UserError) -> Dialog:
    """To be opened on a window."""
    dialog = Dialog(error.title, error.advice)
    close = dialog.add_primary(QCoreApplication.translate("told", "Close"))
    dialog.set_first(close)
    if isinstance(error, Unforeseen):
        dialog.body.addWidget(more_about(report.written(error.place)))
    return dialog
