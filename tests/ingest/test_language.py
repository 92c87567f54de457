"""The language of a text: known by what is no name, and English where that is too little."""

import pytest

from claimcheck.ingest import language as language_module
from claimcheck.ingest.language import detect, detect_each, has_enough_words

#: Short English about people, clubs and firms of elsewhere.
ENGLISH_WITH_FOREIGN_NAMES = (
    "Bergen Vikings signed Lars Halvorsen.",
    "Inter Zagreb beat Dinamo Split.",
    "Juan Torrealba defended Iker Salaberria.",
    "Real Almanza drew with Atlético Peñalver.",
    "Giuseppe Marchetti leads Banca Popolare di Orsano.",
    "Kraftwerk Niederau hired Jürgen Oberleitner.",
    "Søren Kjærgaard left Danske Havne.",
    "Nguyễn Văn Tùng met Trần Quốc Bảo in Đà Lạt.",
    "Olympique Saint-Rémy sacked Étienne Laborde.",
    "President Aleksandra Wójcik visited Łomża.",
    "Ferenc Szabolcsi won in Székesvár.",
    "Yılmaz Karadağ joined Galata Spor.",
    "Slavia Bratice lost to Sparta Hradiště.",
    "Deutsche Werftbank buys Österreichische Seebank.",
    "Mayor Ioana Petrescu opened Gara Nouă.",
    "Ajax Haarlem face Feyen Rotterdam tonight.",
    "Mika Virtanen and Jukka Lehtonen resigned.",
    "Pedro Álvares Cabrinha died in São Tomás.",
    "Sigurður Jónsson beat Guðrún Einarsdóttir.",
    "FC Porto Novo sold Rui Magalhães to Lazio Nord.",
    "Carlos Echeverría replaces Ana Lucía Montalbán as chair.",
    "Volkshaven cut jobs in Wolfsdorf and Zwickel.",
    "Jean-Luc Perrault sues Le Courrier du Soir.",
    "Chancellor Franz Hohenwarter met Premier Donato Bellini.",
    "La Rochefort lost, Monte Corvo won.",
    "Ivica Petrović scored twice for Hajduk Zadar.",
    "Pope names Cardinal Matteo Serafini.",
    "Zoltán Kertész of Duna Energia was fined.",
    "Van der Meulen quits Zuiderzee Bank.",
    "Police in Malmköping arrested Björn Åkerlund.",
    "Teatro Reale di Bovara reopens Friday.",
    "Banco del Norte raised rates on Monday.",
    "Luka Novaković is out injured.",
    "Abdullah bin Rashid al-Mansoori signs Qalat deal.",
    "Marseille-Nord striker Kylian Ndiaye has flu.",
    "Tomáš Dvořáček takes bronze in Val di Sole.",
    "El Diario de Carmona sues Grupo Montera.",
    "Eintracht Lindenau hosts Rapid Waidhofen on Sunday.",
    "Storm Xaver hits Jylland, Skåne and Mecklenburg.",
    "Sabah Holding acquires Demir Çelik Sanayi.",
    "Norsk Havkraft shares fall.",
    "Maria da Silva Pereira, minister, resigns.",
    "Het Parool van Gent closes.",
    "Die Welle, Das Boot and Der Himmel won prizes.",
    "Pierre de Montaigu and Hans von Reichenau agreed to merge.",
    "Osasuna de Tafalla visit Racing de Torrelavega.",
    "Gazprom Vostok pipeline leaks near Omsk.",
    "Nils de Jong van den Berg sails solo.",
    "Wolverton man jailed over Costa del Mar fraud.",
    "Tiger kills two in Sundar Nagar.",
    "Rapid Steyrwald thrash Wacker Tirolis.",
    "Håkan Lindqvist wins Vasagubben race.",
    "Presidente Tellez fires Ministro Quiroga.",
    "Ruhrstahl merges with Aciéries de Lormont.",
    "Kaposvári Dóra to lead Magyar Posta Bank.",
    "Ljubica Stanković freed in Novi Grad.",
    "Prosecutors charge Giancarlo Fontanesi over Banca del Lago collapse.",
    "Real Sociedad de Vinos reports record profits.",
    "Vincent van den Broek and Anouk de Wit marry in Delft.",
    "Mohamed ould Cheikh becomes prime minister.",
    "Kiel beat Flensborg 31 to 28.",
    "São Bento floods kill nine.",
    "Ölçer Holding denies fraud claims.",
    "Göteborgs Hamn cuts crane staff.",
    "Jörg Petersen, mayor of Süderbrück, has resigned.",
    "Heikki Rautavaara was elected chairman of Suomen Pankkiiriliitto.",
    "Police seek Radomir Kolář after Brno robbery.",
    "Tenor José Luis Cárdenas cancels Salzburg concert.",
    "Voters in Castilla la Vieja back Partido Rural.",
    "Compagnie des Eaux du Midi cuts prices by half.",
    '"He plays like a devil," Trainer Ottokar Wieland said.',
    "Lech Gdynia striker Bartosz Zieliński breaks leg.",
    "Lufthaven pilots strike again.",
    "Chef Paolo Ricci serves risotto alla milanese and vitello tonnato daily.",
    "Dortmunder Bank to slash 900 jobs.",
)
FOREIGN = (
    ("Der Bürgermeister eröffnete gestern die neue Brücke im Hafen.", "de"),
    ("Die Polizei nahm am Montag zwei Männer in Kassel fest.", "de"),
    ("Nach dem Sturm blieben viele Schulen im Norden geschlossen.", "de"),
    ("Das Gericht verurteilte den Bankier zu vier Jahren Haft.", "de"),
    ("Le maire a inauguré hier le nouveau pont du port.", "fr"),
    ("La police a arrêté deux hommes lundi à Grenoble.", "fr"),
    ("Les agriculteurs demandent une aide après la longue sécheresse.", "fr"),
    ("Le tribunal a condamné le banquier à quatre ans de prison.", "fr"),
    ("El alcalde inauguró ayer el nuevo puente del puerto.", "es"),
    ("La policía detuvo el lunes a dos hombres en Sevilla.", "es"),
    ("Los agricultores piden ayuda después de la larga sequía.", "es"),
    ("El tribunal condenó al banquero a cuatro años de cárcel.", "es"),
    ("Il sindaco ha inaugurato ieri il nuovo ponte del porto.", "it"),
    ("La polizia ha arrestato lunedì due uomini a Bologna.", "it"),
    ("Il tribunale ha condannato il banchiere a quattro anni di carcere.", "it"),
    ("De burgemeester opende gisteren de nieuwe brug in de haven.", "nl"),
    ("De politie hield maandag twee mannen aan in Utrecht.", "nl"),
    ("De rechtbank veroordeelde de bankier tot vier jaar cel.", "nl"),
    ("O prefeito inaugurou ontem a nova ponte do porto.", "pt"),
    ("A polícia prendeu dois homens na segunda-feira em Coimbra.", "pt"),
    ("O tribunal condenou o banqueiro a quatro anos de prisão.", "pt"),
    ("Borgmesteren åbnede i går den nye bro ved havnen.", "da"),
    ("Politiet anholdt mandag to mænd i Odense efter et røveri.", "da"),
    ("Ordføreren åpnet i går den nye brua ved havna.", "no"),
    ("Polisen grep på måndagen två män i Uppsala efter rånet.", "sv"),
    ("Borgmästaren invigde i går den nya bron vid hamnen.", "sv"),
    ("Burmistrz otworzył wczoraj nowy most w porcie rybackim.", "pl"),
    ("Policja zatrzymała w poniedziałek dwóch mężczyzn w Lublinie.", "pl"),
    ("Starosta včera otevřel nový most v přístavu u řeky.", "cs"),
    ("Gradonačelnik je jučer otvorio novi most u luci.", "hr"),
    ("Primarul a deschis ieri noul pod din portul orașului.", "ro"),
    ("A polgármester tegnap megnyitotta az új hidat a kikötőben.", "hu"),
    ("Pormestari avasi eilen uuden sillan kaupungin satamassa ja puhui.", "fi"),
    ("Belediye başkanı dün limandaki yeni köprüyü törenle açtı.", "tr"),
    ("Alkateak atzo ireki zuen portuko zubi berria herritarrentzat.", "eu"),
    ("L'alcalde va inaugurar ahir el nou pont del port.", "ca"),
    ("Wali kota membuka jembatan baru di pelabuhan kemarin pagi.", "id"),
    ("Thị trưởng đã khánh thành cây cầu mới ở cảng hôm qua.", "vi"),
    ("Мэр города открыл вчера новый мост в порту.", "ru"),
    ("Мер міста відкрив учора новий міст у порту.", "uk"),
    ("Ο δήμαρχος εγκαινίασε χθες τη νέα γέφυρα στο λιμάνι.", "el"),
    ("افتتح رئيس البلدية أمس الجسر الجديد في الميناء.", "ar"),
    ("ראש העיר חנך אתמול את הגשר החדש בנמל.", "he"),
    ("市長は昨日、港の新しい橋を開通させたと発表した。", "ja"),
    ("市长昨天在港口为新桥举行了开通仪式。", "zh"),
    ("시장은 어제 항구에서 새로운 다리를 개통했다고 밝혔다.", "ko"),
)
#: Of these any language but English will do: some are as like a neighbour's.
FOREIGN_TOO = (
    "Tausende Menschen demonstrierten am Samstag gegen die neuen Steuern.",
    "Die Firma Nordstahl entlässt in Bremen rund hundert Mitarbeiter.",
    "Le ministre Jean Lavigne quitte ses fonctions après le scandale.",
    "Des milliers de personnes ont manifesté samedi contre les impôts.",
    "La ministra Elena Robledo deja el cargo tras el escándalo.",
    "Miles de personas protestaron el sábado contra los nuevos impuestos.",
    "Migliaia di persone hanno protestato sabato contro le nuove tasse.",
    "La ministra Carla Bonetti lascia il suo posto dopo lo scandalo.",
    "Duizenden mensen betoogden zaterdag tegen de nieuwe belastingen.",
    "Minister Joost de Boer vertrekt na het schandaal bij Havenbank.",
    "Milhares de pessoas protestaram no sábado contra os novos impostos.",
    "Tusindvis af mennesker demonstrerede lørdag mod de nye skatter.",
    "Politiet leder efter vidner for at finde den forsvundne dreng.",
    "Tusener av mennesker demonstrerte lørdag mot de nye skattene.",
    "Tusentals människor demonstrerade på lördagen mot de nya skatterna.",
    "Tysiące ludzi protestowało w sobotę przeciwko nowym podatkom.",
    "Tisíce lidí v sobotu protestovaly proti novým daním.",
    "Tisuće ljudi prosvjedovale su u subotu protiv novih poreza.",
    "Mii de oameni au protestat sâmbătă împotriva noilor taxe.",
    "Több ezren tüntettek szombaton az új adók ellen.",
    "Tuhannet ihmiset osoittivat mieltään lauantaina uusia veroja vastaan.",
    "Binlerce kişi cumartesi günü yeni vergileri protesto etti.",
    "Milers de persones van protestar dissabte contra els nous impostos.",
    "Ribuan orang memprotes pajak baru pada hari Sabtu lalu.",
    "Иван Петров и Мария Сидорова приехали в Москву.",
    "DER BÜRGERMEISTER ERÖFFNETE GESTERN DIE NEUE BRÜCKE IM HAFEN VON KASSEL FÜR ALLE.",
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "The mayor said on Monday that the bridge would be closed for the next six weeks." * 3,
            "en",
        ),
        ("The bridge is closed for six weeks.", "en"),
        (
            "Der Bürgermeister sagte am Montag, dass die Brücke für sechs Wochen gesperrt wird.",
            "de",
        ),
        (
            "Le maire a dit lundi que le pont serait fermé pendant les six prochaines semaines."
            * 3,
            "fr",
        ),
        (
            "De burgemeester zei maandag dat de brug over de rivier zes weken is afgesloten." * 3,
            "nl",
        ),
        ("Мэр города сообщил в понедельник, что мост будет закрыт на шесть недель.", "ru"),
        ("12 345", "und"),
        ("Yes.", "und"),
        ("https://www.example.org/news/de/das-neue-schiff-liegt-im-hafen", "und"),
        ("", "und"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert detect(text) == language


def _forbid_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def ranked(sample: str) -> tuple[str, float]:
        raise AssertionError(f"asked of {sample!r}")

    monkeypatch.setattr(language_module, "_ranked", ranked)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said that the bridge would be closed until the end of June. " * 3,
        "At a windy ceremony in Havneby after two years of work, Lise Holm opened the bridge.",
        "If the weather holds, it should be possible to reach the island on Sunday.",
        "Sign up for our free weekly letter and never miss a story.",
        "Two ministers discussed how the harbour could be kept open.",
    ],
)
def test_english_prose_is_known_without_the_model(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _forbid_model(monkeypatch)
    assert detect(text) == "en"


@pytest.mark.parametrize("text", ENGLISH_WITH_FOREIGN_NAMES)
def test_english_with_foreign_names_is_english(text: str) -> None:
    assert detect(text) == "en"


@pytest.mark.parametrize(("text", "language"), FOREIGN)
def test_a_short_text_of_another_language_is_told(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize("text", FOREIGN_TOO)
def test_a_short_text_of_another_language_is_not_english(text: str) -> None:
    assert detect(text) != "en"


@pytest.mark.parametrize(
    "text",
    [
        "Sturm über Kassel.",
        "Bundeskanzlerin Anna Keller traf gestern Präsident Dubois.",
        "La Nación",
    ],
)
def test_too_few_words_are_no_other_language(text: str) -> None:
    assert detect(text) in ("en", "und")


@pytest.mark.parametrize("text", ["BERGEN VIKINGS SIGNED LARS HALVORSEN.", "KIEL BEAT FLENSBORG."])
def test_a_headline_in_capitals_is_english(text: str) -> None:
    assert detect(text) == "en"


ENGLISH_PARAGRAPH = "The ferry was stopped on Sunday after a crack had been found in its rudder."
GERMAN_PARAGRAPH = "Die Fähre wurde am Sonntag angehalten, nachdem ein Riss gefunden worden war."


@pytest.mark.parametrize(
    ("paragraphs", "language", "each"),
    [
        ([ENGLISH_PARAGRAPH, GERMAN_PARAGRAPH, ENGLISH_PARAGRAPH], "en", ("en", "de", "en")),
        ([GERMAN_PARAGRAPH, GERMAN_PARAGRAPH, ENGLISH_PARAGRAPH], "de", ("de", "de", "en")),
        (
            [ENGLISH_PARAGRAPH * 2, "Мэр города открыл вчера новый мост в порту."],
            "en",
            ("en", "ru"),
        ),
        ([ENGLISH_PARAGRAPH, "Inter Zagreb beat Dinamo Split.", "Kiel"], "en", ("en",) * 3),
        ([ENGLISH_PARAGRAPH, "www.azeri.example #baku #azeri"], "en", ("en",) * 2),
        ([GERMAN_PARAGRAPH, "Sturm über Kassel.", "12 345"], "de", ("de",) * 3),
        (["Kiel beat Flensborg 31 to 28."], "en", ("en",)),
        (["Der Bürgermeister eröffnete gestern die neue Brücke."], "de", ("de",)),
        (["12 345", "67"], "und", ("und", "und")),
        ([], "und", ()),
    ],
)
def test_each_paragraph(paragraphs: list[str], language: str, each: tuple[str, ...]) -> None:
    assert detect_each(paragraphs) == (language, each)


def test_a_paragraph_in_the_words_of_the_english_ones_is_known_without_the_model(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    beside = "full repair of ferry, begun in March, has stopped again"
    article = ["The full repair of a ferry was begun in March.", "It has stopped again, she said."]
    assert detect_each([*article, beside])[1] == ("en",) * 3
    _forbid_model(monkeypatch)
    assert detect_each([*article, beside])[1] == ("en",) * 3
    with pytest.raises(AssertionError, match="asked"):
        detect_each([*article, GERMAN_PARAGRAPH])


def test_a_paragraph_of_foreign_names_alone_is_not_english() -> None:
    names = "Иван Петров, Мария Сидорова, Пётр Волков, Анна Белова"
    assert detect_each([ENGLISH_PARAGRAPH, names])[1] == ("en", "ru")


@pytest.mark.parametrize(
    ("text", "enough"),
    [
        (GERMAN_PARAGRAPH, True),
        ("Мэр города открыл мост.", True),
        ("Fähre rammt Kai, viele wurden verletzt.", False),
        ("Inter Zagreb beat Dinamo Split.", False),
        ("sehr sehr sehr sehr sehr sehr sehr viel", False),
        ("", False),
    ],
)
def test_enough_words_to_stand_against_other_languages(text: str, enough: bool) -> None:
    assert has_enough_words(text) is enough
