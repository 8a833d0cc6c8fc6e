//! The closed lists of words behind the rules, in Dutch and in English. `docs/numbers.md` describes them for authors.

use crate::diagnostic::Language;

/// The lists of a language. All words are in lower case.
pub(super) struct Lists {
    /// Months, in full and short.
    pub(super) months: &'static [&'static str],
    /// Words before a year that leave no doubt.
    pub(super) before_year: &'static [&'static str],
    /// Endings of nouns that are known by their year, as "begroting 2024".
    pub(super) yearly: &'static [&'static str],
    /// Words before a number that make it an amount: "bijna 2000".
    pub(super) nearness: &'static [&'static str],
    /// Words that may follow a year: of grammar, and verbs.
    pub(super) after_year: &'static [&'static str],
    /// Words in -s that are no plural.
    pub(super) no_plural: &'static [&'static str],
    /// What is often counted; the units of the data come with it.
    pub(super) counted: &'static [&'static str],
    /// Words between two numbers that make a range.
    pub(super) ranges: &'static [&'static [&'static str]],
    /// Words between two numbers that make a list.
    pub(super) lists: &'static [&'static str],
    /// What has a number as its name: "artikel 5".
    pub(super) numbered: &'static [&'static str],
    /// Words before one of those that take the number away: "in deze tabel 12 ministeries".
    pub(super) unnumbered: &'static [&'static str],
    /// Parliamentary papers.
    pub(super) papers: &'static [&'static str],
    /// The hour, and words after it that make it part of a day.
    pub(super) hours: &'static [&'static str],
    /// Words before a whole hour: "om 10 uur".
    pub(super) before_hour: &'static [&'static str],
    /// Words before a telephone number.
    pub(super) telephone: &'static [&'static str],
    /// Ends of the names of streets.
    pub(super) streets: &'static [&'static str],
    /// Nouns that make an ordinal a rank.
    pub(super) ranks: &'static [&'static str],
    /// Nouns that make an ordinal a count of times.
    pub(super) times: &'static [&'static str],
    /// Words before an ordinal that make it a share.
    pub(super) each: &'static [&'static str],
    /// Centuries.
    pub(super) century: &'static [&'static str],
    /// What stands in an order, so that "een derde …" is no fraction.
    pub(super) ordered: &'static [&'static str],
    /// Words that say roughly how many.
    pub(super) rough: &'static [&'static str],
    /// Words of fractions and multiples.
    pub(super) fractions: &'static [&'static str],
    /// Denominators beside the ordinals, behind a number.
    pub(super) denominators: &'static [&'static str],
    /// Numbers of people or parts, behind "met z'n" or "in".
    pub(super) together: &'static [&'static str],
    /// Endings of a word that begins with a number.
    pub(super) endings: &'static [&'static str],
    /// Such words that count nothing.
    pub(super) no_count: &'static [&'static str],
    /// Words behind a number that multiply it, with the exponent of ten.
    pub(super) scales: &'static [(&'static str, u32)],
    /// Percent, and percentage point.
    pub(super) percent: (&'static [&'static str], &'static [&'static str]),
    /// Money.
    pub(super) money: &'static [&'static str],
    /// The article that is also the number one.
    pub(super) article: &'static [&'static str],
    /// Phrases with a number in them that count nothing.
    pub(super) idioms: &'static [&'static str],
}

/// Standards whose name ends in a number. In capitals, in any language.
pub(super) const STANDARDS: [&str; 14] =
    ["EN", "NEN", "ISO", "IEC", "ETSI", "WCAG", "RFC", "DIN", "NPR", "NTA", "TLS", "HTML", "IEEE", "SDG"];

/// Products whose name ends in a number, in any language; with capitals in the text.
pub(super) const PRODUCTS: [&str; 8] =
    ["microsoft 365", "office 365", "dynamics 365", "windows 7", "windows 8", "windows 10", "windows 11", "web 2.0"];

/// Letters behind digits that are a unit or a size, so that the whole is no name: "5KM".
pub(super) const UNIT_LETTERS: [&str; 20] =
    ["k", "m", "x", "w", "kw", "mw", "gw", "tw", "km", "cm", "mm", "kb", "mb", "gb", "tb", "pj", "tj", "gj", "kg", "mln"];

/// The lists of a language.
pub(super) fn of(language: Language) -> &'static Lists {
    match language {
        Language::Dutch => &DUTCH,
        Language::English => &ENGLISH,
    }
}

#[rustfmt::skip]
static DUTCH: Lists = Lists {
    months: &[
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december", "jan",
        "feb", "mrt", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "nov", "dec",
    ],
    before_year: &[
        "in", "sinds", "vanaf", "eind", "begin", "medio", "half", "halverwege", "jaar", "jaren", "najaar", "voorjaar", "zomer", "herfst",
        "winter", "lente", "kwartaal", "boekjaar", "peiljaar", "schooljaar", "kalenderjaar", "begrotingsjaar", "verslagjaar", "helft",
        "q1", "q2", "q3", "q4", "heel", "gedurende", "prinsjesdag", "tot en met", "periode", "uiterlijk", "van", "over", "voor",
        "uit", "na", "naar", "tot", "tussen", "rond", "tegen", "per",
    ],
    yearly: &["verslag", "rapportage", "begroting", "plan", "nota", "editie", "agenda", "cijfers", "akkoord", "wet", "monitor", "jaar"],
    nearness: &[
        "ruim", "bijna", "ongeveer", "circa", "ca", "zo'n", "zo’n", "minstens", "hooguit", "hoogstens", "maximaal", "minimaal", "slechts",
        "precies", "exact", "er", "krap", "liefst",
    ],
    after_year: &[
        "en", "of", "maar", "want", "is", "was", "waren", "zijn", "werd", "werden", "wordt", "worden", "had", "hadden", "heeft", "hebben",
        "kwam", "kwamen", "ging", "gingen", "gaat", "gaan", "gaf", "gaven", "bleef", "bleven", "liet", "lieten", "laat", "laten", "staat",
        "staan", "stond", "stonden", "steeg", "stegen", "stijgt", "daalde", "daalden", "daalt", "groeide", "groeit", "telde", "telt",
        "nam", "namen", "kreeg", "kregen", "vormt", "vormde", "begon", "begint", "eindigde", "eindigt", "zal", "zullen", "zou", "zouden",
        "moet", "moeten", "moest", "kan", "kunnen", "kon", "wil", "willen", "wilde", "mag", "verscheen", "toont", "noemt", "geeft", "ligt",
        "lag", "in", "op", "over", "van", "voor", "naar", "door", "bij", "tot", "met", "aan", "uit", "na", "sinds", "vanaf", "per", "als",
        "dan", "dat", "die", "niet", "ook", "nog", "al", "dus", "weer", "wel", "toch", "om", "te", "de", "het", "een", "er", "tussen", "t",
        "gaan", "kosten", "werken", "werkten", "komen", "vallen", "lopen", "golden", "gelden", "gelijk", "hoger", "lager", "meer",
        "minder",
    ],
    no_plural: &[
        "sinds", "steeds", "slechts", "immers", "overigens", "trouwens", "nergens", "ergens", "eens", "onlangs", "tijdens", "volgens",
        "namens", "alles", "niets", "telkens", "thans", "reeds", "alsnog", "anders", "vervolgens", "eveneens", "hoogstens", "minstens",
        "langs", "soms", "inmiddels", "grotendeels", "deels", "destijds", "nogmaals", "meermaals", "doorgaans",
    ],
    counted: &[
        "man", "mensen", "medewerkers", "personen", "werknemers", "ambtenaren", "vrouwen", "mannen", "collega's", "fte", "fte's", "banen",
        "functies", "euro", "euro's", "cent", "procent", "procentpunt", "percent", "keer", "maal", "uur", "uren", "minuten", "dagen",
        "weken", "maanden", "jaar", "jaren", "kilometer", "km", "meter", "m²", "m2", "vierkante", "hectare", "ton", "kilo", "kg", "kwh",
        "stuks", "soorten", "miljoen", "miljard", "duizend", "gevallen", "ministeries", "organisaties", "gebouwen", "gemeenten",
        "provincies", "landen", "bedrijven", "aanvragen", "verzoeken", "woningen", "burgers",
        "zaken", "dingen",
    ],
    ranges: &[&["tot", "en", "met"], &["t", "/", "m"], &["tot"], &["-"], &["–"], &["—"], &["/"]],
    lists: &["en", "of", "&", ","],
    numbered: &[
        "artikel", "artikelen", "art", "lid", "hoofdstuk", "hoofdstukken", "paragraaf", "paragrafen", "par", "§", "tabel", "tabellen",
        "figuur", "figuren", "grafiek", "grafieken", "bijlage", "bijlagen", "voetnoot", "voetnoten", "noot", "noten", "pagina", "pagina's",
        "blz", "bladzijde", "nr", "nrs", "nummer", "nummers", "stap", "stappen", "deel", "delen", "onderdeel", "fase", "fasen", "vraag",
        "regel", "kamer", "lokaal", "zaal", "verdieping", "formulier", "postbus", "schaal", "schalen", "salarisschaal", "niveau", "week",
        "kwartaal", "versie", "editie", "groep", "categorie", "spoor", "punt", "maatregel", "motie", "aanbeveling", "doel", "thema",
        "item", "periode", "isbn", "issn", "staatsblad", "stb", "staatscourant", "stcrt", "pbeu", "richtlijn", "verordening", "besluit",
    ],
    unnumbered: &["een", "dit", "deze", "die", "dat", "elk", "elke", "per", "geen", "welke", "iedere", "ieder", "onze", "hun"],
    papers: &["kamerstuk", "kamerstukken", "handelingen", "aanhangsel", "vergaderjaar"],
    hours: &["uur", "u"],
    before_hour: &["om", "vanaf"],
    telephone: &["bel", "belt", "bellen", "tel", "telefoon", "telefoonnummer", "telefonisch", "fax"],
    streets: &["straat", "laan", "weg", "plein", "kade", "gracht", "singel", "dijk", "steeg", "markt", "plantsoen", "dreef", "boulevard"],
    ranks: &["plaats", "plek", "positie"],
    times: &["keer", "maal"],
    each: &["elk", "elke", "ieder", "iedere"],
    century: &["eeuw"],
    ordered: &[
        "partij", "partijen", "keer", "maal", "kwartaal", "persoon", "land", "landen", "reden", "manier", "stap", "ronde", "jaar", "kans",
        "lid", "punt", "vraag", "groep", "brief", "termijn", "fase", "spoor", "optie", "mogelijkheid", "maand", "week", "dag", "periode",
        "editie", "verslag", "rapport", "onderzoek", "meting", "wet", "versie", "doel", "voorbeeld", "maatregel", "oorzaak", "categorie",
        "kabinet", "verdieping", "plaats", "plek", "positie", "kamer", "bijlage", "tabel", "soort", "programma", "project", "ministerie",
    ],
    rough: &[
        "tientallen", "tiental", "honderden", "honderdtal", "honderdtallen", "duizenden", "tienduizenden", "honderdduizenden", "miljoenen",
        "miljarden", "biljoenen", "dozijnen", "dozijn", "handvol", "handjevol", "tienden", "honderdsten", "duizendsten",
    ],
    fractions: &[
        "helft", "half", "halve", "kwart", "driekwart", "anderhalf", "anderhalve", "dubbel", "dubbele", "dubbelen", "driedubbel",
        "driedubbele", "eenderde", "trio", "trio's", "trio’s", "kwartet", "kwintet", "sextet",
    ],
    denominators: &[
        "kwart", "kwarten", "half", "halve", "derden", "vierden", "vijfden", "zesden", "zevenden", "achtsten", "negenden", "tienden",
        "honderdsten", "duizendsten",
    ],
    together: &[
        "tweeën", "drieën", "vieren", "vijven", "zessen", "zevenen", "achten", "negenen", "tienen", "elven", "twaalven",
    ],
    endings: &[
        "maal", "voud", "voudig", "voudige", "jarig", "jarige", "daags", "daagse", "urig", "urige", "koppig", "koppige", "delig", "delige",
        "tal", "tallen", "persoons", "uurs", "enhalf", "enhalve", "ënhalf", "ënhalve", "plus", "plusser", "plussers",
    ],
    no_count: &["elftal", "elftallen", "achtdelig", "vierdaagse"],
    scales: &[("duizend", 3), ("miljoen", 6), ("mln", 6), ("miljard", 9), ("mld", 9), ("biljoen", 12)],
    percent: (&["procent", "percent"], &["procentpunt", "procentpunten", "percentagepunt", "percentagepunten"]),
    money: &["euro", "euro's", "eur"],
    article: &["een"],
    idioms: &[
        "een en ander", "onder vier ogen", "in tweeën", "één van", "één voor één", "één op één", "in één keer", "in één oogopslag",
        "op één lijn", "één en dezelfde", "niet één op één", "in acht nemen", "in acht neemt", "in acht nam", "in acht namen",
        "in acht genomen", "in acht te", "in acht .", "in acht ,", "acht het", "acht dit", "acht dat", "acht deze", "acht die",
        "acht zich", "acht de", "acht slaan", "acht geslagen", "dubbel tellen", "dubbel telt", "dubbel geteld", "telt dubbel",
        "tellen dubbel", "half jaar", "halve jaar", "24 / 7", "24 uur per dag", "24 uur per etmaal", "7 dagen per week",
        "zeven dagen per week", "in duizend euro", "in duizenden euro's", "in duizenden euro", "in miljoen euro", "in miljoenen euro's",
        "in miljoenen euro", "in miljard euro", "in miljarden euro's", "in miljarden euro", "afgerond nul",
        "nul komma niks", "nul komma nul", "dubbele nationaliteit", "dubbele nationaliteiten", "dubbele punt", "vier grote steden ( g4 )",
    ],
};

#[rustfmt::skip]
static ENGLISH: Lists = Lists {
    months: &[
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan",
        "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    ],
    before_year: &[
        "in", "since", "from", "until", "till", "by", "during", "before", "after", "year", "years", "late", "early", "mid", "spring",
        "summer", "autumn", "winter", "quarter", "half", "q1", "q2", "q3", "q4", "period", "end of", "start of", "beginning of",
    ],
    yearly: &["report", "budget", "plan", "edition", "agenda", "act", "agreement", "monitor", "figures", "year"],
    nearness: &[
        "nearly", "almost", "about", "approximately", "around", "roughly", "some", "only", "just", "over", "exactly", "precisely",
        "maximum", "minimum", "least", "most",
    ],
    after_year: &[
        "and", "or", "but", "is", "was", "were", "are", "has", "had", "have", "will", "would", "can", "could", "may", "must", "shows",
        "showed", "rose", "fell", "grew", "began", "ended", "in", "on", "at", "of", "for", "to", "from", "by", "with", "as", "than",
        "that", "which", "the", "a", "an", "also", "not", "when", "because", "until", "through", "it", "we", "they",
    ],
    no_plural: &[
        "is", "was", "has", "as", "its", "this", "thus", "plus", "less", "across", "shows", "gives", "marks", "sees", "begins", "ends",
    ],
    counted: &[
        "people", "employees", "persons", "staff", "women", "men", "fte", "ftes", "jobs", "posts", "euro", "euros", "percent",
        "percentage", "times", "hours", "minutes", "days", "weeks", "months", "years", "kilometres", "km", "metres", "m²", "m2", "square",
        "hectares", "tonnes", "kilos", "kg", "kwh", "kinds", "million", "billion", "thousand", "cases", "ministries", "organisations",
        "buildings", "municipalities", "provinces", "countries", "companies", "requests", "questions", "members", "points", "visits",
    ],
    ranges: &[&["up", "to"], &["to"], &["through"], &["until"], &["-"], &["–"], &["—"], &["/"]],
    lists: &["and", "or", "&", ","],
    numbered: &[
        "article", "articles", "art", "section", "sections", "chapter", "chapters", "paragraph", "paragraphs", "§", "table", "tables",
        "figure", "figures", "chart", "charts", "annex", "annexes", "appendix", "appendices", "footnote", "footnotes", "note", "notes",
        "page", "pages", "p", "pp", "no", "nos", "number", "numbers", "step", "steps", "part", "parts", "phase", "phases", "question",
        "rule", "room", "floor", "form", "box", "scale", "scales", "level", "week", "quarter", "version", "edition", "group", "category",
        "track", "measure", "motion", "recommendation", "goal", "isbn", "issn", "directive", "regulation", "decree",
    ],
    unnumbered: &["a", "an", "this", "that", "these", "each", "every", "per", "no", "which", "our", "their", "its"],
    papers: &["paper", "papers", "kamerstuk", "kamerstukken"],
    hours: &["o'clock", "o’clock", "am", "pm", "a . m", "p . m"],
    before_hour: &["at", "from"],
    telephone: &["call", "phone", "telephone", "tel", "fax"],
    streets: &["street", "road", "avenue", "lane", "square", "straat", "laan", "weg", "plein", "kade", "gracht", "singel", "dijk", "markt"],
    ranks: &["place", "position", "rank"],
    times: &["time", "times"],
    each: &["each", "every"],
    century: &["century"],
    ordered: &[
        "party", "parties", "time", "quarter", "person", "country", "reason", "way", "step", "round", "year", "chance", "member", "point",
        "question", "group", "letter", "term", "phase", "track", "option", "month", "week", "day", "period", "edition", "report", "survey",
        "measurement", "act", "version", "goal", "example", "measure", "cause", "category", "cabinet", "floor", "place", "position",
    ],
    rough: &["dozens", "dozen", "tens", "hundreds", "thousands", "millions", "billions", "handful"],
    fractions: &["half", "halves", "double", "twice", "thrice", "triple", "treble", "quadruple", "trio", "quartet", "quintet"],
    denominators: &[
        "half", "halves", "quarter", "quarters", "thirds", "fourths", "fifths", "sixths", "sevenths", "eighths", "ninths", "tenths",
    ],
    together: &[],
    endings: &["fold"],
    no_count: &[],
    scales: &[("thousand", 3), ("million", 6), ("mn", 6), ("billion", 9), ("bn", 9), ("trillion", 12)],
    percent: (&["percent", "per cent"], &["percentage point", "percentage points"]),
    money: &["euro", "euros", "eur"],
    article: &["one", "a", "an"],
    idioms: &[
        "one another", "no one", "the one", "this one", "that one", "which one", "each one", "every one", "any one", "another one",
        "one of", "one can", "one may", "one must", "one should", "one by one", "one and the same", "half a year", "half year", "net zero",
        "zero emission", "zero - emission", "dual nationality", "double nationality", "double counting", "counted double", "24 / 7", "24 hours a day", "24 hours per day",
        "seven days a week", "7 days a week", "in thousands of euros", "in millions of euros", "in billions of euros", "rounded to zero",
    ],
};
