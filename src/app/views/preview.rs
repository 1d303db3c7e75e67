//! A look at a figure before it is written, drawn on a thread of its own.

use std::sync::mpsc;
use std::thread;

use eframe::egui::{
    ColorImage, Context, CornerRadius, Role, Sense, Spinner, Stroke, StrokeKind, TextureHandle, TextureOptions, Ui,
    Vec2, WidgetInfo,
};

use crate::app::exporting::{Shown, drawn};
use crate::app::model::Model;
use crate::app::style::{color, theme};
use crate::figure::{Options, SIDES};
use crate::words::{Message, say};

/// What the picture depends on.
#[derive(Clone, Copy, PartialEq)]
struct Key {
    options: Options,
    revision: u64,
    /// Whether the runs are complete.
    recorded: bool,
    /// Pixels of the picture for each of the figure's.
    scale: f64,
}

/// The picture, and the next one in the making.
#[derive(Default)]
pub struct Preview {
    shown: Option<(Key, TextureHandle)>,
    making: Option<(Key, mpsc::Receiver<Result<ColorImage, Message>>)>,
}

impl Preview {
    /// Shows the figure as it would be written now, in at most so much room. Until it is drawn the last one stays.
    pub fn show(&mut self, ui: &mut Ui, model: &Model, room: Vec2) {
        let options = model.export.choices.options(model.look.mode(), model.player.step);
        // A side in the making may be too short or too long for a figure.
        let [width, height] = options.size.map(|side| side.clamp(SIDES[0], SIDES[1]));
        let figure = Vec2::new(width as f32, height as f32);
        let fit = (room.x / figure.x).min(room.y / figure.y);
        let scale = f64::from(fit * ui.ctx().pixels_per_point());
        let options = Options { size: [width, height], ..options };
        let key = Key {
            options,
            revision: model.revision,
            recorded: model.recording.is_none() && model.chances.is_done(),
            scale,
        };
        self.follow(ui.ctx(), model, key);
        let (rect, response) = ui.allocate_exact_size(figure * fit, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, say(model.language(), "app-export-preview")));
        match &self.shown {
            Some((_, texture)) => {
                eframe::egui::Image::new(texture).paint_at(ui, rect);
            }
            None => Spinner::new().paint_at(ui, rect.shrink(rect.height() * 0.45)),
        }
        let border = Stroke::new(1.0, color(theme(ui).border));
        ui.painter().rect_stroke(rect, CornerRadius::ZERO, border, StrokeKind::Outside);
    }

    /// Takes the picture that is done, and has the next one drawn where another is wanted.
    fn follow(&mut self, ctx: &Context, model: &Model, key: Key) {
        if let Some((of, made)) = &self.making {
            let Ok(image) = made.try_recv() else { return };
            if let Ok(image) = image {
                let texture = ctx.load_texture("preview", image, TextureOptions::LINEAR);
                self.shown = Some((*of, texture));
            }
            self.making = None;
        }
        // Runs that are still being recorded would have to be recorded once more.
        if !key.recorded || self.shown.as_ref().is_some_and(|(of, _)| *of == key) {
            return;
        }
        let (send, receive) = mpsc::channel();
        let (shown, ctx) = (Shown::of(model), ctx.clone());
        thread::spawn(move || {
            // The dialog may have been closed by now.
            let _ = send.send(drawn(&shown, &key.options, key.scale));
            ctx.request_repaint();
        });
        self.making = Some((key, receive));
    }
}
