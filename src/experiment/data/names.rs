//! What the columns of a data set may be called.

use std::collections::HashSet;

use super::Data;
use crate::experiment::preset::{Columns, DataSource};
use crate::formula::{canonical, is_name, is_reserved};
use crate::words::{Fault, Key, Message};

/// Checks the names of the columns, which stand in formulas beside those of the coordinates. The places are ways from
/// `[problem]`; `given` says whether the coordinates stand there.
///
/// # Errors
/// Columns whose names are none in formulas, or are taken.
pub fn check(data: &Data, source: &DataSource, coordinates: &[String], given: bool) -> Result<(), Vec<Fault>> {
    let mut faults = Vec::new();
    let mut taken = HashSet::new();
    for (i, written) in data.names.iter().enumerate() {
        let name = canonical(written);
        let coordinate = coordinates.iter().position(|coordinate| canonical(coordinate) == name);
        let message = if !is_name(written) {
            Message::new("data-not-a-name")
        } else if is_reserved(&name) || name == "f" {
            Message::new("data-reserved")
        } else if !taken.insert(name) {
            Message::new("data-name-twice")
        } else if let Some(at) = coordinate {
            faults.push(meets(written, at, given, || place(source, i)));
            continue;
        } else {
            continue;
        };
        let mut fault = Fault::new(message.with("name", written.as_str()));
        if matches!(source, DataSource::Csv { .. }) {
            fault = fault.help(Message::new("data-rename-help").with("name", written.as_str()));
        }
        faults.push(under(fault, place(source, i)));
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// A column that is called like a coordinate.
fn meets(name: &str, coordinate: usize, given: bool, column: impl Fn() -> Vec<Key>) -> Fault {
    let fault = Fault::new(Message::new("data-column-is-coordinate").with("name", name));
    if given {
        return fault.under(coordinate).under("coordinates");
    }
    under(fault.help(Message::new("data-name-coordinates")), column())
}

/// The way to where the name of column `i` comes from.
fn place(source: &DataSource, i: usize) -> Vec<Key> {
    let way: [Key; 2] = match source {
        DataSource::Generated { .. } => return vec!["data".into(), "generator".into()],
        DataSource::Csv { columns: None, .. } => return vec!["data".into(), "csv".into()],
        DataSource::Csv { columns: Some(Columns::Named(names)), .. } => ["columns".into(), names[i].0.as_str().into()],
        DataSource::Csv { .. } | DataSource::Rows { .. } => ["columns".into(), i.into()],
    };
    [vec!["data".into()], way.to_vec()].concat()
}

fn under(mut fault: Fault, way: Vec<Key>) -> Fault {
    for key in way.into_iter().rev() {
        fault = fault.under(key);
    }
    fault
}
