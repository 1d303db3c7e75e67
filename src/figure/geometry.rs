//! Lines cut off at a rectangle, thinned, and measured.

use super::mark::{Point, Rect};

/// The parts of a polyline inside a rectangle. A point that is not finite interrupts the line.
pub fn clip(points: &[Point], rect: Rect) -> Vec<Vec<Point>> {
    let mut parts: Vec<Vec<Point>> = Vec::new();
    let mut joined = false;
    for pair in points.windows(2) {
        let Some((from, to)) = clip_segment(pair[0], pair[1], rect) else {
            joined = false;
            continue;
        };
        match parts.last_mut() {
            Some(part) if joined && from == pair[0] => part.push(to),
            _ => parts.push(vec![from, to]),
        }
        joined = to == pair[1];
    }
    parts
}

/// The part of a segment inside a rectangle (Liang and Barsky).
pub fn clip_segment(a: Point, b: Point, rect: Rect) -> Option<(Point, Point)> {
    if rect.contains(a) && rect.contains(b) {
        return Some((a, b));
    }
    let d = [b[0] - a[0], b[1] - a[1]];
    if !(d[0].is_finite() && d[1].is_finite()) {
        return None;
    }
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    let sides =
        [(-d[0], a[0] - rect.left), (d[0], rect.right - a[0]), (-d[1], a[1] - rect.top), (d[1], rect.bottom - a[1])];
    for (direction, distance) in sides {
        if direction == 0.0 {
            if distance < 0.0 {
                return None;
            }
        } else if direction < 0.0 {
            enter = enter.max(distance / direction);
        } else {
            leave = leave.min(distance / direction);
        }
    }
    let at = |share: f64| [a[0] + share * d[0], a[1] + share * d[1]];
    let from = if enter > 0.0 { at(enter) } else { a };
    let to = if leave < 1.0 { at(leave) } else { b };
    (enter <= leave).then_some((from, to))
}

/// Leaves out points that lie within `tolerance` of the line that the others make (Ramer, Douglas, Peucker).
pub fn simplify(points: &[Point], tolerance: f64) -> Vec<Point> {
    if points.len() < 3 {
        return points.to_vec();
    }
    let mut keep = vec![false; points.len()];
    keep[0] = true;
    keep[points.len() - 1] = true;
    // A stack of its own: a recursion could go as deep as the line is long.
    let mut open = vec![(0, points.len() - 1)];
    while let Some((first, last)) = open.pop() {
        let distances = (first + 1..last).map(|i| (i, distance_to(points[i], points[first], points[last])));
        if let Some((i, far)) = distances.max_by(|a, b| a.1.total_cmp(&b.1))
            && far > tolerance
        {
            keep[i] = true;
            open.extend([(first, i), (i, last)]);
        }
    }
    points.iter().zip(keep).filter_map(|(&point, keep)| keep.then_some(point)).collect()
}

/// Leaves out points nearer than `distance` to the last one kept; the ends stay. One pass, for what is drawn anew in
/// every frame.
pub fn thin(points: &[Point], distance: f64) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::with_capacity(points.len().min(4096));
    for (i, &point) in points.iter().enumerate() {
        let apart =
            kept.last().is_none_or(|last| (last[0] - point[0]).abs().max((last[1] - point[1]).abs()) >= distance);
        if apart || !(point[0].is_finite() && point[1].is_finite()) {
            kept.push(point);
        } else if i + 1 == points.len() {
            if kept.len() > 1 {
                kept.pop();
            }
            kept.push(point);
        }
    }
    kept
}

/// How far `point` lies from the segment between `a` and `b`.
pub fn distance_to(point: Point, a: Point, b: Point) -> f64 {
    let d = [b[0] - a[0], b[1] - a[1]];
    let square = d[0] * d[0] + d[1] * d[1];
    let along = (point[0] - a[0]) * d[0] + (point[1] - a[1]) * d[1];
    let share = if square > 0.0 { (along / square).clamp(0.0, 1.0) } else { 0.0 };
    distance(point, [a[0] + share * d[0], a[1] + share * d[1]])
}

pub fn distance(a: Point, b: Point) -> f64 {
    ((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1])).sqrt()
}

/// The length of a polyline up to each of its points.
pub fn lengths(points: &[Point]) -> Vec<f64> {
    let mut total = 0.0;
    let steps = points.windows(2).map(|pair| distance(pair[0], pair[1]));
    std::iter::once(0.0)
        .chain(steps.map(|step| {
            total += step;
            total
        }))
        .take(points.len())
        .collect()
}

/// The point at `length` along a polyline with the given [`lengths`].
pub fn point_at(points: &[Point], lengths: &[f64], length: f64) -> Point {
    let after = lengths.partition_point(|&l| l < length).clamp(1, points.len() - 1);
    let (a, b) = (points[after - 1], points[after]);
    let step = lengths[after] - lengths[after - 1];
    let share = if step > 0.0 { ((length - lengths[after - 1]) / step).clamp(0.0, 1.0) } else { 0.0 };
    [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]
}

/// The stretch of a polyline between two lengths.
pub fn stretch(points: &[Point], lengths: &[f64], from: f64, to: f64) -> Vec<Point> {
    let inner = points.iter().zip(lengths).filter(|&(_, &l)| l > from && l < to).map(|(&point, _)| point);
    std::iter::once(point_at(points, lengths, from)).chain(inner).chain([point_at(points, lengths, to)]).collect()
}
