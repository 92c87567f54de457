"""Names that news uses for one another, and the words that tell what a name is of.

A capital or a seat of government stands for its state, and an adjective for its country. Tables of
general knowledge, one line a group; a name that is in no group is compared by its own words.
"""

from __future__ import annotations

_STATES = """
united states|us|usa|america|american|americans|washington|white house
united kingdom|uk|britain|great britain|british|london|downing street|westminster|whitehall|briton
russia|russian|russians|moscow|kremlin|russian federation
china|chinese|beijing|people's republic of china
european union|eu|brussels|european commission|europe|european|europeans
ukraine|ukrainian|ukrainians|kyiv|kiev
france|french|frenchman|frenchwoman|paris|élysée
germany|german|germans|berlin
israel|israeli|israelis|jerusalem|tel aviv
iran|iranian|iranians|tehran
iraq|iraqi|iraqis|baghdad
syria|syrian|syrians|damascus
turkey|turkish|türkiye|ankara
india|indian|indians|new delhi|delhi
pakistan|pakistani|islamabad
japan|japanese|tokyo
north korea|north korean|north koreans|pyongyang|dprk
south korea|south korean|south koreans|seoul
spain|spanish|madrid
italy|italian|rome
netherlands|dutch|dutchman|the hague|holland
denmark|danish|copenhagen
sweden|swedish|stockholm
norway|norwegian|oslo
poland|polish|warsaw
greece|greek|greeks|athens
ireland|irish|irishman|dublin
switzerland|swiss|bern
belgium|belgian
mexico|mexican|mexicans
canada|canadian|canadians|ottawa
brazil|brazilian|brasília
argentina|argentine|argentinian|buenos aires
australia|australian|australians|canberra
new zealand|new zealander|wellington
saudi arabia|saudi|saudis|riyadh
egypt|egyptian|cairo
afghanistan|afghan|afghans|kabul
libya|libyan|tripoli
wales|welsh|welshman|cardiff
scotland|scottish|scots|scotsman|holyrood|edinburgh
england|english|englishman
"""
_BODIES = """
democratic party|democrat|democrats|democratic
republican party|republican|republicans|gop
labour party|labour
conservative party|conservative|conservatives|tory|tories
liberal democrats|lib dem|lib dems
justice department|department of justice|doj
state department|department of state|foggy bottom
defense department|department of defense|pentagon
federal bureau of investigation|fbi
central intelligence agency|cia
environmental protection agency|epa
united nations|un
nato|north atlantic treaty organization|north atlantic treaty organisation
islamic state|isis|isil|daesh|is
new york|nyc|new york city
congress|capitol hill|senate|house|house of representatives|capitol
"""

#: The states of the USA beside the abbreviations that newspapers use.
_AMERICAN = """
alabama|ala
arizona|ariz
arkansas|ark
california|calif
colorado|colo
connecticut|conn
delaware|del
florida|fla
georgia|ga
illinois|ill
indiana|ind
kansas|kan
kentucky|ky
louisiana|la
maryland|md
massachusetts|mass
michigan|mich
minnesota|minn
mississippi|miss
missouri|mo
montana|mont
nebraska|neb
nevada|nev
new hampshire|nh
new jersey|nj
new mexico|nm
north carolina|nc
north dakota|nd
oklahoma|okla
oregon|ore
pennsylvania|pa
rhode island|ri
south carolina|sc
south dakota|sd
tennessee|tenn
texas|texan|texans
vermont|vt
virginia|va
washington state|wash
west virginia|w va
wisconsin|wis
wyoming|wyo
"""


def _groups(table: str, first: int) -> dict[str, int]:
    lines = table.strip().split("\n")
    return {name: n for n, line in enumerate(lines, start=first) for name in line.split("|")}


#: The group of a folded name that is of a state, its people, capital or government.
STATES: dict[str, int] = _groups(_STATES, 0)
#: The group of any folded name; names of one group can stand for one another.
GROUPS: dict[str, int] = {**_groups(_BODIES, 1000), **_groups(_AMERICAN, 2000), **STATES}

#: Peoples and adjectives of countries that no ending gives away.
PEOPLES = frozenset(
    """french frenchman frenchwoman german germans dutch dutchman swiss greek greeks saudi saudis
    czech thai afghan afghans briton britons israeli iraqi pakistani irishman welsh welshman scots
    scotsman englishman argentine kurd kurds kurdish arab arabs western""".split()
)
#: Words of office before a person's name.
TITLES = frozenset(
    """mr mrs ms mx miss dr prof professor sir dame lord lady president premier chancellor minister
    secretary senator sen rep congressman congresswoman representative governor gov mayor judge
    justice king queen prince princess pope archbishop bishop cardinal father rev reverend general
    gen colonel col captain capt major maj lieutenant lt sergeant sgt corporal private admiral adm
    commander inspector insp superintendent supt detective constable pc dc officer sheriff chief
    chairman chairwoman chair director coach manager spokesman spokeswoman attorney ambassador
    councillor councilman cllr mp md speaker baroness baron duke duchess ayatollah sheikh emir
    leader candidate""".split()
)
#: Those of them that a surname follows, whatever else it means ("Mrs Church").
COURTESY = frozenset("mr mrs ms mx miss dr prof professor sir dame".split())
#: Words that belong to an office when another such word or `TITLES` follows.
OFFICES = frozenset(
    """prime vice deputy assistant foreign defence defense home health interior finance justice
    education treasury shadow chief acting former attorney press general transport environment
    secretary first cabinet security state minority majority""".split()
)
#: Words in the names of organisations.
ORGANISATION = frozenset(
    """inc ltd plc llc corp corporation company co group holdings partners bank university college
    school institute academy hospital council committee commission agency bureau department ministry
    office court party union federation association society club league foundation trust service
    services authority board congress senate parliament assembly administration house army navy
    police force guard times post news press journal herald tribune guardian television radio
    network church team united city athletic rovers fc airlines airways records pictures studios
    labs motors industries international national federal""".split()
)
#: Words in the names of places.
PLACE = frozenset(
    """street road avenue lane square park river lake mountain mount island islands isle bay beach
    valley county city town village province state states district airport station bridge stadium
    sea ocean coast hill hills north south east west port kingdom republic hotel""".split()
)
#: First words of a name that "of" and the like belong to.
OF_NAMES = frozenset(
    """department ministry house bank university bureau council office court board secretary state
    states republic city isle institute academy church coalition association federation union party
    committee chamber museum school college centre center academy bay gulf strait port district
    county commonwealth kingdom army league director guardians bill declaration statue tower
    chiefs chamber cathedral festival society""".split()
)
