//! Commands: what begins with a backslash.

use crate::words::{Fault, Message, Span};

use super::super::faults::fault;
use super::super::syntax::Function;
use super::super::token::Token;
use super::Reader;
use super::tables::{self, Side};

impl Reader<'_, '_> {
    /// The name of the command at a position, and where the name ends: letters, or one other character.
    pub fn command_name(&self, at: usize, to: usize) -> Option<(&str, usize)> {
        let rest = self.text[at..to].strip_prefix('\\')?;
        let letters = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        let length = if letters > 0 { letters } else { rest.chars().next().map_or(0, char::len_utf8) };
        Some((&rest[..length], at + 1 + length))
    }

    /// Passes over blanks.
    pub fn skip_blank(&self, at: usize, to: usize) -> usize {
        at + self.text[at..to].find(|c| !matches!(c, ' ' | '\t' | '~')).unwrap_or(to - at)
    }

    /// The argument at a position, without its braces, and where the next thing begins: what is in braces, a command
    /// with its own arguments, or one character.
    pub fn argument(&self, at: usize, to: usize) -> Option<(usize, usize, usize)> {
        let at = self.skip_blank(at, to);
        let c = self.text[at..to].chars().next()?;
        match c {
            '{' => {
                let end = self.partners.closing(at).filter(|end| *end < to)?;
                Some((at + 1, end, end + 1))
            }
            '\\' => {
                let (_, mut end) = self.command_name(at, to)?;
                while self.text[end..to].starts_with('{') {
                    end = self.partners.closing(end).filter(|end| *end < to)? + 1;
                }
                Some((at, end, end))
            }
            '}' | '&' | '$' | '\n' => None,
            _ => Some((at, at + c.len_utf8(), at + c.len_utf8())),
        }
    }

    /// Says that a command stands without what it is of.
    pub fn missing_argument(&mut self, start: usize, end: usize) -> usize {
        let written = self.text[start..end].to_owned();
        let message = Message::new("formula-latex-argument").with("text", written);
        self.faults.add(|| Fault::new(message).at(Span::new(start, end)));
        self.push(Token::Stranger, start, end);
        end
    }

    /// Reads the command at a position; gives where the next thing begins.
    pub fn command(&mut self, at: usize, to: usize) -> usize {
        let Some((name, next)) = self.command_name(at, to) else { return to };
        // The name is copied, since what is read next changes the reader.
        let name = name.to_owned();
        if let Some(end) = self.invisible(&name, at, next, to) {
            return end;
        }
        if let Some(token) = tables::sign(&name) {
            self.push(token, at, next);
            return next;
        }
        if let Some((function, side)) = tables::fence(&name) {
            self.fence(function, side, at, next);
            return self.norm_index(next, to);
        }
        match name.as_str() {
            "frac" | "dfrac" | "tfrac" | "cfrac" => return self.fraction(at, next, to),
            "sqrt" => return self.root(at, next, to),
            "nabla" => return self.gradient(at, next, to),
            "begin" => return self.environment(at, next, to),
            _ => {}
        }
        if let Some((symbol, next)) = self.symbol(at, to) {
            return self.named(symbol, at, next);
        }
        self.function_command(&name, at, next, to)
    }

    /// A function's own command: `\max`, `\log_{2}`, `\sin^{2}`.
    fn function_command(&mut self, name: &str, at: usize, mut next: usize, to: usize) -> usize {
        if !tables::is_function(name) {
            return self.unknown(name, at, next, to);
        }
        let mut called = tables::function(name).to_owned();
        if let Some(below) = self.text[next..to].strip_prefix('_').and_then(|_| self.argument(next + 1, to)) {
            called.push_str(self.text[below.0..below.1].trim());
            next = below.2;
        }
        let Some(function) = Function::named(&called) else {
            return self.unknown(name, at, next, to);
        };
        let hat = self.skip_blank(next, to);
        let power = self.text[hat..to].strip_prefix('^').and_then(|_| self.argument(hat + 1, to));
        match power {
            Some((start, end, next)) => self.call(function, Some((start, end)), at, next),
            None => self.call(function, None, at, next),
        }
    }

    /// A command that is not understood. A word in letters of its own is passed over where it says nothing.
    fn unknown(&mut self, name: &str, at: usize, next: usize, to: usize) -> usize {
        if !tables::is_font(name) {
            self.stranger(at, next, tables::instead(name));
            return next;
        }
        let Some((start, end, after)) = self.argument(next, to) else { return self.missing_argument(at, next) };
        let content = self.text[start..end].trim();
        let remark = content.is_empty() || content.starts_with('(');
        if content.split_whitespace().next() == Some("if") {
            let help = Message::new("formula-help-if");
            self.faults.add(|| fault("formula-if-line", Span::new(at, after)).help(help));
            self.push(Token::Stranger, at, after);
        } else if !remark {
            self.stranger(at, after, None);
        }
        after
    }

    /// Passes over a command that only changes the look, or separates; none for any other.
    fn invisible(&mut self, name: &str, at: usize, next: usize, to: usize) -> Option<usize> {
        if let Some(side) = tables::size(name) {
            let sign = self.skip_blank(next, to);
            let nothing = self.text[sign..to].starts_with('.');
            self.side = side.filter(|_| !nothing);
            return Some(if nothing { sign + 1 } else { self.angle(sign, to) });
        }
        match name {
            "\\" | "newline" | "cr" => return Some(self.row_end(at, next, to)),
            "(" | ")" | "[" | "]" => return Some(self.separate(at, next)),
            "end" => {
                let (.., end) = self.argument(next, to)?;
                return Some(self.separate(at, end));
            }
            _ => {}
        }
        let mut end = next;
        for _ in 0..tables::looks(name)? {
            let star = usize::from(self.text[end..to].starts_with('*'));
            end = self.argument(end + star, to).map_or(end, |(.., after)| after);
        }
        Some(end)
    }

    /// `\left<`: an angle that is no comparison.
    fn angle(&mut self, at: usize, to: usize) -> usize {
        let function = match (self.side, self.text[at..to].chars().next()) {
            (Some(side @ Side::Open), Some('<')) | (Some(side @ Side::Close), Some('>')) => Some(side),
            _ => None,
        };
        let Some(side) = function else { return at };
        self.side = None;
        self.fence("dot", Some(side), at, at + 1);
        at + 1
    }
}
