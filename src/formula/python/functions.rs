//! What the functions of the language are called in Python's libraries.

use super::Library;
use crate::formula::syntax::Function;

impl Library {
    /// What stands before the names of its functions.
    pub fn prefix(self) -> &'static str {
        match self {
            Library::NumPy => "np.",
            Library::PyTorch => "torch.",
            Library::Jax => "jnp.",
        }
    }

    /// The number π.
    pub fn pi(self) -> &'static str {
        match self {
            Library::NumPy => "np.pi",
            Library::Jax => "jnp.pi",
            Library::PyTorch => "math.pi",
        }
    }

    /// A function of one array, with its prefix; `None` for those that are no single call.
    pub(super) fn function(self, function: Function) -> Option<String> {
        let arc = |torch: &'static str, others| if self == Library::PyTorch { torch } else { others };
        let name = match function {
            Function::Sqrt => "sqrt",
            Function::Sign => "sign",
            Function::Exp => "exp",
            Function::Ln => "log",
            Function::Log2 => "log2",
            Function::Log10 => "log10",
            Function::Sin => "sin",
            Function::Cos => "cos",
            Function::Tan => "tan",
            Function::Asin => arc("asin", "arcsin"),
            Function::Acos => arc("acos", "arccos"),
            Function::Atan => arc("atan", "arctan"),
            Function::Sinh => "sinh",
            Function::Cosh => "cosh",
            Function::Tanh => "tanh",
            Function::Floor => "floor",
            Function::Ceil => "ceil",
            Function::Round => "round",
            Function::Sigmoid if self == Library::Jax => return Some("jax.nn.sigmoid".to_owned()),
            Function::Softplus if self == Library::Jax => return Some("jax.nn.softplus".to_owned()),
            Function::Relu if self == Library::Jax => return Some("jax.nn.relu".to_owned()),
            Function::Sigmoid if self == Library::PyTorch => "sigmoid",
            Function::Relu if self == Library::PyTorch => "relu",
            Function::Atan2 => arc("atan2", "arctan2"),
            _ => return None,
        };
        Some(format!("{}{name}", self.prefix()))
    }
}

/// The function of a plain number: of Python's `math`, or built in.
pub(super) fn plain(function: Function) -> Option<&'static str> {
    Some(match function {
        Function::Sqrt => "math.sqrt",
        Function::Exp => "math.exp",
        Function::Ln => "math.log",
        Function::Log2 => "math.log2",
        Function::Log10 => "math.log10",
        Function::Sin => "math.sin",
        Function::Cos => "math.cos",
        Function::Tan => "math.tan",
        Function::Asin => "math.asin",
        Function::Acos => "math.acos",
        Function::Atan => "math.atan",
        Function::Atan2 => "math.atan2",
        Function::Sinh => "math.sinh",
        Function::Cosh => "math.cosh",
        Function::Tanh => "math.tanh",
        Function::Floor => "math.floor",
        Function::Ceil => "math.ceil",
        Function::Round => "round",
        Function::Min => "min",
        Function::Max => "max",
        _ => return None,
    })
}
