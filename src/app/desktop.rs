//! What the desktop says about itself: whether it is light or dark.

use std::sync::mpsc;

use super::action::{Action, Look};

/// Asks the desktop's portal for its color scheme, and goes on listening for changes of it. Where there is no portal
/// nothing is said. `wake` is called after each answer.
#[cfg(target_os = "linux")]
pub fn listen(answers: &mpsc::Sender<Action>, wake: impl Fn() + Send + 'static) {
    let answers = answers.clone();
    std::thread::spawn(move || {
        let tell = |dark| {
            // Nobody listens any more when the window has closed.
            let told = answers.send(Action::Look(Look::Desktop { dark })).is_ok();
            wake();
            told
        };
        // Without a bus or a portal there is nothing to follow.
        let _ = zbus::block_on(portal::follow(tell));
    });
}

/// Elsewhere the window system says so itself.
#[cfg(not(target_os = "linux"))]
pub fn listen(_: &mpsc::Sender<Action>, _: impl Fn() + Send + 'static) {}

#[cfg(target_os = "linux")]
mod portal {
    use zbus::export::ordered_stream::OrderedStreamExt;
    use zbus::zvariant::{OwnedValue, Value};
    use zbus::{Connection, Proxy, Result};

    const SETTING: (&str, &str) = ("org.freedesktop.appearance", "color-scheme");

    /// Tells at first and at every change whether the desktop is dark, until nobody listens.
    pub async fn follow(tell: impl Fn(bool) -> bool) -> Result<()> {
        let connection = Connection::session().await?;
        let (name, path) = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop");
        let settings = Proxy::new(&connection, name, path, "org.freedesktop.portal.Settings").await?;
        let mut changes = settings.receive_signal("SettingChanged").await?;
        let first: OwnedValue = settings.call("Read", &SETTING).await?;
        let mut listening = tell(is_dark(&first));
        while listening {
            let Some(change) = changes.next().await else { break };
            let body = change.body();
            let (space, key, value): (String, String, Value) = body.deserialize()?;
            if (space.as_str(), key.as_str()) == SETTING {
                listening = tell(is_dark(&value));
            }
        }
        Ok(())
    }

    /// 1 is dark, 2 light, 0 no preference; older portals wrap the number twice.
    fn is_dark(value: &Value) -> bool {
        match value {
            Value::Value(inner) => is_dark(inner),
            Value::U32(scheme) => *scheme == 1,
            _ => false,
        }
    }
}
