//! From the way to a value to its place in the file.

use toml_edit::{Document, Value};

use super::spot::{Spot, Thing};
use crate::words::{Key, Place, Span};

/// The range of the preset file `text` that `place` means.
///
/// A range inside of a text (a formula) is found inside its quotes, past escapes. A value that is not
/// there is found as the section that it is missing from; the empty way stands for the file itself.
pub fn locate(text: &str, place: &Place) -> Span {
    let whole_file = Span::new(0, text.len());
    if place.path.is_empty() {
        let span = place.span.unwrap_or(Span::new(0, 0));
        return Span::new(span.start.min(whole_file.end), span.end.min(whole_file.end));
    }
    let Ok(document) = Document::parse(text) else { return Span::new(0, 0) };
    let mut spot = Spot::top(document.as_table());
    for key in &place.path {
        let next = match key {
            Key::Name(name) => spot.get(name),
            Key::Index(index) => spot.elements().and_then(|elements| elements.into_iter().nth(*index)),
        };
        match next {
            Some(next) => spot = next,
            None => return spot.span,
        }
    }
    let inner = match (&spot.thing, place.span) {
        (Thing::Value(Value::String(value)), Some(inner)) => {
            inside(&text[spot.span.start..spot.span.end], value.value(), inner)
        }
        _ => None,
    };
    match inner {
        Some(inner) => Span::new(spot.span.start + inner.start, spot.span.start + inner.end),
        None => spot.whole(text),
    }
}

/// Where the range `inner` of the text `value` stands in `raw`, its spelling with quotes.
fn inside(raw: &str, value: &str, inner: Span) -> Option<Span> {
    let pieces = pieces(raw)?;
    let read: String = pieces.iter().map(|piece| piece.value).collect();
    if read != value {
        return None;
    }
    let end_of_text = pieces.last().map_or(quotes(raw)?.0, |piece| piece.end);
    let mut starts = Vec::with_capacity(value.len() + 1);
    for piece in &pieces {
        // Every byte of a character stands where the character does.
        starts.extend(std::iter::repeat_n((piece.start, piece.end), piece.value.len_utf8()));
    }
    let start = starts.get(inner.start).map_or(end_of_text, |(start, _)| *start);
    let last = inner.end.checked_sub(1).filter(|last| *last >= inner.start);
    let end = last.map_or(start, |last| starts.get(last).map_or(end_of_text, |(_, end)| *end));
    Some(Span::new(start, end.max(start)))
}

/// A character of a text and the range of its spelling.
struct Piece {
    value: char,
    start: usize,
    end: usize,
}

/// The length of the opening and the closing quotes, a line break that follows the opening ones included.
fn quotes(raw: &str) -> Option<(usize, usize)> {
    let triple = raw.starts_with("\"\"\"") || raw.starts_with("'''");
    if !triple {
        return (raw.len() >= 2).then_some((1, 1));
    }
    let rest = &raw[3..];
    let newline = if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\n')) };
    (raw.len() >= 6 + newline).then_some((3 + newline, 3))
}

fn pieces(raw: &str) -> Option<Vec<Piece>> {
    let (open, close) = quotes(raw)?;
    let escapes = raw.starts_with('"');
    let mut pieces = Vec::new();
    let mut at = open;
    let body_end = raw.len() - close;
    while at < body_end {
        let rest = &raw[at..body_end];
        let (value, length) = match rest.chars().next()? {
            '\\' if escapes => escape(rest)?,
            '\r' if rest.starts_with("\r\n") => (Some('\n'), 2),
            value => (Some(value), value.len_utf8()),
        };
        if let Some(value) = value {
            pieces.push(Piece { value, start: at, end: at + length });
        }
        at += length;
    }
    Some(pieces)
}

/// The character that an escape stands for, none where it only joins lines, and the escape's length.
fn escape(rest: &str) -> Option<(Option<char>, usize)> {
    let code = |digits: usize| {
        let value = u32::from_str_radix(rest.get(2..2 + digits)?, 16).ok().and_then(char::from_u32)?;
        Some((Some(value), 2 + digits))
    };
    match rest[1..].chars().next()? {
        'b' => Some((Some('\u{8}'), 2)),
        't' => Some((Some('\t'), 2)),
        'n' => Some((Some('\n'), 2)),
        'f' => Some((Some('\u{c}'), 2)),
        'r' => Some((Some('\r'), 2)),
        'e' => Some((Some('\u{1b}'), 2)),
        '"' => Some((Some('"'), 2)),
        '\\' => Some((Some('\\'), 2)),
        'x' => code(2),
        'u' => code(4),
        'U' => code(8),
        blank if blank.is_ascii_whitespace() => {
            let joined = rest[1..].trim_start_matches([' ', '\t', '\r', '\n']);
            Some((None, rest.len() - joined.len()))
        }
        _ => None,
    }
}
