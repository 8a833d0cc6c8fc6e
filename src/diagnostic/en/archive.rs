//! What is said in English of archived editions, and of those that are to be archived.

use super::say;
use crate::diagnostic::Words;
use crate::diagnostic::archive::{Fault, Misstatement, Refusal};
use crate::diagnostic::message::q;

/// Returns the words of a fault.
pub(super) fn words(fault: &Fault) -> Words {
    let message = match fault {
        Fault::Refused { why } => return refused(why),
        Fault::Damaged => say("this file in the zip is damaged", "damaged")
            .note("its bytes do not come out as the zip says they should")
            .help("get a copy of the bag from another place; nothing is repaired here"),
        Fault::Checksum { list } => say(format!("this file is not the one that was archived: its checksum differs from that in {}", q(list)), "another file")
            .help("get a copy of the bag from another place; nothing is repaired here"),
        Fault::Gone { list } => say(format!("{} names this file, and it is not there", q(list)), "missing")
            .help("get a copy of the bag from another place; nothing is repaired here"),
        Fault::Unlisted { list } => say(format!("this file is not in {}", q(list)), "not archived")
            .note("a bag lists every file that belongs to it")
            .help("take the file out when someone put it there, or get a copy of the bag from another place"),
        Fault::Line { line, written } => say(format!("line {line} cannot be read, or is there twice: {}", q(written)), "not a checksum")
            .note("a line is a checksum in small hexadecimal digits, two spaces and the path of a file"),
        Fault::Statement { key, expected, found } => {
            say(format!("{} is {}, and should be {}", q(key), q(found), q(expected)), "not so")
        }
        Fault::Fetch => say("the bag says that some of its files must be fetched from elsewhere", "not allowed")
            .note("an archived edition is whole by itself"),
        Fault::Reference { reference } => say(format!("the reference {} leads nowhere in the edition", q(reference)), "leads nowhere"),
        Fault::Remote { reference } => say(format!("the page loads {} from elsewhere", q(reference)), "from elsewhere")
            .note("an archived edition shows itself without a network"),
        Fault::Metadata { what, why } => match why {
            Misstatement::Unreadable => say(format!("{} cannot be read", q(what)), "cannot be read"),
            Misstatement::Missing => say(format!("{} is missing", q(what)), "missing"),
            Misstatement::Empty => say(format!("{} is empty", q(what)), "empty"),
            Misstatement::Misplaced => say(format!("{} does not belong here", q(what)), "in the wrong place")
                .note("the standard knows which parts there are, and in which order"),
            Misstatement::Differs { expected, found } => {
                say(format!("{} is {}, and should be {}", q(what), q(found), q(expected)), "not so")
            }
        },
        Fault::NotInLedger { ledger } => say(format!("{} does not have this bag", q(ledger)), "not in the ledger")
            .help("a bag that was sealed and not written down can be removed, and archived again"),
        Fault::OtherThanLedger { key, ledger, bag } => {
            say(format!("this is not the bag of the ledger: {} is {}, and the ledger says {}", q(key), q(bag), q(ledger)), "another bag")
                .help("get the bag of the ledger back from another place")
        }
        Fault::LedgerOrder { year, version } => {
            say(format!("version {version} of edition {year} is there twice, or its versions are not in order"), "out of order")
                .note("an edition starts with version 1, and each later one is one more")
        }
        Fault::LedgerValue { key, value } => say(format!("{} cannot be {}", q(key), q(value)), "not possible")
            .note("the program writes the ledger; lines that are there never change")
            .help("put back the ledger as it was"),
        Fault::ArchivedAlready { year, version, file } => {
            say(format!("version {version} of edition {year} is in the archive already: {file}"), "archived already")
                .note("what is archived stays as it is")
                .help(format!("for a new version, write `version = {}` here", version + 1))
        }
        Fault::Draft => say("the edition has a draft", "a draft")
            .note("an archived edition is finished, and its sources are kept with it")
            .help("take `draft = true` away, or take the chapter out of the edition"),
        Fault::KeyMissing { key } => say(format!("to archive the edition, {} must be known", q(key)), "missing in `edition.toml` and in `site.toml`")
            .note("the metadata of archives (MDTO) ask for it")
            .help(format!("write `{key} = \"…\"` under `[archive]`, in `site.toml` for all editions or here for this one")),
        Fault::BuildsDiffer { path } => say(format!("two builds of the same sources are not the same: {}", q(path)), "differs")
            .note("this is a mistake in the program or a fault of this machine")
            .help("try again; if it stays, tell the makers of the program"),
        Fault::Name { path, twin: None } => say(format!("the name {} cannot be kept in an archive", q(path)), "not possible")
            .note("a name has only the letters a to z, digits, `.`, `_` and `-`, and up to 200 characters in all, so that it is the same everywhere")
            .help("give the file another name"),
        Fault::Name { path, twin: Some(twin) } => {
            say(format!("the names {} and {} differ only in capitals, or one is a folder", q(path), q(twin)), "twice")
                .note("on many machines these are one file")
                .help("give one of them another name")
        }
        Fault::TooLarge { megabytes, limit } => {
            say(format!("the edition has {megabytes} MB or too many files; an archive holds {limit} MB in 60,000 files"), "too large")
        }
        Fault::Untold { file } => say(format!("{} is in the archive, and the ledger does not have it", q(file)), "not in the ledger")
            .note("it may be left by a run that was stopped before it wrote the ledger")
            .help("remove it and archive again, or put back the ledger that has it"),
    };
    message.words()
}

/// Why a zip or a folder is refused as a whole.
fn refused(why: &Refusal) -> Words {
    const COPY: &str = "get a copy of the bag from another place; nothing was taken out of this one";
    let message = match why {
        Refusal::NotAZip => say("this is no zip file, or only a part of one", "not a zip").help(COPY),
        Refusal::BytesBeside => say("the zip has bytes that belong to none of its files", "more than a zip").help(COPY),
        Refusal::Foreign => say("this zip was not written by kerncijfer", "another zip")
            .note("a bag is written without extra fields, comments, folders of its own or other methods than deflate")
            .help("if someone packed it again, unpack it yourself and verify the folder"),
        Refusal::Encrypted => say("the zip has an encrypted file", "encrypted").help(COPY),
        Refusal::Link => say("this is a symbolic link or no plain file", "not a file").help(COPY),
        Refusal::Name => say("this name leads out of the bag, or is no name that a bag can have", "not possible").help(COPY),
        Refusal::Twice => say("the zip has this file twice", "twice").help(COPY),
        Refusal::CaseTwin => say("two names differ only in capitals, or one is a file and a folder", "twice").help(COPY),
        Refusal::HeadersDiffer => say("the zip says two things about this file", "a contradiction").help(COPY),
        Refusal::TooLarge => say("the bag is larger than an archived edition can be", "too large").help(COPY),
        Refusal::Bomb => say("the zip would become far larger than it is", "too much in too little").help(COPY),
        Refusal::SeveralFolders => say("a bag is one folder, and here is more than that", "beside the bag").help(COPY),
        Refusal::FolderName { name } => say(format!("{} is no name of an archived edition", q(name)), "not a bag")
            .note("a bag is a folder such as `2023-v1`, with the year and the version")
            .help("give the folder the name back that it had"),
        Refusal::NotAFile => say("this is no file that can be read", "not a file").help(COPY),
    };
    message.words()
}
