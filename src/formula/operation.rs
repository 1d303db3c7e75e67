//! The operations of the language on numbers, and the one meaning of each.
//!
//! Constant folding, single runs and many-lane runs all take their values from here, so that they agree bit for bit.

use super::elementary;

/// An operation on one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unary {
    Negate,
    /// 1 if the operand does not hold as a condition, otherwise 0.
    Not,
    Abs,
    Sign,
    Sqrt,
    Exp,
    Ln,
    Log2,
    Log10,
    Sin,
    Cos,
    Tan,
    Asin,
    Acos,
    Atan,
    Sinh,
    Cosh,
    Tanh,
    Floor,
    Ceil,
    Round,
    Sigmoid,
    Softplus,
    /// A whole power from 2 to 8, multiplied from the left: `((x*x)*x)*x`.
    Power(u8),
}

/// An operation on two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Binary {
    Add,
    Subtract,
    Multiply,
    Divide,
    Min,
    Max,
    Pow,
    Atan2,
    Mod,
    Less,
    LessEqual,
    Equal,
    And,
    Or,
    /// The product, but 0 wherever the first operand is 0: how an adjoint of 0 passes a derivative
    /// that is not finite, in a branch that was not taken.
    Gate,
}

impl Unary {
    pub fn value(self, x: f64) -> f64 {
        match self {
            Unary::Negate => -x,
            Unary::Not => truth(!holds(x)),
            Unary::Abs => x.abs(),
            Unary::Sign => elementary::sign(x),
            Unary::Sqrt => x.sqrt(),
            Unary::Exp => elementary::exp(x),
            Unary::Ln => elementary::ln(x),
            Unary::Log2 => elementary::log2(x),
            Unary::Log10 => elementary::log10(x),
            Unary::Sin => elementary::sin(x),
            Unary::Cos => elementary::cos(x),
            Unary::Tan => elementary::tan(x),
            Unary::Asin => elementary::asin(x),
            Unary::Acos => elementary::acos(x),
            Unary::Atan => elementary::atan(x),
            Unary::Sinh => elementary::sinh(x),
            Unary::Cosh => elementary::cosh(x),
            Unary::Tanh => elementary::tanh(x),
            Unary::Floor => elementary::floor(x),
            Unary::Ceil => elementary::ceil(x),
            Unary::Round => elementary::round_even(x),
            Unary::Sigmoid => elementary::sigmoid(x),
            Unary::Softplus => elementary::softplus(x),
            Unary::Power(n) => power(x, n),
        }
    }
}

impl Binary {
    pub fn value(self, a: f64, b: f64) -> f64 {
        match self {
            Binary::Add => a + b,
            Binary::Subtract => a - b,
            Binary::Multiply => a * b,
            Binary::Divide => a / b,
            Binary::Min => elementary::min(a, b),
            Binary::Max => elementary::max(a, b),
            Binary::Pow => elementary::pow(a, b),
            Binary::Atan2 => elementary::atan2(a, b),
            Binary::Mod => elementary::modulo(a, b),
            Binary::Less => truth(a < b),
            Binary::LessEqual => truth(a <= b),
            Binary::Equal => truth(a == b),
            Binary::And => truth(holds(a) & holds(b)),
            Binary::Or => truth(holds(a) | holds(b)),
            Binary::Gate => gate(a, b),
        }
    }

    /// Whether exchanging the operands leaves the same bits.
    pub fn commutes(self) -> bool {
        matches!(self, Binary::Add | Binary::Multiply | Binary::Equal | Binary::And | Binary::Or)
    }
}

/// Whether a number holds as a condition: it is not 0, and not NaN.
#[inline(always)]
pub fn holds(x: f64) -> bool {
    x.abs() > 0.0
}

#[inline(always)]
pub fn truth(condition: bool) -> f64 {
    if condition { 1.0 } else { 0.0 }
}

#[inline(always)]
pub fn gate(a: f64, b: f64) -> f64 {
    let product = a * b;
    if a == 0.0 { 0.0 } else { product }
}

#[inline(always)]
pub fn select(condition: f64, then: f64, otherwise: f64) -> f64 {
    if holds(condition) { then } else { otherwise }
}

#[inline(always)]
pub fn power(x: f64, n: u8) -> f64 {
    (1..n).fold(x, |product, _| product * x)
}
