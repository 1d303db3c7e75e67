//! Lines of an algorithm that say what is given here anyway, and remarks.

use super::super::names::continues_name;

/// Characters of a remark in parentheses.
const LONGEST_REMARK: usize = 300;

/// Words with which the line of an algorithm begins that is no step of the rule.
const WORDS: [&str; 12] =
    ["require", "ensure", "input", "output", "initialize", "while", "for", "repeat", "until", "end", "return", "do"];

/// Whether a line begins with this word where the algorithm begins or ends, or says what it needs.
pub fn is_word(word: &str) -> bool {
    WORDS.contains(&word.to_ascii_lowercase().as_str())
}

/// Whether a line of a text with time says what is given here anyway: states that start at 0, the count of the steps,
/// or where the algorithm begins and ends.
pub fn is_given(line: &str) -> bool {
    let first = line.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    let behind = &line[first.len()..];
    let begins = is_word(first) && !behind.starts_with(continues_name) && !behind.trim_start().starts_with(['=', '←']);
    let said = without_remark(line);
    begins || said.split(',').all(is_zero)
}

/// Whether a piece of a line starts a state at 0: `m_0 ← 0`.
fn is_zero(piece: &str) -> bool {
    let sides = piece.split_once(['←', '=']).map(|(name, value)| (name.trim_end_matches(':').trim(), value));
    sides.is_some_and(|(name, value)| (name.ends_with("_0") || name.ends_with('₀')) && value.trim() == "0")
}

/// A line without the remark in parentheses at its end: `(Update biased first moment estimate)`.
fn without_remark(line: &str) -> &str {
    match line.rfind('(') {
        Some(open) if is_remark(&line[open..]) => line[..open].trim_end(),
        _ => line,
    }
}

/// Whether a text begins with a remark in parentheses that ends its line.
pub fn is_remark(text: &str) -> bool {
    let mut letters = text.chars().skip(1);
    let begins = letters.next().is_some_and(|c| c.is_ascii_uppercase())
        && letters.next().is_some_and(|c| c.is_ascii_lowercase());
    if !begins {
        return false;
    }
    // A bounded look ahead, since every parenthesis of a text asks.
    let ends = text.char_indices().take(LONGEST_REMARK).find(|(_, c)| matches!(c, '\n' | '\r'));
    let end = ends.map(|(at, _)| at).or((text.len() <= LONGEST_REMARK).then_some(text.len()));
    let Some(line) = end.map(|end| text[..end].trim_end()) else { return false };
    let Some(words) = line.strip_prefix('(').and_then(|line| line.strip_suffix(')')) else { return false };
    words.contains(' ') && !words.contains(['(', ')', '+', '*', '/', '=', '←', '^'])
}
