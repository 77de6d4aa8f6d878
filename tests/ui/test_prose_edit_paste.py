"""What comes in by the clipboard, and what goes out."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.cleaning import clean
from ui import clipboard
from ui.widgets.prose_edit import ProseEdit
from ui.widgets.prose_edit.menu import edit_menu

CTRL = Qt.KeyboardModifier.ControlModifier

# As Word 365 puts them on the clipboard, cut to the bone.
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0}</style>
<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]--></head>
<body lang=EN-GB><!--StartFragment-->
<h1>The ward<o:p></o:p></h1>
<p class=MsoNormal>Told <b style='mso-bidi-font-weight:normal'>her</b> about
the <i>silence</i>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>first<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><!--[if !supportLists]--><span
style='font-family:"Courier New"'><span
style='mso-list:Ignore'>o<span>&nbsp;&nbsp;</span></span></span><!--[endif]-->inner</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span><span
style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>numbered</p>
<table><tr><td>a</td><td>b</td></tr></table>
<!--EndFragment--></body></html>"""
GOOGLE = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr"><span
style="font-weight:400">The ward</span></h2><p dir="ltr"><span
style="font-weight:400;font-style:normal">Told </span><span
style="font-weight:700;font-style:normal">her </span><span
style="font-weight:400;font-style:italic">now</span></p><ul><li
dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400">first</span></p></li><ul><li
dir="ltr" aria-level="2"><p><span>inner</span></p></li></ul></ul><ol><li><p><span>one</span></p></li><li><p><span
>two</span></p></li></ol></b>"""


@pytest.fixture
def editor(qtbot):
    editor = ProseEdit()
    qtbot.addWidget(editor)
    editor.resize(720, 400)
    editor.show()
    editor.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    yield editor
    QGuiApplication.clipboard().clear()


def paste(editor, text="", html=""):
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(editor, Qt.Key.Key_V, CTRL)


# in


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        (WORD, "# The ward\nTold **her** about the *silence*.\n- first\n  - inner\n1. numbered\na b"),
        (GOOGLE, "## The ward\nTold **her** *now*\n- first\n  - inner\n1. one\n2. two"),
        ("<p>one</p><p>two<br>three</p>", "one\ntwo\nthree"),
        ("<blockquote><p>said</p><blockquote>twice</blockquote></blockquote>", "> said\n> > twice"),
        ("<b><i>both</i></b> <i>a<b>b</b></i>", "__*both*__ _a**b**_"),
        ("<b>bold <span style='font-weight:bold'>still</span></b>", "**bold still**"),
        ("<b> spaced </b>out", "**spaced** out"),
        ("<b>over<br>lines</b>", "**over**\n**lines**"),
        ("<pre>a\n  b\n</pre>", "a\n  b"),
        ("<p>a&nbsp;&amp;&nbsp;b</p>", "a & b"),
        ("<a href='https://example.org'>link</a> <u>u</u>", "link u"),
        ("<img src='file:///etc/passwd'><script>x()</script><style>p{}</style>words", "words"),
        ("<p>unclosed <b>bold", "unclosed **bold**"),
        ("<ul><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ul>", "- a\n  1. b\n  2. c\n- d"),
        ("<table><tr><th>h</th><th>i</th></tr><tr><td>1</td><td>2</td></tr></table>", "h i\n1 2"),
    ],
    ids=range(15),
)
def test_a_page_is_pasted_as_markdown(editor, html, markdown):
    paste(editor, html=html)
    assert editor.text() == markdown


def test_a_page_that_says_nothing_gives_its_plain_text(editor):
    paste(editor, text="words", html="<select><option>lost")
    assert editor.text() == "words"


@pytest.mark.parametrize(
    "text", ["  two  spaces\n\n\tand a tab ", "# *raw* `text`\r\nwith \x00odd\x1b things\u2028", "😀 مرحبا e\u0301"]
)
def test_plain_text_is_pasted_exactly_but_for_cleaning(editor, text):
    paste(editor, text=text)
    assert editor.text() == clean(text)


def test_a_paste_is_one_step_of_undo(editor):
    editor.load("before ")
    editor.set_caret(7)
    paste(editor, text="- [ ] one\n## two\nthree")
    editor.undo()
    assert editor.text() == "before "
    assert not editor.document().isUndoAvailable()


def test_a_million_characters_are_pasted_whole(editor):
    text = ("Told **her** about the silence. 😀 " * 6 + "\n- [ ] a thing @me\n") * 4_600
    paste(editor, text=text)
    assert editor.text() == text
    editor.undo()
    assert editor.text() == ""


def test_one_line_of_a_million_characters_is_pasted_whole(editor):
    paste(editor, text="word " * 200_000)
    assert editor.text() == "word " * 200_000


def test_a_page_of_a_hundred_thousand_spans_is_pasted_whole(editor):
    paste(editor, html="<p>" + "<span>a</span><b>b</b> " * 50_000 + "</p>")
    assert editor.text() == ("a**b** " * 50_000).rstrip()


# out


def test_a_copy_is_the_raw_text_and_nothing_else_but_the_hints(editor):
    editor.load("## One\n**two** 😀\n- [ ] three @me")
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "## One\n**two** 😀\n- [ ] three @me"
    assert set(data.formats()) == {"text/plain", *clipboard.HINTS}
    assert bytes(data.data("x-kde-passwordManagerHint")) == b"secret"


def test_what_is_copied_and_pasted_back_is_the_same(editor):
    text = "## One\n**two**\u00a0😀\n\n- [x] three @me"
    editor.load(text)
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_X, CTRL)
    assert editor.text() == ""
    QTest.keyClick(editor, Qt.Key.Key_V, CTRL)
    assert editor.text() == text


@pytest.mark.parametrize("key", [Qt.Key.Key_C, Qt.Key.Key_X])
def test_what_was_copied_is_ours_to_clear_on_lock(editor, key):
    editor.load("private words")
    editor.selectAll()
    QTest.keyClick(editor, key, CTRL)
    clipboard.clear_ours()
    assert QGuiApplication.clipboard().text() == ""


def test_what_another_program_copied_since_stays_on_lock(editor):
    editor.load("private words")
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_C, CTRL)
    QGuiApplication.clipboard().setText("theirs")
    clipboard.clear_ours()
    assert QGuiApplication.clipboard().text() == "theirs"


def test_copying_nothing_leaves_the_clipboard_as_it_is(editor):
    QGuiApplication.clipboard().setText("theirs")
    QTest.keyClick(editor, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "theirs"


def test_the_menu_copies_as_the_keys_do(editor):
    editor.load("private **words**")
    editor.selectAll()
    entries = edit_menu(editor).actions()
    next(entry for entry in entries if entry.text().startswith("Copy")).trigger()
    assert QGuiApplication.clipboard().text() == "private **words**"
    clipboard.clear_ours()
    assert QGuiApplication.clipboard().text() == ""


EXIT = """
from PySide6.QtWidgets import QApplication
from ui.widgets.prose_edit import ProseEdit
app = QApplication([])
editor = ProseEdit()
editor.load("private words")
editor.selectAll()
editor.copy()
assert app.clipboard().text() == "private words"
"""


def test_the_program_ends_well_while_copied_words_are_still_on_the_clipboard():
    """Without `exec`, so that nobody clears the clipboard on the way out."""
    root = Path(__file__).resolve().parents[2]
    ended = subprocess.run([sys.executable, "-c", EXIT], cwd=root, check=False, capture_output=True)
    assert (ended.returncode, ended.stderr.decode()) == (0, "")


def test_the_words_alone_can_be_pasted(editor):
    page = QMimeData()
    page.setHtml("<h1>The ward</h1><p>Told <b>her</b>.</p>")
    page.setText("The ward\nTold her.")
    QGuiApplication.clipboard().setMimeData(page)
    QTest.keyClick(editor, Qt.Key.Key_V, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert editor.text() == "The ward\nTold her."
