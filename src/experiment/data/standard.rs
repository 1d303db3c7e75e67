//! Columns on one scale.

use super::Raw;
use crate::words::{Fault, Message};

/// Gives every column the mean 0 and the standard deviation 1: (v − mean) / sd, where sd² is the mean of (v − mean)².
/// A column of nothing but 0 and 1 is a label and stays as it is.
///
/// # Errors
/// Columns of one and the same number.
pub fn standardize(data: &mut Raw) -> Result<(), Vec<Fault>> {
    let mut faults = Vec::new();
    for (name, column) in data.names.iter().zip(&mut data.columns) {
        if column.iter().all(|value| *value == column[0]) {
            faults.push(Fault::new(Message::new("data-constant-column").with("column", name.as_str())));
        } else if !column.iter().all(|value| matches!(*value, 0.0 | 1.0)) {
            scale(column);
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

fn scale(column: &mut [f64]) {
    let count = column.len() as f64;
    let largest = column.iter().fold(0.0, |largest: f64, value| largest.max(value.abs()));
    if !(1e-140..1e140).contains(&largest) {
        // Sums and squares would leave the range of a double.
        column.iter_mut().for_each(|value| *value /= largest);
    }
    let rough = column.iter().sum::<f64>() / count;
    // The mean of what is left corrects the rounding of the first sum.
    let mean = rough + column.iter().map(|value| value - rough).sum::<f64>() / count;
    let deviation = (column.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / count).sqrt();
    column.iter_mut().for_each(|value| *value = (*value - mean) / deviation);
}
