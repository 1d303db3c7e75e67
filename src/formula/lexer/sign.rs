//! Signs: operators, parentheses, and what separates.

use super::super::names::{begins_name, continues_name};
use super::super::syntax::Operator;
use super::super::token::Token;

/// The sign that a text begins with, and its length.
pub fn sign(text: &str) -> Option<(usize, Token)> {
    use Operator::*;
    let mut chars = text.chars();
    let first = chars.next()?;
    let before_equal = match (first, chars.next()) {
        ('*', Some('*')) => return Some((2, Token::Operator(Power))),
        ('+', Some('=')) => Token::Compound("+"),
        ('-', Some('=')) => Token::Compound("-"),
        ('*', Some('=')) => Token::Compound("*"),
        ('/', Some('=')) => Token::Compound("/"),
        ('^', Some('=')) => Token::Compound("^"),
        ('=', Some('=')) => Token::Operator(Equal),
        ('!', Some('=')) => Token::Operator(NotEqual),
        ('<', Some('=')) => Token::Operator(LessEqual),
        ('>', Some('=')) => Token::Operator(GreaterEqual),
        (':', Some('=')) => Token::Assign,
        _ => return single(first).map(|token| (first.len_utf8(), token)),
    };
    Some((2, before_equal))
}

/// The sign that a character is by itself.
fn single(c: char) -> Option<Token> {
    use Operator::*;
    Some(match c {
        '=' | '←' => Token::Assign,
        '<' => Token::Operator(Less),
        '>' => Token::Operator(Greater),
        '+' => Token::Operator(Add),
        '-' | '−' => Token::Operator(Subtract),
        '*' | '×' | '·' | '\u{387}' | '⋅' | '⊙' | '∘' => Token::Operator(Multiply),
        '/' => Token::Operator(Divide),
        '^' => Token::Operator(Power),
        '(' => Token::Open,
        ')' => Token::Close,
        ',' => Token::Comma,
        ';' => Token::Separator,
        _ => return None,
    })
}

/// Whether a text begins with this word.
pub fn begins_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(continues_name))
}

/// Whether a text begins with `name =`, `init name =` or the like.
pub fn assigns(text: &str) -> bool {
    let mut rest = text.trim_start_matches([' ', '\t']);
    if begins_with_word(rest, "init") {
        rest = rest["init".len()..].trim_start_matches([' ', '\t']);
    }
    if !rest.starts_with(begins_name) {
        return false;
    }
    let mut after = rest.trim_start_matches(continues_name);
    if let Some((_, behind)) = after.strip_prefix('{').and_then(|braces| braces.split_once('}')) {
        after = behind;
    }
    let after = after.trim_start_matches([' ', '\t']);
    (after.starts_with('=') && !after.starts_with("==")) || after.starts_with(":=") || after.starts_with('←')
}
