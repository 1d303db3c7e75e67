//! Text → words.

pub(super) mod heading;
pub(super) mod number;
mod plain;
pub(super) mod sign;
pub(super) mod strangers;

use super::faults::Faults;
use super::paper::{self, Clock, Reading};
use super::tex;
use super::token::Placed;

/// The words of a text; the last is [`Token::End`](super::token::Token::End). What is no word is a fault and a
/// [`Token::Stranger`](super::token::Token::Stranger), or the word that was meant where that is plain.
///
/// A text with a backslash or a dollar sign is LaTeX, one that tells old values from new ones by their subscripts is
/// that of a paper: both mean what the field means by them. Any other is in this language alone.
pub(super) fn words(text: &str, reading: Reading, faults: &mut Faults) -> Vec<Placed> {
    let clock = Clock::of(text);
    if tex::is_latex(text) {
        let clock = clock.unwrap_or_default();
        let words = tex::words(text, clock, reading, faults);
        return paper::settled(text, words, clock, reading, faults);
    }
    let words = plain::words(text, clock, reading.kind, faults);
    match clock {
        Some(clock) => paper::settled(text, words, clock, reading, faults),
        None => words,
    }
}
