//! The diagnostics in English, for people who write and do not program.
//!
//! One arm for each kind, in the order of `kind`.

mod archive;
mod plain;

use std::cmp::Ordering;

use super::Language::English;
use super::message::{
    Message, every, example, hashes, is_one_line_of_semicolons, is_phrase, is_remote, line, mark, marker, q, round, setting, start, unit,
    usage,
};
use super::nouns::{noun, shape, value_type};
use super::{BaseFault, Kind, Misfit, Nearly, Noun, PairFault, Place, RedirectFault, Shape, StackFault, TargetFault, Words};

/// Returns the English words of a kind.
pub(super) fn words(kind: &Kind) -> Words {
    let message = match kind {
        Kind::Plain(remark) => return plain::words(remark),
        Kind::Archive(fault) => return archive::words(fault),
        Kind::BadRemarkComment { written } => say(format!("this comment cannot be read: {}", q(written)), "cannot be read")
            .note("a comment that begins with `b1:` excuses a place from a remark on plain language, or names another language")
            .help("write for example `<!-- b1: negeer moeilijk-woord \"conform\" reden=\"staat zo in de wet\" -->`"),
        Kind::NoSuchRule { name, nearest, known } => {
            say(format!("there is no rule {}", q(name)), "not a rule of plain language").choice(nearest, known)
        }
        Kind::WordWithoutAdvice { word } => say(format!("nothing says what to write instead of {}", q(word)), "no other word")
            .help("add a line that starts with `instead =`, or put the word in `allow`"),
        Kind::WordNeverFound { written } => say(format!("{} can be found in no text", q(written)), "never found")
            .help("write letters, hyphens and apostrophes only; ` … ` stands between two words, for up to eight others"),
        Kind::IdleAllow { word } => {
            say(format!("{} is not on the list of difficult words", q(word)), "not on the list").help("take the word away here, or look how the list has it")
        }
        Kind::NoSuchChapter { file } => say(format!("there is no chapter {} any more", q(file)), "not a chapter of this edition")
            .help("take this part away, or let `kerncijfer budget --write` do so"),
        Kind::HardAdvice { word, advice } => {
            say(format!("{} is advised for {}, and is difficult itself", q(advice), q(word)), "difficult too").help("choose an easier word")
        }
        Kind::TomlSyntax { message } => say("this TOML file cannot be read", "reading stops here")
            .note(format!("the reader of TOML says: {}", line(message)))
            .help("check that every quote and bracket has a partner, and that text stands in quotes"),
        Kind::UnknownKey { key, nearest, known } => {
            say(format!("there is no setting {} here", q(key)), "unknown setting").choice(nearest, known)
        }
        Kind::WrongType { key, expected } => {
            say(format!("{} should be {}", q(key), value_type(English, *expected)), "this is something else")
                .help(format!("write for example {}", setting(key, *expected)))
        }
        Kind::MissingKey { key } => {
            say(format!("the setting {} is missing", q(key)), "missing in this part").help(format!("add a line that starts with `{key} =`"))
        }
        Kind::NotAllowed { key, value, nearest, known } => {
            say(format!("{} cannot be {}", q(key), q(value)), "not possible").choice(nearest, known)
        }
        Kind::BadDate { key, value } => say(format!("{} is not a valid moment for {}", q(value), q(key)), "not a valid moment")
            .note("a moment has a date, a time and a time zone, and lies between 1980 and 2107")
            .help("write for example `2024-05-15T12:00:00+02:00`"),
        Kind::BadId { value } => say(format!("{} cannot be an id", q(value)), "not an id")
            .note("an id has 1 to 80 characters: small letters without accents, digits and hyphens")
            .help("write for example `staff-and-work`"),
        Kind::BadBaseUrl { value } => say(format!("{} cannot be the address of the site", q(value)), "not a full address")
            .help("write the whole address, from `https://` to a `/` at the end: `https://www.example.org/report/`"),
        Kind::NoSuchEdition { year, known, draft: true } => say(format!("edition {} is a draft", q(year)), "not published yet")
            .choice(&None, known)
            .help(format!("choose an edition that is published, or take `draft` out of `content/{year}/edition.toml`")),
        Kind::NoSuchEdition { year, known, .. } => say(format!("there is no edition {}", q(year)), "no such edition")
            .choice(&None, known)
            .help(format!("choose an edition that exists, or make `content/{year}/edition.toml`"))
            .other("named here"),
        Kind::MissingFile { path } => {
            say(format!("the file {} is missing", q(path)), "this file is needed").help("make the file, or put it back")
        }
        Kind::DuplicateId { id, other } => say(format!("the id {} is already used in {}", q(id), q(other)), "second time")
            .other("first time")
            .note("the id is the address of the page; each address can exist only once")
            .help("give one of the two pages another id"),
        Kind::NotUtf8 { encoding: "binary" } => say("this is not a text but another kind of file", "not a text")
            .note("it looks like a file of another program, such as a workbook of Excel, with the wrong end to its name")
            .help("save it as a text from that program; Excel calls this `CSV UTF-8`"),
        Kind::NotUtf8 { encoding } => say("the text is not saved as UTF-8", "first character that cannot be read")
            .note(format!("the file looks as if it was saved as {encoding}"))
            .help("save the file as UTF-8; Excel calls this `CSV UTF-8`"),
        Kind::TooLarge { megabytes, limit } => say(format!("the file is {megabytes} MB; at most {limit} MB is possible"), "too large")
            .help("make the file smaller, or divide it over more files"),
        Kind::OutsideProject => say("this symbolic link leads to a place outside the project", "leads outside")
            .help("put a copy of the file itself in the project"),
        Kind::UnusedFile { path } => {
            say(format!("the file {} is used nowhere", q(path)), "not used").help("use it in a chapter, or remove it")
        }
        Kind::NotAnEdition { name } => say(format!("the name of the folder {} is not a year", q(name)), "not a year")
            .note("in `content` and `data` each edition has its own folder, named after its year")
            .help("name the folder after a year, such as `2023`, or put it elsewhere"),
        Kind::ReservedId { id } => say(format!("the id {} is used by Kerncijfer itself", q(id)), "already in use")
            .other("already in use here")
            .help(format!("choose another id, for example `about-{id}`")),
        Kind::EmptyText { key } => say(format!("the text of {} is empty", q(key)), "empty").help("write a text between the quotes"),
        Kind::OutOfBounds { key, least, most } => {
            say(format!("{} should be a number from {least} to {most}", q(key)), "too small or too large")
                .help(format!("choose a number from {least} to {most}"))
        }
        Kind::DuplicateName { name } => {
            say(format!("the name {} occurs twice", q(name)), "second time").other("first time").help("give one of the two another name")
        }
        Kind::BadColumnName { value } => say(format!("{} cannot be the name of a column", q(value)), "not a valid name")
            .note("the name starts with a small letter; after it come small letters, digits and `_`")
            .help("write for example `staff_fte`; the name that readers see stands under `label`"),

        Kind::MoreOfSame { code, count } => say(format!("{count} more places in this file have {code}"), "the first of these places")
            .help("mend the places above first; often one cause is behind them all"),
        Kind::ImageFolder { path, folder } => say(format!("the image {} is not in the folder for images", q(path)), "")
            .help(format!("put it in `{folder}`")),
        Kind::BadSettingNumber { key, value } => say(format!("{} in {} is not a number that can be read", q(value), q(key)), "not a number")
            .help("write digits with a point before decimals, in quotes: `\"0.5\"`"),
        Kind::BadFileName { path } => say(format!("the name of the file {} has a character that no address can hold", q(path)), "")
            .help("give the file another name: letters, digits, `-`, `_` and points are always right"),
        Kind::BrokenLink => say("this is a symbolic link that leads nowhere", "").help("put the file itself here, or take the link away"),
        Kind::NoOrganisation { value: None } => say("the publisher has no `identifier`", "an identifier belongs here")
            .note("a catalogue knows an organisation by its address in a register, not by its name")
            .help("find the organisation in the register of Dutch public bodies (TOOI) and write its address, such as `identifier = \"https://identifier.overheid.nl/tooi/id/ministerie/mnre1034\"`"),
        Kind::NoOrganisation { value: Some(value) } => {
            say(format!("{} is no address in a register of organisations", q(value)), "unknown register")
                .note("catalogues know four registers: TOOI (`https://identifier.overheid.nl/tooi/id/…`), ROR (`https://ror.org/…`), OWMS (`http://standaarden.overheid.nl/owms/terms/…`) and the list of the EU (`http://publications.europa.eu/resource/authority/corporate-body/…`)")
                .help(if value.starts_with("http://identifier.overheid.nl/") || value.starts_with("http://ror.org/") { "write `https` in place of `http`, as the register does" } else { "write the address of the organisation in one of those registers" })
        }
        Kind::BadTelephone { value } => say(format!("{} is no telephone number that works from anywhere", q(value)), "no telephone number")
            .help("start with `+` and the code of the country, such as `+31 77 465 67 67`"),
        Kind::RowPin => say("this figure differs from page to page, so that one expected outcome cannot be right", "expected outcome")
            .note("this text becomes a page for each row of the dataset")
            .help("take away what stands left of `=`; `kerncijfer explain` tells what comes on each page"),
        Kind::RowDataset { dataset, dimensions } => {
            say(format!("the rows of {} cannot become pages", q(dataset)), "has not one dimension")
                .facts("the dimensions are", dimensions)
                .help("choose a dataset with one dimension, such as a list of codes")
        }
        Kind::RowAddress { key, other: None } => say(format!("the row {} gives no address for a page", q(key)), "of these rows")
            .note("the address is made of the letters and digits of the value; `vergelijken` is in use")
            .help("give the row another value, or leave it out with `where`"),
        Kind::RowAddress { key, other: Some(other) } => {
            say(format!("the rows {} and {} give one address", q(other), q(key)), "of these rows")
                .help("give one of the two another value, or leave one out with `where`")
        }
        Kind::NoRows { dataset } => say(format!("no row of {} becomes a page", q(dataset)), "no rows")
            .help("see whether `where` is right, and whether the dataset has rows that are no total"),
        Kind::BadCondition { written } => say(format!("{} is no condition that leaves something out", q(written)), "cannot be read, or nothing stands behind it")
            .note("a condition stands on a line of its own, above a heading or a block")
            .help("write `<!-- with data: DATASET -->` or `<!-- without data: DATASET -->`; a point and a measure may follow"),
        Kind::ConditionWithoutRow => say("only a chapter that makes pages from data can hold a condition", "here it holds for nothing")
            .help("put `for_each` in the head of the chapter, or take the condition away"),
        Kind::NoOverview { id } => say(format!("there is no chapter with id {} that leads to these pages", q(id)), "address of these pages")
            .note("such a chapter stands in the menu; the list of the pages comes below its text")
            .help(format!("write in the same folder a chapter with `id = \"{id}\"` and without `for_each`")),
        Kind::FrontMatterMissing => say("the chapter does not start with a head between lines of `+++`", "`+++` belongs here")
            .note("this head holds the facts of the chapter, such as its `id`")
            .help("start with a line `+++`, then lines such as `id = \"staff\"`, and then a line `+++` again"),
        Kind::FrontMatterUnclosed => {
            say("the head of the chapter is not closed", "the head starts here").help("put a line with only `+++` below it")
        }
        Kind::LoneBacktick => say("there is a backtick without a partner", "this one is alone").help(SPAN),
        Kind::NotAFigure { text } => say(format!("{} is not a figure: it has no `=`", q(text)), "not a figure").help(SPAN),
        Kind::ForeignSyntax { found } if found == ":::" => {
            say(format!("{} belongs to another program", q(found)), "not known to Kerncijfer")
                .help("write a box as a quotation: `> **Explanation:** …`; a block stands between lines with three backticks")
        }
        Kind::ForeignSyntax { found } => say(format!("{} belongs to another program", q(found)), "not known to Kerncijfer").help(SPAN),
        Kind::RawHtml { found } => say(format!("a chapter cannot hold HTML: {}", q(found)), "HTML")
            .help("write this in Markdown; for the character `<` itself, write `\\<`"),
        Kind::UnclosedFence => {
            say("the block is not closed", "the block starts here").help("put a line with only three backticks (```) below the block")
        }
        Kind::UnknownBlock { name, nearest, known } => {
            say(format!("there is no block {}", q(name)), "unknown block").choice(nearest, known)
        }
        Kind::UnknownBox { label, nearest, known } => say(format!("there is no box {}", q(label)), "unknown box").choice(nearest, known),
        Kind::HeadingLevel { found: 1, .. } => say("the text cannot have a heading of level 1 (`#`)", "level 1")
            .note("the title of the chapter is level 1 already")
            .other("the heading before")
            .help("start this heading with `##`"),
        Kind::HeadingLevel { found, most } => {
            say(format!("the heading of level {found} (`{}`) skips a level", hashes(*found)), format!("level {found}"))
                .other("the heading before")
                .help(format!("start this heading with `{}`", hashes(*most)))
        }
        Kind::LinkTarget { target, .. } if target.trim_start_matches('#').is_empty() => {
            say("the link has no target", "goes nowhere").help("write between the parentheses where it goes: `[Staff](01-staff.md)`")
        }
        Kind::LinkTarget { target, .. } if target.starts_with("www.") => say(format!("the link goes to {}, which is not there", q(target)), "not there")
            .help(format!("write the whole address: `https://{target}`")),
        Kind::LinkTarget { target, nearest } => say(format!("the link goes to {}, which is not there", q(target)), "not there")
            .near(nearest, "name the file as it is called in the folder, for example `02-sustainability.md`"),
        Kind::LinkFragment { fragment, page, nearest } => say(format!("{} has no heading {}", q(page), q(fragment)), "no such heading")
            .other("this page")
            .near(nearest, "take the name of a heading on that page; without `#…` the link goes to its top"),
        Kind::LinkScheme { scheme } => say(format!("a link cannot start with {}", q(&start(scheme))), "not possible")
            .help("use a link that starts with `https:`, `mailto:` or `tel:`"),
        Kind::PathOutside { path } => say(format!("the path {} goes to a place outside its folder", q(path)), "goes outside")
            .help("put the file in the folder, and refer to it without `..` and without `/` in front"),
        Kind::MissingAlt => say("the image has no text alternative", "no text alternative")
            .note("people who cannot see the image read or hear this text")
            .help("write between the brackets what there is to see: `![A full meeting room](room.jpg)`"),
        Kind::ImageMissing { path, nearest } => say(format!("the image {} is not there", q(path)), "not there")
            .near(nearest, "put the image in the folder, or correct the name"),
        Kind::ImageType { path } => say(format!("{} is not an image that Kerncijfer can use", q(path)), "not a usable image")
            .other("used here")
            .note("the content of the file counts, not the end of its name")
            .help("save the image as PNG or JPEG"),
        Kind::FootnoteUndefined { name } => say(format!("there is no footnote {}", q(name)), "no such footnote")
            .help(format!("put the footnote on a line of its own: `[^{name}]: …`, or remove the reference")),
        Kind::FootnoteUnused { name } => say(format!("nothing refers to the footnote {}", q(name)), "not used")
            .help(format!("put `[^{name}]` in the text, or remove the footnote")),
        Kind::TooDeep { limit } => {
            say(format!("more than {limit} layers are nested here"), "too deep").help("nest fewer lists, quotes or parentheses")
        }
        Kind::TableCaption => say("the table has no caption", "table without caption")
            .note("the caption tells readers, seeing or listening, what the table is about")
            .help("put a line such as `Table: Staff per ministry` above the table, with an empty line between them"),
        Kind::NoWords { heading: true } => say("the heading has no words", "empty heading").help("write a heading, or remove this line"),
        Kind::NoWords { heading: false } => {
            say("the link has no words", "empty link").help("write between the brackets where the link goes: `[Staff in 2023](…)`")
        }
        Kind::RemoteImage { target } if !is_remote(target) => {
            say(format!("the image {} is not in the project", q(target)), "outside the project")
                .help("put a copy of the image in the folder of the chapter, and refer to that by its name")
        }
        Kind::RemoteImage { target } => say(format!("the image {} is on another site", q(target)), "on another site")
            .note("a publication loads nothing from other sites, so that it stays whole")
            .help("put a copy of the image in the folder, and refer to that"),
        Kind::EmptyCell => say("a cell of the table is empty", "empty cell")
            .help("write why nothing stands here, for example `not known` or `not applicable`"),
        Kind::ImageTooLarge { path, megapixels, limit } => {
            say(format!("the image {} has {megapixels} million pixels; at most {limit} million is possible", q(path)), "too large")
                .other("used here")
                .help("save the image in a smaller size")
        }

        Kind::SameAddress { address } => say(format!("two rows have the address {}", q(address)), "the second")
            .other("the first")
            .help("on the page every row has an address of its own, with `-` between the values and `_` for a space; choose another code for one of them"),
        Kind::ExtraCells { found, expected } => say(format!("this row has {found} cells, and the head of the table has {expected}"), "too many cells")
            .help("give the head as many cells, or take cells away; a pipe inside a cell is written `\\|`"),
        Kind::TextTooLong { limit } => say(format!("this block of text is longer than {limit} characters"), "it begins here")
            .help("divide it into paragraphs, with an empty line between them"),

        Kind::NoSchema { expected } => say(format!("the schema {} of this CSV file is missing", q(expected)), "without schema")
            .note("the schema says what the columns and numbers mean")
            .help(format!("make `{expected}`, or remove the CSV file")),
        Kind::NoCsv { expected } => say(format!("the CSV file {} of this schema is missing", q(expected)), "without data")
            .help(format!("put `{expected}` beside it, or remove the schema")),
        Kind::StillMissing { what } => say(format!("this draft still lacks {}", q(what)), "missing in this draft")
            .note("the preview shows … where a figure is missing"),
        Kind::NoDataOfYear { year, figures } => say(format!("the data do not go on to {}", q(year)), "nothing of this year")
            .note(match figures {
                1 => format!("1 figure of this draft needs {year}"),
                _ => format!("{figures} figures of this draft need {year}"),
            })
            .help(format!("add {year} to the data")),
        Kind::RaggedRow { line, expected, found } => {
            let help = match found > expected {
                true => "put a field that holds a delimiter in quotes, or remove what is too much",
                false => "fill in the fields that are missing",
            };
            say(
                format!("line {line} has another number of fields than the first line: {found}, not {expected}"),
                format!("{found} {}", if *found == 1 { "field" } else { "fields" }),
            )
            .other(format!("columns: {expected}"))
            .help(help)
        }
        Kind::UnclosedQuote => say("a quote in the CSV file is not closed", "it starts here")
            .help("put a `\"` at the end of the field too; for a `\"` in the text itself, write `\"\"`"),
        Kind::EmptyCsv { header_only: true } => {
            say("the CSV file has columns but no rows", "nothing follows").help("put the rows with data below the first line")
        }
        Kind::EmptyCsv { header_only: false } => {
            say("the CSV file is empty", "empty").help("put the names of the columns on the first line, and the rows below it")
        }
        Kind::DuplicateColumn { name } => say(format!("there are two columns {}", q(name)), "second time")
            .other("first time")
            .help("give one of the two another name, or remove one"),
        Kind::MissingColumn { name, known, nearest } => {
            let help = match nearest {
                _ if is_one_line_of_semicolons(known) => {
                    "if there is a `;` between the fields, put under `[csv]` in the schema: `delimiter = \";\"`".to_owned()
                }
                Some(nearest) => format!("is `{nearest}` the same column? then use one name in both places"),
                None => "add the column to the CSV file, or remove the name from the schema".to_owned(),
            };
            let message = say(format!("the column {} is missing from the CSV file", q(name)), "not in the CSV file");
            message.facts("the CSV file has", known).other("named here").help(help)
        }
        Kind::UnknownColumn { name, known, nearest } => say(format!("the column {} is not in the schema", q(name)), "not in the schema")
            .facts("the schema names", known)
            .other("the columns stand here")
            .near(nearest, "describe the column in the schema, or remove it"),
        Kind::BadNumber { value, decimal, thousands } => {
            let (example, digits) = (example(*decimal, *thousands), value.contains(|c: char| c.is_ascii_digit()));
            let message = say(format!("{} is not a number as the schema declares it", q(value)), "not a number").other("declared here");
            match digits {
                true if value.len() > 100 => message.note("a number has at most 100 characters").help("round it, or take it up as text"),
                true => message
                    .note("a cell with a number holds no unit, no `%`, no `€` and no `+`")
                    .help(format!("write numbers as `{example}`, or change `decimal` or `thousands` under `[csv]` in the schema")),
                false => message
                    .note("a marker for a cell without a number is declared in the schema, with the reason")
                    .help(format!("write a number, such as `{example}`, or put under `[csv]` in the schema: {}", marker(value))),
            }
        }
        Kind::EmptyCellNoStatus => say("the cell is empty, and nothing says why", "empty cell")
            .note("zero is a number too; for a cell without a number the reason stands in the schema, or in a column with `_status` behind its name")
            .help("write a number, or a marker from `markers` under `[csv]` in the schema"),
        Kind::StatusConflict { status, has_number: true } => {
            say(format!("the cell has a value, but its status {} says there is none", q(status)), "these contradict each other")
                .other("this cell")
                .help("remove the value, or choose `normal`, `provisional`, `revised` or `estimated` as status")
        }
        Kind::StatusConflict { status, has_number: false } => {
            say(format!("the cell has no value, but its status {} says there is one", q(status)), "these contradict each other")
                .other("this cell")
                .help("write a value, or choose `confidential`, `not-available` or `not-applicable` as status")
        }
        Kind::DuplicateKey { key } => say(format!("there are two rows for {}", q(key)), "second time")
            .other("first time")
            .help("keep one of the two, or correct the values in which they should differ"),
        Kind::NotInCodes { value, dimension, nearest, list } => {
            let way_out = match list {
                Some(list) => format!("correct the value, or add it to the list of codes {}", q(list)),
                None => "correct the value, or add it to `codes` in the schema".to_owned(),
            };
            say(format!("{} is not on the list of dimension {}", q(value), q(dimension)), "not on the list")
                .other("the list")
                .near(nearest, &way_out)
        }
        Kind::NotATime { value, quarter } => {
            let (what, example) = if *quarter { ("quarter", "2023-Q4") } else { ("year", "2023") };
            say(format!("{} is not a {what}", q(value)), format!("not a {what}"))
                .other("declared here")
                .help(format!("write for example `{example}`, or change `type` in the schema"))
        }
        Kind::SpreadsheetFormula { value } => say(format!("a spreadsheet may run {} as a formula", q(value)), "looks like a formula")
            .note("readers open this file in a spreadsheet, where a formula can do harm")
            .help("write the result and not the formula; a name cannot start with `=`, `+`, `-` or `@`"),
        Kind::ConstraintFails { what, cell, found, expected, difference, tolerance } => {
            say(format!("{} is {}, but by the schema it should be {}", q(cell), q(found), q(expected)), "does not hold")
                .other("this rule does not hold")
                .note(format!("rule: {}; the difference is {difference}, and can be at most {tolerance}", q(what)))
                .help(format!("correct the cell, or the part that is wrong; if the source has it so, put the difference {difference} with its reason in `deviations`"))
        }
        Kind::DeviationGone { cell, declared, found } => {
            let message =
                say(format!("the difference at {} is {}, not {}", q(cell), q(found), q(declared)), "no longer so").other("this cell");
            message.help(format!("write `difference = \"{found}\"`; if there is no difference any more, remove this deviation"))
        }
        Kind::WideLayout { measures: 1 } => say("the data do not fit the layout `wide`", "does not fit")
            .other("declared here")
            .note("with `columns`, each value of that dimension has a column of its own, behind the other dimensions")
            .help("give each value a column, or remove `columns` and `layout = \"wide\"` from the schema"),
        Kind::WideLayout { measures } => say(format!("the layout `wide` can have only one measure, not {measures}"), "does not fit")
            .other("declared here")
            .help("use `layout = \"long\"`, or make a dataset for each measure"),
        Kind::TotalMissing { total, dimension } => {
            say(format!("no row has the total {} of dimension {}", q(total), q(dimension)), "not in the data")
                .other("this dimension")
                .help("add rows with the total, correct the name, or remove `total` from the schema")
        }
        Kind::StrayQuote => say("there is a quote in the middle of a field", "quote")
            .help("put the whole field in `\"`, and double the quote inside it: `\"\"`"),
        Kind::NoSuchCell { cell } => say(format!("there is no cell {}", q(cell)), "no such cell")
            .help("name at `at`, for each dimension, a value that is in the CSV file"),
        Kind::BadUnit { kind, missing } => {
            say(format!("the unit {} lacks {}", q(kind), q(missing)), "not complete").help(format!("write for example {}", unit(kind)))
        }
        Kind::TooManyCells { limit } => {
            say(format!("the file has more than {} million cells", limit / 1_000_000), "too many").help("divide the data over more datasets")
        }
        Kind::OutOfRange { cell, found, bound, is_least, difference } => {
            let at = if *is_least { "least" } else { "most" };
            say(format!("{} is {}, but by the schema it can be at {at} {}", q(cell), q(found), q(bound)), "outside the bounds")
                .other("this rule does not hold")
                .help(format!("correct the cell, or the bound; if the source has it so, put the difference {difference} with its reason in `deviations`"))
        }
        Kind::NothingCompared { what } => say(format!("the rule {} compares nothing", q(what)), "nothing to compare")
            .note("a rule can be held only where every number in it is there")
            .help("check the names in the rule; remove it if the numbers are not there"),
        Kind::EmptyRange { least, most } => say(format!("nothing lies between {} and {}", q(least), q(most)), "less than `least`")
            .help("write the lower bound at `least` and the higher one at `most`"),
        Kind::CellsDiffer { cell, other, found, expected, difference, tolerance } => {
            say(format!("{} is {}, but {} is {}", q(cell), q(found), q(other), q(expected)), "these differ")
                .other("the other cell")
                .note(format!("the schema says that they are equal; the difference is {difference}, and can be at most {tolerance}"))
                .help(format!("correct the cell that is wrong; if the source has it so, put the difference {difference} with its reason in `deviations`"))
        }
        Kind::NoCounterpart { dimension, of, other, own } => {
            let (fix, rename) = if *own {
                (format!("at = {{ {dimension} = \"…\" }}"), format!("dimensions = {{ {dimension} = \"…\" }}"))
            } else {
                (format!("other = {{ {dimension} = \"…\" }}"), format!("dimensions = {{ … = \"{dimension}\" }}"))
            };
            say(format!("dimension {} of {} has no counterpart in {}", q(dimension), q(of), q(other)), "cannot be compared")
                .note("each dimension is fixed at one value, or has one of the same name on the other side")
                .help(format!("fix it, `{fix}`, or say what it is called there, `{rename}`"))
        }
        Kind::SmallCount { cell, count, minimum } => say(format!("{} is a count of people as small as {count}: they might be known by it", q(cell)), "a small count")
            .note(format!("what is in the data folder is public; a count of people from 1 to {} is not published", minimum - 1))
            .help("leave the number out, with status `confidential`, or give the `reason` why it can be published under `[disclosure]`"),
        Kind::Derivable { cell, what, derivation } => say(format!("{} is confidential, but follows from other cells", q(cell)), "not hidden")
            .other("this gives it away")
            .note(format!("by {}: {derivation}", q(what)))
            .help("hide one of the cells that it follows from too, or take these data together"),
        Kind::IdleReason { minimum } => say(format!("this reason is for counts of people under {minimum}, and there are none"), "not needed")
            .help("remove the reason; it would excuse any small count that comes later"),
        Kind::TwoTargets { cell } => say(format!("two targets fit {} equally well", q(cell)), "the second target")
            .other("the first target")
            .help("name in one of them one more dimension at `at`, so that one of them fits best"),
        Kind::LongText { limit } => say(format!("this text has more than {limit} characters"), "too long for a cell")
            .help("make the text shorter, or divide it over more rows"),
        Kind::EmptyColumnName => {
            say("a column has no name", "no name").help("write a name on the first line; if there is a delimiter too many, remove it")
        }
        Kind::EmptyKey { dimension } => say(format!("the row has no value for dimension {}", q(dimension)), "empty")
            .help("write a value in every row, even if it is the same as in the row above"),
        Kind::ControlCharacter => say("there is an invisible character here that is not text", "invisible character")
            .help("take this part away, and type the text again"),

        Kind::DerivationUnchecked { unknown, limit } => {
            say(format!("whether the {unknown} missing figures follow from each other was not checked"), "one of the confidential figures")
                .note(format!("at most {limit} together in sums are solved; what follows from one sum was checked"))
                .help("divide the dataset, or see for yourself that no confidential figure follows from others")
        }
        Kind::NoCodeList { dataset, known, .. } if known.is_empty() => say(format!("{} is no list of codes: this edition has none", q(dataset)), "no list of codes")
            .note("a list of codes is a dataset with a block `[code_list]` in its schema")
            .help("put `[code_list]` in the schema of that dataset, or take `code_list` away here"),
        Kind::NoCodeList { dataset, nearest, known } => say(format!("{} is no list of codes of this edition", q(dataset)), "no list of codes")
            .choice(nearest, known),
        Kind::BadCodeList { dimensions } => {
            say(format!("a list of codes has one dimension, and this one has {dimensions}"), "said to be a list of codes here")
                .help("keep the dimension with the codes, and make measures of text of the others")
        }
        Kind::TakenAddress { address } => say(format!("the address {} is in use already on the page of the dataset", q(address)), "this row")
            .note("every row and every cell has an address of its own on the page, made of its values")
            .help("choose another code for this value; what a reader sees can stand in `labels`"),
        Kind::NestedCodeList => say("a list of codes cannot take its codes from a list of codes", "not here")
            .help("take `code_list` away here; put the codes and their texts in this file itself"),
        Kind::NotTextMeasure { measure } => say(format!("measure {} holds numbers, and text is needed here", q(measure)), "a measure with numbers")
            .help("choose a measure with `type = \"text\"`"),
        Kind::BadCodeCell { column, value } if value.is_empty() => {
            say(format!("this code has no text in column {}", q(column)), "no text")
                .help("write what a reader sees instead of the code; that may be the code itself")
        }
        Kind::BadCodeCell { column, value } => {
            say(format!("{} in column {} is no full web address", q(value), q(column)), "no address")
                .help("write the address that a register gives it, such as `https://identifier.overheid.nl/tooi/id/ministerie/mnre1034`, or the marker for not available")
        }
        Kind::HiddenBefore { cell, edition } => {
            say(format!("{} is confidential, but stands in the edition of {}", q(cell), q(edition)), "hidden here")
                .other("shown there")
                .help("give the figure, or take it out of that edition too")
        }
        Kind::FormulaSyntax { expected: "end", found } => {
            say(format!("there is {} behind the formula, where it does not belong", q(found)), "does not belong here")
                .help(behind(found))
        }
        Kind::FormulaSyntax { expected: "dataset", found } => {
            say(format!("only the name of a dataset belongs here, but there is {}", q(found)), "not the name of a dataset")
                .help("write the name alone, as in `data = \"fte\"`, and choose the values in `where`")
        }
        Kind::FormulaSyntax { expected: "]", found } if found.is_empty() => say("a `[` in the formula is not closed", "it starts here")
            .help("put a `]` behind the last value, as in `fte[Total, 2023]`"),
        Kind::FormulaSyntax { expected, found } => {
            let found = if found.is_empty() { "the formula ends".to_owned() } else { format!("there is {}", q(found)) };
            say(format!("the formula needs {} here, but {found}", part(expected)), format!("{} belongs here", part(expected)))
                .help("compare with `fte[Total, 2023]` or `growth(fte[Total, 2022..2023])`")
        }
        Kind::UnknownName { noun: what, name, of, nearest, known } => {
            let of = match what {
                _ if of.is_empty() => "there is".to_owned(),
                Noun::Dimension | Noun::Measure => format!("dataset {} has", q(of)),
                Noun::Year | Noun::Value => match of.split_once('.') {
                    Some((dataset, _)) if *what == Noun::Year => format!("dataset {} has", q(dataset)),
                    Some((dataset, dimension)) => format!("dimension {} of {} has", q(dimension), q(dataset)),
                    None => format!("dimension {} has", q(of)),
                },
                _ => format!("{} has", q(of)),
            };
            let noun = noun(English, *what);
            let message = say(format!("{of} no {noun} {}", q(name)), format!("not a known {noun}"));
            let message = message.other("looked up here").choice(nearest, known);
            match (what, nearest) {
                (Noun::Year, None) => message.help("choose a period that exists, or complete the data"),
                (Noun::Figure, None) => message.help("put the formula under this name in `figures.toml`, or name cells: `fte[Total, 2023]`"),
                _ => message,
            }
        }
        Kind::TooFewSelectors { dataset, missing } => say(format!("{} lacks a value for {}", q(dataset), all(missing)), "not complete")
            .other("this dimension")
            .note("Kerncijfer never chooses a total by itself")
            .help("name a value for each dimension, as in `fte[Total, 2023]`; `*` stands for all values"),
        Kind::TooManySelectors { dataset, dimensions, found } => {
            let count = dimensions.len();
            let values = if count == 1 { "value" } else { "values" };
            say(format!("{} takes {count} {values} between the brackets, and gets {found}", q(dataset)), "too many")
                .facts("the dimensions are, in order,", dimensions)
                .help("remove what is too much; a value with a comma in it goes in quotes")
        }
        Kind::MeasureNeeded { dataset, known } => {
            let measure = known.first().map_or("measure", String::as_str);
            say(format!("dataset {} has more than one measure, and none is chosen here", q(dataset)), "which measure?")
                .choice(&None, known)
                .help(format!("write for example `{dataset}.{measure}[…]`"))
        }
        Kind::WrongShape { expected, found } => {
            say(format!("this place needs {}, but there is {}", bare(*expected), bare(*found)), bare(*found))
                .help(reshape(*expected, *found))
        }
        Kind::GrowthOfShare { unit } => say(format!("growth of {} cannot be computed", amount(unit)), "not an amount")
            .note("growth is for counts and amounts; from 4 to 6 percent is a difference of 2 percentage points")
            .help("use `difference(…)`"),
        Kind::UnitsDiffer { left, right } => say(format!("{} does not go with {}", amount(left), amount(right)), "does not fit")
            .other("the other unit")
            .help("use two figures with the same unit; dividing by another unit is possible in `figures.toml`"),
        Kind::DivisionByZero => say("this divides by zero", "this is zero")
            .other("in this cell")
            .note("growth from zero or a share of zero cannot be computed")
            .help("name the amounts themselves, or use `difference(…)`"),
        Kind::PinDiffers { pin, computed } => {
            say(format!("the text expects {}, but the data give {}", q(pin), q(computed)), "not what the data give")
                .help(format!("read whether the sentence still holds; then write {}, or correct the data", q(computed)))
        }
        Kind::NoNumber { cell, status } => say(format!("{} has no number: its status is {}", q(cell), q(status)), "no number")
            .other("the cell")
            .help("choose another cell, or say in words that there is no number"),
        Kind::NotAdditive { measure } => say(format!("the values of measure {} cannot be added up", q(measure)), "cannot be added up")
            .other("this measure does not add up")
            .note("the mean of some percentages is not the percentage of the whole")
            .help("use the value of the total, or compute it from counts with `share(…)`"),
        Kind::ArgumentCount { function, expected, found } => {
            let parts = if *expected == "1" { "part" } else { "parts" };
            say(format!("{} takes {expected} {parts} between the parentheses, and gets {found}", q(function)), format!("here: {found}"))
                .help(format!("write for example {}", usage(function)))
        }
        Kind::OptionConflict { option, other } if option == other => {
            say(format!("the option {} is given twice", q(option)), "second time").other("first time").help("remove one of the two")
        }
        Kind::OptionConflict { option, other } => {
            say(format!("the options {} and {} do not go together", q(option), q(other)), "does not go together")
                .other("with this")
                .help("remove one of the two")
        }
        Kind::OptionMisfit { option, reason } => {
            let (why, help) = misfit(*reason);
            say(format!("the option {} does not fit this figure: {why}", q(option)), "does not fit").help(help)
        }
        Kind::TooManyDecimals { asked, most } => {
            let help = if *most == 0 { "remove the option".to_owned() } else { format!("ask for at most {most}") };
            let decimals = if *asked == 1 { "1 decimal is" } else { &format!("{asked} decimals are") };
            let has = if *most == 0 { "this figure has none".to_owned() } else { format!("this figure has at most {most}") };
            say(format!("{decimals} too many; {has}"), "too many").help(help)
        }
        Kind::ShowsAsZero { exact } => say("the figure is not zero, but would be shown as zero", "becomes zero")
            .note(format!("the exact number is {}", line(exact)))
            .help("ask for more decimals or round less, or write `less than` with a limit in the sentence"),
        Kind::BadPair { reason } => match reason {
            PairFault::NotTime => say("a pair with `..` is possible only with years or quarters", "not a year or quarter")
                .help("name one value, or write `*` for all values"),
            PairFault::Backwards => {
                say("these periods go back in time", "from later to earlier").help("put the earlier period first, as in `2022..2023`")
            }
            PairFault::Same => say("the same period stands here twice", "twice the same")
                .help("name two periods, such as `2022..2023`, or name one"),
        },
        Kind::NegativeBase => say("growth from a number below zero cannot be computed", "below zero")
            .other("in this cell")
            .help("use `difference(…)`"),
        Kind::Circle { names } => {
            let name = names.first().map_or("", String::as_str);
            say(format!("the figure {} needs itself", q(name)), "goes round in a circle")
                .other("also in the circle")
                .note(round(names))
                .help("take one of these figures out of the formula of another")
        }
        Kind::OperatorInSentence { operator } => {
            say(format!("a formula in a sentence cannot compute with `{operator}`"), "does not belong in a sentence")
                .help("put the formula under a name in `figures.toml`, or use `sum(…)`, `difference(…)` or `share(…)`")
        }
        Kind::Semicolon => say("the parts of the formula are separated by a semicolon", "semicolon").help("write a comma"),
        Kind::SpreadsheetNotation { found } => say(format!("{} is how a spreadsheet writes it", q(found)), "not known to Kerncijfer")
            .help("name the dataset and the values: `fte[Total, 2023]` or `sum(fte[*, 2023])`"),
        Kind::NoSuchCombination { cell } => say(format!("the data have no cell {}", q(cell)), "no such cell")
            .note("each value exists, but these values do not occur together")
            .help("choose other values, or complete the data"),
        Kind::SelectorOrder { dimension } => {
            say(format!("the value for dimension {} is given twice, or in the wrong place", q(dimension)), "twice or in the wrong place")
                .other("also a value")
                .help("name each dimension once; first values without a name, then those with one: `fte[Total, year: 2023]`")
        }
        Kind::GivenIncomplete => say("this given figure lacks its text or its source", "not complete")
            .help("write for example `12 provinces = given(\"Constitution, annex\")`"),
        Kind::UnclosedQuotation => say("a quote in the formula is not closed", "it starts here")
            .help("put a `\"` at the end too; for a `\"` in the value itself, write `\"\"`"),
        Kind::DecimalsNeeded { name } => say(format!("{} does not say how many decimals it has", q(name)), "without decimals")
            .note("after `*` or `/` Kerncijfer cannot know")
            .help(format!("put for example `decimals = 1` under `[{name}]` in `figures.toml`")),
        Kind::ShareOfShares { unit } => say(format!("a share of {} cannot be computed", amount(unit)), "not an amount")
            .help("use the counts from which the percentages were made"),
        Kind::NoTarget { measure } => say(format!("measure {} has no target in the schema", q(measure)), "no target")
            .other("this measure")
            .help("give the measure a `target` in the schema, or do not use this function here"),
        Kind::Tie { names } => say(format!("there is not one highest or lowest: {} are equal", all(names)), "more than one name")
            .help("write the names in the sentence yourself, with the figure from `max(…)` or `min(…)`"),
        Kind::EmptySeries => say("the series has not a single number", "no numbers").help("choose other values, or complete the data"),

        Kind::NoProduct { left, right } => say(format!("{} times {} has no meaning here", amount(left), amount(right)), "does not fit here")
            .other("the other unit")
            .help("multiply by a number without unit or by a percentage"),
        Kind::TextMeasure { measure } => say(format!("measure {} holds text, and nothing can be computed with text", q(measure)), "text, not numbers")
            .help("choose a measure with numbers; a text can be shown in a table"),
        Kind::UnitNeeded { name, unit } => say(format!("the unit of {} has no name yet", q(name)), format!("this gives {}", q(unit)))
            .note("dividing one unit by another makes a new unit")
            .help(format!("put a `unit` under `[{name}]`, for example `unit = \"euros per fte\"`")),
        Kind::QuotesNeeded { value } => say(format!("the value {} needs quotes", q(value)), "this is one value")
            .note("without quotes, parentheses, commas and `..` have a meaning of their own in a formula")
            .help(format!("write `\"{}\"`", value.replace('"', "\"\""))),
        Kind::NumberTooLong { most } => say(format!("this number gets more than {most} digits"), "here it gets too long")
            .help("look whether the formula keeps multiplying itself; no count has so many digits"),
        Kind::DimensionTwice { dimension } => say(format!("dimension {} is used twice", q(dimension)), "second time")
            .other("first time")
            .help("name each dimension once: in `rows`, in `columns` or in `where`"),
        Kind::DimensionOpen { dimension } => say(format!("dimension {} has no place in the table yet", q(dimension)), "not complete")
            .other("this dimension")
            .help(format!("name `{dimension}` in `rows` or `columns`, or fix one value: `where = {{ {dimension} = \"…\" }}`")),
        Kind::EmptyTable => say("with this selection the table has no rows or no columns", "nothing is left")
            .help("choose more values in `where`, or remove `total = false`"),
        Kind::SortColumn { name, known } => {
            say(format!("the table cannot be sorted by {}", q(name)), "not a column with numbers").choice(&None, known)
        }
        Kind::ChartText { measure } => say(format!("a chart cannot draw text: {}", q(measure)), "a measure of text")
            .help("choose a measure with numbers with `measures`, or make it a `table`"),
        Kind::ChartEmpty => {
            say("with this selection the chart has no number at all", "nothing to draw").help("choose other values at `where`, or another measure")
        }
        Kind::ChartUnits { first, second } => say(format!("{} and {} do not have the same unit", q(first), q(second)), "two units on one axis")
            .help("choose measures of one unit with `measures`, or make two charts"),
        Kind::ChartRows { found } => say(format!("a chart has one dimension in its rows, here there are {found}"), "too much for a chart")
            .help("put one dimension in `rows`, one in `columns`, and fix the others with `where`"),
        Kind::ChartPart { part, negative } => {
            let what = if *negative { "is negative" } else { "has no number" };
            say(format!("{} {what}: it cannot be part of a stack", q(part)), "cannot be stacked")
                .help("take `kind = \"bar\"`, or choose other values at `where`")
        }
        Kind::ChartTarget { measure, reason } => match reason {
            TargetFault::None => say(format!("{} does not have a target for each cell of the chart", q(measure)), "no target to draw")
                .help("write a `target` in the schema, or remove `target = true`"),
            TargetFault::Several => say(format!("the cells of {} do not have the same target", q(measure)), "more than one target")
                .help("choose cells of one target with `where`, or remove `target = true`"),
            TargetFault::Relative => say("the target is a change since a base year, so it has no place on this axis", "no height on the axis")
                .help("remove `target = true`; a block `target` can show such a target"),
            TargetFault::Stacked => say("a stack cannot show a target: a target is about one measure, a stack about the sum", "cannot be drawn")
                .help("remove `target = true`, or take `kind = \"bar\"`"),
        },
        Kind::ChartTooMany { series, found, most } => {
            let (what, help) = match series {
                true => ("series", "choose fewer values with `where`; with lines, `panels = true` gives each series a drawing of its own"),
                false => ("groups", "choose fewer values with `where`, or take the largest with `sort` and `top`"),
            };
            say(format!("{found} {what} in one chart: a reader can follow {most} at most"), "too many").help(help)
        }
        Kind::ChartTitle { dataset } => say(format!("the title of the chart holds no figure of {}, so nothing holds it against the data", q(dataset)), "cannot be checked")
            .help("put a formula in the title, such as \"Sick leave `= direction(sick-leave[2022..2023])`\""),
        Kind::ChartWhole { category, sum } => match sum {
            Some(sum) => say(format!("the parts of {} are together {sum} percent, not 100", q(category)), "not the whole")
                .help("choose all parts and no total, or take `kind = \"bar\"`"),
            None => say(format!("the numbers of {} may not be added up, so they cannot be stacked", q(category)), "not to be added up")
                .help("take `kind = \"bar\"` or `kind = \"dot\"`"),
        },
        Kind::TargetCell => say("a target belongs to one cell of a dataset, not to a computation", "not a cell")
            .help("write a cell with a `target` in its schema at `figure`, such as `fleet.zero_emission[2023]`"),
        Kind::TargetBase { base, reason } => match reason {
            BaseFault::NotCell => {
                say("the start of a target is one cell of a dataset", "not a cell").help("write a cell at `base`, such as `gas-use[2019]`")
            }
            BaseFault::OtherThing { stand } => say(format!("{} is another thing than {}: only the time may differ", q(base), q(stand)), "another figure")
                .help("take the same cell of an earlier year at `base`, or remove `base`"),
            BaseFault::NoTime => say(format!("it is not known what year {} is of", q(base)), "a start without a year")
                .help("take a cell with a year or quarter, or put a `period` in the schema of the dataset"),
            BaseFault::Unit { base: from, stand } => say(format!("the start is in {from} and the figure now in {stand}"), "not comparable")
                .help("take a start with the unit of the figure now"),
            BaseFault::NotBefore { stand } => {
                say(format!("the start ({}) is not before the figure now ({})", q(base), q(stand)), "too late for a start")
                    .help("take an earlier year as start, or leave `base` out")
            }
            BaseFault::OtherYear { declared } => {
                say(format!("the start is of {}, but the target compares with {}", q(base), q(declared)), "another year")
                    .other("the target belongs to this figure")
                    .help(format!("take the cell of {} as start, or change `base_year` in the schema", q(declared)))
            }
        },
        Kind::PartTwice { part } => {
            say(format!("{} stands in the scope twice", q(part)), "the second time").other("the first time").help("take one of them away")
        }
        Kind::ScopeChoice { both: true } => say("the scope stands in the schema of the dataset, and here once more", "two answers")
            .other("this dataset has a scope of its own")
            .help("choose: `data`, or `covers` with `partly` and `text`"),
        Kind::ScopeChoice { both: false } => say("this block does not say which organisations count", "no organisations")
            .help("write `data = \"…\"` with a dataset, or `covers = […]` with organisations from edition.toml"),
        Kind::NoParts { edition } => say(format!("edition {} has no list of organisations", q(edition)), "not to be found in a list")
            .help(format!("put a `[[scope]]` with `id` and `label` in content/{edition}/edition.toml for each kind of organisation")),
        Kind::NoScope { dataset } => say(format!("the schema of {} says nothing of the organisations that count", q(dataset)), "no scope")
            .help("put a `scope` in the schema, or use `covers` in the block"),
        Kind::ChartStack { part, reason } => match reason {
            StackFault::Total => say(format!("{} is the total of the other parts: the bar would be twice too long", q(part)), "the total as a part")
                .help("leave the total out, or take `kind = \"bar\"`"),
            StackFault::Time => say("years or quarters stacked on each other make no whole", "a time as a part")
                .help("put the time in `rows`, or take `kind = \"bar\"`"),
            StackFault::NotAll => say(format!("{} is left out, so the parts are not 100 percent together", q(part)), "not all parts")
                .help("choose all parts, or take `kind = \"stacked\"`"),
        },
        Kind::ChartOneMoment => say("a line needs at least two moments, here there is one", "one moment")
            .help("choose more years or quarters, or take `kind = \"bar\"`"),
        Kind::ChartPanels => say("only lines get a drawing for each series", "not a chart with lines")
            .help("remove `panels = true`, or take `kind = \"line\"`"),
        Kind::ChartNoTime => say("a line runs over time, but neither rows nor columns hold a year or a quarter", "no time")
            .help("put the time in `columns`, or take `kind = \"bar\"`"),

        Kind::ClaimDiffers { printed, computed, exact } => {
            let message = say(format!("{} was printed, but the data give {}", q(printed), q(computed)), "not what the data give")
                .other("this was computed")
                .help(format!("see whether the claim and the data are right; if the difference stays, add `differs = \"{computed}\"` and a `note` that explains it"));
            exact.iter().fold(message, |message, exact| message.note(format!("the exact value is {exact}")))
        }
        Kind::ClaimDifference { declared, computed } => {
            say(format!("`differs` says {}, but the data give {}", q(declared), q(computed)), "not what the data give")
                .other("this was computed")
                .help(format!("see whether the `note` still holds, and write `differs = \"{computed}\"`"))
        }
        Kind::ClaimAgrees { declared, computed } => {
            say(format!("the difference is gone: the data give {}, as was printed", q(computed)), format!("{} is not needed any more", q(declared)))
                .other("this was computed")
                .help("remove `differs` and `note`")
        }
        Kind::ClaimNotSaid { printed } => {
            say(format!("the sentence under `says` does not hold {}", q(printed)), "the printed figure is not in it")
                .other("this was printed")
                .help("write the figure in the sentence exactly as under `printed`")
        }
        Kind::ClaimUnread { printed, computed } => {
            say(format!("{} cannot be compared with {}", q(printed), q(computed)), "not a number in this unit")
                .other("this was computed")
                .help("write a number with the unit of the formula behind the word, such as `more than 147,000 fte`")
        }
        Kind::ClaimOtherNumber { number } => {
            say(format!("the sentence under `says` also holds {}, which is not checked", q(number)), "another number in this sentence")
                .other("this was printed")
                .help("take the number out of the sentence, or make it a claim with the same sentence under `says`")
        }

        Kind::StatementMissing => say("the site has no accessibility statement", "")
            .note("the law asks a statement of every site of a public body; a site without one has status E")
            .help("make the file `content/accessibility.toml`; `docs/accessibility-statement.md` tells what it holds"),
        Kind::StatementPart { key } => {
            let (part, example) = statement_part(key);
            say(format!("the accessibility statement lacks {part} ({})", q(key)), "missing in this part")
                .note("every accessibility statement has this part; without it, it is not valid")
                .help(format!("write for example {example}"))
        }
        Kind::StatusWithoutAudit { status, last, oldest } => {
            let message = say(format!("status {} needs an audit by WCAG-EM, of {oldest} or later", q(status)), "without evidence");
            let message = match last {
                Some(last) => message.note(format!("the last audit in the statement is of {last}; an audit counts for 3 years")),
                None => message.note("the statement has no audit with `kind = \"wcag-em\"`; an automated check is not one"),
            };
            message.help("name the audit under `[[evidence]]`, or declare status `D`; when an audit is planned within 6 months, it can be status `C`")
        }
        Kind::StatusWithDeviations { count } => {
            say(format!("with status `A` all is accessible, but the statement names {count} times something that is not"), "at odds with the rest")
                .help("declare status `B`, or take out of `[[deviations]]` what was mended")
        }
        Kind::StatusWithoutPlan { planned, latest } => {
            let message = say(format!("status `C` needs an audit that is planned, for {latest} or earlier"), "without evidence");
            let message = match planned {
                Some(planned) => message.note(format!("the audit in the statement is planned for {planned}; 6 months after `date` is {latest}")),
                None => message.note("the statement has no `[planned_audit]`"),
            };
            message.help("say under `[planned_audit]` who does the audit (`by`) and when it is done (`date`), or declare status `D`")
        }
        Kind::UnknownCriterion { value, nearest } => say(format!("{} is no success criterion of level A or AA", q(value)), "unknown number")
            .note("the law asks the 50 criteria of WCAG 2.1, level A and AA; the 6 new ones of WCAG 2.2 may stand here too")
            .near(nearest, "write the number of the criterion, such as `1.4.3`"),
        Kind::DayOrder { first, earlier, second, later } => {
            say(format!("{} is {later}, but that is before {} ({earlier})", q(second), q(first)), "too early")
                .other("this comes first")
                .help("correct one of the two dates")
        }
        Kind::BadMail { value } => say(format!("{} is not a mail address", q(value)), "not a mail address")
            .help("write for example `accessibility@example.org`; the address of a page belongs under `page`"),
        Kind::UnsignedStatus { status } => say(format!("status {} needs a statement that was signed", q(status)), "not signed")
            .note("whoever may sign for the publisher answers for the status; a statement without a signature can only have status `D`")
            .help("put under `[approval]` the function (`role`) of who signed and the `date`, or declare status `D`"),
        Kind::OtherDomain { host } => say(format!("the statement is not about the address of this site: {}", q(host)), "without this site")
            .help(format!("put `\"{host}\"` in `domains`, or leave `domains` out")),
        Kind::BadAddress { key, value } => say(format!("{} under {} is not a full web address", q(value), q(key)), "not a full address")
            .help("write the whole address, from `https://` on: `https://www.example.org/report`"),
        Kind::BadContact { value } => say(format!("{} is neither a mail address nor a full web address", q(value)), "nobody can be asked here")
            .help("write a mail address, such as `questions@example.org`, or a page, such as `https://www.example.org/contact`"),

        Kind::OwnLanguage { tag } => say(format!("the text of this edition is already in the language {}", q(tag)), "the language of the edition itself")
            .help("put this text in the folder of the edition itself; a folder for a language holds a translation"),
        Kind::UnknownLanguage { tag, known } => say(format!("the folder {} is no language that Kerncijfer knows", q(tag)), "unknown language")
            .choice(&None, known)
            .help("name the folder after a language, or put the text in the folder of the edition"),
        Kind::TranslationMissing { tag } => say(format!("an edition has text in the language {}, but there is no name in that language here", q(tag)), "without a translation")
            .other("text in that language")
            .help(format!("add a part `[translations.{tag}]`; `docs/languages.md` tells what it holds")),
        Kind::NoOriginal { id, nearest } => say(format!("no chapter in the language of the edition has the id {}", q(id)), "translation without an original")
            .note("a translation has the same id as the chapter itself; then the two lead to each other")
            .near(nearest, "take over the id of the chapter"),
        Kind::LabelsUntranslated => say("a translation cannot hold this block: the names in the data are not translated", "not in a translation")
            .note("readers, and software that reads aloud, would get words in another language without knowing it")
            .help("put the figures in a sentence or on cards, or make a link to the data: `[data](../../../data/2023/fte.csv)`"),

        Kind::ValueChanged { cell, now, was, edition } => {
            say(format!("{} is {now}, but in the edition of {edition} it was {was}", q(cell)), format!("not as in the edition of {edition}"))
                .other(format!("as it was in the edition of {edition}"))
                .help(format!("see which number is right; if it was revised, give the cell the status `revised` and put in the schema a `[[revisions]]` with `was = \"{was}\"`, `edition = \"{edition}\"` and a `reason`"))
        }
        Kind::RevisionMissing { cell, now, was, edition } => {
            say(format!("{} was revised from {was} to {now}, but the schema does not say why", q(cell)), "revised, without a reason")
                .other(format!("as it was in the edition of {edition}"))
                .help(format!("put in the schema a `[[revisions]]` with `was = \"{was}\"`, `edition = \"{edition}\"` and a `reason`"))
        }
        Kind::RevisionWrong { cell, declared, was, edition } => {
            say(format!("`was` says {declared}, but in the edition of {edition} {} was {was}", q(cell)), "not what it was")
                .other(format!("as it was in the edition of {edition}"))
                .help(format!("write `was = \"{was}\"`"))
        }
        Kind::RevisionGone { cell, now, edition } => {
            say(format!("{} has not changed since the edition of {edition}: it is still {now}", q(cell)), "no revision")
                .other(format!("as it was in the edition of {edition}"))
                .help("remove this `[[revisions]]`, and the status `revised` of the cell")
        }
        Kind::RevisionUnfounded { cell, edition, last: Some(last) } => {
            say(format!("{} stood last in the edition of {last}, not in that of {}", q(cell), q(edition)), "not this edition")
                .other("the revised figure")
                .help(format!("compare with the last edition that gave the figure: `edition = \"{last}\"`"))
        }
        Kind::RevisionUnfounded { cell, edition, last: None } => {
            say(format!("the edition of {} has no {} to revise", q(edition), q(cell)), "this figure was not there")
                .other("the revised figure")
                .note("the same figure has the same dataset and measure, the same names and values of dimensions, and the same unit")
                .help("check that the names are the same; if the measure had another name, give it `previous = \"dataset.measure\"`; otherwise this is no revision")
        }
        Kind::PreviousMissing { name } => {
            say(format!("no earlier edition has {}", q(name)), "found nowhere")
                .help("write the dataset and the measure of an earlier edition under `previous`, or remove it")
        }

        Kind::CorrectionPlace { place, on, nearest, known } => match on {
            None => say(format!("there is no chapter {} to correct", q(place)), "not a page of this edition").choice(nearest, known),
            Some(page) => say(format!("page {} has no heading {}", q(page), q(place)), "not a heading of that page").choice(nearest, known),
        },
        Kind::CorrectionVersion { version, edition } => {
            say(format!("this is a correction of version {version}, but the edition is at version {edition}"), "a version still to come")
                .help(format!("raise `version` of the edition to {version}, or change it here"))
        }
        Kind::NoCorrection { version } => say(format!("nothing tells what is different in version {version}"), "a version without a correction")
            .help(format!("add a `[[correction]]` with `version = {version}` for everything that is different now")),
        Kind::ArchivedVersion { version, archived: 0 } => {
            say(format!("the edition is at version {version}, and the archive has no version of it"), "no version that can be archived")
                .help("make `version` 1, or put the versions before this one into the archive first")
        }
        Kind::ArchivedVersion { version, archived } => {
            say(format!("the edition is at version {version}, and the archive has up to version {archived}"), "no version that can be")
                .help(format!("make `version` {archived}, as archived, or {} for a correction", archived + 1))
        }
        Kind::ArchivedChanged { version } => say(format!("version {version} of this edition is archived, and this file is other than it was then"), "changed since it was archived")
            .help(format!("put the file back as it stands in the bag, or raise `version` to {} and tell of it with a `[[correction]]`", version + 1)),
        Kind::ArchivedEdited { version } => say(format!("version {version} of this edition is archived, and this file is other than it was then; only the preview shows it"), "changed since it was archived")
            .help(format!("to publish it, raise `version` to {} and tell of it with a `[[correction]]`", version + 1)),
        Kind::AddressGone { address, version } => say(format!("version {version} has an address {}, which is gone now", q(address)), "an address that vanished")
            .help("bring the page back, or say in `redirects.toml` where it leads, or why it is gone"),
        Kind::Redirect { from, fault } => match fault {
            RedirectFault::NoAddress => say(format!("{} is no address in this site", q(from)), "no address")
                .help("write it from the root of the site, without a slash in front, such as `2023/old-chapter/`"),
            RedirectFault::Twice => say(format!("{} is redirected twice", q(from)), "the second time").other("the first time").help("take one of them away"),
            RedirectFault::Exists => say(format!("{} is a page of this site, so nobody would be redirected", q(from)), "this address exists")
                .help("take the redirect away, or give the page another address"),
            RedirectFault::DeadEnd { to } => say(format!("{} leads to {}, which does not exist", q(from), q(to)), "leads nowhere")
                .help("lead to a page that exists, or say `gone = \"why\"`"),
            RedirectFault::Chain { to, end } => say(format!("{} leads to {}, which is redirected itself", q(from), q(to)), "leads to another redirect")
                .other("this one")
                .help(format!("lead to {} at once", q(end))),
            RedirectFault::Circle => {
                say(format!("the redirects of {} go round in a circle", q(from)), "comes back here").help("lead one of them to a page that exists")
            }
            RedirectFault::Choice { both: true } => {
                say(format!("{} leads somewhere and is gone", q(from)), "two answers").help("choose: `to` or `gone`")
            }
            RedirectFault::Choice { both: false } => say(format!("it is not said where {} leads", q(from)), "no answer")
                .help("write `to = \"…\"` with the new address, or `gone = \"why\"`"),
        },
        Kind::NoTheme { name, known } => say(format!("there is no theme {}", q(name)), "no such theme").choice(&None, known),
        Kind::NoTemplate { name } => say(format!("the theme has no template {}", q(name)), "no such template")
            .help("put the template in the theme, or choose another theme"),
        Kind::TemplateError { message } => say("the template cannot be read or filled", "it stops here")
            .note(format!("the template engine says: {}", line(message)))
            .help("pass this message on to whoever makes the theme"),
        Kind::MissingWord { key } => {
            say(format!("the theme lacks the text {}", q(key)), "missing").help(format!("put `{key} = \"…\"` with the texts of the theme"))
        }
        Kind::ThemeCircle { themes } => say(format!("these themes rest on each other: {}", themes.join(" → ")), "this closes the circle")
            .help("take `base` away from one of them; that theme must then be complete itself"),
        Kind::NoStyle { name, known } => {
            let said = say(format!("the theme has no style file {}", q(name)), "no such file");
            let said = if known.is_empty() { said } else { said.note(format!("`styles` does have {}, which is not on the list", all(known))) };
            said.help(format!("put `styles/{name}` in the theme, or take the name off the list"))
        }
        Kind::StyleUnlisted { name } => say(format!("the style file {} is not on the list of the theme", q(name)), "")
            .help(format!("put `\"{name}\"` in its place in `styles` of `theme.toml`, or remove the file")),
        Kind::StyleTwice { name } => say(format!("the style file {} is on the list already", q(name)), "once more")
            .help("take this name away; a file with the name of one in the base takes the place of that file by itself"),
        Kind::NoToken { token } => say(format!("no style file of the theme gives {} a value", q(token)), "used here")
            .help(format!("put `{token}: …;` in `styles/tokens.css` of the theme, for light, dark and paper")),
        Kind::StyleSheetTaken => say("`style.css` is made by the program, from the files in `styles`", "")
            .help("move the file to the folder `styles` and put it on the list `styles` in `theme.toml`"),
        Kind::RemoteResource { reference, page } => say(format!("{} loads {} from another host", q(page), q(reference)), "")
            .help("put the file in the folder `assets` of the theme; a reader's visit is nobody else's business"),
        Kind::DeadReference { reference, page } => say(format!("the page {} refers to {}, which is not there", q(page), q(reference)), "")
            .help("mend the reference in the templates of the theme"),
        Kind::DoubleId { id, page } => say(format!("the page {} has the id {} twice", q(page), q(id)), "")
            .help("give each element an id of its own in the templates of the theme, or change the heading in the chapter"),
        Kind::TypedNumber { written, formula, place } => say(format!("the number {} is typed, and does not come from the data", q(written)), "typed number")
            .note("you may type a date, a year or a number as in `article 5`; what counts or measures is a figure")
            .help(instead(written, formula, *place)),
        Kind::NumberInWords { written, formula, place } => {
            say(format!("the number {} is written in words, and does not come from the data", q(written)), "number in words")
                .note("a number in words is a figure too; you may write an order, as in `the first step`")
                .help(match formula {
                    None if *place == Place::Text && is_phrase(written) => {
                        format!("write a formula with `(as fraction)` or `(in words)`, or name the source: {}", given(written))
                    }
                    _ => instead(written, formula, *place),
                })
        }
        Kind::RoughNumber { written } => {
            say(format!("the word {} tells roughly how many, and does not come from the data", q(written)), "roughly how many")
                .help(format!("write a formula with `(rounded to …)`, write `many` or `several`, or name the source: {}", given(written)))
        }

        Kind::DirectionContradicts { word, shown, order, between, opposite } => {
            say(format!("{} contradicts the data", q(word)), format!("the data say: {}", went(*order)))
                .other("this figure")
                .note(between_note(shown, between.as_ref()))
                .help(match opposite.as_str() {
                    "" => "change the sentence, or let the data choose the word with `= direction(…)`".to_owned(),
                    opposite => format!("write {}, or let the data choose the word with `= direction(…)`", q(opposite)),
                })
        }
        Kind::DirectionMissing { shown } => say(format!("the sentence does not say which way {} goes", q(shown)), "more or less?")
            .note("this figure is shown without plus or minus, so a word must say whether it went up or down")
            .help("write for example `rose by` or `less than`, or put `(signed)` behind the formula"),
        Kind::DirectionInvisible { word, shown } => {
            say(format!("the reader sees nothing of {}: before and after, it says {}", q(word), q(shown)), "this does not show")
                .other("this figure")
                .note("rounding hides the difference")
                .help("write `stayed almost the same`, or show more decimals")
        }
        Kind::FactorContradicts { word, wanted, times } => {
            say(format!("{} contradicts the data", q(word)), format!("the data say: {times} times as many"))
                .other("this figure")
                .note(format!("{} says: {wanted} times as many, but for a small difference", q(word)))
                .help("change the sentence, or let Kerncijfer compute it: `= ratio(…)` times as many")
        }
        Kind::NearnessContradicts { word, shown, exact, rule } => {
            say(format!("{} {} is not right: exactly it is {exact}", q(word), q(shown)), "not right")
                .other("this figure")
                .note(format!("{} says: {}", q(word), nearly(*rule)))
                .help("choose another word, round otherwise, or remove the word")
        }
        Kind::NearnessIdle { word, shown } => say(format!("{} stands before a number that is exact", q(word)), "says nothing here")
            .other("this figure")
            .note(format!("{} is not rounded", q(shown)))
            .help("remove the word, or round the figure: `(rounded to 1,000)`"),
        Kind::UnitWord { word, unit } => say(format!("{} does not go with this figure", q(word)), "the wrong unit")
            .other("this figure")
            .note(format!("the formula gives {}", amount(unit)))
            .help(match unit.as_str() {
                "percent" => "write `percent`, or remove the word and `(no unit)`",
                "percentage-point" => "write `percentage points`, or remove the word and `(no unit)`",
                _ => "remove the word, and let Kerncijfer write the unit",
            }),
        Kind::PeakContradicts { word, shown, other } => say(format!("{} contradicts the data", q(word)), "not so in the data")
            .other("this figure")
            .note(match other {
                Some((period, value)) => format!("in {period} it was {}", q(value)),
                None => format!("{} is not it", q(shown)),
            })
            .help("change the sentence; with `= max(…)` or `= label_max(…)` Kerncijfer chooses by itself"),
        Kind::DirectionDoubt { word, shown, order, crosswise } => {
            say(format!("is {} about {}? then it is not right", q(word), q(shown)), format!("the data say: {}", went(*order)))
                .other("this figure")
                .help(if *crosswise {
                    "check the sentence, and put the two values of the formula in the order of the sentence"
                } else {
                    "make two sentences of it, or put the word next to its figure"
                })
        }
        Kind::HeightAsChange { word, shown } => {
            say(format!("the sentence reads {} as a difference, but it is the whole number", q(shown)), format!("{} asks for a difference", q(word)))
                .other("this figure")
                .help("write `to` instead of `by`, or use `= difference(…)` or `= growth(…)`")
        }
        Kind::ExcuseWithoutReason => say("this excuse gives no reason", "without a reason")
            .help("write why the words may stand: `<!-- words: everything was different in 2020 -->`"),
        Kind::IdleExcuse => say("this excuse is not needed", "nothing to excuse here")
            .note("all words in the block below agree with the data")
            .help("remove the line"),
        Kind::OtherSubject { said, read } => {
            say(format!("the sentence says {}, the formula reads {}", q(said), q(read)), "not what the formula reads")
                .other("this figure")
                .help(format!("change the sentence or the formula; if it is right all the same, write {} above the block", q("<!-- words: the reason -->")))
        }

        Kind::NoSuchTerm { id, nearest } => say(format!("there is no term with the id {}", q(id)), "not a term of this edition")
            .choice(nearest, &[])
            .note("the terms of an edition stand in `content/YEAR/terms.toml`"),
        Kind::TermUnexplained { name } => say(format!("the term {} has no explanation", q(name)), "no explanation and no abbreviation")
            .help("add a line that starts with `explanation =`; for an abbreviation it may also be `abbreviation =`"),
        Kind::ExplanationTooLong { words, limit } => say(format!("this explanation has {words} words"), "too long to read quickly")
            .help(format!("make it shorter: at most {limit} words, in one or two sentences")),
        Kind::TermCircle { names } if names.len() == 1 => {
            say(format!("the term {} refers to itself", q(&names[0])), "this term itself").help("take this id away, or name another term")
        }
        Kind::TermCircle { names } => {
            let name = names.first().map_or("", String::as_str);
            say(format!("the explanation of {} leads back to {}", q(name), q(name)), "goes round in a circle")
                .note(round(names))
                .help("explain one of these terms in words that everybody knows")
        }
        Kind::NoLanguage { tag } => say(format!("{} is not a language that Kerncijfer knows", q(tag)), "unknown language")
            .note("a language has two small letters, such as `en` (English), `fr` (French), `de` (German) or `fy` (Frisian)")
            .help("write the code of the language, such as `en`"),
        Kind::MarkIncomplete { function } => say(format!("{} lacks something", q(&format!("{function}(…)"))), "not complete")
            .help(format!("write the words before the `=` and one text between quotes: {}", mark(function))),
    };
    message.words()
}

const SPAN: &str = "write a figure as `= fte[Total, 2023]`; literal code takes two backticks on each side";

/// Which way the data go.
fn went(order: Ordering) -> &'static str {
    match order {
        Ordering::Greater => "up",
        Ordering::Less => "down",
        Ordering::Equal => "the same",
    }
}

/// From what to what; the figure itself when that is not known.
fn between_note(shown: &str, between: Option<&(String, String)>) -> String {
    match between {
        Some((from, to)) => format!("it went from {} to {}", q(from), q(to)),
        None => format!("this is about {}", q(shown)),
    }
}

/// What a word of nearness says.
/// A part of the accessibility statement, with an example of how it is written.
fn statement_part(key: &str) -> (&'static str, &'static str) {
    match key {
        "status" => ("the status of compliance", "`status = \"D\"`"),
        "date" => ("the day on which it was made", "`date = 2026-11-22`"),
        "reviewed" => ("the day on which it was last looked through", "`reviewed = 2026-11-22`"),
        "scope" => ("what it is about", "a part `[scope]` with `covers = [\"all pages\"]`"),
        "scope.covers" => ("which parts of the site were looked at", "`covers = [\"all pages\", \"the data files\"]`"),
        "feedback" => ("where readers report a problem", "a part `[feedback]` with `email = \"…\"` or `page = \"https://…\"`"),
        "feedback.email" => {
            ("the address where readers report a problem", "`email = \"accessibility@example.org\"`, or `page = \"https://…\"`")
        }
        "feedback.answer_days" => ("how many days an answer takes", "`answer_days = 14`; who signs promises this"),
        "enforcement" => ("where readers can go when the answer does not satisfy", "a part `[enforcement]` with `body` and `url`"),
        "evidence" => ("what it rests on", "a part `[[evidence]]` for each check and each audit"),
        _ => ("what is not accessible", "a part `[[deviations]]` for each problem; when there is none, it is status `A`"),
    }
}

fn nearly(rule: Nearly) -> &'static str {
    match rule {
        Nearly::Under => "a little less, at most 5 percent",
        Nearly::Over => "a little more, at most 10 percent",
        Nearly::Around => "at most 5 percent more or less",
        Nearly::More => "more than this number",
        Nearly::Least => "this number or more",
        Nearly::Less => "less than this number",
        Nearly::Most => "this number or less",
        Nearly::Itself => "this number and no other",
    }
}

fn say(headline: impl Into<String>, label: impl Into<String>) -> Message {
    Message::new(English, headline, label)
}

fn all(names: &[String]) -> String {
    every(English, names)
}

/// A part of a formula: one of these words, or else the sign itself.
fn part(expected: &str) -> String {
    match expected {
        "name" | "value" | "number" | "year" | "measure" => format!("a {expected}"),
        "selector" => "a value".to_owned(),
        "text" => "text in quotes".to_owned(),
        "period" => "a year or quarter".to_owned(),
        "option" | "edition" => format!("an {expected}"),
        "formula" => "a formula".to_owned(),
        "end" => "nothing more".to_owned(),
        sign => q(sign),
    }
}

/// What a figure is counted in.
fn amount(unit: &str) -> String {
    match unit {
        "percent" => "a percentage".to_owned(),
        "percentage-point" => "a number of percentage points".to_owned(),
        "index" => "an index number".to_owned(),
        "index-point" => "a number of index points".to_owned(),
        "ratio" => "a number without unit".to_owned(),
        unit => format!("a figure in {}", q(unit)),
    }
}

/// What to write instead of a number that was typed.
fn instead(written: &str, formula: &Option<String>, place: Place) -> String {
    match formula {
        Some(formula) if place == Place::Title => {
            format!("{} is `{formula}`; put that in the running text, and take the number away here", q(written))
        }
        None if place == Place::Title => "take the number away here, or put it in the running text as a formula".to_owned(),
        Some(formula) => format!("{} is `{formula}`; write that, or name the source: {}", q(written), given(written)),
        None => format!("write a formula, such as `= fte[Totaal, 2023]`, or name the source: {}", given(written)),
    }
}

/// A number with its source.
fn given(written: &str) -> String {
    format!("`{written} = given(\"…\")`")
}

/// What to write when something stands behind a formula.
fn behind(found: &str) -> &'static str {
    match found {
        "(" => "there are no options in `figures.toml`; put them in the sentence, behind the name of the figure",
        "=" => "write one `=` in a sentence, and none in `figures.toml`",
        "," => "write a number with a point, as in `2.5`; values stand between `[` and `]`",
        sign if !sign.starts_with(char::is_alphanumeric) => "in `figures.toml` a formula can compute with `+`, `-`, `*` and `/`",
        _ => "an option stands in parentheses behind the formula: `= fte[Total, 2023] (no unit)`",
    }
}

/// What to write when a selection has another shape.
fn reshape(expected: Shape, found: Shape) -> String {
    match (expected, found) {
        (Shape::One, Shape::Pair) => "name one period, or use `difference(…)` or `growth(…)`".to_owned(),
        (Shape::One, Shape::Series) => "name one value, or add up the series with `sum(…)`".to_owned(),
        (Shape::Pair, _) => "write two periods, such as `2022..2023`, or two values with a comma between them".to_owned(),
        (Shape::Series, _) => "write `*` for all values, or for example `2019 to 2023`".to_owned(),
        _ => format!("use {} here", bare(expected)),
    }
}

/// The name of a shape without its example.
fn bare(of: Shape) -> &'static str {
    shape(English, of).split(',').next().unwrap_or_default()
}

/// Why an option does not fit, and what to do.
fn misfit(reason: Misfit) -> (&'static str, &'static str) {
    match reason {
        Misfit::NotForWords => ("it gives a word, not a number", "remove the option"),
        Misfit::NotForFigures => ("the option is for words only", "remove the option, or use `direction(…)`"),
        Misfit::NoUnit => ("it has no unit", "remove the option"),
        Misfit::NotWhole => ("it is not a whole number", "remove the option, or use a figure without decimals"),
        Misfit::OutOfRange => ("there are words for 0 to 20, and for the order from 1 to 12", "remove the option"),
        Misfit::NoFraction => ("no fraction is near enough", "remove the option, or use `(rounded to 5)`"),
        Misfit::NotForPercent => ("it is a percentage", "remove the option"),
    }
}
