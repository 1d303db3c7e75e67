//! Data sets: generated, read from a CSV, or written into a preset; and the losses that are known by name.

mod columns;
mod csv;
mod generators;
mod guess;
mod lines;
mod loaded;
mod losses;
mod names;
mod proposal;
mod standard;
mod title;

pub use csv::{read, without_texts};
pub use generators::{EXAMPLES, GENERATORS, Generator, Parameter};
pub use guess::{column_names, guess, is_label, said};
pub use loaded::{Loaded, Table, Wanted};
pub use losses::LOSSES;
pub(super) use losses::Loss;
pub(super) use names::check;
pub use proposal::Proposal;
pub use title::{examples_of, loss_name, title};

use super::preset::{Columns, DataSource};
use crate::formula::{Examples, canonical};
use crate::words::Fault;

/// A data set, ready to be averaged over.
#[derive(Clone, Debug)]
pub struct Data {
    /// The columns' names as the preset or the file writes them.
    pub names: Vec<String>,
    /// At least one example of at least one column, all finite, under canonical names.
    pub examples: Examples,
}

impl Data {
    /// Resolves `data`. The places of the faults are ways from there.
    fn new(source: &DataSource, loaded: &Loaded) -> Result<Data, Vec<Fault>> {
        let Raw { names, columns } = Raw::new(source, loaded)?;
        let named = names.iter().map(|name| canonical(name)).zip(columns).collect();
        Ok(Data { names, examples: Examples::new(named) })
    }
}

/// Columns of finite numbers, all of one length.
struct Raw {
    names: Vec<String>,
    columns: Vec<Vec<f64>>,
}

impl Raw {
    fn new(source: &DataSource, loaded: &Loaded) -> Result<Raw, Vec<Fault>> {
        match source {
            DataSource::Generated { generator, examples, seed, parameters } => {
                generators::generate(generator, *examples, *seed, parameters)
            }
            DataSource::Rows { columns, rows } => {
                let column = |i: usize| rows.iter().map(|row| row.get(i).copied().unwrap_or(f64::NAN)).collect();
                Ok(Raw { names: columns.clone(), columns: (0..columns.len()).map(column).collect() })
            }
            DataSource::Csv { path, columns, standardize } => {
                let wanted = Wanted::new(path, columns.as_ref());
                let Table { headers, columns: read } = loaded.table(&wanted).map_err(|found| under(found, "csv"))?;
                let names = match columns {
                    Some(Columns::Named(names)) => names.iter().map(|(name, _)| name.clone()).collect(),
                    _ => headers,
                };
                let mut raw = Raw { names, columns: read };
                if standardize == &Some(true) {
                    standard::standardize(&mut raw).map_err(|found| under(found, "standardize"))?;
                }
                Ok(raw)
            }
        }
    }
}

fn under(faults: Vec<Fault>, key: &str) -> Vec<Fault> {
    faults.into_iter().map(|fault| fault.under(key)).collect()
}
