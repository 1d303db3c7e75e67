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
    if rect.contains(b) {
        // Reckoned from the end that is near: a place far away is known less exactly than the rectangle is wide.
        return clip_segment(b, a, rect).map(|(to, from)| (from, to));
    }
    let d = [b[0] - a[0], b[1] - a[1]];
    if !(d[0].is_finite() && d[1].is_finite()) {
        return None;
    }
    // The share of the way at which the segment comes in and goes out, and through which side.
    let (mut enter, mut leave) = ((0.0_f64, None), (1.0_f64, None));
    for (axis, sign, side) in [(0, -1.0, rect.left), (0, 1.0, rect.right), (1, -1.0, rect.top), (1, 1.0, rect.bottom)] {
        let (direction, distance) = (sign * d[axis], sign * (side - a[axis]));
        let share = distance / direction;
        if direction == 0.0 {
            if distance < 0.0 {
                return None;
            }
        } else if direction < 0.0 && share > enter.0 {
            enter = (share, Some((axis, side)));
        } else if direction > 0.0 && share < leave.0 {
            leave = (share, Some((axis, side)));
        }
    }
    // On a side the place is known, however far away the ends are. Where the line then is along the side, rounding must
    // not say.
    let at = |(share, side): (f64, Option<(usize, f64)>)| {
        let mut at = [a[0] + share * d[0], a[1] + share * d[1]];
        let (on, value) = side?;
        at[on] = value;
        let along = 1 - on;
        (f64::EPSILON * (a[along].abs() + d[along].abs()) < 0.5).then_some(at)
    };
    let from = if enter.0 > 0.0 { at(enter)? } else { a };
    let to = if leave.0 < 1.0 { at(leave)? } else { b };
    let near = rect.grow(1.0);
    (enter.0 <= leave.0 && near.contains(from) && near.contains(to)).then_some((from, to))
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

/// How many pixels a drawn line may lie off the true one: far less than can be seen.
pub const BEND: f64 = 0.1;

/// Leaves out points between which the line is straight to within about `tolerance`; ends and turning points stay. One
/// pass over finite points: from each kept point a sleeve is drawn through the next ones, as far as it stays open (Zhao and Saalfeld).
pub fn straighten(points: &[Point], tolerance: f64) -> Vec<Point> {
    let Some((&first, rest)) = points.split_first() else { return Vec::new() };
    let mut kept = Vec::with_capacity(points.len().min(1024));
    kept.push(first);
    let mut sleeve = Sleeve::new(first);
    let mut before = first;
    for &point in rest {
        if !sleeve.goes_on_to(point, tolerance) {
            kept.push(before);
            sleeve = Sleeve::new(before);
            sleeve.goes_on_to(point, tolerance);
        }
        before = point;
    }
    if !rest.is_empty() {
        kept.push(before);
    }
    kept
}

/// The directions from a point in which all points since lie nearly on one line, and how far the last one is.
struct Sleeve {
    from: Point,
    /// The outermost directions to the left and to the right; none before the first point that is any way off.
    sides: Option<[Point; 2]>,
    reach: f64,
}

impl Sleeve {
    fn new(from: Point) -> Sleeve {
        Sleeve { from, sides: None, reach: 0.0 }
    }

    /// Narrows the sleeve so that it holds `point` as well; says if that left it open and the line has not turned back.
    fn goes_on_to(&mut self, point: Point, tolerance: f64) -> bool {
        let d = [point[0] - self.from[0], point[1] - self.from[1]];
        let reach = (d[0] * d[0] + d[1] * d[1]).sqrt();
        // The negation holds for what is not finite, which ends the sleeve.
        if !(reach + tolerance >= self.reach && reach.is_finite()) {
            return false;
        }
        self.reach = self.reach.max(reach);
        if reach <= tolerance {
            return true;
        }
        let aside = [-d[1] / reach * tolerance, d[0] / reach * tolerance];
        let (left, right) = ([d[0] + aside[0], d[1] + aside[1]], [d[0] - aside[0], d[1] - aside[1]]);
        let Some([most_left, most_right]) = self.sides else {
            self.sides = Some([left, right]);
            return true;
        };
        let inside = cross(most_right, d) >= 0.0 && cross(d, most_left) >= 0.0;
        let left = if cross(left, most_left) > 0.0 { left } else { most_left };
        let right = if cross(most_right, right) > 0.0 { right } else { most_right };
        self.sides = Some([left, right]);
        inside
    }
}

/// Positive where `b` points to the left of `a`, counted from x to y.
fn cross(a: Point, b: Point) -> f64 {
    a[0] * b[1] - a[1] * b[0]
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

#[cfg(test)]
mod tests {
    use super::{Point, distance_to, straighten};

    /// How far the points lie from what was kept of them, at most.
    fn error(points: &[Point], kept: &[Point]) -> f64 {
        let nearest = |point: &Point| {
            kept.windows(2).map(|pair| distance_to(*point, pair[0], pair[1])).fold(f64::INFINITY, f64::min)
        };
        points.iter().map(nearest).fold(0.0, f64::max)
    }

    #[test]
    fn a_straightened_line_stays_where_it_was() {
        let spiral: Vec<Point> =
            (0..2000).map(|i| f64::from(i) * 0.01).map(|t| [20.0 * t * t.cos(), 20.0 * t * t.sin()]).collect();
        let kept = straighten(&spiral, 0.1);
        assert!(kept.len() < 800 && error(&spiral, &kept) < 0.25, "{} points, {}", kept.len(), error(&spiral, &kept));
    }

    #[test]
    fn a_straightened_line_keeps_its_turns() {
        let there_and_back = [[0.0, 0.0], [1.0, 0.0], [2.0, 0.0], [9.0, 0.0], [5.0, 0.0], [3.0, 0.0]];
        assert_eq!(straighten(&there_and_back, 0.1), [[0.0, 0.0], [9.0, 0.0], [3.0, 0.0]]);
        let corner = [[0.0, 0.0], [1.0, 0.0], [2.0, 0.0], [2.0, 1.0], [2.0, 2.0]];
        assert_eq!(straighten(&corner, 0.1), [[0.0, 0.0], [2.0, 0.0], [2.0, 2.0]]);
        assert_eq!(straighten(&corner[..1], 0.1), corner[..1]);
    }
}
