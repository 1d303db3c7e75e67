//! A look at a script before it is copied or saved, written on a thread of its own.

use std::ops::Range;
use std::sync::{Arc, mpsc};
use std::thread;

use eframe::egui::{Context, Frame, Label, Margin, RichText, ScrollArea, TextWrapMode, Ui, Vec2};

use crate::app::model::Model;
use crate::app::style::{code, color, theme};
use crate::app::widgets::page_keys;
use crate::export::code::{Framework, script};
use crate::words::Fault;

/// Of its letters, in points.
const SIZE: f32 = 13.5;

/// What the script depends on.
#[derive(Clone, Copy, PartialEq)]
struct Key {
    framework: Framework,
    revision: u64,
}

/// A script, or why there is none.
pub type Written = Result<Text, Vec<Fault>>;

/// A text and where its lines are.
pub struct Text {
    pub text: String,
    lines: Vec<Range<usize>>,
}

impl Text {
    fn new(text: String) -> Text {
        let start = text.as_ptr() as usize;
        let place = |line: &str| {
            let from = line.as_ptr() as usize - start;
            from..from + line.len()
        };
        let lines = text.lines().map(place).collect();
        Text { text, lines }
    }
}

/// The script that is shown, and the next one in the making.
#[derive(Default)]
pub struct Script {
    shown: Option<(Key, Arc<Written>)>,
    making: Option<(Key, mpsc::Receiver<Written>)>,
}

impl Script {
    /// The script of the experiment as it is; `None` until it is written.
    pub fn of(&mut self, ctx: &Context, model: &Model) -> Option<Arc<Written>> {
        let key = Key { framework: model.export.framework, revision: model.revision };
        if let Some((of, made)) = &self.making
            && let Ok(written) = made.try_recv()
        {
            (self.shown, self.making) = (Some((*of, Arc::new(written))), None);
        }
        if let Some((of, written)) = &self.shown
            && *of == key
        {
            return Some(Arc::clone(written));
        }
        if self.making.is_none() {
            let (send, receive) = mpsc::channel();
            let (experiment, ctx) = (Arc::clone(&model.experiment), ctx.clone());
            thread::spawn(move || {
                // The dialog may have been closed by now.
                let _ = send.send(script(&experiment, key.framework).map(Text::new));
                ctx.request_repaint();
            });
            self.making = Some((key, receive));
        }
        None
    }
}

/// Shows a text in so much room, of which only the lines are laid out that are seen.
pub fn show(ui: &mut Ui, text: &Text, room: Vec2) {
    let ground = Frame::new().fill(ui.visuals().code_bg_color).corner_radius(4).inner_margin(Margin::symmetric(10, 8));
    ground.show(ui, |ui| {
        let size = room - Vec2::new(20.0, 16.0);
        ui.set_min_size(size);
        ui.spacing_mut().item_spacing.y = 1.0;
        let font = code(SIZE);
        let row = ui.fonts_mut(|fonts| fonts.row_height(&font));
        let area = ScrollArea::both().max_width(size.x).max_height(size.y).auto_shrink(false);
        area.show_rows(ui, row, text.lines.len(), |ui, rows| {
            for line in &text.lines[rows] {
                let words = RichText::new(&text.text[line.clone()]).font(font.clone()).color(color(theme(ui).text));
                ui.add(Label::new(words).wrap_mode(TextWrapMode::Extend));
            }
            page_keys(ui);
        });
    });
}
