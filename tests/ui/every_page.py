"""Every page, every dialog and every page at the door, for tests that look at all of them.

A new page joins by a line in PAGES, a new dialog by a line in DIALOGS, a page at the door by one in DOORS.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import repeat
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from app import licences
from app.acts import contract
from app.errors import JournalDamaged, JournalMissing, JournalOpenElsewhere, JournalTooNew
from app.records import actions, agreements, departures, goals, links, meetings, mentorships, people, posts, tags
from app.safety.deleting import Going, Gone
from app.safety.location import Case, Finding
from app.safety.older_copies import OlderCopies
from app.store import doors
from app.store.journal import Kind
from app.store.moved import JournalInTwoPlaces, JournalMoved
from tests.journeys.person import let_pass
from tests.ui.entry_makers import action, check_in, days_ago, goal, link, milestone, note, reflection, tag
from tests.ui.meeting_makers import held, in_days, planned
from ui.curtain import CurtainPage
from ui.pages.agreement.agree_dialog import AgreeDialog
from ui.pages.broken_off import ReportDialog
from ui.pages.copy.page import CopyPage
from ui.pages.door.farewell import Farewell, farewell
from ui.pages.earlier.dialog import EarlierDialog, ForgetVersionsDialog
from ui.pages.goals.check_in_dialog import CheckInDialog
from ui.pages.goals.dialogs import GoalDetailsDialog, LetGoDialog, MilestoneDialog, NewGoalDialog
from ui.pages.goals.ladder_dialogs import ClearerDialog, WorseDialog
from ui.pages.linking.link_picker import LinkPicker
from ui.pages.linking.tag_dialog import TagDialog
from ui.pages.meetings.details_dialog import CancelledDialog, DetailsDialog, StartDialog
from ui.pages.meetings.plan_dialog import PlanDialog
from ui.pages.meetings.removing import RemoveMeetingDialog
from ui.pages.mentorships.add_dialog import AddDialog, AgreedDialog, EditDialog
from ui.pages.mentorships.ending_dialogs import CloseDialog, RemoveDialog
from ui.pages.mentorships.person_dialog import PersonDialog, RemovePersonDialog
from ui.pages.posts.post_dialog import PostDialog
from ui.pages.reflections.day_dialog import DayDialog
from ui.pages.reflections.removing import RemoveEntryDialog
from ui.pages.search.palette import SearchPalette
from ui.pages.settings.backup_place import TickDialog
from ui.pages.settings.code_dialog import CodeDialog
from ui.pages.settings.delete_dialog import DeleteDialog
from ui.pages.settings.earlier import Earlier
from ui.pages.settings.emptying import EmptyDialog
from ui.pages.settings.go_back import GoBackDialog
from ui.pages.settings.known_dialog import KnownDialog
from ui.pages.settings.licences import LicenceDialog
from ui.pages.settings.move_dialog import MoveDialog, MovePanel
from ui.pages.settings.new_code_dialog import NewCodeDialog
from ui.pages.settings.older_row import RemoveOlderDialog
from ui.pages.settings.open_copy import OpenCopyDialog
from ui.pages.settings.passphrase_dialog import PassphraseDialog
from ui.pages.settings.recently_removed import EraseDialog
from ui.pages.settings.rekey_dialog import RekeyDialog
from ui.pages.settings.slices import Slices
from ui.pages.settings.taking_out import TakeOutDialog
from ui.pages.share.forgetting import ForgetDialog
from ui.pages.share.name_line import NameDialog
from ui.pages.today.action_dialog import ActionDialog
from ui.pages.today.capture_dialog import CaptureDialog
from ui.pages.today.turn_dialog import TurnDialog
from ui.pages.unlock.another import Another
from ui.places import Place
from ui.window import Window

AN_EVENING = datetime(2026, 11, 18, 19, 40, tzinfo=UTC)

# Where to go: given what `known` holds.
PAGES = {
    "today": lambda known: Place("today"),
    "all actions": lambda known: Place("today", detail="actions"),
    "mentorships": lambda known: Place("mentorships"),
    "a closed mentorship": lambda known: Place("mentorships", known.closed.id),
    "a working agreement": lambda known: Place("agreement", known.mentorship.id),
    "an agreement being written": lambda known: Place("agreement", known.thought.id),
    "no agreement": lambda known: Place("agreement", known.closed.id),
    "meetings": lambda known: Place("meetings"),
    "a meeting that has been": lambda known: Place("meeting", known.held.id),
    "a meeting to come": lambda known: Place("meeting", known.coming.id),
    "preparing a meeting that has been": lambda known: Place("meeting", known.held.id, "prepare"),
    "notes of a meeting to come": lambda known: Place("meeting", known.coming.id, "notes"),
    "reflecting on a meeting": lambda known: Place("meeting", known.held.id, "reflect"),
    "reflecting on a meeting to come": lambda known: Place("meeting", known.coming.id, "reflect"),
    "a goal": lambda known: Place("goals", known.goal.id),
    "a goal still forming": lambda known: Place("goals", known.forming.id),
    "a goal let go": lambda known: Place("goals", known.let_go.id),
    "reflections": lambda known: Place("reflections", known.reflection.id),
    "a quick note": lambda known: Place("reflections", known.note.id, "note"),
    "share": lambda known: Place("share"),
    "what left this journal": lambda known: Place("share", detail="left"),
    "settings, about me": lambda known: Place("settings", detail="about"),
    "settings, security": lambda known: Place("settings", detail="security"),
    "settings, your data": lambda known: Place("settings", detail="data"),
    "settings, backups": lambda known: Place("settings", detail="backups"),
    "settings, recently removed": lambda known: Place("settings", detail="removed"),
    "settings, what is written": lambda known: Place("settings", detail="written"),
    "settings, licences": lambda known: Place("settings", detail="licences"),
    "settings, appearance": lambda known: Place("settings", detail="appearance"),
}
EMPTY_PAGES = ("today", "mentorships", "meetings", "goals", "reflections", "share")
DIALOGS = {
    AddDialog: lambda session, known: AddDialog(session),
    EditDialog: lambda session, known: EditDialog(session, known.mentorship),
    AgreedDialog: lambda session, known: AgreedDialog(session, known.thought),
    AgreeDialog: lambda session, known: AgreeDialog(session, known.draft),
    CloseDialog: lambda session, known: CloseDialog(session, known.mentorship),
    RemoveDialog: lambda session, known: RemoveDialog(session, known.mentorship, "Ada Fenwick"),
    PersonDialog: lambda session, known: PersonDialog(session, known.ada),
    RemovePersonDialog: lambda session, known: RemovePersonDialog(session, known.ada, True),
    PlanDialog: lambda session, known: PlanDialog(session),
    StartDialog: lambda session, known: StartDialog(known.coming),
    DetailsDialog: lambda session, known: DetailsDialog(session, known.held, True),
    CancelledDialog: lambda session, known: CancelledDialog(session, known.coming, "Ada"),
    RemoveMeetingDialog: lambda session, known: RemoveMeetingDialog(session, known.held),
    DayDialog: lambda session, known: DayDialog(session, known.note),
    RemoveEntryDialog: lambda session, known: RemoveEntryDialog(session, (Kind.NOTE, known.note.id), "Rotas"),
    EarlierDialog: lambda session, known: EarlierDialog(session, (Kind.GOAL, known.goal.id)),
    ForgetVersionsDialog: lambda session, known: ForgetVersionsDialog(session, (Kind.NOTE, known.note.id)),
    ForgetDialog: lambda session, known: ForgetDialog(session, known.left),
    NameDialog: lambda session, known: NameDialog(session),
    PostDialog: lambda session, known: PostDialog(session, known.post),
    PassphraseDialog: lambda session, known: PassphraseDialog(session),
    CodeDialog: lambda session, known: CodeDialog(session),
    KnownDialog: lambda session, known: KnownDialog(session),
    RemoveOlderDialog: lambda session, known: RemoveOlderDialog(OlderCopies(), "/media/stick"),
    RekeyDialog: lambda session, known: RekeyDialog(session),
    NewCodeDialog: lambda session, known: NewCodeDialog(session),
    LicenceDialog: lambda session, known: LicenceDialog(licences.everything()[0]),
    EmptyDialog: lambda session, known: EmptyDialog(session),
    EraseDialog: lambda session, known: EraseDialog(session, (Kind.NOTE, known.note.id), "Rotas"),
    TickDialog: lambda session, known: TickDialog(Finding(Case.NETWORK)),
    GoBackDialog: lambda session, known: GoBackDialog(session, Earlier(Path("a.ibk"), AN_EVENING)),
    OpenCopyDialog: lambda session, known: OpenCopyDialog(session, Earlier(Path("a.ibk"), AN_EVENING, own_key=False)),
    ReportDialog: lambda session, known: ReportDialog("Fatal Python error > File page.py, line 12"),
    TakeOutDialog: lambda session, known: TakeOutDialog(session),
    DeleteDialog: lambda session, known: DeleteDialog(session, Going(session.journal.folder, "0" * 32)),
    MoveDialog: lambda session, known: MoveDialog(session),
    MovePanel: lambda session, known: MovePanel(),
    Slices: lambda session, known: Slices(session, "Taking everything out", "Nothing is sent.", half_done()),
    NewGoalDialog: lambda session, known: NewGoalDialog(session),
    LetGoDialog: lambda session, known: LetGoDialog(session, known.goal),
    GoalDetailsDialog: lambda session, known: GoalDetailsDialog(session, known.goal, False),
    MilestoneDialog: lambda session, known: MilestoneDialog(session, known.milestone),
    WorseDialog: lambda session, known: WorseDialog(),
    ClearerDialog: lambda session, known: ClearerDialog(),
    CheckInDialog: lambda session, known: CheckInDialog(session, known.goal),
    ActionDialog: lambda session, known: ActionDialog(session, known.action),
    CaptureDialog: lambda session, known: CaptureDialog(session),
    TurnDialog: lambda session, known: TurnDialog(session, known.note.id),
    SearchPalette: lambda session, known: SearchPalette(session),
    TagDialog: lambda session, known: TagDialog(session, known.tag),
    LinkPicker: lambda session, known: LinkPicker(session, "What is it connected with?", (Kind.MEETING, Kind.TAG)),
    Another: lambda session, known: Another(session.journal.folder),
}


def half_done():
    yield from repeat((1, 2))


def by_code(window):
    press(window, "Use my recovery code")


def second_page(window):
    window.doorway.show_first_run()
    press(window, "Create my journal")


def third_page(window):
    second_page(window)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    wait_for(lambda: named(window, "Use this one") is not None)


def goodbye(window):
    window.doorway.show_first_run(farewell(Gone("Mentoring", Path("gone"), 2, (Path("a.ibk"),), Path("other files"))))


def earlier_copy(window):
    """As in the window of its own."""
    journal = doors.in_memory()
    Known.made_in(journal)
    page = CopyPage(journal.read, "18 November at 19:40")
    page.destroyed.connect(journal.close)
    window.front.cover(page)


def looking_around(window):
    window.doorway.show_first_run()
    press(window, "Look around a sample")


def shut_because(error):
    return lambda window: window.doorway.show_door(error)


DOORS = {
    "unlock": lambda window: None,
    "unlock by code": by_code,
    "first run, welcome": lambda window: window.doorway.show_first_run(),
    "a journal being deleted": lambda window: window.front.cover(Farewell(half_done, window.backups)),
    "a journal that was deleted": goodbye,
    "first run, where": second_page,
    "first run, passphrase": third_page,
    "hidden at a key": lambda window: window.front.cover(CurtainPage(window)),
    "an earlier copy": earlier_copy,
    "a damaged journal": shut_because(JournalDamaged()),
    "saving what can be read": lambda window: window.show_rescue(),
    "a missing journal": shut_because(JournalMissing()),
    "one that has moved": shut_because(JournalMoved(Path("/media/TESS/Mentor life"), there=True)),
    "one that moved out of sight": shut_because(JournalMoved(Path("/media/TESS/M"), there=False)),
    "one in two places": shut_because(JournalInTwoPlaces(Path("/media/TESS/Mentor life"))),
    "a newer journal": shut_because(JournalTooNew()),
    "open elsewhere": shut_because(JournalOpenElsewhere("WARD-PC-12", "13:50")),
}


class Known:
    """A small journal with something in every corner."""

    @classmethod
    def made_in(cls, journal):
        """With Ada, whose mentorship has gone on for a while."""
        with journal.write() as write:
            ada = people.add(write, "Ada Fenwick", people.PersonKind.MENTOR)
            since = {"agreed_on": date(2024, 9, 2), "started_on": date(2024, 9, 2)}
            role, form = mentorships.Role.MENTEE, mentorships.Form.TRADITIONAL
            mentorship = mentorships.add(write, ada.id, role, form, "Finding my feet in a new department.", **since)
        return cls(journal, ada, mentorship)

    def __init__(self, journal, ada, mentorship):
        self.ada = ada
        with journal.write() as write:
            ravi, zoe = people.add(write, "Ravi Menon"), people.add(write, "Zoë Okonkwo")
            since = {"agreed_on": date(2024, 1, 8), "started_on": date(2024, 1, 8)}
            mentor, traditional = mentorships.Role.MENTOR, mentorships.Form.TRADITIONAL
            closed = mentorships.add(write, ravi.id, mentor, traditional, "So that he settles in.", **since)
            reason = mentorships.EndingReason.PLANNED_END
            self.closed = mentorships.end(write, closed, date(2024, 12, 20), reason)
            self.thought = mentorships.add(write, zoe.id, mentorships.Role.MENTEE, traditional, "Writing together.")
        for days in (-30, -60):
            self.held = held(journal, mentorship, in_days(days), notes="# A quiet week\n\nlanterns")
        held(journal, closed, in_days(-700))
        planned(journal, mentorship, in_days(-1))
        for days in (9, 3):
            self.coming = planned(journal, mentorship, in_days(days))
        with journal.write() as write:
            self.post = posts.add(write, posts.Post(0, "", "CT2 liaison", date(2024, 2, 7), site="Harrowmere"))
        self._set_agreements(journal, mentorship)
        self._set_goals(journal, mentorship)
        self.note = note(journal, "Ask about the rota", 40)
        self.reflection = reflection(journal, "It felt long.", 12, "On being watched by somebody I look up to")
        self.tag = tag(journal, "speaking up")
        for other in ((Kind.TAG, self.tag.id), (Kind.GOAL, self.goal.id), (Kind.POST, self.post.id)):
            link(journal, (Kind.REFLECTION, self.reflection.id), other)
        self.mentorship = mentorships.get(journal.read, mentorship.id)
        self.held = meetings.get(journal.read, self.held.id)
        self._set_actions(journal)
        with journal.write() as write:
            self.left = departures.add(write, "Personal summary: one goal", "Me", "mine.pdf", ["Goal: Ask early"])

    def _set_actions(self, journal):
        """Open ones, mine and another's, and one that was done yesterday."""
        agreed = {"meeting_id": self.held.id, "if_then": "If it is late, then I will write instead."}
        self.action = action(journal, "Email the rota office about nights", due_on=days_ago(-8), **agreed)
        link(journal, (Kind.ACTION, self.action.id), (Kind.GOAL, self.goal.id))
        action(journal, "Find out about the perinatal network", owner=actions.Owner.OTHER)
        done = action(journal, "Send the induction notes", days=9)
        with journal.write() as write:
            actions.move(write, done, actions.State.DONE, days_ago(1))
            goals.save(write, replace(self.goal, look_again_on=days_ago(3)))

    def _set_agreements(self, journal, mentorship):
        """One that holds, one that held before it, and one that is being written with somebody else."""
        with journal.write() as write:
            for on in (date(2024, 2, 1), date(2025, 2, 1)):
                draft = contract.begin(write, mentorship)
                made = replace(draft, scope="To think aloud.", place="On the bench", cancelling="No reason needed.")
                agreements.save(write, made)
                made = agreements.agree(write, made, on)
            agreements.look_again(write, made, days_ago(2))
            self.draft = contract.begin(write, self.thought)

    def _set_goals(self, journal, mentorship):
        self.forming, self.goal = goal(journal, "Liaison or perinatal"), goal(journal, levels=True)
        over = goal(journal, "A poster", levels=True, closing_note="It was never mine.")
        with journal.write() as write:
            self.let_go = goals.close(write, over, goals.ClosedAs.LET_GO, days_ago(30))
            for other in ((Kind.MENTORSHIP, mentorship.id), (Kind.TAG, tags.add(write, "nights").id)):
                links.add(write, (Kind.GOAL, self.goal.id), other)
            for number in range(3):
                links.add(write, (Kind.GOAL, self.goal.id), (Kind.MEETING, number + 1))
            goals.save_plan(write, self.goal.id, "If it is late, then I will ask before midnight, and not after it.")
            goals.save_plan(write, self.goal.id, "If it is ten and I am unsure, then I will ring.")
        for days, level in ((200, -2), (90, 0), (20, 1)):
            check_in(journal, self.goal, level, days, "Rang at ten, not at two.")
        self.milestone = milestone(journal, self.goal, "First unrehearsed night", due_on=days_ago(-20))


# in the window


def at_the_door_of(qtbot, folder, preferences, size):
    """A window of that size on a journal that is shut."""
    window = Window(preferences, folder)
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def inside(qtbot, journal, preferences, size):
    """A window of that size in an open journal."""
    window = at_the_door_of(qtbot, journal.folder, preferences, size)
    window.enter(journal)
    return window


def at_home_in(window, opened):
    """A window that was at the door, in its journal; the journal too."""
    journal = doors.enter(window.doorway.folder, opened)
    window.enter(journal)
    return window, journal


def to_the_front(window):
    """It may have stood behind another since the last test."""
    window.activateWindow()
    wait_for(window.isActiveWindow)
    return window


def on_page(window, place):
    assert window.shell.go(place)
    return settled(window)


def with_dialog(window, kind, known):
    """The dialog, open over a page that is there for all of them."""
    if window.shell.place().page != "mentorships":
        on_page(window, Place("mentorships"))
    made = DIALOGS[kind](window.session, known)
    made.open_on(window)
    QTest.qWait(0)
    return made


def put_away(dialog):
    dialog.hide()
    dialog.deleteLater()


def with_door(window, name):
    DOORS[name](window)
    QTest.qWait(0)
    return window


def settled(window):
    wait_for(lambda: window.shell._page.isAncestorOf(QApplication.focusWidget() or window))
    return window


def wait_for(what):
    for _ in range(2500):
        if what():
            return
        let_pass(2)
    raise AssertionError("waited in vain")


def named(window, words):
    found = (one for one in window.findChildren(QAbstractButton) if one.text() == words and one.isVisible())
    return next(found, None)


def press(window, words):
    QTest.mouseClick(named(window, words), Qt.MouseButton.LeftButton)
