//! Archived editions for tests: a project that can be archived, its bag as files, and bags put together again after someone was at them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use sha2::{Digest, Sha256, Sha512};

use super::project::{Project, Run, Tree, run};

/// What `[archive]` must say.
pub(crate) const ARCHIVE: &str = r#"
[archive]
appraisal = "Blijvend te bewaren"
appraisal_code = "B"
appraisal_list = "Begrippenlijst Waarderingen MDTO"
creator = "Bureau Proef"
restriction = "CC0 1.0"
restriction_list = "Licenties van Creative Commons"
"#;

/// The small project with all that an archive must know, in a folder of this name.
pub(crate) fn archivable(name: &str) -> Project {
    let project = Project::empty(name);
    for (path, text) in super::project::SMALL {
        let more = if path == "site.toml" { ARCHIVE } else { "" };
        project.write(path, format!("{text}{more}"));
    }
    project
}

/// Makes the next version of edition 2023, with what it corrects.
pub(crate) fn second_version(project: &Project) {
    project.replace("content/2023/edition.toml", "period", "version = 2\nperiod");
    project.write("content/2023/edition.toml", format!("{}{CORRECTION}", project.read("content/2023/edition.toml")));
    project.replace("content/2023/index.md", "Lees over", "Lees meer over");
}

const CORRECTION: &str = r#"
[[correction]]
version = 2
date = 2024-06-01
kind = "correctie"
place = "index"
was = "Lees over"
becomes = "Lees meer over"
reason = "Er is meer te lezen."
"#;

/// Archives edition 2023, which must succeed, and returns the bag.
pub(crate) fn archive(project: &Project) -> Vec<u8> {
    let run = project.run(&["archive", "2023", "--quiet"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
    fs::read(project.path("archive/2023-v1.zip")).expect("the bag")
}

/// The files of a bag, by path in the zip, as another program reads them.
pub(crate) fn unzip(bytes: &[u8]) -> Tree {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
    let mut files = Tree::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("a file");
        let mut found = Vec::new();
        file.read_to_end(&mut found).expect("its checksum is right");
        files.insert(file.name().expect("a name").into_owned(), found);
    }
    files
}

/// Writes files below a folder.
pub(crate) fn put(folder: &Path, files: &Tree) {
    for (path, bytes) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Writes all lists of a bag again, so that its checksums agree with its files: what someone does who knows how bags work.
pub(crate) fn listed_again(files: &mut Tree) {
    let info = String::from_utf8(files["2023-v1/bag-info.txt"].clone()).expect("text");
    let payload: Vec<(&str, &Vec<u8>)> = files
        .iter()
        .filter_map(|(path, bytes)| Some((path.strip_prefix("2023-v1/")?, bytes)))
        .filter(|(path, _)| path.starts_with("data/"))
        .collect();
    let oxum = format!("Payload-Oxum: {}.{}", payload.iter().map(|(_, bytes)| bytes.len()).sum::<usize>(), payload.len());
    let lines: Vec<&str> = info.lines().map(|line| if line.starts_with("Payload-Oxum: ") { oxum.as_str() } else { line }).collect();
    let list = |files: &[(&str, &Vec<u8>)], sum: fn(&[u8]) -> String| -> Vec<u8> {
        files.iter().map(|(path, bytes)| format!("{}  {path}\n", sum(bytes))).collect::<String>().into_bytes()
    };
    type Sum = fn(&[u8]) -> String;
    let sums: [(&str, Sum); 2] = [("sha256", |bytes| hex(&Sha256::digest(bytes))), ("sha512", |bytes| hex(&Sha512::digest(bytes)))];
    let lists: Vec<(String, Vec<u8>)> = sums.iter().map(|(name, sum)| (format!("manifest-{name}.txt"), list(&payload, *sum))).collect();
    let info = format!("{}\n", lines.join("\n")).into_bytes();
    for (name, bytes) in lists.into_iter().chain([("bag-info.txt".to_owned(), info)]) {
        files.insert(format!("2023-v1/{name}"), bytes);
    }
    let tags: Vec<(&str, &Vec<u8>)> = files
        .iter()
        .filter_map(|(path, bytes)| Some((path.strip_prefix("2023-v1/")?, bytes)))
        .filter(|(path, _)| !path.starts_with("data/") && !path.starts_with("tagmanifest-"))
        .collect();
    let lists: Vec<(String, Vec<u8>)> =
        sums.iter().map(|(name, sum)| (format!("2023-v1/tagmanifest-{name}.txt"), list(&tags, *sum))).collect();
    files.extend(lists);
}

/// Verifies a bag at a place beside a project, in English.
pub(crate) fn verify(project: &Project, bag: &str) -> Run {
    run(project.command(&["verify", bag, "--lang", "en"]))
}

/// What a run told: each code with the file that it is about, in order.
pub(crate) fn told(stderr: &str) -> Vec<(String, String)> {
    let lines: Vec<&str> = stderr.lines().map(str::trim_start).collect();
    let mut told = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(rest) = line.strip_prefix("error[").or_else(|| line.strip_prefix("warning[")) else { continue };
        let code = rest.split(']').next().unwrap_or_default().to_owned();
        let file = lines.get(at + 1).and_then(|next| next.strip_prefix("--> ").or_else(|| next.strip_prefix("╭▸ "))).unwrap_or_default();
        told.push((code, file.to_owned()));
    }
    told
}

/// A file in a zip that a test writes, with all that can be wrong about it.
#[derive(Clone)]
pub(crate) struct Entry {
    pub(crate) name: Vec<u8>,
    pub(crate) bytes: Vec<u8>,
    pub(crate) method: u16,
    pub(crate) flags: u16,
    pub(crate) mode: u32,
    /// The length and the checksum that the zip tells of it.
    pub(crate) length: u32,
    pub(crate) crc: u32,
    /// What only the head before the file says.
    pub(crate) name_in_front: Option<Vec<u8>>,
    pub(crate) length_in_front: Option<u32>,
    pub(crate) extra: Vec<u8>,
}

impl Entry {
    /// A plain file.
    pub(crate) fn new(name: &str, bytes: &[u8]) -> Self {
        Entry {
            name: name.as_bytes().to_vec(),
            bytes: bytes.to_vec(),
            method: 0,
            flags: 1 << 11,
            mode: 0o100_644,
            length: u32::try_from(bytes.len()).expect("a small file"),
            crc: crc32fast::hash(bytes),
            name_in_front: None,
            length_in_front: None,
            extra: Vec::new(),
        }
    }

    fn head(&self, name: &[u8], length: u32) -> Vec<u8> {
        let mut head = Vec::new();
        for number in [20, self.flags, self.method, 0, 33] {
            head.extend(number.to_le_bytes());
        }
        head.extend(self.crc.to_le_bytes());
        head.extend(u32::try_from(self.bytes.len()).expect("a small file").to_le_bytes());
        head.extend(length.to_le_bytes());
        head.extend(u16::try_from(name.len()).expect("a short name").to_le_bytes());
        head.extend(u16::try_from(self.extra.len()).expect("a short field").to_le_bytes());
        head
    }
}

/// Writes a zip as it is told to, right or wrong.
pub(crate) fn zip_of(entries: &[Entry]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let start = u32::try_from(bytes.len()).expect("a small zip");
        let in_front = entry.name_in_front.as_ref().unwrap_or(&entry.name);
        bytes.extend(b"PK\x03\x04");
        bytes.extend(entry.head(in_front, entry.length_in_front.unwrap_or(entry.length)));
        bytes.extend(in_front);
        bytes.extend(&entry.extra);
        bytes.extend(&entry.bytes);
        directory.extend(b"PK\x01\x02");
        directory.extend((20_u16 | 3 << 8).to_le_bytes());
        directory.extend(entry.head(&entry.name, entry.length));
        directory.extend([0; 6]);
        directory.extend((entry.mode << 16).to_le_bytes());
        directory.extend(start.to_le_bytes());
        directory.extend(&entry.name);
        directory.extend(&entry.extra);
    }
    let start = u32::try_from(bytes.len()).expect("a small zip").to_le_bytes();
    let length = u32::try_from(directory.len()).expect("a small zip").to_le_bytes();
    let count = u16::try_from(entries.len()).expect("few files").to_le_bytes();
    bytes.extend(directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend([count, count].concat());
    bytes.extend(length);
    bytes.extend(start);
    bytes.extend([0; 2]);
    bytes
}

/// A zip of files that are as they should be.
pub(crate) fn zip_plain(files: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    zip_of(&files.iter().map(|(path, bytes)| Entry::new(path, bytes)).collect::<Vec<_>>())
}
