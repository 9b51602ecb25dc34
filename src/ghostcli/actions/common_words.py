"""Common words of spoken English. Such a word is not a misheard name, even if it sounds like one.

Counted in 59 talks under open licences: each word is in at least seven of them, mostly in lower case.
"""

COMMON_WORDS = frozenset(
    """
    ability able above absolute abstract abstraction academic accept accepted access accessibility
    accessible accidentally accomplish according account accurate achieve achieved acquired across act
    action active actively activity actor actors actual actually adapt add added adding addition
    additional address addressed addresses addressing adds admit adopt adopting adoption advance advanced
    advantage advice advocate affect affecting afford afraid after afternoon afterwards again against age
    agency agent ago agree agreed agreement ahead air algorithm algorithms aliases align alive allow
    allowed allowing allows alluded almost alone along already alternative alternatives always amazing
    among amongst amount amounts analogy analysis angle angry announce announced announcement annoying
    another answer answers anybody anymore anyone anything anytime anywhere apart apologize app apparently
    appears application applications applied applies apply applying appreciate appreciated approach
    approaches appropriate apps arbitrary architecture area areas arguably argue argument arguments around
    art article articles aside ask asked asking asks aspect aspects associated assume assumed assuming
    assumption assumptions attached attack attacker attacks attempt attention attitude audience audio
    author authors autocomplete automate automated automatic automatically automation available average
    avoid aware away awesome awful back backend background backwards bad bag baked balance balancing
    bandwidth bank bar barely barrier base based basic basically basics basis beat beautiful became become
    becomes becoming before began begin beginning behavior behind believe benefit benefits besides best
    bet beta better between beyond biased big bigger biggest billion bills binary bit bits black blame
    bleeding blind block blockchain blocks blog blue board body boils book books boom bootstrap boring
    bottom bought boundaries box boxes brain branch brand breaking breaks bridge briefly brilliant bring
    bringing brings broad broadcast broader broadly broke broken brought browser browsers btctranscripts
    bucks budget bug bugs build building builds built bump bunch bundle burn burning business businesses
    busy button buttons buy buying bytes calculate calendar call called calling calls came camp candidate
    canvas capabilities capability capable capacity capital car card cards care cared career careful
    carefully cares carry cars case cases cash cast catch categories categorize category caught cause
    caused causing center centers centralization centralized certain certainly chain challenge challenges
    challenging chance change changed changes changing channel channels character charge chat cheap
    cheaper check checking checks child children choice choices choose choosing chose chunk churn circle
    circumstances city claim class classes classic clean cleaning cleanup clear clearly clever click
    client clients close closed closely closer closing cloud cluster code codebase codes coding coin coins
    cold collaboration colleague colleagues collect collection college color com combination combine
    combined come comes comfortable coming command commands comment comments commercial commit commits
    committed common communicate communicating communication communities community companies company
    compare compared comparing comparison compatibility compatible compete competing competition
    competitive competitor compile compiled compiler complain complete completely complex complexity
    complicated component components compute computer computers computing concept concepts concern
    concerned concerns concrete condition conditions conference conferences confidence confident config
    configuration configure confirm confused confusing confusion connect connected connecting connection
    connections connects consensus consequences conservative consider considered considering consistent
    consistently constantly constrained constraints construct consulting consume consumer consuming
    contact container containers content contents context continue continues continuing contract contracts
    contribute contributing contribution contributions contributor contributors control controlled
    controversial conversation conversations convert convince cool copy copyright corner corporate
    corporation correct correctly cost costs count counting countries country couple course courses court
    cover coverage covered covers crap crash crashes crazy create created creates creating creation
    creative creator creators credit critical cross crypto cryptography culture curious current currently
    curve custom customer customers cut cycle cycles dad dangerous data database databases date day days
    dead deal dealing deals dear death debate debt debug decade decades decent decentralized decide
    decided decides decision decisions dedicated deep deeper deeply default defense define defined
    definitely definition degree delete deliver delivering demand demo denial depend dependencies
    dependency depending depends deploy deployed deploying deployment deployments depth describe described
    describing description design designed designer designing desire desktop destroy detail details detect
    dev develop developed developer developers developing development device devices devs die difference
    differences different differently difficult dig digging digital direct direction directions directly
    director disagree disaster discover discovered discuss discussed discussing discussion discussions
    display distinction distinguish distributed distribution dive diverse docs document documentation
    documents dog dollar dollars domain door double doubt down download downloads downside dozens drama
    draw drawing drawn dream drew drive driven drives driving drop dropped dude due dumb dump during dust
    dynamic earlier early easier easiest easily easy eat eating economic ecosystem edge edit editing
    editor educate education effect effective effectively effects efficient effort efforts eight element
    elements email emails embarrassing embed embedded emphasize employee employees empty enable enabled
    enables enabling encourage encouraging encrypted encryption end ended ends energy enforce engaged
    engineer engineering engineers enjoy enjoyed enjoying enough enter enterprise entire entirely entities
    entity entry environment environments episode episodes equal equivalent error errors especially
    essentially establish established etc evaluate even event events eventually every everybody everyone
    everything everywhere evolution evolve evolving exact exactly example examples except exchange excited
    exciting execute exercise exist existed existing exists expand expect expectation expectations
    expected expecting expensive experience experienced experiences experiment experimental expert
    expertise explain explained explaining explanation explicit explore exploring expose expressing extend
    extended extension extent external extra extremely eye eyes face facing fact factor fail failed fails
    failure fair fairly faith fake fall falls false familiar family famous fan fancy fantastic far
    fascinating fashion fast faster fault favor favorite fear feature features fee feed feedback feeding
    feel feeling feels fees fellow felt fewer field fields fight fighting figure figured figures figuring
    file files fill filled filter final finally financial find finding fine finish finished fire fired
    firm first fit fits five fix fixed fixes fixing flag flat flexibility flight flow flows focus focused
    focusing folder folks follow followed following foot force forced forever forget forgot fork forks
    form format former forms forth forward found founder four fourth frame framework frameworks frankly
    free freedom freeze frequently fresh friction friend friendly friends front frontend frustrated
    frustrating full fully fun function functional functionality functions fund fundamental fundamentally
    funded funding funds funny further future gain game games gap gaps garbage gave general generally
    generate generated generating generation generic genuinely gets getting giant gig gist give given
    gives giving glad global globally goal goals goes going gone gonna good goodness gosh gotta gotten
    government grab graduated granted graph graphical great greatest green grew ground group groups grow
    growing grown grows growth guarantee guaranteed guess guessing guest guests guide guy guys hacking
    hacks half halfway hand handed handle handles handling hands hang hanging happen happened happening
    happens happy hard harder hardest hardware hash hate head headlines heads health healthy hear heard
    hearing heart heavily heavy held hell help helped helpful helping helps hide high higher highest
    highlight highly hilarious himself hire hired hiring historical historically history hit hits hitting
    hold holding hole home honest honestly hood hook hope hopefully hoping horrible horse host hosted
    hosting hot hour hours house https huge human humanity humans hundred hundreds hurts idea ideal ideas
    identified identify ignore image images imagine immediately impact implement implementation
    implementations implemented implementing import importance important impossible impressed impressive
    improve improved improvement improvements improving incentive incentives include included includes
    including incorporate incorrect increase increasingly incredible incredibly index individual
    individuals industry inefficient influence info information informed infrastructure initial initially
    innovation innovative input inputs insane inside insight install installed instance instead
    instructions integrate integrated integration intelligence intended intentional interact interacting
    interactive interest interested interesting interestingly interests interface interfaces internal
    internally internet interview interviewed interviews introduce introduced introducing introduction
    invented invest invested investing investment invite invited involved involves irrelevant ish isolated
    issue issues item items iterate iteration job jobs join joined joining joke journey joy judge jump
    jumped jumping junior keep keeping keeps kept kernel key keyboard keys kick kidding kids kind kinds
    knew know knowing knowledge known knows lab lack laid land landed language languages laptop large
    larger largest last late lately latency later latest laugh laughs laughter launch launched launching
    law lay layer layers lazy lead leader leaders leadership leading leads leak lean learn learned
    learning least leave leaving led left legacy legal legitimate length less lesson lessons let lets
    letter letting level levels leverage libraries library lie life lift light like liked likely likes
    limit limited limits line lines link linking links list listed listen listened listener listeners
    listening literally little live lived lives living load loading local locally location lock locked log
    logged logging logic logs long longer longest look looked looking looks loop lose losing loss lost lot
    lots loud love loved lovely loving low lower luck luckily lucky lunch machine machines made magazine
    magic magical magically mail mailing main mainly maintain maintained maintainer maintainers
    maintaining maintenance major majority make makes making malicious man manage managed management
    manager managers managing manual manually map mapping maps market marketing massive master match
    material math matter matters mature maximum may maybe meaning meaningful meant meantime measure
    mechanism mechanisms media medium meet meeting meetings meetup member members memory mempool mental
    mention mentioned mentioning mentorship merge merged mess message messages messaging messed met meta
    method methods metrics micro middle migrate migration million millions mind minds mindset mine miner
    miners mini minimum minor minute minutes miss missed missing mission mistake mistakes mitigate
    mitigation mix mobile mode model models modern modify module modules mom moment money monitoring month
    months morning mostly motivated motivation mouse move moved movement moves movie moving multiple
    myself naive name named names naming narrow native natural naturally nature navigate near nearly neat
    necessarily necessary needed needing needs negative neither nerd nerds network networking networks
    never new newer newsletter next nice night nine nobody node nodes noise none normal normally notable
    note notes nothing notice noticed now npm nuance number numbers object obvious obviously occasionally
    odd offer offered offering office official officially offline offs often oftentimes old older ones
    ongoing online onto open opened opening opens operate operating operations opinion opinionated
    opinions opportunities opportunity opposed opposite ops opt optimistic optimization optimize optimized
    option options order org organization organizational organizations organize organized oriented
    original originally others otherwise ours ourselves output outputs outside overall overhead
    overwhelmed owned ownership owns pace package packages page pages paid pain painful pair panel paper
    parallel part partially particular particularly parties partner parts party pass passed passes passing
    passionate past paste patch patches path paths patient pattern patterns pay paying payment payments
    pays peer peers people per perceived percent percentage perfect perfectly perform performance
    performant perhaps period permission person personal personally perspective phase philosophy phone
    phrase physical physically pick picked picking picture piece pieces pile ping pipeline pitch place
    places plain plan plane planet planned planning platform platforms played player players playing plays
    plenty plug plugin plus pod podcast podcasting podcasts point pointed points policy political politics
    pool poor pop popular port portfolio position positive possibility possible possibly post posted posts
    potential potentially power powered powerful practical practice practices predict prefer prepare
    prepared present presentation presented presenting press pressure pretend pretty prevent previous
    previously price primarily primary primitive primitives principle principles print prior prioritize
    privacy private probably problem problems process processes processing processor produce produced
    produces producing product production productive productivity products professional profile profit
    program programmer programmers programming programs progress project projects promise promote
    promoting prompt prompts pronounce proof proper properly properties proposal proposals propose
    proposed proprietary protect protection protocol protocols prototype proud prove provide provided
    provider providers provides providing proving proxy public publicly publish published publishing pull
    pulled pulling purchase pure purely purpose purposes push pushback pushed pushes pushing put puts
    putting quality quarter query question questions queue quick quickly quit quite quote quotes race
    raise ran random range rare rate rates rather raw reach reached reaching reaction read reading readme
    reads ready real reality realize realized realizing really reason reasonable reasoning reasons recall
    receive received receiving recent recently recognize recognized recommend record recorded recording
    recover redo reduce refer reference referring reflect regardless regards register regular relate
    related relationship relationships relative relatively relay release released releases relevant
    reliable rely relying remember reminds remote remotely remove removed repeat replace replaced
    replicate repo report reporting repos repository represent representation represents reputation
    request requests require required requirement requirements requires research resolve resource
    resources respect respond response responses responsibility responsible rest result results resume
    return returns reuse revenue reverse review reviewing reviews rewrite rich rid ride ridiculous right
    rise risk risky road roadmap robust role roles roll rolled rolling room rough roughly round route
    routing rule rules run running runs runtime sad sadly safe safely safety said sale sales sane sat save
    saving saw say saying says scalable scale scaling scared scary scenario scenarios scenes schedule
    scheme school science score scratch screen screwed script scripting scripts search second seconds
    secret section secure security see seeing seem seemed seems seen sees segment select selection sell
    selling send sending sends senior sense sent sentence separate separately separation sequence series
    serious seriously serve server servers service services serving session set sets setting settled setup
    seven several shame shape share shared sharing shell shift shifted ship shipped shipping shoot short
    shorter shot show showed showing shows shut side sides sign signal signature signatures signed
    significant signing signs similar similarly simple simpler simplest simplicity simplify simply since
    single sit site sites sits sitting situation situations six size sized skill skills skip slash sleep
    slightly slow slower slowly small smaller smart smooth social soft software sold solo solution
    solutions solve solved solves solving somebody somehow someone something sometime sometimes somewhat
    somewhere soon sophisticated sort sorts sound sounds source sources space spaces spam speak speakers
    speaking speaks spec special specific specifically specification specifics spectrum speed spend
    spending spent spin split spoke spoken sponsor spot spread stability stable stack stacks staff stage
    stakes stand standard standards standpoint stands start started starting starts startup startups state
    statement static status stay stayed staying stays steal step steps stick sticking still stop stopped
    stops storage store stores stories story straight straightforward strange strategy stream streaming
    stress strict strike string strong structure structured structures struggle struggling stuck student
    students study stuff stupid style subject submit submitted subscribe subset subtle succeed success
    successful suck sucks sudden suddenly sufficient suggest suggested suggestion suite summarize summary
    summer super supply support supported supporting supports suppose supposed sure surface surprise
    surprised surprising survey suspect sustain sustainability sustainable swap sweet switched switching
    sync syndrome syntax system systems table tackle tags take taken takes taking talk talked talking
    talks tangible tap target task tasks taste taught teach teaching team teams tech technical technically
    technique techniques technologies technology telling tells template ten tend tends tension term
    terminal terminology terms terrible test tested testing tests text thankfully theme themselves theory
    therefore thing things think thinking thinks third though thought thoughts thousand thousands thread
    three throughout throw throwing tie tied ties till time timeframe timeline times timing tiny tip tired
    title today together tokens told tomorrow ton tons took tool tooling tools top topic topics total
    totally touch touched touching tough towards tower track trade traditional traffic train training
    transaction transactions transition translate travel traveling treat tree trees tremendous trend trial
    trick tricks tricky tried tries trigger trivial trouble true truly trust trusted trusting truth try
    trying turn turned turning turns tutorials tweet twice two type types typical typically typing
    ultimate ultimately underlying underneath understand understanding understands understood
    unfortunately unintelligible unique unit university unknown unless unpopular upcoming update updated
    updates updating upgrade upgrades upper upset usable usage use used useful useless user users uses
    using usual usually valid validate valuable value values van various vast vector vectors vendor verify
    version versions versus via viable vibe video videos view views virtual visibility vision visual
    vulnerabilities wait waiting wake walk walking wall wallet wallets wanna want wanted wanting wants war
    waste wasting watch watched watching water wave way ways wealth wearing web website websites week
    weekend weekly weeks weight weird went whatever whatnot whenever wherever white whoever whole wide
    wider wild willing win wind window wins wise wish within without wonder wonderful wondering word words
    work worked workers workflow working works world worlds worried worry worrying worse worst worth wrap
    wrapper write writes writing written wrong wrote www year years yesterday yet young younger yours
    yourself zero
    """.split()  # noqa: SIM905 - a list of thousands of strings is harder to read
)
