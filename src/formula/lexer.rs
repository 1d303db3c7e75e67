//! Text → words: where a line ends a statement, where it goes on, and which lines are headings.

use crate::words::{Fault, Message, Span};

use super::faults::{Faults, fault};
use super::names::{begins_name, canonical, continues_name};
use super::paper::{self, Order, Time};
use super::strangers;
use super::syntax::Operator;
use super::token::{Placed, Token};

/// The words of a text; the last is [`Token::End`]. What is no word is a fault and a
/// [`Token::Stranger`], or the word that was meant where that is plain.
pub(super) fn words(text: &str, faults: &mut Faults) -> Vec<Placed> {
    let timed = paper::is_timed(text);
    let mut lexer = Lexer { text, at: 0, depth: 0, timed, order: Order::default(), words: Vec::new(), faults };
    lexer.line_start();
    while let Some(c) = lexer.peek() {
        lexer.word(c);
    }
    lexer.push(Token::End, lexer.at);
    if timed {
        lexer.order.finish(lexer.faults);
    }
    lexer.words
}

/// Reads one number at the beginning of `text`: its length, or none if there is no number.
pub(super) fn number_length(text: &str) -> Option<usize> {
    let whole = digits(text);
    let mut length = whole;
    if text[length..].starts_with('.') {
        let fraction = digits(&text[length + 1..]);
        if whole + fraction == 0 {
            return None;
        }
        length += 1 + fraction;
    }
    if length == 0 {
        return None;
    }
    Some(length + exponent(&text[length..]))
}

/// The length of a run of digits, `_` between two of them included.
fn digits(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut length = 0;
    while digit(length) || (length > 0 && bytes.get(length) == Some(&b'_') && digit(length + 1)) {
        length += 1;
    }
    length
}

/// The length of `e-8`; 0 where an `e` begins a name instead.
fn exponent(text: &str) -> usize {
    let Some(rest) = text.strip_prefix(['e', 'E']) else { return 0 };
    let sign = usize::from(rest.starts_with(['+', '-']));
    match digits(&rest[sign..]) {
        0 => 0,
        figures => 1 + sign + figures,
    }
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    /// How many parentheses are open.
    depth: usize,
    /// Whether the text counts time in its subscripts, as papers do.
    timed: bool,
    order: Order,
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
            Token::Separator | Token::Comma if self.depth == 0 => self.order.statement_ends(),
            Token::Assign => {
                if let Some(Placed { token: Token::Name(name), .. }) = self.words.last() {
                    self.order.assigns(name);
                }
            }
            _ => {}
        }
        self.words.push(Placed { token, span: Span::new(start, self.at) });
    }

    /// Reads the word that begins with `c`, or passes over white space or a comment.
    fn word(&mut self, c: char) {
        match c {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => self.line_end(c),
            '#' => self.at += self.rest().find(['\n', '\r']).unwrap_or(self.rest().len()),
            _ if c.is_whitespace() || c == '\u{feff}' => self.at += c.len_utf8(),
            _ if begins_name(c) => self.name(),
            '(' if self.timed && paper::is_prose(self.rest()) => {
                self.at += self.rest().find(['\n', '\r']).unwrap_or(self.rest().len());
            }
            '√' if self.timed => self.stands_for(c, [Token::Name("sqrt".to_owned())]),
            'ᵗ' if self.timed => self.stands_for(c, [Token::Operator(Operator::Power), Token::Name("t".to_owned())]),
            '²' | '³' | '⁴' if self.timed => {
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
        if goes_on && !assigns(self.rest()) {
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
        let given = self.timed && paper::is_given(heading);
        if !(heading.ends_with(':') || begins_with_word(heading, "Compute") || given) {
            return;
        }
        let start = self.at + (line.len() - line.trim_start().len());
        let heading = heading.to_owned();
        self.at = start + heading.len();
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
            module if paper::is_module(module) && self.rest()[length..].starts_with('.') => {
                return self.function_of(length);
            }
            name => return self.indexed(name.to_owned(), length),
        };
        self.at += length;
        self.push(token, start);
    }

    /// The length of the name that begins here. In a text with time `β₁m` is two names, as in print.
    fn name_length(&self) -> usize {
        let rest = self.rest();
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let alone = self.timed && first > 1;
        let ends = |c: char| !continues_name(c) || (alone && begins_name(c));
        let length = first + rest[first..].find(ends).unwrap_or(rest.len() - first);
        // The `_` of `θ_t`, whose t was left out.
        let cut = alone && rest[..length].ends_with('_') && rest[length..].starts_with('t');
        let next = rest[length..].chars().nth(1);
        if cut && !next.is_some_and(continues_name) { length + 1 } else { length }
    }

    /// A name with what stands below it: `V_{dW}`, and in a text with time `m_t` and `m_{t-1}`.
    fn indexed(&mut self, written: String, length: usize) {
        let start = self.at;
        let (mut name, mut time) = (written, Time::Unsaid);
        self.at += length;
        if let Some((more, added, meant)) = paper::subscript(&name, self.rest()) {
            let text = added.to_owned();
            if text.is_empty() {
                name.truncate(name.trim_end_matches('_').len());
            }
            name.push_str(&text);
            self.at += more;
            time = meant;
        } else if self.timed && name.len() > "_t".len() && name.ends_with("_t") {
            name.truncate(name.len() - "_t".len());
            time = Time::After;
        }
        let name = canonical(&name);
        let span = Span::new(start, self.at);
        let assigned = assigns_here(self.rest());
        if time != Time::Unsaid && !assigned {
            self.order.reads(&name, time, span, self.faults);
        }
        self.push(Token::Name(name), start);
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
        self.push(Token::Name(canonical(paper::function(&name))), start);
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
        let Some(length) = number_length(self.rest()) else { return self.sign() };
        self.at += length;
        let written = &self.text[start..self.at];
        let value: f64 = written.replace('_', "").parse().unwrap_or(f64::INFINITY);
        let span = Span::new(start, self.at);
        if value.is_infinite() {
            self.faults.add(|| fault("formula-number-too-large", span));
        }
        self.push(Token::Number(value), start);
    }

    fn sign(&mut self) {
        let start = self.at;
        match sign(self.rest()) {
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
        self.faults.add(|| {
            let shown = strangers::shown(&self.text[start..self.at]);
            let fault = Fault::new(Message::new("formula-character").with("text", shown)).at(span);
            match found.instead {
                Some(instead) => fault.help(Message::new("formula-help-write").with("text", instead)),
                None => fault,
            }
        });
        for token in found.tokens {
            self.push(token, start);
        }
    }
}

/// The sign that a text begins with, and its length.
fn sign(text: &str) -> Option<(usize, Token)> {
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
        _ => return single_sign(first).map(|token| (first.len_utf8(), token)),
    };
    Some((2, before_equal))
}

/// The sign that a character is by itself.
fn single_sign(c: char) -> Option<Token> {
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

fn begins_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(continues_name))
}

/// Whether an assignment sign comes next.
fn assigns_here(text: &str) -> bool {
    let after = text.trim_start_matches([' ', '\t']);
    (after.starts_with('=') && !after.starts_with("==")) || after.starts_with(":=") || after.starts_with('←')
}

/// Whether a text begins with `name =`, `init name =` or the like.
fn assigns(text: &str) -> bool {
    let mut rest = text.trim_start_matches([' ', '\t']);
    if begins_with_word(rest, "init") {
        rest = rest["init".len()..].trim_start_matches([' ', '\t']);
    }
    if !rest.starts_with(begins_name) {
        return false;
    }
    assigns_here(rest.trim_start_matches(continues_name))
}
