"""The theme: what can be read, what it costs, and that it reaches every widget."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ui import theme
from ui.theme import icons, pictures, stylesheet, system, tokens, typography
from ui.widgets import text

THEMES = sorted(tokens.PALETTES)


@pytest.fixture(autouse=True)
def put_back(qapp):
    yield
    if theme.current() != theme.named("light"):  # most only read: dressing every widget anew would be all their time
        theme.apply(qapp, theme.named("light"))


def luminance(colour):
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """WCAG 2.2, contrast ratio."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("one", "other", "expected"), [("#000000", "#FFFFFF", 21.0), ("#767676", "#FFFFFF", 4.54)])
def test_the_formula_agrees_with_known_ratios(one, other, expected):
    assert contrast(one, other) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("ink", "ground"), tokens.TEXT_PAIRS)
def test_words_can_be_read_on_their_ground(name, ink, ground):
    palette = tokens.PALETTES[name]
    assert contrast(palette[ink], palette[ground]) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("part", "ground"), tokens.PART_PAIRS)
def test_controls_can_be_made_out(name, part, ground):
    palette = tokens.PALETTES[name]
    assert contrast(palette[part], palette[ground]) >= 3.0


def test_every_palette_has_the_same_tokens():
    assert len({frozenset(palette) for palette in tokens.PALETTES.values()}) == 1


@pytest.mark.parametrize("scale", theme.TEXT_SIZES.values())
@pytest.mark.parametrize("name", THEMES)
def test_the_stylesheet_leaves_nothing_unfilled(name, scale):
    assert "$" not in stylesheet.build(name, scale)


def test_the_stylesheet_uses_only_colours_of_its_palette():
    used = set(re.findall(r"#[0-9A-Fa-f]{6}", stylesheet.build("dark", 1.0)))
    assert used <= set(tokens.PALETTES["dark"].values())


def test_a_stylesheet_is_written_once():
    assert stylesheet.build("dark", 1.2) is stylesheet.build("dark", 1.2)


@pytest.mark.parametrize(("role", "size"), [("title", 28), ("body", 14), ("prose", 17), ("hint", 12)])
def test_text_has_the_designed_size(role, size):
    assert theme.named("light").font(role).pixelSize() == size


def test_the_largest_text_is_half_as_large_again():
    assert theme.named("light", 1.5).font("body").pixelSize() == 21


def test_controls_grow_with_the_text_to_even_heights():
    assert theme.named("light", 1.2).px(36) == 44


def test_interface_text_is_really_set_in_inter(qapp):
    assert QFontInfo(theme.current().font("body")).family() == "Inter"


def test_titles_are_really_set_in_source_serif(qapp):
    assert QFontInfo(theme.current().font("title")).family().startswith("Source Serif Pro")


@pytest.mark.parametrize("heavier", ["medium", "strong"])
def test_weights_between_regular_and_bold_are_drawn(qapp, heavier):
    regular, other = (theme.current().font(role) for role in ("body", heavier))
    words = "Ask for help early, without rehearsing it"
    assert QFontMetricsF(other).horizontalAdvance(words) > QFontMetricsF(regular).horizontalAdvance(words)


def test_a_label_takes_size_and_line_height_of_its_role(qtbot):
    made = text.label("Where we’ve met", "heading")
    qtbot.addWidget(made)
    made.ensurePolished()
    assert (made.font().pixelSize(), made.minimumHeight()) == (20, 26)


def test_a_tone_colours_a_label(qtbot):
    made = text.label("Kept", "meta", tone="clay")
    qtbot.addWidget(made)
    made.ensurePolished()
    assert made.palette().windowText().color().name().upper() == "#96302D"


def test_a_larger_text_size_reaches_labels_that_exist(qtbot, qapp):
    made = text.label("Today", "title")
    qtbot.addWidget(made)
    made.show()
    theme.apply(qapp, theme.named("light", 1.5))
    assert (made.font().pixelSize(), made.minimumHeight()) == (42, 51)


class Hears(QObject):
    def __init__(self):
        super().__init__()
        self.heard = 0

    def eventFilter(self, watched, event):
        self.heard += event.type() == QEvent.Type.StyleChange
        return False


def test_a_change_of_theme_is_told_to_every_widget(qtbot, qapp):
    widget, hears = QWidget(), Hears()
    qtbot.addWidget(widget)
    widget.installEventFilter(hears)
    widget.show()
    before = hears.heard
    theme.apply(qapp, theme.named("dark"))
    assert hears.heard > before


def test_the_window_takes_the_ground_of_the_theme(qtbot, qapp):
    widget = QWidget()
    qtbot.addWidget(widget)
    theme.apply(qapp, theme.named("dark"))
    assert widget.grab().toImage().pixelColor(3, 3).name().upper() == "#1F1C1A"


def test_an_icon_has_the_colour_of_its_token(qapp):
    image = icons.pixmap("square", "pine", 96).toImage()
    colours = [image.pixelColor(x, y) for x in range(96) for y in range(96)]
    assert "#2b5a4c" in {colour.name() for colour in colours if colour.alpha() == 255}


def test_an_icon_is_sharp_on_a_fine_screen(qapp):
    drawn = icons.pixmap("handshake", "pine", 18, 2.0)
    assert (drawn.width(), drawn.deviceIndependentSize().width()) == (36, 18)


def test_an_icon_follows_the_theme(qapp):
    before = icons.pixmap("handshake", "ink", 18).toImage()
    theme.apply(qapp, theme.named("dark"))
    assert icons.pixmap("handshake", "ink", 18).toImage() != before


def test_an_icon_is_drawn_once(qapp):
    first = icons.pixmap("target", "ink", 19)
    assert icons.pixmap("target", "ink", 19).cacheKey() == first.cacheKey()


@pytest.mark.parametrize("name", THEMES)
def test_every_picture_has_all_its_colours(qapp, name):
    theme.apply(qapp, theme.named(name))
    for picture in ("hearth", "logo"):
        assert "{" not in pictures._filled(picture, theme.current()).split("-->")[-1]


def test_the_hearth_has_its_chairs_in_the_colours_of_the_theme(qapp):
    image = pictures.pixmap("hearth", 300).toImage()
    assert image.pixelColor(60, 150).name().upper() == tokens.PALETTES["light"]["chair_a"]


def test_the_hearth_does_not_glow_in_high_contrast(qapp):
    theme.apply(qapp, theme.named("hc_dark"))
    assert pictures.pixmap("hearth", 300).toImage().pixelColor(150, 70).name() == "#000000"


@pytest.mark.parametrize(("setting", "expected"), [("light", "light"), ("dark", "dark")])
def test_a_scheme_that_was_chosen_is_kept_whatever_the_system_prefers(qapp, setting, expected):
    assert system.choose(setting, qapp) == expected


class SystemThatPrefers:
    """Stands for Qt's view of the desktop: the offscreen platform has none to set."""

    def __init__(self, scheme, contrast=Qt.ContrastPreference.NoPreference):
        self.scheme = scheme
        self.contrast = contrast

    def styleHints(self):
        return self

    def accessibility(self):
        return self

    def colorScheme(self):
        return self.scheme

    def contrastPreference(self):
        return self.contrast


@pytest.mark.parametrize(
    ("scheme", "setting", "expected"),
    [
        (Qt.ColorScheme.Light, "system", "light"),
        (Qt.ColorScheme.Dark, "system", "dark"),
        (Qt.ColorScheme.Light, "contrast", "hc_light"),
        (Qt.ColorScheme.Dark, "contrast", "hc_dark"),
    ],
)
def test_the_palette_follows_the_system(scheme, setting, expected):
    assert system.choose(setting, SystemThatPrefers(scheme)) == expected


def test_a_wish_for_more_contrast_is_followed():
    wishes = SystemThatPrefers(Qt.ColorScheme.Dark, Qt.ContrastPreference.HighContrast)
    assert system.choose("system", wishes) == "hc_dark"


def test_a_change_of_the_systems_scheme_is_told(qtbot, qapp):
    parent = QObject()
    preference = system.Preference(qapp, parent)
    with qtbot.waitSignal(preference.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)


def test_a_role_that_design_has_not_named_is_refused():
    with pytest.raises(KeyError):
        theme.named("light").font("huge")


def test_every_role_grows_with_the_text():
    small, large = theme.named("light", 0.9), theme.named("light", 1.5)
    assert all(small.font(role).pixelSize() < large.font(role).pixelSize() for role in typography.ROLES)


def test_the_start_does_not_wait_for_icons():
    code = (
        "import sys; from ui import theme; from ui.theme import fonts, icons, system; "
        "from ui.widgets import buttons, field, passphrase_field, hearth, banner, select, check; "
        "sys.exit('qtawesome' in sys.modules or 'PySide6.QtSvg' in sys.modules)"
    )
    root = Path(theme.__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, check=False)
    assert done.returncode == 0


def test_no_colour_is_written_outside_the_theme():
    ui = Path(theme.__file__).parents[1]
    found = [
        f"{path.name}: {match}"
        for path in sorted(ui.rglob("*.py"))
        if "theme" not in path.parts
        for match in re.findall(r"#[0-9A-Fa-f]{6}\b", path.read_text("utf-8"))
    ]
    assert found == []


def test_labels_show_what_was_typed_and_no_markup(qtbot):
    made = text.label("<b>rota</b>")
    qtbot.addWidget(made)
    assert made.textFormat() == Qt.TextFormat.PlainText


def test_the_application_stays_dressed_while_labels_come_and_go(qapp):
    labels = [QLabel("a") for _ in range(10)]
    del labels
    assert QApplication.instance().styleSheet() == stylesheet.build("light", 1.0)
