//! The stream of events (Server-Sent Events, HTML 9.2): a page hears that there is a new build, and that one takes long.
//!
//! A stream holds no queue: it waits for the pulse to change and tells what it is by then. Who reads slowly hears the last build, not each.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use hyper::body::{Body, Bytes, Frame};
use tokio::sync::{OwnedSemaphorePermit, watch};

use super::shared::{Pulse, Shared};

/// How often a stream without news shows that it lives.
const ALIVE: Duration = Duration::from_secs(15);
/// After this a build takes long.
const LONG: Duration = Duration::from_millis(300);

type Next = Pin<Box<dyn Future<Output = Option<(Bytes, watch::Receiver<Pulse>)>> + Send>>;

/// A stream of events as the body of an answer.
pub(super) struct Events {
    next: Next,
    _permit: OwnedSemaphorePermit,
}

impl Events {
    /// Opens a stream, which tells at once which build is the last; `None` when too many are open.
    pub(super) fn open(shared: &Shared) -> Option<Self> {
        let permit = shared.streams.clone().try_acquire_owned().ok()?;
        let mut pulse = shared.pulse.subscribe();
        let first = format!("retry: 1000\n{}", written(*pulse.borrow_and_update()));
        Some(Events { next: Box::pin(std::future::ready(Some((Bytes::from(first), pulse)))), _permit: permit })
    }
}

async fn next(mut pulse: watch::Receiver<Pulse>) -> Option<(Bytes, watch::Receiver<Pulse>)> {
    let said = tokio::select! {
        changed = pulse.changed() => {
            changed.ok()?;
            Bytes::from(written(*pulse.borrow_and_update()))
        }
        () = tokio::time::sleep(ALIVE) => Bytes::from_static(b": \n\n"),
    };
    Some((said, pulse))
}

fn written(Pulse { build, busy }: Pulse) -> String {
    if busy {
        "event: busy\ndata: {\"busy\":true}\n\n".to_owned()
    } else {
        format!("id: {build}\nevent: build\ndata: {{\"build\":{build}}}\n\n")
    }
}

impl Body for Events {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let Some((bytes, pulse)) = ready!(self.next.as_mut().poll(cx)) else { return Poll::Ready(None) };
        self.next = Box::pin(next(pulse));
        Poll::Ready(Some(Ok(Frame::data(bytes))))
    }
}

/// Tells open pages of a build that takes long, for as long as the server runs.
pub(super) async fn tell_of_long_builds(shared: Arc<Shared>) {
    let mut working = shared.working.subscribe();
    while working.changed().await.is_ok() {
        let Some(build) = *working.borrow_and_update() else { continue };
        tokio::time::sleep(LONG).await;
        if *working.borrow() == Some(build) {
            shared.pulse.send_if_modified(|pulse| !std::mem::replace(&mut pulse.busy, true));
        }
    }
}
