//! Headings: lines that are kept as they are and do nothing.

use super::sign::begins_with_word;

/// Whether a line, without the spaces around it, is a heading of a textbook's pseudocode.
pub fn is_heading(line: &str) -> bool {
    line.ends_with(':') || begins_with_word(line, "Compute")
}

/// A line that says what is given here anyway, as a heading of the language itself: on a line, without the signs that
/// would make another text of it, and ending as headings end.
pub fn plain(line: &str) -> String {
    let kept = line.chars().filter_map(|c| match c {
        '\\' | '$' | '{' | '}' | '&' | '#' | '%' => None,
        '₋' => Some('-'),
        '₊' => Some('+'),
        c if c.is_whitespace() => Some(' '),
        c => Some(c),
    });
    let kept: String = kept.collect();
    let words: Vec<&str> = kept.split(' ').filter(|word| !word.is_empty()).collect();
    let line = words.join(" ");
    if is_heading(&line) { line } else { line + ":" }
}
