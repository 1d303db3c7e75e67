//! The words that a text is made of.

use crate::words::Span;

use super::syntax::Operator;

/// A word of a text and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub token: Token,
    pub span: Span,
    /// What a subscript says of the step whose value is meant.
    pub time: Option<Time>,
    /// Whether parentheses right behind it look like the arguments of a function.
    pub called: bool,
}

impl Placed {
    pub fn new(token: Token, span: Span) -> Placed {
        Placed { token, span, time: None, called: false }
    }

    /// The name that it is.
    pub fn name(&self) -> Option<&str> {
        match &self.token {
            Token::Name(name) => Some(name),
            _ => None,
        }
    }

    pub fn is_name(&self, name: &str) -> bool {
        self.name() == Some(name)
    }
}

/// Which step a name with a subscript belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Time {
    /// `m_{t-1}`, `m_t`, `m_{t+1}`: so many steps after `t`.
    At(i8),
    /// `m_0`: the name without the 0, whose value before the first step may be meant.
    Start(String),
    /// `g_1`: the name without the 1, whose value at the first step may be meant.
    First(String),
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
