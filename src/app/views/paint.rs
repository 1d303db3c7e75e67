//! Paints the marks of `figure` with egui.

use std::collections::HashMap;
use std::sync::Arc;

use eframe::egui::{
    self, Color32, ColorImage, Context, FontId, Mesh, Painter, Pos2, Rect, Shape, Stroke, TextureHandle,
    TextureOptions, Vec2,
    epaint::{PathShape, PathStroke, TextShape},
    pos2, vec2,
};

use crate::app::style::{color, semibold};
use crate::figure::Color;
use crate::figure::mark::{self, Anchor, Mark, Point, Raster, Weight};

use super::equation;

/// Turns marks into shapes. `origin` is where the marks' upper left corner lies in the window.
pub struct Paint<'a> {
    pub painter: &'a Painter,
    pub origin: Pos2,
    pub images: &'a mut Images,
}

/// Textures of the pictures that were painted last.
#[derive(Default)]
pub struct Images(HashMap<usize, (Arc<Raster>, TextureHandle)>);

impl Images {
    /// The texture of a picture; made once as long as the picture is kept.
    fn texture(&mut self, ctx: &Context, image: &Arc<Raster>) -> egui::TextureId {
        let key = Arc::as_ptr(image) as usize;
        let entry = self.0.entry(key).or_insert_with(|| {
            let pixels = ColorImage::from_rgba_unmultiplied([image.width, image.height], &image.rgba);
            (Arc::clone(image), ctx.load_texture("surface", pixels, TextureOptions::LINEAR))
        });
        entry.1.id()
    }

    /// Forgets the pictures that nobody else holds.
    pub fn tidy(&mut self) {
        self.0.retain(|_, (image, _)| Arc::strong_count(image) > 1);
    }
}

impl Paint<'_> {
    /// Paints all marks, the first at the bottom.
    pub fn marks(&mut self, marks: &[Mark]) {
        for mark in marks {
            self.mark(mark);
        }
    }

    fn mark(&mut self, mark: &Mark) {
        match mark {
            Mark::Image { rect, image } => {
                let id = self.images.texture(self.painter.ctx(), image);
                let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
                self.painter.image(id, self.rect(*rect), whole, Color32::WHITE);
            }
            Mark::Polyline { points, stroke } => {
                self.painter.extend(line(points, *stroke, self.origin.to_vec2()));
            }
            Mark::Band { upper, lower, fill } => {
                self.painter.add(Shape::mesh(band(upper, lower, *fill, self.origin.to_vec2())));
            }
            Mark::Polygon { points, fill, stroke } => {
                let points = points.iter().map(|&at| self.at(at)).collect();
                let stroke = stroke.map_or(PathStroke::NONE, |stroke| thin(stroke).into());
                self.painter.add(Shape::Path(PathShape { points, closed: true, fill: color(*fill), stroke }));
            }
            &Mark::Symbol { at, shape, radius, fill, ring } => {
                symbol(self.painter, self.at(at), shape, radius, color(fill), thin(ring))
            }
            Mark::Text(text) => self.text(text),
            Mark::Equation { at, size, color: ink, equation } => {
                equation::paint(self.painter, equation, self.at(*at), *size as f32, color(*ink));
            }
            Mark::Group { clip, marks, .. } => {
                let clipped =
                    clip.map(|clip| self.painter.with_clip_rect(self.rect(clip).intersect(self.painter.clip_rect())));
                let painter = clipped.as_ref().unwrap_or(self.painter);
                Paint { painter, origin: self.origin, images: self.images }.marks(marks);
            }
        }
    }

    fn at(&self, [x, y]: Point) -> Pos2 {
        self.origin + vec2(x as f32, y as f32)
    }

    fn rect(&self, rect: mark::Rect) -> Rect {
        Rect::from_min_max(self.at([rect.left, rect.top]), self.at([rect.right, rect.bottom]))
    }

    fn text(&self, text: &mark::Text) {
        let font = match text.weight {
            Weight::Regular => FontId::proportional(text.size as f32),
            Weight::Semibold => semibold(text.size as f32),
        };
        let ink = color(text.color);
        let galley = self.painter.layout_no_wrap(text.text.clone(), font, ink);
        let ascent = galley.rows.first().map_or(0.0, |row| row.row.glyphs.first().map_or(0.0, |glyph| glyph.pos.y));
        let back = match text.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => galley.size().x / 2.0,
            Anchor::End => galley.size().x,
        };
        let angle = text.angle.to_radians() as f32;
        let turn = egui::emath::Rot2::from_angle(angle);
        let corner = self.at(text.at) + turn * vec2(-back, -ascent);
        if let Some(halo) = text.halo {
            let reach = halo.width as f32 / 2.0;
            for offset in [vec2(reach, 0.0), vec2(-reach, 0.0), vec2(0.0, reach), vec2(0.0, -reach)] {
                let shape = TextShape::new(corner + offset, Arc::clone(&galley), ink).with_angle(angle);
                self.painter.add(shape.with_override_text_color(color(halo.color)));
            }
        }
        self.painter.add(TextShape::new(corner, galley, ink).with_angle(angle));
    }
}

/// Paints a run's marker, a start, a minimum; `radius` in points.
pub fn symbol(painter: &Painter, center: Pos2, shape: mark::Shape, radius: f64, fill: Color32, ring: Stroke) {
    let corners: Vec<Pos2> = shape.corners(radius).iter().map(|[x, y]| center + vec2(*x as f32, *y as f32)).collect();
    if corners.is_empty() {
        painter.circle(center, radius as f32, fill, ring);
        return;
    }
    // Stars and crosses are not convex, but every corner is seen from the center.
    let mut mesh = Mesh::default();
    mesh.colored_vertex(center, fill);
    corners.iter().for_each(|&corner| mesh.colored_vertex(corner, fill));
    let count = corners.len() as u32;
    (0..count).for_each(|i| mesh.add_triangle(0, 1 + i, 1 + (i + 1) % count));
    painter.add(Shape::mesh(mesh));
    painter.add(Shape::closed_line(corners, ring));
}

/// A line as shapes, one for each dash where it is dashed. `origin` is where its picture's upper left corner lies.
pub fn line(points: &[Point], stroke: mark::Stroke, origin: Vec2) -> Vec<Shape> {
    let points: Vec<Pos2> = points.iter().map(|&[x, y]| pos2(x as f32, y as f32) + origin).collect();
    match stroke.dash {
        Some([dash, gap]) => Shape::dashed_line(&points, thin(stroke), dash as f32, gap as f32),
        None => vec![Shape::line(points, thin(stroke))],
    }
}

/// What lies between two lines as triangles. `origin` is where its picture's upper left corner lies.
pub fn band(upper: &[Point], lower: &[Point], fill: Color, origin: Vec2) -> Mesh {
    let mut mesh = Mesh::default();
    for (column, pair) in upper.iter().zip(lower).enumerate() {
        for [x, y] in <[&Point; 2]>::from(pair) {
            mesh.colored_vertex(pos2(*x as f32, *y as f32) + origin, color(fill));
        }
        if let Some(before) = column.checked_sub(1) {
            let [left, right] = [2 * before as u32, 2 * column as u32];
            mesh.add_triangle(left, left + 1, right);
            mesh.add_triangle(left + 1, right, right + 1);
        }
    }
    mesh
}

fn thin(stroke: mark::Stroke) -> Stroke {
    Stroke::new(stroke.width as f32, color(stroke.color))
}
