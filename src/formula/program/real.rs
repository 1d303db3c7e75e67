//! What kernels are written with: arithmetic that means numbers in the interpreter and expressions in patterns.

use std::ops::{Add, Div, Mul, Neg, Sub};

use super::pattern::{Expression, Symbol};
use crate::formula::elementary;
use crate::formula::operation::{self, Binary, Unary, holds, truth};

/// A row: a function, its arguments, the operation it is in a graph, its value in numbers.
macro_rules! functions {
    ($($name:ident ($first:ident $($other:ident)*) $operation:expr, $value:expr;)+) => {
        /// A number, or what stands for one.
        pub trait Real:
            Copy + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Div<Output = Self> + Neg<Output = Self>
        {
            $(fn $name($first: Self $(, $other: Self)*) -> Self;)+
        }

        impl Real for f64 {
            $(
                #[inline(always)]
                fn $name($first: f64 $(, $other: f64)*) -> f64 {
                    $value
                }
            )+
        }

        impl Real for Expression {
            $(
                fn $name($first: Expression $(, $other: Expression)*) -> Expression {
                    Expression::node($operation, &[$first $(, $other)*])
                }
            )+
        }

        $(
            #[inline(always)]
            pub fn $name<T: Real>($first: T $(, $other: T)*) -> T {
                T::$name($first $(, $other)*)
            }
        )+
    };
}
functions! {
    abs(x) Symbol::Unary(Unary::Abs), x.abs();
    sign(x) Symbol::Unary(Unary::Sign), elementary::sign(x);
    not(x) Symbol::Unary(Unary::Not), truth(!holds(x));
    sqrt(x) Symbol::Unary(Unary::Sqrt), x.sqrt();
    min(a b) Symbol::Binary(Binary::Min), elementary::min(a, b);
    max(a b) Symbol::Binary(Binary::Max), elementary::max(a, b);
    less(a b) Symbol::Binary(Binary::Less), truth(a < b);
    less_equal(a b) Symbol::Binary(Binary::LessEqual), truth(a <= b);
    equal(a b) Symbol::Binary(Binary::Equal), truth(a == b);
    and(a b) Symbol::Binary(Binary::And), truth(holds(a) & holds(b));
    or(a b) Symbol::Binary(Binary::Or), truth(holds(a) | holds(b));
    gate(a b) Symbol::Binary(Binary::Gate), operation::gate(a, b);
    select(a b c) Symbol::Select, operation::select(a, b, c);
}

macro_rules! operators {
    ($($trait:ident $method:ident $operation:ident;)+) => {$(
        impl $trait for Expression {
            type Output = Expression;
            fn $method(self, other: Expression) -> Expression {
                Expression::node(Symbol::Binary(Binary::$operation), &[self, other])
            }
        }
    )+};
}
operators! {
    Add add Add;
    Sub sub Subtract;
    Mul mul Multiply;
    Div div Divide;
}

impl Neg for Expression {
    type Output = Expression;
    fn neg(self) -> Expression {
        Expression::node(Symbol::Unary(Unary::Negate), &[self])
    }
}
