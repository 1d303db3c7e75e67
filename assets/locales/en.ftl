# Every sentence the program says, in English. Keys are the same in ko.ftl; a test holds them together.

## formula: what is wrong with a text
formula-too-long = The text is longer than { $limit } KiB.
formula-too-deep = Parentheses, powers and signs are nested more than { $limit } deep.
formula-too-many-operations = The text needs more than { $limit } operations.
formula-more-faults = { $count ->
        [one] There is one more error.
       *[other] There are { $count } more errors.
    }
formula-character = `{ $text }` is not part of the formula language.
formula-number-too-large = This number is too large for double precision, which ends near 1.8e308.
formula-not-a-statement = This line gives no name a value.
formula-no-loss = Nothing assigns `f`, the height of the surface.
formula-no-theta = Nothing assigns `theta`, the next point. A rule assigns `theta`, or coordinates by name such as `W` whose gradient `dW` it reads.
formula-no-alpha = Nothing assigns `alpha`, the learning rate.
formula-compound = A value is assigned with `=` alone.
formula-separator-missing = Two statements on one line are separated by a comma.
formula-statement-goes-on = The statement that assigns `{ $name }` should end before this.
formula-close-without-open = This `{ $text }` closes nothing.
formula-not-closed = This `{ $text }` is never closed.
formula-comma-in-parentheses = A comma separates the arguments of a function; here there is no function.
formula-operand-missing-before = A number, a name or `(` is missing before `{ $text }`.
formula-operand-missing-after = A number, a name or `(` is missing after `{ $text }`.
formula-unary-plus = A `+` joins two values; leave it out here.
formula-not-inside = Here `not` needs parentheses around it: `(not …)`.
formula-implicit-product = Between two factors there must be a `*`.
formula-assignment-inside = `=` gives a name its value and cannot stand inside an expression.
formula-chained-comparison = Comparisons cannot be chained.
formula-arity = `{ $name }` takes { $count ->
        [one] one argument
       *[other] { $count } arguments
    }, not { $found }.
formula-arity-least = `{ $name }` takes at least { $count } arguments, not { $found }.
formula-function-without-arguments = `{ $name }` is a function; its argument goes in parentheses.
formula-unknown-function = There is no function `{ $name }`.
formula-unknown-name = `{ $name }` is not known here.
formula-read-before-assigned = `{ $name }` is read before the line that assigns it. A surface keeps nothing from step to step.
formula-rules-only = `{ $name }` goes over the coordinates and is only known in update rules.
formula-not-by-name = `{ $name }` goes over the coordinates, and this rule is written coordinate by coordinate.
formula-by-name-reads = `{ $name }` has no meaning here, since this rule is written coordinate by coordinate.
formula-noise-by-name = In a rule written coordinate by coordinate, `noise` may stand only in lines that assign a coordinate.
formula-one-number = `{ $name }` needs values that differ from coordinate to coordinate, such as `g` or `theta`; here it is given one number.
formula-assigns-reserved = `{ $name }` is a word of the formula language and cannot be assigned.
formula-assigns-parameter = `{ $name }` is a parameter and cannot be assigned.
formula-assigns-input = `{ $name }` is given from outside and cannot be assigned.
formula-init-in-surface = A surface keeps nothing from step to step, so nothing can be given a start with `init`.
formula-init-of-input = `{ $name }` is given from outside; only a state starts with `init`.
formula-init-twice = `{ $name }` already has an `init` above.
formula-init-reads = `{ $name }` has no value yet when the run starts. An `init` reads inputs, parameters and states with an `init` above it.
formula-given-not-a-name = `{ $name }` cannot be a name. A name is a letter, ASCII or Greek, then letters, digits and `_`.
formula-given-reserved = `{ $name }` is a word of the formula language; choose another name.
formula-given-twice = The name `{ $name }` is given twice.
formula-help-write = Write `{ $text }`.
formula-help-compound = Write `{ $name } = { $name } { $sign } …`.
formula-help-equal = To compare two values, write `==`.
formula-help-other-name = Use another name, such as `{ $name }`.
formula-help-old-value = Keep it in a state of its own: `{ $name }_last = { $name }` as the last line.
formula-old-value = The value of `{ $name }` before this step is no longer there at this place.
formula-new-value = `{ $name }` is read here as it is after this step, but only a line below assigns it. Put that line first.
formula-older-value = The value of `{ $name }` before the last step is not kept.
formula-help-older-value = Keep it in a state of its own: `init { $name }_last = { $name }`, and `{ $name }_last = { $name }` above the line that changes `{ $name }`.
formula-time-unclear = It is not clear which step’s `{ $name }` is meant here: a rule knows the value before its step and the one after it.
formula-help-time = Write `{ $after }` for the value after this step and `{ $before }` for the one before it.
formula-count-unclear = Where new values are written `_{"{"}t+1{"}"}`, `t` may count from 0 or from 1.
formula-help-count = Write new values as `m_t` and old ones as `m_{"{"}t-1{"}"}`; then `t` is the number of this step, from 1.
formula-brace-not-closed = This is never closed.
formula-latex-argument = `{ $text }` needs an argument in braces behind it.
formula-if-line = A condition around lines has no meaning here: a rule takes all its lines, at every step.
formula-help-if = Keep the lines that hold, or write `name = if(condition, then, else)`.
formula-cases-otherwise = These cases leave open what holds otherwise.
formula-help-otherwise = End them with a line `… & \text{"{"}otherwise{"}"}`.
formula-power-of-e = `e` is a name of this text, so this may be its power or the exponential function.
formula-help-power-of-e = Write `\exp(…)` for the function, or give the name another letter.
formula-other-norm = Only the Euclidean norm is known, whose index is 2 or left out.
formula-help-norm = For the sum of the absolute values write `sum(abs(v))`.
formula-help-did-you-mean = Did you mean `{ $name }`?
formula-help-unknown-name = Assign `{ $name }` in a line above, or add it as a parameter.

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
catalog-convention-other = A convention is either another document (`id`) or a text (`text`).
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
preset-no-problem = The file has no `[problem]` section.
preset-no-problem-help = A problem is a surface of the catalog (`surface = "ravine"`), a typed text (`formula = "f = x^2 + y^2"`), or a loss averaged over data (`example_loss = "least-squares"` and `data`).
preset-no-data = `example_loss` is averaged over a data set, but there is no `data`.
preset-data-help = Data are generated (`data = {"{"} generator = "line" {"}"}`), from a file (`data = {"{"} csv = "points.csv" {"}"}`), or written here (`data = {"{"} columns = ["u", "v"], rows = [[0.5, 1.2], [1.0, 2.1]] {"}"}`).
preset-columns-empty = `columns` must name at least one column.
preset-rows-empty = `rows` needs at least one row, a number for every column: [[0.5, 1.2]].
preset-row-length = This row has { $found ->
        [one] one number
       *[other] { $found } numbers
    }, but { $columns ->
        [one] there is one column
       *[other] there are { $columns } columns
    }.
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
        [columns] a list of columns ["u", "v"], or their names in formulas and in the header {"{"} u = "Height (cm)", v = "Weight" {"}"}
        [rows] a list of rows, each a number for every column: [[0.5, 1.2], [1.0, 2.1]]
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
preset-not-a-name = “{ $name }” cannot be a coordinate's name: a name begins with a letter and goes on with letters, digits and `_`.
preset-set-key = `--set { $argument }`: write it as KEY=VALUE, with a key such as `training.seed` or `runs.1.alpha0`.
preset-set-value = `--set { $argument }`: what follows the `=` is no value; write a number, a word, a "text in quotes" or a [list].
preset-set-no-file = `--set { $argument }`: the file is not valid TOML, so nothing in it can be set.
preset-set-no-runs = `--set { $argument }`: the file has no runs.
preset-set-run-number = `--set { $argument }`: there is no run { $number }; runs are numbered from 1 to { $runs }.
preset-set-run-name = `--set { $argument }`: no run is called “{ $name }”; there is { $runs }.
preset-set-element = `--set { $argument }`: the list has no element `{ $key }`; elements are numbered from 1.
preset-set-inside = `--set { $argument }`: `{ $key }` would have to stand inside of a value that is no section.

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
run-table-run = Run
run-table-rate = Rate α₀
run-table-steps = Steps
run-table-loss = Final loss
run-table-best = Best loss
run-table-best-step = at step
run-table-distance = To minimum
run-table-target = Target loss
run-table-reached = Steps to { $loss }
run-table-radius = Radius
run-table-standing = Where it stands
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

run-batch-too-large = `batch` is { $batch }, but there are only { $examples } examples.
run-batch-too-large-help = Leave `batch` out to take all examples at every step, or give at most { $examples }.
run-only-with-data = `{ $key }` belongs to problems with data; this problem has none.
run-noise-with-data = `gradient_noise` belongs to problems without data; with data, `batch` makes the gradient noisy.
run-epoch-with-data = With data an epoch is one pass over all examples, here { $steps ->
        [one] { $steps } step
       *[other] { $steps } steps
    }: `steps_per_epoch` cannot be given.
run-replacement-alone = `replacement` says how a batch is drawn, but no `batch` is given.

## data: what is wrong with a data set
data-empty = { $file } is empty. A CSV has a header, and below it rows of numbers.
data-no-rows = { $file } has a header, but no rows below it.
data-no-header = { $file } has no header: its first line is all numbers.
data-no-header-help = The first line names the columns, as in `u,v`.
data-one-column = { $file } has only one column; two or more are needed.
data-one-column-help = The columns of a CSV are separated by commas.
data-semicolons = Its columns seem to be separated by semicolons; a CSV separates them by commas.
data-tabs = Its columns seem to be separated by tabs; a CSV separates them by commas.
data-no-column = { $file } has no column “{ $column }”.
data-header-twice = { $file } has more than one column “{ $column }”.
data-columns-are = Its columns are { $names }.
data-did-you-mean = Did you mean `{ $name }`?
data-row-length = { $file }, line { $line }: there { $found ->
        [one] is one value
       *[other] are { $found } values
    }, but the header names { $columns } columns.
data-missing = { $file }, line { $line }, column “{ $column }”: the value is missing.
data-text = { $file }, line { $line }, column “{ $column }”: “{ $text }” is no number.
data-text-help = To leave a column of texts out, name those to be read: `columns = ["u", "v"]`.
data-not-finite = { $file }, line { $line }, column “{ $column }”: “{ $text }” is no finite number.
data-more = { $file }: { $count ->
        [one] one more value is wrong
       *[other] { $count } more values are wrong
    }.
data-too-many-rows = { $file } has more than 1,000,000 rows.
data-too-many-numbers = { $file } holds more than 33,554,432 numbers in the columns to be read; name fewer under `columns`.
data-line-too-long = { $file } has a row of more than 1 MiB; a quotation mark may be left open.
data-not-utf8 = The header of { $file } is not UTF-8 text. Save the file as “CSV UTF-8”.
data-not-regular = { $file } is no regular file; data come from a file on disk.
data-not-read = The data of { $file } have not been read.
data-unknown-generator = There is no generator `{ $id }`.
data-generators-are = There are { $ids }.
data-generated-not-finite = With these parameters the data are not finite.
data-constant-column = Column `{ $column }` has one and the same value everywhere, so it cannot be standardized. Leave it out, or set `standardize = false`.
data-not-a-name = “{ $name }” cannot be the name of a column in formulas: a name begins with a letter and goes on with letters, digits and `_`.
data-reserved = No column can be called `{ $name }`: the name has a meaning of its own in formulas.
data-rename-help = Give it another name for formulas: `columns = {"{"} u = "{ $name }" {"}"}`, with all columns that are to be read.
data-name-twice = There is more than one column `{ $name }`.
data-column-is-coordinate = `{ $name }` is a column of the data and cannot be a coordinate too.
data-name-coordinates = Name the coordinates differently with `coordinates`.
data-unknown-loss = There is no built-in loss “{ $id }”.
data-losses-are = There are { $ids }; a typed loss assigns `f`, as in `f = (W*u + b - v)^2`.
data-loss-columns = “{ $id }” fits the last column by the others, so it needs two or more columns.
data-loss-coordinates = “{ $id }” has { $needed } coordinates here, a weight for each column but the last, and then the intercept; `coordinates` names { $given }.
data-names-are = It is no coordinate, no parameter and no column of the data; the columns are { $names }.
data-delta = `{ $name }` must be greater than 0, but is { $value }.
data-labels = “logistic” needs labels from 0 to 1 in the last column, but `{ $column }` is { $value } in example { $example }.

## figure

figure-loss = Loss
figure-rate = Learning rate α
figure-effective-step = Effective step |Δθ| / |g|
figure-step = step
figure-step-of = step { $step } of { $steps }
figure-start = start
figure-minimum = minimum
figure-saddle = saddle
figure-batch = mini-batch of step { $step }
figure-batch-minimum = its minimum
figure-batch-loss = mini-batch
figure-seeds = where { $count } seeds end
figure-band = median, 10–90 % of { $count } seeds
figure-more = and { $count } more
figure-log-scale = log scale
figure-diverged = diverged at step { $step }
figure-points = set by hand
figure-size = A figure is { $least } to { $most } pixels wide and high.
figure-too-many-pixels = A PNG has at most { $most } pixels; SVG and PDF have no such limit.
figure-too-many-pixels-gif = A GIF has at most { $most } pixels; SVG and PDF have no such limit.
figure-not-drawn = The figure could not be drawn: { $reason }.

## page
page-catalog = The catalog of Thalweg
page-catalog-about = Written by `thalweg docs`. Each text is what is run, and what the equations are made from.
page-optimizers = Optimizers
page-schedules = Learning-rate schedules
page-surfaces = Surfaces
page-rate = Learning rate
page-minimum = minimum
page-saddle = saddle point
page-maximum = maximum
page-degenerate = flat point
page-many-points = In view are { $minima } minima, { $saddles } saddle points and { $maxima } maxima; the lowest minima:
page-parameter = Parameter
page-default = Default
page-slider = Slider
page-meaning = Meaning
page-point = Point
page-where = Where
page-value = f
page-eigenvalues = Eigenvalues of the Hessian
page-equals = The same elsewhere:
page-source = Source: { $source }.

## cli
files-cannot-read = { $file } cannot be read: { $reason }.
files-cannot-write = { $file } cannot be written: { $reason }.
files-folder = { $file } is a folder; a preset is a file in it.
files-output-folder = { $file } is a folder; give the name of a file in it.
files-too-long = { $file } is longer than 16 MiB, which no preset is.
cli-over-itself = { $file } is the preset itself, which would be overwritten; give another name.
files-not-utf8 = { $file }:{ $line }:{ $column }: this is not UTF-8 text.
cli-no-file = There is no file and no built-in preset `{ $file }`.
cli-no-file-near = Did you mean the built-in preset `{ $id }`?
cli-no-file-help = `thalweg list presets` lists the built-in presets.
cli-unknown-id = The catalog has no entry `{ $id }`.
cli-unknown-id-help = `thalweg list surfaces`, `optimizers`, `schedules` and `presets` list what there is.
cli-did-you-mean = Did you mean `{ $name }`?
cli-picture-kind = { $file } must end in .svg, .png, .pdf or .gif: the ending says what kind of picture it is.
cli-size = width and height are whole numbers of pixels: 1600x1000
cli-final-median = final loss: median
cli-final-low = 10 %
cli-final-high = 90 %
cli-radius-median = radius: median
cli-radius-low = 10 %
cli-radius-high = 90 %
cli-diverged = diverged
cli-seeds-range = Seeds { $first } to { $last }
cli-no-chance = Nothing in this experiment depends on the seed: every seed gives the same.

## app

app-menu-file = File
app-menu-edit = Edit
app-menu-view = View
app-menu-lessons = Lessons
app-new = New
app-open = Open…
app-recent = Recent files
app-recent-none = No file was opened yet
app-recent-gone = { $file } is no longer there. It was taken off the list of recent files.
app-save = Save
app-save-as = Save as…
app-revert = Revert to saved
app-undo = Undo
app-undo-change = Undo: { $change }
app-redo = Redo
app-redo-change = Redo: { $change }
app-theme-system = Theme of the desktop
app-theme-light = Light
app-theme-dark = Dark
app-left-panel = Experiment panel
app-right-panel = Plots panel
app-only-landscape = Only the landscape
app-fit = Fit the landscape
app-edited = edited
app-edit-open = open another experiment
app-edit-revert = revert to saved
app-edit-surface = choose another surface
app-edit-parameter = change { $name }
app-edit-start = move the start
app-edit-steps = change the steps
app-edit-epoch = change the steps in an epoch
app-edit-noise = change the gradient noise
app-edit-seed = change the seed
app-edit-seeds = change the number of seeds
app-edit-add = add a run
app-edit-duplicate = duplicate a run
app-edit-remove = remove a run
app-edit-rule = choose another rule
app-edit-visible = show or hide a run
app-edit-schedule = choose another schedule
app-edit-text = edit a text
app-edit-add-parameter = add the parameter { $name }
app-edit-remove-parameter = remove the parameter { $name }
app-edit-add-coordinate = add the coordinate { $name }
app-edit-remove-coordinate = remove the coordinate { $name }
app-edit-layers = show or hide a layer
app-surface = Surface
app-typed-surface = Typed formula
app-edit-own-formula = Edit formula…
app-edit-own-formula-tip = Makes this formula the experiment’s own, to be changed as you like.
app-edit-own-rule = Edit rule…
app-edit-own-rule-tip = Makes this rule the run’s own, to be changed as you like.
app-edit-own-schedule = Edit formula…
app-edit-own-schedule-tip = Makes this schedule the run’s own, to be changed as you like.
app-text-surface = Surface: formula
app-text-rule = { $run }: text of the rule
app-text-schedule = { $run }: formula of the schedule
app-add-parameter = Add `{ $name }` as a parameter
app-remove-parameter = Remove the parameter { $name }
app-parameter-is-read = { $name } is read by the text and cannot be removed
app-add-coordinate = Add `{ $name }` as a coordinate
app-remove-coordinate = Remove the coordinate { $name }
app-coordinate-unread = f does not depend on { $name }.
app-start = Start
app-start-tip = Where the runs start that have no start of their own. It can also be dragged in the landscape, or set there by a click with Alt.
app-start-handle = Start of the runs
app-start-hint = start (drag)
app-steps = Steps
app-steps-tip = How many steps every run takes.
app-per-epoch = Steps / epoch
app-per-epoch-tip = How many steps make an epoch. Schedules count epochs unless they say otherwise.
app-noise = Gradient noise
app-noise-tip = The standard deviation of a normal number that is added to each component of the gradient, the same in every run.
app-seed = Seed
app-seed-tip = Another number gives other noise; the same number always gives the same.
app-seeds = Over seeds
app-seeds-tip = How many seeds the same experiment is run over, from this one on. The plot of the loss then shows the median and the middle eight tenths, the landscape where each run ends. 1 is this seed alone.
app-no-chance = Nothing here depends on the seed: every seed gives the same runs.
app-optimizers = Optimizers
app-add = + Add
app-typed-rule = Typed rule
app-rule-of = { $run }: rule
app-rate = Rate α₀
app-rate-tip = The learning rate that the schedule starts from.
app-show-run = Show { $run }
app-hide-run = Hide { $run }
app-duplicate-run = Duplicate { $run }
app-remove-run = Remove { $run }
app-schedule-of = { $run }: schedule
app-schedule-typed = Typed schedule
app-counted-by = Counts
app-counted-by-tip = Whether the rate changes from epoch to epoch or from step to step.
app-by-epoch = epochs
app-by-step = steps
app-notes = Notes
app-play = Play
app-pause = Pause
app-first = To the start
app-back = One step back
app-step = One step on
app-last = To the last step
app-loop = Start over at the end
app-step-label = step
app-step-of = of { $steps }
app-go-to = Go to step
app-go-to-tip = Type a number to go to that step (G).
app-epoch = epoch { $epoch }
app-epoch-axis = epoch
app-speed = Speed
app-speed-unit = steps/s
app-timeline = Timeline
app-recording = running { $percent } %
app-landscape = Landscape
app-layer-contours = Contours
app-layer-paths = Paths
app-layer-minima = Minima
app-layer-saddles = Saddles
app-layer-batch = Mini-batch
app-layer-batch-tip = Dashed: contour lines of the loss that the step at the cursor sees, averaged over its mini-batch alone. They lie as high above its lowest value as every second line of the full loss above that one’s. A hollow star marks its minimum where that is known.
app-loss = Loss
app-learning-rate = Learning rate α
app-log-scale = log scale
app-linear-scale = linear scale
app-step-axis = step
app-hover = { $run }, step { $step }: { $value }
app-dismiss = Dismiss
app-place = Line { $line }, column { $column }:
app-notice-open = { $file } was not opened. The experiment from before is still here.
app-notice-experiment = This change cannot be run. What you see is the last state that can.
app-notice-unsaved = Nothing was lost; save it in another place.
app-dialog-open = Open a preset or a CSV
app-dialog-open-verb = Open
app-dialog-save = Save the preset
app-dialog-save-verb = Save
app-dialog-why = This desktop has no file dialog. Type the path of the file.
app-dialog-path = Path
app-dialog-exists = There is a file of this name; saving replaces it.
app-cancel = Cancel
app-close-question = “{ $title }” has changes that are not saved.
app-close-why = What is discarded cannot be brought back.
app-close-discard = Discard
app-close-draft-question = “{ $title }” has a text that is not right yet.
app-close-draft = A text that is not right yet cannot be saved in a file. It is kept, and stands there again at the next start.
app-close-keep = Close and keep it
app-drop = Drop the file to open it
app-session-crashed = Thalweg ended without being closed.
app-session-crashed-line = This is what the window showed last; no change was lost.
app-session-unreadable = The session from before cannot be opened. It is kept in { $file }.
app-session-unkept = The session cannot be kept in { $folder } ({ $reason }). What should outlast the window has to be saved in a file.
app-no-display = There is no display to show the window on ({ $reason }); thalweg run, check and render work without one.

## app: help

app-menu-help = Help
app-help-formulas = Formula reference
app-help-shortcuts = Shortcuts
app-help-about = About Thalweg
app-help-back = Back
app-help-search = Search
app-help-not-found = No section has these words.
app-close = Close
app-keys-steps = Steps
app-key-play = Play, pause
app-key-step = One step back, on
app-key-epoch = One epoch back, on
app-key-select = Choose a run
app-keys-note = A key acts unless what has the focus uses it itself: a text field all, a slider the arrows, a button Space.
app-about-version = Version { $version } ({ $build })
app-about-name = The thalweg is the line of lowest points along a valley: where the water goes.
app-about-licenses = Licenses
app-about-own-license = Thalweg is under the MIT or the Apache 2.0 license, as you like.
app-about-fonts = Text is set in Thalweg Sans, a reduced Pretendard, which draws Latin letters as Inter does; formulas in the fonts of KaTeX.
app-about-crates = Built with
## app: runs

app-edit-move = move a run
app-edit-rename = rename a run
app-edit-color = change a run’s color
app-edit-same-schedule = same schedule for all
app-edit-twin = compare conventions
app-edit-same-rate = same rate for all
app-filter = Type to filter
app-filter-none = Nothing here is called that; a shorter word finds more.
app-own-group = Your own
app-own-rule-tip = Begins as gradient descent; the text of the rule is yours to change.
app-run-name = Name of { $run }
app-run-more = More for { $run }
app-run-color = Color of { $run }
app-color-typed = Red, green, blue
app-color-wrong = Write red, green and blue as in #0072b2.
app-color-blue = Blue
app-color-vermilion = Vermilion
app-color-green = Bluish green
app-color-orange = Orange
app-color-sky-blue = Sky blue
app-color-purple = Reddish purple
app-color-yellow = Yellow
app-color-black = Black
app-rename = Rename…
app-key-move-run = Move a run up, down
app-move-up = Move up
app-move-down = Move down
app-twin = Compare with the other convention
app-twin-of = Beside “{ $run }”: { $differs }
app-same-rate = Same rate for all
app-same-rate-tip = Every run with a schedule starts from the rate of this one.
app-same-schedule = Same schedule for all
app-same-schedule-tip = Every run gets the schedule of this one; each keeps the rate that it starts from.
## Plots

app-edit-plot-scale = change the scale of a plot
app-edit-batch-loss = show or hide the loss of mini-batches
app-effective-step = Effective step |Δθ| / |g|
app-effective-step-short = Effective step
app-effective-step-tip = How far a step went along a coordinate for each unit of the gradient there; for gradient descent this is the learning rate. Where the gradient is 0 there is none.
app-plot-tip = Drag to move the cursor. The wheel zooms the steps, over the numbers at the left the values; Shift and drag zooms to a box, a double click shows all.
app-plot-scale-tip = Switch between a logarithmic and a linear scale.
app-fold-plot = Fold the plot: { $name }
app-unfold-plot = Unfold the plot: { $name }
app-reset-zoom = Show all steps and values
app-legend-of = In the plots: { $run }
app-all-hidden = All runs are hidden. A click on a name above shows it again.
app-legend-hide-tip = Click to hide this run.
app-legend-show-tip = Click to show this run.
app-hover-stretch = { $run }, steps { $from } to { $to }: { $low } to { $high }

## app: exports and the clipboard

app-export = Export figure…
app-export-csv = Export trajectory as CSV
app-export-csv-points = Points, losses, rates and gradients…
app-export-csv-state = With the rules’ state…
app-screenshot = Screenshot of the window…
app-copy-figure = Copy figure
app-copy-preset = Copy preset as text
app-paste = Paste a preset
app-copied-figure = The figure is on the clipboard.
app-copied-preset = The preset is on the clipboard, as text.
app-paste-nothing = The clipboard has no text. A preset is copied as text, from a file or from Edit › Copy preset as text.
app-clipboard = The text of the clipboard
app-export-figure-title = Export the figure
app-export-csv-title = Export the trajectory
app-export-screenshot-title = Save the screenshot
app-export-verb = Export…
app-export-format = Format
app-export-size = Size in pixels
app-export-width = Width
app-export-height = Height
app-export-theme = Theme
app-export-theme-shown = As the window
app-export-what = Shows
app-export-all = Everything
app-export-language = Language
app-export-with-preset = Write the preset beside it
app-export-with-preset-tip = A small file with .toml behind the figure’s name, from which the figure can be made again.
app-export-preview = The figure as it will be
app-export-about-svg = SVG: sharp at any size; its text can be searched and edited.
app-export-about-png = PNG: pixels, for pages and slides.
app-export-about-pdf = PDF: sharp at any size, for print; text and fonts are in the file. 100 pixels are an inch.
app-export-about-gif = GIF: an animation from the start to this step.
app-export-done = { $file } is written.
app-export-beside-taken = The preset beside the figure would overwrite { $file }; give the figure another name, or leave the preset away.
app-export-over-itself = { $file } is the file of this experiment, which would be overwritten; give another name.
app-exporting = Writing { $file }
app-export-stop = Stop
## app: landscape

app-left-edge = Width of the experiment panel
app-right-edge = Width of the plots panel
app-show-all = Show everything (F11)
app-zoom-in = Larger
app-zoom-out = Smaller
app-zoom-one = Original size
app-zoom-now = Original size (now { $percent } %)
app-surface-own = Your own formula…
app-surface-scale = Colors
app-surface-scale-tip = How colors and contour lines follow the values of the surface.
app-surface-scale-auto = As suits the surface
app-surface-scale-linear = Linear
app-surface-scale-log = Logarithmic above the minimum
app-edit-surface-scale = change the scale of the colors
app-edit-own-start = move a run’s own start
app-edit-common-start = let a run start with the others
app-edit-coordinates = draw other coordinates
app-start-handle-of = Start of { $run }
app-start-give = A start of its own for { $run }
app-start-take-back = Start with the others
app-start-own = Own start
app-start-own-of = { $run }: own start
app-start-own-tip = This run starts elsewhere than the others: drag its diamond in the landscape, or type where.
app-drawn = Drawn
app-drawn-tip = The two coordinates that the landscape shows. The others are as at the first visible run.
app-drawn-across = Drawn across
app-drawn-up = Drawn up
app-fit-paths = Fit the whole paths
## Schedules

app-edit-warmup = change the warm-up
app-edit-by-hand = set the rate by hand
app-edit-move-point = move a point of the rate
app-edit-add-point = add a point of the rate
app-edit-remove-point = remove a point of the rate
app-edit-join-points = join the points of the rate
app-edit-turn-rate = turn the rate
app-schedule-points = By hand
app-schedule-points-tip = The rate of now as points, to be dragged in the plot of the learning rate, or turned and recorded while playing.
app-warmup = Warm-up
app-warmup-tip = Over so many steps the rate first rises evenly from 0 to what the schedule says; 0 is no warm-up.
app-rate-table = Rates of the first epochs
app-rate-table-of = { $run }: rates of the first epochs
app-rate-table-epoch = Epoch
app-rate-table-step = First step
app-rate-table-rate = Rate α
app-hand-rate = Rate α
app-hand-rate-of = { $run }: rate α from the cursor on
app-hand-rate-tip = The rate from the next step on; what was set for later steps is dropped. Turned while playing, it is recorded.
app-hand-playing = Turn the rate: it is recorded as it plays.
app-hand-paused = Sets the rate from step { $step } on. Turned while playing, it is recorded.
app-join = Between
app-join-tip = Whether the rate stays until the next point or goes straight to it.
app-join-hold = Hold
app-join-line = Line
app-add-point = + Point
app-add-point-tip = Adds a point at the cursor; the rate stays as it is.
app-point-step = { $run }: step of point { $number }
app-point-rate = { $run }: rate of point { $number }
app-remove-point = { $run }: remove point { $number }
app-point = { $run }, point { $number }: step { $step }, rate { $rate }
app-remove-this-point = Remove this point
app-join-by-lines = Join the points by lines
app-join-by-holding = Hold the rate from point to point
## app: results

app-results = Results
app-results-panel = Table of results
app-results-close = Close the results
app-results-none = The table appears when the runs are done.
app-results-sort = Sort by this column; again for the other way, once more for the order of the runs.
app-target-loss = Steps to a loss of
app-target-loss-tip = The table then says which step of each run is the first whose loss is at most this.
app-target-loss-wrong = Write a number, such as 0.01.
app-edit-target-loss = change the target loss
app-copy-csv = Copy as CSV
app-copy-markdown = Copy as Markdown
app-batch-loss-tip = Show, fainter, the loss of each step’s mini-batch beside that of all data.
app-seeds-done = { $count } seeds
app-seeds-coming = { $done } of { $count } seeds
app-seeds-band-tip = The strong line is the median of { $count } seeds; a tenth of them lies below the band and a tenth above it. The thin line is the run of the first seed, as on the landscape. Where a run diverged its loss counts as infinite.
app-hover-seeds = { $run }, step { $step }: median of { $count } seeds { $median }, 10–90 % { $low } to { $high }
app-rate-plot-tip = A rate that is set by hand in its run’s card has points here: drag them, double click the line to add one, remove one with Alt+click or Delete.

## app: catalog

app-help-catalog = Catalog
app-catalog-add = Add as a run
app-catalog-use-for = Use for { $run }
app-catalog-use-surface = Use this surface
app-copy-latex = Copy as LaTeX
app-copied-latex = The equations are on the clipboard, as LaTeX.
app-copy-page = Copy as text
app-copied-page = The page is on the clipboard, as text.
## data: what it is called
data-title = { $loss } over { $examples }
data-examples = { $examples ->
        [one] 1 example
       *[other] { $examples } examples
    } { $data }
data-line = A line
data-of-line = of a line
data-line-meaning = Points about a line v = slope·u + intercept, with normal noise.
data-blobs = Two blobs
data-of-blobs = of two blobs
data-blobs-meaning = Two classes in a plane, labeled 0 and 1, each a round cloud about its own middle.
data-cloud = A cloud
data-of-cloud = of a cloud
data-cloud-meaning = Every example is the center of a bowl of its own: a mini-batch sees only some of the bowls.
data-network = A network
data-of-network = of a network
data-network-meaning = What one hidden tanh unit gives, with normal noise: a loss of two weights with two minima.
data-outliers = A line with outliers
data-of-outliers = of a line with outliers
data-outliers-meaning = Points about a line, some of which lie far above it: what robust losses are made for.
data-from-file = from { $file }
data-from-preset = from the preset
data-loss-least-squares = Least squares
data-loss-logistic = Logistic loss
data-loss-huber = Huber loss
data-loss-absolute = Absolute error
data-loss-bowls = Mean of bowls
data-loss-network = Squared error
data-loss-own = Own loss
data-slope = Slope
data-slope-meaning = The slope of the line that the examples lie about.
data-intercept = Intercept
data-intercept-meaning = Where the line that the examples lie about crosses u = 0.
data-noise = Noise
data-noise-meaning = The standard deviation of the normal number that is added to v.
data-distance = Distance
data-distance-meaning = How far apart the middles of the two classes are.
data-spread = Spread
data-spread-meaning = The standard deviation of the examples about their middle, in each direction.
data-center-x = Middle x
data-center-y = Middle y
data-center-meaning = The middle that the centers are spread about.
data-true-w1 = True w₁
data-true-w2 = True w₂
data-true-weight-meaning = The weight of the network that the examples come from.
data-share = Share
data-share-meaning = How many of the examples lie wild, as a part of 1.
data-size = Size
data-size-meaning = How far the wild examples lie above the line: from half of this to one and a half times it.

## app: data
app-from-data = From data
app-data-of = Data: { $name }
app-examples = Examples
app-examples-tip = How many examples there are. The first ones stay as they are when more are added.
app-data-seed = Data seed
app-data-seed-tip = Another number gives other examples; the same number always gives the same.
app-loss-of-example = Loss
app-loss-of-example-tip = The loss of one example. The landscape is its mean over all examples.
app-loss-labels = The logistic loss needs labels from 0 to 1 in the last column.
app-mini-batches = Mini-batches
app-mini-batches-tip = Each step takes its gradient from a few of the examples, the same ones in every run. Without it each takes all of them.
app-batch = Batch size
app-batch-tip = How many examples a step sees.
app-batch-too-large = A batch of { $batch } is more than all the examples, of which there are { $examples }. What you see is the last state that can be run.
app-batch-full = Take all examples
app-replacement = With replacement
app-replacement-tip = Each example of a batch is drawn from all of them. Without it the steps of an epoch go once through all, in a new order each epoch.
app-per-epoch-data-tip = How many batches go once through all examples: their number divided by the batch size, rounded up.
app-edit-data = choose other data
app-edit-loss = choose another loss
app-edit-batch = change the batch size
app-edit-replacement = draw batches otherwise
app-edit-examples = change the number of examples
app-edit-data-seed = change the data seed
app-miniature-hold = Hold the path
app-miniature-play = Let the path go on
app-about-rule = About this rule
app-copy-rule = Copy the rule as LaTeX
app-about-schedule = About this schedule
app-copy-schedule = Copy the schedule as LaTeX
app-about-surface = About this surface
app-copy-surface = Copy the surface as LaTeX
app-surface-more = More about the surface
app-notation-typed = Names as written
app-notation-course = Names of courses: V_dW, S_dW
app-notation-paper = Names of papers: m_t, v_t
app-notation-tip = How equations write the names of rules and schedules, on screen and as LaTeX.

## data: its picture
figure-data-probability = probability of { $name } = 1
figure-data-predicted = { $name } predicted
figure-data-every = one in every { $count } examples drawn
app-data = Data
app-data-tip = The examples, and what each run at the cursor makes of them: a fitted curve, a boundary between two classes, or a place. Those of the step’s mini-batch stand out.
app-data-picture = Data: { $up } over { $across }, and what each run makes of them at step { $step }
app-data-not-drawn = What this loss makes of its data is no curve, boundary or place that could be drawn.
## app: code

app-code = Export code…
app-code-title = Export the experiment as a script
app-code-about = Run by Python, it takes the same steps in { $framework } and prints the trajectory as CSV.
app-code-save = Save…
app-code-copy = Copy
app-copied-code = The script is on the clipboard.

## data: files of tables
app-csv = A CSV file…
app-csv-tip = A table of numbers with a header opens as a new experiment: its last column is fitted by the others.
app-data-opened = { $target } is fitted by { $inputs ->
        [one] one other column
       *[other] { $inputs } other columns
    }, by least squares over { $examples ->
        [one] 1 example
       *[other] { $examples } examples
    }. The rate of gradient descent goes by the size of the inputs.
app-data-opened-labels = { $target } is fitted by { $inputs ->
        [one] one other column
       *[other] { $inputs } other columns
    }, by the logistic loss, since it is nothing but 0 and 1, over { $examples ->
        [one] 1 example
       *[other] { $examples } examples
    }. The rate of gradient descent goes by the size of the inputs.
app-data-texts = Columns without a single number were left out.
app-data-renamed = In formulas columns have names: { $names }.
app-target-column = Target
app-target-column-tip = The column that is fitted.
app-input-columns = Inputs
app-input-columns-tip = The columns by which it is fitted. Each has a weight.
app-input-count = { $count } of { $all }
app-standardize = Standardize
app-standardize-tip = Brings every column to the mean 0 and the standard deviation 1, so that all weights have one scale. A column of nothing but 0 and 1 stays as it is.
app-edit-columns = choose other columns
app-edit-standardize = standardize the columns
