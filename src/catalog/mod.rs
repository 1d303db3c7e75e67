//! The documents of `assets/catalog` and the built-in presets, embedded and looked up by id.
//!
//! A document is a text of the formula language with all that goes with it: its parameters, words in
//! English and Korean, its source, its counterparts elsewhere. The id is the file's name; adding an
//! entry is adding one file. Each document is read when it is first asked for.

mod convention;
mod document;
mod read;
mod shelf;

pub use convention::{Convention, Other};
pub use document::{
    Default, Document, Equal, Optimizer, Parameter, RateRange, Scale, Schedule, Stationary, StationaryKind, Surface,
};

use shelf::Shelf;

/// What `build.rs` found in the folders: pairs of id and text.
mod embedded {
    include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
}

static SURFACES: Shelf<Surface> = Shelf::new(embedded::SURFACES, Surface::read);
static OPTIMIZERS: Shelf<Optimizer> = Shelf::new(embedded::OPTIMIZERS, Optimizer::read);
static SCHEDULES: Shelf<Schedule> = Shelf::new(embedded::SCHEDULES, Schedule::read);

/// The surface of this id.
pub fn surface(id: &str) -> Option<&'static Surface> {
    SURFACES.get(id)
}

/// The optimizer of this id.
pub fn optimizer(id: &str) -> Option<&'static Optimizer> {
    OPTIMIZERS.get(id)
}

/// The schedule of this id.
pub fn schedule(id: &str) -> Option<&'static Schedule> {
    SCHEDULES.get(id)
}

/// All surfaces, in the order of their documents: groups stay together.
pub fn surfaces() -> &'static [&'static Surface] {
    SURFACES.all()
}

/// All optimizers, in the order of their documents.
pub fn optimizers() -> &'static [&'static Optimizer] {
    OPTIMIZERS.all()
}

/// All schedules, in the order of their documents.
pub fn schedules() -> &'static [&'static Schedule] {
    SCHEDULES.all()
}

/// The built-in presets, id and text, in the order of the file names: that of the lessons.
pub fn presets() -> &'static [(&'static str, &'static str)] {
    embedded::PRESETS
}

/// The text of the built-in preset of this id.
pub fn preset(id: &str) -> Option<&'static str> {
    presets().iter().find(|(name, _)| *name == id).map(|(_, text)| *text)
}

/// Ids of the surfaces, without reading a document: to propose a near one.
pub fn surface_ids() -> impl Iterator<Item = &'static str> {
    SURFACES.ids()
}

/// Ids of the optimizers, without reading a document.
pub fn optimizer_ids() -> impl Iterator<Item = &'static str> {
    OPTIMIZERS.ids()
}

/// Ids of the schedules, without reading a document.
pub fn schedule_ids() -> impl Iterator<Item = &'static str> {
    SCHEDULES.ids()
}
