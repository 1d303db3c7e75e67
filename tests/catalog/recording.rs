//! Reads what `tests/fixtures/record.py` wrote.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// One recorded run: its `key=value` pairs, and its lines of numbers.
pub struct Recording {
    pub pairs: BTreeMap<String, String>,
    pub rows: Vec<Vec<f64>>,
}

impl Recording {
    pub fn text(&self, key: &str) -> &str {
        self.pairs.get(key).unwrap_or_else(|| panic!("no `{key}` in {:?}", self.pairs))
    }

    pub fn number(&self, key: &str) -> f64 {
        self.text(key).parse().expect("a number")
    }
}

pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

pub fn read(path: &Path) -> Vec<Recording> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut recordings: Vec<Recording> = Vec::new();
    for line in text.lines() {
        if let Some(pairs) = line.strip_prefix("run ") {
            let pair = |pair: &str| pair.split_once('=').map(|(key, value)| (key.to_owned(), value.to_owned()));
            let pairs = pairs.split(' ').map(|text| pair(text).expect("key=value")).collect();
            recordings.push(Recording { pairs, rows: Vec::new() });
        } else {
            let row = line.split(' ').map(|number| number.parse().expect("a number")).collect();
            recordings.last_mut().expect("a file begins with a run").rows.push(row);
        }
    }
    recordings
}
