//! The head of a card: marker, name, buttons. The name unfolds the card, is dragged, and can be written over.

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::{
    Context, CursorIcon, Id, Key, Popup, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind, TextEdit, Ui,
    WidgetInfo, vec2,
};

use super::{color as run_colors, menu};
use crate::app::action::{Action, Edit, Look, Rename};
use crate::app::model::{Model, Renaming};
use crate::app::style::{ROW, color, semibold, theme};
use crate::app::widgets::{Icon, icon_button, paint_elided};
use crate::experiment::Plan;
use crate::experiment::preset::MOST_RUNS;
use crate::words::{Message, Text};

/// Buttons at the right, and the width of each.
const BUTTONS: f32 = 4.0;
const BUTTON: f32 = 21.0;

/// Shows the line; what stands for the name, by which the card can be dragged.
pub fn show(ui: &mut Ui, model: &Model, run: usize, plan: &Plan, actions: &mut Vec<Action>) -> Response {
    let renaming = model.look.renaming.as_ref().filter(|renaming| renaming.run == run);
    let head = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 1.0;
        run_colors::button(ui, model, run, plan, actions);
        let width = ui.available_width() - BUTTONS * (BUTTON + 1.0);
        let head = match renaming {
            Some(renaming) => field(ui, plan, model, renaming, width, actions),
            None => title(ui, model, run, plan, width, actions),
        };
        buttons(ui, model, run, plan, actions);
        head
    });
    if let Some(wrong) = renaming.and_then(|renaming| renaming.wrong.as_ref()) {
        let text = RichText::new(wrong.say(model.language())).size(12.0).color(color(theme(ui).error));
        ui.label(text);
    }
    head.inner
}

/// Known by the run's place: a card that is moved by keys keeps the focus.
fn title_id(run: usize) -> Id {
    Id::unique(("title of run", run))
}

fn title(ui: &mut Ui, model: &Model, run: usize, plan: &Plan, width: f32, actions: &mut Vec<Action>) -> Response {
    let theme = theme(ui);
    let name = plan.name.get(model.language());
    let (rect, _) = ui.allocate_exact_size(vec2(width, ROW), Sense::hover());
    let title = ui.interact(rect, title_id(run), Sense::click_and_drag());
    title.widget_info(|| WidgetInfo::selected(Role::Button, true, model.look.selected == run, name));
    let elided = paint_elided(ui, rect, name, semibold(13.5), color(theme.text)).elided;
    let title = if elided { title.on_hover_text(name) } else { title };
    if title.has_focus() {
        let stroke = Stroke::new(1.5, color(theme.accent));
        ui.painter().rect_stroke(rect.expand(2.0), 4.0, stroke, StrokeKind::Outside);
    }
    if title.gained_focus() {
        title.scroll_to_me(None);
    }
    if title.dragged() {
        ui.set_cursor_icon(CursorIcon::Grabbing);
    }
    if title.clicked() {
        actions.push(Action::Look(Look::Select(run)));
    }
    if title.double_clicked() {
        actions.push(Action::Look(Look::Rename(Rename::Begin(run))));
    }
    Popup::context_menu(&title).show(|ui| menu::show(ui, model, run, plan, actions));
    title
}

/// Whether a hand or the keyboard is at the title of a run.
pub fn is_held(ctx: &Context, run: usize) -> bool {
    ctx.is_being_dragged(title_id(run)) || ctx.memory(|memory| memory.has_focus(title_id(run)))
}

/// The run whose title has the focus, else the one that is unfolded.
pub fn current(ctx: &Context, model: &Model) -> usize {
    focused(ctx, model).unwrap_or(model.look.selected)
}

fn focused(ctx: &Context, model: &Model) -> Option<usize> {
    let focused = ctx.memory(|memory| memory.focused())?;
    (0..model.experiment.runs.len()).find(|run| title_id(*run) == focused)
}

/// That run one place up or down; its title keeps the focus.
pub fn moved(ctx: &Context, model: &Model, direction: i64) -> Vec<Action> {
    let from = current(ctx, model);
    let to = from.checked_add_signed(direction as isize).filter(|to| *to < model.experiment.runs.len());
    let Some(to) = to else { return Vec::new() };
    if focused(ctx, model).is_some() {
        ctx.memory_mut(|memory| memory.request_focus(title_id(to)));
    }
    vec![Action::Edit(Edit::MoveRun { from, to })]
}

/// The name while it is typed: Enter and leaving the field put it in force, Escape leaves all as it was.
fn field(
    ui: &mut Ui,
    plan: &Plan,
    model: &Model,
    renaming: &Renaming,
    width: f32,
    actions: &mut Vec<Action>,
) -> Response {
    let id = Id::unique("name of a run");
    let label = Message::new("app-run-name").with("run", plan.name.get(model.language())).say(model.language());
    let mut text = renaming.text.clone();
    let (rect, _) = ui.allocate_exact_size(vec2(width, ROW), Sense::hover());
    let edit = TextEdit::singleline(&mut text).id(id).font(semibold(13.5)).char_limit(MOST);
    let response = ui.put(Rect::from_min_size(rect.min, vec2(width - 4.0, ROW)), edit);
    ui.ctx().accesskit_node_builder(id, |node| node.set_label(label));
    if text != renaming.text {
        actions.push(Action::Look(Look::Rename(Rename::Type(text.clone()))));
    }
    let again = ui.data_mut(|data| data.remove_temp::<bool>(again_slot())).is_some();
    if again || !response.has_focus() && !response.lost_focus() && renaming.wrong.is_none() {
        begin(ui, &response, &text);
    } else if response.lost_focus() {
        left(ui, renaming.run, &text, actions);
    }
    response
}

/// All is marked: what is typed takes the place of what was there.
fn begin(ui: &Ui, field: &Response, text: &str) {
    field.request_focus();
    let mut state = TextEdit::load_state(ui.ctx(), field.id).unwrap_or_default();
    let all = CCursorRange::two(CCursor::new(0), CCursor::new(text.chars().count()));
    state.cursor.set_char_range(Some(all));
    state.store(ui.ctx(), field.id);
}

fn left(ui: &Ui, run: usize, text: &str, actions: &mut Vec<Action>) {
    let (escaped, entered) = ui.input(|input| (input.key_pressed(Key::Escape), input.key_pressed(Key::Enter)));
    if escaped {
        actions.push(Action::Look(Look::Rename(Rename::Cancel)));
    } else {
        let name = Some(text.trim()).filter(|name| !name.is_empty());
        actions.push(Action::Edit(Edit::Rename { run, name: name.map(|name| Text::Same(name.to_owned())) }));
    }
    if escaped || entered {
        // To the card; with a name that is taken, back to the field.
        ui.memory_mut(|memory| memory.request_focus(title_id(run)));
        ui.data_mut(|data| data.insert_temp(again_slot(), true));
    }
}

fn again_slot() -> Id {
    Id::unique("again to the name of a run")
}

/// Characters of a name at most.
const MOST: usize = 200;

fn buttons(ui: &mut Ui, model: &Model, run: usize, plan: &Plan, actions: &mut Vec<Action>) {
    let language = model.language();
    let named = |key| Message::new(key).with("run", plan.name.get(language)).say(language);
    let (icon, key) = if plan.visible { (Icon::Shown, "app-hide-run") } else { (Icon::Hidden, "app-show-run") };
    let runs = model.experiment.runs.len();
    if icon_button(ui, icon, &named(key), BUTTON, true).clicked() {
        actions.push(Action::Edit(Edit::Visible { run, visible: !plan.visible }));
    }
    if icon_button(ui, Icon::Duplicate, &named("app-duplicate-run"), BUTTON, runs < MOST_RUNS).clicked() {
        actions.push(Action::Edit(Edit::DuplicateRun(run)));
    }
    let more = icon_button(ui, Icon::More, &named("app-run-more"), BUTTON, true);
    Popup::menu(&more).show(|ui| menu::show(ui, model, run, plan, actions));
    if icon_button(ui, Icon::Remove, &named("app-remove-run"), BUTTON, runs > 1).clicked() {
        actions.push(Action::Edit(Edit::RemoveRun(run)));
    }
}
