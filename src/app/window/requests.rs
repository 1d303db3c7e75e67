//! What `act` cannot do itself is set going here: it needs the disk, a person, the clipboard or the screen.

use eframe::egui::{Context, ViewportCommand};

use super::Window;
use crate::app::action::{Action, Export};
use crate::app::exporting::spawn;
use crate::app::files;
use crate::app::request::Request;

/// Frames in which the text of the clipboard arrives if there is one.
const PATIENCE: u32 = 5;

impl Window {
    pub(super) fn carry_out(&mut self, ctx: &Context, request: Request) {
        let (wake, answers) = (ctx.clone(), self.answers.0.clone());
        let wake = move || wake.request_repaint();
        match request {
            Request::Errand(errand) => files::carry_out(errand, &answers, wake),
            Request::Export(job) => self.writing = Some(spawn(*job, answers, wake)),
            Request::CopyImage(image) => ctx.copy_image(image),
            Request::CopyText(text) => ctx.copy_text(text),
            Request::Paste => {
                ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
                self.pasting = Some(0);
            }
            Request::Screenshot => ctx.request_screenshot(move |image| {
                // Nobody listens any more when the window has closed.
                let _ = answers.send(Action::Export(Export::Screen(image)));
                wake();
            }),
        }
    }

    /// A clipboard that has no text says nothing at all.
    pub(super) fn wait_for_paste(&mut self, ctx: &Context) {
        let Some(frames) = self.pasting else { return };
        self.pasting = Some(frames + 1);
        if frames < PATIENCE {
            ctx.request_repaint();
        } else {
            self.ask(ctx, vec![Action::Export(Export::Pasted(None))]);
        }
    }
}
