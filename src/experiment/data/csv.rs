//! A CSV as columns of numbers: RFC 4180 with a header, read as a stream.

use std::cell::Cell;
use std::io::{ErrorKind, Read};
use std::rc::Rc;

use csv::{ByteRecord, ReaderBuilder};

use super::columns::{self, Chosen};
use super::lines::Lines;
use super::loaded::Table;
use crate::experiment::preset::MOST_EXAMPLES;
use crate::words::{Fault, Message};

/// The most numbers that are kept of a file: 256 MiB.
const MOST_NUMBERS: usize = 1 << 25;

/// Values that are named one by one before the rest is counted.
const NAMED: usize = 5;

/// Reads the columns under `headers`, all where `None`, of the file that messages call `name`.
///
/// # Errors
/// Everything that is wrong: no header or no rows, a column that is not there or there twice, a single column, values
/// that are missing, no numbers, or not finite, with line and column.
pub fn read(source: impl Read, name: &str, headers: Option<&[String]>) -> Result<Table, Vec<Fault>> {
    let since = Rc::new(Cell::new(0));
    let lines = Lines::new(source, Rc::clone(&since));
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(lines);
    let mut record = ByteRecord::new();
    let failed = |error: &csv::Error| vec![broken(name, error)];
    if !reader.read_byte_record(&mut record).map_err(|error| failed(&error))? {
        return Err(vec![about("data-empty", name)]);
    }
    let header = columns::header(&record, name)?;
    let chosen = columns::choose(&header, headers, name)?;
    let mut rows = Rows::new(name, chosen, header.len(), headers.is_none());
    loop {
        since.set(0);
        if !reader.read_byte_record(&mut record).map_err(|error| failed(&error))? {
            return rows.finish();
        }
        rows.push(&record, reader.position().line())?;
    }
}

/// The headers of the columns of a file in which some value is a number, where there are others and two or more are left;
/// `None` where there is nothing to leave out.
pub fn without_texts(source: impl Read, name: &str) -> Option<Vec<String>> {
    let since = Rc::new(Cell::new(0));
    let lines = Lines::new(source, Rc::clone(&since));
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(lines);
    let mut record = ByteRecord::new();
    reader.read_byte_record(&mut record).ok().filter(|read| *read)?;
    let header = columns::header(&record, name).ok()?;
    let mut numbers = vec![false; header.len()];
    loop {
        since.set(0);
        if !reader.read_byte_record(&mut record).ok()? {
            break;
        }
        for (is, field) in numbers.iter_mut().zip(&record) {
            *is = *is || number(field).is_ok();
        }
    }
    let kept: Vec<String> = header.iter().zip(&numbers).filter(|(_, is)| **is).map(|(name, _)| name.clone()).collect();
    (kept.len() >= 2 && kept.len() < header.len()).then_some(kept)
}

/// A message about the whole file.
pub fn about(key: &'static str, name: &str) -> Fault {
    Fault::new(Message::new(key).with("file", name))
}

/// The rows that were read.
struct Rows<'a> {
    name: &'a str,
    chosen: Vec<Chosen>,
    /// Columns of the header.
    width: usize,
    /// Whether all columns are read.
    all: bool,
    values: Vec<Vec<f64>>,
    count: usize,
    faults: Vec<Fault>,
    /// Faults beyond those that are named.
    more: usize,
}

impl<'a> Rows<'a> {
    fn new(name: &'a str, chosen: Vec<Chosen>, width: usize, all: bool) -> Rows<'a> {
        let values = vec![Vec::new(); chosen.len()];
        Rows { name, chosen, width, all, values, count: 0, faults: Vec::new(), more: 0 }
    }

    /// Takes a row; `next` is the line behind it.
    fn push(&mut self, record: &ByteRecord, next: u64) -> Result<(), Vec<Fault>> {
        self.count += 1;
        if self.count as u64 > MOST_EXAMPLES {
            return Err(vec![about("data-too-many-rows", self.name)]);
        }
        if self.count * self.chosen.len() > MOST_NUMBERS {
            return Err(vec![about("data-too-many-numbers", self.name)]);
        }
        // Where empty lines stand before a record, its own position is theirs.
        let line = || next - 1 - record.as_slice().iter().filter(|byte| **byte == b'\n').count() as u64;
        if record.len() != self.width {
            let message = Message::new("data-row-length").with("found", record.len()).with("columns", self.width);
            self.fault(message, line());
            return Ok(());
        }
        for i in 0..self.chosen.len() {
            let field = record.get(self.chosen[i].place).unwrap_or_default();
            match number(field) {
                Ok(number) => self.values[i].push(number),
                Err(key) => {
                    let text: String = String::from_utf8_lossy(field).trim().chars().take(40).collect();
                    let message = Message::new(key).with("column", self.chosen[i].header.as_str()).with("text", text);
                    self.fault(message, line());
                }
            }
        }
        Ok(())
    }

    fn fault(&mut self, message: Message, line: u64) {
        if self.faults.len() < NAMED {
            // As digits: a line is no quantity to be grouped.
            let text = message.key == "data-text";
            let mut fault = Fault::new(message.with("file", self.name).with("line", line.to_string()));
            if text && self.all {
                fault = fault.help(Message::new("data-text-help"));
            }
            self.faults.push(fault);
        } else {
            self.more += 1;
        }
    }

    fn finish(mut self) -> Result<Table, Vec<Fault>> {
        if self.count == 0 {
            return Err(vec![about("data-no-rows", self.name)]);
        }
        if self.more > 0 {
            let message = Message::new("data-more").with("file", self.name).with("count", self.more);
            self.faults.push(Fault::new(message));
        }
        if !self.faults.is_empty() {
            return Err(self.faults);
        }
        self.values.iter_mut().for_each(Vec::shrink_to_fit);
        Ok(Table { headers: self.chosen.into_iter().map(|chosen| chosen.header).collect(), columns: self.values })
    }
}

/// The finite number that a field is; else the key of the sentence that says what it is.
pub fn number(field: &[u8]) -> Result<f64, &'static str> {
    let text = std::str::from_utf8(field).map_err(|_| "data-text")?.trim();
    if text.is_empty() {
        return Err("data-missing");
    }
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(number),
        Ok(_) => Err("data-not-finite"),
        Err(_) => Err("data-text"),
    }
}

fn broken(name: &str, error: &csv::Error) -> Fault {
    match error.kind() {
        csv::ErrorKind::Io(error) if error.kind() == ErrorKind::InvalidData => about("data-line-too-long", name),
        csv::ErrorKind::Io(error) => {
            let text = error.to_string();
            let reason = text.split(" (os error").next().unwrap_or_default().to_owned();
            Fault::new(Message::new("files-cannot-read").with("file", name).with("reason", reason))
        }
        _ => Fault::new(Message::new("files-cannot-read").with("file", name).with("reason", error.to_string())),
    }
}
