"""Translations: texts in the source are Dutch; plural forms and Qt's own texts are loaded."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from workshop_app import paths

LANGUAGE = "nl"


def install_language(app: QCoreApplication) -> None:
    """Set dates, numbers, Qt's texts and Trede's plurals to Dutch, whatever the system's locale."""
    QLocale.setDefault(QLocale("nl_NL"))
    own = str(paths.resources() / "i18n")
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in ((f"trede_{LANGUAGE}", own), (f"qtbase_{LANGUAGE}", qt)):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
