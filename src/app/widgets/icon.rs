//! Buttons with a drawn symbol, and the tooltip and name that say what it means.

use std::f32::consts::TAU;

use eframe::egui::{
    Color32, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::app::style::{color, theme};

/// A symbol, drawn so that it needs no font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    First,
    Back,
    Play,
    Pause,
    Step,
    Last,
    /// An arrow that comes back to where it began.
    Loop,
    /// An open eye, a closed one.
    Shown,
    Hidden,
    Duplicate,
    Remove,
    /// Three dots: a menu.
    More,
    /// A triangle to the right, and one down: what follows is folded, unfolded.
    Folded,
    Unfolded,
    /// Corners of a frame.
    Fit,
}

/// A button without a frame; `name` is its tooltip, too.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str, size: f32, enabled: bool) -> Response {
    let (response, ink) = ground(ui, icon, size, enabled);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    finish(ui, icon, response, ink, name)
}

/// A switch that looks like a button; pressed while it is `on`.
pub fn icon_switch(ui: &mut Ui, icon: Icon, name: &str, size: f32, on: bool) -> Response {
    let (response, _) = ground(ui, icon, size, true);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, name));
    let theme = theme(ui);
    if on {
        ui.painter().rect_filled(response.rect, 5.0, color(theme.accent.fade(0.16)));
    }
    finish(ui, icon, response, color(if on { theme.accent } else { theme.dim }), name)
}

/// The place of a button and what lies behind its symbol; the symbol's color.
fn ground(ui: &mut Ui, icon: Icon, size: f32, enabled: bool) -> (Response, Color32) {
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    // Known by its place, not its name: a button that changes from "Play" to "Pause" keeps the focus.
    let (rect, response) = ui.allocate_exact_size(vec2(size, size), sense);
    let theme = theme(ui);
    let ink = match icon {
        _ if !enabled => theme.border,
        Icon::Play | Icon::Pause => theme.accent,
        Icon::Shown | Icon::Hidden | Icon::Duplicate | Icon::Remove | Icon::More | Icon::Folded | Icon::Unfolded => {
            theme.dim
        }
        _ => theme.text,
    };
    if enabled && (response.hovered() || response.has_focus()) {
        ui.painter().rect_filled(rect, 5.0, color(theme.accent.fade(0.12)));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 5.0, Stroke::new(1.5, color(theme.accent)), StrokeKind::Inside);
    }
    (response, color(ink))
}

fn finish(ui: &Ui, icon: Icon, response: Response, ink: Color32, name: &str) -> Response {
    draw(ui.painter(), icon, Rect::from_center_size(response.rect.center(), response.rect.size() * 0.5), ink);
    response.on_hover_text(name)
}

fn draw(painter: &Painter, icon: Icon, rect: Rect, ink: Color32) {
    let part = |x: f32, y: f32| pos2(rect.left() + x * rect.width(), rect.top() + y * rect.height());
    let fill = |points: Vec<Pos2>| painter.add(Shape::convex_polygon(points, ink, Stroke::NONE));
    let bar =
        |x: f32, width: f32| fill(vec![part(x, 0.05), part(x + width, 0.05), part(x + width, 0.95), part(x, 0.95)]);
    let right = |x: f32, to: f32| fill(vec![part(x, 0.05), part(to, 0.5), part(x, 0.95)]);
    let left = |x: f32, to: f32| fill(vec![part(x, 0.05), part(x, 0.95), part(to, 0.5)]);
    let line = |a: Pos2, b: Pos2| painter.line_segment([a, b], Stroke::new(1.4, ink));
    match icon {
        Icon::First => (bar(0.05, 0.16), left(0.95, 0.28)).1,
        Icon::Back => left(0.8, 0.15),
        Icon::Play => right(0.12, 0.98),
        Icon::Pause => (bar(0.1, 0.28), bar(0.62, 0.28)).1,
        Icon::Step => right(0.2, 0.85),
        Icon::Last => (right(0.05, 0.72), bar(0.79, 0.16)).1,
        Icon::Loop => circle_arrow(painter, rect, ink),
        Icon::Shown => eye(painter, rect, ink, true),
        Icon::Hidden => eye(painter, rect, ink, false),
        Icon::Duplicate => {
            let side = rect.width() * 0.68;
            let square = |at: Pos2| {
                let square = Rect::from_min_size(at, vec2(side, side));
                painter.rect_stroke(square, 1.5, Stroke::new(1.3, ink), StrokeKind::Middle)
            };
            (square(part(0.02, 0.3)), square(part(0.3, 0.02))).1
        }
        Icon::More => {
            let dot = |x: f32| painter.circle_filled(part(x, 0.5), 1.6, ink);
            (dot(0.1), dot(0.5), dot(0.9)).2
        }
        Icon::Folded => right(0.2, 0.8),
        Icon::Unfolded => fill(vec![part(0.05, 0.25), part(0.95, 0.25), part(0.5, 0.85)]),
        Icon::Fit => {
            let corner = |x: f32, y: f32| {
                let (inner_x, inner_y) = (x + (0.5 - x) * 0.7, y + (0.5 - y) * 0.7);
                (line(part(x, y), part(inner_x, y)), line(part(x, y), part(x, inner_y))).1
            };
            (corner(0.0, 0.0), corner(1.0, 0.0), corner(0.0, 1.0), corner(1.0, 1.0)).3
        }
        Icon::Remove => (line(part(0.1, 0.1), part(0.9, 0.9)), line(part(0.9, 0.1), part(0.1, 0.9))).1,
    };
}

/// Three quarters of a circle that ends in an arrowhead.
fn circle_arrow(painter: &Painter, rect: Rect, ink: Color32) -> eframe::egui::layers::ShapeIdx {
    let radius = 0.42 * rect.width();
    let at = |turn: f32| rect.center() + radius * Vec2::angled(turn * TAU);
    let arc = (0..=24).map(|i| at(i as f32 / 24.0 * 0.78)).collect();
    painter.add(Shape::line(arc, Stroke::new(1.6, ink)));
    let (tip, back) = (at(0.86), at(0.74));
    let across = 0.3 * rect.width() * (tip - back).normalized().rot90();
    painter.add(Shape::convex_polygon(vec![tip, back + across, back - across], ink, Stroke::NONE))
}

fn eye(painter: &Painter, rect: Rect, ink: Color32, open: bool) -> eframe::egui::layers::ShapeIdx {
    let center = rect.center();
    let lid = |side: f32| {
        let at = |i: usize| {
            let x = i as f32 / 8.0 * 2.0 - 1.0;
            pos2(center.x + x * rect.width() * 0.62, center.y + side * (1.0 - x * x) * rect.height() * 0.36)
        };
        (0..=8).map(at).collect::<Vec<_>>()
    };
    painter.add(Shape::line(lid(1.0), Stroke::new(1.3, ink)));
    if open {
        painter.add(Shape::line(lid(-1.0), Stroke::new(1.3, ink)));
        return painter.circle_filled(center, rect.width() * 0.2, ink);
    }
    painter.line_segment(
        [pos2(center.x, center.y + rect.height() * 0.36), pos2(center.x, center.y + rect.height() * 0.62)],
        Stroke::new(1.3, ink),
    )
}
