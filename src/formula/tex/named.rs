//! Names where they stand: calls, factors, targets, and the words that are no names.

use crate::words::Span;

use super::super::syntax::{Function, Kind, Operator};
use super::super::token::{Placed, Token};
use super::Reader;
use super::symbol::Symbol;
use super::tables;

impl Reader<'_, '_> {
    /// What stands in braces, which are not seen.
    pub fn group(&mut self, at: usize, to: usize) -> usize {
        if let Some((symbol, next)) = self.symbol(at, to) {
            return self.named(symbol, at, next);
        }
        match self.partners.closing(at).filter(|end| *end < to) {
            Some(end) => {
                self.range(at + 1, end);
                end + 1
            }
            None => {
                self.stranger(at, at + 1, None);
                at + 1
            }
        }
    }

    pub fn name(&mut self, at: usize, to: usize) -> usize {
        if let Some((symbol, next)) = self.symbol(at, to) {
            return self.named(symbol, at, next);
        }
        // What stands below it is no part of a name; the sign before it is complained about next.
        let rest = &self.text[at..to];
        let end = at + rest.find(['_', '^', ' ']).unwrap_or(rest.len()).max(1);
        self.push(Token::Stranger, at, end);
        end
    }

    /// A name that was read as a symbol.
    pub fn named(&mut self, symbol: Symbol, start: usize, end: usize) -> usize {
        let word = symbol.word();
        let called = self.opens(end);
        if called && self.reading.kind == Kind::Surface && self.starts_statement() && self.assigns(start) {
            // `f(x, y) = …`
            self.push(Token::Name(symbol.name()), start, end);
            let close = self.parenthesis(end, self.text.len()).and_then(|open| self.partners.closing(open));
            return close.map_or(end, |close| close + 1);
        }
        let function = word.as_deref().map(tables::function).and_then(Function::named).filter(|_| called);
        if let Some(function) = function {
            return self.call(function, symbol.power, start, end);
        }
        match (word.as_deref(), symbol.power) {
            (Some("and"), None) => self.push(Token::Operator(Operator::And), start, end),
            (Some("or"), None) => self.push(Token::Operator(Operator::Or), start, end),
            (Some("not"), None) => self.push(Token::Not, start, end),
            (Some("e"), Some((from, to))) if !self.reading.is_given("e") => {
                self.powers_of_e.push(Span::new(start, end));
                self.push(Token::Name(Function::Exp.name().to_owned()), start, end);
                self.enclosed(from, to);
            }
            _ => self.plain_name(&symbol, called, start, end),
        }
        end
    }

    fn starts_statement(&self) -> bool {
        self.words.last().is_none_or(|last| matches!(last.token, Token::Separator | Token::Comma | Token::Heading(_)))
    }

    fn plain_name(&mut self, symbol: &Symbol, called: bool, start: usize, end: usize) {
        let loss = called && symbol.name() == "f" && self.reading.kind == Kind::Rule;
        let name = if loss { Function::Loss.name().to_owned() } else { symbol.name() };
        if symbol.is_start && self.starts_statement() {
            self.push(Token::Name("init".to_owned()), start, start);
        }
        let plain = self.text[start..end].chars().all(|c| c.is_ascii_alphanumeric());
        // A gradient is often written as a function of the point; a factor rarely is.
        let called = called && plain && !loss && (name == "g" || !self.text[end..].starts_with(' '));
        let span = Span::new(start, end);
        self.words.push(Placed { token: Token::Name(name), span, time: symbol.time(), called });
        if let Some((from, to)) = symbol.power {
            self.push(Token::Operator(Operator::Power), from, from);
            self.enclosed(from, to);
        }
    }
}
