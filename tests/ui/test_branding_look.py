"""The branding: a legible accent, a complete logo, and the settings dialog."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QColorDialog, QFileDialog, QLabel, QLineEdit

from tests.ui.driving import button, click, live_of, settle, shown_texts
from tests.ui.test_look import contrast, ground_of, one_of_each, painted_and_told
from tests.ui.test_scenes import assert_readable
from ui import theme as app_theme
from ui.app import Trede
from ui.home.branding import BrandingPanel
from ui.home.settings_dialog import SettingsDialog
from ui.projector.look import Look, Theme
from ui.projector.scene_painting import paint_scene
from workshop_app.session.scenes import PublicSnapshot, WelcomeScene
from workshop_app.settings import LARGEST_LOGO, RoomTheme, Settings
from workshop_app.storage.settings_store import SettingsStore

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


def picture(width: int = 300, height: int = 100, colour: str = "#00A040") -> bytes:
    """The bytes of a PNG in one colour."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
    return bytes(buffer.data().data())


def welcome() -> PublicSnapshot:
    return next(one for one in one_of_each() if isinstance(one.scene, WelcomeScene))


@settings(deadline=None, max_examples=300)
@given(COLOURS, st.sampled_from(Theme))
def test_any_accent_is_legible_on_every_ground(accent: str, theme: Theme) -> None:
    colours = Look(theme, accent=accent).colours
    least = theme.least
    for ground in (colours.paper, colours.panel, colours.accent_tint, colours.on_accent):
        assert contrast(colours.accent, ground) >= least, ground
    for ink in (colours.ink, colours.muted):
        assert contrast(ink, colours.accent_tint) >= 4.5
    assert contrast(colours.ink, colours.accent_tint) >= least
    plain = theme.colours
    kept = replace(colours, accent=plain.accent, accent_tint=plain.accent_tint)
    assert kept == plain, "nothing else changes"


@pytest.mark.parametrize("theme", Theme)
def test_a_legible_accent_is_not_changed(theme: Theme) -> None:
    accent = "#7FD0FF" if theme is Theme.DARK else "#0B4F6C"
    assert Look(theme, accent=accent).colours.accent == accent
    assert Look(theme).colours == theme.colours


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("accent", ["#FFE600", "#101060"])
def test_every_text_of_every_scene_is_legible_with_an_accent(
    qapp: object, theme: Theme, accent: str
) -> None:
    app_theme.load_fonts(app_theme.SHOW_STYLES)
    look = Look(theme, accent=accent)
    for public in one_of_each():
        image, texts = painted_and_told(public, look, 1024, 768)
        for text in texts:
            ground = ground_of(image, text)
            assert contrast(text.colour, ground) >= theme.least, (text.text, ground)


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize(("width", "height"), [(300, 100), (60, 400), (900, 20)])
def test_a_logo_is_complete_in_the_corner_and_overlaps_no_text(
    qapp: object, theme: Theme, width: int, height: int
) -> None:
    app_theme.load_fonts(app_theme.SHOW_STYLES)
    look = Look(theme, logo=picture(width, height))
    image, texts = painted_and_told(welcome(), look, 1280, 720)
    assert_readable(texts, 1280, 720)
    green = QColor("#00A040").rgb()
    found = [(x, y) for y in range(720) for x in range(640) if image.pixel(x, y) == green]
    left, right = min(x for x, _ in found), max(x for x, _ in found) + 1
    top, bottom = min(y for _, y in found), max(y for _, y in found) + 1
    assert left > 40
    assert top > 30
    wide, high = right - left, bottom - top
    if min(wide, high) > 12:  # in a smaller logo the rounding to whole pixels dominates
        assert wide / high == pytest.approx(width / height, rel=0.1)
    box = QRectF(left, top, wide, high)
    assert not any(box.intersects(text.used) for text in texts)
    plain, _ = painted_and_told(welcome(), Look(theme), 1280, 720)
    assert plain.copy(640, 0, 640, 720) == image.copy(640, 0, 640, 720)


@pytest.mark.qt_log_ignore("JPEG datastream")
@pytest.mark.parametrize("logo", [b"\x89PNG\r\n\x1a\n rommel", b"\xff\xd8\xff"])
def test_a_logo_that_cannot_be_decoded_is_left_out(qapp: object, logo: bytes) -> None:
    plain, _ = painted_and_told(welcome(), Look(), 640, 360)
    broken, _ = painted_and_told(welcome(), Look(logo=logo), 640, 360)
    assert broken == plain


def test_a_logo_is_sharp_on_a_high_dpi_screen(qapp: object) -> None:
    image = QImage(1280, 720, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(2)
    painter = QPainter(image)
    look = Look(logo=picture())
    paint_scene(painter, QRectF(0, 0, 640, 360), welcome(), None, look)
    painter.end()
    once, _ = painted_and_told(welcome(), look, 640, 360)
    green = QColor("#00A040").rgb()

    def width(of: QImage, row: int) -> int:
        return sum(of.pixel(x, row) == green for x in range(of.width()))

    assert width(image, 90) == pytest.approx(2 * width(once, 45), abs=3)


def test_the_room_has_the_branding_of_the_settings(trede: Trede) -> None:
    kept = Settings(accent="#00857C", logo=picture(), room_theme=RoomTheme.DARK)
    SettingsStore(trede.folder.workshops.database).save(kept)
    trede.start_demo()
    settle()
    image = live_of(trede).room.grab().toImage()
    green = QColor("#00A040").rgb()
    assert any(image.pixel(x, 100) == green for x in range(image.width() // 3))


@pytest.fixture
def dialog(trede: Trede) -> SettingsDialog:
    click(trede.window, "Instellingen")
    (found,) = trede.window.findChildren(SettingsDialog)
    return found


def panel_of(dialog: SettingsDialog) -> BrandingPanel:
    (found,) = dialog.findChildren(BrandingPanel)
    return found


def field(dialog: SettingsDialog, name: str) -> QLineEdit:
    return next(f for f in dialog.findChildren(QLineEdit) if f.accessibleName() == name)


def test_the_branding_can_be_filled_in_and_saved(
    trede: Trede, dialog: SettingsDialog, tmp_path: Path
) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(picture())
    field(dialog, "Organisatie").setText("  Gemeente Voorbeeld ")
    field(dialog, "Accentkleur").setText("00857c")
    panel_of(dialog).use_logo(file)
    file.unlink()
    click(dialog, "Opslaan")
    kept = trede.folder.settings()
    assert (kept.organisation, kept.accent) == ("Gemeente Voorbeeld", "#00857C")
    assert kept.logo == picture()


def test_the_replacement_of_a_pale_accent_is_shown(dialog: SettingsDialog) -> None:
    accent = field(dialog, "Accentkleur")
    accent.setText("#FFE600")
    (reported,) = [text for text in shown_texts(dialog) if "niet goed te lezen" in text]
    used = reported[-8:-1]
    assert contrast(used, "#FFFFFF") >= 4.5
    assert any(used in patch.styleSheet() for patch in dialog.findChildren(QLabel))
    assert button(dialog, "Opslaan").isEnabled(), "it is a wish that can be met"
    accent.setText("#00504C")
    assert any("Goed te lezen op wit" in text for text in shown_texts(dialog))


@pytest.mark.parametrize("wrong", ["#12345", "rood", "#12345G", "#"])
def test_an_invalid_colour_cannot_be_saved(dialog: SettingsDialog, wrong: str) -> None:
    field(dialog, "Accentkleur").setText(wrong)
    assert not button(dialog, "Opslaan").isEnabled()
    assert any("zoals #00857C" in text for text in shown_texts(dialog))
    field(dialog, "Accentkleur").setText("")
    assert button(dialog, "Opslaan").isEnabled()


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        (b"GIF89a", "geen plaatje"),
        (b"\x89PNG\r\n\x1a\n rommel", "geen plaatje"),
        (b"", "geen plaatje"),
        (b"\xff\xd8\xff" + bytes(LARGEST_LOGO), "groter dan 1 MB"),
        (None, "kan niet worden gelezen"),
    ],
    ids=["gif", "broken", "empty", "large", "missing"],
)
def test_an_invalid_logo_is_reported_and_changes_nothing(
    dialog: SettingsDialog, tmp_path: Path, data: bytes | None, shown: str
) -> None:
    good, bad = tmp_path / "logo.png", tmp_path / "fout.png"
    good.write_bytes(picture())
    panel_of(dialog).use_logo(good)
    if data is not None:
        bad.write_bytes(data)
    panel_of(dialog).use_logo(bad)
    assert any(shown in text for text in shown_texts(dialog))
    assert panel_of(dialog).logo == picture()
    click(dialog, "Weghalen")
    assert panel_of(dialog).logo == b""


def test_a_logo_is_chosen_in_a_file_dialog(dialog: SettingsDialog, tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(picture())
    click(dialog, "Logo kiezen")
    (files,) = dialog.findChildren(QFileDialog)
    (name,) = files.findChildren(QLineEdit, "fileNameEdit")
    name.setText(str(file))  # as somebody types it: the list of files is read later
    files.accept()
    settle()
    assert panel_of(dialog).logo == picture()
    assert dialog.findChildren(QFileDialog) == []


def test_a_colour_is_chosen_in_a_dialog_that_begins_with_the_present_one(
    dialog: SettingsDialog,
) -> None:
    field(dialog, "Accentkleur").setText("#00504C")
    click(dialog, "Kleur kiezen")
    (colours,) = dialog.findChildren(QColorDialog)
    assert colours.currentColor() == QColor("#00504C")
    colours.setCurrentColor(QColor("#7a1f5c"))
    colours.accept()
    settle()
    assert field(dialog, "Accentkleur").text() == "#7A1F5C"
    assert dialog.findChildren(QColorDialog) == []


def test_the_default_values_do_not_change_the_branding(dialog: SettingsDialog) -> None:
    field(dialog, "Organisatie").setText("De Stad")
    field(dialog, "Accentkleur").setText("#00504C")
    click(dialog, "Standaardwaarden")
    assert dialog.settings() == Settings(organisation="De Stad", accent="#00504C")


def test_the_settings_fit_a_small_laptop(dialog: SettingsDialog) -> None:
    assert dialog.width() <= 1280
    assert dialog.height() <= 700
