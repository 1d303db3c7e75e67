//! The step of a run as one graph: schedule, gradient, rule, written out for every coordinate.

use super::expression::{Across, Scope, Value};
use super::recipe::{Rate, Recipe, Slot};
use super::{Evaluation, Objective, STEP_TOO_LARGE, TooLarge};
use crate::formula::graph::{Graph, Id};
use crate::formula::operation::Binary;
use crate::formula::syntax::Statement;
use crate::formula::{Formula, Rank};
use crate::words::{Fault, Message};

/// The graph of a step.
#[derive(Clone, Debug)]
pub struct Step {
    pub graph: Graph,
    pub dim: usize,
    /// The loss at the point before the step.
    pub loss: Id,
    /// The gradient there, with noise.
    pub gradient: Vec<Id>,
    /// The rate of this step, as the schedule gives it.
    pub rate: Id,
    /// What is kept, as it is before the step: inputs.
    pub kept: Vec<Id>,
    /// What is kept, as it is after the step.
    pub next: Vec<Id>,
    /// What is kept, as it is before the first step, from the inputs of the first step.
    pub start: Vec<Id>,
}

impl Step {
    /// # Errors
    /// A rule by name for another number of coordinates; more operations than a program may have.
    pub fn new(recipe: &Recipe, objective: &dyn Objective) -> Result<Step, Vec<Fault>> {
        let dim = objective.dim();
        let by_name = recipe.rule.coordinates().len();
        if by_name != 0 && by_name != dim {
            let message = Message::new("formula-coordinates-differ").with("rule", by_name).with("surface", dim);
            return Err(vec![Fault::new(message)]);
        }
        Ok(Builder::new(recipe, objective).build()?)
    }
}

struct Builder<'a> {
    recipe: &'a Recipe<'a>,
    objective: &'a dyn Objective,
    graph: Graph,
    point: Vec<Id>,
    /// What is added to each component of a gradient.
    noise: Vec<Id>,
    evaluation: Evaluation,
}

/// The rule's states before or after a step; the schedule's, which are single numbers.
struct States {
    rule: Vec<Value>,
    schedule: Vec<Value>,
}

impl<'a> Builder<'a> {
    fn new(recipe: &'a Recipe<'a>, objective: &'a dyn Objective) -> Builder<'a> {
        let mut graph = Graph::new();
        let dim = objective.dim();
        let coordinates = 0..dim as u32;
        let point: Vec<Id> = coordinates.clone().map(|c| graph.input(Slot::Kept(c).number(dim))).collect();
        let mut noise = Vec::new();
        if recipe.gradient_noise != 0.0 {
            let deviation = graph.constant(recipe.gradient_noise);
            noise.extend(coordinates.map(|coordinate| {
                let normal = graph.input(Slot::GradientNoise(coordinate).number(dim));
                graph.multiply(deviation, normal)
            }));
        }
        let evaluation = objective.evaluate(&mut graph, &point);
        let mut builder = Builder { recipe, objective, graph, point, noise, evaluation };
        let gradient = std::mem::take(&mut builder.evaluation.gradient);
        let across = Across { objective, noise: &builder.noise };
        builder.evaluation.gradient = across.noisy(&mut builder.graph, gradient);
        builder
    }

    fn build(mut self) -> Result<Step, TooLarge> {
        let before = self.kept_states();
        let kept = self.flat(&self.point.clone(), &before);
        let (rate, schedule) = self.rate(&before.schedule)?;
        let (point, rule) = self.rule(rate, &before.rule)?;
        let next = self.flat(&point, &States { rule, schedule });
        let start = self.start()?;
        if self.graph.len() > STEP_TOO_LARGE.limit {
            return Err(STEP_TOO_LARGE);
        }
        let Builder { objective, graph, evaluation: Evaluation { loss, gradient }, .. } = self;
        Ok(Step { graph, dim: objective.dim(), loss, gradient, rate, kept, next, start })
    }

    /// The states as inputs.
    fn kept_states(&mut self) -> States {
        let dim = self.objective.dim();
        let mut position = dim as u32;
        let graph = &mut self.graph;
        let mut one = || {
            position += 1;
            graph.input(Slot::Kept(position - 1).number(dim))
        };
        let rule = self.recipe.rule.states().iter().map(|state| match state.rank {
            Rank::Single => Value::One(one()),
            Rank::PerCoordinate => Value::Each((0..dim).map(|_| one()).collect()),
        });
        let rule = rule.collect();
        let schedule = schedule_states(&self.recipe.rate).map(|_| Value::One(one())).collect();
        States { rule, schedule }
    }

    fn flat(&self, point: &[Id], states: &States) -> Vec<Id> {
        let mut flat = point.to_vec();
        for (state, value) in self.recipe.rule.states().iter().zip(&states.rule) {
            let count = if state.rank == Rank::Single { 1 } else { self.objective.dim() };
            flat.extend((0..count).map(|coordinate| value.at(coordinate)));
        }
        flat.extend(states.schedule.iter().map(|value| value.at(0)));
        flat
    }

    /// What is kept before the first step: states start at 0, or where their `init` says.
    fn start(&mut self) -> Result<Vec<Id>, TooLarge> {
        let zero = Value::One(self.graph.constant(0.0));
        let mut states = States {
            rule: vec![zero.clone(); self.recipe.rule.states().len()],
            schedule: vec![zero; schedule_states(&self.recipe.rate).count()],
        };
        if let Rate::Schedule { formula, .. } = self.recipe.rate {
            let mut scope = self.schedule_scope(&states.schedule);
            initialize(&mut scope, formula)?;
            states.schedule = scope.states(formula);
        }
        let (rate, _) = self.rate(&states.schedule)?;
        let rule = self.recipe.rule;
        let mut scope = self.rule_scope(rate, &states.rule);
        initialize(&mut scope, rule)?;
        states.rule = scope.states(rule);
        Ok(self.flat(&self.point, &states))
    }

    /// The rate of the step, and the schedule's states after it.
    fn rate(&mut self, states: &[Value]) -> Result<(Id, Vec<Value>), TooLarge> {
        let (rate, states) = match self.recipe.rate {
            Rate::Points { .. } => (self.input(Slot::Rate), Vec::new()),
            Rate::Schedule { formula, .. } => {
                let mut scope = self.schedule_scope(states);
                run(&mut scope, formula)?;
                (scope.one("alpha"), scope.states(formula))
            }
        };
        Ok((self.warmed_up(rate), states))
    }

    fn warmed_up(&mut self, rate: Id) -> Id {
        if self.recipe.warmup == 0 {
            return rate;
        }
        let t = self.input(Slot::Step);
        let warmup = self.graph.constant(self.recipe.warmup as f64);
        let share = self.graph.divide(t, warmup);
        let raised = self.graph.multiply(rate, share);
        let early = self.graph.binary(Binary::LessEqual, t, warmup);
        self.graph.select(early, raised, rate)
    }

    fn input(&mut self, slot: Slot) -> Id {
        self.graph.input(slot.number(self.objective.dim()))
    }

    fn schedule_scope(&mut self, states: &[Value]) -> Scope<'_> {
        let Rate::Schedule { formula, parameters, alpha0, by_step } = self.recipe.rate else {
            unreachable!("the caller has a schedule");
        };
        let steps = self.recipe.steps;
        let t = self.input(Slot::Step);
        let (n, epochs) =
            if by_step { (t, steps) } else { (self.input(Slot::Epoch), steps.div_ceil(self.recipe.epoch())) };
        let names = schedule_states(&self.recipe.rate);
        let loss = self.evaluation.loss;
        let mut scope = Scope::new(&mut self.graph);
        scope.set_number("alpha0", alpha0);
        scope.set_number("T", steps as f64);
        scope.set_number("N", epochs as f64);
        scope.set_numbers(formula.parameters(), parameters);
        for (name, id) in [("t", t), ("n", n), ("f", loss)] {
            scope.set(name, Value::One(id));
        }
        names.zip(states).for_each(|(name, value)| scope.set(name, value.clone()));
        scope
    }

    fn rule_scope(&mut self, rate: Id, states: &[Value]) -> Scope<'_> {
        let dim = self.objective.dim();
        let (t, n) = (self.input(Slot::Step), self.input(Slot::Epoch));
        let noise: Vec<Id> = (0..dim as u32).map(|c| self.input(Slot::Noise(c))).collect();
        let across = Across { objective: self.objective, noise: &self.noise };
        let mut scope = Scope::across(&mut self.graph, across);
        let Recipe { rule, rule_parameters, .. } = *self.recipe;
        for (name, id) in [("t", t), ("n", n), ("f", self.evaluation.loss), ("alpha", rate)] {
            scope.set(name, Value::One(id));
        }
        scope.set("noise", Value::Each(noise));
        if rule.coordinates().is_empty() {
            scope.set("theta", Value::Each(self.point.clone()));
            scope.set("g", Value::Each(self.evaluation.gradient.clone()));
        }
        for ((name, &x), &dx) in rule.coordinates().iter().zip(&self.point).zip(&self.evaluation.gradient) {
            scope.set(name, Value::One(x));
            scope.set(&format!("d{name}"), Value::One(dx));
        }
        scope.set_numbers(rule.parameters(), rule_parameters);
        rule.states().iter().zip(states).for_each(|(state, value)| scope.set(&state.name, value.clone()));
        scope
    }

    /// The point and the rule's states after the step.
    fn rule(&mut self, rate: Id, states: &[Value]) -> Result<(Vec<Id>, Vec<Value>), TooLarge> {
        let (rule, dim) = (self.recipe.rule, self.objective.dim());
        let mut scope = self.rule_scope(rate, states);
        run(&mut scope, rule)?;
        let point = (0..dim).map(|coordinate| match rule.coordinates().get(coordinate) {
            Some(name) => scope.get(name).at(coordinate),
            None => scope.get("theta").at(coordinate),
        });
        Ok((point.collect(), scope.states(rule)))
    }
}

/// The names of the schedule's states.
fn schedule_states<'a>(rate: &Rate<'a>) -> impl Iterator<Item = &'a str> + use<'a> {
    let states = match rate {
        Rate::Schedule { formula, .. } => formula.states(),
        Rate::Points { .. } => &[],
    };
    states.iter().map(|state| state.name.as_str())
}

/// Takes the assignments in order.
fn run(scope: &mut Scope, formula: &Formula) -> Result<(), TooLarge> {
    for statement in formula.statements() {
        if let Statement::Assign { name, value } = statement {
            let mut value = scope.value(value)?;
            if let Some(coordinate) = formula.coordinates().iter().position(|coordinate| *coordinate == name.id) {
                // In a rule by name `noise` is the number of the coordinate that its line assigns.
                value = Value::One(value.at(coordinate));
            }
            scope.set(&name.id, value);
        }
    }
    Ok(())
}

/// Takes the `init`s in order.
fn initialize(scope: &mut Scope, formula: &Formula) -> Result<(), TooLarge> {
    for statement in formula.statements() {
        if let Statement::Init { name, value } = statement {
            let value = scope.value(value)?;
            scope.set(&name.id, value);
        }
    }
    Ok(())
}
