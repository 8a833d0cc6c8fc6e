//! `archive/editions.toml`: every version of every edition that was archived, in the order in which that was done. What is written there never changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::manifest::is_sum;
use super::{Sealed, of_bag};
use crate::config::keys::MOST_VERSION;
use crate::diagnostic::archive::Fault;
use crate::diagnostic::{Diagnostic, Kind};
use crate::settings::keys::{Holds, Key, Keys, Words, forms};
use crate::settings::{Document, Places, Reader, Text};
use crate::source::Span;

/// Its name in the folder of the archive.
pub(crate) const NAME: &str = "editions.toml";

/// `archive/editions.toml`.
pub(crate) const LEDGER: Keys = Keys::new(
    "editions.toml",
    "Het register van het archief. Het programma schrijft het; wat er staat, verandert nooit.",
    &[Key::tables("edition", &ENTRY)],
);

const SHA256: Words = Words::Like("^[0-9a-f]{64}$");
const SHA512: Words = Words::Like("^[0-9a-f]{128}$");

const ENTRY: Keys = Keys::new(
    "edition",
    "Eén gearchiveerde versie van een editie.",
    &[
        Key::new("year", Holds::Text(forms::YEAR), "Het jaar van de editie.", "\"2023\"").required(),
        Key::new("version", Holds::Whole(1, MOST_VERSION), "De versie.", "1").required(),
        Key::new("file", Holds::Text(Words::Like("^[1-9][0-9]{3}-v[1-9][0-9]{0,2}\\.zip$")), "Het pakket, in deze map.", "\"2023-v1.zip\"")
            .required(),
        Key::new("sha256", Holds::Text(SHA256), "SHA-256 van het pakket.", "\"ba78…\"").required(),
        Key::new("sha512", Holds::Text(SHA512), "SHA-512 van het pakket.", "\"ddaf…\"").required(),
        Key::new("bytes", Holds::Whole(1, MOST_BYTES), "Grootte van het pakket in bytes.", "4500000").required(),
        Key::new("published_at", Holds::Moment, "Moment van publicatie.", "2024-05-15T12:00:00+02:00").required(),
        Key::filled("archived_with", "Het programma dat de versie heeft gearchiveerd.", "\"kerncijfer 0.1.0\""),
        Key::new("swhid", Holds::Text(Words::Like("^swh:1:dir:[0-9a-f]{40}$")), "SWHID van de bronnen.", "\"swh:1:dir:f4f2…\"").required(),
    ],
);

/// The most bytes of a zip file.
const MOST_BYTES: i64 = 4_294_967_295;

/// All archived versions.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Ledger {
    /// In the order of the file.
    pub(crate) entries: Vec<Entry>,
}

/// An archived version.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Entry {
    /// Year of the edition.
    pub(crate) year: String,
    /// Its version, counted from 1.
    pub(crate) version: u32,
    /// Name of the bag in the folder of the archive.
    pub(crate) file: String,
    /// Checksum of the bag: 64 small hexadecimal digits.
    pub(crate) sha256: String,
    /// The same: 128 digits.
    pub(crate) sha512: String,
    /// Length of the bag in bytes.
    pub(crate) bytes: u64,
    /// Moment of publication: RFC 3339.
    pub(crate) published_at: String,
    /// The program that archived it, with its version.
    pub(crate) archived_with: String,
    /// SWHID of the folder with its sources.
    pub(crate) swhid: String,
}

impl Ledger {
    /// Returns a version of an edition.
    pub(crate) fn get(&self, year: &str, version: u32) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.year == year && entry.version == version)
    }

    /// Returns the number that the next version of an edition has.
    pub(crate) fn next_version(&self, year: &str) -> u32 {
        self.entries.iter().filter(|entry| entry.year == year).map(|entry| entry.version).max().unwrap_or(0) + 1
    }

    /// Holds a bag against its entry; `name` is what the ledger is called. Faults: V012, V013.
    pub(crate) fn compare(&self, sealed: &Sealed, name: &str) -> Vec<Fault> {
        let Some(entry) = self.get(&sealed.edition, sealed.version) else {
            return vec![Fault::NotInLedger { ledger: name.to_owned() }];
        };
        let mut pairs = vec![("published_at", entry.published_at.clone(), sealed.published_at.clone())];
        pairs.push(("archived_with", entry.archived_with.clone(), sealed.archived_with.clone()));
        pairs.push(("swhid", entry.swhid.clone(), sealed.swhid.clone()));
        if let Some(sums) = &sealed.sums {
            pairs.push(("sha256", entry.sha256.clone(), sums.sha256.clone()));
            pairs.push(("sha512", entry.sha512.clone(), sums.sha512.clone()));
            pairs.push(("bytes", entry.bytes.to_string(), sums.bytes.to_string()));
        }
        let differ = pairs.into_iter().filter(|(_, ledger, bag)| ledger != bag);
        differ.map(|(key, ledger, bag)| Fault::OtherThanLedger { key, ledger, bag }).collect()
    }
}

/// Reads a ledger: the entries that could be read. Errors: S001 to S004, S018, S019, V014, V015.
pub(crate) fn parse(file: &Arc<str>, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Ledger {
    let document = Document::parse(text, Places::slice(file, 0), diagnostics);
    let mut reader = document.reader(&LEDGER, diagnostics);
    let mut versions: BTreeMap<String, u32> = BTreeMap::new();
    let entries = reader.tables("edition", |reader| entry(reader, &mut versions)).into_iter().flatten().collect();
    reader.finish();
    Ledger { entries }
}

/// Reads an entry. `versions` are the last versions of the editions so far.
fn entry(reader: &mut Reader<'_>, versions: &mut BTreeMap<String, u32>) -> Option<Entry> {
    let here = reader.span().clone();
    let year = reader.required_text("year");
    let version = whole(reader, "version", MOST_VERSION);
    let [file, sha256, sha512] = ["file", "sha256", "sha512"].map(|key| reader.required_text(key));
    let bytes = whole(reader, "bytes", MOST_BYTES);
    if !reader.has("published_at") {
        reader.report(Kind::MissingKey { key: "published_at".into() }, here.clone());
    }
    let published_at = reader.date_time("published_at");
    let [archived_with, swhid] = ["archived_with", "swhid"].map(|key| reader.required_text(key));
    let version = u32::try_from(version?).ok()?;
    let year = year?;
    let name = format!("{}-v{version}", year.value);
    let mut must = |key: &'static str, text: Option<Text>, good: &dyn Fn(&str) -> bool| {
        let text = text?;
        if good(&text.value) {
            return Some(text.value);
        }
        reader.report(Kind::Archive(Fault::LedgerValue { key, value: text.value }), text.span);
        None
    };
    let year = must("year", Some(year), &|_| of_bag(&name).is_some());
    let file = must("file", file, &|text| *text == format!("{name}.zip"));
    let sha256 = must("sha256", sha256, &|text| is_sum(text, 64));
    let sha512 = must("sha512", sha512, &|text| is_sum(text, 128));
    let swhid = must("swhid", swhid, &|text| text.strip_prefix("swh:1:dir:").is_some_and(|sum| is_sum(sum, 40)));
    let year = year?;
    let last = versions.entry(year.clone()).or_insert(0);
    if version != *last + 1 {
        reader.report(Kind::Archive(Fault::LedgerOrder { year, version }), here);
        return None;
    }
    *last = version;
    Some(Entry {
        year,
        version,
        file: file?,
        sha256: sha256?,
        sha512: sha512?,
        bytes: u64::try_from(bytes?).ok()?,
        published_at: published_at?.0,
        archived_with: archived_with?.value,
        swhid: swhid?,
    })
}

/// Reads a whole number that must be there.
fn whole(reader: &mut Reader<'_>, key: &'static str, most: i64) -> Option<i64> {
    if !reader.has(key) {
        let span: Span = reader.span().clone();
        reader.report(Kind::MissingKey { key: key.into() }, span);
        return None;
    }
    reader.whole(key, 1, most)
}

impl Entry {
    /// Returns the entry of a bag; `None` for one that is not a zip.
    pub(crate) fn of(sealed: &Sealed) -> Option<Self> {
        let sums = sealed.sums.clone()?;
        Some(Entry {
            year: sealed.edition.clone(),
            version: sealed.version,
            file: format!("{}.zip", sealed.name),
            sha256: sums.sha256,
            sha512: sums.sha512,
            bytes: sums.bytes,
            published_at: sealed.published_at.clone(),
            archived_with: sealed.archived_with.clone(),
            swhid: sealed.swhid.clone(),
        })
    }
}

/// What the first ledger begins with.
const HEAD: &str = "# Every archived version of every edition, written by kerncijfer. What stands here never changes.\n";

/// Returns the text of a ledger with one more entry; what was there stays letter for letter. An empty text begins a ledger.
pub(crate) fn append(text: &str, entry: &Entry) -> String {
    let Entry { year, version, file, sha256, sha512, bytes, published_at, archived_with, swhid } = entry;
    let before = if text.trim().is_empty() { HEAD } else { text };
    let end = if before.ends_with('\n') { "" } else { "\n" };
    format!(
        "{before}{end}
[[edition]]
year = \"{year}\"
version = {version}
file = \"{file}\"
sha256 = \"{sha256}\"
sha512 = \"{sha512}\"
bytes = {bytes}
published_at = {published_at}
archived_with = \"{archived_with}\"
swhid = \"{swhid}\"
"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(year: &str, version: u32) -> Entry {
        Entry {
            year: year.to_owned(),
            version,
            file: format!("{year}-v{version}.zip"),
            sha256: "a".repeat(64),
            sha512: "b".repeat(128),
            bytes: 12,
            published_at: "2024-05-15T12:00:00+02:00".to_owned(),
            archived_with: "kerncijfer 0.1.0".to_owned(),
            swhid: format!("swh:1:dir:{}", "c".repeat(40)),
        }
    }

    fn read(text: &str) -> (Ledger, Vec<&'static str>) {
        let mut diagnostics = Vec::new();
        let ledger = parse(&Arc::from("archive/editions.toml"), text, &mut diagnostics);
        (ledger, diagnostics.iter().map(|diagnostic| diagnostic.kind.code()).collect())
    }

    #[test]
    fn what_is_appended_is_read_and_nothing_else_changes() {
        let first = append("", &entry("2023", 1));
        let second = append(&first, &entry("2020", 1));
        let third = append(&second, &entry("2023", 2));
        assert!(third.starts_with(&second) && second.starts_with(&first));
        let (ledger, codes) = read(&third);
        assert_eq!((ledger.entries, codes), (vec![entry("2023", 1), entry("2020", 1), entry("2023", 2)], vec![]));
        assert_eq!(append("# eigen\n# regel", &entry("2023", 1)).find("# regel\n\n[[edition]]"), Some(8));
        let (ledger, _) = read(&third);
        assert_eq!((ledger.next_version("2023"), ledger.next_version("2024")), (3, 1));
    }

    #[test]
    fn a_ledger_is_read_strictly() {
        let good = append("", &entry("2023", 1));
        assert_eq!(read(""), (Ledger::default(), vec![]));
        for (old, new, codes) in [
            ("version = 1", "version = 2", ["V015", "V014"].as_slice()),
            ("version = 1", "version = 0", &["S019"]),
            ("version = 1", "", &["S004"]),
            ("year = \"2023\"", "year = \"23\"", &["V015", "V015"]),
            ("2023-v1.zip", "../2023-v1.zip", &["V015"]),
            ("sha256 = \"a", "sha256 = \"A", &["V015"]),
            ("sha512 = \"b", "sha512 = \"", &["V015"]),
            ("bytes = 12", "bytes = \"12\"", &["S003"]),
            ("swh:1:dir:", "swh:1:rev:", &["V015"]),
            ("[[edition]]", "[[editions]]", &["S002"]),
            ("bytes = 12", "bytes = 12\nsize = 12", &["S002"]),
            ("bytes = 12", "bytes = ", &["S001"]),
        ] {
            assert_eq!(read(&good.replace(old, new)).1, codes, "{new}");
        }
        assert_eq!(read(&format!("{good}{good}")).1, ["V014"]);
    }
}
