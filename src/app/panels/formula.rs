//! A text of the experiment's own: its field, what is wrong with it, its parameters.

use eframe::egui::{Align, Button, Color32, Id, Layout, Rect, RichText, TextStyle, Ui, pos2, vec2};

use super::{coordinate, problem};
use crate::app::action::{Action, Edit, TextChange};
use crate::app::model::Model;
use crate::app::style::{ROW, color, theme};
use crate::app::texts::{Draft, Slot};
use crate::app::views::equation;
use crate::app::widgets::{FormulaField, Icon, elided, formula_field, icon_button, symbol};
use crate::catalog::Document;
use crate::experiment::preset::Parameters;
use crate::formula::{Formula, canonical};
use crate::words::{Fault, Language, Message, Span, Value, line_column, say};

/// Seconds without a key after which typing is a new change.
const PAUSE: f64 = 1.5;
/// Height of a small button.
const LINE: f32 = 18.0;

/// A text in force, and whose it is.
pub struct Shown<'a> {
    pub slot: Slot,
    /// What a screen reader calls the field.
    pub name: &'a str,
    /// What a screen reader says before the name of a parameter.
    pub owner: &'a str,
    pub formula: &'a Formula,
    pub parameters: &'a Parameters,
}

/// The equation of the text in force; a field over it where it is the experiment's own, else a button that makes it so.
pub fn show(ui: &mut Ui, model: &Model, shown: &Shown, actions: &mut Vec<Action>) {
    let draft = model.document.drafts.get(shown.slot);
    let text = draft.map(|draft| draft.text.as_str()).or_else(|| shown.slot.text(&model.document.preset));
    if let Some(text) = text {
        field(ui, shown, text, draft, actions);
        if let Some(draft) = draft {
            wrong(ui, model, draft, actions);
        }
    }
    let right = ui.available_rect_before_wrap().right();
    let equation = ui.scope(|ui| {
        // What stands there is not what is written above it.
        ui.set_opacity(if draft.is_some() { 0.6 } else { 1.0 });
        equation::show(ui, shown.formula, model.look.notation, ui.available_width());
    });
    if text.is_none() {
        let equation = equation.response.rect;
        let top = (equation.bottom() - LINE).max(equation.top());
        let rest = Rect::from_min_max(pos2(equation.right(), top), pos2(right, top + LINE));
        edit_button(ui, model.language(), shown.slot, rest, actions);
    } else if draft.is_none() && shown.slot == Slot::Surface {
        coordinate::unread(ui, model, actions);
    }
}

/// The button that makes the catalog's text the experiment's own: in the `rest` of the equation's last line where there
/// is room, else under it.
fn edit_button(ui: &mut Ui, language: Language, slot: Slot, rest: Rect, actions: &mut Vec<Action>) {
    let (key, tip) = match slot {
        Slot::Surface => ("app-edit-own-formula", "app-edit-own-formula-tip"),
        Slot::Rule(_) => ("app-edit-own-rule", "app-edit-own-rule-tip"),
        Slot::Schedule(_) => ("app-edit-own-schedule", "app-edit-own-schedule-tip"),
    };
    let font = TextStyle::Button.resolve(ui.style());
    let words = elided(ui, &say(language, key), font, Color32::PLACEHOLDER, f32::INFINITY);
    let width = words.size().x + 2.0 * ui.spacing().button_padding.x;
    let button = Button::new(words).small();
    let response = if rest.width() > width + ui.spacing().item_spacing.x {
        ui.put(rest.with_min_x(rest.right() - width), button)
    } else {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| ui.add(button)).inner
    };
    if response.on_hover_text(say(language, tip)).clicked() {
        make_own(ui, slot, actions);
    }
}

/// The text becomes the experiment's own if it is not yet, and its field gets the focus: who asks for it wants to type.
pub fn make_own(ui: &Ui, slot: Slot, actions: &mut Vec<Action>) {
    actions.push(Action::Settle);
    actions.push(edit(slot, TextChange::Own));
    focus(ui, slot);
}

fn edit(slot: Slot, change: TextChange) -> Action {
    Action::Edit(Edit::Text { slot, change })
}

/// Gives the focus to the field of a text.
pub fn focus(ui: &Ui, slot: Slot) {
    ui.memory_mut(|memory| memory.request_focus(field_id(slot)));
}

fn field_id(slot: Slot) -> Id {
    Id::unique(("formula field", slot))
}

fn field(ui: &mut Ui, shown: &Shown, text: &str, draft: Option<&Draft>, actions: &mut Vec<Action>) {
    let faults = draft.map_or(&[][..], |draft| &draft.faults);
    let wrong: Vec<Span> = faults.iter().filter_map(|fault| fault.place.span).collect();
    let id = field_id(shown.slot);
    let typed = formula_field(ui, &FormulaField { id, name: shown.name, text, wrong: &wrong });
    if let Some(text) = typed {
        let now = ui.input(|input| input.time);
        let last = ui.data(|data| data.get_temp(id)).unwrap_or(now);
        ui.data_mut(|data| data.insert_temp(id, now));
        if now - last > PAUSE {
            actions.push(Action::Settle);
        }
        actions.push(edit(shown.slot, TextChange::Write(text)));
    }
}

/// Each sentence once, with what can be done about it.
fn wrong(ui: &mut Ui, model: &Model, draft: &Draft, actions: &mut Vec<Action>) {
    let language = model.language();
    let ink = color(theme(ui).error);
    let lines = draft.text.trim_end().contains('\n');
    let mut said: Vec<&Message> = Vec::new();
    for fault in &draft.faults {
        if said.contains(&&fault.message) {
            continue;
        }
        said.push(&fault.message);
        let mut sentence = fault.message.say(language);
        if let Some(span) = fault.place.span.filter(|_| lines) {
            let (line, column) = line_column(&draft.text, span.start);
            let place = Message::new("app-place").with("line", line).with("column", column);
            sentence = format!("{} {sentence}", place.say(language));
        }
        ui.label(RichText::new(sentence).size(12.0).color(ink));
        remedies(ui, model, draft, fault, actions);
    }
}

/// Buttons for what can be done with one click; else what would be right, in words.
fn remedies(ui: &mut Ui, model: &Model, draft: &Draft, fault: &Fault, actions: &mut Vec<Action>) {
    let language = model.language();
    let unknown = name_in(&fault.message).filter(|_| fault.message.key == "formula-unknown-name");
    let meant = fault.help.as_ref().filter(|help| help.key == "formula-help-did-you-mean").and_then(name_in);
    if unknown.is_none() && meant.is_none() {
        if let Some(help) = &fault.help {
            ui.label(RichText::new(help.say(language)).size(12.0).color(color(theme(ui).dim)));
        }
        return;
    }
    ui.horizontal_wrapped(|ui| {
        if let (Some(meant), Some(help), Some(span)) = (meant, &fault.help, fault.place.span)
            && ui.add(Button::new(help.say(language)).small()).clicked()
        {
            actions.push(Action::Settle);
            actions.push(edit(draft.slot, TextChange::Write(replaced(&draft.text, span, meant))));
        }
        if let Some(name) = unknown {
            let add = Message::new("app-add-parameter").with("name", name).say(language);
            if ui.add(Button::new(add).small()).clicked() {
                actions.push(Action::Settle);
                actions.push(edit(draft.slot, TextChange::AddParameter(name.to_owned())));
            }
            if draft.slot == Slot::Surface {
                coordinate::offer(ui, model, name, actions);
            }
        }
    });
}

fn name_in(message: &Message) -> Option<&str> {
    message.values.iter().find_map(|(key, value)| match value {
        Value::Text(name) if *key == "name" => Some(name.as_str()),
        _ => None,
    })
}

/// The text with another name in place of the one at `span`, wherever that stands: a name is only said to be wrong once.
fn replaced(text: &str, span: Span, meant: &str) -> String {
    let Some(wrong) = text.get(span.start..span.end).map(canonical) else { return text.to_owned() };
    let mut new = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let in_word = |c: char| c.is_alphanumeric() || c == '_';
        let length =
            rest.find(|c| !in_word(c)).unwrap_or(rest.len()).max(if in_word(first) { 0 } else { first.len_utf8() });
        let (word, after) = rest.split_at(length);
        new.push_str(if in_word(first) && canonical(word) == wrong { meant } else { word });
        rest = after;
    }
    new
}

/// A slider for each parameter, as the text's document describes it. Without a document, one that nothing reads can be
/// removed.
pub fn parameters(
    ui: &mut Ui,
    language: Language,
    shown: &Shown,
    document: Option<&Document>,
    change: &dyn Fn(&str, f64) -> Edit,
    actions: &mut Vec<Action>,
) {
    for (name, value) in shown.parameters {
        ui.horizontal(|ui| {
            let button = if document.is_none() { ROW + ui.spacing().item_spacing.x } else { 0.0 };
            let size = vec2(ui.available_width() - button, ROW);
            let row = |ui: &mut Ui| problem::turn(ui, document, shown.owner, name, *value, language);
            let turned = ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), row).inner;
            actions.extend(turned.map(|value| Action::Edit(change(name, value))));
            if document.is_none() {
                remove(ui, language, shown, name, actions);
            }
        });
    }
}

fn remove(ui: &mut Ui, language: Language, shown: &Shown, name: &str, actions: &mut Vec<Action>) {
    let read = shown.formula.reads(name);
    let key = if read { "app-parameter-is-read" } else { "app-remove-parameter" };
    let label = Message::new(key).with("name", symbol(name)).say(language);
    if icon_button(ui, Icon::Remove, &label, ROW, !read).clicked() {
        actions.push(edit(shown.slot, TextChange::RemoveParameter(name.to_owned())));
    }
}

#[cfg(test)]
mod tests {
    use super::replaced;
    use crate::words::Span;

    #[test]
    fn a_name_is_replaced_wherever_it_stands_alone() {
        let text = "V = bta*V + (1 - bta)*g, bta2 = 1";
        assert_eq!(replaced(text, Span::new(4, 7), "beta"), "V = beta*V + (1 - beta)*g, bta2 = 1");
        assert_eq!(replaced("f = β₃*x", Span::new(4, 9), "beta2"), "f = beta2*x");
    }
}
