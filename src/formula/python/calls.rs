//! Calls of functions as Python: each library has its own way with conditions, bounds and plain numbers.

use super::functions::plain;
use super::write::{Binding, Scope, Sort, Use, Written};
use super::{Helper, Library};
use crate::formula::syntax::{Function, Operator};

impl Scope {
    pub(super) fn call(&mut self, function: Function, arguments: Vec<Written>) -> Written {
        let cost = arguments.iter().map(|argument| argument.cost).sum::<usize>() + 3;
        let arguments: Vec<Written> = match function {
            Function::If => arguments,
            _ => arguments.into_iter().map(Written::number).collect(),
        };
        let mut written = match function {
            Function::If => self.choice(arguments),
            Function::Min | Function::Max => {
                let mut rest = arguments.into_iter();
                let first = rest.next().expect("the parser counts the arguments");
                rest.fold(first, |chosen, next| self.extreme(function, chosen, next))
            }
            Function::Clamp => self.clamp(arguments),
            Function::Pow | Function::Mod => self.operator(function, arguments),
            Function::Sum | Function::Mean | Function::Dot | Function::Norm => self.across(function, arguments),
            Function::Grad | Function::Loss => self.elsewhere(function, arguments),
            _ => self.elementwise(function, arguments),
        };
        written.cost = cost;
        written
    }

    fn operator(&self, function: Function, arguments: Vec<Written>) -> Written {
        let [left, right] = two(arguments);
        if function == Function::Pow {
            return self.binary(Operator::Power, left, right);
        }
        let sort = left.sort.max(right.sort);
        let text = format!("{} % {}", left.within(Binding::Product), right.within(Binding::Sign));
        Written { text, binding: Binding::Product, sort, truth: false, cost: 0 }
    }

    /// `if`: Python's own, which leaves the other branch alone; over vectors the library's.
    pub(super) fn choice(&self, arguments: Vec<Written>) -> Written {
        let [condition, then, otherwise] = three(arguments);
        let (condition, then, otherwise) = (condition.condition(), then.number(), otherwise.number());
        let sort = match (then.sort, otherwise.sort) {
            (one, other) if one == other => one,
            (Sort::Vector, _) | (_, Sort::Vector) => Sort::Vector,
            _ => Sort::Loose,
        };
        let uneven = sort == Sort::Vector && then.sort != otherwise.sort;
        let library = self.is_vector(condition.sort) || uneven;
        if !library {
            let (then, test) = (then.within(Binding::Or), condition.within(Binding::Or));
            let text = format!("{then} if {test} else {}", otherwise.within(Binding::Conditional));
            return Written { text, binding: Binding::Conditional, sort, truth: false, cost: 0 };
        }
        let sort = sort.max(condition.sort).max(Sort::Scalar);
        // `not` and `and` make numbers of Python, which PyTorch's `where` refuses.
        let refused = condition.sort < Sort::Scalar || condition.binding < Binding::Comparison;
        let test = match self.library {
            Library::PyTorch if refused => format!("torch.as_tensor({})", condition.text),
            _ => condition.text,
        };
        Written::atom(format!("{}where({test}, {}, {})", self.library.prefix(), then.text, otherwise.text), sort)
    }

    fn extreme(&mut self, function: Function, left: Written, right: Written) -> Written {
        let (name, helper, bound) = match function {
            Function::Min => ("minimum", Helper::Minimum, "max"),
            _ => ("maximum", Helper::Maximum, "min"),
        };
        let sort = left.sort.max(right.sort);
        let text = match (self.purpose, self.library) {
            (Use::Differentiated, _) => {
                self.helpers.insert(helper);
                format!("{name}({}, {})", left.text, right.text)
            }
            (Use::Forward, Library::PyTorch) => match (left.sort, right.sort) {
                (Sort::Plain, Sort::Plain) => {
                    format!("{}({}, {})", plain(function).unwrap_or(name), left.text, right.text)
                }
                (Sort::Plain, Sort::Scalar | Sort::Vector) => {
                    format!("torch.clamp({}, {bound}={})", right.text, left.text)
                }
                (Sort::Scalar | Sort::Vector, Sort::Plain) => {
                    format!("torch.clamp({}, {bound}={})", left.text, right.text)
                }
                _ => format!("torch.{name}({}, {})", tensor(left).text, tensor(right).text),
            },
            (Use::Forward, library) => format!("{}{name}({}, {})", library.prefix(), left.text, right.text),
        };
        Written::atom(text, sort)
    }

    fn clamp(&mut self, arguments: Vec<Written>) -> Written {
        let same = |one: &Written, other: &Written| one.sort == other.sort;
        let easy = match self.library {
            Library::PyTorch => arguments[0].sort >= Sort::Scalar && same(&arguments[1], &arguments[2]),
            _ => true,
        };
        let [value, low, high] = three(arguments);
        if self.purpose == Use::Differentiated || !easy {
            let raised = self.extreme(Function::Max, value, low);
            return self.extreme(Function::Min, raised, high);
        }
        let sort = value.sort.max(low.sort).max(high.sort);
        let name = if self.library == Library::PyTorch { "clamp" } else { "clip" };
        let prefix = self.library.prefix();
        Written::atom(format!("{prefix}{name}({}, {}, {})", value.text, low.text, high.text), sort)
    }

    /// Across the coordinates: one number of the library.
    fn across(&self, function: Function, arguments: Vec<Written>) -> Written {
        let prefix = self.library.prefix();
        let texts: Vec<&str> = arguments.iter().map(|argument| argument.text.as_str()).collect();
        let vectors = arguments.iter().all(|argument| argument.sort == Sort::Vector);
        let text = match function {
            Function::Sum => format!("{prefix}sum({})", texts[0]),
            Function::Mean => format!("{prefix}mean({})", texts[0]),
            Function::Norm => format!("{prefix}linalg.norm({})", texts[0]),
            _ if vectors => format!("{prefix}dot({}, {})", texts[0], texts[1]),
            _ => {
                let [left, right] = two(arguments);
                format!("{prefix}sum({})", self.binary(Operator::Multiply, left, right).text)
            }
        };
        Written::atom(text, Sort::Scalar)
    }

    fn elsewhere(&self, function: Function, arguments: Vec<Written>) -> Written {
        let (name, more, sort) = match function {
            Function::Grad => ("gradient", self.gradient_at, Sort::Vector),
            _ => ("loss", self.loss_at, Sort::Scalar),
        };
        let point = arguments.into_iter().next().map(|point| point.text).unwrap_or_default();
        Written::atom(format!("{name}({point}{more})"), sort)
    }

    /// A function of each number by itself.
    fn elementwise(&mut self, function: Function, arguments: Vec<Written>) -> Written {
        let sort = arguments.iter().map(|argument| argument.sort).max().unwrap_or(Sort::Plain);
        let list = |arguments: &[Written]| {
            let texts: Vec<&str> = arguments.iter().map(|argument| argument.text.as_str()).collect();
            texts.join(", ")
        };
        let differentiated = self.purpose == Use::Differentiated && sort != Sort::Plain;
        if function == Function::Abs && differentiated && self.library == Library::Jax {
            self.helpers.insert(Helper::Absolute);
            return Written::atom(format!("absolute({})", list(&arguments)), sort);
        }
        if function == Function::Abs {
            return Written::atom(format!("abs({})", list(&arguments)), sort);
        }
        if function == Function::Sqrt && differentiated {
            self.helpers.insert(Helper::Sqrt);
            return Written::atom(format!("sqrt({})", list(&arguments)), sort);
        }
        if self.library == Library::PyTorch {
            if let Some(name) = plain(function).filter(|_| sort == Sort::Plain) {
                return Written::atom(format!("{name}({})", list(&arguments)), Sort::Plain);
            }
            let arguments: Vec<Written> = arguments.into_iter().map(tensor).collect();
            let text = match function {
                Function::Softplus => format!("torch.nn.functional.softplus({}, threshold=50)", list(&arguments)),
                _ => format!("{}({})", self.library.function(function).unwrap_or_default(), list(&arguments)),
            };
            return Written::atom(text, sort.max(Sort::Scalar));
        }
        let text = match (function, self.library.function(function)) {
            (_, Some(name)) => format!("{name}({})", list(&arguments)),
            (Function::Softplus, None) => format!("np.logaddexp(0, {})", list(&arguments)),
            (Function::Relu, None) => format!("np.maximum(0, {})", list(&arguments)),
            _ => {
                self.helpers.insert(Helper::Sigmoid);
                format!("sigmoid({})", list(&arguments))
            }
        };
        Written::atom(text, sort)
    }

    /// `a*b`, but 0 wherever `a` is 0.
    pub(super) fn gate(&self, a: Written, b: Written) -> Written {
        let zero = || Written::atom("0".to_owned(), Sort::Plain);
        let closed = self.binary(Operator::Equal, a.clone(), zero());
        let product = self.binary(Operator::Multiply, a, b);
        self.choice(vec![closed, zero(), product])
    }
}

/// What PyTorch's functions take: they refuse numbers of Python.
fn tensor(written: Written) -> Written {
    match written.sort {
        Sort::Plain | Sort::Loose => Written::atom(format!("torch.as_tensor({})", written.text), Sort::Scalar),
        Sort::Scalar | Sort::Vector => written,
    }
}

fn two(arguments: Vec<Written>) -> [Written; 2] {
    arguments.try_into().unwrap_or_else(|_| unreachable!("the parser counts the arguments"))
}

fn three(arguments: Vec<Written>) -> [Written; 3] {
    arguments.try_into().unwrap_or_else(|_| unreachable!("the parser counts the arguments"))
}
