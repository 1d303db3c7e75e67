//! A long line of LaTeX as several.

/// Longer lines are left whole: trying out where they could end would take too long.
const LONGEST: usize = 2_000;
/// What comes before a sum goes on in the next line, and stands in front of the sign there.
const INDENT: &str = "\\qquad {}";

/// The lines of a line of LaTeX, broken in front of a plus or a minus so that each `fits`, where that can be done; if
/// possible between the terms of the outermost sum, else in brackets that are not stretched.
pub fn broken(latex: &str, fits: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = latex.to_owned();
    while latex.len() <= LONGEST && !fits(&rest) {
        let places = places(&rest);
        let last = |outermost: bool| {
            let mut of = places.iter().filter(|place| place.outermost || !outermost).rev();
            of.find(|place| fits(&rest[..place.at]))
        };
        let Some(place) = last(true).or_else(|| last(false)) else { break };
        let next = format!("{INDENT}{}", rest[place.at..].trim_start());
        rest.truncate(place.at);
        lines.push(std::mem::replace(&mut rest, next));
    }
    lines.push(rest);
    lines
}

/// Where a line may end: at the space before a sign.
struct Place {
    at: usize,
    /// In no brackets.
    outermost: bool,
}

fn places(latex: &str) -> Vec<Place> {
    let mut places = Vec::new();
    // How deep in what must not be broken, and in brackets that may be.
    let (mut depth, mut brackets) = (0i32, 0i32);
    for (at, c) in latex.char_indices() {
        let rest = &latex[at..];
        match c {
            '\\' if starts(rest, "\\left") || starts(rest, "\\begin") => depth += 1,
            '\\' if starts(rest, "\\right") || starts(rest, "\\end") => depth -= 1,
            '{' => depth += 1,
            '}' => depth -= 1,
            '(' if depth == 0 => brackets += 1,
            ')' if depth == 0 => brackets -= 1,
            // Beyond the indent, so that what is left becomes shorter.
            ' ' if depth == 0 && at > INDENT.len() && (rest.starts_with(" + ") || rest.starts_with(" - ")) => {
                places.push(Place { at, outermost: brackets == 0 });
            }
            _ => {}
        }
    }
    places
}

/// Whether a text begins with a command, not with a longer one.
fn starts(text: &str, command: &str) -> bool {
    text.strip_prefix(command).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphabetic()))
}
