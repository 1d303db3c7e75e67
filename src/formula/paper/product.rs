//! Factors that stand side by side.

use crate::words::Span;

use super::super::syntax::{Function, Operator};
use super::super::token::{Placed, Token};

/// Puts the sign of a product between factors side by side: `β₁ m`, `(1 − β) g`.
pub fn insert(words: &mut Vec<Placed>) {
    let mut signed: Vec<Placed> = Vec::with_capacity(words.len());
    let mut rest = std::mem::take(words).into_iter().peekable();
    while let Some(word) = rest.next() {
        let product = rest.peek().is_some_and(|next| is_product(&word, next));
        let end = word.span.end;
        signed.push(word);
        if product && !(signed.len() == 1 && signed[0].is_name("init")) {
            signed.push(Placed::new(Token::Operator(Operator::Multiply), Span::new(end, end)));
        }
    }
    *words = signed;
}

fn is_product(left: &Placed, right: &Placed) -> bool {
    let factor = match &left.token {
        Token::Number(_) | Token::Close => true,
        // It is a function by a wrong name, or a product without its sign: `m(1 - beta)`.
        Token::Name(_) if left.called && right.token == Token::Open => false,
        Token::Name(name) => Function::named(name).is_none(),
        _ => false,
    };
    factor && matches!(right.token, Token::Name(_) | Token::Open)
}
