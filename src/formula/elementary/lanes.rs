//! The functions over blocks of lanes, each as a type, so that an interpreter's loop can be written once for all.

use super::{rounding, trigonometric};

/// A function of one argument. `common` is branch-free and equals `one` wherever `rare` does not hold.
pub trait Unary {
    /// The value at any argument.
    fn one(x: f64) -> f64;

    /// The value at arguments that are not rare.
    #[inline(always)]
    fn common(x: f64) -> f64 {
        Self::one(x)
    }

    /// Whether `common` cannot have this argument.
    #[inline(always)]
    fn rare(_x: f64) -> bool {
        false
    }

    /// The value in every lane: `out[i] = one(x[i])`.
    #[inline(always)]
    fn lanes<const N: usize>(x: &[f64; N], out: &mut [f64; N]) {
        if x.iter().fold(false, |any, &x| any | Self::rare(x)) {
            one_by_one::<Self, N>(x, out);
        } else {
            for i in 0..N {
                out[i] = Self::common(x[i]);
            }
        }
    }
}

/// A function of two arguments; otherwise as [`Unary`].
pub trait Binary {
    /// The value at any arguments.
    fn one(x: f64, y: f64) -> f64;

    /// The value at arguments that are not rare.
    #[inline(always)]
    fn common(x: f64, y: f64) -> f64 {
        Self::one(x, y)
    }

    /// Whether `common` cannot have these arguments.
    #[inline(always)]
    fn rare(_x: f64, _y: f64) -> bool {
        false
    }

    /// The value in every lane: `out[i] = one(x[i], y[i])`.
    #[inline(always)]
    fn lanes<const N: usize>(x: &[f64; N], y: &[f64; N], out: &mut [f64; N]) {
        if x.iter().zip(y).fold(false, |any, (&x, &y)| any | Self::rare(x, y)) {
            pair_by_pair::<Self, N>(x, y, out);
        } else {
            for i in 0..N {
                out[i] = Self::common(x[i], y[i]);
            }
        }
    }
}

#[cold]
#[inline(never)]
fn one_by_one<F: Unary + ?Sized, const N: usize>(x: &[f64; N], out: &mut [f64; N]) {
    for i in 0..N {
        out[i] = F::one(x[i]);
    }
}

#[cold]
#[inline(never)]
fn pair_by_pair<F: Binary + ?Sized, const N: usize>(x: &[f64; N], y: &[f64; N], out: &mut [f64; N]) {
    for i in 0..N {
        out[i] = F::one(x[i], y[i]);
    }
}

/// Types for functions of one argument; those with rare ones name what is right for the others, and which they are.
macro_rules! unary {
    ($($name:ident = $function:ident $(, $common:path, $rare:path)?;)+) => {$(
        #[doc = concat!("[`", stringify!($function), "`](super::", stringify!($function), ")")]
        pub enum $name {}
        impl Unary for $name {
            #[inline(always)]
            fn one(x: f64) -> f64 {
                super::$function(x)
            }
            $(
                #[inline(always)]
                fn common(x: f64) -> f64 {
                    $common(x)
                }
                #[inline(always)]
                fn rare(x: f64) -> bool {
                    $rare(x)
                }
            )?
        }
    )+};
}

/// Types for functions of two arguments.
macro_rules! binary {
    ($($name:ident = $function:ident $(, $common:path, $rare:path)?;)+) => {$(
        #[doc = concat!("[`", stringify!($function), "`](super::", stringify!($function), ")")]
        pub enum $name {}
        impl Binary for $name {
            #[inline(always)]
            fn one(x: f64, y: f64) -> f64 {
                super::$function(x, y)
            }
            $(
                #[inline(always)]
                fn common(x: f64, y: f64) -> f64 {
                    $common(x, y)
                }
                #[inline(always)]
                fn rare(x: f64, y: f64) -> bool {
                    $rare(x, y)
                }
            )?
        }
    )+};
}

unary! {
    Floor = floor;
    Ceil = ceil;
    Exp = exp;
    Ln = ln;
    Log2 = log2;
    Log10 = log10;
    Sin = sin, trigonometric::sin_common, trigonometric::is_large;
    Cos = cos, trigonometric::cos_common, trigonometric::is_large;
    Tan = tan, trigonometric::tan_common, trigonometric::is_large;
    Asin = asin;
    Acos = acos;
    Atan = atan;
    Sinh = sinh;
    Cosh = cosh;
    Tanh = tanh;
    Sigmoid = sigmoid;
    Softplus = softplus;
}

binary! {
    Pow = pow;
    Atan2 = atan2;
    Modulo = modulo, rounding::modulo_common, rounding::is_far;
}
