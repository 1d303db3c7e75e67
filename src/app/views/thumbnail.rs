//! Small pictures of the catalog's surfaces: made once, by a worker thread, when a list first shows them.

use std::collections::HashMap;
use std::sync::{Arc, mpsc};
use std::thread;

use eframe::egui::{self, ColorImage, Context, TextureHandle, TextureId, TextureOptions, mutex::Mutex};

use crate::catalog::{self, Default, Surface};
use crate::figure::heat;
use crate::figure::samples::{Plane, Samples, Shade, Spread};
use crate::figure::{Mode, Theme};
use crate::formula::Field;

/// Pixels across and up: enough for a screen of twice the density.
const SIZE: [usize; 2] = [112, 84];

/// What there is of the pictures of one theme.
#[derive(std::default::Default)]
struct Shelf {
    textures: HashMap<(&'static str, Mode), TextureHandle>,
    /// Those in the making.
    coming: Option<(Mode, mpsc::Receiver<(&'static str, ColorImage)>)>,
}

/// The picture of a surface; `None` until it is made.
pub fn of(ctx: &Context, surface: &'static Surface, mode: Mode) -> Option<TextureId> {
    let slot = egui::Id::unique("thumbnails");
    let shelf = ctx.data_mut(|data| Arc::clone(data.get_temp_mut_or_default::<Arc<Mutex<Shelf>>>(slot)));
    let mut shelf = shelf.lock();
    shelf.take(ctx);
    let known = shelf.textures.get(&(surface.document.id.as_str(), mode)).map(TextureHandle::id);
    if known.is_none() && shelf.coming.as_ref().is_none_or(|(of, _)| *of != mode) {
        shelf.coming = Some((mode, begin(ctx.clone(), mode)));
    }
    known
}

impl Shelf {
    /// Takes the pictures that have been made since the last frame.
    fn take(&mut self, ctx: &Context) {
        let Some((mode, coming)) = &self.coming else { return };
        for (id, image) in coming.try_iter() {
            let texture = ctx.load_texture(id, image, TextureOptions::LINEAR);
            self.textures.insert((id, *mode), texture);
        }
    }
}

/// Makes all pictures of a theme, one after the other.
fn begin(ctx: Context, mode: Mode) -> mpsc::Receiver<(&'static str, ColorImage)> {
    let (send, receive) = mpsc::channel();
    thread::spawn(move || {
        for surface in catalog::surfaces() {
            let Some(image) = picture(surface, mode) else { continue };
            if send.send((surface.document.id.as_str(), image)).is_err() {
                // The window shows another theme by now, or has closed.
                return;
            }
            ctx.request_repaint();
        }
    });
    receive
}

/// The colors of a surface over its view, at the defaults of its parameters.
fn picture(surface: &'static Surface, mode: Mode) -> Option<ColorImage> {
    let number = |default: &Default| match default {
        Default::Number(value) => Some(*value),
        Default::Input(_) => None,
    };
    let parameters: Option<Vec<f64>> = surface.document.parameters.iter().map(|known| number(&known.default)).collect();
    let field = Field::new(surface.formula(), &parameters?).ok()?;
    // A curve has no colors.
    let plane = Some(Plane { across: 0, up: 1, through: surface.start.clone() }).filter(|_| field.dim() > 1)?;
    let values = |points: &[&[f64]], out: &mut [f64]| field.values(points, out);
    let samples = Samples::take(&values, &plane, surface.view, SIZE[0] - 2, SIZE[1] - 2);
    let shade = Shade::new(&samples, None, if surface.log_color { Spread::Log } else { Spread::Linear });
    let shares: Vec<f64> = samples.values.iter().copied().map(shade.mapping()).collect();
    let raster = heat::raster(&samples, &shares, Theme::of(mode));
    Some(ColorImage::from_rgba_unmultiplied([raster.width, raster.height], &raster.rgba))
}
