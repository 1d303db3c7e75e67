//! Which names a script leaves to formulas: all but its own.

use super::Framework;
use crate::formula::python::Names;

/// What the script itself calls its own things; no name of a formula may be one of these.
const TAKEN: [&str; 63] = [
    "np",
    "torch",
    "jax",
    "jnp",
    "optax",
    "keras",
    "ops",
    "math",
    "csv",
    "sys",
    "os",
    "abs",
    "float",
    "int",
    "len",
    "min",
    "max",
    "round",
    "range",
    "zip",
    "map",
    "loss",
    "gradient",
    "normal",
    "theta",
    "g",
    "alpha",
    "t",
    "n",
    "f",
    "noise",
    "step",
    "group",
    "state",
    "sigmoid",
    "minimum",
    "maximum",
    "sqrt",
    "absolute",
    "train",
    "main",
    "rate",
    "by_step",
    "bisect",
    "STEPS",
    "STEPS_PER_EPOCH",
    "EPOCHS",
    "START",
    "COORDINATES",
    "RUNS",
    "SEED",
    "EXAMPLES",
    "BATCH",
    "batch",
    "examples",
    "SIGMA",
    "GRADIENT_NOISE",
    "RULE_NOISE",
    "NamedTuple",
    "lr",
    "params",
    "p",
    "learning_rate",
];

/// What besides stands outside of all functions, or is of Python and needed there.
const OUTSIDE: [&str; 14] = [
    "hold",
    "line",
    "warmed_up",
    "counted",
    "in_double",
    "per_epoch",
    "told",
    "without_value",
    "all",
    "callable",
    "dict",
    "divmod",
    "fast",
    "super",
];

/// What Keras's optimizers call their own attributes, and their `update_step` what it is given.
const ATTRIBUTES: [&str; 36] = [
    "add_optimizer_variables",
    "add_variable",
    "add_variable_from_reference",
    "apply",
    "apply_gradients",
    "assign",
    "assign_add",
    "assign_sub",
    "build",
    "built",
    "clipnorm",
    "clipvalue",
    "dtype",
    "ema_momentum",
    "ema_overwrite_frequency",
    "exclude_from_weight_decay",
    "finalize_variable_values",
    "from_config",
    "get_config",
    "global_clipnorm",
    "gradient_accumulation_steps",
    "iterations",
    "load_own_variables",
    "loss_scale_factor",
    "minimize",
    "name",
    "path",
    "save_own_variables",
    "scale_loss",
    "set_weights",
    "stateless_apply",
    "update_step",
    "use_ema",
    "variable",
    "variables",
    "weight_decay",
];

/// Names inside of a function.
pub fn inside() -> Names {
    Names::new(TAKEN)
}

/// Names of constants, functions and classes.
pub fn outside() -> Names {
    Names::new(TAKEN.into_iter().chain(OUTSIDE))
}

/// Names of a rule's parameters and states, and inside of its class.
pub fn of_rule(framework: Framework) -> Names {
    let more: &[&str] = match framework {
        Framework::Keras => &ATTRIBUTES,
        Framework::Optax => &["count", "here", "updates", "init", "update"],
        Framework::PyTorch | Framework::NumPy => &[],
    };
    Names::new(TAKEN.into_iter().chain(more.iter().copied()))
}
