//! Texts from elsewhere on a terminal: what would move the cursor, color the screen or turn the writing about is shown
//! as a sign.

/// The text with such characters replaced, each by one of as many bytes, so that places in it stay. Ends of lines and
/// tabs are kept.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let ends_line = c == '\n' || (c == '\r' && rest.peek() == Some(&'\n'));
        shown.push(match c {
            _ if ends_line || c == '\t' => c,
            c if !acts(c) => c,
            c if c.len_utf8() == 1 => '?',
            c if c.len_utf8() == 2 => '·',
            _ => char::REPLACEMENT_CHARACTER,
        });
    }
    shown
}

/// The text as [`visible`] shows it, on one line.
pub fn visible_line(text: &str) -> String {
    visible(text).replace(['\r', '\n', '\t'], " ")
}

/// Control characters, line separators, and the marks that turn the writing direction about.
fn acts(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn nothing_acts_and_every_place_stays() {
        let text = "a\u{1b}[31m\u{9b}\u{202e}\r\n\t\rβ한";
        let shown = visible(text);
        assert_eq!(shown, "a?[31m·\u{fffd}\r\n\t?β한");
        assert!(text.char_indices().map(|(at, _)| at).eq(shown.char_indices().map(|(at, _)| at)));
    }
}
