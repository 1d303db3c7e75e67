//! `[[runs]]`

use super::super::spot::Spot;
use super::super::{Color, Hue, MOST_RUNS, MOST_STEPS, Rate, Rule, RunSource, Schedule, keys};
use super::{Reader, quoted};
use crate::words::{Fault, Language, Message, Span, Text};

impl Reader {
    pub fn runs(&mut self, top: &Spot) -> Vec<RunSource> {
        let Some(section) = top.get("runs") else {
            let message = Message::new("preset-no-runs");
            let help = Message::new("preset-no-runs-help");
            self.push(top, Fault::new(message).help(help).at(Span::default()));
            return Vec::new();
        };
        let Some(elements) = self.list(top, "runs", "tables") else { return Vec::new() };
        if elements.is_empty() {
            let message = Message::new("preset-no-runs");
            let help = Message::new("preset-no-runs-help");
            self.push(&section, Fault::new(message).help(help).at(section.span));
        }
        if let Some(extra) = elements.get(MOST_RUNS) {
            self.wrong(extra, Message::new("preset-too-many-runs").with("most", MOST_RUNS));
        }
        let runs: Vec<RunSource> = elements.iter().map(|spot| self.run(spot)).collect();
        self.unique_names(&elements, &runs);
        runs
    }

    /// A run; what is wrong in it reads as if it were not there, the rule as gradient descent.
    pub fn run(&mut self, spot: &Spot) -> RunSource {
        if spot.table().is_none() {
            self.unexpected(spot, "table");
            return RunSource::new(stand_in());
        }
        self.known(spot, keys::RUN);
        let parameters = self.parameters(spot, "optimizer_parameters");
        let (rule, parameters) = match self.rule(spot) {
            Some(rule) => (rule, parameters),
            None => (stand_in(), Vec::new()),
        };
        RunSource {
            name: self.text(spot, "name"),
            rule,
            parameters,
            rate: self.rate(spot),
            warmup: self.whole(spot, "warmup", 0, MOST_STEPS),
            start: self.numbers(spot, "start"),
            color: self.color(spot),
            visible: self.flag(spot, "visible"),
        }
    }

    fn rule(&mut self, run: &Spot) -> Option<Rule> {
        const KINDS: &[&str] = &["optimizer", "rule"];
        let Some(kind) = self.one_of(run, KINDS) else {
            self.missing(run, KINDS);
            return None;
        };
        let text = self.string_at(&kind)?;
        Some(if kind.name() == "rule" { Rule::Typed(text) } else { Rule::Catalog(text) })
    }

    fn rate(&mut self, run: &Spot) -> Rate {
        const KINDS: &[&str] = &["schedule", "schedule_formula", "schedule_points"];
        let kind = self.one_of(run, KINDS);
        if let Some(kind) = &kind
            && kind.name() == "schedule_points"
        {
            return self.points(run);
        }
        self.meaningless_without(run, "schedule_points_join", "schedule_points");
        let parameters = self.parameters(run, "schedule_parameters");
        let by = self.choice(run, "schedule_by", keys::BY);
        let alpha0 = self.number(run, "alpha0");
        let Some(kind) = kind else { return Rate::Schedule { schedule: None, parameters, by, alpha0 } };
        let schedule = match self.string_at(&kind) {
            // Parameters of a schedule that could not be read mean nothing.
            None => return Rate::Schedule { schedule: None, parameters: Vec::new(), by, alpha0 },
            Some(text) if kind.name() == "schedule_formula" => Schedule::Typed(text),
            Some(id) => Schedule::Catalog(id),
        };
        Rate::Schedule { schedule: Some(schedule), parameters, by, alpha0 }
    }

    fn points(&mut self, run: &Spot) -> Rate {
        for key in ["alpha0", "schedule_parameters", "schedule_by"] {
            self.meaningless(run, key, "schedule_points");
        }
        let join = self.choice(run, "schedule_points_join", keys::JOIN);
        let elements = self.list(run, "schedule_points", "points").unwrap_or_default();
        let mut points: Vec<(u64, f64)> = Vec::new();
        for spot in &elements {
            let Some(point) = self.point(spot) else { continue };
            if points.last().is_some_and(|last| last.0 >= point.0) {
                self.wrong(spot, Message::new("preset-points-order"));
            }
            points.push(point);
        }
        if let Some(spot) = run.get("schedule_points")
            && spot.elements().is_some_and(|elements| elements.is_empty())
        {
            self.wrong(&spot, Message::new("preset-points-empty"));
        }
        if points.is_empty() { Rate::default() } else { Rate::Points { points, join } }
    }

    /// `[step, rate]`
    fn point(&mut self, spot: &Spot) -> Option<(u64, f64)> {
        match spot.elements().as_deref() {
            Some([step, rate]) => {
                let (step, rate) = (self.whole_at(step, 1, MOST_STEPS), self.number_at(rate));
                Some((step?, rate?))
            }
            _ => {
                self.wrong(spot, Message::new("preset-point"));
                None
            }
        }
    }

    fn color(&mut self, run: &Spot) -> Option<Color> {
        let spot = run.get("color")?;
        let text = self.string_at(&spot)?;
        let color = Color::parse(&text);
        if color.is_none() {
            let message =
                Message::new("preset-color").with("value", text).with("names", quoted(&Hue::ALL.map(Hue::name)));
            self.wrong(&spot, message);
        }
        color
    }

    fn meaningless_without(&mut self, run: &Spot, key: &str, other: &str) {
        if let Some(spot) = run.get(key) {
            let message = Message::new("preset-no-meaning-without").with("key", key).with("other", other);
            let place = spot.key.unwrap_or(spot.span);
            self.push(&spot, Fault::new(message).at(place));
        }
    }

    /// Reports a name that an earlier run has, in either language.
    fn unique_names(&mut self, elements: &[Spot], runs: &[RunSource]) {
        let same = |a: &Text, b: &Text| {
            [Language::En, Language::Ko].into_iter().any(|language| a.get(language) == b.get(language))
        };
        for (i, run) in runs.iter().enumerate() {
            let Some(name) = &run.name else { continue };
            let earlier = runs[..i].iter().position(|other| other.name.as_ref().is_some_and(|n| same(n, name)));
            if let (Some(earlier), Some(spot)) = (earlier, elements[i].get("name")) {
                let message =
                    Message::new("preset-same-name").with("name", name.get(Language::En)).with("run", earlier + 1);
                self.wrong(&spot, message);
            }
        }
    }
}

/// The rule of a run whose own cannot be read.
fn stand_in() -> Rule {
    Rule::Catalog("gradient-descent".to_owned())
}
