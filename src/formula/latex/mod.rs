//! A formula as the field writes it: LaTeX, in which every number and name can be found again.
//!
//! A drawing of LaTeX knows nothing of the text that it came from, but it keeps colors. So each part
//! (a number, or a name where it stands) may be wrapped in a color that says its position in the list
//! of parts: what is drawn in `#000001` is `parts[0]`, whatever color it is painted in at last.

mod broken;
mod call;
mod pieces;
mod shape;
mod symbol;
mod write;
mod writing;

use std::collections::HashSet;

use crate::words::Span;

use super::checked::{Formula, Role};
use super::syntax::Statement;

pub use broken::broken;
pub use symbol::name;
pub use write::number;
pub use writing::Writing;

use writing::{Names, Place};

/// A line of a formula as LaTeX.
#[derive(Clone, Debug, PartialEq)]
pub struct Notation {
    pub latex: String,
    /// The numbers and names of the line, from left to right.
    pub parts: Vec<Part>,
}

/// A number or a name where it stands in a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    pub what: What,
    /// Where it was read, in the formula's text.
    pub span: Span,
}

/// What a part shows.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    Number(f64),
    /// A name whose value is read.
    Name {
        name: String,
        role: Role,
    },
    /// The name that the line gives a value.
    Target {
        name: String,
        role: Role,
    },
}

/// Gives the number to show in place of a part, if any.
pub type Values<'a> = dyn Fn(&Part) -> Option<f64> + 'a;

/// How a line is to be drawn.
#[derive(Default)]
pub struct Style<'a> {
    /// Whether each part has the color of its position (see [`color`]).
    pub marked: bool,
    /// Numbers in place of names: for a line with the values of one step.
    pub value: Option<&'a Values<'a>>,
    /// How names are written.
    pub writing: Writing,
    /// Whether the sign between the sides is marked with `&`, for lines under each other in an `aligned` block.
    pub aligned: bool,
}

/// What is drawn in black belongs to no part.
const NO_PART: [u8; 3] = [0; 3];

/// The color that marks the part at a position, as red, green, blue.
pub fn color(position: usize) -> [u8; 3] {
    let [.., red, green, blue] = (position + 1).to_be_bytes();
    [red, green, blue]
}

/// The position of the part that a color marks; none if it is black, which marks no part.
pub fn position([red, green, blue]: [u8; 3]) -> Option<usize> {
    u32::from_be_bytes([0, red, green, blue]).checked_sub(1).map(|position| position as usize)
}

/// The LaTeX of one statement of `formula`, by its position; none for a heading.
///
/// A name that had a value before the line is updated, `V \leftarrow …`; one that has none is
/// defined, `\hat{m} = …`; what an `init` says holds before the first step, `V^{(0)} = …`. A surface
/// is written as a function, `f(x, y) = …`.
///
/// A very deep expression may be more than a drawing library takes; then show the text.
pub fn line(formula: &Formula, statement: usize, style: &Style) -> Option<Notation> {
    let statements = formula.statements();
    let above = statements.iter().take(statement).filter_map(assigned).collect();
    notation(&Names::new(formula, style.writing), formula, statement, &above, style)
}

/// The LaTeX of all statements, one line each, headings apart.
pub fn lines(formula: &Formula, style: &Style) -> Vec<Notation> {
    let names = Names::new(formula, style.writing);
    let mut above = HashSet::new();
    let mut lines = Vec::new();
    for (index, statement) in formula.statements().iter().enumerate() {
        lines.extend(notation(&names, formula, index, &above, style));
        above.extend(assigned(statement));
    }
    lines
}

/// All statements under each other, as a block that LaTeX takes inside of a displayed equation.
pub fn aligned(formula: &Formula, writing: Writing) -> String {
    let style = Style { writing, aligned: true, ..Style::default() };
    let lines: Vec<String> = lines(formula, &style).into_iter().map(|line| line.latex).collect();
    format!("\\begin{{aligned}}\n{}\n\\end{{aligned}}", lines.join(" \\\\\n"))
}

/// The name that a statement assigns.
fn assigned(statement: &Statement) -> Option<&str> {
    match statement {
        Statement::Assign { name, .. } => Some(&name.id),
        Statement::Init { .. } | Statement::Heading { .. } => None,
    }
}

/// The LaTeX of a statement, where the statements above it assign the names `above`. None for a heading, and for an
/// `init` that says nothing in this writing: `\theta_0 = \theta_0`.
fn notation(names: &Names, formula: &Formula, index: usize, above: &HashSet<&str>, style: &Style) -> Option<Notation> {
    let paper = style.writing == Writing::Paper;
    let (name, value, sign, places) = match formula.statements().get(index)? {
        Statement::Assign { name, value } => {
            let has_value = formula.role(&name.id) != Role::Local || above.contains(name.id.as_str());
            let sign = if has_value && !paper { write::Sign::Update } else { write::Sign::Define };
            (name, value, sign, [Place::Target(index), Place::Read(index)])
        }
        Statement::Init { name, value } => (name, value, write::Sign::Define, [Place::Start, Place::ReadAtStart]),
        Statement::Heading { .. } => return None,
    };
    let [target, read] = places;
    let mut writer = write::Writer::new(formula, style, names);
    let left = writer.target(name, target);
    writer.sign(sign);
    let right = writer.expression(value, read);
    let notation = writer.finish();
    (notation.latex[left] != notation.latex[right]).then_some(notation)
}
