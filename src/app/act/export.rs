//! Making files of what is shown, and giving and taking what is on the clipboard.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::files;
use crate::app::action::{Export, Notice, Purpose};
use crate::app::exporting::{self, Product, Shown, Task};
use crate::app::model::{Model, Origin};
use crate::app::request::{Errand, Request};
use crate::experiment::Preset;
use crate::experiment::data::Loaded;
use crate::words::{Message, say};

/// Exporting, copying, pasting.
pub fn act(model: &mut Model, export: Export) -> Option<Request> {
    match export {
        Export::Open => {
            model.player.playing = false;
            model.export.open = true;
        }
        Export::Close => model.export.open = false,
        Export::Choose(choices) => model.export.choices = choices,
        Export::Ask(product) => return Some(ask(model, product)),
        Export::To(product, path) => return to(model, product, path),
        Export::Part { number, part } => {
            if let Some(work) = model.export.work.as_mut().filter(|work| work.number == number) {
                work.part = part;
            }
        }
        Export::Done { number, path } => {
            if end(model, number) {
                model.export.screen = None;
                let file = path.display().to_string();
                model.notice = Some(Notice::calm(Message::new("app-export-done").with("file", file)));
            }
        }
        Export::Failed { number, message } => {
            if end(model, number) {
                model.notice = Some(Notice::new(message));
            }
        }
        Export::Cancel => model.export.work = None,
        Export::Screenshot => return Some(Request::Screenshot),
        Export::Screen(image) => {
            model.export.screen = Some(image);
            return Some(ask(model, Product::Screenshot));
        }
        Export::CopyFigure => {
            let options = model.export.choices.options(model.look.mode(), model.player.step);
            return Some(Request::Errand(Errand::Draw(Box::new(Shown::of(model)), options)));
        }
        Export::Drawn(drawn) => match drawn {
            Ok(image) => {
                model.notice = Some(Notice::calm(Message::new("app-copied-figure")));
                return Some(Request::CopyImage(image));
            }
            Err(message) => model.notice = Some(Notice::new(message)),
        },
        Export::CopyPreset => {
            model.notice = Some(Notice::calm(Message::new("app-copied-preset")));
            return Some(Request::CopyText(text(model)));
        }
        Export::Code(framework) => {
            model.player.playing = false;
            (model.export.code, model.export.framework) = (true, framework);
        }
        Export::CloseCode => model.export.code = false,
        Export::CopyText { text, done } => {
            model.notice = Some(Notice::calm(Message::new(done)));
            return Some(Request::CopyText(text));
        }
        Export::Paste => return Some(Request::Paste),
        Export::Pasted(Some(text)) => {
            if Preset::read(&text).is_ok_and(|preset| preset.csv().is_some()) {
                return Some(Request::Errand(Errand::ReadData(text)));
            }
            files::paste(model, text, Loaded::default());
        }
        Export::PastedWith { text, loaded } => files::paste(model, text, loaded),
        Export::Pasted(None) => model.notice = Some(Notice::new(Message::new("app-paste-nothing"))),
    }
    None
}

/// Whether that was the work that goes on; it does no more.
fn end(model: &mut Model, number: u64) -> bool {
    let ended = model.export.work.as_ref().is_some_and(|work| work.number == number);
    if ended {
        model.export.work = None;
    }
    ended
}

fn ask(model: &Model, product: Product) -> Request {
    let title = say(model.language(), product.title());
    Request::Errand(Errand::Ask { purpose: Purpose::Export(product), title, suggested: suggested(model, product) })
}

/// Beside the experiment's file, under its name.
pub fn suggested(model: &Model, product: Product) -> PathBuf {
    let name = PathBuf::from(model.document.file_name());
    let stem = name.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let stem = if product == Product::Screenshot { "thalweg".to_owned() } else { stem };
    files::folder(model).join(format!("{stem}.{}", product.ending()))
}

/// Begins to write, unless that would overwrite the experiment's own file.
fn to(model: &mut Model, product: Product, path: PathBuf) -> Option<Request> {
    model.dialog = None;
    if model.export.work.is_some() {
        return None; // The window offers no second one.
    }
    let (product, path) = product.at(path);
    if let Origin::File(own) = &model.document.origin
        && exporting::overwrites(product, model.export.choices.with_preset, &path, own)
    {
        model.notice = Some(Notice::new(Message::new("app-export-over-itself").with("file", name(own))));
        return None;
    }
    let task = task(model, product)?;
    (model.export.open, model.export.code) = (false, false);
    model.export.count += 1;
    let (work, job) = exporting::begin(model.export.count, path, task);
    model.export.work = Some(work);
    Some(Request::Export(Box::new(job)))
}

fn task(model: &Model, product: Product) -> Option<Task> {
    Some(match product {
        Product::Figure(format) => {
            let choices = model.export.choices;
            let options = choices.options(model.look.mode(), model.player.step);
            let shown = Box::new(Shown::of(model));
            Task::Figure { shown, format, options, beside: choices.with_preset }
        }
        Product::Trajectory { state } => Task::Trajectory { experiment: Arc::clone(&model.experiment), state },
        Product::Script(framework) => Task::Script { experiment: Arc::clone(&model.experiment), framework },
        Product::Screenshot => Task::Screenshot(Arc::clone(model.export.screen.as_ref()?)),
    })
}

fn text(model: &Model) -> String {
    model.document.preset.write(model.document.text.as_deref())
}

fn name(path: &Path) -> String {
    path.display().to_string()
}
