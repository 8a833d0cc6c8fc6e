//! Watching a project: when should someone look whether it changed? **Folders**, never files; an event only means "look".
//!
//! What the system says of a change is not believed: it is lost when too much happens at once, it has the old name after a rename, it is about a file that is gone
//! after an atomic save. So nothing is decided from the kind of an event; who looks (`load`) compares what is there with what was read before. Where no
//! events come (a file system on a network, a limit that was reached) one looks every second, and a slow look every five seconds always happens.
//!
//! Instants only: a clock that jumps changes nothing. notify is used here alone.

mod filesystem;
mod folders;
mod quiet;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use self::folders::Watched;
use self::quiet::Quiet;

/// How often one looks where no events come.
const POLL: Duration = Duration::from_secs(1);
/// How long word may come behind a change that was found without it.
const LATE: Duration = Duration::from_millis(300);
/// How often one looks although nothing was said.
const SAFETY: Duration = Duration::from_secs(5);

/// Why one looks every second instead of waiting for word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Why {
    /// It was asked.
    Asked,
    /// The folder is on a network, or comes from another system.
    Remote,
    /// The system watches no more folders.
    Limit,
    /// The system cannot watch folders, or not these.
    Unsupported,
    /// A change came without word of it.
    Silent,
}

/// What one is woken for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Wake {
    /// Something may have changed.
    Word,
    /// It is time to look, though nothing was said.
    Time,
    /// One should stop.
    Stop,
}

/// What came from outside since the last look.
#[derive(Default)]
struct Pending {
    quiet: Quiet,
    trouble: Option<Why>,
    stop: bool,
}

/// Where word comes in, from any thread. It holds no queue, so that a storm of events costs no memory.
#[derive(Clone, Default)]
pub(crate) struct Bell(Arc<(Mutex<Pending>, Condvar)>);

impl Bell {
    fn lock(&self) -> MutexGuard<'_, Pending> {
        // What is behind the lock is right after every statement, so a thread that fell leaves it right.
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn ring(&self, change: impl FnOnce(&mut Pending)) {
        change(&mut self.lock());
        self.0.1.notify_all();
    }

    /// Says that something may have changed.
    pub(crate) fn touch(&self) {
        self.ring(|pending| pending.quiet.touch(Instant::now()));
    }

    /// Says that watching should end.
    pub(crate) fn stop(&self) {
        self.ring(|pending| pending.stop = true);
    }

    /// Hears what the system says.
    fn hear(&self, said: notify::Result<Event>, root: &Path, links: &BTreeSet<Watched>) {
        match said {
            // Reading a file is no change; who looks reads them all.
            Ok(event) if matches!(event.kind, EventKind::Access(_)) && !event.need_rescan() => {}
            Ok(event) => {
                let matters = event.paths.is_empty() || event.paths.iter().any(|path| folders::matters(path, root, links));
                if matters || event.need_rescan() {
                    self.touch();
                }
            }
            // Whatever it was, something may have been missed.
            Err(error) => {
                let trouble = trouble(&error);
                self.ring(|pending| {
                    pending.trouble = trouble.or(pending.trouble);
                    pending.quiet.touch(Instant::now());
                });
            }
        }
    }
}

/// Why an error means that no word will come; `None` when it says no such thing.
fn trouble(error: &notify::Error) -> Option<Why> {
    // On Linux: no room for more watches, too many open files in this program, in the system.
    const NO_ROOM: [i32; 3] = [28, 24, 23];
    match &error.kind {
        notify::ErrorKind::MaxFilesWatch => Some(Why::Limit),
        notify::ErrorKind::Io(cause) if cause.raw_os_error().is_some_and(|code| NO_ROOM.contains(&code)) => Some(Why::Limit),
        notify::ErrorKind::Io(cause) if cause.kind() == std::io::ErrorKind::Unsupported => Some(Why::Unsupported),
        _ => None,
    }
}

/// Watches a project.
pub(crate) struct Watch {
    root: PathBuf,
    bell: Bell,
    /// What hears the system; `None` while one looks every second.
    ears: Option<RecommendedWatcher>,
    watched: Vec<Watched>,
    links: BTreeSet<Watched>,
    polling: Option<Why>,
    next: Instant,
}

impl Watch {
    /// Starts to watch. `root` is the folder of the project as a full path without links; it need not be there. With `poll` one looks every second.
    pub(crate) fn new(root: &Path, poll: bool) -> Self {
        let mut watch = Watch {
            root: root.to_owned(),
            bell: Bell::default(),
            ears: None,
            watched: Vec::new(),
            links: BTreeSet::new(),
            polling: poll.then_some(Why::Asked),
            next: Instant::now() + SAFETY,
        };
        watch.arm();
        watch.follow_links();
        watch.next = Instant::now() + watch.interval();
        watch
    }

    /// Returns what makes it look, or stop.
    pub(crate) fn bell(&self) -> Bell {
        self.bell.clone()
    }

    /// Returns why one looks every second; `None` when word comes.
    pub(crate) fn polling(&self) -> Option<Why> {
        self.polling
    }

    /// Has word come that nobody has looked for yet?
    pub(crate) fn is_touched(&self) -> bool {
        self.bell.lock().quiet.is_touched()
    }

    /// Waits until one should look: after silence, or when it is time. What came before is then forgotten, so look behind this, not before.
    pub(crate) fn wait(&mut self) -> Wake {
        let wake = self.sleep();
        if wake != Wake::Stop {
            self.next = Instant::now() + self.interval();
            self.arm();
        }
        wake
    }

    fn sleep(&self) -> Wake {
        let mut pending = self.bell.lock();
        loop {
            if pending.stop {
                return Wake::Stop;
            }
            let now = Instant::now();
            if pending.quiet.take(now) {
                return Wake::Word;
            }
            if now >= self.next {
                pending.quiet.clear();
                return Wake::Time;
            }
            let until = pending.quiet.due().map_or(self.next, |due| due.min(self.next));
            let (held, _) =
                self.bell.0.1.wait_timeout(pending, until.saturating_duration_since(now)).unwrap_or_else(PoisonError::into_inner);
            pending = held;
        }
    }

    fn interval(&self) -> Duration {
        if self.polling.is_some() { POLL } else { SAFETY }
    }

    /// Says that a change was found that no word came of. Returns whether one looks every second from now on.
    pub(crate) fn missed(&mut self) -> bool {
        if self.polling.is_some() {
            return false;
        }
        // On a machine that is busy word comes behind the change itself.
        let is_silent = |pending: &mut Pending| !pending.quiet.is_touched();
        let waited = self.bell.0.1.wait_timeout_while(self.bell.lock(), LATE, is_silent);
        let is_silent = waited.map_or_else(|broken| broken.into_inner().1, |(_, waited)| waited).timed_out();
        if is_silent {
            self.poll(Why::Silent);
        }
        is_silent
    }

    /// Says that the project is not where it was. Until it is back one looks every second; then everything is watched anew.
    pub(crate) fn lost(&mut self) {
        self.deafen();
        self.next = Instant::now() + POLL;
    }

    /// Watches what symbolic links lead to, when that became more. Reads every folder, so it belongs behind a build. What came there meanwhile is looked for again.
    pub(crate) fn follow_links(&mut self) {
        let links = folders::behind_links(&self.root);
        if links != self.links {
            self.links = links;
            if self.polling.is_none() {
                self.deafen();
                self.arm();
            }
            self.bell.touch();
        }
    }

    fn poll(&mut self, why: Why) {
        self.polling = Some(why);
        self.deafen();
        self.next = Instant::now() + POLL;
    }

    fn deafen(&mut self) {
        self.ears = None;
        self.watched.clear();
    }

    /// Sees to it that the folders that are there now are watched: one may be new, another may have taken its place.
    fn arm(&mut self) {
        let trouble = self.bell.lock().trouble.take();
        if self.polling.is_some() {
            return;
        }
        if let Some(why) = trouble {
            return self.poll(why);
        }
        let wanted: Vec<Watched> = folders::tops(&self.root).into_iter().chain(self.links.iter().cloned()).collect();
        if wanted == self.watched {
            return;
        }
        // One that is gone may be watched still by its number, under its old name: all anew.
        self.deafen();
        if wanted.iter().any(|folder| filesystem::is_remote(&folder.path)) {
            return self.poll(Why::Remote);
        }
        match self.hear(&wanted) {
            Ok(ears) => {
                self.ears = Some(ears);
                self.watched = wanted;
            }
            Err(why) => self.poll(why),
        }
    }

    fn hear(&self, folders: &[Watched]) -> Result<RecommendedWatcher, Why> {
        let (bell, root, links) = (self.bell.clone(), self.root.clone(), self.links.clone());
        // A link may lead out of the project, to any number of folders; those within are watched by themselves.
        let config = notify::Config::default().with_follow_symlinks(false);
        let heard = move |said: notify::Result<Event>| bell.hear(said, &root, &links);
        let mut ears = RecommendedWatcher::new(heard, config).map_err(|error| trouble(&error).unwrap_or(Why::Unsupported))?;
        for folder in folders {
            let mode = if folder.deep { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
            if let Err(error) = ears.watch(&folder.path, mode) {
                // What is gone by now, the next look sees.
                if folder.path.exists() {
                    return Err(trouble(&error).unwrap_or(Why::Unsupported));
                }
            }
        }
        Ok(ears)
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use notify::event::{AccessKind, CreateKind, Flag};

    use super::*;

    fn told(said: notify::Result<Event>) -> Pending {
        let bell = Bell::default();
        bell.hear(said, Path::new("/p"), &BTreeSet::new());
        std::mem::take(&mut bell.lock())
    }

    fn event(kind: EventKind, path: &str) -> Event {
        Event::new(kind).add_path(PathBuf::from(path))
    }

    #[test]
    fn an_event_means_look_whatever_it_is_and_reading_means_nothing() {
        let create = EventKind::Create(CreateKind::File);
        assert!(told(Ok(event(create, "/p/content/a.md"))).quiet.is_touched());
        assert!(told(Ok(event(EventKind::Any, "/p/site.toml"))).quiet.is_touched());
        assert!(told(Ok(Event::new(EventKind::Any))).quiet.is_touched());
        assert!(!told(Ok(event(create, "/p/public/index.html"))).quiet.is_touched());
        assert!(!told(Ok(event(EventKind::Access(AccessKind::Any), "/p/content/a.md"))).quiet.is_touched());
    }

    #[test]
    fn a_queue_that_ran_over_means_look() {
        let overflow = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert!(told(Ok(overflow.clone())).quiet.is_touched());
        assert!(told(Ok(overflow.add_path(PathBuf::from("/p/public")))).quiet.is_touched());
    }

    #[test]
    fn an_error_means_look_and_a_full_table_means_poll() {
        let cases = [
            (notify::ErrorKind::MaxFilesWatch, Some(Why::Limit)),
            (notify::ErrorKind::Io(io::Error::from_raw_os_error(28)), Some(Why::Limit)),
            (notify::ErrorKind::Io(io::Error::from_raw_os_error(24)), Some(Why::Limit)),
            (notify::ErrorKind::Io(io::ErrorKind::Unsupported.into()), Some(Why::Unsupported)),
            (notify::ErrorKind::Generic("x".to_owned()), None),
            (notify::ErrorKind::PathNotFound, None),
        ];
        for (kind, why) in cases {
            let pending = told(Err(notify::Error::new(kind)));
            assert!(pending.quiet.is_touched());
            assert_eq!(pending.trouble, why);
        }
    }

    #[test]
    fn trouble_while_watching_turns_to_looking_every_second() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path().canonicalize().expect("it is there");
        let mut watch = Watch::new(&root, false);
        assert_eq!(watch.polling(), None);
        watch.bell.hear(Err(notify::Error::new(notify::ErrorKind::MaxFilesWatch)), &root, &BTreeSet::new());
        assert_eq!(watch.wait(), Wake::Word);
        assert_eq!(watch.polling(), Some(Why::Limit));
        assert_eq!(watch.wait(), Wake::Time);
        assert!(!watch.missed(), "it does not rely on word any more");
        watch.bell().stop();
        assert_eq!(watch.wait(), Wake::Stop);
    }

    #[test]
    fn a_change_without_word_turns_to_looking_every_second() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut watch = Watch::new(&folder.path().canonicalize().expect("it is there"), false);
        watch.bell.touch();
        assert!(!watch.missed(), "word has come");
        watch.bell.lock().quiet.clear();
        assert!(watch.missed());
        assert_eq!(watch.polling(), Some(Why::Silent));
    }
}
