//! Values before the first step: `m_0 = …`, `\theta_0`.

use std::collections::BTreeSet;

use super::super::syntax::Kind;
use super::super::token::{Placed, Time, Token};
use super::Reading;
use super::line::Line;

/// Makes an `init` of each line that gives a value before the first step, and adds those that papers leave out: where
/// the run starts is `theta0`, and a state `d` beside a parameter `d0` starts there.
pub fn init(lines: &mut Vec<Line>, reading: Reading) {
    let timed = timed(lines, reading.kind);
    let mut started: BTreeSet<String> = BTreeSet::new();
    for line in lines.iter_mut() {
        let Some(at) = line.target() else { continue };
        let base = match &line.words[at].time {
            Some(Time::Start(base)) if timed.contains(base) && !reading.is_given(&format!("{base}0")) => base.clone(),
            _ => continue,
        };
        line.words[at].token = Token::Name(base.clone());
        line.words[at].time = None;
        started.insert(base);
        line.words[at + 1..].iter_mut().for_each(|word| at_start(word, &timed, reading));
        if at == 0 {
            let span = line.words[0].span;
            line.words.insert(0, Placed::new(Token::Name("init".to_owned()), span));
        }
    }
    let missing = missing(lines, &timed, &started, reading);
    lines.splice(0..0, missing);
}

/// The names that are told apart by time.
fn timed(lines: &[Line], kind: Kind) -> BTreeSet<String> {
    let words = lines.iter().flat_map(|line| &line.words);
    let named = words.filter(|word| matches!(word.time, Some(Time::At(_)))).filter_map(|word| word.name());
    named.chain([kind.result()]).map(str::to_owned).collect()
}

/// A name in a line that gives a first value: `\theta_0` is the point there, `g_1` the gradient.
fn at_start(word: &mut Placed, timed: &BTreeSet<String>, reading: Reading) {
    let name = match &word.time {
        Some(Time::Start(base)) if timed.contains(base) && !reading.is_given(&format!("{base}0")) => base.clone(),
        Some(Time::First(base)) if reading.kind.inputs().iter().any(|(input, _)| input == base) => base.clone(),
        _ => return,
    };
    *word = Placed { token: Token::Name(name), time: None, ..word.clone() };
}

/// The lines that papers leave out.
fn missing(lines: &[Line], timed: &BTreeSet<String>, started: &BTreeSet<String>, reading: Reading) -> Vec<Line> {
    let assigned: BTreeSet<&str> = lines.iter().filter_map(|line| line.words[line.target()?].name()).collect();
    let point = Kind::Rule.result();
    let mut done = started.clone();
    let mut missing = Vec::new();
    for word in lines.iter().flat_map(Line::value) {
        let Some(name) = word.name() else { continue };
        let first = format!("{name}0");
        let given = reading.is_given(&first) || (reading.kind == Kind::Schedule && first == "alpha0");
        let start = match &word.time {
            Some(Time::Start(base)) if base == point && reading.kind == Kind::Rule => {
                (!assigned.contains(name) && !reading.is_given(name)).then_some(point)
            }
            Some(Time::At(_)) if name != point && timed.contains(name) && assigned.contains(name) => {
                given.then_some(first.as_str())
            }
            _ => None,
        };
        if let Some(value) = start.filter(|_| done.insert(name.to_owned())) {
            missing.push(line(name, value, word));
        }
    }
    missing
}

/// `init name = value`, at the place of a word.
fn line(name: &str, value: &str, word: &Placed) -> Line {
    let placed = |token| Placed::new(token, word.span);
    let [init, name, value] = ["init", name, value].map(|name| placed(Token::Name(name.to_owned())));
    Line { words: vec![init, name, placed(Token::Assign), value], end: placed(Token::Separator) }
}
