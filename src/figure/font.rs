//! The program's own fonts: how wide a text is, and what the PNG writer draws it with. No font of the machine is ever
//! asked, so that a picture is the same everywhere.

use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb::{Database, Source};
use ttf_parser::Face;

use super::mark::Weight;

/// The bundled family. It draws Latin and Greek as Inter does.
pub const FAMILY: &str = "Thalweg Sans";

/// What a reader of an SVG file sees where the bundled family is missing: none of these is wider on the whole.
pub const FALLBACKS: &str = "Inter, Pretendard, 'Helvetica Neue', Arial, 'Noto Sans', 'Noto Sans KR', sans-serif";

/// The height of a capital letter and of a digit, in em.
pub const CAP_HEIGHT: f64 = 0.71;

static REGULAR: &[u8] = include_bytes!("../../assets/fonts/ThalwegSans-Regular.otf");
static SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/ThalwegSans-SemiBold.otf");

/// The bytes of the font of a weight.
pub fn bytes(weight: Weight) -> &'static [u8] {
    match weight {
        Weight::Regular => REGULAR,
        Weight::Semibold => SEMIBOLD,
    }
}

fn face(weight: Weight) -> &'static Face<'static> {
    static FACES: LazyLock<[Face<'static>; 2]> = LazyLock::new(|| {
        [REGULAR, SEMIBOLD].map(|bytes| Face::parse(bytes, 0).expect("the bundled fonts are read by a test"))
    });
    match weight {
        Weight::Regular => &FACES[0],
        Weight::Semibold => &FACES[1],
    }
}

/// How wide a line of text is at a font size, in the unit of `size`.
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let face = face(weight);
    let advance = |c: char| match face.glyph_index(c).and_then(|glyph| face.glyph_hor_advance(glyph)) {
        Some(units) => f64::from(units),
        // What the font lacks is drawn by another one, or as a box: about as wide as it is high.
        None => f64::from(face.units_per_em()),
    };
    text.chars().map(advance).sum::<f64>() * size / f64::from(face.units_per_em())
}

/// The text, cut to `room` with an ellipsis where it is wider.
pub fn fit(text: &str, size: f64, weight: Weight, room: f64) -> String {
    if width(text, size, weight) <= room {
        return text.to_owned();
    }
    let mut kept = text.to_owned();
    while kept.pop().is_some() {
        let cut = format!("{}…", kept.trim_end());
        if width(&cut, size, weight) <= room {
            return cut;
        }
    }
    String::new()
}

/// The fonts that the PNG writer draws with: the bundled ones, and none else.
pub fn database() -> Arc<Database> {
    static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
        let mut fonts = Database::new();
        for bytes in [REGULAR, SEMIBOLD] {
            fonts.load_font_source(Source::Binary(Arc::new(bytes)));
        }
        // A family that is not there must still find this one.
        fonts.set_sans_serif_family(FAMILY);
        fonts.set_serif_family(FAMILY);
        Arc::new(fonts)
    });
    FONTS.clone()
}
