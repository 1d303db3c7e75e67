//! Any preset at all.

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use thalweg::experiment::preset::*;
use thalweg::words::Text;

fn number() -> impl Strategy<Value = f64> {
    use proptest::num::f64::{NEGATIVE, NORMAL, POSITIVE, SUBNORMAL, ZERO};
    prop_oneof![POSITIVE | NEGATIVE | NORMAL | SUBNORMAL | ZERO, (-50..50_i32).prop_map(f64::from)]
}

fn line() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[ -~\n\r\t가-힣'\"\\\\]{0,24}"]
}

fn text() -> impl Strategy<Value = Text> {
    prop_oneof![line().prop_map(Text::Same), (line(), line()).prop_map(|(en, ko)| Text::Each { en, ko })]
}

fn parameters() -> impl Strategy<Value = Parameters> {
    vec(("[a-zA-Zβ .\"]{1,4}", number()), 0..4).prop_map(|mut list| {
        list.sort_by(|a, b| a.0.cmp(&b.0));
        list.dedup_by(|a, b| a.0 == b.0);
        list.reverse();
        list
    })
}

fn problem() -> impl Strategy<Value = ProblemSource> {
    let coordinates = prop_oneof![Just(None), Just(Some(vec!["W".to_owned(), "b".to_owned()]))];
    let function = prop_oneof![
        line().prop_map(Function::Catalog),
        (line(), coordinates.clone()).prop_map(|(formula, coordinates)| Function::Typed { formula, coordinates }),
        (line(), coordinates, data()).prop_map(|(loss, coordinates, data)| Function::Examples {
            loss,
            coordinates,
            data
        })
    ];
    let view = prop_oneof![Just(vec![-1.0, 2.5]), Just(vec![0.0, 1.0, -3.0, 1e9])];
    (function, parameters(), of(view)).prop_map(|(function, parameters, view)| ProblemSource {
        function,
        parameters,
        view,
    })
}

fn data() -> impl Strategy<Value = DataSource> {
    let parameters = proptest::collection::btree_map("[a-z]{1,2}[0-9. \"]{1,2}", number(), 0..4);
    let seed = of(0..=i64::MAX as u64);
    let generated =
        (line(), of(1..=MOST_EXAMPLES), seed, parameters).prop_map(|(generator, examples, seed, parameters)| {
            DataSource::Generated { generator, examples, seed, parameters }
        });
    let named = vec(("[a-z]{1,3}", line()), 1..4).prop_map(|mut names| {
        let mut taken = std::collections::HashSet::new();
        names.retain(|(name, _)| taken.insert(name.clone()));
        Columns::Named(names)
    });
    let own = (1..4_usize).prop_map(|count| Columns::Own((0..count).rev().map(|i| format!("c{i}")).collect()));
    let csv = (line(), of(prop_oneof![named, own]), of(any::<bool>()))
        .prop_map(|(path, columns, standardize)| DataSource::Csv { path, columns, standardize });
    let rows = (1..4_usize).prop_flat_map(|columns| {
        let names: Vec<String> = (0..columns).map(|i| format!("c{i}")).collect();
        vec(vec(number(), columns), 1..5)
            .prop_map(move |rows| DataSource::Rows { columns: names.clone(), rows: rows.into() })
    });
    prop_oneof![generated, csv, rows]
}

fn training() -> impl Strategy<Value = Training> {
    let seed = of(0..=i64::MAX as u64);
    let sizes = (of(1..=MOST_STEPS), of(1..1000_u64), of(1..1000_u64));
    (of(vec(number(), 0..4)), sizes, seed, of(any::<bool>()), of(number().prop_map(f64::abs))).prop_map(
        |(start, (steps, steps_per_epoch, batch), seed, replacement, gradient_noise)| Training {
            start,
            steps,
            steps_per_epoch,
            seed,
            batch,
            replacement,
            gradient_noise,
        },
    )
}

fn rate() -> impl Strategy<Value = Rate> {
    let schedule = prop_oneof![line().prop_map(Schedule::Catalog), line().prop_map(Schedule::Typed)];
    let by = of(prop_oneof![Just(By::Epoch), Just(By::Step)]);
    let join = of(prop_oneof![Just(Join::Hold), Just(Join::Line)]);
    prop_oneof![
        (of(schedule), parameters(), by, of(number()))
            .prop_map(|(schedule, parameters, by, alpha0)| { Rate::Schedule { schedule, parameters, by, alpha0 } }),
        (vec(number(), 1..4), join)
            .prop_map(|(rates, join)| Rate::Points { points: (1..).map(|i| 7 * i).zip(rates).collect(), join })
    ]
}

fn run() -> impl Strategy<Value = RunSource> {
    let rule = prop_oneof![line().prop_map(Rule::Catalog), line().prop_map(Rule::Typed)];
    let color = prop_oneof![
        proptest::sample::select(&Hue::ALL[..]).prop_map(Color::Palette),
        any::<[u8; 3]>().prop_map(Color::Rgb)
    ];
    (rule, parameters(), rate(), of(0..9_u64), of(vec(number(), 1..4)), of(color), of(any::<bool>())).prop_map(
        |(rule, parameters, rate, warmup, start, color, visible)| RunSource {
            name: None,
            rule,
            parameters,
            rate,
            warmup,
            start,
            color,
            visible,
        },
    )
}

fn runs() -> impl Strategy<Value = Vec<RunSource>> {
    (vec(run(), 1..5), vec(of("[a-f]{1,2}"), 5)).prop_map(|(mut runs, names)| {
        for (i, (run, name)) in runs.iter_mut().zip(names).enumerate() {
            run.name = name.map(|name| Text::Same(format!("{name}{i}")));
        }
        runs
    })
}

fn view() -> impl Strategy<Value = View> {
    let layers = vec![Layer::Contours, Layer::Paths, Layer::Minima, Layer::Saddles, Layer::Batch];
    let layers = proptest::sample::subsequence(layers, 0..=5);
    let pair = ["x".to_owned(), "y".to_owned()];
    let scale = prop_oneof![Just(Scale::Linear), Just(Scale::Log)];
    let surface_scale = prop_oneof![Just(SurfaceScale::Linear), Just(SurfaceScale::Log), Just(SurfaceScale::Auto)];
    let scales = [of(scale.clone()), of(scale.clone()), of(scale)];
    let losses = (of(any::<bool>()), of(1..=MOST_SEEDS), of(number()));
    (of(0..=MOST_STEPS), of(layers), scales, of(surface_scale), of(Just(pair)), of(1e-3..1e5), losses).prop_map(
        |(step, layers, [loss_scale, rate_scale, step_scale], surface_scale, coordinates, speed, losses)| View {
            step,
            layers,
            loss_scale,
            batch_loss: losses.0,
            seeds: losses.1,
            rate_scale,
            step_scale,
            surface_scale,
            coordinates,
            speed,
            target_loss: losses.2,
        },
    )
}

pub fn preset() -> impl Strategy<Value = Preset> {
    (of(text()), of(text()), problem(), training(), runs(), view()).prop_map(
        |(title, notes, problem, training, runs, view)| Preset { title, notes, problem, training, runs, view },
    )
}
