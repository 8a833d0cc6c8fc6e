//! What a person reads who puts a site on a host.

use std::fmt::Write;

use super::{Rules, security_txt};
use crate::diagnostic::Language;
use crate::headers::SEARCH_SECURITY_POLICY;

/// Returns the name of the file and its text.
pub(super) fn file(rules: &Rules, has_security_txt: bool) -> (&'static str, String) {
    let (name, mut text) = match rules.language {
        Language::Dutch => (
            "LEESMIJ.txt",
            "Regels voor de server die de site toont. Ze horen bij de server en niet bij de site.\n\
             Maak ze opnieuw na elke nieuwe versie, en na elke wijziging in redirects.toml:\n\
             kerncijfer hosting\n\n\
             nginx    Neem nginx/kerncijfer.conf op in het blok `server`.\n\
             Apache   Zet apache/.htaccess in de map van de site.\n\
             Netlify  Zet netlify/_headers en netlify/_redirects in de map van de site.\n\
             \x20        Netlify kent geen antwoord 410: een pagina die weg is, krijgt 404.\n\
             \x20        Een grafiek die iemand los opent, staat daar zonder kleuren.\n\
             \x20        Wat alleen de zoekpagina mag (wasm-unsafe-eval), mag daar elke pagina.\n\
             \n\
             Andere server: geef elk antwoord de headers hieronder. Een server die dat niet kan\n\
             (zoals GitHub Pages), toont de site wel, maar minder veilig.\n\n"
                .to_owned(),
        ),
        Language::English => (
            "README.txt",
            "Rules for the server that shows the site. They belong to the server, not to the site.\n\
             Make them again after each new version, and after each change of redirects.toml:\n\
             kerncijfer hosting\n\n\
             nginx    Include nginx/kerncijfer.conf in the block `server`.\n\
             Apache   Put apache/.htaccess into the folder of the site.\n\
             Netlify  Put netlify/_headers and netlify/_redirects into the folder of the site.\n\
             \x20        Netlify has no answer 410: a page that is gone gets 404.\n\
             \x20        A chart that someone opens by itself has no colours there.\n\
             \x20        What only the search page may do (wasm-unsafe-eval), every page may do there.\n\
             \n\
             Another server: give each answer the headers below. A server that cannot\n\
             (such as GitHub Pages) shows the site, but less safely.\n\n"
                .to_owned(),
        ),
    };
    for (name, value) in &rules.headers {
        let _ = writeln!(text, "{name}: {value}");
    }
    let _ = match rules.language {
        Language::Dutch => {
            write!(text, "\nDe zoekpagina van elke editie (adres eindigt op /zoeken/) heeft een andere, anders werkt zoeken niet:\n")
        }
        Language::English => {
            write!(text, "\nThe search page of each edition (address ends in /zoeken/) has another one, or search does not work:\n")
        }
    };
    let _ = writeln!(text, "content-security-policy: {SEARCH_SECURITY_POLICY}");
    if has_security_txt {
        let path = security_txt::PATH;
        let _ = match rules.language {
            Language::Dutch => write!(text, "\n{path} hoort in de hoofdmap van de server. Staat de site daar zelf, dan is het er al.\n"),
            Language::English => write!(text, "\n{path} belongs at the root of the host. Where the site stands there itself, it has it.\n"),
        };
    }
    (name, text)
}
