//! All that the window knows. Only `act` changes it.

use std::path::PathBuf;
use std::sync::Arc;

use crate::experiment::data::Loaded;
use crate::experiment::{Experiment, Known, Preset, Trace};
use crate::export::results::Column;
use crate::figure::Mode;
use crate::formula::latex::Writing;
use crate::words::{Language, Message, Text};

use super::action::{Appearance, Notice, Purpose, Topic};
use super::chances::Chances;
use super::exporting::ExportState;
use super::history::History;
use super::preparing::Preparing;
use super::recording::Recording;
use super::results::Results;
use super::texts::Drafts;

/// What is edited, what came of it, and how it is looked at.
pub struct Model {
    pub document: Document,
    /// The preset resolved. After an edit that cannot be resolved, that of the last good one.
    pub experiment: Arc<Experiment>,
    /// What each run left, in the order of the experiment's runs; replaced as a whole.
    pub traces: Arc<Vec<Arc<Trace>>>,
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

/// The preset and the file that it is kept in.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    pub preset: Preset,
    pub origin: Origin,
    /// The text as it was read or written last: its comments and order survive saving.
    pub text: Option<String>,
    /// The preset as it is in the file; `None` if it is kept nowhere but here.
    pub saved: Option<Preset>,
    /// What is typed and not right yet.
    pub drafts: Drafts,
    /// What was read of the file that the data come from, whose way is an absolute one in the presets here.
    pub loaded: Loaded,
}

/// Where a preset came from.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// Nowhere: a new experiment, standard input. Saving asks for a place.
    New,
    /// A built-in preset, by its id. Saving asks for a place.
    Lesson(&'static str),
    File(PathBuf),
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

#[derive(Clone, Debug, PartialEq)]
pub struct LookState {
    pub language: Language,
    pub appearance: Appearance,
    /// How the names of rules and schedules are written in equations.
    pub notation: Writing,
    /// What the desktop said; `None` where it is silent.
    pub desktop_dark: Option<bool>,
    /// The run whose card is unfolded.
    pub selected: usize,
    /// The run that is being given another name.
    pub renaming: Option<Renaming>,
    pub left: bool,
    pub right: bool,
    /// Whether the table of results is shown, and the column it is sorted by, with whether downwards.
    pub results: bool,
    pub sort: Option<(Column, bool)>,
    /// Whether nothing but the landscape is shown.
    pub alone: bool,
    /// How large everything is: 1 as the desktop has it.
    pub zoom: f32,
    /// What the landscape shows where it differs from the preset.
    pub view: Option<[f64; 4]>,
    /// What it shows of a problem that names no view.
    pub home: Option<[f64; 4]>,
    /// The help that is open.
    pub help: Option<Topic>,
    pub plots: PlotsLook,
}

/// What the plots show.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PlotsLook {
    /// The steps shown, from and to, within those that there are; all where there is nothing.
    pub span: Option<[f64; 2]>,
    /// The values shown, from and to, of each plot; all where there is nothing.
    pub values: [Option<[f64; 2]>; 3],
    /// Plots of which only the title is seen.
    pub folded: [bool; 3],
    /// Whether the picture of the data is folded, where there are data.
    pub data_folded: bool,
}

impl PlotsLook {
    pub fn zoomed(&self) -> bool {
        self.span.is_some() || self.values.iter().any(Option::is_some)
    }

    /// All steps and values again.
    pub fn whole(self) -> PlotsLook {
        PlotsLook { span: None, values: [None; 3], ..self }
    }
}

/// A run's name while it is typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Renaming {
    pub run: usize,
    pub text: String,
    /// Why the run cannot be called that, once that was asked for.
    pub wrong: Option<Message>,
}

impl LookState {
    /// Whether the window is light or dark; a desktop that does not say has a light one.
    pub fn mode(&self) -> Mode {
        match self.appearance {
            Appearance::Light => Mode::Light,
            Appearance::Dark => Mode::Dark,
            Appearance::System if self.desktop_dark == Some(true) => Mode::Dark,
            Appearance::System => Mode::Light,
        }
    }
}

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
}

impl Document {
    /// A new experiment: the smallest there is.
    pub const NEW: &str =
        "format = 1\n\n[problem]\nsurface = \"ravine\"\n\n[[runs]]\noptimizer = \"gradient-descent\"\n";

    /// Whether it has anything that its file does not: a change, or a text that is not right yet.
    pub fn edited(&self) -> bool {
        self.unsaved() || !self.drafts.is_empty()
    }

    /// Whether there is anything that saving would put into the file.
    pub fn unsaved(&self) -> bool {
        self.saved.as_ref() != Some(&self.preset)
    }

    pub fn title(&self, language: Language) -> Option<&str> {
        self.preset.title.as_ref().map(|title: &Text| title.get(language))
    }

    /// The file's name, or what a new file would be called.
    pub fn file_name(&self) -> String {
        match &self.origin {
            Origin::New => "experiment.toml".to_owned(),
            Origin::Lesson(id) => format!("{id}.toml"),
            Origin::File(path) => path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
        }
    }
}

impl Model {
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
