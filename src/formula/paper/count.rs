//! The number of the step itself, in a text whose subscripts count steps.

use std::collections::HashSet;

use crate::words::{Fault, Message};

use super::super::faults::Faults;
use super::super::syntax::Operator;
use super::super::token::{Placed, Time, Token};
use super::line::Line;
use super::order::Order;
use super::{Clock, Reading};

/// Gives the number of the step its name `t`. Where all new values are `θ_{t+1}`, it may count from 0 or from 1: then only
/// `β^{t+1}` is plain, the power that belongs to the new values.
pub fn count(lines: &mut [Line], clock: Clock, reading: Reading, order: &Order, faults: &mut Faults) {
    let letter = clock.letter.to_string();
    if reading.is_given(&letter) || order.after(&letter).is_some() {
        return;
    }
    let from_zero = order.point() == Some(1) && !counts_from_one(lines, order);
    for words in lines.iter_mut().map(|line| &mut line.words) {
        let counts: Vec<usize> =
            (0..words.len()).filter(|at| words[*at].is_name(&letter) && words[*at].time.is_none()).collect();
        let mut dropped = HashSet::new();
        for at in counts {
            words[at].token = Token::Name("t".to_owned());
            if from_zero && is_next_power(words, at) {
                dropped.extend([at + 1, at + 2]);
            } else if from_zero {
                let help = Message::new("formula-help-count");
                faults.add(|| Fault::new(Message::new("formula-count-unclear")).at(words[at].span).help(help));
            }
        }
        let mut at = 0..;
        words.retain(|_| !at.next().is_some_and(|at| dropped.contains(&at)));
    }
}

/// Whether some value before the first step is that at 0, so that the first step is 1: `m_t = β m_{t-1}`.
fn counts_from_one(lines: &[Line], order: &Order) -> bool {
    let before =
        |word: &Placed| word.time == Some(Time::At(-1)) && word.name().is_some_and(|name| order.after(name) == Some(0));
    lines.iter().flat_map(Line::value).any(before)
}

/// Whether the `t` at a position is that of `^(t + 1)`.
fn is_next_power(words: &[Placed], at: usize) -> bool {
    let token = |at: Option<usize>| at.and_then(|at| words.get(at)).map(|word| &word.token);
    token(at.checked_sub(2)) == Some(&Token::Operator(Operator::Power))
        && token(at.checked_sub(1)) == Some(&Token::Open)
        && token(Some(at + 1)) == Some(&Token::Operator(Operator::Add))
        && token(Some(at + 2)) == Some(&Token::Number(1.0))
        && token(Some(at + 3)) == Some(&Token::Close)
}
