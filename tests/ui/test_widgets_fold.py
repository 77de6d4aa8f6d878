"""A heading that folds away what stands under it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from tests.ui.showing import shown
from ui.widgets.fold import Fold


@pytest.fixture
def fold(qtbot):
    fold = Fold("Questions")
    fold.inside = QLineEdit()
    fold.body.addWidget(fold.inside)
    fold.told = QSignalSpy(fold.toggled)
    shown(qtbot, fold)
    return fold


def head(fold):
    return fold.findChild(QAbstractButton)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_keys_shut_it_and_open_it_again(qtbot, fold, key):
    head(fold).setFocus()
    seen = []
    for _ in range(2):
        qtbot.keyClick(head(fold), key)
        seen.append(fold.inside.isVisible())
    assert seen == [False, True]
    assert [fold.told.at(at)[0] for at in range(fold.told.count())] == [False, True]


def test_a_click_shuts_it(qtbot, fold):
    qtbot.mouseClick(head(fold), Qt.MouseButton.LeftButton)
    assert not fold.inside.isVisible()


def test_the_program_shuts_it_without_telling(fold):
    fold.set_open(False)
    assert (fold.inside.isVisible(), fold.told.count()) == (False, 0)


def test_shut_it_is_no_higher_than_its_heading(qtbot, fold):
    before = fold.sizeHint().height()
    fold.set_open(False)
    assert fold.sizeHint().height() < before - fold.inside.sizeHint().height()
