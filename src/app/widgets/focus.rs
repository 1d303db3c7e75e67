//! What has the focus is seen, and what cannot have it is reached: scrolling by the keyboard.

use eframe::egui::{Id, Key, Modifiers, Ui, vec2};

/// Scrolls to the focused control if it is one of this `ui`'s and has the focus since this frame. Called at the end of
/// what scrolls.
pub fn keep_focus_in_sight(ui: &Ui) {
    let slot = ui.scope_id().with("focus in sight");
    let focused = ui.ctx().memory(|memory| memory.focused());
    let before = ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default::<Option<Id>>(slot), focused));
    let Some(id) = focused.filter(|_| focused != before) else { return };
    // What the pointer takes hold of is in sight, and must not slip away under it.
    if ui.input(|input| input.pointer.any_down()) {
        return;
    }
    if let Some(response) = ui.ctx().read_response(id)
        && response.layer_id == ui.layer_id()
        // What is seen somewhere else is not one of these, even where these go on out of sight.
        && (!response.interact_rect.is_positive() || ui.clip_rect().contains_rect(response.interact_rect))
        && ui.min_rect().contains(response.rect.center())
        && !ui.clip_rect().contains_rect(response.rect)
    {
        ui.scroll_to_rect(response.rect, None);
    }
}

/// Scrolls by pages: what cannot have the focus could not be reached by the keyboard.
pub fn page_keys(ui: &Ui) {
    let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key)) as f32;
    let pages = pressed(Key::PageUp) - pressed(Key::PageDown);
    if pages != 0.0 {
        ui.scroll_with_delta(vec2(0.0, 0.9 * pages * ui.clip_rect().height()));
    }
}
