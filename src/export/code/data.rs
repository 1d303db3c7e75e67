//! The examples of a problem over data, and which of them each step sees.

use crate::formula::Examples;
use crate::formula::python::{Library, float};

/// The examples as a constant, a row each.
pub fn examples(examples: &Examples, library: Library) -> String {
    let columns: Vec<Vec<f64>> = (0..examples.names().len()).map(|column| examples.column(column).collect()).collect();
    let mut text = format!("\n# The examples: {}\nEXAMPLES = {}([\n", examples.names().join(", "), array(library));
    for row in 0..examples.len() {
        let numbers: Vec<String> = columns.iter().map(|column| float(column[row])).collect();
        text += &format!("    [{}],\n", numbers.join(", "));
    }
    text + "])\n"
}

/// What makes an array of numbers.
pub fn array(library: Library) -> &'static str {
    match library {
        Library::NumPy => "np.array",
        Library::PyTorch => "torch.tensor",
        Library::Jax => "jnp.array",
    }
}

/// The function that gives a step's examples.
pub fn batch(replacement: bool) -> &'static str {
    if replacement { DRAWN } else { DEALT }
}

const DEALT: &str = "\
def batch(t):
    \"\"\"The examples of step t: the next of those in this epoch's order.\"\"\"
    epoch, place = divmod(int(t) - 1, STEPS_PER_EPOCH)
    words = np.random.Philox(key=SEED, counter=[0, epoch + 1, 0, 0]).random_raw(len(EXAMPLES))
    order = np.argsort(words, kind=\"stable\")
    return EXAMPLES[order[place*BATCH:(place + 1)*BATCH]]


";

const DRAWN: &str = "\
def batch(t):
    \"\"\"The examples of step t, each drawn from all of them.\"\"\"
    words = np.random.Philox(key=SEED, counter=[0, int(t), 0, 0]).random_raw(BATCH)
    uniform = (words >> np.uint64(11))/2**53
    return EXAMPLES[np.floor(len(EXAMPLES)*uniform).astype(int)]


";
