//! Notes on screen: Markdown with formulas, set in lines whose baselines meet.

mod flow;
mod parse;
mod table;

use eframe::egui::{Frame, Label, Margin, RichText, Role, Sense, Ui, WidgetInfo, vec2};

use crate::app::style::{color, theme};
use crate::app::views::equation;

use flow::{SIZE, Set};
use parse::{Block, Words};

/// A parsed text; parsed again only when it changes.
#[derive(Default)]
pub struct Markdown {
    source: String,
    blocks: Vec<Block>,
}

/// Space before and after a formula on a line of its own, and between paragraphs.
const GAP: f32 = 8.0;
/// Sizes of headings, the highest first, in points.
const HEADINGS: [f32; 3] = [18.0, 15.0, 13.5];

impl Markdown {
    /// Shows the text in the width that there is.
    pub fn show(&mut self, ui: &mut Ui, source: &str) {
        if self.source != source {
            self.source = source.to_owned();
            self.blocks = parse::parse(source);
        }
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = GAP;
            for block in &self.blocks {
                show(ui, block);
            }
        });
    }
}

fn show(ui: &mut Ui, block: &Block) {
    match block {
        Block::Paragraph(words) => paragraph(ui, words, SIZE, 0.0, ""),
        Block::Heading { level, words } => {
            paragraph(ui, words, HEADINGS.get(level - 1).copied().unwrap_or(SIZE), 0.0, "");
        }
        Block::Item { depth, mark, words } => paragraph(ui, words, SIZE, 16.0 * (*depth as f32), mark),
        Block::Code(code) => {
            let frame =
                Frame::new().fill(ui.visuals().code_bg_color).corner_radius(4).inner_margin(Margin::symmetric(10, 7));
            frame.show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                ui.add(Label::new(RichText::new(code).font(flow::font(SIZE, false))).wrap());
            });
        }
        Block::Formula(latex) => {
            let width = ui.available_width();
            ui.vertical_centered(|ui| equation::latex(ui, latex, true, 15.0, width));
        }
        Block::Table(rows) => table::show(ui, rows),
        Block::Rule => {
            ui.separator();
        }
    }
}

/// Sets a paragraph, moved in by `indent`, with a mark (a bullet, a number) before it.
fn paragraph(ui: &mut Ui, words: &Words, size: f32, indent: f32, mark: &str) {
    let width = ui.available_width();
    let set = Set::new(ui, words, size, width - indent);
    let (rect, response) = ui.allocate_exact_size(vec2(width, set.height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words.plain()));
    if !ui.is_rect_visible(rect) {
        return;
    }
    set.paint(ui, rect.min + vec2(indent, 0.0));
    if !mark.is_empty() {
        let ink = color(theme(ui).dim);
        let galley = ui.painter().layout_no_wrap(mark.to_owned(), flow::font(size, false), ink);
        let at = rect.min + vec2(indent - 6.0 - galley.size().x, set.first_baseline() - flow::ascent(ui, size));
        ui.painter().galley(at, galley, ink);
    }
}
