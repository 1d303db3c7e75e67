//! Losses that are known by name: of the last column on a linear function of the others.

use super::Data;
use crate::experiment::preset::Parameters;
use crate::words::{Fault, Message, nearest};

/// The ids of the built-in losses.
pub const LOSSES: [&str; 4] = ["least-squares", "logistic", "huber", "absolute"];

/// The residual at which Huber's loss goes from a parabola to a line.
const DELTA: (&str, f64) = ("delta", 1.0);

/// A loss of one example as a text.
pub struct Loss {
    pub text: String,
    pub coordinates: Vec<String>,
    pub parameters: Parameters,
}

impl Loss {
    /// What `example_loss` says: the id of a built-in loss, or a typed text, whose coordinates are `x` and `y` unless
    /// they are given.
    ///
    /// # Errors
    /// An id that there is not; data, coordinates or parameters that do not go with it. The places are ways from
    /// `[problem]`.
    pub fn new(
        said: &str,
        data: &Data,
        coordinates: Option<&[String]>,
        parameters: &Parameters,
    ) -> Result<Loss, Vec<Fault>> {
        if LOSSES.contains(&said) {
            return Loss::built_in(said, data, coordinates, parameters);
        }
        // A typed text has a sign that gives a name its value.
        if !said.is_empty() && said.chars().all(|c| c.is_ascii_alphanumeric() || "-_ ".contains(c)) {
            return Err(vec![unknown(said).under("example_loss")]);
        }
        let coordinates = coordinates.map_or_else(|| ["x", "y"].map(str::to_owned).to_vec(), <[String]>::to_vec);
        Ok(Loss { text: said.to_owned(), coordinates, parameters: parameters.clone() })
    }

    fn built_in(id: &str, data: &Data, given: Option<&[String]>, parameters: &Parameters) -> Result<Loss, Vec<Fault>> {
        let Some((target, inputs)) = data.names.split_last().filter(|(_, inputs)| !inputs.is_empty()) else {
            return Err(vec![Fault::new(Message::new("data-loss-columns").with("id", id)).under("data")]);
        };
        let coordinates = match given {
            Some(given) if given.len() == data.names.len() => given.to_vec(),
            Some(given) => {
                let message = Message::new("data-loss-coordinates");
                let message = message.with("id", id).with("given", given.len()).with("needed", data.names.len());
                return Err(vec![Fault::new(message).under("coordinates")]);
            }
            None => names(inputs.len()),
        };
        if id == "logistic" {
            labels(data, target)?;
        }
        let products = coordinates.iter().zip(inputs).map(|(weight, input)| format!("{weight}*{input}"));
        let linear = products.chain(coordinates.last().cloned()).collect::<Vec<_>>().join(" + ");
        let parameters = if id == "huber" { delta(parameters)? } else { none(id, parameters)? };
        let taken = |name: &str| coordinates.iter().chain(&data.names).any(|other| other == name);
        let text = text(id, &linear, target, taken);
        Ok(Loss { text, coordinates, parameters })
    }
}

/// `W`, `b` for one column besides the target; `W1`, `W2`, …, `b` for more.
fn names(inputs: usize) -> Vec<String> {
    let weights = (1..=inputs).map(|i| if inputs == 1 { "W".to_owned() } else { format!("W{i}") });
    weights.chain(["b".to_owned()]).collect()
}

fn text(id: &str, linear: &str, target: &str, taken: impl Fn(&str) -> bool) -> String {
    match id {
        "logistic" => {
            let z = free("z", taken);
            format!("{z} = {linear}\nf = softplus({z}) - {target}*{z}")
        }
        "huber" => {
            let (r, (delta, _)) = (free("r", taken), DELTA);
            format!(
                "{r} = {linear} - {target}\nf = if(abs({r}) <= {delta}, 0.5*{r}^2, {delta}*(abs({r}) - 0.5*{delta}))"
            )
        }
        "absolute" => format!("f = abs({linear} - {target})"),
        _ => format!("f = ({linear} - {target})^2"),
    }
}

/// A name that neither a coordinate nor a column has.
fn free(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut name = name.to_owned();
    while taken(&name) {
        name.push('0');
    }
    name
}

/// Huber's threshold, greater than 0.
fn delta(given: &Parameters) -> Result<Parameters, Vec<Fault>> {
    let (name, default) = DELTA;
    let (own, others): (Vec<_>, Vec<_>) =
        given.iter().cloned().partition(|(other, _)| crate::formula::canonical(other) == name);
    none("huber", &others)?;
    let value = own.last().map_or(default, |(_, value)| *value);
    if value > 0.0 {
        return Ok(vec![(name.to_owned(), value)]);
    }
    let written = own.last().map_or(name, |(written, _)| written.as_str());
    let fault = Fault::new(Message::new("data-delta").with("name", written).with("value", value));
    Err(vec![fault.under(written).under("parameters")])
}

/// No parameters, or a fault for each.
fn none(id: &str, given: &Parameters) -> Result<Parameters, Vec<Fault>> {
    let fault = |(name, _): &(String, f64)| {
        let help = match id {
            "huber" => Message::new("run-parameters-are").with("names", DELTA.0),
            _ => Message::new("run-no-parameters").with("id", id),
        };
        let message = Message::new("run-unknown-parameter").with("name", name.as_str()).with("id", id);
        Fault::new(message).help(help).under(name.as_str()).under("parameters")
    };
    let faults: Vec<Fault> = given.iter().map(fault).collect();
    if faults.is_empty() { Ok(Vec::new()) } else { Err(faults) }
}

/// The logistic loss is bounded below only for labels from 0 to 1.
fn labels(data: &Data, target: &str) -> Result<(), Vec<Fault>> {
    let mut column = data.examples.column(data.names.len() - 1).enumerate();
    let Some((example, label)) = column.find(|(_, label)| !(0.0..=1.0).contains(label)) else { return Ok(()) };
    let message = Message::new("data-labels").with("column", target);
    Err(vec![Fault::new(message.with("example", example + 1).with("value", label)).under("example_loss")])
}

fn unknown(id: &str) -> Fault {
    let help = match nearest(id, LOSSES) {
        Some(near) => Message::new("data-did-you-mean").with("name", near),
        None => Message::new("data-losses-are").with("ids", LOSSES.map(|id| format!("`{id}`")).join(", ")),
    };
    Fault::new(Message::new("data-unknown-loss").with("id", id)).help(help)
}
