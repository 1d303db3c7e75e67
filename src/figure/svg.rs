//! A picture as SVG: text stays text, the same bytes for the same picture.

use std::fmt::Write;

use super::color::Color;
use super::equation::{Equation, Segment};
use super::font;
use super::mark::{Anchor, Mark, Point, Raster, Rect, Shape, Stroke, Text, Weight};
use super::picture::Picture;
use super::png;

/// The document of a picture.
pub fn write(picture: &Picture) -> String {
    let [width, height] = picture.size;
    let mut out = String::with_capacity(1 << 16);
    // Writing to a string cannot fail, here and below.
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"{width}\" \
         height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"'{}', {}\">\n<title>{}</title>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n",
        font::FAMILY,
        font::FALLBACKS,
        escape(&picture.title),
        picture.background.css()
    );
    picture.marks.iter().for_each(|mark| write_mark(&mut out, mark));
    out.push_str("</svg>\n");
    out
}

fn write_mark(out: &mut String, mark: &Mark) {
    match mark {
        Mark::Image { rect, image } => write_image(out, *rect, image),
        Mark::Polyline { points, stroke } => write_polyline(out, points, stroke),
        Mark::Band { upper, lower, fill } => {
            let around: Vec<Point> = upper.iter().chain(lower.iter().rev()).copied().collect();
            write_polygon(out, &around, *fill, None);
        }
        Mark::Polygon { points, fill, stroke } => write_polygon(out, points, *fill, stroke.as_ref()),
        Mark::Symbol { at, shape, radius, fill, ring } => write_symbol(out, *at, *shape, *radius, *fill, ring),
        Mark::Text(text) => write_text(out, text),
        Mark::Equation { at, size, color, equation } => write_equation(out, *at, *size, *color, equation),
        Mark::Group { name, clip, marks } => write_group(out, name, *clip, marks),
    }
}

/// A group that is cut off is a picture in the picture: that needs no id, which could meet another figure's on a page.
fn write_group(out: &mut String, name: &str, clip: Option<Rect>, marks: &[Mark]) {
    if marks.is_empty() {
        return;
    }
    match clip {
        Some(rect) => {
            let [x, y, width, height] = [rect.left, rect.top, rect.width(), rect.height()].map(number);
            let _ = writeln!(
                out,
                "<svg class=\"{name}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" \
                 viewBox=\"{x} {y} {width} {height}\" overflow=\"hidden\">"
            );
        }
        None => {
            let _ = writeln!(out, "<g class=\"{name}\">");
        }
    }
    marks.iter().for_each(|mark| write_mark(out, mark));
    out.push_str(if clip.is_some() { "</svg>\n" } else { "</g>\n" });
}

fn write_image(out: &mut String, rect: Rect, image: &Raster) {
    let [x, y, width, height] = [rect.left, rect.top, rect.width(), rect.height()].map(number);
    let _ = writeln!(
        out,
        "<image x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" preserveAspectRatio=\"none\" \
         xlink:href=\"data:image/png;base64,{}\"/>",
        base64(&png::encode(image))
    );
}

fn write_polyline(out: &mut String, points: &[Point], stroke: &Stroke) {
    let _ = write!(out, "<path d=\"{}\" fill=\"none\"", line(points));
    write_stroke(out, stroke);
    if let Some([dash, gap]) = stroke.dash {
        let _ = write!(out, " stroke-dasharray=\"{} {}\"", number(dash), number(gap));
    }
    out.push_str(" stroke-linejoin=\"round\" stroke-linecap=\"round\"/>\n");
}

fn write_polygon(out: &mut String, points: &[Point], fill: Color, stroke: Option<&Stroke>) {
    let _ = write!(out, "<path d=\"{}Z\"", line(points));
    write_fill(out, fill);
    if let Some(stroke) = stroke {
        write_stroke(out, stroke);
        out.push_str(" stroke-linejoin=\"round\"");
    }
    out.push_str("/>\n");
}

fn write_symbol(out: &mut String, at: Point, shape: Shape, radius: f64, fill: Color, ring: &Stroke) {
    let [x, y] = at;
    if shape == Shape::Circle {
        let _ = write!(out, "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"", number(x), number(y), number(radius));
    } else {
        let corners: Vec<Point> = shape.corners(radius).iter().map(|corner| [corner[0] + x, corner[1] + y]).collect();
        let _ = write!(out, "<path d=\"{}Z\" stroke-linejoin=\"round\"", line(&corners));
    }
    write_fill(out, fill);
    if ring.width > 0.0 {
        write_stroke(out, ring);
    }
    out.push_str("/>\n");
}

fn write_text(out: &mut String, text: &Text) {
    let Text { text, at: [x, y], size, anchor, weight, color, angle, halo } = text;
    let (x, y) = (number(*x), number(*y));
    let _ = write!(out, "<text x=\"{x}\" y=\"{y}\" font-size=\"{}\"", number(*size));
    match anchor {
        Anchor::Start => {}
        Anchor::Middle => out.push_str(" text-anchor=\"middle\""),
        Anchor::End => out.push_str(" text-anchor=\"end\""),
    }
    if *weight == Weight::Semibold {
        out.push_str(" font-weight=\"600\"");
    }
    write_fill(out, *color);
    if let Some(halo) = halo {
        write_stroke(out, halo);
        out.push_str(" stroke-linejoin=\"round\" paint-order=\"stroke\"");
    }
    if *angle != 0.0 {
        let _ = write!(out, " transform=\"rotate({} {x} {y})\"", number(*angle));
    }
    let _ = writeln!(out, ">{}</text>", escape(text));
}

fn write_equation(out: &mut String, [x, y]: Point, size: f64, color: Color, equation: &Equation) {
    let _ = write!(out, "<g role=\"img\" aria-label=\"{}\"", escape(&equation.latex));
    write_fill(out, color);
    out.push_str(">\n");
    for piece in &equation.pieces {
        out.push_str("<path d=\"");
        piece.outline.iter().for_each(|&step| write_segment(out, step.map(|[px, py]| [x + px * size, y + py * size])));
        out.push('"');
        if let Some(color) = piece.color {
            write_fill(out, color);
        }
        out.push_str("/>\n");
    }
    out.push_str("</g>\n");
}

fn write_segment(out: &mut String, step: Segment) {
    let pair = |[x, y]: Point| format!("{} {}", number(x), number(y));
    let _ = match step {
        Segment::Move(a) => write!(out, "M{}", pair(a)),
        Segment::Line(a) => write!(out, "L{}", pair(a)),
        Segment::Quad(a, b) => write!(out, "Q{} {}", pair(a), pair(b)),
        Segment::Cubic(a, b, c) => write!(out, "C{} {} {}", pair(a), pair(b), pair(c)),
        Segment::Close => write!(out, "Z"),
    };
}

fn write_fill(out: &mut String, color: Color) {
    let _ = write!(out, " fill=\"{}\"", color.css());
    if color.a < 255 {
        let _ = write!(out, " fill-opacity=\"{}\"", number(f64::from(color.a) / 255.0));
    }
}

fn write_stroke(out: &mut String, stroke: &Stroke) {
    let _ = write!(out, " stroke=\"{}\" stroke-width=\"{}\"", stroke.color.css(), number(stroke.width));
    if stroke.color.a < 255 {
        let _ = write!(out, " stroke-opacity=\"{}\"", number(f64::from(stroke.color.a) / 255.0));
    }
}

/// `M1 2 3 4 …`: after the first point, straight lines.
fn line(points: &[Point]) -> String {
    let mut out = String::with_capacity(points.len() * 14 + 1);
    for (i, &[x, y]) in points.iter().enumerate() {
        out.push(if i == 0 { 'M' } else { ' ' });
        let _ = write!(out, "{} {}", number(x), number(y));
    }
    out
}

/// A hundredth of a pixel is as exact as anyone sees.
fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let short = text.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}

/// A text as XML holds it. Characters that XML forbids, and marks that turn the writing direction about, are left out.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let word = chunk.iter().fold(0_u32, |word, &byte| word << 8 | u32::from(byte)) << (8 * (3 - chunk.len()));
        for i in 0..4 {
            let digit = DIGITS[(word >> (18 - 6 * i)) as usize & 63];
            out.push(if i <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    out
}
