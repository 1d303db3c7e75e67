//! A run's twins: the same run by another convention, beside it.

use super::looks;
use super::preset::{Parameters, Rate, Rule, RunSource, Schedule};
use super::resolve::{default_rate, first_rate};
use crate::catalog::{self, Convention, Default, Document, Other};
use crate::formula::canonical;

/// The conventions by which a run could be written differently: those of its rule, then those of its schedule.
pub fn conventions(run: &RunSource) -> Vec<&'static Convention> {
    let documents = [rule_document(run), schedule_document(run)];
    documents.into_iter().flatten().flat_map(|document| &document.conventions).collect()
}

/// A run by one of its [`conventions`], to stand in the same list: named by the convention, in a color of its own.
///
/// # Panics
/// If the list has no such run.
pub fn twin(runs: &[RunSource], run: usize, convention: &Convention) -> RunSource {
    let run = &runs[run];
    let name = looks::free_name(&convention.title, &looks::names(runs).0);
    let mut twin = RunSource { name: Some(name), color: None, visible: None, ..run.clone() };
    let schedule = schedule_document(run).filter(|document| has(document, convention));
    match (schedule, rule_document(run)) {
        (Some(document), _) => twin_schedule(&mut twin, document, convention),
        (None, Some(document)) => twin_rule(&mut twin, document, convention),
        (None, None) => {}
    }
    twin
}

/// The run among those before it whose twin this one is, and by which convention.
pub fn twin_of(runs: &[RunSource], run: usize) -> Option<(usize, &'static Convention)> {
    let same = |one: &RunSource| {
        let this = &runs[run];
        let rates = (complete(&one.rate, one), complete(&this.rate, this));
        one.rule == this.rule && one.parameters == this.parameters && rates.0 == rates.1 && one.start == this.start
    };
    let mut twins =
        (0..run).flat_map(|other| conventions(&runs[other]).into_iter().map(move |convention| (other, convention)));
    twins.find(|(other, convention)| same(&twin(runs, *other, convention)))
}

/// A rate with what is left to the rule written out.
fn complete(rate: &Rate, run: &RunSource) -> Rate {
    let mut rate = rate.clone();
    if let Rate::Schedule { alpha0, .. } = &mut rate {
        *alpha0 = alpha0.or(default_rate(run));
    }
    rate
}

fn twin_rule(twin: &mut RunSource, document: &Document, convention: &Convention) {
    let values = values(document, &twin.parameters);
    let rate = rate_of(twin);
    twin.parameters = match convention.other() {
        Other::Catalog(id) => {
            let other = catalog::optimizer(id).map(|optimizer| &optimizer.document);
            let parameters = other.map_or(&[][..], |other| &other.parameters);
            let kept = |name: &str| values.iter().find(|(known, _)| known == name).map(|(_, value)| *value);
            let value = |name: &str| convention.parameter(name, rate, &values).or_else(|| kept(name));
            let given = parameters.iter().filter_map(|other| Some((other.name.clone(), value(&other.name)?)));
            given.collect()
        }
        Other::Typed(_) => values.clone(),
    };
    twin.rule = match convention.other() {
        Other::Catalog(id) => Rule::Catalog(id.to_owned()),
        Other::Typed(text) => Rule::Typed(text.trim_end().to_owned()),
    };
    match &mut twin.rate {
        Rate::Schedule { alpha0, .. } => *alpha0 = Some(convention.alpha0(rate, &values)),
        Rate::Points { points, .. } => {
            for (_, rate) in points {
                *rate = convention.alpha0(*rate, &values);
            }
        }
    }
}

fn twin_schedule(twin: &mut RunSource, document: &Document, convention: &Convention) {
    let rate = rate_of(twin);
    let Rate::Schedule { schedule, parameters, .. } = &mut twin.rate else { return };
    let values = values(document, parameters);
    *schedule = Some(match convention.other() {
        Other::Catalog(id) => Schedule::Catalog(id.to_owned()),
        Other::Typed(text) => Schedule::Typed(text.trim_end().to_owned()),
    });
    if let Other::Typed(_) = convention.other() {
        *parameters = values.clone();
    }
    for (name, value) in parameters.iter_mut() {
        *value = convention.parameter(name, rate, &values).unwrap_or(*value);
    }
}

fn rule_document(run: &RunSource) -> Option<&'static Document> {
    match &run.rule {
        Rule::Catalog(id) => catalog::optimizer(id).map(|optimizer| &optimizer.document),
        Rule::Typed(_) => None,
    }
}

fn schedule_document(run: &RunSource) -> Option<&'static Document> {
    match &run.rate {
        Rate::Schedule { schedule: Some(Schedule::Catalog(id)), .. } => {
            catalog::schedule(id).map(|schedule| &schedule.document)
        }
        _ => None,
    }
}

fn has(document: &Document, convention: &Convention) -> bool {
    document.conventions.iter().any(|own| own == convention)
}

/// The rate that a run starts from; where there is none, nothing is computed from it.
fn rate_of(run: &RunSource) -> f64 {
    first_rate(run).unwrap_or(f64::NAN)
}

/// All parameters of a document, as given, else as it has them. Those that follow the number of steps are left out:
/// they follow it in the twin as well.
fn values(document: &Document, given: &Parameters) -> Parameters {
    let own = |name: &str| given.iter().rfind(|(known, _)| canonical(known) == name).map(|(_, value)| *value);
    let value = |parameter: &catalog::Parameter| match (own(&parameter.name), &parameter.default) {
        (Some(value), _) => Some(value),
        (None, Default::Number(value)) => Some(*value),
        (None, Default::Input(_)) => None,
    };
    let parameters = document.parameters.iter();
    parameters.filter_map(|parameter| Some((parameter.name.clone(), value(parameter)?))).collect()
}
