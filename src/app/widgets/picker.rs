//! A list to choose from by typing: groups, a field that filters them, arrows and Enter.

use eframe::egui::{Button, Id, Key, Modifiers, Response, RichText, ScrollArea, TextEdit, Ui};

use crate::app::style::{color, semibold, theme};
use crate::export::page::Filter;
use crate::words::{Language, say};

/// One entry of the list.
pub struct Choice<'a> {
    pub id: &'a str,
    /// Entries of one group stand together.
    pub group: &'a str,
    pub title: &'a str,
    /// What is looked for besides title, group and id: the title in other languages, a formula.
    pub also: &'a str,
    pub tip: &'a str,
}

/// Height of the list at most.
const HEIGHT: f32 = 380.0;
const WIDTH: f32 = 260.0;

/// What is typed, and the entry that Enter takes.
#[derive(Clone, Default)]
struct State {
    text: String,
    marked: usize,
    /// The pass that it was shown in last: a list that was closed begins anew.
    pass: u64,
    /// Whether the field has had the focus, which it does not keep in a pass that only finds out sizes.
    begun: bool,
}

/// Shows field and list in a popup that is open; the id that was chosen. `chosen` is the one in force.
pub fn pick(ui: &mut Ui, language: Language, choices: &[Choice], chosen: Option<&str>) -> Option<String> {
    ui.set_width(WIDTH);
    pick_with(ui, language, choices, chosen, HEIGHT, &line)
}

/// How an entry is shown: what it is, whether it is the one in force, whether Enter takes it.
pub type Entry<'a> = dyn Fn(&mut Ui, &Choice, bool, bool) -> Response + 'a;

/// As [`pick`], as wide as `ui` and at most `height` high, with entries that look as `entry` shows them.
pub fn pick_with(
    ui: &mut Ui,
    language: Language,
    choices: &[Choice],
    chosen: Option<&str>,
    height: f32,
    entry: &Entry,
) -> Option<String> {
    let slot = ui.scope_id().with("picker");
    let pass = ui.ctx().cumulative_pass_nr();
    let known = ui.data(|data| data.get_temp::<State>(slot)).filter(|state| state.pass + 1 >= pass);
    let fresh = known.is_none();
    let first = || choices.iter().position(|choice| Some(choice.id) == chosen).unwrap_or(0);
    let mut state = known.unwrap_or_else(|| State { marked: first(), ..State::default() });
    state.pass = pass;
    let field = slot.with("field");
    let (steps, entered) = keys(ui, field);
    state.begun |= ui.is_enabled() && ui.memory(|memory| memory.has_focus(field));
    let typed = filter(ui, language, field, &mut state.text, !state.begun);
    let wanted = Filter::new(&[&state.text]);
    let found: Vec<&Choice> = choices.iter().filter(|choice| suits(choice, &wanted)).collect();
    if typed {
        state.marked = 0;
    }
    state.marked = state.marked.saturating_add_signed(steps).min(found.len().saturating_sub(1));
    let taken = entered.then(|| found.get(state.marked)).flatten().map(|choice| choice.id.to_owned());
    if found.is_empty() {
        ui.label(RichText::new(say(language, "app-filter-none")).color(color(theme(ui).dim)));
    }
    let follow = fresh || typed || steps != 0;
    let height = height.min(ui.ctx().content_rect().height() - 140.0).max(60.0);
    let area = ScrollArea::vertical().max_height(height).auto_shrink([false, true]);
    let clicked = area.show(ui, |ui| list(ui, &found, (chosen, state.marked), follow, field, entry)).inner;
    ui.data_mut(|data| data.insert_temp(slot, state));
    taken.or(clicked)
}

/// Up, down and Enter, while the field has the focus.
fn keys(ui: &Ui, field: Id) -> (isize, bool) {
    if !ui.memory(|memory| memory.has_focus(field)) {
        return (0, false);
    }
    ui.input_mut(|input| {
        let mut count = |key| input.count_and_consume_key(Modifiers::NONE, key) as isize;
        let steps = count(Key::ArrowDown) - count(Key::ArrowUp);
        (steps, count(Key::Enter) > 0)
    })
}

fn filter(ui: &mut Ui, language: Language, id: Id, text: &mut String, wants_focus: bool) -> bool {
    let name = say(language, "app-filter");
    let response = ui.add(TextEdit::singleline(text).id(id).hint_text(&name).desired_width(f32::INFINITY));
    ui.ctx().accesskit_node_builder(id, |node| node.set_label(name));
    if wants_focus {
        response.request_focus();
    }
    response.changed()
}

/// Whether every word that is typed stands in the entry.
fn suits(choice: &Choice, wanted: &Filter) -> bool {
    wanted.takes(&format!("{}\n{}\n{}\n{}", choice.title, choice.group, choice.also, choice.id))
}

fn list(
    ui: &mut Ui,
    found: &[&Choice],
    (chosen, marked): (Option<&str>, usize),
    follow: bool,
    field: Id,
    entry: &Entry,
) -> Option<String> {
    let mut clicked = None;
    for (i, choice) in found.iter().enumerate() {
        if i == 0 || found[i - 1].group != choice.group {
            group_title(ui, choice.group, i == 0);
        }
        let entry = entry(ui, choice, chosen == Some(choice.id), i == marked);
        if i == marked {
            ui.ctx().accesskit_node_builder(field, |node| node.set_active_descendant(entry.id.accesskit_id()));
        }
        if i == marked && follow {
            entry.scroll_to_me(None);
        }
        if entry.on_hover_text(choice.tip).clicked() {
            clicked = Some(choice.id.to_owned());
        }
    }
    clicked
}

/// An entry that is a title alone.
fn line(ui: &mut Ui, choice: &Choice, chosen: bool, marked: bool) -> Response {
    let text = RichText::new(choice.title);
    let text = if chosen { text.font(semibold(13.0)) } else { text };
    ui.add(Button::selectable(marked, text).min_size([ui.available_width(), 0.0].into()))
}

/// The title of a group in a list.
fn group_title(ui: &mut Ui, title: &str, first: bool) {
    if !first {
        ui.add_space(4.0);
    }
    let dim = color(theme(ui).dim);
    ui.label(RichText::new(title).font(semibold(11.0)).color(dim));
}
