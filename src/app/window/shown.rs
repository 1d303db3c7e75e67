//! What a frame shows, from the bars at the top to the dialogs over everything.

use eframe::egui::{CentralPanel, Frame, Margin, Panel, Rect, ScrollArea, Ui};

use super::Window;
use crate::app::action::Action;
use crate::app::layout::Side;
use crate::app::model::Closing;
use crate::app::panels::{
    closing, code, dialog, drop, export, exporting, help, menu, notes, notice, problem, results, runs, transport,
};
use crate::app::widgets::keep_focus_in_sight;
use crate::app::{keys, style};
use crate::words::say;

impl Window {
    /// Draws the frame and does what was asked for in it.
    pub fn ui(&mut self, ui: &mut Ui) {
        self.bars(ui);
        let mut sides = Vec::new();
        if !self.model.look.alone {
            self.table(ui);
            sides = self.sides(ui);
        }
        self.middle(ui);
        self.edges(ui, sides);
        let mut actions = Vec::new();
        if let Some(topic) = self.model.look.help {
            help::show(ui, &self.model, topic, &mut self.helps, &mut actions);
        }
        if self.model.export.open {
            export::show(ui, &self.model, &mut self.preview, &mut actions);
        }
        if self.model.export.code {
            code::show(ui, &self.model, &mut self.script, &mut actions);
        }
        if let Some(shown) = &self.model.dialog {
            dialog::show(ui, &self.model, shown, &mut actions);
        }
        if self.model.closing == Some(Closing::Asked) {
            closing::show(ui, &self.model, &mut actions);
        }
        drop::show(ui, &self.model, &mut actions);
        actions.extend(keys::asked(ui.ctx(), &self.model));
        keys::keep_focus(ui.ctx());
        if !ui.input(|input| input.pointer.any_down()) && !ui.ctx().text_edit_focused() {
            // Not before what was asked for in this frame: letting go may be the last change of a drag. What is typed
            // is one change until its field is left or rests.
            actions.push(Action::Settle);
        }
        self.ask(ui.ctx(), actions);
        self.wait_for_paste(ui.ctx());
        self.wake_again(ui.ctx());
    }

    fn bars(&mut self, ui: &mut Ui) {
        let mut actions = Vec::new();
        let bar = Frame::new().fill(ui.visuals().panel_fill).inner_margin(Margin::symmetric(style::MARGIN, 6));
        if !self.model.look.alone {
            Panel::top("menu").frame(bar).show(ui, |ui| menu::show(ui, &self.model, &mut actions));
        }
        if let Some(shown) = &self.model.notice {
            let shown = shown.clone();
            Panel::top("notice").frame(Frame::NONE).show(ui, |ui| notice::show(ui, &self.model, &shown, &mut actions));
        }
        if let Some(work) = &self.model.export.work {
            let bar = Panel::top("exporting").frame(Frame::NONE);
            bar.show(ui, |ui| exporting::show(ui, &self.model, work, &mut actions));
        }
        self.ask(ui.ctx(), actions);
    }

    /// The table of results, under everything.
    fn table(&mut self, ui: &mut Ui) {
        if !self.model.look.results {
            return;
        }
        let mut actions = Vec::new();
        let frame = Frame::new().fill(ui.visuals().panel_fill).inner_margin(Margin::symmetric(style::MARGIN, 8));
        let most = (ui.available_height() - style::ABOVE_TABLE).max(style::TABLE[0]);
        let panel = Panel::bottom("results").frame(frame).resizable(true);
        let lines = self.model.experiment.runs.len().min(style::LINES);
        let panel = panel
            .default_size((style::TABLE[1] + lines as f32 * style::ROW).min(most))
            .size_range(style::TABLE[0]..=most);
        panel.show(ui, |ui| results::show(ui, &self.model, &mut actions));
        self.ask(ui.ctx(), actions);
    }

    /// The panels beside the landscape; where they are.
    fn sides(&mut self, ui: &mut Ui) -> Vec<(Side, Rect)> {
        let shown = [self.model.look.left, self.model.look.right];
        let [left, right] = self.widths.shared(ui.available_width(), shown);
        let side = Frame::new().fill(ui.visuals().panel_fill);
        let mut places = Vec::new();
        if shown[0] {
            let panel = Panel::left("experiment").frame(side).exact_size(left).resizable(false);
            places.push((Side::Left, panel.show(ui, |ui| self.experiment(ui)).response.rect));
        }
        if shown[1] {
            let side = side.inner_margin(Margin::symmetric(style::MARGIN, 10));
            let panel = Panel::right("plots").frame(side).exact_size(right).resizable(false);
            let mut actions = Vec::new();
            let plots = panel.show(ui, |ui| self.charts.show(ui, &self.model, &mut actions));
            places.push((Side::Right, plots.response.rect));
            self.ask(ui.ctx(), actions);
        }
        places
    }

    /// The edges of the panels, over all that they lie beside.
    fn edges(&mut self, ui: &Ui, sides: Vec<(Side, Rect)>) {
        for (side, place) in sides {
            let key = if side == Side::Left { "app-left-edge" } else { "app-right-edge" };
            self.widths.edge(ui, side, place, &say(self.model.language(), key));
        }
    }

    fn experiment(&mut self, ui: &mut Ui) {
        let mut actions = Vec::new();
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            Frame::new().inner_margin(Margin::symmetric(style::MARGIN, 10)).show(ui, |ui| {
                problem::show(ui, &self.model, &mut actions);
                ui.add_space(2.0);
                ui.separator();
                runs::show(ui, &self.model, &mut actions);
                ui.add_space(2.0);
                ui.separator();
                notes::show(ui, &self.model, &mut self.notes);
            });
            keep_focus_in_sight(ui);
        });
        // At once, so that the paths of this frame are those of the new values.
        self.ask(ui.ctx(), actions);
    }

    fn middle(&mut self, ui: &mut Ui) {
        let mut actions = Vec::new();
        if !self.model.look.alone {
            let bar = Frame::new().fill(ui.visuals().window_fill).inner_margin(Margin::symmetric(style::MARGIN, 4));
            Panel::bottom("transport").frame(bar).show(ui, |ui| transport::show(ui, &self.model, &mut actions));
            self.ask(ui.ctx(), std::mem::take(&mut actions));
        }
        CentralPanel::no_frame().show(ui, |ui| self.landscape.show(ui, &self.model, &mut actions));
        self.ask(ui.ctx(), actions);
    }
}
