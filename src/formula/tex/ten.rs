//! Numbers, with the power of ten behind them: `10^{-8}`, `2.5 \cdot 10^{12}`.

use crate::words::Span;

use super::super::lexer::number;
use super::super::token::Token;
use super::Reader;

impl Reader<'_, '_> {
    /// A number, with the power of ten behind it: `10^{-8}`, `2.5 \cdot 10^{12}`.
    pub fn number(&mut self, at: usize, to: usize) -> usize {
        let Some(length) = number::length(&self.text[at..to]) else {
            // The full stop of the sentence that the equation is part of.
            let stop = self.line(at).trim_end_matches([' ', '\t', '$', ']', ')', '\\']) == ".";
            return if stop { at + 1 } else { self.sign(at, to) };
        };
        let mut end = at + length;
        let mut value = number::value(self.text, Span::new(at, end), self.faults);
        if let Some((exponent, next)) = self.ten(at, to) {
            (value, end) = (format!("1e{exponent}").parse().unwrap_or(f64::INFINITY), next);
        } else if let Some((exponent, next)) = self.times_ten(end, to) {
            let digits = self.text[at..end].replace('_', "");
            (value, end) = (format!("{digits}e{exponent}").parse().unwrap_or(f64::INFINITY), next);
        }
        self.push(Token::Number(value), at, end);
        end
    }

    /// The exponent of `10^{-8}`, and where that ends.
    fn ten(&self, at: usize, to: usize) -> Option<(i32, usize)> {
        self.text[at..to].strip_prefix("10")?;
        let hat = self.skip_blank(at + "10".len(), to);
        self.text[hat..to].strip_prefix('^')?;
        let (start, end, next) = self.argument(hat + 1, to)?;
        let exponent = self.text[start..end].trim();
        let plain = exponent.len() <= 8 && exponent.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '−'));
        plain.then(|| exponent.replace('−', "-").parse().ok().map(|exponent| (exponent, next)))?
    }

    fn times_ten(&self, at: usize, to: usize) -> Option<(i32, usize)> {
        let sign = self.skip_blank(at, to);
        let times = ["\\cdot", "\\times", "×", "·"].iter().find(|times| self.text[sign..to].starts_with(**times))?;
        self.ten(self.skip_blank(sign + times.len(), to), to)
    }
}
