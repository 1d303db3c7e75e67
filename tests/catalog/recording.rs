//! Reads what `tests/fixtures/record.py` wrote.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use thalweg::catalog::{Document, Equal};

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

/// How many steps a recorded run takes.
pub const STEPS: usize = 300;

/// The recorded runs of an optimizer, a row for each point that was kept; none if nothing was recorded.
pub fn trajectories(id: &str) -> Vec<Recording> {
    let path = fixtures().join(format!("trajectories/{id}.txt"));
    // Whether it should be there is another test's question.
    if !path.exists() {
        return Vec::new();
    }
    let bytes = fs::read(path.with_extension("f64")).expect("the points lie beside the text");
    let number = |bytes: &[u8]| f64::from_le_bytes(bytes.try_into().expect("eight bytes"));
    let mut points = bytes.chunks(16).map(|point| point.chunks(8).map(number).collect());
    let mut recordings = read(&path);
    for recording in &mut recordings {
        let kept = STEPS / stride(recording) + 1;
        recording.rows.extend(points.by_ref().take(kept));
        assert_eq!(recording.rows.len(), kept, "{id}: points are missing");
    }
    assert!(points.next().is_none(), "{id}: points of no run");
    recordings
}

/// The point of each so many steps was kept.
pub fn stride(recording: &Recording) -> usize {
    recording.text("stride").parse().expect("a whole number")
}

/// Checks that there is a recording of every library that a document claims to equal.
pub fn assert_recorded<'a>(document: &Document, recordings: impl Iterator<Item = &'a Recording>) {
    let recorded: BTreeSet<&str> = recordings.map(|recording| recording.text("library")).collect();
    let library = |equal: &Equal| match equal.framework.as_str() {
        "PyTorch" => "torch",
        "Optax" => "optax",
        "Keras" => "keras",
        other => panic!("{}: no recordings of {other}", document.id),
    };
    let claimed: BTreeSet<&str> = document.equals.iter().map(library).collect();
    assert_eq!(recorded, claimed, "{}: what was recorded and what is claimed", document.id);
}
