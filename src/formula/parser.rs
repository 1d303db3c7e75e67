//! Words → statements. A parse never fails: it gives what it understood and a list of faults.

use crate::words::{Fault, Message, Span};

use super::expression::Builder;
use super::faults::{Faults, fault};
use super::lexer;
use super::paper::Reading;
use super::syntax::{Expr, Kind, Name, Operator, Statement};
use super::token::{Placed, Token};

/// The longest text, in bytes.
pub(super) const LONGEST: usize = 64 * 1024;

/// The statements of a text. Where there are faults, an expression may have holes (numbers that
/// nobody wrote); its names are still those of the text.
///
/// `reading` says what the text is for.
pub(super) fn statements(text: &str, reading: Reading, faults: &mut Faults) -> Vec<Statement> {
    if text.len() > LONGEST {
        faults.add(|| Fault::new(Message::new("formula-too-long").with("limit", LONGEST / 1024)));
        return Vec::new();
    }
    let words = lexer::words(text, reading, faults);
    let mut parser = Parser { text, words, at: 0, wanted: reading.kind.result(), operations: 0, faults };
    let mut statements = Vec::new();
    while parser.skip_separators() {
        statements.extend(parser.statement());
    }
    statements
}

pub(super) struct Parser<'a> {
    pub text: &'a str,
    words: Vec<Placed>,
    at: usize,
    /// The name that this kind of text must assign, for suggestions.
    wanted: &'static str,
    /// The operations of all statements so far.
    pub operations: usize,
    pub faults: &'a mut Faults,
}

impl Parser<'_> {
    pub fn peek(&self) -> &Token {
        &self.words[self.at].token
    }

    /// The word after the next.
    pub fn peek_second(&self) -> &Token {
        &self.words[(self.at + 1).min(self.words.len() - 1)].token
    }

    /// Where the next word stands.
    pub fn span(&self) -> Span {
        self.words[self.at].span
    }

    /// Where the last word stood that was taken.
    pub fn last_span(&self) -> Span {
        self.words[self.at.saturating_sub(1)].span
    }

    /// Takes the next word; the end is never passed.
    pub fn advance(&mut self) -> Placed {
        let word = self.words[self.at].clone();
        if word.token != Token::End {
            self.at += 1;
        }
        word
    }

    /// Whether the text is an update rule.
    pub fn is_rule(&self) -> bool {
        self.wanted == Kind::Rule.result()
    }

    pub fn take(&mut self, token: &Token) -> bool {
        let found = self.peek() == token;
        if found {
            self.advance();
        }
        found
    }

    pub fn written(&self, span: Span) -> &str {
        &self.text[span.start..span.end]
    }

    /// Passes over what separates statements; whether another statement follows.
    fn skip_separators(&mut self) -> bool {
        while matches!(self.peek(), Token::Separator | Token::Comma) {
            self.advance();
        }
        *self.peek() != Token::End
    }

    /// Passes over the rest of a statement that cannot be understood; the place of what it passed.
    pub fn skip_statement(&mut self) -> Span {
        let start = self.span();
        let mut depth = 0usize;
        loop {
            match self.peek() {
                Token::End | Token::Separator | Token::Heading(_) => break,
                Token::Comma if depth == 0 => break,
                Token::Open => depth += 1,
                Token::Close => depth = depth.saturating_sub(1),
                _ => {}
            }
            self.advance();
        }
        if self.span().start == start.start { start } else { start.to(self.last_span()) }
    }

    fn statement(&mut self) -> Option<Statement> {
        if let Token::Heading(text) = self.peek() {
            let text = text.clone();
            let span = self.advance().span;
            return Some(Statement::Heading { text, span });
        }
        let init = self.peek() == &Token::Name("init".to_owned()) && matches!(self.peek_second(), Token::Name(_));
        if init {
            self.advance();
        }
        let (name, more) = self.target()?;
        let value = self.value(&name, more);
        Some(if init { Statement::Init { name, value } } else { Statement::Assign { name, value } })
    }

    /// The name that a statement assigns and the sign after it, with the operator of `+=`; none if this is no statement.
    fn target(&mut self) -> Option<(Name, Option<Operator>)> {
        let Token::Name(id) = self.peek().clone() else {
            self.not_a_statement();
            return None;
        };
        let span = self.span();
        let sign = self.after_arguments(self.at + 1);
        if !self.assigns(sign) {
            self.not_a_statement();
            return None;
        }
        self.at = sign;
        let more = self.assignment_sign(span);
        Some((Name { id, span }, more))
    }

    /// Behind the names in parentheses at word `at`, if a surface has them there: `f(x, y) = …` is `f = …`.
    fn after_arguments(&self, at: usize) -> usize {
        let token = |at: usize| self.words.get(at).map(|word| &word.token);
        if self.wanted != Kind::Surface.result() || token(at) != Some(&Token::Open) {
            return at;
        }
        let mut next = at + 1;
        while let (Some(Token::Name(_)), Some(after)) = (token(next), token(next + 1)) {
            match after {
                Token::Comma | Token::Separator => next += 2,
                Token::Close => return next + 2,
                _ => break,
            }
        }
        at
    }

    /// Whether an assignment sign stands at word `at`.
    fn assigns(&self, at: usize) -> bool {
        let word = |at: usize| &self.words[at.min(self.words.len() - 1)];
        let (first, second) = (word(at), word(at + 1));
        match first.token {
            Token::Assign | Token::Compound(_) => true,
            Token::Operator(Operator::Less) => {
                second.token == Token::Operator(Operator::Subtract) && first.span.end == second.span.start
            }
            _ => false,
        }
    }

    /// Whether the next words are `name =`: a statement that nothing separates from the one before.
    pub fn at_assignment(&self) -> bool {
        matches!(self.peek(), Token::Name(_)) && self.assigns(self.at + 1)
    }

    fn assignment_sign(&mut self, name: Span) -> Option<Operator> {
        let sign = self.advance();
        match sign.token {
            // As NumPy writes a rule: `W -= alpha*v`.
            Token::Compound(operator) if self.is_rule() => return compound(operator),
            // The `-` of `<-`.
            Token::Operator(_) => {
                self.advance();
            }
            Token::Compound(operator) => {
                let name = self.text[name.start..name.end].to_owned();
                self.faults.add(|| {
                    let help = Message::new("formula-help-compound").with("name", name).with("sign", operator);
                    fault("formula-compound", sign.span).help(help)
                });
            }
            _ => {}
        }
        None
    }

    /// The right side of an assignment, up to what separates statements.
    fn value(&mut self, name: &Name, more: Option<Operator>) -> Expr {
        let mut builder = Builder::new(self);
        let finished = match more {
            Some(operator) => builder.changed(name, operator),
            None => builder.whole(),
        };
        let expr = builder.finish();
        if finished.is_none() {
            self.skip_statement();
        } else {
            self.statement_end(name);
        }
        expr
    }

    fn statement_end(&mut self, name: &Name) {
        match self.peek() {
            Token::Separator | Token::Comma | Token::End | Token::Heading(_) => {}
            Token::Stranger => {
                self.skip_statement();
            }
            Token::Close => {
                let span = self.span();
                let written = self.written(span).to_owned();
                let message = Message::new("formula-close-without-open").with("text", written);
                self.faults.add(|| Fault::new(message).at(span));
                self.skip_statement();
            }
            _ if self.at_assignment() => {
                let place = self.span();
                self.faults.add(|| fault("formula-separator-missing", place));
            }
            _ => {
                let place = self.skip_statement();
                let name = name.id.clone();
                self.faults.add(|| {
                    let message = Message::new("formula-statement-goes-on").with("name", name);
                    Fault::new(message).at(place)
                });
            }
        }
    }

    fn not_a_statement(&mut self) {
        let stranger = *self.peek() == Token::Stranger;
        let place = self.skip_statement();
        if stranger {
            return;
        }
        let expression = self.text[place.start..place.end].to_owned();
        let wanted = self.wanted;
        self.faults.add(|| {
            let fault = fault("formula-not-a-statement", place);
            if expression.chars().count() > 60 || expression.contains('\n') {
                return fault;
            }
            let written = format!("{wanted} = {expression}");
            fault.help(Message::new("formula-help-write").with("text", written))
        });
    }
}

/// The operator in `+=` and its like.
fn compound(sign: &str) -> Option<Operator> {
    Some(match sign {
        "+" => Operator::Add,
        "-" => Operator::Subtract,
        "*" => Operator::Multiply,
        "/" => Operator::Divide,
        _ => Operator::Power,
    })
}
