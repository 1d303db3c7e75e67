//! Buttons with a drawn symbol, and the tooltip and name that say what it means.

use eframe::egui::{
    Color32, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
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
    /// An open eye, a closed one.
    Shown,
    Hidden,
    Duplicate,
    Remove,
}

/// A button without a frame; `name` is its tooltip, too.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str, size: f32, enabled: bool) -> Response {
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    // Known by its place, not its name: a button that changes from "Play" to "Pause" keeps the focus.
    let (rect, response) = ui.allocate_exact_size(vec2(size, size), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    let theme = theme(ui);
    let ink = match icon {
        _ if !enabled => theme.border,
        Icon::Play | Icon::Pause => theme.accent,
        Icon::Shown | Icon::Hidden | Icon::Duplicate | Icon::Remove => theme.dim,
        _ => theme.text,
    };
    if enabled && (response.hovered() || response.has_focus()) {
        ui.painter().rect_filled(rect, 5.0, color(theme.accent.fade(0.12)));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 5.0, Stroke::new(1.5, color(theme.accent)), StrokeKind::Inside);
    }
    draw(ui.painter(), icon, Rect::from_center_size(rect.center(), rect.size() * 0.5), color(ink));
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
        Icon::Remove => (line(part(0.1, 0.1), part(0.9, 0.9)), line(part(0.9, 0.1), part(0.1, 0.9))).1,
    };
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
