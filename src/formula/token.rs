//! The words that a text is made of.

use crate::words::Span;

use super::syntax::Operator;

/// A word of a text and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub token: Token,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Number(f64),
    /// A canonical name; also `init` and the names of functions.
    Name(String),
    /// A whole line that does nothing.
    Heading(String),
    Operator(Operator),
    Not,
    /// `=`, `:=` or `←`; `<-` is left to the parser, since `x<-1` compares.
    Assign,
    /// `+=` and its like, with the operator before the `=`.
    Compound(&'static str),
    Open,
    Close,
    Comma,
    /// `;` or the end of a line.
    Separator,
    /// What is no word of the language; its fault is already on the list.
    Stranger,
    End,
}

impl Token {
    /// Whether an expression that stops here goes on in the next line.
    pub fn wants_more(&self) -> bool {
        matches!(self, Token::Operator(_) | Token::Not | Token::Assign | Token::Compound(_))
    }

    /// Whether an operand may begin with it, a sign apart.
    pub fn begins_operand(&self) -> bool {
        matches!(self, Token::Number(_) | Token::Name(_) | Token::Open)
    }
}
