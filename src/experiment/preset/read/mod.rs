//! From a file's text to a preset, or to all that is wrong with the text.
//!
//! A hand-written reader over the spanned document, because serde stops at the first error and says it
//! in its own words.

mod data;
mod problem;
mod runs;
mod syntax;
mod values;
mod view;

use toml_edit::Document;

use super::spot::Spot;
use super::{Preset, RunSource, keys};
use crate::words::{Fault, Key, Message, nearest};

/// The one version of the file that there is.
const FORMAT: u64 = 1;

impl Preset {
    /// Reads a preset file whole, or says everything that is wrong with it. The faults' places are
    /// ranges of `text`.
    ///
    /// Structure, types, names of keys and ranges are looked at here; ids, formulas and lengths by
    /// `Experiment::new`, which knows the catalog.
    pub fn read(text: &str) -> Result<Preset, Vec<Fault>> {
        match Reading::of(text) {
            Reading { preset: Some(preset), faults, .. } if faults.is_empty() => Ok(preset),
            Reading { faults, .. } => Err(faults),
        }
    }
}

/// What could be read of a file, and what could not.
pub(in crate::experiment) struct Reading {
    /// The preset with a harmless value in each place that is wrong, so that formulas elsewhere can still
    /// be checked; `None` if too little is left.
    pub preset: Option<Preset>,
    pub faults: Vec<Fault>,
    /// The ways to the values that were wrong.
    pub spoiled: Vec<Vec<Key>>,
}

impl Reading {
    pub fn of(text: &str) -> Reading {
        let mut reader = Reader { faults: Vec::new(), spoiled: Vec::new() };
        let preset = match Document::parse(text) {
            Ok(document) => reader.preset(&Spot::top(document.as_table())),
            Err(error) => {
                reader.faults.push(syntax::fault(text, &error));
                None
            }
        };
        let Reader { mut faults, spoiled } = reader;
        faults.sort_by_key(|fault| fault.place.span.map(|span| span.start));
        Reading { preset, faults, spoiled }
    }
}

/// One run of a file, with a harmless value in each place that is wrong.
pub(super) fn run_alone(spot: &Spot) -> RunSource {
    Reader { faults: Vec::new(), spoiled: Vec::new() }.run(spot)
}

struct Reader {
    faults: Vec<Fault>,
    spoiled: Vec<Vec<Key>>,
}

impl Reader {
    fn preset(&mut self, top: &Spot) -> Option<Preset> {
        if !self.format(top) {
            return None;
        }
        self.known(top, keys::TOP);
        let title = self.text(top, "title");
        let notes = self.text(top, "notes");
        let training = self.training(top);
        let problem = self.problem(top);
        let runs = self.runs(top);
        let view = self.view(top);
        if runs.is_empty() {
            return None;
        }
        Some(Preset { title, notes, problem: problem?, training, runs, view })
    }

    /// False if a newer program wrote the file: then its keys may mean anything.
    fn format(&mut self, top: &Spot) -> bool {
        let Some(spot) = top.get("format") else { return true };
        match self.whole_at(&spot, 1, u64::MAX) {
            Some(format) if format > FORMAT => {
                self.wrong(&spot, Message::new("preset-newer").with("format", format.to_string()));
                false
            }
            _ => true,
        }
    }

    /// Reports every key of `section` that is not one of `names`.
    fn known(&mut self, section: &Spot, names: &[&'static str]) {
        for name in section.names() {
            if names.contains(&name) {
                continue;
            }
            let Some(spot) = section.get(name) else { continue };
            let help = match nearest(name, names.iter().copied()) {
                Some(near) => Message::new("preset-did-you-mean").with("name", near),
                None => Message::new("preset-keys-here").with("keys", quoted(names)),
            };
            let message = Message::new("preset-unknown-key").with("key", name);
            let place = spot.key.unwrap_or(spot.span);
            self.push(&spot, Fault::new(message).help(help).at(place));
        }
    }

    /// The spots of those of `names` that are there; more than one is a fault.
    fn one_of<'a>(&mut self, section: &Spot<'a>, names: &[&'static str]) -> Option<Spot<'a>> {
        let mut there = names.iter().filter_map(|name| section.get(name));
        let first = there.next()?;
        for other in there {
            let message = Message::new("preset-only-one")
                .with("keys", quoted(names))
                .with("key", other.name())
                .with("first", first.name());
            let place = other.key.unwrap_or(other.span);
            self.push(&other, Fault::new(message).at(place));
        }
        Some(first)
    }

    /// Reports that one of `names` must be there, unless a misspelled one has been reported.
    fn missing(&mut self, section: &Spot, names: &[&'static str]) {
        let misspelled = |name: &&str| nearest(name, names.iter().copied()).is_some();
        if section.names().iter().any(misspelled) {
            return;
        }
        let message = Message::new("preset-missing").with("keys", quoted(names));
        self.push(section, Fault::new(message).at(section.span));
    }

    /// Reports that `key` says nothing here because of `other`.
    fn meaningless(&mut self, section: &Spot, key: &str, other: &str) {
        if let Some(spot) = section.get(key) {
            let message = Message::new("preset-no-meaning").with("key", key).with("other", other);
            let place = spot.key.unwrap_or(spot.span);
            self.push(&spot, Fault::new(message).at(place));
        }
    }

    /// Reports something wrong with the value at `spot`.
    fn wrong(&mut self, spot: &Spot, message: Message) {
        self.push(spot, Fault::new(message).at(spot.span));
    }

    fn push(&mut self, spot: &Spot, fault: Fault) {
        self.spoiled.push(spot.path.clone());
        self.faults.push(fault);
    }
}

/// `` `a`, `b`, `c` ``
fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
