"""The few things that move, and never when things keep still."""

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal
from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget

from ui import theme


class Fade(QObject):
    """Makes one widget appear or go. `ended` follows each `run`, at once when things keep still."""

    stepped = Signal(float)  # 0.0 gone to 1.0 there
    ended = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._effect = QGraphicsOpacityEffect(widget)
        self._effect.setEnabled(False)
        widget.setGraphicsEffect(self._effect)
        self._motion = QVariantAnimation(self)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._on_value_changed)
        self._motion.finished.connect(self._on_finished)

    def run(self, start: float, end: float, milliseconds: int) -> None:
        self.stop()
        if theme.current().still:
            self.stepped.emit(end)
            self.ended.emit()
            return
        self._effect.setOpacity(start)
        self._effect.setEnabled(True)
        self._motion.setStartValue(start)
        self._motion.setEndValue(end)
        self._motion.setDuration(milliseconds)
        self._motion.start()

    def stop(self) -> None:
        """Where it is now, fully there; `ended` does not come."""
        self._motion.stop()
        self._effect.setEnabled(False)

    def _on_value_changed(self, value: float) -> None:
        self._effect.setOpacity(value)
        self.stepped.emit(value)

    def _on_finished(self) -> None:
        self._effect.setEnabled(False)
        self.ended.emit()
