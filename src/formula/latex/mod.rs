//! A formula as the field writes it: LaTeX, in which every number and name can be found again.
//!
//! A drawing of LaTeX knows nothing of the text that it came from, but it keeps colors. So each part
//! (a number, or a name where it stands) may be wrapped in a color that says its position in the list
//! of parts: what is drawn in `#000001` is `parts[0]`, whatever color it is painted in at last.

mod call;
mod pieces;
mod shape;
mod symbol;
mod write;

use std::collections::HashSet;

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
    notation(formula, statements.get(statement)?, &above, style)
}

/// The LaTeX of all statements, one line each, headings apart.
pub fn lines(formula: &Formula, style: &Style) -> Vec<Notation> {
    let mut above = HashSet::new();
    let mut lines = Vec::new();
    for statement in formula.statements() {
        lines.extend(notation(formula, statement, &above, style));
        above.extend(assigned(statement));
    }
    lines
}

/// The name that a statement assigns.
fn assigned(statement: &Statement) -> Option<&str> {
    match statement {
        Statement::Assign { name, .. } => Some(&name.id),
        Statement::Init { .. } | Statement::Heading { .. } => None,
    }
}

/// The LaTeX of a statement, where the statements above it assign the names `above`.
fn notation(formula: &Formula, statement: &Statement, above: &HashSet<&str>, style: &Style) -> Option<Notation> {
    let (name, value, sign) = match statement {
        Statement::Assign { name, value } => {
            let has_value = formula.role(&name.id) != Role::Local || above.contains(name.id.as_str());
            (name, value, if has_value { write::Sign::Update } else { write::Sign::Define })
        }
        Statement::Init { name, value } => (name, value, write::Sign::Start),
        Statement::Heading { .. } => return None,
    };
    let mut writer = write::Writer::new(formula, style);
    writer.target(name, sign);
    writer.expression(value);
    Some(writer.finish())
}
