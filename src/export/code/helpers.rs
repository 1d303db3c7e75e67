//! Small functions that a script defines itself, because those of the library mean something a little different.

use crate::formula::python::{Helper, Library};

/// The definition of a helper; `arrays` says whether it is called with a number for each example.
pub fn definition(helper: Helper, library: Library, arrays: bool) -> String {
    if arrays && let Some(definition) = of_arrays(helper, library.prefix()) {
        return definition;
    }
    let root = match library {
        Library::NumPy => "np.sqrt",
        Library::PyTorch => "torch.sqrt",
        Library::Jax => "jnp.sqrt",
    };
    match helper {
        Helper::Sigmoid => "\
def sigmoid(v):
    e = np.exp(-abs(v))
    return np.where(v < 0, e, 1)/(1 + e)
"
        .to_owned(),
        Helper::Absolute => {
            let sign = root.replace("sqrt", "sign");
            format!(
                "\
def absolute(v):
    \"\"\"The absolute value; at 0 with the slope 0, where JAX has 1.\"\"\"
    return {sign}(v)*v
"
            )
        }
        Helper::Minimum => "\
def minimum(a, b):
    \"\"\"The smaller of two; where they are equal, the first and its slope.\"\"\"
    return a if a <= b or a != a else b
"
        .to_owned(),
        Helper::Maximum => "\
def maximum(a, b):
    \"\"\"The larger of two; where they are equal, the first and its slope.\"\"\"
    return a if a >= b or a != a else b
"
        .to_owned(),
        Helper::Sqrt => format!(
            "\
def sqrt(v):
    \"\"\"The root; at 0 with the slope 0, where the library has infinity.\"\"\"
    return {root}(v) if v != 0 else 0*v
"
        ),
    }
}

/// The same of arrays, number by number.
fn of_arrays(helper: Helper, prefix: &str) -> Option<String> {
    let extreme = |name: &str, what: &str, sign: &str| {
        format!(
            "\
def {name}(a, b):
    \"\"\"The {what} of two; where they are equal, the first and its slope.\"\"\"
    return {prefix}where((a {sign} b) | (a != a), a, b)
"
        )
    };
    match helper {
        Helper::Minimum => Some(extreme("minimum", "smaller", "<=")),
        Helper::Maximum => Some(extreme("maximum", "larger", ">=")),
        Helper::Sqrt => Some(format!(
            "\
def sqrt(v):
    \"\"\"The root; at 0 with the slope 0, where the library has infinity.\"\"\"
    return {prefix}where(v == 0, 0*v, {prefix}sqrt({prefix}where(v == 0, 1, v)))
"
        )),
        Helper::Sigmoid | Helper::Absolute => None,
    }
}
