//! The functions of the language: one table of their names and how many arguments they take.

use super::syntax::Function;

/// Each function once, with its name and the number of its arguments: at least the first figure,
/// at most the second.
const FUNCTIONS: [(Function, &str, usize, usize); 35] = [
    (Function::Sqrt, "sqrt", 1, 1),
    (Function::Abs, "abs", 1, 1),
    (Function::Sign, "sign", 1, 1),
    (Function::Exp, "exp", 1, 1),
    (Function::Ln, "ln", 1, 1),
    (Function::Log2, "log2", 1, 1),
    (Function::Log10, "log10", 1, 1),
    (Function::Sin, "sin", 1, 1),
    (Function::Cos, "cos", 1, 1),
    (Function::Tan, "tan", 1, 1),
    (Function::Asin, "asin", 1, 1),
    (Function::Acos, "acos", 1, 1),
    (Function::Atan, "atan", 1, 1),
    (Function::Sinh, "sinh", 1, 1),
    (Function::Cosh, "cosh", 1, 1),
    (Function::Tanh, "tanh", 1, 1),
    (Function::Floor, "floor", 1, 1),
    (Function::Ceil, "ceil", 1, 1),
    (Function::Round, "round", 1, 1),
    (Function::Sigmoid, "sigmoid", 1, 1),
    (Function::Softplus, "softplus", 1, 1),
    (Function::Relu, "relu", 1, 1),
    (Function::Min, "min", 2, usize::MAX),
    (Function::Max, "max", 2, usize::MAX),
    (Function::Pow, "pow", 2, 2),
    (Function::Atan2, "atan2", 2, 2),
    (Function::Mod, "mod", 2, 2),
    (Function::If, "if", 3, 3),
    (Function::Clamp, "clamp", 3, 3),
    (Function::Sum, "sum", 1, 1),
    (Function::Mean, "mean", 1, 1),
    (Function::Dot, "dot", 2, 2),
    (Function::Norm, "norm", 1, 1),
    (Function::Grad, "grad", 1, 1),
    (Function::Loss, "loss", 1, 1),
];

/// Another way to write `ln`.
const LOG: &str = "log";

impl Function {
    /// The function that a text calls by this name.
    pub fn named(name: &str) -> Option<Function> {
        if name == LOG {
            return Some(Function::Ln);
        }
        FUNCTIONS.iter().find(|row| row.1 == name).map(|row| row.0)
    }

    /// The name that texts call it by.
    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// The fewest and the most arguments it takes.
    pub fn arity(self) -> (usize, usize) {
        (self.row().2, self.row().3)
    }

    /// All names that texts may call functions by.
    pub fn names() -> impl Iterator<Item = &'static str> {
        FUNCTIONS.iter().map(|row| row.1).chain([LOG])
    }

    /// Whether it makes one number of all coordinates: `sum mean dot norm loss`.
    pub fn joins_coordinates(self) -> bool {
        matches!(self, Function::Sum | Function::Mean | Function::Dot | Function::Norm | Function::Loss)
    }

    /// Whether it has a meaning only where there are coordinates: in a rule.
    pub fn needs_coordinates(self) -> bool {
        self.joins_coordinates() || self == Function::Grad
    }

    fn row(self) -> &'static (Function, &'static str, usize, usize) {
        FUNCTIONS.iter().find(|row| row.0 == self).expect("the table has every function")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_finds_its_function_again() {
        for name in Function::names().filter(|name| *name != LOG) {
            assert_eq!(Function::named(name).map(Function::name), Some(name));
        }
        assert_eq!(Function::named("log"), Some(Function::Ln));
    }
}
