"""Frequent given names: whether a person bears a name, a man or a woman, and which are one name.

Written down for this project; names that both men and women bear are in neither of the two lists.
Who may extend them: anybody, by names that news often has; never for one story's people.
"""

from __future__ import annotations

MEN = frozenset(
    """aaron abdul abdullah abraham adam adrian ahmad ahmed alan albert alejandro alexander
    alexandre alexei ali allan allen amir anders andreas andrei andres andrew andrzej andy
    angelo angus anthony antonio antony arnold arthur arturo august barack ben benjamin benny
    bernard bernie bill billy bob bobby boris brad bradley brandon brendan brett brian bruce
    bruno bryan byron callum calvin carl carlos carter cesar chad charles charlie chester
    christian christopher chuck claude clement cliff clint colin connor conor corey cory craig
    curtis cyril dale damian damien dan daniel danny darren dave david dean declan denis dennis
    derek dick diego dieter dimitri dmitri dmitry dominic don donald donnie doug douglas duncan
    dwight dylan eamon earl ed eddie edgar eduardo edward edwin eli elias elijah emil emmanuel
    enrique eric erik ernest ethan eugene evan evgeny felipe felix fernando finn floyd francisco
    francois frank franklin franz fred frederick gareth gary gavin geoff geoffrey georg george
    gerald gerard gerhard gilbert giovanni glen glenn gordon graham greg gregory guillermo gus
    gustav guy hamza hank hans harold harry harvey hassan hector heinrich henri henry herbert
    herman hiroshi howard hugh hugo hussein ian ibrahim igor ismail ivan jack jacob jacques
    jaime jake jakob jamal james jared jason javier jay jean-claude jeb jeff jeffrey jeremy
    jerome jerry jesus jim jimmy joachim joaquin joe joel johan john johnny jonah jonathan jorge
    jose josef joseph josh joshua juan julian julio jurgen justin kareem karim karl keith ken
    kenneth kevin khalid kirk klaus kurt kyle lance larry lars laurent lawrence lech leo leon
    leonard leonid lewis liam lloyd logan lorenzo louis luc luca lucas luigi luis lukas luke
    malcolm manuel marc marcel marco marcus mario mark martin martyn marvin mathew matt matthew
    matthias maurice max maxim maximilian mehmet michael michel miguel mike mikhail milo mitch
    mitchell mitt mohamed mohammad mohammed muhammad mustafa narendra nathan nathaniel ned neil
    nelson newt niall nicholas nick nicolas nigel nikita nikolai noah noel norman oleg oliver
    olivier omar oscar otto owen pablo patrick paul paulo pavel pedro pete peter petr phil
    philip philippe pierre piotr preston rafael rahul raj ralph ramon randy raul raymond recep
    reginald reinhold rex ricardo richard rick ricky rob robert roberto rodney rodrigo roger
    roland roman ron ronald rory ross roy ruben rudolph rudy rupert russell ryan salman samuel
    sanjay santiago scott seamus sean sebastian sergei sergey sergio seth shane shaun shawn
    silvio simon solomon stanley stefan stephan stephen steve steven stewart stuart sven
    tariq ted teddy terence theo theodore thomas tim timothy tobias todd tom tommy tony travis
    trevor tyler umar vaclav vernon victor vijay viktor vincent vladimir volodymyr wade wallace
    walter warren wayne wesley wilfred wilhelm william willie winston wolfgang xavier yasser
    youssef yuri yusuf zachary""".split()
)
WOMEN = frozenset(
    """abigail ada adele adriana agnes aisha alexandra alice alicia alison allison amanda amber
    amelia amina amy ana anastasia andrea angela angelina anita anja ann anna annabel anne
    annette annie anya aoife april ashley astrid audrey barbara beatrice becky bernadette beth
    bethany betty beverly bianca birgit brenda bridget brigitte brooke camilla candice carla
    carly carmen carol carole caroline carolyn catherine cathy cecilia celia charlotte chelsea
    cheryl chloe christina christine cindy claire clara claudia colleen constance cristina
    cynthia daisy daniela danielle daphne dawn debbie deborah debra deirdre denise diana diane
    dolores donna dora doris dorothy edith eileen elaine eleanor elena elisabeth elizabeth ella
    ellen eloise elsa emily emma erica erika erin esther ethel eva eve evelyn fatima faye
    felicity fiona florence frances francesca frederica freya gabriela gabrielle gail gemma georgia
    georgina geraldine gertrude gina giulia gladys gloria grace greta gretchen gwen hannah
    harriet heather heidi helen helena helga hilary hillary holly huma ida imogen ines ingrid
    irena irene irina iris isabel isabella isabelle ivanka ivy jacqueline jade jane janet
    janice jasmine jeanette jeanne jenna jennifer jenny jessica jill joan joanna joanne
    josephine joy joyce judith judy julia juliana julie juliet june karen karin karina kate
    katerina katherine kathleen kathryn kathy katie katya kayla kellyanne kimberly kirsten
    kirsty kristen kristin lara laura lauren layla leah leila lena lillian lily linda
    lindsey-anne lisa liz louisa louise lucia lucy luisa lydia lynn madeleine madeline maggie
    mairead maisie malala mandy margaret margarita maria marie marina marissa marjorie
    marta martha martina mary maureen may maya megan meghan melania melanie melinda melissa mercedes
    mia michele michelle mildred miranda miriam molly mona monica monika nadia nancy naomi
    natalia natalie natasha nellie nicola nicole nina nora norma olga olivia orla paige pamela
    patricia patty paula pauline penelope penny petra phoebe phyllis polly priscilla priti
    rachel rebecca regina renee rhonda rita roberta rosa rosalind rose rosemary roxanne ruth
    sabrina sadie sally samantha sandra sara sarah saskia selina serena sharon sheila shelley
    shirley silvia simone sinead siobhan sofia sonia sophia sophie stacey stella stephanie sue
    susan susanna susanne suzanne svetlana sylvia tamara tammy tania tanya tara tatiana teresa
    tess tessa theresa tiffany tina tonya tracey trudy tulsi uma ursula valentina valerie
    vanessa vera veronica vicky victoria viktoria virginia vivian wanda wendy whitney wilma
    winifred yolanda yulia yvette yvonne zainab zara zoe""".split()
)
#: Names that both bear.
EITHER = frozenset(
    """alex alexis andie ariel avery bailey billie blair cameron casey charley chris dana drew
    elliot emerson frankie gene hayden jackie jamie jan jean jess jesse jin jo jody jordan jules
    kai kelly kerry kim kit lee leigh lesley leslie li lindsay lindsey marion min ming morgan
    nat nicky pat quinn reese riley robin rowan sacha sam sandy sasha shannon sidney sky stevie
    taylor terry toni tracy val wei xi yu""".split()
)
#: Forms of one given name, a line each. Before a colon stand short forms, which may be of every
#: name behind it, while those are different names.
_FORMS = """
abdallah abdullah abdulla
abe abraham
al: albert alan alfred
abby abigail
ahmad ahmed ahmet
alec alexander aleksander aleksandr alexandr alexandre alejandro alessandro alexandros
alex: alexander aleksander aleksandr alexandr alejandro alexandra alexis
alexandra aleksandra
sandy: alexander sandra alexandra
sasha: alexander aleksandr alexandra aleksandra
alexei alexey aleksei aleksey
ali aly
alison allison alyson
andre andrei andrey andriy andrew andreas andres
andy drew: andrew andreas
ann anna anne annie
anthony antony antonio anton
tony: anthony antony antonio anton
art arthur
barbara barb
barry barack
bart bartholomew
ben benjamin benny
bernard bernie
bert: robert albert herbert
beth betty liz lizzie eliza libby elizabeth elisabeth
bill billy will willy willie william
bob bobby rob robbie robert
brad bradley
cal: calvin callum
carl karl
carol carole caroline carolyn
catherine katherine kathryn katharine katerina kathy cathy kate katie kat
charles charlie chuck charley
charlotte charlie lottie
chris: christopher christian kristopher christine christina
christina christine tina
cliff: clifford clifton
cindy cynthia
connie constance
dan daniel danny
dave david
deb debbie deborah debra
dick richard rick ricky rich
dmitri dmitry dmitriy dmytro dimitri dima
dom dominic
don donald donnie
doug douglas
ed eddie: edward edwin edmund edgar
ted teddy ned: edward edwin theodore
ellen helen helene
eric erik
eugene gene evgeny yevgeny evgeni yevgeni evgeniy
fred freddie: frederick alfred
francis frank frankie
frank franklin
gabe gabriel
geoff geoffrey jeff jeffrey
george georgios
gerald gerry jerry gerard
greg gregory gregor
hal harry: harold henry
hank henry
hasan hassan
husayn hussein hussain hossein hussayn husain
ibrahim ebrahim
igor ihor
ismael ismail
jack john johnny jon johan johannes jan ian
jake jacob jakob
jamal gamal
jim jimmy james jamie
jen jenny jennifer
joan joanne joanna jo
jeremy jerry
jess jesse
jess jessica jessie
jo joe joseph joey josef yosef jose
jo josephine
jon jonathan jonny
josh joshua
judith judy
julia julie
karim kareem
ken kenny kenneth
khaled khalid
kim kimberly kimberley
larry lawrence laurence
len lenny leonard
leo: leonard leonardo leon
lou louis lewis
lou louise louisa
luke lucas lukas
lynn lynne
maggie meg peggy margaret margarita
mahmoud mahmud mahmood
marc mark marco
marty martin
marie maria mary
matt matthew mathew matthias
max: maxim maximilian maxwell
mick mickey mike mikey michael mikhail mykhailo miguel michel
mitch mitchell
mehmet mohamed mohammed muhammad mohammad muhammed mohamad muhamad mo
mustafa mustapha moustafa
nat nate: nathan nathaniel
nick nicholas nicolas nikolas nikolai nikolay mykola
nikki nicola nicole
omar omer umar
osama usama
oleg oleh
olivia liv
pam pamela
pat paddy patrick
pat patty patricia tricia trish
paul pavel pablo pavlo
pete peter petr petro pyotr piotr
phil philip phillip
rafael raphael rafa
ray raymond
rachel rachael
rebecca becky
ron ronnie ronald
sam sammy samuel
sam samantha
saddam sadam
sara sarah
serge sergei sergey sergio serhiy sergiy
shaun sean shawn
sofia sophia sophie
stan stanley
steve steven stephen stephan stefan
stu stuart stewart
sue susie: susan susanna suzanne susanne
tariq tarek tareq
ted teddy theo theodore
terry: terence terrence teresa theresa
tess tessa theresa teresa
tim timothy
toby tobias
tom tommy thomas tomas
val: valerie valentina
vic victor viktor
vicky victoria viktoria vickie
vince vincent
vlad vladimir volodymyr wladimir
walt walter
wes wesley
yasser yasir yassir
yusuf yousef youssef yousuf yusef yosef
yuri yury yuriy yurii
zac zachary zach zack
"""


def _forms() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _FORMS.strip().splitlines():
        short, colon, full = (part.split() for part in line.rpartition(":"))
        for name in (*short, *full):
            found.setdefault(name, set()).update(short if colon and name in full else short + full)
    return {name: frozenset(forms) for name, forms in found.items()}


_FORMS_OF = _forms()
_ALL = MEN | WOMEN | EITHER | frozenset(name for name in _FORMS_OF if len(name) > 2)


def gender_of_name(given: str) -> str | None:
    """Return "m" or "f" for a given name that mostly men or women bear, else None."""
    name = given.casefold()
    if name in EITHER or (name in MEN and name in WOMEN):
        return None
    return "m" if name in MEN else "f" if name in WOMEN else None


def is_given(name: str) -> bool:
    """Whether ``name`` is a frequent given name."""
    return name.casefold() in _ALL


def is_form(a: str, b: str) -> bool:
    """Whether two given names, in small letters, are forms of one."""
    return b in _FORMS_OF.get(a, ())
