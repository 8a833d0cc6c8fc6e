//! Reads a zip file that [`crate::zipped`] wrote, and no other: everything that such a file never has is refused before anything is taken out (PKWARE APPNOTE
//! 6.3.3, 4.3 and 4.4).
//!
//! The whole structure is judged first: the directory at the end, the head before each file, that both say the same, that files follow each other without a
//! byte between, that names are safe and sizes bounded. Only then a file is inflated, up to the length it promised and no further.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use flate2::{Decompress, FlushDecompress, Status};

use super::names;
use crate::diagnostic::archive::Refusal;

/// The most bytes that come out of a bag; our own bound.
pub(super) const MOST_BYTES: u64 = 2_000_000_000;
/// The most files in a bag; our own bound, under that of the format.
pub(super) const MOST_FILES: usize = 60_000;
/// A bag becomes at most so many times as large as its zip, and a bit; pages and data become ten times as large. Our own bound.
const MOST_TIMES: u64 = 60;
/// The bit: small zips may do so.
const SMALL: u64 = 4_000_000;

/// What is in a zip file.
#[derive(Debug)]
pub(super) struct Unzipped {
    /// The bytes of each file that came out whole, by path.
    pub(super) files: BTreeMap<String, Arc<[u8]>>,
    /// The paths of those that did not.
    pub(super) damaged: BTreeSet<String>,
}

/// Why a zip file is refused, with the path of a file when it is about one.
pub(super) type Refused = (Refusal, Option<String>);

/// A file as the directory tells of it.
struct Entry {
    path: String,
    is_deflated: bool,
    crc: u32,
    packed: usize,
    length: usize,
    /// Where its packed bytes begin.
    start: usize,
}
/// Made on Unix, by version 2.0 of the format.
const MADE_BY: usize = 3 << 8 | 20;
/// A plain file that everyone may read.
const PLAIN: usize = 0o100_644 << 16;

/// Length of the last record of a zip file without a comment.
const END: usize = 22;
/// Length of a head and of a record of the directory, without the name.
const HEAD: usize = 30;
const RECORD: usize = 46;

/// Takes all files out of a zip file.
pub(super) fn unzip(bytes: &[u8]) -> Result<Unzipped, Refused> {
    let entries = entries(bytes)?;
    let (mut files, mut damaged) = (BTreeMap::new(), BTreeSet::new());
    for entry in entries {
        let packed = &bytes[entry.start..entry.start + entry.packed];
        let file = if entry.is_deflated { inflate(packed, entry.length) } else { Some(packed.to_vec()) };
        match file.filter(|file| crc32fast::hash(file) == entry.crc) {
            Some(file) => _ = files.insert(entry.path, file.into()),
            None => _ = damaged.insert(entry.path),
        }
    }
    Ok(Unzipped { files, damaged })
}

/// Inflates a file that is to have this length; `None` when it has another, or its bytes make no sense.
fn inflate(packed: &[u8], length: usize) -> Option<Vec<u8>> {
    let mut file = vec![0; length];
    let mut inflate = Decompress::new(false);
    // One byte more than there should be room for would show that there is more.
    let mut more = [0_u8; 1];
    let mut status = inflate.decompress(packed, &mut file, FlushDecompress::Finish).ok()?;
    if status != Status::StreamEnd {
        let read = usize::try_from(inflate.total_in()).ok()?;
        status = inflate.decompress(packed.get(read..)?, &mut more, FlushDecompress::Finish).ok()?;
    }
    let whole = status == Status::StreamEnd && inflate.total_out() == length as u64 && inflate.total_in() == packed.len() as u64;
    whole.then_some(file)
}

/// Reads and judges the structure.
fn entries(bytes: &[u8]) -> Result<Vec<Entry>, Refused> {
    let whole = |why: Refusal| (why, None);
    let end_at = bytes.len().checked_sub(END).ok_or(whole(Refusal::NotAZip))?;
    let end = &bytes[end_at..];
    if !end.starts_with(b"PK\x05\x06") {
        // A record that is not at the very end has something behind it.
        let is_inside = bytes[end_at.saturating_sub(usize::from(u16::MAX))..].windows(4).any(|window| window == b"PK\x05\x06");
        return Err(whole(if is_inside { Refusal::BytesBeside } else { Refusal::NotAZip }));
    }
    let (count, length, start) = (short(end, 10), long(end, 12), long(end, 16));
    if end[4..8] != [0; 4] || short(end, 8) != count || short(end, 20) != 0 {
        return Err(whole(Refusal::Foreign));
    }
    if start.checked_add(length) != Some(end_at) {
        return Err(whole(Refusal::BytesBeside));
    }
    if count > MOST_FILES {
        return Err(whole(Refusal::TooLarge));
    }
    let (mut record, mut head) = (start, 0);
    let mut entries: Vec<Entry> = Vec::new();
    let (mut known, mut total) = (BTreeSet::new(), 0_u64);
    for _ in 0..count {
        let entry = entry(bytes, (record, end_at), (head, start))?;
        let refuse = |why: Refusal| (why, Some(entry.path.clone()));
        if !names::is_safe(&entry.path) {
            return Err((Refusal::Name, Some(entry.path.escape_debug().to_string())));
        }
        if !known.insert(entry.path.clone()) {
            return Err(refuse(Refusal::Twice));
        }
        total += entry.length as u64;
        if total > MOST_BYTES {
            return Err(refuse(Refusal::TooLarge));
        }
        if total > bytes.len() as u64 * MOST_TIMES + SMALL {
            return Err(refuse(Refusal::Bomb));
        }
        record += RECORD + entry.path.len();
        head = entry.start + entry.packed;
        entries.push(entry);
    }
    if record != end_at || head != start {
        return Err(whole(Refusal::BytesBeside));
    }
    match names::twin(known.iter().map(String::as_str)) {
        Some((path, _)) => Err((Refusal::CaseTwin, Some(path))),
        None => Ok(entries),
    }
}

/// Reads the record of a file in the directory, which ends at `record.1`, and its head, of which all heads end at `head.1`.
fn entry(bytes: &[u8], record: (usize, usize), head: (usize, usize)) -> Result<Entry, Refused> {
    let beside = || (Refusal::BytesBeside, None);
    let within = |(start, end): (usize, usize), length: usize| bytes.get(start..end).filter(|rest| rest.len() >= length);
    let in_directory = within(record, RECORD).filter(|rest| rest.starts_with(b"PK\x01\x02")).ok_or_else(beside)?;
    let name_length = short(in_directory, 28);
    let name = in_directory.get(RECORD..RECORD + name_length).ok_or_else(beside)?;
    let path = String::from_utf8_lossy(name).into_owned();
    let refuse = |why: Refusal| (why, Some(path.escape_debug().to_string()));
    let flags = short(in_directory, 8);
    if flags & 1 != 0 || flags & (1 << 6) != 0 || flags & (1 << 13) != 0 {
        return Err(refuse(Refusal::Encrypted));
    }
    // The kind of file, on systems that know them; only a plain one has this.
    let kind = long(in_directory, 38) >> 16 & 0o170_000;
    if !matches!(kind, 0 | 0o100_000) {
        return Err(refuse(if kind == 0o040_000 { Refusal::Foreign } else { Refusal::Link }));
    }
    let method = short(in_directory, 10);
    let beside_name = [short(in_directory, 30), short(in_directory, 32), short(in_directory, 34)];
    if flags & !(1 << 11) != 0 || short(in_directory, 6) != 20 || !matches!(method, 0 | 8) || beside_name != [0; 3] {
        return Err(refuse(Refusal::Foreign));
    }
    if long(in_directory, 42) != head.0 {
        return Err(refuse(Refusal::BytesBeside));
    }
    let in_front =
        within(head, HEAD + name_length).filter(|rest| rest.starts_with(b"PK\x03\x04")).ok_or_else(|| refuse(Refusal::BytesBeside))?;
    // From the version on both say the same, up to the length of the name and of what is behind it, which is nothing.
    if in_front[4..HEAD] != in_directory[6..6 + HEAD - 4] || in_front[HEAD..HEAD + name_length] != *name {
        return Err(refuse(Refusal::HeadersDiffer));
    }
    let (crc, packed, length) = (long(in_directory, 16), long(in_directory, 20), long(in_directory, 24));
    let start = head.0 + HEAD + name_length;
    if start.checked_add(packed).is_none_or(|end| end > head.1) || method == 0 && packed != length {
        return Err(refuse(Refusal::HeadersDiffer));
    }
    // Deflate cannot do more (zlib, technical details): whoever promises more, lies.
    if length as u64 > packed as u64 * 1032 + 64 {
        return Err(refuse(Refusal::Bomb));
    }
    // What the program writes of the system and of who may read it, and nothing else, so that no byte of the list goes unseen.
    let attributes = (short(in_directory, 36), long(in_directory, 38));
    if short(in_directory, 4) != MADE_BY || attributes != (0, PLAIN) {
        return Err(refuse(Refusal::Foreign));
    }
    let crc = u32::try_from(crc).map_err(|_| refuse(Refusal::Foreign))?;
    Ok(Entry { path, is_deflated: method == 8, crc, packed, length, start })
}

fn short(bytes: &[u8], at: usize) -> usize {
    usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]))
}

fn long(bytes: &[u8], at: usize) -> usize {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]) as usize
}
