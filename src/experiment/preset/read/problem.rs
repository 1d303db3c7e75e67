//! `[problem]`

use std::collections::HashSet;

use super::super::spot::Spot;
use super::super::{Function, ProblemSource, keys};
use super::Reader;
use crate::formula::{canonical, is_name, is_reserved};
use crate::words::{Fault, Message, Span};

/// The most coordinates that a problem may have.
const MOST_COORDINATES: usize = 1000;

/// Columns of the trajectory's CSV that stand before the coordinates.
const COLUMNS: &[&str] = &["seed", "run", "step", "epoch", "rate", "loss"];

/// Inputs of rules and schedules: a coordinate of that name could not be told from them.
const INPUTS: &[&str] = &["theta", "g", "f", "alpha", "alpha0", "t", "n", "T", "N", "noise"];

impl Reader {
    pub fn problem(&mut self, top: &Spot) -> Option<ProblemSource> {
        let Some(section) = top.get("problem") else {
            let message = Message::new("preset-no-problem");
            let help = Message::new("preset-no-problem-help");
            self.push(top, Fault::new(message).help(help).at(Span::default()));
            return None;
        };
        let section = self.section(top, "problem").filter(|_| section.table().is_some())?;
        self.known(&section, keys::PROBLEM);
        let function = self.function(&section);
        let parameters = self.parameters(&section, "parameters");
        let view = self.frame(&section);
        Some(ProblemSource { function: function?, parameters, view })
    }

    fn function(&mut self, section: &Spot) -> Option<Function> {
        const KINDS: &[&str] = &["surface", "formula", "example_loss"];
        let coordinates = self.coordinates(section);
        let Some(kind) = self.one_of(section, KINDS) else {
            self.missing(section, KINDS);
            return None;
        };
        match kind.name().as_str() {
            "surface" => {
                self.meaningless(section, "coordinates", "surface");
                self.meaningless(section, "data", "surface");
                Some(Function::Catalog(self.string_at(&kind)?))
            }
            "formula" => {
                self.meaningless(section, "data", "formula");
                let formula = self.string_at(&kind)?;
                // Without its coordinates a formula cannot be checked.
                let coordinates = coordinates.ok()?;
                Some(Function::Typed { formula, coordinates })
            }
            _ => {
                let loss = self.string_at(&kind);
                let data = self.data(section);
                Some(Function::Examples { loss: loss?, coordinates: coordinates.ok()?, data: data? })
            }
        }
    }

    /// The names of the coordinates; `Err` if they are there and wrong.
    fn coordinates(&mut self, section: &Spot) -> Result<Option<Vec<String>>, ()> {
        let Some(spot) = section.get("coordinates") else { return Ok(None) };
        let elements = self.list(section, "coordinates", "texts").ok_or(())?;
        if elements.is_empty() || elements.len() > MOST_COORDINATES {
            self.wrong(&spot, Message::new("preset-coordinate-count"));
            return Err(());
        }
        let before = self.faults.len();
        let mut names = Vec::new();
        let mut taken = HashSet::new();
        for element in &elements {
            if let Some(name) = self.string_at(element) {
                self.coordinate(element, &name, &taken);
                taken.insert(canonical(&name));
                names.push(name);
            }
        }
        if self.faults.len() > before { Err(()) } else { Ok(Some(names)) }
    }

    /// Reports a name that no coordinate can have beside those that are `taken`.
    fn coordinate(&mut self, spot: &Spot, written: &str, taken: &HashSet<String>) {
        let name = canonical(written);
        let gradient = format!("d{name}");
        let other = name.strip_prefix('d').filter(|other| taken.contains(*other));
        let message = if !is_name(written) {
            Message::new("preset-not-a-name")
        } else if taken.contains(&name) {
            Message::new("preset-twice")
        } else if is_reserved(&name) || INPUTS.contains(&name.as_str()) {
            Message::new("preset-reserved")
        } else if COLUMNS.contains(&name.as_str()) || COLUMNS.contains(&gradient.as_str()) {
            Message::new("preset-column")
        } else if let Some(other) = other.or_else(|| taken.get(&gradient).map(String::as_str)) {
            Message::new("preset-gradient-column").with("other", other)
        } else {
            return;
        };
        self.wrong(spot, message.with("name", written));
    }

    /// `view`: from and to for one coordinate or for two.
    fn frame(&mut self, section: &Spot) -> Option<Vec<f64>> {
        let spot = section.get("view")?;
        let ends = self.numbers(section, "view")?;
        if !matches!(ends.len(), 2 | 4) {
            self.wrong(&spot, Message::new("preset-frame-length"));
        } else if ends.chunks(2).any(|ends| ends[0] >= ends[1]) {
            self.wrong(&spot, Message::new("preset-frame-order"));
        } else {
            return Some(ends);
        }
        None
    }
}
