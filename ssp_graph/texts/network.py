"""Network analysis."""

TEXTS: dict[str, tuple[str, str]] = {
    "help": (
        "Mål kommunernes netværk af parter og fora.\n\n"
        "En kommune skrives med navn, kort navn eller kode eller som en fil, der beskriver "
        "den (odense.xlsx). Uden kommuner tages alle, der er "
        "beskrevet med fora. Et medlemskab er en linje på et forums deltagerliste. Målene står "
        "med kilde i docs/network.md.",
        "Measure the municipalities' networks of parties and fora.\n\n"
        "A municipality is given by name, short name or code, or as a file that describes "
        "it (odense.xlsx). Without any, all that are "
        "described with fora are taken. A membership is a line of a forum's list of "
        "participants. The measures stand with their sources in docs/network.md.",
    ),
    "option-measure": (
        "Hvad der måles. Kan gentages; »all« tager alle.",
        "What is measured. May be repeated; “all” takes all.",
    ),
    "option-attendance": (
        "Kun faste deltagere (fixed) eller alle.",
        "Fixed participants only, or all.",
    ),
    "option-basis": (
        "Kun hvad en kilde angiver (stated), eller også det, der er læst ud af den.",
        "Only what a source states, or what is read into it as well.",
    ),
    "option-document": (
        "Kun hvad dette dokument siger (kort navn eller titel).",
        "Only what this document says (short name or title).",
    ),
    "option-crosswalk": (
        "Kommunens egne navne (own) eller harmoniserede parter.",
        "The municipality's own names, or harmonised parties.",
    ),
    "option-actors": (
        "Parterne, som de nævnes (named), eller stillinger talt med deres enhed (units).",
        "The parties as they are named, or posts counted with their unit (units).",
    ),
    "option-top": (
        "Så mange rækker vises pr. kommune i tabellerne.",
        "Show this many rows of each municipality in the tables.",
    ),
    "option-permutations": (
        "Antal tilfældige ombytninger ved lighed.",
        "Number of random shuffles for the likeness.",
    ),
    "option-seed": (
        "Tal, der gør ombytningerne ens hver gang.",
        "Number that makes the shuffles the same every time.",
    ),
    "title": ("Netværksanalyse", "Network analysis"),
    "no-fora": (
        "Ingen indlæst fil beskriver et forum i {municipality}.",
        "No loaded file describes a forum of {municipality}.",
    ),
    "harmonised-is-read": (
        "Harmoniserede parter er en læsning, så de kan ikke vises for det angivne alene. Vælg "
        "enten crosswalk »own« eller basis »all«.",
        "Harmonised parties are a reading, so they can't be shown for what is stated alone. "
        "Choose either crosswalk “own” or basis “all”.",
    ),
    "one-document": (
        "Et dokument beskriver én kommune; giv netop den kommune sammen med --document.",
        "A document describes one municipality; give just that one with --document.",
    ),
    "cautions": ("Læses med forbehold:", "To be read with care:"),
    "caution-formal": (
        "Medlemskab er formelt: det står i et dokument, kontakten er ikke observeret.",
        "Membership is formal: it stands in a document, contact was not observed.",
    ),
    "caution-extent": (
        "Et længere dokument giver et større netværk. Omfang: {extent}. Andele er normerede, "
        "antal er ikke.",
        "A longer document makes a larger network. Extent: {extent}. Shares are normalised, "
        "counts are not.",
    ),
    "extent-one": (
        "{municipality} {documents} dokument, {quotations} citater",
        "{municipality} {documents} document, {quotations} quotations",
    ),
    "extent-several": (
        "{municipality} {documents} dokumenter, {quotations} citater",
        "{municipality} {documents} documents, {quotations} quotations",
    ),
    "caution-small": (
        "Få kommuner beskrives (her {count}); intet er testet for signifikans.",
        "Few municipalities are described (here {count}); nothing is tested for significance.",
    ),
    "caution-crosswalk-own-named": (
        "Parterne er dem, dokumenterne selv nævner: en stilling er én part, dens enhed en anden. "
        "Andre valg (--crosswalk, --actors) giver andre tal.",
        "The parties are those that the documents name: a post is one party, its unit another. "
        "Other choices (--crosswalk, --actors) give other figures.",
    ),
    "caution-crosswalk-own-units": (
        "Stillinger er talt med deres enhed, undtagen hvor de læses til en anden sektor eller "
        "enheden er kommunen eller politikredsen selv. Andre valg (--crosswalk, --actors) giver "
        "andre tal.",
        "Posts are counted with their unit, except where they are read to another sector or the "
        "unit is the municipality or the police district itself. Other choices (--crosswalk, "
        "--actors) give other figures.",
    ),
    "caution-crosswalk-harmonised-named": (
        "Parterne er harmoniserede: hvilken part en stilling eller enhed svarer til, er læst. "
        "Andre valg (--crosswalk) giver andre tal.",
        "The parties are harmonised: which one a post or unit corresponds to is a reading. Other "
        "choices (--crosswalk) give other figures.",
    ),
    "caution-crosswalk-harmonised-units": (
        "Parterne er harmoniserede: hvilken part en stilling eller enhed svarer til, er læst. "
        "Andre valg (--crosswalk) giver andre tal.",
        "The parties are harmonised: which one a post or unit corresponds to is a reading. Other "
        "choices (--crosswalk) give other figures.",
    ),
    "caution-effect": (
        "Central er ikke det samme som virksom.",
        "Central isn't the same as effective.",
    ),
    "reading-sector-all": (
        "Sektorerne er læsninger; ingen af dokumenterne henfører parter til sektorer.",
        "The sectors are readings; no document assigns parties to sectors.",
    ),
    "reading-sector-mixed": (
        "Sektorerne er dels angivet, dels læst.",
        "The sectors are partly stated, partly read.",
    ),
    "reading-sector-stated": (
        "Kun angivne sektorer er med; hvor ingen er angivet, er feltet tomt.",
        "Only stated sectors are shown; where none is stated, the field is empty.",
    ),
    "reading-level-all": (
        "Niveauer er dels angivet, dels læst; fora uden niveau indgår ikke i mål, der bygger på "
        "niveau.",
        "Levels are partly stated, partly read; fora without a level don't enter measures that "
        "rest on levels.",
    ),
    "reading-level-stated": (
        "Kun angivne niveauer er med; fora uden indgår ikke i mål, der bygger på niveau.",
        "Only stated levels are used; fora without one don't enter measures that rest on levels.",
    ),
    "side-party": ("Part", "Party"),
    "side-forum": ("Forum", "Forum"),
    "mode-parties": ("Parter, der deler fora", "Parties that share fora"),
    "mode-fora": ("Fora, der deler parter", "Fora that share parties"),
    "by-sector": ("Sektor", "Sector"),
    "by-level": ("Niveau", "Level"),
    "no-chain": (
        "ingen vej i det, dokumenterne nævner",
        "no way in what the documents list",
    ),
    "title-overview": ("Netværket i tal", "The network in figures"),
    "about-overview": (
        "Fora uden deltagerliste tæller ikke med i tæthed og gennemsnit: deres medlemmer er "
        "ukendte.",
        "Fora without a list of participants don't count in density and means: their members "
        "are unknown.",
    ),
    "title-degree": ("Grad", "Degree"),
    "about-degree": (
        "Grad: andelen af de fora (parter), man kunne være med i (have), normeret efter Borgatti "
        "& Everett 1997.",
        "Degree: the share of the fora (parties) that one could be in (have), normalised after "
        "Borgatti & Everett 1997.",
    ),
    "title-closeness": ("Nærhed", "Closeness"),
    "about-closeness": (
        "Nærhed: hvor få skridt der er til alle andre, normeret efter Borgatti & Everett 1997.",
        "Closeness: how few steps it is to all others, normalised after Borgatti & Everett 1997.",
    ),
    "title-betweenness": ("Mellemposition", "Betweenness"),
    "about-betweenness": (
        "Mellemposition: andelen af andres korteste veje, der går her igennem, normeret efter "
        "Borgatti & Everett 1997.",
        "Betweenness: the share of others' shortest paths that run through here, normalised "
        "after Borgatti & Everett 1997.",
    ),
    "title-density": ("Tæthed", "Density"),
    "about-density": (
        "Tæthed: andelen af alle mulige medlemskaber, som dokumenterne nævner.",
        "Density: the share of all possible memberships that the documents list.",
    ),
    "title-overlap": ("Fora med samme parter", "Fora with the same parties"),
    "about-overlap": (
        "Jaccard: fælles parter af alle parter i de to fora.",
        "Jaccard: shared parties out of all parties of the two fora.",
    ),
    "title-brokerage": ("Mæglere mellem sektorer", "Brokers between sectors"),
    "about-brokerage": (
        "Hvor ofte en part står mellem to, der ikke deler noget forum, efter Gould & Fernandez "
        "1989: koordinator (samme sektor), omrejsende (de to deler sektor, mægleren ikke), "
        "repræsentant og portvagt (mægleren deler sektor med den ene), liaison (tre "
        "sektorer). Uden retning kan repræsentant og portvagt ikke skelnes; de deler ligeligt.",
        "How often a party stands between two that share no forum, after Gould & Fernandez 1989: "
        "coordinator (one sector), itinerant (the two share a sector, not the broker's), "
        "representative and gatekeeper (the broker shares the sector of one), liaison (three "
        "sectors). Without direction representative and gatekeeper can't be told apart; each "
        "holds half.",
    ),
    "title-level-brokerage": ("Mæglende fora mellem niveauer", "Fora that broker between levels"),
    "about-level-brokerage": (
        "Gould & Fernandez 1989 på fora, der deler parter, med niveau som gruppe.",
        "Gould & Fernandez 1989 on fora that share parties, with levels as groups.",
    ),
    "title-relation-brokerage": (
        "Mæglere i forbindelser mellem niveauer",
        "Brokers in relations between levels",
    ),
    "about-relation-brokerage": (
        "Gould & Fernandez 1989 på de rettede forbindelser (rapporterer til, sætter ramme for …) "
        "med niveau som gruppe. Forventet: hvad samme tæthed ville give tilfældigt.",
        "Gould & Fernandez 1989 on the directed relations (reports to, sets the frame for …) "
        "with levels as groups. Expected: what the same density would give at random.",
    ),
    "title-two-mode-brokerage": (
        "Mæglere gennem to fora",
        "Brokers through two fora",
    ),
    "about-two-mode-brokerage": (
        "Åbne veje part – forum – mægler – forum – part mellem parter uden fælles forum, efter "
        "Jasny & Lubell 2015. På tværs af niveauer: de to fora har intet niveau fælles.",
        "Open paths party – forum – broker – forum – party between parties without a shared "
        "forum, after Jasny & Lubell 2015. Across levels: the two fora share no level.",
    ),
    "title-constraint": ("Strukturelle huller", "Structural holes"),
    "about-constraint": (
        "Binding (lav: parten forbinder andre, der ikke selv mødes) og effektiv størrelse efter "
        "Burt 1992, på parter, der deler fora.",
        "Constraint (low: the party joins others who don't meet) and effective size after Burt "
        "1992, on parties that share fora.",
    ),
    "title-core": ("Kerner", "Cores"),
    "about-core": (
        "k: hver i kernen har mindst k medlemskaber inden for den (Seidman 1983).",
        "k: everyone in the core has at least k memberships within it (Seidman 1983).",
    ),
    "title-centralisation": ("Centralisering", "Centralisation"),
    "about-centralisation": (
        "0: alle er lige centrale, 1: en stjerne (Freeman 1978). Regnet i den største "
        "sammenhængende del.",
        "0: all are alike, 1: a star (Freeman 1978). Computed in the largest connected part.",
    ),
    "title-e-i": ("Forbindelser ud og ind (E-I)", "Ties outward and inward (E-I)"),
    "about-e-i": (
        "1: alle forbindelser går på tværs, -1: alle bliver i gruppen (Krackhardt & Stern 1988).",
        "1: all ties run across, -1: all stay within the group (Krackhardt & Stern 1988).",
    ),
    "title-cut-points": ("Hvad der falder fra hinanden", "What falls apart"),
    "about-cut-points": (
        "Uden denne part eller dette forum falder netværket i flere dele. Fraskåret: hvor mange "
        "der ikke længere hænger sammen med den største del.",
        "Without this party or forum the network falls into more pieces. Cut off: how many no "
        "longer hang together with the largest piece.",
    ),
    "title-bridges": ("Eneste forbindelser", "Only ties"),
    "about-bridges": (
        "Pladser, der alene holder to dele af netværket sammen. Parter med kun ét forum er "
        "udeladt.",
        "Seats that alone hold two parts of the network together. Parties of one forum only are "
        "left out.",
    ),
    "title-linking-pins": ("Hvem der sidder på to niveauer", "Who sits at two levels"),
    "about-linking-pins": (
        "Parter med plads på begge niveauer (linking pins, Likert 1961).",
        "Parties with a seat at both levels (linking pins, Likert 1961).",
    ),
    "title-chains": (
        "Fra skolen til det strategiske niveau",
        "From the school to the strategic level",
    ),
    "about-chains": (
        "De korteste veje fra en part på en skole; et skridt er et forum. Hvor nogen kunne "
        "bære noget videre, ikke at de gør det.",
        "The shortest ways from a party at a school; a step is a forum. Where somebody could "
        "carry a matter on, not that they do.",
    ),
    "title-similarity": ("Hvor ens kommunerne er", "How alike the municipalities are"),
    "about-similarity": (
        "Gitter af sektor × niveau. Jaccard: fælles celler af alle fyldte. Korrelation af "
        "antallet af parter, ved siden af hvad tilfældigt ombyttede rækker og kolonner giver "
        "(QAP): en beskrivelse, ikke en test.",
        "Grid of sector × level. Jaccard: shared cells of all filled ones. Correlation of the "
        "number of parties, beside what randomly shuffled rows and columns give (QAP): a "
        "description, not a test.",
    ),
    "column-municipality": ("Kommune", "Municipality"),
    "column-quotations": ("Citater", "Quotations"),
    "column-fora": ("Fora", "Fora"),
    "column-fora_listed": ("Fora med deltagere", "Fora with participants"),
    "column-parties": ("Parter", "Parties"),
    "column-memberships": ("Medlemskaber", "Memberships"),
    "column-density": ("Tæthed", "Density"),
    "column-parties_per_forum": ("Parter pr. forum", "Parties per forum"),
    "column-fora_per_party": ("Fora pr. part", "Fora per party"),
    "column-share_several": ("Andel i flere fora", "Share in several fora"),
    "column-pieces": ("Dele", "Pieces"),
    "column-largest_piece": ("Største del", "Largest piece"),
    "column-name": ("Navn", "Name"),
    "column-side": ("Art", "Kind"),
    "column-sector_or_level": ("Sektor eller niveau", "Sector or level"),
    "column-ties": ("Forbindelser", "Ties"),
    "column-degree": ("Grad", "Degree"),
    "column-closeness": ("Nærhed", "Closeness"),
    "column-betweenness": ("Mellemposition", "Betweenness"),
    "column-forum": ("Forum", "Forum"),
    "column-other_forum": ("Andet forum", "Other forum"),
    "column-shared": ("Fælles parter", "Shared parties"),
    "column-jaccard": ("Jaccard", "Jaccard"),
    "column-party": ("Part", "Party"),
    "column-sector": ("Sektor", "Sector"),
    "column-level": ("Niveau", "Level"),
    "column-coordinator": ("Koordinator", "Coordinator"),
    "column-itinerant": ("Omrejsende", "Itinerant"),
    "column-representative": ("Repræsentant", "Representative"),
    "column-gatekeeper": ("Portvagt", "Gatekeeper"),
    "column-liaison": ("Liaison", "Liaison"),
    "column-share": ("Andel", "Share"),
    "column-total": ("I alt", "Total"),
    "column-expected": ("Forventet", "Expected"),
    "column-across_levels": ("På tværs af niveauer", "Across levels"),
    "column-constraint": ("Binding", "Constraint"),
    "column-effective_size": ("Effektiv størrelse", "Effective size"),
    "column-core": ("k", "k"),
    "column-network": ("Netværk", "Network"),
    "column-nodes": ("I største del", "In the largest part"),
    "column-of_nodes": ("I alt", "In all"),
    "column-groups_sector_or_level": ("Grupper", "Groups"),
    "column-ei": ("E-I", "E-I"),
    "column-external": ("På tværs", "Across"),
    "column-internal": ("Inden for", "Within"),
    "column-ungrouped": ("Uden gruppe", "Without group"),
    "column-cut_off": ("Fraskåret", "Cut off"),
    "column-fora_cut_off": ("Fora fraskåret", "Fora cut off"),
    "column-upper_level": ("Øverst", "Upper"),
    "column-lower_level": ("Nederst", "Lower"),
    "column-upper_fora": ("Fora øverst", "Upper fora"),
    "column-lower_fora": ("Fora nederst", "Lower fora"),
    "column-steps": ("Skridt", "Steps"),
    "column-chain_to_level": ("Vej", "Way"),
    "column-other": ("Anden kommune", "Other municipality"),
    "column-shared_sector_level": ("Fælles celler", "Shared cells"),
    "column-only_first": ("Kun første", "First only"),
    "column-only_second": ("Kun anden", "Second only"),
    "column-correlation": ("Korrelation", "Correlation"),
    "column-shuffled_low": ("Ombyttet 2,5 %", "Shuffled 2.5%"),
    "column-shuffled_median": ("Ombyttet median", "Shuffled median"),
    "column-shuffled_high": ("Ombyttet 97,5 %", "Shuffled 97.5%"),
    "column-as_high": ("Andel lige så høj", "Share as high"),
    "column-shuffles": ("Ombytninger", "Shuffles"),
}
