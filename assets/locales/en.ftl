# Every sentence the program says, in English. Keys are the same in ko.ftl; a test holds them together.

## formula: what is wrong with a text

## formula: what cannot be compiled
formula-surface-too-large = This surface takes more than { $limit } operations.
formula-step-too-large = Written out for every coordinate, a step of this rule takes more than { $limit } operations.
formula-coordinates-differ = The rule assigns { $rule ->
        [one] { $rule } coordinate
       *[other] { $rule } coordinates
    } by name, but the problem has { $surface }.

## catalog
catalog-toml = This is not a document of the catalog: { $problem }.
catalog-missing-key = `{ $key }` is missing: a document of this kind must have it.
catalog-alien-key = `{ $key }` belongs to another kind of document.
catalog-wrong-length = `{ $key }` needs { $expected } numbers, one for each coordinate, but has { $found }.
catalog-empty-range = A range goes from a smaller number to a larger one, and must suit its scale: log needs numbers above 0, one-minus-log numbers below 1.
catalog-not-finite = `{ $key }` must be a finite number.
catalog-parameter-twice = The parameter `{ $name }` is listed twice.
catalog-no-state = The formula has no state `{ $name }` to draw.

## preset: what is wrong with a file
preset-syntax = This is not valid TOML: { $problem }.
preset-duplicate-key = This name is already taken above; each key and each section stands only once.
preset-integer-too-large = This whole number is too large for a file: TOML goes up to 9,223,372,036,854,775,807.
preset-value-expected = A value is missing or not in quotes here; texts stand in quotes: "text".
preset-newer = This file is of format { $format }, written by a newer Thalweg; this version reads format 1.
preset-unknown-key = `{ $key }` is not known here.
preset-did-you-mean = Did you mean `{ $name }`?
preset-keys-here = Known here: { $keys }.
preset-only-one = `{ $key }` stands beside `{ $first }`, but only one of { $keys } can be given.
preset-missing = One of { $keys } must be given here.
preset-no-meaning = `{ $key }` has no meaning beside `{ $other }`.
preset-no-meaning-without = `{ $key }` has no meaning without `{ $other }`.
preset-no-data-sets = `{ $key }` belongs to data sets, which this version of Thalweg does not support yet.
preset-no-problem = The file has no `[problem]` section.
preset-no-problem-help = A problem is a surface of the catalog (`surface = "ravine"`) or a typed text (`formula = "f = x^2 + y^2"`).
preset-no-runs = The file has no runs.
preset-no-runs-help = A run is a section of its own: `[[runs]]`, and below it `optimizer = "gradient-descent"`.
preset-too-many-runs = There are more than { $most } runs from here on.
preset-wrong-type = `{ $key }` must be { $expected ->
        [number] a number
        [whole] a whole number
        [flag] true or false
        [text-each] a text in quotes, or one for each language: {"{"} en = "…", ko = "…" {"}"}
        [table] a section of its own, or keys in braces
        [tables] a list of sections: [[runs]]
        [numbers] a list of numbers: [1.0, 2.0]
        [texts] a list of texts: ["a", "b"]
        [points] a list of points, each a step and a rate: [[1, 0.1], [40, 0.02]]
       *[text] a text in quotes
    }, but this is { $found ->
        [number] a number
        [flag] true or false
        [list] a list
        [table] a section
        [date] a date
       *[text] a text
    }.
preset-not-finite = `{ $key }` must be a finite number.
preset-fraction = `{ $key }` must be a whole number, without a fractional part.
preset-below = `{ $key }` must be at least { $least }.
preset-outside = `{ $key }` must be from { $least } to { $most }.
preset-positive = `{ $key }` must be greater than 0.
preset-no-such-choice = “{ $value }” is no choice for `{ $key }`; the choices are { $choices }.
preset-color = “{ $value }” is no color; a color is one of { $names }, or red, green and blue as in "#0072b2".
preset-twice = `{ $name }` is already in this list.
preset-pair = `coordinates` must name two different coordinates: ["x", "y"].
preset-coordinate-count = A problem has from 1 to 1,000 coordinates.
preset-reserved = No coordinate can be called `{ $name }`: the name has a meaning of its own in formulas.
preset-column = No coordinate can be called `{ $name }`: the exported table has a column of that name.
preset-gradient-column = `{ $name }` and `{ $other }` cannot both be coordinates: the exported table would have two columns of one name.
preset-frame-length = `view` needs 2 numbers for each coordinate that is drawn, from and to: 2 for one coordinate, else 4.
preset-frame-order = In `view`, each range goes from the smaller number to the greater.
preset-points-empty = `schedule_points` needs at least one point, a step and a rate: [[1, 0.1]].
preset-points-order = The steps of `schedule_points` must ascend from point to point.
preset-point = A point is a step and a rate: [40, 0.02].
preset-same-name = Run { $run } is already called “{ $name }”; each run has a name of its own.

## run: where a run stands, and what is wrong with an experiment
run-at-start = at the start
run-diverged = diverged at step { $step }
run-diverged-unstable = diverged at step { $step }: α λ = { $product } > 2
run-diverged-along = diverged at step { $step }: α λ = { $product } > 2 along { $along }
run-at-minimum = at a minimum
run-at-saddle = at a saddle
run-at-maximum = at a maximum
run-at-flat-point = at a flat point
run-cycling = cycling, period { $period }
run-wandering = wandering, radius { $radius }
run-on-plateau = on a plateau
run-near-saddle = near a saddle
run-descending = descending
run-climbing = climbing
run-typed-rule = Typed rule
run-unknown-surface = The catalog has no surface `{ $id }`.
run-unknown-optimizer = The catalog has no optimizer `{ $id }`.
run-unknown-schedule = The catalog has no schedule `{ $id }`.
run-did-you-mean = Did you mean `{ $name }`?
run-known-ids = The catalog has { $ids }.
run-unknown-parameter = `{ $id }` has no parameter `{ $name }`.
run-no-parameters = `{ $id }` has no parameters.
run-parameters-are = Its parameters are { $names }.
run-parameter-below = `{ $name }` must be at least { $limit }, but is { $value }.
run-parameter-above = `{ $name }` must be at most { $limit }, but is { $value }.
run-rate-missing = The rule and the schedule need a learning rate, and a typed rule has none of its own.
run-rate-missing-help = Give `alpha0`, or `schedule_points`.
run-start-missing = A typed problem has no start of its own.
run-start-length = The start has { $given } numbers, but the problem has { $needed ->
        [one] { $needed } coordinate
       *[other] { $needed } coordinates
    }.
run-start-help = `start` is a number for each of { $names }.
run-view-length = { $needed ->
        [2] A problem with one coordinate is drawn over two numbers, from and to.
       *[4] A problem with two coordinates or more is drawn over four numbers, from and to for each of the two drawn.
    }
run-view-coordinate = The problem has no coordinate `{ $name }`.
run-coordinates-are = Its coordinates are { $names }.

## figure

## cli

## app
