//! A formula as Python: expressions of NumPy, PyTorch and JAX, with no more parentheses than they need.

mod calls;
mod derivative;
mod functions;
mod names;
mod numbers;
mod write;

pub use derivative::{Derivative, derivative};
pub use names::Names;
pub use numbers::{float, integer};
pub use write::{Scope, Sort, Use};

/// Whose functions the expressions call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Library {
    /// `np.…`
    NumPy,
    /// `torch.…`, and `math.…` for plain numbers
    PyTorch,
    /// `jnp.…`
    Jax,
}

/// A function that a script must define itself, because no function of the library means quite the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Helper {
    /// Of NumPy only: the others have it.
    Sigmoid,
    /// With the slope of the first of two equal arguments.
    Minimum,
    Maximum,
    /// With slope 0 at 0: of JAX only, the others have it.
    Absolute,
    /// With slope 0 at 0.
    Sqrt,
}
