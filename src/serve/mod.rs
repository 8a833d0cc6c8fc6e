//! `kerncijfer serve`: the site as it will be, in a browser on this machine, new within a moment of each save.
//!
//! Three threads: one builds (`session`), one serves (`server`, with what is answered in `routes`), and the one of the caller hears the [`News`]. What they share is a
//! [`snapshot::Snapshot`], replaced whole. Nothing is read from the disk to answer a request, and nothing is written at all.

mod addition;
mod answer;
mod events;
mod guard;
mod path;
mod routes;
mod server;
mod session;
mod shared;
mod snapshot;

use std::hash::{BuildHasher, Hasher, RandomState};
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};

pub(crate) use self::session::News;
use self::session::Session;
use self::shared::Shared;
use self::snapshot::Snapshot;
use crate::config;
use crate::diagnostic::Language;
use crate::load::{LoadError, Loader};
use crate::pipeline::Without;
use crate::preview::{Editor, Opener};
use crate::watch::Watch;

/// The port that is used when none is asked: the year of the Dutch constitution that made government answer to parliament.
pub(crate) const PORT: u16 = 1848;

/// How a preview is made.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    /// The port that was asked; 0 is any.
    pub(crate) port: Option<u16>,
    /// Should one look every second instead of waiting for word?
    pub(crate) poll: bool,
    /// The language that was asked for messages.
    pub(crate) language: Option<Language>,
    /// The writer's editor.
    pub(crate) editor: Editor,
    /// What is left out.
    pub(crate) without: Without,
}

/// Why there is no preview.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ServeError {
    /// There is no project, or it cannot be read.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The port cannot be used.
    #[error("cannot use port {port}: {cause}")]
    Port {
        /// The port.
        port: u16,
        /// What the system said.
        #[source]
        cause: io::Error,
    },
    /// The system gives no thread or no socket.
    #[error("cannot start the server: {0}")]
    System(#[from] io::Error),
}

/// A preview that runs.
pub(crate) struct Preview {
    /// Where the site is.
    pub(crate) address: String,
    /// Is the port another than the usual one, since that is taken?
    pub(crate) moved: bool,
    /// Language of messages, as far as it is known before the first build.
    pub(crate) language: Language,
    /// What there is to tell.
    pub(crate) news: Receiver<News>,
}

/// Starts a preview of a project; it runs until the program ends.
pub(crate) fn start(project: &Path, options: &Options) -> Result<Preview, ServeError> {
    let root = project.canonicalize().map_err(|cause| LoadError::Unreadable { path: project.to_owned(), cause })?;
    let watch = Watch::new(&root, options.poll);
    let mut loader = Loader::new(&root);
    let sources = loader.load().map_err(|error| match error {
        // As it was asked, not as the system calls it.
        LoadError::NoProject(_) => LoadError::NoProject(project.to_owned()),
        error => error,
    })?;
    let sources = Arc::new(sources);
    let config = sources.text("site.toml").and_then(|text| config::site(&sources.path("site.toml"), text).0);
    let language = options.language.or(config.as_ref().map(|config| config.language)).unwrap_or(Language::Dutch);
    let base_url = config.map(|config| config.base_url).unwrap_or_default();
    let wished = options.port.unwrap_or(PORT);
    let listening = if options.port.is_none() { server::listen_near(wished) } else { server::listen(wished) };
    let (port, listeners) = listening.map_err(|cause| ServeError::Port { port: wished, cause })?;
    let opener = Opener { root, editor: options.editor.clone(), key: secret() };
    let snapshot = Snapshot::empty(sources.clone(), language, base_url);
    let address = format!("http://localhost:{port}{}", crate::html::encode(&snapshot.mount));
    let shared = Arc::new(Shared::new(snapshot, port, opener));
    let runtime = server::runtime()?;
    let (tell, news) = mpsc::channel();
    let (ended, of_server, bell) = (tell.clone(), shared.clone(), watch.bell());
    spawn("server", move || {
        let end = server::run(&runtime, listeners, &of_server);
        bell.stop();
        let _ = ended.send(News::Ended(end.err()));
        runtime.shutdown_background();
    })?;
    let (asked, without) = (options.language, options.without);
    let pipeline = session::pipeline(without);
    let session = Session { loader, watch, shared, news: tell, asked, pipeline, without, good: None, skipped: None };
    spawn("builds", move || session.run(sources))?;
    Ok(Preview { address, moved: options.port.is_none() && port != PORT, language, news })
}

fn spawn(name: &str, run: impl FnOnce() + Send + 'static) -> io::Result<()> {
    std::thread::Builder::new().name(name.to_owned()).spawn(run).map(drop)
}

/// A secret of this run. The standard library seeds its hashers from the system, with 128 bits that nobody sees.
fn secret() -> String {
    let half = |salt: u64| {
        let mut hasher = RandomState::new().build_hasher();
        hasher.write_u64(salt);
        format!("{:016x}", hasher.finish())
    };
    half(1) + &half(2)
}
