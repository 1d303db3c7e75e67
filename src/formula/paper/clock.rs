//! The time that subscripts count: `m_{t-1}`, `m_t`, `v_{t+1}`.

use super::super::names::canonical;
use super::super::token::Time;

/// Characters in the braces of a subscript.
const LONGEST_SUBSCRIPT: usize = 40;

/// The letter that counts the steps of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    pub letter: char,
}

impl Default for Clock {
    fn default() -> Clock {
        Clock { letter: 't' }
    }
}

impl Clock {
    /// Letters that papers count steps with, the one of this language first.
    const LETTERS: [(char, char); 2] = [('t', 'ₜ'), ('k', 'ₖ')];

    /// The clock of a text that tells an old value from a new one by its subscript; none for any other text.
    pub fn of(text: &str) -> Option<Clock> {
        let written = |(letter, small): &(char, char)| {
            let steps = ["-1", "−1", " - 1", " − 1", "+1", " + 1"];
            let mut subscripts = steps.iter().map(|step| format!("{letter}{step}"));
            subscripts.any(|at| text.contains(&format!("_{{{at}}}")) || text.contains(&format!("^{{({at})}}")))
                || text.contains(&format!("{small}₋₁"))
                || text.contains(&format!("{small}₊₁"))
        };
        Clock::LETTERS.iter().find(|letters| written(letters)).map(|(letter, _)| Clock { letter: *letter })
    }

    /// The step that a subscript says: `t-1` is one before `t`.
    pub fn step(self, subscript: &str) -> Option<i8> {
        let plain: String = subscript.chars().filter(|c| !c.is_whitespace() && !matches!(c, '{' | '}')).collect();
        match plain.strip_prefix(self.letter)?.replace('−', "-").as_str() {
            "" => Some(0),
            "-1" => Some(-1),
            "+1" => Some(1),
            "-2" => Some(-2),
            "+2" => Some(2),
            _ => None,
        }
    }

    /// The small letters below a name: how long they are, and the step that they say.
    fn small(self, rest: &str) -> Option<(usize, i8)> {
        let (_, small) = Clock::LETTERS.iter().find(|(letter, _)| *letter == self.letter)?;
        let after = rest.strip_prefix(*small)?;
        let (sign, step) = match after {
            _ if after.starts_with("₋₁") => ("₋₁", -1),
            _ if after.starts_with("₊₁") => ("₊₁", 1),
            _ => ("", 0),
        };
        Some((small.len_utf8() + sign.len(), step))
    }
}

/// A name with what stands below it, read from a text of one line after the other.
pub struct Indexed {
    /// The canonical name.
    pub name: String,
    pub time: Option<Time>,
    /// How far it reaches behind what was read of it.
    pub more: usize,
}

/// A name that was read as `written`, before `rest`: `V_{dW}`, and where there is a clock `m_t`, `m_{t-1}`, `m₀`.
pub fn indexed(written: &str, rest: &str, clock: Option<Clock>) -> Indexed {
    let stem = |name: &str, below: &str| canonical(&format!("{}{below}", name.trim_end_matches('_')));
    if let Some((more, step)) = clock.and_then(|clock| clock.small(rest)) {
        return Indexed { name: stem(written, ""), time: Some(Time::At(step)), more };
    }
    if let Some(content) = braces(written, rest) {
        let more = content.len() + 2;
        if let Some(step) = clock.and_then(|clock| clock.step(content)) {
            return Indexed { name: stem(written, ""), time: Some(Time::At(step)), more };
        }
        if !content.is_empty() && content.chars().all(|c| c.is_ascii_alphanumeric()) {
            let whole = format!("{written}{content}");
            return Indexed { name: canonical(&whole), time: clock.and_then(|_| started(&whole)), more };
        }
    }
    let ending = clock.map(|clock| format!("_{}", clock.letter));
    match ending.and_then(|ending| written.strip_suffix(&ending)).filter(|name| !name.is_empty()) {
        Some(name) => Indexed { name: stem(name, ""), time: Some(Time::At(0)), more: 0 },
        None => Indexed { name: canonical(written), time: clock.and_then(|_| started(written)), more: 0 },
    }
}

/// What stands in braces behind a name that ends in `_`.
fn braces<'a>(name: &str, rest: &'a str) -> Option<&'a str> {
    let inside = rest.strip_prefix('{').filter(|_| name.ends_with('_'))?;
    let (end, _) = inside.char_indices().take(LONGEST_SUBSCRIPT).find(|(_, c)| *c == '}')?;
    Some(&inside[..end])
}

/// What a 0 or 1 below a name may mean.
fn started(written: &str) -> Option<Time> {
    let without = |endings: [&str; 2]| endings.iter().find_map(|ending| written.strip_suffix(ending)).map(canonical);
    let start = without(["_0", "₀"]).map(Time::Start);
    start.or_else(|| without(["_1", "₁"]).map(Time::First))
}
