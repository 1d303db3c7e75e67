//! Where a line of LaTeX ends a statement, where it goes on, and which lines are headings.

use crate::words::{Message, Span};

use super::super::faults::fault;
use super::super::lexer::{heading, sign};
use super::super::paper::given;
use super::super::token::Token;
use super::Reader;
use super::tables;

impl Reader<'_, '_> {
    /// The end of a line of the text, which ends a statement only where another one begins.
    pub fn line_end(&mut self, at: usize, next: usize) -> usize {
        let blank = self.depth == 0 && self.text[next..].trim_start_matches([' ', '\t', '\r']).starts_with('\n');
        if self.nest > 1 || !(blank || self.begins(next) != Row::Rest) {
            return next;
        }
        self.separate(at, next)
    }

    /// `\\`, with what may follow it: `\\*`, `\\[2ex]`.
    pub fn row_end(&mut self, at: usize, next: usize, to: usize) -> usize {
        let mut end = next + usize::from(self.text[next..to].starts_with('*'));
        if self.text[end..to].starts_with('[') {
            const LONGEST: usize = 20;
            let space = self.text[end..to].char_indices().take(LONGEST).find(|(_, c)| *c == ']');
            end = space.map_or(end, |(length, _)| end + length + 1);
        }
        if self.nest > 1 || (self.depth > 0 && !self.assigns(end)) { end } else { self.separate(at, end) }
    }

    /// Ends a statement, unless this stands within something; gives where the next one begins.
    pub fn separate(&mut self, at: usize, end: usize) -> usize {
        if self.nest > 1 {
            return end;
        }
        self.depth = 0;
        self.forget_fences();
        self.push(Token::Separator, at, end);
        self.row_start(end)
    }

    /// Takes a whole line if it is a heading; gives where to read on.
    pub fn row_start(&mut self, at: usize) -> usize {
        let begins = self.begins(at);
        if matches!(begins, Row::Statement | Row::Rest) {
            return at;
        }
        let row = self.row(at);
        let span = Span::new(at + (row.len() - row.trim_start().len()), at + row.trim_end().len());
        if begins == Row::Condition {
            let help = Message::new("formula-help-if");
            self.faults.add(|| fault("formula-if-line", span).help(help));
        } else {
            self.push(Token::Heading(heading::plain(&self.text[span.start..span.end])), span.start, span.end);
        }
        span.end
    }

    /// What a line at a position is.
    fn begins(&self, at: usize) -> Row {
        if self.assigns(at) {
            return Row::Statement;
        }
        match self.first_word(at) {
            Some((word, true)) if is_condition(word) => Row::Condition,
            Some(word) if is_heading(word) => Row::Heading,
            _ if heading::is_heading(self.line(at).trim()) => Row::Heading,
            _ => Row::Rest,
        }
    }

    /// A line of the text up to the next `\\`.
    pub fn line(&self, at: usize) -> &str {
        let next = self.line_ends.partition_point(|end| *end < at);
        &self.text[at..self.line_ends.get(next).copied().unwrap_or(self.text.len())]
    }

    /// A line with those that it goes on in: as far as a `\\`, where the text has any.
    fn row(&self, at: usize) -> &str {
        let mut end = at + self.line(at).len();
        while self.text[end..].starts_with(['\n', '\r']) && self.last_row.is_some_and(|last| last > end) {
            let next = end + 1;
            if self.begins(next) != Row::Rest || self.line(next).trim_start().starts_with("\\end") {
                break;
            }
            end = next + self.line(next).len();
        }
        &self.text[at..end]
    }

    /// The first word of a line, and whether it is set in letters of its own or is itself a command.
    fn first_word(&self, at: usize) -> Option<(&str, bool)> {
        let (mut at, mut set) = (at, false);
        loop {
            let rest = &self.text[at..];
            at += rest.find(|c| !matches!(c, ' ' | '\t' | '&' | '{' | '~')).unwrap_or(rest.len());
            let Some((name, next)) = self.command_name(at, self.text.len()) else { break };
            match tables::looks(name) {
                Some(arguments) => {
                    set |= ["bf", "it", "rm", "bfseries"].contains(&name);
                    at = next;
                    for _ in 0..arguments {
                        let star = usize::from(self.text[at..].starts_with('*'));
                        at = self.argument(at + star, self.text.len()).map_or(at, |(.., end)| end);
                    }
                }
                None if tables::is_font(name) => (at, set) = (next, true),
                None if matches!(name, "end" | "begin") => return None,
                None => return name.starts_with(|c: char| c.is_ascii_alphabetic()).then_some((name, true)),
            }
        }
        let rest = &self.text[at..];
        let length = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        (length > 0).then_some((&rest[..length], set))
    }

    /// Whether a statement begins at a position: `name =`, `name &\leftarrow`.
    pub fn assigns(&self, at: usize) -> bool {
        let to = self.text.len();
        let mut at = self.skip_looks(at);
        if sign::begins_with_word(&self.text[at..], "init") {
            at = self.skip_looks(at + "init".len());
        }
        let Some((_, next)) = self.symbol(at, to) else { return false };
        let mut at = self.skip_looks(next);
        if let Some(end) = self.partners.closing(at).filter(|_| self.text[at..].starts_with('(')) {
            at = self.skip_looks(end + 1);
        }
        let command = self.command_name(at, to).and_then(|(name, _)| tables::sign(name));
        let sign = command.or_else(|| sign::sign(&self.text[at..]).map(|(_, token)| token));
        matches!(sign, Some(Token::Assign | Token::Compound(_)))
    }

    /// Passes over what is not seen, within a line.
    fn skip_looks(&self, mut at: usize) -> usize {
        let to = self.text.len();
        loop {
            let rest = &self.text[at..];
            at += rest.find(|c| !matches!(c, ' ' | '\t' | '&' | '~')).unwrap_or(rest.len());
            match self.command_name(at, to).map(|(name, next)| (tables::looks(name), next)) {
                Some((Some(arguments), next)) => {
                    at = next;
                    for _ in 0..arguments {
                        at = self.argument(at, to).map_or(at, |(.., end)| end);
                    }
                }
                _ => return at,
            }
        }
    }
}

/// Where the lines of a text end: at the end of a line or at a `\\\\`.
pub fn line_ends(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let ends = |at: &usize| matches!(bytes[*at], b'\n' | b'\r') || bytes[*at..].starts_with(b"\\\\");
    (0..bytes.len()).filter(ends).collect()
}

/// What a line is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Row {
    Statement,
    Heading,
    /// `\textbf{if} …`
    Condition,
    /// What goes on from the line above, or is nothing.
    Rest,
}

/// Whether a line that begins with this word is a heading.
fn is_heading((word, _): (&str, bool)) -> bool {
    given::is_word(word) || ["EndFor", "ENDFOR", "EndWhile", "ENDWHILE", "Procedure", "EndProcedure"].contains(&word)
}

/// Whether a word begins the line of a condition in pseudocode.
fn is_condition(word: &str) -> bool {
    ["if", "else", "elif", "elseif", "elsif", "endif"].contains(&word.to_ascii_lowercase().as_str())
}
