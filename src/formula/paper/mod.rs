//! The field's own notation: what papers and NumPy write differently from this language, and mean unmistakably.
//!
//! The words of such a text go through a few passes before the parser sees them; their places stay those of the text.

mod clock;
mod count;
pub(super) mod given;
mod line;
pub(super) mod numpy;
mod order;
mod point;
mod product;
mod skipped;
mod start;

use super::faults::Faults;
use super::syntax::Kind;
use super::token::Placed;

pub(super) use clock::{Clock, Indexed, indexed};

/// What a text is read for.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a> {
    pub kind: Kind,
    /// The names of coordinates, columns and parameters, canonical.
    pub given: &'a [&'a str],
}

impl Reading<'_> {
    pub fn is_given(&self, name: &str) -> bool {
        self.given.contains(&name)
    }
}

/// The words of a text in the field's notation as words of this language.
pub(super) fn settled(
    text: &str,
    words: Vec<Placed>,
    clock: Clock,
    reading: Reading,
    faults: &mut Faults,
) -> Vec<Placed> {
    let mut lines = line::split(words);
    if reading.kind == Kind::Rule {
        point::name(&mut lines);
    }
    skipped::skip(text, &mut lines);
    start::init(&mut lines, reading);
    let order = order::check(&lines, reading, faults);
    count::count(&mut lines, clock, reading, &order, faults);
    for line in &mut lines {
        product::insert(&mut line.words);
    }
    line::join(lines)
}
