//! `[training]` and `[view]`.

use super::super::spot::Spot;
use super::super::{Layer, MOST_SEEDS, MOST_STEPS, Training, View, keys};
use super::Reader;
use crate::words::Message;

impl Reader {
    pub fn training(&mut self, top: &Spot) -> Training {
        let Some(section) = self.section(top, "training") else { return Training::default() };
        self.known(&section, keys::TRAINING);
        Training {
            start: self.numbers(&section, "start"),
            steps: self.whole(&section, "steps", 1, MOST_STEPS),
            steps_per_epoch: self.whole(&section, "steps_per_epoch", 1, u64::MAX),
            seed: self.whole(&section, "seed", 0, u64::MAX),
            batch: self.whole(&section, "batch", 1, u64::MAX),
            replacement: self.flag(&section, "replacement"),
            gradient_noise: self.size(&section, "gradient_noise"),
        }
    }

    pub fn view(&mut self, top: &Spot) -> View {
        let Some(section) = self.section(top, "view") else { return View::default() };
        self.known(&section, keys::VIEW);
        View {
            step: self.whole(&section, "step", 0, MOST_STEPS),
            layers: self.layers(&section),
            loss_scale: self.choice(&section, "loss_scale", keys::SCALE),
            batch_loss: self.flag(&section, "batch_loss"),
            seeds: self.whole(&section, "seeds", 1, MOST_SEEDS),
            rate_scale: self.choice(&section, "rate_scale", keys::SCALE),
            step_scale: self.choice(&section, "step_scale", keys::SCALE),
            surface_scale: self.choice(&section, "surface_scale", keys::SURFACE_SCALE),
            coordinates: self.pair(&section),
            speed: self.speed(&section),
            target_loss: self.number(&section, "target_loss"),
        }
    }

    fn layers(&mut self, section: &Spot) -> Option<Vec<Layer>> {
        let mut layers = Vec::new();
        for spot in self.list(section, "layers", "texts")? {
            match self.choice_at(&spot, keys::LAYERS) {
                Some(layer) if layers.contains(&layer) => {
                    let name = keys::word(keys::LAYERS, &layer);
                    self.wrong(&spot, Message::new("preset-twice").with("name", name));
                }
                Some(layer) => layers.push(layer),
                None => {}
            }
        }
        Some(layers)
    }

    fn pair(&mut self, section: &Spot) -> Option<[String; 2]> {
        let spot = section.get("coordinates")?;
        let elements = self.list(section, "coordinates", "texts")?;
        let names: Vec<_> = elements.iter().map(|spot| self.string_at(spot)).collect();
        let names = names.into_iter().collect::<Option<Vec<String>>>()?;
        match <[String; 2]>::try_from(names) {
            Ok([first, second]) if first != second => Some([first, second]),
            _ => {
                self.wrong(&spot, Message::new("preset-pair"));
                None
            }
        }
    }

    fn speed(&mut self, section: &Spot) -> Option<f64> {
        let spot = section.get("speed")?;
        let speed = self.number_at(&spot)?;
        if speed <= 0.0 {
            self.wrong(&spot, Message::new("preset-positive").with("key", "speed"));
            return None;
        }
        Some(speed)
    }
}
