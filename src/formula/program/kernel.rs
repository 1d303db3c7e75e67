//! What instructions can compute: one table, from which come the kernels, the patterns that find work for them,
//! and the interpreter's code.
//!
//! A kernel of several operations saves the trips of what is in between to the first cache and back, which is what
//! an interpreter of blocks spends its time on. It does the same operations in the same order, each rounded, so that
//! fused and unfused code give the same bits: both are read off the same expression.

use crate::formula::graph::Node;
use crate::formula::operation::{Binary, Unary};

/// Hands the table to the macro `$with`. A row is the kernel's name, its operands with one value per lane, its
/// operands with one value for all lanes, after `@` those that are columns of examples, and its value, written with
/// the functions of `real`. Where `, t = ...` follows, the kernel has a second result: `t`, which its value is made of and which is needed elsewhere as well.
macro_rules! kernels {
    ($with:ident) => {
        $with! {
            // One operation.
            Negate [a] [] -a;
            Abs [a] [] abs(a);
            Sign [a] [] sign(a);
            Not [a] [] not(a);
            Sqrt [a] [] sqrt(a);
            Square [a] [] a * a;
            Add [a b] [] a + b;
            AddS [a] [s] a + s;
            Subtract [a b] [] a - b;
            SubtractLS [a] [s] a - s;
            SubtractSL [a] [s] s - a;
            Multiply [a b] [] a * b;
            MultiplyS [a] [s] s * a;
            Divide [a b] [] a / b;
            DivideLS [a] [s] a / s;
            DivideSL [a] [s] s / a;
            Min [a b] [] min(a, b);
            MinLS [a] [s] min(a, s);
            MinSL [a] [s] min(s, a);
            Max [a b] [] max(a, b);
            MaxLS [a] [s] max(a, s);
            MaxSL [a] [s] max(s, a);
            Less [a b] [] less(a, b);
            LessLS [a] [s] less(a, s);
            LessSL [a] [s] less(s, a);
            LessEqual [a b] [] less_equal(a, b);
            LessEqualLS [a] [s] less_equal(a, s);
            LessEqualSL [a] [s] less_equal(s, a);
            Equal [a b] [] equal(a, b);
            EqualS [a] [s] equal(a, s);
            And [a b] [] and(a, b);
            Or [a b] [] or(a, b);
            Gate [a b] [] gate(a, b);
            GateS [a] [s] gate(s, a);
            Select [a b c] [] select(a, b, c);
            SelectLS [a b] [s] select(a, b, s);
            SelectSL [a b] [s] select(a, s, b);
            SelectSS [a] [s u] select(a, s, u);
            SelectUniform [a b] [s] select(s, a, b);
            // A choice by a comparison.
            SelectLess [a b c d] [] select(less(a, b), c, d);
            SelectLessLS [a b c] [s] select(less(a, s), b, c);
            SelectLessSL [a b c] [s] select(less(s, a), b, c);
            SelectEqualS [a b c] [s] select(equal(a, s), b, c);
            SelectEqualSS [a b] [s u] select(equal(a, s), u, b);
            // Products.
            MultiplyAll [a b c] [] a * b * c;
            ScaledProduct [a b] [s] s * (a * b);
            ScaledSquare [a] [s] s * (a * a);
            ScaledTimes [a b] [s] (s * a) * b;
            SquareTimes [a b] [] (a * a) * b;
            // Sums and differences, of which some terms are products.
            AddAll [a b c] [] a + b + c;
            AddAllS [a b] [s] a + b + s;
            DifferencePlus [a b] [s] a - b + s;
            ProductPlus [a b c] [] a * b + c;
            ProductPlusS [a b] [s] a * b + s;
            ProductMinus [a b c] [] a * b - c;
            MinusProduct [a b c] [] c - a * b;
            MinusProductS [a b] [s] s - a * b;
            SquarePlus [a b] [] a * a + b;
            SquareMinus [a b] [] a * a - b;
            MinusSquare [a b] [] b - a * a;
            ScaledPlus [a b] [s] s * a + b;
            ScaledPlusS [a] [s u] s * a + u;
            ScaledMinus [a b] [s] s * a - b;
            MinusScaled [a b] [s] b - s * a;
            MinusScaledS [a] [s u] u - s * a;
            ScaledProductPlus [a b c] [s] s * (a * b) + c;
            ScaledTimesPlus [a b c] [s] (s * a) * b + c;
            MinusScaledTimes [a b c] [s] c - (s * a) * b;
            ProductPlusProduct [a b c d] [] a * b + c * d;
            ProductMinusProduct [a b c d] [] a * b - c * d;
            SquarePlusSquare [a b] [] a * a + b * b;
            ScaledPlusScaled [a b] [s u] s * a + u * b;
            ScaledMinusScaled [a b] [s u] s * a - u * b;
            ScaledPlusProduct [a b c] [s] s * a + b * c;
            ScaledPlusScaledProduct [a b c] [s u] s * a + u * (b * c);
            ScaledPlusScaledSquare [a b] [s u] s * a + u * (b * b);
            ScaledPlusScaledSum [a b c d] [s u v] s * a + u * ((v * b) * c + d);
            ScaledSum [a b] [s] s * (a + b);
            SumTimes [a b c] [] (a + b) * c;
            DifferenceTimes [a b c] [] (a - b) * c;
            ScaledDifference [a b] [s] s * (a - b);
            ScaledResidual [a b] [s u] s * (a * a + b + u);
            Residual [a b] [s] a * a + b + s;
            // Quotients.
            QuotientPlus [a b c] [] a / b + c;
            MinusQuotient [a b c] [] c - a / b;
            ScaledOver [a b] [s] s * a / b;
            ScaledQuotient [a] [s u] s * (a / u);
            ScaledRatio [a b] [s] s * (a / b);
            MinusScaledOver [a b c] [s] c - s * a / b;
            OverSqrt [a b] [] a / sqrt(b);
            SqrtPlusS [a] [s] sqrt(a) + s;
            SqrtOfPlusS [a] [s] sqrt(a + s);
            SqrtOfQuotientPlusS [a] [s u] sqrt(a / s) + u;
            OverSqrtPlusS [a b] [s] a / (sqrt(b) + s);
            OverSqrtOfPlusS [a b] [s] a / sqrt(b + s);
            ScaledOverSqrtPlusS [a b] [s u] s * a / (sqrt(b) + u);
            ScaledOverSqrtOfPlusS [a b] [s u] s * a / sqrt(b + u);
            MinusScaledOverSqrtPlusS [a b c] [s u] c - s * a / (sqrt(b) + u);
            MinusScaledOverSqrtOfPlusS [a b c] [s u] c - s * a / sqrt(b + u);
            MinusScaledOverCorrected [a b c] [s u v] c - s * a / (sqrt(b / u) + v);
            MinusCorrectedOverCorrected [a b c] [s u v w] c - s * (a / u) / (sqrt(b / v) + w);
            // A state and the point that follows it (here: where the state's gradient has the point as a factor).
            FollowScaledPlus [a b c] [s u] c - u * t, t = s * a + b;
            FollowScaledPlusScaled [a b c] [s u v] c - v * t, t = s * a + u * b;
            FollowScaledPlusScaledSum [a b c d e] [s u v w] e - w * t, t = s * a + u * ((v * b) * c + d);
            FollowScaledPlusScaledSumHere [a b c d] [s u v w] b - w * t, t = s * a + u * ((v * b) * c + d);
            FollowLookAhead [a b c] [s u] c - u * (b + s * t), t = s * a + b;
            FollowSquarePlus [a b c] [s u] c - s * a / (sqrt(t) + u), t = a * a + b;
            FollowSquareMean [a b c] [s u v w] c - v * b / (sqrt(t) + w), t = s * a + u * (b * b);
            FollowSquareMeanInside [a b c] [s u v w] c - v * b / sqrt(t + w), t = s * a + u * (b * b);
            FollowMeanOverMean [a b c d] [s u v w p q] d - v * (c / w) / (sqrt(t / p) + q), t = s * a + u * (b * b);
            // Columns of examples: what is linear in them, and sums over them.
            Line [] [s u] @[x] s * x + u;
            LineMinus [] [s u] @[x y] s * x + u - y;
            Plane [] [s u v] @[x y] s * x + u * y + v;
            PlaneMinus [] [s u v] @[x y z] s * x + u * y + v - z;
            MinusColumn [a] [] @[x] a - x;
            ProductColumnPlus [a b] [] @[x] a * x + b;
            SumLineMinus [a] [s u] @[x y] t * x + a, t = s * x + u - y;
            SumSquareLineMinus [a] [s u] @[x y] t * t + a, t = s * x + u - y;
            SumScaledSquareLineMinus [a] [s u v] @[x y] v * (t * t) + a, t = s * x + u - y;
        }
    };
}
pub(super) use kernels;

/// Makes the enumeration of all kernels.
macro_rules! enumerate {
    ($($name:ident [$($lane:ident)*] [$($same:ident)*] $(@[$($column:ident)*])? $value:expr
        $(, $kept:ident = $second:expr)?;)+
    ) => {
        /// What an instruction computes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Kernel {
            Copy,
            /// A column of examples into a register.
            Load,
            /// One value into every lane.
            Splat,
            $(#[doc = concat!("`", stringify!($value), "`")] $name,)+
            // Functions too long to be fused with anything.
            Power3, Power4, Power5, Power6, Power7, Power8,
            Exp, Ln, Log2, Log10, Sin, Cos, Tan, Asin, Acos, Atan, Sinh, Cosh, Tanh,
            Floor, Ceil, Round, Sigmoid, Softplus,
            Pow, Atan2, Mod,
        }
    };
}
kernels!(enumerate);

impl Kernel {
    /// The kernel of an operation that no pattern finds.
    pub fn function(node: Node) -> Option<Kernel> {
        match node {
            Node::Unary(operation, _) => Kernel::of_one(operation),
            Node::Binary(Binary::Pow, ..) => Some(Kernel::Pow),
            Node::Binary(Binary::Atan2, ..) => Some(Kernel::Atan2),
            Node::Binary(Binary::Mod, ..) => Some(Kernel::Mod),
            _ => None,
        }
    }

    fn of_one(operation: Unary) -> Option<Kernel> {
        Some(match operation {
            Unary::Exp => Kernel::Exp,
            Unary::Ln => Kernel::Ln,
            Unary::Log2 => Kernel::Log2,
            Unary::Log10 => Kernel::Log10,
            Unary::Sin => Kernel::Sin,
            Unary::Cos => Kernel::Cos,
            Unary::Tan => Kernel::Tan,
            Unary::Asin => Kernel::Asin,
            Unary::Acos => Kernel::Acos,
            Unary::Atan => Kernel::Atan,
            Unary::Sinh => Kernel::Sinh,
            Unary::Cosh => Kernel::Cosh,
            Unary::Tanh => Kernel::Tanh,
            Unary::Floor => Kernel::Floor,
            Unary::Ceil => Kernel::Ceil,
            Unary::Round => Kernel::Round,
            Unary::Sigmoid => Kernel::Sigmoid,
            Unary::Softplus => Kernel::Softplus,
            Unary::Power(3) => Kernel::Power3,
            Unary::Power(4) => Kernel::Power4,
            Unary::Power(5) => Kernel::Power5,
            Unary::Power(6) => Kernel::Power6,
            Unary::Power(7) => Kernel::Power7,
            Unary::Power(8) => Kernel::Power8,
            Unary::Negate | Unary::Not | Unary::Abs | Unary::Sign | Unary::Sqrt | Unary::Power(_) => return None,
        })
    }
}
