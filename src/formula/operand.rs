//! Words → one operand: a number, a name, a call, an expression in parentheses.

use crate::words::{Fault, Message, Span, nearest};

use super::expression::{Builder, Operand, Parsed, short};
use super::faults::fault;
use super::syntax::{Function, Id, Node};
use super::token::Token;

impl Builder<'_, '_> {
    pub(super) fn operand(&mut self) -> Parsed {
        let span = self.parser.span();
        match self.parser.peek().clone() {
            Token::Number(value) => {
                self.parser.advance();
                self.push(Node::Number(value), span)
            }
            Token::Name(name) => {
                self.parser.advance();
                self.name_or_call(name, span)
            }
            Token::Open => self.group(),
            Token::Stranger => {
                self.parser.advance();
                self.hole()
            }
            _ => self.missing(),
        }
    }

    /// Says that an operand is missing before the next word.
    fn missing(&mut self) -> Parsed {
        let next = self.parser.span();
        let place = match self.parser.peek() {
            // Nothing to underline there: the word before is what waits for an operand.
            Token::End | Token::Separator | Token::Heading(_) => self.parser.last_span(),
            _ => next,
        };
        let found = self.parser.written(place).to_owned();
        let key = if place == next { "formula-operand-missing-before" } else { "formula-operand-missing-after" };
        self.parser.faults.add(|| {
            let message = Message::new(key).with("text", found);
            Fault::new(message).at(place)
        });
        self.hole()
    }

    fn group(&mut self) -> Parsed {
        let open = self.parser.advance().span;
        let inner = self.deeper(Builder::whole)?;
        if *self.parser.peek() == Token::Comma {
            let comma = self.parser.span();
            self.parser.faults.add(|| fault("formula-comma-in-parentheses", comma));
            self.parser.advance();
            self.arguments(open)?;
        } else {
            self.close(open);
        }
        Some(Operand { id: inner.id, span: open.to(self.parser.last_span()), compares: false })
    }

    /// Takes the `)` that belongs to `open`.
    fn close(&mut self, open: Span) {
        if !self.parser.take(&Token::Close) {
            let written = self.parser.written(open).to_owned();
            let message = Message::new("formula-not-closed").with("text", written);
            self.parser.faults.add(|| Fault::new(message).at(open));
        }
    }

    fn name_or_call(&mut self, name: String, span: Span) -> Parsed {
        let called = *self.parser.peek() == Token::Open;
        match Function::named(&name) {
            Some(function) if called => self.call(function, span),
            Some(function) => self.call_without_parentheses(function, span),
            None if called => self.call_of_no_function(name, span),
            None => self.push(Node::Name(name), span),
        }
    }

    fn call(&mut self, function: Function, name: Span) -> Parsed {
        let open = self.parser.advance().span;
        let arguments = self.arguments(open)?;
        let span = name.to(self.parser.last_span());
        let (fewest, most) = function.arity();
        if arguments.len() < fewest || arguments.len() > most {
            self.wrong_arity(function, arguments.len(), span);
        }
        self.push(Node::Call(function, arguments), span)
    }

    /// The arguments up to the `)` that belongs to `open`.
    fn arguments(&mut self, open: Span) -> Option<Vec<Id>> {
        let mut arguments = Vec::new();
        if self.parser.take(&Token::Close) {
            return Some(arguments);
        }
        loop {
            arguments.push(self.deeper(Builder::whole)?.id);
            if !self.parser.take(&Token::Comma) {
                break;
            }
        }
        self.close(open);
        Some(arguments)
    }

    fn wrong_arity(&mut self, function: Function, found: usize, span: Span) {
        let (fewest, most) = function.arity();
        let key = if most == usize::MAX { "formula-arity-least" } else { "formula-arity" };
        self.parser.faults.add(|| {
            let message = Message::new(key).with("name", function.name()).with("count", fewest).with("found", found);
            Fault::new(message).at(span)
        });
    }

    /// `sin x`: reads the operand that was meant as the argument.
    fn call_without_parentheses(&mut self, function: Function, name: Span) -> Parsed {
        let written = self.parser.written(name).to_owned();
        let argument = match self.parser.peek() {
            token if token.begins_operand() => Some(self.deeper(Builder::operand)?),
            _ => None,
        };
        if let Some(argument) = argument.filter(|_| written == "√") {
            return self.push(Node::Call(function, vec![argument.id]), name.to(argument.span));
        }
        let shown = argument.map_or("…".to_owned(), |argument| short(self.parser.written(argument.span)));
        self.parser.faults.add(|| {
            let message = Message::new("formula-function-without-arguments").with("name", written.as_str());
            let help = Message::new("formula-help-write").with("text", format!("{written}({shown})"));
            Fault::new(message).at(name).help(help)
        });
        let argument = match argument {
            Some(argument) => argument,
            None => self.hole()?,
        };
        let (fewest, _) = function.arity();
        self.push(Node::Call(function, vec![argument.id; fewest]), name.to(argument.span))
    }

    /// `x(y + 1)`: either a function by a wrong name or a product without its sign.
    fn call_of_no_function(&mut self, name: String, span: Span) -> Parsed {
        let open = self.parser.advance().span;
        let arguments = self.arguments(open)?;
        let whole = span.to(self.parser.last_span());
        let written = self.parser.written(span).to_owned();
        let factor = short(self.parser.written(open.to(self.parser.last_span())));
        let in_rule = self.parser.is_rule();
        self.parser.faults.add(|| {
            let message = Message::new("formula-unknown-function").with("name", written.as_str());
            let help = match nearest(&name, Function::names()) {
                Some(meant) => Message::new("formula-help-did-you-mean").with("name", meant),
                // As papers write the gradient at a point.
                None if name == "g" && in_rule => {
                    Message::new("formula-help-write").with("text", format!("grad{factor}"))
                }
                None => Message::new("formula-help-write").with("text", format!("{written}*{factor}")),
            };
            Fault::new(message).at(span).help(help)
        });
        match arguments.last() {
            Some(last) => Some(Operand { id: *last, span: whole, compares: false }),
            None => self.hole(),
        }
    }
}
