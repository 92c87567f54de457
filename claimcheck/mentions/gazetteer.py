"""Names that news uses for one another: states, their peoples and seats of government, and bodies.

Tables of general knowledge, one line a group, written down for this project. A capital or a seat
of government stands for its state, and an adjective for its country. A name may be in several
groups ("Georgia"); one that is in none is compared by its own words.

Who may extend them: anybody who knows the names of the world. A line is added for a state, a
people or a body of which international news writes, never for a name of one story. Names are
written as `same_name.fold` leaves them.
"""

from __future__ import annotations

from claimcheck.mentions.name_words import JOINING

#: Names of a state; behind the semicolon its people and its adjective.
_STATES = """
afghanistan|kabul ; afghan|afghans
albania|tirana ; albanian|albanians
algeria|algiers ; algerian|algerians
andorra ; andorran|andorrans
angola|luanda ; angolan|angolans
antigua and barbuda|antigua ; antiguan|antiguans
argentina|buenos aires ; argentine|argentines|argentinian|argentinians
armenia|yerevan ; armenian|armenians
australia|canberra ; australian|australians
austria|vienna ; austrian|austrians
azerbaijan|baku ; azerbaijani|azerbaijanis|azeri|azeris
bahamas|nassau ; bahamian|bahamians
bahrain|manama ; bahraini|bahrainis
bangladesh|dhaka ; bangladeshi|bangladeshis
barbados|bridgetown ; barbadian|barbadians
belarus|minsk ; belarusian|belarusians|belarussian|belarussians
belgium ; belgian|belgians
belize ; belizean|belizeans
benin ; beninese
bhutan|thimphu ; bhutanese
bolivia|la paz ; bolivian|bolivians
bosnia and herzegovina|bosnia|sarajevo ; bosnian|bosnians
botswana|gaborone ; botswanan|botswanans
brazil|brasilia ; brazilian|brazilians
brunei ; bruneian|bruneians
bulgaria|sofia ; bulgarian|bulgarians
burkina faso|ouagadougou ; burkinabe
burundi|bujumbura ; burundian|burundians
cambodia|phnom penh ; cambodian|cambodians
cameroon|yaounde ; cameroonian|cameroonians
canada|ottawa ; canadian|canadians
cape verde|cabo verde ; cape verdean|cape verdeans
central african republic|bangui ; central african|central africans
chad|ndjamena ; chadian|chadians
chile|santiago ; chilean|chileans
china|beijing|peking|peoples republic of china|prc ; chinese
colombia|bogota ; colombian|colombians
comoros ; comoran|comorans
congo|democratic republic of congo|democratic republic of the congo|drc|dr congo|kinshasa|zaire ; congolese
costa rica ; costa rican|costa ricans
croatia|zagreb ; croatian|croatians|croat|croats
cuba|havana ; cuban|cubans
cyprus|nicosia ; cypriot|cypriots
czech republic|czechia|prague ; czech|czechs
denmark|copenhagen ; danish|dane|danes
djibouti ; djiboutian|djiboutians
dominica ; dominican|dominicans
dominican republic|santo domingo ; dominican|dominicans
east timor|timor-leste|dili ; timorese
ecuador|quito ; ecuadorian|ecuadorians|ecuadorean|ecuadoreans
egypt|cairo ; egyptian|egyptians
el salvador|san salvador ; salvadoran|salvadorans|salvadorean|salvadoreans
england ; english|englishman|englishmen|englishwoman
equatorial guinea|malabo ; equatoguinean|equatoguineans
eritrea|asmara ; eritrean|eritreans
estonia|tallinn ; estonian|estonians
eswatini|swaziland ; swazi|swazis
ethiopia|addis ababa ; ethiopian|ethiopians
european union|eu|brussels|european commission|europe ; european|europeans
fiji|suva ; fijian|fijians
finland|helsinki ; finnish|finns
france|paris|elysee ; french|frenchman|frenchmen|frenchwoman
gabon|libreville ; gabonese
gambia|the gambia|banjul ; gambian|gambians
georgia|tbilisi ; georgian|georgians
germany|berlin ; german|germans
ghana|accra ; ghanaian|ghanaians
greece|athens ; greek|greeks
greenland|nuuk ; greenlander|greenlanders|greenlandic
grenada ; grenadian|grenadians
guatemala ; guatemalan|guatemalans
guinea|conakry ; guinean|guineans
guinea-bissau|bissau
guyana ; guyanese
haiti|port-au-prince ; haitian|haitians
honduras|tegucigalpa ; honduran|hondurans
hong kong ; hong konger|hong kongers
hungary|budapest ; hungarian|hungarians
iceland|reykjavik ; icelandic|icelander|icelanders
india|new delhi|delhi ; indian|indians
indonesia|jakarta ; indonesian|indonesians
iran|islamic republic of iran|tehran|teheran|persia ; iranian|iranians|persian|persians
iraq|baghdad ; iraqi|iraqis
ireland|republic of ireland|dublin ; irish|irishman|irishmen|irishwoman
israel|jerusalem|tel aviv ; israeli|israelis
italy|rome ; italian|italians
ivory coast|cote divoire|abidjan ; ivorian|ivorians
jamaica ; jamaican|jamaicans
japan|tokyo ; japanese
jordan|amman ; jordanian|jordanians
kazakhstan|astana ; kazakh|kazakhs|kazakhstani|kazakhstanis
kenya|nairobi ; kenyan|kenyans
kosovo|pristina ; kosovan|kosovans|kosovar|kosovars
kuwait|kuwait city ; kuwaiti|kuwaitis
kyrgyzstan|bishkek ; kyrgyz|kyrgyzstani|kyrgyzstanis
laos|vientiane ; laotian|laotians|lao
latvia|riga ; latvian|latvians
lebanon|beirut ; lebanese
lesotho|maseru ; basotho
liberia|monrovia ; liberian|liberians
libya|tripoli ; libyan|libyans
liechtenstein|vaduz
lithuania|vilnius ; lithuanian|lithuanians
luxembourg ; luxembourger|luxembourgers|luxembourgish
madagascar|antananarivo ; malagasy|madagascan|madagascans
malawi|lilongwe ; malawian|malawians
malaysia|kuala lumpur ; malaysian|malaysians
maldives ; maldivian|maldivians
mali|bamako ; malian|malians
malta|valletta ; maltese
mauritania|nouakchott ; mauritanian|mauritanians
mauritius ; mauritian|mauritians
mexico|mexico city ; mexican|mexicans
moldova|chisinau ; moldovan|moldovans
monaco ; monegasque|monegasques
mongolia|ulaanbaatar|ulan bator ; mongolian|mongolians
montenegro|podgorica ; montenegrin|montenegrins
morocco|rabat ; moroccan|moroccans
mozambique|maputo ; mozambican|mozambicans
myanmar|burma|naypyidaw|yangon|rangoon ; burmese
namibia|windhoek ; namibian|namibians
nepal|kathmandu ; nepalese|nepali|nepalis
netherlands|the hague|holland|amsterdam ; dutch|dutchman|dutchmen|dutchwoman
new zealand ; new zealander|new zealanders
nicaragua|managua ; nicaraguan|nicaraguans
niger|niamey ; nigerien|nigeriens
nigeria|abuja ; nigerian|nigerians
north korea|pyongyang|dprk ; north korean|north koreans
north macedonia|macedonia|skopje ; macedonian|macedonians
northern ireland|stormont|belfast ; northern irish
norway|oslo ; norwegian|norwegians
oman|muscat ; omani|omanis
pakistan|islamabad ; pakistani|pakistanis
palestine|palestinian authority|ramallah ; palestinian|palestinians
panama|panama city ; panamanian|panamanians
papua new guinea|port moresby ; papua new guinean|papua new guineans
paraguay|asuncion ; paraguayan|paraguayans
peru|lima ; peruvian|peruvians
philippines|manila ; philippine|filipino|filipinos|filipina|filipinas
poland|warsaw ; polish|pole|poles
portugal|lisbon ; portuguese
puerto rico|san juan ; puerto rican|puerto ricans
qatar|doha ; qatari|qataris
romania|bucharest ; romanian|romanians
russia|moscow|kremlin|russian federation ; russian|russians
rwanda|kigali ; rwandan|rwandans
saint lucia|st lucia ; saint lucian|st lucian
samoa|apia ; samoan|samoans
san marino
saudi arabia|riyadh ; saudi|saudis|saudi arabian
scotland|holyrood|edinburgh ; scottish|scot|scots|scotsman|scotsmen|scotswoman
senegal|dakar ; senegalese
serbia|belgrade ; serbian|serbians|serb|serbs
seychelles ; seychellois
sierra leone|freetown ; sierra leonean|sierra leoneans
singapore ; singaporean|singaporeans
slovakia|bratislava ; slovak|slovaks|slovakian|slovakians
slovenia|ljubljana ; slovenian|slovenians|slovene|slovenes
solomon islands|honiara ; solomon islander|solomon islanders
somalia|mogadishu ; somali|somalis
somaliland|hargeisa
south africa|pretoria ; south african|south africans
south korea|seoul ; south korean|south koreans
south sudan|juba ; south sudanese
soviet union|ussr ; soviet|soviets
spain|madrid ; spanish|spaniard|spaniards
sri lanka|colombo ; sri lankan|sri lankans
sudan|khartoum ; sudanese
suriname|paramaribo ; surinamese
sweden|stockholm ; swedish|swede|swedes
switzerland|bern|berne ; swiss
syria|damascus ; syrian|syrians
taiwan|taipei ; taiwanese
tajikistan|dushanbe ; tajik|tajiks
tanzania|dodoma|dar es salaam ; tanzanian|tanzanians
thailand|bangkok ; thai|thais
tibet|lhasa ; tibetan|tibetans
togo|lome ; togolese
tonga|nukualofa ; tongan|tongans
trinidad and tobago|trinidad|port of spain ; trinidadian|trinidadians
tunisia|tunis ; tunisian|tunisians
turkey|turkiye|ankara ; turkish|turk|turks
turkmenistan|ashgabat ; turkmen|turkmens
uganda|kampala ; ugandan|ugandans
ukraine|kyiv|kiev ; ukrainian|ukrainians
united arab emirates|uae|emirates|abu dhabi|dubai ; emirati|emiratis
united kingdom|uk|britain|great britain|london|downing street|westminster|whitehall ; british|briton|britons|brit|brits
united states|us|usa|america|united states of america|washington|white house ; american|americans
uruguay|montevideo ; uruguayan|uruguayans
uzbekistan|tashkent ; uzbek|uzbeks
vanuatu ; ni-vanuatu
vatican|holy see|vatican city
venezuela|caracas ; venezuelan|venezuelans
vietnam|hanoi ; vietnamese
wales|cardiff ; welsh|welshman|welshmen|welshwoman
yemen|sanaa ; yemeni|yemenis
yugoslavia ; yugoslav|yugoslavs
zambia|lusaka ; zambian|zambians
zimbabwe|harare|rhodesia ; zimbabwean|zimbabweans
"""  # noqa: E501
#: States of the USA beside the abbreviations that newspapers use, and their people.
_AMERICAN = """
alabama|ala ; alabaman|alabamans|alabamian|alabamians
alaska ; alaskan|alaskans
arizona|ariz ; arizonan|arizonans
arkansas|ark ; arkansan|arkansans
california|calif ; californian|californians
colorado|colo ; coloradan|coloradans
connecticut|conn
delaware|del ; delawarean|delawareans
florida|fla ; floridian|floridians
georgia|ga ; georgian|georgians
hawaii ; hawaiian|hawaiians
idaho ; idahoan|idahoans
illinois|ill ; illinoisan|illinoisans
indiana|ind ; hoosier|hoosiers
iowa ; iowan|iowans
kansas|kan ; kansan|kansans
kentucky|ky ; kentuckian|kentuckians
louisiana|la ; louisianan|louisianans
maine ; mainer|mainers
maryland|md ; marylander|marylanders
massachusetts|mass
michigan|mich ; michigander|michiganders
minnesota|minn ; minnesotan|minnesotans
mississippi|miss ; mississippian|mississippians
missouri|mo ; missourian|missourians
montana|mont ; montanan|montanans
nebraska|neb ; nebraskan|nebraskans
nevada|nev ; nevadan|nevadans
new hampshire|nh
new jersey|nj
new mexico|nm ; new mexican|new mexicans
north carolina|nc ; north carolinian|north carolinians
north dakota|nd ; north dakotan|north dakotans
ohio ; ohioan|ohioans
oklahoma|okla ; oklahoman|oklahomans
oregon|ore ; oregonian|oregonians
pennsylvania|pa ; pennsylvanian|pennsylvanians
rhode island|ri ; rhode islander|rhode islanders
south carolina|sc ; south carolinian|south carolinians
south dakota|sd ; south dakotan|south dakotans
tennessee|tenn ; tennessean|tennesseans
texas|tex ; texan|texans
utah ; utahn|utahns
vermont|vt ; vermonter|vermonters
virginia|va ; virginian|virginians
washington state|wash ; washingtonian|washingtonians
west virginia|w va ; west virginian|west virginians
wisconsin|wis ; wisconsinite|wisconsinites
wyoming|wyo
"""
#: Bodies; behind the semicolon their members.
_BODIES = """
democratic party|democratic ; democrat|democrats
republican party|gop ; republican|republicans
labour party|labour
conservative party ; conservative|conservatives|tory|tories
liberal democrats|liberal democrat|lib dem|lib dems
justice department|department of justice|doj
state department|department of state|foggy bottom
defense department|department of defense|pentagon
department of homeland security|homeland security|dhs
federal bureau of investigation|fbi
central intelligence agency|cia
national security agency|nsa
environmental protection agency|epa
food and drug administration|fda
internal revenue service|irs
federal reserve|fed
united nations|un
nato|north atlantic treaty organization|north atlantic treaty organisation
world health organization|world health organisation
international monetary fund|imf
islamic state|isis|isil|daesh|is
al qaeda|al qaida|qaeda|qaida
hezbollah|hizbollah|hizbullah
taliban|taleban
new york|nyc|new york city ; new yorker|new yorkers
los angeles|la
congress|capitol hill|senate|house|house of representatives|capitol
"""
#: Peoples, regions and faiths that are no state's, and citizens of large cities; as above.
_OTHERS = """
africa ; african|africans
; arab|arabs|arabic
asia ; asian|asians
balkans ; balkan
baltics ; baltic
; basque|basques
bavaria ; bavarian|bavarians
; berber|berbers
; buddhist|buddhists
catalonia ; catalan|catalans
; catholic|catholics|roman catholic|roman catholics
chechnya ; chechen|chechens
; christian|christians
crimea ; crimean|crimeans
; cossack|cossacks
; evangelical|evangelicals
flanders ; flemish
gaza ; gazan|gazans
; hindu|hindus
; hispanic|hispanics|latino|latinos|latina|latinas
; jew|jews|jewish
kurdistan ; kurd|kurds|kurdish
latin america ; latin american|latin americans
london ; londoner|londoners
; mormon|mormons
; muscovite|muscovites
; muslim|muslims
; native american|native americans
; orthodox
; pacific islander|pacific islanders
; pashtun|pashtuns
paris ; parisian|parisians
; protestant|protestants
quebec ; quebecer|quebecers|quebecois
; rohingya|rohingyas
; roma
scandinavia ; scandinavian|scandinavians
; shiite|shiites|shia
sicily ; sicilian|sicilians
; sikh|sikhs
; slav|slavs|slavic
; sunni|sunnis
; tamil|tamils
; tatar|tatars
; uighur|uighurs|uyghur|uyghurs
; yazidi|yazidis
; westerner|westerners|western
; zulu|zulus
"""


def _rows(table: str) -> list[tuple[list[str], list[str]]]:
    """The lines of a table: names, and people or members."""
    rows = (line.partition(";") for line in table.strip().split("\n"))
    return [(_names(names), _names(people)) for names, _, people in rows]


def _names(column: str) -> list[str]:
    return [name.strip() for name in column.split("|") if name.strip()]


_TABLES = [_rows(table) for table in (_STATES, _AMERICAN, _BODIES, _OTHERS)]


def _groups() -> dict[str, frozenset[int]]:
    """Each name with the numbers of its lines; also without its small words, as names are read."""
    found: dict[str, set[int]] = {}
    for number, (names, people) in enumerate(row for table in _TABLES for row in table):
        for name in (*names, *people):
            found.setdefault(name, set()).add(number)
            telling = " ".join(word for word in name.split() if word not in JOINING)
            found.setdefault(telling or name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


#: The groups of a folded name; names of one group can stand for one another.
GROUPS: dict[str, frozenset[int]] = _groups()
#: Names of states, their capitals and seats of government.
STATES = frozenset(name for names, _ in _TABLES[0] for name in names)
#: Peoples and adjectives of states and regions, members of faiths and bodies.
PEOPLES = frozenset(name for table in _TABLES for _, people in table for name in people)
