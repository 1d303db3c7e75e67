//! One frame after the other: time passes, answers arrive, panels are shown, what they ask for is done.

mod requests;

use std::sync::mpsc;
use std::thread::JoinHandle;
use std::time::Duration;

use eframe::egui::{
    self, CentralPanel, Context, Frame, Margin, Panel, Rect, ScrollArea, ThemePreference, Ui, ViewportCommand,
};

use super::act::act;
use super::action::{Action, Appearance, Export, File, Leave, Play};
use super::chances;
use super::layout::{Side, Widths};
use super::markdown::Markdown;
use super::model::{Closing, Model};
use super::panels::{
    closing, code, dialog, drop, export, exporting, help, menu, notes, notice, problem, results as results_panel, runs,
    transport,
};
use super::preparing;
use super::recording::{self, Recorded};
use super::results;
use super::session::Session;
use super::views::charts::Charts;
use super::views::landscape::Landscape;
use super::views::preview::Preview;
use super::views::script::Script;
use super::widgets::keep_focus_in_sight;
use super::{desktop, keys, signals, style};
use crate::words::say;

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

    /// Draws the frame and does what was asked for in it.
    pub fn ui(&mut self, ui: &mut Ui) {
        self.bars(ui);
        let mut sides = Vec::new();
        if !self.model.look.alone {
            self.table(ui);
            sides = self.sides(ui);
        }
        self.middle(ui);
        self.edges(ui, sides);
        let mut actions = Vec::new();
        if let Some(topic) = self.model.look.help {
            help::show(ui, &self.model, topic, &mut self.helps, &mut actions);
        }
        if self.model.export.open {
            export::show(ui, &self.model, &mut self.preview, &mut actions);
        }
        if self.model.export.code {
            code::show(ui, &self.model, &mut self.script, &mut actions);
        }
        if let Some(shown) = &self.model.dialog {
            dialog::show(ui, &self.model, shown, &mut actions);
        }
        if self.model.closing == Some(Closing::Asked) {
            closing::show(ui, &self.model, &mut actions);
        }
        drop::show(ui, &self.model, &mut actions);
        actions.extend(keys::asked(ui.ctx(), &self.model));
        keys::keep_focus(ui.ctx());
        if !ui.input(|input| input.pointer.any_down()) && !ui.ctx().text_edit_focused() {
            // Not before what was asked for in this frame: letting go may be the last change of a drag. What is typed
            // is one change until its field is left or rests.
            actions.push(Action::Settle);
        }
        self.ask(ui.ctx(), actions);
        self.wait_for_paste(ui.ctx());
        self.wake_again(ui.ctx());
    }

    fn bars(&mut self, ui: &mut Ui) {
        let mut actions = Vec::new();
        let bar = Frame::new().fill(ui.visuals().panel_fill).inner_margin(Margin::symmetric(style::MARGIN, 6));
        if !self.model.look.alone {
            Panel::top("menu").frame(bar).show(ui, |ui| menu::show(ui, &self.model, &mut actions));
        }
        if let Some(shown) = &self.model.notice {
            let shown = shown.clone();
            Panel::top("notice").frame(Frame::NONE).show(ui, |ui| notice::show(ui, &self.model, &shown, &mut actions));
        }
        if let Some(work) = &self.model.export.work {
            let bar = Panel::top("exporting").frame(Frame::NONE);
            bar.show(ui, |ui| exporting::show(ui, &self.model, work, &mut actions));
        }
        self.ask(ui.ctx(), actions);
    }

    /// The table of results, under everything.
    fn table(&mut self, ui: &mut Ui) {
        if !self.model.look.results {
            return;
        }
        let mut actions = Vec::new();
        let frame = Frame::new().fill(ui.visuals().panel_fill).inner_margin(Margin::symmetric(style::MARGIN, 8));
        let most = (ui.available_height() - style::ABOVE_TABLE).max(style::TABLE[0]);
        let panel = Panel::bottom("results").frame(frame).resizable(true);
        let lines = self.model.experiment.runs.len().min(style::LINES);
        let panel = panel
            .default_size((style::TABLE[1] + lines as f32 * style::ROW).min(most))
            .size_range(style::TABLE[0]..=most);
        panel.show(ui, |ui| results_panel::show(ui, &self.model, &mut actions));
        self.ask(ui.ctx(), actions);
    }

    /// The panels beside the landscape; where they are.
    fn sides(&mut self, ui: &mut Ui) -> Vec<(Side, Rect)> {
        let shown = [self.model.look.left, self.model.look.right];
        let [left, right] = self.widths.shared(ui.available_width(), shown);
        let side = Frame::new().fill(ui.visuals().panel_fill);
        let mut places = Vec::new();
        if shown[0] {
            let panel = Panel::left("experiment").frame(side).exact_size(left).resizable(false);
            places.push((Side::Left, panel.show(ui, |ui| self.experiment(ui)).response.rect));
        }
        if shown[1] {
            let side = side.inner_margin(Margin::symmetric(style::MARGIN, 10));
            let panel = Panel::right("plots").frame(side).exact_size(right).resizable(false);
            let mut actions = Vec::new();
            let plots = panel.show(ui, |ui| self.charts.show(ui, &self.model, &mut actions));
            places.push((Side::Right, plots.response.rect));
            self.ask(ui.ctx(), actions);
        }
        places
    }

    /// The edges of the panels, over all that they lie beside.
    fn edges(&mut self, ui: &Ui, sides: Vec<(Side, Rect)>) {
        for (side, place) in sides {
            let key = if side == Side::Left { "app-left-edge" } else { "app-right-edge" };
            self.widths.edge(ui, side, place, &say(self.model.language(), key));
        }
    }

    fn experiment(&mut self, ui: &mut Ui) {
        let mut actions = Vec::new();
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            Frame::new().inner_margin(Margin::symmetric(style::MARGIN, 10)).show(ui, |ui| {
                problem::show(ui, &self.model, &mut actions);
                ui.add_space(2.0);
                ui.separator();
                runs::show(ui, &self.model, &mut actions);
                ui.add_space(2.0);
                ui.separator();
                notes::show(ui, &self.model, &mut self.notes);
            });
            keep_focus_in_sight(ui);
        });
        // At once, so that the paths of this frame are those of the new values.
        self.ask(ui.ctx(), actions);
    }

    fn middle(&mut self, ui: &mut Ui) {
        let mut actions = Vec::new();
        if !self.model.look.alone {
            let bar = Frame::new().fill(ui.visuals().window_fill).inner_margin(Margin::symmetric(style::MARGIN, 4));
            Panel::bottom("transport").frame(bar).show(ui, |ui| transport::show(ui, &self.model, &mut actions));
            self.ask(ui.ctx(), std::mem::take(&mut actions));
        }
        CentralPanel::no_frame().show(ui, |ui| self.landscape.show(ui, &self.model, &mut actions));
        self.ask(ui.ctx(), actions);
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
