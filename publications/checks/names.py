"""Words by which a name is told from an office: common first names, and what offices, services and teams are called."""

_FIRST = """
aaron abdul abigail adam adrian ahmed aisha alan albert alex alexander alexandra ali alice alison amanda amina
amy andrea andrew angela anita ann anna anne annie anthony arthur asha ashley barbara barry ben benjamin beth
bethan brenda brian bronwen callum carl carol caroline catherine ceri charles charlotte chloe chris christian
christina christine christopher claire clare colin craig daniel danielle darren dave david dawn deborah debbie
denise dennis derek diana diane donald donna dorothy duncan dylan edward elaine eleanor elizabeth ellen emily
emma eric erin ewan fatima fiona frances francis frank gareth gary gemma geoff geoffrey george georgina
gillian gordon graham grace gwen hannah harry hassan hayley heather helen henry hilary howard hugh huw ian
ibrahim imran irene isabel jack jacqueline jade jake james jan jane janet janice jason jean jeffrey jennifer
jenny jeremy jessica jill joan joanna joanne joe john jonathan joseph joshua joyce judith julia julian julie
karen kate katherine kathleen kathryn katie keith kelly kenneth kerry kevin khadija kim kirsty laura lauren
lee leah lesley lewis liam linda lisa lorraine louise lucy luke lynn lynne malcolm marcus margaret maria marie
marion mark martin mary matthew maureen megan melanie melissa michael michelle mohammad mohammed molly
muhammad nadia nasreen natalie nathan neil nicholas nicola nigel nina norman oliver olivia owen pamela
patricia patrick paul paula pauline penny peter philip philippa priya rachel raj rebecca rhian rhys richard
robert robin roger ronald rosemary ross roy ruth ryan sally sam samantha samuel sandra sanjay sara sarah sean
shaun sharon sheila shirley siân sian simon siobhan sophie stella stephanie stephen steven stuart sue susan
suzanne tara teresa terence terry theresa thomas tim timothy tina toby tom tony tracey trevor valerie vanessa
victoria vincent wayne wendy william yasmin yusuf yvonne zainab zoe
"""
# The work of councils, and those who do it.
_WORK = """
access accessibility action admin administration adult adults advice advisor adviser age agency apply appeals
area archive archives arts assembly assessment assessments assist assistance audit authority bay benefit
benefits board borough building bureau business cabinet call care careers carers case centre chair champion
champions charter chief children childrens citizen citizens city civic clerk code cohesion college comment
comments commissioner committee communication communications communities community complaint complaints
conduct connect consultation consultations contact contracts control corporate council councillor councillors
county court crime culture customer customers data deaf debate defence democracy democratic department desk
development digital direct director directorate disability disabled diversity duty early economic education
elections employee employees employment energy engagement enquiries enquiry environment environmental equal
equalities equality eqia estates events evidence executive export families family feedback finance fire first
foi foster fostering fraud friends front fund funding general governance governing grant grants green group
groups hate head health help helpdesk helpline highways home homes hotline house housing hr hub human
inclusion induction info information insight inbox intelligence integrated jobs joint knowledge lead leader
learning legal leisure libraries library licensing life line local mail main manager market mayor media
meeting meetings member members mental museum national network networks new news office officer officers
online open opportunities parish parking partnership partnerships pay payroll people performance personnel
place planning play police policies policy post preparation press prevent prevention privacy procurement
programme project projects property protection public questions quality reception records recruitment reform
regeneration register registrar registration repairs report reporting reports request requests research
residents resources response review revenue revenues rights rural safeguarding safer safety schools scheme
scrutiny secretary section service services sexual single social society staff standards strategic strategy
street streets student students support survey sustainability tax team teams tenancy tenants towards town
trade trading training transformation transport travel trust unit value values victim village violence voice
voluntary volunteering volunteers vote voting ward waste web webmaster welcome welfare well wellbeing welsh
women work workforce working works world young your youth
"""
_IN_WELSH = """
addysg cydraddoldeb cyngor cymorth cymraeg cysylltu gwasanaeth gwasanaethau gwybodaeth iaith iechyd polisi tai
"""
# Titles of public office, and people of history.
_NO_PERSON_OF_TODAY = """
lord lady mayoress luther king
"""

FIRST_NAMES = frozenset(_FIRST.split())
OFFICES = frozenset(f"{_WORK} {_IN_WELSH} {_NO_PERSON_OF_TODAY}".split())
