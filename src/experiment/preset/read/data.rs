//! `data`: generated, from a file, or written into the preset.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::super::data::{Columns, DataSource};
use super::super::spot::Spot;
use super::super::{MOST_EXAMPLES, keys};
use super::Reader;
use crate::formula::canonical;
use crate::words::{Fault, Message};

impl Reader {
    /// The data set of `[problem]`.
    pub fn data(&mut self, problem: &Spot) -> Option<DataSource> {
        const KINDS: &[&str] = &["generator", "csv", "rows"];
        if problem.get("data").is_none() {
            let help = Message::new("preset-data-help");
            let place = problem.get("example_loss").map_or(problem.span, |loss| loss.key.unwrap_or(loss.span));
            self.push(problem, Fault::new(Message::new("preset-no-data")).help(help).at(place));
            return None;
        }
        let section = self.section(problem, "data")?;
        let Some(kind) = self.one_of(&section, KINDS) else {
            self.missing(&section, KINDS);
            return None;
        };
        match kind.name().as_str() {
            "generator" => self.generated(&section, &kind),
            "csv" => self.csv(&section, &kind),
            _ => self.rows(&section),
        }
    }

    fn generated(&mut self, section: &Spot, kind: &Spot) -> Option<DataSource> {
        for key in ["columns", "standardize"] {
            self.meaningless(section, key, "generator");
        }
        let generator = self.string_at(kind);
        let examples = self.whole(section, "examples", 1, MOST_EXAMPLES);
        let seed = self.whole(section, "seed", 0, u64::MAX);
        let mut parameters = BTreeMap::new();
        let others = [keys::CSV, keys::ROWS].concat();
        for name in section.names() {
            if keys::GENERATED.contains(&name) || others.contains(&name) {
                continue;
            }
            // A wrong one reads as 1, so that its name stays known.
            let value = self.number(section, name).unwrap_or(1.0);
            parameters.insert(name.to_owned(), value);
        }
        Some(DataSource::Generated { generator: generator?, examples, seed, parameters })
    }

    fn csv(&mut self, section: &Spot, kind: &Spot) -> Option<DataSource> {
        self.known(section, keys::CSV);
        let path = self.string_at(kind);
        let columns = match section.get("columns") {
            None => None,
            Some(spot) if spot.table().is_some() => Some(self.renamed(&spot)?),
            Some(spot) => {
                let Some(elements) = spot.elements() else {
                    self.unexpected(&spot, "columns");
                    return None;
                };
                Some(Columns::Own(self.columns(&spot, &elements)?))
            }
        };
        let standardize = self.flag(section, "standardize");
        Some(DataSource::Csv { path: path?, columns, standardize })
    }

    /// `{ u = "Height (cm)" }`
    fn renamed(&mut self, spot: &Spot) -> Option<Columns> {
        let names = spot.names();
        if names.is_empty() {
            self.wrong(spot, Message::new("preset-columns-empty"));
            return None;
        }
        let header = |name: &&str| Some(((*name).to_owned(), self.string_at(&spot.get(name)?)?));
        let pairs: Vec<_> = names.iter().map(header).collect();
        Some(Columns::Named(pairs.into_iter().collect::<Option<_>>()?))
    }

    /// Names of columns, each once.
    fn columns(&mut self, list: &Spot, elements: &[Spot]) -> Option<Vec<String>> {
        if elements.is_empty() {
            self.wrong(list, Message::new("preset-columns-empty"));
            return None;
        }
        let mut taken = HashSet::new();
        let mut names = Vec::new();
        for element in elements {
            let name = self.string_at(element)?;
            if !taken.insert(canonical(&name)) {
                self.wrong(element, Message::new("preset-twice").with("name", name.as_str()));
            }
            names.push(name);
        }
        Some(names)
    }

    fn rows(&mut self, section: &Spot) -> Option<DataSource> {
        self.known(section, keys::ROWS);
        if section.get("columns").is_none() {
            self.missing(section, &["columns"]);
        }
        let columns = section.get("columns").and_then(|spot| {
            let elements = self.list(section, "columns", "texts")?;
            self.columns(&spot, &elements)
        });
        let elements = self.list(section, "rows", "rows")?;
        let list = section.get("rows")?;
        if elements.is_empty() {
            self.wrong(&list, Message::new("preset-rows-empty"));
            return None;
        }
        let columns = columns?;
        let rows: Vec<_> = elements.iter().map(|row| self.row(row, columns.len())).collect();
        Some(DataSource::Rows { columns, rows: Arc::new(rows.into_iter().collect::<Option<_>>()?) })
    }

    /// A number for each column.
    fn row(&mut self, spot: &Spot, columns: usize) -> Option<Vec<f64>> {
        let Some(elements) = spot.elements() else {
            self.unexpected(spot, "numbers");
            return None;
        };
        if elements.len() != columns {
            let message = Message::new("preset-row-length").with("found", elements.len()).with("columns", columns);
            self.wrong(spot, message);
            return None;
        }
        let numbers: Vec<_> = elements.iter().map(|spot| self.number_at(spot)).collect();
        numbers.into_iter().collect()
    }
}
