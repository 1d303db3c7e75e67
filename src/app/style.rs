//! The theme of `figure` as egui's style: fonts, colors, spacings.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{
    self, Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Shadow, Stroke, Style,
    TextStyle, Visuals, style::HandleShape, style::WidgetVisuals, vec2,
};

use crate::figure::mark::Weight;
use crate::figure::theme::{Mode, Theme};
use crate::figure::{Color, font};

/// Width of the panels beside the landscape, in points.
pub const LEFT: f32 = 306.0;
pub const RIGHT: f32 = 404.0;
/// What the side panels leave to the landscape at least.
pub const MIDDLE: f32 = 400.0;
/// Lowest height of the table of results, first height without its lines, and what it leaves to all above it at least.
pub const TABLE: [f32; 2] = [96.0, 76.0];
/// Lines of the table at first, where there are so many.
pub const LINES: usize = 6;
pub const ABOVE_TABLE: f32 = 320.0;
/// Space between the edge of a panel and what is in it.
pub const MARGIN: i8 = 14;
/// Height of a row of controls.
pub const ROW: f32 = 22.0;

/// Installs fonts and both themes.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts());
    // The zoom is the model's, so that it is in the menu and in the session.
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
    for (theme, mode) in [(egui::Theme::Light, Mode::Light), (egui::Theme::Dark, Mode::Dark)] {
        ctx.set_style_of(theme, style(mode));
    }
}

/// The theme that `ui` is drawn in.
pub fn theme(ui: &egui::Ui) -> &'static Theme {
    Theme::of(if ui.visuals().dark_mode { Mode::Dark } else { Mode::Light })
}

pub fn color(color: Color) -> Color32 {
    Color32::from_rgba_unmultiplied(color.r, color.g, color.b, color.a)
}

/// For programs: each letter as wide as the next.
pub fn code(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("code".into()))
}

/// The heavier weight, for titles and names.
pub fn semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("semibold".into()))
}

fn fonts() -> FontDefinitions {
    let names = ["regular", "semibold"];
    let data = [Weight::Regular, Weight::Semibold].map(font::bytes);
    let mut font_data: BTreeMap<String, Arc<FontData>> = names
        .into_iter()
        .zip(data)
        .map(|(name, data)| (name.to_owned(), Arc::new(FontData::from_static(data))))
        .collect();
    let typewriter = ratex_katex_fonts::ttf_bytes("KaTeX_Typewriter-Regular.ttf").expect("one of KaTeX's fonts");
    font_data.insert("typewriter".to_owned(), Arc::new(FontData::from_owned(typewriter.into_owned())));
    let families = BTreeMap::from([
        (FontFamily::Proportional, vec!["regular".to_owned()]),
        (FontFamily::Monospace, vec!["regular".to_owned()]),
        (FontFamily::Name("semibold".into()), vec!["semibold".to_owned()]),
        // Names and words of other alphabets are in the other font.
        (FontFamily::Name("code".into()), vec!["typewriter".to_owned(), "regular".to_owned()]),
    ]);
    FontDefinitions { font_data, families }
}

fn style(mode: Mode) -> Style {
    let mut style = Style {
        visuals: visuals(Theme::of(mode)),
        text_styles: BTreeMap::from([
            (TextStyle::Small, FontId::proportional(11.0)),
            (TextStyle::Body, FontId::proportional(13.0)),
            (TextStyle::Button, FontId::proportional(13.0)),
            (TextStyle::Monospace, FontId::monospace(12.5)),
            (TextStyle::Heading, semibold(15.0)),
        ]),
        ..Style::default()
    };
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 6.0);
    spacing.button_padding = vec2(8.0, 3.0);
    spacing.interact_size = vec2(28.0, ROW);
    spacing.menu_margin = Margin::same(6);
    spacing.scroll = egui::style::ScrollStyle::floating();
    spacing.combo_height = 420.0;
    // What opens over the window may be as high as the longest list.
    spacing.default_area_size = vec2(600.0, 680.0);
    spacing.tooltip_width = 320.0;
    style.drag_value_text_style = TextStyle::Body;
    style.interaction.tooltip_delay = 0.4;
    style
}

fn visuals(theme: &Theme) -> Visuals {
    let mut visuals = match theme.mode {
        Mode::Light => Visuals::light(),
        Mode::Dark => Visuals::dark(),
    };
    let [text, border, card] = [theme.text, theme.border, theme.card].map(color);
    let accent = color(theme.accent);
    let hover = color(theme.card.mix(theme.accent, 0.08));
    let press = color(theme.card.mix(theme.accent, 0.18));
    let look = |fill: Color32, stroke: Color32, ink: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, stroke),
        corner_radius: CornerRadius::same(5),
        fg_stroke: Stroke::new(1.0, ink),
        expansion: 0.0,
    };
    visuals.widgets.noninteractive = look(color(theme.panel), border, text);
    visuals.widgets.inactive = look(card, border, text);
    visuals.widgets.hovered = look(hover, accent, text);
    visuals.widgets.active = look(press, accent, text);
    visuals.widgets.open = look(hover, accent, text);
    colors(&mut visuals, theme);
    visuals
}

/// What is not of a control.
fn colors(visuals: &mut Visuals, theme: &Theme) {
    let [dim, border, card, accent] = [theme.dim, theme.border, theme.card, theme.accent].map(color);
    visuals.weak_text_color = Some(dim);
    visuals.selection.bg_fill = color(theme.card.mix(theme.accent, 0.3));
    visuals.selection.stroke = Stroke::new(1.5, accent);
    visuals.hyperlink_color = accent;
    visuals.faint_bg_color = color(theme.panel);
    visuals.extreme_bg_color = card;
    visuals.code_bg_color = color(theme.grid);
    visuals.warn_fg_color = color(theme.error);
    visuals.error_fg_color = color(theme.error);
    visuals.window_fill = card;
    visuals.window_stroke = Stroke::new(1.0, border);
    visuals.panel_fill = color(theme.panel);
    visuals.window_corner_radius = CornerRadius::same(8);
    visuals.menu_corner_radius = CornerRadius::same(6);
    visuals.slider_trailing_fill = true;
    visuals.handle_shape = HandleShape::Circle;
    let shadow = Shadow { offset: [0, 4], blur: 14, spread: 0, color: Color32::from_black_alpha(40) };
    (visuals.popup_shadow, visuals.window_shadow) = (shadow, shadow);
}
