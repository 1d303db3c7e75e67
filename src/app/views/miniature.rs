//! The figures of a page, small: a rule's path plays on them, a schedule's curve and a surface stand still.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use eframe::egui::{
    Align, Context, CornerRadius, Layout, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use super::paint::{Images, Paint};
use crate::app::keys;
use crate::app::style::{ROW, color, theme};
use crate::app::widgets::{Icon, icon_button};
use crate::experiment::Trace;
use crate::export::page::{Figure, Page, Recorded};
use crate::figure::axes::Frame;
use crate::figure::labels::Occupied;
use crate::figure::landscape::{Ground, Terrain, Tracks};
use crate::figure::mark::{self, Mark};
use crate::figure::subject::{self, RunLook};
use crate::figure::theme::marker;
use crate::figure::{Mode, Options, Picture, Sizes, Subject, Theme, What};
use crate::words::{Language, Message, say};

/// Height over width.
const SHAPE: f32 = 0.625;
/// Widths in points: of one beside another, and of one alone.
const WIDTHS: [f32; 2] = [340.0, 480.0];
/// Between two.
const GAP: f32 = 12.0;
/// Steps and pictures a second while paths play, and seconds at their end before they begin anew.
const SPEED: f64 = 30.0;
const PICTURES: f64 = 25.0;
const REST: f64 = 1.5;
/// Cells of a landscape across and up.
const CELLS: [usize; 2] = [136, 85];

/// What the pictures depend on.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Key {
    id: &'static str,
    language: Language,
    mode: Mode,
    /// Of each, in whole points.
    size: [u32; 2],
}

/// The pictures of a page, and how far their paths have come.
pub struct Miniatures {
    shown: Option<(Key, Vec<Miniature>)>,
    /// Those in the making.
    making: Option<(Key, mpsc::Receiver<Vec<Miniature>>)>,
    images: Images,
    held: bool,
    /// Steps that have passed, with parts of the next.
    passed: f64,
    /// When they were moved on last, in egui's seconds.
    played: f64,
}

impl Default for Miniatures {
    fn default() -> Miniatures {
        let (shown, making, images) = (None, None, Images::default());
        Miniatures { shown, making, images, held: false, passed: 0.0, played: f64::NEG_INFINITY }
    }
}

enum Miniature {
    Still(Picture),
    Descent(Box<Descent>),
}

/// A rule at work on a landscape.
struct Descent {
    recorded: Recorded,
    frame: Frame,
    /// The landscape's colors and contour lines, with their labels.
    ground: Vec<Mark>,
    /// Without paths.
    still: Tracks,
}

impl Miniatures {
    /// Shows the figures of a page in the width that there is.
    pub fn show(&mut self, ui: &mut Ui, page: &Page, language: Language) {
        let figures = page.figures(language);
        let plays = matches!(page, Page::Optimizer(_));
        let width = if figures.len() > 1 {
            ((ui.available_width() - GAP) / 2.0).clamp(80.0, WIDTHS[0])
        } else {
            ui.available_width().clamp(80.0, WIDTHS[1])
        };
        let size = [width as u32, (width * SHAPE) as u32];
        let mode = theme(ui).mode;
        let key = Key { id: &page.document().id, language, mode, size };
        if self.shown.as_ref().is_none_or(|(shown, _)| shown.id != key.id) {
            self.passed = 0.0;
        }
        self.follow(ui.ctx(), page, key);
        let places = ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            figures.iter().map(|figure| place(ui, figure, size)).collect::<Vec<Rect>>()
        });
        let seen = places.inner.iter().any(|place| ui.is_rect_visible(*place));
        if plays {
            self.controls(ui, language);
            self.play(ui, seen);
        }
        let Some((_, shown)) = self.shown.as_ref().filter(|(shown, _)| shown.id == key.id) else { return };
        let step = self.passed as u64;
        for (miniature, place) in shown.iter().zip(places.inner) {
            miniature.paint(ui, place, step, &mut self.images);
        }
        self.images.tidy();
    }

    /// Takes what has been made, and has made what is wanted. What is shown stays until then.
    fn follow(&mut self, ctx: &Context, page: &Page, key: Key) {
        if let Some((of, made)) = &self.making {
            let Ok(miniatures) = made.try_recv() else { return };
            (self.shown, self.making) = (Some((*of, miniatures)), None);
        }
        if self.shown.as_ref().is_some_and(|(shown, _)| *shown == key) {
            return;
        }
        let (send, receive) = mpsc::channel();
        let (page, ctx) = (*page, ctx.clone());
        thread::spawn(move || {
            // Another page may be shown by now.
            let _ = send.send(page.figures(key.language).iter().map(|figure| make(figure, key)).collect());
            ctx.request_repaint();
        });
        self.making = Some((key, receive));
    }

    /// Holds the paths or lets them go on, and says where they are.
    fn controls(&mut self, ui: &mut Ui, language: Language) {
        let steps = self.steps();
        ui.horizontal(|ui| {
            let (icon, name) =
                if self.held { (Icon::Play, "app-miniature-play") } else { (Icon::Pause, "app-miniature-hold") };
            if icon_button(ui, icon, &say(language, name), ROW, true).clicked() {
                self.held = !self.held;
            }
            let step = (self.passed as u64).min(steps);
            let text = Message::new("figure-step-of").with("step", step).with("steps", steps).say(language);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.label(RichText::new(text).size(11.5).color(color(theme(ui).dim)));
            });
        });
    }

    /// Moves the paths on while somebody can see them.
    fn play(&mut self, ui: &Ui, seen: bool) {
        let now = ui.input(|input| input.time);
        let away = ui.input(|input| {
            let viewport = input.viewport();
            viewport.minimized == Some(true) || viewport.occluded == Some(true)
        });
        if self.held || !seen || away || self.shown.is_none() || keys::behind_modal(ui.ctx()) {
            self.played = now;
            return;
        }
        // A page that was not looked at goes on where it was.
        self.passed += SPEED * (now - self.played).clamp(0.0, 2.0 / PICTURES);
        if self.passed > self.steps() as f64 + SPEED * REST {
            self.passed = 0.0;
        }
        self.played = now;
        ui.ctx().request_repaint_after(Duration::from_secs_f64(1.0 / PICTURES));
    }

    /// The steps of the paths.
    fn steps(&self) -> u64 {
        let shown = self.shown.iter().flat_map(|(_, shown)| shown);
        let steps = shown.filter_map(|miniature| match miniature {
            Miniature::Descent(descent) => Some(descent.recorded.experiment.steps),
            Miniature::Still(_) => None,
        });
        steps.max().unwrap_or(0)
    }
}

/// The room of a figure, by its title.
fn place(ui: &mut Ui, figure: &Figure, [width, height]: [u32; 2]) -> Rect {
    let (rect, response) = ui.allocate_exact_size(vec2(width as f32, height as f32), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &figure.title));
    ui.painter().rect_filled(rect, CornerRadius::ZERO, color(theme(ui).background));
    response.on_hover_text(&figure.title);
    rect
}

fn make(figure: &Figure, key: Key) -> Miniature {
    let recorded = figure.record();
    let options = Options { size: key.size, theme: key.mode, what: figure.what, language: key.language, step: None };
    if recorded.experiment.runs.iter().any(|plan| plan.visible) && figure.what == What::Landscape {
        Miniature::Descent(Box::new(Descent::new(recorded, &options)))
    } else {
        Miniature::Still(recorded.picture(&options))
    }
}

impl Miniature {
    fn paint(&self, ui: &Ui, place: Rect, step: u64, images: &mut Images) {
        if !ui.is_rect_visible(place) {
            return;
        }
        let painter = ui.painter_at(place);
        let mut paint = Paint { painter: &painter, origin: place.min, images };
        match self {
            Miniature::Still(picture) => paint.marks(&picture.marks),
            Miniature::Descent(descent) => {
                paint.marks(&descent.ground);
                paint.marks(&descent.tracks(step, theme(ui)));
            }
        }
        let border = Stroke::new(1.0, color(theme(ui).border));
        ui.painter().rect_stroke(place, CornerRadius::ZERO, border, StrokeKind::Inside);
    }
}

impl Descent {
    fn new(recorded: Recorded, options: &Options) -> Descent {
        let [width, height] = options.size.map(f64::from);
        let theme = Theme::of(options.theme);
        let field = &recorded.experiment.problem.field;
        let surface = |points: &[&[f64]], values: &mut [f64]| field.values(points, values);
        let traces: Vec<Option<&Trace>> = recorded.traces.iter().map(Some).collect();
        let (experiment, view) = (&recorded.experiment, &recorded.preset.view);
        let of = Subject { experiment, traces: &traces, chance: None, view };
        let scene = subject::scene(&of, &surface, options);
        let frame = Frame::linear(mark::Rect::new(0.0, 0.0, width, height), scene.view);
        let plane = &scene.plane;
        let terrain = Terrain { plane, view: scene.view, floor: scene.floor, spread: scene.spread, cells: CELLS };
        let ground = Ground::new(&surface, &terrain, theme);
        let lines = ground.lines(&frame, Occupied::new(sizes().contour_label), theme, &sizes());
        let clip = Some(frame.rect);
        let ground = vec![
            Mark::Group { name: "surface", clip, marks: vec![ground.image(&frame)] },
            Mark::Group { name: "contours", clip, marks: lines },
        ];
        let still = Tracks { paths: Vec::new(), saddles: Vec::new(), ..scene.tracks.clone() };
        Descent { recorded, frame, ground, still }
    }

    /// The path up to a step and on, with all that lies over the landscape.
    fn tracks(&self, step: u64, theme: &Theme) -> Vec<Mark> {
        let Recorded { experiment, traces, .. } = &self.recorded;
        let runs = experiment.runs.iter().zip(traces).enumerate();
        let paths = runs.map(|(i, (plan, trace))| {
            let cursor = step.min(trace.last.unwrap_or(0));
            subject::path(&RunLook {
                plan,
                trace,
                color: theme.run(plan.color),
                shape: marker(&experiment.runs, i),
                cursor,
            })
        });
        let tracks = Tracks { paths: paths.collect(), ..self.still.clone() };
        tracks.marks(&self.frame, theme, &sizes())
    }
}

fn sizes() -> Sizes {
    Sizes { contour_label: 9.0, ..Sizes::at(0.42) }
}
