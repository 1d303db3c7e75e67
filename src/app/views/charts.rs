//! The plots beside the landscape: loss and learning rate over the steps, with one cursor.

use eframe::egui::{Align, Id, Layout, Rect, Response, RichText, Sense, Ui, WidgetInfo, accesskit, pos2, vec2};

use super::paint::{Images, Paint};
use super::scene;
use crate::app::action::{Action, Edit, Play};
use crate::app::model::Model;
use crate::app::style::{semibold, theme};
use crate::app::widgets::short;
use crate::experiment::preset::Scale;
use crate::figure::chart::{Chart, Range, Series};
use crate::figure::mark;
use crate::figure::{Sizes, Theme};
use crate::words::{Message, say};

/// Shows both plots in what is left of `ui`.
pub fn show(ui: &mut Ui, model: &Model, images: &mut Images, actions: &mut Vec<Action>) {
    let theme = theme(ui);
    let room = ui.available_height();
    loss(ui, model, theme, (room * 0.56).max(150.0), images, actions);
    rate(ui, model, theme, (room * 0.44).max(130.0), images, actions);
}

fn loss(
    ui: &mut Ui,
    model: &Model,
    theme: &'static Theme,
    height: f32,
    images: &mut Images,
    actions: &mut Vec<Action>,
) {
    let language = model.language();
    let series = scene::losses(model, theme);
    let asked = model.document.preset.view.loss_scale;
    let range = Range::of_losses(&series, asked.map(|scale| scale == Scale::Log));
    title(ui, &say(language, "app-loss"), |ui| {
        let (key, next) = if range.log { ("app-log-scale", Scale::Linear) } else { ("app-linear-scale", Scale::Log) };
        let text = RichText::new(say(language, key)).size(11.5);
        let link = ui.link(text).on_hover_text(say(language, "app-loss-scale-tip"));
        if link.clicked() {
            actions.push(Action::Edit(Edit::LossScale(next)));
        }
    });
    let chart = chart(model, range, false, series);
    plot(ui, model, &chart, say(language, "app-loss"), height, images, actions);
}

fn rate(
    ui: &mut Ui,
    model: &Model,
    theme: &'static Theme,
    height: f32,
    images: &mut Images,
    actions: &mut Vec<Action>,
) {
    let language = model.language();
    let series = scene::rates(model, theme);
    let range = Range::of_rates(&series);
    title(ui, &say(language, "app-learning-rate"), |_| {});
    let chart = Chart { across: say(language, "app-step-axis"), ..chart(model, range, true, series) };
    plot(ui, model, &chart, say(language, "app-learning-rate"), height, images, actions);
}

fn title(ui: &mut Ui, text: &str, beside: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(text).font(semibold(13.0)));
        ui.with_layout(Layout::right_to_left(Align::Center), beside);
    });
}

fn chart(model: &Model, range: Range, hold: bool, series: Vec<Series>) -> Chart {
    Chart {
        title: String::new(),
        note: String::new(),
        across: String::new(),
        steps: model.steps(),
        cursor: Some(model.player.step),
        range,
        hold,
        series,
    }
}

/// Room for the numbers left of a plot; fixed, so that the plots stand under each other and nothing jumps.
const LEFT: f32 = 46.0;
/// And for those below it, with and without the word for them.
const BELOW: [f32; 2] = [34.0, 20.0];

fn plot(
    ui: &mut Ui,
    model: &Model,
    chart: &Chart,
    name: String,
    height: f32,
    images: &mut Images,
    actions: &mut Vec<Action>,
) {
    let size = vec2(ui.available_width(), height - ui.spacing().interact_size.y - 2.0 * ui.spacing().item_spacing.y);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let below = BELOW[usize::from(chart.across.is_empty())];
    let inner =
        Rect::from_min_max(pos2(rect.left() + LEFT, rect.top() + 4.0), pos2(rect.right() - 6.0, rect.bottom() - below));
    if !inner.is_positive() {
        return;
    }
    let response = ui.interact(inner.expand2(vec2(6.0, 0.0)), Id::unique(("plot", &name)), Sense::click_and_drag());
    describe(ui, model, &response, &name);
    let (theme, sizes) = (theme(ui), Sizes::window());
    let [from, to] = [inner.min - rect.min, inner.max - rect.min].map(|corner| [corner.x, corner.y].map(f64::from));
    let framed = mark::Rect::new(from[0], from[1], to[0], to[1]);
    let painter = ui.painter_at(rect.expand(8.0));
    Paint { painter: &painter, origin: rect.min, images }.marks(&chart.marks(framed, theme, &sizes));
    let frame = chart.frame(framed);
    drag_cursor(model, &response, |x| frame.x.value(f64::from(x - rect.left())), actions);
    hover(model, chart, &response, &frame, rect);
}

/// Moves the cursor to where the pointer holds it; `step` is the step at a place across the window.
pub fn drag_cursor(model: &Model, response: &Response, step: impl Fn(f32) -> f64, actions: &mut Vec<Action>) {
    let held = response.dragged() || response.clicked() || response.is_pointer_button_down_on();
    let Some(pointer) = response.interact_pointer_pos().filter(|_| held) else { return };
    let step = step(pointer.x).round().clamp(0.0, model.steps() as f64) as u64;
    if step != model.player.step || model.player.playing {
        actions.push(Action::Play(Play::GoTo(step)));
    }
}

fn describe(ui: &Ui, model: &Model, response: &Response, name: &str) {
    response.widget_info(|| WidgetInfo::slider(true, model.player.step as f64, name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(model.steps() as f64);
        node.remove_action(accesskit::Action::SetValue);
    });
}

/// Names the run, the step and the value nearest to the pointer.
fn hover(model: &Model, chart: &Chart, response: &Response, frame: &crate::figure::axes::Frame, rect: Rect) {
    let Some(pointer) = response.hover_pos().filter(|_| !response.dragged()) else { return };
    let at = [f64::from(pointer.x - rect.left()), f64::from(pointer.y - rect.top())];
    let step = frame.x.value(at[0]).round();
    let mut nearest: Option<(f64, usize, f64)> = None;
    for (i, series) in chart.series.iter().enumerate() {
        let index = series.values.partition_point(|value| value[0] <= step);
        let Some([_, low, high]) = index.checked_sub(1).and_then(|index| series.values.get(index)) else { continue };
        let value = if at[1] < frame.y.pixel((low + high) / 2.0) { *high } else { *low };
        let distance = (frame.y.pixel(value) - at[1]).abs();
        if distance < 12.0 && nearest.is_none_or(|(best, ..)| distance < best) {
            nearest = Some((distance, i, value));
        }
    }
    let Some((_, index, value)) = nearest else { return };
    let visible: Vec<_> =
        model.experiment.runs.iter().zip(model.traces.iter()).filter(|(plan, _)| plan.visible).collect();
    let Some((plan, _)) = visible.get(index) else { return };
    let text = Message::new("app-hover")
        .with("run", plan.name.get(model.language()))
        .with("step", step)
        .with("value", short(value).as_str())
        .say(model.language());
    response.clone().on_hover_text_at_pointer(text);
}
