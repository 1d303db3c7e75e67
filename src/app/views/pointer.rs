//! The pointer over the landscape: it moves and zooms the view, sets the start, and reads the surface.

use eframe::egui::{Color32, Pos2, Rect, Response, Ui, Vec2, vec2};

use super::landscape::flat;
use super::scene;
use crate::app::action::{Action, Edit, Look};
use crate::app::model::Model;
use crate::app::style::{color, semibold, theme};
use crate::app::widgets::{short, symbol};
use crate::figure::axes::Frame;
use crate::figure::number;

/// Scroll and pinch zoom at the pointer, drag pans, double click fits; a click with Alt sets the start of all runs,
/// with Shift as well that of the selected run.
pub fn navigate(ui: &Ui, model: &Model, ground: &Response, frame: &Frame, rect: Rect, actions: &mut Vec<Action>) {
    let modifiers = ui.input(|input| input.modifiers);
    if let Some(pointer) = ground.interact_pointer_pos().filter(|_| ground.clicked() && modifiers.alt) {
        let (run, at) = (model.look.selected, point(frame, rect, pointer));
        let start = |before: Vec<f64>| placed(model, before, at, frame);
        actions.push(Action::Edit(if modifiers.shift {
            Edit::OwnStart { run, start: Some(start(model.experiment.runs[run].start.clone())) }
        } else {
            Edit::StartAll(start(common(model)))
        }));
        return;
    }
    if ground.double_clicked() && !modifiers.alt {
        actions.push(Action::Look(Look::View(fitting(model))));
        return;
    }
    let view = model.view();
    if ground.dragged() && hand(ground) != Vec2::ZERO {
        actions.push(Action::Look(Look::View(Some(panned(view, frame, hand(ground))))));
    }
    let Some(pointer) = ground.hover_pos() else { return };
    let (scroll, pinch) = ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
    let factor = f64::from((-scroll * 0.003).exp() / pinch);
    if factor != 1.0
        && let Some(view) = zoomed(view, point(frame, rect, pointer), factor)
    {
        actions.push(Action::Look(Look::View(Some(view))));
    }
}

/// How far the hand has moved what it drags, from where it took hold.
pub fn hand(response: &Response) -> Vec2 {
    let first = response.drag_started().then(|| response.total_drag_delta()).flatten();
    first.unwrap_or_else(|| response.drag_delta())
}

/// The view of a double click: what the preset or the surface names, or from there what holds all paths.
pub fn fitting(model: &Model) -> Option<[f64; 4]> {
    let at_home = model.view() == model.home_view();
    at_home.then(|| scene::whole(model))
}

/// Where the runs start that share a start; where each has its own, the first of them.
fn common(model: &Model) -> Vec<f64> {
    model.start().unwrap_or_else(|| model.experiment.runs[0].start.clone())
}

/// A point with its drawn coordinates at a place of the view, in as many digits as a pixel tells apart.
pub fn placed(model: &Model, mut whole: Vec<f64>, at: [f64; 2], frame: &Frame) -> Vec<f64> {
    let (across, up) = model.experiment.pair;
    whole[up] = tidy(at[1], frame.y.from, frame.y.to);
    whole[across] = tidy(at[0], frame.x.from, frame.x.to);
    whole
}

fn panned([left, right, bottom, top]: [f64; 4], frame: &Frame, moved: Vec2) -> [f64; 4] {
    let across = f64::from(moved.x) * (right - left) / frame.rect.width();
    let up = -f64::from(moved.y) * (top - bottom) / frame.rect.height();
    [left - across, right - across, bottom - up, top - up]
}

/// The view with the point `at` left in its place; `None` where the numbers on the axes would run out of digits.
fn zoomed([left, right, bottom, top]: [f64; 4], at: [f64; 2], factor: f64) -> Option<[f64; 4]> {
    let zoom = |from: f64, to: f64, at: f64| [at + (from - at) * factor, at + (to - at) * factor];
    let ([left, right], [bottom, top]) = (zoom(left, right, at[0]), zoom(bottom, top, at[1]));
    let furthest = |ends: [f64; 2]| ends[0].abs().max(ends[1].abs());
    let narrow = right - left < furthest([left, right]) * 1e-9 || top - bottom < furthest([bottom, top]) * 1e-9;
    let wide = furthest([left, right]).max(furthest([bottom, top])) > 1e12;
    (!(narrow && factor < 1.0 || wide && factor > 1.0)).then_some([left, right, bottom, top])
}

/// The point of the view under a place of the window.
pub fn point(frame: &Frame, rect: Rect, at: Pos2) -> [f64; 2] {
    frame.point([f64::from(at.x - rect.left()), f64::from(at.y - rect.top())])
}

/// As many digits as a pixel tells apart, so that a dragged start reads well in the file.
fn tidy(value: f64, from: f64, to: f64) -> f64 {
    let digits = (4.0 - (to - from).abs().log10().ceil()).clamp(0.0, 15.0) as usize;
    format!("{value:.digits$}").parse().unwrap_or(value)
}

/// A number, with more digits than usual where those next to it would look the same.
fn told(value: f64, apart: f64) -> String {
    let digits = number::digits(value, apart, 4);
    if value.is_finite() && digits > 6 { number::short(value, digits) } else { short(value) }
}

/// Coordinates, value and gradient at the pointer.
pub fn reading(ui: &Ui, model: &Model, ground: &Response, frame: &Frame, rect: Rect) {
    let Some(pointer) = ground.hover_pos() else { return };
    let problem = &model.experiment.problem;
    let (across, up) = model.experiment.pair;
    let whole = placed(model, scene::through(model), point(frame, rect, pointer), frame);
    let mut gradient = vec![0.0; problem.dim()];
    let value = problem.field.gradient(&whole, &mut gradient);
    let axes = if flat(model) { vec![across] } else { vec![across, up] };
    let each = |say: &dyn Fn(usize) -> String| axes.iter().map(|&axis| say(axis)).collect::<Vec<_>>();
    let name = |axis: usize| symbol(&problem.coordinates[axis]);
    // A number of few digits would be that of other places in view as well.
    let pixels = [frame.x.value(1.0) - frame.x.value(0.0), frame.y.value(1.0) - frame.y.value(0.0)];
    let pixel = |axis: usize| if axis == across { pixels[0].abs() } else { pixels[1].abs() };
    let place = each(&|axis| format!("{} {}", name(axis), told(whole[axis], pixel(axis)))).join("   ");
    let slope = match problem.dim() {
        1 | 2 => format!("∇f ({})", each(&|axis| short(gradient[axis])).join(", ")),
        _ => each(&|axis| format!("∂f/∂{} {}", name(axis), short(gradient[axis]))).join("   "),
    };
    let change = axes.iter().map(|&axis| (gradient[axis] * pixel(axis)).abs()).sum();
    let text = format!("{place}   f {}   {slope}", told(value, change));
    let theme = theme(ui);
    let galley = ui.painter().layout(text, semibold(11.5), color(theme.text), rect.width() - 44.0);
    let corner = rect.right_bottom() - galley.size() - vec2(14.0, 36.0);
    let back = Rect::from_min_size(corner, galley.size()).expand2(vec2(8.0, 5.0));
    ui.painter().rect_filled(back, 6.0, color(theme.card.fade(0.9)));
    ui.painter().galley(corner, galley, Color32::PLACEHOLDER);
}
