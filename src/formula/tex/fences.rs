//! Signs around an operand: `|x|`, `\lVert g \rVert`, `\langle u, v \rangle`.

use crate::words::{Message, Span};

use super::super::faults::fault;
use super::super::token::Token;
use super::Reader;
use super::tables::Side;

/// The functions whose signs are open.
#[derive(Default)]
pub struct Fences {
    open: Vec<&'static str>,
}

impl Reader<'_, '_> {
    /// Reads a sign that opens or closes; where it does not say which, it closes what it opened before and what ends in
    /// an operand.
    pub fn fence(&mut self, function: &'static str, side: Option<Side>, start: usize, end: usize) {
        let operand = self.words.last().is_some_and(|last| {
            matches!(last.token, Token::Number(_) | Token::Name(_) | Token::Close | Token::Stranger)
        });
        let closes = self.fences.open.last() == Some(&function) && operand;
        let side = self.side.take().or(side).unwrap_or(if closes { Side::Close } else { Side::Open });
        match side {
            Side::Open => {
                self.fences.open.push(function);
                self.push(Token::Name(function.to_owned()), start, end);
                self.push(Token::Open, start, end);
            }
            Side::Close => {
                self.fences.open.pop();
                self.push(Token::Close, start, end);
            }
        }
    }

    /// Forgets what is open, where a statement ends.
    pub fn forget_fences(&mut self) {
        self.fences.open.clear();
        self.side = None;
    }

    /// Passes over the 2 below a norm; another norm than that is none of the language.
    pub fn norm_index(&mut self, at: usize, to: usize) -> usize {
        if !self.text[at..to].starts_with('_') {
            return at;
        }
        let Some((start, end, next)) = self.argument(at + 1, to) else { return at };
        if !matches!(self.text[start..end].trim(), "2" | "F") {
            let help = Message::new("formula-help-norm");
            self.faults.add(|| fault("formula-other-norm", Span::new(at, next)).help(help));
        }
        next
    }
}
