//! How the window's width is shared: what the panels beside the landscape want, and what a small window leaves them.

use eframe::egui::{CursorIcon, EventFilter, Id, Key, Rect, Role, Sense, Ui, WidgetInfo};

use super::style;
use super::widgets::hold_arrows;

/// Which panel beside the landscape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
}

/// The narrowest and the widest that each panel can be.
const LIMITS: [[f32; 2]; 2] = [[250.0, 420.0], [230.0, 640.0]];
/// Points by which an arrow key moves an edge.
const STEP: f32 = 10.0;

/// The widths that a person gave the panels: they outlast a window that is too small for them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Widths([f32; 2]);

impl Default for Widths {
    fn default() -> Widths {
        Widths([style::LEFT, style::RIGHT])
    }
}

impl Widths {
    /// The width of each panel in a window of so many points, where those that are `shown` leave the landscape its part.
    pub fn shared(&self, window: f32, shown: [bool; 2]) -> [f32; 2] {
        let of = |side: usize| if shown[side] { self.0[side] } else { 0.0 };
        let slack = |side: usize| if shown[side] { self.0[side] - LIMITS[side][0] } else { 0.0 };
        let excess = (of(0) + of(1) + style::MIDDLE - window).max(0.0);
        // Each gives of what it has beyond the least, and the landscape what is then still missing.
        let share = (excess / (slack(0) + slack(1)).max(1.0)).min(1.0);
        [0, 1].map(|side| self.0[side] - share * slack(side))
    }

    /// Moves the edge of a panel that is `now` so wide.
    fn turn(&mut self, side: Side, now: f32, by: f32) {
        let [least, most] = LIMITS[side as usize];
        self.0[side as usize] = (now + by).clamp(least, most);
    }

    /// The edge of a panel that was shown at `panel`, by which it is made wider; `name` is the edge's. Called when all
    /// that the edge lies over has been shown.
    pub fn edge(&mut self, ui: &Ui, side: Side, panel: Rect, name: &str) {
        let edge = match side {
            Side::Left => panel.right(),
            Side::Right => panel.left(),
        };
        let rect = Rect::from_x_y_ranges(edge - 3.0..=edge + 3.0, panel.y_range());
        let handle = ui.interact(rect, Id::unique(("edge", side as usize)), Sense::click_and_drag());
        handle.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, name));
        let outward = if side == Side::Left { 1.0 } else { -1.0 };
        let mut by = handle.drag_delta().x;
        if handle.has_focus() {
            hold_arrows(ui, handle.id, EventFilter { horizontal_arrows: true, ..EventFilter::default() });
            let pressed = |key| ui.input(|input| input.num_presses(key)) as f32;
            by += STEP * (pressed(Key::ArrowRight) - pressed(Key::ArrowLeft));
        }
        if handle.double_clicked() {
            self.0[side as usize] = Widths::default().0[side as usize];
        } else if by != 0.0 {
            self.turn(side, panel.width(), outward * by);
            ui.ctx().request_repaint();
        }
        let lit = handle.hovered() || handle.dragged() || handle.has_focus();
        if lit {
            let visuals = &ui.style().visuals.widgets.hovered;
            ui.painter().vline(edge, panel.y_range(), visuals.bg_stroke);
        }
        handle.on_hover_cursor(CursorIcon::ResizeHorizontal);
    }
}

#[cfg(test)]
mod tests {
    use super::{Side, Widths};
    use crate::app::style;

    #[test]
    fn a_small_window_takes_from_the_panels_and_a_large_one_gives_it_back() {
        let mut widths = Widths::default();
        let [left, right] = widths.shared(1440.0, [true, true]);
        assert_eq!([left, right], [style::LEFT, style::RIGHT]);
        let [left, right] = widths.shared(800.0, [true, true]);
        assert!(800.0 - left - right >= 315.0);
        assert_eq!(widths.shared(1440.0, [true, true]), [style::LEFT, style::RIGHT]);
        widths.turn(Side::Right, style::RIGHT, 50.0);
        assert_eq!(widths.shared(1440.0, [true, true])[1], style::RIGHT + 50.0);
        assert_eq!(widths.shared(1440.0, [false, true])[1], style::RIGHT + 50.0);
    }
}
