"""Qt's own texts, dates and numbers in the language of the app."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from workshop_app.i18n import current_language


def install_language(app: QCoreApplication) -> None:
    """Have Qt write dates, numbers and its buttons in the current language, in any locale."""
    language = current_language()
    QLocale.setDefault(QLocale(language.tag.replace("-", "_")))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language}", folder):
        app.installTranslator(translator)
