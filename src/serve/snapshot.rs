//! What the server answers from: all that is known at one moment, as one value. A build puts a new one in its place whole, so no answer mixes two builds.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::diagnostic::{Diagnostic, Language};
use crate::opendata::digest::sha256_of;
use crate::output::{File, Output};
use crate::pipeline::Judged;
use crate::source::Sources;

/// How far the build of a snapshot is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stage {
    /// What a writer waits for is there, the rest is being made: what is not there may come.
    Begun,
    /// All is there.
    Whole,
}

/// All that is known at one moment.
pub(super) struct Snapshot {
    /// Counted from 1; a later one is larger. Zero before the first build.
    pub(super) build: u64,
    /// The site; `None` as long as none was good.
    pub(super) output: Option<Arc<Output>>,
    /// How far it is.
    pub(super) stage: Stage,
    /// Is it older than the sources, since these hold mistakes?
    pub(super) stale: bool,
    /// The inputs of the last build, which the mistakes are about.
    pub(super) sources: Arc<Sources>,
    /// The mistakes and warnings of the last build.
    pub(super) diagnostics: Arc<[Diagnostic]>,
    /// The last site that could be judged.
    pub(super) judged: Option<Arc<Judged>>,
    /// The last site of which the language of the texts is judged too.
    pub(super) read: Option<Arc<Judged>>,
    /// Language of messages.
    pub(super) language: Language,
    /// Full address under which the site is published.
    pub(super) base_url: String,
    /// The path of it, with `/` at both ends.
    pub(super) mount: String,
    styles: OnceLock<BTreeMap<String, String>>,
}

/// What stands at a path.
pub(super) enum Found<'a> {
    /// A file, with its path in the site.
    File(String, &'a File),
    /// A folder, which has a slash at the end.
    Folder,
    /// Nothing.
    Missing,
    /// Nothing yet.
    NotYet,
    /// There is no site yet, since its first build has mistakes.
    NoSite,
}

impl Snapshot {
    /// What is known before the first build.
    pub(super) fn empty(sources: Arc<Sources>, language: Language, base_url: String) -> Self {
        Snapshot {
            build: 0,
            output: None,
            stage: Stage::Begun,
            stale: false,
            sources,
            diagnostics: Arc::from([]),
            judged: None,
            read: None,
            language,
            mount: mount(&base_url),
            base_url,
            styles: OnceLock::new(),
        }
    }

    /// The next one, to be filled in.
    pub(super) fn next(&self) -> Self {
        Snapshot {
            build: self.build + 1,
            output: self.output.clone(),
            stage: self.stage,
            stale: self.stale,
            sources: self.sources.clone(),
            diagnostics: self.diagnostics.clone(),
            judged: self.judged.clone(),
            read: self.read.clone(),
            language: self.language,
            base_url: self.base_url.clone(),
            mount: self.mount.clone(),
            styles: OnceLock::new(),
        }
    }

    /// Puts the site under another address.
    pub(super) fn at(&mut self, base_url: &str) {
        self.mount = mount(base_url);
        base_url.clone_into(&mut self.base_url);
    }

    /// Looks up a path of the site, empty or with `/` at the end for a folder.
    pub(super) fn find(&self, path: &str) -> Found<'_> {
        let missing = if self.stage == Stage::Begun { Found::NotYet } else { Found::Missing };
        let Some(output) = &self.output else {
            return if self.stage == Stage::Begun { Found::NotYet } else { Found::NoSite };
        };
        let file = file_of(path);
        match output.get(&file) {
            Some(found) => Found::File(file, found),
            None if !path.ends_with('/') && output.get(&format!("{path}/index.html")).is_some() => Found::Folder,
            None => missing,
        }
    }

    /// Returns the version of a file: a few digits of the checksum of its bytes.
    pub(super) fn version(&self, path: &str) -> Option<String> {
        self.output.as_ref()?.get(path).map(version)
    }

    /// Returns the version of every style sheet.
    pub(super) fn styles(&self) -> &BTreeMap<String, String> {
        self.styles.get_or_init(|| {
            let files = self.output.iter().flat_map(|output| output.iter());
            files.filter(|(path, _)| path.ends_with(".css")).map(|(path, file)| (path.to_owned(), version(file))).collect()
        })
    }

    /// Is anything known of the first build?
    pub(super) fn is_first(&self) -> bool {
        self.build == 0
    }
}

/// Returns the file of a path: that of a folder is its `index.html`.
pub(super) fn file_of(path: &str) -> String {
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

/// The version of the bytes of a file.
pub(super) fn version(file: &File) -> String {
    let mut digits = sha256_of(file.stretches());
    digits.truncate(16);
    digits
}

/// The path of a full address, with `/` at both ends.
fn mount(base_url: &str) -> String {
    let behind_scheme = base_url.split_once("://").map_or("", |(_, rest)| rest);
    let path = behind_scheme.split_once('/').map_or("", |(_, path)| path).trim_matches('/');
    if path.is_empty() { "/".to_owned() } else { format!("/{path}/") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_stands_under_the_path_of_its_address() {
        assert_eq!(mount("https://a.nl/"), "/");
        assert_eq!(mount("https://a.nl"), "/");
        assert_eq!(mount("https://a.nl:8080/rijk/2023/"), "/rijk/2023/");
        assert_eq!(mount("https://a.nl/rijk"), "/rijk/");
        assert_eq!(mount(""), "/");
    }

    #[test]
    fn what_is_not_there_may_come_until_all_is() {
        let mut snapshot = Snapshot::empty(Arc::default(), Language::Dutch, "https://a.nl/".to_owned());
        assert!(matches!(snapshot.find(""), Found::NotYet));
        snapshot.stage = Stage::Whole;
        assert!(matches!(snapshot.find(""), Found::NoSite));
        let mut output = Output::default();
        output.insert_text("index.html", "a");
        output.insert_text("2023/index.html", "b");
        snapshot.output = Some(Arc::new(output));
        assert!(matches!(snapshot.find(""), Found::File(path, _) if path == "index.html"));
        assert!(matches!(snapshot.find("2023"), Found::Folder));
        assert!(matches!(snapshot.find("2023/"), Found::File(..)));
        assert!(matches!(snapshot.find("2024/"), Found::Missing));
        assert!(matches!(snapshot.find("index.html/"), Found::Missing));
        snapshot.stage = Stage::Begun;
        assert!(matches!(snapshot.find("2024/"), Found::NotYet));
        assert_eq!(snapshot.version("index.html").map(|version| version.len()), Some(16));
    }
}
