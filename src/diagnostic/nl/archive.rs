//! What is said in Dutch of archived editions, and of those that are to be archived.

use super::say;
use crate::diagnostic::Words;
use crate::diagnostic::archive::{Fault, Misstatement, Refusal};
use crate::diagnostic::message::q;

/// Returns the words of a fault.
pub(super) fn words(fault: &Fault) -> Words {
    let message = match fault {
        Fault::Refused { why } => return refused(why),
        Fault::Damaged => say("dit bestand in de zip is beschadigd", "beschadigd")
            .note("de inhoud komt niet uit de zip zoals de zip zegt")
            .help("haal het pakket van een andere plek; hier wordt niets hersteld"),
        Fault::Checksum { list } => {
            say(format!("dit is niet het bestand dat is gearchiveerd: de controlesom is anders dan in {}", q(list)), "een ander bestand")
                .help("haal het pakket van een andere plek; hier wordt niets hersteld")
        }
        Fault::Gone { list } => say(format!("{} noemt dit bestand, maar het is er niet", q(list)), "ontbreekt")
            .help("haal het pakket van een andere plek; hier wordt niets hersteld"),
        Fault::Unlisted { list } => say(format!("dit bestand staat niet in {}", q(list)), "niet gearchiveerd")
            .note("een pakket noemt elk bestand dat erbij hoort")
            .help("haal het bestand weg als iemand het erbij heeft gezet, of haal het pakket van een andere plek"),
        Fault::Line { line, written } => say(format!("regel {line} is niet te lezen of staat er twee keer: {}", q(written)), "geen controlesom")
            .note("een regel is een controlesom in kleine hexadecimale cijfers, twee spaties en het pad van een bestand"),
        Fault::Statement { key, expected, found } => {
            say(format!("{} is {}, maar moet {} zijn", q(key), q(found), q(expected)), "klopt niet")
        }
        Fault::Fetch => say("het pakket zegt dat bestanden van een andere plek moeten komen", "mag niet")
            .note("een gearchiveerde editie is compleet"),
        Fault::Reference { reference } => say(format!("de verwijzing {} gaat nergens heen in de editie", q(reference)), "gaat nergens heen"),
        Fault::Remote { reference } => say(format!("de pagina laadt {} van een andere plek", q(reference)), "van een andere plek")
            .note("een gearchiveerde editie werkt zonder netwerk"),
        Fault::Metadata { what, why } => match why {
            Misstatement::Unreadable => say(format!("{} is niet te lezen", q(what)), "niet te lezen"),
            Misstatement::Missing => say(format!("{} ontbreekt", q(what)), "ontbreekt"),
            Misstatement::Empty => say(format!("{} is leeg", q(what)), "leeg"),
            Misstatement::Misplaced => say(format!("{} hoort hier niet", q(what)), "op de verkeerde plek")
                .note("de standaard bepaalt welke delen er zijn, en in welke volgorde"),
            Misstatement::Differs { expected, found } => {
                say(format!("{} is {}, maar moet {} zijn", q(what), q(found), q(expected)), "klopt niet")
            }
        },
        Fault::NotInLedger { ledger } => say(format!("dit pakket staat niet in {}", q(ledger)), "niet in het register")
            .help("een pakket dat wel is gemaakt maar niet is opgeschreven, kan weg; archiveer de editie daarna opnieuw"),
        Fault::OtherThanLedger { key, ledger, bag } => {
            say(format!("dit is niet het pakket uit het register: {} is {}, en in het register staat {}", q(key), q(bag), q(ledger)), "een ander pakket")
                .help("haal het pakket uit het register terug van een andere plek")
        }
        Fault::LedgerOrder { year, version } => {
            say(format!("versie {version} van editie {year} staat er twee keer, of de versies staan niet op volgorde"), "niet op volgorde")
                .note("een editie begint met versie 1, en elke volgende is één meer")
        }
        Fault::LedgerValue { key, value } => say(format!("{} kan niet {} zijn", q(key), q(value)), "niet mogelijk")
            .note("het programma schrijft het register; regels die er staan, veranderen nooit")
            .help("zet het register terug zoals het was"),
        Fault::ArchivedAlready { year, version, file } => {
            say(format!("versie {version} van editie {year} staat al in het archief: {file}"), "al gearchiveerd")
                .note("wat in het archief staat, blijft zoals het is")
                .help(format!("schrijf hier `version = {}` voor een nieuwe versie", version + 1))
        }
        Fault::Draft => say("de editie heeft een concept", "een concept")
            .note("een gearchiveerde editie is af, en de bronnen blijven erbij")
            .help("haal `draft = true` weg, of haal het hoofdstuk uit de editie"),
        Fault::KeyMissing { key } => {
            say(format!("voor het archief moet {} bekend zijn", q(key)), "ontbreekt in `edition.toml` en in `site.toml`")
                .note("de metadata voor archieven (MDTO) vragen erom")
                .help(format!("schrijf `{key} = \"…\"` onder `[archive]`, in `site.toml` voor alle edities of hier voor deze"))
        }
        Fault::BuildsDiffer { path } => say(format!("twee keer bouwen uit dezelfde bronnen geeft niet hetzelfde: {}", q(path)), "is anders")
            .note("dit is een fout in het programma of een storing van deze computer")
            .help("probeer het nog eens; blijft het zo, vertel het dan aan de makers van het programma"),
        Fault::Name { path, twin: None } => say(format!("de naam {} kan niet in een archief", q(path)), "niet mogelijk")
            .note("een naam heeft alleen de letters a tot en met z, cijfers, `.`, `_` en `-`, en in totaal hoogstens 200 tekens; dan is hij overal hetzelfde")
            .help("geef het bestand een andere naam"),
        Fault::Name { path, twin: Some(twin) } => {
            say(format!("de namen {} en {} verschillen alleen in hoofdletters, of één is een map", q(path), q(twin)), "dubbel")
                .note("op veel computers is dit één bestand")
                .help("geef een van de twee een andere naam")
        }
        Fault::TooLarge { megabytes, limit } => {
            say(format!("de editie heeft {megabytes} MB of te veel bestanden; in een archief past {limit} MB in 60.000 bestanden"), "te groot")
        }
        Fault::Untold { file } => say(format!("{} ligt in het archief, maar staat niet in het register", q(file)), "niet in het register")
            .note("het kan zijn blijven liggen toen het programma stopte voordat het register klaar was")
            .help("haal het weg en archiveer opnieuw, of zet het register terug waar het in staat"),
    };
    message.words()
}

/// Why a zip or a folder is refused as a whole.
fn refused(why: &Refusal) -> Words {
    const COPY: &str = "haal het pakket van een andere plek; uit dit pakket is niets gehaald";
    let message = match why {
        Refusal::NotAZip => say("dit is geen zip-bestand, of maar een deel ervan", "geen zip").help(COPY),
        Refusal::BytesBeside => say("in de zip staat meer dan de bestanden die erin zitten", "meer dan een zip").help(COPY),
        Refusal::Foreign => say("deze zip is niet door kerncijfer gemaakt", "een andere zip")
            .note("een pakket heeft geen extra velden, opmerkingen of eigen mappen, en geen andere methode dan deflate")
            .help("heeft iemand het opnieuw ingepakt, pak het dan zelf uit en controleer de map"),
        Refusal::Encrypted => say("in de zip zit een versleuteld bestand", "versleuteld").help(COPY),
        Refusal::Link => say("dit is een symbolische link of geen gewoon bestand", "geen bestand").help(COPY),
        Refusal::Name => say("deze naam leidt buiten het pakket, of kan geen naam in een pakket zijn", "niet mogelijk").help(COPY),
        Refusal::Twice => say("dit bestand staat twee keer in de zip", "dubbel").help(COPY),
        Refusal::CaseTwin => say("twee namen verschillen alleen in hoofdletters, of één is een bestand en een map", "dubbel").help(COPY),
        Refusal::HeadersDiffer => say("de zip zegt twee verschillende dingen over dit bestand", "spreekt zich tegen").help(COPY),
        Refusal::TooLarge => say("het pakket is groter dan een gearchiveerde editie kan zijn", "te groot").help(COPY),
        Refusal::Bomb => say("de zip zou veel groter worden dan zij is", "te veel in te weinig").help(COPY),
        Refusal::SeveralFolders => say("een pakket is één map, en hier staat meer", "naast het pakket").help(COPY),
        Refusal::FolderName { name } => say(format!("{} is geen naam van een gearchiveerde editie", q(name)), "geen pakket")
            .note("een pakket is een map zoals `2023-v1`, met het jaar en de versie")
            .help("geef de map de naam terug die zij had"),
        Refusal::NotAFile => say("dit is geen bestand dat te lezen is", "geen bestand").help(COPY),
    };
    message.words()
}
