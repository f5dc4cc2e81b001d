"""The emergency pack: everything to run a workshop on paper when the power fails.

It starts with what to do first and how to type in the results later. Then follow the programme, the
texts to read aloud, and sheets to tally and write on. The references come last, on separate pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from reportlab.platypus import PageBreak

from workshop_app.handouts.emergency.answer_key import answer_key
from workshop_app.handouts.emergency.chapters import Chapter, chapters_of
from workshop_app.handouts.emergency.first_page import first_page
from workshop_app.handouts.emergency.programme_page import programme
from workshop_app.handouts.emergency.tally_sheets import Sheets
from workshop_app.handouts.handout_spec import HandoutSpec
from workshop_app.handouts.page.document import Story, render
from workshop_app.handouts.page.notes_pages import LinesUnlessRight
from workshop_app.handouts.page.report_flow import BOTTOM
from workshop_app.handouts.page.style import FIGURE
from workshop_app.handouts.workshop_labels import footer, warning
from workshop_app.i18n import gettext
from workshop_app.progress import ProgressCallback
from workshop_app.tagged_pdf.page_number import PageNumber


def make(spec: HandoutSpec, progress: ProgressCallback) -> bytes:
    """Return the emergency pack as a PDF, A4, for a workshop to come or one that is under way."""
    chapters = chapters_of(spec)
    pages: dict[int, int] = {}
    return render(
        lambda: _story(spec, chapters, pages),
        title=gettext("Noodpakket {name}", name=spec.name),
        subject=gettext("Een workshop klantgerichtheid op papier, als de stroom uitvalt"),
        footer=gettext("Noodpakket · {footer}", footer=footer(spec)),
        mark=warning(spec.kind, votes=spec.state is not None),
        bottom=BOTTOM,
        progress=progress,
        branding=spec.branding,
    )


def _story(spec: HandoutSpec, chapters: Sequence[Chapter], pages: dict[int, int]) -> Story:
    """Return the whole pack; `pages` is filled during drawing, and its numbers are printed last."""
    sheets = Sheets(spec)
    found = [
        (chapter, sheets.pages(chapter, partial(pages.__setitem__, chapter.step.id)))
        for chapter in chapters
    ]
    numbers = {
        chapter.step.id: PageNumber(pages, chapter.step.id, FIGURE)
        for chapter, parts in found
        if parts
    }
    story = [*first_page(spec), PageBreak(), *programme(spec, chapters, numbers)]
    for chapter, parts in found:
        if parts:
            story += [*([] if chapter.follows_on else [PageBreak()]), *parts]
    key = answer_key(chapters, spec.stairs)
    if key:
        # Pages for the trainer only never share a sheet of paper with pages that the group may see.
        story += [
            PageBreak(),
            *([LinesUnlessRight(gettext("Aantekeningen"))] if spec.duplex else []),
            *key,
        ]
    return story
