//! What was read of the file that a preset names. This layer knows no disk: whoever does brings it along.

use std::sync::{Arc, Mutex, PoisonError};

use super::Data;
use crate::experiment::preset::{Columns, DataSource, Function, Preset};
use crate::words::{Fault, Message};

/// Columns of finite numbers, all of one length, under the names of the file's header.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub headers: Vec<String>,
    pub columns: Vec<Vec<f64>>,
}

impl Table {
    /// The columns under these headers, all where `None`; `None` if one is not there.
    fn chosen(&self, headers: Option<&[String]>) -> Option<Table> {
        let headers = headers.unwrap_or(&self.headers);
        let column = |header: &String| Some(self.columns[self.headers.iter().position(|own| own == header)?].clone());
        let columns = headers.iter().map(column).collect::<Option<_>>()?;
        Some(Table { headers: headers.to_vec(), columns })
    }
}

/// A file and what is wanted of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// As the preset says it.
    pub path: String,
    /// The columns, by their names in the header; all of them where `None`.
    pub headers: Option<Vec<String>>,
}

impl Wanted {
    /// What a preset needs of a file, if it needs one.
    pub fn by(preset: &Preset) -> Option<Wanted> {
        match &preset.problem.function {
            Function::Examples { data: DataSource::Csv { path, columns, .. }, .. } => {
                Some(Wanted::new(path, columns.as_ref()))
            }
            _ => None,
        }
    }

    pub(super) fn new(path: &str, columns: Option<&Columns>) -> Wanted {
        let headers = columns.map(|columns| columns.headers().into_iter().map(str::to_owned).collect());
        Wanted { path: path.to_owned(), headers }
    }
}

/// What is at hand for resolving a preset: the table of its file, and the data set that it came to last. Cheap to clone;
/// clones share both.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    table: Option<Arc<Read>>,
    /// While other parts of an experiment are turned, its data stay what they are.
    latest: Arc<Mutex<Option<(DataSource, Data)>>>,
}

type Read = (Wanted, Result<Table, Vec<Fault>>);

impl Loaded {
    /// What was read of a file, or why it could not be read.
    pub fn new(wanted: Wanted, read: Result<Table, Vec<Fault>>) -> Loaded {
        Loaded { table: Some(Arc::new((wanted, read))), latest: Arc::default() }
    }

    /// The way to the file, where there is one.
    pub fn path(&self) -> Option<&str> {
        self.table.as_deref().map(|(wanted, _)| wanted.path.as_str())
    }

    /// The columns that were read, whether the preset names them or not.
    pub fn read(&self) -> Option<&Table> {
        self.table.as_deref().and_then(|(_, table)| table.as_ref().ok())
    }

    /// The wanted columns of what was read: of a file that was read whole, any of them.
    ///
    /// # Errors
    /// What is wrong with the file, or that nobody has read it.
    pub(super) fn table(&self, wanted: &Wanted) -> Result<Table, Vec<Fault>> {
        let not_read = || vec![Fault::new(Message::new("data-not-read").with("file", wanted.path.as_str()))];
        match self.table.as_deref() {
            Some((read, table)) if read == wanted => table.clone(),
            Some((read, Ok(table))) if read.path == wanted.path => {
                table.chosen(wanted.headers.as_deref()).ok_or_else(not_read)
            }
            _ => Err(not_read()),
        }
    }

    /// Whether the data set of `source` is the one that was made last.
    pub fn is_at_hand(&self, source: &DataSource) -> bool {
        let latest = self.latest.lock().unwrap_or_else(PoisonError::into_inner);
        latest.as_ref().is_some_and(|(of, _)| of == source)
    }

    /// Makes the data set of `source`, so that it is at hand. What is wrong with it is said when it is resolved.
    pub fn prepare(&self, source: &DataSource) {
        let _ = self.data(source);
    }

    /// The data set of `data`.
    ///
    /// # Errors
    /// As [`Data::new`].
    pub(in crate::experiment) fn data(&self, source: &DataSource) -> Result<Data, Vec<Fault>> {
        // Nothing can panic while the lock is held.
        let latest = || self.latest.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, data)) = &*latest()
            && of == source
        {
            return Ok(data.clone());
        }
        let data = Data::new(source, self)?;
        *latest() = Some((source.clone(), data.clone()));
        Ok(data)
    }
}

/// Two are the same if they are of the same file.
impl PartialEq for Loaded {
    fn eq(&self, other: &Loaded) -> bool {
        fn wanted(loaded: &Loaded) -> Option<&Wanted> {
            loaded.table.as_deref().map(|(wanted, _)| wanted)
        }
        wanted(self) == wanted(other)
    }
}
