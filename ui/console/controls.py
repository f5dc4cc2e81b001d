"""The controls for the current item, below the picture of the room."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QWidget

from ui.console.advice_texts import has_second_round
from ui.console.box import BoxPanel
from ui.console.collect import CollectPanel, Draft
from ui.console.step_texts import command_text, is_at_end, next_action, refusal_text, stage_hint
from ui.console.tables_panel import TablesPanel
from ui.console.tally_tiles import TallyTiles
from ui.formats import count_of_votes
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_text import push_button, set_tool_tip, show_text
from ui.widgets.styled import Panel, label
from workshop_app.i18n import gettext
from workshop_app.results.advice import NextStep
from workshop_app.session.collecting import entries_at
from workshop_app.session.commands import (
    CastBallot,
    ChangeCount,
    ChangeVotingMethod,
    Next,
    OpenOrClose,
    Press,
    RevealOrHide,
    SkipSecondRound,
    StartSecondRound,
    ToggleReference,
)
from workshop_app.session.items import Item, ItemKind, Poll
from workshop_app.session.keys import named
from workshop_app.session.labels import method_label
from workshop_app.session.live import Snapshot
from workshop_app.session.navigation import comes_to_reference, current_item, current_round
from workshop_app.session.rules import current_place
from workshop_app.session.state import Place, Round, RoundState, Stage, VotingMethod
from workshop_app.session.voting import expected_votes


class ControlsPanel(Panel):
    """The controls of a vote or of collected entries, and the buttons to go on."""

    command_requested = Signal(object)
    undo_requested = Signal()
    take_back_requested = Signal()
    ballot_overlay_requested = Signal()
    report_requested = Signal()
    handouts_requested = Signal()

    def __init__(self) -> None:
        super().__init__(" ")
        self._discreet = True
        self._shown: Snapshot | None = None
        self._hint = label("", "muted", wrap=True)
        self._methods = {method: _method_button(method) for method in VotingMethod}
        self._tiles = TallyTiles()
        self._box = BoxPanel()
        self._tables = TablesPanel()
        self._collect = CollectPanel()
        self._nothing = QWidget()
        self._stack = QStackedWidget()
        for page in (self._nothing, self._tiles, self._box, self._tables, self._collect):
            self._stack.addWidget(page)
        self._notice = label("", "warning", wrap=True)
        self._votes = label("", "muted")
        self._next = KeyButton("", gettext("Spatie"), primary=True, least_width=160)
        self._open = KeyButton(gettext("Open"), "V")
        self._undo = KeyButton(gettext("Ongedaan"), named("Ctrl+Z"))
        self._second = KeyButton(gettext("Ronde 2"), "R")
        self._skip = push_button(gettext("Ronde 2 overslaan"))
        self._skip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._reference = KeyButton(gettext("Duiding"), "D")
        self._report = QPushButton(gettext("Verslag maken (pdf)"))
        self._handouts = QPushButton(gettext("Hand-outs"))
        for button in (self._report, self._handouts):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()

        # signals
        requested = self.command_requested
        for part in (self._tiles, self._tables, self._collect):
            part.command_requested.connect(requested)
        for method, button in self._methods.items():
            button.clicked.connect(partial(self._choose_method, method))
        self._box.ballot_overlay_requested.connect(self.ballot_overlay_requested)
        self._box.take_back_requested.connect(self.take_back_requested)
        self._next.clicked.connect(partial(requested.emit, Next()))
        self._open.clicked.connect(partial(requested.emit, OpenOrClose()))
        self._second.clicked.connect(partial(requested.emit, StartSecondRound()))
        self._skip.clicked.connect(partial(requested.emit, SkipSecondRound()))
        self._reference.clicked.connect(partial(requested.emit, ToggleReference()))
        self._undo.clicked.connect(self.undo_requested)
        self._report.clicked.connect(self.report_requested)
        self._handouts.clicked.connect(self.handouts_requested)

    def set_discreet(self, *, on: bool) -> None:
        """Set whether the room may see this screen; if so, counts are shown as bullets."""
        self._discreet = on

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the controls for the current item of a snapshot."""
        self._shown = snapshot
        workshop, state = snapshot.workshop, snapshot.state
        item = current_item(workshop.contents, state)
        round_ = current_round(workshop.contents, state)
        for button in self._methods.values():
            button.setVisible(item.poll is not None)
        # With a result in sight, opening the vote again is for the key V alone.
        self._open.setVisible(state.position.stage in (Stage.READ, Stage.VOTE))
        if not item.collects:
            self._collect.leave()
        if item.poll is not None and round_ is not None:
            self._show_vote(snapshot, item.poll, round_)
        else:
            self._show_rest(snapshot, item)
        show_text(self._next, next_action(workshop, state, asks_to_skip=snapshot.asks_to_skip))
        self._next.setEnabled(state.curtain is not None or not is_at_end(workshop, state))
        undoable = snapshot.undoable
        self._undo.setEnabled(undoable is not None)
        # The command to undo may reveal how somebody voted.
        set_tool_tip(
            self._undo, "" if undoable is None or self._discreet else command_text(undoable)
        )
        for button in (self._report, self._handouts):
            button.setVisible(item.kind is ItemKind.END)
        show_text(self._hint, named(stage_hint(workshop, state)))
        show_text(self._notice, named(self._notice_text(snapshot, round_)))
        for part in (self._notice, self._votes):
            part.setVisible(bool(part.text()))

    def press_number(self, number: int, by: int, press: Press | None) -> None:
        """Handle a number key: a vote by the voting method of this round.

        Args:
            number: The digit.
            by: 1 for a vote, -1 to take one away.
            press: The device and the time, if known.
        """
        round_ = self._round()
        method = round_.method if round_ is not None else VotingMethod.SHOW_OF_HANDS
        match method:
            case VotingMethod.BALLOT_BOX if by > 0:
                self.command_requested.emit(CastBallot(number, press=press))
            case VotingMethod.TABLES if by > 0:
                self._tables.choose(number)
            case _:
                self.command_requested.emit(ChangeCount(number, by))

    def press_enter(self) -> None:
        """Handle Enter: start typing if entries are collected, else show or hide the result."""
        if self._item() is not None and self._stack.currentWidget() is self._collect:
            self._collect.start_typing()
        else:
            self.command_requested.emit(RevealOrHide())

    def stop_typing(self) -> bool:
        """Take the keyboard focus from the fields; returns whether one had it."""
        return self._collect.stop_typing()

    def finish_editing(self) -> None:
        """File the cell that is being edited, if there is one."""
        self._collect.finish_editing()

    def take_drafts(self) -> dict[Place, Draft]:
        """Remove and return all half-typed lines, by their place."""
        return self._collect.take_drafts()

    def _item(self) -> Item | None:
        shown = self._shown
        return current_item(shown.workshop.contents, shown.state) if shown else None

    def _round(self) -> Round | None:
        shown = self._shown
        return current_round(shown.workshop.contents, shown.state) if shown else None

    def _choose_method(self, method: VotingMethod) -> None:
        # Clicking checked the button; the next snapshot sets it to the actual method.
        self._methods[method].setChecked(False)
        self.command_requested.emit(ChangeVotingMethod(method))

    def _show_vote(self, snapshot: Snapshot, poll: Poll, round_: Round) -> None:
        state = snapshot.state
        stage, number = state.position.stage, state.position.round
        is_open = round_.state is RoundState.OPEN
        counting = is_open or stage is Stage.READ
        revealed = stage is Stage.RESULT
        show_text(self.title, self._heading(poll, number, round_, stage))
        for method, button in self._methods.items():
            button.setChecked(method is round_.method)
            button.setEnabled(not revealed)
        expected = expected_votes(state, round_)
        if round_.method is VotingMethod.BALLOT_BOX and not revealed:
            self._box.show_round(snapshot, round_, expected)
            self._stack.setCurrentWidget(self._box)
        elif round_.method is VotingMethod.TABLES:
            hidden = self._discreet and not revealed
            self._tables.show_round(
                poll.scale, round_, state.tables, hidden=hidden, enabled=is_open
            )
            self._stack.setCurrentWidget(self._tables)
        else:
            secret = round_.is_sealed or (sum(round_.ballots) > 0 and is_open)
            hidden = (self._discreet or secret) and not revealed
            self._tiles.show_counts(
                poll.scale,
                round_.counts,
                hidden=hidden,
                enabled=counting and round_.method is VotingMethod.SHOW_OF_HANDS,
            )
            self._stack.setCurrentWidget(self._tiles)
        self._open.setText(gettext("Sluit") if is_open else gettext("Open"))
        skips = _may_skip_second_round(snapshot)
        self._skip.setVisible(skips)
        # Beside a primary button that goes there too, a second one would only take its place.
        to_second = stage is Stage.TALK or skips
        may_begin = poll.rounds > 1 and number == 1 and round_.votes > 0
        self._second.setVisible(may_begin and not to_second)
        to_reference = comes_to_reference(snapshot.workshop.contents, state)
        self._reference.setVisible(poll.reference is not None and revealed and not to_reference)
        show_text(self._votes, self._count_text(round_.votes, expected))

    def _show_rest(self, snapshot: Snapshot, item: Item) -> None:
        show_text(self.title, gettext("Nu in beeld").upper())
        self._second.hide()
        self._skip.hide()
        self._reference.hide()
        self._votes.setText("")
        if item.collects:
            entries = entries_at(snapshot.state, item)
            place = current_place(snapshot.workshop.contents, snapshot.state)
            self._collect.show_entries(place, entries, by_table=snapshot.state.by_table)
            self._stack.setCurrentWidget(self._collect)
        else:
            self._stack.setCurrentWidget(self._nothing)

    def _notice_text(self, snapshot: Snapshot, round_: Round | None) -> str:
        """A warning about a refusal, unusual votes or a draft; empty if there is none."""
        if snapshot.refusal is not None:
            return refusal_text(snapshot.refusal)
        if round_ is None:
            return self._draft_text()
        expected = expected_votes(snapshot.state, round_)
        if round_.votes > expected:
            return gettext(
                "Dat zijn meer stemmen dan verwacht ({expected}). Klopt dat?", expected=expected
            )
        return self._seen_text(round_)

    def _seen_text(self, round_: Round) -> str:
        """A warning that the difference between two results reveals ballots; else empty."""
        if round_.added_to:
            return gettext(
                "Na een eerdere uitslag is hier verder gestemd. Wie beide uitslagen zag, kan weten"
                " wat er bij kwam."
            )
        if (
            round_.shown
            and round_.state is RoundState.OPEN
            and round_.method is VotingMethod.BALLOT_BOX
        ):
            return gettext(
                "De groep zag deze uitslag al. Wat er nu bij komt, is straks aan het verschil te"
                " zien."
            )
        return ""

    def _draft_text(self) -> str:
        if not self._collect.drafts_elsewhere:
            return ""
        return gettext("Bij een andere stap wacht nog een half getypte regel op Enter.")

    def _heading(self, poll: Poll, number: int, round_: Round, stage: Stage) -> str:
        parts = [method_label(round_.method)]
        if poll.rounds > 1:
            parts.append(gettext("ronde {number}", number=number))
        parts.append(
            {
                RoundState.OPEN: gettext("open"),
                RoundState.CLOSED: gettext("dicht"),
                RoundState.REVEALED: gettext("uitslag in beeld"),
            }[round_.state]
            if stage is not Stage.TALK
            else gettext("de groep praat")
        )
        return " · ".join(parts).upper()

    def _count_text(self, votes: int, expected: int) -> str:
        left = expected - votes
        of = gettext("{votes} van {expected}", votes=votes, expected=expected)
        if left > 0:
            return f"{of} · {gettext('nog {left}', left=left)}"
        return of if left == 0 else count_of_votes(votes)

    def _lay_out(self) -> None:
        methods = QHBoxLayout()
        methods.setSpacing(6)
        methods.addWidget(self._hint, 1)
        for button in self._methods.values():
            methods.addWidget(button)
        status = QHBoxLayout()
        status.addWidget(self._notice, 1)
        status.addStretch(0)
        status.addWidget(self._votes)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (
            self._next,
            self._open,
            self._undo,
            self._second,
            self._skip,
            self._reference,
            self._report,
            self._handouts,
        ):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.column.addLayout(methods)
        self.column.addWidget(self._stack, 1)
        self.column.addLayout(status)
        self.column.addLayout(buttons)


def _may_skip_second_round(snapshot: Snapshot) -> bool:
    """Whether the first result is shown, and the advice on it is to go on."""
    position = snapshot.state.position
    return (
        snapshot.advice is not None
        and snapshot.advice.next_step is NextStep.SKIP
        and position.stage in (Stage.RESULT, Stage.TALK)
        and position.round == 1
        and not snapshot.state.reference_shown
        and has_second_round(snapshot)
    )


def _method_button(method: VotingMethod) -> QPushButton:
    button = push_button(method_label(method))
    button.setCheckable(True)
    button.setProperty("small", True)  # noqa: FBT003 - Qt's property call
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
