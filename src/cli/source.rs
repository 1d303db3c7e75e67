//! The FILE of a command, with the values that `--set` changes.

use std::path::{Path, PathBuf};

use clap::Args;

use super::report::Failure;
use crate::catalog;
use crate::experiment::data::Loaded;
use crate::experiment::{self, Experiment, Preset, preset};
use crate::files::{self, Output};
use crate::words::{Fault, Message, nearest};

/// Which preset, and what is changed in it.
#[derive(Args)]
pub struct Source {
    /// A preset file, the id of a built-in preset, or - for the standard input
    #[arg(value_name = "FILE", allow_hyphen_values = false)]
    file: String,
    /// Change a value: training.seed=7, runs.1.alpha0=0.2, 'runs."Gradient descent".alpha0=0.2'
    #[arg(long, value_name = "KEY=VALUE")]
    set: Vec<String>,
}

/// A preset file's name and text.
pub struct Text {
    pub name: String,
    pub text: String,
    /// Where the files that it names are looked for; empty for the current one.
    folder: PathBuf,
}

impl Text {
    /// A path that exists wins over the id of a built-in preset; `-` is the standard input.
    pub fn read(file: &str) -> Result<Text, Failure> {
        if file == "-" {
            let name = "<stdin>".to_owned();
            let text = files::text(std::io::stdin().lock(), &name)?;
            return Ok(Text { name, text, folder: PathBuf::new() });
        }
        let path = Path::new(file);
        match catalog::preset(file) {
            Some(text) if !path.exists() => {
                Ok(Text { name: format!("{file}.toml"), text: text.to_owned(), folder: PathBuf::new() })
            }
            None if !path.exists() => Err(missing(file)),
            _ => {
                let folder = path.parent().map(Path::to_owned).unwrap_or_default();
                Ok(Text { name: file.to_owned(), text: files::read(path)?, folder })
            }
        }
    }

    /// The experiment, or everything that is wrong with the text.
    pub fn open(&self) -> Result<(Preset, Experiment, Loaded), Failure> {
        experiment::open(&self.text, |preset| files::load(preset, &self.folder)).map_err(|faults| Failure::Faults {
            name: self.name.clone(),
            text: self.text.clone(),
            faults,
        })
    }
}

impl Source {
    /// The output at `path`, unless that is the preset file itself.
    pub fn output(&self, path: &Path) -> Result<Output, Failure> {
        let same = |file: &str| Some(path.canonicalize().ok()? == Path::new(file).canonicalize().ok()?);
        if same(&self.file) == Some(true) {
            return Err(Message::new("cli-over-itself").with("file", path.display().to_string()).into());
        }
        Ok(Output::create(path)?)
    }

    /// Reads the file, changes what `--set` says, and `more` (further assignments), and opens it.
    pub fn open(&self, more: &[String]) -> Result<(Preset, Experiment, Loaded), Failure> {
        self.text(more)?.open()
    }

    /// The file's text with what `--set` and `more` change in it.
    pub fn text(&self, more: &[String]) -> Result<Text, Failure> {
        let mut text = Text::read(&self.file)?;
        let assignments: Vec<&String> = self.set.iter().chain(more).collect();
        if !assignments.is_empty() {
            // A file that is wrong by itself is shown as it stands.
            if let Err(faults) = Preset::read(&text.text) {
                return Err(Failure::Faults { name: text.name, text: text.text, faults });
            }
            text.name = format!("{} with --set", text.name);
        }
        for assignment in assignments {
            text.text = preset::set(&text.text, assignment).map_err(first)?;
        }
        Ok(text)
    }
}

/// The one fault of an assignment.
pub(super) fn first(faults: Vec<Fault>) -> Failure {
    faults.into_iter().next().map_or(Failure::Reported, |fault| Failure::Said(Box::new(fault)))
}

fn missing(file: &str) -> Failure {
    let fault = Fault::new(Message::new("cli-no-file").with("file", file));
    let ids = || catalog::presets().iter().map(|(id, _)| *id);
    // Ids begin with a number, which is easily left out.
    let bare = |id: &'static str| id.split_once('-').map_or(id, |(_, name)| name);
    let stem = Path::new(file).file_stem().and_then(|stem| stem.to_str()).unwrap_or(file);
    let near = nearest(stem, ids()).or_else(|| {
        let near = nearest(stem, ids().map(bare))?;
        ids().find(|id| bare(id) == near)
    });
    Failure::Said(Box::new(match near {
        Some(near) => fault.help(Message::new("cli-no-file-near").with("id", near)),
        None => fault.help(Message::new("cli-no-file-help")),
    }))
}
