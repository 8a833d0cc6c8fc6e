//! The diagnostics in Dutch, at level B1, for people who write and do not program.
//!
//! One arm for each kind, in the order of `kind`. The names of settings, statuses and options stay as an author writes them.
//! What is the same in both languages (building a message, quoting, examples) stands in `message`.

mod archive;
mod plain;

use std::cmp::Ordering;

use super::Language::Dutch;
use super::message::{
    Message, every, example, hashes, is_one_line_of_semicolons, is_phrase, is_remote, line, mark, marker, q, round, setting, start, unit,
    usage,
};
use super::nouns::{noun, shape, value_type};
use super::{BaseFault, Kind, Misfit, Nearly, Noun, PairFault, Place, RedirectFault, Shape, StackFault, TargetFault, Words};

/// Returns the Dutch words of a kind.
pub(super) fn words(kind: &Kind) -> Words {
    let message = match kind {
        Kind::Plain(remark) => return plain::words(remark),
        Kind::Archive(fault) => return archive::words(fault),
        Kind::BadRemarkComment { written } => say(format!("dit commentaar is niet te lezen: {}", q(written)), "niet te lezen")
            .note("een commentaar dat met `b1:` begint, zet een melding over de taal weg of noemt een andere taal")
            .help("schrijf bijvoorbeeld `<!-- b1: negeer moeilijk-woord \"conform\" reden=\"staat zo in de wet\" -->`"),
        Kind::NoSuchRule { name, nearest, known } => {
            say(format!("er is geen regel {}", q(name)), "geen regel voor de taal").choice(nearest, known)
        }
        Kind::WordWithoutAdvice { word } => say(format!("bij {} staat niet wat iemand wel kan schrijven", q(word)), "geen ander woord")
            .help("voeg een regel toe die begint met `instead =`, of zet het woord bij `allow`"),
        Kind::WordNeverFound { written } => say(format!("{} kan in geen tekst worden gevonden", q(written)), "nooit te vinden")
            .help("schrijf alleen letters, streepjes en apostroffen; ` … ` staat tussen twee woorden en voor hoogstens acht andere"),
        Kind::IdleAllow { word } => {
            say(format!("{} staat niet op de lijst met moeilijke woorden", q(word)), "niet op de lijst").help("haal het woord hier weg, of kijk hoe het op de lijst staat")
        }
        Kind::NoSuchChapter { file } => say(format!("er is geen hoofdstuk {} meer", q(file)), "geen hoofdstuk van deze editie")
            .help("haal dit deel weg, of laat `kerncijfer budget --write` het doen"),
        Kind::HardAdvice { word, advice } => {
            say(format!("bij {} staat als beter woord {}, en dat is zelf moeilijk", q(word), q(advice)), "ook een moeilijk woord")
                .help("kies een makkelijker woord")
        }
        Kind::TomlSyntax { message } => say("dit TOML-bestand is niet te lezen", "hier loopt het vast")
            .note(format!("de lezer van TOML meldt (in het Engels): {}", line(message)))
            .help("kijk of elk aanhalingsteken en elk haakje een partner heeft, en of tekst tussen aanhalingstekens staat"),
        Kind::UnknownKey { key, nearest, known } => {
            say(format!("de instelling {} bestaat hier niet", q(key)), "onbekende instelling").choice(nearest, known)
        }
        Kind::WrongType { key, expected } => say(format!("bij {} hoort {}", q(key), value_type(Dutch, *expected)), "dit is iets anders")
            .help(format!("schrijf bijvoorbeeld {}", setting(key, *expected))),
        Kind::MissingKey { key } => say(format!("de instelling {} ontbreekt", q(key)), "ontbreekt in dit deel")
            .help(format!("voeg een regel toe die begint met `{key} =`")),
        Kind::NotAllowed { key, value, nearest, known } => {
            say(format!("{} kan niet {} zijn", q(key), q(value)), "niet mogelijk").choice(nearest, known)
        }
        Kind::BadDate { key, value } => say(format!("{} is geen geldig moment voor {}", q(value), q(key)), "geen geldig moment")
            .note("een moment heeft een datum, een tijd en een tijdzone, en ligt tussen 1980 en 2107")
            .help("schrijf bijvoorbeeld `2024-05-15T12:00:00+02:00`"),
        Kind::BadId { value } => say(format!("{} kan geen id zijn", q(value)), "geen id")
            .note("een id heeft 1 tot 80 tekens: kleine letters zonder accent, cijfers en streepjes")
            .help("schrijf bijvoorbeeld `personeel-en-werk`"),
        Kind::BadBaseUrl { value } => say(format!("{} kan niet het adres van de site zijn", q(value)), "geen volledig adres")
            .help("schrijf het hele adres, met `https://` vooraan en `/` aan het eind: `https://www.voorbeeld.nl/jbr/`"),
        Kind::NoSuchEdition { year, known, draft: true } => say(format!("editie {} is een concept", q(year)), "nog niet gepubliceerd")
            .choice(&None, known)
            .help(format!("kies een editie die is gepubliceerd, of haal `draft` weg uit `content/{year}/edition.toml`")),
        Kind::NoSuchEdition { year, known, .. } => say(format!("er is geen editie {}", q(year)), "deze editie is er niet")
            .choice(&None, known)
            .help(format!("kies een editie die er is, of maak `content/{year}/edition.toml`"))
            .other("hier genoemd"),
        Kind::MissingFile { path } => {
            say(format!("het bestand {} ontbreekt", q(path)), "dit bestand is nodig").help("maak het bestand, of zet het terug")
        }
        Kind::DuplicateId { id, other } => say(format!("de id {} is al in gebruik in {}", q(id), q(other)), "tweede keer")
            .other("eerste keer")
            .note("de id is het adres van de pagina; elk adres kan maar één keer voorkomen")
            .help("geef een van de twee pagina's een andere id"),
        Kind::NotUtf8 { encoding: "binary" } => say("dit is geen tekst, maar een ander soort bestand", "geen tekst")
            .note("het lijkt een bestand van een ander programma, zoals een werkmap van Excel, met een verkeerde naam")
            .help("sla het in dat programma op als tekst; in Excel heet dat `CSV UTF-8`"),
        Kind::NotUtf8 { encoding } => say("de tekst is niet opgeslagen als UTF-8", "eerste teken dat niet te lezen is")
            .note(format!("het bestand lijkt opgeslagen als {encoding}"))
            .help("bewaar het bestand als UTF-8; in Excel heet dat `CSV UTF-8`"),
        Kind::TooLarge { megabytes, limit } => say(format!("het bestand is {megabytes} MB; hoogstens {limit} MB is mogelijk"), "te groot")
            .help("maak het bestand kleiner, of verdeel het over meer bestanden"),
        Kind::OutsideProject => say("deze snelkoppeling wijst naar een plek buiten het project", "wijst naar buiten")
            .help("zet een kopie van het bestand zelf in het project"),
        Kind::UnusedFile { path } => say(format!("het bestand {} wordt nergens gebruikt", q(path)), "niet gebruikt")
            .help("gebruik het in een hoofdstuk, of haal het weg"),
        Kind::NotAnEdition { name } => say(format!("de naam van de map {} is geen jaar", q(name)), "geen jaar")
            .note("in `content` en `data` heeft elke editie een eigen map, met het jaar als naam")
            .help("geef de map een jaar als naam, zoals `2023`, of zet de map ergens anders"),
        Kind::ReservedId { id } => say(format!("de id {} gebruikt Kerncijfer zelf al", q(id)), "al in gebruik")
            .other("hier al in gebruik")
            .help(format!("kies een andere id, bijvoorbeeld `over-{id}`")),
        Kind::EmptyText { key } => {
            say(format!("de tekst van {} is leeg", q(key)), "leeg").help("schrijf een tekst tussen de aanhalingstekens")
        }
        Kind::OutOfBounds { key, least, most } => {
            say(format!("{} moet een getal van {least} tot en met {most} zijn", q(key)), "te klein of te groot")
                .help(format!("kies een getal van {least} tot en met {most}"))
        }
        Kind::DuplicateName { name } => say(format!("de naam {} komt twee keer voor", q(name)), "tweede keer")
            .other("eerste keer")
            .help("geef een van de twee een andere naam"),
        Kind::BadColumnName { value } => say(format!("{} kan geen naam van een kolom zijn", q(value)), "geen geldige naam")
            .note("de naam begint met een kleine letter; daarna kunnen kleine letters, cijfers en `_` komen")
            .help("schrijf bijvoorbeeld `aantal_fte`; de naam die lezers zien, staat bij `label`"),

        Kind::MoreOfSame { code, count } => say(format!("nog {count} plaatsen in dit bestand hebben {code}"), "de eerste van die plaatsen")
            .help("verbeter eerst de plaatsen hierboven; vaak is er één oorzaak voor alles"),
        Kind::ImageFolder { path, folder } => say(format!("de afbeelding {} staat niet in de map voor afbeeldingen", q(path)), "")
            .help(format!("zet het bestand in `{folder}`")),
        Kind::BadSettingNumber { key, value } => say(format!("{} bij {} is geen getal dat te lezen is", q(value), q(key)), "geen getal")
            .help("schrijf cijfers met een punt voor de decimalen, tussen aanhalingstekens: `\"0.5\"`"),
        Kind::BadFileName { path } => say(format!("de naam van het bestand {} heeft een teken dat niet in een adres past", q(path)), "")
            .help("geef het bestand een andere naam: letters, cijfers, `-`, `_` en punten zijn altijd goed"),
        Kind::BrokenLink => say("dit is een koppeling naar een bestand dat er niet is", "")
            .help("zet het bestand zelf hier neer, of haal de koppeling weg"),
        Kind::NoOrganisation { value: None } => say("de uitgever heeft geen `identifier`", "hier hoort een identifier bij")
            .note("een catalogus herkent een organisatie aan haar adres in een register, niet aan haar naam")
            .help("zoek de organisatie in het register van overheidsorganisaties (TOOI) en schrijf haar adres op, zoals `identifier = \"https://identifier.overheid.nl/tooi/id/ministerie/mnre1034\"`"),
        Kind::NoOrganisation { value: Some(value) } => {
            say(format!("{} is geen adres uit een register van organisaties", q(value)), "geen bekend register")
                .note("een catalogus kent vier registers: TOOI (`https://identifier.overheid.nl/tooi/id/…`), ROR (`https://ror.org/…`), OWMS (`http://standaarden.overheid.nl/owms/terms/…`) en de lijst van de EU (`http://publications.europa.eu/resource/authority/corporate-body/…`)")
                .help(if value.starts_with("http://identifier.overheid.nl/") || value.starts_with("http://ror.org/") { "schrijf `https` in plaats van `http`, zoals het register het doet" } else { "schrijf het adres van de organisatie uit een van die registers" })
        }
        Kind::BadTelephone { value } => say(format!("{} is geen telefoonnummer dat overal werkt", q(value)), "geen telefoonnummer")
            .help("begin met `+` en het landnummer, zoals `+31 77 465 67 67`"),
        Kind::RowPin => say("dit cijfer is op elke pagina anders, dus één verwachte uitkomst kan niet kloppen", "verwachte uitkomst")
            .note("deze tekst wordt een pagina voor elke rij van de dataset")
            .help("haal weg wat links van `=` staat; `kerncijfer explain` vertelt wat er op elke pagina komt"),
        Kind::RowDataset { dataset, dimensions } => {
            say(format!("de rijen van {} kunnen geen pagina's worden", q(dataset)), "heeft niet één dimensie")
                .facts("de dimensies zijn", dimensions)
                .help("kies een dataset met één dimensie, zoals een lijst met codes")
        }
        Kind::RowAddress { key, other: None } => say(format!("de rij {} geeft geen adres voor een pagina", q(key)), "van deze rijen")
            .note("het adres bestaat uit de letters en cijfers van de waarde; `vergelijken` is al in gebruik")
            .help("geef de rij een andere waarde, of laat haar weg met `where`"),
        Kind::RowAddress { key, other: Some(other) } => {
            say(format!("de rijen {} en {} geven hetzelfde adres", q(other), q(key)), "van deze rijen")
                .help("geef een van de twee een andere waarde, of laat er een weg met `where`")
        }
        Kind::NoRows { dataset } => say(format!("geen enkele rij van {} wordt een pagina", q(dataset)), "geen rijen")
            .help("kijk of `where` klopt, en of de dataset rijen heeft die geen totaal zijn"),
        Kind::BadCondition { written } => say(format!("{} is geen voorwaarde die iets weglaat", q(written)), "niet te lezen, of er staat niets achter")
            .note("een voorwaarde staat op een regel van zichzelf, boven een kop of een blok")
            .help("schrijf `<!-- met gegevens: DATASET -->` of `<!-- zonder gegevens: DATASET -->`; met een punt erachter kan een maat"),
        Kind::ConditionWithoutRow => say("een voorwaarde kan alleen in een hoofdstuk dat pagina's uit data maakt", "hier geldt zij voor niets")
            .help("zet `for_each` in de kop van het hoofdstuk, of haal de voorwaarde weg"),
        Kind::NoOverview { id } => say(format!("er is geen hoofdstuk met id {}, dat naar deze pagina's leidt", q(id)), "adres van deze pagina's")
            .note("zo'n hoofdstuk staat in het menu; onder zijn tekst komt de lijst met de pagina's")
            .help(format!("schrijf in dezelfde map een hoofdstuk met `id = \"{id}\"` en zonder `for_each`")),
        Kind::FrontMatterMissing => say("het hoofdstuk begint niet met een kop tussen regels met `+++`", "hier hoort `+++`")
            .note("in deze kop staan de gegevens van het hoofdstuk, zoals `id`")
            .help("schrijf bovenaan een regel `+++`, dan regels als `id = \"personeel\"`, en dan weer een regel `+++`"),
        Kind::FrontMatterUnclosed => say("de kop met gegevens van het hoofdstuk wordt niet afgesloten", "hier begint de kop")
            .help("zet na de gegevens een regel met alleen `+++`"),
        Kind::LoneBacktick => say("er staat een backtick (een schuin accent) zonder partner", "deze is alleen").help(SPAN),
        Kind::NotAFigure { text } => say(format!("{} is geen cijfer: er staat geen `=` in", q(text)), "geen cijfer").help(SPAN),
        Kind::ForeignSyntax { found } if found == ":::" => {
            say(format!("{} hoort bij een ander programma", q(found)), "dit kent Kerncijfer niet")
                .help("schrijf een kader als een citaat: `> **Uitleg:** …`; een blok staat tussen regels met drie backticks")
        }
        Kind::ForeignSyntax { found } => say(format!("{} hoort bij een ander programma", q(found)), "dit kent Kerncijfer niet").help(SPAN),
        Kind::RawHtml { found } => say(format!("in een hoofdstuk kan geen HTML staan: {}", q(found)), "HTML")
            .help("schrijf dit in Markdown; bedoelt u het teken `<` zelf, schrijf dan `\\<`"),
        Kind::UnclosedFence => {
            say("het blok wordt niet afgesloten", "hier begint het blok").help("zet na het blok een regel met alleen drie backticks (```)")
        }
        Kind::UnknownBlock { name, nearest, known } => say(format!("er is geen blok {}", q(name)), "onbekend blok").choice(nearest, known),
        Kind::UnknownBox { label, nearest, known } => {
            say(format!("er is geen kader {}", q(label)), "onbekend kader").choice(nearest, known)
        }
        Kind::HeadingLevel { found: 1, .. } => say("in de tekst kan geen kop van niveau 1 (`#`) staan", "niveau 1")
            .note("de titel van het hoofdstuk is al niveau 1")
            .other("kop hiervoor")
            .help("begin deze kop met `##`"),
        Kind::HeadingLevel { found, most } => {
            say(format!("de kop van niveau {found} (`{}`) slaat een niveau over", hashes(*found)), format!("niveau {found}"))
                .other("kop hiervoor")
                .help(format!("begin deze kop met `{}`", hashes(*most)))
        }
        Kind::LinkTarget { target, .. } if target.trim_start_matches('#').is_empty() => {
            say("de link gaat nergens naartoe", "zonder doel").help("schrijf tussen de ronde haken waar de link naartoe gaat: `[Personeel](01-personeel.md)`")
        }
        Kind::LinkTarget { target, .. } if target.starts_with("www.") => say(format!("de link gaat naar {}, maar dat is er niet", q(target)), "is er niet")
            .help(format!("schrijf het hele adres: `https://{target}`")),
        Kind::LinkTarget { target, nearest } => say(format!("de link gaat naar {}, maar dat is er niet", q(target)), "is er niet")
            .near(nearest, "noem het bestand zoals het in de map staat, bijvoorbeeld `02-duurzaamheid.md`"),
        Kind::LinkFragment { fragment, page, nearest } => say(format!("{} heeft geen kop {}", q(page), q(fragment)), "deze kop is er niet")
            .other("deze pagina")
            .near(nearest, "neem de naam over van een kop op die pagina; zonder `#…` gaat de link naar het begin"),
        Kind::LinkScheme { scheme } => say(format!("een link kan niet beginnen met {}", q(&start(scheme))), "niet mogelijk")
            .help("gebruik een link die begint met `https:`, `mailto:` of `tel:`"),
        Kind::PathOutside { path } => say(format!("het pad {} gaat naar een plek buiten zijn map", q(path)), "gaat naar buiten")
            .help("zet het bestand in de map, en verwijs ernaar zonder `..` en zonder `/` vooraan"),
        Kind::MissingAlt => say("de afbeelding heeft geen beschrijving", "geen beschrijving")
            .note("wie de afbeelding niet kan zien, leest of hoort de beschrijving")
            .help("schrijf tussen de haken wat er te zien is: `![Een volle vergaderzaal](zaal.jpg)`"),
        Kind::ImageMissing { path, nearest } => say(format!("de afbeelding {} is er niet", q(path)), "is er niet")
            .near(nearest, "zet de afbeelding in de map, of verbeter de naam"),
        Kind::ImageType { path } => {
            say(format!("{} is geen afbeelding die Kerncijfer kan gebruiken", q(path)), "geen bruikbare afbeelding")
                .other("hier gebruikt")
                .note("de inhoud van het bestand telt, niet het laatste deel van de naam")
                .help("sla de afbeelding op als PNG of JPEG")
        }
        Kind::FootnoteUndefined { name } => say(format!("er is geen voetnoot {}", q(name)), "deze voetnoot is er niet")
            .help(format!("zet de voetnoot op een eigen regel: `[^{name}]: …`, of haal de verwijzing weg")),
        Kind::FootnoteUnused { name } => say(format!("naar de voetnoot {} wordt nergens verwezen", q(name)), "niet gebruikt")
            .help(format!("zet `[^{name}]` in de tekst, of haal de voetnoot weg")),
        Kind::TooDeep { limit } => {
            say(format!("hier staan meer dan {limit} lagen in elkaar"), "te diep").help("zet minder lijsten, citaten of haakjes in elkaar")
        }
        Kind::TableCaption => say("de tabel heeft geen titel", "tabel zonder titel")
            .note("aan de titel zien en horen lezers waar de tabel over gaat")
            .help("zet boven de tabel een regel als `Tabel: Personeel per ministerie`, met een lege regel ertussen"),
        Kind::NoWords { heading: true } => say("de kop heeft geen woorden", "lege kop").help("schrijf een kop, of haal deze regel weg"),
        Kind::NoWords { heading: false } => say("de link heeft geen woorden", "lege link")
            .help("schrijf tussen de haken waar de link naartoe gaat: `[Personeel in 2023](…)`"),
        Kind::RemoteImage { target } if !is_remote(target) => {
            say(format!("de afbeelding {} staat niet in het project", q(target)), "buiten het project")
                .help("zet een kopie van de afbeelding in de map van het hoofdstuk, en verwijs daarnaar met de naam")
        }
        Kind::RemoteImage { target } => say(format!("de afbeelding {} staat op een andere site", q(target)), "op een andere site")
            .note("een publicatie laadt niets van andere sites, zodat zij altijd heel blijft")
            .help("zet een kopie van de afbeelding in de map, en verwijs daarnaar"),
        Kind::EmptyCell => say("een cel van de tabel is leeg", "lege cel")
            .help("schrijf waarom er niets staat, bijvoorbeeld `niet bekend` of `niet van toepassing`"),
        Kind::ImageTooLarge { path, megapixels, limit } => {
            say(format!("de afbeelding {} heeft {megapixels} miljoen pixels; hoogstens {limit} miljoen kan", q(path)), "te groot")
                .other("hier gebruikt")
                .help("sla de afbeelding kleiner op")
        }

        Kind::SameAddress { address } => say(format!("twee rijen hebben het adres {}", q(address)), "de tweede")
            .other("de eerste")
            .help("op de pagina heeft elke rij een eigen adres, met `-` tussen de waarden en `_` voor een spatie; kies voor een van beide een andere code"),
        Kind::ExtraCells { found, expected } => say(format!("deze rij heeft {found} cellen, en de kop van de tabel heeft er {expected}"), "te veel cellen")
            .help("geef de kop evenveel cellen, of haal cellen weg; een streepje in een cel schrijft u als `\\|`"),
        Kind::TextTooLong { limit } => say(format!("dit stuk tekst is langer dan {limit} tekens"), "hier begint het")
            .help("verdeel het in alinea's, met een lege regel ertussen"),

        Kind::NoSchema { expected } => say(format!("bij dit CSV-bestand ontbreekt het schema {}", q(expected)), "zonder schema")
            .note("het schema zegt wat de kolommen en de getallen betekenen")
            .help(format!("maak `{expected}`, of haal het CSV-bestand weg")),
        Kind::NoCsv { expected } => say(format!("bij dit schema ontbreekt het CSV-bestand {}", q(expected)), "zonder data")
            .help(format!("zet `{expected}` ernaast, of haal het schema weg")),
        Kind::StillMissing { what } => say(format!("in dit concept ontbreekt {} nog", q(what)), "ontbreekt in dit concept")
            .note("het voorbeeld toont … waar een cijfer ontbreekt"),
        Kind::NoDataOfYear { year, figures } => say(format!("de data lopen niet door tot {}", q(year)), "niets over dit jaar")
            .note(match figures {
                1 => format!("1 cijfer van dit concept heeft {year} nodig"),
                _ => format!("{figures} cijfers van dit concept hebben {year} nodig"),
            })
            .help(format!("voeg {year} toe aan de data")),
        Kind::RaggedRow { line, expected, found } => {
            let help = match found > expected {
                true => "zet een veld met een scheidingsteken erin tussen aanhalingstekens, of haal weg wat te veel is",
                false => "vul de velden aan die ontbreken",
            };
            say(
                format!("regel {line} heeft niet zo veel velden als de eerste regel: {found} en niet {expected}"),
                number(*found, "veld", "velden"),
            )
            .other(number(*expected, "kolom", "kolommen"))
            .help(help)
        }
        Kind::UnclosedQuote => say("een aanhalingsteken in het CSV-bestand wordt niet gesloten", "hier begint het")
            .help("zet ook aan het eind van het veld een `\"`; hoort een `\"` bij de tekst, schrijf dan `\"\"`"),
        Kind::EmptyCsv { header_only: true } => say("het CSV-bestand heeft wel kolommen, maar geen rijen", "hierna komt niets")
            .help("zet onder de eerste regel de rijen met data"),
        Kind::EmptyCsv { header_only: false } => {
            say("het CSV-bestand is leeg", "leeg").help("zet op de eerste regel de namen van de kolommen, en daaronder de rijen")
        }
        Kind::DuplicateColumn { name } => say(format!("er zijn twee kolommen {}", q(name)), "tweede keer")
            .other("eerste keer")
            .help("geef een van de twee een andere naam, of haal er een weg"),
        Kind::MissingColumn { name, known, nearest } => {
            let help = match nearest {
                _ if is_one_line_of_semicolons(known) => {
                    "staat er een `;` tussen de velden, zet dan in het schema onder `[csv]`: `delimiter = \";\"`".to_owned()
                }
                Some(nearest) => format!("is `{nearest}` dezelfde kolom? gebruik dan op beide plaatsen dezelfde naam"),
                None => "zet de kolom in het CSV-bestand, of haal de naam uit het schema".to_owned(),
            };
            let message = say(format!("de kolom {} ontbreekt in het CSV-bestand", q(name)), "niet in het CSV-bestand");
            message.facts("het CSV-bestand heeft", known).other("hier genoemd").help(help)
        }
        Kind::UnknownColumn { name, known, nearest } => say(format!("de kolom {} staat niet in het schema", q(name)), "niet in het schema")
            .facts("het schema noemt", known)
            .other("hier staan de kolommen")
            .near(nearest, "beschrijf de kolom in het schema, of haal de kolom weg"),
        Kind::BadNumber { value, decimal, thousands } => {
            let (example, digits) = (example(*decimal, *thousands), value.contains(|c: char| c.is_ascii_digit()));
            let message =
                say(format!("{} is geen getal zoals het schema het voorschrijft", q(value)), "geen getal").other("hier voorgeschreven");
            match digits {
                true if value.len() > 100 => message.note("een getal heeft hoogstens 100 tekens").help("rond het af, of neem het op als tekst"),
                true => message
                    .note("in een cel met een getal staat geen eenheid, geen `%`, geen `€` en geen `+`")
                    .help(format!("schrijf getallen als `{example}`, of verander `decimal` of `thousands` onder `[csv]` in het schema")),
                false => message
                    .note("een teken voor een cel zonder getal staat in het schema, met de reden")
                    .help(format!("schrijf een getal, zoals `{example}`, of zet in het schema onder `[csv]`: {}", marker(value))),
            }
        }
        Kind::EmptyCellNoStatus => say("de cel is leeg, en er staat niet bij waarom", "lege cel")
            .note("nul is ook een getal; voor een cel zonder getal staat de reden in het schema, of in een kolom met `_status` achter de naam")
            .help("schrijf een getal, of een teken dat in het schema onder `[csv]` bij `markers` staat"),
        Kind::StatusConflict { status, has_number: true } => {
            say(format!("de cel heeft een waarde, maar de status {} zegt van niet", q(status)), "spreekt elkaar tegen")
                .other("deze cel")
                .help("haal de waarde weg, of kies als status `normal`, `provisional`, `revised` of `estimated`")
        }
        Kind::StatusConflict { status, has_number: false } => {
            say(format!("de cel heeft geen waarde, maar de status {} zegt van wel", q(status)), "spreekt elkaar tegen")
                .other("deze cel")
                .help("schrijf een waarde, of kies als status `confidential`, `not-available` of `not-applicable`")
        }
        Kind::DuplicateKey { key } => say(format!("er zijn twee rijen voor {}", q(key)), "tweede keer")
            .other("eerste keer")
            .help("laat een van de twee staan, of verbeter de waarden waarin ze moeten verschillen"),
        Kind::NotInCodes { value, dimension, nearest, list } => {
            let way_out = match list {
                Some(list) => format!("verbeter de waarde, of zet haar in de codelijst {}", q(list)),
                None => "verbeter de waarde, of zet haar in het schema bij `codes`".to_owned(),
            };
            say(format!("{} staat niet op de lijst van dimensie {}", q(value), q(dimension)), "niet op de lijst")
                .other("de lijst")
                .near(nearest, &way_out)
        }
        Kind::NotATime { value, quarter } => {
            let (what, example) = if *quarter { ("kwartaal", "2023-Q4") } else { ("jaar", "2023") };
            say(format!("{} is geen {what}", q(value)), format!("geen {what}"))
                .other("hier voorgeschreven")
                .help(format!("schrijf bijvoorbeeld `{example}`, of verander `type` in het schema"))
        }
        Kind::SpreadsheetFormula { value } => {
            say(format!("een rekenprogramma kan {} uitvoeren als formule", q(value)), "lijkt op een formule")
                .note("lezers openen dit bestand in een rekenprogramma; een formule kan daar schade doen")
                .help("schrijf de uitkomst en niet de formule; een naam kan niet beginnen met `=`, `+`, `-` of `@`")
        }
        Kind::ConstraintFails { what, cell, found, expected, difference, tolerance } => {
            say(format!("{} is {}, maar volgens het schema hoort er {} te staan", q(cell), q(found), q(expected)), "klopt niet")
                .other("deze regel klopt niet")
                .note(format!("regel: {}; het verschil is {difference}, en mag hoogstens {tolerance} zijn", q(what)))
                .help(format!("verbeter de cel, of het deel dat fout is; staat het zo in de bron, zet dan het verschil {difference} met de reden bij `deviations`"))
        }
        Kind::DeviationGone { cell, declared, found } => {
            let message =
                say(format!("bij {} is het verschil {}, niet {}", q(cell), q(found), q(declared)), "klopt niet meer").other("deze cel");
            message.help(format!("schrijf `difference = \"{found}\"`; is er geen verschil meer, haal deze afwijking dan weg"))
        }
        Kind::WideLayout { measures: 1 } => say("de data passen niet in de indeling `wide`", "past niet")
            .other("hier voorgeschreven")
            .note("met `columns` heeft elke waarde van die dimensie een eigen kolom, achter de andere dimensies")
            .help("geef elke waarde een kolom, of haal `columns` en `layout = \"wide\"` uit het schema"),
        Kind::WideLayout { measures } => say(format!("de indeling `wide` kan maar één maat hebben, niet {measures}"), "past niet")
            .other("hier voorgeschreven")
            .help("gebruik `layout = \"long\"`, of maak een dataset voor elke maat"),
        Kind::TotalMissing { total, dimension } => {
            say(format!("geen enkele rij heeft het totaal {} van dimensie {}", q(total), q(dimension)), "niet in de data")
                .other("deze dimensie")
                .help("voeg rijen met het totaal toe, verbeter de naam, of haal `total` uit het schema")
        }
        Kind::StrayQuote => say("er staat een aanhalingsteken midden in een veld", "aanhalingsteken")
            .help("zet het hele veld tussen `\"`, en schrijf het teken in het veld dubbel: `\"\"`"),
        Kind::NoSuchCell { cell } => say(format!("er is geen cel {}", q(cell)), "deze cel is er niet")
            .help("noem bij `at` voor elke dimensie een waarde die in het CSV-bestand staat"),
        Kind::BadUnit { kind, missing } => say(format!("bij de eenheid {} ontbreekt {}", q(kind), q(missing)), "niet volledig")
            .help(format!("schrijf bijvoorbeeld {}", unit(kind))),
        Kind::TooManyCells { limit } => {
            say(format!("het bestand heeft meer dan {} miljoen cellen", limit / 1_000_000), "te veel").help("verdeel de data over meer datasets")
        }
        Kind::OutOfRange { cell, found, bound, is_least, difference } => {
            let at = if *is_least { "minstens" } else { "hoogstens" };
            say(format!("{} is {}, maar mag volgens het schema {at} {} zijn", q(cell), q(found), q(bound)), "buiten de grenzen")
                .other("deze regel klopt niet")
                .help(format!("verbeter de cel, of de grens; staat het zo in de bron, zet dan het verschil {difference} met de reden bij `deviations`"))
        }
        Kind::NothingCompared { what } => say(format!("de regel {} vergelijkt niets", q(what)), "niets te vergelijken")
            .note("een regel geldt alleen waar elk getal ervan er is")
            .help("kijk of de namen in de regel kloppen; zijn de getallen er niet, haal de regel dan weg"),
        Kind::EmptyRange { least, most } => say(format!("tussen {} en {} ligt niets", q(least), q(most)), "minder dan `least`")
            .help("schrijf de laagste grens bij `least` en de hoogste bij `most`"),
        Kind::CellsDiffer { cell, other, found, expected, difference, tolerance } => {
            say(format!("{} is {}, maar {} is {}", q(cell), q(found), q(other), q(expected)), "deze verschillen")
                .other("de andere cel")
                .note(format!("volgens het schema zijn ze gelijk; het verschil is {difference}, en mag hoogstens {tolerance} zijn"))
                .help(format!("verbeter de cel die fout is; staat het zo in de bron, zet dan het verschil {difference} met de reden bij `deviations`"))
        }
        Kind::NoCounterpart { dimension, of, other, own } => {
            let (fix, rename) = if *own {
                (format!("at = {{ {dimension} = \"…\" }}"), format!("dimensions = {{ {dimension} = \"…\" }}"))
            } else {
                (format!("other = {{ {dimension} = \"…\" }}"), format!("dimensions = {{ … = \"{dimension}\" }}"))
            };
            say(format!("bij dimensie {} van {} hoort geen dimensie van {}", q(dimension), q(of), q(other)), "niet te vergelijken")
                .note("elke dimensie staat vast op één waarde, of heeft aan de andere kant een dimensie met dezelfde naam")
                .help(format!("zet hem vast, `{fix}`, of zeg hoe hij daar heet, `{rename}`"))
        }
        Kind::SmallCount { cell, count, minimum } => say(format!("{} is een aantal mensen van maar {count}: misschien zijn ze te herkennen", q(cell)), "een klein aantal")
            .note(format!("wat in de datamap staat is openbaar; een aantal mensen van 1 tot en met {} komt er niet in", minimum - 1))
            .help("laat het getal weg, met status `confidential`, of geef onder `[disclosure]` bij `reason` de reden waarom het openbaar mag zijn"),
        Kind::Derivable { cell, what, derivation } => say(format!("{} is geheim, maar volgt uit andere cellen", q(cell)), "niet geheim")
            .other("dit verraadt het")
            .note(format!("volgens {}: {derivation}", q(what)))
            .help("maak ook een cel geheim waaruit deze volgt, of neem deze gegevens samen"),
        Kind::IdleReason { minimum } => say(format!("deze reden is voor aantallen mensen onder de {minimum}, en die zijn er niet"), "niet nodig")
            .help("haal de reden weg; anders geldt hij ook voor elk klein aantal dat er later bij komt"),
        Kind::TwoTargets { cell } => say(format!("bij {} passen twee doelen even goed", q(cell)), "het tweede doel")
            .other("het eerste doel")
            .help("noem in een van beide een dimensie meer bij `at`, zodat een van de twee het best past"),
        Kind::LongText { limit } => say(format!("deze tekst heeft meer dan {limit} tekens"), "te lang voor een cel")
            .help("maak de tekst korter, of verdeel hem over meer rijen"),
        Kind::EmptyColumnName => say("een kolom heeft geen naam", "geen naam")
            .help("schrijf een naam op de eerste regel; staat er een scheidingsteken te veel, haal dat dan weg"),
        Kind::EmptyKey { dimension } => say(format!("de rij heeft geen waarde voor dimensie {}", q(dimension)), "leeg")
            .help("schrijf in elke rij een waarde, ook als die hetzelfde is als erboven"),
        Kind::ControlCharacter => say("hier staat een onzichtbaar teken dat geen tekst is", "onzichtbaar teken")
            .help("haal dit stuk weg, en typ de tekst opnieuw"),

        Kind::DerivationUnchecked { unknown, limit } => {
            say(format!("of de {unknown} ontbrekende cijfers uit elkaar volgen, is niet nagegaan"), "een van de geheime cijfers")
                .note(format!("samen in sommen worden er hooguit {limit} uitgezocht; wat uit één som volgt, is wel nagegaan"))
                .help("verdeel de dataset, of ga zelf na dat geen geheim cijfer uit andere volgt")
        }
        Kind::NoCodeList { dataset, known, .. } if known.is_empty() => say(format!("{} is geen codelijst: deze editie heeft er geen", q(dataset)), "geen codelijst")
            .note("een codelijst is een dataset met een blok `[code_list]` in het schema")
            .help("zet `[code_list]` in het schema van die dataset, of haal `code_list` hier weg"),
        Kind::NoCodeList { dataset, nearest, known } => say(format!("{} is geen codelijst van deze editie", q(dataset)), "geen codelijst")
            .choice(nearest, known),
        Kind::BadCodeList { dimensions } => {
            say(format!("een codelijst heeft één dimensie, en deze heeft er {dimensions}"), "hier is het een codelijst")
                .help("laat de dimensie met de codes staan, en maak van de andere een maat met tekst")
        }
        Kind::TakenAddress { address } => say(format!("het adres {} is op de pagina van de dataset al in gebruik", q(address)), "deze rij")
            .note("elke rij en elke cel heeft op de pagina een eigen adres, gemaakt van de waarden")
            .help("kies een andere code voor deze waarde; een eigen tekst voor de lezer kan in `labels`"),
        Kind::NestedCodeList => say("een codelijst kan haar codes niet uit een codelijst halen", "hier niet")
            .help("haal `code_list` hier weg; zet de codes en hun tekst in dit bestand zelf"),
        Kind::NotTextMeasure { measure } => say(format!("maat {} heeft getallen, en hier is tekst nodig", q(measure)), "een maat met getallen")
            .help("kies een maat met `type = \"text\"`"),
        Kind::BadCodeCell { column, value } if value.is_empty() => {
            say(format!("deze code heeft geen tekst in kolom {}", q(column)), "geen tekst")
                .help("schrijf hier wat een lezer in plaats van de code ziet; dat mag de code zelf zijn")
        }
        Kind::BadCodeCell { column, value } => {
            say(format!("{} in kolom {} is geen volledig webadres", q(value), q(column)), "geen adres")
                .help("schrijf het adres dat dit in een register heeft, zoals `https://identifier.overheid.nl/tooi/id/ministerie/mnre1034`, of de marker voor niet bekend")
        }
        Kind::HiddenBefore { cell, edition } => {
            say(format!("{} is geheim, maar staat in de editie van {}", q(cell), q(edition)), "hier geheim")
                .other("daar te lezen")
                .help("geef het cijfer, of haal het ook uit die editie")
        }
        Kind::FormulaSyntax { expected: "end", found } => {
            say(format!("achter de formule staat {}, en dat hoort daar niet", q(found)), "hoort hier niet")
                .help(behind(found))
        }
        Kind::FormulaSyntax { expected: "dataset", found } => {
            say(format!("hier hoort alleen de naam van een dataset, maar er staat {}", q(found)), "geen naam van een dataset")
                .help("schrijf alleen de naam, zoals in `data = \"fte\"`, en kies de waarden bij `where`")
        }
        Kind::FormulaSyntax { expected: "]", found } if found.is_empty() => say("een `[` in de formule wordt niet gesloten", "hier begint het")
            .help("zet een `]` achter de laatste waarde, zoals in `fte[Totaal, 2023]`"),
        Kind::FormulaSyntax { expected, found } => {
            let found = if found.is_empty() { "de formule houdt op".to_owned() } else { format!("er staat {}", q(found)) };
            say(format!("in de formule hoort hier {}, maar {found}", part(expected)), format!("hier hoort {}", part(expected)))
                .help("vergelijk met `fte[Totaal, 2023]` of `groei(fte[Totaal, 2022..2023])`")
        }
        Kind::UnknownName { noun: what, name, of, nearest, known } => {
            let of = match what {
                _ if of.is_empty() => "er is".to_owned(),
                Noun::Dimension | Noun::Measure => format!("dataset {} heeft", q(of)),
                Noun::Year | Noun::Value => match of.split_once('.') {
                    Some((dataset, _)) if *what == Noun::Year => format!("dataset {} heeft", q(dataset)),
                    Some((dataset, dimension)) => format!("dimensie {} van {} heeft", q(dimension), q(dataset)),
                    None => format!("dimensie {} heeft", q(of)),
                },
                _ => format!("{} heeft", q(of)),
            };
            let noun = noun(Dutch, *what);
            let message = say(format!("{of} geen {noun} {}", q(name)), format!("geen bekend{} {noun}", if neuter(*what) { "" } else { "e" }))
                .other("hier gezocht")
                .choice(nearest, known);
            match (what, nearest) {
                (Noun::Year, None) => message.help("kies een periode die er is, of vul de data aan"),
                (Noun::Figure, None) => message.help("zet de formule met deze naam in `figures.toml`, of noem cellen: `fte[Totaal, 2023]`"),
                _ => message,
            }
        }
        Kind::TooFewSelectors { dataset, missing } => {
            say(format!("bij {} ontbreekt een waarde voor {}", q(dataset), all(missing)), "niet volledig")
                .other("deze dimensie")
                .note("Kerncijfer kiest nooit vanzelf een totaal")
                .help("noem voor elke dimensie een waarde, zoals in `fte[Totaal, 2023]`; `*` staat voor alle waarden")
        }
        Kind::TooManySelectors { dataset, dimensions, found } => {
            let count = number(dimensions.len(), "waarde", "waarden");
            say(format!("{} vraagt {count} tussen de haken, en krijgt er {found}", q(dataset)), "te veel")
                .facts("de dimensies zijn, op volgorde,", dimensions)
                .help("haal weg wat te veel is; een waarde met een komma erin komt tussen aanhalingstekens")
        }
        Kind::MeasureNeeded { dataset, known } => {
            let measure = known.first().map_or("maat", String::as_str);
            say(format!("dataset {} heeft meer dan één maat, en hier is er geen gekozen", q(dataset)), "welke maat?")
                .choice(&None, known)
                .help(format!("schrijf bijvoorbeeld `{dataset}.{measure}[…]`"))
        }
        Kind::WrongShape { expected, found } => {
            say(format!("hier hoort {}, maar er staat {}", bare(*expected), bare(*found)), bare(*found))
                .help(reshape(*expected, *found))
        }
        Kind::GrowthOfShare { unit } => say(format!("van {} is geen groei te berekenen", amount(unit)), "geen aantal")
            .note("groei geldt voor aantallen en bedragen; van 4 naar 6 procent is een verschil van 2 procentpunt")
            .help("gebruik `verschil(…)`"),
        Kind::UnitsDiffer { left, right } => say(format!("{} past niet bij {}", amount(left), amount(right)), "past niet")
            .other("de andere eenheid")
            .help("gebruik twee cijfers met dezelfde eenheid; delen door een andere eenheid kan in `figures.toml`"),
        Kind::DivisionByZero => say("hier wordt gedeeld door nul", "dit is nul")
            .other("in deze cel")
            .note("groei vanaf nul of een deel van nul is niet te berekenen")
            .help("noem de aantallen zelf, of gebruik `verschil(…)`"),
        Kind::PinDiffers { pin, computed } => {
            say(format!("de tekst verwacht {}, maar de data geven {}", q(pin), q(computed)), "niet wat de data geven")
                .help(format!("lees of de zin nog klopt; schrijf dan {}, of verbeter de data", q(computed)))
        }
        Kind::NoNumber { cell, status } => say(format!("{} heeft geen getal: de status is {}", q(cell), q(status)), "geen getal")
            .other("de cel")
            .help("kies een andere cel, of zeg met woorden dat het getal er niet is"),
        Kind::NotAdditive { measure } => {
            say(format!("de waarden van maat {} kunnen niet bij elkaar worden geteld", q(measure)), "niet op te tellen")
                .other("deze maat telt niet op")
                .note("het gemiddelde van een paar percentages is niet het percentage van het geheel")
                .help("gebruik de waarde van het totaal, of bereken het uit aantallen met `aandeel(…)`")
        }
        Kind::ArgumentCount { function, expected, found } => {
            let expected = expected.replace(" or ", " of ");
            let parts = if expected == "1" { "onderdeel" } else { "onderdelen" };
            say(format!("{} vraagt {expected} {parts} tussen de haakjes, en krijgt er {found}", q(function)), format!("hier: {found}"))
                .help(format!("schrijf bijvoorbeeld {}", usage(function)))
        }
        Kind::OptionConflict { option, other } if option == other => {
            say(format!("de optie {} staat er twee keer", q(option)), "tweede keer").other("eerste keer").help("haal een van de twee weg")
        }
        Kind::OptionConflict { option, other } => {
            say(format!("de opties {} en {} gaan niet samen", q(option), q(other)), "gaat niet samen")
                .other("hiermee")
                .help("haal een van de twee weg")
        }
        Kind::OptionMisfit { option, reason } => {
            let (why, help) = misfit(*reason);
            say(format!("de optie {} past niet bij dit cijfer: {why}", q(option)), "past niet").help(help)
        }
        Kind::TooManyDecimals { asked, most } => {
            let help = match most {
                0 => "haal de optie weg".to_owned(),
                _ => format!("vraag hoogstens {}", number(*most as usize, "decimaal", "decimalen")),
            };
            let asked = number(*asked as usize, "decimaal", "decimalen");
            let has = if *most == 0 { "dit cijfer heeft er geen".to_owned() } else { format!("dit cijfer heeft er hoogstens {most}") };
            say(format!("{asked} is te veel; {has}"), "te veel").help(help)
        }
        Kind::ShowsAsZero { exact } => say("het cijfer is niet nul, maar zou als nul op de site staan", "wordt nul")
            .note(format!("het precieze getal is {}", line(exact)))
            .help("vraag meer decimalen of rond minder grof af, of schrijf in de zin `minder dan` met een grens"),
        Kind::BadPair { reason } => match reason {
            PairFault::NotTime => say("een paar met `..` kan alleen met jaren of kwartalen", "geen jaar of kwartaal")
                .help("noem één waarde, of schrijf `*` voor alle waarden"),
            PairFault::Backwards => say("deze perioden gaan terug in de tijd", "van later naar eerder")
                .help("zet de vroegste periode vooraan, zoals in `2022..2023`"),
            PairFault::Same => say("hier staat twee keer dezelfde periode", "twee keer hetzelfde")
                .help("noem twee perioden, zoals `2022..2023`, of noem er één"),
        },
        Kind::NegativeBase => say("groei vanaf een getal onder nul is niet te berekenen", "onder nul")
            .other("in deze cel")
            .help("gebruik `verschil(…)`"),
        Kind::Circle { names } => {
            let name = names.first().map_or("", String::as_str);
            say(format!("het cijfer {} heeft zichzelf nodig", q(name)), "draait in een kring")
                .other("ook in de kring")
                .note(round(names))
                .help("haal een van deze cijfers uit de formule van een ander")
        }
        Kind::OperatorInSentence { operator } => {
            say(format!("in een zin kan een formule niet rekenen met `{operator}`"), "hoort niet in een zin")
                .help("zet de formule met een naam in `figures.toml`, of gebruik `som(…)`, `verschil(…)` of `aandeel(…)`")
        }
        Kind::Semicolon => say("de onderdelen van de formule zijn gescheiden door een puntkomma", "puntkomma").help("schrijf een komma"),
        Kind::SpreadsheetNotation { found } => {
            say(format!("{} is de schrijfwijze van een rekenprogramma", q(found)), "dit kent Kerncijfer niet")
                .help("noem de dataset en de waarden: `fte[Totaal, 2023]` of `som(fte[*, 2023])`")
        }
        Kind::NoSuchCombination { cell } => say(format!("de data hebben geen cel {}", q(cell)), "deze cel is er niet")
            .note("elke waarde bestaat wel, maar deze waarden komen niet samen voor")
            .help("kies andere waarden, of vul de data aan"),
        Kind::SelectorOrder { dimension } => say(
            format!("de waarde voor dimensie {} staat er dubbel, of op de verkeerde plaats", q(dimension)),
            "dubbel of verkeerde plaats",
        )
        .other("hier ook een waarde")
        .help("noem elke dimensie één keer; eerst de waarden zonder naam, dan die met naam: `fte[Totaal, jaar: 2023]`"),
        Kind::GivenIncomplete => say("bij dit gegeven cijfer ontbreekt de tekst of de bron", "niet volledig")
            .help("schrijf bijvoorbeeld `12 provincies = gegeven(\"Grondwet, bijlage\")`"),
        Kind::UnclosedQuotation => say("een aanhalingsteken in de formule wordt niet gesloten", "hier begint het")
            .help("zet ook aan het eind een `\"`; hoort een `\"` bij de waarde, schrijf dan `\"\"`"),
        Kind::DecimalsNeeded { name } => say(format!("bij {} staat niet hoeveel decimalen het cijfer heeft", q(name)), "zonder decimalen")
            .note("na `*` of `/` kan Kerncijfer dat niet weten")
            .help(format!("zet onder `[{name}]` in `figures.toml` bijvoorbeeld `decimals = 1`")),
        Kind::ShareOfShares { unit } => say(format!("van {} is geen aandeel te berekenen", amount(unit)), "geen aantal")
            .help("gebruik de aantallen waar de percentages van gemaakt zijn"),
        Kind::NoTarget { measure } => say(format!("maat {} heeft in het schema geen doel", q(measure)), "geen doel")
            .other("deze maat")
            .help("zet bij de maat in het schema een `target`, of gebruik deze functie hier niet"),
        Kind::Tie { names } => say(format!("er is niet één hoogste of laagste: {} zijn gelijk", all(names)), "meer dan één naam")
            .help("noem de namen zelf in de zin, met het cijfer uit `hoogste(…)` of `laagste(…)`"),
        Kind::EmptySeries => say("de reeks heeft geen enkel getal", "geen getallen").help("kies andere waarden, of vul de data aan"),

        Kind::NoProduct { left, right } => say(format!("{} keer {} betekent hier niets", amount(left), amount(right)), "past hier niet")
            .other("de andere eenheid")
            .help("vermenigvuldig met een getal zonder eenheid of met een percentage"),
        Kind::TextMeasure { measure } => say(format!("maat {} bevat tekst, en met tekst valt niet te rekenen", q(measure)), "tekst, geen getallen")
            .help("kies een maat met getallen; een tekst kan wel in een tabel staan, of alleen in een formule"),
        Kind::UnitNeeded { name, unit } => say(format!("de eenheid van {} heeft nog geen naam", q(name)), format!("dit geeft {}", q(unit)))
            .note("wie twee eenheden op elkaar deelt, maakt een nieuwe eenheid")
            .help(format!("zet onder `[{name}]` een `unit`, bijvoorbeeld `unit = \"euro per fte\"`")),
        Kind::QuotesNeeded { value } => say(format!("de waarde {} moet tussen aanhalingstekens", q(value)), "dit is één waarde")
            .note("zonder aanhalingstekens hebben haakjes, komma's en `..` in een formule een eigen betekenis")
            .help(format!("schrijf `\"{}\"`", value.replace('"', "\"\""))),
        Kind::NumberTooLong { most } => say(format!("dit getal krijgt meer dan {most} cijfers"), "hier wordt het te lang")
            .help("kijk of de formule zichzelf blijft vermenigvuldigen; geen telling heeft zoveel cijfers"),
        Kind::DimensionTwice { dimension } => say(format!("dimensie {} wordt twee keer gebruikt", q(dimension)), "tweede keer")
            .other("eerste keer")
            .help("noem elke dimensie één keer: bij `rows`, bij `columns` of bij `where`"),
        Kind::DimensionOpen { dimension } => say(format!("dimensie {} heeft nog geen plaats in de tabel", q(dimension)), "niet volledig")
            .other("deze dimensie")
            .help(format!("noem `{dimension}` bij `rows` of `columns`, of kies één waarde: `where = {{ {dimension} = \"…\" }}`")),
        Kind::EmptyTable => {
            say("met deze keuze heeft de tabel geen rijen of geen kolommen", "er blijft niets over").help("kies meer waarden bij `where`, of haal `total = false` weg")
        }
        Kind::SortColumn { name, known } => {
            say(format!("op {} kan de tabel niet sorteren", q(name)), "geen kolom met getallen").choice(&None, known)
        }
        Kind::ChartText { measure } => say(format!("een grafiek kan geen tekst tekenen: {}", q(measure)), "een maat met tekst")
            .help("kies met `measures` een maat met getallen, of maak er een `tabel` van"),
        Kind::ChartEmpty => {
            say("met deze keuze heeft de grafiek geen enkel getal", "niets om te tekenen").help("kies andere waarden bij `where`, of een andere maat")
        }
        Kind::ChartUnits { first, second } => {
            say(format!("{} en {} hebben niet dezelfde eenheid", q(first), q(second)), "twee eenheden op één as")
                .help("kies met `measures` maten met dezelfde eenheid, of maak twee grafieken")
        }
        Kind::ChartRows { found } => {
            say(format!("een grafiek heeft één dimensie in de rijen, hier zijn het er {found}"), "te veel voor een grafiek")
                .help("zet één dimensie in `rows`, één in `columns`, en de andere vast met `where`")
        }
        Kind::ChartPart { part, negative } => {
            let what = if *negative { "is negatief" } else { "heeft geen getal" };
            say(format!("{} {what}: dat kan geen deel van een stapel zijn", q(part)), "niet te stapelen")
                .help("neem `kind = \"bar\"`, of kies andere waarden bij `where`")
        }
        Kind::ChartTarget { measure, reason } => match reason {
            TargetFault::None => say(format!("{} heeft geen doel voor elke cel van de grafiek", q(measure)), "geen doel om te tekenen")
                .help("schrijf een `target` in het schema, of haal `target = true` weg"),
            TargetFault::Several => say(format!("de cellen van {} hebben niet hetzelfde doel", q(measure)), "meer dan één doel")
                .help("kies met `where` cellen met hetzelfde doel, of haal `target = true` weg"),
            TargetFault::Relative => say("het doel is een verandering sinds een basisjaar en heeft dus geen plaats op deze as", "geen hoogte op de as")
                .help("haal `target = true` weg; een blok `doel` kan zo'n doel wel laten zien"),
            TargetFault::Stacked => say("een stapel kan geen doel laten zien: een doel gaat over één maat, een stapel over de som", "niet te tekenen")
                .help("haal `target = true` weg, of neem `kind = \"bar\"`"),
        },
        Kind::ChartTooMany { series, found, most } => {
            let (what, help) = match series {
                true => ("reeksen", "kies minder waarden met `where`; bij lijnen geeft `panels = true` elke reeks een eigen tekening"),
                false => ("groepen", "kies minder waarden met `where`, of neem de grootste met `sort` en `top`"),
            };
            say(format!("{found} {what} in één grafiek: de lezer kan er hoogstens {most} volgen"), "te veel").help(help)
        }
        Kind::ChartTitle { dataset } => say(format!("in de titel van de grafiek staat geen cijfer uit {}, dus niets houdt hem tegen de data", q(dataset)), "niet te controleren")
            .help("zet een formule in de titel, zoals \"Het verzuim `= richting(verzuim[2022..2023])`\""),
        Kind::ChartWhole { category, sum } => match sum {
            Some(sum) => say(format!("de delen van {} zijn samen {} procent, geen 100", q(category), sum.replace('.', ",")), "niet het geheel")
                .help("kies alle delen en geen totaal, of neem `kind = \"bar\"`"),
            None => say(format!("de getallen van {} mogen niet worden opgeteld, dus ook niet gestapeld", q(category)), "niet op te tellen")
                .help("neem `kind = \"bar\"` of `kind = \"dot\"`"),
        },
        Kind::ChartStack { part, reason } => match reason {
            StackFault::Total => say(format!("{} is het totaal van de andere delen: de staaf zou twee keer te lang worden", q(part)), "het totaal als deel")
                .help("laat het totaal weg, of neem `kind = \"bar\"`"),
            StackFault::Time => say("jaren of kwartalen op elkaar stapelen geeft geen geheel", "een tijd als deel")
                .help("zet de tijd in `rows`, of neem `kind = \"bar\"`"),
            StackFault::NotAll => say(format!("{} ontbreekt, dus de delen zijn samen geen 100 procent", q(part)), "niet alle delen")
                .help("kies alle delen, of neem `kind = \"stacked\"`"),
        },
        Kind::ChartOneMoment => say("een lijn heeft ten minste twee momenten nodig, hier is er een", "een moment")
            .help("kies meer jaren of kwartalen, of neem `kind = \"bar\"`"),
        Kind::ChartPanels => say("alleen bij lijnen krijgt elke reeks een eigen tekening", "geen grafiek met lijnen")
            .help("haal `panels = true` weg, of neem `kind = \"line\"`"),
        Kind::ChartNoTime => say("een lijn loopt over de tijd, maar in rijen en kolommen staat geen jaar of kwartaal", "geen tijd")
            .help("zet de tijd in `columns`, of neem `kind = \"bar\"`"),
        Kind::TargetCell => say("een doel hoort bij één cel van een dataset, niet bij een berekening", "geen cel")
            .help("schrijf bij `figure` een cel met een `target` in het schema, zoals `wagenpark.zero_emissie[2023]`"),
        Kind::TargetBase { base, reason } => match reason {
            BaseFault::NotCell => {
                say("het begin van een doel is één cel van een dataset", "geen cel").help("schrijf bij `base` een cel, zoals `gasverbruik[2019]`")
            }
            BaseFault::OtherThing { stand } => say(format!("{} is iets anders dan {}: alleen de tijd mag verschillen", q(base), q(stand)), "een ander cijfer")
                .help("neem bij `base` dezelfde cel van een eerder jaar, of haal `base` weg"),
            BaseFault::NoTime => say(format!("van {} is niet bekend van welk jaar het is", q(base)), "begin zonder jaar")
                .help("neem een cel met een jaar of kwartaal, of zet een `period` in het schema van de dataset"),
            BaseFault::Unit { base: from, stand } => {
                say(format!("het begin is in {from} en de stand in {stand}"), "niet te vergelijken").help("neem een begin met dezelfde eenheid als de stand")
            }
            BaseFault::NotBefore { stand } => say(format!("het begin ({}) ligt niet voor de stand ({})", q(base), q(stand)), "te laat voor een begin")
                .help("neem een eerder jaar als begin, of laat `base` weg"),
            BaseFault::OtherYear { declared } => {
                say(format!("het begin is van {}, maar het doel vergelijkt met {}", q(base), q(declared)), "een ander jaar")
                    .other("bij dit cijfer hoort het doel")
                    .help(format!("neem de cel van {} als begin, of pas `base_year` aan in het schema", q(declared)))
            }
        },
        Kind::PartTwice { part } => {
            say(format!("{} staat twee keer in de omvang", q(part)), "de tweede keer").other("de eerste keer").help("haal er een weg")
        }
        Kind::ScopeChoice { both: true } => say("de omvang staat in het schema van de dataset, en hier nog eens", "twee antwoorden")
            .other("deze dataset heeft een omvang van zichzelf")
            .help("kies: `data`, of `covers` met `partly` en `text`"),
        Kind::ScopeChoice { both: false } => say("dit blok zegt niet welke organisaties meetellen", "geen organisaties")
            .help("schrijf `data = \"…\"` met een dataset, of `covers = […]` met organisaties uit edition.toml"),
        Kind::NoParts { edition } => say(format!("editie {} heeft geen lijst van organisaties", q(edition)), "niet te vinden in een lijst")
            .help(format!("zet in content/{edition}/edition.toml voor elk soort organisatie een `[[scope]]` met `id` en `label`")),
        Kind::NoScope { dataset } => say(format!("het schema van {} zegt niets over de organisaties die meetellen", q(dataset)), "geen omvang")
            .help("zet een `scope` in het schema, of gebruik in het blok `covers`"),

        Kind::ClaimDiffers { printed, computed, exact } => {
            let message = say(format!("gedrukt is {}, maar de data geven {}", q(printed), q(computed)), "niet wat de data geven")
                .other("dit is nagerekend")
                .help(format!("kijk of de bewering en de data kloppen; blijft het verschil, zet er dan bij: `differs = \"{computed}\"` en een `note` die het uitlegt"));
            exact.iter().fold(message, |message, exact| message.note(format!("de precieze waarde is {exact}")))
        }
        Kind::ClaimDifference { declared, computed } => {
            say(format!("bij `differs` staat {}, maar de data geven {}", q(declared), q(computed)), "niet wat de data geven")
                .other("dit is nagerekend")
                .help(format!("kijk of de uitleg in `note` nog klopt en schrijf `differs = \"{computed}\"`"))
        }
        Kind::ClaimAgrees { declared, computed } => {
            say(format!("het verschil is er niet meer: de data geven {}, zoals gedrukt is", q(computed)), format!("{} is niet meer nodig", q(declared)))
                .other("dit is nagerekend")
                .help("haal `differs` en `note` weg")
        }
        Kind::ClaimNotSaid { printed } => {
            say(format!("de zin bij `says` noemt {} niet", q(printed)), "hier staat het gedrukte cijfer niet in")
                .other("dit is gedrukt")
                .help("schrijf het cijfer in de zin precies zoals bij `printed`")
        }
        Kind::ClaimUnread { printed, computed } => {
            say(format!("{} is niet te vergelijken met {}", q(printed), q(computed)), "geen getal in deze eenheid")
                .other("dit is nagerekend")
                .help("schrijf achter het woord een getal met de eenheid van de formule, zoals `ruim 147.000 fte`")
        }
        Kind::ClaimOtherNumber { number } => {
            say(format!("de zin bij `says` noemt ook {}, en dat is niet nagerekend", q(number)), "nog een getal in deze zin")
                .other("dit is gedrukt")
                .help("haal het getal uit de zin, of maak er een bewering van met dezelfde zin bij `says`")
        }

        Kind::StatementMissing => say("de site heeft geen toegankelijkheidsverklaring", "")
            .note("de wet vraagt van elke site van de overheid een verklaring; een site zonder verklaring krijgt status E")
            .help("maak het bestand `content/accessibility.toml`; `docs/accessibility-statement.md` zegt wat erin staat"),
        Kind::StatementPart { key } => {
            let (part, example) = statement_part(key);
            say(format!("in de toegankelijkheidsverklaring ontbreekt {part} ({})", q(key)), "ontbreekt in dit deel")
                .note("elke toegankelijkheidsverklaring heeft dit deel; zonder dit deel is zij niet geldig")
                .help(format!("schrijf bijvoorbeeld {example}"))
        }
        Kind::StatusWithoutAudit { status, last, oldest } => {
            let message = say(format!("bij status {} hoort een onderzoek volgens WCAG-EM, van {oldest} of later", q(status)), "niet onderbouwd");
            let message = match last {
                Some(last) => message.note(format!("het laatste onderzoek in de verklaring is van {last}; een onderzoek telt 3 jaar")),
                None => message.note("in de verklaring staat geen onderzoek met `kind = \"wcag-em\"`; een automatische controle is dat niet"),
            };
            message.help("noem het onderzoek bij `[[evidence]]`, of verklaar status `D`; is een onderzoek binnen 6 maanden gepland, dan kan het status `C` zijn")
        }
        Kind::StatusWithDeviations { count } => {
            say(format!("bij status `A` is alles toegankelijk, maar de verklaring noemt {count} keer iets dat het niet is"), "klopt niet met de rest")
                .help("verklaar status `B`, of haal bij `[[deviations]]` weg wat is opgelost")
        }
        Kind::StatusWithoutPlan { planned, latest } => {
            let message = say(format!("bij status `C` is een onderzoek gepland, op {latest} of eerder"), "niet onderbouwd");
            let message = match planned {
                Some(planned) => message.note(format!("het onderzoek in de verklaring is gepland voor {planned}; 6 maanden na `date` is het {latest}")),
                None => message.note("in de verklaring staat geen `[planned_audit]`"),
            };
            message.help("zet bij `[planned_audit]` wie het onderzoek doet (`by`) en wanneer het klaar is (`date`), of verklaar status `D`")
        }
        Kind::UnknownCriterion { value, nearest } => say(format!("{} is geen succescriterium van niveau A of AA", q(value)), "onbekend nummer")
            .note("de wet vraagt de 50 criteria van WCAG 2.1, niveau A en AA; ook de 6 nieuwe van WCAG 2.2 kunnen hier staan")
            .near(nearest, "schrijf het nummer van het criterium, zoals `1.4.3`"),
        Kind::DayOrder { first, earlier, second, later } => {
            say(format!("{} is {later}, maar dat ligt voor {} ({earlier})", q(second), q(first)), "te vroeg")
                .other("dit komt eerst")
                .help("verbeter een van de twee datums")
        }
        Kind::BadMail { value } => say(format!("{} is geen mailadres", q(value)), "geen mailadres")
            .help("schrijf bijvoorbeeld `toegankelijkheid@voorbeeld.nl`; het adres van een pagina komt bij `page`"),
        Kind::UnsignedStatus { status } => say(format!("status {} kan alleen als de verklaring is ondertekend", q(status)), "niet ondertekend")
            .note("wie mag tekenen voor de uitgever, staat in voor de status; een verklaring zonder handtekening kan alleen status `D` hebben")
            .help("zet bij `[approval]` de functie (`role`) en de datum (`date`) van wie heeft getekend, of verklaar status `D`"),
        Kind::OtherDomain { host } => say(format!("de verklaring gaat niet over het adres van deze site: {}", q(host)), "zonder deze site")
            .help(format!("zet `\"{host}\"` in `domains`, of laat `domains` weg")),
        Kind::BadAddress { key, value } => say(format!("{} bij {} is geen volledig webadres", q(value), q(key)), "geen volledig adres")
            .help("schrijf het hele adres, met `https://` vooraan: `https://www.voorbeeld.nl/rapport`"),
        Kind::BadContact { value } => say(format!("{} is geen mailadres en geen volledig webadres", q(value)), "hier kan niemand iets vragen")
            .help("schrijf een mailadres, zoals `vragen@voorbeeld.nl`, of een pagina, zoals `https://www.voorbeeld.nl/contact`"),

        Kind::OwnLanguage { tag } => say(format!("de tekst van deze editie is al in de taal {}", q(tag)), "de taal van de editie zelf")
            .help("zet deze tekst in de map van de editie zelf; een map met een taal is voor een vertaling"),
        Kind::UnknownLanguage { tag, known } => say(format!("de map {} is geen taal die Kerncijfer kent", q(tag)), "onbekende taal")
            .choice(&None, known)
            .help("geef de map de naam van een taal, of zet de tekst in de map van de editie"),
        Kind::TranslationMissing { tag } => say(format!("een editie heeft tekst in de taal {}, maar hier staat geen naam in die taal", q(tag)), "zonder vertaling")
            .other("tekst in die taal")
            .help(format!("voeg een deel `[translations.{tag}]` toe; `docs/languages.md` zegt wat erin staat")),
        Kind::NoOriginal { id, nearest } => say(format!("geen hoofdstuk in de taal van de editie heeft de id {}", q(id)), "vertaling zonder origineel")
            .note("een vertaling heeft dezelfde id als het hoofdstuk zelf; dan verwijzen de twee naar elkaar")
            .near(nearest, "neem de id van het hoofdstuk over"),
        Kind::LabelsUntranslated => say("in een vertaling kan dit blok niet staan: de namen in de data zijn niet vertaald", "niet in een vertaling")
            .note("lezers en voorleessoftware zouden woorden in een andere taal krijgen, zonder dat te weten")
            .help("zet de cijfers in een zin of op kaarten, of maak een link naar de data: `[data](../../../data/2023/fte.csv)`"),

        Kind::ValueChanged { cell, now, was, edition } => {
            say(format!("{} is {now}, maar in de editie {edition} was het {was}", q(cell)), format!("anders dan in de editie {edition}"))
                .other(format!("zo stond het in de editie {edition}"))
                .help(format!("kijk welk getal klopt; is het herzien, geef de cel de status `revised` en zet in het schema een `[[revisions]]` met `was = \"{was}\"`, `edition = \"{edition}\"` en een `reason`"))
        }
        Kind::RevisionMissing { cell, now, was, edition } => {
            say(format!("{} is herzien van {was} naar {now}, maar het schema zegt niet waarom", q(cell)), "herzien, zonder reden")
                .other(format!("zo stond het in de editie {edition}"))
                .help(format!("zet in het schema een `[[revisions]]` met `was = \"{was}\"`, `edition = \"{edition}\"` en een `reason`"))
        }
        Kind::RevisionWrong { cell, declared, was, edition } => {
            say(format!("bij `was` staat {declared}, maar in de editie {edition} was {} gelijk aan {was}", q(cell)), "niet wat er stond")
                .other(format!("zo stond het in de editie {edition}"))
                .help(format!("schrijf `was = \"{was}\"`"))
        }
        Kind::RevisionGone { cell, now, edition } => {
            say(format!("{} is niet veranderd sinds de editie {edition}: het is nog steeds {now}", q(cell)), "geen herziening")
                .other(format!("zo stond het in de editie {edition}"))
                .help("haal deze `[[revisions]]` weg, en de status `revised` van de cel")
        }
        Kind::RevisionUnfounded { cell, edition, last: Some(last) } => {
            say(format!("{} stond het laatst in de editie {last}, niet in de editie {}", q(cell), q(edition)), "niet deze editie")
                .other("het herziene cijfer")
                .help(format!("vergelijk met de laatste editie die het cijfer gaf: `edition = \"{last}\"`"))
        }
        Kind::RevisionUnfounded { cell, edition, last: None } => {
            say(format!("in de editie {} stond geen {} om te herzien", q(edition), q(cell)), "hier stond dit cijfer niet")
                .other("het herziene cijfer")
                .note("hetzelfde cijfer heeft dezelfde dataset en maat, dezelfde namen en waarden van dimensies, en dezelfde eenheid")
                .help("kijk of de namen gelijk zijn; heette de maat anders, geef haar dan `previous = \"dataset.maat\"`; anders is dit geen herziening")
        }
        Kind::PreviousMissing { name } => {
            say(format!("geen eerdere editie heeft {}", q(name)), "nergens gevonden")
                .help("schrijf bij `previous` de dataset en de maat van een eerdere editie, of haal het weg")
        }

        Kind::CorrectionPlace { place, on, nearest, known } => match on {
            None => say(format!("er is geen hoofdstuk {} om te corrigeren", q(place)), "geen pagina van deze editie").choice(nearest, known),
            Some(page) => say(format!("pagina {} heeft geen kop {}", q(page), q(place)), "geen kop van die pagina").choice(nearest, known),
        },
        Kind::CorrectionVersion { version, edition } => {
            say(format!("dit is een correctie van versie {version}, maar de editie is nog versie {edition}"), "een versie die er nog niet is")
                .help(format!("maak `version` van de editie {version}, of verander die hier"))
        }
        Kind::NoCorrection { version } => say(format!("nergens staat wat er anders is in versie {version}"), "een versie zonder correctie")
            .help(format!("zet er een `[[correction]]` met `version = {version}` bij voor alles wat nu anders is")),
        Kind::ArchivedVersion { version, archived: 0 } => {
            say(format!("de editie is versie {version}, en het archief heeft er nog geen versie van"), "een versie die nog niet in het archief kan")
                .help("maak `version` 1, of archiveer eerst de versies voor deze")
        }
        Kind::ArchivedVersion { version, archived } => {
            say(format!("de editie is versie {version}, en het archief gaat tot versie {archived}"), "een versie die niet kan")
                .help(format!("maak `version` {archived}, zoals in het archief, of {} voor een correctie", archived + 1))
        }
        Kind::ArchivedChanged { version } => say(format!("versie {version} van deze editie is gearchiveerd, en dit bestand is anders dan toen"), "veranderd na het archiveren")
            .help(format!("zet het bestand terug zoals het in het pakket staat, of maak `version` {} en beschrijf het met een `[[correction]]`", version + 1)),
        Kind::ArchivedEdited { version } => say(format!("versie {version} van deze editie is gearchiveerd, en dit bestand is anders dan toen; alleen de voorvertoning laat het zien"), "veranderd na het archiveren")
            .help(format!("maak `version` {} en beschrijf de verandering met een `[[correction]]` om haar te publiceren", version + 1)),
        Kind::AddressGone { address, version } => say(format!("versie {version} heeft een adres {}, dat er nu niet meer is", q(address)), "een verdwenen adres")
            .help("zet de pagina terug, of schrijf in `redirects.toml` waar het adres heen leidt of waarom het weg is"),
        Kind::Redirect { from, fault } => match fault {
            RedirectFault::NoAddress => say(format!("{} is geen adres in deze site", q(from)), "geen adres")
                .help("schrijf het vanaf het begin van de site, zonder schuine streep ervoor, zoals `2023/oud-hoofdstuk/`"),
            RedirectFault::Twice => {
                say(format!("{} wordt twee keer doorverwezen", q(from)), "de tweede keer").other("de eerste keer").help("haal er een weg")
            }
            RedirectFault::Exists => say(format!("{} is een pagina van deze site, dus niemand wordt doorverwezen", q(from)), "dit adres bestaat")
                .help("haal de verwijzing weg, of geef de pagina een ander adres"),
            RedirectFault::DeadEnd { to } => say(format!("{} leidt naar {}, en dat is er niet", q(from), q(to)), "leidt nergens heen")
                .help("verwijs naar een pagina die er is, of schrijf `gone = \"waarom\"`"),
            RedirectFault::Chain { to, end } => {
                say(format!("{} leidt naar {}, en dat wordt zelf doorverwezen", q(from), q(to)), "leidt naar een andere verwijzing")
                    .other("deze")
                    .help(format!("verwijs meteen naar {}", q(end)))
            }
            RedirectFault::Circle => {
                say(format!("de verwijzingen van {} draaien in een kring", q(from)), "komt hier terug").help("laat er een naar een pagina leiden die er is")
            }
            RedirectFault::Choice { both: true } => {
                say(format!("{} leidt ergens heen en is verdwenen", q(from)), "twee antwoorden").help("kies: `to` of `gone`")
            }
            RedirectFault::Choice { both: false } => say(format!("er staat niet waar {} heen leidt", q(from)), "geen antwoord")
                .help("schrijf `to = \"…\"` met het nieuwe adres, of `gone = \"waarom\"`"),
        },
        Kind::NoTheme { name, known } => say(format!("er is geen thema {}", q(name)), "dit thema is er niet").choice(&None, known),
        Kind::NoTemplate { name } => say(format!("het thema heeft geen sjabloon {}", q(name)), "dit sjabloon is er niet")
            .help("zet het sjabloon in het thema, of kies een ander thema"),
        Kind::TemplateError { message } => say("het sjabloon is niet te lezen of niet in te vullen", "hier loopt het vast")
            .note(format!("het sjabloonprogramma meldt (in het Engels): {}", line(message)))
            .help("geef deze melding door aan wie het thema maakt"),
        Kind::MissingWord { key } => say(format!("in het thema ontbreekt de tekst {}", q(key)), "ontbreekt")
            .help(format!("zet `{key} = \"…\"` bij de teksten van het thema")),
        Kind::ThemeCircle { themes } => say(format!("deze thema's wijzen naar elkaar: {}", themes.join(" → ")), "hier is de cirkel rond")
            .help("haal `base` weg bij een van deze thema's; dat thema is dan zelf volledig"),
        Kind::NoStyle { name, known } => {
            let said = say(format!("het thema heeft geen stijlbestand {}", q(name)), "dit bestand is er niet");
            let said = if known.is_empty() { said } else { said.note(format!("in `styles` staat wel {}, en dat staat niet in de lijst", all(known))) };
            said.help(format!("zet `styles/{name}` in het thema, of haal de naam uit de lijst"))
        }
        Kind::StyleUnlisted { name } => say(format!("het stijlbestand {} staat niet in de lijst van het thema", q(name)), "")
            .help(format!("zet `\"{name}\"` op zijn plaats in `styles` in `theme.toml`, of verwijder het bestand")),
        Kind::StyleTwice { name } => say(format!("het stijlbestand {} staat al in de lijst", q(name)), "nog een keer")
            .help("haal deze naam weg; een bestand met dezelfde naam als in de basis komt vanzelf op de plaats van dat bestand"),
        Kind::NoToken { token } => say(format!("geen stijlbestand van het thema geeft {} een waarde", q(token)), "hier wordt die gebruikt")
            .help(format!("zet `{token}: …;` in `styles/tokens.css` van het thema, voor licht, donker en papier")),
        Kind::StyleSheetTaken => say("`style.css` maakt het programma zelf, van de bestanden in `styles`", "")
            .help("verplaats het bestand naar de map `styles` en zet het in de lijst `styles` in `theme.toml`"),
        Kind::RemoteResource { reference, page } => say(format!("{} laadt {} van een andere computer", q(page), q(reference)), "")
            .help("zet het bestand in de map `assets` van het thema; een bezoek gaat niemand anders aan"),
        Kind::DeadReference { reference, page } => {
            say(format!("de pagina {} verwijst naar {}, en dat is er niet", q(page), q(reference)), "")
                .help("verbeter de verwijzing in de sjablonen van het thema")
        }
        Kind::DoubleId { id, page } => say(format!("op de pagina {} staat de id {} twee keer", q(page), q(id)), "")
            .help("geef elk onderdeel een eigen id in de sjablonen van het thema, of verander de kop in het hoofdstuk"),
        Kind::TypedNumber { written, formula, place } => say(format!("het getal {} is getypt, en komt niet uit de data", q(written)), "getypt getal")
            .note("een datum, een jaar of een nummer zoals in `artikel 5` mag u typen; wat telt of meet, is een cijfer")
            .help(instead(written, formula, *place)),
        Kind::NumberInWords { written, formula, place } => {
            say(format!("het getal {} is geschreven in woorden, en komt niet uit de data", q(written)), "getal in woorden")
                .note("ook een getal in woorden is een cijfer; volgorde mag u wel schrijven, zoals in `de eerste stap`")
                .help(match formula {
                    None if *place == Place::Text && is_phrase(written) => {
                        format!("schrijf een formule met `(als breuk)` of `(in woorden)`, of noem de bron: {}", given(written))
                    }
                    _ => instead(written, formula, *place),
                })
        }
        Kind::RoughNumber { written } => {
            say(format!("het woord {} zegt ongeveer hoeveel, en komt niet uit de data", q(written)), "ongeveer hoeveel")
                .help(format!("schrijf een formule met `(afgerond op …)`, schrijf `veel` of `een aantal`, of noem de bron: {}", given(written)))
        }

        Kind::DirectionContradicts { word, shown, order, between, opposite } => {
            say(format!("{} klopt niet met de data", q(word)), format!("de data zeggen: {}", went(*order)))
                .other("dit cijfer")
                .note(between_note(shown, between.as_ref()))
                .help(match opposite.as_str() {
                    "" => "verander de zin, of laat de data het woord kiezen met `= richting(…)`".to_owned(),
                    opposite => format!("schrijf {}, of laat de data het woord kiezen met `= richting(…)`", q(opposite)),
                })
        }
        Kind::DirectionMissing { shown } => say(format!("de zin zegt niet welke kant {} op gaat", q(shown)), "meer of minder?")
            .note("dit cijfer staat er zonder plus of min, dus een woord moet zeggen of het omhoog of omlaag ging")
            .help("schrijf bijvoorbeeld `steeg met` of `minder dan`, of zet `(met teken)` achter de formule"),
        Kind::DirectionInvisible { word, shown } => {
            say(format!("de lezer ziet niets van {}: voor en na staat er {}", q(word), q(shown)), "dit is niet te zien")
                .other("dit cijfer")
                .note("het verschil verdwijnt door het afronden")
                .help("schrijf `bleef vrijwel gelijk`, of toon meer decimalen")
        }
        Kind::FactorContradicts { word, wanted, times } => {
            let comma = |number: &str| number.replace('.', ",");
            say(format!("{} klopt niet met de data", q(word)), format!("de data zeggen: {} keer zo veel", comma(times)))
                .other("dit cijfer")
                .note(format!("{} zegt: {} keer zo veel, op een klein verschil na", q(word), comma(wanted)))
                .help("verander de zin, of laat Kerncijfer rekenen: `= verhouding(…)` keer zo veel")
        }
        Kind::NearnessContradicts { word, shown, exact, rule } => {
            say(format!("{} {} klopt niet: precies is het {exact}", q(word), q(shown)), "klopt niet")
                .other("dit cijfer")
                .note(format!("{} zegt: {}", q(word), nearly(*rule)))
                .help("kies een ander woord, rond anders af, of haal het woord weg")
        }
        Kind::NearnessIdle { word, shown } => say(format!("{} staat voor een getal dat precies klopt", q(word)), "zegt hier niets")
            .other("dit cijfer")
            .note(format!("{} is niet afgerond", q(shown)))
            .help("haal het woord weg, of rond het cijfer af: `(afgerond op 1.000)`"),
        Kind::UnitWord { word, unit } => say(format!("{} hoort niet bij dit cijfer", q(word)), "de verkeerde eenheid")
            .other("dit cijfer")
            .note(format!("de formule geeft {}", amount(unit)))
            .help(match unit.as_str() {
                "percent" => "schrijf `procent`, of haal het woord en `(zonder eenheid)` weg",
                "percentage-point" => "schrijf `procentpunt`, of haal het woord en `(zonder eenheid)` weg",
                _ => "haal het woord weg, en laat Kerncijfer de eenheid schrijven",
            }),
        Kind::PeakContradicts { word, shown, other } => say(format!("{} klopt niet met de data", q(word)), "volgens de data niet")
            .other("dit cijfer")
            .note(match other {
                Some((period, value)) => format!("in {period} was het {}", q(value)),
                None => format!("{} is het niet", q(shown)),
            })
            .help("verander de zin; met `= hoogste(…)` of `= naam_hoogste(…)` kiest Kerncijfer zelf"),
        Kind::DirectionDoubt { word, shown, order, crosswise } => {
            say(format!("gaat {} over {}? dan klopt het niet", q(word), q(shown)), format!("de data zeggen: {}", went(*order)))
                .other("dit cijfer")
                .help(if *crosswise {
                    "kijk of de zin klopt, en zet de twee waarden in de formule in de volgorde van de zin"
                } else {
                    "maak er twee zinnen van, of zet het woord vlak bij het cijfer"
                })
        }
        Kind::HeightAsChange { word, shown } => {
            say(format!("de zin leest {} als een verschil, maar het is het hele getal", q(shown)), format!("{} vraagt om een verschil", q(word)))
                .other("dit cijfer")
                .help("schrijf `tot` in plaats van `met`, of gebruik `= verschil(…)` of `= groei(…)`")
        }
        Kind::ExcuseWithoutReason => say("bij dit excuus staat geen reden", "zonder reden")
            .help("schrijf waarom de woorden zo mogen: `<!-- woorden: in 2020 was alles anders -->`"),
        Kind::IdleExcuse => say("dit excuus is niet nodig", "hier is niets om te verontschuldigen")
            .note("in het blok hieronder kloppen alle woorden met de data")
            .help("haal de regel weg"),
        Kind::OtherSubject { said, read } => {
            say(format!("de zin noemt {}, de formule leest {}", q(said), q(read)), "niet wat de formule leest")
                .other("dit cijfer")
                .help(format!("verander de zin of de formule; klopt het toch, schrijf dan boven het blok {}", q("<!-- woorden: de reden -->")))
        }

        Kind::NoSuchTerm { id, nearest } => say(format!("er is geen begrip met de id {}", q(id)), "geen begrip van deze editie")
            .choice(nearest, &[])
            .note("de begrippen van een editie staan in `content/JAAR/terms.toml`"),
        Kind::TermUnexplained { name } => say(format!("het begrip {} heeft geen uitleg", q(name)), "geen uitleg en geen afkorting")
            .help("voeg een regel toe die begint met `explanation =`; bij een afkorting mag het ook `abbreviation =` zijn"),
        Kind::ExplanationTooLong { words, limit } => say(format!("deze uitleg heeft {words} woorden"), "te lang om snel te lezen")
            .help(format!("maak de uitleg korter: hoogstens {limit} woorden, in een of twee zinnen")),
        Kind::TermCircle { names } if names.len() == 1 => {
            say(format!("het begrip {} verwijst naar zichzelf", q(&names[0])), "dit begrip zelf").help("haal deze id weg, of noem een ander begrip")
        }
        Kind::TermCircle { names } => {
            let name = names.first().map_or("", String::as_str);
            say(format!("de uitleg van {} komt weer bij {} uit", q(name), q(name)), "draait in een kring")
                .note(round(names))
                .help("leg een van deze begrippen uit met woorden die iedereen kent")
        }
        Kind::NoLanguage { tag } => say(format!("{} is geen taal die Kerncijfer kent", q(tag)), "geen bekende taal")
            .note("een taal heeft twee kleine letters, zoals `en` (Engels), `fr` (Frans), `de` (Duits) of `fy` (Fries)")
            .help("schrijf de code van de taal, zoals `en`"),
        Kind::MarkIncomplete { function } => say(format!("bij {} ontbreekt iets", q(&format!("{function}(…)"))), "niet volledig")
            .help(format!("schrijf de woorden voor het `=` en één tekst tussen aanhalingstekens: {}", mark(function))),
    };
    message.words()
}

const SPAN: &str = "schrijf een cijfer als `= fte[Totaal, 2023]`; letterlijke code krijgt aan elke kant twee backticks";

/// Which way the data go.
fn went(order: Ordering) -> &'static str {
    match order {
        Ordering::Greater => "omhoog",
        Ordering::Less => "omlaag",
        Ordering::Equal => "gelijk",
    }
}

/// From what to what; the figure itself when that is not known.
fn between_note(shown: &str, between: Option<&(String, String)>) -> String {
    match between {
        Some((from, to)) => format!("het ging van {} naar {}", q(from), q(to)),
        None => format!("het gaat om {}", q(shown)),
    }
}

/// What a word of nearness says.
/// A part of the accessibility statement, with an example of how it is written.
fn statement_part(key: &str) -> (&'static str, &'static str) {
    match key {
        "status" => ("de nalevingsstatus", "`status = \"D\"`"),
        "date" => ("de dag waarop de verklaring is gemaakt", "`date = 2026-11-22`"),
        "reviewed" => ("de dag waarop de verklaring voor het laatst is nagekeken", "`reviewed = 2026-11-22`"),
        "scope" => ("waarover de verklaring gaat", "een deel `[scope]` met `covers = [\"alle pagina's\"]`"),
        "scope.covers" => ("welke delen van de site zijn bekeken", "`covers = [\"alle pagina's\", \"de bestanden bij de data\"]`"),
        "feedback" => ("waar lezers een probleem melden", "een deel `[feedback]` met `email = \"…\"` of `page = \"https://…\"`"),
        "feedback.email" => {
            ("het adres waar lezers een probleem melden", "`email = \"toegankelijkheid@voorbeeld.nl\"`, of `page = \"https://…\"`")
        }
        "feedback.answer_days" => ("hoeveel dagen een antwoord duurt", "`answer_days = 14`; wie tekent, belooft dit"),
        "enforcement" => ("waar lezers heen kunnen als het antwoord niet goed is", "een deel `[enforcement]` met `body` en `url`"),
        "evidence" => ("de onderbouwing", "een deel `[[evidence]]` voor elke controle en elk onderzoek"),
        _ => ("wat er niet toegankelijk is", "een deel `[[deviations]]` voor elk probleem; is er geen, dan is het status `A`"),
    }
}

fn nearly(rule: Nearly) -> &'static str {
    match rule {
        Nearly::Under => "iets minder, hoogstens 5 procent",
        Nearly::Over => "iets meer, hoogstens 10 procent",
        Nearly::Around => "hoogstens 5 procent meer of minder",
        Nearly::More => "meer dan dit getal",
        Nearly::Least => "dit getal of meer",
        Nearly::Less => "minder dan dit getal",
        Nearly::Most => "dit getal of minder",
        Nearly::Itself => "dit getal en geen ander",
    }
}

fn say(headline: impl Into<String>, label: impl Into<String>) -> Message {
    Message::new(Dutch, headline, label)
}

fn all(names: &[String]) -> String {
    every(Dutch, names)
}

fn number(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// A part of a formula: one of these words, or else the sign itself.
fn part(expected: &str) -> String {
    match expected {
        "name" => "een naam".to_owned(),
        "value" | "selector" => "een waarde".to_owned(),
        "number" => "een getal".to_owned(),
        "text" => "tekst tussen aanhalingstekens".to_owned(),
        "period" => "een jaar of kwartaal".to_owned(),
        "year" | "edition" => "een jaar".to_owned(),
        "option" => "een optie".to_owned(),
        "measure" => "een maat".to_owned(),
        "formula" => "een formule".to_owned(),
        "end" => "niets meer".to_owned(),
        sign => q(sign),
    }
}

/// What a figure is counted in.
fn amount(unit: &str) -> String {
    match unit {
        "percent" => "een percentage".to_owned(),
        "percentage-point" => "een aantal procentpunten".to_owned(),
        "index" => "een indexcijfer".to_owned(),
        "index-point" => "een aantal indexpunten".to_owned(),
        "ratio" => "een getal zonder eenheid".to_owned(),
        unit => format!("een cijfer in {}", q(unit)),
    }
}

/// What to write instead of a number that was typed.
fn instead(written: &str, formula: &Option<String>, place: Place) -> String {
    match formula {
        Some(formula) if place == Place::Title => {
            format!("{} is `{formula}`; zet dat in de lopende tekst, en haal het getal hier weg", q(written))
        }
        None if place == Place::Title => "haal het getal hier weg, of zet het als formule in de lopende tekst".to_owned(),
        Some(formula) => format!("{} is `{formula}`; schrijf dat, of noem de bron: {}", q(written), given(written)),
        None => format!("schrijf een formule, zoals `= fte[Totaal, 2023]`, of noem de bron: {}", given(written)),
    }
}

/// A number with its source.
fn given(written: &str) -> String {
    format!("`{written} = gegeven(\"…\")`")
}

/// What to write when something stands behind a formula.
fn behind(found: &str) -> &'static str {
    match found {
        "(" => "in `figures.toml` staan geen opties; zet ze in de zin, achter de naam van het cijfer",
        "=" => "schrijf in een zin één `=`, en in `figures.toml` geen",
        "," => "schrijf een getal met een punt, zoals `2.5`; waarden staan tussen `[` en `]`",
        sign if !sign.starts_with(char::is_alphanumeric) => "in `figures.toml` kan een formule rekenen met `+`, `-`, `*` en `/`",
        _ => "een optie staat tussen haakjes achter de formule: `= fte[Totaal, 2023] (zonder eenheid)`",
    }
}

/// What to write when a selection has another shape.
fn reshape(expected: Shape, found: Shape) -> String {
    match (expected, found) {
        (Shape::One, Shape::Pair) => "noem één periode, of gebruik `verschil(…)` of `groei(…)`".to_owned(),
        (Shape::One, Shape::Series) => "noem één waarde, of tel de reeks op met `som(…)`".to_owned(),
        (Shape::Pair, _) => "schrijf twee perioden, zoals `2022..2023`, of twee waarden met een komma ertussen".to_owned(),
        (Shape::Series, _) => "schrijf `*` voor alle waarden, of bijvoorbeeld `2019 t/m 2023`".to_owned(),
        _ => format!("gebruik hier {}", bare(expected)),
    }
}

/// The name of a shape without its example.
fn bare(of: Shape) -> &'static str {
    shape(Dutch, of).split(',').next().unwrap_or_default()
}

/// Is it `het`, so that no `e` follows `bekend`?
fn neuter(noun: Noun) -> bool {
    matches!(noun, Noun::Year | Noun::Figure | Noun::Block | Noun::Box)
}

/// Why an option does not fit, and what to do.
fn misfit(reason: Misfit) -> (&'static str, &'static str) {
    match reason {
        Misfit::NotForWords => ("hier komt een woord, geen getal", "haal de optie weg"),
        Misfit::NotForFigures => ("de optie is alleen voor woorden", "haal de optie weg, of gebruik `richting(…)`"),
        Misfit::NoUnit => ("het heeft geen eenheid", "haal de optie weg"),
        Misfit::NotWhole => ("het is geen heel getal", "haal de optie weg, of gebruik een cijfer zonder decimalen"),
        Misfit::OutOfRange => ("woorden zijn er voor 0 tot en met 20, en voor de volgorde van 1 tot en met 12", "haal de optie weg"),
        Misfit::NoFraction => ("geen breuk ligt er dicht genoeg bij", "haal de optie weg, of gebruik `(afgerond op 5)`"),
        Misfit::NotForPercent => ("het is een percentage", "haal de optie weg"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, Misfit, Noun, PairFault, Shape, ValueType};
    use super::words;

    fn samples() -> Vec<Kind> {
        let text = || "fte".to_owned();
        let names = || vec!["fte".to_owned(), "inhuur".to_owned()];
        vec![
            Kind::TomlSyntax { message: "invalid string\nexpected `\"`.".to_owned() },
            Kind::UnknownKey { key: text(), nearest: None, known: names() },
            Kind::WrongType { key: text(), expected: ValueType::DateTime },
            Kind::LoneBacktick,
            Kind::HeadingLevel { found: 4, most: 3 },
            Kind::RaggedRow { line: 3, expected: 2, found: 1 },
            Kind::BadNumber { value: "1.234,5".to_owned(), decimal: '.', thousands: None },
            Kind::StatusConflict { status: "confidential".to_owned(), has_number: true },
            Kind::FormulaSyntax { expected: "]", found: String::new() },
            Kind::UnknownName { noun: Noun::Dataset, name: text(), of: String::new(), nearest: Some(text()), known: names() },
            Kind::WrongShape { expected: Shape::One, found: Shape::Pair },
            Kind::PinDiffers { pin: "6,8 procent".to_owned(), computed: "6,9 procent".to_owned() },
            Kind::OptionMisfit { option: "als breuk".to_owned(), reason: Misfit::NoFraction },
            Kind::BadPair { reason: PairFault::Same },
            Kind::Circle { names: names() },
            Kind::Tie { names: names() },
            Kind::MissingWord { key: text() },
        ]
    }

    #[test]
    fn headlines_are_one_line_without_full_stop() {
        for kind in samples() {
            let words = words(&kind);
            assert!(!words.headline.is_empty() && !words.label.is_empty(), "{kind:?}");
            assert!(!words.headline.ends_with('.') && !words.headline.contains('\n'), "{}", words.headline);
        }
    }

    #[test]
    fn nearest_name_and_list_are_told() {
        let known = vec!["fte".to_owned(), "inhuur".to_owned()];
        let kind =
            Kind::UnknownName { noun: Noun::Dataset, name: "ftes".to_owned(), of: String::new(), nearest: known.first().cloned(), known };
        let words = words(&kind);
        assert_eq!(words.headline, "er is geen dataset `ftes`");
        assert_eq!(words.note, "mogelijk is `fte` of `inhuur`");
        assert_eq!(words.help, "bedoelde u `fte`?");
    }
}
