//! Where data may come from, for the list of surfaces: what the program can make, each with a small picture, or a file.

use std::collections::BTreeMap;

use eframe::egui::{Painter, Rect, Stroke, pos2, vec2};

use crate::app::style::color;
use crate::app::widgets::Choice;
use crate::experiment::data::{GENERATORS, Generator};
use crate::experiment::preset::Hue;
use crate::figure::Theme;
use crate::words::{Language, say};

/// Begins the ids of the entries: a surface may have a generator's id.
const PREFIX: &str = "data/";
/// What stands behind it for a file.
const FILE: &str = "file";
/// Examples of a small picture.
const DOTS: u64 = 48;
/// What a small picture shows of every column, as a share of its range beyond its ends.
const MARGIN: f64 = 0.12;

/// The words of an entry.
pub struct Offer {
    id: String,
    group: String,
    title: String,
    also: String,
    tip: String,
}

/// An entry for each generator, and one for a file.
pub fn offers(language: Language) -> Vec<Offer> {
    let offer = |generator: &Generator| Offer {
        id: id(generator.id),
        group: say(language, "app-from-data"),
        title: say(language, generator.title),
        also: Language::ALL.map(|language| say(language, generator.title)).join(" "),
        tip: say(language, generator.meaning),
    };
    let file = Offer {
        id: id(FILE),
        group: say(language, "app-from-data"),
        title: say(language, "app-csv"),
        also: Language::ALL.map(|language| say(language, "app-csv")).join(" "),
        tip: say(language, "app-csv-tip"),
    };
    GENERATORS.iter().map(offer).chain([file]).collect()
}

/// Whether the entry is that of a file.
pub fn is_file(id: &str) -> bool {
    id.strip_prefix(PREFIX) == Some(FILE)
}

impl Offer {
    pub fn choice(&self) -> Choice<'_> {
        Choice { id: &self.id, group: &self.group, title: &self.title, also: &self.also, tip: &self.tip }
    }
}

/// The entry's id of a generator.
pub fn id(generator: &str) -> String {
    format!("{PREFIX}{generator}")
}

/// The generator of an entry, if it is one of these.
pub fn generator(id: &str) -> Option<&'static Generator> {
    id.strip_prefix(PREFIX).and_then(Generator::of)
}

/// Draws the first examples, two colors where they have labels.
pub fn picture(painter: &Painter, generator: &Generator, rect: Rect, theme: &Theme) {
    let columns = generator.columns(DOTS, 0, &BTreeMap::new());
    let place = |column: &[f64], value: f64| {
        let (least, most) = column.iter().fold((f64::MAX, f64::MIN), |ends, v| (ends.0.min(*v), ends.1.max(*v)));
        (MARGIN + (1.0 - 2.0 * MARGIN) * (value - least) / (most - least).max(f64::MIN_POSITIVE)) as f32
    };
    painter.rect_filled(rect, 2.0, color(theme.card));
    for (i, (&u, &v)) in columns[0].iter().zip(&columns[1]).enumerate() {
        let (across, up) = (place(&columns[0], u), place(&columns[1], v));
        let at = pos2(rect.left() + rect.width() * across, rect.bottom() - rect.height() * up);
        let other = columns.get(2).is_some_and(|labels| labels[i] > 0.5);
        painter.circle_filled(at, 1.3, color(if other { theme.hue(Hue::Vermilion) } else { theme.hue(Hue::Blue) }));
    }
}

/// Draws rows and columns.
pub fn picture_of_file(painter: &Painter, rect: Rect, theme: &Theme) {
    painter.rect_filled(rect, 2.0, color(theme.card));
    let at = |from: f32, to: f32, part: f32| from + (to - from) * part;
    let line = Stroke::new(1.0, color(theme.axis));
    let table = rect.shrink2(vec2(9.0, 7.0));
    for part in [0.0, 0.25, 0.5, 0.75, 1.0] {
        painter.hline(table.x_range(), at(table.top(), table.bottom(), part), line);
    }
    for part in [0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0] {
        painter.vline(at(table.left(), table.right(), part), table.y_range(), line);
    }
}
