//! What is kept of a window: a preset file, whose first lines say in comments what no preset says.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::app::action::Appearance;
use crate::app::model::{Document, Model, Origin, SPEED, ZOOMS};
use crate::app::texts::{Draft, Drafts, Slot};
use crate::catalog;
use crate::experiment::Preset;
use crate::experiment::data::Loaded;
use crate::formula::latex::Writing;
use crate::words::{Fault, Language};

/// Begins a line about the window.
const ABOUT: &str = "#: ";

/// A window's document, and how it was looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    pub document: Document,
    pub step: u64,
    pub speed: f64,
    pub looping: bool,
    pub language: Language,
    pub appearance: Appearance,
    pub notation: Writing,
    /// Whether the panels on the left and on the right are shown.
    pub panels: [bool; 2],
    /// Whether the table of results is shown.
    pub results: bool,
    pub zoom: f32,
}

/// The first lines, as TOML. What cannot be read there is as if it were not said: the preset is what counts.
#[derive(Serialize, Deserialize)]
#[serde(default)]
struct About {
    /// The file or the built-in preset that the document is from.
    file: Option<String>,
    lesson: Option<String>,
    step: u64,
    speed: f64,
    looping: bool,
    language: String,
    theme: String,
    notation: String,
    panels: [bool; 2],
    zoom: f32,
    results: bool,
    /// Texts that were not right yet.
    drafts: Vec<KeptDraft>,
}

/// A text that was not right yet.
#[derive(Serialize, Deserialize)]
struct KeptDraft {
    /// `surface`, `rule` or `schedule`.
    of: String,
    /// From 0; of a rule or a schedule.
    #[serde(default)]
    run: usize,
    text: String,
    /// Parameters that were added for it.
    #[serde(default)]
    added: Vec<String>,
}

impl KeptDraft {
    fn of(draft: &Draft) -> KeptDraft {
        let (of, run) = match draft.slot {
            Slot::Surface => ("surface", 0),
            Slot::Rule(run) => ("rule", run),
            Slot::Schedule(run) => ("schedule", run),
        };
        KeptDraft { of: of.to_owned(), run, text: draft.text.clone(), added: draft.added.clone() }
    }

    /// Adds it to the others, if it is known what it is of.
    fn restore(self, drafts: &mut Drafts) {
        let KeptDraft { of, run, text, added } = self;
        let slot = match of.as_str() {
            "surface" => Slot::Surface,
            "rule" => Slot::Rule(run),
            "schedule" => Slot::Schedule(run),
            _ => return,
        };
        drafts.restore(slot, text, added);
    }
}

impl Default for About {
    fn default() -> About {
        About {
            file: None,
            lesson: None,
            step: 0,
            speed: SPEED,
            looping: false,
            language: Language::default().code().to_owned(),
            theme: THEMES[0].0.to_owned(),
            notation: NOTATIONS[0].0.to_owned(),
            panels: [true, true],
            results: false,
            drafts: Vec::new(),
            zoom: 1.0,
        }
    }
}

const THEMES: [(&str, Appearance); 3] =
    [("system", Appearance::System), ("light", Appearance::Light), ("dark", Appearance::Dark)];

const NOTATIONS: [(&str, Writing); 3] =
    [("typed", Writing::Typed), ("course", Writing::Course), ("paper", Writing::Paper)];

/// What a choice is called in the file; the first where the list has another.
fn name_of<T: PartialEq>(names: &[(&'static str, T)], choice: &T) -> String {
    names.iter().find(|(_, known)| known == choice).unwrap_or(&names[0]).0.to_owned()
}

/// The choice of a name; the first where none is called that.
fn named<T: Copy>(names: &[(&'static str, T)], name: &str) -> T {
    names.iter().find(|(known, _)| *known == name).unwrap_or(&names[0]).1
}

impl Kept {
    /// What is to be kept of a window.
    pub fn of(model: &Model) -> Kept {
        Kept {
            document: model.document.clone(),
            step: model.player.step,
            speed: model.player.speed,
            looping: model.player.looping,
            language: model.look.language,
            appearance: model.look.appearance,
            notation: model.look.notation,
            panels: [model.look.left, model.look.right],
            results: model.look.results,
            zoom: model.look.zoom,
        }
    }

    /// Whether the window is still as it was. That a playing cursor moves on is no change.
    pub fn is_of(&self, model: &Model) -> bool {
        let Model { document, player, look, .. } = model;
        (player.playing || self.step == player.step)
            && (self.speed, self.looping) == (player.speed, player.looping)
            && (self.language, self.appearance, self.notation) == (look.language, look.appearance, look.notation)
            && self.panels == [look.left, look.right]
            && self.results == look.results
            && self.zoom == look.zoom
            && self.document == *document
    }

    /// The preset file alone.
    pub fn text(&self) -> String {
        self.document.preset.write(self.document.text.as_deref())
    }

    /// The file's text: the lines about the window, an empty line, the preset.
    pub fn write(&self) -> String {
        let (file, lesson) = match &self.document.origin {
            Origin::New => (None, None),
            Origin::Lesson(id) => (None, Some((*id).to_owned())),
            // A path that TOML cannot hold could not be found again under another spelling.
            Origin::File(path) => {
                (std::path::absolute(path).ok().and_then(|path| path.to_str().map(str::to_owned)), None)
            }
        };
        let about = About {
            file,
            lesson,
            step: self.step,
            speed: self.speed,
            looping: self.looping,
            language: self.language.code().to_owned(),
            theme: name_of(&THEMES, &self.appearance),
            notation: name_of(&NOTATIONS, &self.notation),
            panels: self.panels,
            results: self.results,
            drafts: self.document.drafts.iter().map(KeptDraft::of).collect(),
            zoom: self.zoom,
        };
        let about = toml_edit::ser::to_string(&about).expect("strings, numbers and truths are TOML");
        let mut text = String::new();
        for line in about.lines() {
            writeln!(text, "{ABOUT}{line}").expect("a string takes what is written");
        }
        text + "\n" + &self.text()
    }

    /// Reads what [`Kept::write`] wrote; `load` reads the file that its data come from. What is saved of it is known only
    /// of a built-in preset.
    ///
    /// # Errors
    /// What is wrong with the preset.
    pub fn read(text: &str, load: impl FnOnce(&mut Preset) -> Loaded) -> Result<Kept, Vec<Fault>> {
        let (head, own) = text.split_once("\n\n").filter(|(head, _)| head.starts_with(ABOUT)).unwrap_or(("", text));
        let head: Vec<&str> = head.lines().filter_map(|line| line.strip_prefix(ABOUT)).collect();
        let about: About = toml_edit::de::from_str(&head.join("\n")).unwrap_or_default();
        let mut preset = Preset::read(text)?;
        let loaded = load(&mut preset);
        let mut drafts = Drafts::default();
        about.drafts.into_iter().for_each(|draft| draft.restore(&mut drafts));
        drafts.settle(None, &mut preset, &loaded);
        let lesson = about.lesson.and_then(|id| catalog::presets().iter().find(|(known, _)| *known == id));
        let file = about.file.map(PathBuf::from).filter(|path| path.is_absolute());
        let (origin, saved) = match (lesson, file) {
            (Some((id, text)), _) => (Origin::Lesson(id), Preset::read(text).ok()),
            (None, Some(path)) => (Origin::File(path), None),
            // A new experiment that nobody has touched is nothing that could be lost.
            (None, None) => (Origin::New, Preset::read(Document::NEW).ok().filter(|new| *new == preset)),
        };
        Ok(Kept {
            document: Document { preset, origin, text: Some(own.to_owned()), saved, drafts, loaded },
            step: about.step,
            speed: if about.speed.is_finite() { about.speed } else { SPEED },
            looping: about.looping,
            language: Language::of_locale(&about.language),
            appearance: named(&THEMES, &about.theme),
            notation: named(&NOTATIONS, &about.notation),
            panels: about.panels,
            results: about.results,
            zoom: if about.zoom.is_finite() { about.zoom.clamp(ZOOMS[0], ZOOMS[1]) } else { 1.0 },
        })
    }

    /// The file that the document is from.
    pub fn path(&self) -> Option<&Path> {
        match &self.document.origin {
            Origin::File(path) => Some(path),
            Origin::New | Origin::Lesson(_) => None,
        }
    }

    /// What that file holds now; `None` if it is gone, or no preset any more.
    pub fn put_saved(&mut self, saved: Option<Preset>, text: Option<String>) {
        if saved.is_some() {
            self.document.text = text;
        }
        self.document.saved = saved;
    }
}
