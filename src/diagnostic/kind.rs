//! Every mistake that Kerncijfer can tell of: one variant with its facts, one code, one severity.
//!
//! The words stand in `nl` and `en`. A code is never reused; each has a page in `tests/diagnostics/`. First letter: `S` settings and files,
//! `M` Markdown, `D` data, `F` formulas, `B` blocks, `C` claims, `A` accessibility statement, `L` languages, `K` continuity, `T` themes, `N` numbers by hand,
//! `W` words against data, `G` terms (the glossary) and words in another language, `P` plain language (in `plain`).

use std::cmp::Ordering;

use super::archive;
use super::plain::{Remark, Rule};

/// How bad it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// Stops publication.
    Error,
    /// Told, but does not stop publication.
    Warning,
    /// A hint on plain language: shown where one asks for it.
    Info,
}

/// The type that a setting should have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each name says it all")]
pub enum ValueType {
    Text,
    Whole,
    YesNo,
    List,
    Table,
    DateTime,
    Day,
    TextOrTable,
    TextOrList,
}

/// What a selector or a name should have been.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each name says it all")]
pub enum Noun {
    Dataset,
    Dimension,
    Measure,
    Value,
    Year,
    Function,
    Option,
    Figure,
    Edition,
    Column,
    Block,
    Box,
}

/// What kind of selection a place asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each name says it all")]
pub enum Shape {
    One,
    Pair,
    Series,
    Quantity,
    Word,
}

macro_rules! kinds {
    ($($(#[doc = $doc:literal])* $code:literal $severity:ident $name:ident $({ $($field:ident : $type:ty),* $(,)? })?;)*) => {
        /// A kind of mistake, with the facts that its words need.
        #[derive(Clone, PartialEq, Eq, Debug)]
        #[expect(missing_docs, reason = "the facts are named after what they are; the words in `nl` and `en` use each of them")]
        pub enum Kind {
            $($(#[doc = $doc])* $name $({ $($field: $type),* })?,)*
            /// Something that makes a text hard to read.
            Plain(Remark),
            /// Something about an archived edition, or one that is to be archived.
            Archive(archive::Fault),
        }

        impl Kind {
            /// Returns the stable code, such as `D003`.
            pub fn code(&self) -> &'static str {
                match self {
                    $(Kind::$name { .. } => $code,)*
                    Kind::Plain(remark) => remark.rule().code(),
                    Kind::Archive(fault) => fault.code(),
                }
            }

            /// Returns how bad it is.
            pub fn severity(&self) -> Severity {
                match self {
                    $(Kind::$name { .. } => Severity::$severity,)*
                    Kind::Plain(remark) => remark.severity(),
                    Kind::Archive(fault) => fault.severity(),
                }
            }
        }

        /// Every code there is but those of plain language and of the archive, in order.
        const OTHERS: &[&str] = &[$($code),*];
    };
}

/// Returns every code there is.
pub fn codes() -> Vec<&'static str> {
    OTHERS.iter().copied().chain(Rule::ALL.iter().map(|rule| rule.code())).chain(archive::Fault::CODES).collect()
}

kinds! {
    // Settings and files.
    /// TOML that cannot be read.
    "S001" Error TomlSyntax { message: String };
    /// A key that means nothing here.
    "S002" Error UnknownKey { key: String, nearest: Option<String>, known: Vec<String> };
    /// A setting of another type than it should be.
    "S003" Error WrongType { key: String, expected: ValueType };
    /// A setting that must be there is not.
    "S004" Error MissingKey { key: String };
    /// A setting whose value is not on its closed list.
    "S005" Error NotAllowed { key: String, value: String, nearest: Option<String>, known: Vec<String> };
    /// A moment that is no date and time with a zone between 1980 and 2107.
    "S006" Error BadDate { key: String, value: String };
    /// An id that is not `[a-z0-9-]`, 1 to 80 characters.
    "S007" Error BadId { value: String };
    /// A base URL that is no plain `https://host/path/`.
    "S008" Error BadBaseUrl { value: String };
    /// The current edition is not there.
    "S009" Error NoSuchEdition { year: String, known: Vec<String>, draft: bool };
    /// A file that every project or edition has is not there.
    "S010" Error MissingFile { path: String };
    /// Two pages with one address.
    "S011" Error DuplicateId { id: String, other: String };
    /// A text that is not UTF-8.
    "S012" Error NotUtf8 { encoding: &'static str };
    /// A file over the bound for its kind.
    "S013" Error TooLarge { megabytes: u64, limit: u64 };
    /// A symbolic link that leaves the project.
    "S014" Error OutsideProject;
    /// A file that nothing uses.
    "S015" Warning UnusedFile { path: String };
    /// A folder in `content` or `data` that is no year.
    "S016" Error NotAnEdition { name: String };
    /// An id that the program uses itself.
    "S017" Error ReservedId { id: String };
    /// A required text is empty.
    "S018" Error EmptyText { key: String };
    /// A number outside its bounds.
    "S019" Error OutOfBounds { key: String, least: i64, most: i64 };
    /// Two dimensions or measures, or two cards, with one name.
    "S020" Error DuplicateName { name: String };
    /// A name of a column that is not `[a-z][a-z0-9_]*`.
    "S021" Error BadColumnName { value: String };
    /// More of the same in one file than anyone wants to read.
    "S022" Error MoreOfSame { code: &'static str, count: usize };
    /// A number in a setting that cannot be read.
    "S023" Error BadSettingNumber { key: String, value: String };
    /// A file whose name cannot be part of an address.
    "S024" Error BadFileName { path: String };
    /// A symbolic link that leads nowhere.
    "S025" Error BrokenLink;
    /// A publisher that no register of organisations knows by this name, or without one.
    "S026" Error NoOrganisation { value: Option<String> };
    /// A telephone number that cannot be called from anywhere.
    "S027" Error BadTelephone { value: String };

    // Pages from data.
    /// A pin on a figure that differs from page to page.
    "R001" Error RowPin;
    /// Pages for each row of a dataset whose rows one dimension does not tell apart.
    "R002" Error RowDataset { dataset: String, dimensions: Vec<String> };
    /// A row whose page has no address, or that of another.
    "R003" Error RowAddress { key: String, other: Option<String> };
    /// No row that may become a page.
    "R004" Error NoRows { dataset: String };
    /// A condition that cannot be read, or with nothing behind it.
    "R005" Error BadCondition { written: String };
    /// A condition in a chapter that is one page.
    "R006" Error ConditionWithoutRow;
    /// Pages from data without a chapter that leads to them.
    "R007" Error NoOverview { id: String };

    // Markdown.
    /// A chapter without front matter.
    "M001" Error FrontMatterMissing;
    /// Front matter that is not closed.
    "M002" Error FrontMatterUnclosed;
    /// One backtick without a partner, or a code span that is no figure.
    "M003" Error LoneBacktick;
    /// A code span with one backtick that has no `=`.
    "M004" Error NotAFigure { text: String };
    /// The syntax of another program.
    "M005" Error ForeignSyntax { found: String };
    /// HTML in a chapter.
    "M006" Error RawHtml { found: String };
    /// A fence that is not closed.
    "M007" Error UnclosedFence;
    /// A fence with a word that is no block and no language of code.
    "M008" Error UnknownBlock { name: String, nearest: Option<String>, known: Vec<String> };
    /// A box whose label is not on the list.
    "M009" Error UnknownBox { label: String, nearest: Option<String>, known: Vec<String> };
    /// A heading that skips a level, or a level 1 in the text.
    "M010" Error HeadingLevel { found: u8, most: u8 };
    /// A link to a chapter or file that is not there.
    "M011" Error LinkTarget { target: String, nearest: Option<String> };
    /// A link to a heading that is not there.
    "M012" Error LinkFragment { fragment: String, page: String, nearest: Option<String> };
    /// A link with a scheme that is not allowed.
    "M013" Error LinkScheme { scheme: String };
    /// A path that leaves its folder.
    "M014" Error PathOutside { path: String };
    /// An image without a text alternative.
    "M015" Error MissingAlt;
    /// An image that is not there.
    "M016" Error ImageMissing { path: String, nearest: Option<String> };
    /// An image whose bytes are of no allowed kind.
    "M017" Error ImageType { path: String };
    /// A reference to a footnote that is not there.
    "M018" Error FootnoteUndefined { name: String };
    /// A footnote that nothing refers to.
    "M019" Error FootnoteUnused { name: String };
    /// Nesting deeper than the bound.
    "M020" Error TooDeep { limit: usize };
    /// A table in Markdown without a caption.
    "M021" Error TableCaption;
    /// A link or heading without words.
    "M022" Error NoWords { heading: bool };
    /// An image from another host.
    "M023" Error RemoteImage { target: String };
    /// A cell of a Markdown table that is empty.
    "M024" Error EmptyCell;
    /// An image with more than the allowed number of pixels.
    "M025" Error ImageTooLarge { path: String, megapixels: u64, limit: u64 };
    /// An image outside the folder for images.
    "M026" Error ImageFolder { path: String, folder: String };
    /// A row of a Markdown table with more cells than its head.
    "M027" Error ExtraCells { found: usize, expected: usize };
    /// A block of text longer than the bound.
    "M028" Error TextTooLong { limit: usize };

    // Data.
    /// A CSV without a schema.
    "D001" Error NoSchema { expected: String };
    /// A schema without a CSV.
    "D002" Error NoCsv { expected: String };
    /// A record with another number of fields than the header.
    "D003" Error RaggedRow { line: usize, expected: usize, found: usize };
    /// A quote that is not closed.
    "D004" Error UnclosedQuote;
    /// A file without a header or without rows.
    "D005" Error EmptyCsv { header_only: bool };
    /// Two columns with one name.
    "D006" Error DuplicateColumn { name: String };
    /// A column of the schema that the CSV lacks.
    "D007" Error MissingColumn { name: String, known: Vec<String>, nearest: Option<String> };
    /// A column that the schema does not name.
    "D008" Error UnknownColumn { name: String, known: Vec<String>, nearest: Option<String> };
    /// A cell that is no number in the declared notation.
    "D009" Error BadNumber { value: String, decimal: char, thousands: Option<char> };
    /// An empty cell without a status.
    "D010" Error EmptyCellNoStatus;
    /// A status that does not go with its cell: a number with a status that says there is none, or the other way round.
    "D011" Error StatusConflict { status: String, has_number: bool };
    /// Two rows with one key.
    "D012" Error DuplicateKey { key: String };
    /// A value that is not on the closed list of its dimension.
    "D013" Error NotInCodes { value: String, dimension: String, nearest: Option<String>, list: Option<String> };
    /// A value of a time dimension that is no time.
    "D014" Error NotATime { value: String, quarter: bool };
    /// A cell that a spreadsheet would run as a formula.
    "D015" Error SpreadsheetFormula { value: String };
    /// A constraint that does not hold.
    "D016" Error ConstraintFails { what: String, cell: String, found: String, expected: String, difference: String, tolerance: String };
    /// A declared deviation that is not there (any more).
    "D017" Error DeviationGone { cell: String, declared: String, found: String };
    /// A wide layout that does not fit its schema.
    "D018" Error WideLayout { measures: usize };
    /// A total code that no row has.
    "D019" Error TotalMissing { total: String, dimension: String };
    /// A quote in the middle of a field.
    "D020" Error StrayQuote;
    /// A place in a deviation or revision that is no cell.
    "D021" Error NoSuchCell { cell: String };
    /// A unit that its keys do not describe.
    "D022" Error BadUnit { kind: String, missing: &'static str };
    /// More cells or columns than the bound.
    "D023" Error TooManyCells { limit: usize };
    /// A column without a name.
    "D024" Error EmptyColumnName;
    /// A dimension value that is empty.
    "D025" Error EmptyKey { dimension: String };
    /// A dataset that did not load, on which something else depends is silent; this is a control character in a cell.
    "D026" Error ControlCharacter;
    /// Two rows whose values give one address.
    "D027" Error SameAddress { address: String };
    /// A text in a cell that is longer than the bound.
    "D028" Error LongText { limit: usize };
    /// A number outside the bounds that its schema declares.
    "D029" Error OutOfRange { cell: String, found: String, bound: String, is_least: bool, difference: String };
    /// A constraint that compares nothing.
    "D030" Error NothingCompared { what: String };
    /// Bounds between which nothing lies.
    "D031" Error EmptyRange { least: String, most: String };
    /// Cells of two datasets that should be equal.
    "D032" Error CellsDiffer { cell: String, other: String, found: String, expected: String, difference: String, tolerance: String };
    /// A dimension that has nothing beside it in the dataset it is compared with.
    "D033" Error NoCounterpart { dimension: String, of: String, other: String, own: bool };
    /// A count of people that is so small that they might be known by it.
    "D034" Error SmallCount { cell: String, count: String, minimum: i64 };
    /// A confidential cell that follows from others.
    "D035" Error Derivable { cell: String, what: String, derivation: String };
    /// A reason to publish small counts where there are none.
    "D036" Error IdleReason { minimum: i64 };
    /// Two targets that fit a cell equally well.
    "D037" Error TwoTargets { cell: String };
    /// More hidden cells in one system of sums than are tried.
    "D038" Warning DerivationUnchecked { unknown: usize, limit: usize };
    /// A dimension whose code list is no code list.
    "D039" Error NoCodeList { dataset: String, nearest: Option<String>, known: Vec<String> };
    /// A code list that is not one dimension with its labels.
    "D040" Error BadCodeList { dimensions: usize };
    /// A code that no label can be shown for, or an identifier that is no address.
    "D041" Error BadCodeCell { column: String, value: String };
    /// A row whose address the page of a dataset needs itself, or that is that of a cell.
    "D042" Error TakenAddress { address: String };
    /// A list of codes that takes labels from a list of codes.
    "D043" Error NestedCodeList;
    /// A measure that should hold text and holds numbers.
    "D044" Error NotTextMeasure { measure: String };
    /// The data of a draft do not go on to its year.
    "D045" Error NoDataOfYear { year: String, figures: usize };
    /// Something that a draft still lacks, in a preview.
    "D046" Warning StillMissing { what: String };

    // Formulas.
    /// A formula that cannot be read.
    "F001" Error FormulaSyntax { expected: &'static str, found: String };
    /// A name that does not exist.
    "F002" Error UnknownName { noun: Noun, name: String, of: String, nearest: Option<String>, known: Vec<String> };
    /// Not every dimension has a selector.
    "F003" Error TooFewSelectors { dataset: String, missing: Vec<String> };
    /// More selectors than dimensions.
    "F004" Error TooManySelectors { dataset: String, dimensions: Vec<String>, found: usize };
    /// A dataset with several measures and none named.
    "F005" Error MeasureNeeded { dataset: String, known: Vec<String> };
    /// A selection of another shape than the place asks for.
    "F006" Error WrongShape { expected: Shape, found: Shape };
    /// Growth of a percentage, percentage point or index.
    "F007" Error GrowthOfShare { unit: String };
    /// Two units that do not go together.
    "F008" Error UnitsDiffer { left: String, right: String };
    /// A division by zero.
    "F009" Error DivisionByZero;
    /// A pin that the data contradict.
    "F010" Error PinDiffers { pin: String, computed: String };
    /// A cell without a number in a formula.
    "F011" Error NoNumber { cell: String, status: String };
    /// A sum or mean of what cannot be added.
    "F012" Error NotAdditive { measure: String };
    /// Another number of arguments than the function takes.
    "F013" Error ArgumentCount { function: String, expected: &'static str, found: usize };
    /// An option twice, or two that contradict each other.
    "F014" Error OptionConflict { option: String, other: String };
    /// An option that does not go with this figure.
    "F015" Error OptionMisfit { option: String, reason: Misfit };
    /// More decimals than a cell has.
    "F016" Error TooManyDecimals { asked: u32, most: u32 };
    /// A figure that is not zero but would be shown as zero.
    "F017" Error ShowsAsZero { exact: String };
    /// A pair that does not go from one period to a later one.
    "F018" Error BadPair { reason: PairFault };
    /// Growth from a negative base.
    "F019" Error NegativeBase;
    /// A figure that depends on itself.
    "F020" Error Circle { names: Vec<String> };
    /// An operator in a sentence.
    "F021" Error OperatorInSentence { operator: char };
    /// A semicolon between arguments or selectors.
    "F022" Error Semicolon;
    /// The notation of a spreadsheet.
    "F023" Error SpreadsheetNotation { found: String };
    /// A cell that is not there, although each of its values is.
    "F024" Error NoSuchCombination { cell: String };
    /// A selector given twice, or a positional one after a named one.
    "F025" Error SelectorOrder { dimension: String };
    /// A given figure without its pin or source.
    "F026" Error GivenIncomplete;
    /// A quotation that is not closed.
    "F027" Error UnclosedQuotation;
    /// A result of `*` or `/` whose decimals are not stated.
    "F028" Error DecimalsNeeded { name: String };
    /// A share of percentages.
    "F029" Error ShareOfShares { unit: String };
    /// A target that the schema does not have.
    "F030" Error NoTarget { measure: String };
    /// A name of the highest or lowest that several share.
    "F031" Error Tie { names: Vec<String> };
    /// A series without a single number.
    "F032" Error EmptySeries;
    /// A product of two units.
    "F033" Error NoProduct { left: String, right: String };
    /// A measure of text where a number is needed.
    "F034" Error TextMeasure { measure: String };
    /// A quotient of two units without a name for its own.
    "F035" Error UnitNeeded { name: String, unit: String };
    /// A value that needs quotes to be read as one.
    "F036" Error QuotesNeeded { value: String };
    /// A number with more digits than the bound.
    "F037" Error NumberTooLong { most: usize };

    // Blocks.
    /// A dimension in the rows or columns of a table that is used twice.
    "B001" Error DimensionTwice { dimension: String };
    /// A dimension that is neither in rows nor columns nor fixed.
    "B002" Error DimensionOpen { dimension: String };
    /// A table without rows or columns after its selection.
    "B003" Error EmptyTable;
    /// A sort or top that does not fit.
    "B004" Error SortColumn { name: String, known: Vec<String> };
    /// A chart of a measure of text.
    "B005" Error ChartText { measure: String };
    /// A chart whose cells hold no number at all.
    "B006" Error ChartEmpty;
    /// A chart of measures that do not count the same.
    "B007" Error ChartUnits { first: String, second: String };
    /// A chart with more than one dimension in its rows.
    "B008" Error ChartRows { found: usize };
    /// A stack with a part that is negative or missing.
    "B009" Error ChartPart { part: String, negative: bool };
    /// A target that cannot be drawn.
    "B010" Error ChartTarget { measure: String, reason: TargetFault };
    /// More in one chart than a reader can tell apart.
    "B011" Error ChartTooMany { series: bool, found: usize, most: usize };
    /// A message without a figure, so that nothing holds it against the data.
    "B012" Warning ChartTitle { dataset: String };
    /// A line without a time.
    "B013" Error ChartNoTime;
    /// A stack of percents that are not together a hundred, or of numbers that may not be added up.
    "B014" Error ChartWhole { category: String, sum: Option<String> };
    /// A drawing for each series, in a chart that is no line.
    "B015" Error ChartPanels;
    /// Series that are no parts of one whole.
    "B016" Error ChartStack { part: String, reason: StackFault };
    /// A line of one moment.
    "B017" Error ChartOneMoment;
    /// A target of something else than one cell.
    "B020" Error TargetCell;
    /// A start from which no line goes to the target.
    "B021" Error TargetBase { base: String, reason: BaseFault };
    /// A part of government twice in one list, or in two lists that exclude each other.
    "B022" Error PartTwice { part: String };
    /// A scope with two sources, or without one.
    "B023" Error ScopeChoice { both: bool };
    /// Parts of government in an edition that lists none.
    "B024" Error NoParts { edition: String };
    /// A scope of a dataset that tells nothing of it.
    "B025" Error NoScope { dataset: String };

    // Claims.
    /// A claim that the data contradict, without saying so.
    "C001" Error ClaimDiffers { printed: String, computed: String, exact: Option<String> };
    /// A declared difference that is not what the data give.
    "C002" Error ClaimDifference { declared: String, computed: String };
    /// A declared difference of a claim that agrees.
    "C003" Error ClaimAgrees { declared: String, computed: String };
    /// A claim whose sentence does not hold its figure.
    "C004" Error ClaimNotSaid { printed: String };
    /// Behind a word of nearness, something that is no number in the unit of the figure.
    "C005" Error ClaimUnread { printed: String, computed: String };
    /// A claim whose sentence holds a number that is not checked.
    "C006" Error ClaimOtherNumber { number: String };

    // Accessibility statement and contact.
    /// A site without a statement.
    "A001" Warning StatementMissing;
    /// A part that every statement has is not there.
    "A002" Error StatementPart { key: &'static str };
    /// Status A or B without an audit that counts.
    "A003" Error StatusWithoutAudit { status: &'static str, last: Option<String>, oldest: String };
    /// Status A with content that is not accessible.
    "A004" Error StatusWithDeviations { count: usize };
    /// Status C without an audit that is planned in time.
    "A005" Error StatusWithoutPlan { planned: Option<String>, latest: String };
    /// A criterion that is not of the levels A and AA.
    "A006" Error UnknownCriterion { value: String, nearest: Option<String> };
    /// Two days in the wrong order.
    "A007" Error DayOrder { first: String, earlier: String, second: String, later: String };
    /// A mail address that cannot be one.
    "A008" Error BadMail { value: String };
    /// A status that someone must sign for.
    "A009" Error UnsignedStatus { status: &'static str };
    /// A statement about another site.
    "A010" Error OtherDomain { host: String };
    /// A web address that is not full.
    "A011" Error BadAddress { key: String, value: String };
    /// A contact that is neither a mail address nor a page.
    "A012" Error BadContact { value: String };

    // Languages.
    /// A folder for the language that the edition has already.
    "L001" Error OwnLanguage { tag: &'static str };
    /// A folder with chapters that is no language.
    "L002" Error UnknownLanguage { tag: String, known: Vec<String> };
    /// An edition or site without a name in a language of its text.
    "L003" Error TranslationMissing { tag: &'static str };
    /// A chapter in another language without one in the language of the edition.
    "L004" Warning NoOriginal { id: String, nearest: Option<String> };
    /// A block with labels of the data in a text in another language.
    "L005" Error LabelsUntranslated;

    // Continuity.
    /// A value that is not the one of an earlier edition, and is not marked as revised.
    "K001" Error ValueChanged { cell: String, now: String, was: String, edition: String };
    /// A revised value whose revision the schema does not tell of.
    "K002" Error RevisionMissing { cell: String, now: String, was: String, edition: String };
    /// A revision whose `was` is not what the earlier edition published.
    "K003" Error RevisionWrong { cell: String, declared: String, was: String, edition: String };
    /// A revision of a value that did not change.
    "K004" Error RevisionGone { cell: String, now: String, edition: String };
    /// A revision of what that edition did not publish, or not as the last one.
    "K005" Error RevisionUnfounded { cell: String, edition: String, last: Option<String> };
    /// A name in earlier editions that no earlier edition has.
    "K006" Error PreviousMissing { name: String };
    /// A cell that is hidden now and that an earlier edition shows.
    "K007" Error HiddenBefore { cell: String, edition: String };

    // Editions: corrections and addresses.
    /// A correction of a page or under a heading that the edition does not have.
    "E001" Error CorrectionPlace { place: String, on: Option<String>, nearest: Option<String>, known: Vec<String> };
    /// A correction of a version that is still to come.
    "E002" Error CorrectionVersion { version: u32, edition: u32 };
    /// A later version that does not say what it corrects.
    "E003" Error NoCorrection { version: u32 };
    /// A redirect that leads nowhere, or from something that is there.
    "E004" Error Redirect { from: String, fault: RedirectFault };
    /// An edition whose version is neither the last in the archive nor the one behind it.
    "E005" Error ArchivedVersion { version: u32, archived: u32 };
    /// A source of an archived edition that is other than it was.
    "E006" Error ArchivedChanged { version: u32 };
    /// An address that the last archived version has and the next one has not.
    "E007" Error AddressGone { address: String, version: u32 };
    /// The same in a preview, which shows the edition as it would be.
    "E008" Warning ArchivedEdited { version: u32 };

    // Themes.
    /// A theme that is not there.
    "T001" Error NoTheme { name: String, known: Vec<String> };
    /// A template that is not there.
    "T002" Error NoTemplate { name: String };
    /// A template that cannot be read or filled.
    "T003" Error TemplateError { message: String };
    /// A word of the interface that the theme lacks.
    "T004" Error MissingWord { key: String };
    /// A reference in a page that leads nowhere.
    "T005" Error DeadReference { reference: String, page: String };
    /// An id that occurs twice on a page.
    "T006" Error DoubleId { id: String, page: String };
    /// Something that a page loads from another host.
    "T007" Error RemoteResource { reference: String, page: String };
    /// Themes that rest on each other; the first of `themes` is also the last.
    "T008" Error ThemeCircle { themes: Vec<String> };
    /// A style file in the list of a theme that is not there; `known` are files that are not on the list.
    "T009" Error NoStyle { name: String, known: Vec<String> };
    /// A style file that is not on the list.
    "T010" Error StyleUnlisted { name: String };
    /// A style file that is on the list already.
    "T011" Error StyleTwice { name: String };
    /// An asset with the name of the style sheet that the program makes.
    "T012" Error StyleSheetTaken;
    /// A token that a style file uses and none gives a value.
    "T013" Error NoToken { token: String };

    // Numbers by hand.
    /// A number in digits that no rule allows.
    "N001" Error TypedNumber { written: String, formula: Option<String>, place: Place };
    /// A number in words that no rule allows: a cardinal, a fraction, a multiple.
    "N002" Error NumberInWords { written: String, formula: Option<String>, place: Place };
    /// A word that tells roughly how many.
    "N003" Error RoughNumber { written: String };

    // Words against data.
    /// A word of direction that the data contradict.
    "W001" Error DirectionContradicts { word: String, shown: String, order: Ordering, between: Option<(String, String)>, opposite: String };
    /// The size of a change in a sentence that does not say which way it goes.
    "W002" Error DirectionMissing { shown: String };
    /// A rise or fall that rounding hides.
    "W003" Warning DirectionInvisible { word: String, shown: String };
    /// `verdubbelde` or `drie keer zo veel` that the data contradict.
    "W004" Error FactorContradicts { word: String, wanted: String, times: String };
    /// `bijna` or `meer dan` that the exact value contradicts.
    "W005" Error NearnessContradicts { word: String, shown: String, exact: String, rule: Nearly };
    /// `bijna` or `ruim` before a number that is exact.
    "W006" Warning NearnessIdle { word: String, shown: String };
    /// `procent` behind percentage points, or the other way round.
    "W007" Error UnitWord { word: String, unit: String };
    /// `het hoogste` or `voor het eerst` that the data contradict.
    "W008" Error PeakContradicts { word: String, shown: String, other: Option<(String, String)> };
    /// A word of direction that may be about a figure that goes the other way.
    "W009" Warning DirectionDoubt { word: String, shown: String, order: Ordering, crosswise: bool };
    /// A height where the sentence asks for the size of a change.
    "W010" Warning HeightAsChange { word: String, shown: String };
    /// An excuse without a reason.
    "W011" Error ExcuseWithoutReason;
    /// An excuse that excuses nothing.
    "W012" Warning IdleExcuse;
    /// A year or a row in the sentence that the figure is not made of.
    "W013" Warning OtherSubject { said: String, read: String };

    // Terms, and words in another language.
    /// A term that is not in the list of the edition.
    "G001" Error NoSuchTerm { id: String, nearest: Option<String> };
    /// A term with neither an explanation nor an abbreviation.
    "G002" Error TermUnexplained { name: String };
    /// An explanation with more words than anyone wants to read under a paragraph.
    "G003" Warning ExplanationTooLong { words: usize, limit: usize };
    /// An explanation that leads back to its own term.
    "G004" Warning TermCircle { names: Vec<String> };
    /// A language that is not on the list.
    "G005" Error NoLanguage { tag: String };
    /// `taal(…)` or `begrip(…)` without its words or without what it says of them.
    "G006" Error MarkIncomplete { function: String };

    // Comments that excuse from remarks on plain language, and the word list. The remarks themselves stand in `plain`.
    /// A comment that begins with `b1:` and cannot be read.
    "P020" Error BadRemarkComment { written: String };
    /// A rule that is not there.
    "P021" Error NoSuchRule { name: String, nearest: Option<String>, known: Vec<String> };
    /// A word of the word list without anything to write instead.
    "P022" Error WordWithoutAdvice { word: String };
    /// A word that is advised and is on the list itself.
    "P023" Warning HardAdvice { word: String, advice: String };
    /// A form of a word that no text can have.
    "P024" Warning WordNeverFound { written: String };
    /// A word that is taken off a list that does not have it.
    "P025" Warning IdleAllow { word: String };
    /// A chapter in the file of a budget that is not there any more.
    "P026" Warning NoSuchChapter { file: String };
}

/// Why series make no stack.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each name says it all")]
pub enum StackFault {
    Total,
    Time,
    NotAll,
}

/// Why a target cannot be drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each name says it all")]
pub enum TargetFault {
    None,
    Several,
    Relative,
    Stacked,
}

/// Why no line goes from a start to a target.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each name says it all")]
pub enum BaseFault {
    NotCell,
    NoTime,
    OtherThing { stand: String },
    Unit { base: String, stand: String },
    NotBefore { stand: String },
    OtherYear { declared: String },
}

/// What is wrong with a redirect.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each name says it all")]
pub enum RedirectFault {
    NoAddress,
    Twice,
    Exists,
    DeadEnd { to: String },
    Chain { to: String, end: String },
    Circle,
    Choice { both: bool },
}

/// Where a number was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// In running text, where a formula may stand.
    Text,
    /// In a title, caption or note, where none may stand, or none should.
    Title,
}

/// What a word of nearness says of the exact value, next to the number that is named.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each name says it all")]
pub enum Nearly {
    Under,
    Over,
    Around,
    More,
    Least,
    Less,
    Most,
    Itself,
}

/// Why an option does not go with a figure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each name says it all")]
pub enum Misfit {
    NotForWords,
    NotForFigures,
    NoUnit,
    NotWhole,
    OutOfRange,
    NoFraction,
    NotForPercent,
}

/// What is wrong with a pair `from..to`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each name says it all")]
pub enum PairFault {
    NotTime,
    Backwards,
    Same,
}
