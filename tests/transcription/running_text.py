"""The figures that stand only in sentences, notes and footnotes of the printed report, as CSV in data/2023.

    python3 tests/transcription/running_text.py REPORT.txt

A cell is a paragraph and some words around its figure, in which `#` stands for the figure: digits, or a number word. The words must occur
in that paragraph exactly once. A figure behind a word such as `ruim` or `ongeveer` gets the status estimated by itself. What this script
holds are those words, and the codes under which the figures go. The schemas beside the CSVs are written by hand.
"""
import csv
import pathlib
import re
import sys

from source_text import lines

OUT = pathlib.Path(__file__).resolve().parents[2] / "data" / "2023"

WORDS = {word: str(n) for n, word in enumerate(
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien".split())}
# A half, as a percentage.
WORDS |= {"één": "1", "eén": "1", "twintig": "20", "helft": "50", "halveren": "50"}
FIGURE = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?|" + "|".join(WORDS)
NEAR = r"(?:ruim|bijna|ongeveer|circa|ca|zo’n|rond(?: de)?|meer dan|minder dan|iets langer dan|≈)"

HEADING = re.compile(r"([1-4](?:\.\d{1,2}){1,3})\s+[A-ZÀ-Ý]")

YEAR = "2023"


def one_year(**cells):
    return ["jaar"], [([YEAR], cells)]


def rows(dimensions, *records):
    return dimensions.split(), [(codes.split("; "), cells) for codes, cells in records]


# Dataset: dimensions and rows; a row is its codes and its cells, `PARAGRAPH: words`. A `-` in front of the words makes the figure negative,
# `provisional` in front of them gives it that status. A measure that a row does not name is not available there.
DATASETS = {
    "rijksmedewerkers": rows(
        "jaar",
        ("2022", {"erbij": "1.2.8: met 5,2 procent (# personen)", "groei": "1.2.8: een stijging met # procent (7.293 personen)"}),
        ("2023", {"medewerkers": "Inleiding: stelt alle ruim # ambtenaren", "erbij": "1.1.1: (9.465 fte; # rijksmedewerkers)"})),
    "salarisuitgaven": one_year(
        bedrag="1.1.3: De salarisuitgaven in 2023 bedroegen # miljard euro",
        groei="1.1.3: miljard euro. Dit is een stijging van # procent ten opzichte van 2022"),
    "beloningen-reden": rows(
        "reden jaar",
        ("Bijzondere prestaties; 2023", {"aandeel": "1.1.3: van bijzondere prestaties is met # procent"})),
    "inhuur-norm": rows(
        "jaar",
        ("2022", {"overschrijding": "1.1.3: Roemernorm in 2022 (met # procentpunt)"}),
        ("2023", {"norm": "1.1.3: externe inhuur blijven onder de # procent", "uurtarief": "1.1.3: geldt een uurtarief van maximaal # euro"})),
    "doelen-personeel": rows(
        "doel",
        ("Vrouwen top laagste", {"waarde": "1.2.3: streven naar # procent tot 55 procent vrouwen"}),
        ("Vrouwen top hoogste", {"waarde": "1.2.3: 45 procent tot # procent vrouwen"}),
        ("Herkomst schaal 11-14", {"waarde": "1.2.3: een herkomst buiten Europa van # procent"}),
        ("Herkomst schaal 15+", {"waarde": "1.2.3: 13-14, en # procent in de schalen 15"}),
        ("Toeslag", {"waarde": "1.1.3: Maximaal # procent van het aantal medewerkers"})),
    "sociale-media": rows(
        "platform jaar",
        ("LinkedIn; 2020", {"volgers": "1.2.2: volgers op LinkedIn steeg van # in 2020"}),
        ("LinkedIn; 2023", {"volgers": "1.2.2: in 2020 tot # in 2023"}),
        ("Facebook en Instagram; 2023", {"volgers": "1.2.2: ligt met ruim # volgers"})),
    "wervingscampagne": one_year(bezoeken="1.2.2: zorgde voor ongeveer # extra bezoeken"),
    "vacatures-vakgebied": rows(
        "vakgebied jaar",
        ("ICT; 2023", {"groei": "1.2.2: in de vakgebieden ICT met # procent"}),
        ("Administratief en secretarieel; 2023", {"groei": "1.2.2: Administratief/Secretarieel met # procent"}),
        ("Juridisch; 2023", {"groei": "1.2.2: Juridisch met # procent"}),
        ("Orde, vrede en veiligheid; 2023", {"groei": "1.2.2: Orde/vrede/veiligheid met # procent"}),
        ("Fiscaal; 2023", {"groei": "1.2.2: Fiscaal met # procent"})),
    "starters": rows(
        "programma jaar",
        ("Starterspool Communicatie; 2023", {"medewerkers": "1.2.2: bestond in 2023 uit # medewerkers"}),
        ("New Professionals; 2023", {"medewerkers": "1.2.2: Ongeveer # mensen startten"})),
    "trainees-buiten": rows(
        "programma organisatie",
        ("TRIP; Defensie", {"trainees": "1.2.2: zijn in 2023 # trainees gestart bij Defensie en één bij de gemeente"}),
        ("TRIP; Gemeente Den Haag", {"trainees": "1.2.2: bij Defensie en # bij de gemeente Den Haag"}),
        ("RIT; Defensie", {"trainees": "1.2.2: zijn in 2023 # trainees geplaatst bij Defensie en is"}),
        ("RIT; Politie", {"trainees": "1.2.2: geplaatst bij Defensie en is # trainee gestart op een opdracht bij de Politie"}),
        ("AMID; Buiten de Rijksoverheid", {"trainees": "1.2.2: is in 2023 # trainee geplaatst buiten de Rijksoverheid"}),
        ("Financial; Defensie", {"trainees": "1.2.2: zijn in 2023 # trainees geplaatst bij Defensie en twee"}),
        ("Financial; Politie", {"trainees": "1.2.2: geplaatst bij Defensie en # bij de Politie"}),
        ("Rijkstraineeprogramma; Defensie", {"trainees": "1.2.2: zijn in 2023 # trainees gestart bij Defensie. Bron"})),
    "banenafspraak": rows(
        "kwartaal",
        ("2022-Q3", {"realisatie": "1.2.3: in het derde kwartaal 2022 (# procent)"}),
        ("2023-Q3", {"realisatie": "1.2.3: een realisatiepercentage van # procent", "toename": "1.2.3: Dit is een stijging van # procentpunt ten",
                     "doelbanen": "1.2.3: Doelstelling 2023 voor het derde kwartaal: # banen"})),
    "binnenwerk": one_year(banen="1.2.3: zijn inmiddels ruim # banen gerealiseerd"),
    "arbeidsvoorwaarden": one_year(
        loon="1.2.4: aangepaste salarisgebouw met # procent verhoogd",
        uitkering="1.2.4: een eenmalige uitkering van # euro",
        thuiswerken="1.2.4: kalenderjaren maximaal # euro. Deze",
        ikb_aanvulling="1.2.4: uit het IKB met # euro extra",
        woning="1.2.4: extra (totaal # euro)",
        ikb_uren="1.2.4: van het IKB # IKB-uren"),
    "cao-pilot": one_year(
        teams="1.2.4: Sindsdien werken # rijksbrede teams",
        inzendingen="1.2.4: geselecteerd is uit ruim # inzendingen",
        gekozen="1.2.4: een jury de volgende # ideeën"),
    "roosterdiensten": one_year(organisaties="1.2.4: Meer dan # organisaties binnen het Rijk"),
    "ikb-pas-dubbel": one_year(medewerkers="1.2.4: Ongeveer # medewerkers komen dubbel voor"),
    "integriteitsweek": one_year(evenementen="1.2.7: is georganiseerd. In # evenementen"),
    "discriminatie": one_year(aandeel="1.2.7: estimated blijkt dat een op de # ambtenaren"),
    "leergang-leidinggevenden": one_year(
        deelnemers="1.2.8: van de leergang, namen # leidinggevenden deel",
        groepen="1.2.8: starten er # nieuwe leergroepen",
        groepsgrootte="1.2.8: voor maximaal # deelnemers per groep"),
    "topfuncties-onbepaald": rows(
        "jaar",
        ("2020", {"onbepaald": "1.2.8: over 2020 zijn inclusief # functies"}),
        ("2021", {"onbepaald": "1.2.8: Bij 2021 gaat het om # functies"}),
        ("2022", {"onbepaald": "1.2.8: functies; bij 2022 om # functies", "defensie": "1.2.8: Defensie worden # functies niet langer"})),
    "doelen-duurzaamheid": rows(
        "doel",
        ("Energie kantoren", {"waarde": "2.2.1: rijkskantoren # procent lager", "doeljaar": "2.2.1: Doelstelling #: Energieverbruik",
                                             "vergeleken": "2.2.1: in vergelijking met #. Doelstelling"}),
        ("Portefeuilleaanpak", {"waarde": "2.2: een energiebesparing van # procent in vier jaar"}),
        ("Gas", {"waarde": "2.2.2: met 2019 met # procent gedaald", "doeljaar": "2.2.2: In # is het gasverbruik",
                        "vergeleken": "2.2.2: in vergelijking met # met 30 procent"}),
        ("Elektriciteit", {"waarde": "2.2.3: bestaat in 2030 uit # procent", "doeljaar": "2.2.3: bestaat in # uit 100"}),
        ("Energie EU", {"waarde": "2.2.3: minimaal # procent van de energie", "doeljaar": "2.2.3: afgesproken dat in # minimaal"}),
        ("Zonnepanelen", {"waarde": "2.2.3: opgelegd. # procent van de geschikte daken",
                                             "doeljaar": "2.2.3: is voor # met zonnepanelen bedekt"}),
        ("Hernieuwbaar gas", {"waarde": "2.2.4: voor minstens # procent afkomstig", "doeljaar": "2.2.4: Doelstelling #: Gasverbruik"}),
        ("Datacenters", {"waarde": "2.2.6: (DCiE) is minimaal # procent", "doeljaar": "2.2.6: Doelstelling #: De Data"}),
        ("Reizen", {"waarde": "2.2.7: Het # van de CO₂-uitstoot", "doeljaar": "2.2.7: Doelstelling #: Het halveren",
                                         "vergeleken": "2.2.7: in vergelijking met #. Doelstelling"}),
        ("Wagenpark", {"waarde": "2.2.8: rijkswagenpark is # procent", "doeljaar": "2.2.8: Doelstelling #: Het civiele"})),
    "energie-onbekend": one_year(aandeel="2.2: verbruik voor de onbekende # procent"),
    "kantoortemperatuur": rows(
        "moment",
        ("Eerder", {"laagste": "2.2.1: temperatuur hebben tussen # en 24 graden", "hoogste": "2.2.1: tussen 21 en # graden"}),
        ("Nu", {"laagste": "2.2.1: als die tussen # en 26 graden", "hoogste": "2.2.1: tussen 19 en # graden"})),
    "gebouwen-oppervlakte": rows(
        "jaar",
        ("2022", {"oppervlakte": "2.2.1: (van # naar 5,0 miljoen m2"}),
        ("2023", {"oppervlakte": "2.2.1: van 5,5 naar # miljoen m2", "daling": "2.2.1: rapporteren met zo’n # procent gedaald"})),
    "gasbesparing": rows(
        "periode",
        ("Eerste periode", {"besparing": "2.2.2: opdracht met een behaalde reductie van # procent", "doel": "2.2.2: een reductie van minimaal # procent"}),
        ("Tweede periode", {"besparing": "2.2.2: provisional Er is een besparing van # procent gerealiseerd", "doel": "2.2.2: maart 2024 # procent gas te besparen"})),
    "gasmaatregelen": one_year(
        kantoren="2.2.2: In ongeveer # rijkskantoren",
        gesloten="2.2.2: Daarnaast zijn ongeveer # panden"),
    "groene-stroom": one_year(
        nederland="2.2.3: kocht het Rijk voor # procent groene stroom",
        europa="2.2.3: komt een deel (# procent) uit Europese",
        groen="2.2.3: Het Rijk koopt # procent groene stroom"),
    "windpark": one_year(
        stroom="2.2.3: Windpark Maasvlakte-2 # gigawattuur",
        huishoudens="2.2.3: verbruik van # huishoudens",
        tunnels="2.2.3: stroom gebruikt voor # tunnels",
        bruggen="2.2.3: tunnels, # bruggen",
        snelweg="2.2.3: bruggen en # km snelwegverlichting",
        aandeel_ienw="2.2.3: ministerie van IenW voor # procent van duurzame",
        aandeel_rijk="2.2.3: voorziet de windpark in ca # procent"),
    "daken": one_year(
        dakvlakken="2.2.3: zijn er # dakvlakken",
        oppervlakte="2.2.3: met een oppervlakte van # m2",
        geschikt="2.2.3: procent, zo’n # m2 geschikt",
        aandeel="2.2.3: Daarvan zou # procent"),
    "groen-gas": rows(
        "jaar",
        ("2023", {"productie": "2.2.4: de huidige productie van # bcm"}),
        ("2030", {"laag": "2.2.4: productie in 2030 van # tot 0,7 bcm", "hoog": "2.2.4: van 0,6 tot # bcm", "doel": "2.2.4: kubieke meter (# bcm) groen gas"})),
    "energielabel-onbekend": one_year(
        kantoren="2.2.5: Er zijn # kantoren waarvan het label onbekend",
        verbouwing="2.2.5: label onbekend is. # gebouw zit in verbouwing"),
    "datacenters": rows(
        "moment",
        ("Eerder", {"datacenters": "2.2.6: onder meer door de ongeveer # lokale datacenters"}),
        ("Nu", {"datacenters": "2.2.6: naar de huidige # overheidsdatacenters"})),
    "wagenpark": one_year(
        zero_emissie="2.2.8: toegenomen in 2023 naar # procent",
        laadpalen_laag="2.2.8: inmiddels zo’n # tot 1.200 laadpalen",
        laadpalen_hoog="2.2.8: 1.000 tot # laadpalen geplaatst",
        laadpalen_gepland="2.2.8: De volgende # laadpalen"),
    "digitale-weerbaarheid": one_year(
        trajecten="3.3: de routekaart bijgesteld met # trajecten",
        kennisproducten="3.3: Er zijn # kennisproducten vastgesteld",
        raamwerken="3.3: Er zijn # open raamwerken",
        adviezen="3.3: dit jaar ongeveer # adviezen"),
    "webex": rows(
        "jaar",
        ("2022", {"piek": "3.5: ten opzichte van ruim # vergaderingen"}),
        ("2023", {"piek": "3.5: In 2023 lag de piek op # vergaderingen"})),
    "archieven": rows(
        "jaar",
        ("2022", {"bewerkt": "3.6.2: (2022: # kilometer) archief", "vernietigd": "3.6.2: (2022: # kilometer) vernietigd"}),
        ("2023", {"bewerkt": "3.6.2: heeft in 2023 # kilometer", "vernietigd": "3.6.2: bewerkt en in 2023 # kilometer",
                  "voorraad": "3.6.2: nog minder dan # kilometer archief"})),
    "openbare-documenten": rows(
        "jaar",
        ("2018", {"documenten": "3.6.3: van # duizend in 2018"}),
        ("2023", {"documenten": "3.6.3: naar meer dan # duizend in 2023"})),
    "woo-categorieen": one_year(
        uitgewerkt="3.6.3: ‒ # van de 17 informatiecategorieën",
        alle="3.6.3: 14 van de # informatiecategorieën"),
    "algoritmeregister": rows(
        "jaar",
        ("2022", {"organisaties": "3.7: startte in 2022 met # organisaties", "rijk": "3.7: 14 organisaties, waarvan # Rijksorganisaties"}),
        ("2023", {"organisaties": "3.7: In 2023 hebben # organisaties", "rijk": "3.7: gepubliceerd, waarvan # Rijksorganisaties"}),
        ("Totaal", {"organisaties": "3.7: hebben nu in totaal # organisaties"})),
    "algoritmes": one_year(
        beschrijvingen="3.7: samen ruim # algoritmebeschrijvingen",
        nieuw="3.7: in totaal # algoritmes",
        nieuw_rijk="3.7: Vanuit de Rijksorganisaties zijn # algoritmes"),
    "ai-quickscan": one_year(organisaties="3.7: overheidspersoneel bij # rijksorganisaties"),
    "ict-leeftijd": one_year(
        ouder_dan_51="3.8: Op dit moment is # procent van de IV’ers",
        ouder_dan_61="3.8: ouder dan 51 en # procent"),
    "kwiv": one_year(
        profielen="3.8: een van de # KWIV-profielen",
        profielen_kosten="3.9.1: Met de # KWIV -profielen",
        medewerkers="3.8: resulteert in ruim # overheidsmedewerkers",
        fte="3.8: overheidsmedewerkers (# fte)",
        ontwerpprofielen="3.8: toevoegen van # UX Design-profielen",
        routekaarten="3.8: nieuwe I-Routekaarten voor # KWIV-profielen"),
    "ict-werving": one_year(
        aangemeld="3.8: Ruim # geïnteresseerde IT’ers hebben",
        deelnemers="3.8: Hieraan namen ruim # geïnteresseerde",
        organisaties="3.8: kennis konden maken met # Rijksorganisaties",
        techevents="3.8: Daarnaast zijn # techevents",
        kijkers="3.8: met bij elkaar ruim # kijkers",
        spel_organisaties="3.8: I-vraagstukken van # nieuwe rijksorganisaties",
        bezoekers="3.8: Dit heeft gezorgd voor ruim # nieuwe bezoekers",
        spelers="3.8: nieuwe bezoekers en # nieuwe spelers"),
    "i-partnerschap": one_year(
        fieldlabs="3.8: werken mee in # thematische",
        promovendi="3.8: in 2023 inmiddels # promovendi",
        rijksorganisaties="3.8: van het programma zijn # rijksorganisaties",
        onderwijsinstellingen="3.8: rijksorganisaties en # onderwijsinstellingen actief",
        opdrachten="3.8: Daarnaast zijn # studentenopdrachten",
        studenten="3.8: zijn in totaal # studenten"),
    "i-stage": one_year(
        studenten="3.8: Ruim # studenten zijn in",
        bijeenkomsten="3.8: Er zijn # netwerkevents",
        studenten_per_bijeenkomst="3.8: per event gemiddeld # studenten",
        organisaties_per_bijeenkomst="3.8: 80 studenten en # rijksorganisaties",
        belangstelling="3.8: een factor # groter"),
    "i-trainees": rows(
        "groep jaar",
        ("Data; 2023", {"trainees": "3.8: Dit jaar zijn er # I-trainees in die groep"}),
        ("ICT; 2023", {"trainees": "3.8: In de ICT-groep startten # I-trainees"}),
        ("Cyber; 2023", {"trainees": "3.8: in de Cyber groep # I-trainees"}),
        ("Totaal; 2023", {"trainees": "3.8: I-traineeship met # nieuwe I-trainees"})),
    "i-traineeship": one_year(
        actief="3.8: op dit moment ruim # I-trainees",
        doorstroom="3.8: In 2023 stroomde # procent",
        een_van_drie="3.8: 86 procent ging bijna # procent in dienst",
        laatste="3.8: Maar liefst # procent ging",
        doorstroom_gemiddeld="3.8: sinds 2016 # procent",
        aangetrokken="3.8: zijn al meer dan # I-trainees",
        doorgestroomd="3.8: aangetrokken en al ruim # trainees"),
    "ict-kosten-intern": one_year(bedrag="3.9.1: volgens de nieuwe berekenmethode # miljoen euro"),
    "ict-kosten": rows(
        "soort stelsel jaar",
        ("Extern personeel; Kas-verplichtingen; 2023", {"bedrag": "3.9.1: gebruiken hebben in 2023 # miljoen euro besteed aan extern",
                                                      "verandering": "3.9.1: aan extern ICTpersoneel. Dat is een stijging van # procent ten opzichte van 2022. De"}),
        ("Extern personeel; Baten-lasten; 2023", {"bedrag": "3.9.1: het baten-lastenstelsel gebruiken hebben # miljoen euro besteed",
                                                "verandering": "3.9.1: aan extern ICT-personeel. Dat is een stijging van # procent ten opzichte van 2022. Door"}),
        ("Overig materieel; Kas-verplichtingen; 2023", {"bedrag": "3.9.1: gebruiken hebben in 2023 # miljoen euro besteed aan de overige",
                                                      "verandering": "3.9.1: - ICT-uitgaven. Dat is een daling van # procent"}),
        ("Overig materieel; Baten-lasten; 2023", {"bedrag": "3.9.1: gebruiken hebben # miljoen euro aan de overige",
                                                "verandering": "3.9.1: - kosten gemaakt. Dat is een daling van # procent"})),
    "ict-ontwikkeling": rows(
        "soort",
        ("Vernieuwing", {"aandeel": "3.9.2: geïdentificeerd en # procent als vernieuwing"}),
        ("Beheer en onderhoud", {"aandeel": "3.9.2: In 2023 is # procent als beheer"}),
        ("Nog niet bekend", {"aandeel": "3.9.2: Van # procent is het nog"})),
    "ict-activiteiten-groei": rows(
        "jaar",
        ("2021", {"groei": "3.9.2: in 2021 was deze # procent"}),
        ("2022", {"groei": "3.9.2: In 2022 was de stijging # procent"}),
        ("2023", {"groei": "3.9.2: grote ICT-activiteiten met # procent toegenomen"})),
    "ict-activiteiten-stand": one_year(
        nieuw="3.9.2: zijn er in 2023 # voor het eerst",
        afgerond="3.9.2: In 2023 zijn # ICT-activiteiten afgerond",
        met_schatting="3.9.2: Bij # ICT-activiteiten is de actuele",
        doorlopend="3.9.2: doorlopen in 2023 (# ICT-activiteiten)",
        herijkt="3.9.2: Bij # ICT-activiteiten is een herijking",
        goedkoper="3.9.2: Bij # ICTactiviteiten is de kostenschatting gedaald"),
    "ict-grote-aanpassing": rows(
        "jaar",
        ("2022", {"activiteiten": "3.9.2: aanpassing gestegen van # naar 9"}),
        ("2023", {"activiteiten": "3.9.2: gestegen van 5 naar # ICT-activiteiten"})),
    "ict-kostenklasse": rows(
        "klasse",
        ("30 tot 40 miljoen euro", {"verandering": "3.9.2: - miljoen (daling van #) en van"}),
        ("Meer dan 100 miljoen euro", {"verandering": "3.9.2: - 100+ miljoen (daling van #)"})),
    "ict-doorlooptijd": one_year(
        gemiddeld="3.9.2: gemiddeld iets langer dan # jaar is",
        gepland="3.9.2: initiële doorlooptijd is # jaar"),
    "ict-kostenschatting": one_year(bijstelling="3.9.2: Gemiddeld is dat in 2023 # procent"),
    "ict-uitgaven": rows(
        "jaar",
        ("2022", {"uitgaven": "3.9.2: In 2022 was dit # miljoen euro"}),
        ("2023", {"uitgaven": "3.9.2: In 2023 is in totaal # miljoen euro", "verwacht": "3.9.2: nog # miljoen euro uit te geven"})),
    "ict-advies": one_year(
        adviezen="3.9.3: In 2023 waren dat # BIT-adviezen",
        activiteiten="3.9.3: in 2023 hebben # minimaal"),
    "onvolkomenheden-alle": one_year(onvolkomenheden="3.9.3: Hoge Colleges van Staat # onvolkomenheden"),
    "i-strategie-bereik": one_year(
        nieuwsbrieven="3.11: In 2023 zijn # nieuwsbrieven",
        lezers="3.11: verstuurd naar circa # lezers",
        techpedities="3.11: hebben in 2023 # ‘techpedities’"),
    "ambtelijk-vakmanschap": one_year(
        waarden="4.2: Vakmanschap staan # waarden",
        downloads="4.2: is inmiddels # maal gedownload",
        gespreksleiders="4.2: Inmiddels zijn # gespreksleiders",
        boek_uitgegeven="4.2: Dit is bijna # maal uitgegeven",
        boek_gedownload="4.2: uitgegeven en bijna # keer gedownload",
        bijeenkomsten="4.2: beleid en uitvoering: # bijeenkomsten",
        deelnemers="4.2: met elk # deelnemers",
        organisaties="4.2: deelnemers van # organisaties"),
    "grenzeloos-bereik": one_year(
        topmanagers="4.2: De topmanagementgroep (# managers)",
        starters="4.2: startende ambtenaren (≈ # procent)",
        programmadirecteuren="4.2: Community ≈ # programmadirecteuren",
        rijksambtenaren="4.2: Overige rijksambtenaren (# procent)"),
    "grenzeloos-steekproef": rows(
        "jaar",
        ("2022", {"bekend": "4.2: toegenomen van # procent (2022)"}),
        ("2023", {"bekend": "4.2: (2022) naar # procent (2023)", "ondervraagd": "4.2: gehouden onder # rijksambtenaren", "waarden_impact": "4.2: – # procent beseft",
                  "waarden_laag": "4.2: – # tot 96 procent", "waarden_hoog": "4.2: 88 tot # procent", "opgavegericht": "4.2: achter blijft met # procent"})),
    "hybride-werken": rows(
        "plek",
        ("Kantoor", {"tevreden": "4.4.2: werkomgeving op kantoor (# procent)"}),
        ("Thuis", {"tevreden": "4.4.3: # procent van de medewerkers waardeert"}),
        ("Elders of onderweg", {"tevreden": "4.4.4: Zo’n # procent van de medewerkers"}),
        ("Alle mogelijkheden", {"tevreden": "4.4.5: hybride te werken (# procent)"})),
    "pasaanbiedingen": one_year(kantoren="4.4.2: een representatieve groep van # rijkskantoren"),
    "kantoorruimte": one_year(
        oppervlakte="4.5.1: rijkskantoren en specialties was in 2023 # m2 bvo",
        per_werkplek="4.5.1: en bedroeg in 2023 # m2 bvo"),
    "leegstand": rows(
        "soort",
        ("Totaal", {"aandeel": "4.5.1: De leegstand eind 2023 bedraagt # procent"}),
        ("Ontwikkeling en renovatie", {"aandeel": "4.5.1: renovatieleegstand (# procent)"}),
        ("Frictie landelijk", {"aandeel": "4.5.1: De landelijke frictieleegstand eind 2023 bedraagt # procent"}),
        ("Frictie gewenst", {"aandeel": "4.5.1: Een frictieleegstand rond # procent is gewenst"}),
        ("Frictie Den Haag", {"aandeel": "4.5.1: in het masterplan Den Haag bedraagt # procent"}),
        ("Frictie Utrecht", {"aandeel": "4.5.1: in het masterplan Utrecht bedraagt # procent"})),
    "leenplafond": one_year(bedrag="4.5.1: bijgestelde ontwerpbegroting # miljoen euro"),
    "masterplannen": one_year(masterplannen="4.5.2: Er zijn # masterplannen"),
    "rijkswerkgelegenheid": rows(
        "jaar",
        ("2023", {"fte": "4.5.2: op 1 januari 2023 # fte", "erbij": "4.5.2: is dit een stijging van # fte", "groei": "4.5.2: 14.873 fte (# procent)"}),
        ("2027", {"erbij": "4.5.2: estimated gaat het om een groei van # fte", "groei": "4.5.2: estimated 4.671 fte (# procent)"})),
    "rijkswerkgelegenheid-sector": rows(
        "sector jaar",
        ("Ministeries; 2023", {"groei": "4.5.2: gestegen bij de ministeries (ruim # procent)"}),
        ("Zelfstandige bestuursorganen; 2023", {"groei": "4.5.2: en de zbo’s (# procent)"})),
    "rijkswerkgelegenheid-provincie": rows(
        "provincie jaar",
        ("Flevoland; 2023", {"groei": "4.5.2: Flevoland (# procent)"}),
        ("Utrecht; 2023", {"groei": "4.5.2: Utrecht (# procent)"}),
        ("Groningen; 2023", {"groei": "4.5.2: Groningen (# procent)"}),
        ("Gelderland; 2023", {"groei": "4.5.2: Gelderland (# procent)"}),
        ("Noord-Holland; 2023", {"groei": "4.5.2: Noord-Holland (# procent)"}),
        ("Noord-Brabant; 2023", {"groei": "4.5.2: Noord-Brabant (# procent)"}),
        ("Zeeland; 2023", {"groei": "4.5.2: Zeeland (# procent)"}),
        ("Limburg; 2023", {"groei": "4.5.2: Limburg (# procent)"})),
    "toegankelijke-kantoren": rows(
        "jaar",
        ("2019", {"onderzocht": "4.5.3: In 2019 is in # rijkskantoren", "verbetering": "4.5.3: In # van deze gebouwen"})),
    "facilitair": one_year(
        dienstverlening="4.5.4: dienstverlening op zo’n # procent",
        vergaderzalen="4.5.4: Inmiddels is ruim # procent",
        rijkshubs="4.5.4: in 2023 de eerste # rijkshubs",
        werkplekpilot="4.5.4: uitgerold op # locaties",
        werkplekpilot_volgt="4.5.4: Begin 2024 volgen nog # locaties"),
    "rijksbeveiliging": one_year(
        professionals="4.5.4: Ze beveiligt met zo’n # professionals",
        locaties="4.5.4: professionals meer dan # (rijks)locaties",
        afnemers="4.5.4: (rijks)locaties voor ruim # afnemers",
        fte="4.5.4: Er zijn ongeveer # fte’s in vaste dienst",
        ingehuurd="4.5.4: met ongeveer # medewerkers uit particuliere",
        evenementen="4.5.4: ook zo’n # (inter)nationale",
        omzet="4.5.4: De omzet van de Rijksbeveiliging bedroeg in 2023 ongeveer # miljoen euro"),
    "rijkslogistiek": one_year(
        fte="4.5.4: organisatieonderdeel werken ongeveer # fte’s",
        adressen="4.5.4: de IPKD ongeveer # miljoen adressen",
        omzet="4.5.4: De omzet van de Rijkslogistiek bedroeg in 2023 ongeveer # miljoen euro"),
    "rijksschoonmaak": one_year(
        medewerkers="4.5.4: De RSO heeft circa # medewerkers",
        fte="4.5.4: medewerkers in dienst (circa # fte)",
        locaties="4.5.4: werkzaam op circa # locaties",
        opdrachtgevers="4.5.4: locaties en voor # opdrachtgevers",
        omzet="4.5.4: De omzet van de RSO bedroeg in 2023 ongeveer # miljoen euro"),
    "aanbestedingen": rows(
        "jaar",
        ("2022", {"mvoi": "4.6.1.1: In 2022 was dit nog # procent"}),
        ("2023", {"aanbestedingen": "4.6.1.1: gegevens bekend van # Europese aanbestedingen", "mvoi": "4.6.1.1: 457 aanbestedingen komt daarmee op # procent",
                  "mvoi_buiten": "4.6.1.1: criteria toegepast; in # procent", "hoog_niveau": "4.6.1.1: zijn toegepast, is in # gevallen",
                  "hoog_niveau_aandeel": "4.6.1.1: correspondeert met ruim # procent", "hoog_niveau_buiten": "4.6.1.1: dit in slechts # procent",
                  "productgroepen": "4.6.1.1: alle aanbestedingen41 in # relevante productgroepen"})),
    "circulair-meubilair": one_year(aandeel="4.6.1.1: Hierbij is voor meer dan # procent"),
    "biologische-catering": one_year(doel="4.6.1.1: van de pilotlocatie is # procent"),
    "social-return-vorm": rows(
        "vorm jaar",
        ("Klassiek; 2023", {"percelen": "4.6.1.2: In # van de 141 aanbestedingen is ‘social"}),
        ("Op maat; 2023", {"percelen": "4.6.1.2: Bij # van de 141 aanbestedingen is ‘social"})),
    "isv-toepassing": one_year(
        toegepast="4.6.1.3: In 2023 is ISV in # percelen",
        vrijwillig="4.6.1.3: toegepast, waarvan in # percelen",
        aangevuld="4.6.1.3: In nog eens # percelen",
        verplicht="4.6.1.3: verplicht is toegepast in # van de 37",
        van_toepassing="4.6.1.3: 30 van de # percelen",
        contract="4.6.1.3: risicocategorieën (# keer als contractvoorwaarde",
        niet="4.6.1.3: Dat betekent dat in # percelen",
        akkoord="4.6.1.3: In # van deze percelen heeft"),
    "isv-hulp": one_year(
        casussen="4.6.1.3: In 2023 zijn # casussen behandeld",
        afgerond="4.6.1.3: behandeld (waarvan # afgerond",
        doorlopend="4.6.1.3: afgerond en # doorlopend",
        bijeenkomsten="4.6.1.3: (bijvoorbeeld # bijeenkomsten over kantoormeubilair",
        vragenuren="4.6.1.3: Verder is # keer een digitaal",
        bezoeken="4.6.1.3: webpagina # unieke views",
        ondersteund="4.6.1.3: In 2023 zijn # categorieën op die manier",
        risicocategorieen="4.6.1.3: categorieplannen van de # risicocategorieën"),
    "inkoopcategorieen": one_year(
        categorieen="4.6.2: In totaal zijn # categorieën",
        openbaar="4.6.2: In 2023 is de # van het aantal categorieplannen"),
    "inkoopopleidingen": rows(
        "opleiding jaar",
        ("RIO basis; 2023", {"gestart": "4.6.3: contractmanagers is in 2023 # keer gestart", "afgerond": "4.6.3: keer gestart. # groepen hebben de opleiding afgerond"}),
        ("RIO inkoopadviseur; 2023", {"gestart": "4.6.3: 2022) is in 2023 # keer gestart en", "afgerond": "4.6.3: keer gestart en # groepen"}),
        ("RIO contractmanager; 2023", {"gestart": "4.6.3: # groep is de opleiding gestart"}),
        ("Inkoop voor niet-inkopers; 2023", {"gestart": "4.6.3: Deze is in 2023 # keer uitgevoerd"})),
    "inkoopvakmanschap": one_year(
        kandidaten="4.6.3: zijn in 2023 # kandidaten direct geplaatst",
        hogescholen="4.6.3: tussen het Rijk en # hogescholen",
        stagiairs="4.6.3: hbo’s in totaal # studenten",
        kwik="4.6.3: Op dit moment zijn # IUC’s",
        kennissessies="4.6.3: In 2023 zijn # rijksbrede kennissessies",
        groepen="4.6.3: We zijn gestart met # groepen",
        aangemeld="4.6.3: zich inmiddels # medewerkers aangemeld",
        speik="4.6.3: registreerden # volledige IUCs"),
    "inkoopuitgaven": one_year(
        bedrag="4.6.5: in 2023 op ongeveer # miljard euro",
        groei="4.6.5: een stijging van ongeveer # procent"),
    "zakendoen-website": one_year(
        bezoeken="4.6.6: Zakendoen met het Rijk # keer bezocht",
        downloads="4.6.6: De informatie is # keer gedownload"),
    "apparaatsuitgaven-personeel": one_year(aandeel="4.7.1: bestaan voor ruim # procent"),
    "adviescolleges-samen": one_year(
        colleges="4.7.2: gold in 2023 voor # adviescolleges",
        leden="4.7.2: van de # leden",
        ingevuld="4.7.2: In 2023 vulden # van de",
        zonder_antwoord="4.7.2: Bij # adviescolleges is er geen"),
    "banenafspraak-doel": one_year(
        quotum="Bijlage 2a: met quotumpercentage # procent",
        fte_dji="Bijlage 2a: executieve functies bij DJI (# fte)",
        ontbreekt="Bijlage 2a: missen er nog # doelbanen"),
    "ict-raming": rows(
        "activiteit",
        ("Transformatie SSC-ICT", {"bedrag": "Bijlage 2c: de initiële raming van € # mln"}),
        ("ERTMS", {"bedrag": "Bijlage 2c: voortgangsrapportage € # miljoen"})),
}


def main(path):
    paragraphs = split(lines(path))
    n_cells = 0
    for name, (dimensions, records) in DATASETS.items():
        measures = list(dict.fromkeys(measure for _, cells in records for measure in cells))
        found = [(codes, {measure: figure(paragraphs, cell, name) for measure, cell in cells.items()}) for codes, cells in records]
        # A measure gets a column for its status when one of its cells is not a plain number.
        special = [m for m in measures if any(cells.get(m, ("", "not-available"))[1] != "normal" for _, cells in found)]
        head = [*dimensions, *(column for m in measures for column in ([m, f"{m}_status"] if m in special else [m]))]
        with open(OUT / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(head)
            for codes, cells in found:
                values = [cells.get(m, ("", "not-available")) for m in measures]
                writer.writerow([*codes, *(field for m, cell in zip(measures, values) for field in (cell[:2] if m in special else cell[:1]))])
        n_cells += sum(len(cells) for _, cells in found)
    print(f"{len(DATASETS)} datasets, {n_cells} figures from running text")


def split(text):
    """The paragraphs by number, each as one line: words that are broken over two lines are joined."""
    paragraphs, name = {}, "Inleiding"
    for line in text:
        heading = HEADING.match(line)
        annex = re.match(r"BIJLAGE (\d[A-D]?)\b", line)
        chapter = re.match(r"[1-4] [A-Z]{4}", line)
        if heading or annex or chapter:
            name = heading[1] if heading else f"Bijlage {annex[1].lower()}" if annex else line
        paragraphs.setdefault(name, []).append(line)
    return {name: re.sub(r"(?<=\w)- (?=[a-zë])(?!en |of )", "", " ".join(" ".join(filter(None, body)).split())) for name, body in paragraphs.items()}


def figure(paragraphs, cell, name):
    """The figure of a cell: the number, its status, and the word of nearness in front of it."""
    place, words = cell.split(": ", 1)
    sign, status = "", "normal"
    if words.startswith("- "):
        sign, words = "-", words.removeprefix("- ")
    for one in ("provisional", "estimated"):
        if words.startswith(f"{one} "):
            status, words = one, words.removeprefix(f"{one} ")
    before, after = (re.escape(part).replace(r"\ ", " ") for part in words.split("#"))
    matches = list(re.finditer(rf"(?<!\w){before}({FIGURE}){after}(?!\w)", paragraphs[place], re.I))
    if len(matches) != 1:
        sys.exit(f"running_text.py: {name}: {len(matches)} places for {cell!r}")
    number = matches[0][1].lower()
    near = re.search(rf"({NEAR}) $", paragraphs[place][:matches[0].start(1)], re.I)
    if near and status == "normal":
        status = "estimated"
    return sign + (WORDS.get(number) or number.replace(".", "").replace(",", ".")), status, near[1].lower() if near else None


if __name__ == "__main__":
    main(sys.argv[1])
