//! Data that take long to be made or brought into their form: a worker does that, and what is shown stays meanwhile.

use std::sync::mpsc;
use std::thread;

use super::action::Action;
use super::model::Model;
use crate::experiment::data::{EXAMPLES, Generator, Loaded};
use crate::experiment::preset::{DataSource, Function};

/// Numbers that are made without being noticed.
const AT_ONCE: u64 = 50_000;

/// What a worker makes: one at a time.
#[derive(Default)]
pub enum Preparing {
    #[default]
    Nothing,
    /// Begun by `act`, and set going by the window, which knows how to be woken.
    Asked(Job),
    Running,
}

/// What a worker needs to know.
pub struct Job {
    source: DataSource,
    loaded: Loaded,
}

/// The data of this source are at hand now, or there is something wrong with them.
pub struct Prepared(DataSource);

/// Whether the document's data have to be made first; then they are being made, or will be when the worker has done.
pub fn is_needed(model: &mut Model) -> bool {
    let Function::Examples { data: source, .. } = &model.document.preset.problem.function else { return false };
    let loaded = &model.document.loaded;
    if numbers(source, loaded) <= AT_ONCE || loaded.is_at_hand(source) {
        return false;
    }
    if !matches!(model.preparing, Preparing::Running) {
        model.preparing = Preparing::Asked(Job { source: source.clone(), loaded: loaded.clone() });
    }
    true
}

/// Whether what a worker made is what the document asks for; it does no more.
pub fn put(model: &mut Model, Prepared(made): &Prepared) -> bool {
    model.preparing = Preparing::Nothing;
    matches!(&model.document.preset.problem.function, Function::Examples { data, .. } if data == made)
}

/// How many numbers the data are.
fn numbers(source: &DataSource, loaded: &Loaded) -> u64 {
    match source {
        DataSource::Generated { generator, examples, .. } => {
            let columns = Generator::of(generator).map_or(0, |generator| generator.columns.len() as u64);
            examples.unwrap_or(EXAMPLES).saturating_mul(columns)
        }
        DataSource::Csv { .. } => {
            let columns = loaded.read().map_or(&[][..], |table| &table.columns);
            columns.iter().map(|column| column.len() as u64).sum()
        }
        // They came out of a text of bounded length.
        DataSource::Rows { .. } => 0,
    }
}

impl Preparing {
    /// Takes the work that was begun, if any.
    pub fn take_job(&mut self) -> Option<Job> {
        match std::mem::take(self) {
            Preparing::Asked(job) => {
                *self = Preparing::Running;
                Some(job)
            }
            other => {
                *self = other;
                None
            }
        }
    }
}

/// Does a job on a thread of its own. `wake` is called when it is done.
pub fn spawn(Job { source, loaded }: Job, answers: mpsc::Sender<Action>, wake: impl Fn() + Send + 'static) {
    thread::spawn(move || {
        loaded.prepare(&source);
        // Nobody listens any more when the window has closed.
        let _ = answers.send(Action::Prepared(Prepared(source)));
        wake();
    });
}
