//! LaTeX → words: rules as the sources of papers write them, and as this program itself writes equations.
//!
//! What only changes the look is passed over. A fraction, a root, cases and the like become the words that mean the
//! same, each at the place of the LaTeX that it stands for.

mod command;
mod compound;
mod fences;
mod named;
mod partners;
mod rows;
mod symbol;
mod tables;
mod ten;

use crate::words::{Fault, Message, Span};

use super::expression::DEEPEST;
use super::faults::Faults;
use super::lexer::{sign, strangers};
use super::names::begins_name;
use super::paper::{Clock, Reading};
use super::syntax::Operator;
use super::token::{Placed, Token};

use fences::Fences;
use partners::Partners;
use tables::Side;

/// Whether a text is LaTeX: it has a command, or formulas between dollar signs.
pub(super) fn is_latex(text: &str) -> bool {
    let command = |(at, _)| text[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || "\\,;:!{|([".contains(c));
    text.match_indices('\\').any(command) || text.matches('$').nth(1).is_some()
}

/// The words of a text in LaTeX; the last is [`Token::End`].
pub(super) fn words(text: &str, clock: Clock, reading: Reading, faults: &mut Faults) -> Vec<Placed> {
    let mut reader = Reader {
        text,
        clock,
        reading,
        partners: Partners::of(text),
        line_ends: rows::line_ends(text),
        last_row: text.rfind("\\\\"),
        depth: 0,
        nest: 0,
        fences: Fences::default(),
        side: None,
        powers_of_e: Vec::new(),
        words: Vec::new(),
        faults,
    };
    // With a brace too few or too many, all else would only be guessed.
    if !reader.braces() {
        reader.range(0, text.len());
    }
    reader.push(Token::End, text.len(), text.len());
    reader.own_e();
    reader.words
}

struct Reader<'a, 'f> {
    text: &'a str,
    clock: Clock,
    reading: Reading<'a>,
    partners: Partners,
    /// Where the lines of the text end, and the last row.
    line_ends: Vec<usize>,
    last_row: Option<usize>,
    /// How many parentheses are open, those included that stand for something else.
    depth: usize,
    /// How many ranges within one another are being read.
    nest: usize,
    fences: Fences,
    /// The side that a `\left` or `\right` before the next sign says.
    side: Option<Side>,
    /// Where `e^{…}` was read as the exponential function.
    powers_of_e: Vec<Span>,
    words: Vec<Placed>,
    faults: &'f mut Faults,
}

impl Reader<'_, '_> {
    /// Adds a word that stands from `start` to `end`.
    fn push(&mut self, token: Token, start: usize, end: usize) {
        match token {
            Token::Open => self.depth += 1,
            Token::Close => self.depth = self.depth.saturating_sub(1),
            // No statement begins with an operator: the line above goes on.
            Token::Operator(_) if self.nest == 1 => {
                while self.words.pop_if(|last| last.token == Token::Separator).is_some() {}
            }
            _ => {}
        }
        // A condition within parentheses or cases.
        let token = if token == Token::Assign && self.depth > 0 { Token::Operator(Operator::Equal) } else { token };
        self.side = None;
        self.words.push(Placed::new(token, Span::new(start, end)));
    }

    /// Says what stands there and, where that is plain, what should.
    fn stranger(&mut self, start: usize, end: usize, instead: Option<&str>) {
        let span = Span::new(start, end);
        self.faults.add(|| strangers::fault(self.text, span, instead));
        self.push(Token::Stranger, start, end);
    }

    /// Says of each `e^{…}` that it is not plain, where `e` is also a name of the text.
    fn own_e(&mut self) {
        if self.words.iter().any(|word| word.is_name("e")) {
            for span in &self.powers_of_e {
                let help = Message::new("formula-help-power-of-e");
                self.faults.add(|| Fault::new(Message::new("formula-power-of-e")).at(*span).help(help));
            }
        }
    }

    /// Says which braces have no partner; whether there are any.
    fn braces(&mut self) -> bool {
        for (at, opens) in &self.partners.alone {
            let key = if *opens { "formula-not-closed" } else { "formula-close-without-open" };
            let brace = if *opens { "{" } else { "}" };
            let message = Message::new(key).with("text", brace);
            self.faults.add(|| Fault::new(message).at(Span::new(*at, at + 1)));
        }
        !self.partners.alone.is_empty()
    }

    /// Reads a part of the text.
    fn range(&mut self, from: usize, to: usize) {
        if self.nest == DEEPEST {
            let limit = Message::new("formula-too-deep").with("limit", DEEPEST);
            self.faults.add(|| Fault::new(limit).at(Span::new(from, to)));
            return self.push(Token::Stranger, from, to);
        }
        self.nest += 1;
        let mut at = if self.nest == 1 { self.row_start(from) } else { from };
        while at < to {
            at = self.item(at, to);
        }
        self.nest -= 1;
    }

    /// Reads a part of the text as one operand, in parentheses.
    fn enclosed(&mut self, from: usize, to: usize) {
        self.push(Token::Open, from, from);
        self.range(from, to);
        let brace = usize::from(self.text[to..].starts_with('}'));
        self.push(Token::Close, to, to + brace);
    }

    /// Reads what begins at a position; gives where the next begins.
    fn item(&mut self, at: usize, to: usize) -> usize {
        let rest = &self.text[at..to];
        let Some(c) = rest.chars().next() else { return to };
        let next = at + c.len_utf8();
        match c {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => return self.line_end(at, next),
            '%' | '#' => return at + rest.find(['\n', '\r']).unwrap_or(rest.len()),
            '$' => return self.separate(at, next),
            '\\' => return self.command(at, to),
            '{' => return self.group(at, to),
            '^' => return self.power(at, to),
            '|' => self.fence("abs", None, at, next),
            '(' if self.nest == 1 && super::paper::given::is_remark(rest) => {
                return at + rest.find(['\n', '\r']).unwrap_or(rest.len());
            }
            '[' => self.push(Token::Open, at, next),
            ']' => self.push(Token::Close, at, next),
            '&' | '~' | '\u{feff}' => {}
            c if c.is_whitespace() => {}
            c if begins_name(c) => return self.name(at, to),
            c if c.is_ascii_digit() || c == '.' => return self.number(at, to),
            _ => return self.sign(at, to),
        }
        next
    }

    /// A power of what is no name: `(1 - x)^{2}`.
    fn power(&mut self, at: usize, to: usize) -> usize {
        let Some((start, end, next)) = self.argument(at + 1, to) else {
            return self.missing_argument(at, at + 1);
        };
        self.push(Token::Operator(Operator::Power), at, at + 1);
        self.enclosed(start, end);
        next
    }

    fn sign(&mut self, at: usize, to: usize) -> usize {
        let rest = &self.text[at..to];
        if let Some((length, token)) = sign::sign(rest) {
            let between = token == Token::Separator && self.depth > 0;
            let token = if between { Token::Comma } else { token };
            self.push(token, at, at + length);
            return at + length;
        }
        let found = strangers::find(rest);
        let end = at + found.length;
        match rest.chars().next() {
            Some('²' | '³' | '⁴') => found.tokens.into_iter().for_each(|token| self.push(token, at, end)),
            Some('∇') => return self.gradient(at, end, to),
            _ => self.stranger(at, end, found.instead),
        }
        end
    }
}
