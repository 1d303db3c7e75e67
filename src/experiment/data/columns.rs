//! The header of a CSV, and which of its columns are read.

use csv::ByteRecord;

use super::csv::{about, number};
use crate::words::{Fault, Message, nearest};

/// A column that is read.
pub struct Chosen {
    pub header: String,
    /// Its place in every row.
    pub place: usize,
}

/// The names in the first line.
pub fn header(record: &ByteRecord, name: &str) -> Result<Vec<String>, Vec<Fault>> {
    let fields: Option<Vec<String>> =
        record.iter().map(|field| std::str::from_utf8(field).ok().map(|text| text.trim().to_owned())).collect();
    let Some(fields) = fields.filter(|fields| !fields.iter().any(|field| field.contains('\0'))) else {
        return Err(vec![about("data-not-utf8", name)]);
    };
    if record.iter().all(|field| number(field).is_ok()) {
        return Err(vec![about("data-no-header", name).help(Message::new("data-no-header-help"))]);
    }
    if let [only] = fields.as_slice() {
        let other = [(';', "data-semicolons"), ('\t', "data-tabs")].into_iter().find(|(sign, _)| only.contains(*sign));
        let help = Message::new(other.map_or("data-one-column-help", |(_, key)| key));
        return Err(vec![about("data-one-column", name).help(help)]);
    }
    Ok(fields)
}

/// The columns called `wanted`, in that order, or all.
pub fn choose(header: &[String], wanted: Option<&[String]>, name: &str) -> Result<Vec<Chosen>, Vec<Fault>> {
    let mut chosen = Vec::new();
    let mut faults = Vec::new();
    for column in wanted.unwrap_or(header) {
        let mut places = header.iter().enumerate().filter(|(_, other)| *other == column.trim());
        match (places.next(), places.next()) {
            (Some((place, header)), None) => chosen.push(Chosen { header: header.clone(), place }),
            (Some(_), Some(_)) => {
                let fault = of_column("data-header-twice", name, column);
                // Where all columns are read, one that is there twice is met twice.
                if !faults.contains(&fault) {
                    faults.push(fault);
                }
            }
            _ => faults.push(no_column(header, name, column)),
        }
    }
    if faults.is_empty() { Ok(chosen) } else { Err(faults) }
}

fn of_column(key: &'static str, name: &str, column: &str) -> Fault {
    Fault::new(Message::new(key).with("file", name).with("column", column))
}

fn no_column(header: &[String], name: &str, column: &str) -> Fault {
    let known = header.iter().map(String::as_str);
    let help = match nearest(column, known) {
        Some(near) => Message::new("data-did-you-mean").with("name", near),
        None => {
            let names: Vec<String> = header.iter().take(20).map(|name| format!("“{name}”")).collect();
            let more = if header.len() > 20 { ", …" } else { "" };
            Message::new("data-columns-are").with("names", names.join(", ") + more)
        }
    };
    of_column("data-no-column", name, column).help(help)
}
