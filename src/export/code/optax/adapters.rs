//! Functions between Optax and the loop of a script.

/// How each is called, and its definition.
pub const ADAPTERS: [(&str, &str); 6] = [
    ("counted(", COUNTED),
    ("fast(", FAST),
    ("in_double(", IN_DOUBLE),
    ("per_epoch(", PER_EPOCH),
    ("told(", TOLD),
    ("without_value(", WITHOUT_VALUE),
];

const COUNTED: &str = "\
def counted(rate):
    \"\"\"A schedule as Optax calls it: with the number of steps taken before.\"\"\"
    return lambda count: rate(count + 1.0, 1.0 + count//STEPS_PER_EPOCH)


";

const FAST: &str = "\
def fast(optimizer):
    \"\"\"Optax's lookahead as an optimizer of its fast point; it keeps the slow one itself.\"\"\"

    def init(theta):
        points = optax.LookaheadParams.init_synced(theta)
        return points, optimizer.init(points)

    def update(g, state, theta):
        points, inner = state
        updates, inner = optimizer.update(g, inner, points)
        points = optax.apply_updates(points, updates)
        return points.fast - theta, (points, inner)

    return optax.GradientTransformation(init, update)


";

const IN_DOUBLE: &str = "\
def in_double(schedule):
    \"\"\"The same schedule; JAX divides Optax's 32-bit counts in single precision.\"\"\"
    return lambda count: schedule(jnp.float64(count))


";

const PER_EPOCH: &str = "\
def per_epoch(schedule):
    \"\"\"The same schedule, counting epochs.\"\"\"
    return lambda count: schedule(jnp.float64(count//STEPS_PER_EPOCH))


";

const TOLD: &str = "\
def told(schedule):
    \"\"\"A schedule of Optax that is told step and epoch.\"\"\"
    return lambda t, n, *_: schedule(t - 1)


";

const WITHOUT_VALUE: &str = "\
def without_value(optimizer):
    \"\"\"Optax's SAM refuses the loss, which other optimizers here are told.\"\"\"

    def update(g, state, theta, value, **others):
        return optimizer.update(g, state, theta, **others)

    return optax.GradientTransformationExtraArgs(optimizer.init, update)


";
