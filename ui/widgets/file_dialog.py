"""Asking for a file or a folder, in the language of the interface."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from workshop_app.i18n import gettext


def file_dialog(parent: QWidget, title: str) -> QFileDialog:
    """A dialog that asks for a file that exists; it is deleted when it has closed.

    It begins in the folder of the user's documents, or in the home folder if there is none.
    """
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(documents))
    dialog = QFileDialog(parent, title, str(folder if folder.is_dir() else Path.home()))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    # Qt has no Dutch translation of these two labels.
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, gettext("Zoek in:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, gettext("Soort:"))
    dialog.finished.connect(dialog.deleteLater)
    return dialog


def pdf_dialog(parent: QWidget, title: str, file_name: str) -> QFileDialog:
    """As `file_dialog`, for where to save a PDF under a proposed name."""
    dialog = file_dialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(gettext("Pdf-bestanden (*.pdf)"))
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(file_name)
    return dialog


def folder_dialog(parent: QWidget, title: str) -> QFileDialog:
    """As `file_dialog`, for a folder."""
    dialog = file_dialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return dialog
