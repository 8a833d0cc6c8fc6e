//! The loop of a preview: look, build, publish, wait. One build at a time; whatever changes meanwhile is one more look behind it.
//!
//! A build has two halves: what a writer waits for, and the rest. Between them a newer change wins, a few times in a row at most, so that the rest comes too.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use super::shared::Shared;
use super::snapshot::{Snapshot, Stage};
use crate::diagnostic::{Diagnostic, Language};
use crate::load::{LoadError, Loader};
use crate::output::Output;
use crate::pipeline::{Begun, Build, Pipeline, Without};
use crate::source::Sources;
use crate::watch::{Wake, Watch, Why};

/// How often in a row a newer change may keep the second half of a build from being made.
const RESTARTS: u8 = 3;
/// How often in a row a project may be unreadable before that is told: a save is not one step.
const PATIENCE: u8 = 2;

/// What there is to tell the user.
#[derive(Debug)]
pub(crate) enum News {
    /// A good site is served.
    Built {
        /// Pages that are new or other than before.
        pages: usize,
        /// Other files of which that holds.
        files: usize,
        /// Pages that are gone.
        gone: usize,
        /// Pages in all, of the first site.
        first: Option<usize>,
        /// Warnings.
        warnings: usize,
        /// From the look to the whole site.
        took: Duration,
        /// Language of the site.
        language: Language,
    },
    /// The sources hold mistakes.
    Mistakes {
        /// All diagnostics, sorted.
        diagnostics: Arc<[Diagnostic]>,
        /// What they are about.
        sources: Arc<Sources>,
        /// Is a good site still served?
        served: bool,
        /// Language of the site.
        language: Language,
    },
    /// One looks every second from now on.
    Polling(Why),
    /// The project cannot be read now; what was good is still served.
    Lost(LoadError),
    /// The project can be read again.
    Found,
    /// The program itself fell; what was good is still served.
    Fell,
    /// The user ended it; or the server fell, with what the system said.
    Ended(Option<std::io::Error>),
}

/// What is known from one build to the next.
pub(super) struct Session {
    pub(super) loader: Loader,
    pub(super) watch: Watch,
    pub(super) shared: Arc<Shared>,
    pub(super) news: Sender<News>,
    /// The language that was asked for messages.
    pub(super) asked: Option<Language>,
    pub(super) pipeline: Pipeline,
    /// What is left out of the preview.
    pub(super) without: Without,
    /// The last good site that was whole.
    pub(super) good: Option<Arc<Output>>,
    /// The inputs of a later good site of which the second half was never made, since something newer came.
    pub(super) skipped: Option<Arc<Sources>>,
}

/// The first half of a build.
struct Half {
    begun: Begun,
    sources: Arc<Sources>,
    started: Instant,
}

/// Returns a pipeline for a preview.
pub(super) fn pipeline(without: Without) -> Pipeline {
    Pipeline::default().with_drafts().without(without)
}

impl Session {
    /// Builds and waits, until the watch is stopped. `first` is what was read already.
    pub(super) fn run(mut self, first: Arc<Sources>) {
        if let Some(why) = self.watch.polling().filter(|why| *why != Why::Asked) {
            self.tell(News::Polling(why));
        }
        let mut last = first.clone();
        let mut half = self.begin(first, Instant::now());
        let (mut restarts, mut failures, mut is_lost, mut is_unfinished) = (0_u8, 0_u8, false, false);
        loop {
            if half.is_some() && !(self.watch.is_touched() && restarts < RESTARTS) {
                if let Some(half) = half.take() {
                    let is_made = self.finish(half, restarts < RESTARTS);
                    restarts = if is_made { 0 } else { restarts + 1 };
                    is_unfinished = !is_made;
                    // Reads every folder, so not before what is waited for.
                    self.watch.follow_links();
                }
                continue;
            }
            let wake = self.watch.wait();
            if wake == Wake::Stop {
                return;
            }
            let started = Instant::now();
            let polling = self.watch.polling();
            match self.loader.load() {
                Ok(sources) => {
                    if std::mem::take(&mut is_lost) {
                        self.tell(News::Found);
                    }
                    let was_lost = std::mem::take(&mut failures) > 0;
                    // What stopped the last build may have been nothing.
                    if sources == *last && !std::mem::take(&mut is_unfinished) {
                        continue;
                    }
                    if wake == Wake::Time && !was_lost && self.watch.missed() {
                        self.tell(News::Polling(Why::Silent));
                    }
                    last = Arc::new(sources);
                    restarts += u8::from(half.is_some());
                    self.skip(half.take());
                    is_unfinished = false;
                    half = self.begin(last.clone(), started);
                }
                Err(error) => {
                    failures = failures.saturating_add(1);
                    self.watch.lost();
                    if failures == PATIENCE {
                        is_lost = true;
                        self.tell(News::Lost(error));
                    } else if failures < PATIENCE {
                        self.watch.bell().touch();
                    }
                }
            }
            if let Some(why) = self.watch.polling().filter(|why| polling.is_none() && *why != Why::Silent) {
                self.tell(News::Polling(why));
            }
        }
    }

    fn tell(&self, news: News) {
        // When nobody listens any more the program is ending.
        let _ = self.news.send(news);
    }

    /// Makes what a writer waits for, and publishes it; then the pages of the datasets, unless something newer came.
    fn begin(&mut self, sources: Arc<Sources>, started: Instant) -> Option<Half> {
        let now = self.shared.now();
        self.shared.working.send_replace(Some(now.build + 1));
        let begun = catch_unwind(AssertUnwindSafe(|| self.pipeline.begin(&sources)));
        let Ok(mut begun) = begun else {
            self.fell(&now);
            return None;
        };
        self.show(&begun, &sources);
        if begun.is_sound() && !self.watch.is_touched() {
            let more = catch_unwind(AssertUnwindSafe(|| self.pipeline.go_on(begun)));
            let Ok(more) = more else {
                self.fell(&now);
                return None;
            };
            begun = more;
            self.show(&begun, &sources);
        }
        Some(Half { begun, sources, started })
    }

    /// Publishes what is made so far.
    fn show(&mut self, begun: &Begun, sources: &Arc<Sources>) {
        let mut next = self.shared.now().next();
        next.sources = sources.clone();
        next.diagnostics = begun.diagnostics.as_slice().into();
        self.judge(&mut next, begun.judged.as_ref(), begun.language);
        if begun.is_sound() {
            next.output = Some(Arc::new(begun.output.clone()));
            (next.stage, next.stale) = (Stage::Begun, false);
        } else if self.skipped.is_some() {
            // What is shown now is good, and newer than the last that was whole: the second half of this build makes it whole.
            next.stale = true;
        } else {
            self.keep(&mut next);
        }
        self.shared.publish(next);
    }

    /// Makes the rest, publishes it, and tells of it. Returns whether that was done: when it may stop, it does for what is newer.
    fn finish(&mut self, half: Half, may_stop: bool) -> bool {
        let Half { begun, sources, started } = half;
        let now = self.shared.now();
        let is_sound = begun.is_sound();
        let watch = &self.watch;
        let is_wanted = || !(may_stop && watch.is_touched());
        let build = match catch_unwind(AssertUnwindSafe(|| self.pipeline.finish_while(begun, &is_wanted))) {
            Ok(Some(build)) => build,
            // What is newer is looked at first.
            Ok(None) => {
                if is_sound {
                    self.skipped = Some(sources);
                }
                return false;
            }
            Err(_) => {
                self.fell(&now);
                return true;
            }
        };
        let is_sound = build.is_sound();
        let Build { output, diagnostics, language, judged, .. } = build;
        let mut next = now.next();
        next.diagnostics = diagnostics.into();
        self.judge(&mut next, judged.as_ref(), language);
        next.read = judged.or(next.read);
        let language = next.language;
        let diagnostics = next.diagnostics.clone();
        if is_sound {
            let output = Arc::new(output);
            let before = self.good.replace(output.clone());
            self.skipped = None;
            next.output = Some(output.clone());
            (next.stage, next.stale) = (Stage::Whole, false);
            self.shared.publish(next);
            self.tell(built(before.as_deref(), &output, &diagnostics, started.elapsed(), language));
        } else {
            self.recover();
            self.keep(&mut next);
            let served = next.output.is_some();
            self.shared.publish(next);
            self.tell(News::Mistakes { diagnostics, sources, served, language });
        }
        true
    }

    /// Leaves a build half made, since something newer came.
    fn skip(&mut self, half: Option<Half>) {
        if let Some(half) = half.filter(|half| half.begun.is_sound()) {
            self.skipped = Some(half.sources);
        }
    }

    /// Makes whole what was good and only begun, so that the last good site is the last one indeed.
    fn recover(&mut self) {
        let Some(sources) = self.skipped.take() else { return };
        let made = catch_unwind(AssertUnwindSafe(|| {
            let begun = self.pipeline.begin(&sources);
            self.pipeline.finish(begun)
        }));
        match made {
            Ok(build) if build.is_sound() => self.good = Some(Arc::new(build.output)),
            Ok(_) => {}
            Err(_) => self.pipeline = pipeline(self.without),
        }
    }

    /// Leaves the last good site where it is.
    fn keep(&self, next: &mut Snapshot) {
        next.output = self.good.clone();
        (next.stage, next.stale) = (Stage::Whole, true);
    }

    /// Notes what could be judged; what could not be, stays as it was.
    fn judge(&self, next: &mut Snapshot, judged: Option<&Arc<crate::pipeline::Judged>>, language: Language) {
        if let Some(judged) = judged {
            next.at(&judged.site.config.base_url);
            next.judged = Some(judged.clone());
            next.language = self.asked.unwrap_or(language);
        }
    }

    /// Goes on after a fall of the program: with the last good site, and without what was remembered.
    fn fell(&mut self, now: &Snapshot) {
        self.pipeline = pipeline(self.without);
        let mut next = now.next();
        self.keep(&mut next);
        self.shared.publish(next);
        self.tell(News::Fell);
    }
}

/// Counts what is other than before.
fn built(before: Option<&Output>, after: &Output, diagnostics: &[Diagnostic], took: Duration, language: Language) -> News {
    let is_page = |path: &str| path.ends_with(".html");
    let (mut pages, mut files, mut gone) = (0, 0, 0);
    if let Some(before) = before {
        for (path, _) in after.iter().filter(|(path, file)| before.get(path) != Some(file)) {
            *(if is_page(path) { &mut pages } else { &mut files }) += 1;
        }
        gone = before.iter().filter(|(path, _)| is_page(path) && after.get(path).is_none()).count();
    }
    let first = before.is_none().then(|| after.iter().filter(|(path, _)| is_page(path)).count());
    let warnings = diagnostics.iter().filter(|diagnostic| !diagnostic.is_error()).count();
    News::Built { pages, files, gone, first, warnings, took, language }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::mpsc;

    use super::*;
    use crate::load;
    use crate::preview::{Editor, Opener};

    /// A small site of the tests, with the theme of this repository and a sentence behind its front page.
    fn site(sentence: &str) -> Arc<Sources> {
        let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut sources = load::load(&repository.join("tests/sites/chapter")).expect("it is there");
        for (path, content) in load::load(repository).expect("it is there").under("themes/") {
            sources.insert(path, content.clone());
        }
        let front = "content/2023/index.md";
        let text = format!("{}\n{sentence}\n", sources.text(front).expect("a front page"));
        sources.insert_text(front, &text);
        Arc::new(sources)
    }

    #[test]
    fn a_site_that_was_half_made_is_made_whole_when_what_comes_behind_it_is_wrong() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let opener = Opener { root: folder.path().to_owned(), editor: Editor::None, key: String::new() };
        let first = site("Een eerste zin.");
        let shared = Arc::new(Shared::new(Snapshot::empty(first.clone(), Language::Dutch, String::new()), 0, opener));
        let (news, heard) = mpsc::channel();
        let mut session = Session {
            loader: Loader::new(folder.path()),
            watch: Watch::new(folder.path(), true),
            shared: shared.clone(),
            news,
            asked: None,
            pipeline: pipeline(Without::default()),
            without: Without::default(),
            good: None,
            skipped: None,
        };
        let half = session.begin(first, Instant::now()).expect("it is built");
        session.finish(half, false);
        let second = site("Een andere zin.");
        let half = session.begin(second.clone(), Instant::now());
        session.skip(half);
        let half = session.begin(site("`= bestaat_niet[1]`"), Instant::now()).expect("it is judged");
        let shown = |words: &str| {
            let now = shared.now();
            let page = now.output.as_ref().and_then(|output| output.get("2023/index.html")).expect("a page");
            String::from_utf8_lossy(&page.bytes()).contains(words)
        };
        assert!(shown("Een andere zin.") && shared.now().stale);
        session.finish(half, false);
        assert!(shown("Een andere zin.") && shared.now().stale && shared.now().stage == Stage::Whole);
        let cold = pipeline(Without::default()).run(&second);
        assert!(cold.is_sound() && shared.now().output.as_deref() == Some(&cold.output));
        let told: Vec<News> = heard.try_iter().collect();
        assert!(matches!(told.as_slice(), [News::Built { first: Some(_), .. }, News::Mistakes { served: true, .. }]), "{told:?}");
    }
}
