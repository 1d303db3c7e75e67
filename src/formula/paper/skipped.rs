//! Lines that say what is given here anyway.

use super::super::lexer::heading;
use super::super::syntax::{Function, Kind, Operator};
use super::super::token::{Placed, Time, Token};
use super::line::Line;

/// Makes headings of the lines that say what is given here anyway.
pub fn skip(text: &str, lines: &mut Vec<Line>) {
    let mut kept = Vec::with_capacity(lines.len());
    let mut moved = false;
    for line in lines.drain(..) {
        let span = line.span().filter(|_| is_given(&line, moved));
        moved |= line.target().is_some_and(|at| line.words[at].is_name(Kind::Rule.result()));
        let Some(span) = span else {
            kept.push(line);
            continue;
        };
        let heading = Token::Heading(heading::plain(&text[span.start..span.end]));
        kept.push(Line { words: Vec::new(), end: Placed::new(heading, span) });
        kept.push(Line { words: Vec::new(), end: line.end });
    }
    *lines = kept;
}

/// Whether a line counts the steps, starts a state at 0, or says what `g` is: the gradient at the point, where no line
/// above has `moved` it.
fn is_given(line: &Line, moved: bool) -> bool {
    let Some(target) = line.target().map(|at| &line.words[at]) else { return false };
    let value = line.value();
    let zero = matches!(value, [Placed { token: Token::Number(0.0), .. }]);
    match target.name() {
        Some("t") => zero || counts(value),
        Some("g") => !moved && is_gradient(value),
        _ => zero && matches!(target.time, Some(Time::Start(_))),
    }
}

fn counts(value: &[Placed]) -> bool {
    let [count, sum, one] = value else { return false };
    count.is_name("t") && sum.token == Token::Operator(Operator::Add) && one.token == Token::Number(1.0)
}

fn is_gradient(value: &[Placed]) -> bool {
    let [gradient, open, point, close] = value else { return false };
    gradient.is_name(Function::Grad.name())
        && open.token == Token::Open
        && point.is_name(Kind::Rule.result())
        && close.token == Token::Close
}
