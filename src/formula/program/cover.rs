//! Writes the chosen kernels as lines, and sees that outputs reach their registers.

use std::collections::HashMap;

use super::Request;
use super::choose::{Choice, choose};
use super::kernel::Kernel;
use super::order::Item;
use crate::formula::graph::Id;

/// Where an operand comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// What a register held at the start.
    Input(u32),
    /// The result of an earlier line.
    Line(u32),
    /// An entry of the row.
    Row(u32),
    /// A column of examples.
    Column(u32),
}

/// A result before it has a register.
#[derive(Clone, Debug)]
pub struct Line {
    /// What computes it; without one it is the second result of the line before.
    pub kernel: Option<Kernel>,
    pub operands: Vec<Source>,
    /// The register in which the result must stand at the end.
    pub output: Option<u32>,
}

/// The lines, and the uniform nodes that they read, in the order of the row.
pub fn cover(request: &Request, items: &[Item]) -> (Vec<Line>, Vec<Id>) {
    let choices = choose(request, items);
    let mut writer = Writer {
        request,
        lines: Vec::with_capacity(items.len()),
        sources: sources(request),
        loaded: HashMap::new(),
        row: Vec::new(),
    };
    let mut kept = Vec::new();
    for &item in items {
        match item {
            Item::Compute(id) => {
                if let Some(choice) = &choices[id.index()] {
                    writer.write(id, choice);
                }
            }
            // A second result comes later than in the order: with the first.
            Item::Deliver(number) if writer.is_missing(request.outputs[number].0) => kept.push(number),
            Item::Deliver(number) => writer.deliver(number),
        }
    }
    kept.into_iter().for_each(|number| writer.deliver(number));
    (writer.lines, writer.row)
}

/// Where the values stand that are there from the start.
fn sources(request: &Request) -> HashMap<Id, Source> {
    let inputs = request.inputs.iter().map(|&(id, register)| (id, Source::Input(register)));
    inputs.chain(request.columns.iter().map(|&(id, column)| (id, Source::Column(column)))).collect()
}

struct Writer<'a> {
    request: &'a Request<'a>,
    lines: Vec<Line>,
    sources: HashMap<Id, Source>,
    /// Columns that have been put into registers.
    loaded: HashMap<u32, Source>,
    row: Vec<Id>,
}

impl Writer<'_> {
    fn push(&mut self, kernel: Option<Kernel>, operands: Vec<Source>) -> Source {
        let line = Source::Line(self.lines.len() as u32);
        self.lines.push(Line { kernel, operands, output: None });
        line
    }

    fn write(&mut self, id: Id, choice: &Choice) {
        let mut operands: Vec<Source> = choice.lanes().map(|lane| self.lane(lane)).collect();
        operands.extend(choice.same().chain(choice.columns()).map(|operand| self.source(operand)));
        let line = self.push(Some(choice.kernel), operands);
        self.sources.insert(id, line);
        if let Some(kept) = choice.kept() {
            let line = self.push(None, Vec::new());
            self.sources.insert(kept, line);
        }
    }

    fn is_missing(&self, id: Id) -> bool {
        !self.request.uniform[id.index()] && !self.sources.contains_key(&id)
    }

    fn source(&mut self, id: Id) -> Source {
        if let Some(&source) = self.sources.get(&id) {
            return source;
        }
        assert!(self.request.uniform[id.index()], "operands are computed before their users");
        let source = Source::Row(self.row.len() as u32);
        self.row.push(id);
        self.sources.insert(id, source);
        source
    }

    /// The operand in a register; a uniform one is spread over one, a column is loaded into one.
    fn lane(&mut self, id: Id) -> Source {
        match self.source(id) {
            Source::Row(entry) => self.push(Some(Kernel::Splat), vec![Source::Row(entry)]),
            Source::Column(column) => self.load(column),
            source => source,
        }
    }

    fn load(&mut self, column: u32) -> Source {
        if let Some(&line) = self.loaded.get(&column) {
            return line;
        }
        let line = self.push(Some(Kernel::Load), vec![Source::Column(column)]);
        self.loaded.insert(column, line);
        line
    }

    /// Sees that an output reaches its register: its line writes there, or a copy does where the value is an
    /// input, uniform, or wanted in several places.
    fn deliver(&mut self, number: usize) {
        let (id, register) = self.request.outputs[number];
        let line = match self.source(id) {
            Source::Input(same) if same == register => return,
            Source::Line(line) if self.lines[line as usize].output.is_none() => line as usize,
            source => {
                let kernel = match source {
                    Source::Row(_) => Kernel::Splat,
                    Source::Column(_) => Kernel::Load,
                    Source::Input(_) | Source::Line(_) => Kernel::Copy,
                };
                self.push(Some(kernel), vec![source]);
                self.lines.len() - 1
            }
        };
        self.lines[line].output = Some(register);
    }
}
