//! Opening the window on a desktop.

use std::path::PathBuf;
use std::time::Instant;

use eframe::egui::{ViewportBuilder, vec2};

use super::action::{Action, Appearance, File, Notice};
use super::bench::Bench;
use super::model::{Model, Origin};
use super::session::{self, Begun, Session};
use super::window::Window;
use super::{act, files};
use crate::catalog;
use crate::words::{Language, Message};

/// How the window is opened.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// A preset to open: a path, the id of a built-in one, or `-` for standard input; without one, the session from
    /// before.
    pub file: Option<String>,
    /// The desktop's theme where there is none.
    pub theme: Option<Appearance>,
    /// The desktop's language where there is none.
    pub language: Option<Language>,
    /// Play so many frames, print what they cost, and end; nothing of that is kept.
    pub bench_frames: Option<u64>,
}

/// Shows the window until it is closed.
///
/// # Errors
/// Where there is no display to show it on.
pub fn run(options: Options) -> Result<(), Message> {
    let began = Instant::now();
    let language = options.language.unwrap_or_else(desktop_language);
    let viewport = ViewportBuilder::default()
        .with_app_id("thalweg")
        .with_title("Thalweg")
        .with_inner_size(vec2(1440.0, 900.0))
        .with_min_inner_size(vec2(720.0, 480.0));
    let mut native = eframe::NativeOptions { viewport, ..Default::default() };
    // A bench measures what the program can do, not what the screen wants.
    native.glow_options.vsync = options.bench_frames.is_none();
    let bench = options.bench_frames.map(|frames| Bench::new(began, frames));
    let create: eframe::AppCreator = Box::new(move |creation| {
        // Not before there is a display: without one nothing is opened that could be kept.
        let (model, session) = begin(&options, language);
        let mut window = Window::new(&creation.egui_ctx, model);
        if let Some(session) = session {
            window.keep(session);
        }
        window.follow_desktop(&creation.egui_ctx);
        window.follow_signals(&creation.egui_ctx);
        Ok(match bench {
            Some(bench) => Box::new(bench.around(window)),
            None => Box::new(window),
        })
    });
    eframe::run_native("thalweg", native, create)
        .map_err(|error| Message::new("app-no-display").with("reason", cause(&error.to_string())))
}

/// What the window begins with, and where that is kept; a file or a session that cannot be opened leaves the first
/// lesson and a bar that says why.
fn begin(options: &Options, language: Language) -> (Model, Option<Session>) {
    let mut model = Model::first(language);
    let folder = session::folder().filter(|_| options.bench_frames.is_none());
    let session = folder.and_then(|folder| match Session::begin(&folder, options.file.is_none()) {
        Ok(begun) => Some(go_on(&mut model, begun)),
        Err(message) => {
            act::act(&mut model, Action::File(File::Failed(Notice::new(message))));
            None
        }
    });
    if let Some(theme) = options.theme {
        model.look.appearance = theme;
    }
    if let Some(language) = options.language {
        model.look.language = language;
    }
    if let Some(file) = &options.file {
        act::act(&mut model, Action::File(opened(file)));
    }
    (model, session)
}

/// Goes on with what was kept.
fn go_on(model: &mut Model, begun: Begun) -> Session {
    let Begun { session, kept, recent, notice } = begun;
    act::act(model, Action::File(File::Recent(recent)));
    if let Some(kept) = kept {
        act::act(model, Action::File(File::Restore(Box::new(kept))));
    }
    if let Some(notice) = notice {
        act::act(model, Action::File(File::Failed(notice)));
    }
    session
}

/// A path that exists wins over the id of a built-in preset.
fn opened(file: &str) -> File {
    let path = PathBuf::from(file);
    if file == "-" {
        return match crate::files::text(std::io::stdin().lock(), "<stdin>") {
            Ok(text) => files::with_data(Origin::New, text),
            Err(message) => File::Failed(Notice::new(message)),
        };
    }
    match catalog::presets().iter().find(|(id, _)| *id == file) {
        Some((id, _)) if !path.exists() => File::OpenLesson(id),
        _ => files::read(path),
    }
}

/// The last part of an error's text: before it stand the places in libraries where it passed.
fn cause(error: &str) -> &str {
    error.rsplit(": ").next().unwrap_or(error).trim_end_matches('.')
}

fn desktop_language() -> Language {
    sys_locale::get_locale().map_or(Language::En, |locale| Language::of_locale(&locale))
}
