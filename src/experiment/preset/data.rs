//! `data`: where the examples of a problem come from.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::{Function, Preset};

/// `data`
#[derive(Clone, Debug, PartialEq)]
pub enum DataSource {
    /// `generator`: made by the program.
    Generated {
        generator: String,
        /// At least 1.
        examples: Option<u64>,
        /// At most `i64::MAX`, as TOML's integers are.
        seed: Option<u64>,
        /// All other keys.
        parameters: BTreeMap<String, f64>,
    },
    /// `csv`: a file of numbers under a header.
    Csv {
        /// Relative to the folder of the preset, or absolute.
        path: String,
        columns: Option<Columns>,
        standardize: Option<bool>,
    },
    /// `rows`: written into the preset, one number for each of `columns`. At least one row.
    Rows {
        columns: Vec<String>,
        /// Shared, since presets are cloned with every change.
        rows: Arc<Vec<Vec<f64>>>,
    },
}

/// Which columns of a file are read, in which order. At least one.
#[derive(Clone, Debug, PartialEq)]
pub enum Columns {
    /// Under their own names, as in the header.
    Own(Vec<String>),
    /// The name in formulas, and the name in the header.
    Named(Vec<(String, String)>),
}

impl Columns {
    /// The names in the header.
    pub fn headers(&self) -> Vec<&str> {
        match self {
            Columns::Own(names) => names.iter().map(String::as_str).collect(),
            Columns::Named(names) => names.iter().map(|(_, header)| header.as_str()).collect(),
        }
    }
}

impl Preset {
    /// The file that the data come from, if they come from one.
    pub fn csv(&self) -> Option<&str> {
        match &self.problem.function {
            Function::Examples { data: DataSource::Csv { path, .. }, .. } => Some(path),
            _ => None,
        }
    }

    /// Says the way to that file from where `folder` is looked at from, instead of from `folder`: an absolute one where
    /// that is absolute. What a preset in memory says then holds wherever it is saved.
    pub fn csv_from(&mut self, folder: &Path) {
        self.turn_csv(|path| folder.join(path).to_str().map(str::to_owned));
    }

    /// The other way round, for a preset that is saved in `folder`: a file below it is named from there.
    pub fn csv_to(&mut self, folder: &Path) {
        self.turn_csv(|path| Path::new(path).strip_prefix(folder).ok()?.to_str().map(str::to_owned));
    }

    /// Names another file. Where the data come from no file, nothing changes.
    pub fn set_csv(&mut self, to: &str) {
        self.turn_csv(|_| Some(to.to_owned()));
    }

    /// A way that cannot be written as text stays as it is.
    fn turn_csv(&mut self, turn: impl FnOnce(&str) -> Option<String>) {
        if let Function::Examples { data: DataSource::Csv { path, .. }, .. } = &mut self.problem.function
            && let Some(turned) = turn(path)
        {
            *path = turned;
        }
    }
}
