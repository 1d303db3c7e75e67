//! The statements of a text, as words.

use crate::words::Span;

use super::super::syntax::Operator;
use super::super::token::{Placed, Token};

/// The words of a statement, and what ends it: a separator, a heading behind it, or the end of the text.
pub struct Line {
    pub words: Vec<Placed>,
    pub end: Placed,
}

impl Line {
    /// Whether the line gives a value before the first step.
    pub fn is_init(&self) -> bool {
        self.words.first().is_some_and(|word| word.is_name("init"))
            && self.words.get(1).is_some_and(|word| word.name().is_some())
    }

    /// Where the name stands that the line assigns; none if it assigns nothing.
    pub fn target(&self) -> Option<usize> {
        let at = usize::from(self.is_init());
        self.words.get(at)?.name()?;
        self.sign_length(at + 1).map(|_| at)
    }

    /// The words to the right of the assignment sign.
    pub fn value(&self) -> &[Placed] {
        let start = self.target().and_then(|at| Some(at + 1 + self.sign_length(at + 1)?));
        &self.words[start.unwrap_or(0)..]
    }

    /// How many words the assignment sign at a position is: `<-` is two.
    fn sign_length(&self, at: usize) -> Option<usize> {
        match self.words.get(at)?.token {
            Token::Assign | Token::Compound(_) => Some(1),
            Token::Operator(Operator::Less) => {
                let second = self.words.get(at + 1)?;
                let arrow =
                    second.token == Token::Operator(Operator::Subtract) && second.span.start == self.words[at].span.end;
                arrow.then_some(2)
            }
            _ => None,
        }
    }

    /// Where the whole line stands.
    pub fn span(&self) -> Option<Span> {
        Some(self.words.first()?.span.to(self.words.last()?.span))
    }
}

/// The words of a text as lines; the last one ends with [`Token::End`].
pub fn split(words: Vec<Placed>) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut line, mut depth) = (Vec::new(), 0usize);
    for word in words {
        match word.token {
            Token::Open => depth += 1,
            Token::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
        let comma = word.token == Token::Comma && depth == 0;
        if comma || matches!(word.token, Token::Separator | Token::Heading(_) | Token::End) {
            depth = 0;
            lines.push(Line { words: std::mem::take(&mut line), end: word });
        } else {
            line.push(word);
        }
    }
    lines
}

/// The words of lines, one after the other.
pub fn join(lines: Vec<Line>) -> Vec<Placed> {
    lines.into_iter().flat_map(|line| line.words.into_iter().chain([line.end])).collect()
}
