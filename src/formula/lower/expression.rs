//! The nodes of an expression, with one number or one number for each coordinate.

use std::collections::HashMap;

use super::{Objective, STEP_TOO_LARGE, TooLarge};
use crate::formula::Formula;
use crate::formula::graph::{Graph, Id};
use crate::formula::operation::{Binary, Unary};
use crate::formula::syntax::{Expr, Function, Node, Operator};

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

/// The exponent, where it is written as a whole number from 2 to 8: such powers are products.
fn whole_power(expr: &Expr, exponent: crate::formula::syntax::Id) -> Option<u8> {
    match expr[exponent] {
        Node::Number(n) if (2.0..=8.0).contains(&n) && n.fract() == 0.0 => Some(n as u8),
        _ => None,
    }
}

fn power_node(graph: &mut Graph, whole: Option<u8>, a: Id, b: Id) -> Id {
    match whole {
        Some(n) => graph.unary(Unary::Power(n), a),
        None => graph.binary(Binary::Pow, a, b),
    }
}

fn operator_node(graph: &mut Graph, operator: Operator, whole: Option<u8>, a: Id, b: Id) -> Id {
    match operator {
        Operator::Add => graph.add(a, b),
        Operator::Subtract => graph.subtract(a, b),
        Operator::Multiply => graph.multiply(a, b),
        Operator::Divide => graph.divide(a, b),
        Operator::Power => power_node(graph, whole, a, b),
        Operator::Less => graph.binary(Binary::Less, a, b),
        Operator::LessEqual => graph.binary(Binary::LessEqual, a, b),
        Operator::Greater => graph.binary(Binary::Less, b, a),
        Operator::GreaterEqual => graph.binary(Binary::LessEqual, b, a),
        Operator::Equal => graph.binary(Binary::Equal, a, b),
        Operator::NotEqual => {
            let equal = graph.binary(Binary::Equal, a, b);
            graph.unary(Unary::Not, equal)
        }
        Operator::And => graph.binary(Binary::And, a, b),
        Operator::Or => graph.binary(Binary::Or, a, b),
    }
}

/// A function of numbers; those across the coordinates are not among them.
fn function_node(graph: &mut Graph, function: Function, whole: Option<u8>, x: &[Id]) -> Id {
    match function {
        Function::Pow => power_node(graph, whole, x[0], x[1]),
        Function::Atan2 => graph.binary(Binary::Atan2, x[0], x[1]),
        Function::Mod => graph.binary(Binary::Mod, x[0], x[1]),
        Function::If => graph.select(x[0], x[1], x[2]),
        Function::Min | Function::Max => {
            let operation = if function == Function::Min { Binary::Min } else { Binary::Max };
            x[1..].iter().fold(x[0], |chosen, &next| graph.binary(operation, chosen, next))
        }
        Function::Clamp => {
            let raised = graph.binary(Binary::Max, x[0], x[1]);
            graph.binary(Binary::Min, raised, x[2])
        }
        Function::Relu => {
            // 0 comes first, so that the slope at 0 is that of the flat side.
            let zero = graph.constant(0.0);
            graph.binary(Binary::Max, zero, x[0])
        }
        _ => graph.unary(unary(function), x[0]),
    }
}

fn unary(function: Function) -> Unary {
    match function {
        Function::Sqrt => Unary::Sqrt,
        Function::Abs => Unary::Abs,
        Function::Sign => Unary::Sign,
        Function::Exp => Unary::Exp,
        Function::Ln => Unary::Ln,
        Function::Log2 => Unary::Log2,
        Function::Log10 => Unary::Log10,
        Function::Sin => Unary::Sin,
        Function::Cos => Unary::Cos,
        Function::Tan => Unary::Tan,
        Function::Asin => Unary::Asin,
        Function::Acos => Unary::Acos,
        Function::Atan => Unary::Atan,
        Function::Sinh => Unary::Sinh,
        Function::Cosh => Unary::Cosh,
        Function::Tanh => Unary::Tanh,
        Function::Floor => Unary::Floor,
        Function::Ceil => Unary::Ceil,
        Function::Round => Unary::Round,
        Function::Sigmoid => Unary::Sigmoid,
        Function::Softplus => Unary::Softplus,
        _ => unreachable!("the caller has taken all functions of several numbers"),
    }
}
