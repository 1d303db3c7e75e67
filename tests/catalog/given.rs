//! The gradients that the libraries were handed: those of `tests/fixtures/record_surfaces.py`, with the same operations
//! in the same order, and so the same bits.

pub fn gradient(surface: &str, x: f64, y: f64) -> [f64; 2] {
    match surface {
        "rosenbrock" => {
            let bend = y - x * x;
            [-2.0 * (1.0 - x) - 400.0 * x * bend, 200.0 * bend]
        }
        "beale" => beale(x, y),
        "himmelblau" => {
            let a = x * x + y - 11.0;
            let b = x + y * y - 7.0;
            [4.0 * a * x + 2.0 * b, 2.0 * a + 4.0 * b * y]
        }
        other => panic!("nothing was recorded on {other}"),
    }
}

fn beale(x: f64, y: f64) -> [f64; 2] {
    let a = 1.5 - x + x * y;
    let b = 2.25 - x + x * y * y;
    let c = 2.625 - x + x * y * y * y;
    let dx = 2.0 * a * (y - 1.0) + 2.0 * b * (y * y - 1.0) + 2.0 * c * (y * y * y - 1.0);
    let dy = 2.0 * a * x + 4.0 * b * x * y + 6.0 * c * x * y * y;
    [dx, dy]
}
