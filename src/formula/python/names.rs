//! Names as Python allows them.

use std::collections::{BTreeMap, BTreeSet};

/// The words of Python that a formula may use as names.
const KEYWORDS: [&str; 33] = [
    "False", "None", "True", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
    "else", "except", "finally", "for", "from", "global", "import", "in", "is", "lambda", "nonlocal", "pass", "raise",
    "return", "self", "try", "while", "with", "yield", "print",
];

/// The Python names of a formula's names: the same where Python has nothing against it, else with `_` behind.
#[derive(Clone, Debug)]
pub struct Names {
    taken: BTreeSet<String>,
    given: BTreeMap<String, String>,
}

impl Names {
    /// Names for a place where the script itself uses `taken`.
    pub fn new<'a>(taken: impl IntoIterator<Item = &'a str>) -> Names {
        let taken = KEYWORDS.into_iter().chain(taken).map(str::to_owned).collect();
        Names { taken, given: BTreeMap::new() }
    }

    /// The Python name of a formula's name; always the same one.
    pub fn of(&mut self, name: &str) -> String {
        if let Some(given) = self.given.get(name) {
            return given.clone();
        }
        let free = self.fresh(name);
        self.given.insert(name.to_owned(), free.clone());
        free
    }

    /// A name like this one that nothing has; it is taken from now on.
    pub fn fresh(&mut self, name: &str) -> String {
        let mut free = name.to_owned();
        while !self.taken.insert(free.clone()) {
            free.push('_');
        }
        free
    }

    /// Whether nothing has this name yet.
    pub fn is_free(&self, name: &str) -> bool {
        !self.taken.contains(name)
    }
}
