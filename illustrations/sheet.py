"""Draw an overview of the kit on one sheet: `python -m illustrations.sheet OUT.png`."""

import argparse
import os
import random
from dataclasses import replace
from pathlib import Path
from typing import get_args

from PySide6.QtGui import QGuiApplication

from illustrations import palette as p
from illustrations.__main__ import render
from illustrations.kit import (
    FEET_FORWARD,
    FEET_TUCKED,
    LEGS_CROSSED,
    SEATED,
    STANDING,
    Arm,
    Figure,
    Look,
    Mood,
    bubbles,
    held,
    interiors,
    poses,
    props,
    seats,
)
from illustrations.kit.hair import back_hair
from illustrations.kit.hands import hand
from illustrations.kit.head import head
from illustrations.kit.look import Eyes, HairStyle, HandShape, Mouth
from illustrations.lettering import outline
from illustrations.shapes import circle, document, group, line, path, rect

SHEET = (2000, 3900)

ANNA = Look(p.SKIN_LIGHT, p.HAIR_CHESTNUT, "bob", p.TEAL, "#39415A")
BEN = Look(
    p.SKIN_DARK, p.HAIR_BLACK, "crop", p.OCHRE, "#2E3A5C", facial="beard", girth=1.15, belly=8
)
CLEO = Look(p.SKIN_BROWN, p.HAIR_BLACK, "afro", p.ACCENT, "#3C3550", earring=p.OCHRE)
DIRK = Look(p.SKIN_ROSY, p.HAIR_SILVER, "bald", p.BLUE, "#6B6257", aged=True, girth=1.2, belly=14,
            facial="moustache", hearing_aid=p.STEEL)  # fmt: skip
ESRA = Look(p.SKIN_OLIVE, p.HAIR_BROWN, "none", p.PLUM, "#2B3142", headwear="scarf",
            headwear_colour=p.LILAC, hem=40)  # fmt: skip
GURI = Look(p.SKIN_TAN, p.HAIR_BLACK, "none", p.MOSS, "#2B3142", facial="beard", headwear="turban",
            headwear_colour=p.NAVY, band_colour=p.TEAL, glasses=p.INK)  # fmt: skip
HUGO = Look(p.SKIN_PALE, p.HAIR_GINGER, "undercut", p.AQUA, p.SLATE, short_sleeves=True, shorts=True,
            prosthesis=True, shoes=p.ACCENT)  # fmt: skip
INES = Look(p.SKIN_DEEP, p.HAIR_BLACK, "braids", p.LILAC, "#39415A", hem=110, flare=14, girth=1.15)


def sheet() -> str:
    """Draw the sheet."""
    width, height = SHEET
    parts = [
        rect(0, 0, width, height, p.WALL),
        _standing(620),
        _seated(1250),
        _seated_more(1850),
        _heads(2020),
        _moods(2340),
        _hands(2590),
        _props(3120),
        _rooms(3840),
    ]
    drawn = document("The kit", [], parts)
    return drawn.replace('width="820" height="1080" viewBox="0 0 820 1080"',
                         f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"')  # fmt: skip


def _label(text: str, x: float, y: float) -> str:
    return path(outline(text, 20, x, y), p.INK)


def _standing(y: float) -> str:
    people = {
        "hanging": Figure(ANNA, *poses.hanging(), over_torso=held.cardigan(p.TEAL, p.PAPER)),
        "at_ear": Figure(BEN, poses.at_ear(), poses.hanging()[1], Mood("talk")),
        "crossed": Figure(CLEO, *poses.crossed(), Mood("flat", "half", brow_tilt=3)),
        "hugging": Figure(ESRA, *poses.hugging(), Mood("sad", brow_tilt=-4), shrug=10),
        "on_chin": Figure(DIRK, Arm((20, -358), 1, "hug", angle=-6), poses.on_chin(), Mood("doubt", raised_brow=8)),
        "shrugging": Figure(GURI, *poses.shrugging(), Mood("o", brow_lift=8), shrug=16, over_torso=held.open_jacket(p.MOSS, tie=p.ACCENT)),
        "pointing": Figure(HUGO, poses.pointing(), poses.hanging()[1], Mood("talk"), over_torso=held.apron(p.NAVY)),
        "waving": Figure(INES, poses.hanging()[0], poses.waving(), Mood("laugh", "closed")),
        "reaching": Figure(BEN, poses.reaching(), poses.hanging()[1], over_torso=held.hoodie(p.OCHRE)),
    }  # fmt: skip
    drawn: list[str] = []
    for index, (name, figure) in enumerate(people.items()):
        x = 110 + index * 220
        mirror = name == "reaching"
        drawn.append(
            replace(figure, at=(x + 60 * mirror, y - 40), scale=0.84, mirror=mirror).draw()
        )
        drawn.append(_label(name, x, y + 8))
    return "".join(drawn)


def _seated(y: float) -> str:
    near, far = poses.typing()
    typing = [
        seats.office_chair(),
        Figure(replace(ANNA, headset=p.INK), near, far, Mood("talk"), seated=True, lean=4).draw(),
        group([seats.table(330)], (92, 0)),
        group([props.monitor_side()], (280, -238)),
    ]
    phone = [
        seats.office_chair(p.PLUM),
        Figure(GURI, poses.at_ear(SEATED, held.handset()), poses.on_table()[1],
               Mood("smile"), seated=True, lean=3).draw(),
        group([seats.table(320)], (92, 0)),
        group([props.desk_telephone(lifted=True)], (330, -238)),
    ]  # fmt: skip
    elbows = [
        seats.chair(),
        Figure(DIRK, Arm((128, -252), 1, "flat", angle=0), poses.elbow_on_table(), Mood("doubt", gaze=(1, 2)),
               seated=True, lean=16, nod=4, legs=FEET_TUCKED).draw(),
        group([seats.table(300), held.mug((210, -258)), group([props.papers()], (130, -238))],
              (92, 0)),
    ]  # fmt: skip
    wheel = [
        seats.wheelchair_back(),
        Figure(INES, Arm((96, -212), 1, "rest"), Arm((150, -330), 1, "open", angle=-30),
               Mood("talk"), seated=True, legs=FEET_FORWARD).draw(),
        seats.wheelchair_front(),
    ]  # fmt: skip
    scenes = [("typing", typing), ("at_ear, handset", phone), ("elbow on table", elbows),
              ("wheelchair", wheel)]  # fmt: skip
    return "".join(
        group(parts, (150 + index * 500, y - 50), 0, 1.04) + _label(name, 260 + index * 480, y + 8)
        for index, (name, parts) in enumerate(scenes)
    )


def _seated_more(y: float) -> str:
    near, far = poses.on_table(ahead=80)
    armchair = [
        seats.armchair_back(p.MOSS),
        Figure(CLEO, Arm((80, -236), 1, "rest", angle=10), Arm((104, -262), 1, "grip", angle=-6,
               item=held.mug((30, -6))), seated=True, lean=-8, legs=LEGS_CROSSED).draw(),
        seats.armchair_front(p.MOSS),
    ]  # fmt: skip
    table = [
        seats.chair(),
        Figure(ESRA, near, far, Mood("flat"), seated=True).draw(),
        group([seats.table(300), group([props.laptop()], (120, -238))], (92, 0)),
    ]
    shake = [
        Figure(HUGO, poses.reaching(STANDING, (122, -110)), poses.hanging()[1]).draw(),
        Figure(DIRK, poses.hanging()[0], poses.reaching(STANDING, (122, -112)), at=(288, 0),
               mirror=True).draw(),
    ]  # fmt: skip
    stick = [
        Figure(replace(DIRK, top=p.PLUM), Arm((84, -262), 1, "grip", angle=90, item=held.walking_stick(260)),
               poses.hanging()[1], lean=8, nod=-4).draw(),
    ]  # fmt: skip
    walk = [
        group([seats.rollator()], (104, 0)),
        Figure(replace(ANNA, hair=p.HAIR_SILVER, aged=True, top=p.MOSS), Arm((84, -292), 1, "grip"),
               Arm((110, -294), 1, "grip"), lean=9, nod=-6).draw(),
    ]  # fmt: skip
    scenes = [("armchair", armchair, 160), ("on_table", table, 500), ("handshake", shake, 950),
              ("walking_stick", stick, 1410), ("rollator", walk, 1670)]  # fmt: skip
    return "".join(
        group(parts, (x, y - 40), 0, 0.84) + _label(name, x + 60, y + 8)
        for name, parts, x in scenes
    )


def _heads(y: float) -> str:
    tones = (p.SKIN_PALE, p.SKIN_DARK, p.SKIN_OLIVE, p.SKIN_LIGHT, p.SKIN_DEEP, p.SKIN_ROSY,
             p.SKIN_TAN, p.SKIN_BROWN, p.SKIN_PALE, p.SKIN_OLIVE, p.SKIN_DARK, p.SKIN_DEEP,
             p.SKIN_BROWN, p.SKIN_DARK)  # fmt: skip
    hairs = (p.HAIR_BROWN, p.HAIR_BLACK, p.HAIR_CHESTNUT, p.HAIR_BLOND, p.HAIR_GREY, p.HAIR_BLACK,
             p.HAIR_SILVER, p.HAIR_BLACK, p.HAIR_GINGER, p.HAIR_BROWN, p.HAIR_SILVER, p.HAIR_BLACK,
             p.HAIR_BLACK, p.HAIR_BLACK)  # fmt: skip
    drawn: list[str] = []
    for index, style in enumerate(get_args(HairStyle)[:-1]):
        look = Look(tones[index], hairs[index], style, p.TEAL, p.INK)
        x = 80 + index * 141
        drawn.append(
            group([back_hair(look), head(look, Mood(), 0.2 if index % 4 == 3 else 0.85)], (x, y))
        )
        drawn.append(_label(style, x, y + 150))
    return "".join(drawn)


def _moods(y: float) -> str:
    drawn: list[str] = []
    looks = (ANNA, BEN, CLEO, GURI, ESRA, HUGO, INES, DIRK, replace(ANNA, headset=p.INK))
    for index, mouth in enumerate(get_args(Mouth)):
        eyes: Eyes = get_args(Eyes)[index % 4]
        look = looks[index]
        x = 120 + index * 220
        drawn.append(group([back_hair(look), head(look, Mood(mouth, eyes), 0.85)], (x, y), 0, 1.25))
        drawn.append(_label(f"{mouth}, {eyes}", x, y + 100))
    return "".join(drawn)


def _hands(y: float) -> str:
    drawn: list[str] = []
    for index, shape in enumerate(get_args(HandShape)[:-1]):
        x = 60 + index * 216
        item = held.mobile() if shape == "hold" else ""
        drawn.append(group([item, hand(shape, p.SKIN_LIGHT, -1)], (x, y - 60), 0, 2))
        drawn.append(group([hand(shape, p.SKIN_DARK, 1)], (x + 110, y - 60), 0, 1.5))
        drawn.append(_label(shape, x + 60, y + 20))
    return "".join(drawn)


def _props(y: float) -> str:
    dice = random.Random(3)  # noqa: S311 - only fills the shelf
    items = [
        group([props.monitor()], (130, y)),
        group([props.laptop()], (270, y)),
        group([props.desk_telephone()], (500, y)),
        group([props.papers()], (640, y)),
        group([props.pending_pile()], (780, y)),
        group([props.plant()], (950, y)),
        group([props.window(180, 200)], (60, y - 420)),
        group([props.clock(10.25, 56)], (350, y - 320)),
        group([props.shelf(340, dice)], (460, y - 240)),
        props.ticket_display("47", (930, y - 330)),
        group([props.flip_over(line("M-60,60L-20,10L20,30L64,-50", p.ACCENT, 9))], (1160, y)),
        group([props.whiteboard(drawing=line("M-100,40Q-40,-60 0,10T100,-30", p.BLUE, 8))],
              (1460, y - 360)),
        group([seats.counter(300, 190)], (1320, y)),
        group([held.sheet_of_paper()], (1680, y - 60)),
        group([held.folder()], (1780, y - 40)),
        group([held.tablet()], (1890, y - 30)),
        bubbles.speech((1730, y - 390), 180, 120, (1680, y - 270), content=path(outline("!", 80, 0, 28), p.ACCENT)),
        bubbles.thought((1880, y - 250), 190, 130, (1740, y - 150), p.TEAL,
                        circle(-30, 0, 18, p.WHITE) + circle(30, 0, 18, p.WHITE)),
    ]  # fmt: skip
    return "".join(items)


def _rooms(y: float) -> str:
    near, far = poses.leaning_on_table()
    shoulder = [
        Figure(ESRA, *poses.hanging(), Mood("sad", brow_tilt=-3), at=(172, 0), nod=6).draw(),
        Figure(BEN, poses.hanging()[0], poses.on_shoulder()).draw(),
    ]
    leaning = [
        seats.chair(),
        Figure(CLEO, near, far, Mood("talk"), seated=True, lean=14).draw(),
        group([seats.table(300)], (92, 0)),
    ]
    reading = Figure(replace(HUGO, shorts=False, prosthesis=False), poses.reading(), poses.hanging()[1],
                     Mood("flat", gaze=(1, 3)), nod=8)  # fmt: skip
    back = replace(GURI, style="none")
    papers = Figure(back, poses.reading(item=held.folder()), poses.hanging()[1], Mood("smile"))
    return "".join(
        [
            group([*shoulder, _label("on_shoulder", 60, 52)], (110, y - 50), 0, 0.9),
            group([*leaning, _label("leaning_on_table", 100, 52)], (430, y - 50), 0, 0.9),
            group([reading.draw(), _label("reading", 0, 52)], (860, y - 50), 0, 0.9),
            group([papers.draw(), _label("reading, folder", 0, 52)], (1060, y - 50), 0, 0.9),
            group([interiors.tiles(440, 220)], (1240, y - 510)),
            group([interiors.kitchen_units()], (1250, y - 40)),
            group([interiors.wall_cupboard()], (1250, y - 600)),
            group([interiors.kettle()], (1310, y - 298)),
            group([interiors.coffee_machine()], (1400, y - 298)),
            group([interiors.lamp()], (1610, y - 620)),
            group([interiors.bookcase()], (1750, y - 40)),
        ]
    )


def main() -> None:
    """Write the sheet."""
    parser = argparse.ArgumentParser(prog="illustrations.sheet", description=__doc__)
    parser.add_argument("out", type=Path, help="PNG file to write")
    out: Path = parser.parse_args().out
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    if not render(sheet(), SHEET).save(str(out)):
        raise OSError(f"cannot write {out}")
    application.shutdown()


if __name__ == "__main__":
    main()
