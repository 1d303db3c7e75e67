//! The landscape: the surface, the runs' paths over it, a start that can be dragged.

use eframe::egui::{
    Align2, Button, Color32, CursorIcon, FontId, Id, Rect, Response, RichText, Role, Sense, TextWrapMode, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use super::curve;
use super::ground::Keeper;
use super::paint::{Images, Paint};
use super::scene;
use crate::app::action::{Action, Edit, Look};
use crate::app::model::Model;
use crate::app::style::{color, semibold, theme};
use crate::app::widgets::{short, symbol};
use crate::experiment::preset::Layer;
use crate::figure::axes::{self, Frame};
use crate::figure::landscape::Tracks;
use crate::figure::mark::{self, Mark};
use crate::figure::subject;
use crate::figure::{Sizes, Theme};
use crate::words::say;

/// What the view keeps between frames: pictures, nothing that the model does not say.
#[derive(Default)]
pub struct Landscape {
    ground: Keeper,
    images: Images,
}

/// How near the pointer must be to take hold of the start, in points.
const GRASP: f32 = 14.0;

/// Whether a layer is drawn.
pub fn shown(model: &Model, layer: Layer) -> bool {
    model.document.preset.view.layers.as_deref().unwrap_or(&subject::LAYERS).contains(&layer)
}

impl Landscape {
    /// Fills what is left of `ui`.
    pub fn show(&mut self, ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
        let rect = ui.available_rect_before_wrap();
        let ground = ui.interact(rect, ui.make_persistent_id("landscape"), Sense::click_and_drag());
        let name = say(model.language(), "app-landscape");
        ground.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
        let frame = if flat(model) {
            curve::paint(ui, model, rect, &mut self.images)
        } else {
            let frame = frame(model, rect);
            self.paint(ui, model, rect, &frame);
            navigate(ui, model, &ground, &frame, rect, actions);
            frame
        };
        start(ui, model, &frame, rect, actions);
        chips(ui, model, rect, actions);
        reading(ui, model, &ground, &frame, rect);
    }

    fn paint(&mut self, ui: &Ui, model: &Model, rect: Rect, frame: &Frame) {
        let (theme, sizes) = (theme(ui), Sizes::window());
        let mut marks = self.ground.marks(ui.ctx(), model, frame, theme);
        marks.extend(tracks(model, theme).marks(frame, theme, &sizes));
        marks.push(Mark::Group { name: "axes", clip: None, marks: axes::inside(frame, theme, &sizes) });
        let painter = ui.painter_at(rect);
        painter.rect_filled(rect, 0.0, color(theme.background));
        Paint { painter: &painter, origin: rect.min, images: &mut self.images }.marks(&marks);
        self.images.tidy();
    }
}

/// Whether the problem has one coordinate: then what is up is its value.
fn flat(model: &Model) -> bool {
    model.experiment.pair.0 == model.experiment.pair.1
}

/// The axes, in points from the upper left corner of `rect`.
fn frame(model: &Model, rect: Rect) -> Frame {
    let inner = mark::Rect::new(0.0, 0.0, f64::from(rect.width().max(1.0)), f64::from(rect.height().max(1.0)));
    Frame::linear(inner, model.view())
}

fn tracks(model: &Model, theme: &Theme) -> Tracks {
    let (across, up) = model.experiment.pair;
    let mut tracks = Tracks::default();
    if shown(model, Layer::Paths) {
        tracks.paths = scene::paths(model, theme);
    }
    if shown(model, Layer::Minima) {
        tracks.minima = model.known.minima.iter().map(|minimum| [minimum.point[across], minimum.point[up]]).collect();
    }
    if shown(model, Layer::Saddles) {
        tracks.saddles = subject::saddles(&model.experiment.problem).map(|point| [point[across], point[up]]).collect();
    }
    tracks
}

/// Scroll zooms at the pointer, drag pans, double click fits.
fn navigate(ui: &Ui, model: &Model, ground: &Response, frame: &Frame, rect: Rect, actions: &mut Vec<Action>) {
    if ground.double_clicked() {
        actions.push(Action::Look(Look::View(None)));
        return;
    }
    let [left, right, bottom, top] = model.view();
    if ground.dragged() && ground.drag_delta() != eframe::egui::Vec2::ZERO {
        let moved = ground.drag_delta();
        let across = f64::from(moved.x) * (right - left) / frame.rect.width();
        let up = -f64::from(moved.y) * (top - bottom) / frame.rect.height();
        actions.push(Action::Look(Look::View(Some([left - across, right - across, bottom - up, top - up]))));
    }
    let Some(pointer) = ground.hover_pos() else { return };
    let (scroll, pinch) = ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
    let factor = f64::from((-scroll * 0.003).exp() / pinch);
    if factor != 1.0 {
        let at = point(frame, rect, pointer);
        let zoom = |from: f64, to: f64, at: f64| [at + (from - at) * factor, at + (to - at) * factor];
        let ([left, right], [bottom, top]) = (zoom(left, right, at[0]), zoom(bottom, top, at[1]));
        let size = (right - left).min(top - bottom);
        let furthest = [left, right, bottom, top].into_iter().fold(0.0, |far: f64, end| far.max(end.abs()));
        // Past these the numbers on the axes run out of digits.
        if size > furthest * 1e-9 && furthest < 1e9 {
            actions.push(Action::Look(Look::View(Some([left, right, bottom, top]))));
        }
    }
}

fn point(frame: &Frame, rect: Rect, at: eframe::egui::Pos2) -> [f64; 2] {
    frame.point([f64::from(at.x - rect.left()), f64::from(at.y - rect.top())])
}

/// The start that the runs share: drag it, or move it with the arrow keys.
fn start(ui: &Ui, model: &Model, frame: &Frame, rect: Rect, actions: &mut Vec<Action>) {
    let Some(start) = model.start() else { return };
    let (across, up) = model.experiment.pair;
    let height = if flat(model) { model.experiment.problem.field.value(&start) } else { start[up] };
    let [x, y] = frame.pixel([start[across], height]);
    let at = rect.min + vec2(x as f32, y as f32);
    let handle = Rect::from_center_size(at, vec2(2.0 * GRASP, 2.0 * GRASP)).intersect(rect);
    if !handle.is_positive() {
        return;
    }
    let response = ui.interact(handle, Id::unique("start handle"), Sense::drag());
    let name = say(model.language(), "app-start-handle");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let response = response.on_hover_cursor(CursorIcon::Grab);
    if response.dragged() && response.drag_delta() != eframe::egui::Vec2::ZERO {
        // From where the hand took hold, so that the start does not jump to the pointer.
        let moved = response.drag_delta();
        let target = at + moved;
        let inside = pos2(target.x.clamp(rect.left(), rect.right()), target.y.clamp(rect.top(), rect.bottom()));
        let new = point(frame, rect, inside);
        let mut whole = start.clone();
        whole[up] = tidy(new[1], frame.y.from, frame.y.to);
        whole[across] = tidy(new[0], frame.x.from, frame.x.to);
        if whole != start {
            actions.push(Action::Edit(Edit::Start(whole)));
        }
    }
    if response.hovered() || response.dragged() || model.player.step == 0 {
        let theme = theme(ui);
        let text = say(model.language(), "app-start-hint");
        let place = at - vec2(0.0, 16.0);
        let painter = ui.painter_at(rect);
        for (dx, dy) in [(-1.0, 0.0), (1.0, 0.0), (0.0, -1.0), (0.0, 1.0)] {
            let halo = color(theme.background.fade(0.8));
            painter.text(place + vec2(dx, dy), Align2::CENTER_BOTTOM, &text, FontId::proportional(11.5), halo);
        }
        painter.text(place, Align2::CENTER_BOTTOM, &text, FontId::proportional(11.5), color(theme.text));
    }
}

/// As many digits as a pixel tells apart, so that a dragged start reads well in the file.
fn tidy(value: f64, from: f64, to: f64) -> f64 {
    let digits = (4.0 - (to - from).abs().log10().ceil()).clamp(0.0, 15.0) as usize;
    format!("{value:.digits$}").parse().unwrap_or(value)
}

/// The switches of the overlays.
fn chips(ui: &mut Ui, model: &Model, rect: Rect, actions: &mut Vec<Action>) {
    let layers = [
        (Layer::Contours, "app-layer-contours"),
        (Layer::Paths, "app-layer-paths"),
        (Layer::Minima, "app-layer-minima"),
        (Layer::Saddles, "app-layer-saddles"),
    ];
    let place = Rect::from_min_max(rect.min + vec2(12.0, 10.0), pos2(rect.right() - 12.0, rect.top() + 60.0));
    ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            ui.spacing_mut().button_padding = vec2(10.0, 4.0);
            // A curve has no contour lines.
            for (layer, key) in layers.into_iter().filter(|(layer, _)| !(flat(model) && *layer == Layer::Contours)) {
                let on = shown(model, layer);
                if chip(ui, &say(model.language(), key), on).clicked() {
                    actions.push(Action::Edit(Edit::Layer { layer, shown: !on }));
                }
            }
        });
    });
}

fn chip(ui: &mut Ui, text: &str, on: bool) -> Response {
    let theme = theme(ui);
    let (fill, ink) = if on { (theme.accent, theme.on_accent) } else { (theme.card, theme.text) };
    let text = RichText::new(text).size(12.0).color(color(ink));
    let button = Button::new(text).fill(color(fill)).corner_radius(7).selected(on).wrap_mode(TextWrapMode::Extend);
    // Not in a scope of its own: that would not wrap into the next line.
    ui.visuals_mut().selection.bg_fill = color(fill);
    ui.add(button)
}

/// Coordinates, value and gradient at the pointer.
fn reading(ui: &Ui, model: &Model, ground: &Response, frame: &Frame, rect: Rect) {
    let Some(pointer) = ground.hover_pos() else { return };
    let problem = &model.experiment.problem;
    let (across, up) = model.experiment.pair;
    let at = point(frame, rect, pointer);
    let mut whole = model.start().filter(|_| problem.dim() > 2).unwrap_or_else(|| vec![0.0; problem.dim()]);
    whole[up] = at[1];
    whole[across] = at[0];
    let mut gradient = vec![0.0; problem.dim()];
    let value = problem.field.gradient(&whole, &mut gradient);
    let axes = if flat(model) { vec![across] } else { vec![across, up] };
    let at = |&axis: &usize| {
        format!("{} {}", symbol(&problem.coordinates[axis]), short(tidy(whole[axis], frame.x.from, frame.x.to)))
    };
    let place = axes.iter().map(at).collect::<Vec<_>>().join("   ");
    let slope = axes.iter().map(|&axis| short(gradient[axis])).collect::<Vec<_>>().join(", ");
    let text = format!("{place}   f {}   ∇f ({slope})", short(value));
    let theme = theme(ui);
    let galley = ui.painter().layout_no_wrap(text, semibold(11.5), color(theme.text));
    let corner = rect.right_bottom() - galley.size() - vec2(14.0, 36.0);
    let back = Rect::from_min_size(corner, galley.size()).expand2(vec2(8.0, 5.0));
    ui.painter().rect_filled(back, 6.0, color(theme.card.fade(0.9)));
    ui.painter().galley(corner, galley, Color32::PLACEHOLDER);
}
