//! `[problem]`

use std::collections::HashSet;

use super::super::spot::Spot;
use super::super::{Function, MOST_COORDINATES, ProblemSource, coordinate_fault, keys};
use super::Reader;
use crate::formula::canonical;
use crate::words::{Fault, Message, Span};

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
                if let Some(message) = coordinate_fault(&name, &taken) {
                    self.wrong(element, message);
                }
                taken.insert(canonical(&name));
                names.push(name);
            }
        }
        if self.faults.len() > before { Err(()) } else { Ok(Some(names)) }
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
