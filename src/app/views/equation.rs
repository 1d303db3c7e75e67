//! Equations on screen: typeset once, kept as a texture for as long as they are shown.

use std::collections::HashMap;
use std::sync::Arc;

use eframe::egui::emath::GuiRounding;
use eframe::egui::{
    self, Color32, ColorImage, Context, Image, Label, Painter, Pos2, Rect, Role, ScrollArea, Sense, TextureHandle,
    TextureOptions, Ui, Vec2, WidgetInfo, load::SizedTexture, pos2, vec2,
};
use resvg::tiny_skia::{FillRule, Paint, Path, PathBuilder, Pixmap, Transform};

use crate::app::style::{color, theme};
use crate::figure::equation::{Equation, Segment};
use crate::formula::latex::{Style, Writing};
use crate::formula::{self, Formula};

/// Font size of equations in panels, in points.
const SIZE: f32 = 15.0;
/// How small a wide equation becomes at most.
const SMALLEST: f32 = 0.78;
/// Equations that are kept; more than any window shows at once.
const MOST: usize = 256;

#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    latex: String,
    display: bool,
    /// Size in pixels, and what is not colored by itself.
    pixels: u32,
    ink: Color32,
}

/// An equation as a texture.
#[derive(Clone)]
pub struct Drawn {
    texture: TextureHandle,
    /// In pixels: the whole picture, and where the baseline begins.
    size: Vec2,
    origin: Vec2,
    /// Pixels a point.
    ppp: f32,
}

#[derive(Clone, Default)]
struct Shelf {
    equations: HashMap<Key, Option<Drawn>>,
    lines: HashMap<Typeset, Arc<Vec<String>>>,
}

/// What the lines of a formula go by: its kind, its text, its coordinates, the notation, the room.
type Typeset = (formula::syntax::Kind, String, Vec<String>, Writing, u32);

/// Shows a formula, a line a statement, made smaller and then broken where it is wider than `width`.
pub fn show(ui: &mut Ui, formula: &Formula, writing: Writing, width: f32) {
    let lines = shelf(ui.ctx(), |shelf| {
        if shelf.lines.len() > MOST {
            shelf.lines.clear();
        }
        let coordinates = formula.coordinates().to_vec();
        let key = (formula.kind(), formula.text().to_owned(), coordinates, writing, width as u32);
        Arc::clone(shelf.lines.entry(key).or_insert_with(|| Arc::new(lines(formula, writing, width))))
    });
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        for line in lines.iter() {
            latex(ui, line, false, SIZE, width);
        }
    });
}

fn lines(formula: &Formula, writing: Writing, width: f32) -> Vec<String> {
    let fits = |latex: &str, size: f32| {
        let most = f64::from((width - 2.0) / size);
        Equation::new(latex, false).is_none_or(|equation| equation.width <= most)
    };
    let lines = formula::latex::lines(formula, &Style { writing, ..Style::default() }).into_iter();
    let broken = |latex: String| match fits(&latex, SIZE * SMALLEST) {
        true => vec![latex],
        // All parts at one size.
        false => formula::latex::broken(&latex, &|part| fits(part, SIZE)),
    };
    lines.flat_map(|line| broken(line.latex)).collect()
}

/// Shows one line of LaTeX; its source where it cannot be typeset or is far too wide. What is too wide is made smaller, and scrolls where
/// that would make it unreadable.
pub fn latex(ui: &mut Ui, latex: &str, display: bool, size: f32, width: f32) {
    let ink = color(theme(ui).text);
    let Some(drawn) = drawn(ui.ctx(), latex, display, size, ink) else {
        ui.add(Label::new(latex).truncate());
        return;
    };
    let natural = drawn.size / drawn.ppp;
    let fitted = natural * (width / natural.x).clamp(SMALLEST, 1.0);
    let image = |ui: &mut Ui| {
        let response = ui.add(Image::from_texture(SizedTexture::new(drawn.texture.id(), fitted)).sense(Sense::hover()));
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, latex));
    };
    if fitted.x > width {
        ScrollArea::horizontal().id_salt(latex).max_width(width).show(ui, image);
    } else {
        image(ui);
    }
}

/// Paints an equation with the left end of its baseline at `at`.
pub fn paint(painter: &Painter, equation: &Equation, at: Pos2, size: f32, ink: Color32) {
    if let Some(drawn) = drawn(painter.ctx(), &equation.latex, false, size, ink) {
        drawn.paint(painter, at);
    }
}

impl Drawn {
    /// With the left end of its baseline at `at`.
    pub fn paint(&self, painter: &Painter, at: Pos2) {
        // On whole pixels, or it would be blurred.
        let corner = (at - self.origin / self.ppp).round_to_pixels(self.ppp);
        let rect = Rect::from_min_size(corner, self.size / self.ppp);
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        painter.image(self.texture.id(), rect, whole, Color32::WHITE);
    }

    pub fn width(&self) -> f32 {
        // Without the pixels about it.
        (self.size.x - 2.0) / self.ppp
    }

    /// Above and below the baseline.
    pub fn extent(&self) -> [f32; 2] {
        [self.origin.y / self.ppp, (self.size.y - self.origin.y) / self.ppp]
    }
}

fn shelf<T>(ctx: &Context, use_it: impl FnOnce(&mut Shelf) -> T) -> T {
    let slot = egui::Id::unique("equations");
    let shelf = ctx.data_mut(|data| Arc::clone(data.get_temp_mut_or_default::<Arc<egui::mutex::Mutex<Shelf>>>(slot)));
    let mut shelf = shelf.lock();
    use_it(&mut shelf)
}

/// The texture of an equation at a size in points; `None` where the LaTeX cannot be read.
pub fn drawn(ctx: &Context, latex: &str, display: bool, size: f32, ink: Color32) -> Option<Drawn> {
    let pixels = (size * ctx.pixels_per_point()).round() as u32;
    let key = Key { latex: latex.to_owned(), display, pixels, ink };
    shelf(ctx, |shelf| {
        if shelf.equations.len() > MOST {
            shelf.equations.clear();
        }
        shelf.equations.entry(key).or_insert_with_key(|key| draw(ctx, key)).clone()
    })
}

fn draw(ctx: &Context, key: &Key) -> Option<Drawn> {
    let equation = Equation::new(&key.latex, key.display)?;
    let em = key.pixels as f32;
    // A pixel about it for what smoothing spreads.
    let origin = vec2(1.0, (equation.height as f32 * em).ceil() + 1.0);
    let width = (equation.width as f32 * em).ceil() + 2.0;
    let height = origin.y + (equation.depth as f32 * em).ceil() + 1.0;
    // A sum over hundreds of coordinates is wider than any graphics card takes.
    let most = ctx.input(|input| input.max_texture_side) as f32;
    let mut pixmap = Some((width, height))
        .filter(|_| width.max(height) <= most)
        .and_then(|(width, height)| Pixmap::new(width as u32, height as u32))?;
    let place = Transform::from_row(em, 0.0, 0.0, em, origin.x, origin.y);
    for piece in &equation.pieces {
        let ink = piece.color.map_or(key.ink, color);
        let [r, g, b, a] = ink.to_srgba_unmultiplied();
        let mut paint = Paint { anti_alias: true, ..Paint::default() };
        paint.set_color_rgba8(r, g, b, a);
        if let Some(path) = path(&piece.outline) {
            pixmap.fill_path(&path, &paint, FillRule::Winding, place, None);
        }
    }
    let image = ColorImage::from_rgba_premultiplied([width as usize, height as usize], pixmap.data());
    let texture = ctx.load_texture("equation", image, TextureOptions::LINEAR);
    Some(Drawn { texture, size: vec2(width, height), origin, ppp: ctx.pixels_per_point() })
}

fn path(outline: &[Segment]) -> Option<Path> {
    let mut path = PathBuilder::new();
    let f = |[x, y]: [f64; 2]| (x as f32, y as f32);
    for &segment in outline {
        match segment {
            Segment::Move(a) => path.move_to(f(a).0, f(a).1),
            Segment::Line(a) => path.line_to(f(a).0, f(a).1),
            Segment::Quad(a, b) => path.quad_to(f(a).0, f(a).1, f(b).0, f(b).1),
            Segment::Cubic(a, b, c) => path.cubic_to(f(a).0, f(a).1, f(b).0, f(b).1, f(c).0, f(c).1),
            Segment::Close => path.close(),
        }
    }
    path.finish()
}
