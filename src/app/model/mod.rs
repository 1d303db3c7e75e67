//! All that the window knows. Only `act` changes it.

mod document;
mod look;

use std::path::PathBuf;
use std::sync::Arc;

use crate::experiment::data::Loaded;
use crate::experiment::{Experiment, Known, Preset};
use crate::formula::latex::Writing;
use crate::words::Language;

use super::action::{Appearance, Notice, Purpose};
use super::chances::Chances;
use super::exporting::ExportState;
use super::history::History;
use super::preparing::Preparing;
use super::recording::Recording;
use super::results::Results;
use super::texts::Drafts;
use super::traces::Traces;

pub use document::{Document, Origin};
pub use look::{LookState, PlotsLook, Renaming};

/// What is edited, what came of it, and how it is looked at.
pub struct Model {
    pub document: Document,
    /// The preset resolved. After an edit that cannot be resolved, that of the last good one.
    pub experiment: Arc<Experiment>,
    /// What each run left, in the order of the experiment's runs; replaced as a whole.
    pub traces: Arc<Traces>,
    /// The minima of the surface.
    pub known: Known,
    /// What the table of results says of them.
    pub results: Results,
    /// What of the runs is chance.
    pub chances: Chances,
    /// Background work on the traces that will replace them.
    pub recording: Option<Recording>,
    pub player: Player,
    pub history: History,
    pub look: LookState,
    pub notice: Option<Notice>,
    pub dialog: Option<PathDialog>,
    /// How far closing the window has come.
    pub closing: Option<Closing>,
    pub export: ExportState,
    /// Files opened or saved last, the newest first.
    pub recent: Vec<PathBuf>,
    /// Data that are being made for the document, which is ahead of the experiment meanwhile.
    pub preparing: Preparing,
    /// Counts the changes of `experiment`: what is drawn from it may be kept until this differs.
    pub revision: u64,
}

/// The cursor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Player {
    pub step: u64,
    /// The part of the next step that has passed, 0 to 1: slow speeds need many frames a step.
    pub part: f64,
    pub playing: bool,
    /// Steps a second.
    pub speed: f64,
    /// Whether playing starts over at the end.
    pub looping: bool,
}

/// The slowest and the fastest speed in steps a second, and the first.
pub const SPEEDS: [f64; 2] = [0.1, 100_000.0];
pub const SPEED: f64 = 20.0;

/// The window's own file dialog, where the desktop has none.
#[derive(Clone, Debug, PartialEq)]
pub struct PathDialog {
    pub purpose: Purpose,
    pub path: String,
}

/// How far closing the window has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// There are changes that are not saved: the window asks what is to become of them.
    Asked,
    /// It closes when they are saved.
    Saving,
    /// Nothing is in the way any more.
    Free,
    /// The desktop or the terminal ends the program: there is no time to ask.
    Ended,
}

/// The effort above which a problem is not looked at between two frames.
pub const LARGE: u64 = 2000;

/// The smallest and the largest zoom.
pub const ZOOMS: [f32; 2] = [0.5, 3.0];

/// What is shown before anything is known of a problem that names no view.
const VIEW: [f64; 4] = [-5.0, 5.0, -5.0, 5.0];

impl Model {
    /// The first built-in preset, ready to play.
    pub fn first(language: Language) -> Model {
        let (id, text) = crate::catalog::presets()[0];
        let preset = Preset::read(text).expect("a test reads every built-in preset");
        let experiment = Arc::new(Experiment::new(&preset).expect("a test resolves every built-in preset"));
        let known = Known::new(&experiment.problem, []);
        let document = Document {
            saved: Some(preset.clone()),
            preset,
            origin: Origin::Lesson(id),
            text: Some(text.to_owned()),
            drafts: Drafts::default(),
            loaded: Loaded::default(),
        };
        let look = LookState {
            language,
            appearance: Appearance::System,
            notation: Writing::default(),
            desktop_dark: None,
            selected: 0,
            renaming: None,
            left: true,
            right: true,
            results: false,
            sort: None,
            alone: false,
            zoom: 1.0,
            view: None,
            help: None,
            plots: PlotsLook::default(),
            home: None,
        };
        let player = Player { step: 0, part: 0.0, playing: false, speed: SPEED, looping: false };
        let (history, traces) = (History::default(), Arc::default());
        let (notice, dialog, closing, recording, revision) = (None, None, None, None, 0);
        let recent = Vec::new();
        let export = ExportState::new(language);
        let mut model = Model {
            document,
            experiment,
            traces,
            known,
            results: Results::default(),
            chances: Chances::default(),
            recording,
            player,
            history,
            look,
            notice,
            dialog,
            closing,
            export,
            recent,
            preparing: Preparing::default(),
            revision,
        };
        super::act::act(&mut model, super::action::Action::File(super::action::File::OpenLesson(id)));
        model.history = History::default();
        model
    }

    /// The last step that any run can be at.
    pub fn steps(&self) -> u64 {
        self.experiment.steps
    }

    pub fn language(&self) -> Language {
        self.look.language
    }

    /// Where the runs start that have no start of their own; `None` where each has one.
    pub fn start(&self) -> Option<Vec<f64>> {
        let mut runs = self.experiment.runs.iter().zip(&self.document.preset.runs);
        runs.find(|(_, source)| source.start.is_none()).map(|(plan, _)| plan.start.clone())
    }

    /// The epoch that the cursor is in: that of its step, 0 before the first.
    pub fn epoch(&self) -> u64 {
        self.experiment.epoch(self.player.step)
    }

    /// From and to of the two coordinates that the landscape shows; of one coordinate the first two count.
    pub fn view(&self) -> [f64; 4] {
        self.look.view.unwrap_or_else(|| self.home_view())
    }

    /// What the landscape shows of itself: as the preset or the surface says, else what holds the paths.
    pub fn home_view(&self) -> [f64; 4] {
        match self.experiment.problem.view.as_deref() {
            Some(&[left, right]) => [left, right, VIEW[2], VIEW[3]],
            Some(&[left, right, bottom, top]) => [left, right, bottom, top],
            _ => self.look.home.unwrap_or(VIEW),
        }
    }
}
