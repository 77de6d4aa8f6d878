"""A card: one object or one decision on a ground of its own."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget


class Card(QFrame):
    """`kind`: `card`, `inset`, `chosen` (pine edge) or `prompt`. Fill `body`; `small` has less padding."""

    def __init__(self, kind: str = "card", small: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        self.body = QVBoxLayout(self)
        across, down = (20, 16) if small else (24, 20)
        self.body.setContentsMargins(across, down, across, down)
        self.body.setSpacing(8)
