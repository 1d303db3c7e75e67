//! What people write that is no word of the language, and what they mean by it.

use crate::words::{Fault, Message, Span};

use super::super::names::begins_name;
use super::super::syntax::Operator;
use super::super::token::Token;

/// A piece of text that is no word of the language.
pub struct Stranger {
    /// Its length in bytes, at least one character.
    pub length: usize,
    /// What should stand there, where that is plain.
    pub instead: Option<&'static str>,
    /// The words to go on with.
    pub tokens: Vec<Token>,
}

/// Looks up what a text begins with; the text must begin with something that is no word.
pub fn find(text: &str) -> Stranger {
    match known(text) {
        Some((written, instead, tokens)) => Stranger { length: written, instead: Some(instead), tokens },
        None => Stranger { length: run(text), instead: None, tokens: vec![Token::Stranger] },
    }
}

/// The length of the run of characters that no word can begin with: one fault for `안녕하세요`, not five.
fn run(text: &str) -> usize {
    let first = text.chars().next().map_or(0, char::len_utf8);
    let ends =
        |c: char| c.is_ascii() || c.is_whitespace() || begins_name(c) || known(c.encode_utf8(&mut [0; 4])).is_some();
    first + text[first..].find(ends).unwrap_or(text.len() - first)
}

/// A known stranger: its length, what to write instead, and the words that it means.
fn known(text: &str) -> Option<(usize, &'static str, Vec<Token>)> {
    use Operator::*;
    let operator = |operator| vec![Token::Operator(operator)];
    let power = |exponent| vec![Token::Operator(Power), Token::Number(exponent)];
    let (written, instead, tokens) = match text.chars().next()? {
        '&' if text.starts_with("&&") => ("&&", "and", operator(And)),
        '|' if text.starts_with("||") => ("||", "or", operator(Or)),
        '!' => ("!", "not", vec![Token::Not]),
        '%' => ("%", "mod(a, b)", operator(Multiply)),
        '[' => ("[", "(", vec![Token::Open]),
        ']' => ("]", ")", vec![Token::Close]),
        '{' => ("{", "(", vec![Token::Open]),
        '}' => ("}", ")", vec![Token::Close]),
        '（' => ("（", "(", vec![Token::Open]),
        '）' => ("）", ")", vec![Token::Close]),
        '，' => ("，", ",", vec![Token::Comma]),
        '；' => ("；", ";", vec![Token::Separator]),
        '|' => ("|", "abs(x)", vec![Token::Stranger]),
        '√' => ("√", "sqrt(x)", vec![Token::Stranger]),
        '∇' => ("∇", "grad(theta)", vec![Token::Stranger]),
        '@' => ("@", "dot(u, v)", vec![Token::Stranger]),
        '÷' => ("÷", "/", operator(Divide)),
        '∗' => ("∗", "*", operator(Multiply)),
        '–' => ("–", "-", operator(Subtract)),
        '—' => ("—", "-", operator(Subtract)),
        '≤' => ("≤", "<=", operator(LessEqual)),
        '≥' => ("≥", ">=", operator(GreaterEqual)),
        '≠' => ("≠", "!=", operator(NotEqual)),
        '²' => ("²", "^2", power(2.0)),
        '³' => ("³", "^3", power(3.0)),
        '⁴' => ("⁴", "^4", power(4.0)),
        _ => return None,
    };
    Some((written.len(), instead, tokens))
}

/// What is said of a stranger at a place of a text, and of what should stand there.
pub fn fault(text: &str, span: Span, instead: Option<&str>) -> Fault {
    let fault = Fault::new(Message::new("formula-character").with("text", shown(&text[span.start..span.end]))).at(span);
    match instead {
        Some(instead) => fault.help(Message::new("formula-help-write").with("text", instead)),
        None => fault,
    }
}

/// A stranger as a message can show it: a character that cannot be seen by its number (`U+202E`).
fn shown(text: &str) -> String {
    /// More would push the sentence off the line.
    const LONGEST: usize = 20;
    let mut shown = String::new();
    for c in text.chars().take(LONGEST) {
        if is_visible(c) {
            shown.push(c);
        } else {
            shown.push_str(&format!("U+{:04X}", c as u32));
        }
    }
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}

/// Whether a character shows itself and leaves its neighbors alone: no control, no mark of
/// direction, nothing of zero width, nothing for private use.
fn is_visible(c: char) -> bool {
    let invisible = c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}' | '\u{fff9}'..='\u{fffb}')
        || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..);
    !invisible
}
