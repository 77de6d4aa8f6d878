"""What has to be said before somebody writes, removes or takes along, word for word where it belongs."""

import ast
import re

import pytest
from PySide6.QtWidgets import QLabel

from app.store.journal import Kind
from tests.test_house import PROGRAM, ROOT, name
from tests.ui.entry_makers import note
from tests.ui.showing import shown
from ui.pages.first_run.about_page import AboutPage
from ui.pages.mentorships.person_dialog import PersonDialog
from ui.pages.reflections.page import ReflectionsPage
from ui.pages.reflections.removing import RemoveEntryDialog
from ui.pages.settings.recently_removed import EraseDialog
from ui.pages.share.page import SharePage
from ui.places import Place

FIRST_RUN = (
    "This is your private journal. It is encrypted on this computer and sent nowhere. Private is not the same as "
    "secret in law: a court, coroner or tribunal can order notes to be produced, and calling them reflections or "
    "private does not change that. Write about what you learned, not the full story of a patient’s care. Put facts "
    "where they belong: in the record or the incident report."
)
WRITING = "Write the learning. Leave out anything that could point to a patient or a colleague."
REMOVING = (
    "If a complaint, claim, inquest or investigation has begun, or you think one may, do not delete or edit related "
    "notes. Ask your defence organisation first."
)
EXPORTING = (
    "The PDF is not encrypted. Once it leaves here you are responsible for where it goes. Do not email it to a shared "
    "mailbox."
)
COLLEAGUES = "Write about colleagues as you would be content for them to read."
WHERE = {
    FIRST_RUN: lambda session, made, ada: AboutPage(),
    WRITING: lambda session, made, ada: ReflectionsPage(session, Place("reflections", detail="new")),
    REMOVING: lambda session, made, ada: RemoveEntryDialog(session, (Kind.NOTE, made.id), "Rotas"),
    EXPORTING: lambda session, made, ada: SharePage(session, Place("share")),
    COLLEAGUES: lambda session, made, ada: PersonDialog(session, ada),
}


@pytest.mark.parametrize("words", WHERE, ids=["first run", "writing", "removing", "exporting", "colleagues"])
def test_each_is_said_where_it_belongs(qtbot, session, ada, words):
    page = WHERE[words](session, note(session.journal, "Rotas"), ada)
    shown(qtbot, page, width=1280, height=800)
    assert words in " ".join(label.text() for label in page.findChildren(QLabel))


def test_it_is_said_before_anything_goes_for_good(qtbot, session):
    page = EraseDialog(session, (Kind.NOTE, note(session.journal, "Rotas").id), "Rotas")
    shown(qtbot, page)
    assert REMOVING in " ".join(label.text() for label in page.findChildren(QLabel))


@pytest.fixture(scope="module")
def strings():
    """All that each file of the program may say."""
    return {name(path): _strings(path) for path in PROGRAM}


@pytest.mark.parametrize("words", [REMOVING, WRITING, COLLEAGUES, "shared mailbox"])
def test_each_stands_in_one_file(strings, words):
    assert [path for path, said in strings.items() if words[-24:].rstrip(".") in said] == ["app/cautions.py"]


def test_nobody_is_promised_what_no_program_can_promise(strings):
    promise = re.compile(r"(?i)\bGDPR\b|\bprivileged?\b|\banonymous\b|\bguarantee|\b100 ?%|\bcompletely (safe|secret)")
    assert [path for path, said in strings.items() if promise.search(said)] == []
    assert not promise.search((ROOT / "README.md").read_text("utf-8"))


def _strings(path):
    constants = [one.value for one in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(one, ast.Constant)]
    return "\n".join(one for one in constants if isinstance(one, str))
