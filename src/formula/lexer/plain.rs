//! Text → words: where a line ends a statement, where it goes on, and which lines are headings.

use crate::words::Span;

use super::super::faults::Faults;
use super::super::names::{begins_name, canonical, continues_name};
use super::super::paper::{Clock, Indexed, given, indexed, numpy};
use super::super::syntax::{Function, Kind, Operator};
use super::super::token::{Placed, Token};
use super::{heading, number, sign, strangers};

/// Characters in the braces below a `∇`.
const LONGEST_SUBSCRIPT: usize = 40;

/// The words of a text in this language; where there is a clock, in the notation of papers.
pub fn words(text: &str, clock: Option<Clock>, kind: Kind, faults: &mut Faults) -> Vec<Placed> {
    let mut lexer = Lexer { text, at: 0, depth: 0, clock, kind, words: Vec::new(), faults };
    lexer.line_start();
    while let Some(c) = lexer.peek() {
        lexer.word(c);
    }
    lexer.push(Token::End, lexer.at);
    lexer.words
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    /// How many parentheses are open.
    depth: usize,
    /// What counts time in the text's subscripts, where it is written as papers are.
    clock: Option<Clock>,
    kind: Kind,
    words: Vec<Placed>,
    faults: &'a mut Faults,
}

impl Lexer<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn push(&mut self, token: Token, start: usize) {
        match token {
            Token::Open => self.depth += 1,
            Token::Close => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        self.words.push(Placed::new(token, Span::new(start, self.at)));
    }

    /// Reads the word that begins with `c`, or passes over white space or a comment.
    fn word(&mut self, c: char) {
        match c {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => self.line_end(c),
            '#' => self.at += self.rest().find(['\n', '\r']).unwrap_or(self.rest().len()),
            _ if c.is_whitespace() || c == '\u{feff}' => self.at += c.len_utf8(),
            _ if begins_name(c) => self.name(),
            '(' if self.clock.is_some() && given::is_remark(self.rest()) => {
                self.at += self.rest().find(['\n', '\r']).unwrap_or(self.rest().len());
            }
            '∇' if self.clock.is_some() => self.gradient(c),
            '√' if self.clock.is_some() => self.stands_for(c, [Token::Name("sqrt".to_owned())]),
            'ᵗ' if self.clock.is_some() => {
                self.stands_for(c, [Token::Operator(Operator::Power), Token::Name("t".to_owned())])
            }
            '²' | '³' | '⁴' if self.clock.is_some() => {
                let exponent = strangers::find(self.rest()).tokens;
                self.stands_for(c, exponent);
            }
            _ if c.is_ascii_digit() || c == '.' => self.number(),
            _ => self.sign(),
        }
    }

    /// Ends the statement, unless the expression goes on in the next line.
    fn line_end(&mut self, c: char) {
        let start = self.at;
        self.at += c.len_utf8();
        let goes_on = self.depth > 0 || self.words.last().is_some_and(|last| last.token.wants_more());
        // A line that assigns begins a statement whatever came before: then only the statement
        // before it is broken, not all that follow.
        if goes_on && !sign::assigns(self.rest()) {
            return;
        }
        self.depth = 0;
        self.push(Token::Separator, start);
        self.line_start();
    }

    /// Takes a whole line if it is a heading.
    fn line_start(&mut self) {
        let line = self.rest().split(['\n', '\r', '#']).next().unwrap_or_default();
        let heading = line.trim();
        let given = self.clock.is_some() && given::is_given(heading);
        if !given && !heading::is_heading(heading) {
            return;
        }
        let start = self.at + (line.len() - line.trim_start().len());
        let length = heading.len();
        let heading = if self.clock.is_some() { heading::plain(heading) } else { heading.to_owned() };
        self.at = start + length;
        self.push(Token::Heading(heading), start);
    }

    fn name(&mut self) {
        let start = self.at;
        let length = self.name_length();
        let written = &self.rest()[..length];
        let token = match written {
            "and" => Token::Operator(Operator::And),
            "or" => Token::Operator(Operator::Or),
            "not" => Token::Not,
            module if numpy::is_module(module) && self.rest()[length..].starts_with('.') => {
                return self.function_of(length);
            }
            _ => return self.indexed(length),
        };
        self.at += length;
        self.push(token, start);
    }

    /// The length of the name that begins here. In a text with time `β₁m` is two names, as in print.
    fn name_length(&self) -> usize {
        let rest = self.rest();
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let alone = self.clock.is_some() && first > 1;
        let ends = |c: char| !continues_name(c) || (alone && begins_name(c));
        let length = first + rest[first..].find(ends).unwrap_or(rest.len() - first);
        if !alone || !rest[..length].ends_with('_') {
            return length;
        }
        // The word below it: `θ_t`, `θ_last`.
        length + rest[length..].find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len() - length)
    }

    /// A name with what stands below it: `V_{dW}`, and in a text with time `m_t` and `m_{t-1}`.
    fn indexed(&mut self, length: usize) {
        let start = self.at;
        self.at += length;
        let Indexed { name, time, more } = indexed(&self.text[start..self.at], self.rest(), self.clock);
        self.at += more;
        let span = Span::new(start, self.at);
        let called = time.is_none() && self.text[start..self.at].is_ascii() && self.rest().starts_with('(');
        self.words.push(Placed { token: Token::Name(name), span, time, called });
    }

    /// `∇f`, `∇_θ f_t`: the gradient at the point in the parentheses that follow.
    fn gradient(&mut self, c: char) {
        let start = self.at;
        self.at += c.len_utf8();
        // What it is taken by, and what of: both are known here.
        let below = self.rest().strip_prefix('_').map_or(0, |below| match below.strip_prefix('{') {
            Some(braces) => {
                let end = braces.char_indices().take(LONGEST_SUBSCRIPT).find(|(_, c)| *c == '}');
                end.map_or(0, |(length, _)| length + "_{}".len())
            }
            None => 1 + below.find(|c| !continues_name(c)).unwrap_or(below.len()),
        });
        self.at += below;
        let rest = self.rest().trim_start_matches([' ', '\t']);
        let length = rest.find(|c| !continues_name(c)).unwrap_or(rest.len());
        if length > 0 {
            let Indexed { more, .. } = indexed(&rest[..length], &rest[length..], self.clock);
            self.at = self.text.len() - rest.len() + length + more;
        }
        self.push(Token::Name(Function::Grad.name().to_owned()), start);
    }

    /// `np.sqrt`: the function without its module.
    fn function_of(&mut self, module: usize) {
        let start = self.at;
        self.at += module + 1;
        let length = self.rest().find(|c| !continues_name(c)).unwrap_or(self.rest().len());
        let mut name = self.rest()[..length].to_owned();
        self.at += length;
        if name == "linalg" && self.rest().starts_with('.') {
            self.at += 1;
            let length = self.rest().find(|c| !continues_name(c)).unwrap_or(self.rest().len());
            name = self.rest()[..length].to_owned();
            self.at += length;
        }
        self.push(Token::Name(canonical(numpy::function(&name))), start);
    }

    /// Words that one character stands for.
    fn stands_for(&mut self, c: char, tokens: impl IntoIterator<Item = Token>) {
        let start = self.at;
        self.at += c.len_utf8();
        for token in tokens {
            self.push(token, start);
        }
    }

    fn number(&mut self) {
        let start = self.at;
        let Some(length) = number::length(self.rest()) else { return self.sign() };
        self.at += length;
        let value = number::value(self.text, Span::new(start, self.at), self.faults);
        self.push(Token::Number(value), start);
    }

    fn sign(&mut self) {
        let start = self.at;
        match sign::sign(self.rest()) {
            Some((length, token)) => {
                self.at += length;
                self.push(token, start);
            }
            None => self.stranger(),
        }
    }

    /// Says what stands there and, where that is plain, what should; goes on as if it did.
    fn stranger(&mut self) {
        let start = self.at;
        let found = strangers::find(self.rest());
        self.at += found.length;
        let span = Span::new(start, self.at);
        // What goes over the coordinates has a meaning in rules only.
        let here = |instead: &&str| self.kind == Kind::Rule || !["dot(u, v)", "grad(theta)"].contains(instead);
        self.faults.add(|| strangers::fault(self.text, span, found.instead.filter(here)));
        for token in found.tokens {
            self.push(token, start);
        }
    }
}
