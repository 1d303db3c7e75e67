//! A window without a screen, and what the tests do to it.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use eframe::egui::{DroppedFile, vec2};
use egui_kittest::Harness;
use thalweg::app::{Action, Edit, Model, Play, Window};
use thalweg::experiment::Trace;
use thalweg::words::Language;

pub type Stage = Harness<'static, Window>;

/// The window with the first lesson, at rest.
pub fn stage() -> Stage {
    stage_of(1440.0, 900.0)
}

pub fn stage_of(width: f32, height: f32) -> Stage {
    let mut stage = Harness::builder()
        .with_size(vec2(width, height))
        .with_max_steps(200)
        .build_eframe(|creation| Window::new(&creation.egui_ctx, Model::first(Language::En)));
    ask(&mut stage, Action::Play(Play::First));
    stage.run_ok();
    stage
}

pub fn ask(stage: &mut Stage, action: Action) {
    let ctx = stage.ctx.clone();
    stage.state_mut().ask(&ctx, vec![action]);
    stage.run_ok();
}

pub fn model(stage: &Stage) -> &Model {
    &stage.state().model
}

/// Runs frames until what a worker thread does has arrived.
pub fn wait(stage: &mut Stage, done: impl Fn(&Model) -> bool) {
    until(stage, |stage| done(model(stage)));
}

/// Runs frames until that is seen which a worker thread has found.
pub fn until(stage: &mut Stage, done: impl Fn(&Stage) -> bool) {
    let began = Instant::now();
    while !done(stage) {
        assert!(began.elapsed() < Duration::from_secs(60), "nothing arrived");
        std::thread::sleep(Duration::from_millis(5));
        stage.step();
    }
    stage.run_ok();
}

/// What is shown of a run.
pub fn trace(stage: &Stage, run: usize) -> &Trace {
    model(stage).traces.shown(run).expect("the run is shown")
}

/// The points of a run's path.
pub fn path(stage: &Stage, run: usize) -> Vec<[f64; 2]> {
    trace(stage, run).path.iter().map(|point| point.at).collect()
}

pub fn temporary(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("thalweg-window-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a temporary folder can be made");
    folder.join(name)
}

/// A state folder of its own.
pub fn folder(name: &str) -> PathBuf {
    let folder = temporary(name);
    let _ = std::fs::remove_dir_all(&folder);
    folder
}

/// A small change of the first run.
pub fn rate(alpha0: f64) -> Action {
    Action::Edit(Edit::Rate { run: 0, alpha0 })
}

/// A file that is dropped on the window.
#[derive(Debug)]
pub struct Dropped(pub PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}
