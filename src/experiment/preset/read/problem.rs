//! `[problem]`

use super::super::spot::Spot;
use super::super::{Function, ProblemSource, keys};
use super::Reader;
use crate::words::{Fault, Message, Span};

/// The most coordinates that a problem may have.
const MOST_COORDINATES: usize = 1000;

/// Columns of the trajectory's CSV that stand before the coordinates.
const COLUMNS: &[&str] = &["run", "step", "epoch", "rate", "loss"];

/// Names that a text reads as something else.
const RESERVED: &[&str] = &[
    "theta", "g", "f", "alpha", "alpha0", "t", "n", "T", "N", "noise", "dim", "pi", "init", "and", "or", "not",
    "Compute",
];

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
        self.unsupported(&section, "example_loss");
        self.unsupported(&section, "data");
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
                Some(Function::Catalog(self.string_at(&kind)?))
            }
            "formula" => {
                let formula = self.string_at(&kind)?;
                // Without its coordinates a formula cannot be checked.
                let coordinates = coordinates.ok()?;
                Some(Function::Typed { formula, coordinates })
            }
            // A data set, which has been reported.
            _ => None,
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
        let mut names: Vec<String> = Vec::new();
        for element in &elements {
            if let Some(name) = self.string_at(element) {
                self.coordinate(element, &name, &names);
                names.push(name);
            }
        }
        if self.faults.len() > before { Err(()) } else { Ok(Some(names)) }
    }

    /// Reports a name that no coordinate can have beside those `before` it.
    fn coordinate(&mut self, spot: &Spot, name: &str, before: &[String]) {
        let column = |other: &str| other == format!("d{name}") || name == format!("d{other}");
        let message = if before.iter().any(|other| other == name) {
            Message::new("preset-twice").with("name", name)
        } else if RESERVED.contains(&name) {
            Message::new("preset-reserved").with("name", name)
        } else if COLUMNS.contains(&name) || COLUMNS.iter().any(|other| *other == format!("d{name}")) {
            Message::new("preset-column").with("name", name)
        } else if let Some(other) = before.iter().find(|other| column(other)) {
            Message::new("preset-gradient-column").with("name", name).with("other", other.as_str())
        } else {
            return;
        };
        self.wrong(spot, message);
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
