//! What has the focus is seen: it scrolls into sight when the keyboard moves there.

use eframe::egui::{Id, Ui};

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
        && ui.min_rect().contains(response.rect.center())
        && !ui.clip_rect().contains_rect(response.rect)
    {
        ui.scroll_to_rect(response.rect, None);
    }
}
