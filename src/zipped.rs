//! Zip files that are the same on every machine: names in the given order, one date, one mode, no extra fields (PKWARE APPNOTE 6.3.3, 4.3).
//!
//! A file is packed in pieces, each by itself, so that they can be packed at the same time, and kept: deflated pieces that end at a byte are, one behind the
//! other, a deflated file (RFC 1951, 3.2.4), and checksums of pieces add up to that of the file.
//!
//! What repeats itself, as the XML of a spreadsheet does, is packed with less effort, for up to a quarter more bytes.

use std::cell::RefCell;
use std::sync::Arc;

use flate2::{Compress, Compression, FlushCompress};

/// A shorter piece is packed along with its neighbours: making a compressor ready costs more than it saves there, and less fits the window.
const SMALL: usize = 8 * 1024;
/// A run of fewer bytes is not worth compressing.
const TINY: usize = 64;
/// An empty last block with fixed codes: the end of a deflated file.
const END: [u8; 2] = [3, 0];

/// How much work is spent on packing: levels of deflate.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Effort {
    /// For what repeats itself.
    Little = 2,
    /// For all else.
    #[default]
    Usual = 6,
}

/// A piece of a file, packed unless it is small.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Piece {
    /// Its bytes, to be packed along with what stands beside it.
    Small(Box<[u8]>),
    /// Its bytes, deflated, up to a border of bytes.
    Deflated {
        /// CRC-32 of its bytes.
        crc: u32,
        /// How many they are.
        length: u64,
        /// Blocks of which none is the last.
        blocks: Box<[u8]>,
    },
}

impl Piece {
    /// Packs a piece.
    pub(crate) fn new(bytes: &[u8], effort: Effort) -> Self {
        if bytes.len() < SMALL {
            return Piece::Small(bytes.into());
        }
        let mut blocks = Vec::with_capacity(bytes.len() / 4);
        deflate(bytes, effort, &mut blocks);
        Piece::Deflated { crc: crc32fast::hash(bytes), length: bytes.len() as u64, blocks: blocks.into() }
    }
}

/// Appends the blocks of some bytes, up to a border of bytes.
fn deflate(bytes: &[u8], effort: Effort, blocks: &mut Vec<u8>) {
    if bytes.len() < TINY {
        // A stored block (RFC 1951, 3.2.4).
        let length = u16::try_from(bytes.len()).expect("it is tiny");
        blocks.push(0);
        blocks.extend(length.to_le_bytes());
        blocks.extend((!length).to_le_bytes());
        blocks.extend(bytes);
        return;
    }
    COMPRESSORS.with_borrow_mut(|compressors| {
        let compress =
            compressors[usize::from(effort == Effort::Usual)].get_or_insert_with(|| Compress::new(Compression::new(effort as u32), false));
        compress.reset();
        loop {
            let rest = &bytes[usize::try_from(compress.total_in()).expect("it was read here")..];
            blocks.reserve(rest.len() / 3 + 256);
            compress.compress_vec(rest, blocks, FlushCompress::Sync).expect("writing to memory cannot fail");
            // All is taken in, and there was room for what came of it.
            if compress.total_in() == bytes.len() as u64 && blocks.len() < blocks.capacity() {
                return;
            }
        }
    });
}

thread_local! {
    /// A compressor for each effort, which is used again and again: to make one ready costs as much as packing a small file.
    static COMPRESSORS: RefCell<[Option<Compress>; 2]> = const { RefCell::new([None, None]) };
}

/// A file that is being packed.
#[derive(Default)]
pub(crate) struct Packing {
    crc: crc32fast::Hasher,
    length: u64,
    blocks: Vec<u8>,
    /// What was appended since, and is not packed yet.
    loose: Vec<u8>,
    effort: Effort,
}

impl Packing {
    /// Begins a file that is packed with some effort.
    pub(crate) fn with(effort: Effort) -> Self {
        Packing { effort, ..Packing::default() }
    }

    /// Appends bytes.
    pub(crate) fn push(&mut self, bytes: &[u8]) {
        self.loose.extend_from_slice(bytes);
    }

    /// Appends a piece.
    pub(crate) fn push_piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Small(bytes) => self.push(bytes),
            Piece::Deflated { crc, length, blocks } => {
                self.pack_loose();
                self.crc.combine(&crc32fast::Hasher::new_with_initial_len(*crc, *length));
                self.length += length;
                self.blocks.extend_from_slice(blocks);
            }
        }
    }

    fn pack_loose(&mut self) {
        if !self.loose.is_empty() {
            self.crc.update(&self.loose);
            self.length += self.loose.len() as u64;
            deflate(&self.loose, self.effort, &mut self.blocks);
            self.loose.clear();
        }
    }

    /// Ends the file.
    pub(crate) fn finish(mut self) -> Packed {
        self.pack_loose();
        self.blocks.extend(END);
        Packed { method: Method::Deflated, crc: self.crc.finalize(), length: self.length, bytes: self.blocks.into() }
    }
}

/// How a file stands in a zip file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Method {
    Stored = 0,
    Deflated = 8,
}

/// A file as it stands in a zip file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Packed {
    method: Method,
    crc: u32,
    length: u64,
    bytes: Arc<[u8]>,
}

impl Packed {
    /// A file that is not worth compressing.
    pub(crate) fn stored(bytes: impl Into<Arc<[u8]>>) -> Self {
        let bytes = bytes.into();
        Packed { method: Method::Stored, crc: crc32fast::hash(&bytes), length: bytes.len() as u64, bytes }
    }

    /// The bytes of a stored file, or the deflated bytes.
    pub(crate) fn bytes(&self) -> Arc<[u8]> {
        self.bytes.clone()
    }

    /// A file, compressed.
    pub(crate) fn deflated(bytes: &[u8]) -> Self {
        let mut packing = Packing::default();
        packing.push(bytes);
        packing.finish()
    }
}

/// Version 2.0 of the format, which knows deflate; made on Unix, for the mode.
const VERSION: u16 = 20;
const UNIX: u16 = 3 << 8;
/// Names are UTF-8.
const UTF8: u16 = 1 << 11;
/// A plain file that everyone may read, `0o100644`, in the upper half.
const MODE: u32 = 0o100_644 << 16;

/// Writes a zip file. `moment` is RFC 3339, from 1980 to 2107.
///
/// # Panics
/// When there is more than the format holds without its extension: 65,535 files, or 4 GiB.
pub(crate) fn zip<'a>(moment: &str, entries: impl IntoIterator<Item = (&'a str, &'a Packed)>) -> Vec<u8> {
    const MOST: &str = "a zip file holds up to 4 GiB, of 65,535 files";
    let (mut bytes, mut directory, mut count) = (Vec::new(), Vec::new(), 0_u16);
    let when = date(moment);
    for (path, packed) in entries {
        let size = |length: u64| u32::try_from(length).expect(MOST).to_le_bytes();
        let start = size(bytes.len() as u64);
        let mut head = Vec::with_capacity(26);
        for number in [VERSION, UTF8, packed.method as u16, when[0], when[1]] {
            head.extend(number.to_le_bytes());
        }
        head.extend(packed.crc.to_le_bytes());
        head.extend(size(packed.bytes.len() as u64));
        head.extend(size(packed.length));
        head.extend(u16::try_from(path.len()).expect("a path is shorter than 64 KiB").to_le_bytes());
        // No extra fields.
        head.extend(0_u16.to_le_bytes());
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&head);
        bytes.extend(path.as_bytes());
        bytes.extend_from_slice(&packed.bytes);
        directory.extend(b"PK\x01\x02");
        directory.extend((VERSION | UNIX).to_le_bytes());
        directory.extend(&head);
        // No comment, the first disk, nothing known of what is inside.
        directory.extend([0; 6]);
        directory.extend(MODE.to_le_bytes());
        directory.extend(start);
        directory.extend(path.as_bytes());
        count = count.checked_add(1).expect(MOST);
    }
    let place = |length: usize| u32::try_from(length).expect(MOST).to_le_bytes();
    let (start, length) = (place(bytes.len()), place(directory.len()));
    bytes.extend(directory);
    bytes.extend(b"PK\x05\x06");
    bytes.extend([0; 4]);
    bytes.extend([count.to_le_bytes(); 2].concat());
    bytes.extend(length);
    bytes.extend(start);
    bytes.extend([0; 2]);
    bytes
}

/// Time and date of a moment as MS-DOS writes them: a zip file knows no zone. Of what is no moment, the first that can be written.
fn date(moment: &str) -> [u16; 2] {
    let part = |range: std::ops::Range<usize>| moment.get(range).and_then(|text| text.parse::<u16>().ok());
    let within = |range, least: u16, most: u16| part(range).filter(|number| (least..=most).contains(number));
    let day = (|| Some(((within(0..4, 1980, 2107)? - 1980) << 9) | (within(5..7, 1, 12)? << 5) | within(8..10, 1, 31)?))();
    let clock = |range, most| within(range, 0, most).unwrap_or(0);
    match day {
        Some(day) => [(clock(11..13, 23) << 11) | (clock(14..16, 59) << 5) | (clock(17..19, 59) / 2), day],
        None => [0, (1 << 5) | 1],
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use proptest::prelude::*;

    use super::*;

    /// The files of a zip file as another program reads them.
    fn read(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
        let mut one = |at: usize| {
            let mut file = archive.by_index(at).expect("a file");
            let mut found = Vec::new();
            file.read_to_end(&mut found).expect("its checksum is right");
            (file.name().expect("a name").into_owned(), found)
        };
        let count = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip file").len();
        (0..count).map(&mut one).collect()
    }

    /// A text with much and little that repeats itself.
    fn sample() -> Vec<u8> {
        let line = |at: u32| format!("{at};{};Gemeente {};{}\n", at % 7, at % 97, at.wrapping_mul(2_654_435_761) >> 12);
        (0..20_000).map(line).collect::<String>().into_bytes()
    }

    /// What was packed is kept for good and held against checksums, so every machine and every version of the library must pack it so.
    #[test]
    fn what_is_packed_is_the_same_bytes_on_every_machine() {
        let sum = |effort: Effort| {
            let mut packing = Packing::with(effort);
            packing.push(&sample());
            let packed = packing.finish();
            (packed.bytes.len(), crc32fast::hash(&packed.bytes))
        };
        assert_eq!([sum(Effort::Little), sum(Effort::Usual)], [(180_904, 1_446_777_008), (164_821, 2_416_978_612)]);
    }

    #[test]
    fn a_moment_is_kept_to_two_seconds() {
        let bytes = super::zip("2024-05-15T09:30:07Z", [("é.txt", &Packed::stored(*b"x"))]);
        let mut archive = ::zip::ZipArchive::new(Cursor::new(&bytes)).expect("a zip file");
        let file = archive.by_index(0).expect("a file");
        let moment = file.last_modified().expect("a moment");
        assert_eq!((moment.year(), moment.month(), moment.day()), (2024, 5, 15));
        assert_eq!((moment.hour(), moment.minute(), moment.second()), (9, 30, 6));
        assert_eq!(file.name().expect("a name"), "é.txt");
        assert_eq!(file.unix_mode(), Some(0o100_644));
        assert_eq!(date("nooit"), [0, 33]);
    }

    proptest! {
        #[test]
        fn what_is_packed_in_pieces_is_what_was_packed(parts in prop::collection::vec((any::<bool>(), 0_usize..40_000, any::<u8>()), 0..8)) {
            let mut packing = Packing::default();
            let mut whole = Vec::new();
            for (is_piece, length, seed) in parts {
                let bytes: Vec<u8> = (0..length).map(|at| (at * at / 7) as u8 ^ seed).collect();
                if is_piece { packing.push_piece(&Piece::new(&bytes, Effort::Little)) } else { packing.push(&bytes) }
                whole.extend(bytes);
            }
            let bytes = super::zip("2024-05-15", [("a/b", &packing.finish()), ("c", &Packed::stored(whole.clone()))]);
            prop_assert_eq!(read(&bytes), [("a/b".to_owned(), whole.clone()), ("c".to_owned(), whole)]);
        }
    }
}
