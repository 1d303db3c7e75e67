#!/usr/bin/env python3
"""Makes the program's two fonts, ThalwegSans-Regular.otf and ThalwegSans-SemiBold.otf, from Pretendard.

    npm pack pretendard@1.3.9 && tar xzf pretendard-1.3.9.tgz
    pip install -r requirements.txt
    python3 reduce.py package

Pretendard (SIL Open Font License 1.1, OFL.txt) draws Latin and Greek as Inter does and Hangul as Source Han Sans
does, with one set of metrics, so that English and Korean stand together in one line. What is done to it:

* Only the characters that the program needs stay, all 11,172 Hangul syllables among them.
* Digits are the tabular ones, so that nothing jumps when a number changes; egui and resvg draw a font's
  default glyphs and have no switch for its features.
* Layout features but kerning, hints and most names go.
* Nabla, which Pretendard lacks, is its capital delta turned about.
* The family is renamed: the license reserves the name of the original.
"""

import sys
from pathlib import Path

from fontTools.misc.transform import Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY = "Thalweg Sans"
NABLA = 0x2207
DELTA = 0x0394
RANGES = [
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x017F),  # Latin-1, Extended-A
    (0x0370, 0x03FF),  # Greek
    (0x2010, 0x205E),  # punctuation
    (0x2070, 0x209F),  # superscripts, subscripts
    (0x2100, 0x218F),  # letter-like, fractions
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematical operators
    (0x25A0, 0x2605),  # geometric shapes, stars
    (0x2713, 0x2717),  # check marks
    (0x3000, 0x303F),  # Korean punctuation
    (0x3131, 0x318E),  # Hangul letters
    (0xAC00, 0xD7A3),  # all Hangul syllables
]


def use_tabular_digits(font):
    """Points the digits of the character map to the glyphs that the feature `tnum` would put in their place."""
    table = font["GSUB"].table
    tabular = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for subtable in table.LookupList.Lookup[index].SubTable:
                    tabular.update(getattr(subtable, "ExtSubTable", subtable).mapping)
    for mapping in font["cmap"].tables:
        for digit in map(ord, "0123456789"):
            if digit in mapping.cmap:
                # Subtables may share one dictionary: what is tabular already stays.
                mapping.cmap[digit] = tabular.get(mapping.cmap[digit], mapping.cmap[digit])


def add_nabla(font):
    """Draws ∇ in the glyph of a character that does not stay, as Δ turned upside down."""
    glyphs = font.getGlyphSet()
    delta = font.getBestCmap()[DELTA]
    bounds = BoundsPen(glyphs)
    glyphs[delta].draw(bounds)
    _, bottom, _, top = bounds.bounds
    spare = font.getBestCmap()[0x3042]  # Hiragana is not kept
    width = font["hmtx"][delta][0]
    pen = T2CharStringPen(width, glyphs)
    glyphs[delta].draw(TransformPen(pen, Transform(1, 0, 0, -1, 0, top + bottom)))
    top_dict = font["CFF "].cff.topDictIndex[0]
    old = top_dict.CharStrings[spare]
    top_dict.CharStrings[spare] = pen.getCharString(old.private, old.globalSubrs)
    font["hmtx"][spare] = font["hmtx"][delta]
    for mapping in font["cmap"].tables:
        if mapping.isUnicode():
            mapping.cmap[NABLA] = spare


def rename(font, style):
    names = font["name"]
    keep = {0, 13, 14}  # copyright and license
    names.names = [name for name in names.names if name.nameID in keep and name.langID == 0x409]
    full = f"{FAMILY} {style}"
    postscript = full.replace(" ", "", 1).replace(" ", "-")
    for number, text in {1: FAMILY, 2: style, 3: postscript, 4: full, 6: postscript, 16: FAMILY, 17: style}.items():
        names.setName(text, number, 3, 1, 0x409)
    top = font["CFF "].cff
    top.fontNames = [postscript]
    top.topDictIndex[0].FullName = full
    top.topDictIndex[0].FamilyName = FAMILY


def reduce(source, style, target):
    font = TTFont(source, recalcTimestamp=False)
    use_tabular_digits(font)
    add_nabla(font)
    options = Options()
    options.hinting = False
    options.desubroutinize = False
    options.layout_features = ["kern"]
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.notdef_outline = True
    options.drop_tables += ["DSIG", "vhea", "vmtx", "VORG"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    subsetter.subset(font)
    rename(font, style)
    font.save(target)


def main():
    package = Path(sys.argv[1])
    here = Path(__file__).parent
    for style in ["Regular", "SemiBold"]:
        source = package / "dist/public/static" / f"Pretendard-{style}.otf"
        target = here / f"ThalwegSans-{style}.otf"
        reduce(source, style, target)
        print(target.name, target.stat().st_size)


main()
