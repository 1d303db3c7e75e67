//! A formula as the field writes it: LaTeX, in which every number and name can be found again.
//!
//! A drawing of LaTeX knows nothing of the text that it came from, but it keeps colors. So each part
//! (a number, or a name where it stands) may be wrapped in a color that is its position in the list
//! of parts: what is drawn in `#00002a` is `parts[42]`, whatever color it is painted in at last.

mod call;
mod shape;
mod symbol;
mod write;

use crate::words::Span;

use super::checked::{Formula, Role};
use super::syntax::Statement;

pub use symbol::name;
pub use write::number;

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
}

/// The color that marks a part, as red, green, blue: its position, counted from 0.
pub fn color(position: usize) -> [u8; 3] {
    let [.., red, green, blue] = position.to_be_bytes();
    [red, green, blue]
}

/// The position of the part that this color marks.
pub fn position([red, green, blue]: [u8; 3]) -> usize {
    usize::from(red) << 16 | usize::from(green) << 8 | usize::from(blue)
}

/// The LaTeX of one statement of `formula`, by its position; none for a heading.
///
/// A name that had a value before the line is updated, `V \leftarrow …`; one that has none is
/// defined, `\hat{m} = …`; what an `init` says holds before the first step, `V^{(0)} = …`. A surface
/// is written as a function, `f(x, y) = …`.
///
/// A very deep expression may be more than a drawing library takes; then show the text.
pub fn line(formula: &Formula, statement: usize, style: &Style) -> Option<Notation> {
    let (name, value, sign) = match formula.statements().get(statement)? {
        Statement::Assign { name, value } if has_value(formula, statement, &name.id) => {
            (name, value, write::Sign::Update)
        }
        Statement::Assign { name, value } => (name, value, write::Sign::Define),
        Statement::Init { name, value } => (name, value, write::Sign::Start),
        Statement::Heading { .. } => return None,
    };
    let mut writer = write::Writer::new(formula, style);
    writer.target(name, sign);
    writer.expression(value);
    Some(writer.finish())
}

/// The LaTeX of all statements, one line each, headings apart.
pub fn lines(formula: &Formula, style: &Style) -> Vec<Notation> {
    (0..formula.statements().len()).filter_map(|statement| line(formula, statement, style)).collect()
}

/// Whether a name has a value before a statement: from outside, from the last step, or from above.
fn has_value(formula: &Formula, statement: usize, name: &str) -> bool {
    let above = &formula.statements()[..statement];
    formula.role(name) != Role::Local
        || above.iter().any(|line| matches!(line, Statement::Assign { name: above, .. } if above.id == name))
}
