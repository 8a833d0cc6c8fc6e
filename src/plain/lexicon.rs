//! Tables of Dutch words: closed classes whole, open classes with what a rule needs of them. All words are in small letters.
//!
//! What a table lacks is judged by its form, in `grammar`.

/// Forms of *worden*.
pub(super) const WORDEN: &[&str] = &["word", "wordt", "worden", "werd", "werden", "geworden"];

/// Finite forms of *zijn*.
pub(super) const ZIJN: &[&str] = &["ben", "bent", "is", "zijn", "was", "waren"];

/// Finite forms of *hebben*.
pub(super) const HEBBEN: &[&str] = &["heb", "hebt", "heeft", "hebben", "had"];

/// Finite forms of verbs that take an infinitive.
#[rustfmt::skip]
pub(super) const MODALS: &[&str] = &[
    "zal", "zult", "zullen", "zou", "zouden", "kan", "kunt", "kunnen", "kon", "konden", "moet", "moeten", "moest", "moesten", "mag",
    "mogen", "mocht", "mochten", "wil", "wilt", "willen", "wilde", "wilden", "gaat", "gaan", "ging", "gingen", "laat", "laten", "liet",
    "lieten", "hoeft", "hoeven", "hadden",
];

/// Words that can be the subject of a clause by themselves, or begin one behind *en* and *of*.
pub(super) const SUBJECTS: &[&str] =
    &["ik", "je", "jij", "u", "hij", "zij", "ze", "we", "wij", "jullie", "er", "dit", "dat", "het", "men", "daar", "hier", "iedereen"];

/// Words that begin a clause of their own, in which the verb comes last.
#[rustfmt::skip]
pub(super) const SUBORDINATORS: &[&str] = &[
    "dat", "die", "wat", "wie", "welke", "als", "omdat", "doordat", "zodat", "opdat", "terwijl", "hoewel", "toen", "nadat", "voordat",
    "totdat", "zodra", "indien", "tenzij", "mits", "wanneer", "waar", "waarbij", "waarin", "waarmee", "waardoor", "waarvan", "waarvoor",
    "waarop", "waaraan", "waaruit", "waarover", "waaronder", "waarom", "waartoe", "waarna", "waarnaar", "waartegen", "hoe", "hoeveel",
    "sinds", "zolang", "naarmate", "aangezien", "mocht", "alsof", "ofschoon", "zoals",
];

/// Articles and what can stand for one.
#[rustfmt::skip]
pub(super) const DETERMINERS: &[&str] = &[
    "de", "het", "een", "deze", "die", "dit", "dat", "onze", "ons", "hun", "uw", "zijn", "haar", "alle", "elke", "iedere", "geen", "veel",
    "enkele", "andere",
];

/// Words that can stand before a noun, with a preposition or without.
#[rustfmt::skip]
pub(super) const PREPOSITIONS: &[&str] = &[
    "aan", "achter", "bij", "binnen", "boven", "buiten", "door", "gedurende", "in", "langs", "met", "na", "naar", "naast", "om", "onder",
    "op", "over", "per", "rond", "sinds", "tegen", "ten", "ter", "tijdens", "tot", "tussen", "uit", "van", "vanaf", "vanuit", "vanwege",
    "via", "volgens", "voor", "wegens", "zonder", "jegens",
];

/// Participles of verbs with *zijn*, which make no passive, and participles that have become adjectives.
#[rustfmt::skip]
pub(super) const WITH_ZIJN: &[&str] = &[
    "gestegen", "gedaald", "begonnen", "gekomen", "gegaan", "gegroeid", "gebleven", "geweest", "geworden", "gestopt", "veranderd",
    "verdwenen", "ontstaan", "gebeurd", "overleden", "vertrokken", "verhuisd", "gestart", "toegenomen", "afgenomen", "opgelopen",
    "teruggelopen", "gekrompen", "verbeterd", "verslechterd", "verschenen", "verlopen", "gelukt", "mislukt", "geslaagd", "gezakt",
    "geëindigd", "afgelopen", "ingegaan", "overgegaan", "doorgegaan", "uitgegaan", "omgegaan", "voorbijgegaan", "misgegaan", "goedgegaan",
    "gestorven", "gevallen", "bevallen", "opgestaan", "aangekomen", "teruggekeerd", "teruggekomen", "binnengekomen", "uitgekomen",
    "bijgekomen", "voorgekomen", "vrijgekomen", "nagekomen", "opgehouden", "vergeten", "geboren", "gevlucht", "gereisd", "gelopen",
    "gereden", "gefietst", "gevlogen", "gewend", "afgestudeerd", "tevreden", "verantwoord", "bekend", "onbekend", "bereid", "geschikt",
    "gezond", "ongezond", "getrouwd", "gelegen", "gericht", "bedoeld", "verdeeld", "betrokken", "verbonden", "beperkt", "gevestigd",
    "geopend", "gesloten", "bevoegd", "gebaseerd", "geïnteresseerd", "ervaren", "gewenst", "benieuwd", "belangrijk", "verplicht", "gelijk",
    "gerust", "gemotiveerd", "besmet", "gespecialiseerd", "bezet", "verliefd", "gewond", "bewolkt", "verbaasd", "bezorgd", "gepensioneerd", "gemeubileerd", "omgeven", "verwarmd", "verzekerd", "gehuwd", "gescheiden", "verdrietig", "gebleken", "verstreken", "opgegroeid", "meegegaan",
    "meegekomen", "omhooggegaan", "opgeschoten", "achtergebleven", "overgebleven", "gebroken", "beland", "terechtgekomen", "tegengekomen",
    "overgekomen", "aangebroken", "gezeten", "gelegd", "gestrand", "geschrokken", "ontwaakt", "gedoofd", "gegroepeerd", "bezig", "gehouden",
    "verschillend", "uitgegroeid", "doorgegroeid", "doorgestroomd", "ingestroomd", "uitgestroomd", "toegetreden", "afgetreden",
    "opgetreden", "opgehoogd", "geminderd", "verminderd", "vermeerderd", "verdubbeld", "gehalveerd", "bestemd", "gebonden", "gemiddeld",
    "geldend", "verouderd", "vergevorderd", "uitgeput", "overtuigd", "gehecht", "geslonken",
];

/// Words that look like a participle and are none.
#[rustfmt::skip]
pub(super) const NO_PARTICIPLES: &[&str] = &[
    "geven", "genieten", "geloven", "gebeuren", "begeven", "gemeente", "gemeenten", "gebied", "gebieden", "gebouwen", "gevallen",
    "gesprekken", "gevolgen", "gelden", "geld", "geen", "gezicht", "gezichten", "gewicht", "gewichten", "gevecht", "gedicht", "gerecht",
    "gerechten", "getallen", "gebreken", "geluid", "geluiden", "geheel", "geduld", "gebed", "gebit", "geweld", "gezond", "gemiddeld",
    "geschikt", "gebruiken", "geheugen", "gewoonten", "geest", "gezinnen", "gebeurtenissen", "gebaren", "gegeven", "gegevens", "gerust",
    "getal", "gedeelten", "geslacht", "geslachten", "genoeg", "gebrek", "gemak", "gelijk", "gevaren", "gevaar", "gewassen", "gedachten",
    "gedrag", "geboden", "gehucht", "gereed", "bericht", "berichten", "besluit", "besluiten", "bestand", "bestanden", "beleid", "bewind",
    "beroep", "bezit", "bedragen", "belangen", "beroepen", "begrippen", "bekend", "bereid", "beroemd", "bezoeken", "beelden", "beeld",
    "best", "beste", "bent", "bed", "beurt", "verband", "verbanden", "verstand", "verdriet", "verkeerd", "verlangen", "verslagen",
    "verschillen", "verhalen", "verzoeken", "vermogen", "verwachtingen", "vergaderingen", "veranderingen", "vert", "verdachten", "ervaren",
    "ervaringen", "erfenissen", "herkomst", "herinneringen", "onderdelen", "ondergrond", "onderwijs", "overheid", "overheden", "geruchten", "gerucht", "overlast", "overleg",
    "overzicht", "overzichten", "overwicht", "voorbeeld", "voorbeelden", "voorraad", "voorraden", "misstanden", "doorstart", "verzet",
];

/// Participles without *ge-* that end in *-en*, or in *-t* and *-d* behind a prefix that is also a word.
#[rustfmt::skip]
pub(super) const STRONG: &[&str] = &[
    "begrepen", "besproken", "beschreven", "bekeken", "bewezen", "bevolen", "bedrogen", "bedacht", "bezocht", "verkocht", "verbonden",
    "vergeleken", "verkregen", "vermeden", "verschoven", "vervangen", "verwezen", "verworven", "verzonden", "ontbonden", "onthouden",
    "ontnomen", "ontslagen", "ontvangen", "ontworpen", "herzien", "ondernomen", "ondervonden", "ondersteund", "onderschreven",
    "onderworpen", "onderbroken", "overwogen", "overschreden", "voorzien", "voorkomen", "voltooid", "volbracht", "misbruikt", "aanvaard",
    "weerhouden", "besloten", "betrokken", "bevonden", "behouden", "verboden", "vergeten", "verloren", "begonnen", "bepaald", "bereikt",
    "onderzocht", "voorspeld", "omschreven", "overtuigd", "verleend", "verstrekt", "vastgesteld", "gedaan", "geacht", "gebracht",
    "gebruikt", "gericht", "gesteld", "gezien", "gevonden", "genomen", "gegaan", "geweest", "ondertekend", "ondergebracht", "overlegd",
    "herhaald", "hersteld", "geworven", "verschenen",
];

/// Words in *-en* behind *het* that are no verbs used as nouns.
#[rustfmt::skip]
pub(super) const NO_VERBS: &[&str] = &[
    "teken", "vermogen", "midden", "wapen", "verleden", "heden", "leven", "eten", "laken", "kussen", "oosten", "westen", "noorden",
    "zuiden", "examen", "volumen", "gegeven", "open", "eigen", "geheugen", "omen", "wezen", "tegen", "binnen", "buiten", "boven", "beneden",
    "tussen", "achten", "zeven", "veertigen", "negen", "twaalven", "wonen", "houten", "stalen", "eiken", "gouden", "zilveren", "vertrouwen",
];

/// Adverbs that can stand between *het* and a verb used as a noun.
#[rustfmt::skip]
pub(super) const ADVERBS: &[&str] = &[
    "anders", "verder", "beter", "tijdig", "snel", "sneller", "zelf", "meer", "minder", "actief", "goed", "volledig", "gezamenlijk",
    "samen", "niet", "nog", "ook", "vroegtijdig", "structureel", "verplicht", "digitaal", "centraal", "onderling", "gericht", "integraal",
    "duurzaam", "veilig", "efficiënt", "zo", "mogelijk", "eventueel", "steeds", "vaker", "continu", "extra", "breed", "tijdelijk",
    "stapsgewijs",
];

/// Common finite verbs, of which the form tells nothing.
#[rustfmt::skip]
pub(super) const FINITE: &[&str] = &[
    "werkt", "werken", "werkte", "werkten", "krijgt", "krijgen", "kreeg", "kregen", "komt", "komen", "kwam", "kwamen", "staat", "staan",
    "stond", "stonden", "ziet", "zien", "zag", "zagen", "geeft", "geven", "gaf", "gaven", "maakt", "maken", "maakte", "maakten", "neemt",
    "nemen", "nam", "namen", "doet", "doen", "deed", "deden", "vindt", "vinden", "vond", "vonden", "zegt", "zeggen", "zei", "zeiden",
    "ligt", "liggen", "lag", "lagen", "blijft", "blijven", "bleef", "bleven", "blijkt", "bleek", "heet", "heten", "helpt", "helpen",
    "vraagt", "vragen", "vroeg", "houdt", "houden", "hield", "leest", "lezen", "las", "stelt", "stellen", "stelde", "steeg", "stegen",
    "daalde", "daalden", "groeit", "groeide", "groeiden", "betekent", "gebruikt", "gebruiken", "bestaat", "bestaan", "hoort", "horen",
    "gebeurt", "gebeurde", "begint", "begon", "kost", "kostte", "loopt", "liep",
];
