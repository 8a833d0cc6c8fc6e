//! What is wrong with an archived edition, with the ledger of all of them, or with an edition that is to be archived. The words stand in `nl/archive.rs` and
//! `en/archive.rs`.

use super::Severity;

/// Something about an archived edition. A place names a file of the bag, of the archive or of the project.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the facts are named after what they are; the words in `nl` and `en` use each of them")]
pub enum Fault {
    /// A zip or a folder that is not taken for a bag at all; nothing of it is used.
    Refused { why: Refusal },
    /// A file of which the bytes do not come out of the zip as it says.
    Damaged,
    /// A file with another checksum than a manifest says.
    Checksum { list: String },
    /// A file that a manifest names and that is not there.
    Gone { list: String },
    /// A file that a manifest should name and does not.
    Unlisted { list: String },
    /// A line of a manifest that is none, or that is there twice.
    Line { line: usize, written: String },
    /// Something that the bag says of itself and that is not so.
    Statement { key: String, expected: String, found: String },
    /// A list of files to be fetched from elsewhere.
    Fetch,
    /// A reference in a page that leads nowhere in the edition.
    Reference { reference: String },
    /// Something that a page loads from elsewhere.
    Remote { reference: String },
    /// Metadata that do not follow their standard, or tell something else than the files.
    Metadata { what: String, why: Misstatement },
    /// A bag that the ledger beside it does not have.
    NotInLedger { ledger: String },
    /// A bag that is not the one in the ledger.
    OtherThanLedger { key: &'static str, ledger: String, bag: String },
    /// An entry of the ledger that is there already, or out of order.
    LedgerOrder { year: String, version: u32 },
    /// A value in the ledger that cannot be one.
    LedgerValue { key: &'static str, value: String },
    /// A version that is in the archive already.
    ArchivedAlready { year: String, version: u32, file: String },
    /// A draft in an edition that is to be archived.
    Draft,
    /// Something that must be known of an edition before it is archived.
    KeyMissing { key: &'static str },
    /// Two builds of the same sources that are not the same.
    BuildsDiffer { path: String },
    /// A name that does not mean the same file on every machine.
    Name { path: String, twin: Option<String> },
    /// More than an archive holds.
    TooLarge { megabytes: u64, limit: u64 },
    /// A zip in the archive that the ledger does not have.
    Untold { file: String },
}

/// Why a zip or a folder is refused.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each name says it all")]
pub enum Refusal {
    NotAZip,
    BytesBeside,
    Foreign,
    Encrypted,
    Link,
    Name,
    Twice,
    CaseTwin,
    HeadersDiffer,
    TooLarge,
    Bomb,
    SeveralFolders,
    FolderName { name: String },
    NotAFile,
}

/// What is wrong with metadata.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each name says it all")]
pub enum Misstatement {
    Unreadable,
    Missing,
    Empty,
    Misplaced,
    Differs { expected: String, found: String },
}

impl Fault {
    /// Every code, in order.
    pub const CODES: [&'static str; 22] = [
        "V001", "V002", "V003", "V004", "V005", "V006", "V007", "V008", "V009", "V010", "V011", "V012", "V013", "V014", "V015", "V016",
        "V017", "V018", "V019", "V020", "V021", "V022",
    ];

    /// Returns the stable code.
    pub fn code(&self) -> &'static str {
        let position = match self {
            Fault::Refused { .. } => 1,
            Fault::Damaged => 2,
            Fault::Checksum { .. } => 3,
            Fault::Gone { .. } => 4,
            Fault::Unlisted { .. } => 5,
            Fault::Line { .. } => 6,
            Fault::Statement { .. } => 7,
            Fault::Fetch => 8,
            Fault::Reference { .. } => 9,
            Fault::Remote { .. } => 10,
            Fault::Metadata { .. } => 11,
            Fault::NotInLedger { .. } => 12,
            Fault::OtherThanLedger { .. } => 13,
            Fault::LedgerOrder { .. } => 14,
            Fault::LedgerValue { .. } => 15,
            Fault::ArchivedAlready { .. } => 16,
            Fault::Draft => 17,
            Fault::KeyMissing { .. } => 18,
            Fault::BuildsDiffer { .. } => 19,
            Fault::Name { .. } => 20,
            Fault::TooLarge { .. } => 21,
            Fault::Untold { .. } => 22,
        };
        Fault::CODES[position - 1]
    }

    /// Returns how bad it is.
    pub fn severity(&self) -> Severity {
        match self {
            Fault::Untold { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }
}
