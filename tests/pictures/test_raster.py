from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageChops, ImageOps

from booklet.pictures.drawing import read_drawing
from booklet.pictures.operators import Ink
from booklet.pictures.picture import Drawing, Picture, mirrored
from booklet.pictures.raster import Lettering, rasterise

INKS = {"skin": Ink("#EEC1A0"), "ink": Ink("#22303A"), "feel": Ink("#F2A900", 0.5), "mat": Ink("#DCEBE4")}
DRAWING = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">
<title>A square of skin with a square hole, half covered, and a line.</title>
<path class="skin" d="M2 2L14 2L14 14L2 14ZM5 5L11 5L11 11L5 11Z"/>
<path class="feel" d="M2 2L8 2L8 4L2 4Z"/>
<path class="ink" stroke-width="2" d="M20 18L34 18"/>
</svg>"""


def drawing() -> Drawing:
    value = read_drawing("a.svg", DRAWING).value
    assert value
    return value


def picture(shown: Picture | None = None) -> Image.Image:
    one = shown or drawing()
    assert isinstance(one, Drawing)
    return Image.open(BytesIO(rasterise(one, INKS, 400))).convert("RGB")


def near(pixel: object, colour: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(one - other) <= 3 for one, other in zip(pixel, colour, strict=True))


def test_paths_are_filled_and_stroked_in_their_inks() -> None:
    image = picture()

    assert image.size == (400, 200)
    assert near(image.getpixel((30, 120)), (0xEE, 0xC1, 0xA0)), "skin"
    assert near(image.getpixel((300, 180)), (0x22, 0x30, 0x3A)), "the stroke"
    assert image.getpixel((80, 80)) == (255, 255, 255), "the hole, by the even-odd rule"
    assert near(image.getpixel((60, 30)), (0xF0, 0xB5, 0x50)), "half opaque amber on skin"
    assert near(image.getpixel((195, 180)), (0x22, 0x30, 0x3A)), "a round cap goes past the end"
    assert image.getpixel((399, 0)) == (255, 255, 255), "the ground is white"


def test_a_mirrored_drawing_is_the_mirror_image() -> None:
    difference = ImageChops.difference(ImageOps.mirror(picture()), picture(mirrored(drawing()))).convert("L")

    assert sum(difference.histogram()[40:]) < 100  # a few pixels on edges
    assert picture().tobytes() != picture(mirrored(drawing())).tobytes()


def test_the_same_drawing_gives_the_same_small_file() -> None:
    data = rasterise(drawing(), INKS, 1400)

    assert data == rasterise(drawing(), INKS, 1400)
    assert len(data) < 60_000
    assert Image.open(BytesIO(data)).info == {}


def test_words_are_shown_the_right_way_round_on_a_mirrored_drawing() -> None:
    words = Lettering("LLL", 150, 60, 50)
    plain, turned = (
        Image.open(BytesIO(rasterise(one, INKS, 400, (words,)))).convert("L")
        for one in (drawing(), mirrored(drawing()))
        if isinstance(one, Drawing)
    )
    box = (145, 20, 255, 62)

    assert not ImageChops.difference(plain.crop(box), turned.crop(box)).point(lambda value: value // 4).getbbox()
    dark = plain.crop(box).point(lambda value: 255 * (value < 100)).getbbox()
    assert dark
    assert 7 <= dark[0] <= 11, "the stem of the first letter stands at its place"
    assert dark[3] - dark[1] > 30, "capitals of 50 px are 36 px high"
