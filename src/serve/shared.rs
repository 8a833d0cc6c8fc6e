//! What the thread that builds and the thread that serves share: the last snapshot, the pulse of the builds, and a few limits.

use std::sync::{Arc, Mutex};
use std::time::Instant;

use tokio::sync::{Semaphore, watch};

use super::snapshot::Snapshot;
use crate::preview::{Opener, View};

/// The most streams of events that are open at once.
pub(super) const STREAMS: usize = 1_024;

/// What is told to every open page: the last build, and whether a new one takes long.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Pulse {
    /// Number of the last build.
    pub(super) build: u64,
    /// Has a new one begun that takes long?
    pub(super) busy: bool,
}

/// What both threads share. Each channel holds its last value only, so a slow reader costs nothing.
pub(super) struct Shared {
    /// What is answered from.
    pub(super) snapshot: watch::Sender<Arc<Snapshot>>,
    /// What open pages are told.
    pub(super) pulse: watch::Sender<Pulse>,
    /// Which build is being made, if any.
    pub(super) working: watch::Sender<Option<u64>>,
    /// How many more streams may be opened.
    pub(super) streams: Arc<Semaphore>,
    /// Our port.
    pub(super) port: u16,
    /// Opens places in the writer's editor.
    pub(super) opener: Opener,
    /// When the editor was started last.
    pub(super) opened: Mutex<Option<Instant>>,
}

impl Shared {
    /// Begins with a snapshot.
    pub(super) fn new(snapshot: Snapshot, port: u16, opener: Opener) -> Self {
        Shared {
            pulse: watch::Sender::new(Pulse { build: snapshot.build, busy: false }),
            snapshot: watch::Sender::new(Arc::new(snapshot)),
            working: watch::Sender::new(None),
            streams: Arc::new(Semaphore::new(STREAMS)),
            port,
            opener,
            opened: Mutex::new(None),
        }
    }

    /// Returns the last snapshot.
    pub(super) fn now(&self) -> Arc<Snapshot> {
        self.snapshot.borrow().clone()
    }

    /// Puts a new snapshot in the place of the last, and tells open pages.
    pub(super) fn publish(&self, snapshot: Snapshot) {
        let build = snapshot.build;
        self.snapshot.send_replace(Arc::new(snapshot));
        self.working.send_replace(None);
        self.pulse.send_replace(Pulse { build, busy: false });
    }

    /// Returns a snapshot as the preview looks at it.
    pub(super) fn view<'a>(&'a self, snapshot: &'a Snapshot) -> View<'a> {
        View {
            sources: &snapshot.sources,
            diagnostics: &snapshot.diagnostics,
            judged: snapshot.judged.as_deref(),
            read: snapshot.read.as_deref(),
            language: snapshot.language,
            opener: &self.opener,
            mount: &snapshot.mount,
        }
    }
}
