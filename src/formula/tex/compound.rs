//! What stands for more than one word: fractions, roots, gradients, calls, cases.

use crate::words::{Message, Span};

use super::super::faults::fault;
use super::super::syntax::{Function, Kind, Operator};
use super::super::token::Token;
use super::Reader;
use super::tables;

/// A part of the text.
type Range = (usize, usize);

impl Reader<'_, '_> {
    /// `\frac{a}{b}`: `(a)/(b)` in parentheses; `\frac{\partial f}{\partial\theta}` is the gradient.
    pub fn fraction(&mut self, at: usize, next: usize, to: usize) -> usize {
        let above = self.argument(next, to);
        let below = above.and_then(|(.., next)| self.argument(next, to));
        let (Some((a, a_end, _)), Some((b, b_end, next))) = (above, below) else {
            return self.missing_argument(at, next);
        };
        if let Some(gradient) = self.partial((a, a_end), (b, b_end)) {
            self.push(Token::Name(gradient), at, next);
            return next;
        }
        self.push(Token::Open, at, at);
        self.enclosed(a, a_end);
        self.push(Token::Operator(Operator::Divide), b, b);
        self.enclosed(b, b_end);
        self.push(Token::Close, next, next);
        next
    }

    /// The name of the gradient that a fraction of `\partial` is.
    fn partial(&self, above: Range, below: Range) -> Option<String> {
        let after = |(start, end): Range| {
            let start = self.skip_blank(start, end);
            self.text[start..end].starts_with("\\partial").then_some((start + "\\partial".len(), end))
        };
        let ((_, _), (start, end)) = (after(above)?, after(below)?);
        let (symbol, next) = self.symbol(self.skip_blank(start, end), end)?;
        let name = symbol.name();
        let whole = self.skip_blank(next, end) == end && symbol.power.is_none();
        whole.then(|| if name == Kind::Rule.result() { "g".to_owned() } else { format!("d{name}") })
    }

    /// `\sqrt{x}`; `\sqrt[n]{x}` is `pow(x, 1/n)`.
    pub fn root(&mut self, at: usize, next: usize, to: usize) -> usize {
        const LONGEST: usize = 40;
        let index = self.text[next..to].strip_prefix('[').and_then(|index| {
            let (end, _) = index.char_indices().take(LONGEST).find(|(_, c)| *c == ']')?;
            Some((next + 1, next + 1 + end))
        });
        let Some((start, end, after)) = self.argument(index.map_or(next, |(_, end)| end + 1), to) else {
            return self.missing_argument(at, next);
        };
        let function = if index.is_some() { Function::Pow } else { Function::Sqrt };
        self.push(Token::Name(function.name().to_owned()), at, next);
        self.push(Token::Open, start, start);
        self.range(start, end);
        if let Some((from, to)) = index {
            self.push(Token::Comma, from, from);
            self.push(Token::Number(1.0), from, from);
            self.push(Token::Operator(Operator::Divide), from, from);
            self.enclosed(from, to);
        }
        self.push(Token::Close, end, end);
        after
    }

    /// `\nabla f(θ)`, `\nabla_\theta f_t(θ)`, `\nabla J(θ; x, y)`: the gradient at the point in the parentheses.
    pub fn gradient(&mut self, at: usize, next: usize, to: usize) -> usize {
        let mut end = next;
        if self.text[self.skip_blank(end, to)..to].starts_with('_') {
            let below = self.argument(self.skip_blank(end, to) + 1, to);
            end = below.map_or(end, |(.., after)| after);
        }
        if let Some((_, after)) = self.symbol(self.skip_blank(end, to), to).filter(|_| !self.opens(end)) {
            end = after;
        }
        self.push(Token::Name(Function::Grad.name().to_owned()), at, end);
        let open = self.parenthesis(end, to);
        let close = open.and_then(|open| self.partners.closing(open)).filter(|close| *close < to);
        let (Some(open), Some(close)) = (open, close) else { return end };
        // Behind the `;` are the examples, which are known here.
        let until = self.text[open..close].find(';').map_or(close, |length| open + length);
        self.push(Token::Open, open, open + 1);
        self.range(open + 1, until);
        self.push(Token::Close, close, close + 1);
        close + 1
    }

    /// Whether parentheses open at a position.
    pub fn opens(&self, at: usize) -> bool {
        let to = self.text.len();
        let at = self.skip_sizes(at, to);
        let brackets = ["(", "[", "\\{", "\\lbrace", "\\lbrack", "\\lparen"];
        brackets.iter().any(|bracket| self.text[at..].starts_with(bracket))
    }

    /// Where the parenthesis stands that opens at a position.
    pub fn parenthesis(&self, at: usize, to: usize) -> Option<usize> {
        let at = self.skip_sizes(at, to);
        self.text[at..to].starts_with('(').then_some(at)
    }

    /// Passes over `\left` and its like; no space that a product would have.
    fn skip_sizes(&self, mut at: usize, to: usize) -> usize {
        loop {
            at = self.skip_blank(at, to);
            match self.command_name(at, to) {
                Some((name, next)) if tables::size(name).is_some() || name == "!" => at = next,
                _ => return at,
            }
        }
    }

    /// A function with its arguments: `\sin^{2}(x)` is the power of what it gives.
    pub fn call(&mut self, function: Function, power: Option<Range>, start: usize, end: usize) -> usize {
        self.push(Token::Name(function.name().to_owned()), start, end);
        let Some((from, to)) = power else { return end };
        let open = self.parenthesis(end, self.text.len());
        let Some(close) = open.and_then(|open| self.partners.closing(open)) else { return end };
        self.range(end, close + 1);
        self.push(Token::Operator(Operator::Power), from, from);
        self.enclosed(from, to);
        close + 1
    }

    /// `\begin{…}`: cases are an `if`; the lines of other blocks are those of the text.
    pub fn environment(&mut self, at: usize, next: usize, to: usize) -> usize {
        let Some((start, end, mut after)) = self.argument(next, to) else { return self.missing_argument(at, next) };
        let name = self.text[start..end].trim();
        let close = self.partners.closing(at).filter(|close| *close < to);
        if matches!(name, "cases" | "dcases" | "rcases") {
            let Some(close) = close else {
                self.faults.add(|| fault("formula-brace-not-closed", Span::new(at, after)));
                return after;
            };
            self.cases(at, (after, close));
            return self.argument(close + "\\end".len(), to).map_or(to, |(.., end)| end);
        }
        if !tables::is_block(name) {
            self.stranger(at, after, None);
            return after;
        }
        let columns = ["array", "alignat", "alignedat", "alignat*"].contains(&name);
        if self.text[after..to].starts_with('[') {
            after += self.text[after..to].find(']').map_or(0, |length| length + 1);
        }
        if columns {
            after = self.argument(after, to).map_or(after, |(.., end)| end);
        }
        self.separate(at, after)
    }

    /// The branches of an `if`: `a & \text{if } b \\ c & \text{otherwise}`.
    fn cases(&mut self, at: usize, (from, to): Range) {
        let rows = self.table(from, to);
        let mut open = 0;
        let mut otherwise = false;
        for (value, condition) in &rows {
            let condition = condition.and_then(|range| self.condition(range));
            if let Some((start, end)) = condition {
                self.push(Token::Name(Function::If.name().to_owned()), at, from);
                self.push(Token::Open, at, from);
                self.range(start, end);
                self.push(Token::Comma, start, start);
                open += 1;
            }
            self.range(value.0, value.1);
            otherwise = condition.is_none();
            if otherwise {
                break;
            }
            self.push(Token::Comma, value.1, value.1);
        }
        if !otherwise {
            let help = Message::new("formula-help-otherwise");
            self.faults.add(|| fault("formula-cases-otherwise", Span::new(at, from)).help(help));
            self.push(Token::Stranger, to, to);
        }
        (0..open).for_each(|_| self.push(Token::Close, to, to));
    }

    /// The condition of a case without its `if`; none if it holds otherwise.
    fn condition(&self, (start, end): Range) -> Option<Range> {
        let mut start = self.skip_blank(start, end);
        let words = ["if", "for", "when", "where", "otherwise", "else"];
        let rest = &self.text[start..end];
        let set = self.command_name(start, end).filter(|(name, _)| tables::is_font(name));
        let word = match set.and_then(|(_, next)| self.argument(next, end)) {
            Some((from, to, next)) => Some((self.text[from..to].trim(), next)),
            None => {
                let length = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
                Some((&rest[..length], start + length))
            }
        };
        if let Some((word, next)) = word.filter(|(word, _)| words.contains(word)) {
            if matches!(word, "otherwise" | "else") {
                return None;
            }
            start = next;
        }
        (!self.text[start..end].trim().is_empty()).then_some((start, end))
    }

    /// The rows of a table: its first cell, and its second.
    fn table(&self, from: usize, to: usize) -> Vec<(Range, Option<Range>)> {
        let trim = |start: usize, end: usize| {
            let cell = self.text[start..end].trim_end();
            (start, start + cell.trim_end_matches([',', ';', '.']).len())
        };
        let (mut rows, mut first, mut start, mut at) = (Vec::new(), None, from, from);
        while at < to {
            let rest = &self.text[at..to];
            let c = rest.chars().next().map_or(1, char::len_utf8);
            let row = rest.starts_with("\\\\");
            if rest.starts_with('&') && first.is_none() {
                first = Some(trim(start, at));
                start = at + 1;
            } else if row {
                rows.push((first.take(), trim(start, at)));
                at += 1;
                start = at + 1;
            } else if let Some(closing) = self.partners.closing(at).filter(|closing| *closing < to) {
                at = closing;
            } else if let Some(command) = rest.strip_prefix('\\') {
                at += command.chars().next().map_or(0, char::len_utf8);
            }
            at += if row { 1 } else { c };
        }
        rows.push((first, trim(start, to)));
        let rows = rows.into_iter().map(|(first, last)| match first {
            Some(first) => (first, Some(last)),
            None => (last, None),
        });
        rows.filter(|((start, end), condition)| condition.is_some() || !self.text[*start..*end].trim().is_empty())
            .collect()
    }
}
