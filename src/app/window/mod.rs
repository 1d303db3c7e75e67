//! One frame after the other: time passes, answers arrive, panels are shown, what they ask for is done.

mod requests;
mod shown;

use std::sync::mpsc;
use std::thread::JoinHandle;
use std::time::Duration;

use eframe::egui::{self, Context, ThemePreference, Ui, ViewportCommand};

use super::act::act;
use super::action::{Action, Appearance, Export, File, Leave, Play};
use super::chances;
use super::layout::Widths;
use super::markdown::Markdown;
use super::model::{Closing, Model};
use super::panels::help;
use super::preparing;
use super::recording::{self, Recorded};
use super::results;
use super::session::Session;
use super::views::charts::Charts;
use super::views::landscape::Landscape;
use super::views::preview::Preview;
use super::views::script::Script;
use super::{desktop, keys, signals, style};

/// The longest time that counts as having passed between two frames, in seconds: a machine that slept plays on from
/// where it was.
const LONGEST: f64 = 0.5;

/// The window's contents, whatever shows them: a desktop, a test, a bench.
pub struct Window {
    pub model: Model,
    widths: Widths,
    landscape: Landscape,
    charts: Charts,
    notes: Markdown,
    helps: help::Shelf,
    preview: Preview,
    script: Script,
    /// What is being written: the window does not end before it has stopped.
    writing: Option<JoinHandle<()>>,
    /// Frames since the clipboard was asked for its text.
    pasting: Option<u32>,
    answers: (mpsc::Sender<Action>, mpsc::Receiver<Action>),
    reports: (mpsc::Sender<Recorded>, mpsc::Receiver<Recorded>),
    /// When the cursor was moved on last while playing, in egui's seconds.
    played: Option<f64>,
    /// Where what is shown is kept; a test or a bench keeps nothing.
    session: Option<Session>,
    /// What the desktop was told: title and theme.
    told: Option<(String, ThemePreference)>,
}

impl Window {
    /// Shows a model in a context whose fonts and themes it installs.
    pub fn new(ctx: &Context, model: Model) -> Window {
        style::install(ctx);
        let mut window = Window {
            model,
            widths: Widths::default(),
            landscape: Landscape::default(),
            charts: Charts::default(),
            notes: Markdown::default(),
            helps: help::Shelf::default(),
            preview: Preview::default(),
            script: Script::default(),
            writing: None,
            pasting: None,
            answers: mpsc::channel(),
            reports: mpsc::channel(),
            played: None,
            session: None,
            told: None,
        };
        window.begin_job(ctx);
        window
    }

    /// Follows the desktop's theme from now on.
    pub fn follow_desktop(&self, ctx: &Context) {
        let ctx = ctx.clone();
        desktop::listen(&self.answers.0, move || ctx.request_repaint());
    }

    /// Ends in good order when the desktop or the terminal asks for an end.
    pub fn follow_signals(&self, ctx: &Context) {
        let ctx = ctx.clone();
        signals::listen(&self.answers.0, move || ctx.request_repaint());
    }

    /// Keeps what is shown in this session from now on.
    pub fn keep(&mut self, session: Session) {
        self.session = Some(session);
    }

    /// The window has closed as a person wanted: its session is the last one.
    pub fn finish(&mut self) {
        // Dropped, it is canceled; it takes its unfinished file with it.
        self.model.export.work = None;
        if let Some(writing) = self.writing.take() {
            // Had the thread panicked, its file would be gone as well.
            let _ = writing.join();
        }
        if let Some(mut session) = self.session.take() {
            session.note(&self.model, &self.answers.0);
            // What nobody was asked about comes back as after a crash.
            let asked = self.model.closing != Some(Closing::Ended) || !self.model.document.edited();
            session.finish(asked);
        }
    }

    /// What happens before a frame is drawn: answers, reports, the cursor of a playing experiment.
    pub fn logic(&mut self, ctx: &Context) {
        let answers: Vec<Action> = self.answers.1.try_iter().collect();
        self.ask(ctx, answers);
        let reports: Vec<Action> = self.reports.1.try_iter().map(Action::Recorded).collect();
        self.ask(ctx, reports);
        let now = ctx.input(|input| input.time);
        // Nobody looks at what moves behind a question.
        let moves = self.model.player.playing && !keys::behind_modal(ctx);
        if moves {
            let passed = self.played.map_or(0.0, |before| (now - before).clamp(0.0, LONGEST));
            self.ask(ctx, vec![Action::Play(Play::Passed(passed))]);
        }
        self.played = (moves && self.model.player.playing).then_some(now);
        self.close(ctx);
        if let Some(session) = &mut self.session {
            session.note(&self.model, &self.answers.0);
        }
        self.tell(ctx);
    }

    /// Does not let the window close before it was asked what is to become of changes that are not saved.
    fn close(&mut self, ctx: &Context) {
        let wanted = ctx.input(|input| input.viewport().close_requested());
        if wanted && !matches!(self.model.closing, Some(Closing::Free | Closing::Ended)) {
            self.ask(ctx, vec![Action::File(File::Leave(Leave::Ask))]);
        }
        match self.model.closing {
            Some(Closing::Free | Closing::Ended) if !wanted => ctx.send_viewport_cmd(ViewportCommand::Close),
            Some(Closing::Asked | Closing::Saving) if wanted => ctx.send_viewport_cmd(ViewportCommand::CancelClose),
            _ => {}
        }
    }

    /// Does what was asked for, and sets off what `act` cannot do itself.
    pub fn ask(&mut self, ctx: &Context, actions: Vec<Action>) {
        for action in actions {
            if !matches!(action, Action::Settle) {
                ctx.request_repaint();
            }
            if matches!(action, Action::Export(Export::Pasted(_))) {
                self.pasting = None;
            }
            if let Some(request) = act(&mut self.model, action) {
                self.carry_out(ctx, request);
            }
        }
        self.begin_job(ctx);
    }

    fn begin_job(&mut self, ctx: &Context) {
        if let Some(job) = self.model.recording.as_mut().and_then(|recording| recording.job.take()) {
            let ctx = ctx.clone();
            recording::spawn(job, self.reports.0.clone(), move || ctx.request_repaint());
        }
        if let Some(job) = self.model.chances.take_job() {
            let ctx = ctx.clone();
            chances::spawn(job, self.answers.0.clone(), move || ctx.request_repaint());
        }
        if let Some(job) = self.model.preparing.take_job() {
            let ctx = ctx.clone();
            preparing::spawn(job, self.answers.0.clone(), move || ctx.request_repaint());
        }
        if let Some(job) = self.model.results.take_job() {
            let ctx = ctx.clone();
            results::spawn(job, self.answers.0.clone(), move || ctx.request_repaint());
        }
    }

    /// Asks for the next frame while something moves; else nothing is drawn until something happens.
    fn wake_again(&self, ctx: &Context) {
        let player = &self.model.player;
        if player.playing && !keys::behind_modal(ctx) {
            let next = ((1.0 - player.part) / player.speed).min(LONGEST);
            ctx.request_repaint_after(Duration::from_secs_f64(next));
        }
    }

    /// Tells the desktop the title, egui the theme and the zoom, where they have changed.
    fn tell(&mut self, ctx: &Context) {
        if ctx.zoom_factor() != self.model.look.zoom {
            ctx.set_zoom_factor(self.model.look.zoom);
        }
        let document = &self.model.document;
        let title = document.title(self.model.language()).map_or_else(|| document.file_name(), str::to_owned);
        let mark = if document.edited() { " •" } else { "" };
        let now = (format!("{title}{mark} – Thalweg"), self.preference());
        if self.told.as_ref() == Some(&now) {
            return;
        }
        ctx.send_viewport_cmd(ViewportCommand::Title(now.0.clone()));
        ctx.set_theme(now.1);
        // A desktop that does not say has a light one.
        ctx.options_mut(|options| options.fallback_theme = egui::Theme::Light);
        self.told = Some(now);
    }
}

impl Window {
    fn preference(&self) -> ThemePreference {
        match (self.model.look.appearance, self.model.look.desktop_dark) {
            (Appearance::Light, _) | (Appearance::System, Some(false)) => ThemePreference::Light,
            (Appearance::Dark, _) | (Appearance::System, Some(true)) => ThemePreference::Dark,
            (Appearance::System, None) => ThemePreference::System,
        }
    }
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &Context, _: &mut eframe::Frame) {
        Window::logic(self, ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        Window::ui(self, ui);
    }

    fn on_exit(&mut self, _: Option<&eframe::glow::Context>) {
        self.finish();
    }
}
