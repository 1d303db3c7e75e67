//! A letter with what stands over, below and above it: `\hat{m}_t`, `V_{dW}`, `\theta_{t+1}`, `g_t^2`.

use crate::formula::names::{begins_name, canonical, continues_name, is_name};
use crate::formula::token::Time;

use super::Reader;
use super::tables;

/// The most letters of what stands below or above a name.
const LONGEST_SCRIPT: usize = 60;
/// Accents and fonts around a letter.
const DEEPEST: usize = 8;

/// A name as LaTeX writes it.
#[derive(Clone, Debug, Default)]
pub struct Symbol {
    stem: String,
    digits: String,
    accents: Vec<&'static str>,
    scripts: Vec<String>,
    time: Option<i8>,
    /// Whether it is the value before the first step: `V^{(0)}`.
    pub is_start: bool,
    /// Where the exponent stands.
    pub power: Option<(usize, usize)>,
}

/// What a script says.
enum Script {
    Step(i8),
    Start,
    Word(String),
}

impl Symbol {
    /// The letter or word alone; none if something stands over, below or above it, but digits below.
    pub fn word(&self) -> Option<String> {
        let plain = self.accents.is_empty() && self.scripts.is_empty() && self.time.is_none() && !self.is_start;
        plain.then(|| format!("{}{}", self.stem, self.digits))
    }

    /// The canonical name.
    pub fn name(&self) -> String {
        self.spelled(&self.scripts, &self.digits)
    }

    fn spelled(&self, scripts: &[String], digits: &str) -> String {
        let mut name = format!("{}{digits}", self.stem);
        self.accents.iter().for_each(|accent| name.push_str(accent));
        for script in scripts {
            name.push('_');
            name.push_str(script);
        }
        canonical(&name)
    }

    /// The step whose value is meant.
    pub fn time(&self) -> Option<Time> {
        if let Some(step) = self.time {
            return Some(Time::At(step));
        }
        if self.is_start {
            return None;
        }
        let (base, digit) = match self.scripts.split_last() {
            Some((last, before)) => (self.spelled(before, &self.digits), last.as_str()),
            None => (self.spelled(&[], ""), self.digits.as_str()),
        };
        match digit {
            "0" => Some(Time::Start(base)),
            "1" => Some(Time::First(base)),
            _ => None,
        }
    }

    fn add(&mut self, script: Script) {
        match script {
            Script::Step(step) => self.time = Some(step),
            Script::Start => self.is_start = true,
            Script::Word(word) => {
                let digits = word.chars().all(|c| c.is_ascii_digit());
                if digits && self.digits.is_empty() && self.scripts.is_empty() {
                    self.digits = word;
                } else {
                    self.scripts.push(word);
                }
            }
        }
    }
}

impl Reader<'_, '_> {
    /// The name that begins at a position, and where it ends; none if there is none or not only one.
    pub fn symbol(&self, at: usize, to: usize) -> Option<(Symbol, usize)> {
        self.symbol_within(at, to, 0)
    }

    fn symbol_within(&self, at: usize, to: usize, depth: usize) -> Option<(Symbol, usize)> {
        let (mut symbol, mut at) = self.nucleus(at, to, depth)?;
        let (mut below, mut above) = (0, 0);
        loop {
            let sign = self.skip_blank(at, to);
            let is_above = match self.text[sign..to].chars().next() {
                Some('_') if below == 0 => false,
                Some('^') if above < 2 => true,
                _ => break,
            };
            if is_above {
                above += 1
            } else {
                below += 1
            };
            let word = if is_above { None } else { self.word_below(sign + 1, to) };
            let (start, end, next) = word.or_else(|| self.argument(sign + 1, to))?;
            let content = &self.text[start..end];
            match self.scripts(content, is_above) {
                Some(scripts) => scripts.into_iter().for_each(|script| symbol.add(script)),
                None if is_above && symbol.power.is_none() => symbol.power = Some((start, end)),
                None => return None,
            }
            at = next;
        }
        // The rule holds for every coordinate, whose number papers write below: `g_{t,i}`.
        if symbol.time.is_some() {
            symbol.scripts.retain(|script| script != "i");
        }
        Some((symbol, at))
    }

    /// A word below a name without braces, as this language writes it: `V_dW`. What begins with the letter of time is
    /// one letter, as in LaTeX: `m_t`.
    fn word_below(&self, at: usize, to: usize) -> Option<(usize, usize, usize)> {
        let rest = &self.text[at..to];
        let length = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let word = length > 1 && rest.starts_with(|c: char| c.is_ascii_alphabetic() && c != self.clock.letter);
        word.then_some((at, at + length, at + length))
    }

    /// A letter or word, with its accents.
    fn nucleus(&self, at: usize, to: usize, depth: usize) -> Option<(Symbol, usize)> {
        let rest = &self.text[at..to];
        let first = rest.chars().next()?;
        if depth == DEEPEST {
            return None;
        }
        if begins_name(first) {
            let alone = !first.is_ascii();
            let ends = |c: char| c == '_' || !continues_name(c) || (begins_name(c) && (alone || !c.is_ascii()));
            let start = first.len_utf8();
            let length = start + rest[start..].find(ends).unwrap_or(rest.len() - start);
            return Some((Symbol { stem: rest[..length].to_owned(), ..Symbol::default() }, at + length));
        }
        if first == '{' {
            let end = self.partners.closing(at).filter(|end| *end < to)?;
            return Some((self.inside(at + 1, end, depth)?, end + 1));
        }
        let (command, next) = self.command_name(at, to)?;
        if let Some(letter) = tables::letter(command) {
            return Some((Symbol { stem: letter.to_owned(), ..Symbol::default() }, next));
        }
        let accent = tables::accent(command);
        if accent.is_none() && !tables::is_font(command) {
            return None;
        }
        let star = usize::from(self.text[next..to].starts_with('*'));
        let (start, end, next) = self.argument(next + star, to)?;
        let content = self.text[start..end].trim();
        let word = (content.len() <= LONGEST_SCRIPT).then(|| content.replace("\\_", "_")).filter(|word| is_name(word));
        let mut symbol = match word {
            Some(stem) if accent.is_none() => Symbol { stem, ..Symbol::default() },
            _ => self.inside(start, end, depth)?,
        };
        symbol.accents.extend(accent);
        Some((symbol, next))
    }

    /// What stands in braces, if it is one name.
    fn inside(&self, start: usize, end: usize, depth: usize) -> Option<Symbol> {
        let (symbol, after) = self.symbol_within(self.skip_blank(start, end), end, depth + 1)?;
        (self.skip_blank(after, end) == end && symbol.power.is_none()).then_some(symbol)
    }

    /// What stands below or above a name, by its commas; none if it is no part of the name.
    fn scripts(&self, content: &str, above: bool) -> Option<Vec<Script>> {
        if content.len() > LONGEST_SCRIPT {
            return None;
        }
        if above {
            return self.script_above(content.trim()).map(|script| vec![script]);
        }
        content.split(',').map(|piece| self.script_below(piece.trim())).collect()
    }

    fn script_below(&self, piece: &str) -> Option<Script> {
        self.clock.step(piece).map(Script::Step).or_else(|| word(piece).map(Script::Word))
    }

    /// `(0)`, `(t)`, `*` and words belong to the name; all else above it is an exponent.
    fn script_above(&self, content: &str) -> Option<Script> {
        let inner = content.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
        if let Some(inner) = inner {
            return if inner == "0" { Some(Script::Start) } else { self.clock.step(inner).map(Script::Step) };
        }
        if matches!(content, "*" | "\\ast" | "\\star" | "\\ast " | "\\star ") {
            return Some(Script::Word("star".to_owned()));
        }
        let letters = content.chars().filter(char::is_ascii_alphabetic).count();
        let is_word = letters > 1 && content.chars().all(|c| c.is_ascii_alphabetic());
        let is_text = ["\\text", "\\mathrm", "\\max", "\\min"].iter().any(|start| content.starts_with(start));
        word(content).filter(|_| is_word || is_text).map(Script::Word)
    }
}

/// A word of letters, Greek ones among them, in whatever font.
fn word(content: &str) -> Option<String> {
    let mut word = String::new();
    let mut rest = content;
    while let Some(c) = rest.chars().next() {
        let mut length = c.len_utf8();
        match c {
            '{' | '}' | ' ' => {}
            '\\' => {
                let name = rest[1..].find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len() - 1);
                let command = &rest[1..1 + name];
                length += name;
                match tables::letter(command) {
                    Some(letter) => word.push_str(letter),
                    None if matches!(command, "max" | "min") => word.push_str(command),
                    None if tables::is_font(command) => {}
                    None => return None,
                }
            }
            c if continues_name(c) => word.push(c),
            _ => return None,
        }
        rest = &rest[length..];
    }
    (!word.is_empty()).then_some(word)
}
