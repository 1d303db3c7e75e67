//! The nodes of an expression, with one number or one number for each coordinate.

use std::collections::HashMap;

use super::operations::{function_node, operator_node, whole_power};
use super::{Objective, STEP_TOO_LARGE, TooLarge};
use crate::formula::Formula;
use crate::formula::graph::{Graph, Id};
use crate::formula::operation::Unary;
use crate::formula::syntax::{Expr, Function, Node};

/// What a name or an expression stands for.
#[derive(Clone, Debug)]
pub enum Value {
    /// One number.
    One(Id),
    /// One number for each coordinate.
    Each(Vec<Id>),
}

impl Value {
    /// The number for one coordinate; one number stands for all.
    pub fn at(&self, coordinate: usize) -> Id {
        match self {
            Value::One(id) => *id,
            Value::Each(ids) => ids[coordinate],
        }
    }
}

/// What a rule may ask about all coordinates together.
pub struct Across<'a> {
    pub objective: &'a dyn Objective,
    /// What is added to each component of a gradient; empty where nothing is.
    pub noise: &'a [Id],
}

impl Across<'_> {
    /// The gradient as a rule sees it: with the noise of this step.
    pub fn noisy(&self, graph: &mut Graph, gradient: Vec<Id>) -> Vec<Id> {
        if self.noise.is_empty() {
            return gradient;
        }
        gradient.into_iter().zip(self.noise).map(|(g, &noise)| graph.add(g, noise)).collect()
    }
}

/// Names and what they stand for at the current statement.
pub struct Scope<'a> {
    pub graph: &'a mut Graph,
    across: Option<Across<'a>>,
    names: HashMap<String, Value>,
}

impl<'a> Scope<'a> {
    pub fn new(graph: &'a mut Graph) -> Scope<'a> {
        let pi = graph.constant(std::f64::consts::PI);
        Scope { graph, across: None, names: HashMap::from([("pi".to_owned(), Value::One(pi))]) }
    }

    /// A scope in which expressions may go across the coordinates.
    pub fn across(graph: &'a mut Graph, across: Across<'a>) -> Scope<'a> {
        let dim = graph.constant(across.objective.dim() as f64);
        let mut scope = Scope::new(graph);
        scope.set("dim", Value::One(dim));
        scope.across = Some(across);
        scope
    }

    pub fn set(&mut self, name: &str, value: Value) {
        self.names.insert(name.to_owned(), value);
    }

    pub fn set_number(&mut self, name: &str, number: f64) {
        let id = self.graph.constant(number);
        self.set(name, Value::One(id));
    }

    pub fn set_numbers(&mut self, names: &[String], numbers: &[f64]) {
        for (name, &number) in names.iter().zip(numbers) {
            self.set_number(name, number);
        }
    }

    pub fn get(&self, name: &str) -> Value {
        self.names.get(name).expect("the checker lets no unknown name pass").clone()
    }

    /// What a formula's states stand for.
    pub fn states(&self, formula: &Formula) -> Vec<Value> {
        formula.states().iter().map(|state| self.get(&state.name)).collect()
    }

    /// The one number that a name stands for.
    pub fn one(&self, name: &str) -> Id {
        self.get(name).at(0)
    }

    /// # Errors
    /// More operations than a program may have.
    pub fn value(&mut self, expr: &Expr) -> Result<Value, TooLarge> {
        let mut values: Vec<Value> = Vec::with_capacity(expr.nodes().len());
        for node in expr.nodes() {
            let value = match node {
                Node::Number(number) => Value::One(self.graph.constant(*number)),
                Node::Name(name) => self.get(name),
                Node::Negate(a) => self.map(&[&values[a.index()]], |graph, x| graph.negate(x[0])),
                Node::Not(a) => self.map(&[&values[a.index()]], |graph, x| graph.unary(Unary::Not, x[0])),
                Node::Binary(operator, a, b) => {
                    let whole = whole_power(expr, *b);
                    let operands = [&values[a.index()], &values[b.index()]];
                    self.map(&operands, |graph, x| operator_node(graph, *operator, whole, x[0], x[1]))
                }
                Node::Call(function, arguments) => {
                    let whole = arguments.last().and_then(|last| whole_power(expr, *last));
                    let operands: Vec<&Value> = arguments.iter().map(|argument| &values[argument.index()]).collect();
                    self.call(*function, whole, &operands)
                }
            };
            if self.graph.len() > STEP_TOO_LARGE.limit {
                return Err(STEP_TOO_LARGE);
            }
            values.push(value);
        }
        Ok(values.pop().expect("an expression has nodes"))
    }

    /// Element by element; numbers without coordinates stand for all.
    fn map(&mut self, operands: &[&Value], make: impl Fn(&mut Graph, &[Id]) -> Id) -> Value {
        let one = operands.iter().all(|operand| matches!(operand, Value::One(_)));
        let mut element = |coordinate| {
            let ids: Vec<Id> = operands.iter().map(|operand| operand.at(coordinate)).collect();
            make(self.graph, &ids)
        };
        if one {
            return Value::One(element(0));
        }
        let dim = operands.iter().find_map(|operand| match operand {
            Value::Each(ids) => Some(ids.len()),
            Value::One(_) => None,
        });
        Value::Each((0..dim.unwrap_or(0)).map(element).collect())
    }

    fn call(&mut self, function: Function, whole: Option<u8>, operands: &[&Value]) -> Value {
        match function {
            Function::Sum => Value::One(self.sum(operands[0])),
            Function::Mean => {
                let sum = self.sum(operands[0]);
                let dim = self.one("dim");
                Value::One(self.graph.divide(sum, dim))
            }
            Function::Dot => Value::One(self.dot(operands[0], operands[1])),
            Function::Norm => {
                let square = self.dot(operands[0], operands[0]);
                Value::One(self.graph.unary(Unary::Sqrt, square))
            }
            Function::Grad | Function::Loss => self.elsewhere(function, operands[0]),
            _ => self.map(operands, |graph, x| function_node(graph, function, whole, x)),
        }
    }

    fn objective(&self) -> &Across<'a> {
        self.across.as_ref().expect("the checker lets these functions stand only in rules")
    }

    /// The gradient or the loss at another point.
    fn elsewhere(&mut self, function: Function, point: &Value) -> Value {
        let across = self.across.as_ref().expect("the checker lets these functions stand only in rules");
        let point: Vec<Id> = (0..across.objective.dim()).map(|coordinate| point.at(coordinate)).collect();
        let evaluation = across.objective.evaluate(self.graph, &point);
        match function {
            Function::Loss => Value::One(evaluation.loss),
            _ => Value::Each(across.noisy(self.graph, evaluation.gradient)),
        }
    }

    /// In the order of the coordinates.
    fn sum(&mut self, value: &Value) -> Id {
        let dim = self.objective().objective.dim();
        (1..dim).fold(value.at(0), |sum, coordinate| self.graph.add(sum, value.at(coordinate)))
    }

    fn dot(&mut self, u: &Value, v: &Value) -> Id {
        let product = self.map(&[u, v], |graph, x| graph.multiply(x[0], x[1]));
        self.sum(&product)
    }
}
