from __future__ import annotations

import random
import struct
import zlib
from functools import cache
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from booklet.diagnostics import Code
from booklet.pictures.photo import read_photo
from booklet.pictures.picture import Photo

ALT = "A hand rests on a knee."


def saved(kind: str, mode: str = "RGB", size: tuple[int, int] = (60, 40), **options: object) -> bytes:
    out = BytesIO()
    Image.linear_gradient("L").resize(size).convert(mode).save(out, kind, **options)
    return out.getvalue()


def read(data: bytes) -> Photo:
    checked = read_photo("a.jpg", data, ALT)
    assert checked.value, checked.diagnostics
    return checked.value


def refused(data: bytes) -> tuple[Code, str]:
    checked = read_photo("a.jpg", data, ALT)
    (found,) = checked.diagnostics
    assert checked.value is None
    assert str(found.span) == "a.jpg:1:1"
    return found.code, found.message


def shown(photo: Photo) -> Image.Image:
    return Image.open(BytesIO(photo.data))


def exif(orientation: int) -> Image.Exif:
    data = Image.Exif()
    data[0x0112] = orientation
    data[0x010E] = "a patient's name"
    return data


@pytest.mark.parametrize(("mode", "channels"), [("RGB", 3), ("L", 1)])
@pytest.mark.parametrize("progressive", [False, True])
def test_a_plain_jpeg_passes_byte_for_byte(mode: str, channels: int, *, progressive: bool) -> None:
    data = saved("jpeg", mode, progressive=progressive)

    photo = read(data)

    assert photo.data == data
    assert (photo.kind, photo.width, photo.height, photo.channels, photo.alt) == ("jpeg", 60, 40, channels, ALT)


def test_metadata_is_cut_out_and_nothing_else() -> None:
    plain = saved("jpeg", quality=90)
    noted = saved("jpeg", quality=90, exif=exif(1), comment=b"a patient's name", xmp=b"<x>a patient's name</x>")
    assert b"patient" in noted

    assert read(noted).data == plain
    assert read(noted + b"a second picture behind the end").data == plain


def test_a_thumbnail_is_cut_out() -> None:
    data = saved("jpeg")
    assert data[2:4] == b"\xff\xe0"
    thumbnail = b"\xff\xe0" + struct.pack(">H", 16 + 3) + data[6:18] + b"\1\1" + b"RGB"

    assert read(data[:2] + thumbnail + data[20:]).data == data


def test_a_turned_photo_is_set_upright() -> None:
    photo = read(saved("jpeg", exif=exif(6), quality=95))

    assert (photo.width, photo.height) == (40, 60)
    assert shown(photo).size == (40, 60)
    assert not shown(photo).getexif()
    assert b"patient" not in photo.data


def test_cmyk_becomes_rgb() -> None:
    photo = read(saved("jpeg", "CMYK"))

    assert photo.channels == 3
    assert shown(photo).mode == "RGB"


def test_an_srgb_profile_is_cut_out() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    assert read(saved("jpeg", icc_profile=profile)).data == saved("jpeg")


def test_another_colour_space_becomes_srgb() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace("sRGB".encode("utf-16-be"), "swap".encode("utf-16-be"))
    swapped = swapped.replace(b"rXYZ", b"tmp ").replace(b"gXYZ", b"rXYZ").replace(b"tmp ", b"gXYZ")
    out = BytesIO()
    Image.new("RGB", (16, 16), (255, 0, 0)).save(out, "jpeg", icc_profile=swapped)

    photo = read(out.getvalue())

    red, green, blue = shown(photo).tobytes()[:3]
    assert green > 240
    assert max(red, blue) < 20, "its red is our green"
    assert "icc_profile" not in shown(photo).info


def test_a_huge_side_is_made_smaller() -> None:
    photo = read(saved("jpeg", "L", (4400, 30)))

    assert (photo.width, photo.height) == (4000, 27)


def test_the_same_photo_gives_the_same_bytes() -> None:
    data = saved("jpeg", exif=exif(3))

    assert read(data) == read(data)


@pytest.mark.parametrize(("mode", "out"), [("RGB", "RGB"), ("L", "L"), ("1", "L"), ("P", "RGB"), ("I;16", "L")])
def test_a_png_becomes_eight_bits_without_palette(mode: str, out: str) -> None:
    data = saved("png", mode, dpi=(300, 300)) if mode != "I;16" else sixteen_bits()

    photo = read(data)

    assert photo.kind == "png"
    assert (shown(photo).mode, photo.channels) == (out, len(out))
    assert shown(photo).info == {}
    grey = shown(photo).convert("L").tobytes()
    assert max(grey[:60]) < 40, "the first row"
    assert min(grey[-60:]) > 200, "the last row"


def sixteen_bits() -> bytes:
    image = Image.new("I;16", (60, 40))
    for x in range(60):
        for y in range(40):
            image.putpixel((x, y), y * 65535 // 39)
    out = BytesIO()
    image.save(out, "png")
    return out.getvalue()


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_what_is_transparent_becomes_white(mode: str) -> None:
    image = Image.new(mode, (4, 4), 0)
    out = BytesIO()
    image.save(out, "png")

    photo = read(out.getvalue())

    assert shown(photo).convert("RGB").getpixel((1, 1)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "an empty file"),
        (b"GIF89a....", "a GIF picture"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "a WebP picture"),
        (b"\0\0\0\x18ftypheic", "a HEIC picture or a film"),
        (b"<!DOCTYPE html><html>", "a web page"),
        (b'<?xml version="1.0"?><svg>', "an SVG drawing"),
        (b"%PDF-1.7", "a PDF file"),
        (b"version https://git-lfs.github.com/spec/v1", "a Git LFS pointer, not the picture itself"),
        (b"hello", "text"),
        (b"\0\1\2\xff", "not a picture of a known kind"),
    ],
)
def test_a_file_of_another_kind_is_named(data: bytes, kind: str) -> None:
    assert refused(data) == (Code.PHOTO_KIND, f"this is {kind}")


def test_a_bomb_is_refused_from_its_header() -> None:
    head = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))

    code, message = refused(b"\x89PNG\r\n\x1a\n" + chunk)

    assert code is Code.PHOTO_TOO_LARGE
    assert "20000 × 20000" in message


def test_a_file_of_30_megabytes_is_refused() -> None:
    assert refused(saved("jpeg") + bytes(30_000_000))[0] is Code.PHOTO_TOO_LARGE


def test_a_photo_without_size_is_refused() -> None:
    data = saved("jpeg")
    frame = data.index(b"\xff\xc0") + 5

    assert refused(data[:frame] + bytes(4) + data[frame + 4 :])[0] is Code.PHOTO_BROKEN


@pytest.mark.parametrize("kind", ["jpeg", "png"])
@pytest.mark.parametrize("part", [0.05, 0.3, 0.6, 0.9])
def test_a_photo_cut_short_is_refused(kind: str, part: float) -> None:
    data = saved(kind, size=(300, 200))

    assert refused(data[: int(len(data) * part)])[0] is Code.PHOTO_BROKEN


@cache
def samples() -> tuple[bytes, ...]:
    return (
        saved("jpeg", exif=exif(6)),
        saved("jpeg", "L", progressive=True, comment=b"x"),
        saved("jpeg", "CMYK"),
        saved("png", "RGBA"),
        saved("png", "P"),
    )


@given(st.integers(0, 4), st.randoms(use_true_random=False), st.integers(1, 8))
def test_no_bytes_make_it_raise(sample: int, dice: random.Random, flips: int) -> None:
    data = bytearray(samples()[sample])
    for _ in range(flips):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    if dice.random() < 0.3:
        del data[dice.randrange(len(data)) :]

    checked = read_photo("a.jpg", bytes(data), ALT)

    assert (checked.value is None) == bool(checked.diagnostics)


@given(
    st.binary(max_size=40), st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0\0\x10JFIF"])
)
def test_no_start_makes_it_raise(noise: bytes, start: bytes) -> None:
    assert read_photo("a.jpg", start + noise, ALT).value is None
